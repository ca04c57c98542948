//! The words of a rich text, sorted by where they stand: as they are seen, what is hidden,
//! and groups that are no part of the sentence in which they stand.

use super::super::Walk;
use std::collections::HashSet;

/// The words that were read so far.
#[derive(Default)]
pub struct Texts {
    /// As they are seen.
    pub seen: String,
    /// What is hidden or deleted.
    hidden: String,
    /// Both, as they stand.
    all: String,
    /// What stands aside.
    aside: String,
    /// The groups aside that are open, each inside the one before.
    open: Vec<String>,
}

impl Texts {
    /// A group begins that stands aside.
    pub fn open_aside(&mut self) {
        self.open.push(String::new());
    }

    /// The last of them ends.
    pub fn close_aside(&mut self) {
        let words = self.open.pop().unwrap_or_default();
        if !words.trim().is_empty() {
            self.aside.push_str(&words);
            self.aside.push('\n');
        }
    }

    /// Adds words where the reader stands.
    pub fn push(&mut self, text: &str, is_hidden: bool) {
        if let Some(aside) = self.open.last_mut() {
            return aside.push_str(text);
        }
        self.all.push_str(text);
        match is_hidden {
            true => self.hidden.push_str(text),
            false => {
                self.seen.push_str(text);
                self.end_hidden();
            }
        }
    }

    /// Keeps apart what is hidden in two places.
    fn end_hidden(&mut self) {
        if self.hidden.chars().next_back().is_some_and(|last| last != '\n') {
            self.hidden.push('\n');
        }
    }

    /// Tells everything.
    pub fn say(mut self, walk: &mut Walk) {
        self.close();
        walk.say("", &*self.seen);
        if !self.hidden.is_empty() {
            walk.say("隐藏文字", &*self.hidden);
            walk.say("连同隐藏文字", new_lines(&self.seen, &self.all));
        }
        walk.say(ASIDE, self.aside);
    }

    /// Tells what another way of reading shows that this one does not.
    pub fn say_otherwise(&self, mut other: Self, walk: &mut Walk) {
        other.close();
        walk.say("按中文编码读的文字", new_lines(&self.all, &other.seen));
        walk.say("按中文编码读的文字", new_lines(&self.all, &other.all));
        walk.say(ASIDE, new_lines(&self.aside, &other.aside));
    }

    fn close(&mut self) {
        while !self.open.is_empty() {
            self.close_aside();
        }
    }
}

const ASIDE: &str = "属性、批注或页眉页脚";

/// The lines of `other` that are not in `known`.
fn new_lines(known: &str, other: &str) -> String {
    let known: HashSet<&str> = known.lines().collect();
    other.lines().filter(|line| !known.contains(line)).flat_map(|line| [line, "\n"]).collect()
}
