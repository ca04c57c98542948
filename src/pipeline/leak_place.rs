//! Where in the content what leaks was written: the entry of an attachment, or the line of a
//! file that says it. The line is named and never shown: what leaks need not be a value
//! that anybody has recorded as withheld, and so nothing would cover it.

use super::sayers::Sayer;
use crate::content::{SITE_FILE, read_text, span_of_key};
use crate::diag::{Place, Span};
use crate::disclosure::Lens;
use crate::guard::Finding;
use crate::model::MASK_OPEN;
use crate::pages::{Plan, Subject};
use crate::world::World;

/// The place in the content file of who says it, for a finding on one of the pages that
/// show it.
pub fn of_leak<L: Lens>(
    world: &dyn World,
    plan: &Plan<L>,
    sayer: Sayer,
    page: usize,
    finding: &Finding,
) -> Place {
    if let Subject::Attachment(_, ordinal) = plan.pages[page].subject {
        return Place::Key(format!("attachments.{ordinal}"));
    }
    let (file, own) = match sayer {
        Sayer::Item(position) => {
            let item = plan.item(position);
            (item.file.as_str(), finding.owner.as_deref() == Some(&item.card.item))
        }
        Sayer::Site => (SITE_FILE, false),
        Sayer::Nobody => return Place::File,
    };
    let Ok(text) = read_text(world, file) else { return Place::File };
    let field = finding.field.as_deref().filter(|_| own);
    let kept = field.and_then(|field| span_of_key(file, &text, field));
    line_that_says(&text, kept, finding).map_or(Place::File, Place::Line)
}

/// The first line that says it, but for where it is recorded as withheld.
fn line_that_says(text: &str, kept: Option<Span>, finding: &Finding) -> Option<Span> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let span = Span::new(at, at + line.trim_end().len());
        at = span.start + line.len();
        let is_kept = kept.is_some_and(|kept| kept.start < span.end && span.start < kept.end);
        let says = !is_kept && !line.contains(MASK_OPEN) && finding.is_said_in(line);
        says.then_some(span)
    })
}
