//! 自然人姓名: in full where the law has the role named, else the surname and 某, people of
//! one surname told apart (张某甲, 张某乙). What is left out becomes a needle.

use super::needle::{Hold, Needle};
use super::value::{Class, Field, Shown, Value};
use crate::model::{Day, ItemRef, Kind, Private};
use crate::policy::{Ground, NameBasis, Naming, Person, Policy, surname};
use crate::records::PublicationBasis;
use std::sync::Arc;

/// What stands for a given name.
const SOMEBODY: &str = "某";
/// How people of one surname are told apart, in the order in which they are named.
const ORDINALS: &[&str] = &["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

/// What abbreviating names led to.
#[derive(Debug, Default)]
pub struct Abbreviated {
    /// On what names are shortened here; none where none is.
    pub ground: Option<Ground>,
    /// The names in full: the gate looks for them.
    pub needles: Vec<Needle>,
    /// Fields that name somebody although neither the law nor the item gives a basis.
    pub unfounded: Vec<String>,
    /// Fields for which rules are known, but none of the item's time.
    pub out_of_time: Vec<String>,
}

/// What the names of one item depend on.
#[derive(Clone, Copy, Debug)]
pub struct Named<'n> {
    /// Its kind.
    pub kind: Kind,
    /// The day of what it tells of, by which a rule is chosen.
    pub day: Day,
    /// What it says itself.
    pub basis: Option<&'n PublicationBasis>,
}

/// One name of a document that is not shown in full.
struct Alias {
    name: String,
    shown: String,
}

/// Abbreviates every open name of an item that need not be told.
pub fn abbreviate(
    fields: &mut [Field],
    named: Named<'_>,
    policy: &Policy,
    owner: &Arc<ItemRef>,
) -> Abbreviated {
    let Named { kind, day, basis } = named;
    let mut result = Abbreviated::default();
    let mut names: Vec<(String, String)> = Vec::new();
    each_name(fields, "", &mut |path, name| {
        let rule = policy.person(kind, path, day);
        let is_for = |person: &Person| person.is_for(kind, path);
        if rule.is_none() && policy.persons().iter().any(is_for) {
            result.out_of_time.push(path.to_owned());
        }
        if rule.is_some_and(|rule| rule.basis == NameBasis::Law && rule.naming == Naming::Full) {
            return;
        }
        if basis.is_none() && rule.is_none_or(|rule| rule.basis == NameBasis::Item) {
            result.unfounded.push(path.to_owned());
        }
        let by_rule = rule.map_or(Naming::Abbreviated, |rule| rule.naming);
        let naming = basis.map_or(Naming::Abbreviated, |basis| basis.naming.unwrap_or(by_rule));
        if naming == Naming::Abbreviated {
            names.push((path.to_owned(), name.clone()));
        }
    });
    for paths in [&mut result.unfounded, &mut result.out_of_time] {
        paths.sort();
        paths.dedup();
    }
    let aliases = aliases(&names, policy.compound_surnames());
    each_name(fields, "", &mut |path, name| {
        let is_meant = names.iter().any(|(of, full)| of == path && full == name);
        let Some(alias) = aliases.iter().find(|alias| is_meant && alias.name == *name) else {
            return;
        };
        if alias.shown != *name {
            let text = std::mem::replace(name, alias.shown.clone());
            result.needles.push(Needle {
                text: Private::new(text),
                class: Class::PersonName,
                owner: Arc::clone(owner),
                field: path.into(),
                shown: Some(alias.shown.as_str().into()),
                hold: Hold::Secret,
            });
        }
    });
    result.ground = policy.name_ground().filter(|_| !result.needles.is_empty()).cloned();
    result
}

/// Calls `visit` with every open name and the path of its field, without ids of entries.
fn each_name(fields: &mut [Field], prefix: &str, visit: &mut dyn FnMut(&str, &mut String)) {
    for field in fields {
        let path = format!("{prefix}{}", field.name.replace('_', "-"));
        let Shown::Open(value) = &mut field.shown else { continue };
        let values = match value {
            Value::List(values) => values.as_mut_slice(),
            value => std::slice::from_mut(value),
        };
        for value in values {
            match value {
                Value::Text(name) if field.class == Class::PersonName => visit(&path, name),
                Value::Group(_, fields) => each_name(fields, &format!("{path}."), visit),
                _ => {}
            }
        }
    }
}

/// How each of the names is shown, every name once.
fn aliases(names: &[(String, String)], compound: &[String]) -> Vec<Alias> {
    let mut distinct: Vec<&str> = Vec::new();
    for (_, name) in names {
        if !distinct.contains(&name.as_str()) {
            distinct.push(name);
        }
    }
    let is_short = |name: &str| name[surname(name, compound).len()..].starts_with(SOMEBODY);
    let (kept, full): (Vec<&str>, Vec<&str>) = distinct.into_iter().partition(|n| is_short(n));
    let mut aliases: Vec<Alias> = kept
        .into_iter()
        .map(|name| Alias { name: name.to_owned(), shown: name.to_owned() })
        .collect();
    for name in &full {
        let family = surname(name, compound);
        let of_family = full.iter().filter(|other| surname(other, compound) == family).count();
        let alone = format!("{family}{SOMEBODY}");
        let free = |shown: &String| aliases.iter().all(|alias| alias.shown != *shown);
        let numbered = ORDINALS.iter().map(|ordinal| format!("{alone}{ordinal}"));
        let numbered =
            numbered.chain((ORDINALS.len() + 1..).map(|number| format!("{alone}{number}")));
        let candidates = (of_family == 1).then(|| alone.clone()).into_iter().chain(numbered);
        let shown = candidates.into_iter().find(free).unwrap_or(alone);
        aliases.push(Alias { name: (*name).to_owned(), shown });
    }
    aliases
}
