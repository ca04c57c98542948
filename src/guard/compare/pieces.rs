//! Large texts, cut into pieces that overlap, so that memory stays small.
//!
//! Takes a text; gives pieces of it. Two neighbours share so much that every value
//! stands whole in one of them; a cut is made where a word or a line ends, if it can be.

/// A text of so many bytes is looked at in one piece.
const PIECE: usize = 4 << 20;
/// What two pieces share at least.
const SHARED: usize = 16 << 10;
/// A folded byte may have stood there as a character of four, with as much space.
const UNFOLDED: usize = 8;

/// The pieces of `text`; a value is no longer than `longest` bytes when it is folded.
pub fn pieces(text: &[u8], longest: usize) -> impl Iterator<Item = &[u8]> {
    cut(text, PIECE, SHARED.max(longest.saturating_mul(UNFOLDED)))
}

fn cut(text: &[u8], piece: usize, shared: usize) -> impl Iterator<Item = &[u8]> {
    let piece = piece.max(shared * 4);
    let mut from = (!text.is_empty()).then_some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let end = text.len().min(start + piece);
        from = (end < text.len()).then(|| word_end(text, end - 2 * shared, end - shared));
        // the next piece holds the rest of a word that is cut here
        text.get(start..if end < text.len() { word_end(text, end - shared, end) } else { end })
    })
}

/// The last place in `from..to` where nothing is torn apart.
fn word_end(text: &[u8], from: usize, to: usize) -> usize {
    let within = text.get(from..to).unwrap_or_default();
    let line = within.iter().rposition(|byte| matches!(byte, b'\n' | 0x1F));
    let space = || within.iter().rposition(|byte| *byte <= b' ');
    let character = || within.iter().rposition(|byte| byte & 0xC0 != 0x80);
    line.or_else(space).or_else(character).map_or(to, |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_stands_whole_in_a_piece() {
        for filling in ["a", "1 ", "甲", "甲乙\n", "\u{1}"] {
            let filling = filling.repeat(1000);
            for at in (0..filling.len()).filter(|at| filling.is_char_boundary(*at)) {
                let (head, tail) = filling.split_at(at);
                let text = format!("{head}欧阳建国{tail}");
                let mut whole = cut(text.as_bytes(), 100, 20)
                    .map(|piece| std::str::from_utf8(piece).expect("whole characters"));
                assert!(whole.any(|piece| piece.contains("欧阳建国")), "{at}");
            }
        }
    }

    #[test]
    fn no_number_is_torn_apart() {
        let text = "23800138000 ".repeat(500);
        for piece in cut(text.as_bytes(), 100, 20) {
            assert!(piece.len() <= 100);
            assert!(piece.split(|byte| *byte == b' ').all(|n| n.is_empty() || n.len() == 11));
        }
        assert_eq!(pieces(b"", 9).count(), 0);
        assert_eq!(pieces(&vec![b'a'; PIECE], 9).count(), 1);
    }
}
