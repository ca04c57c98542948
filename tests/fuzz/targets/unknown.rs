//! Files of no known format: the sweep for runs of characters in every encoding.
#![no_main]

use gongkai_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| attach(bytes, "mp4"));
