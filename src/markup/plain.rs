//! Markdown → its words, a line a block: what the gate looks for of a text that must not
//! be public.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The words of a Markdown text without its marks.
pub fn to_plain(source: &str) -> String {
    let mut words = String::with_capacity(source.len());
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text);
            }
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::SoftBreak => {}
            Event::HardBreak | Event::End(_) | Event::Rule => words.push('\n'),
            _ => {}
        }
    }
    words
}
