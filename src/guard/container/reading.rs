//! What was read of a file: words by the place at which they stand, and what could not
//! be read. A place is made of fixed words and ordinals (压缩包内第 2 个文件 › 第 3 页 › 批注),
//! never of a name in the file: a name may be a leak itself.

use super::Unreadable;
use super::image::is_about_pictures;
use std::collections::HashSet;

/// Words at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Where, outermost first; empty for the file as a whole.
    pub place: String,
    /// The words. A new line keeps apart what does not belong together.
    pub text: String,
}

impl Portion {
    /// Whether a program rather than a person wrote it: what cameras and editors leave in
    /// pictures is the same in thousands of them, and tells no file from another.
    pub fn is_of_programs(&self) -> bool {
        is_about_pictures(&self.place)
    }
}

/// A part of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where, outermost first; empty for the file as a whole.
    pub place: String,
    /// Why.
    pub why: Unreadable,
}

/// All that can be said of the words of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was read.
    pub portions: Vec<Portion>,
    /// What was not: as long as there is any, a person has to look.
    pub unread: Vec<Unread>,
}

/// Words in a place that say that whoever opens the file does not see what stands there.
const UNSEEN: [&str; 6] = ["批注", "修订", "隐藏", "备注页", "早先版本", "不在任何页上"];

impl Reading {
    /// What the file holds that whoever opens it does not see, in words for people.
    pub fn unseen(&self) -> Vec<&'static str> {
        let is_there =
            |kind: &&str| self.portions.iter().any(|portion| portion.place.contains(*kind));
        UNSEEN.iter().copied().filter(|kind| is_there(kind)).collect()
    }

    /// All words in one text.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.portions.iter().map(|portion| portion.text.as_str()).collect();
        texts.join("\n")
    }

    /// Every row of digits that nothing interrupts.
    pub fn numbers(&self) -> HashSet<&str> {
        let texts = self.portions.iter().map(|portion| portion.text.as_str());
        let rows = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
        rows.filter(|row| !row.is_empty()).collect()
    }

    /// Whether no word was found.
    pub fn is_empty(&self) -> bool {
        self.portions.iter().all(|portion| portion.text.trim().is_empty())
    }
}
