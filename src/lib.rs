//! `gongkai` (公开) compiles a public body's curated TOML and Markdown into a static
//! disclosure site. Its principle is the law's own: 以公开为常态，不公开为例外.
//!
//! The modules stand in the order in which content flows through them. Each door is one
//! function; behind it stands another type, which nothing else can make.
//!
//! - [`world`] gives files and the clock; [`diag`] says what is wrong; [`model`] is the
//!   vocabulary, and [`schema`] declares records made of it.
//! - [`explain`] says in plain words what each rule asks, why, and how to mend it.
//! - [`policy`] is the law as data, [`records`] is what the bureau writes.
//! - [`content::load`] reads files into [`records::Curated`] items.
//! - [`disclosure::decide`] makes each of them [`disclosure::Disclosed`],
//!   [`disclosure::Withheld`], [`disclosure::Pending`] or [`disclosure::Ended`].
//! - [`check`] holds the rules, one a file, over what was read and what was decided;
//!   [`due`] says what will change by itself, and what is to be done by when.
//! - [`pages::plan`] makes every page, list and feed from the disclosed heads;
//!   [`markup`] turns Markdown into HTML; [`render::Renderer`] makes
//!   [`render::Rendered`] bytes.
//! - [`guard::clear`] is the leak gate: only [`guard::Cleared`] bytes go on.
//! - [`clean::clean`] takes out of an attachment what no reader of it sees.
//! - [`output::Stage`] stages them beside the old site and swaps
//!   ([`output::Staged`]); [`deliver::seal`] packs them ([`deliver::Sealed`]).
//!
//! [`pipeline::run`] is the whole program on one screen: read it first. [`preview::serve`]
//! runs it after every save, for this computer only.

pub mod world;

pub mod diag;

pub mod model;

pub mod schema;

pub mod explain;

pub mod policy;

pub mod records;

pub mod content;

pub mod disclosure;

pub mod check;

pub mod due;

pub mod markup;

pub mod pages;

pub mod render;

pub mod guard;

pub mod clean;

pub mod output;

pub mod deliver;

pub mod pipeline;

pub mod preview;

pub mod cli;
