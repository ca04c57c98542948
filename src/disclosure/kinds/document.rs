//! What of 政策文件 is public: a word beside every field.

use crate::disclosure::open::{disclose, open_codes};
use crate::records::{Document, Genre, Validity};

open_codes! { Validity Genre }

disclose! {
    Document {
        genre: open,
        validity: open,
        effective: open,
        expires: open,
        repealed: open,
        replaced_by: open,
        interprets: open,
        source: open,
        source_url: open,
    }
}
