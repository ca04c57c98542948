//! Characters of ASCII as they are compared.

use super::super::Pairs;
use super::breaks::ends_line;
use crate::guard::decode::SEPARATOR;

/// What is noticed while characters are folded; `at` counts those that remain.
pub enum Noticed {
    /// One vanishes behind another, and is a break.
    Break { byte: u8, before: u8, at: usize },
    /// Something may begin with the one at `at`, as the bits of `Beginning`.
    Start { begin: u8, at: usize },
}

/// Folds characters of ASCII into as many bytes; gives how many remain.
#[inline(never)]
pub fn fold_ascii(
    input: &[u8],
    bytes: &mut [u8],
    pairs: &Pairs,
    mut noticed: impl FnMut(Noticed),
) -> usize {
    let (mut count, mut last) = (0, 0_u8);
    for &byte in input {
        let folded = SMALL[usize::from(byte)];
        bytes[count] = folded;
        if folded == 0 {
            // most of what vanishes keeps nothing apart: the quotes and the room of data
            if count == 0 || last.is_ascii_alphanumeric() || ends_line(byte) {
                noticed(Noticed::Break { byte, before: last, at: count });
            }
            continue;
        }
        if pairs.may_begin_ascii(last, folded) {
            let begin = pairs.what_begins(u32::from(last), u32::from(folded));
            noticed(Noticed::Start { begin, at: count - 1 });
        }
        last = folded;
        count += 1;
    }
    count
}

/// How many characters of ASCII stand at the head of `input`.
pub fn ascii_length(input: &[u8]) -> usize {
    let is_ascii = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & BEYOND_ASCII == 0;
    let (eights, _) = input.as_chunks();
    let length = 8 * eights.iter().take_while(is_ascii).count();
    length + input[length..].iter().take_while(|byte| byte.is_ascii()).count()
}

const BEYOND_ASCII: u64 = 0x8080_8080_8080_8080;

/// What each byte of ASCII folds to; 0 for what vanishes.
pub const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut byte = 0x21_u8;
    while byte < 0x7F {
        small[byte as usize] = byte.to_ascii_lowercase();
        byte += 1;
    }
    small[b'"' as usize] = 0;
    small[SEPARATOR as usize] = SEPARATOR;
    small
};
