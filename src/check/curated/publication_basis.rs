//! 公开依据: a basis for publishing a natural person's name is complete, and is never
//! the bureau's own document: only laws, regulations, orders and decisions of the State
//! Council, or the person's own consent.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::{Kind, Moment};
use crate::records::BasisKind;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let own: Vec<&str> = loaded
        .items
        .iter()
        .filter(|item| item.item.kind == Kind::Documents)
        .map(|item| item.header.title.reveal())
        .collect();
    let mut found = Vec::new();
    for item in &loaded.items {
        let Some(basis) = &item.header.publication_basis else { continue };
        let cites_own = basis.document.as_ref().is_some_and(|document| {
            let document = document.reveal().trim_matches(['《', '》']);
            own.contains(&document)
        });
        let published = item.header.publish.map(Moment::day);
        let too_late = match (basis.consent_date, published) {
            (Some(consent), Some(published)) => consent > published,
            _ => false,
        };
        let incomplete = too_late
            || match basis.kind {
                BasisKind::Consent => basis.consent_date.is_none() || basis.file_number.is_none(),
                _ => basis.document.is_none() || basis.article.is_none(),
            };
        let (cause, mend) = match (cites_own, incomplete) {
            (true, _) => (
                "本机关自己的文件不能作为公开个人姓名的依据",
                "引用法律、法规或国务院决定命令的条款，或取得本人单独同意，或不公开姓名",
            ),
            (_, true) => (
                "公开依据不完整，或同意日期晚于发布时间",
                "法律、法规、国务院决定命令：写 document 和 article；本人同意：写 consent-date 和 file-number",
            ),
            _ => continue,
        };
        let place = Place::Key("publication-basis".to_owned());
        found.push(Diagnostic::new(Code::BadBasis, item.file.clone(), place, cause, mend));
    }
    found
}
