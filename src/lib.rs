//! draft
pub mod content;
pub mod diag;
pub mod disclosure;
pub mod markup;
pub mod model;
pub mod pages;
pub mod policy;
pub mod records;
pub mod render;
pub mod schema;
pub mod world;
