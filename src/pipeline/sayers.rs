//! Which item says what was found. On the page of an item it is that item; on a page of
//! many it is looked for among all of them, for so many values as a person will read of.

use super::facts;
use crate::disclosure::{Disclosed, Lens};
use crate::guard::Finding;
use crate::pages::{Plan, Subject};

/// For so many different findings it is looked for.
const MOST_SOUGHT: usize = 64;

/// The items of a plan, and who was found to say what.
pub struct Sayers<'p, L: Lens> {
    plan: &'p Plan<L>,
    known: Vec<(Finding, Option<usize>)>,
}

impl<'p, L: Lens> Sayers<'p, L> {
    /// Nothing was asked yet.
    pub fn of(plan: &'p Plan<L>) -> Self {
        Self { plan, known: Vec::new() }
    }

    /// The position of the item that says what was found on a page: the one behind the
    /// page, or the first in whose head or fields it stands.
    pub fn of_finding(&mut self, page: usize, finding: &Finding) -> Option<usize> {
        if let Some(position) = page_item(&self.plan.pages[page].subject) {
            return Some(position);
        }
        let is_same = |(known, _): &&(Finding, Option<usize>)| known.said == finding.said;
        if let Some((_, position)) = self.known.iter().find(is_same) {
            return *position;
        }
        if self.known.len() >= MOST_SOUGHT {
            return None;
        }
        let says =
            |item: &Disclosed<L>| facts::tells(item, &mut |text: &str| finding.is_said_in(text));
        let position = self.plan.parts.disclosed.iter().position(says);
        self.known.push((finding.clone(), position));
        position
    }
}

fn page_item(subject: &Subject) -> Option<usize> {
    match subject {
        Subject::Detail(position) | Subject::Twin(position) | Subject::Attachment(position, _) => {
            Some(*position)
        }
        _ => None,
    }
}
