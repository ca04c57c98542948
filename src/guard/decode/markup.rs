//! HTML and XML, taken apart in one pass: text, tags and what nobody sees.
//!
//! Takes bytes; appends the text without tags, the attributes, and comments and program
//! code to three buffers. An inline tag vanishes, so does the mark of a footnote; any other
//! tag keeps what it stands between apart. Every byte lands in one of the three, whatever
//! the markup is worth.

use super::element_name::ElementName;
use super::entity::{decode_entities, reference};
use super::{SEPARATOR, TABLE, decode_percent, separate};
use memchr::{memchr, memchr2, memmem};

/// What a page holds, by the way in which it is shown.
#[derive(Default)]
pub struct Streams {
    /// What is read as text.
    pub text: Vec<u8>,
    /// Attributes, and declarations.
    pub attributes: Vec<u8>,
    /// Comments, scripts and style sheets.
    pub hidden: Vec<u8>,
    /// Whether an inline tag stood between two letters or digits, one of them a digit:
    /// then the digits on either side may be two numbers after all.
    pub joins_digits: bool,
    /// Whether what a tag or a declaration holds begins with something else than a word of
    /// letters: what stands in the tag before it may go on there.
    pub has_loose_attributes: bool,
    /// How many tags were never closed.
    unclosed: usize,
    /// Whether an inline tag stands before what comes next.
    after_inline: bool,
}

impl Streams {
    /// Empties all three.
    pub fn clear(&mut self) {
        self.text.clear();
        self.attributes.clear();
        self.hidden.clear();
        self.joins_digits = false;
        self.has_loose_attributes = false;
        self.unclosed = 0;
        self.after_inline = false;
    }

    /// How much memory is kept for them.
    pub fn capacity(&self) -> usize {
        self.text.capacity() + self.attributes.capacity() + self.hidden.capacity()
    }

    /// A tag that does not break the word in which it stands.
    pub fn go_on(&mut self) {
        self.after_inline = true;
    }

    /// What comes next has nothing to do with the text so far.
    pub fn keep_apart(&mut self) {
        separate(&mut self.text);
        self.after_inline = false;
    }

    /// A table begins or ends.
    fn keep_table_apart(&mut self) {
        self.text.pop_if(|last| *last == SEPARATOR);
        self.text.extend_from_slice(TABLE);
        self.after_inline = false;
    }

    fn push_declaration(&mut self, inside: &[u8]) {
        self.has_loose_attributes |= !begins_with_word(inside);
        piece(inside, &mut self.attributes);
    }

    fn push_text(&mut self, text: &[u8]) {
        let Some(next) = text.first() else { return };
        // white space between two blocks keeps nothing apart that is not apart
        if self.text.last() == Some(&SEPARATOR) && text.trim_ascii_start().is_empty() {
            return;
        }
        if std::mem::take(&mut self.after_inline)
            && let Some(last) = self.text.last()
        {
            let alphanumeric = last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
            self.joins_digits |= alphanumeric && (last.is_ascii_digit() || next.is_ascii_digit());
        }
        push_as_shown(text, &mut self.text);
    }
}

/// Several blanks are shown as one.
fn push_as_shown(text: &[u8], into: &mut Vec<u8>) {
    if memmem::find(text, b"  ").is_none() && memchr(b'\t', text).is_none() {
        return into.extend_from_slice(text);
    }
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    for piece in text.chunk_by(|one, other| is_blank(one) == is_blank(other)) {
        into.extend_from_slice(if is_blank(&piece[0]) { b" " } else { piece });
    }
}

/// Takes `page` apart.
pub fn decode_markup(page: &[u8], streams: &mut Streams) {
    decode_markup_but(page, streams, &mut |_, _| None);
}

/// Takes `page` apart, but for what `pass_over` knows: it is shown the page from where a tag
/// may begin, does what that does, and gives what stands behind it.
pub fn decode_markup_but<'p>(
    mut page: &'p [u8],
    streams: &mut Streams,
    pass_over: &mut impl FnMut(&'p [u8], &mut Streams) -> Option<&'p [u8]>,
) {
    streams.after_inline = false;
    while let Some(found) = next_mark(page) {
        let (text, rest) = page.split_at(found);
        streams.push_text(text);
        page = if rest.first() == Some(&b'&') {
            reference(rest, &mut streams.text)
        } else {
            pass_over(rest, streams).unwrap_or_else(|| tag(rest, streams))
        };
    }
    streams.push_text(page);
}

/// Where the next tag or reference begins; mostly it is not far.
fn next_mark(page: &[u8]) -> Option<usize> {
    let is_mark = |byte: &u8| matches!(byte, b'<' | b'&');
    page.iter().take(2).position(is_mark).or_else(|| memchr2(b'<', b'&', page))
}

/// Reads the tag at the head of `page`, which begins with `<`; gives the rest.
fn tag<'p>(page: &'p [u8], streams: &mut Streams) -> &'p [u8] {
    match page.get(1) {
        Some(b'!') => declaration(page, streams),
        Some(b'?') => {
            let (inside, rest) = split_after(&page[2..], b">");
            streams.push_declaration(inside);
            rest
        }
        Some(b'/' | b'a'..=b'z' | b'A'..=b'Z') => element(page, streams),
        _ => {
            streams.push_text(b"<");
            &page[1..]
        }
    }
}

fn declaration<'p>(page: &'p [u8], streams: &mut Streams) -> &'p [u8] {
    if let Some(comment) = page.strip_prefix(b"<!--") {
        let (inside, rest) = split_after(comment, b"-->");
        piece(inside, &mut streams.hidden);
        return rest;
    }
    // the inside of CDATA may be markup once more: it is read like any other text
    if let Some(rest) = page.strip_prefix(b"<![CDATA[") {
        separate(&mut streams.text);
        return rest;
    }
    let (inside, rest) = split_after(&page[2..], b">");
    streams.push_declaration(inside);
    rest
}

fn element<'p>(page: &'p [u8], streams: &mut Streams) -> &'p [u8] {
    let closing = page.get(1) == Some(&b'/');
    let inside = &page[1 + usize::from(closing)..];
    let (name, length) = ElementName::at_head(inside);
    let (written, inside) = inside.split_at(length);
    let (attributes, rest) = split_tag(inside, &mut streams.unclosed);
    if name.is_inline() {
        streams.go_on();
        if !closing && let Some(rest) = footnote_mark(name, attributes, rest, streams) {
            return rest;
        }
    } else if name == BR {
        // a new line within a sentence: words go on, numbers do not
        streams.text.push(b'\n');
        streams.after_inline = false;
    } else if name == TABLES {
        streams.keep_table_apart();
    } else {
        streams.keep_apart();
    }
    if written.len() > LONGEST_NAME {
        piece(written, &mut streams.attributes);
    }
    if attributes.len() > 1 {
        streams.has_loose_attributes |= !begins_with_word(attributes);
        push_attributes(attributes, &mut streams.attributes);
    }
    if closing || attributes.ends_with(b"/") {
        return rest;
    }
    let end: &[u8] = match name {
        SCRIPT => b"</script",
        STYLE => b"</style",
        _ => return rest,
    };
    let length = find_ignoring_case(rest, end).unwrap_or(rest.len());
    let (inside, rest) = rest.split_at(length);
    piece(inside, &mut streams.hidden);
    rest
}

const BR: ElementName = ElementName::of(b"br");
const TABLES: ElementName = ElementName::of(b"table");
const SCRIPT: ElementName = ElementName::of(b"script");
const STYLE: ElementName = ElementName::of(b"style");

/// The mark of a footnote, and a remark that is read aloud and not shown (外部链接), stand
/// beside the word, not in it. Gives the rest behind it.
fn footnote_mark<'p>(
    name: ElementName,
    attributes: &[u8],
    rest: &'p [u8],
    streams: &mut Streams,
) -> Option<&'p [u8]> {
    let mark: [(&[u8], &[u8], &[u8]); 2] =
        [(b"sup", b"footnote-reference", b"</sup"), (b"span", b"\"vh\"", b"</span")];
    let (.., end) = mark.into_iter().find(|(element, class, _)| {
        name == ElementName::of(element) && memmem::find(attributes, class).is_some()
    })?;
    let length = find_ignoring_case(rest.get(..LONGEST_MARK).unwrap_or(rest), end)?;
    let (mark, rest) = rest.split_at(length);
    streams.has_loose_attributes |= !begins_with_word(attributes);
    push_attributes(attributes, &mut streams.attributes);
    let before = streams.text.len();
    decode_markup(mark, streams);
    streams.go_on();
    streams.hidden.extend(streams.text.drain(before..));
    separate(&mut streams.hidden);
    Some(rest)
}

/// A mark is shorter, its link included.
const LONGEST_MARK: usize = 256;

/// Names of elements are shorter; what is longer is looked at.
const LONGEST_NAME: usize = 14;

/// Whether the first letters or digits are letters, and several. What a reference may stand
/// for is none.
fn begins_with_word(attributes: &[u8]) -> bool {
    let is_sign = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && **byte != b'&';
    let word = &attributes[attributes.iter().take_while(is_sign).count()..];
    let letters = word.iter().take(2).take_while(|byte| byte.is_ascii_alphabetic());
    word.is_empty() || letters.count() == 2
}

/// Attributes, decoded; and once more with their addresses decoded, if there are any.
fn push_attributes(attributes: &[u8], into: &mut Vec<u8>) {
    let start = into.len();
    if memchr2(b'&', b'%', attributes).is_none() {
        into.extend_from_slice(attributes);
        into.push(SEPARATOR);
        return;
    }
    decode_entities(attributes, into);
    into.push(SEPARATOR);
    if memchr(b'%', attributes).is_some() {
        let plain = into[start..].to_vec();
        if decode_percent(&plain, into) {
            into.push(SEPARATOR);
        }
    }
}

fn piece(inside: &[u8], into: &mut Vec<u8>) {
    decode_entities(inside, into);
    separate(into);
}

/// After so many tags that were never closed the end of a tag is looked for nearby: each
/// of them was looked for to the end of the text.
const MOST_UNCLOSED: usize = 16;
const NEARBY: usize = 4096;

/// Splits behind the `>` that ends a tag; one inside quotes does not.
fn split_tag<'p>(inside: &'p [u8], unclosed: &mut usize) -> (&'p [u8], &'p [u8]) {
    // most tags have no attributes
    if let Some(rest) = inside.strip_prefix(b">") {
        return (&[], rest);
    }
    let within = if *unclosed < MOST_UNCLOSED { inside.len() } else { NEARBY.min(inside.len()) };
    match tag_end(&inside[..within]) {
        Some(end) => (&inside[..end], &inside[end + 1..]),
        // a quote may be astray, so the first `>` will do
        None => {
            *unclosed += 1;
            split_after(inside, b">")
        }
    }
}

/// Where the `>` stands that ends a tag.
fn tag_end(inside: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = inside[at..].iter().position(|byte| matches!(byte, b'>' | b'"' | b'\''))
    {
        at += found;
        if inside[at] == b'>' {
            return Some(at);
        }
        at += memchr(inside[at], &inside[at + 1..])? + 2;
    }
    None
}

/// What stands before `end` and what stands behind it.
fn split_after<'p>(page: &'p [u8], end: &[u8]) -> (&'p [u8], &'p [u8]) {
    match memmem::find(page, end) {
        Some(at) => (&page[..at], &page[at + end.len()..]),
        None => (page, &[]),
    }
}

fn find_ignoring_case(page: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', page).find(|at| {
        page.get(*at..at + wanted.len()).is_some_and(|found| found.eq_ignore_ascii_case(wanted))
    })
}

#[cfg(test)]
mod tests;
