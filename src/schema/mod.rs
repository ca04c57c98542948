//! How records are declared: `record!` and `codes!` make the type, its strict reader
//! and its description from one list of fields.

mod codes;
mod field_values;
mod record;

pub(crate) use codes::codes;
pub(crate) use record::record;
pub use record::{
    FieldDoc, FieldValue, Problem, Reading, Record, Shape, Table, edit_distance, missing_key,
    read_code, same_key,
};
