//! Escapes that begin with one mark and stand for single bytes or characters.
//! Takes text; appends it with what each escape stands for. A mark without an escape stays.

use super::gbk::read_as_gbk_too;
use memchr::memchr;

/// Appends `text` with every escape replaced that `replace` reads: it takes the text from a
/// mark on, appends what the escape stands for, and gives what stands behind. Whether there
/// was any; what was escaped in GBK follows in UTF-8.
pub fn replace_marked(
    mut text: &[u8],
    mark: u8,
    into: &mut Vec<u8>,
    replace: for<'t> fn(&'t [u8], &mut Vec<u8>) -> Option<&'t [u8]>,
) -> bool {
    let (start, mut any) = (into.len(), false);
    while let Some(found) = memchr(mark, text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        if let Some(behind) = replace(rest, into) {
            (any, text) = (true, behind);
        } else {
            into.push(mark);
            text = &rest[1..];
        }
    }
    into.extend_from_slice(text);
    if any {
        read_as_gbk_too(into, start);
    }
    any
}
