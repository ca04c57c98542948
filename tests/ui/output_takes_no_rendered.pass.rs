//! Cleared bytes can be written.

use gongkai::disclosure::Public;
use gongkai::guard::Cleared;
use gongkai::output::{Sink, Stage};

pub fn write(stage: &Stage<Public>, cleared: Cleared<Public>) {
    let _ = stage.put(cleared);
}
