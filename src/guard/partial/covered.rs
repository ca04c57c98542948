//! Places where a part of something is covered, and the words that lead to a part.
//! Takes bytes; gives the characters around each such place, in plain form. On a page
//! without any of the words it costs a glance.

use crate::guard::compare::is_ignorable;
use crate::policy::PartialForms;
use aho_corasick::AhoCorasick;
use memchr::memmem::Finder;
use unicode_normalization::char::decompose_compatible;

/// How many bytes on either side are looked at: more than any number takes, covered in
/// characters of three bytes and with separators.
const AROUND: usize = 200;

/// A cover that would be three full stops in its plain form.
const ELLIPSIS: char = '…';

/// What is looked for, ready to be looked for.
#[derive(Default)]
pub struct CoverWords {
    finders: Vec<Finder<'static>>,
    /// All of them that are beyond ASCII, at one glance: almost no page holds any.
    beyond: Option<AhoCorasick>,
    /// How the rule reads.
    pub forms: PartialForms,
}

/// Characters around a place that covers something.
pub struct Around {
    /// All of them, in plain form.
    pub characters: Vec<char>,
    /// Where the cover or the word begins.
    pub at: usize,
}

impl CoverWords {
    /// Of a rule.
    pub fn new(forms: PartialForms) -> Self {
        let wide = |word: &String| match word.as_str() {
            "*" => Some("＊".to_owned()),
            "#" => Some("＃".to_owned()),
            _ => None,
        };
        let rows = forms.letters.iter().chain(&forms.letters_of_names).flat_map(|letter| {
            let is_of_names = forms.letters_of_names.contains(letter);
            let row =
                if is_of_names { forms.letters_of_names_in_a_row } else { forms.letters_in_a_row };
            let row = usize::try_from(row).unwrap_or(usize::MAX).min(AROUND);
            let rows = [letter.to_lowercase().repeat(row), letter.to_uppercase().repeat(row)];
            let is_sign = rows[0] == rows[1];
            rows.into_iter().skip(usize::from(is_sign))
        });
        let all = [&forms.covers, &forms.covers_of_names];
        let all = all.into_iter().chain([&forms.before_the_last, &forms.before_the_first]);
        let words = all.flatten().cloned();
        let wides = forms.covers.iter().filter_map(wide);
        let words = words.chain(wides).chain(rows).filter(|word| !word.is_empty());
        let words: Vec<String> = words.collect();
        let beyond = AhoCorasick::new(words.iter().filter(|word| !word.is_ascii())).ok();
        let finders = words.iter().map(|word| Finder::new(word).into_owned()).collect();
        Self { finders, beyond, forms }
    }

    /// Calls `found` with the surroundings of every such place.
    pub fn each(&self, text: &[u8], found: &mut dyn FnMut(&Around)) {
        let is_beyond = self.beyond.as_ref().is_none_or(|beyond| beyond.is_match(text));
        let finders = self.finders.iter();
        for finder in finders.filter(|finder| is_beyond || finder.needle().is_ascii()) {
            let mut covered_to = 0;
            for at in finder.find_iter(text) {
                // the rest of a row of covers belongs to its first; `&#49;` covers nothing
                if at < covered_to || text[..at].ends_with(b"&") {
                    continue;
                }
                let length = finder.needle().len();
                covered_to = at + length;
                while text[covered_to..].starts_with(finder.needle()) {
                    covered_to += length;
                }
                found(&around(text, at, covered_to));
            }
        }
    }

    /// The surroundings as text, for the aligning of another run.
    pub fn snippets(&self, text: &[u8]) -> Vec<String> {
        let mut snippets = Vec::new();
        self.each(text, &mut |around| {
            let snippet: String = around.characters.iter().collect();
            if !snippets.contains(&snippet) {
                snippets.push(snippet);
            }
        });
        snippets
    }

    /// Whether a character covers one of a number.
    pub fn covers(&self, character: char) -> bool {
        is_in(&self.forms.covers, character)
    }

    /// Whether a character covers one of a name.
    pub fn covers_name(&self, character: char) -> bool {
        self.covers(character)
            || is_in(&self.forms.covers_of_names, character)
            || is_in(&self.forms.letters_of_names, character)
    }

    /// Whether a letter covers where several stand in a row.
    pub fn is_letter(&self, character: char) -> bool {
        is_in(&self.forms.letters, character.to_ascii_lowercase())
    }
}

fn is_in(words: &[String], character: char) -> bool {
    words.iter().any(|word| word.chars().eq([character]))
}

fn around(text: &[u8], at: usize, end: usize) -> Around {
    let from = boundary(text, at.saturating_sub(AROUND));
    // a long row of covers hides nothing that stands far behind its beginning
    let to = boundary(text, text.len().min(end.min(at + AROUND) + AROUND));
    let mut characters = plain(&text[from..at]);
    let before = characters.len();
    characters.extend(plain(&text[at..to]));
    Around { characters, at: before }
}

/// The next place at or before `at` where a character begins.
fn boundary(text: &[u8], at: usize) -> usize {
    let begins = |at: &usize| text.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80);
    (at.saturating_sub(3)..=at).rev().find(begins).unwrap_or(at)
}

/// Compatibility forms folded, small letters, nothing that leaves no mark. Most characters
/// of a page are of ASCII or hanzi, and plain already.
fn plain(text: &[u8]) -> Vec<char> {
    let mut characters = Vec::with_capacity(text.len() / 2);
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\0'..='\x7F' => characters.push(character.to_ascii_lowercase()),
                '\u{4E00}'..='\u{9FFF}' | ELLIPSIS => characters.push(character),
                c if is_ignorable(c) => {}
                c => decompose_compatible(c, |part| characters.extend(part.to_lowercase())),
            }
        }
    }
    characters
}
