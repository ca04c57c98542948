//! A Markdown text without its links to what is not public: their words stay, their
//! addresses go. For the text of a JSON twin, which keeps its Markdown.

use super::links::{LinkResolver, Target};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The same text, every link that leads to nothing replaced by its words.
pub fn without_links_to_nothing<R: LinkResolver>(source: &str, resolver: &R) -> String {
    let leads_nowhere = |address: &str| resolver.resolve(address) == Target::Nothing;
    let parser = Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
    let definitions = parser.reference_definitions().iter();
    let mut cuts: Vec<(Range<usize>, String)> = definitions
        .filter(|(_, definition)| leads_nowhere(&definition.dest))
        .map(|(_, definition)| (definition.span.clone(), String::new()))
        .collect();
    let mut open: Option<(Range<usize>, String)> = None;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if leads_nowhere(&dest_url) => {
                open = Some((range, String::new()));
            }
            Event::End(TagEnd::Link) => cuts.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, words)) = &mut open {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    cuts.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = source.to_owned();
    for (range, words) in cuts {
        text.replace_range(range, &words);
    }
    text
}
