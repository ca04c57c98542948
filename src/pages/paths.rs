//! Where every page of the site is.

use super::shelf::Shelf;
use crate::model::{ItemRef, SitePath};

/// How many items one page of a list shows.
pub const PER_PAGE: usize = 50;

/// A path made of parts that are known to be sound.
fn path(text: &str) -> SitePath {
    SitePath::new(text).unwrap_or_else(SitePath::not_found)
}

/// `index.html`.
pub fn home() -> SitePath {
    path("index.html")
}

/// The public register of what is withheld.
pub fn register() -> SitePath {
    path("register.html")
}

/// The map of the site.
pub fn sitemap() -> SitePath {
    path("sitemap.html")
}

/// The page for addresses that lead nowhere.
pub fn not_found() -> SitePath {
    SitePath::not_found()
}

/// The entry page of a section, or of the catalogue.
pub fn section(shelf: impl Into<Shelf>) -> SitePath {
    path(&format!("{}/index.html", shelf.into().slug()))
}

/// How far the site is open, as data.
pub fn openness() -> SitePath {
    path("data/openness.json")
}

/// The page of an item, or its tombstone.
pub fn item(item: &ItemRef) -> SitePath {
    path(&format!("{item}.html"))
}

/// The JSON twin of an item's page.
pub fn twin(item: &ItemRef) -> SitePath {
    path(&format!("{item}.json"))
}

/// The `ordinal`-th attachment of an item, counted from one.
pub fn attachment(item: &ItemRef, ordinal: usize, extension: &str) -> SitePath {
    path(&format!("files/{}-{}-{ordinal}.{extension}", item.kind.slug(), item.id))
}

/// Whether a path is the page of an item, its twin or one of its attachments.
pub fn is_of(owner: &ItemRef, address: &str) -> bool {
    let prefix = format!("files/{}-{}-", owner.kind.slug(), owner.id);
    let ordinal = address.strip_prefix(&prefix).and_then(|rest| rest.split('.').next());
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    address == item(owner).as_str()
        || address == twin(owner).as_str()
        || ordinal.is_some_and(is_number)
}

/// One page of a list: the newest page has no number, the others count from the oldest.
pub fn list(shelf: impl Into<Shelf>, group: &str, name: &str, number: Option<usize>) -> SitePath {
    let number = number.map_or(String::new(), |number| format!("-{number}"));
    path(&format!("{}/{group}/{name}{number}.html", shelf.into().slug()))
}

/// Machine data of a shelf, or of one year of it.
pub fn data(shelf: impl Into<Shelf>, year: Option<i16>, extension: &str) -> SitePath {
    let year = year.map_or(String::new(), |year| format!("-{year}"));
    path(&format!("data/{}{year}.{extension}", shelf.into().slug()))
}

/// The schema of a kind's JSON twins, of the catalogue, or of another data file.
pub fn schema(name: &str) -> SitePath {
    path(&format!("data/schema/{name}.json"))
}

/// An Atom feed: `site`, or `column-<channel>`.
pub fn feed(name: &str) -> SitePath {
    path(&format!("feeds/{name}.xml"))
}
