//! A staged preview cannot be packed, nor passed off as a site.

use gongkai::deliver::seal;
use gongkai::disclosure::Preview;
use gongkai::output::{Stage, Staged};
use std::path::Path;

pub fn pack(stage: Stage<Preview>) {
    let _ = seal(&stage.finish(), Path::new("packages"));
}

pub fn pass_off(stage: Stage<Preview>) -> Staged {
    stage.finish()
}

fn main() {}
