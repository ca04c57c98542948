//! Runs of a Word text that nobody sees: hidden, white, or too small to read.
//!
//! Takes the properties of paragraphs and runs as they are read, and the styles; says what
//! a run is.

use super::super::part_attributes::attribute;
use super::styles::Styles;
use quick_xml::events::BytesStart;

/// What a run may be.
pub const CONCEALED: [&str; 3] = ["隐藏文字", "白色文字", "极小的文字"];

/// Half points: what is no larger cannot be read.
const TINY: u32 = 4;

/// Whether a property is there and not taken back.
pub fn is_set(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off"))
}

/// Where in a run the reader stands.
pub struct Run<'s> {
    styles: &'s Styles,
    /// The element that was opened last is a run.
    opened: bool,
    inside_properties: bool,
    /// What the styles of the tables around it and of its paragraph say.
    tables: Vec<bool>,
    paragraph: Option<bool>,
    is: Option<&'static str>,
}

impl<'s> Run<'s> {
    /// In a document of these styles.
    pub fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            opened: false,
            inside_properties: false,
            tables: Vec::new(),
            paragraph: None,
            is: None,
        }
    }

    /// What the words here are, if they are not seen.
    pub fn is_concealed(&self) -> Option<&'static str> {
        self.is
    }

    /// An element opens.
    pub fn open(&mut self, element: &BytesStart<'_>, name: &str) {
        self.note(element, name);
        match name {
            "r" => self.is = self.by_style(),
            "p" => self.paragraph = None,
            "tbl" => self.tables.push(false),
            "rPr" if self.opened => self.inside_properties = true,
            _ => {}
        }
        self.opened = name == "r";
    }

    /// What a run is before its own properties are read.
    fn by_style(&self) -> Option<&'static str> {
        let all = self.styles.hides_all || self.tables.last() == Some(&true);
        self.paragraph.unwrap_or(all).then_some(CONCEALED[0])
    }

    /// An element without content.
    pub fn empty(&mut self, element: &BytesStart<'_>, name: &str) {
        self.note(element, name);
        self.opened = false;
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "r" => self.is = None,
            "p" => self.paragraph = None,
            "tbl" => {
                self.tables.pop();
            }
            "rPr" => self.inside_properties = false,
            _ => {}
        }
        self.opened = false;
    }

    fn note(&mut self, element: &BytesStart<'_>, name: &str) {
        let value = || attribute(element, "val").unwrap_or_default();
        let [hidden, white, tiny] = CONCEALED;
        match name {
            "pStyle" => self.paragraph = self.styles.hides(&value()),
            "tblStyle" => {
                if let Some(table) = self.tables.last_mut() {
                    *table = self.styles.hides(&value()) == Some(true);
                }
            }
            _ if !self.inside_properties => {}
            "rStyle" => match self.styles.hides(&value()) {
                Some(true) => self.is = Some(hidden),
                Some(false) => self.is = None,
                None => {}
            },
            "vanish" => self.is = is_set(element).then_some(hidden),
            "color" if value().eq_ignore_ascii_case("FFFFFF") => {
                self.is = self.is.or(Some(white));
            }
            "sz" if value().parse::<u32>().is_ok_and(|size| size <= TINY) => {
                self.is = self.is.or(Some(tiny));
            }
            _ => {}
        }
    }
}
