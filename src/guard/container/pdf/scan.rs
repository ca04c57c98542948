//! Every object of a file, found by looking and not by its tables: what a later revision
//! replaced or freed, what no table reaches, what lies in object streams.
//!
//! Takes the bytes of a file; gives the objects in the order in which they stand, and
//! the bytes between them. Its work is bounded by the size of the file.

use super::super::Unreadable;
use super::lexer::{Lexer, is_space};
use super::object::{Dict, Object};
use memchr::memmem;
use std::ops::Range;

/// How often a byte may be read, objects within objects included.
const MOST_READINGS: usize = 16;
/// What a small file may take anyway.
const LEAST_WORK: usize = 1 << 20;

/// An object where it stands.
#[derive(Debug)]
pub struct Entry<'b> {
    /// Its number; trailers have none.
    pub number: Option<u32>,
    /// Where it begins.
    pub offset: usize,
    /// How many revisions end before it.
    pub revision: usize,
    /// Whether it stands in the data of another object.
    pub is_inside: bool,
    /// What it is.
    pub value: Object,
    /// Its data, if it is a stream.
    pub stream: Option<&'b [u8]>,
    /// What stands in it and is no value: comments, long numbers, text after its end.
    pub asides: Vec<Vec<u8>>,
}

impl Entry<'_> {
    /// As a dictionary.
    pub fn dict(&self) -> Option<&Dict> {
        self.value.dict()
    }
}

/// What a look at the bytes found.
#[derive(Debug, Default)]
pub struct Scan<'b> {
    /// The objects, and the trailers.
    pub entries: Vec<Entry<'b>>,
    /// What no object covers.
    pub gaps: Vec<Range<usize>>,
    /// Where the first revision begins and the last one ends.
    pub body: Range<usize>,
    /// Whether something was nested too deep.
    pub is_lost: bool,
}

/// Looks through a file.
///
/// # Errors
/// It is made so that looking takes too long.
pub fn scan(bytes: &[u8]) -> Result<Scan<'_>, Unreadable> {
    let ends: Vec<usize> = memmem::find_iter(bytes, b"%%EOF").collect();
    let start = memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let end = ends.last().map_or(bytes.len(), |at| at + b"%%EOF".len());
    let mut scan = Scan { body: start..end, ..Scan::default() };
    let mut work = bytes.len().saturating_mul(MOST_READINGS).saturating_add(LEAST_WORK);
    let mut covered = 0;
    for (at, begins) in starts(bytes) {
        let revision = ends.partition_point(|end| *end < at);
        let (mut entry, until) = match begins {
            Begins::Object(number, value) => object(bytes, at, number, value, &mut scan.is_lost),
            Begins::Trailer(value) => trailer(bytes, at, value, &mut scan.is_lost),
        };
        work = work.checked_sub(until - at).ok_or(Unreadable::TimedOut)?;
        entry.revision = revision;
        entry.is_inside = at < covered;
        if at > covered {
            scan.gaps.push(covered..at);
        }
        covered = covered.max(until);
        scan.entries.push(entry);
    }
    if covered < bytes.len() {
        scan.gaps.push(covered..bytes.len());
    }
    Ok(scan)
}

enum Begins {
    /// An object, its number, and where its value begins.
    Object(u32, usize),
    /// Where the dictionary begins.
    Trailer(usize),
}

/// Where objects and trailers begin, in order.
fn starts(bytes: &[u8]) -> Vec<(usize, Begins)> {
    let mut starts: Vec<(usize, Begins)> = memmem::find_iter(bytes, b"obj")
        .filter_map(|at| {
            let (head, number) = head(&bytes[..at])?;
            Some((head, Begins::Object(number, at + b"obj".len())))
        })
        .collect();
    let trailers = memmem::find_iter(bytes, b"trailer");
    starts.extend(trailers.map(|at| (at, Begins::Trailer(at + b"trailer".len()))));
    starts.sort_by_key(|(at, _)| *at);
    starts
}

/// The number that stands at the end of these bytes, before `obj`, and where it begins.
fn head(before: &[u8]) -> Option<(usize, u32)> {
    let back = |end: usize, is: &dyn Fn(u8) -> bool| {
        before[..end].iter().rposition(|byte| !is(*byte)).map_or(0, |at| at + 1)
    };
    let digits = |byte: u8| byte.is_ascii_digit();
    // no more than ten digits are looked at: a long row of them is no number of an object
    let generation_end = back(before.len(), &is_space);
    let generation = back(generation_end, &digits);
    let number_end = back(generation, &is_space);
    let number = back(number_end, &digits);
    if generation == generation_end || number_end == generation || number == number_end {
        return None;
    }
    let text = std::str::from_utf8(&before[number..number_end]).ok()?;
    Some((number, text.parse().ok()?))
}

fn object<'b>(
    bytes: &'b [u8],
    at: usize,
    number: u32,
    value: usize,
    is_lost: &mut bool,
) -> (Entry<'b>, usize) {
    let mut lexer = Lexer::objects(bytes, value);
    let found = lexer.next().unwrap_or(Object::Null);
    lexer.skip_space();
    let mut stream = None;
    if let (Object::Dict(dict), true) = (&found, bytes[lexer.at..].starts_with(b"stream")) {
        let start = after_line_end(bytes, lexer.at + b"stream".len());
        let length = length(bytes, start, dict);
        stream = bytes.get(start..start + length);
        lexer.at = start + length;
    }
    *is_lost |= lexer.is_lost;
    let mut asides = lexer.asides;
    let until = rest_of_object(bytes, lexer.at, &mut asides);
    let entry = Entry {
        number: Some(number),
        offset: at,
        revision: 0,
        is_inside: false,
        value: found,
        stream,
        asides,
    };
    (entry, until)
}

fn after_line_end(bytes: &[u8], mut at: usize) -> usize {
    if bytes.get(at) == Some(&b'\r') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    at
}

/// How long the data is: as it says, if it ends there, and else up to its end.
fn length(bytes: &[u8], start: usize, dict: &Dict) -> usize {
    let rest = &bytes[start.min(bytes.len())..];
    if let Some(stated) = dict.get("Length").and_then(Object::count)
        && let Some(after) = rest.get(stated..)
        && after.get(..16).unwrap_or(after).trim_ascii_start().starts_with(b"endstream")
    {
        return stated;
    }
    let end = memmem::find(rest, b"endstream").or_else(|| memmem::find(rest, b"endobj"));
    // a line end before the end may be data: what is packed ends by itself
    end.unwrap_or(rest.len())
}

/// Keeps what stands between a value and the end of its object.
fn rest_of_object(bytes: &[u8], at: usize, asides: &mut Vec<Vec<u8>>) -> usize {
    let rest = &bytes[at.min(bytes.len())..];
    // an object that is not closed ends with its value
    let next = memmem::find(rest, b"obj").filter(|next| rest[..*next].ends_with(b"end"));
    let Some(end) = next.map(|next| next - b"end".len()) else { return at };
    let text = rest[..end].trim_ascii();
    let text = text.strip_prefix(b"endstream").unwrap_or(text).trim_ascii();
    if !text.is_empty() {
        asides.push(text.to_vec());
    }
    at + end + b"endobj".len()
}

fn trailer<'b>(bytes: &'b [u8], at: usize, value: usize, is_lost: &mut bool) -> (Entry<'b>, usize) {
    let mut lexer = Lexer::objects(bytes, value);
    lexer.skip_space();
    let is_dict = bytes[lexer.at..].starts_with(b"<<");
    let found = if is_dict { lexer.next() } else { None };
    *is_lost |= lexer.is_lost;
    let until = if is_dict { lexer.at } else { value };
    let entry = Entry {
        number: None,
        offset: at,
        revision: 0,
        is_inside: false,
        value: found.unwrap_or(Object::Null),
        stream: None,
        asides: lexer.asides,
    };
    (entry, until)
}
