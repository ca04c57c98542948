//! Where one item stands at one instant: a function of its facts, the policy and the
//! instant, never of a flag. `decide` gives it effect; `due` asks when it changes.

use super::credit;
use super::ended::{End, EndCause, over};
use super::exceptions::{Exceptions, UnknownGround};
use super::pending::PendingCause;
use super::withheld::Mask;
use crate::model::{Day, Label, Moment};
use crate::policy::Policy;
use crate::records::{Body, Curated, Header, Site};
use crate::schema::codes;

codes! {
    /// How a record that is public stands.
    RecordState {
        InForce = "in-force" "公示中",
        UnderObjection = "under-objection" "公示中，异议处理中",
        Corrected = "corrected" "公示中，经异议已更正",
    }
    /// How a rectification stands (限期整改).
    RectificationState {
        Ongoing = "ongoing" "整改中",
        Overdue = "overdue" "逾期未完成整改",
        Done = "done" "已按期整改",
        DoneLate = "done-late" "已整改，超过期限",
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

impl<'p> Rules<'p> {
    /// The rules of one site.
    pub fn of(site: Option<&'p Site>, policy: &'p Policy) -> Self {
        Self { policy, required_reviews: site.map_or(&[], |site| &site.review_kinds) }
    }
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Withheld whole, by an exception that holds now.
    Withheld(Mask),
    /// Not public yet.
    Pending(PendingCause),
    /// Public.
    Published(Publicity),
    /// Too slight to have been public at all.
    BelowPublication,
    /// Public once, and no longer.
    Ended(EndCause),
}

/// How an item is public, and until when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Publicity {
    /// The state of a record of dishonesty or an honour.
    pub state: Option<RecordState>,
    /// How its rectification stands.
    pub rectification: Option<RectificationState>,
    /// The last public day, where the law or the record sets one.
    pub last_day: Option<Day>,
}

/// Where an item stands at an instant.
pub fn standing(item: &Curated, rules: Rules<'_>, at: Moment) -> Standing {
    let Curated { header, body, .. } = item;
    match Exceptions::of(&header.exception, rules.policy).map(|known| known.whole(at)) {
        Err(UnknownGround) => return Standing::Pending(PendingCause::UnknownGround),
        Ok(Some(mask)) => return Standing::Withheld(mask),
        Ok(None) => {}
    }
    let publish = match header.publish {
        None => return Standing::Pending(PendingCause::Draft),
        Some(publish) if publish > at => return Standing::Pending(PendingCause::Until(publish)),
        Some(publish) => publish,
    };
    if let Some(review) = missing_review(header, rules.required_reviews) {
        return Standing::Pending(PendingCause::Review(review));
    }
    after_publication(header, body, rules.policy, publish, at)
}

/// Where an item stands whose time has come; a preview asks it of drafts too.
pub fn after_publication(
    header: &Header,
    body: &Body,
    policy: &Policy,
    publish: Moment,
    at: Moment,
) -> Standing {
    let withdrawn = header.withdrawal.as_ref();
    let withdrawn = withdrawn.map(|own| End { from: own.date, cause: EndCause::Withdrawn });
    match body {
        Body::CreditRecord(record) => credit::standing(record, withdrawn, policy, publish, at),
        _ => over(withdrawn.as_slice(), publish, at)
            .unwrap_or(Standing::Published(Publicity::default())),
    }
}

fn missing_review(header: &Header, required: &[Label]) -> Option<String> {
    let is_made = |kind: &&Label| header.review.iter().any(|review| review.kind == **kind);
    required.iter().find(|kind| !is_made(kind)).map(|kind| kind.reveal().to_owned())
}
