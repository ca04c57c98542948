//! The context of a page can be serialised.

use gongkai::pages::PageContext;

fn serialised<T: serde::Serialize>() {}

pub fn all() {
    serialised::<PageContext>();
}
