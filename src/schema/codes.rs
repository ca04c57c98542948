//! `codes!` declares a closed code list and how it is written in a file.

/// Declares a closed code list: `Name { Variant = "code" "标签", … }`.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal $label:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $(#[doc = $label] $variant,)* }

        impl $crate::model::CodeList for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        impl $crate::schema::FieldValue for $name {
            const SHAPE: $crate::schema::Shape = $crate::schema::Shape::Code(|| {
                <Self as $crate::model::CodeList>::ALL
                    .iter()
                    .map(|value| ($crate::model::CodeList::code(*value), $crate::model::CodeList::label(*value)))
                    .collect()
            });
            fn read(
                node: &$crate::model::Node,
                reading: &mut $crate::schema::Reading,
            ) -> Option<Self> {
                $crate::schema::read_code(node, reading)
            }
        }
    )*};
}
pub(crate) use codes;
