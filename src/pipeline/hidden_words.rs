//! Words that no field of a record holds and that must not be public all the same: texts
//! and attachments of hidden items. Gives needles, and what is wrong on the way.

use super::Report;
use crate::content::{body_text, read_text};
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{HiddenText, Hold, Lens, Needle, needles_of_words};
use crate::guard::read_file;
use crate::markup::to_plain;
use crate::model::{ItemRef, Sha256Hex};
use crate::pages::Parts;
use crate::world::World;

/// A line with fewer hanzi says nothing of its own.
const FEWEST_HANZI: usize = 4;

/// What the gate looks for besides fields.
#[derive(Debug, Default)]
pub struct HiddenWords {
    /// The words.
    pub needles: Vec<Needle>,
    /// Why they may not be complete, and copies of hidden files.
    pub problems: Vec<Diagnostic>,
}

/// The words of hidden texts and attachments. A text that cannot be read any more, or was
/// saved in between, is a problem: without it the gate would not know what to look for.
pub fn needles<L: Lens>(
    world: &dyn World,
    parts: &Parts<L>,
    report: &Report,
    texts: &[HiddenText],
) -> HiddenWords {
    let mut hidden = HiddenWords::default();
    for text in texts {
        let read = read_text(world, &text.file);
        match read.and_then(|whole| body_text(&text.file, whole, &text.handle)) {
            Ok(body) => hidden.needles.extend(text.needles(&to_plain(&body))),
            Err(diagnostic) => hidden.problems.push(diagnostic),
        }
    }
    hidden.needles.extend(needles_of_attachments(world, parts, report));
    hidden.problems.extend(copies_of_kept(world, parts));
    hidden
}

/// The words of attachments that only hidden items name: the gate looks for them too.
/// What cannot be read is published nowhere, and adds nothing.
fn needles_of_attachments<L: Lens>(
    world: &dyn World,
    parts: &Parts<L>,
    report: &Report,
) -> Vec<Needle> {
    let shown = |item: &ItemRef| parts.disclosed.iter().any(|d| d.card.item == *item);
    let waits = |item: &ItemRef| {
        let pending = report.pending.iter();
        pending.filter(|(_, cause)| !cause.is_closed()).any(|(pending, _)| pending == item)
    };
    let hidden = parts.kept_files.iter().filter(|(_, keeper)| !shown(keeper) && !waits(keeper));
    let lapsed = |item: &ItemRef| parts.ended.iter().any(|ended| ended.item == *item);
    let needles = hidden.filter_map(|(file, keeper)| {
        let bytes = world.read(&format!("content/files/{file}")).ok()?;
        let extension = file.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
        let mut reading = read_file(&bytes, &extension);
        reading.portions.retain(|portion| !portion.is_of_programs());
        let hold = if lapsed(keeper) { Hold::Lapsed } else { Hold::Secret };
        Some(needles_of_words(&written_by_people(&reading.text()), "attachments", keeper, hold))
    });
    needles.flatten().collect()
}

/// The lines in which hanzi stand: the rest are figures, which the gate knows by their form,
/// and what programs write into every file that they make.
fn written_by_people(text: &str) -> String {
    let is_hanzi = |character: &char| ('\u{4E00}'..='\u{9FFF}').contains(character);
    let lines = text.lines();
    let lines = lines.filter(|line| line.chars().filter(is_hanzi).count() >= FEWEST_HANZI);
    lines.collect::<Vec<_>>().join("\n")
}

/// Public attachments with the very bytes of one that is not public.
fn copies_of_kept<L: Lens>(world: &dyn World, parts: &Parts<L>) -> Vec<Diagnostic> {
    let digest = |file: &str| {
        let bytes = world.read(&format!("content/files/{file}")).ok()?;
        Some(Sha256Hex::of(&bytes))
    };
    let size = |file: &str| parts.file_sizes.get(file);
    let kept: Vec<&String> = parts.kept_files.keys().collect();
    let mut found = Vec::new();
    for item in &parts.disclosed {
        for (ordinal, entry) in item.attachments.iter().enumerate() {
            let file = entry.file.reveal();
            let same =
                |other: &&&String| size(other) == size(file) && digest(other) == digest(file);
            if parts.kept_files.contains_key(file) || !kept.iter().any(|other| same(&other)) {
                continue;
            }
            let cause = format!("附件 {file} 与另一个不公开的附件内容完全相同");
            let mend = "核对是否放错了文件；不应公开的，从本条目的 attachments 里删去";
            let place = Place::Key(format!("attachments.{ordinal}"));
            found.push(Diagnostic::new(Code::CopyOfKept, item.file.clone(), place, cause, mend));
        }
    }
    found
}
