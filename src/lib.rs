//! draft
pub mod check;
pub mod cli;
pub mod content;
pub mod deliver;
pub mod diag;
pub mod disclosure;
pub mod guard;
pub mod markup;
pub mod model;
pub mod output;
pub mod pages;
pub mod pipeline;
pub mod policy;
pub mod records;
pub mod render;
pub mod schema;
pub mod world;
