//! PNG, JPEG, GIF, WebP, TIFF, BMP.
#![no_main]

use gongkai_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| attach(bytes, "png"));
