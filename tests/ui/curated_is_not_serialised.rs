//! tera takes only what can be serialised: a curated record and a withheld value cannot.

use gongkai::model::Private;
use gongkai::records::Curated;

fn serialised<T: serde::Serialize>() {}

fn main() {
    serialised::<Curated>();
    serialised::<Private<String>>();
}
