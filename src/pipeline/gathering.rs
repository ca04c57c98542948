//! Decisions of single items → the parts of the plan, the needles and the counts.

use super::Request;
use super::report::Report;
use crate::check;
use crate::content::Register;
use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::disclosure::{
    Decision, Disclosed, Ended, HiddenText, Lens, Needle, Outcome, Pending, Withheld,
    complete_reports,
};
use crate::model::ItemRef;
use crate::pages::Parts;
use crate::policy::Policy;
use crate::records::{Curated, Site};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Everything that the plan and the gate need.
pub struct Gathered<L: Lens> {
    /// The parts of the plan; none where there is no sound `site.toml`.
    pub parts: Option<Parts<L>>,
    /// The policy.
    pub policy: Policy,
    /// What the gate looks for.
    pub needles: Vec<Needle>,
    /// Texts in which it finds more to look for.
    pub hidden_texts: Vec<HiddenText>,
    /// What is known so far.
    pub report: Report,
}

/// Decided items, sorted by what became of them.
pub struct Sorted<L: Lens> {
    disclosed: Vec<Disclosed<L>>,
    withheld: Vec<Withheld>,
    ended: Vec<Ended>,
    hidden: HashSet<ItemRef>,
    kept_files: BTreeMap<String, ItemRef>,
    needles: Vec<Needle>,
    hidden_texts: Vec<HiddenText>,
    /// What is known so far.
    pub report: Report,
}

/// Which items name each attachment file.
pub fn naming_items(items: &[Curated]) -> BTreeMap<String, BTreeSet<ItemRef>> {
    let mut naming: BTreeMap<String, BTreeSet<ItemRef>> = BTreeMap::new();
    for item in items {
        for entry in &item.header.attachments {
            naming.entry(entry.file.reveal().to_owned()).or_default().insert(item.item.clone());
        }
    }
    naming
}

/// Sorts decisions and counts them.
pub fn gather<L: Lens>(
    decisions: Vec<Decision<L>>,
    naming: BTreeMap<String, BTreeSet<ItemRef>>,
    register: &Register,
    broken: HashSet<ItemRef>,
    diagnostics: Diagnostics,
) -> Sorted<L> {
    let mut sorted = Sorted {
        disclosed: Vec::with_capacity(decisions.len()),
        withheld: Vec::new(),
        ended: Vec::new(),
        hidden: HashSet::new(),
        kept_files: BTreeMap::new(),
        needles: Vec::new(),
        hidden_texts: Vec::new(),
        report: Report { diagnostics, ..Report::default() },
    };
    let mut present: HashSet<ItemRef> = broken.clone();
    for Decision { outcome, needles, hidden_text } in decisions {
        sorted.needles.extend(needles);
        sorted.hidden_texts.extend(hidden_text);
        present.insert(sorted.take(outcome));
    }
    for item in register.items().filter(|item| !present.contains(item)) {
        sorted.take(Outcome::Ended(Ended::removed(item.clone())));
    }
    sorted.hidden.extend(broken);
    let of_disclosed = |d: &Disclosed<L>| -> Vec<_> {
        let overdue = |mask| check::decided::check_review(&d.card.item, &d.file, mask);
        d.masks.iter().filter_map(overdue).collect()
    };
    let mut overdue: Vec<_> = sorted.disclosed.iter().flat_map(of_disclosed).collect();
    let withheld = sorted.withheld.iter();
    overdue
        .extend(withheld.filter_map(|w| check::decided::check_review(&w.item, &w.file, &w.mask)));
    sorted.report.diagnostics.extend(overdue);
    sorted.keep_files(naming);
    let unknown = sorted.disclosed.iter().map(|d| &d.card.item);
    let unknown = unknown.chain(sorted.withheld.iter().map(|w| &w.item));
    let unregistered = unknown.filter(|item| register.get(item).is_none()).count();
    sorted.report.unregistered = unregistered;
    sorted.report.diagnostics.extend(check::decided::check_registered(unregistered));
    sorted
}

impl<L: Lens> Sorted<L> {
    fn take(&mut self, outcome: Outcome<L>) -> ItemRef {
        let counts = &mut self.report.counts;
        counts.items += 1;
        match outcome {
            Outcome::Disclosed(disclosed) => {
                counts.published += 1;
                counts.masked += usize::from(disclosed.card.masked);
                self.report.demonstration += usize::from(disclosed.card.demonstration);
                self.report.diagnostics.extend(check::decided::check(&disclosed));
                let item = disclosed.card.item.clone();
                self.disclosed.push(*disclosed);
                item
            }
            Outcome::Withheld(withheld) => {
                counts.withheld += 1;
                let item = withheld.item.clone();
                self.hidden.insert(item.clone());
                self.withheld.push(withheld);
                item
            }
            Outcome::Pending(Pending { item, cause, .. }) => {
                counts.pending += 1;
                self.hidden.insert(item.clone());
                self.report.pending.push((item.clone(), cause));
                item
            }
            Outcome::BelowPublication(item) => {
                counts.below_publication += 1;
                self.hidden.insert(item.clone());
                item
            }
            Outcome::Ended(ended) => {
                counts.ended += 1;
                let item = ended.item.clone();
                self.report.ended.push((item.clone(), ended.cause));
                self.ended.push(ended);
                item
            }
        }
    }

    /// A file is public only while every item that names it is published unmasked. What is
    /// kept back is told, lest somebody think that it is public.
    fn keep_files(&mut self, naming: BTreeMap<String, BTreeSet<ItemRef>>) {
        let disclosed: HashMap<&ItemRef, &Disclosed<L>> =
            self.disclosed.iter().map(|disclosed| (&disclosed.card.item, disclosed)).collect();
        let is_open = |item: &&ItemRef| disclosed.get(item).is_some_and(|d| !d.card.masked);
        let mut told = Vec::new();
        for (file, items) in naming {
            let Some(keeper) = items.iter().find(|item| !is_open(item)) else { continue };
            let (teller, why, mend) = match items.iter().find(is_open) {
                Some(open) => (
                    open,
                    format!("{keeper} 也用到它，而那个条目没有完整公开"),
                    "给两个条目各用一个文件，或等那个条目完整公开",
                ),
                None => (
                    keeper,
                    "这个条目有不予公开的内容，附件里可能也写着".to_owned(),
                    "附件里没有不公开内容的，放到一个完整公开的条目；有的，从这个条目里删去",
                ),
            };
            if let Some(disclosed) = disclosed.get(teller) {
                let (code, place) = (Code::KeptAttachment, Place::Key("attachments".to_owned()));
                let cause = format!("附件 {file} 没有公开：{why}");
                told.push(Diagnostic::new(code, disclosed.file.clone(), place, cause, mend));
            }
            self.kept_files.insert(file, keeper.clone());
        }
        self.report.diagnostics.extend(told);
    }

    /// The parts of the plan, once the site is known.
    pub fn into_parts(
        self,
        site: Option<Site>,
        policy: Policy,
        register: Register,
        file_sizes: BTreeMap<String, u64>,
        request: &Request,
    ) -> Gathered<L> {
        let Self {
            mut disclosed,
            withheld,
            ended,
            hidden,
            kept_files,
            needles,
            hidden_texts,
            mut report,
        } = self;
        report.as_of = Some(request.as_of);
        debug_assert!(report.counts.add_up(), "an item was dropped in silence");
        let differing = complete_reports(&mut disclosed, &policy.report_form);
        report.diagnostics.extend(differing.into_iter().map(check::decided::check_report_figure));
        let parts = site.map(|site| Parts {
            site,
            disclosed,
            withheld,
            ended,
            below_publication: report.counts.below_publication,
            hidden,
            register,
            kept_files,
            file_sizes,
            at: request.as_of,
            base_path: request.base_path.clone(),
        });
        Gathered { parts, policy, needles, hidden_texts, report }
    }
}
