//! What was found in one file so far, in order, each thing once a place.
//!
//! Takes findings; tells without going through all of them whether one is there already: a
//! list of ten thousand numbers is a file like another.

use super::Finding;
use super::finding::{Same, WITHIN};
use std::collections::{HashMap, HashSet};

/// Findings in their order, none of them twice.
#[derive(Default)]
pub struct Findings {
    in_order: Vec<Finding>,
    known: HashSet<Finding>,
}

impl Findings {
    /// Adds one that is not there.
    pub fn add(&mut self, finding: Finding) {
        if self.known.insert(finding.clone()) {
            self.in_order.push(finding);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Finding> {
        self.in_order
    }

    /// Takes those from `before` on out.
    pub fn split_off(&mut self, before: usize) -> Vec<Finding> {
        let later = self.in_order.split_off(before);
        later.iter().for_each(|finding| {
            self.known.remove(finding);
        });
        later
    }

    /// Drops findings from `before` on that were made at `place` already, or less deep in it:
    /// what a text says openly it says in its decoded forms, too.
    pub fn forget_repeated(&mut self, before: usize, place: &str) {
        let later = self.split_off(before);
        if later.is_empty() {
            return;
        }
        let at_place = self.in_order.iter().filter(|known| known.place == place);
        let at_place: HashSet<Same<'_>> = at_place.map(Finding::same).collect();
        let mut places: HashMap<Same<'_>, HashSet<&str>> = HashMap::new();
        for finding in &later {
            places.entry(finding.same()).or_default().insert(&finding.place);
        }
        let is_known = |finding: &Finding| {
            let same = finding.same();
            let outside = finding.place.match_indices(WITHIN).map(|(end, _)| &finding.place[..end]);
            let is_deeper = |places: &HashSet<&str>| outside.clone().any(|at| places.contains(at));
            at_place.contains(&same) || places.get(&same).is_some_and(is_deeper)
        };
        let new: Vec<Finding> =
            later.iter().filter(|finding| !is_known(finding)).cloned().collect();
        new.into_iter().for_each(|finding| self.add(finding));
    }
}
