//! What the public sees of an item is made by `decide` alone: the other types behind
//! its door cannot be built either.

use gongkai::disclosure::{Card, Disclosed, EndCause, Ended, Mask, Pending, PendingCause};
use gongkai::disclosure::{Public, Withheld};
use gongkai::model::ItemRef;
use std::marker::PhantomData;

pub fn disclosed(card: Card, other: Disclosed<Public>) -> Disclosed<Public> {
    Disclosed { card, lens: PhantomData, ..other }
}

pub fn withheld(item: ItemRef, mask: Mask) -> Withheld {
    Withheld { item, mask, door: () }
}

pub fn pending(item: ItemRef) -> Pending {
    Pending { item, cause: PendingCause::Draft, door: () }
}

pub fn ended(item: ItemRef) -> Ended {
    Ended { item, cause: EndCause::Term, door: () }
}

fn main() {}
