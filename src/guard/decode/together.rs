//! A question asked of every byte of a text together with two bytes behind it, thirty-two
//! at once: it costs little where the answer is no, as it almost always is.

/// So many bytes are asked about at once.
const TOGETHER: usize = 32;

/// Whether `test` holds of any byte of the text, the byte `second` behind it and the one
/// `third` behind it, where `second` is less than `third`. The test has to be plain
/// arithmetic, without branches.
pub fn any_three(
    text: &[u8],
    second: usize,
    third: usize,
    test: impl Fn(u8, u8, u8) -> bool,
) -> bool {
    let from = |at: usize| text.get(at..).unwrap_or_default();
    let (firsts, _) = text.as_chunks::<TOGETHER>();
    let (seconds, _) = from(second).as_chunks::<TOGETHER>();
    let (thirds, last) = from(third).as_chunks::<TOGETHER>();
    let holds = |any: bool, ((a, b), c): ((&u8, &u8), &u8)| any | test(*a, *b, *c);
    let many = firsts.iter().zip(seconds).zip(thirds);
    let done = TOGETHER * thirds.len();
    many.into_iter().any(|((a, b), c)| a.iter().zip(b).zip(c).fold(false, holds))
        || from(done).iter().zip(from(done + second)).zip(last).fold(false, holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_asked_about() {
        let test = |a: u8, b: u8, c: u8| (a == b'a') & (b == b'b') & (c == b'c');
        for length in 0..110 {
            let mut text = vec![b'.'; length];
            assert!(!any_three(&text, 3, 6, test));
            for at in 0..length.saturating_sub(6) {
                (text[at], text[at + 3], text[at + 6]) = (b'a', b'b', b'c');
                assert!(any_three(&text, 3, 6, test), "{at} of {length}");
                text.fill(b'.');
            }
        }
    }
}
