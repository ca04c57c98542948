//! Files → curated records, and the only writer under `content/`.
//!
//! TOML is parsed here and nowhere else. Takes a `World`; gives `Loaded`; never
//! decides what is public.

mod claims;
mod date_slip;
mod echoes;
mod item_file;
mod line_slip;
mod load;
mod misplaced;
mod places;
mod register_file;
mod samples_left;
mod source_text;
mod templates;
mod toml_file;
mod unread_values;
mod vouching;
mod withdrawal;
mod writer;

pub use item_file::body_text;
pub use load::{CONTENT, Loaded, SITE_FILE, load, read_text};
pub use places::{resolve, span_of_key};
pub use register_file::{Register, RegisterEntry, Registered};
pub use templates::{NewItem, UNNAMED};
pub use unread_values::unread_values;
pub use vouching::{Word, names, vouched};
pub use withdrawal::{Edit, withdrawn};
pub use writer::{apply, init, new_file, new_item, register, replace};
