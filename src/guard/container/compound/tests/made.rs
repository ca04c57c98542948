//! Makes old Office files: the file system, a document of Word, a presentation.

/// A compound file with these streams in its root.
pub fn compound(streams: &[(String, Vec<u8>)]) -> Vec<u8> {
    build(streams, &[])
}

/// The same, but that the streams from `first` on stand in a storage.
pub fn stored(streams: &[(String, Vec<u8>)], storage: &str, first: u32) -> Vec<u8> {
    let count = streams.len() as u32;
    let inside = entry(storage, 1, 0, 0, [u32::MAX, u32::MAX, first + 1]);
    let mut file = build(streams, &inside);
    let name = utf16(&streams[first as usize - 1].0);
    let at =
        memchr::memmem::find_iter(&file, &name).find(|at| file[at + 66] == 2).expect("a stream");
    // after the last stream before it comes the storage
    file[at + 72..at + 76].copy_from_slice(&(count + 1).to_le_bytes());
    file
}

/// Storages, each inside the one before.
pub fn nested(count: u32) -> Vec<u8> {
    let storages: Vec<u8> =
        (1..=count).flat_map(|at| entry("x", 1, 0, 0, [u32::MAX, u32::MAX, at + 1])).collect();
    build(&[], &storages)
}

fn build(streams: &[(String, Vec<u8>)], entries: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut sectors: Vec<u8> = Vec::new();
    let mut table: Vec<u32> = Vec::new();
    let mut add = |bytes: &[u8], table: &mut Vec<u32>| -> u32 {
        let first = table.len() as u32;
        let count = bytes.len().div_ceil(SECTOR).max(1);
        sectors.extend(bytes);
        sectors.resize((first as usize + count) * SECTOR, 0);
        table.extend((1..count).map(|at| first + at as u32));
        table.push(0xFFFF_FFFE);
        first
    };
    let mut directory = entry("Root Entry", 5, 0xFFFF_FFFE, 0, [u32::MAX, u32::MAX, 1]);
    for (index, (name, bytes)) in (1..).zip(streams) {
        // no small streams: every one is padded to the size of a large one
        let start = add(&[bytes.as_slice(), &[0; 64]].concat(), &mut table);
        let next = if index < streams.len() as u32 { index + 1 } else { u32::MAX };
        directory.extend(entry(name, 2, start, bytes.len(), [u32::MAX, next, u32::MAX]));
    }
    directory.extend(entries);
    let directory_at = add(&directory, &mut table);
    let table_at = table.len();
    let count = (table.len() + 4).div_ceil(128);
    table.extend(vec![0xFFFF_FFFD; count]);
    table.resize(count * 128, u32::MAX);
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(24, 0x0003_003E);
    put(28, 0x0009_FFFE);
    put(32, 6);
    put(44, count as u32);
    put(48, directory_at);
    put(60, 0xFFFF_FFFE);
    put(68, 0xFFFF_FFFE);
    (0..109).for_each(|at| put(76 + at * 4, u32::MAX));
    (0..count).for_each(|at| put(76 + at * 4, (table_at + at) as u32));
    file.extend(sectors);
    file.extend(table.iter().flat_map(|number| number.to_le_bytes()));
    file
}

fn entry(name: &str, kind: u8, start: u32, size: usize, links: [u32; 3]) -> Vec<u8> {
    let mut entry = utf16(name);
    let length = entry.len() + 2;
    entry.resize(64, 0);
    entry.extend((length as u16).to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend(links.iter().flat_map(|link| link.to_le_bytes()));
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend((size as u64).to_le_bytes());
    entry
}

/// Text in two bytes a unit.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A document of Word 97.
#[derive(Default)]
pub struct Document<'t> {
    /// The body.
    pub text: &'t str,
    /// Footnotes.
    pub notes: &'t str,
    /// Headers.
    pub headers: &'t str,
    /// Comments.
    pub comments: &'t str,
    /// One byte a character.
    pub narrow: bool,
    /// How many characters the first piece holds, if there are two.
    pub split: usize,
    /// What stands between the pieces and belongs to none.
    pub left_over: &'t str,
    /// Runs of the body, by their first and last character, with a property each.
    pub marks: &'t [(usize, usize, u16)],
    /// Flags of the header.
    pub flags: u16,
}

impl Document<'_> {
    /// The streams.
    pub fn streams(&self) -> Vec<(String, Vec<u8>)> {
        let all = [self.text, self.notes, self.headers, self.comments].concat();
        let count = |text: &str| text.chars().count() as u32;
        let mut main = vec![0; 1024];
        main[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
        main[10..12].copy_from_slice(&(self.flags | 0x0200).to_le_bytes());
        let lengths =
            [(0x4C, self.text), (0x50, self.notes), (0x54, self.headers), (0x5C, self.comments)];
        for (at, text) in lengths {
            main[at..at + 4].copy_from_slice(&count(text).to_le_bytes());
        }
        let cut = all.char_indices().nth(self.split).map_or(all.len(), |(at, _)| at);
        let (first, second) = if self.split == 0 { ("", all.as_str()) } else { all.split_at(cut) };
        // the second piece stands before the first
        let mut place = |text: &str| {
            main.extend(self.left_over.bytes());
            main.resize(main.len().next_multiple_of(2), 0);
            let at = main.len() as u32;
            main.extend(if self.narrow { text.as_bytes().to_vec() } else { utf16(text) });
            if self.narrow { (at * 2) | 0x4000_0000 } else { at }
        };
        let (second_at, first_at) = (place(second), place(first));
        let mut plan = Vec::new();
        let ends = [0, count(first), count(&all)];
        plan.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
        for at in [first_at, second_at] {
            plan.extend([0, 0]);
            plan.extend(at.to_le_bytes());
            plan.extend([0, 0]);
        }
        let (page, list) = marked(self.marks, second_at, main.len());
        let list_at = if self.marks.is_empty() { 0 } else { 512_u32 };
        main.resize(main.len().next_multiple_of(512), 0);
        main.extend(page);
        main[0xFA..0xFE].copy_from_slice(&list_at.to_le_bytes());
        main[0xFE..0x102].copy_from_slice(&(list.len() as u32).to_le_bytes());
        let mut table = vec![0; 32];
        table.push(2);
        table.extend((plan.len() as u32).to_le_bytes());
        table.extend(&plan);
        let length = plan.len() as u32 + 5;
        main[0x1A2..0x1A6].copy_from_slice(&32_u32.to_le_bytes());
        main[0x1A6..0x1AA].copy_from_slice(&length.to_le_bytes());
        if list_at > 0 {
            table.resize(512, 0);
            table.extend(list);
        }
        vec![("WordDocument".to_owned(), main), ("1Table".to_owned(), table)]
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        compound(&self.streams())
    }
}

/// The page of properties and the list that names it: for a body in UTF-16 at `at`, in a
/// stream of `length` bytes.
fn marked(marks: &[(usize, usize, u16)], at: u32, length: usize) -> (Vec<u8>, Vec<u8>) {
    if marks.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let ends: Vec<u32> = marks
        .iter()
        .flat_map(|(first, last, _)| [at + *first as u32 * 2, at + *last as u32 * 2])
        .collect();
    // a run without properties stands between two that have some
    let runs = ends.len() - 1;
    let mut page: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).collect();
    let places = (0..runs).map(|run| if run % 2 == 0 { 200 + run as u8 * 2 } else { 0 });
    page.extend(places);
    page.resize(512, 0);
    for (index, (_, _, property)) in marks.iter().enumerate() {
        let place = (200 + index * 4) * 2;
        page[place..place + 4].copy_from_slice(&[3, *property as u8, (property >> 8) as u8, 1]);
    }
    page[511] = runs as u8;
    let number = (length.div_ceil(512)) as u32;
    let mut list: Vec<u8> =
        [ends[0], ends[runs]].iter().flat_map(|end| end.to_le_bytes()).collect();
    list.extend(number.to_le_bytes());
    (page, list)
}

/// A property set with one text in the code page of Chinese Windows.
pub fn properties(text: &str) -> Vec<u8> {
    let text = encoding_rs::GBK.encode(text).0;
    let mut all = vec![0xFE, 0xFF];
    all.resize(24, 0);
    all.extend(1_u32.to_le_bytes());
    all.extend([0; 16]);
    all.extend(48_u32.to_le_bytes());
    for number in [200, 1, 4, 16, 0x1E, text.len() as u32 + 1] {
        all.extend(number.to_le_bytes());
    }
    all.extend(text.iter());
    all.push(0);
    all
}

/// A file that was wrapped up.
pub fn wrapped(name: &str, file: &[u8]) -> Vec<u8> {
    let mut all = vec![0; 6];
    for text in [name, name] {
        all.extend(text.bytes());
        all.push(0);
    }
    all.extend([0, 0, 3, 0]);
    all.extend((name.len() as u32 + 1).to_le_bytes());
    all.extend(name.bytes());
    all.push(0);
    all.extend((file.len() as u32).to_le_bytes());
    all.extend(file);
    all
}

/// A document of today.
pub fn package(text: &str) -> Vec<u8> {
    let document = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    super::super::super::office::package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// A presentation: texts, each in a record of this kind.
pub fn presentation(texts: &[(&str, u16)]) -> Vec<u8> {
    let record = |head: u16, kind: u16, data: &[u8]| {
        let mut all = head.to_le_bytes().to_vec();
        all.extend(kind.to_le_bytes());
        all.extend((data.len() as u32).to_le_bytes());
        all.extend(data);
        all
    };
    let slides: Vec<u8> = texts
        .iter()
        .flat_map(|(text, kind)| {
            record(0xF, *kind, &record(0xF, 0xF00D, &record(0, 4000, &utf16(text))))
        })
        .collect();
    compound(&[("PowerPoint Document".to_owned(), record(0xF, 1000, &slides))])
}

/// A presentation with one slide and one picture.
pub fn with_picture(kind: u16, picture: &[u8]) -> Vec<u8> {
    let size = |length: usize| (length as u32).to_le_bytes();
    let text = utf16("甲");
    let slide = [&[0, 0, 0xA0, 0x0F], &size(text.len())[..], &text].concat();
    let slide = [&[0xF, 0, 0xEE, 3], &size(slide.len())[..], &slide].concat();
    let picture = [&[7; 17], picture].concat();
    let head = [[0xA0, 0x46], kind.to_le_bytes()].concat();
    let picture = [&head, &size(picture.len())[..], &picture].concat();
    compound(&[("PowerPoint Document".to_owned(), slide), ("Pictures".to_owned(), picture)])
}

/// Packed as drawings are.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}
