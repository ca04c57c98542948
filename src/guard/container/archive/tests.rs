//! Archives: a word at every place where one can stand.

use super::super::tests::words;
use super::super::{Unreadable, read_file};
use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, GzBuilder};
use proptest::prelude::*;
use std::io::Write;

const ID: &str = "110105194912310021";

/// An archive of entries that are not packed.
pub fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let named: Vec<Entry<'_>> =
        entries.iter().map(|(name, inside)| Entry::of(name.as_bytes(), inside)).collect();
    built(&named, b"")
}

#[derive(Clone, Copy)]
struct Entry<'e> {
    name: &'e [u8],
    inside: &'e [u8],
    flags: u8,
    extra: &'e [u8],
    comment: &'e [u8],
    mode: u16,
    listed: bool,
}

impl<'e> Entry<'e> {
    fn of(name: &'e [u8], inside: &'e [u8]) -> Self {
        Self { name, inside, flags: 0, extra: b"", comment: b"", mode: 0, listed: true }
    }
}

fn built(entries: &[Entry<'_>], comment: &[u8]) -> Vec<u8> {
    let two = |length: usize| u16::try_from(length).expect("short").to_le_bytes();
    let four = |length: usize| u32::try_from(length).expect("short").to_le_bytes();
    let (mut file, mut directory, mut count) = (Vec::new(), Vec::new(), 0);
    for entry in entries {
        let size = four(entry.inside.len());
        let fixed = [&[20, 0, entry.flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &size, &size];
        let lengths = [two(entry.name.len()), two(entry.extra.len())].concat();
        let start = file.len();
        let head = [b"PK\x03\x04", &fixed.concat()[..], &lengths].concat();
        file.extend([&head, entry.name, entry.extra, entry.inside].concat());
        if entry.listed {
            count += 1;
            let mode = u32::from(entry.mode) << 16;
            let rest = [&two(entry.comment.len())[..], &[0; 4], &mode.to_le_bytes(), &four(start)];
            let head = [b"PK\x01\x02\x14\x03", &fixed.concat()[..], &lengths, &rest.concat()];
            directory.extend([&head.concat(), entry.name, entry.extra, entry.comment].concat());
        }
    }
    let start = file.len();
    let end = [
        &b"PK\x05\x06\0\0\0\0"[..],
        &two(count),
        &two(count),
        &four(directory.len()),
        &four(start),
        &two(comment.len()),
    ];
    [file, directory, end.concat(), comment.to_vec()].concat()
}

fn gzip(builder: GzBuilder, bytes: &[u8]) -> Vec<u8> {
    let mut encoder: GzEncoder<Vec<u8>> = builder.write(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn tar_of(name: &str, inside: &[u8]) -> Vec<u8> {
    let mut head = [0; 512];
    head[..name.len()].copy_from_slice(name.as_bytes());
    head[124..135].copy_from_slice(format!("{:011o}", inside.len()).as_bytes());
    head[156] = b'0';
    head[257..262].copy_from_slice(b"ustar");
    let pad = vec![0; (512 - inside.len() % 512) % 512];
    [&head[..], inside, &pad, &[0; 1024]].concat()
}

/// An entry that is packed, and bytes behind the end of what is packed.
fn packed(inside: &[u8], behind: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(inside).expect("memory");
    let content = [encoder.finish().expect("memory"), behind.to_vec()].concat();
    let mut file = built(&[Entry::of(b"a.txt", &content)], b"");
    let heads = [8, memchr::memmem::find(&file, b"PK\x01\x02").expect("a directory") + 10];
    heads.iter().for_each(|at| file[*at] = 8);
    file
}

fn tar_with(kind: u8, name: &str, inside: &[u8], slack: &[u8]) -> Vec<u8> {
    let mut file = tar_of(name, inside);
    file[156] = kind;
    let at = 512 + inside.len();
    file[at..at + slack.len()].copy_from_slice(slack);
    file
}

/// Every place of an archive that holds words: the extension, the file, the place.
fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let id = ID.as_bytes();
    let plain = Entry::of(b"a.txt", b"text");
    let [first, name, note, gap, extra] = [
        "压缩包内第 1 个文件",
        "压缩包内的文件名",
        "压缩包的注释",
        "压缩包的空隙",
        "压缩包的附加数据",
    ];
    let whole = zip_of(&[("a.txt", b"text")]);
    // a name in UTF-8 beside one that old programs read
    let unicode = [&[0x75, 0x70, 23, 0, 1, 9, 9, 9, 9], id].concat();
    let nested = zip_of(&[("b.zip", &zip_of(&[("c.zip", &zip_of(&[("d.txt", id)]))]))]);
    vec![
        ("zip", zip_of(&[("a.txt", id)]), first),
        ("zip", nested, "压缩包内第 1 个文件 › 压缩包内第 1 个文件 › 压缩包内第 1 个文件"),
        ("zip", zip_of(&[("a.txt", b"x"), ("a.txt", id)]), "压缩包内第 2 个文件"),
        ("zip", built(&[Entry { name: b"x/110105194912310021.txt", ..plain }], b""), name),
        ("zip", built(&[Entry { comment: id, ..plain }], b""), note),
        ("zip", built(&[Entry { extra: id, ..plain }], b""), extra),
        ("zip", built(&[plain], id), note),
        (
            "zip",
            built(&[Entry { listed: false, inside: id, ..plain }, plain], b""),
            "目录里没有列出的第 1 个文件",
        ),
        (
            "zip",
            built(&[plain, Entry { listed: false, inside: id, ..plain }], b""),
            "目录里没有列出的第 1 个文件",
        ),
        ("zip", [b"PK\x03\x04\0".as_slice(), b"hidden ", id, &whole].concat(), gap),
        ("zip", built(&[Entry { inside: id, mode: 0o120_777, ..plain }], b""), first),
        ("gz", gzip(GzBuilder::new().filename("a.txt"), id), first),
        ("gz", gzip(GzBuilder::new(), id), first),
        ("gz", gzip(GzBuilder::new().filename(ID), b"x"), name),
        ("gz", gzip(GzBuilder::new().comment(ID), b"x"), note),
        ("gz", gzip(GzBuilder::new().extra(ID), b"x"), extra),
        (
            "gz",
            [gzip(GzBuilder::new(), b"x"), gzip(GzBuilder::new(), id)].concat(),
            "压缩包内第 2 个文件",
        ),
        ("gz", [&gzip(GzBuilder::new(), b"x"), id].concat(), gap),
        ("zip", packed(b"text", id), first),
        ("zip", packed(id, b""), first),
        ("zip", built(&[Entry { extra: &unicode, ..plain }], b""), extra),
        ("tar", tar_of("a.txt", id), first),
        ("tar", tar_with(b'0', "a.txt", b"x", id), gap),
        ("tar", tar_with(b'0', &format!("a.txt\0{ID}"), b"x", b""), name),
        ("tar", tar_with(b'x', "a", format!("30 path={ID}.txt\n").as_bytes(), b""), name),
        ("tar", tar_with(b'x', "a", format!("9 a=\0{ID}\n").as_bytes(), b""), name),
        ("tar", [&tar_of("a.txt", b"x"), id].concat(), gap),
        (
            "tgz",
            gzip(GzBuilder::new(), &tar_of("b.tgz", &gzip(GzBuilder::new(), &tar_of("a.txt", id)))),
            "压缩包内第 1 个文件 › 压缩包内第 1 个文件 › 压缩包内第 1 个文件 › 压缩包内第 1 个文件",
        ),
        ("tar", tar_of(ID, b"x"), name),
        (
            "tgz",
            gzip(GzBuilder::new(), &tar_of("a.txt", id)),
            "压缩包内第 1 个文件 › 压缩包内第 1 个文件",
        ),
    ]
}

#[test]
fn a_word_is_found_at_every_place() {
    for (number, (extension, file, place)) in cases().into_iter().enumerate() {
        let reading = read_file(&file, extension);
        let found = reading.portions.iter().filter(|portion| portion.text.contains(ID));
        let places: Vec<&str> = found.map(|portion| portion.place.as_str()).collect();
        assert!(places.contains(&place), "{number}: {extension} {place}: {places:?}\n{reading:?}");
    }
}

#[test]
fn an_archive_of_texts_is_read_whole() {
    let file = zip_of(&[("a.txt", b"x"), ("b/c.csv", b"1,2"), ("b/", b"")]);
    assert_eq!(words(&file, "zip").as_deref(), Ok("a.txt\nx\nb/c.csv\n1,2\nb/"));
    // names as Chinese Windows writes them
    let file = built(&[Entry::of(b"\xBC\xD7.txt", b"x")], b"");
    assert!(words(&file, "zip").is_ok_and(|words| words.starts_with("甲.txt\n")));
}

#[test]
fn what_cannot_be_read_is_told() {
    let plain = Entry::of(b"a.txt", b"text");
    let jpeg = include_bytes!("../../../../tests/pictures/small.jpg");
    for (file, why) in [
        (built(&[Entry { flags: 1, ..plain }], b""), Unreadable::Encrypted),
        (zip_of(&[("a.mp4", b"film")]), Unreadable::UnknownFormat),
        (zip_of(&[("a.jpg", jpeg)]), Unreadable::Pixels),
        (zip_of(&[("a.jpg", b"text")]), Unreadable::WrongExtension),
        (
            [b"PK\x03\x04".as_slice(), &[1; 40], &zip_of(&[("a.txt", b"x")])].concat(),
            Unreadable::Partial,
        ),
    ] {
        assert_eq!(words(&file, "zip"), Err(why));
    }
    for (bytes, extension) in [
        (&b"7z\xBC\xAF\x27\x1C\0\x04"[..], "7z"),
        (b"Rar!\x1A\x07\x01\0", "rar"),
        (b"\xFD7zXZ\0\0\x04", "xz"),
        (b"BZh91AY&SY\0", "bz2"),
        (b"\x28\xB5\x2F\xFD\0", "zst"),
    ] {
        assert_eq!(words(bytes, extension), Err(Unreadable::UnknownFormat), "{extension}");
    }
}

#[test]
fn an_archive_of_the_long_form_is_told() {
    let mut file = zip_of(&[("a.txt", b"text")]);
    let end = file.len() - 22;
    // counts and places stand elsewhere
    file[end + 8..end + 20].fill(0xFF);
    assert_eq!(words(&file, "zip"), Err(Unreadable::Broken));
    // what is packed goes on
    assert_eq!(words(&packed(b"text", b"\x01\xFF\x02\xFE"), "zip"), Err(Unreadable::Partial));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    assert_eq!(words(&gzip(GzBuilder::new(), &zeros), "gz"), Err(Unreadable::TooLarge));
    let inside = (0..9).fold(zip_of(&[("a.txt", b"x")]), |inner, _| zip_of(&[("a.zip", &inner)]));
    assert_eq!(words(&inside, "zip"), Err(Unreadable::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn damage_never_panics(at in 0_usize..300, with in any::<[u8; 4]>(), cut in 0_usize..1200) {
        for (extension, mut file, _) in cases() {
            for (byte, with) in file.iter_mut().skip(at).zip(with) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = read_file(&file, extension);
        }
    }
}
