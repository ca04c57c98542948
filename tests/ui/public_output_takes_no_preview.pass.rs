//! Bytes that were cleared for a preview can be written into a preview.

use gongkai::disclosure::Preview;
use gongkai::guard::Cleared;
use gongkai::output::{Sink, Stage};

pub fn write(stage: &Stage<Preview>, cleared: Cleared<Preview>) {
    let _ = stage.put(cleared);
}
