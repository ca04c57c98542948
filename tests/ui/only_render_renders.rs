//! Rendered bytes come from `render` alone.

use gongkai::disclosure::Public;
use gongkai::model::SitePath;
use gongkai::render::Rendered;

pub fn rendered(path: SitePath) -> Rendered<Public> {
    Rendered::new(path, b"anything".to_vec())
}

fn main() {}
