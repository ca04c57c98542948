//! Names of elements, compared as one number each: a page has hundreds of tags.

/// The name of an element in small letters; the same for all that have more than eight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementName(u64);

/// Longer names are not told from each other.
const LONGEST: usize = 8;

impl ElementName {
    /// Of a name as it is written. No byte but a capital becomes a small letter by the bit
    /// that is set here.
    pub const fn of(written: &[u8]) -> Self {
        if written.len() > LONGEST {
            return Self(0);
        }
        let (mut name, mut at) = (0, 0);
        while at < written.len() {
            name = name << 8 | (written[at] | 0x20) as u64;
            at += 1;
        }
        Self(name)
    }

    /// Of the name at the head of the inside of a tag, and how many bytes it has.
    pub fn at_head(inside: &[u8]) -> (Self, usize) {
        let (mut name, mut length) = (0, 0);
        while let Some(byte) = inside.get(length).filter(|byte| !ends_name(**byte)) {
            name = name << 8 | u64::from(byte | 0x20);
            length += 1;
        }
        (Self(if length > LONGEST { 0 } else { name }), length)
    }

    /// Whether such an element stands in the middle of a word without breaking it.
    pub fn is_inline(self) -> bool {
        GROUPS >> self.group() & 1 == 1 && INLINE.binary_search(&self).is_ok()
    }

    /// One of 64 groups.
    const fn group(self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58
    }
}

fn ends_name(byte: u8) -> bool {
    matches!(byte, b'>' | b'/' | b' ' | b'\t'..=b'\r')
}

/// The groups of all names that are inline: most others are in none of them.
const GROUPS: u64 = {
    let (mut groups, mut at) = (0, 0);
    while at < INLINE.len() {
        groups |= 1 << INLINE[at].group();
        at += 1;
    }
    groups
};

/// By length, then by alphabet.
const INLINE: [ElementName; 37] = [
    ElementName::of(b"a"),
    ElementName::of(b"b"),
    ElementName::of(b"i"),
    ElementName::of(b"q"),
    ElementName::of(b"s"),
    ElementName::of(b"u"),
    ElementName::of(b"em"),
    ElementName::of(b"rb"),
    ElementName::of(b"tt"),
    ElementName::of(b"bdi"),
    ElementName::of(b"bdo"),
    ElementName::of(b"big"),
    ElementName::of(b"del"),
    ElementName::of(b"dfn"),
    ElementName::of(b"ins"),
    ElementName::of(b"kbd"),
    ElementName::of(b"sub"),
    ElementName::of(b"sup"),
    ElementName::of(b"var"),
    ElementName::of(b"wbr"),
    ElementName::of(b"abbr"),
    ElementName::of(b"cite"),
    ElementName::of(b"code"),
    ElementName::of(b"data"),
    ElementName::of(b"font"),
    ElementName::of(b"mark"),
    ElementName::of(b"nobr"),
    ElementName::of(b"ruby"),
    ElementName::of(b"samp"),
    ElementName::of(b"span"),
    ElementName::of(b"time"),
    ElementName::of(b"label"),
    ElementName::of(b"small"),
    ElementName::of(b"tspan"),
    ElementName::of(b"strike"),
    ElementName::of(b"strong"),
    ElementName::of(b"acronym"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_whatever_their_case() {
        assert!(INLINE.is_sorted());
        for name in ["a", "SPAN", "Strong", "acronym"] {
            assert!(ElementName::of(name.as_bytes()).is_inline(), "{name}");
        }
        for name in ["", "p", "td", "span2", "h1", "spanspanspan", "strong\0", "\u{0}a"] {
            assert!(!ElementName::of(name.as_bytes()).is_inline(), "{name}");
        }
        assert!(ElementName::of(b"br") == ElementName::of(b"BR"));
    }
}
