//! What the public sees of each item, and why: `decide` and the types behind its door.
//!
//! Takes `Curated` items one by one, with the policy and an instant; gives
//! `Disclosed`, `Withheld`, `Pending`, `BelowPublication` or `Ended`, and the needles of the
//! gate.

mod annual_report;
mod credit;
mod decide;
mod disclosed;
mod ended;
mod exceptions;
mod kinds;
mod lens;
mod masking;
mod naming;
mod needle;
mod occasions;
mod open;
mod pending;
mod standing;
mod take_down;
mod timeliness;
mod turning_points;
mod value;
mod withheld;

pub use annual_report::{FigureDiffers, complete_reports};
pub use credit::{RepairCondition, exposure, revoked_on, unmet_conditions};
pub use decide::{Decision, HiddenText, Outcome, decide};
pub use disclosed::{Card, Disclosed, PublicChange};
pub use ended::{EndCause, Ended};
pub use exceptions::masks_in_force;
pub use lens::{Lens, Preview, Public};
pub use needle::{Hold, Needle, needles_of_words, pieces};
pub use occasions::{Occasion, occasions};
pub use pending::{Pending, PendingCause};
pub use standing::{Publicity, RecordState, RectificationState, Rules, Standing, standing};
pub use take_down::TakeDown;
pub use timeliness::{Promptness, Timeliness, Timing};
pub use turning_points::turning_points;
pub use value::{Class, Field, Shown, Value};
pub use withheld::{Mask, Withheld};
