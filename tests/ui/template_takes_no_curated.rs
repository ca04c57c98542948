//! A curated record is not what a template takes.

use gongkai::records::Curated;
use gongkai::render::Templates;

pub fn render(templates: &Templates, record: &Curated) {
    let _ = templates.render(record);
}

fn main() {}
