//! Rendered bytes that the gate has not cleared cannot be written.

use gongkai::disclosure::Public;
use gongkai::output::{Sink, Stage};
use gongkai::render::Rendered;

pub fn write(stage: &Stage<Public>, rendered: Rendered<Public>) {
    let _ = stage.put(rendered);
}

fn main() {}
