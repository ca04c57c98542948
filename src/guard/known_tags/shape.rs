//! A tag with zeros for its digits, eight bytes at a time: how tags are told apart.

/// Longer tags are not known.
const LONGEST: usize = 96;
/// So many times eight bytes are read to find the end of a tag.
const EIGHTS: usize = LONGEST / 8;

/// A tag of ASCII in which every digit is a zero.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    eights: Box<[u64]>,
    /// The rest, filled up with zero bytes, and the bits that it has.
    last: (u64, u64),
    length: usize,
}

/// What is told at a glance of the tag at the head of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// A number that hardly any two shapes have in common.
    pub mark: u64,
    /// How many bytes the tag has.
    pub length: usize,
}

impl Glance {
    /// None where the tag is long, or is the last of the page.
    pub fn at(page: &[u8]) -> Option<Self> {
        let mut mark = 0;
        let (eights, _) = page.as_chunks();
        for (nth, eight) in eights.iter().take(EIGHTS).enumerate() {
            let eight = u64::from_le_bytes(*eight);
            let end = zero_bytes(eight ^ CLOSE);
            if end != 0 {
                let length = 8 * nth + end.trailing_zeros() as usize / 8 + 1;
                let mark = mix(mark, with_zeros(eight & below(end)));
                return Some(Self { mark: mix(mark, length as u64), length });
            }
            mark = mix(mark, with_zeros(eight));
        }
        None
    }
}

impl Shape {
    /// Of a tag.
    pub fn of(tag: &[u8]) -> Self {
        let (eights, rest) = tag.as_chunks::<8>();
        let (mut last, mut bits) = ([0; 8], [0; 8]);
        last[..rest.len()].copy_from_slice(rest);
        bits[..rest.len()].fill(0xFF);
        Self {
            eights: eights.iter().map(|eight| with_zeros(u64::from_le_bytes(*eight))).collect(),
            last: (with_zeros(u64::from_le_bytes(last)), u64::from_le_bytes(bits)),
            length: tag.len(),
        }
    }

    /// Whether such a tag stands at the head of a page, of which it is known how long it is.
    pub fn is_at(&self, page: &[u8], length: usize) -> bool {
        let (eights, _) = page.as_chunks();
        let zeros = |eight: &[u8; 8], bits: u64| with_zeros(u64::from_le_bytes(*eight) & bits);
        let mut both = self.eights.iter().zip(eights);
        let (last, bits) = self.last;
        self.length == length
            && both.all(|(known, eight)| *known == zeros(eight, u64::MAX))
            && (bits == 0 || eights.get(length / 8).is_some_and(|eight| last == zeros(eight, bits)))
    }

    /// The tag with its zeros.
    pub fn bytes(&self) -> Vec<u8> {
        let eights = self.eights.iter().chain([&self.last.0]);
        eights.flat_map(|eight| eight.to_le_bytes()).take(self.length).collect()
    }
}

/// The lowest bit, and the highest, of every one of eight bytes.
const LOWEST: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = 0x8080_8080_8080_8080;
/// Eight signs that end a tag.
const CLOSE: u64 = LOWEST * b'>' as u64;
const ZEROS: u64 = LOWEST * b'0' as u64;
/// What is added to more than nine to set the highest bit.
const TO_HIGHEST: u64 = LOWEST * (0x80 - 10);

fn mix(mark: u64, eight: u64) -> u64 {
    (mark.rotate_left(5) ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Marks the first byte that is zero; whether others behind it are marked says nothing.
fn zero_bytes(eight: u64) -> u64 {
    eight.wrapping_sub(LOWEST) & !eight & HIGHEST
}

/// The bits of all bytes up to the first one that is marked, itself included.
fn below(marked: u64) -> u64 {
    let first = marked & marked.wrapping_neg();
    first | first.wrapping_sub(1)
}

/// Eight bytes of ASCII with zeros for digits.
fn with_zeros(eight: u64) -> u64 {
    let from_zero = eight ^ ZEROS;
    let is_no_digit = ((from_zero & !HIGHEST) + TO_HIGHEST) | from_zero;
    let is_digit = (!is_no_digit & HIGHEST) >> 7;
    eight & !(is_digit * 0x0F)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(tag: &str) -> Option<Glance> {
        Glance::at(format!("{tag}正文<p>>>>>>>>").as_bytes())
    }

    #[test]
    fn every_digit_becomes_a_zero_and_nothing_else_does() {
        for byte in 0..0x80_u8 {
            for at in 0..9 {
                let mut tag = *b"<td x=7y ";
                tag[at] = byte;
                let zeros = tag.map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
                assert_eq!(Shape::of(&tag).bytes(), zeros);
            }
        }
    }

    #[test]
    fn a_tag_of_eight_bytes_ends_there() {
        let shape = Shape::of(b"<td id2>");
        assert!(shape.is_at(b"<td id3>", 8) && shape.is_at(b"<td id3>1", 8));
        assert!(!shape.is_at(b"<td id3>", 9) && !shape.is_at(b"<td id", 6));
    }

    #[test]
    fn a_tag_is_seen_up_to_its_end() {
        for length in 1..=LONGEST {
            let tag = format!("{}>", "<".repeat(length - 1));
            let seen = glance(&tag).expect("a tag");
            assert_eq!(seen.length, length);
            let shape = Shape::of(tag.as_bytes());
            assert!(shape.is_at(format!("{tag}>甲乙丙>>").as_bytes(), length));
            assert!(!shape.is_at(format!("<{tag}>甲乙丙>>").as_bytes(), length + 1));
        }
        assert_eq!(glance(&format!("{}>", "<".repeat(LONGEST))), None);
        assert_eq!(Glance::at(b"</html>"), None);
    }

    #[test]
    fn shapes_differ_by_more_than_digits() {
        assert_eq!(glance("<a href=\"12.html\">"), glance("<a href=\"99.html\">"));
        assert_ne!(glance("<a href=\"12.html\">"), glance("<a href=\"1.html\">"));
        assert_ne!(glance("<td>"), glance("<th>"));
        let shape = Shape::of(b"<a href=\"12.html\">");
        for (page, is_one) in [
            ("<a href=\"12.html\">甲乙丙丁", true),
            ("<a href=\"90.html\">甲乙丙丁", true),
            ("<a href=\"9a.html\">甲乙丙丁", false),
            ("<a href=\"90.htmk\">甲乙丙丁", false),
        ] {
            assert_eq!(shape.is_at(page.as_bytes(), 18), is_one, "{page}");
        }
    }
}
