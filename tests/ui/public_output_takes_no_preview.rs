//! Bytes that were cleared for a preview cannot be written into the public site.

use gongkai::disclosure::{Preview, Public};
use gongkai::guard::Cleared;
use gongkai::output::{Sink, Stage};

pub fn write(stage: &Stage<Public>, cleared: Cleared<Preview>) {
    let _ = stage.put(cleared);
}

fn main() {}
