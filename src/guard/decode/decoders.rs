//! All ways to read text in plainer words, in the order in which they are taken together.
//! Each takes text, appends the plainer text to a buffer, and says whether there was
//! anything to decode; where there was not, what it appended means nothing.

use super::{
    SEPARATOR, Streams, decode_byte_escapes, decode_cell_escapes, decode_escapes,
    decode_mail_words, decode_markup, decode_pairs, decode_percent, decode_quoted,
    decode_style_escapes, drop_emphasis,
};
use memchr::{memchr, memchr_iter};

/// A way to read text in plainer words.
type Decoder = fn(&[u8], &mut Vec<u8>) -> bool;

/// All of them.
pub const DECODERS: [Decoder; 10] = [
    string_escapes,
    byte_escapes,
    style_escapes,
    mail_words,
    mail_escapes,
    percent,
    cell_escapes,
    emphasis,
    markup,
    pairs,
];

/// The text read in all ways, one after the other.
pub fn decode_all(text: &[u8]) -> Vec<u8> {
    let (mut all, mut plain) = (text.to_vec(), Vec::new());
    for decode in DECODERS {
        plain.clear();
        if decode(&all, &mut plain) {
            std::mem::swap(&mut all, &mut plain);
        }
    }
    all
}

fn string_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    let any = holds(text, b"\\u") || holds(text, b"\\x");
    if any {
        decode_escapes(text, into);
    }
    any
}

fn byte_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    memchr(b'\\', text).is_some() && decode_byte_escapes(text, into)
}

fn mail_words(text: &[u8], into: &mut Vec<u8>) -> bool {
    // of the two signs the rarer is looked for first
    memchr(b'?', text).is_some() && holds(text, b"=?") && decode_mail_words(text, into)
}

/// What rows of pairs say stands behind the text.
fn pairs(text: &[u8], into: &mut Vec<u8>) -> bool {
    let mut rows = Vec::new();
    let any = decode_pairs(text, &mut rows);
    if any {
        into.extend_from_slice(text);
        into.push(SEPARATOR);
        into.append(&mut rows);
    }
    any
}

fn style_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    memchr(b'\\', text).is_some() && decode_style_escapes(text, into)
}

fn mail_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    decode_quoted(text, into)
}

fn percent(text: &[u8], into: &mut Vec<u8>) -> bool {
    memchr(b'%', text).is_some() && decode_percent(text, into)
}

fn cell_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    holds(text, b"_x") && decode_cell_escapes(text, into)
}

fn emphasis(text: &[u8], into: &mut Vec<u8>) -> bool {
    [b"**", b"__", b"~~"].iter().any(|mark| holds(text, mark)) && drop_emphasis(text, into)
}

/// Markup that is shown as text, and character references that were escaped twice.
fn markup(text: &[u8], into: &mut Vec<u8>) -> bool {
    let next = |at: usize| text.get(at + 1).copied().unwrap_or_default();
    let is_reference = |at: usize| next(at) == b'#' || next(at).is_ascii_alphabetic();
    let is_tag = |at: usize| matches!(next(at), b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z');
    let holds = memchr_iter(b'&', text).any(is_reference) || memchr_iter(b'<', text).any(is_tag);
    if !holds {
        return false;
    }
    let mut streams = Streams::default();
    decode_markup(text, &mut streams);
    into.extend([streams.text, streams.attributes, streams.hidden].join(&SEPARATOR));
    into != text
}

fn holds(text: &[u8], mark: &[u8; 2]) -> bool {
    memchr_iter(mark[0], text).any(|at| text.get(at + 1) == Some(&mark[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_one_way_leaves_another_reads() {
        for text in ["%26%2349%3B1", "&#37;31&#37;31", "\\x25\\x331%31", "_x0025_31**1**"] {
            let all = (0..3).fold(text.as_bytes().to_vec(), |text, _| decode_all(&text));
            let all: Vec<u8> = all.into_iter().filter(|byte| *byte != SEPARATOR).collect();
            assert_eq!(String::from_utf8_lossy(&all), "11", "{text}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_decoded(text in r"[%=&<>#;_x*~\\0-9A-Fu\r\n/a ]{0,40}") {
            for decode in DECODERS {
                decode(text.as_bytes(), &mut Vec::new());
            }
            decode_all(text.as_bytes());
        }
    }
}
