//! Files of office programs as people make them, from `tests/office/`: every word that no
//! reader sees begins with HIDDEN there.

use super::{Kind, cleaned};
use crate::guard::read_file;
use std::collections::BTreeMap;

const NOTICE: &[u8] = include_bytes!("../../../tests/office/notice.docx");
const LIST: &[u8] = include_bytes!("../../../tests/office/list.xlsx");
const TALK: &[u8] = include_bytes!("../../../tests/office/talk.pptx");
const PAGE: &[u8] = include_bytes!("../../../tests/office/page.pdf");
const PHOTO: &[u8] = include_bytes!("../../../tests/office/photo.jpg");

/// A file, what is taken out of it, and words that stay.
type Case = (&'static str, &'static [u8], Vec<(Kind, usize)>, &'static [&'static str]);

/// What is taken out of each file, as a person would count it.
fn cases() -> [Case; 5] {
    let picture = [(Kind::Location, 1), (Kind::Exif, 1), (Kind::Xmp, 1)];
    let with = |more: &[(Kind, usize)]| [&picture, more].concat();
    [
        (
            "docx",
            NOTICE,
            with(&[
                (Kind::Thumbnail, 1),
                (Kind::Properties, 11),
                (Kind::Comments, 1),
                (Kind::Revisions, 17),
                (Kind::RevisionMarks, 1),
                (Kind::ProgramData, 2),
            ]),
            &["关于印发工作要点的通知", "插入的话", "移来的话", "控件里的字", "格21", "脚注甲"],
        ),
        (
            "xlsx",
            LIST,
            vec![
                (Kind::Properties, 7),
                (Kind::Comments, 3),
                (Kind::Printer, 1),
                (Kind::ProgramData, 1),
            ],
            &["格11", "乙"],
        ),
        (
            "pptx",
            TALK,
            with(&[
                (Kind::Thumbnail, 1),
                (Kind::Properties, 8),
                (Kind::Comments, 1),
                (Kind::Remarks, 1),
                (Kind::Printer, 1),
                (Kind::ProgramData, 1),
            ]),
            &["汇报", "第一点", "结束"],
        ),
        (
            "pdf",
            PAGE,
            vec![
                (Kind::Location, 1),
                (Kind::Exif, 1),
                (Kind::Xmp, 2),
                (Kind::Properties, 3),
                (Kind::Embedded, 1),
            ],
            &["A page of words"],
        ),
        ("jpg", PHOTO, picture.to_vec(), &[]),
    ]
}

#[test]
fn what_nobody_sees_is_gone_and_counted_as_a_person_would() {
    for (extension, file, counts, kept) in cases() {
        let before = read_file(file, extension).text();
        assert!(before.contains("HIDDEN"), "{extension}: the gate reads nothing hidden in it");
        let cleaned = cleaned(file, extension);
        let after = read_file(&cleaned.bytes, extension).text();
        let found: Vec<&str> = after.split("HIDDEN").skip(1).map(|rest| &rest[..12]).collect();
        assert!(found.is_empty(), "{extension}: {found:?}");
        assert_eq!(cleaned.left, Vec::<String>::new(), "{extension}");
        if !["pdf", "jpg"].contains(&extension) {
            let dangling = crate::clean::office::dangling(&cleaned.bytes);
            assert!(dangling.is_empty(), "{extension}: {dangling:?}");
        }
        for word in kept {
            assert!(after.contains(word), "{extension}: {word} is gone: {after}");
        }
        let taken: BTreeMap<Kind, usize> = cleaned.taken.iter().collect();
        assert_eq!(taken, counts.into_iter().collect(), "{extension}");
    }
}

/// A file with some of its parts changed or added.
fn changed(file: &[u8], change: &dyn Fn(&str, String) -> String, more: &[(&str, &str)]) -> Vec<u8> {
    let parts = crate::clean::office::parts_of(file);
    let parts = parts.into_iter().map(|(name, bytes)| match String::from_utf8(bytes) {
        Ok(text) => {
            let text = change(&name.to_ascii_lowercase(), text);
            (name, text.into_bytes())
        }
        Err(error) => (name, error.into_bytes()),
    });
    let more = more.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    let parts: Vec<(String, Vec<u8>)> = parts.chain(more).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    super::package(&parts)
}

fn words(file: &[u8], extension: &str) -> String {
    read_file(&cleaned(file, extension).bytes, extension).text()
}

#[test]
fn what_a_field_or_a_control_shows_stays() {
    let field = r#"<w:p><w:fldSimple w:instr=" TITLE "><w:r><w:t>题</w:t></w:r></w:fldSimple><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/></w:sdtPr><w:sdtContent><w:r><w:t>值</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p>"#;
    let file = changed(
        NOTICE,
        &|name, text| match name {
            "word/document.xml" => text.replacen("<w:p>", field, 1),
            _ => text,
        },
        &[],
    );
    let words = words(&file, "docx");
    for shown in ["HIDDEN-title", "HIDDEN-item"] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    for unseen in ["HIDDEN-creator", "HIDDEN-property", "HIDDEN-var"] {
        assert!(!words.contains(unseen), "{unseen}: {words}");
    }
}

#[test]
fn what_only_old_programs_show_is_said() {
    let alternate = |old: &str| {
        let text = |words: &str| {
            format!("<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>")
        };
        let (new, old) = (text("一句话"), text(old));
        format!(
            "<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><wp:posOffset>12</wp:posOffset>{new}</mc:Choice><mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p>"
        )
    };
    for (old, left) in [("一句话", 0), ("另一句", 1)] {
        let with = |name: &str, text: String| match name {
            "word/document.xml" => text.replacen("<w:p>", &alternate(old), 1),
            _ => text,
        };
        let cleaned = cleaned(&changed(NOTICE, &with, &[]), "docx");
        assert_eq!(cleaned.left.len(), left, "{:?}", cleaned.left);
    }
}

#[test]
fn a_part_to_which_nothing_leads_goes() {
    let file = changed(NOTICE, &|_, text| text, &[("word/old.xml", "<a>HIDDEN-old</a>")]);
    assert!(read_file(&file, "docx").text().contains("HIDDEN-old"));
    assert!(!words(&file, "docx").contains("HIDDEN-old"));
    // names that are not understood: then nothing goes that might be a picture of the text
    let lost = |name: &str, text: String| match name {
        "word/_rels/document.xml.rels" => text.replace(
            "</Relationships>",
            r#"<Relationship Id="lost" Type="x/image" Target="nowhere.png"/></Relationships>"#,
        ),
        // still mentioned
        "word/document.xml" => text.replacen("<w:p>", r#"<w:p w:lost="lost">"#, 1),
        _ => text,
    };
    let file = changed(NOTICE, &lost, &[("word/old.xml", "<a>HIDDEN-old</a>")]);
    assert!(words(&file, "docx").contains("HIDDEN-old"));
}

#[test]
fn what_stays_is_said() {
    let hidden = |name: &str, text: String| match name {
        "xl/workbook.xml" => text.replacen("state=\"visible\"", "state=\"hidden\"", 1),
        "ppt/slides/slide2.xml" => text.replacen("<p:sld ", "<p:sld show=\"0\" ", 1),
        "word/document.xml" => {
            text.replacen("<w:r><w:t>甲段中间", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲段中间", 1)
        }
        _ => text,
    };
    for (file, extension, said) in [
        (LIST, "xlsx", "隐藏的工作表"),
        (TALK, "pptx", "隐藏的幻灯片"),
        (NOTICE, "docx", "隐藏文字"),
    ] {
        let cleaned = cleaned(&changed(file, &hidden, &[]), extension);
        assert_eq!(cleaned.left, [said]);
    }
}

#[test]
fn boxes_of_comments_go_from_among_other_shapes() {
    let drawing = |name: &str, text: String| match name.ends_with(".vml") {
        true => text.replace(
            "</xml>",
            r#"<v:shape id="button"><x:ClientData ObjectType="Button"/></v:shape></xml>"#,
        ),
        false => text,
    };
    let cleaned = cleaned(&changed(LIST, &drawing, &[]), "xlsx");
    let parts = crate::clean::office::parts_of(&cleaned.bytes);
    let vml = parts.iter().find(|(name, _)| name.ends_with(".vml")).expect("the button stays");
    let text = String::from_utf8_lossy(&vml.1);
    assert!(text.contains("Button") && !text.contains("Note"), "{text}");
}

#[test]
fn a_photograph_that_was_packed_twice_in_a_pdf_is_cleaned() {
    let mut document = lopdf::Document::load_mem(PAGE).expect("a PDF");
    for object in document.objects.values_mut() {
        let lopdf::Object::Stream(stream) = object else { continue };
        if stream.filters().is_ok_and(|filters| filters == [b"DCTDecode"]) {
            let mut packed = Vec::new();
            let mut coder = flate2::read::ZlibEncoder::new(&*stream.content, Default::default());
            std::io::Read::read_to_end(&mut coder, &mut packed).expect("memory");
            let names = [&b"FlateDecode"[..], b"DCTDecode"];
            let names = names.map(|name| lopdf::Object::Name(name.to_vec())).to_vec();
            stream.dict.set("Filter", names);
            stream.set_content(packed);
        }
    }
    let mut file = Vec::new();
    document.save_to(&mut file).expect("memory");
    assert_eq!(cleaned(&file, "pdf").taken.count(Kind::Location), 1);
}
