//! Rules of a sheet that give the cells of a place another format.
//!
//! Takes what stands behind the cells; gives the places of each rule, and the number of its
//! format.

use super::super::part_attributes::attribute;
use quick_xml::Reader;
use quick_xml::events::Event;

/// More rules stand in no sheet that people made.
const MOST_RULES: usize = 256;
/// Places of one rule.
const MOST_PLACES: usize = 64;

/// A rectangle of cells: columns and rows, the first and the last.
pub struct Cells {
    columns: (u32, u32),
    rows: (u32, u32),
}

impl Cells {
    /// Of `B2:C9`, or one cell.
    fn of(range: &str) -> Option<Self> {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let ((left, top), (right, bottom)) = (cell(first)?, cell(last)?);
        Some(Self { columns: (left, right), rows: (top, bottom) })
    }

    /// Whether the cell in this column and row is one of them.
    pub fn hold(&self, (column, row): (u32, u32)) -> bool {
        let within = |(first, last): (u32, u32), at: u32| (first..=last).contains(&at);
        within(self.columns, column) && within(self.rows, row)
    }
}

/// The column and the row of `AB12`.
pub fn cell(place: &str) -> Option<(u32, u32)> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(3).count();
    let (letters, row) = place.split_at(letters);
    let column = letters
        .bytes()
        .fold(0_u32, |all, letter| all * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some((column, row.parse().ok()?))
}

/// The rules that have a format.
pub fn conditions(part: &str) -> Vec<(Vec<Cells>, usize)> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    let (mut places, mut all) = (String::new(), Vec::new());
    // damage ends the list: the part itself is read elsewhere
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "conditionalFormatting" => {
                    places = attribute(&element, "sqref").unwrap_or_default();
                }
                "cfRule" if all.len() < MOST_RULES => {
                    let rule = attribute(&element, "dxfId").and_then(|rule| rule.parse().ok());
                    let cells = places.split_whitespace().take(MOST_PLACES).filter_map(Cells::of);
                    all.extend(rule.map(|rule| (cells.collect(), rule)));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    all
}
