//! The context of a page is what a template takes.

use gongkai::pages::PageContext;
use gongkai::render::Templates;

pub fn render(templates: &Templates, page: &PageContext) {
    let _ = templates.render(page);
}
