//! How things on a page are moved, turned and stretched.
//!
//! Takes and gives six numbers, as PDF writes them; knows nothing of pages.

use super::object::Object;

/// Six numbers.
pub type Matrix = [f64; 6];

/// Leaves everything where it is.
pub const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
pub fn transformed(inner: &Matrix, outer: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *inner;
    let [u, v, w, x, y, z] = *outer;
    [
        a * u + b * w,
        a * v + b * x,
        c * u + d * w,
        c * v + d * x,
        e * u + f * w + y,
        e * v + f * x + z,
    ]
}

/// Of an array.
pub fn matrix(value: Option<&Object>) -> Matrix {
    let numbers: Vec<f64> =
        value.map_or(&[][..], Object::items).iter().filter_map(Object::number).collect();
    numbers.try_into().unwrap_or(UNIT)
}
