//! How each word of the vocabulary becomes a value, and `disclose!`, which takes a
//! record apart field by field, with no `..`: a new field does not compile until
//! somebody writes `open` or `never` beside it.

use super::value::{Class, Value};
use crate::model::{
    Address, AgencyRef, CodeList, ConsultationRef, Day, Decimal, DocumentNumber, DocumentRef,
    EmailAddress, EntryId, FreeText, Identifier, ItemLink, Label, Moment, Money, Month,
    Organisation, PersonName, Phone, ProcurementRef, ProjectRef, PublicBody, Uscc, WebAddress,
};

/// Something that can be shown. Only `disclosure` calls it.
pub trait Open {
    /// How the gate looks for it once it is withheld.
    const CLASS: Class;
    /// The value; none if there is nothing to show.
    fn open(self) -> Option<Value>;
}

impl<T: Open> Open for Option<T> {
    const CLASS: Class = T::CLASS;
    fn open(self) -> Option<Value> {
        self.and_then(Open::open)
    }
}

impl<T: Open> Open for Vec<T> {
    const CLASS: Class = T::CLASS;
    fn open(self) -> Option<Value> {
        let values: Vec<Value> = self.into_iter().filter_map(Open::open).collect();
        (!values.is_empty()).then_some(Value::List(values))
    }
}

impl Open for u32 {
    const CLASS: Class = Class::Common;
    fn open(self) -> Option<Value> {
        Some(Value::Number(self.to_string()))
    }
}

impl Open for bool {
    const CLASS: Class = Class::Common;
    fn open(self) -> Option<Value> {
        Some(Value::Flag(self))
    }
}

macro_rules! opens {
    ($($type:ty: $class:ident, |$value:ident| $open:expr;)*) => {$(
        impl Open for $type {
            const CLASS: Class = Class::$class;
            fn open(self) -> Option<Value> {
                let $value = self;
                Some($open)
            }
        }
    )*};
}

opens! {
    Label: FreeText, |v| Value::Text(v.reveal().to_owned());
    FreeText: FreeText, |v| Value::Prose(v.reveal().to_owned());
    PersonName: PersonName, |v| Value::Text(v.reveal().to_owned());
    Organisation: Organisation, |v| Value::Text(v.reveal().to_owned());
    PublicBody: PublicBody, |v| Value::Text(v.reveal().to_owned());
    Address: Address, |v| Value::Text(v.reveal().to_owned());
    Phone: Phone, |v| Value::Text(v.reveal().to_owned());
    EmailAddress: Email, |v| Value::Text(v.reveal().to_owned());
    Identifier: Identifier, |v| Value::Text(v.reveal().to_owned());
    Uscc: Identifier, |v| Value::Text(v.as_str().to_owned());
    DocumentNumber: Identifier, |v| Value::Text(v.to_string());
    Decimal: Amount, |v| Value::Number(v.to_string());
    Money: Amount, |v| Value::Money(v);
    Day: Date, |v| Value::Day(v);
    Month: Common, |v| Value::Text(v.to_string());
    Moment: Date, |v| Value::Moment(v);
    WebAddress: Identifier, |v| Value::Web(v.to_string());
    EntryId: Common, |v| Value::Text(v.as_str().to_owned());
    AgencyRef: Common, |v| Value::Item(v.target());
    ConsultationRef: Common, |v| Value::Item(v.target());
    DocumentRef: Common, |v| Value::Item(v.target());
    ProcurementRef: Common, |v| Value::Item(v.target());
    ProjectRef: Common, |v| Value::Item(v.target());
}

/// A value of a closed list.
pub fn code<C: CodeList>(code: C) -> Value {
    Value::Code(code.code(), code.label())
}

/// Closed lists that a record shows.
macro_rules! open_codes {
    ($($type:ident)*) => {$(
        impl $crate::disclosure::open::Open for $type {
            const CLASS: $crate::disclosure::Class = $crate::disclosure::Class::Common;
            fn open(self) -> Option<$crate::disclosure::Value> {
                Some($crate::disclosure::open::code(self))
            }
        }
    )*};
}

/// Says of every field of a record whether it is public: `open`, or `never`.
macro_rules! disclose {
    ($($type:ident { $($field:ident: $fate:ident,)* })*) => {$(
        impl $crate::disclosure::open::Open for $type {
            const CLASS: $crate::disclosure::Class = $crate::disclosure::Class::Common;
            fn open(self) -> Option<$crate::disclosure::Value> {
                // a pattern made by a macro cannot say which field is missing; this can
                let named = |record: $type| $type { $($field: record.$field),* };
                let $type { $($field),* } = named(self);
                let labels = <$type as $crate::schema::Record>::FIELDS;
                #[allow(unused_mut)]
                let mut sheet = $crate::disclosure::open::Sheet::new(labels);
                $(disclose!(@ $fate sheet $field);)*
                Some(sheet.into_group())
            }
        }
    )*};
    (@ open $sheet:ident $field:ident) => { $sheet.open(stringify!($field), $field); };
    (@ never $sheet:ident $field:ident) => { let _ = $field; };
}
pub(crate) use {disclose, open_codes};

/// The fields of a record while it is taken apart: nothing is masked yet, so the
/// type never leaves `disclosure`.
pub struct Sheet {
    labels: &'static [crate::schema::FieldDoc],
    id: Option<String>,
    fields: Vec<super::value::Field>,
}

impl Sheet {
    /// An empty sheet for a record with these fields.
    pub fn new(labels: &'static [crate::schema::FieldDoc]) -> Self {
        Self { labels, id: None, fields: Vec::with_capacity(labels.len()) }
    }

    /// Adds a field that is public unless an exception masks it.
    pub fn open<T: Open>(&mut self, name: &'static str, value: T) {
        let Some(value) = value.open() else { return };
        if let ("id", Value::Text(id)) = (name, &value) {
            self.id = Some(id.clone());
            return;
        }
        let label = self.labels.iter().find(|doc| doc.name == name).map_or(name, |doc| doc.label);
        let shown = super::value::Shown::Open(value);
        self.fields.push(super::value::Field { name, label, class: T::CLASS, shown });
    }

    /// The sheet as a nested value.
    pub fn into_group(self) -> Value {
        Value::Group(self.id, self.fields)
    }
}
