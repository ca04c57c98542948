//! The folded withheld values, and which of them stand in a folded text.
//!
//! Takes folded texts once; gives the index of each that is found. Never prints one.

use super::{Beginning, Folded};
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

/// Patterns in the order in which they were given.
pub struct Patterns {
    folded: Vec<Vec<u8>>,
    /// As what they begin in a text.
    begin: Beginning,
    longest: usize,
    /// A trie over all of them; without it they are compared one by one.
    automaton: Option<NFA>,
}

impl Patterns {
    /// Of folded texts of two characters or more.
    pub fn new(begin: Beginning, folded: Vec<Vec<u8>>) -> Self {
        let automaton = NFA::builder().match_kind(MatchKind::Standard).build(&folded).ok();
        let longest = folded.iter().map(Vec::len).max().unwrap_or(0);
        Self { folded, begin, longest, automaton }
    }

    /// The folded text of one pattern.
    pub fn text(&self, index: usize) -> &[u8] {
        self.folded.get(index).map_or(&[], Vec::as_slice)
    }

    /// How many bytes the longest has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a pattern holds one of these bytes.
    pub fn hold_any(&self, bytes: &[u8]) -> bool {
        self.folded.iter().flatten().any(|byte| bytes.contains(byte))
    }

    /// Calls `found` for each pattern of at least `shortest` bytes that stands in `text`
    /// by itself, not inside a longer word or number, and with where it begins and ends.
    pub fn find(&self, text: &Folded, shortest: usize, found: &mut dyn FnMut(usize, usize, usize)) {
        self.find_anywhere(text, &mut |pattern, start, end| {
            if end - start >= shortest && text.is_bounded(start, end) {
                found(pattern, start, end);
            }
        });
    }

    /// Calls `found` with each pattern that stands in `text`, wherever it stands, and with
    /// the bytes where it begins and ends.
    pub fn find_anywhere(&self, text: &Folded, found: &mut dyn FnMut(usize, usize, usize)) {
        self.find_from(text.starts(self.begin).iter().copied(), text, found);
    }

    /// The same for some of the places where one may begin.
    pub fn find_from(
        &self,
        starts: impl Iterator<Item = usize>,
        text: &Folded,
        found: &mut dyn FnMut(usize, usize, usize),
    ) {
        for start in starts {
            let rest = text.bytes().get(start..).unwrap_or_default();
            self.starting_at(rest, &mut |pattern, length| found(pattern, start, start + length));
        }
    }

    /// All folded texts, and as what they begin: texts have to be folded with a filter that
    /// knows them.
    pub fn beginnings(&self) -> impl Iterator<Item = (Beginning, &[u8])> {
        self.texts().map(|text| (self.begin, text))
    }

    /// All folded texts.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.folded.iter().map(Vec::as_slice)
    }

    fn starting_at(&self, text: &[u8], found: &mut dyn FnMut(usize, usize)) {
        let Some((automaton, mut state)) = self
            .automaton
            .as_ref()
            .and_then(|automaton| Some((automaton, automaton.start_state(Anchored::Yes).ok()?)))
        else {
            let all = self.folded.iter().enumerate();
            all.filter(|(_, pattern)| text.starts_with(pattern))
                .for_each(|(index, pattern)| found(index, pattern.len()));
            return;
        };
        for (index, &byte) in text.iter().enumerate() {
            state = automaton.next_state(Anchored::Yes, state, byte);
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                return;
            }
            let ending = if automaton.is_match(state) { automaton.match_len(state) } else { 0 };
            for nth in 0..ending {
                let pattern = automaton.match_pattern(state, nth);
                // a shorter pattern that ends here began later: it has a start of its own
                if automaton.pattern_len(pattern) == index + 1 {
                    found(pattern.as_usize(), index + 1);
                }
            }
        }
    }
}

/// Characters that leave no mark on the page: they never keep two others apart. All that
/// Unicode ignores by default, and marks above and below letters.
pub fn is_ignorable(character: char) -> bool {
    let is_hanzi = matches!(character, '\u{3401}'..='\u{9FFF}');
    if character.is_ascii() || is_hanzi {
        return false;
    }
    matches!(
        character,
        '\u{AD}'
            | '\u{300}'..='\u{36F}'
            | '\u{20DD}'..='\u{20E3}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Signs that stand for something else, or for nothing, and show nothing: the place of a
/// thing in a text, and controls but those that end a line or a cell.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{8}'
            | '\u{E}'..='\u{1E}'
            | '\u{7F}'..='\u{84}'
            | '\u{86}'..='\u{9F}'
            | '\u{FFF9}'..='\u{FFFC}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    fn found(patterns: &Patterns, text: &str) -> Vec<usize> {
        let mut folded = Folded::default();
        let pairs: Vec<_> = patterns.beginnings().collect();
        folded.fold(text.as_bytes(), &Pairs::of(&pairs));
        let mut found = Vec::new();
        patterns.find(&folded, 0, &mut |index, _, _| found.push(index));
        found.sort_unstable();
        found
    }

    #[test]
    fn finds_every_pattern_with_and_without_the_trie() {
        let texts = ["张三", "张三丰", "三丰", "abc", "bc", "123456"];
        let texts = texts.iter().map(|text| Folded::of(text)).collect();
        let mut patterns = Patterns::new(Beginning::Value, texts);
        for _ in 0..2 {
            assert_eq!(found(&patterns, "见张 三丰。"), [0, 1, 2]);
            assert_eq!(found(&patterns, "甲ABC乙"), [3]);
            assert_eq!(found(&patterns, "1123456 abcd 1234567"), [0; 0]);
            assert_eq!(found(&patterns, "号123456号 abc d"), [3, 5]);
            patterns.automaton = None;
        }
    }
}
