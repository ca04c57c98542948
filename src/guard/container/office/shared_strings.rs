//! The texts that the cells of a workbook share.
//!
//! Takes their part; gives each by its number, and at the end those that no cell uses:
//! they stand in the file all the same.

use super::super::Unreadable;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// The texts, and which were asked for.
#[derive(Default)]
pub struct SharedStrings {
    texts: Vec<String>,
    used: Vec<bool>,
    /// What stands in no text.
    stray: String,
    left: usize,
}

/// What the cells may show in all.
const LARGEST: usize = 64 << 20;

impl SharedStrings {
    /// Of the text of a part.
    ///
    /// # Errors
    /// It is no XML.
    pub fn of(part: &str) -> Result<Self, Unreadable> {
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = false;
        let mut texts: Vec<String> = Vec::new();
        let (mut in_text, mut aside, mut stray) = (false, 0_usize, String::new());
        loop {
            match reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Eof => break,
                Event::Start(start) => match start.local_name().as_ref() {
                    "si" => texts.push(String::new()),
                    "t" => in_text = true,
                    "rPh" => aside += 1,
                    _ => {}
                },
                Event::Empty(empty) if empty.local_name().as_ref() == "si" => {
                    texts.push(String::new());
                }
                Event::End(end) => match end.local_name().as_ref() {
                    "t" => in_text = false,
                    "rPh" => aside = aside.saturating_sub(1),
                    _ => {}
                },
                event => {
                    let text = text_of(event)?.filter(|_| aside == 0).unwrap_or_default();
                    match texts.last_mut().filter(|_| in_text) {
                        Some(last) => last.push_str(&text),
                        None => stray.push_str(text.trim()),
                    }
                }
            }
        }
        let used = vec![false; texts.len()];
        Ok(Self { texts, used, stray, left: LARGEST })
    }

    /// The text with this number.
    pub fn get(&mut self, index: &str) -> Option<&str> {
        let index: usize = index.trim().parse().ok()?;
        *self.used.get_mut(index)? = true;
        let text = self.texts.get(index)?;
        // many cells may show one long text
        self.left = self.left.saturating_sub(text.len());
        (self.left > 0).then_some(text)
    }

    /// Whether the cells showed more than is read.
    pub fn is_exhausted(&self) -> bool {
        !self.texts.is_empty() && self.left == 0
    }

    /// What no cell uses, one a line.
    pub fn unused(&self) -> String {
        let unused = self.texts.iter().zip(&self.used).filter(|(_, used)| !**used);
        let unused = unused.map(|(text, _)| text.as_str());
        unused.chain([self.stray.as_str()]).flat_map(|text| [text, "\n"]).collect()
    }
}

/// The text of an event, if it has any.
///
/// # Errors
/// It is damaged.
pub fn text_of(event: Event<'_>) -> Result<Option<String>, Unreadable> {
    Ok(match event {
        Event::Text(text) => Some(text.into_inner().into_owned()),
        Event::CData(text) => Some(text.into_inner().into_owned()),
        Event::GeneralRef(reference) => {
            let reference = format!("&{};", reference.into_inner());
            Some(unescape(&reference).map_err(|_| Unreadable::Broken)?.into_owned())
        }
        _ => None,
    })
}
