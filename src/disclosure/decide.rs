//! The door of the law: one curated item, the policy and an instant → what the public
//! sees, why, and what the gate has to look for. A pure function of the three.

use super::disclosed::{Card, Disclosed, PublicChange};
use super::ended::Ended;
use super::exceptions::{Exceptions, UnknownGround};
use super::lens::{Door, Lens};
use super::naming::{self, Named};
use super::needle::{Hold, Needle, needles_of_fields, needles_of_words};
use super::occasions::Open as Unmasked;
use super::open::Open;
use super::pending::{Pending, PendingCause};
use super::standing::{Publicity, Rules, Standing, after_publication, standing};
use super::timeliness::Timeliness;
use super::value::{Field, Value};
use super::withheld::Withheld;
use crate::model::{CodeList, Day, ItemId, ItemRef, Kind, Label, Moment};
use crate::policy::{Ground, Policy};
use crate::records::{Body, BodyHandle, Change, Curated, Header, PageRole};
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
    /// Why it must not be public.
    pub hold: Hold,
}

impl HiddenText {
    /// The needles of the text itself.
    pub fn needles(&self, text: &str) -> Vec<Needle> {
        needles_of_words(text, "text", &self.owner, self.hold)
    }
}

/// Decides one item at one instant.
pub fn decide<L: Lens>(curated: Curated, rules: Rules<'_>, at: Moment) -> Decision<L> {
    let standing = standing_under::<L>(&curated, rules, at);
    let exceptions = Exceptions::of(&curated.header.exception, rules.policy);
    let item = curated.item.clone();
    let (publicity, exceptions) = match (standing, exceptions) {
        (_, Err(UnknownGround)) => {
            let cause = PendingCause::UnknownGround;
            return secret(Outcome::Pending(Pending { item, cause, door: Door }), curated);
        }
        (Standing::Published(publicity), Ok(exceptions)) => (publicity, exceptions),
        (Standing::Pending(cause), Ok(exceptions)) => {
            let is_closed = cause.is_closed();
            let outcome = Outcome::Pending(Pending { item, cause, door: Door });
            return match is_closed {
                true => lapsed(outcome, curated, &exceptions, rules.policy, at),
                false => Decision { outcome, needles: Vec::new(), hidden_text: None },
            };
        }
        (Standing::Withheld(mask), Ok(_)) => {
            let withheld = Withheld { item, file: curated.file.clone(), mask, door: Door };
            return secret(Outcome::Withheld(withheld), curated);
        }
        (Standing::BelowPublication, Ok(exceptions)) => {
            let outcome = Outcome::BelowPublication(item);
            return lapsed(outcome, curated, &exceptions, rules.policy, at);
        }
        (Standing::Ended(cause), Ok(exceptions)) => {
            let outcome = Outcome::Ended(Ended { item, cause, door: Door });
            return lapsed(outcome, curated, &exceptions, rules.policy, at);
        }
    };
    let (disclosed, needles) = disclose_item(curated, publicity, &exceptions, rules.policy, at);
    Decision { outcome: Outcome::Disclosed(Box::new(disclosed)), needles, hidden_text: None }
}

/// A preview shows what is not public yet as it will be.
fn standing_under<L: Lens>(curated: &Curated, rules: Rules<'_>, at: Moment) -> Standing {
    match standing(curated, rules, at) {
        Standing::Pending(
            PendingCause::Draft | PendingCause::Until(_) | PendingCause::Review(_),
        ) if L::PREVIEW => {
            let publish = curated.header.publish.unwrap_or(at);
            after_publication(&curated.header, &curated.body, rules.policy, publish, at)
        }
        standing => standing,
    }
}

/// An item that is withheld whole: all of it is a secret.
fn secret<L: Lens>(outcome: Outcome<L>, curated: Curated) -> Decision<L> {
    hidden(outcome, curated, Hold::Secret)
}

/// An item that is public no more, or never will be. What was not public of it before is a
/// secret still.
fn lapsed<L: Lens>(
    outcome: Outcome<L>,
    curated: Curated,
    exceptions: &Exceptions,
    policy: &Policy,
    at: Moment,
) -> Decision<L> {
    let (owner, day) = (Arc::new(curated.item.clone()), day_of(&curated, at));
    let mut fields = open_body(curated.body.clone());
    let (_, mut secrets) = exceptions.apply(&mut fields, &owner, at);
    let basis = curated.header.publication_basis.as_ref();
    let named = Named { kind: curated.item.kind, day, basis };
    secrets.extend(naming::abbreviate(&mut fields, named, policy, &owner).needles);
    let mut decision = hidden(outcome, curated, Hold::Lapsed);
    decision.needles.extend(secrets);
    decision
}

/// An item of which nothing is public: all of it is looked for.
fn hidden<L: Lens>(outcome: Outcome<L>, curated: Curated, hold: Hold) -> Decision<L> {
    let Curated { item, file, channel: _, header, body, text } = curated;
    let owner = Arc::new(item);
    let number = header.document_number.map(|number| number.to_string());
    let summary = header.summary.map(|summary| summary.reveal().to_owned());
    let head = [Some(header.title.reveal().to_owned()), summary, number];
    let changes = header.change.iter().map(|change| change.what.reveal().to_owned());
    let files = header.attachments.iter().map(|entry| entry.title.reveal().to_owned());
    let words = head.into_iter().flatten().chain(changes).chain(files);
    let mut needles = needles_of_fields(&open_body(body), &owner, hold);
    needles.extend(words.flat_map(|words| needles_of_words(&words, "title", &owner, hold)));
    let hidden_text = text.map(|handle| HiddenText { owner, file, handle, hold });
    Decision { outcome, needles, hidden_text }
}

/// What of a public item is shown, and what of it is not.
fn disclose_item<L: Lens>(
    curated: Curated,
    publicity: Publicity,
    exceptions: &Exceptions,
    policy: &Policy,
    at: Moment,
) -> (Disclosed<L>, Vec<Needle>) {
    let (timeliness, day) = (Timeliness::of(&curated, policy), day_of(&curated, at));
    let Curated { item, file, channel, header, body, text } = curated;
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
        review: _,
        change,
        withdrawal: _,
        exception: _,
    } = header;
    let (owner, role, mut fields) = (Arc::new(item.clone()), role(&body), open_body(body));
    let (masks, mut needles) = exceptions.apply(&mut fields, &owner, at);
    let named = Named { kind: item.kind, day, basis: publication_basis.as_ref() };
    let names = naming::abbreviate(&mut fields, named, policy, &owner);
    needles.extend(names.needles);
    let passages = passages(text.as_ref(), policy);
    let card = Card {
        category: category(item.kind, &fields, channel.as_ref()),
        item,
        title: title.reveal().to_owned(),
        date,
        publish,
        issuer: issuer.map(|v| v.reveal().to_owned()),
        summary: summary.map(|v| v.reveal().to_owned()),
        document_number: document_number.map(|v| v.to_string()),
        demonstration,
        masked: !masks.is_empty() || !passages.is_empty() || names.ground.is_some(),
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
        publicity,
        masks,
        passages,
        abbreviated: names.ground,
        role,
        channel,
        timeliness,
        unfounded_names: names.unfounded,
        names_out_of_time: names.out_of_time,
        lens: PhantomData,
    };
    (disclosed, needles)
}

/// The day of what an item tells of: of its decision or its award, else its own, else that
/// of its publication, or the day that it is.
fn day_of(item: &Curated, at: Moment) -> Day {
    let open = Unmasked(&item.header.exception);
    let of_record = match &item.body {
        Body::CreditRecord(record) => {
            let decided = record.decision.as_ref().map(|decision| decision.date);
            let awarded = record.honour.as_ref().map(|honour| honour.date);
            // no name may look otherwise because of a day that is withheld
            open.at("decision.date", decided).or_else(|| open.at("honour.date", awarded))
        }
        _ => None,
    };
    let own = || item.header.date.or(item.header.publish.map(Moment::day));
    of_record.or_else(own).unwrap_or(at.day())
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
