//! Weights of things that lead to one another.
//!
//! Takes what each weighs alone and where it leads; gives what it weighs with all that it
//! leads to, each as often as it is led to. Looks at each once; circles have no weight.

use super::super::super::Unreadable;
use std::collections::HashMap;

/// Things within things within things.
const DEEPEST: usize = 32;

/// One thing.
#[derive(Default)]
pub struct Thing {
    /// What it weighs alone.
    pub weight: u64,
    /// Where it leads, and how often; each way may end at one of several things.
    pub ways: Vec<(u64, Vec<usize>)>,
}

/// The weights that are known.
#[derive(Default)]
pub struct Weights {
    known: HashMap<usize, Option<u64>>,
}

impl Weights {
    /// What a thing weighs with all that it leads to.
    ///
    /// # Errors
    /// It leads back to itself, or too deep.
    pub fn of(
        &mut self,
        index: usize,
        depth: usize,
        thing: &mut dyn FnMut(usize) -> Thing,
    ) -> Result<u64, Unreadable> {
        match self.known.get(&index) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(Unreadable::TooLarge),
            None if depth > DEEPEST => return Err(Unreadable::TooLarge),
            None => self.known.insert(index, None),
        };
        let own = thing(index);
        let mut sum = own.weight;
        for (times, way) in &own.ways {
            let weight = self.heaviest(way, depth + 1, thing)?;
            sum = sum.saturating_add(weight.saturating_mul(*times));
        }
        self.known.insert(index, Some(sum));
        Ok(sum)
    }

    /// What the heaviest of several things weighs.
    ///
    /// # Errors
    /// One of them leads back to itself, or too deep.
    pub fn heaviest(
        &mut self,
        way: &[usize],
        depth: usize,
        thing: &mut dyn FnMut(usize) -> Thing,
    ) -> Result<u64, Unreadable> {
        let mut most = 0;
        for index in way {
            most = most.max(self.of(*index, depth, thing)?);
        }
        Ok(most)
    }
}

/// What can be weighed as a number of things.
pub fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap_or(u64::MAX)
}
