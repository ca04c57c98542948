//! 样例未改: what `new` wrote as an example is not published. A draft may keep it.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Disclosed, Lens};

/// What `new` writes where somebody has to write something.
const PLACEHOLDER: &str = "……";

/// See the module.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Option<Diagnostic> {
    let card = &disclosed.card;
    let mut left = card.title == PLACEHOLDER || card.summary.as_deref() == Some(PLACEHOLDER);
    disclosed.public_values(&mut |_, value| left |= value == PLACEHOLDER);
    let cause = "还有样例里的省略号（……）没有改成真实内容";
    let mend = "填写真实内容，或删去那一行；还没写完就先去掉 publish，存成草稿";
    let file = disclosed.file.clone();
    (left && !L::PREVIEW)
        .then(|| Diagnostic::new(Code::PlaceholderLeft, file, Place::File, cause, mend))
}
