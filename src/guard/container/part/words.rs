//! The words of one part: the text as it is read, and apart from it everything else.

use super::super::{Walk, header_codes};
use super::concealed::CONCEALED;
use std::collections::{BTreeMap, HashSet};

/// What Excel prints above and below its sheets, with codes in it.
pub const HEADERS: &str = "页眉页脚";

/// The words of a part.
#[derive(Default)]
pub struct Words {
    /// What is read as one text.
    pub running: String,
    /// The rest, by what it is.
    apart: BTreeMap<&'static str, String>,
}

impl Words {
    /// The words that are `what`.
    pub fn apart(&mut self, what: &'static str) -> &mut String {
        self.apart.entry(what).or_default()
    }

    /// Adds a piece that belongs with nothing before it.
    pub fn piece(&mut self, what: &'static str, text: &str) {
        let apart = self.apart(what);
        apart.push_str(text);
        apart.push('\n');
    }

    /// Adds the lines that only another way of reading shows.
    pub fn add_otherwise(&mut self, what: &'static str, running: &str) {
        let known: HashSet<&str> = self.running.lines().collect();
        let new: Vec<&str> = running.lines().filter(|line| !known.contains(line)).collect();
        let new = new.join("\n");
        self.piece(what, &new);
    }

    /// Adds what each line of the words that are one of `kinds` makes in another way.
    pub fn add_made(&mut self, kinds: &[&str], make: impl Fn(&str) -> Option<String>) {
        for (_, words) in self.apart.iter_mut().filter(|(what, _)| kinds.contains(what)) {
            let made: Vec<String> = words.lines().filter_map(&make).collect();
            made.iter().for_each(|made| words.extend([made, "\n"]));
        }
    }

    /// Whether there is no running text.
    pub fn is_silent(&self) -> bool {
        self.running.trim().is_empty()
    }

    /// Adds headers without their codes.
    pub fn add_headers(&mut self) {
        if let Some(headers) = self.apart.get(HEADERS) {
            let words = [header_codes::OTHERWISE, &header_codes::words(headers)].concat();
            self.piece(HEADERS, &words);
        }
    }

    /// Whether anything is hidden.
    pub fn has_concealed(&self) -> bool {
        CONCEALED.iter().any(|what| self.apart.contains_key(what))
    }

    /// Ends the pieces that are hidden: a paragraph has ended.
    pub fn end_concealed(&mut self) {
        for what in CONCEALED {
            if let Some(hidden) = self.apart.get_mut(what) {
                hidden.push('\n');
            }
        }
    }

    /// Tells everything, from where the part stands.
    pub fn say(self, walk: &mut Walk) {
        walk.say("", self.running);
        for (what, text) in self.apart {
            walk.say(what, text);
        }
    }
}
