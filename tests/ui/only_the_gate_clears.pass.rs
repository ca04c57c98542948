//! Cleared bytes can be looked at.

use gongkai::disclosure::Public;
use gongkai::guard::Cleared;

pub fn bytes(cleared: &Cleared<Public>) -> &[u8] {
    cleared.bytes()
}
