//! What the public sees of an item is made by `decide` alone: the other types behind
//! its door cannot be built either.

use gongkai::disclosure::{Card, Disclosed, Ended, Pending, Public, Withheld};
use gongkai::model::ItemRef;

pub fn disclosed(card: Card, other: Disclosed<Public>) -> Disclosed<Public> {
    Disclosed { card, ..other }
}

pub fn withheld(item: ItemRef, other: Withheld) -> Withheld {
    Withheld { item, ..other }
}

pub fn pending(item: ItemRef, other: Pending) -> Pending {
    Pending { item, ..other }
}

pub fn ended(item: ItemRef, other: Ended) -> Ended {
    Ended { item, ..other }
}

fn main() {}
