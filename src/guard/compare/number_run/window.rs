//! Whole groups of a run of digits, and how they are joined.

use super::super::gap::Gap;
use super::beside::{Beside, announced, begins_cell, is_cell};
use super::edge::{Edge, is_money};
use super::warrant;

/// Digits without anything between them.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Where it begins among the digits of the run.
    pub first: usize,
    /// Where it ends.
    pub end: usize,
    /// What keeps it apart from the group before it.
    pub gap: Option<Gap>,
}

/// Whole groups of a run, in order.
#[derive(Debug)]
pub struct Window<'r> {
    /// All the digits.
    pub digits: &'r [u8],
    /// What stands before the first digit.
    pub before: Edge,
    /// What stands after the last digit.
    pub after: Edge,
    /// Whether the check letter X follows, and then no letter or digit.
    pub x: bool,
    /// Whether one sign that covers a character follows, and then no letter or digit.
    pub is_covered: bool,
    /// Whether what stands around it says that it is an amount of money.
    pub is_amount: bool,
    /// Whether one other figure stands before it, and it is not the code of the country.
    pub is_second: bool,
    pub groups: &'r [Group],
    /// Whether a number of one or two digits and a full stop stand before it.
    pub is_behind_ordinal: bool,
    /// Whether `.00` follows, as behind a sum of money.
    pub has_cents: bool,
    /// The text before the run and behind it.
    pub text: (&'r [u8], &'r [u8]),
}

impl Window<'_> {
    /// Whether neither end touches a letter.
    pub fn stands_alone(&self) -> bool {
        !matches!(self.before, Edge::Letter | Edge::Word | Edge::Card)
            && !matches!(self.after, Edge::Letter | Edge::Word)
    }

    /// Whether the groups are joined as the parts of one number are: all in one way, and
    /// not as a decimal fraction.
    pub fn is_one(&self) -> bool {
        match self.uniform_gap(0) {
            Ok(Some(Gap::Dot)) => self.groups.len() > 2,
            Ok(_) => true,
            Err(()) => false,
        }
    }

    /// What the cells before the run say of it.
    pub fn beside(&self) -> Beside {
        Beside::read(self.text.0)
    }

    /// What the word before the run says, or the heads above it.
    pub fn announced(&self) -> Beside {
        announced(self.text.0, self.is_cell())
    }

    /// Whether it is announced as the number of an officer's warrant.
    pub fn is_of_a_warrant(&self) -> bool {
        warrant::is_announced(self.text, self.is_cell())
    }

    /// Whether it stands behind the number of an item of a list: 1.13800138000.
    pub fn is_item(&self) -> bool {
        self.is_behind_ordinal && begins_cell(self.text.0)
    }

    /// Whether a sign or a word for money or for a count stands before the run.
    pub fn is_behind_money(&self) -> bool {
        is_money(self.text.0)
    }

    /// Whether the run has a cell for itself.
    pub fn is_cell(&self) -> bool {
        is_cell(self.text.0, self.text.1)
    }

    /// The lengths of the groups after the first `skip` digits.
    pub fn lengths(&self, skip: usize) -> impl Iterator<Item = usize> {
        let start = self.groups.first().map_or(0, |group| group.first) + skip;
        let rest = self.groups.iter().filter(move |group| group.end > start);
        rest.map(move |group| group.end - group.first.max(start))
    }

    /// The gaps between the groups.
    pub fn gaps(&self) -> impl Iterator<Item = Option<Gap>> {
        self.groups.iter().skip(1).map(|group| group.gap)
    }

    /// Whether a group behind the first begins with a zero, as no figure of a table does.
    pub fn has_leading_zero(&self) -> bool {
        let start = self.groups.first().map_or(0, |group| group.first);
        let behind = self.groups.iter().skip(1);
        behind.into_iter().any(|group| self.digits.get(group.first - start) == Some(&b'0'))
    }

    /// The gap inside, if every gap after the first `skip` digits is the same.
    pub fn uniform_gap(&self, skip: usize) -> Result<Option<Gap>, ()> {
        let start = self.groups.first().map_or(0, |group| group.first) + skip;
        let mut gaps = self.groups.iter().skip(1).filter(|group| group.first > start);
        let first = gaps.next().and_then(|group| group.gap);
        if gaps.all(|group| group.gap == first) { Ok(first) } else { Err(()) }
    }
}
