//! Word 97 to 2003: the text by its pieces, and what else reads as text.
//!
//! Takes the main stream and the tables beside it; tells the text of body, notes, headers,
//! comments and boxes in the order in which they are read, deleted words among them. An
//! older, encrypted or quickly saved file is not read with confidence, and says so.

use super::super::grid::{Grid, behind};
use super::super::{Unreadable, Walk, picture, runs};
use super::Streams;
use super::bytes::{blank, four, two, western, wide};
use super::word_marks::{Mark, Marked, at, marks};
use std::collections::HashSet;

const MAGIC: usize = 0xA5EC;
/// The first version that keeps its text in pieces of UTF-16.
const WORD_97: usize = 0xC1;
const ENCRYPTED: usize = 0x0100;
const OBFUSCATED: usize = 0x8000;
const SAVED_QUICKLY: usize = 0x0004;
const SECOND_TABLE: usize = 0x0200;
/// Where the header tells how long the texts are, and which they are, one after the other.
const LENGTHS: usize = 0x4C;
const TEXTS: [&str; 8] =
    ["正文", "脚注", "页眉页脚", "宏", "批注", "尾注", "文本框", "页眉里的文本框"];
const PIECES_AT: usize = 0x1A2;
/// A piece of one byte a character.
const NARROW: usize = 0x4000_0000;

/// Reads a document.
pub fn read(mut document: Vec<u8>, streams: &Streams, walk: &mut Walk) {
    let flags = two(&document, 10).unwrap_or_default();
    if flags & (ENCRYPTED | OBFUSCATED) != 0 {
        return walk.cannot("", Unreadable::Encrypted);
    }
    let is_known = two(&document, 0) == Some(MAGIC)
        && two(&document, 2).is_some_and(|version| version >= WORD_97);
    let table = streams.get(if flags & SECOND_TABLE == 0 { "0Table" } else { "1Table" });
    match pieces(&document, table).filter(|_| is_known) {
        Some(pieces) => {
            let marks = marks(&document, table);
            say_pieces(&mut document, &pieces, &marks, walk);
        }
        None => walk.cannot("", Unreadable::Partial),
    }
    if flags & SAVED_QUICKLY != 0 {
        walk.cannot("快速保存留下的内容", Unreadable::Partial);
    }
    walk.say("正文之外的文字", runs::amid_bytes(&document));
    picture::say_within("图片", &document, walk);
}

/// A piece of the text.
struct Piece {
    characters: usize,
    start: usize,
    is_narrow: bool,
}

fn pieces(document: &[u8], table: &[u8]) -> Option<Vec<Piece>> {
    let at = four(document, PIECES_AT)?;
    let length = four(document, PIECES_AT + 4)?;
    let mut list = table.get(at..at.checked_add(length)?)?;
    // properties of quick saves stand in front
    while let [1, ..] = list {
        let skip = two(list, 1)?.checked_add(3)?;
        list = list.get(skip..)?;
    }
    let [2, ..] = list else { return None };
    let plan = list.get(5..5_usize.checked_add(four(list, 1)?)?)?;
    let count = plan.len().checked_sub(4)? / 12;
    let mut all = Vec::new();
    for piece in 0..count {
        let first = four(plan, piece * 4)?;
        let characters = four(plan, piece * 4 + 4)?.checked_sub(first)?;
        let place = four(plan, (count + 1) * 4 + piece * 8 + 2)?;
        let is_narrow = place & NARROW != 0;
        let start = if is_narrow { (place & !NARROW) / 2 } else { place };
        all.push(Piece { characters, start, is_narrow });
    }
    Some(all)
}

/// A character, and what it is, if it is not simply seen.
type Character = (char, Option<Mark>);

fn say_pieces(document: &mut [u8], pieces: &[Piece], marks: &[Marked], walk: &mut Walk) {
    let mut text: Vec<Character> = Vec::new();
    let mut left = document.len();
    for piece in pieces {
        let width = if piece.is_narrow { 1 } else { 2 };
        let end = piece.characters.saturating_mul(width).saturating_add(piece.start);
        let found = document.get(piece.start..end).filter(|found| found.len() <= left);
        let Some(found) = found else { return walk.cannot("", Unreadable::Broken) };
        left -= found.len();
        let decoded = if piece.is_narrow { western(found) } else { wide(found) };
        let mut place = piece.start;
        for character in decoded.chars() {
            text.push((character, at(marks, place)));
            place += if piece.is_narrow { 1 } else { character.len_utf16() * 2 };
        }
    }
    let mut rest = text.as_slice();
    for (index, what) in TEXTS.iter().enumerate() {
        let units = four(document, LENGTHS + index * 4).unwrap_or_default();
        let (one, after) = rest.split_at(length_of(rest, units));
        rest = after;
        say_text(what, one, walk);
    }
    say_text(TEXTS[0], rest, walk);
    for piece in pieces {
        let width = if piece.is_narrow { 1 } else { 2 };
        blank(document, piece.start, piece.start + piece.characters * width);
    }
}

/// How many characters take up so many units of UTF-16.
fn length_of(text: &[Character], units: usize) -> usize {
    let mut left = units;
    text.iter()
        .take_while(|(character, _)| {
            let fits = left > 0;
            left = left.saturating_sub(character.len_utf16());
            fits
        })
        .count()
}

/// Tells one text: as it is seen, as it stood before the tracked changes, and whole.
fn say_text(what: &str, text: &[Character], walk: &mut Walk) {
    let reading = |leaves_out: &[Mark]| {
        let seen = text.iter().filter(|(_, mark)| !mark.is_some_and(|m| leaves_out.contains(&m)));
        Reading::of(seen.map(|(character, _)| *character))
    };
    let only = |wanted: Mark| -> String {
        let mut all = String::new();
        let mut before = false;
        for (character, mark) in text {
            let is_wanted = *mark == Some(wanted);
            if is_wanted {
                all.push(if *character < ' ' { '\n' } else { *character });
            } else if before {
                all.push('\n');
            }
            before = is_wanted;
        }
        all
    };
    let now = reading(&[Mark::Deleted, Mark::Hidden]);
    let known: HashSet<&str> = now.running.lines().collect();
    let new = |other: Reading| -> String {
        let new = other.running.lines().filter(|line| !known.contains(line));
        new.flat_map(|line| [line, "\n"]).collect()
    };
    let is_marked = text.iter().any(|(_, mark)| mark.is_some());
    walk.enter(what, |walk| {
        if is_marked {
            walk.say("修订（已删除的文字）", only(Mark::Deleted));
            walk.say("隐藏文字", only(Mark::Hidden));
            walk.say("修订之前的文字", new(reading(&[Mark::Inserted, Mark::Hidden])));
            walk.say("连同隐藏文字", new(reading(&[])));
        }
        walk.say("", &*now.running);
        walk.say("域代码", now.codes);
        walk.say("逐格填写的文字", now.boxes);
    });
}

/// A text without its marks. They end cells and paragraphs; the code of a field stands
/// between two others, and its result after them.
struct Reading {
    running: String,
    codes: String,
    boxes: String,
}

impl Reading {
    fn of(characters: impl Iterator<Item = char>) -> Self {
        let (mut running, mut codes) = (String::new(), String::new());
        let mut fields: Vec<bool> = Vec::new();
        for character in characters {
            let into = if fields.contains(&true) { &mut codes } else { &mut running };
            match character {
                '\u{13}' if fields.len() < DEEPEST => fields.push(true),
                '\u{14}' => {
                    codes.push('\n');
                    if let Some(field) = fields.last_mut() {
                        *field = false;
                    }
                }
                '\u{15}' => {
                    fields.pop();
                }
                // what stands for a picture, a note or a soft hyphen
                '\u{1}'..='\u{6}' | '\u{8}' | '\u{1F}' => {}
                '\u{1E}' => into.push('-'),
                CELL => into.push(CELL),
                character if character < ' ' => into.push('\n'),
                character => into.push(character),
            }
        }
        let boxes = in_boxes(&running);
        Self { running: in_cells(&running), codes, boxes }
    }
}

/// Fields stand in one another no deeper.
const DEEPEST: usize = 64;
/// Stands for the end of a cell until the boxes are read.
const CELL: char = '\u{7}';

/// The text with its cells apart.
fn in_cells(text: &str) -> String {
    let mut all = String::new();
    for cell in text.split_inclusive(CELL) {
        let words = cell.trim_end_matches(CELL);
        all.push_str(words);
        if words.len() < cell.len() {
            all.push_str(behind(words.rsplit('\n').next().unwrap_or(words)));
        }
    }
    all
}

/// Words of one character a cell. A row ends with a mark of its own: an empty cell.
fn in_boxes(text: &str) -> String {
    let mut grid = Grid::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    for cell in text.split(CELL) {
        let is_row_end = cell.is_empty();
        if is_row_end {
            (row, column) = (row.saturating_add(1), 0);
            continue;
        }
        // text in front of a table stands in one piece with its first cell
        let last = cell.rsplit('\n').next().unwrap_or(cell);
        grid.put(row, column, last);
        column = column.saturating_add(1);
    }
    grid.words()
}
