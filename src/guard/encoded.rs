//! Words that stand encoded in other words: Base64, hexadecimal digits, percent and mail
//! escapes, and files inside of them.
//!
//! Takes text as a page or an attachment holds it; gives what it decodes to, by place.
//! What is no text and no file decodes to nothing. Works within a budget, however deep
//! one encoding stands in another, and says so where the budget ends.

use super::container::plain::is_text;
use super::container::runs::{amid_bytes, sweep, text_of};
use super::container::{
    Format, Reading, Unreadable, files_within, inflate, packed_within, read_file,
};
use super::decode::{
    DECODERS, Singles, decode_all, decode_base64, decode_hexadecimal, each_run, join_singles,
};
use super::finding::WITHIN;
use super::known_runs::{self, Words};

/// Encodings inside encodings.
const DEEPEST: usize = 4;
/// How much any text may decode to in all.
const LEAST_BYTES: usize = 16 << 20;
/// How many times its own length a text may decode to, where that is more.
const MOST_TIMES: usize = 16;
/// How many files one text may hold.
const MOST_FILES: usize = 1024;
/// Longer runs that are neither text nor a file are pictures, fonts or noise.
const SHORT: usize = 4096;
/// What is shorter is noise.
const SHORTEST: usize = 8;
/// Runs inside runs.
const SHORTEST_RUN: usize = 15;
/// Eleven digits.
const SHORTEST_HEXADECIMAL: usize = 22;
const BASE64: &str = "Base64 编码";
const HEXADECIMAL: &str = "十六进制编码";
const PACKED: &str = "压缩内容";
const ESCAPED: &str = "转义编码";
const SINGLES: &str = "一格一字";
/// Where rows of figures stand that may be counts: only values that are known are looked
/// for there.
pub const FIGURES: &str = "一格一个数字";

/// How archives begin that nothing here reads: 7z, RAR, xz, and bzip2.
const CLOSED: [&[u8]; 4] = [b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\xFD7zXZ\0", b"BZh91AY&SY"];

/// Hands everything that stands encoded in `text` to `each`, with where it stands. Whether
/// the search came to its end: what decodes to more than the limits was not looked at.
#[must_use]
pub fn each_encoded(text: &[u8], each: &mut dyn FnMut(&str, &[u8])) -> bool {
    let bytes = text.len().saturating_mul(MOST_TIMES).max(LEAST_BYTES);
    let mut search = Search { each, bytes, files: MOST_FILES, told: 0, last: None, is_whole: true };
    search.text(text, "", 0);
    search.is_whole
}

struct Search<'e> {
    each: &'e mut dyn FnMut(&str, &[u8]),
    bytes: usize,
    files: usize,
    /// How many texts were handed on.
    told: usize,
    /// The last of them, if it is short and stood in Base64.
    last: Words,
    is_whole: bool,
}

impl Search<'_> {
    fn tell(&mut self, place: &str, text: &[u8]) {
        let is_short = text.len() <= known_runs::LONGEST && place.ends_with(BASE64);
        self.told += 1;
        self.last = is_short.then(|| text.into());
        (self.each)(place, text);
    }

    fn text(&mut self, text: &[u8], place: &str, depth: usize) {
        if depth < DEEPEST {
            self.decoded(text, place, depth);
            self.pieces(text, place, depth);
        }
    }

    /// Every way to read the text in plainer words. Where there are several, only what all
    /// of them give together is decoded once more: each of them in each other would be
    /// more texts than anybody can look at.
    fn decoded(&mut self, text: &[u8], place: &str, depth: usize) {
        let place = &within(place, ESCAPED);
        let (mut only, mut several) = (None, false);
        for decode in DECODERS {
            let mut plain = Vec::new();
            if !decode(text, &mut plain) || !self.may_read(plain.len()) {
                continue;
            }
            several |= only.is_some();
            for plain in only.replace(plain).into_iter().filter(|_| several) {
                self.pieces(&plain, place, depth);
                self.tell(place, &plain);
            }
        }
        let Some(last) = only else { return };
        if several {
            self.pieces(&last, place, depth);
            self.tell(place, &last);
            self.plain(&decode_all(text), place, depth);
        } else {
            self.text(&last, place, depth + 1);
            self.tell(place, &last);
        }
    }

    fn plain(&mut self, plain: &[u8], place: &str, depth: usize) {
        if self.may_read(plain.len()) {
            self.text(plain, place, depth + 1);
            self.tell(place, plain);
        }
    }

    /// What stands in the text piece by piece: characters one a cell, and encoded runs.
    fn pieces(&mut self, text: &[u8], place: &str, depth: usize) {
        let Singles { words, figures } = join_singles(text);
        for (row, at) in [(words, SINGLES), (figures, FIGURES)] {
            if !row.is_empty() {
                self.tell(&within(place, at), &row);
            }
        }
        each_run(text, &mut |run| self.run_once(run, place, depth));
    }

    /// Whether so many bytes more may be looked at.
    fn may_read(&mut self, bytes: usize) -> bool {
        match self.bytes.checked_sub(bytes) {
            Some(left) => self.bytes = left,
            None => self.is_whole = false,
        }
        self.is_whole
    }

    /// What a run says, decoded once.
    fn run_once(&mut self, run: &[u8], place: &str, depth: usize) {
        if !is_mixed(run) && run.len() < SHORTEST_HEXADECIMAL {
            return;
        }
        if let Some(words) = known_runs::known(run) {
            words.iter().for_each(|words| self.tell(&within(place, BASE64), words));
            return;
        }
        let (told, files) = (self.told, self.files);
        self.run(run, place, depth);
        let words = match self.told - told {
            0 => None,
            1 if self.last.is_some() => self.last.clone(),
            _ => return,
        };
        // a file counts wherever it stands, and what stands too deep was not looked into
        if self.is_whole && self.files == files && depth + 1 < DEEPEST {
            known_runs::remember(run, words);
        }
    }

    fn run(&mut self, run: &[u8], place: &str, depth: usize) {
        if run.len() >= SHORTEST_HEXADECIMAL
            && let Some(bytes) = decode_hexadecimal(without_mark(run))
        {
            self.bytes(&bytes, &within(place, HEXADECIMAL), depth);
        }
        if !is_mixed(run) {
            return;
        }
        let place = within(place, BASE64);
        if self.bytes(&decode_base64(run), &place, depth) {
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
        if !self.may_read(bytes.len()) {
            return false;
        }
        if depth < DEEPEST
            && let Some(unpacked) = inflate(bytes, self.bytes)
        {
            self.unpacked(unpacked, place, depth);
            return true;
        }
        if is_text(bytes) {
            let text = text_of(bytes);
            self.text(text.as_bytes(), place, depth + 1);
            self.tell(place, text.as_bytes());
            return true;
        }
        if is_closed_archive(bytes) {
            self.is_whole = false;
            return true;
        }
        if self.files(bytes, place, depth) {
            return true;
        }
        if depth < DEEPEST
            && let Some(unpacked) = packed_within(bytes, self.bytes)
        {
            self.unpacked(unpacked, place, depth);
            return true;
        }
        if bytes.len() <= SHORT {
            let text = sweep(bytes);
            let words: Vec<&str> = text.lines().filter(|run| run.len() >= SHORTEST).collect();
            if !words.is_empty() {
                self.tell(place, words.join("\n").as_bytes());
            }
        }
        false
    }

    /// The files that stand in bytes, one behind the other or behind a length, and the words
    /// beside them; whether there are any.
    fn files(&mut self, bytes: &[u8], place: &str, depth: usize) -> bool {
        let format = Format::of(bytes, "");
        let extension = format.usual_extension();
        let is_archive = matches!(format, Format::Zip | Format::Office | Format::Ofd);
        if !extension.is_empty() && !is_archive {
            self.file(bytes, extension, place, depth);
            return true;
        }
        let within = files_within(bytes);
        if within.is_empty() {
            return false;
        }
        let mut beside = bytes.to_vec();
        for range in within {
            let file = &bytes[range.clone()];
            self.is_whole &= !is_closed_archive(file);
            self.file(file, Format::of(file, "").usual_extension(), place, depth);
            beside[range].fill(0);
        }
        let words = amid_bytes(&beside);
        if self.may_read(words.len()) {
            self.text(words.as_bytes(), place, depth + 1);
            self.tell(place, words.as_bytes());
        }
        true
    }

    /// What was packed, if it is no bomb.
    fn unpacked(&mut self, unpacked: Result<Vec<u8>, Unreadable>, place: &str, depth: usize) {
        match (unpacked, self.files.checked_sub(1)) {
            (Ok(inner), Some(left)) => {
                self.files = left;
                self.bytes(&inner, &within(place, PACKED), depth + 1);
            }
            _ => self.is_whole = false,
        }
    }

    fn file(&mut self, bytes: &[u8], extension: &str, place: &str, depth: usize) {
        let Some(left) = self.files.checked_sub(1) else {
            self.is_whole = false;
            return;
        };
        self.files = left;
        let Reading { portions, unread } = read_file(bytes, extension);
        self.is_whole &= !unread.iter().any(|unread| is_closed(unread.why));
        for portion in portions {
            let at = within(place, &portion.place);
            if self.may_read(portion.text.len()) {
                self.text(portion.text.as_bytes(), &at, depth + 1);
                self.tell(&at, portion.text.as_bytes());
            }
        }
    }
}

/// Hexadecimal digits without the mark that databases write before them.
fn without_mark(run: &[u8]) -> &[u8] {
    run.strip_prefix(b"0x").or(run.strip_prefix(b"x")).unwrap_or(run)
}

/// Whether an archive begins here that nothing unpacks.
fn is_closed_archive(bytes: &[u8]) -> bool {
    CLOSED.iter().any(|signature| bytes.starts_with(signature))
}

/// Whether a file is certainly one, and certainly not read.
fn is_closed(why: Unreadable) -> bool {
    matches!(why, Unreadable::Encrypted | Unreadable::TooLarge | Unreadable::TimedOut)
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
        (place, at) => [place, WITHIN, at].concat(),
    }
}
