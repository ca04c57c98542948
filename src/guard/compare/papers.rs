//! Words that say that the number of somebody's papers follows: 身份证号码.
//!
//! Takes text as it stands or folded, and where a number begins.

use memchr::memmem;

const WORDS: [&str; 3] = ["身份", "证件号", "证号"];
/// How far before the number they stand, in bytes: digits may stand between.
const WITHIN: usize = 48;

/// Whether such a word stands not far before `at`.
pub fn are_named_before(text: &[u8], at: usize) -> bool {
    let before = &text[at.saturating_sub(WITHIN)..at];
    WORDS.iter().any(|word| memmem::find(before, word.as_bytes()).is_some())
}
