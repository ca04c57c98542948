//! A withheld value has no Display, and its Debug shows nothing.

use gongkai::disclosure::Needle;

pub fn tell(needle: &Needle) -> String {
    needle.text.to_string()
}

fn main() {}
