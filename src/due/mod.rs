//! What will change on which day if nobody touches the content, and what people have to do
//! by when. Takes what was read, the policy and an instant; reads no file and no clock, and
//! names items by kind and id, never by a word of theirs.

mod calendar_file;
mod changes;
mod freshness;
mod stale_columns;
mod tasks;

pub use calendar_file::calendar_file;
pub use freshness::{Column, columns};
pub use stale_columns::stale_columns;

use crate::content::Loaded;
use crate::disclosure::Rules;
use crate::model::{Day, ItemRef, Moment};

/// How far ahead `check` and `due` look, in days.
pub const HORIZON_DAYS: u32 = 90;

/// A change of the site that comes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// From this instant on.
    pub at: Moment,
    /// Of which item.
    pub item: ItemRef,
    /// What changes, in Chinese.
    pub what: String,
    /// Something has to leave the site: until it is rebuilt and uploaded, too much is public.
    pub takes_down: bool,
}

/// Something that people have to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// At the latest on this day; none where it cannot be counted yet.
    pub by: Option<Day>,
    /// For which item, if it is for one.
    pub item: Option<ItemRef>,
    /// What, in Chinese.
    pub what: String,
    /// That day is over.
    pub is_overdue: bool,
    /// The clause behind it, if there is one.
    pub basis: Option<String>,
}

/// What comes, in the order in which it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Seen from this instant.
    pub as_of: Moment,
    /// Through this day.
    pub through: Day,
    /// Changes that come by themselves.
    pub changes: Vec<Change>,
    /// What people have to do, what is overdue first.
    pub tasks: Vec<Task>,
}

impl Agenda {
    /// The first change: the site has to be rebuilt and uploaded then.
    pub fn rebuild_at(&self) -> Option<&Change> {
        self.changes.first()
    }

    /// The first change that takes something down.
    pub fn take_down_at(&self) -> Option<&Change> {
        self.changes.iter().find(|change| change.takes_down)
    }
}

/// By day, what cannot be counted yet behind the rest.
fn order(task: &Task) -> (bool, Option<Day>, &Option<ItemRef>, &str) {
    (task.by.is_none(), task.by, &task.item, &task.what)
}

/// What comes after `at`, through the last second of `through`.
pub fn agenda(loaded: &Loaded, at: Moment, through: Day) -> Agenda {
    let rules = Rules::of(loaded.site.as_ref(), &loaded.policy);
    let mut changes: Vec<Change> =
        loaded.items.iter().flat_map(|item| changes::of_item(item, rules, at, through)).collect();
    changes.sort_by(|a, b| (a.at, &a.item).cmp(&(b.at, &b.item)));
    let mut tasks = tasks::tasks(loaded, rules, at, through);
    tasks.sort_by(|a, b| order(a).cmp(&order(b)));
    Agenda { as_of: at, through, changes, tasks }
}
