//! Which characters may be the name of a person: a surname and one or two characters more.
//! Takes the surnames, the words that only look like names and the titles (王局长) from the
//! policy. A name that is abbreviated already (王某) is none.

use super::folded_text;
use crate::policy::SensitiveList;

/// Stands for what is not told of a name.
const ABBREVIATED: [char; 3] = ['某', '×', '○'];

/// What ends like this, or goes on like this, is a place.
const PLACES: [char; 9] = ['镇', '乡', '县', '区', '市', '街', '村', '省', '校'];

/// How names are told from other words.
pub struct Names {
    family: Vec<char>,
    compound: Vec<Vec<char>>,
    not: Vec<Vec<char>>,
    titles: Vec<Vec<char>>,
}

impl Names {
    /// Of the list in force.
    pub fn new(list: &SensitiveList) -> Self {
        let mut family = list.family_names.clone();
        family.sort_unstable();
        let words = |all: &[String]| -> Vec<Vec<char>> {
            all.iter().map(|word| folded_text(word).chars().collect()).collect()
        };
        let sorted = |all: &[String]| {
            let mut words = words(all);
            words.sort_unstable();
            words
        };
        let compound = sorted(&list.compound_names);
        Self { family, compound, not: sorted(&list.not_names), titles: sorted(&list.titles) }
    }

    /// The characters with which a name may begin, as ranges of one.
    pub fn begin(&self) -> impl Iterator<Item = (char, char)> {
        let compound = self.compound.iter().filter_map(|surname| surname.first());
        self.family.iter().chain(compound).map(|character| (*character, *character))
    }

    /// How many characters a name may have that begins `text`, the most first.
    pub fn lengths(&self, text: &[char]) -> impl DoubleEndedIterator<Item = usize> {
        let surname = match text.first() {
            Some(_) if begins_with_any(&self.compound, text) => 2,
            Some(first) if self.family.binary_search(first).is_ok() => 1,
            _ => 0,
        };
        let has_title = || begins_with_any(&self.titles, &text[surname..]);
        let is_none = surname > 0 && (begins_with_any(&self.not, text) || has_title());
        let surname = if is_none { 0 } else { surname };
        let given = text.iter().skip(surname).take(2);
        let given = given.take_while(|c| is_han(**c) && !ABBREVIATED.contains(c)).count();
        let most = if surname == 0 { 0 } else { given };
        let lengths = (1..=most).rev().map(move |given| surname + given);
        let is_place = |at: usize| text.get(at).is_some_and(|c| PLACES.contains(c));
        lengths.filter(move |length| !is_place(*length) && !is_place(length - 1))
    }
}

/// Whether one of the words, which are in order, stands at the head of `text`.
fn begins_with_any(words: &[Vec<char>], text: &[char]) -> bool {
    let from = words.partition_point(|word| word.first() < text.first());
    let same = words[from..].iter().take_while(|word| word.first() == text.first());
    same.into_iter().any(|word| text.starts_with(word))
}

/// Whether a character is Chinese.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}
