//! The seeds of the corpus: `tests/leaks/seeds.toml`, and the gate that looks for a class.
//! Takes nothing; gives classes with invented values. Prints no value.

use gongkai::disclosure::{Class as Needs, Hold, Needle};
use gongkai::guard::{DisclosedBy, Gate, PageFacts};
use gongkai::model::{ItemId, ItemRef, Kind, Private};
use gongkai::policy::SensitiveList;
use serde::Deserialize;
use std::sync::Arc;

const SEEDS: &str = include_str!("../../leaks/seeds.toml");

/// How people write a value.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// Digits, in groups too.
    Number,
    /// Digits that are never grouped.
    Digits,
    /// Letters and digits that belong together.
    Code,
    /// Hanzi.
    Words,
}

/// How much may be missed of a class.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Nothing: a number that is known by its form.
    CheckDigit,
    /// Nothing: a withheld value.
    Needle,
    /// Three in a hundred.
    Name,
    /// Three in a hundred.
    Address,
    /// Three in a hundred: known by the words around it.
    Listed,
}

/// What the gate must do.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// Stop the build.
    Block,
    /// Ask a person.
    Ask,
}

/// One kind of thing that must not be public.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Class {
    /// Its name in reports.
    pub id: String,
    /// How much of it may be missed.
    pub group: Group,
    /// The code of the finding.
    pub code: String,
    /// Whether that blocks.
    pub expected: Expected,
    /// Which disguises mean something.
    pub disguised_as: Writing,
    /// If it is known only because this build withholds it: what it says.
    #[serde(default)]
    pub needle: Option<String>,
    /// Invented values.
    pub values: Vec<String>,
    /// Where they stand.
    pub sentence: String,
}

#[derive(Deserialize)]
struct File {
    class: Vec<Class>,
}

/// Every class.
pub fn classes() -> Vec<Class> {
    toml::from_str::<File>(SEEDS).expect("the seeds are sound").class
}

/// The list of the policy that every site has.
pub fn list() -> SensitiveList {
    let loaded = gongkai::content::load(&crate::support::site()).expect("a site in memory");
    loaded.policy.sensitive().clone()
}

impl Class {
    /// The sentence before and after a value.
    pub fn around(&self) -> (&str, &str) {
        self.sentence.split_once("{}").expect("a sentence has a place for the value")
    }

    /// The withheld values of this class, if it is one of those.
    pub fn needles(&self) -> Vec<Needle> {
        let class = match self.needle.as_deref() {
            None => return Vec::new(),
            Some("person-name") => Needs::PersonName,
            Some("organisation") => Needs::Organisation,
            Some("identifier") => Needs::Identifier,
            Some("address") => Needs::Address,
            Some("free-text") => Needs::FreeText,
            Some(other) => panic!("{other} is no class of needles"),
        };
        let id = ItemId::parse("2026-001").expect("an id");
        let owner = Arc::new(ItemRef { kind: Kind::ALL[0], id });
        let needle = |value: &String| Needle {
            text: Private::new(value.clone()),
            class,
            owner: Arc::clone(&owner),
            field: "subject.name".into(),
            shown: None,
            hold: Hold::Secret,
        };
        self.values.iter().map(needle).collect()
    }

    /// The gate of a site that withholds these values.
    pub fn gate(&self, list: &SensitiveList) -> Gate {
        Gate::new(self.needles(), &[]).watching(list)
    }
}

/// Facts of a page of the item that withholds: it makes nothing public, and the organ's
/// own telephone numbers are contacts.
pub struct OwnPage;

/// The telephone numbers of the organ.
pub const CONTACTS: [&str; 4] = ["07533338101", "3338101", "07533338102", "3338102"];

impl PageFacts for OwnPage {
    fn discloses(&self, _: Option<&ItemRef>, _: Needs, _: &str) -> DisclosedBy {
        DisclosedBy::Nobody
    }
    fn is_contact(&self, digits: &str) -> bool {
        CONTACTS.contains(&digits)
    }
    fn gives(&self, _: Needs, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn shows(&self, _: &ItemRef) -> bool {
        true
    }
    fn tells(&self, _: &ItemRef, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn is_output_of(&self, _: &ItemRef) -> bool {
        true
    }
}
