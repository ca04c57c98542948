//! The grounds of withholding: what names one that nobody knows is not public at all.

use crate::law_cases::{Written, moment, standing_at};
use gongkai::disclosure::{Outcome, PendingCause, Preview, Public, Rules, Standing, decide};
use gongkai::policy::Policy;

/// A record with a mask, and one that is withheld whole.
fn excepted() -> [gongkai::records::Curated; 2] {
    ["[\"facts\"]", "\"whole\""].map(|scope| {
        Written::dishonesty("accountability", "general", "2026-05-01")
            .publish("2026-05-02T09:00:00")
            .exception(scope, "trade-secret", "")
            .read()
    })
}

/// A policy that lost its grounds opens nothing: neither the field nor the item, nor a
/// preview of them, and the gate looks for all of it.
#[test]
fn a_ground_that_nobody_knows_closes_the_item() {
    let policy = Policy::default();
    let rules = Rules { policy: &policy, required_reviews: &[] };
    let at = moment("2026-06-01");
    for item in excepted() {
        let stands = standing_at(&item, &policy, "2026-06-01");
        assert_eq!(stands, Standing::Pending(PendingCause::UnknownGround));
        let decision = decide::<Public>(item.clone(), rules, at);
        assert!(matches!(decision.outcome, Outcome::Pending(_)), "{:?}", decision.outcome);
        let is_facts = |needle: &gongkai::disclosure::Needle| needle.text.reveal() == "付款逾期。";
        assert!(decision.needles.iter().any(is_facts), "{:?}", decision.needles.len());
        let preview = decide::<Preview>(item, rules, at).outcome;
        assert!(matches!(preview, Outcome::Pending(_)), "{preview:?}");
    }
}
