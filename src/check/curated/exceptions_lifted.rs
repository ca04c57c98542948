//! 不予公开的解除: only what the law lets consent or the public interest lift is lifted by
//! them (条例第十五条); an exception that is lifted for good is told, so that it is removed.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::Day;
use crate::records::{Curated, ExceptionEntry};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let entries = loaded.items.iter().flat_map(|item| {
        item.header.exception.iter().enumerate().map(move |(at, entry)| (item, at, entry))
    });
    entries.filter_map(|(item, at, entry)| of_entry(loaded, item, at, entry)).collect()
}

fn of_entry(
    loaded: &Loaded,
    item: &Curated,
    at: usize,
    entry: &ExceptionEntry,
) -> Option<Diagnostic> {
    let ground = loaded.policy.ground(entry.ground.reveal())?;
    let by_consent = entry.consent.as_ref().map(|consent| consent.date);
    let by_interest = entry.public_interest.as_ref().map(|interest| interest.date);
    let lawful = |day: Option<Day>, is_lawful: bool| day.filter(|_| is_lawful);
    let lifted = lawful(by_consent, ground.is_lifted_by_consent())
        .into_iter()
        .chain(lawful(by_interest, ground.is_lifted_by_public_interest()))
        .min();
    let basis = "《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条";
    let say = |code, key: &str, cause: String, mend: &str| {
        let place = Place::Key(format!("exception.{at}.{key}"));
        Diagnostic::new(code, item.file.clone(), place, cause, mend).with_basis(basis)
    };
    match (lifted, by_consent, by_interest) {
        (Some(day), ..) => {
            let cause = format!("{day} 起这条不予公开不再适用，有关内容照常公开");
            let mend = "核对确应公开；公开后可以删去这条 [[exception]]";
            Some(say(Code::ExceptionLifted, "ground", cause, mend))
        }
        (None, None, None) => None,
        (None, consent, _) => {
            let key = if consent.is_some() { "consent" } else { "public-interest" };
            let cause = format!("“{}”不因第三方同意或公共利益而公开", ground.name());
            let mend =
                "只有商业秘密、个人隐私可以因第三方同意或公共利益重大影响而公开；删去这一小节";
            Some(say(Code::UnliftableException, key, cause, mend))
        }
    }
}
