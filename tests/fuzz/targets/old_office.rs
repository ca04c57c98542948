//! Word, Excel and PowerPoint of old, and pictures and drawings inside them.
#![no_main]

use gongkai_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| attach(bytes, "doc"));
