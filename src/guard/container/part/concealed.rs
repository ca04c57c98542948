//! Runs of a Word text that nobody sees: hidden, white, or too small to read.
//!
//! Takes the properties of a run as they are read; says what the run is. A run whose
//! style hides it is not known here: its words are running text.

use super::super::part_attributes::attribute;
use quick_xml::events::BytesStart;

/// What a run may be.
pub const CONCEALED: [&str; 3] = ["隐藏文字", "白色文字", "极小的文字"];

/// Half points: what is no larger cannot be read.
const TINY: u32 = 4;

/// Where in a run the reader stands.
#[derive(Default)]
pub struct Run {
    /// The element that was opened last is a run.
    opened: bool,
    inside_properties: bool,
    is: Option<&'static str>,
}

impl Run {
    /// What the words here are, if they are not seen.
    pub fn is_concealed(&self) -> Option<&'static str> {
        self.is
    }

    /// An element opens.
    pub fn open(&mut self, element: &BytesStart<'_>, name: &str) {
        self.note(element, name);
        match name {
            "r" => self.is = None,
            "rPr" if self.opened => self.inside_properties = true,
            _ => {}
        }
        self.opened = name == "r";
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
            "rPr" => self.inside_properties = false,
            _ => {}
        }
        self.opened = false;
    }

    fn note(&mut self, element: &BytesStart<'_>, name: &str) {
        if !self.inside_properties {
            return;
        }
        let value = || attribute(element, "val").unwrap_or_default();
        let [hidden, white, tiny] = CONCEALED;
        match name {
            "vanish" | "webHidden" if !["0", "false", "off"].contains(&value().as_str()) => {
                self.is = Some(hidden);
            }
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
