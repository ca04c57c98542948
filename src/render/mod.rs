//! Pages → bytes: templates, feeds, data files, and the theme behind them.
//!
//! The only place that names tera. Takes the plan; gives `Rendered`, which nothing can
//! write before the gate has cleared it.

mod csv;
mod json;
mod links;
mod rendered;
mod renderer;
mod schema;
mod standing;
mod templates;
mod theme;
mod xml;

pub use rendered::Rendered;
pub use renderer::{Desk, Renderer};
pub use templates::Templates;
pub use theme::{SITE_THEME, Theme};
