//! Cells that show more than they hold: a number format may have digits and words of its
//! own.
//!
//! Takes the styles of a workbook, the style of a cell and what it holds; gives what is
//! shown. Formats that only add signs and units to a number give nothing. Every section
//! counts: what is shown for a negative number may be a leak as well.

use super::super::day_cell::DayFormat;
use super::super::part_attributes::attribute;
use super::super::{Unreadable, xml};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Excel takes no longer format.
const LONGEST_CODE: usize = 255;
/// No cell holds more digits.
const MOST_DIGITS: usize = 40;
/// What all cells may show in all.
const LARGEST: usize = 8 << 20;

/// One step of a format.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Shown as it stands.
    Literal(char),
    /// A digit; whether a zero fills it.
    Digit(bool),
    Point,
    /// The text of the cell, or the number as it is.
    Whole,
}

/// The sections of a format: for numbers above zero, below, zero, and texts.
type Sections = Vec<Vec<Step>>;

/// The formats of the styles that show digits or words of their own.
#[derive(Default)]
pub struct NumberFormats {
    by_style: HashMap<usize, Sections>,
    /// Those that rules give.
    by_rule: HashMap<usize, Sections>,
    /// The styles that show days.
    days: HashMap<usize, DayFormat>,
    /// Whether the workbook counts its days from 1904.
    is_1904: bool,
    left: usize,
    /// Whether a format could not be read, or not everything could be shown.
    pub is_cut: bool,
}

impl NumberFormats {
    /// Of the part of the styles.
    ///
    /// # Errors
    /// It is no XML.
    pub fn of(part: &[u8]) -> Result<Self, Unreadable> {
        let mut formats = Self { left: LARGEST, ..Self::default() };
        let text = xml::text(part)?;
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = false;
        let (mut codes, mut styles) = (HashMap::new(), Vec::new());
        let mut in_cells = false;
        let mut rule = 0_usize;
        loop {
            match reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(element) | Event::Empty(element) => {
                    let name = element.local_name();
                    match name.as_ref() {
                        "numFmt" if rule > 0 => formats.rule(rule - 1, code(&element)),
                        "numFmt" => codes.extend(code(&element)),
                        "dxf" => rule += 1,
                        "cellXfs" => in_cells = true,
                        "xf" if in_cells => styles.push(id(&element)),
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                    in_cells = false;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        for (style, id) in styles.into_iter().enumerate() {
            let code = id.and_then(|id| codes.get(&id));
            let built_in = || DayFormat::built_in(usize::try_from(id?).ok()?);
            if let Some(day) = code.map_or_else(built_in, |code| DayFormat::of(code)) {
                formats.days.insert(style, day);
            }
            let Some(code) = code else { continue };
            if code.len() > LONGEST_CODE {
                formats.is_cut = true;
                continue;
            }
            let sections = sections(code);
            if !sections.is_empty() {
                formats.by_style.insert(style, sections);
            }
        }
        Ok(formats)
    }

    /// The format that a rule gives.
    fn rule(&mut self, rule: usize, code: Option<(u32, String)>) {
        let Some((_, code)) = code else { return };
        if code.len() > LONGEST_CODE {
            self.is_cut = true;
            return;
        }
        let sections = sections(&code);
        if !sections.is_empty() {
            self.by_rule.insert(rule, sections);
        }
    }

    /// The same where the workbook may count its days from 1904.
    #[must_use]
    pub fn counting_from_1904(self, is_1904: bool) -> Self {
        Self { is_1904, ..self }
    }

    /// The date that a cell of this style shows.
    pub fn day(&self, style: &str, value: &str) -> Option<String> {
        let day = self.days.get(&style.trim().parse::<usize>().ok()?)?;
        day.shown(value.trim().parse().ok()?, self.is_1904)
    }

    /// Whether a rule gives a format that shows something of its own.
    pub fn has_rule(&self, rule: usize) -> bool {
        self.by_rule.contains_key(&rule)
    }

    /// What a cell shows to which a rule gives this format.
    pub fn shown_by_rule(&mut self, rule: usize, value: &str) -> String {
        let all = self.by_rule.get(&rule).map(|sections| all_shown(sections, value));
        self.spend(all.unwrap_or_default())
    }

    /// What a cell of this style shows that holds this, one line a section.
    pub fn shown(&mut self, style: &str, value: &str) -> String {
        let style = style.trim().parse::<usize>().ok();
        let sections = style.and_then(|style| self.by_style.get(&style));
        let all = sections.map(|sections| all_shown(sections, value));
        self.spend(all.unwrap_or_default())
    }

    fn spend(&mut self, all: String) -> String {
        self.is_cut |= all.len() >= self.left && !all.is_empty();
        self.left = self.left.saturating_sub(all.len());
        if self.left == 0 { String::new() } else { all }
    }
}

fn all_shown(sections: &[Vec<Step>], value: &str) -> String {
    sections.iter().flat_map(|section| [shown(section, value), "\n".to_owned()]).collect()
}

/// Whether a workbook counts its days from 1904: from its own part.
pub fn counts_from_1904(book: &str) -> bool {
    let mut reader = Reader::from_str(book);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element))
                if element.local_name().as_ref() == "workbookPr" =>
            {
                let is_1904 = attribute(&element, "date1904");
                return is_1904.is_some_and(|value| value == "1" || value == "true");
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn id(element: &BytesStart<'_>) -> Option<u32> {
    attribute(element, "numFmtId")?.trim().parse().ok()
}

fn code(element: &BytesStart<'_>) -> Option<(u32, String)> {
    Some((id(element)?, attribute(element, "formatCode")?))
}

/// The sections of a format that show something of their own.
fn sections(code: &str) -> Vec<Vec<Step>> {
    let mut all = vec![Vec::new()];
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        let Some(steps) = all.last_mut() else { break };
        match character {
            ';' => all.push(Vec::new()),
            '"' => steps.extend(characters.by_ref().take_while(|c| *c != '"').map(Step::Literal)),
            '\\' | '!' => steps.extend(characters.next().map(Step::Literal)),
            // as wide as a character, or that character over and over
            '_' | '*' => drop(characters.next()),
            // a colour, a condition, a currency
            '[' => drop(characters.by_ref().find(|c| *c == ']')),
            '0' => steps.push(Step::Digit(true)),
            '#' | '?' => steps.push(Step::Digit(false)),
            '.' => steps.push(Step::Point),
            '@' => steps.push(Step::Whole),
            'G' | 'g' if characters.as_str().to_ascii_lowercase().starts_with("eneral") => {
                characters = characters.as_str()["eneral".len()..].chars();
                steps.push(Step::Whole);
            }
            ',' => {}
            other => steps.push(Step::Literal(other)),
        }
    }
    all.retain(|section| adds_words(section));
    all
}

/// Whether a section has digits of its own, or words around a text.
fn adds_words(section: &[Step]) -> bool {
    let holds_text = section.contains(&Step::Whole);
    section.iter().any(|step| match step {
        Step::Literal(literal) if literal.is_numeric() => true,
        Step::Literal(literal) => holds_text && literal.is_alphanumeric(),
        _ => false,
    })
}

/// What one section shows.
fn shown(section: &[Step], value: &str) -> String {
    let value = value.lines().next().unwrap_or_default();
    let places = |steps: &[Step]| steps.iter().filter(|s| matches!(s, Step::Digit(_))).count();
    let point = section.iter().position(|step| *step == Step::Point).unwrap_or(section.len());
    let (before, behind) = (places(&section[..point]), places(&section[point..]));
    let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let written = number.map(|number| format!("{:.*}", behind.min(MOST_DIGITS), number.abs()));
    let (whole, rest) = match &written {
        Some(written) => written.split_once('.').unwrap_or((written, "")),
        None => ("", ""),
    };
    let digits: Vec<char> = whole.trim_start_matches('0').chars().collect();
    let mut left = before;
    let mut rest = rest.chars();
    let mut all = String::new();
    for (at, step) in section.iter().enumerate() {
        match step {
            Step::Literal(literal) => all.push(*literal),
            Step::Point => all.push('.'),
            Step::Whole => all.push_str(value),
            Step::Digit(_) if at > point => all.extend(rest.next()),
            Step::Digit(is_filled) => {
                // the first place takes all digits that have none
                if left == before {
                    all.extend(digits.iter().take(digits.len().saturating_sub(left)));
                }
                let digit = digits.len().checked_sub(left).and_then(|at| digits.get(at));
                all.extend(digit.copied().or(is_filled.then_some('0')));
                left -= 1;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: &str) -> Vec<String> {
        sections(code).iter().map(|section| shown(section, value)).collect()
    }

    #[test]
    fn literals_and_digits_are_put_together() {
        for (code, value, wanted) in [
            (r#""1380013"0000"#, "8000", "13800138000"),
            (r#""13800138"000"#, "0", "13800138000"),
            (r"\1\3\8#", "00138000", "138138000"),
            (r#"000"138"0000"#, "1508000", "1501388000"),
            (r#"[Red]0"1".00_);@"#, "12.345", "121.35"),
            (r#""138"@"#, "00138000", "13800138000"),
            (r#""王"@"#, "喆民", "王喆民"),
            (r#""138"General"#, "123", "138123"),
        ] {
            assert_eq!(show(code, value).first().map(String::as_str), Some(wanted), "{code}");
        }
        assert_eq!(show(r#""13800138000";"11""#, "5"), ["13800138000", "11"]);
    }

    #[test]
    fn units_and_dates_show_nothing_of_their_own() {
        for code in
            ["General", "0.00%", "#,##0.00\"元\"", "yyyy\"年\"m\"月\"", "@", "[$-804]0", "\""]
        {
            assert!(show(code, "12").is_empty(), "{code}");
        }
    }
    #[test]
    fn days_may_be_counted_from_1904() {
        let styles = b"<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
        for (book, wanted) in [
            ("<workbook><workbookPr date1904='1'/></workbook>", "1974年6月16日"),
            ("<workbook><workbookPr date1904='0'/></workbook>", "1970年6月15日"),
            ("<workbook/>", "1970年6月15日"),
        ] {
            let formats = NumberFormats::of(styles).expect("styles");
            let formats = formats.counting_from_1904(counts_from_1904(book));
            assert_eq!(formats.day("0", "25734").as_deref(), Some(wanted), "{book}");
        }
    }
}
