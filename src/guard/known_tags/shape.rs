//! A tag with zeros for its digits, eight bytes at a time: how tags are told apart.

/// Longer tags are not known.
const LONGEST: usize = 96;
/// So many times eight bytes are read to find the end of a tag.
const EIGHTS: usize = LONGEST / 8;

/// A tag of ASCII in which every digit is a zero.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// The first eight bytes and the last, the same where there are no more, the last filled
    /// up with zero bytes.
    ends: [u64; 2],
    middle: Box<[u64]>,
    length: usize,
}

/// What is told at a glance of the tag at the head of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// A number that hardly any two shapes have in common.
    pub mark: u64,
    /// How many bytes the tag has.
    pub length: usize,
    /// As in `Shape`.
    ends: [u64; 2],
}

impl Glance {
    /// None where the tag is long, or is the last of the page.
    pub fn at(page: &[u8]) -> Option<Self> {
        let (mut mark, mut first) = (0, None);
        let (eights, _) = page.as_chunks();
        for (nth, eight) in eights.iter().take(EIGHTS).enumerate() {
            let eight = u64::from_le_bytes(*eight);
            let end = zero_bytes(eight ^ CLOSE);
            if end != 0 {
                let length = 8 * nth + end.trailing_zeros() as usize / 8 + 1;
                let last = with_zeros(eight & below(end));
                let mark = mix(mix(mark, last), length as u64);
                return Some(Self { mark, length, ends: [first.unwrap_or(last), last] });
            }
            let zeros = with_zeros(eight);
            first = first.or(Some(zeros));
            mark = mix(mark, zeros);
        }
        None
    }
}

impl Shape {
    /// Of a tag.
    pub fn of(tag: &[u8]) -> Self {
        let eight = |part: &[u8]| {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            with_zeros(u64::from_le_bytes(eight))
        };
        let eights: Vec<u64> = tag.chunks(8).map(eight).collect();
        let (first, last) = (eights.first(), eights.last());
        let middle = eights.get(1..eights.len().saturating_sub(1)).unwrap_or_default();
        Self {
            ends: [first, last].map(|eight| eight.copied().unwrap_or_default()),
            middle: middle.into(),
            length: tag.len(),
        }
    }

    /// Whether such a tag stands at the head of a page, of which a glance was taken.
    pub fn is_at(&self, page: &[u8], glance: &Glance) -> bool {
        let (eights, _) = page.as_chunks();
        let is_like =
            |(known, eight): (&u64, &[u8; 8])| *known == with_zeros(u64::from_le_bytes(*eight));
        self.length == glance.length
            && self.ends == glance.ends
            && self.middle.iter().zip(eights.iter().skip(1)).all(is_like)
    }

    /// The tag with its zeros.
    pub fn bytes(&self) -> Vec<u8> {
        let [first, last] = &self.ends;
        let rest = (self.length > 8).then_some(last);
        let eights = [first].into_iter().chain(&self.middle).chain(rest);
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

    fn is_at(shape: &Shape, page: &str) -> bool {
        let page = format!("{page}正文正文");
        Glance::at(page.as_bytes()).is_some_and(|glance| shape.is_at(page.as_bytes(), &glance))
    }

    #[test]
    fn a_tag_is_seen_up_to_its_end() {
        for length in 1..=LONGEST {
            let tag = format!("{}>", "<".repeat(length - 1));
            assert_eq!(glance(&tag).map(|glance| glance.length), Some(length));
            let shape = Shape::of(tag.as_bytes());
            assert_eq!(shape.bytes(), tag.as_bytes());
            assert!(is_at(&shape, &format!("{tag}>甲")));
            assert!(!is_at(&shape, &format!("<{tag}")));
            for at in 0..length - 1 {
                let (before, behind) = tag.split_at(at);
                assert!(!is_at(&shape, &format!("{before}-{}", &behind[1..])), "{at} of {tag}");
            }
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
        assert!(is_at(&shape, "<a href=\"12.html\">") && is_at(&shape, "<a href=\"90.html\">"));
        assert!(!is_at(&shape, "<a href=\"9a.html\">") && !is_at(&shape, "<a href=\"90.htmk\">"));
    }
}
