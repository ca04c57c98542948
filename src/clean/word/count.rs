//! How many changes a person would count in a Word file: what one author did in one place
//! is one change, however many elements tell it.

use super::super::tree::Element;
use super::super::{Kind, Taken};

/// What was found in the parts of one file.
#[derive(Debug, Default)]
pub struct Count {
    last: Option<(String, String)>,
    revisions: usize,
    moved_from: usize,
    moved_to: usize,
    /// Places to which comments are pinned.
    pub anchors: usize,
    /// Marks that tell one sitting from another.
    pub marks: usize,
    /// Settings and variables.
    pub settings: usize,
    /// Notes that nothing leads to.
    pub unread: usize,
    /// What is taken along and not counted.
    pub uncounted: usize,
}

impl Count {
    /// A change by the author whom the element names.
    pub fn change(&mut self, element: &Element) {
        let kind = match element.local() {
            "moveFrom" | "moveTo" => element.local(),
            "ins" | "conflictIns" | "cellIns" => "ins",
            "del" | "conflictDel" => "del",
            other => other,
        };
        let key = (kind.to_owned(), element.attribute("author").unwrap_or_default());
        if self.last.as_ref() == Some(&key) {
            self.uncounted += 1;
            return;
        }
        match kind {
            "moveFrom" => self.moved_from += 1,
            "moveTo" => self.moved_to += 1,
            _ => self.revisions += 1,
        }
        self.last = Some(key);
    }

    /// Words between two changes: the next one is another.
    pub fn words(&mut self) {
        self.last = None;
    }

    /// All there is.
    pub fn changes(&self) -> usize {
        let counted = self.revisions + self.moved_from + self.moved_to + self.anchors;
        counted + self.marks + self.settings + self.unread + self.uncounted
    }

    /// Tells what was taken; anchors count where no part holds the comments themselves.
    pub fn tell(&self, taken: &mut Taken) {
        taken.add(Kind::Revisions, self.revisions + self.moved_from.max(self.moved_to));
        taken.add(Kind::RevisionMarks, usize::from(self.marks > 0));
        taken.add(Kind::Properties, self.settings);
        // the note went with the change that took its place out of the text
        taken.add(Kind::Private, if self.revisions == 0 { self.unread } else { 0 });
        if taken.count(Kind::Comments) == 0 {
            taken.add(Kind::Comments, self.anchors);
        }
    }
}
