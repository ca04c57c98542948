//! What the public sees of each item, and why: `decide` and the types behind its door.
//!
//! Takes `Curated` items one by one, with the policy and an instant; gives
//! `Disclosed`, `Withheld`, `Pending` or `Ended`, and the needles of the gate.

mod decide;
mod disclosed;
mod ended;
mod kinds;
mod lens;
mod masking;
mod needle;
mod open;
mod pending;
mod value;
mod withheld;

pub use decide::{Decision, HiddenText, Outcome, Rules, decide};
pub use disclosed::{Card, Disclosed, PublicChange};
pub use ended::{EndCause, Ended};
pub use lens::{Lens, Preview, Public};
pub use needle::{Needle, needles_of_words, pieces};
pub use pending::{Pending, PendingCause};
pub use value::{Class, Field, Shown, Value};
pub use withheld::{Mask, Withheld};
