//! What may stand between two groups of digits, and between characters that are seen.
//! Takes bytes that need not be UTF-8; never passes over a line, a comma or a cell, but for
//! the one end of a line that stands behind a hyphen.

use super::is_ignorable;
use super::patterns::is_unseen;

/// What stands between two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// One or two spaces.
    Space,
    /// A hyphen or dash.
    Dash,
    /// A full stop.
    Dot,
    /// A middle dot.
    MiddleDot,
    /// A slash.
    Slash,
    /// A low line, as in the names of files.
    LowLine,
    /// A bracket that closes.
    Bracket,
    /// A sign that shows nothing, and yet keeps the fields of some programs apart.
    Unseen,
}

/// If only one separator, or nothing that can be seen, stands between here and a digit:
/// where the digit is, and the separator.
pub fn gap_to_digit(text: &[u8], at: usize) -> Option<(usize, Option<Gap>)> {
    let mut characters = Characters { text, at };
    let mut gap = None;
    let (mut spaces, mut dashes, mut line_ended) = (0, 0_u8, false);
    loop {
        let here = characters.at;
        let character = characters.next()?;
        if character.is_ascii_digit() {
            return Some((here, gap));
        }
        match (gap_of(character), gap) {
            (None, _) if is_ignorable(character) => {}
            (None, Some(Gap::Dash)) if character == '\r' && !line_ended => {}
            (None, Some(Gap::Dash)) if character == '\n' && !line_ended => line_ended = true,
            (None, _) => return None,
            (Some(Gap::Space), _) if spaces >= 2 => return None,
            (Some(Gap::Space), None | Some(Gap::Unseen)) => {
                spaces += 1;
                gap = Some(Gap::Space);
            }
            (Some(Gap::Space), _) => spaces += 1,
            (Some(Gap::Unseen), known) => gap = known.or(Some(Gap::Unseen)),
            // one dash of Chinese is two signs
            (Some(Gap::Dash), Some(Gap::Dash)) if dashes == 1 => dashes = 2,
            // (0753)-3388110
            (Some(Gap::Dash), Some(Gap::Bracket)) if dashes == 0 => dashes = 2,
            (seen, None | Some(Gap::Space | Gap::Unseen)) => {
                dashes = u8::from(seen == Some(Gap::Dash));
                gap = seen;
            }
            _ => return None,
        }
    }
}

/// The separator that this character is.
pub fn gap_of(character: char) -> Option<Gap> {
    match character {
        '\0'..='\u{7F}' => gap_of_ascii(character),
        // most hanzi
        '\u{3401}'..='\u{4DFF}' | '\u{4E01}'..='\u{9FFF}' => None,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Some(Gap::Space)
        }
        c if is_dash(c) => Some(Gap::Dash),
        // typed for a dash
        'ー' | 'ｰ' | '一' => Some(Gap::Dash),
        '）' => Some(Gap::Bracket),
        '．' => Some(Gap::Dot),
        '／' => Some(Gap::Slash),
        '＿' => Some(Gap::LowLine),
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' => Some(Gap::MiddleDot),
        c if is_unseen(c) => Some(Gap::Unseen),
        _ => None,
    }
}

fn gap_of_ascii(character: char) -> Option<Gap> {
    match character {
        ' ' => Some(Gap::Space),
        '-' => Some(Gap::Dash),
        ')' => Some(Gap::Bracket),
        '.' => Some(Gap::Dot),
        '/' => Some(Gap::Slash),
        '_' => Some(Gap::LowLine),
        c if is_unseen(c) => Some(Gap::Unseen),
        _ => None,
    }
}

/// Every dash of Unicode, and the signs that look like one.
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{58A}'
            | '\u{5BE}'
            | '\u{1400}'
            | '\u{1806}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2043}'
            | '\u{207B}'
            | '\u{208B}'
            | '\u{2212}'
            | '\u{2500}'..='\u{2501}'
            | '\u{2E17}'
            | '\u{2E1A}'
            | '\u{2E3A}'..='\u{2E3B}'
            | '\u{2E40}'
            | '\u{2E5D}'
            | '\u{301C}'
            | '\u{3030}'
            | '\u{30A0}'
            | '\u{FE31}'..='\u{FE32}'
            | '\u{FE58}'
            | '\u{FE63}'
            | '\u{FF0D}'
            | '\u{10D6E}'
            | '\u{10EAD}'
    )
}

/// Characters from a place in bytes that need not be UTF-8.
pub struct Characters<'t> {
    /// The bytes.
    pub text: &'t [u8],
    /// Where the next character is.
    pub at: usize,
}

impl Characters<'_> {
    /// The next character; none at the end, or where the bytes are no UTF-8.
    pub fn next(&mut self) -> Option<char> {
        let first = *self.text.get(self.at)?;
        if first.is_ascii() {
            self.at += 1;
            return Some(char::from(first));
        }
        let end = self.text.len().min(self.at + 4);
        let window = &self.text[self.at..end];
        let character = window.utf8_chunks().next()?.valid().chars().next()?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// The next character that can be seen.
    pub fn visible(&mut self) -> Option<char> {
        loop {
            let character = self.next()?;
            if !is_ignorable(character) {
                return Some(character);
            }
        }
    }
}

/// Whether an ASCII letter or digit stands before `start`, characters that cannot be seen aside.
pub fn letter_before(text: &[u8], start: usize) -> bool {
    let mut before = &text[..start];
    // invisible characters have two to four bytes; look past a few of them
    while let Some(end) = before.len().checked_sub(1) {
        let lead = before.iter().rposition(|byte| byte & 0xC0 != 0x80).unwrap_or(end);
        match (Characters { text: before, at: lead }).next() {
            Some(c) if is_ignorable(c) => before = &before[..lead],
            Some(c) if c.is_ascii_alphanumeric() => return true,
            _ => break,
        }
    }
    false
}
