//! What came through the door of `decide` can be read.

use gongkai::disclosure::{Disclosed, Ended, Pending, Public, Withheld};
use gongkai::model::ItemRef;

pub fn items<'a>(
    disclosed: &'a Disclosed<Public>,
    withheld: &'a Withheld,
    pending: &'a Pending,
    ended: &'a Ended,
) -> [&'a ItemRef; 4] {
    [&disclosed.card.item, &withheld.item, &pending.item, &ended.item]
}
