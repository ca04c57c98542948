//! Rich text: what is shown, what is hidden, its properties and its comments.
//!
//! Takes bytes; gives the running text, and every other group as a piece of its own. Text
//! with hidden words in it (`\v`) is read with them and without. Bytes that are said to be
//! Western are read as Chinese, too. Objects of other programs are not opened: then a person
//! has to look.

mod held;
mod texts;

use super::{Unreadable, Walk};
use encoding_rs::{Encoding, GB18030, WINDOWS_1252};
use held::{HOLDERS, Held};
use texts::Texts;

/// Groups that are no part of the sentence in which they stand.
const ASIDE: &[&str] = &[
    "info",
    "annotation",
    "atnid",
    "atnauthor",
    "header",
    "footer",
    "headerl",
    "headerr",
    "headerf",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "userprops",
    "docvar",
    "xmlnstbl",
    "xe",
    "tc",
    "stylesheet",
    "shptxt",
    "shprslt",
    "sp",
    "do",
    "dptxbxtext",
    "formfield",
    "datafield",
];
/// Those in which every group is a piece of its own.
const LISTS: &[&str] = &[
    "info",
    "userprops",
    "docvar",
    "xmlnstbl",
    "stylesheet",
    "sp",
    "picprop",
    "formfield",
    "shpinst",
];
/// What hides the words behind it until it is taken back.
const HIDING: &[&str] = &["v", "deleted"];
/// Groups without words.
const MUTE: &[&str] = &[
    "fonttbl",
    "colortbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "latentstyles",
    "pgptbl",
    "blipuid",
    "objclass",
];
const ENDS: &[&str] = &["par", "line", "tab", "cell", "row", "page", "sect", "nestcell", "nestrow"];
const CHINESE: &[&str] = &["936", "54936"];

/// Reads a rich text.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let mut reader = Reader::of(bytes, WINDOWS_1252);
    reader.read();
    held::say(&reader.held, walk);
    if reader.texts.seen.trim().is_empty() {
        walk.cannot("", Unreadable::NoText);
    }
    if reader.encoding == WINDOWS_1252 && reader.saw_high {
        let mut other = Reader::of(bytes, GB18030);
        other.read();
        reader.texts.say_otherwise(other.texts, walk);
    }
    reader.texts.say(walk);
}

#[derive(Clone, Copy, Default)]
struct Group {
    /// Whether it stands aside, and does not just stand in one that does.
    is_aside: bool,
    /// Whether the groups in it have nothing to do with one another.
    is_list: bool,
    is_mute: bool,
    is_hidden: bool,
    /// Whether bytes of something else stand in it.
    holds: bool,
    /// How many characters stand in for a `\u` that an old program does not know.
    skip: usize,
}

struct Reader<'r> {
    left: &'r [u8],
    texts: Texts,
    /// Bytes of characters that are not whole yet.
    raw: Vec<u8>,
    encoding: &'static Encoding,
    groups: Vec<Group>,
    now: Group,
    skipped: usize,
    /// The first half of a pair.
    half: Option<u16>,
    held: Vec<Held>,
    /// Whether a byte stands there that is no ASCII.
    saw_high: bool,
}

impl<'r> Reader<'r> {
    fn of(bytes: &'r [u8], encoding: &'static Encoding) -> Self {
        Self {
            left: bytes,
            texts: Texts::default(),
            raw: Vec::new(),
            encoding,
            groups: Vec::new(),
            now: Group { skip: 1, ..Group::default() },
            skipped: 0,
            half: None,
            held: Vec::new(),
            saw_high: false,
        }
    }

    fn read(&mut self) {
        while let Some((&byte, rest)) = self.left.split_first() {
            self.left = rest;
            match byte {
                b'{' => {
                    self.flush();
                    self.groups.push(self.now);
                    // a group inside of what is held says something about it
                    (self.now.holds, self.now.is_aside, self.now.is_list) = (false, false, false);
                }
                b'}' => {
                    self.flush();
                    self.close();
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.now.is_aside) {
            self.texts.close_aside();
        }
        self.now = self.groups.pop().unwrap_or(self.now);
        if self.now.is_list {
            self.push("\n");
        }
    }

    /// The group that is open is no part of the sentence around it.
    fn stands_aside(&mut self) {
        if !std::mem::replace(&mut self.now.is_aside, true) {
            self.flush();
            self.texts.open_aside();
        }
    }

    fn control(&mut self) {
        let Some((&kind, rest)) = self.left.split_first() else { return };
        if !kind.is_ascii_alphabetic() {
            self.left = rest;
            return self.symbol(kind);
        }
        let letters = self.left.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let (word, rest) = self.left.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|b| b.is_ascii_digit()).count();
        let (number, rest) = rest.split_at(if digits > 0 { sign + digits } else { 0 });
        self.left = rest.strip_prefix(b" ").unwrap_or(rest);
        let word = std::str::from_utf8(word).unwrap_or_default();
        let number = std::str::from_utf8(number).unwrap_or_default();
        self.word(word, number);
    }

    fn symbol(&mut self, kind: u8) {
        match kind {
            b'\'' => {
                let code = self.left.get(..2).and_then(|code| std::str::from_utf8(code).ok());
                if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    self.left = &self.left[2..];
                    self.byte(byte);
                }
            }
            b'~' => self.character(' '),
            b'_' => self.character('-'),
            b'\\' | b'{' | b'}' => self.byte(kind),
            // old programs leave out the whole group
            b'*' => self.stands_aside(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: &str) {
        match word {
            "u" => {
                let unit = number.parse::<i32>().unwrap_or(0);
                let unit = u16::try_from(unit.rem_euclid(1 << 16)).unwrap_or(0);
                self.flush_narrow();
                self.unit(unit);
                self.skipped = self.now.skip;
            }
            "uc" => self.now.skip = number.parse().unwrap_or(1).min(8),
            "ansicpg" | "cpg" if CHINESE.contains(&number) => self.encoding = GB18030,
            "fcharset" if number == "134" => self.encoding = GB18030,
            "bin" => {
                let length = number.parse().unwrap_or(0).min(self.left.len());
                let (raw, rest) = self.left.split_at(length);
                self.left = rest;
                if let Some(held) = self.held.last_mut().filter(|_| self.now.holds) {
                    held.raw(raw);
                }
            }
            word if ENDS.contains(&word) => self.character('\n'),
            word if MUTE.contains(&word) => (self.now.is_mute, self.now.holds) = (true, false),
            // what a picture is called, and what it shows in words
            "picprop" => {
                (self.now.is_mute, self.now.is_list) = (false, true);
                self.stands_aside();
            }
            word if HIDING.contains(&word) => {
                self.flush();
                self.now.is_hidden = number != "0";
            }
            "plain" => {
                self.flush();
                self.now.is_hidden = false;
            }
            word => {
                self.now.is_list |= LISTS.contains(&word);
                if ASIDE.contains(&word) {
                    self.stands_aside();
                }
                if let Some((_, kind)) = HOLDERS.iter().find(|(holder, _)| *holder == word) {
                    (self.now.is_mute, self.now.holds) = (true, true);
                    self.held.push(Held::new(*kind));
                }
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if !self.now.is_mute {
            self.saw_high |= !byte.is_ascii();
            self.raw.push(byte);
        } else if let Some(held) = self.held.last_mut().filter(|_| self.now.holds) {
            held.digit(byte);
        }
    }

    /// One unit of UTF-16; the first half of a pair waits for the other.
    fn unit(&mut self, unit: u16) {
        let units = [self.half.take().unwrap_or(0), unit];
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
        } else {
            let text = String::from_utf16_lossy(&units[usize::from(units[0] == 0)..]);
            self.push(&text);
        }
    }

    fn character(&mut self, character: char) {
        self.flush();
        self.push(character.encode_utf8(&mut [0; 4]));
    }

    fn flush_narrow(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        if !raw.is_empty() {
            let text = self.encoding.decode_without_bom_handling(&raw).0.into_owned();
            self.push(&text);
        }
    }

    fn flush(&mut self) {
        self.skipped = 0;
        self.flush_narrow();
    }

    fn push(&mut self, text: &str) {
        if !self.now.is_mute {
            self.texts.push(text, self.now.is_hidden);
        }
    }
}

#[cfg(test)]
mod tests;
