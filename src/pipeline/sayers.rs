//! Who says what was found. On the page of an item it is that item; on a page of many it is
//! looked for among all of them, then in what is said of the site, for so many values as a
//! person will read of.

use super::facts;
use crate::content::{SITE_FILE, read_text};
use crate::disclosure::{Disclosed, Lens};
use crate::guard::Finding;
use crate::pages::{Plan, Subject};
use crate::world::World;

/// For so many different findings it is looked for.
const MOST_SOUGHT: usize = 64;

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sayer {
    /// The item at this position.
    Item(usize),
    /// What is said of the organ and the site.
    Site,
    /// Nobody that was found.
    Nobody,
}

/// The items of a plan, and who was found to say what.
pub struct Sayers<'p, L: Lens> {
    world: &'p dyn World,
    plan: &'p Plan<L>,
    known: Vec<(Finding, Sayer)>,
}

impl<'p, L: Lens> Sayers<'p, L> {
    /// Nothing was asked yet.
    pub fn of(world: &'p dyn World, plan: &'p Plan<L>) -> Self {
        Self { world, plan, known: Vec::new() }
    }

    /// Who says what was found on a page: the item behind the page, or the first in whose
    /// head or fields it stands.
    pub fn of_finding(&mut self, page: usize, finding: &Finding) -> Sayer {
        if let Some(position) = page_item(&self.plan.pages[page].subject) {
            return Sayer::Item(position);
        }
        let is_same = |(known, _): &&(Finding, Sayer)| known.said == finding.said;
        if let Some((_, sayer)) = self.known.iter().find(is_same) {
            return *sayer;
        }
        if self.known.len() >= MOST_SOUGHT {
            return Sayer::Nobody;
        }
        let sayer = self.sought(finding);
        self.known.push((finding.clone(), sayer));
        sayer
    }

    fn sought(&self, finding: &Finding) -> Sayer {
        let says =
            |item: &Disclosed<L>| facts::tells(item, &mut |text: &str| finding.is_said_in(text));
        let of_site = || read_text(self.world, SITE_FILE).is_ok_and(|t| finding.is_said_in(&t));
        match self.plan.parts.disclosed.iter().position(says) {
            Some(position) => Sayer::Item(position),
            None if of_site() => Sayer::Site,
            None => Sayer::Nobody,
        }
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
