//! Decoding of the files of a site, so that the gate reads what a person or a machine
//! would read. Takes bytes of any kind; appends to buffers that the caller keeps.
//! Never fails: what is not well formed is read as it stands, so that nothing is skipped.

mod alone;
mod base64;
mod bytes;
mod decoders;
mod drawn_cells;
mod element_name;
mod emphasis;
mod entity;
mod escape;
mod gbk;
mod mail_words;
mod marked;
mod markup;
mod percent;
mod singles;
mod together;

pub use base64::{decode_base64, decode_hexadecimal, each_run};
pub use bytes::{decode_byte_escapes, decode_pairs};
pub use decoders::{DECODERS, decode_all};
pub use emphasis::drop_emphasis;
pub use entity::decode_entities;
pub use escape::{decode_cell_escapes, decode_escapes, decode_quoted, decode_style_escapes};
pub use mail_words::decode_mail_words;
pub use markup::{Streams, decode_markup, decode_markup_but};
pub use percent::decode_percent;
pub use singles::{Singles, join_singles};

/// Stands in decoded text where two pieces do not belong together: cells, blocks,
/// attributes. No value contains it.
pub const SEPARATOR: u8 = 0x1F;

/// Stands where a table of a page begins or ends: lines end so nowhere else.
pub const TABLE: &[u8] = b"\n\n\n\x1F";

/// Ends a piece, once.
fn separate(buffer: &mut Vec<u8>) {
    if buffer.last().is_some_and(|byte| *byte != SEPARATOR) {
        buffer.push(SEPARATOR);
    }
}

fn push_character(buffer: &mut Vec<u8>, character: char) {
    buffer.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}
