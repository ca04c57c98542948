//! Markdown → HTML that needs no style attribute, no script and no other site.
//!
//! Takes a body and a resolver of links; gives `Html` and the problems found on the
//! way. The only place that names pulldown-cmark.

mod emphasis;
mod html;
mod links;
mod loose_links;
mod loose_tables;
mod masks;
mod plain;
mod unlinked;

pub use html::{Html, HtmlHeading, MarkupProblem, to_html};
pub use links::{LinkResolver, Target};
pub use masks::GroundNames;
pub use plain::to_plain;
pub use unlinked::without_links_to_nothing;
