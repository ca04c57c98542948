//! Bytes that were escaped in GBK, among text in UTF-8.
//! Takes what was decoded; appends, behind it, how it reads in GBK. Nothing is replaced: a
//! word cut in the middle is no UTF-8 either.

use super::SEPARATOR;
use encoding_rs::GB18030;

/// Appends how the bytes from `start` on read where they are GBK and no UTF-8.
pub fn read_as_gbk_too(bytes: &mut Vec<u8>, start: usize) {
    let added = bytes.get(start..).unwrap_or_default();
    if std::str::from_utf8(added).is_ok() {
        return;
    }
    let mut reading = vec![SEPARATOR];
    let mut any = false;
    for token in added.split_inclusive(ends_token) {
        match gbk(token) {
            Some(text) => {
                any = true;
                reading.extend_from_slice(text.as_bytes());
            }
            None => reading.extend_from_slice(token),
        }
    }
    if any {
        bytes.append(&mut reading);
    }
}

/// No second byte of GBK is below 0x30, and those that end a word are.
fn ends_token(byte: &u8) -> bool {
    *byte < 0x30
}

fn gbk(token: &[u8]) -> Option<String> {
    if std::str::from_utf8(token).is_ok() {
        return None;
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(token)?;
    Some(text.into_owned())
}
