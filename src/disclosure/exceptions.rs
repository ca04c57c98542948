//! `[[exception]]`: which of them hold at an instant, and the masks that they lay on.

use super::masking::mask;
use super::needle::Needle;
use super::value::Field;
use super::withheld::Mask;
use crate::model::{ItemRef, Moment};
use crate::policy::Policy;
use crate::records::{ExceptionEntry, ExceptionScope, Header};
use std::sync::Arc;

/// The mask of an exception, if it holds: the third party's consent, or grave harm to the
/// public interest, ends it where its ground says so (条例第十五条).
pub fn mask_in_force(entry: &ExceptionEntry, policy: &Policy, at: Moment) -> Option<Mask> {
    let ground = policy.ground(entry.ground.reveal())?;
    let begun = |day| Moment::start_of(day) <= at;
    let consented = entry.consent.as_ref().is_some_and(|consent| begun(consent.date));
    let overridden = entry.public_interest.as_ref().is_some_and(|interest| begun(interest.date));
    let lifted = consented && ground.is_lifted_by_consent()
        || overridden && ground.is_lifted_by_public_interest();
    (!lifted).then(|| Mask {
        ground: ground.clone(),
        decided: entry.decided,
        review_by: entry.review_by,
        is_overdue: Moment::end_of(entry.review_by) < at,
        public_reason: entry.public_reason.as_ref().map(|reason| reason.reveal().to_owned()),
    })
}

/// The masks that hold on parts of an item at an instant.
pub fn masks_in_force(header: &Header, policy: &Policy, at: Moment) -> Vec<Mask> {
    let partial = header.exception.iter().filter(|entry| entry.scope != ExceptionScope::Whole);
    partial.filter_map(|entry| mask_in_force(entry, policy, at)).collect()
}

/// Masks the fields that exceptions name; gives the masks and what they hide.
pub fn apply(
    fields: &mut [Field],
    exceptions: &[ExceptionEntry],
    policy: &Policy,
    owner: &Arc<ItemRef>,
    at: Moment,
) -> (Vec<Mask>, Vec<Needle>) {
    let (mut masks, mut needles) = (Vec::new(), Vec::new());
    for entry in exceptions {
        let ExceptionScope::Fields(paths) = &entry.scope else { continue };
        let Some(found) = mask_in_force(entry, policy, at) else { continue };
        for path in paths {
            needles.extend(mask(fields, path, &found, owner));
        }
        masks.push(found);
    }
    (masks, needles)
}
