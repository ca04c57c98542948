//! The properties of an old Office file: title, author, company, those of the user.
//!
//! Takes a property set; tells every text and number in it, and what else reads as text.

use super::super::{Unreadable, Walk, runs};
use super::bytes::{blank, four, local, real, wide, written};

const HEADER: usize = 28;
const SECTION: usize = 20;
const CLIPBOARD: usize = 0x47;
/// More sections or properties than this are damage.
const MOST_SECTIONS: usize = 16;
const MOST: usize = 4096;

/// Tells the properties.
pub fn say(bytes: &[u8], walk: &mut Walk) {
    let mut all = String::new();
    let mut rest = bytes.to_vec();
    let sections = four(bytes, 24).unwrap_or_default().min(MOST_SECTIONS);
    for section in 0..sections {
        let Some(at) = four(bytes, HEADER + section * SECTION + 16) else { break };
        let count = four(bytes, at.saturating_add(4)).unwrap_or_default().min(MOST);
        for property in 0..count {
            let place = at.saturating_add(8 + property * 8 + 4);
            let Some(value) = four(bytes, place).and_then(|offset| at.checked_add(offset)) else {
                break;
            };
            // values that share their bytes would fill the memory
            if all.len() > bytes.len().saturating_mul(4) {
                return walk.cannot("", Unreadable::TooLarge);
            }
            if let Some(end) = one(bytes, value, &mut all) {
                blank(&mut rest, value, end);
            }
        }
    }
    walk.say("", all);
    walk.say("其他部分", runs::amid_bytes(&rest));
}

/// Appends one value; gives where it ends, if it is a text or a number.
fn one(bytes: &[u8], at: usize, into: &mut String) -> Option<usize> {
    let length = || four(bytes, at.checked_add(4)?);
    let start = at.checked_add(8)?;
    let (text, end) = match four(bytes, at)? & 0xFFFF {
        5 => (written(real(bytes, at.checked_add(4)?)?), start + 4),
        0x1E => {
            let end = start.checked_add(length()?)?;
            (local(bytes.get(start..end)?), end)
        }
        0x1F => {
            let end = start.checked_add(length()?.checked_mul(2)?)?;
            (wide(bytes.get(start..end)?), end)
        }
        // a picture of the first page
        CLIPBOARD => {
            let end = start.checked_add(length()?)?;
            (runs::numbers(bytes.get(start..end)?), end)
        }
        _ => return None,
    };
    into.push_str(text.trim_end_matches('\0'));
    into.push('\n');
    Some(end)
}
