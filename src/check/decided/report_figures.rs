//! 年报与网站: a figure of the annual report that the site itself can count agrees with it.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::FigureDiffers;

/// See the module.
pub fn check(differs: FigureDiffers) -> Diagnostic {
    let FigureDiffers { file, path, counted } = differs;
    let cause = format!("年报填的数，与本站公开的政策文件数出来的（{counted}）不一致");
    let mend = "核对年报；数字没有错的，检查是不是有文件还没有公开，或者体裁、成文日期、废止日期没有写对。不填这一格，就用数出来的数";
    let basis = "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条";
    Diagnostic::new(Code::FigureDiffers, file, Place::Key(path), cause, mend).with_basis(basis)
}
