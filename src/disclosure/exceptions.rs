//! `[[exception]]`: which of them hold at an instant, and the masks that they lay on. Only
//! exceptions whose ground is known can be asked; an item that names another is not public.

use super::masking::mask;
use super::needle::Needle;
use super::value::Field;
use super::withheld::Mask;
use crate::model::{ItemRef, Moment};
use crate::policy::{Ground, Policy};
use crate::records::{ExceptionEntry, ExceptionScope, Header};
use std::sync::Arc;

/// The exceptions of an item, each with its ground.
pub struct Exceptions(Vec<(ExceptionEntry, Ground)>);

/// An exception names a ground that the policy does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownGround;

impl Exceptions {
    /// The exceptions of an item under a policy.
    ///
    /// # Errors
    /// A ground is not known: nobody can say what is to be withheld for how long, so
    /// nothing of the item may be public.
    pub fn of(entries: &[ExceptionEntry], policy: &Policy) -> Result<Self, UnknownGround> {
        let with_ground = |entry: &ExceptionEntry| {
            let ground = policy.ground(entry.ground.reveal()).ok_or(UnknownGround)?;
            Ok((entry.clone(), ground.clone()))
        };
        entries.iter().map(with_ground).collect::<Result<_, _>>().map(Self)
    }

    /// The mask on the whole item, if one holds.
    pub fn whole(&self, at: Moment) -> Option<Mask> {
        let whole = self.0.iter().filter(|(entry, _)| entry.scope == ExceptionScope::Whole);
        whole.filter_map(|(entry, ground)| mask_in_force(entry, ground, at)).next()
    }

    /// Masks the fields that exceptions name; gives the masks and what they hide.
    pub fn apply(
        &self,
        fields: &mut [Field],
        owner: &Arc<ItemRef>,
        at: Moment,
    ) -> (Vec<Mask>, Vec<Needle>) {
        let (mut masks, mut needles) = (Vec::new(), Vec::new());
        for (entry, ground) in &self.0 {
            let ExceptionScope::Fields(paths) = &entry.scope else { continue };
            let Some(found) = mask_in_force(entry, ground, at) else { continue };
            for path in paths {
                needles.extend(mask(fields, path, &found, owner));
            }
            masks.push(found);
        }
        (masks, needles)
    }
}

/// The masks that hold on parts of an item at an instant, where it is public.
pub fn masks_in_force(header: &Header, policy: &Policy, at: Moment) -> Vec<Mask> {
    let Ok(Exceptions(all)) = Exceptions::of(&header.exception, policy) else { return Vec::new() };
    let partial = all.iter().filter(|(entry, _)| entry.scope != ExceptionScope::Whole);
    partial.filter_map(|(entry, ground)| mask_in_force(entry, ground, at)).collect()
}

/// The mask of an exception, if it holds: the third party's consent, or grave harm to the
/// public interest, ends it where its ground says so (条例第十五条).
fn mask_in_force(entry: &ExceptionEntry, ground: &Ground, at: Moment) -> Option<Mask> {
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
