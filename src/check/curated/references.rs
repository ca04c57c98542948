//! 引用: an item that another refers to by id exists. An item whose own file is wrong
//! exists too: one mistake is told once.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::{ItemLink, ItemRef};
use crate::records::Body;
use std::collections::HashSet;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut known: HashSet<&ItemRef> = loaded.items.iter().map(|item| &item.item).collect();
    known.extend(&loaded.broken);
    known.extend(loaded.register.items());
    let mut found = Vec::new();
    for item in loaded.read() {
        for (key, target) in references(&item.body) {
            if !known.contains(&target) {
                let cause = format!("“{}”里没有这个编号的条目", target.kind.name());
                let mend = "核对编号（文件名，不含扩展名）；若该条目已撤下，删去这一行";
                found.push(Diagnostic::new(
                    Code::DanglingReference,
                    item.file.clone(),
                    Place::Key(key),
                    cause,
                    mend,
                ));
            }
        }
    }
    found
}

/// Every reference of a record, with its key path.
fn references(body: &Body) -> Vec<(String, ItemRef)> {
    let mut all: Vec<(String, ItemRef)> = Vec::new();
    let mut add = |key: &str, link: Option<&dyn ItemLink>| {
        all.extend(link.map(|link| (key.to_owned(), link.target())));
    };
    fn link<T: ItemLink>(value: &Option<T>) -> Option<&dyn ItemLink> {
        value.as_ref().map(|value| value as &dyn ItemLink)
    }
    match body {
        Body::Document(d) => {
            add("replaced-by", link(&d.replaced_by));
            add("interprets", link(&d.interprets));
        }
        Body::Consultation(c) => {
            let outcome = c.outcome.as_ref().and_then(|outcome| link(&outcome.document));
            add("outcome.document", outcome);
        }
        Body::Procurement(p) => {
            add("agency", link(&p.agency));
            add("project", link(&p.project));
        }
        Body::Project(p) => {
            for procurement in &p.procurement {
                add("procurement", Some(procurement));
            }
        }
        Body::Agency(a) => {
            for (at, engagement) in a.engagement.iter().enumerate() {
                add(&format!("engagement.{at}.procurement"), link(&engagement.procurement));
            }
        }
        Body::Article(_)
        | Body::CreditRecord(_)
        | Body::Appointment(_)
        | Body::Budget(_)
        | Body::Expense(_)
        | Body::Commitment(_)
        | Body::Duty(_)
        | Body::Report(_)
        | Body::Page(_) => {}
    }
    all
}
