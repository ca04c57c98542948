//! The entry page of a section: `<kind>/index.html`, template `pages/section.html`;
//! and its lists by year and by category: `<kind>/by-year/2026.html`,
//! `<kind>/by-category/<code>.html`, then `2026-2.html` …, template `pages/list.html`.

use super::view::{CardView, Link, Panel};
use serde::Serialize;

/// What the entry page of a section shows.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What citizens find here.
    pub introduction: String,
    /// How many items are published.
    pub total: usize,
    /// The newest items.
    pub newest: Vec<CardView>,
    /// Lists by year.
    pub years: Vec<Link>,
    /// Lists by category.
    pub categories: Vec<Link>,
    /// Channels with their newest articles (the column only).
    pub channels: Vec<Panel>,
    /// CSV and JSON of the kind and of each year.
    pub downloads: Vec<Link>,
    /// Atom feeds.
    pub feeds: Vec<Link>,
}

/// What one page of a list shows.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// `信用记录 · 2026 年`.
    pub heading: String,
    /// What the list is about, possibly empty.
    pub description: String,
    /// How many items the whole list has.
    pub total: usize,
    /// The items of this page, newest first.
    pub cards: Vec<CardView>,
    /// The pages of this list, oldest numbered 1; empty where there is one.
    pub pages: Vec<Link>,
    /// Page towards newer items.
    pub newer: Option<Link>,
    /// Page towards older items.
    pub older: Option<Link>,
    /// The section's lists by year.
    pub years: Vec<Link>,
    /// The section's lists by category.
    pub categories: Vec<Link>,
    /// CSV and JSON of this list.
    pub downloads: Vec<Link>,
}
