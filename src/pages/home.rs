//! The home page: `index.html`, template `pages/home.html`.

use super::view::{CardView, Link, Panel};
use serde::Serialize;

/// What the home page shows.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The newest items of the whole site.
    pub newest: Vec<CardView>,
    /// The channels of the integrity column.
    pub channels: Vec<Panel>,
    /// Every section, with its newest items.
    pub sections: Vec<Panel>,
    /// Guide, application, objection, repair, register.
    pub services: Vec<Link>,
    /// Published items.
    pub published: usize,
    /// Of those, partly masked.
    pub masked: usize,
    /// Withheld whole, by the public register.
    pub withheld: usize,
    /// Sections by number of published items, for the bar chart.
    pub bars: Vec<Bar>,
}

/// One bar of a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Length of the bar, 0 to 100, of the largest.
    pub percent: usize,
}
