//! A reference from one item to another of a known kind.

use super::{ItemId, ItemRef, Kind, Refused};

/// A reference whose kind is known from the field it stands in.
pub trait ItemLink {
    /// What it refers to.
    fn target(&self) -> ItemRef;
}

macro_rules! references {
    ($($(#[$doc:meta])* $name:ident => $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(ItemId);

        impl $name {
            /// Checks the id; whether the item exists is checked once all are read.
            ///
            /// # Errors
            /// The text is no id.
            pub fn parse(text: &str) -> Result<Self, Refused> {
                ItemId::parse(text).map(Self)
            }
        }

        impl ItemLink for $name {
            fn target(&self) -> ItemRef {
                ItemRef { kind: Kind::$kind, id: self.0.clone() }
            }
        }
    )*};
}

references! {
    /// A tender agent.
    AgencyRef => Agencies;
    /// A consultation.
    ConsultationRef => Consultations;
    /// A policy document.
    DocumentRef => Documents;
    /// A contracting process.
    ProcurementRef => Procurement;
    /// A project.
    ProjectRef => Projects;
}
