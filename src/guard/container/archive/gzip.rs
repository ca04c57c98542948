//! Gzip: each member with its name, its comment and its content.

use super::super::plain::is_text;
use super::super::runs::text_of;
use super::super::{Format, Unreadable, Walk};
use super::{extension, is_padding, stray};
use flate2::bufread::GzDecoder;
use std::io::BufReader;

/// Reads a file of one or many members.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let mut rest = bytes;
    let mut ordinal = 0;
    while !is_padding(rest) {
        ordinal += 1;
        let place = format!("压缩包内第 {ordinal} 个文件");
        if Format::of(rest, "") != Format::Gzip {
            walk.cannot("压缩包的空隙", Unreadable::Partial);
            return stray("压缩包的空隙", rest, walk);
        }
        match member(rest, &place, walk) {
            Ok(after) => rest = after,
            Err(why) => return walk.cannot(&place, why),
        }
    }
}

fn member<'b>(bytes: &'b [u8], place: &str, walk: &mut Walk) -> Result<&'b [u8], Unreadable> {
    walk.count(1)?;
    let mut decoder = GzDecoder::new(BufReader::new(bytes));
    let packed = bytes.len() as u64;
    let inner = walk.unpack(&mut decoder, packed)?;
    let header = decoder.header();
    let text = |part: Option<&[u8]>| part.map(text_of).unwrap_or_default();
    let name = header.and_then(|header| header.filename());
    walk.say("压缩包内的文件名", text(name));
    walk.say("压缩包的注释", text(header.and_then(|header| header.comment())));
    walk.say("压缩包的附加数据", text(header.and_then(|header| header.extra())));
    let mut called = name.map(extension).unwrap_or_default();
    if called.is_empty() {
        called = match Format::of(&inner, "") {
            Format::Unknown if is_text(&inner) => "txt".to_owned(),
            format => format.usual_extension().to_owned(),
        };
    }
    walk.file(place, &inner, &called);
    let reader = decoder.into_inner();
    let unread = reader.buffer().len() + reader.get_ref().len();
    Ok(&bytes[bytes.len() - unread..])
}
