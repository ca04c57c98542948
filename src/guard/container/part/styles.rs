//! Styles of Word that hide what is written in them.
//!
//! Takes the part that holds the styles; answers whether a style hides, by itself or by what
//! it is based on. Damage hides nothing: the words are told as words that are seen.

use super::super::part_attributes::attribute;
use super::concealed::is_set;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// A style is based on another, and so on, no more often.
const MOST_STEPS: usize = 32;

/// What the styles of a document say of being seen.
#[derive(Default)]
pub struct Styles {
    /// Whether all is hidden that no style shows.
    pub hides_all: bool,
    by_name: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    based_on: String,
    hides: Option<bool>,
}

impl Styles {
    /// Of a part.
    pub fn of(part: &str) -> Self {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = false;
        let mut name = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => {
                    if element.local_name().as_ref() == "style" {
                        let id = attribute(&element, "styleId").unwrap_or_default();
                        styles.by_name.insert(id.clone(), Style::default());
                        name = Some(id);
                    }
                    styles.note(name.as_deref(), &element);
                }
                Event::End(element) if element.local_name().as_ref() == "style" => name = None,
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    fn note(&mut self, style: Option<&str>, element: &BytesStart<'_>) {
        let style = style.and_then(|name| self.by_name.get_mut(name));
        match (element.local_name().as_ref(), style) {
            ("vanish", None) => self.hides_all = is_set(element),
            ("vanish", Some(style)) => style.hides = Some(is_set(element)),
            ("basedOn", Some(style)) => {
                style.based_on = attribute(element, "val").unwrap_or_default();
            }
            _ => {}
        }
    }

    /// Whether a style hides or shows what is written in it; nothing where it leaves that
    /// to others.
    pub fn hides(&self, name: &str) -> Option<bool> {
        let mut name = name;
        for _ in 0..MOST_STEPS {
            let style = self.by_name.get(name)?;
            if style.hides.is_some() {
                return style.hides;
            }
            name = &style.based_on;
        }
        None
    }
}
