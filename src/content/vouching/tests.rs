//! Words are written where they belong, and not one other byte is different.

use super::super::load;
use super::*;
use crate::model::{ItemId, ItemRef, Kind, Moment};
use crate::world::Memory;

const HEAD: &str = "# 说明\ntitle = \"演示\" # 名称\nkind = \"honour\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"\n\n[honour]\naward = \"荣誉\"\nauthority = \"机关\"\ndate = 2024-04-20\n";
const FILE: &str = "content/records/2026-001.toml";

fn edit(text: &str) -> io::Result<String> {
    let item = ItemRef { kind: Kind::Records, id: ItemId::parse("2026-001").expect("an id") };
    let day = Day::new(2026, 1, 1).expect("a day");
    let world = Memory::at(Moment::start_of(day)).with("content/site.toml", "").with(FILE, text);
    let loaded = load::load(&world).expect("a world in memory");
    let item = loaded.items.iter().find(|other| other.item == item).expect("a sound item");
    let label = |text| Label::parse(text).expect("a label");
    let word = Word {
        file: "a.pdf",
        by: label("演示人员甲"),
        day,
        reason: label("逐页看过 \\ \"无\" 不公开内容"),
        sha256: Sha256Hex::of(b"x"),
    };
    let edit = vouched(&world, item, &loaded.policy, &[word])?;
    Ok(String::from_utf8(edit.bytes).expect("UTF-8"))
}

fn words(line_end: &str) -> String {
    let digest = Sha256Hex::of(b"x");
    [
        "checked-by = \"演示人员甲\"",
        "checked = 2026-01-01",
        "reason = \"逐页看过 \\\\ \\\"无\\\" 不公开内容\"",
        &format!("sha256 = \"{digest}\""),
    ]
    .join(line_end)
}

#[test]
fn missing_words_follow_the_entry() {
    let entry = "\n[[attachments]]\nfile = \"b.pdf\"\ntitle = \"乙\"\n\n[[attachments]]\n  file = \"a.pdf\"\n  title = \"甲\" # 名称\n\n# 结尾";
    for mark in ["", "\u{feff}"] {
        for windows in [false, true] {
            let dress = |text: &str| {
                let text = format!("{mark}{text}");
                if windows { text.replace('\n', "\r\n") } else { text }
            };
            let before = format!("{HEAD}{entry}");
            let after =
                before.replace("\"甲\" # 名称", &format!("\"甲\" # 名称\n  {}", words("\n  ")));
            assert_eq!(edit(&dress(&before)).expect("it is written"), dress(&after));
        }
    }
}

#[test]
fn an_entry_on_one_line_stays_on_it() {
    let entry = "attachments = [{ file = \"b.pdf\", title = \"乙\" }, { file = \"a.pdf\", title = \"甲\" }]\n";
    let before = HEAD.replace("\n[subject]", &format!("{entry}\n[subject]"));
    let after = before.replace("\"甲\" }", &format!("\"甲\", {} }}", words(", ")));
    assert_eq!(edit(&before).expect("it is written"), after);
}

#[test]
fn words_that_are_there_are_replaced() {
    let entry = format!(
        "\n[[attachments]]\nsha256 = \"{}\" # 旧\nfile = \"a.pdf\"\ntitle = \"甲\"\nchecked = 2025-01-01",
        Sha256Hex::of(b"old")
    );
    let text = edit(&format!("{HEAD}{entry}")).expect("it is written");
    assert!(text.contains(&format!("sha256 = \"{}\" # 旧\nfile", Sha256Hex::of(b"x"))), "{text}");
    assert!(text.contains("checked = 2026-01-01\nchecked-by = \"演示人员甲\""), "{text}");
    assert_eq!(text.matches("checked =").count(), 1);
}
