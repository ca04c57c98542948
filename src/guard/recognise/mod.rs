//! What must not be public and is known by its form and by the words around it, not by its
//! value: the list of `src/policy/sensitive.toml`.
//!
//! Takes folded text; gives entries of the list with the text that was found. Looks only
//! around the anchors of an entry, which the folding pass has noticed on its way: a page
//! without any costs nothing. Does not ask what the page makes lawful: the verdict does.

mod before;
mod day;
mod effort;
mod machine_readable;
mod names;
mod needed;
mod program;
mod window;

use super::compare::{Beginning, Folded, Pairs, Patterns};
use crate::policy::{Pattern, Sensitive, SensitiveList};
use before::Before;
use day::ends_in_day;
use machine_readable::is_machine_readable;
use memchr::memmem;
use names::Names;
use needed::Needed;
use program::{First, Program, Tries};
use std::sync::Arc;
use window::Window;

/// One entry of the list, ready to be looked for.
pub struct Entry {
    /// As the policy has it.
    pub policy: Sensitive,
    /// Its id, cheap to share.
    pub id: Arc<str>,
    forms: Vec<Form>,
    /// What any of the forms begins with.
    first: First,
    lawful: Vec<String>,
    before: Before,
}

impl Entry {
    fn new(policy: &Sensitive, names: &Names) -> Self {
        let forms: Vec<Form> = policy.forms.iter().map(|form| Form::new(form, names)).collect();
        Self {
            policy: policy.clone(),
            id: policy.id.as_str().into(),
            first: First::of_any(forms.iter().map(|form| &form.program)),
            forms,
            lawful: policy.lawful.iter().map(|word| folded_text(word)).collect(),
            before: Before::new(policy, names),
        }
    }

    /// The forms that may stand in some bytes of a folded text.
    fn forms_for(&self, bytes: &[u8]) -> Vec<&Program> {
        if count_digits(bytes) < self.policy.least_digits {
            return Vec::new();
        }
        let has_digits = bytes.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
        let may_stand =
            |needed: &Needed| (has_digits || !needed.needs_digits()) && needed.stands_in(bytes);
        let forms = self.forms.iter().filter(|form| may_stand(&form.needed));
        forms.map(|form| &form.program).collect()
    }
}

/// One form of an entry.
struct Form {
    program: Program,
    needed: Needed,
}

impl Form {
    fn new(pattern: &Pattern, names: &Names) -> Self {
        Self { program: Program::new(pattern, names), needed: Needed::of(pattern) }
    }
}

/// The whole list, ready to be looked for.
pub struct Recognisers {
    entries: Vec<Entry>,
    names: Names,
    anchors: Patterns,
    /// What the anchors begin with.
    pairs: Pairs,
    /// The entry of each anchor.
    owners: Vec<usize>,
}

impl Recognisers {
    /// Of the list in force.
    pub fn new(list: &SensitiveList) -> Self {
        let (mut anchors, mut owners) = (Vec::new(), Vec::new());
        for (owner, entry) in list.entries().iter().enumerate() {
            anchors.extend(entry.anchors.iter().map(|anchor| Folded::of(anchor)));
            owners.resize(anchors.len(), owner);
        }
        let names = Names::new(list);
        let entries = list.entries().iter().map(|entry| Entry::new(entry, &names)).collect();
        let anchors = Patterns::new(Beginning::Anchor, anchors);
        let pairs = Pairs::of(&anchors.beginnings().collect::<Vec<_>>());
        Self { entries, names, pairs, anchors, owners }
    }

    /// The folded anchors: texts have to be folded with a filter that knows them.
    pub fn anchors(&self) -> &Patterns {
        &self.anchors
    }

    /// Whether a text holds a word by which anything is known, or made lawful.
    pub fn go_by(&self, text: &[u8]) -> bool {
        let mut folded = Folded::default();
        folded.fold(text, &self.pairs);
        let mut any = false;
        self.anchors.find_anywhere(&folded, &mut |_, _, _| any = true);
        let words = self.entries.iter().flat_map(|entry| &entry.lawful);
        any || words.into_iter().any(|word| memmem::find(folded.bytes(), word.as_bytes()).is_some())
    }

    /// Calls `found` with each entry that stands in the text and the folded words that were
    /// found; an entry for which it says true is not looked for any more. Whether it came to
    /// the end of the text before that became too much.
    #[must_use]
    pub fn find(&self, text: &Folded, found: &mut dyn FnMut(&Entry, &str) -> bool) -> bool {
        let mut settled = vec![false; self.entries.len()];
        let mut looked_until = vec![0_usize; self.entries.len()];
        let mut tries = Tries::for_text(text.bytes().len());
        let starts = text.starts(Beginning::Anchor).iter().copied();
        let starts = starts.filter(|start| !within_digits(text.bytes(), *start));
        self.anchors.find_from(starts, text, &mut |anchor, start, end| {
            let Some(&owner) = self.owners.get(anchor) else { return };
            if tries.effort.is_over() {
                return;
            }
            let (Some(entry), false) = (self.entries.get(owner), settled[owner]) else { return };
            if entry.forms.is_empty() {
                let word = String::from_utf8_lossy(&text.bytes()[start..end]);
                settled[owner] = text.is_bounded(start, end) && found(entry, &word);
                return;
            }
            // what was looked at is only asked for words that make lawful what comes
            let known = 4 * (entry.policy.lawful_near + 1);
            let least = looked_until[owner].saturating_sub(known);
            let reach = Window::reach(text, least, start..end, entry.policy.near);
            let forms = entry.forms_for(&text.bytes()[reach.clone()]);
            if forms.is_empty() {
                return;
            }
            if tries.effort.spend(reach.len()).is_none() {
                return;
            }
            let window = Window::of(text, reach);
            let from = window.place_of(looked_until[owner]);
            let mut found = |words: &str| found(entry, words);
            let ended =
                self.in_window(entry, &forms, (text, &window), from, &mut tries, &mut found);
            settled[owner] = ended.is_none();
            looked_until[owner] = ended.unwrap_or(0);
        });
        !tries.effort.is_over()
    }

    /// Looks at one window from a place on. None if something was found and settled, else
    /// up to which byte of the text nothing has to be looked at again.
    fn in_window(
        &self,
        entry: &Entry,
        forms: &[&Program],
        (text, window): (&Folded, &Window),
        from: usize,
        tries: &mut Tries,
        found: &mut dyn FnMut(&str) -> bool,
    ) -> Option<usize> {
        // the first place where a form may go on behind the window
        let mut cut = None;
        let mut start = from;
        while let Some(character) = window.at(start) {
            if !entry.first.holds(character) {
                start += 1;
                continue;
            }
            let mut is_cut = false;
            let mut end = |form: &Program| form.end(window, start, &self.names, tries, &mut is_cut);
            let ends = forms.iter().filter_map(|form| end(form));
            let Some(end) = ends.max() else {
                cut = cut.or(is_cut.then_some(start));
                start += 1;
                continue;
            };
            let place = window.offset(start)..window.offset(end);
            if is_one(entry, window, start, end)
                && !entry.before.makes_lawful(text, place, &self.names, tries)
                && found(&window.text(start, end))
            {
                return None;
            }
            start = end.max(start + 1);
            cut = None;
        }
        // no form reaches further than from there
        let reached = window.len().saturating_sub(entry.policy.near);
        Some(window.offset(cut.unwrap_or(window.len()).max(reached)))
    }
}

/// Whether what has the form of an entry is one: digits enough, check digits right, and no
/// word around it that makes it lawful.
fn is_one(entry: &Entry, window: &Window, start: usize, end: usize) -> bool {
    let policy = &entry.policy;
    let text = window.text(start, end);
    if count_digits(text.as_bytes()) < policy.least_digits {
        return false;
    }
    if policy.days_pass && ends_in_day(&text) {
        return false;
    }
    if policy.machine_readable && !is_machine_readable(&text) {
        return false;
    }
    let around = window.text(start.saturating_sub(policy.lawful_near), end + policy.lawful_near);
    !entry.lawful.iter().any(|word| around.contains(word))
}

fn count_digits(text: &[u8]) -> usize {
    text.iter().filter(|byte| byte.is_ascii_digit()).count()
}

/// Whether an anchor of several digits begins inside a longer number: a date, an amount.
fn within_digits(bytes: &[u8], start: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    digit(start.checked_sub(1)) && digit(Some(start)) && digit(Some(start + 1))
}

/// Text as it is compared.
pub fn folded_text(text: &str) -> String {
    String::from_utf8_lossy(&Folded::of(text)).into_owned()
}

#[cfg(test)]
mod tests;
