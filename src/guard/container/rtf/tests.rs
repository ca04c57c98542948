//! Rich text: words however they are written, wherever they stand.

use super::super::tests::words;
use super::super::{Unreadable, read_file};
use proptest::prelude::*;

const HEAD: &str = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}{\info{\author AUTHOR}}";

fn holds(body: &str, word: &str) -> bool {
    let file = format!("{HEAD}\\pard {body}\\par}}");
    words(file.as_bytes(), "rtf").is_ok_and(|text| text.contains(word))
}

#[test]
fn words_are_read_however_they_are_written() {
    for body in [
        r"\'d5\'c5{\b\'c8\'fd}",
        r"\u24352?\u19977?",
        r"\uc2\u24352\'d5\'c5\u19977\'c8\'fd",
        r"{\v \u24352?\u19977?}",
        r"\u24352?{\*\bkmkstart x}\u19977?",
        r"{\*\annotation \'d5\'c5\'c8\'fd}",
        r"{\header \'d5\'c5\'c8\'fd}x",
        "\\'d5\\'c5\r\n\\'c8\\'fd",
    ] {
        assert!(holds(&format!("x {body}"), "张三"), "{body}");
    }
    assert!(holds(r"\u-10179?\u-8265?", "𠮷") || holds(r"\u-10174?\u-8265?", "𠮷"));
    assert!(holds("x", "AUTHOR"));
    assert!(!holds("x", "SimSun"));
    assert!(holds(r"a\{b\}\\c", r"a{b}\c"));
}

#[test]
fn a_number_is_read_around_what_stands_in_it() {
    let id = "11010519491231002X";
    for inside in [
        r"{\v 99}",
        r"\v 99\v0 ",
        r"\deleted 99\deleted0 ",
        r"{\v 9{\b 9}}",
        r"{\shp{\*\shpinst\shpleft10{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard 99\par}}}",
        r"{\*\shppict{\pict\jpegblip ffd8}}",
        r"{\*\unknown 99}",
        r"{\*\bkmkstart _Toc99}{\*\bkmkend _Toc99}",
        r"{\do{\dptxbxtext 99\par}}",
    ] {
        assert!(holds(&format!("x 11010519{inside}491231002X"), id), "{inside}");
    }
    for body in [
        r"{\v 110105}19491231002X",
        r"{\header {\b 110105}19491231002X}",
        r"{\shp{\*\shpinst{\shptxt 110105{\*\bkmkstart a}{\b 19491231}002X\par}}}",
        r"{\v 11010519491231002X}\plain y",
    ] {
        assert!(holds(&format!("x {body}"), id), "{body}");
    }
    let properties = r"{\info{\title 110105}{\author 19491231002X}}";
    assert!(!holds(&format!("x {properties}"), id), "they are two");
    let apart = r"{\v 110105}x{\v 19491231002X}";
    assert!(!holds(&format!("x {apart}"), id), "they are two");
}

#[test]
fn chinese_bytes_are_read_whatever_the_file_says() {
    for head in [
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}",
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset134 SimSun;}}",
        r"{\rtf1\ansi ",
    ] {
        for body in [r"\'d5\'c5\'c8\'fd", r"x{\header \'d5\'c5\'c8\'fd}", r"x{\v \'d5\'c5\'c8\'fd}"]
        {
            let file = format!("{head}{body}\\par}}");
            let text = words(file.as_bytes(), "rtf").expect("it is read");
            assert!(text.contains("张三"), "{file} {text}");
        }
    }
    let western = r"{\rtf1\ansi\ansicpg1252 caf\'e9 1380}";
    assert!(words(western.as_bytes(), "rtf").expect("it is read").contains("café 1380"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let file = format!("{HEAD}x{{\\object{{\\*\\objdata 0105}}}}}}");
    assert_eq!(words(file.as_bytes(), "rtf"), Err(Unreadable::Partial));
    assert_eq!(words(format!("{HEAD}}}").as_bytes(), "rtf"), Err(Unreadable::NoText));
    assert_eq!(words(b"{\\rtf1 x}", "docx"), Err(Unreadable::WrongExtension));
}

#[test]
fn what_a_picture_and_an_object_hold_is_read() {
    let id = "110105194912310021";
    let digits = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (extension, picture, inside) in crate::guard::container::picture_cases() {
        if !["jpg", "png"].contains(&extension) {
            continue;
        }
        let picture = digits(&picture);
        let (first, second) = picture.split_at(31);
        let pict = format!(
            "{{\\pict{{\\*\\picprop{{\\sp{{\\sn wzDescription}}{{\\sv face}}}}}}{{\\*\\blipuid 00ff}}\\jpegblip {first}\r\n{second}}}"
        );
        for pict in [format!("{{\\*\\shppict{pict}}}"), pict] {
            let reading = read_file(format!("{HEAD}x {pict}}}").as_bytes(), "rtf");
            let place = format!("第 1 张图片 › {inside}");
            let mut own = reading.portions.iter().filter(|portion| portion.place == place);
            assert!(own.any(|portion| portion.text.contains(id)), "{place}: {reading:?}");
            assert!(reading.text().contains("face"), "{place}");
        }
    }
    let wide: Vec<u8> = id.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for holder in ["\\objdata", "\\*\\objdata", "\\*\\datastore", "\\pict"] {
        let body = format!("{HEAD}x {{{holder}{{\\*\\blipuid 01}} {}}}}}", digits(&wide));
        let reading = read_file(body.as_bytes(), "rtf");
        assert!(reading.text().contains(id), "{holder}: {reading:?}");
    }
    let raw = [format!("{HEAD}x {{\\pict\\bin18 ").as_bytes(), id.as_bytes(), b"}}"].concat();
    assert!(read_file(&raw, "rtf").text().contains(id));
}

proptest! {
    #[test]
    fn anything_is_read(body in "[\\\\{}'a-z0-9u -]{0,80}") {
        let _ = read_file(format!("{HEAD}{body}").as_bytes(), "rtf");
    }
}
