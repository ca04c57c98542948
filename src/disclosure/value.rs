//! A shown field: its key, its label, and a value or the ground on which it is withheld.

use super::withheld::Mask;
use crate::model::{Day, ItemRef, Moment, Money};

/// What a value says, which decides how the gate looks for it once it is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The name of a natural person.
    PersonName,
    /// The name of an organisation.
    Organisation,
    /// A public body that decides or awards. Looked for where it is masked itself, not
    /// where a whole item is hidden: every other item may name it.
    PublicBody,
    /// Words of any length.
    FreeText,
    /// A postal address.
    Address,
    /// A number or code that names something or somebody.
    Identifier,
    /// A telephone number for the public.
    Phone,
    /// An e-mail address for the public.
    Email,
    /// An amount of money, or a measured number. Looked for where its digits tell it apart.
    Amount,
    /// A date. Looked for on the pages of the item that withholds it.
    Date,
    /// A value of a closed list, a month, a count: too common to look for.
    Common,
}

/// A value as it may be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// One line.
    Text(String),
    /// One or more paragraphs.
    Prose(String),
    /// A plain number, as written.
    Number(String),
    /// An amount in yuan.
    Money(Money),
    /// A civil date.
    Day(Day),
    /// A civil date and time.
    Moment(Moment),
    /// Yes or no.
    Flag(bool),
    /// A value of a closed list: code and label.
    Code(&'static str, &'static str),
    /// An address outside the site.
    Web(String),
    /// Another item.
    Item(ItemRef),
    /// The fields of a nested table; with its id, if it has one.
    Group(Option<String>, Vec<Field>),
    /// Several values of one kind.
    List(Vec<Value>),
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Public.
    Open(Value),
    /// Withheld: only the ground remains, the value is gone.
    Withheld(Mask),
}

/// One field of an item as the public sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Rust name, snake_case; `-` for `_` in content, camelCase in JSON.
    pub name: &'static str,
    /// Chinese label.
    pub label: &'static str,
    /// What it says.
    pub class: Class,
    /// The value, or the ground.
    pub shown: Shown,
}

impl Field {
    /// The open value, if it is one.
    pub fn value(&self) -> Option<&Value> {
        match &self.shown {
            Shown::Open(value) => Some(value),
            Shown::Withheld(_) => None,
        }
    }
}

impl Value {
    /// Calls `visit` with every text in it, amounts and dates as data files write them, and
    /// the class of its field.
    pub fn texts(&self, class: Class, visit: &mut dyn FnMut(Class, &str)) {
        match self {
            Self::Text(text) | Self::Prose(text) | Self::Number(text) | Self::Web(text) => {
                visit(class, text);
            }
            Self::Group(_, fields) => {
                for field in fields {
                    if let Shown::Open(value) = &field.shown {
                        value.texts(field.class, visit);
                    }
                }
            }
            Self::List(values) => values.iter().for_each(|value| value.texts(class, visit)),
            Self::Money(money) => visit(class, &money.plain()),
            Self::Day(day) => visit(class, &day.to_string()),
            Self::Moment(moment) => visit(class, &moment.day().to_string()),
            Self::Flag(_) | Self::Code(..) | Self::Item(_) => {}
        }
    }
}
