//! A small filter of the two characters with which withheld values begin, so that
//! almost every place of a page is passed over at the cost of one look.
//! May say yes where nothing begins; never says no where something does.

const WORDS: usize = 1 << 10;

/// The first two folded characters of every pattern, as bits.
pub struct Pairs(Box<[u64; WORDS]>);

impl Default for Pairs {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl Pairs {
    /// Notes the first two characters of a folded pattern.
    pub fn insert(&mut self, folded: &[u8]) {
        let Some((first, rest)) = split(folded) else { return };
        let Some((second, _)) = split(rest) else { return };
        let (word, bit) = place(first, second);
        self.0[word] |= bit;
    }

    /// Whether a pattern may begin with these two characters.
    #[inline]
    pub fn may_begin(&self, first: u32, second: u32) -> bool {
        let (word, bit) = place(first, second);
        self.0[word] & bit != 0
    }
}

/// One number for the bytes of one character.
#[inline]
pub fn key(character: &[u8]) -> u32 {
    character.iter().fold(0, |key, byte| key << 8 | u32::from(*byte))
}

#[inline]
fn place(first: u32, second: u32) -> (usize, u64) {
    let mixed = (first.wrapping_mul(0x9E37_79B1) ^ second).wrapping_mul(0x85EB_CA6B) >> 16;
    ((mixed >> 6) as usize % WORDS, 1 << (mixed & 63))
}

fn split(folded: &[u8]) -> Option<(u32, &[u8])> {
    let first = folded.first()?;
    let length = match first {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0.. => 4,
        _ => 1,
    };
    let (character, rest) = folded.split_at_checked(length)?;
    Some((key(character), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_yes_where_a_pattern_begins() {
        let mut pairs = Pairs::default();
        assert!(!pairs.may_begin(key("张".as_bytes()), key("三".as_bytes())));
        pairs.insert("张三丰".as_bytes());
        pairs.insert("a𠮷".as_bytes());
        assert!(pairs.may_begin(key("张".as_bytes()), key("三".as_bytes())));
        assert!(pairs.may_begin(key(b"a"), key("𠮷".as_bytes())));
        assert!(!pairs.may_begin(key("三".as_bytes()), key("张".as_bytes())));
    }
}
