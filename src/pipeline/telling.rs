//! What a run has to say, as it may be said: no excerpt, file name or word of a message
//! repeats a value that any file of the content withholds or masks.
//!
//! Takes the problems of one run; gives them with their places and covered texts. Everything
//! that is shown of a problem, by whatever command, has come through here.

use super::facts::organ_texts;
use crate::content::{Loaded, body_text, load, read_text, resolve, unread_values};
use crate::diag::{Concealed, Diagnostics, Reach, Sources};
use crate::disclosure::{Class, Decision, Needle, Preview, Rules, decide, pieces};
use crate::guard::spellings;
use crate::markup::to_plain;
use crate::model::Moment;
use crate::world::World;
use rayon::prelude::*;
use std::collections::HashSet;

/// A value of fewer characters may be a word of everybody's, unless it is a name.
const FEWEST_OF_A_VALUE: usize = 4;

/// Gives every problem its place, and the texts that are shown, without a withheld value.
pub fn tell(world: &dyn World, at: Moment, said: Diagnostics) -> (Diagnostics, Sources) {
    if said.is_empty() {
        return Default::default();
    }
    resolve(world, said, &concealed(world, at))
}

/// Every value that the content withholds or masks at an instant, drafts as if their time
/// had come; of files that could not be read, whatever they may withhold.
pub fn concealed(world: &dyn World, at: Moment) -> Concealed {
    let mut concealed = Concealed::default();
    let Ok(mut loaded) = load(world) else { return concealed };
    let organ = loaded.site.as_ref().map(organ_texts).unwrap_or_default();
    let organ: HashSet<String> = organ.into_iter().map(|(_, text)| text).collect();
    let mut add = |class: Class, text: &str| {
        if !organ.contains(text) {
            let is_short = text.chars().count() < FEWEST_OF_A_VALUE;
            let is_word = is_short && class != Class::PersonName;
            concealed.add(text, if is_word { Reach::Sources } else { Reach::Everywhere });
        }
    };
    for value in unread_values(world, &loaded.items) {
        let class = if value.is_name { Class::PersonName } else { Class::FreeText };
        pieces(class, &value.text).into_iter().for_each(|piece| add(class, piece));
    }
    for needle in needles(world, &mut loaded, at) {
        // days are everybody's
        if needle.class != Class::Date {
            let all = spellings(needle.class, needle.text.reveal());
            all.iter().for_each(|spelling| add(needle.class, spelling));
        }
    }
    concealed
}

fn needles(world: &dyn World, loaded: &mut Loaded, at: Moment) -> Vec<Needle> {
    let items = std::mem::take(&mut loaded.items);
    let rules = Rules::of(loaded.site.as_ref(), &loaded.policy);
    let of_one = |Decision { mut needles, hidden_text, .. }: Decision<Preview>| {
        let text = hidden_text.and_then(|hidden| {
            let whole = read_text(world, &hidden.file).ok()?;
            let body = body_text(&hidden.file, whole, &hidden.handle).ok()?;
            Some(hidden.needles(&to_plain(&body)))
        });
        needles.extend(text.into_iter().flatten());
        needles
    };
    items.into_par_iter().flat_map_iter(|item| of_one(decide(item, rules, at))).collect()
}
