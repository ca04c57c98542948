//! Pictures: a word at every place where one can stand, and none where there is none.

use super::super::read_file;
use super::super::tests::words;
use super::*;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use std::io::Write;

const ID: &str = "110105194912310021";

const JPEG: &[u8] = include_bytes!("../../../../tests/pictures/small.jpg");
const PNG: &[u8] = include_bytes!("../../../../tests/pictures/small.png");
const GIF: &[u8] = include_bytes!("../../../../tests/pictures/small.gif");
const WEBP: &[u8] = include_bytes!("../../../../tests/pictures/small.webp");
const TIFF: &[u8] = include_bytes!("../../../../tests/pictures/small.tif");

/// EXIF with these tags in a directory to which `within` leads, or in the first.
fn exif_of(within: Option<u16>, tags: &[(u16, u16, &[u8])]) -> Vec<u8> {
    let mut file = b"MM\0*\0\0\0\x08".to_vec();
    if let Some(within) = within {
        file.extend([0, 1]);
        file.extend(within.to_be_bytes());
        file.extend([0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]);
    }
    let mut values = file.len() + 2 + 12 * tags.len() + 4;
    let mut after = Vec::new();
    file.extend(u16::try_from(tags.len()).expect("few").to_be_bytes());
    for (number, kind, value) in tags {
        let count = value.len() / [1, 1, 1, 2, 4, 8, 1, 1][usize::from(*kind)];
        file.extend(number.to_be_bytes());
        file.extend(kind.to_be_bytes());
        file.extend(u32::try_from(count).expect("short").to_be_bytes());
        if value.len() <= 4 {
            file.extend(value.iter().chain(&[0; 4]).take(4));
        } else {
            file.extend(u32::try_from(values).expect("short").to_be_bytes());
            values += value.len();
            after.extend_from_slice(value);
        }
    }
    file.extend([0; 4]);
    [file, after].concat()
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let inside = parts.concat();
    let length = u16::try_from(inside.len() + 2).expect("short").to_be_bytes();
    let picture = [&[0xFF, marker], &length[..], &inside].concat();
    [&JPEG[..2], &picture, &JPEG[2..]].concat()
}

fn chunk(name: &[u8], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len()).expect("short").to_be_bytes();
    let chunk = [&length[..], name, inside, &[0; 4]].concat();
    [&PNG[..33], &chunk, &PNG[33..]].concat()
}

/// A picture of one grain, of these chunks behind its head.
fn png_of(chunks: &[(&[u8], &[u8])]) -> Vec<u8> {
    let head = (&b"IHDR"[..], &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0][..]);
    let mut file = PNG[..8].to_vec();
    for (name, inside) in [head].iter().chain(chunks).chain([&(&b"IEND"[..], &b""[..])]) {
        file.extend(u32::try_from(inside.len()).expect("short").to_be_bytes());
        file.extend([name, *inside, &[0; 4]].concat());
    }
    file
}

/// One grain and what stands behind it; then a comment, for whoever looks for one.
fn bitmap(between: &[u8], behind: &[u8]) -> Vec<u8> {
    let four = |number: usize| u32::try_from(number).expect("small").to_le_bytes();
    let start = 54 + between.len();
    let head = [&b"BM"[..], &four(start + 4), &[0; 4], &four(start)].concat();
    let own = [&four(40)[..], &four(1), &four(1), &[1, 0, 24, 0], &[0; 24]].concat();
    [&head, &own, between, &[1, 2, 3, 0], behind].concat()
}

fn riff(name: &[u8], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len()).expect("short").to_le_bytes();
    let pad = &[0][..inside.len() % 2];
    let all = [&WEBP[8..], name, &length, inside, pad].concat();
    let size = u32::try_from(all.len()).expect("short").to_le_bytes();
    [b"RIFF", &size[..], &all].concat()
}

fn block(label: &[u8], said: &[u8]) -> Vec<u8> {
    let pieces: Vec<u8> = said
        .chunks(7)
        .flat_map(|piece| [&[u8::try_from(piece.len()).expect("short")], piece].concat())
        .collect();
    let end = GIF.len() - 1;
    [&GIF[..end], b"\x21", label, &pieces, &[0], &GIF[end..]].concat()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every place of a picture that holds words: the extension, the file, the place.
pub fn cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let id = ID.as_bytes();
    let [e, x, i, c, p, t] =
        [Role::Exif, Role::Xmp, Role::Iptc, Role::Comment, Role::Private, Role::Tail]
            .map(Role::place);
    let utf32: Vec<u8> = ID.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let xmp = format!("<x:xmpmeta><a b='{}'/><c>{}</c></x:xmpmeta>", &ID[..9], ID);
    let xmp = xmp.as_bytes();
    let more = |part: &[u8], at| [jpeg::XMP_MORE, &[b'0'; 39], &[at], part].concat();
    let second = segment(0xE1, &[&more(&xmp[40..], 40)]);
    let first = segment(0xE1, &[&more(&xmp[..40], 0)]);
    let turned = [&second[..second.len() - JPEG.len() + 2], &first[2..]].concat();
    let two = [&first[..first.len() - JPEG.len() + 2], &second[2..]].concat();
    let exif = |within, number, kind, value: &[u8]| exif_of(within, &[(number, kind, value)]);
    let app1 = |exif: Vec<u8>| segment(0xE1, &[b"Exif\0\0", &exif]);
    let comment = [b"ASCII\0\0\0", id].concat();
    let wide = [b"UNICODE\0", &utf16(ID)[..]].concat();
    let small = segment(0xFE, &[id]);
    let length = u32::try_from(small.len()).expect("short").to_be_bytes();
    let thumbnail =
        exif_of(None, &[(513, 4, &50_u32.to_be_bytes()), (514, 4, &length), (0xFFF0, 7, &small)]);
    let profile = format!("\nexif\n {}\n{}\n", id.len(), hexadecimal(id));
    let zip = super::super::archive::tests::zip_of(&[("a.txt", id)]);
    let trailer: Vec<u8> = [1].into_iter().chain((0..=255).rev()).chain([0]).collect();
    let end = GIF.len() - 1;
    let raw = [&GIF[..end], b"\x21\xFF\x0BXMP DataXMP", xmp, &trailer, &GIF[end..]].concat();
    vec![
        ("jpg", app1(exif(None, 270, 2, id)), e),
        ("jpg", app1(exif(Some(0x8769), 0x9286, 7, &comment)), e),
        ("jpg", app1(exif(Some(0x8769), 0x9286, 7, &wide)), e),
        ("jpg", app1(exif(Some(0x8769), 0x927C, 7, &[b"\x01\x02", id, b"\xFF"].concat())), e),
        ("jpg", app1(exif(None, 0x9C9C, 1, &utf16(ID))), e),
        ("jpg", app1([exif(None, 270, 2, b"x"), b"\x01".to_vec(), id.to_vec()].concat()), e),
        ("jpg", app1(thumbnail), "缩略图 › 图片的注释"),
        ("jpg", segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp]), x),
        ("jpg", two, x),
        ("jpg", segment(0xED, &[b"Photoshop 3.0\x008BIM\x04\x04", id]), i),
        ("jpg", segment(0xFE, &[id]), c),
        ("jpg", segment(0xFE, &["\u{FEFF}".as_bytes(), id]), c),
        ("jpg", segment(0xE9, &[b"maker\0", id]), p),
        ("jpg", [JPEG, id].concat(), t),
        ("jpg", [JPEG, &zip].concat(), "图片数据之后 › 压缩包内第 1 个文件"),
        ("jpg", [JPEG, &[0xFF, 0xFF], &small].concat(), "图片数据之后 › 图片的注释"),
        ("jpg", [JPEG, &small, &small].concat(), "图片数据之后 › 图片的注释"),
        ("jpg", [JPEG, JPEG, JPEG, JPEG, JPEG, JPEG, &small].concat(), "图片数据之后 › 图片的注释"),
        ("jpg", segment(0xE0, &[b"JFIF\0\x01\x01\0\0\x01\0\x01\x09\x09", id]), p),
        ("jpg", segment(0xE7, &[b"maker\0", &zlib(id)]), p),
        ("jpg", segment(0xE9, &[b"maker\0\x07", &utf32]), p),
        ("jpg", turned, x),
        ("jpg", [JPEG, b"\0\x01", &zlib(id), &[0xFE]].concat(), t),
        ("png", chunk(b"prVt", &[b"\x01\x02", &zlib(id)[..]].concat()), p),
        ("png", chunk(b"prVt", &utf32), p),
        ("png", chunk(b"zTXt", &[b"a\0\0", &zlib(b"x")[..], id].concat()), c),
        ("png", chunk(b"tEXt", &[b"Comment\0", id].concat()), c),
        ("png", chunk(b"zTXt", &[b"Comment\0\0", &zlib(id)[..]].concat()), c),
        ("png", chunk(b"iTXt", &[b"XML\0\0\0zh\0\xE6\xB3\xA8\0", id].concat()), c),
        ("png", chunk(b"iTXt", &[b"XML\0\x01\0zh\0\0", &zlib(id)[..]].concat()), c),
        (
            "png",
            chunk(b"zTXt", &[b"Raw profile type exif\0\0", &zlib(profile.as_bytes())[..]].concat()),
            c,
        ),
        ("png", chunk(b"eXIf", &exif(None, 315, 2, id)), e),
        ("png", chunk(b"prVt", &[b"\x01\x02", id].concat()), p),
        ("png", [PNG, b"\0\0", id].concat(), t),
        ("gif", block(b"\xFE", id), c),
        ("gif", block(b"\xFF\x0BXMP DataXMP", xmp), x),
        ("gif", raw, x),
        ("gif", block(b"\xFF\x0BMINE    1.0", id), p),
        ("gif", block(b"\x01", &[&[0; 12], id].concat()), c),
        ("gif", block(b"\xFF\x0BNETSCAPE2.0", id), p),
        ("gif", [GIF, id].concat(), t),
        ("webp", riff(b"EXIF", &exif(None, 33432, 2, id)), e),
        ("webp", riff(b"XMP ", xmp), x),
        ("webp", riff(b"mine", id), p),
        ("webp", [WEBP, id].concat(), t),
        ("tif", [TIFF, &utf16(ID)].concat(), p),
        ("tif", exif(None, 270, 2, id), e),
        ("tif", exif(None, 700, 1, xmp), x),
        ("tif", exif(None, 33723, 7, id), i),
    ]
}

/// Places that cannot be taken out of a picture without touching what it shows.
fn lasting_cases() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let id = ID.as_bytes();
    let [p, f, t] = [Role::Private, Role::Profile, Role::Tail].map(Role::place);
    vec![
        ("bmp", bitmap(id, b""), p),
        ("bmp", bitmap(b"", id), t),
        ("jpg", segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", id]), f),
        ("png", chunk(b"iCCP", &[b"a\0\0", &zlib(id)[..]].concat()), f),
        ("png", png_of(&[(b"IDAT", &zlib(&[&[0, 9], id].concat()))]), p),
        ("png", png_of(&[(b"IDAT", &[&zlib(&[0, 9])[..], id].concat())]), p),
        (
            "png",
            png_of(&[
                (b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]),
                (b"IDAT", &zlib(&[0, 9])),
                (b"fcTL", &[&[0; 7][..], &[1, 0, 0, 0, 1], &[0; 14]].concat()),
                (b"fdAT", &[&[0; 4][..], &zlib(&[&[0, 9], id].concat())].concat()),
            ]),
            p,
        ),
    ]
}

#[test]
fn a_word_is_found_at_every_place() {
    let all = cases().into_iter().chain(lasting_cases());
    for (number, (extension, file, place)) in all.enumerate() {
        let reading = read_file(&file, extension);
        let found = reading.portions.iter().filter(|portion| portion.text.contains(ID));
        let places: Vec<&str> = found.map(|portion| portion.place.as_str()).collect();
        assert!(places.contains(&place), "{number}: {extension} {place}: {places:?}\n{reading:?}");
    }
}

#[test]
fn a_picture_without_words_lacks_only_somebody_who_looked() {
    for (extension, file) in
        [("jpg", JPEG), ("png", PNG), ("gif", GIF), ("webp", WEBP), ("tif", TIFF)]
    {
        let reading = read_file(file, extension);
        assert!(reading.is_empty(), "{extension}: {reading:?}");
        let unread: Vec<Unreadable> = reading.unread.iter().map(|unread| unread.why).collect();
        assert_eq!(unread, [Unreadable::Pixels], "{extension}");
        assert_eq!(words(file, "zip"), Err(Unreadable::WrongExtension), "{extension}");
    }
}

#[test]
fn a_place_is_told() {
    let gps = exif_of(Some(tags::GPS), &[(2, 5, &[0; 24])]);
    assert_eq!(words(&segment(0xE1, &[b"Exif\0\0", &gps]), "jpg"), Err(Unreadable::Located));
    let version = exif_of(Some(tags::GPS), &[(0, 1, &[2, 3, 0, 0])]);
    assert_eq!(words(&segment(0xE1, &[b"Exif\0\0", &version]), "jpg"), Err(Unreadable::Pixels));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<a exif:GPSLatitude='24,0N'/>";
    assert_eq!(words(&segment(0xE1, &[xmp]), "jpg"), Err(Unreadable::Located));
}

#[test]
fn orientation_is_read() {
    let tags = exif_of(None, &[(274, 3, &[0, 6])]);
    assert_eq!(Tags::of(&tags).and_then(|tags| tags.orientation()), Some(6));
}

#[test]
fn the_parts_of_a_picture_leave_no_gap() {
    for (_, file, _) in cases() {
        let Some(parts) = picture_parts(&file) else { continue };
        let ends = parts.iter().map(|part| part.range.end);
        let starts = parts.iter().skip(1).map(|part| part.range.start).chain([file.len()]);
        assert!(ends.eq(starts), "{parts:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn damage_never_panics(at in 0_usize..700, with in any::<[u8; 4]>(), cut in 0_usize..1000) {
        for (extension, mut file, _) in cases() {
            for (byte, with) in file.iter_mut().skip(at).zip(with) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = read_file(&file, extension);
        }
    }
}
