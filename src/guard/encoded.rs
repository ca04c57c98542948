//! Words that stand encoded in other words: Base64, hexadecimal digits, percent and mail
//! escapes, and files inside of them.
//!
//! Takes text as a page or an attachment holds it; gives what it decodes to, by place.
//! What is no text and no file decodes to nothing. Works within a budget, however deep
//! one encoding stands in another.

use super::container::plain::is_text;
use super::container::runs::{sweep, text_of};
use super::container::{Format, read_file};
use super::decode::{
    SEPARATOR, Singles, Streams, decode_base64, decode_cell_escapes, decode_escapes,
    decode_hexadecimal, decode_markup, decode_percent, decode_quoted, decode_style_escapes,
    drop_emphasis, each_run, join_singles,
};
use memchr::{memchr, memchr_iter, memmem};

/// Encodings inside encodings.
const DEEPEST: usize = 3;
/// How much one text may decode to in all.
const MOST_BYTES: usize = 16 << 20;
/// How many files one text may hold.
const MOST_FILES: usize = 64;
/// Longer runs that are neither text nor a file are pictures, fonts or noise.
const SHORT: usize = 4096;
/// What is shorter is noise.
const SHORTEST: usize = 8;
/// Runs inside runs.
const SHORTEST_RUN: usize = 16;
/// Eleven digits.
const SHORTEST_HEXADECIMAL: usize = 22;
const BASE64: &str = "Base64 编码";
const HEXADECIMAL: &str = "十六进制编码";
const ESCAPED: &str = "转义编码";
const SINGLES: &str = "一格一字";
/// Where rows of figures stand that may be counts: only values that are known are looked
/// for there.
pub const FIGURES: &str = "一格一个数字";

/// Words and where they stand inside the text.
pub type Encoded = (String, String);

/// Everything that stands encoded in `text`.
pub fn encoded(text: &[u8]) -> Vec<Encoded> {
    let mut search = Search { found: Vec::new(), bytes: MOST_BYTES, files: MOST_FILES };
    search.text(text, "", 0);
    search.found
}

struct Search {
    found: Vec<Encoded>,
    bytes: usize,
    files: usize,
}

impl Search {
    fn text(&mut self, text: &[u8], place: &str, depth: usize) {
        if depth == DEEPEST {
            return;
        }
        self.escapes(text, place, depth);
        self.markup(text, place, depth);
        let Singles { words, figures } = join_singles(text);
        for (row, at) in [(words, SINGLES), (figures, FIGURES)] {
            if !row.is_empty() {
                self.found.push((within(place, at), String::from_utf8_lossy(&row).into_owned()));
            }
        }
        each_run(text, &mut |run| self.run(run, place, depth));
    }

    fn escapes(&mut self, text: &[u8], place: &str, depth: usize) {
        let mut plain = Vec::new();
        if memchr(b'%', text).is_some() && decode_percent(text, &mut plain) {
            self.plain(&plain, place, depth);
        }
        plain.clear();
        if memchr(b'=', text).is_some() && decode_quoted(text, &mut plain) {
            self.plain(&plain, place, depth);
        }
        plain.clear();
        let marked = [&b"**"[..], b"__", b"~~"].iter().any(|m| memmem::find(text, m).is_some());
        if marked && drop_emphasis(text, &mut plain) {
            self.plain(&plain, place, depth);
        }
        plain.clear();
        if memchr(b'\\', text).is_some() && decode_style_escapes(text, &mut plain) {
            self.plain(&plain, place, depth);
        }
        plain.clear();
        if memmem::find(text, b"_x").is_some() && decode_cell_escapes(text, &mut plain) {
            self.plain(&plain, place, depth);
        }
        plain.clear();
        let escaped = [&b"\\u"[..], b"\\x"].iter().any(|mark| memmem::find(text, mark).is_some());
        if escaped {
            decode_escapes(text, &mut plain);
            self.plain(&plain, place, depth);
        }
    }

    /// Markup that is shown as text, and character references that were escaped twice.
    fn markup(&mut self, text: &[u8], place: &str, depth: usize) {
        let is_reference = |at: usize| {
            text[at + 1..].first().is_some_and(|c| *c == b'#' || c.is_ascii_alphabetic())
        };
        let is_tag = |at: usize| {
            matches!(text[at + 1..].first(), Some(b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z'))
        };
        let holds =
            memchr_iter(b'&', text).any(is_reference) || memchr_iter(b'<', text).any(is_tag);
        if !holds {
            return;
        }
        let mut streams = Streams::default();
        decode_markup(text, &mut streams);
        let all = [streams.text, streams.attributes, streams.hidden].join(&SEPARATOR);
        if all != text {
            self.plain(&all, place, depth);
        }
    }

    /// A text whose escapes are replaced is looked at, and may hold runs itself.
    fn plain(&mut self, plain: &[u8], place: &str, depth: usize) {
        let Some(left) = self.bytes.checked_sub(plain.len()) else { return };
        self.bytes = left;
        let place = within(place, ESCAPED);
        let text = String::from_utf8_lossy(plain).into_owned();
        self.text(text.as_bytes(), &place, depth + 1);
        self.found.push((place, text));
    }

    fn run(&mut self, run: &[u8], place: &str, depth: usize) {
        if run.len() >= SHORTEST_HEXADECIMAL
            && let Some(bytes) = decode_hexadecimal(run)
        {
            self.bytes(&bytes, &within(place, HEXADECIMAL), depth);
        }
        let place = within(place, BASE64);
        if !is_mixed(run) || self.bytes(&decode_base64(run), &place, depth) {
            return;
        }
        // a path or a name may stand in front of it
        for part in run.split(|byte| matches!(byte, b'/' | b'-' | b'_' | b'+')) {
            if part.len() >= SHORTEST_RUN && part.len() < run.len() && is_mixed(part) {
                self.bytes(&decode_base64(part), &place, depth);
            }
        }
    }

    /// What bytes say; whether they say anything as a whole.
    fn bytes(&mut self, bytes: &[u8], place: &str, depth: usize) -> bool {
        let Some(left) = self.bytes.checked_sub(bytes.len()) else { return false };
        self.bytes = left;
        if is_text(bytes) {
            let text = text_of(bytes);
            self.text(text.as_bytes(), place, depth + 1);
            self.found.push((place.to_owned(), text));
            return true;
        }
        let extension = Format::of(bytes, "").usual_extension();
        if !extension.is_empty() && self.files > 0 {
            self.files -= 1;
            for portion in read_file(bytes, extension).portions {
                let at = within(place, &portion.place);
                self.text(portion.text.as_bytes(), &at, depth + 1);
                self.found.push((at, portion.text));
            }
            return true;
        }
        if bytes.len() <= SHORT {
            let text = sweep(bytes);
            let words: Vec<&str> = text.lines().filter(|run| run.len() >= SHORTEST).collect();
            if !words.is_empty() {
                self.found.push((place.to_owned(), words.join("\n")));
            }
        }
        false
    }
}

/// Whether capitals stand among small letters or digits, as in all that is encoded: the
/// names of styles and paths are in small letters, those of constants in capitals.
fn is_mixed(run: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| run.iter().any(kind);
    has(u8::is_ascii_uppercase) && (has(u8::is_ascii_lowercase) || has(u8::is_ascii_digit))
}

fn within(place: &str, at: &str) -> String {
    match (place, at) {
        ("", at) => at.to_owned(),
        (place, "") => place.to_owned(),
        (place, at) => [place, " › ", at].concat(),
    }
}
