//! draft
pub mod content;
pub mod diag;
pub mod disclosure;
pub mod guard;
pub mod model;
pub mod policy;
pub mod records;
pub mod schema;
pub mod world;
