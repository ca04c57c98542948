//! Whose a withheld value is can be told.

use gongkai::disclosure::Needle;

pub fn tell(needle: &Needle) -> String {
    needle.owner.to_string()
}
