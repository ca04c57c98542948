//! Where in a folded text anything may begin that is looked for, by what it is.

/// What may begin at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// A withheld value.
    Value,
    /// A word around which something is looked for by its form.
    Anchor,
    /// A numeral beside a digit or another numeral.
    Numeral,
    /// Signs that cover others.
    Cover,
}

/// All of them.
const ALL: [Beginning; 4] =
    [Beginning::Value, Beginning::Anchor, Beginning::Numeral, Beginning::Cover];

impl Beginning {
    /// Its bit, where several may begin at one place.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The places, in order.
#[derive(Default)]
pub struct Starts {
    places: [Vec<usize>; ALL.len()],
}

impl Starts {
    /// Forgets all places.
    pub fn clear(&mut self) {
        self.places.iter_mut().for_each(Vec::clear);
    }

    /// Takes note of what may begin at a place, as bits.
    pub fn note(&mut self, begin: u8, at: usize) {
        for (what, places) in ALL.iter().zip(&mut self.places) {
            if begin & what.bit() != 0 {
                places.push(at);
            }
        }
    }

    /// Where this may begin.
    pub fn of(&self, what: Beginning) -> &[usize] {
        &self.places[what as usize]
    }
}
