//! A staged site can be packed.

use gongkai::deliver::seal;
use gongkai::disclosure::Public;
use gongkai::output::Stage;
use std::path::Path;

pub fn pack(stage: Stage<Public>) {
    let _ = seal(&stage.finish(), Path::new("packages"));
}
