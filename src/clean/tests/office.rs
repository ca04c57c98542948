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

/// What is taken out of each file, as a person would count it.
fn cases() -> [(&'static str, &'static [u8], Vec<(Kind, usize)>, &'static [&'static str]); 5] {
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
                (Kind::Revisions, 15),
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
        for word in kept {
            assert!(after.contains(word), "{extension}: {word} is gone: {after}");
        }
        let taken: BTreeMap<Kind, usize> = cleaned.taken.iter().collect();
        assert_eq!(taken, counts.into_iter().collect(), "{extension}");
    }
}
