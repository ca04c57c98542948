//! Whether a text was scanned: pictures as large as pages, and hardly a word beside them.
//!
//! Takes the parts of a Word file as they are read; counts pictures that fill what the
//! margins leave of a page. A photograph between paragraphs is smaller, and a page that was
//! scanned has its number, printed beside it, at most.

use super::super::part_attributes::attribute;
use super::super::xml;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A picture over so much of a page, with so few characters, is a page of which the words
/// were scanned: as in a PDF.
const MOST_OF_A_PAGE: f64 = 0.5;
const FEW_CHARACTERS: usize = 100;
/// A4 where the file says nothing, in points.
const USUAL_PAGE: f64 = 595.3 * 841.9;
/// Points in the units of drawings and in those of pages.
const EMU: f64 = 12_700.0;
const TWIPS: f64 = 20.0;

/// What was seen of a text so far.
#[derive(Default)]
pub struct Scanned {
    /// The pictures, in square points.
    pictures: Vec<f64>,
    /// The smallest page.
    page: Option<f64>,
    characters: usize,
}

impl Scanned {
    /// Takes note of a part, and of its running text.
    pub fn note(&mut self, part: &[u8], running: &str) {
        self.characters += running.chars().filter(|c| !c.is_whitespace()).count();
        let Ok(text) = xml::text(part) else { return };
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = false;
        // how large the drawing is of which the picture comes, and older forms of the same
        let (mut size, mut older) = (0.0, 0_usize);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "Fallback" => older += 1,
                        "extent" => size = area(&element, ["cx", "cy"], EMU),
                        "shape" | "rect" => size = styled(&element),
                        "blip" | "imagedata" if older == 0 => {
                            self.pictures.push(std::mem::take(&mut size));
                        }
                        "pgSz" => {
                            let page = area(&element, ["w", "h"], TWIPS);
                            let smaller = self.page.is_none_or(|known| page < known);
                            self.page = if smaller { Some(page) } else { self.page };
                        }
                        _ => {}
                    }
                }
                Event::End(end) if end.local_name().as_ref() == "Fallback" => {
                    older = older.saturating_sub(1);
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }

    /// Whether there are pages of which the words are pixels, and no others.
    pub fn is_scan(&self) -> bool {
        let page = self.page.filter(|page| *page > 0.0).unwrap_or(USUAL_PAGE);
        let large = |picture: &&f64| **picture >= page * MOST_OF_A_PAGE;
        self.characters < self.pictures.iter().filter(large).count() * FEW_CHARACTERS
    }
}

/// In square points, of two attributes.
fn area(element: &BytesStart<'_>, names: [&str; 2], unit: f64) -> f64 {
    let number = |name| attribute(element, name).and_then(|text| text.parse::<f64>().ok());
    let [wide, high] = names.map(|name| number(name).unwrap_or(0.0).max(0.0) / unit);
    wide * high
}

/// The same of `width:415.3pt;height:587pt`.
fn styled(element: &BytesStart<'_>) -> f64 {
    let style = attribute(element, "style").unwrap_or_default();
    let length = |name: &str| {
        let mut all = style.split(';').filter_map(|part| part.split_once(':'));
        let (_, value) = all.find(|(known, _)| known.trim() == name)?;
        let value = value.trim();
        let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number: f64 = value.strip_suffix(unit)?.parse().ok()?;
        Some(number * points(unit)?)
    };
    length("width").zip(length("height")).map_or(0.0, |(wide, high)| wide * high)
}

fn points(unit: &str) -> Option<f64> {
    Some(match unit {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "px" => 0.75,
        _ => return None,
    })
}
