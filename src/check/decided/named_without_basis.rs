//! 自然人姓名: a name that no law has published and no consent covers is not published.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Disclosed, Lens};

/// See the module.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Vec<Diagnostic> {
    let Some(first) = disclosed.unfounded_names.first() else { return Vec::new() };
    let mend = "三种办法选一种：一、引用依据，写 [publication-basis]（kind、document、article）；\
                二、取得本人单独同意，写 kind = \"consent\"、consent-date、file-number；\
                三、不公开姓名，写 [[exception]]，scope 填姓名所在的键";
    let cause =
        format!("公开了自然人的姓名（{}），但没有写公开依据", disclosed.unfounded_names.join("、"));
    let basis = "《中华人民共和国个人信息保护法》第二十五条；《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条";
    let place = Place::Key(first.clone());
    vec![
        Diagnostic::new(Code::MissingBasis, disclosed.file.clone(), place, cause, mend)
            .with_basis(basis),
    ]
}
