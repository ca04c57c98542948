//! What the fuzz targets share: a gate that looks for everything, and files read as they
//! are at its door. A target fails by a panic, by a time limit, or by memory without end.

use gongkai::disclosure::{Class, Hold, Needle};
use gongkai::guard::{Form, Gate, NoPage, read_file};
use gongkai::model::{Day, ItemId, ItemRef, Kind, Moment, Private};
use gongkai::world::Memory;
use std::sync::{Arc, LazyLock};

static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let id = ItemId::parse("2026-001").expect("an id");
    let owner = Arc::new(ItemRef { kind: Kind::ALL[0], id });
    let needle = |class, text: &str| Needle {
        text: Private::new(text.to_owned()),
        class,
        owner: Arc::clone(&owner),
        field: "subject.name".into(),
        shown: None,
        hold: Hold::Secret,
    };
    let needles = vec![
        needle(Class::PersonName, "演示人员甲"),
        needle(Class::Identifier, "770012345678"),
        needle(Class::FreeText, "a<b>&c%41\\u0041"),
    ];
    let day = Day::parse("2026-11-23").expect("a day");
    let loaded =
        gongkai::content::load(&Memory::at(Moment::end_of(day))).expect("nothing to read");
    Gate::new(needles, &[]).watching(loaded.policy.sensitive())
        .with_partial_forms(loaded.policy.partial_forms.clone())
});

/// A file that the site renders.
pub fn inspect(bytes: &[u8], form: Form) {
    GATE.inspect("records/2026-001.html", bytes, form, &NoPage);
}

/// A file that somebody attached.
pub fn attach(bytes: &[u8], extension: &str) {
    let reading = read_file(bytes, extension);
    GATE.inspect_attachment("files/2026-001.bin", &reading, bytes, &NoPage);
    for unread in &reading.unread {
        assert!(!unread.place.contains("演示人员甲"), "a place repeats a value");
    }
}
