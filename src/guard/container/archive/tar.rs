//! Tape archives: each file with its name, its owner and where its link leads.

use super::super::runs::{sweep, text_of};
use super::super::{Unreadable, Walk};
use super::{extension, is_padding, stray};
use memchr::memmem;

const BLOCK: usize = 512;

/// Reads an archive.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let (mut at, mut ordinal) = (0, 0);
    let mut long_name = None;
    while let Some(head) = bytes.get(at..at + BLOCK) {
        at += BLOCK;
        if is_padding(head) {
            continue;
        }
        let digits = std::str::from_utf8(&head[124..135]).unwrap_or_default();
        let size = usize::from_str_radix(digits.trim_matches(['\0', ' ']), 8).ok();
        let end = size.and_then(|size| at.checked_add(size));
        let content = end.and_then(|end| bytes.get(at..end));
        let Some(content) = content.filter(|_| walk.count(1).is_ok()) else {
            walk.say("压缩包的空隙", sweep(bytes.get(at - BLOCK..).unwrap_or_default()));
            return walk.cannot("", Unreadable::Broken);
        };
        walk.say("压缩包内的文件名", sweep_head(head));
        match head[156] {
            b'0' | 0 if !content.is_empty() => {
                ordinal += 1;
                let name = long_name.take().unwrap_or_else(|| until_zero(&head[..100]).to_vec());
                let place = format!("压缩包内第 {ordinal} 个文件");
                walk.file(&place, content, &extension(&name));
            }
            b'L' => long_name = Some(said(content, walk)),
            b'x' | b'g' | b'K' => {
                let path = path_in(&said(content, walk)).map(<[u8]>::to_vec);
                long_name = path.or(long_name);
            }
            _ if content.is_empty() => {}
            _ => walk.cannot("压缩包内的特殊文件", Unreadable::UnknownFormat),
        }
        let next = at + content.len().div_ceil(BLOCK) * BLOCK;
        let slack = bytes.get(at + content.len()..next.min(bytes.len()));
        stray("压缩包的空隙", slack.unwrap_or_default(), walk);
        at = next;
    }
    stray("压缩包的空隙", bytes.get(at..).unwrap_or_default(), walk);
}

fn said(content: &[u8], walk: &mut Walk) -> Vec<u8> {
    walk.say("压缩包内的文件名", pieces(content));
    until_zero(content).to_vec()
}

/// `29 path=…` of the newer form.
fn path_in(records: &[u8]) -> Option<&[u8]> {
    let mut lines = records.split(|byte| *byte == b'\n');
    lines.find_map(|line| memmem::find(line, b" path=").and_then(|at| line.get(at + 6..)))
}

/// Name, link, owner and group, and what somebody put between them or where numbers of the
/// system should stand.
fn sweep_head(head: &[u8]) -> String {
    let fields = [0..100, 157..257, 265..297, 297..329, 345..500, 500..512];
    let numbers = [100..108, 108..116, 116..124, 124..136, 136..148, 148..156, 329..345];
    let texts = fields.map(|field| pieces(&head[field]));
    let false_numbers = numbers
        .map(|field| &head[field])
        .into_iter()
        .filter(|field| !field.iter().all(|byte| matches!(byte, b'0'..=b'7' | b' ' | 0)));
    let false_numbers: Vec<u8> = false_numbers.flatten().copied().collect();
    [&texts.join("\n"), "\n", &text_of(&false_numbers)].concat()
}

/// Texts that end with a zero each.
fn pieces(bytes: &[u8]) -> String {
    let all: Vec<String> = bytes.split(|byte| *byte == 0).map(text_of).collect();
    all.join("\n")
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}
