//! Columns that have to be kept fresh: when each was last updated, and until when it is
//! fresh (国办秘函〔2019〕19号).

use crate::content::Loaded;
use crate::disclosure::{Rules, Standing, standing};
use crate::model::{Day, Kind, Moment};
use crate::policy::{Freshness, FreshnessClass};
use crate::records::Curated;

/// A column and how fresh it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Column<'l> {
    /// Its Chinese name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// The day of what was published last; none if nothing is.
    pub newest: Option<Day>,
    /// The last day on which it is fresh.
    pub fresh_through: Option<Day>,
    /// The rule.
    pub rule: &'l Freshness,
}

/// Every column that a rule wants fresh, as it stands at an instant.
pub fn columns<'l>(loaded: &'l Loaded, rules: Rules<'_>, at: Moment) -> Vec<Column<'l>> {
    let channels = loaded.site.iter().flat_map(|site| &site.channel);
    let mut wanted: Vec<(String, String, FreshnessClass)> = channels
        .filter_map(|channel| {
            let folder = format!("column/{}", channel.id.as_str());
            Some((channel.name.reveal().to_owned(), folder, channel.freshness?))
        })
        .collect();
    let documents = Kind::Documents;
    if loaded.items.iter().any(|item| item.item.kind == documents) {
        let (name, folder) = (documents.name().to_owned(), documents.slug().to_owned());
        wanted.push((name, folder, FreshnessClass::Notice));
    }
    let column = |(name, folder, class): (String, String, FreshnessClass)| {
        let rule = loaded.policy.freshness(class)?;
        let newest = newest(loaded, &folder, rules, at);
        let fresh_through = newest.and_then(|day| rule.last_fresh_day(day));
        Some(Column { name, folder, newest, fresh_through, rule })
    };
    wanted.into_iter().filter_map(column).collect()
}

fn newest(loaded: &Loaded, folder: &str, rules: Rules<'_>, at: Moment) -> Option<Day> {
    let lies_there = |item: &&Curated| match &item.channel {
        Some(channel) => folder.strip_prefix("column/") == Some(channel.as_str()),
        None => item.item.kind.slug() == folder,
    };
    let items = loaded.items.iter().filter(lies_there);
    let public = items.filter(|item| matches!(standing(item, rules, at), Standing::Published(_)));
    public.filter_map(|item| item.header.publish).max().map(Moment::day)
}
