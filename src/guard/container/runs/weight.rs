//! What a run of characters is made of.

use encoding_rs::GB18030;
use std::sync::LazyLock;

/// Words are made of more letters than these.
const FEWEST_KINDS: u32 = 5;

/// So many characters in a row that people use are no noise.
const FEWEST_IN_A_ROW: usize = 4;

/// So many hanzi make a word.
const FEWEST_SIDE_BY_SIDE: usize = 2;

/// Counts of a run.
#[derive(Debug, Default)]
pub struct Weight {
    /// All characters.
    pub characters: usize,
    /// Chinese ones.
    pub hanzi: usize,
    /// The most digits in a row, with no more than one other character between two.
    pub digits: usize,
    /// Its length in UTF-8.
    pub in_utf8: usize,
    /// Latin letters.
    letters: usize,
    /// Which characters of ASCII there are, a bit each.
    kinds: u128,
    /// Whether each character comes after the one before it: a table of a program.
    is_ascending: bool,
    /// Chinese characters that people use every day.
    common: usize,
    /// The most characters in a row without a rare one.
    usual: usize,
    /// The most common hanzi in a row.
    common_row: usize,
}

impl Weight {
    /// Of a run.
    pub fn of(run: &str) -> Self {
        let is_ascending = run.chars().is_sorted_by(|before, after| before < after);
        let mut weight = Self { in_utf8: run.len(), is_ascending, ..Self::default() };
        let (mut row, mut apart, mut usual, mut common) = (0, 0, 0, 0);
        for character in run.chars() {
            weight.characters += 1;
            weight.kinds |= u128::from(character.is_ascii()) << (u32::from(character) & 0x7F);
            apart += 1;
            usual += 1;
            let is_one = is_common(character);
            common = if is_one { common + 1 } else { 0 };
            weight.common_row = weight.common_row.max(common);
            match character {
                '0'..='9' => {
                    row = if apart > 2 { 1 } else { row + 1 };
                    apart = 0;
                    weight.digits = weight.digits.max(row);
                }
                'a'..='z' | 'A'..='Z' => weight.letters += 1,
                '\u{4E00}'..='\u{9FFF}' => {
                    weight.hanzi += 1;
                    match is_one {
                        true => weight.common += 1,
                        false => usual = 0,
                    }
                }
                '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}' => {
                    weight.hanzi += 1;
                    usual = 0;
                }
                _ => {}
            }
            weight.usual = weight.usual.max(usual);
        }
        weight
    }

    /// Its length where a hanzi takes two bytes.
    pub fn in_double(&self) -> usize {
        self.characters + self.hanzi
    }

    /// Whether it is a number, or words in Latin letters: neither a table of a program nor
    /// one byte over and over.
    pub fn is_latin(&self, shortest: usize, digits: usize) -> bool {
        let is_number = self.digits >= digits;
        let is_words = self.hanzi == 0
            && self.characters >= shortest
            && self.letters * 4 >= self.characters * 3
            && self.kinds.count_ones() >= FEWEST_KINDS;
        !self.is_ascending && (is_number || is_words)
    }

    /// Whether it is Chinese in two bytes a character: more of them than not are common, and
    /// they stand side by side.
    pub fn is_chinese(&self) -> bool {
        self.common * 3 >= self.hanzi * 2 && self.common_row >= FEWEST_SIDE_BY_SIDE
    }

    /// Whether most of its hanzi are common, or several characters in a row: any two bytes
    /// are a character, but rarely one that people use. Noise may stand in front of words.
    pub fn is_usual(&self) -> bool {
        self.common * 3 >= self.hanzi * 2 || self.usual >= FEWEST_IN_A_ROW
    }
}

/// The hanzi, a bit each, that stand in GB 2312.
static COMMON: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 0x5200 / 64];
    for first in 0xB0..=0xF7 {
        for second in 0xA1..=0xFE {
            let code = [first, second];
            let (text, _) = GB18030.decode_without_bom_handling(&code);
            let place = text.chars().next().and_then(place);
            if let Some(bits) = place.and_then(|place| bits.get_mut(place / 64).zip(Some(place))) {
                *bits.0 |= 1 << (bits.1 % 64);
            }
        }
    }
    bits
});

const HANZI: std::ops::RangeInclusive<u32> = 0x4E00..=0x9FFF;

fn place(character: char) -> Option<usize> {
    usize::try_from(u32::from(character).checked_sub(*HANZI.start())?).ok()
}

/// Whether a character is a hanzi of GB 2312.
fn is_common(character: char) -> bool {
    let bits = |place: usize| Some(COMMON.get(place / 64)? >> (place % 64) & 1);
    place(character).and_then(bits) == Some(1)
}
