//! Texts in the records of a workbook of old, which may run over into the records that
//! continue them.
//!
//! Takes the data of a record and of those that continue it; gives the texts, without
//! their formats.

use super::bytes::{half, two, wide};

/// A flag: two bytes a character.
const WIDE: u8 = 1;
const PHONETIC: u8 = 4;
const RICH: u8 = 8;

/// A text of a known number of characters behind its flags, as most records hold it;
/// gives where it ends, too.
pub fn text(data: &[u8], at: usize, characters: usize) -> Option<(String, usize)> {
    let flags = *data.get(at)?;
    let mut start = at + 1;
    start += if flags & RICH != 0 { 2 } else { 0 };
    start += if flags & PHONETIC != 0 { 4 } else { 0 };
    match flags & WIDE {
        0 => {
            let end = start.checked_add(characters)?;
            Some((half(data.get(start..end)?), end))
        }
        _ => {
            let end = start.checked_add(characters.checked_mul(2)?)?;
            Some((wide(data.get(start..end)?), end))
        }
    }
}

/// A text with its number of characters in two bytes.
pub fn long(data: &[u8], at: usize) -> Option<String> {
    text(data, at.checked_add(2)?, two(data, at)?).map(|(text, _)| text)
}

/// The texts that the cells share, as far as the records are sound.
pub fn shared(records: &[&[u8]]) -> (Vec<String>, bool) {
    let mut reader = Pieces { records, record: 0, at: 8 };
    let first = records.first().copied().unwrap_or_default();
    let count = super::bytes::four(first, 4).unwrap_or_default();
    let mut all = Vec::new();
    for _ in 0..count {
        match reader.text() {
            Some(text) => all.push(text),
            None => return (all, false),
        }
    }
    (all, true)
}

struct Pieces<'r> {
    records: &'r [&'r [u8]],
    record: usize,
    at: usize,
}

impl<'r> Pieces<'r> {
    fn rest(&self) -> &'r [u8] {
        self.records.get(self.record).and_then(|record| record.get(self.at..)).unwrap_or_default()
    }

    /// On to the next record, if this one is at its end.
    fn turn(&mut self) -> Option<bool> {
        if !self.rest().is_empty() {
            return Some(false);
        }
        self.record += 1;
        self.at = 0;
        (self.record < self.records.len()).then_some(true)
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn()?;
        let byte = *self.rest().first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |all, at| Some(all | usize::from(self.byte()?) << (8 * at)))
    }

    fn text(&mut self) -> Option<String> {
        let mut left = self.number(2)?;
        let mut flags = self.byte()?;
        let formats = if flags & RICH != 0 { self.number(2)? } else { 0 };
        let readings = if flags & PHONETIC != 0 { self.number(4)? } else { 0 };
        let mut all = String::new();
        while left > 0 {
            // a text that runs over says anew how wide it is
            if self.turn()? {
                flags = flags & !WIDE | self.byte()? & WIDE;
            }
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let rest = self.rest();
            let characters = left.min(rest.len() / width);
            if characters == 0 {
                return None;
            }
            let data = &rest[..characters * width];
            all.push_str(&if width == 1 { half(data) } else { wide(data) });
            self.at += data.len();
            left -= characters;
        }
        let mut skip = formats.checked_mul(4)?.checked_add(readings)?;
        while skip > 0 {
            self.turn()?;
            let step = skip.min(self.rest().len());
            self.at += step;
            skip -= step;
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn texts_run_over_into_the_next_record() {
        // one format and four bytes of readings follow the second text
        let first = [&[3, 0, 0, 0, 3, 0, 0, 0][..], &[4, 0, 0], b"11"].concat();
        let second = [&[1, 0x30, 0, 0x31, 0][..], &[1, 0, 12, 1, 0, 4, 0, 0, 0], b"a", &[9; 5]];
        let third = [&[9, 9, 9][..], &[2, 0, 1, 0x32, 0x75, 0x59, 0x4E]].concat();
        let (texts, is_whole) = shared(&[&first, &second.concat(), &third]);
        assert_eq!(texts, ["1101", "a", "甲乙"]);
        assert!(is_whole);
        assert!(!shared(&[&first]).1);
    }
}
