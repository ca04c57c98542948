//! A file that Word, Excel or PowerPoint wrapped up whole, with the names it had.
//!
//! Takes the stream; hands on the file inside, and tells its names and paths: a path
//! names the user who had it.

use super::super::parts::extension_of;
use super::super::{Unreadable, Walk, runs};
use super::bytes::{four, local};

/// Tells a wrapped file.
pub fn say(bytes: &[u8], walk: &mut Walk) {
    match unwrap(bytes) {
        Some((names, file)) => {
            let first = names.lines().next().unwrap_or_default().to_ascii_lowercase();
            let extension = extension_of(&first).to_owned();
            walk.say("嵌入的文件的名称", names);
            walk.file("嵌入的文件", file, &extension);
        }
        None => {
            walk.say("嵌入的文件", runs::amid_bytes(bytes));
            walk.cannot("嵌入的文件", Unreadable::Partial);
            walk.embedded_anywhere("嵌入的文件", bytes);
        }
    }
}

/// The names, one a line, and the file.
fn unwrap(bytes: &[u8]) -> Option<(String, &[u8])> {
    let mut names = String::new();
    // the size of all, and a mark
    let rest = text(bytes.get(6..)?, &mut names)?;
    let rest = text(rest, &mut names)?;
    let length = four(rest, 4)?;
    let path = rest.get(8..8_usize.checked_add(length)?)?;
    text(path, &mut names);
    let rest = rest.get(8 + length..)?;
    let size = four(rest, 0)?;
    Some((names, rest.get(4..4_usize.checked_add(size)?)?))
}

/// Appends a text that ends with a zero; gives what follows it.
fn text<'b>(bytes: &'b [u8], into: &mut String) -> Option<&'b [u8]> {
    let end = memchr::memchr(0, bytes)?;
    into.push_str(&local(&bytes[..end]));
    into.push('\n');
    bytes.get(end + 1..)
}
