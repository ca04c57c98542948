//! Rendered bytes can be looked at.

use gongkai::disclosure::Public;
use gongkai::render::Rendered;

pub fn bytes(rendered: &Rendered<Public>) -> &[u8] {
    rendered.bytes()
}
