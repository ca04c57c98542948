//! Words in bytes of which nobody knows the form: runs of characters in every encoding
//! that people here use.
//!
//! Takes any bytes; gives each run as a line. The more noise there is, the more a run must
//! be to be taken for words. A safety net: what has a structure is read by its own reader
//! first. Never fails.

mod double;
mod weight;
mod wide;

use super::plain::decoded_text;
use std::borrow::Cow;
use weight::Weight;

/// Shorter runs are there by chance.
const SHORTEST: usize = 4;
/// Amid bytes of any kind: so many bytes of UTF-8 or of a Chinese encoding.
const SHORTEST_AMID_BYTES: usize = 8;
/// Amid grains: so many characters without hanzi.
const SHORTEST_AMID_GRAINS: usize = 11;
/// So many hanzi in UTF-8 do not stand side by side by chance.
const FEWEST_HANZI: usize = 2;
/// Nor do so many digits in one run.
const FEWEST_DIGITS: usize = 6;
/// What could be somebody's number: fewer digits in the settings of a program are measures.
const FEWEST_OF_A_NUMBER: usize = 11;

/// The words of bytes that are one text, or may be, and of every run in others.
pub fn text_of(bytes: &[u8]) -> String {
    // zeros fill up what is too short
    let padded = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let whole = decoded_text(&bytes[..padded]);
    match whole.or_else(|_| decoded_text(bytes)) {
        Ok(Cow::Borrowed(text)) => text.to_owned(),
        // the encoding is a guess
        Ok(text) => [&text, "\n", &sweep(bytes)].concat(),
        Err(_) => sweep(bytes),
    }
}

/// Every run in bytes that are few, and that people or programs wrote.
pub fn sweep(bytes: &[u8]) -> String {
    Sweep::of(bytes, Amid::Words)
}

/// Every run in bytes of any kind: free space, old formats, gaps.
pub fn amid_bytes(bytes: &[u8]) -> String {
    Sweep::of(bytes, Amid::Bytes)
}

/// The runs that are words beyond doubt, in bytes that are mostly none: the grains of a
/// picture, the outlines of letters, what is packed or locked.
pub fn amid_grains(bytes: &[u8]) -> String {
    Sweep::of(bytes, Amid::Grains)
}

/// The words in which so many digits stand that they could be somebody's number: all that
/// is asked of what programs wrote for themselves.
pub fn numbers(bytes: &[u8]) -> String {
    let words = amid_bytes(bytes);
    let digits =
        |line: &&str| line.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_OF_A_NUMBER;
    words.lines().filter(digits).flat_map(|line| [line, "\n"]).collect()
}

/// What stands around the runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Amid {
    Words,
    Bytes,
    Grains,
}

/// How a run is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// UTF-8 or ASCII: bytes are that by chance least of all.
    Narrow,
    /// Two bytes a hanzi, one a letter.
    Double,
    /// Two bytes a character.
    Wide,
    /// Four bytes a character: numbers of programs look like that, too.
    Widest,
}

struct Sweep {
    amid: Amid,
    words: String,
}

impl Sweep {
    fn of(bytes: &[u8], amid: Amid) -> String {
        let mut sweep = Self { amid, words: String::new() };
        sweep.narrow(bytes);
        match amid {
            // what else of it is beyond doubt is UTF-8 as well
            Amid::Grains if wide::has_latin(bytes) => wide::runs(bytes, &mut sweep),
            Amid::Grains => {}
            Amid::Words | Amid::Bytes => {
                wide::runs(bytes, &mut sweep);
                double::runs(bytes, &mut sweep);
            }
        }
        sweep.words
    }

    fn narrow(&mut self, bytes: &[u8]) {
        for chunk in bytes.utf8_chunks() {
            for run in chunk.valid().split(ends_a_run) {
                if run.len() >= SHORTEST {
                    self.keep(run, Written::Narrow, false);
                }
            }
        }
    }

    /// Whether a run of so many characters can be words at all.
    fn may_keep(&self, characters: usize, is_counted: bool) -> bool {
        match self.amid {
            Amid::Grains => characters >= FEWEST_DIGITS,
            _ => is_counted || characters >= FEWEST_HANZI,
        }
    }

    /// Keeps a run if it is text. `is_counted`: a number before it says how long it is.
    fn keep(&mut self, run: &str, written: Written, is_counted: bool) {
        let weight = Weight::of(run);
        let is_kept = match self.amid {
            _ if !is_plausible(&weight, written) => false,
            Amid::Words => is_long_enough(&weight, written, SHORTEST),
            Amid::Bytes => is_long_enough(&weight, written, SHORTEST_AMID_BYTES),
            Amid::Grains => is_beyond_doubt(&weight, written),
        };
        let is_told = is_counted && self.amid != Amid::Grains && weight.is_usual();
        if is_kept || is_told {
            self.words.push_str(run);
            self.words.push('\n');
        }
    }
}

/// Lines of one text may be short.
fn ends_a_run(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Whether its characters are such as stand together in a text.
fn is_plausible(weight: &Weight, written: Written) -> bool {
    match written {
        Written::Narrow => true,
        Written::Double => weight.is_chinese(),
        Written::Wide | Written::Widest => weight.is_usual(),
    }
}

fn is_long_enough(weight: &Weight, written: Written, shortest: usize) -> bool {
    match written {
        Written::Narrow => {
            weight.hanzi >= FEWEST_HANZI
                || weight.characters >= SHORTEST && weight.in_utf8 >= shortest
        }
        Written::Double => weight.in_double() >= shortest,
        Written::Wide => weight.characters >= SHORTEST,
        Written::Widest => weight.characters >= SHORTEST || weight.hanzi >= FEWEST_HANZI,
    }
}

fn is_beyond_doubt(weight: &Weight, written: Written) -> bool {
    match written {
        Written::Narrow if weight.hanzi >= FEWEST_HANZI => true,
        // digits in it are digits in UTF-8
        Written::Double => false,
        _ => weight.is_latin(SHORTEST_AMID_GRAINS, FEWEST_DIGITS),
    }
}

#[cfg(test)]
mod tests;
