//! The agenda as an iCalendar file (RFC 5545), for the calendars of people. The same agenda
//! gives the same bytes.

use super::{Agenda, Change, Task};
use crate::model::{Day, ItemRef};

/// How many octets a line may have before it is folded.
const LINE_OCTETS: usize = 75;

/// The whole file.
pub fn calendar_file(agenda: &Agenda) -> String {
    let mut file = String::new();
    let mut line = |text: &str| push_folded(&mut file, text);
    let stamp = format!("DTSTAMP:{}", agenda.as_of.utc_basic());
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//gongkai//due//ZH");
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:公开事项提醒");
    for change in &agenda.changes {
        entry(&mut line, "VEVENT", &stamp, &uid_of_change(change), |line| {
            line(&format!("DTSTART:{}", change.at.utc_basic()));
            line(&format!("SUMMARY:{}", escaped(&format!("{} {}", change.item, change.what))));
            line("TRANSP:TRANSPARENT");
            line("DESCRIPTION:重新生成网站并上传（gongkai build、gongkai package）。");
        });
    }
    for task in &agenda.tasks {
        // a to-do may be without a day, an event may not
        let kind = if task.by.is_some() { "VEVENT" } else { "VTODO" };
        entry(&mut line, kind, &stamp, &uid_of_task(task), |line| {
            if let Some(by) = task.by {
                line(&format!("DTSTART;VALUE=DATE:{}", by.basic()));
                line("TRANSP:TRANSPARENT");
            }
            line(&format!("SUMMARY:{}", escaped(&in_words(task))));
            if let Some(basis) = &task.basis {
                line(&format!("DESCRIPTION:{}", escaped(basis)));
            }
        });
    }
    line("END:VCALENDAR");
    file
}

fn entry(
    line: &mut dyn FnMut(&str),
    kind: &str,
    stamp: &str,
    uid: &str,
    facts: impl FnOnce(&mut dyn FnMut(&str)),
) {
    line(&format!("BEGIN:{kind}"));
    line(&format!("UID:{uid}"));
    line(stamp);
    facts(line);
    line(&format!("END:{kind}"));
}

fn uid_of_change(change: &Change) -> String {
    format!("{}-{}@gongkai", change.at.utc_basic(), slug(Some(&change.item)))
}

fn uid_of_task(task: &Task) -> String {
    let digest = crate::model::Sha256Hex::of(task.what.as_bytes()).to_string();
    let by = task.by.map_or("later".to_owned(), Day::basic);
    format!("{by}-{}-{}@gongkai", slug(task.item.as_ref()), &digest[..12])
}

fn slug(item: Option<&ItemRef>) -> String {
    item.map_or_else(|| "site".to_owned(), |item| item.to_string().replace('/', "-"))
}

fn in_words(task: &Task) -> String {
    let item = task.item.as_ref().map(|item| format!("{item} ")).unwrap_or_default();
    format!("{item}{}", task.what)
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One content line, folded so that no line has more than 75 octets.
fn push_folded(file: &mut String, text: &str) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > LINE_OCTETS {
            file.push_str("\r\n ");
            width = 1;
        }
        file.push(c);
        width += c.len_utf8();
    }
    file.push_str("\r\n");
}
