//! A small filter of the two characters with which anything begins that is looked for, so
//! that almost every place of a page is passed over at the cost of one look.
//! May say yes where nothing begins; never says no where something does.

use super::Beginning;

/// Two to the power of this are the fewest bits, and the most.
const FEWEST_BITS: u32 = 16;
const MOST_BITS: u32 = 22;

/// The first two folded characters of every pattern, as bits.
pub struct Pairs {
    words: Vec<u64>,
    shift: u32,
    /// How many bits are set in all words before each.
    before: Vec<u32>,
    /// For each bit that is set, what begins so, as bits.
    begin: Vec<u8>,
    /// For each first character of ASCII, the second ones of ASCII: no others pass.
    ascii: [[u64; 2]; 128],
    /// For each character of ASCII, behind which of 32 groups of first ones it stands.
    behind: [u32; 256],
}

impl Default for Pairs {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Pairs {
    /// Of folded patterns, and as what each begins.
    pub fn of(patterns: &[(Beginning, &[u8])]) -> Self {
        // one bit in sixteen is set at most, so few places pass by chance
        let wanted = u32::try_from(patterns.len().saturating_mul(16)).unwrap_or(u32::MAX);
        let bits = (u32::BITS - wanted.leading_zeros()).clamp(FEWEST_BITS, MOST_BITS);
        let words = vec![0; 1 << (bits - 6)];
        let (ascii, behind) = ([[0; 2]; 128], [0; 256]);
        let (before, begin) = (Vec::new(), Vec::new());
        let mut pairs = Self { words, shift: u32::BITS - bits, before, begin, ascii, behind };
        let two = patterns.iter().filter_map(|(what, folded)| Some((*what, first_two(folded)?)));
        two.clone().for_each(|(_, (first, second))| pairs.insert(first, second));
        pairs.count();
        two.for_each(|(what, (first, second))| pairs.tell(what, first, second));
        pairs
    }

    /// Counts the bits that are set.
    fn count(&mut self) {
        let mut all = 0;
        for word in &self.words {
            self.before.push(all);
            all += word.count_ones();
        }
        self.begin = vec![0; all as usize];
    }

    fn tell(&mut self, what: Beginning, first: u32, second: u32) {
        let rank = self.rank(first, second);
        if let Some(begin) = self.begin.get_mut(rank) {
            *begin |= what.bit();
        }
    }

    /// Which of the bits that are set is that of two characters.
    fn rank(&self, first: u32, second: u32) -> usize {
        let (word, bit) = self.place(first, second);
        let within = self.words.get(word).map_or(0, |word| (word & (bit - 1)).count_ones());
        (self.before.get(word).copied().unwrap_or_default() + within) as usize
    }

    /// What may begin with these two characters, as the bits of `Beginning`: of two of which
    /// it is known that something may.
    pub fn what_begins(&self, first: u32, second: u32) -> u8 {
        self.begin.get(self.rank(first, second)).copied().unwrap_or_default()
    }

    fn insert(&mut self, first: u32, second: u32) {
        let (word, bit) = self.place(first, second);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
        if let (Ok(first), Ok(second @ 0..128)) = (u8::try_from(first), u8::try_from(second))
            && let Some(seconds) = self.ascii.get_mut(usize::from(first))
        {
            seconds[usize::from(second >> 6)] |= 1 << (second & 63);
            self.behind[usize::from(second)] |= 1 << (first & 31);
        }
    }

    /// Whether a pattern may begin with these two characters.
    #[inline]
    pub fn may_begin(&self, first: u32, second: u32) -> bool {
        if let (0..128, Ok(second @ 0..128)) = (first, u8::try_from(second)) {
            return self.may_begin_ascii(first as u8, second);
        }
        self.may_begin_any(first, second)
    }

    /// The same for characters that are mostly beyond ASCII.
    #[inline]
    pub fn may_begin_any(&self, first: u32, second: u32) -> bool {
        let (word, bit) = self.place(first, second);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// The same for two characters of ASCII.
    #[inline]
    pub fn may_begin_ascii(&self, first: u8, second: u8) -> bool {
        // almost no two pass the groups
        if self.behind[usize::from(second)] >> (first & 31) & 1 == 0 {
            return false;
        }
        let seconds = self.ascii[usize::from(first & 0x7F)];
        seconds[usize::from(second >> 6 & 1)] >> (second & 63) & 1 == 1
    }

    #[inline]
    fn place(&self, first: u32, second: u32) -> (usize, u64) {
        let mixed = (first.wrapping_mul(0x9E37_79B1) ^ second).wrapping_mul(0x85EB_CA6B);
        let bit = mixed >> self.shift;
        ((bit >> 6) as usize, 1 << (bit & 63))
    }
}

/// One number for the bytes of one character.
#[inline]
pub fn key(character: &[u8]) -> u32 {
    character.iter().fold(0, |key, byte| key << 8 | u32::from(*byte))
}

fn first_two(folded: &[u8]) -> Option<(u32, u32)> {
    let (first, rest) = split(folded)?;
    let (second, _) = split(rest)?;
    Some((first, second))
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

    const BOTH: u8 = Beginning::Value.bit() | Beginning::Anchor.bit();

    fn of(texts: &[&[u8]]) -> Pairs {
        let texts: Vec<_> = texts.iter().map(|text| (Beginning::Value, *text)).collect();
        Pairs::of(&texts)
    }

    #[test]
    fn says_yes_where_a_pattern_begins() {
        assert!(!Pairs::default().may_begin(key("张".as_bytes()), key("三".as_bytes())));
        let pairs = of(&["张三丰".as_bytes(), "a𠮷".as_bytes(), b"x", b""]);
        assert!(pairs.may_begin(key("张".as_bytes()), key("三".as_bytes())));
        assert!(pairs.may_begin(key(b"a"), key("𠮷".as_bytes())));
        assert!(!pairs.may_begin(key("三".as_bytes()), key("张".as_bytes())));
        let pairs = of(&[b"xy", b"7a"]);
        assert!(pairs.may_begin(key(b"x"), key(b"y")) && pairs.may_begin_ascii(b'7', b'a'));
        assert!(!pairs.may_begin(key(b"y"), key(b"x")) && !pairs.may_begin_ascii(b'7', b'7'));
    }

    #[test]
    fn tells_what_begins() {
        let names: Vec<String> = ('一'..='万').map(|second| format!("张{second}")).collect();
        let values = names.iter().map(|name| (Beginning::Value, name.as_bytes()));
        let anchors = names.iter().map(|name| (Beginning::Anchor, name.as_bytes())).skip(3);
        let all: Vec<_> = values.chain(anchors).chain([(Beginning::Cover, &b"**"[..])]).collect();
        let pairs = Pairs::of(&all);
        let begins = |name: &str| {
            let (first, second) = name.split_at("张".len());
            pairs.what_begins(key(first.as_bytes()), key(second.as_bytes()))
        };
        assert_eq!(begins(&names[0]), Beginning::Value.bit());
        assert_eq!(begins(&names[3]), BOTH);
        assert_eq!(pairs.what_begins(key(b"*"), key(b"*")), Beginning::Cover.bit());
    }
}
