//! Atom feeds (RFC 4287) and `sitemap.xml`. No time but that of the items.

use crate::disclosure::Lens;
use crate::pages::{Plan, canonical, issuer, paths};
use quick_xml::escape::escape;
use std::fmt::Write;

/// How many entries a feed has.
const ENTRIES: usize = 50;

/// The authority of `tag:` URIs while the site's own host is unknown (RFC 2606).
const UNKNOWN_AUTHORITY: &str = "gongkai.invalid";

/// The feed of the site, or of one channel of the column.
pub fn feed<L: Lens>(plan: &Plan<L>, channel: Option<&str>) -> String {
    let site = &plan.parts.site;
    let positions = plan.newest(ENTRIES, channel);
    let authority = site.url.as_ref().map_or(UNKNOWN_AUTHORITY, |url| url.host());
    let name = channel.map_or_else(|| "site".to_owned(), |id| format!("column-{id}"));
    let title = match channel.and_then(|id| plan.channel_name(id)) {
        Some(channel) => format!("{} · {channel}", site.name.reveal()),
        None => format!("{} · {}", site.name.reveal(), site.section_title.reveal()),
    };
    let updated = positions.first().and_then(|p| plan.item(*p).card.publish);
    let updated = updated.map_or_else(|| "1970-01-01T00:00:00+08:00".to_owned(), |m| m.rfc3339());
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n",
    );
    let self_path = paths::feed(&name);
    let own = canonical(plan, &self_path).unwrap_or_else(|| format!("{name}.xml"));
    let home = canonical(plan, &paths::home()).unwrap_or_else(|| "../index.html".to_owned());
    let _ = write!(
        xml,
        "<id>tag:{authority},2026:feed/{name}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<author><name>{}</name></author>\n",
        escape(&title),
        escape(&own),
        escape(&home),
        escape(site.name.reveal()),
    );
    for position in positions {
        entry(plan, position, authority, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry<L: Lens>(plan: &Plan<L>, position: usize, authority: &str, xml: &mut String) {
    let card = &plan.item(position).card;
    let path = paths::item(&card.item);
    let href = canonical(plan, &path).unwrap_or_else(|| format!("../{path}"));
    let published = card.publish.map(|publish| publish.rfc3339()).unwrap_or_default();
    let year = card.publish.map_or(2026, |publish| publish.day().year());
    let _ = write!(
        xml,
        "<entry>\n<id>tag:{authority},{year}:{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<published>{published}</published>\n<updated>{published}</updated>\n<author><name>{}</name></author>\n<category term=\"{}\" label=\"{}\"/>\n",
        card.item,
        escape(&card.title),
        escape(&href),
        escape(issuer(plan, position)),
        card.item.kind.slug(),
        card.item.kind.name(),
    );
    if let Some(summary) = &card.summary {
        let _ = writeln!(xml, "<summary>{}</summary>", escape(summary));
    }
    xml.push_str("</entry>\n");
}

/// `sitemap.xml`: every page that may be indexed.
pub fn sitemap<L: Lens>(plan: &Plan<L>) -> String {
    use crate::pages::Subject;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in &plan.pages {
        let indexed = matches!(
            page.subject,
            Subject::Home
                | Subject::Section(_)
                | Subject::List(_)
                | Subject::Catalogue
                | Subject::Detail(_)
                | Subject::Register
                | Subject::SiteMap
        );
        let Some(address) = canonical(plan, &page.path).filter(|_| indexed) else { continue };
        let modified = match page.subject {
            Subject::Detail(position) => plan.item(position).card.publish,
            _ => None,
        };
        let modified =
            modified.map_or(String::new(), |m| format!("<lastmod>{}</lastmod>", m.day()));
        let _ = writeln!(xml, "<url><loc>{}</loc>{modified}</url>", escape(&address));
    }
    xml.push_str("</urlset>\n");
    xml
}
