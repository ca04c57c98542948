//! The door of the law: one curated item, the policy and an instant → what the public
//! sees, why, and what the gate has to look for. A pure function of the three.

use super::disclosed::{Card, Disclosed, PublicChange};
use super::ended::{EndCause, Ended};
use super::lens::{Door, Lens};
use super::masking::mask;
use super::needle::{Needle, needles_of_fields, needles_of_words};
use super::open::Open;
use super::pending::{Pending, PendingCause};
use super::value::{Class, Field, Shown, Value};
use super::withheld::{Mask, Withheld};
use crate::model::{CodeList, ItemId, ItemRef, Kind, Label, Moment};
use crate::policy::{Ground, Policy};
use crate::records::{
    Body, BodyHandle, Change, CreditRecord, Curated, ExceptionEntry, ExceptionScope, Header,
    PageRole, RecordKind,
};
use std::marker::PhantomData;
use std::sync::Arc;

/// What became of one item.
#[derive(Clone, Debug)]
pub enum Outcome<L: Lens> {
    /// Public.
    Disclosed(Box<Disclosed<L>>),
    /// Withheld whole, by an exception.
    Withheld(Withheld),
    /// Not public yet.
    Pending(Pending),
    /// Too slight to be public.
    BelowPublication(ItemRef),
    /// No longer public.
    Ended(Ended),
}

/// The outcome, and the values that it keeps from the public.
#[derive(Clone, Debug)]
pub struct Decision<L: Lens> {
    /// What became of it.
    pub outcome: Outcome<L>,
    /// What the gate looks for because of it.
    pub needles: Vec<Needle>,
    /// The text of an item that is withheld or ended whole: the gate looks for it too.
    pub hidden_text: Option<HiddenText>,
}

/// The text of an item that must not be public.
#[derive(Clone, Debug)]
pub struct HiddenText {
    /// Whose it is.
    pub owner: Arc<ItemRef>,
    /// Its content file.
    pub file: String,
    /// Where in the file.
    pub handle: BodyHandle,
}

impl HiddenText {
    /// The needles of the text itself.
    pub fn needles(&self, text: &str) -> Vec<Needle> {
        needles_of_words(text, "text", &self.owner)
    }
}

/// The parts of the policy and the site that decide what is public.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'p> {
    /// The law and the site's policy.
    pub policy: &'p Policy,
    /// Reviews without which nothing is published.
    pub required_reviews: &'p [Label],
}

/// Decides one item at one instant.
pub fn decide<L: Lens>(curated: Curated, rules: Rules<'_>, at: Moment) -> Decision<L> {
    let Curated { item, file, channel, header, body, text } = curated;
    let owner = Arc::new(item.clone());
    let Header {
        title,
        date,
        publish,
        issuer,
        department,
        document_number,
        topics,
        phase,
        basis,
        summary,
        attachments,
        demonstration,
        publication_basis,
        review,
        change,
        exception,
    } = header;
    let fate = fate::<L>(&item, &body, publish, &review, &exception, rules, at);
    let role = role(&body);
    let mut fields = open_body(body);
    let title = title.reveal().to_owned();
    if let Some(outcome) = fate {
        if matches!(outcome, Outcome::Disclosed(_) | Outcome::Pending(_)) {
            return Decision { outcome, needles: Vec::new(), hidden_text: None };
        }
        let number = document_number.map(|number| number.to_string());
        let head = [Some(title), summary.map(|s| s.reveal().to_owned()), number];
        let changes = change.iter().map(|change| change.what.reveal().to_owned());
        let files = attachments.iter().map(|entry| entry.title.reveal().to_owned());
        let words = head.into_iter().flatten().chain(changes).chain(files);
        let mut needles = needles_of_fields(&fields, &owner);
        needles.extend(words.flat_map(|words| needles_of_words(&words, "title", &owner)));
        let hidden_text = text.map(|handle| HiddenText { owner, file, handle });
        return Decision { outcome, needles, hidden_text };
    }
    let (masks, needles) = apply_exceptions(&mut fields, &exception, rules.policy, &owner);
    let category = category(item.kind, &fields, channel.as_ref());
    let unfounded_names = match publication_basis {
        Some(_) => Vec::new(),
        None => names_shown(item.kind, &fields, rules.policy),
    };
    let passages = passages(text.as_ref(), rules.policy);
    let card = Card {
        item,
        title,
        date,
        publish,
        issuer: issuer.map(|v| v.reveal().to_owned()),
        summary: summary.map(|v| v.reveal().to_owned()),
        document_number: document_number.map(|v| v.to_string()),
        category,
        demonstration,
        masked: !masks.is_empty() || !passages.is_empty(),
    };
    let disclosed = Disclosed {
        card,
        file,
        department: department.map(|v| v.reveal().to_owned()),
        topics: words(&topics),
        phase: phase.map(CodeList::label),
        basis: words(&basis),
        fields,
        body: text,
        attachments,
        changes: change.iter().map(public_change).collect(),
        masks,
        passages,
        role,
        channel,
        unfounded_names,
        lens: PhantomData,
    };
    Decision { outcome: Outcome::Disclosed(Box::new(disclosed)), needles, hidden_text: None }
}

fn words(labels: &[Label]) -> Vec<String> {
    labels.iter().map(|label| label.reveal().to_owned()).collect()
}

fn role(body: &Body) -> Option<PageRole> {
    match body {
        Body::Page(page) => Some(page.role),
        _ => None,
    }
}

/// The grounds on which passages of the text are masked.
fn passages(text: Option<&BodyHandle>, policy: &Policy) -> Vec<Ground> {
    let named = text.into_iter().flat_map(|text| &text.masked);
    named.filter_map(|id| policy.ground(id)).cloned().collect()
}

fn public_change(change: &Change) -> PublicChange {
    PublicChange { date: change.date, what: change.what.reveal().to_owned() }
}

/// The outcome of an item that is not disclosed; none for one that is.
fn fate<L: Lens>(
    item: &ItemRef,
    body: &Body,
    publish: Option<Moment>,
    reviews: &[crate::records::Review],
    exceptions: &[ExceptionEntry],
    rules: Rules<'_>,
    at: Moment,
) -> Option<Outcome<L>> {
    let whole = exceptions.iter().find(|entry| entry.scope == ExceptionScope::Whole);
    if let Some(mask) = whole.and_then(|entry| mask_of(entry, rules.policy)) {
        return Some(Outcome::Withheld(Withheld { item: item.clone(), mask, door: Door }));
    }
    let pending = |cause| Outcome::Pending(Pending { item: item.clone(), cause, door: Door });
    let cause = match publish {
        None => Some(PendingCause::Draft),
        Some(publish) if publish > at => Some(PendingCause::Until(publish)),
        Some(_) => missing_review(reviews, rules.required_reviews).map(PendingCause::Review),
    };
    if let (Some(cause), false) = (cause, L::PREVIEW) {
        return Some(pending(cause));
    }
    match body {
        Body::CreditRecord(record) => credit_fate(item, record, rules.policy, at),
        _ => None,
    }
}

fn missing_review(made: &[crate::records::Review], required: &[Label]) -> Option<String> {
    let is_made = |kind: &&Label| made.iter().any(|review| review.kind == **kind);
    required.iter().find(|kind| !is_made(kind)).map(|kind| kind.reveal().to_owned())
}

/// Tier and term of a record of dishonesty; an honour has neither.
fn credit_fate<L: Lens>(
    item: &ItemRef,
    record: &CreditRecord,
    policy: &Policy,
    at: Moment,
) -> Option<Outcome<L>> {
    let ended = |cause| Outcome::Ended(Ended { item: item.clone(), cause, door: Door });
    if record.withdrawal.as_ref().is_some_and(|w| Moment::start_of(w.date) <= at) {
        return Some(ended(EndCause::Withdrawn));
    }
    let repaired = record.repair.as_ref().is_some_and(|repair| {
        repair.fulfilled && repair.decided.is_some_and(|day| Moment::start_of(day) <= at)
    });
    if repaired {
        return Some(ended(EndCause::Repaired));
    }
    let (RecordKind::Dishonesty, Some(tier), Some(decision)) =
        (record.kind, record.tier, record.decision.as_ref())
    else {
        return None;
    };
    let term = policy.term(tier, decision.date)?;
    if term.only_if_necessary && record.necessity.is_none() {
        return Some(Outcome::BelowPublication(item.clone()));
    }
    let last = term.last_day(decision.date)?;
    (Moment::end_of(last) < at).then(|| ended(EndCause::Term))
}

fn open_body(body: Body) -> Vec<Field> {
    let group = match body {
        Body::Article(record) => record.open(),
        Body::Document(record) => record.open(),
        Body::Consultation(record) => record.open(),
        Body::CreditRecord(record) => record.open(),
        Body::Procurement(record) => record.open(),
        Body::Project(record) => record.open(),
        Body::Agency(record) => record.open(),
        Body::Appointment(record) => record.open(),
        Body::Budget(record) => record.open(),
        Body::Expense(record) => record.open(),
        Body::Commitment(record) => record.open(),
        Body::Duty(record) => record.open(),
        Body::Report(record) => record.open(),
        Body::Page(record) => record.open(),
    };
    match group {
        Some(Value::Group(_, fields)) => fields,
        _ => Vec::new(),
    }
}

fn mask_of(entry: &ExceptionEntry, policy: &Policy) -> Option<Mask> {
    Some(Mask {
        ground: policy.ground(entry.ground.reveal())?.clone(),
        decided: entry.decided,
        review_by: entry.review_by,
        public_reason: entry.public_reason.as_ref().map(|reason| reason.reveal().to_owned()),
    })
}

fn apply_exceptions(
    fields: &mut [Field],
    exceptions: &[ExceptionEntry],
    policy: &Policy,
    owner: &Arc<ItemRef>,
) -> (Vec<Mask>, Vec<Needle>) {
    let (mut masks, mut needles) = (Vec::new(), Vec::new());
    for entry in exceptions {
        let (ExceptionScope::Fields(paths), Some(found)) = (&entry.scope, mask_of(entry, policy))
        else {
            continue;
        };
        for path in paths {
            needles.extend(mask(fields, path, &found, owner));
        }
        masks.push(found);
    }
    (masks, needles)
}

/// The field that files an item into lists: a code of its kind, or its channel.
fn category(kind: Kind, fields: &[Field], channel: Option<&ItemId>) -> Option<(String, String)> {
    let name = match kind {
        Kind::Column => return channel.map(|id| (id.as_str().to_owned(), String::new())),
        Kind::Documents => "genre",
        Kind::Consultations | Kind::Projects => "stage",
        Kind::Records | Kind::Budgets => "kind",
        Kind::Procurement => "method",
        Kind::Expenses => "category",
        Kind::Commitments => "status",
        Kind::Duties => "matter_type",
        Kind::Agencies | Kind::Appointments | Kind::Reports | Kind::Pages => return None,
    };
    match fields.iter().find(|field| field.name == name)?.value()? {
        Value::Code(code, label) => Some(((*code).to_owned(), (*label).to_owned())),
        _ => None,
    }
}

/// Paths of the fields that show the name of a natural person whom no law has named.
fn names_shown(kind: Kind, fields: &[Field], policy: &Policy) -> Vec<String> {
    let mut found = Vec::new();
    collect_names(fields, "", &mut found);
    found.sort();
    found.dedup();
    found.retain(|path| !policy.names_by_law(kind, path));
    found
}

fn collect_names(fields: &[Field], prefix: &str, found: &mut Vec<String>) {
    for field in fields {
        let path = format!("{prefix}{}", field.name.replace('_', "-"));
        let Shown::Open(value) = &field.shown else { continue };
        if field.class == Class::PersonName {
            found.push(path);
            continue;
        }
        let groups = match value {
            Value::List(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for group in groups {
            if let Value::Group(_, fields) = group {
                collect_names(fields, &format!("{path}."), found);
            }
        }
    }
}
