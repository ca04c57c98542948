//! What stands before a finding in the same sentence: the office whose telephone it is, the
//! head of its column.
//!
//! Takes the text and where the finding stands; says whether what stands before it makes it
//! lawful. Nothing behind it does, nor anything where a word speaks of a person.

use super::names::{Names, is_han};
use super::program::{Program, Tries};
use super::window::Window;
use crate::guard::compare::Folded;
use crate::policy::Sensitive;
use std::ops::Range;

/// No sentence goes on behind it.
const FULL_STOP: char = '。';
/// What is so short between a full stop and a finding, and ends with a colon, is its label:
/// the sentence before says whose it is.
const LONGEST_LABEL: usize = 6;

/// What makes the findings of an entry lawful, ready to be looked for.
pub struct Before {
    lawful: Vec<Program>,
    unless: Vec<Program>,
    near: usize,
}

impl Before {
    /// Of an entry of the policy.
    pub fn new(policy: &Sensitive, names: &Names) -> Self {
        let programs = |patterns: &[_]| {
            patterns.iter().map(|pattern| Program::new(pattern, names)).collect::<Vec<_>>()
        };
        Self {
            lawful: programs(&policy.lawful_before),
            unless: programs(&policy.unless_before),
            near: policy.before_near,
        }
    }

    /// Whether it makes lawful what stands in some bytes of the text.
    pub fn makes_lawful(
        &self,
        text: &Folded,
        found: Range<usize>,
        names: &Names,
        tries: &mut Tries,
    ) -> bool {
        if self.lawful.is_empty() {
            return false;
        }
        let reach = Window::reach(text, 0, found.clone(), self.near);
        if tries.effort.spend(reach.len()).is_none() {
            return false;
        }
        let window = Window::of(text, reach);
        let (start, end) = (window.place_of(found.start), window.place_of(found.end));
        let is_colon = [window.before(start), window.at(start)].contains(&Some(':'));
        let is_label = |stop: &usize| {
            let mut label = (stop + 1..start).filter_map(|at| window.at(at));
            let is_one_word = label.all(|character| is_han(character) || character == ':');
            *stop + 1 == start || is_colon && is_one_word && start - stop <= LONGEST_LABEL
        };
        let mut stops = (0..start).rev().filter(|at| window.at(*at) == Some(FULL_STOP));
        let stop = stops.find(|stop| !is_label(stop));
        let from = stop.map_or(0, |at| at + 1);
        let mut stands = |programs: &[Program], within: Range<usize>| {
            let mut is_cut = false;
            let mut begins = |at| {
                let mut ends = |p: &Program| p.end(&window, at, names, tries, &mut is_cut);
                programs.iter().any(|program| ends(program).is_some())
            };
            within.into_iter().any(&mut begins)
        };
        stands(&self.lawful, from..start) && !stands(&self.unless, from..end)
    }
}
