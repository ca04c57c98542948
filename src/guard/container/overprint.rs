//! What is drawn again in nearly the same place: bold by drawing twice, a shadow, a halo.
//!
//! Takes texts with their places, in the order in which they are drawn; says of each
//! whether the same stands there already. Compares with what is near, never with all.

use std::collections::HashMap;

/// Closer than this part of the size of the letters, and of how wide they are: narrow
/// letters stand close beside each other without being drawn twice.
const NEAR: f64 = 0.3;
const NEAR_OF_WIDTH: f64 = 0.6;
/// Sizes of one level differ by less than this.
const LEVEL: f64 = std::f64::consts::SQRT_2;
/// So many of the same text may stand in one square without being near each other; more
/// are no places, but numbers too large to be any.
const MOST: usize = 16;

/// Where a text stands.
#[derive(Clone, Copy)]
pub struct Spot {
    /// The direction of its line, in degrees.
    pub angle: i32,
    /// Where it begins along its line.
    pub across: f64,
    /// Where its line is.
    pub down: f64,
    /// The size of its letters.
    pub size: f64,
    /// How wide it is.
    pub width: f64,
}

/// A square of a page, for one direction, one level of sizes and one text.
type Square<'t> = (i32, i32, i64, i64, &'t str);

/// What was drawn so far, each once.
#[derive(Default)]
pub struct Drawn<'t> {
    by_square: HashMap<Square<'t>, Vec<(f64, f64)>>,
}

impl<'t> Drawn<'t> {
    /// Whether the same text stands there already; if not, it does from now on.
    pub fn has(&mut self, text: &'t str, spot: Spot) -> bool {
        let Spot { angle, across, down, size, width } = spot;
        let is_place = [across, down, size].iter().all(|number| number.is_finite()) && size > 0.0;
        if !is_place {
            return false;
        }
        let mut near = NEAR * size;
        if width > 0.0 {
            near = near.min(NEAR_OF_WIDTH * width);
        }
        let level = size.log2().round();
        // no two that are near each other are more than one square apart
        let square = NEAR * LEVEL * level.exp2();
        let (column, row) = ((across / square).floor() as i64, (down / square).floor() as i64);
        let is_near = |other: &(f64, f64)| (other.0 - across).hypot(other.1 - down) < near;
        for beside in -1..=1 {
            for above in -1..=1 {
                let (column, row) = (column.saturating_add(beside), row.saturating_add(above));
                let known = self.by_square.get(&(angle, level as i32, column, row, text));
                if known.is_some_and(|known| known.iter().any(is_near)) {
                    return true;
                }
            }
        }
        let known = self.by_square.entry((angle, level as i32, column, row, text)).or_default();
        if known.len() < MOST {
            known.push((across, down));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(across: f64, down: f64, size: f64) -> Spot {
        Spot { angle: 0, across, down, size, width: size / 2.0 }
    }

    #[test]
    fn only_the_same_in_nearly_the_same_place_is_drawn_again() {
        for shift in [0.0, 0.1, 2.9, -1234.5] {
            let mut drawn = Drawn::default();
            assert!(!drawn.has("1", at(shift, 50.0, 12.0)));
            assert!(drawn.has("1", at(shift + 0.4, 50.0, 12.0)));
            assert!(drawn.has("1", at(shift, 49.7, 12.0)));
            assert!(drawn.has("1", at(shift - 3.0, 51.0, 12.0)));
            assert!(!drawn.has("2", at(shift + 0.4, 50.0, 12.0)));
            assert!(!drawn.has("1", at(shift + 6.0, 50.0, 12.0)));
            assert!(!drawn.has("1", at(shift, 56.0, 12.0)));
            assert!(!drawn.has("1", Spot { angle: 90, ..at(shift, 50.0, 12.0) }));
            // letters that are as narrow as that
            assert!(!drawn.has("l", Spot { width: 2.6, ..at(shift, 50.0, 12.0) }));
            assert!(!drawn.has("l", Spot { width: 2.6, ..at(shift + 2.6, 50.0, 12.0) }));
        }
    }

    #[test]
    fn places_that_are_none_take_no_time() {
        let mut drawn = Drawn::default();
        for step in 0..100_000 {
            let step = f64::from(step);
            assert!(!drawn.has("1", at(f64::NAN, step, 12.0)));
            assert!(!drawn.has("1", at((step + 2.0) * 1e300, 0.0, 12.0)));
        }
        assert!(drawn.by_square.values().all(|known| known.len() <= MOST));
    }
}
