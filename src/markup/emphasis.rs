//! Makes `**中文：**后文` bold, which CommonMark's flanking rules do not.
//!
//! A sentinel of punctuation class is put on the word side of such a delimiter run and
//! taken out of every event again; offsets are mapped back.

/// U+1BC9F DUPLOYAN PUNCTUATION CHINOOK FULL STOP: category Po, used by nobody here.
const SENTINEL: char = '\u{1BC9F}';

/// A text with sentinels, and where they went.
pub struct Prepared {
    /// The text for the parser.
    pub text: String,
    inserted: Vec<usize>,
}

impl Prepared {
    /// The offset in the original text of an offset in the prepared one.
    pub fn original(&self, offset: usize) -> usize {
        let before = self.inserted.iter().take_while(|at| **at < offset).count();
        offset - before * SENTINEL.len_utf8()
    }
}

/// Removes the sentinels from a text that the parser gave back.
pub fn strip(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains(SENTINEL) { text.replace(SENTINEL, "").into() } else { text.into() }
}

/// Puts sentinels beside delimiter runs that stand between punctuation and a CJK word.
pub fn prepare(source: &str) -> Prepared {
    let mut prepared =
        Prepared { text: String::with_capacity(source.len() + 16), inserted: vec![] };
    let mut rest = source;
    let mut before = '\n';
    while let Some(at) = rest.find(['*', '~']) {
        push(&mut prepared.text, &rest[..at], &mut before);
        let run_char = rest[at..].chars().next().unwrap_or('*');
        let run_length = rest[at..].chars().take_while(|c| *c == run_char).count();
        let run = &rest[at..at + run_length];
        rest = &rest[at + run_length..];
        let after = rest.chars().next().unwrap_or('\n');
        let needed = before != '\\' && needs_sentinel(before, after);
        if needed && is_punctuation(after) {
            insert(&mut prepared);
        }
        prepared.text.push_str(run);
        if needed && is_punctuation(before) {
            insert(&mut prepared);
        }
        before = run_char;
    }
    prepared.text.push_str(rest);
    prepared
}

fn push(text: &mut String, piece: &str, before: &mut char) {
    text.push_str(piece);
    if let Some(last) = piece.chars().next_back() {
        *before = last;
    }
}

fn insert(prepared: &mut Prepared) {
    prepared.inserted.push(prepared.text.len());
    prepared.text.push(SENTINEL);
}

fn needs_sentinel(before: char, after: char) -> bool {
    let one_side = is_punctuation(before) != is_punctuation(after);
    let no_space = !before.is_whitespace() && !after.is_whitespace();
    one_side && no_space && (is_wide(before) || is_wide(after))
}

fn is_punctuation(c: char) -> bool {
    let cjk = matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}');
    let general = matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}');
    c.is_ascii_punctuation() && c != '*' && c != '~' || cjk || general
}

/// Whether a character is wide: Han, kana, and their punctuation.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}
