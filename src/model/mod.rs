//! The vocabulary: one newtype a file, checked when it is made, so that a wrong
//! number, date or address cannot exist further down the pipeline.

mod code_list;
mod day;
mod decimal;
mod digest;
mod document_number;
mod index_number;
mod item_id;
mod kind;
mod moment;
mod money;
mod month;
mod node;
mod passage;
mod reference;
mod resident_id;
mod site_path;
mod texts;
mod uscc;
mod web_address;

pub use code_list::CodeList;
pub use day::Day;
pub use decimal::Decimal;
pub use digest::{Digests, Sha256Hex};
pub use document_number::DocumentNumber;
pub use index_number::IndexNumber;
pub use item_id::{EntryId, ItemId, ItemRef};
pub use kind::Kind;
pub use moment::Moment;
pub use money::Money;
pub use month::Month;
pub use node::{Entry, Node, NodeValue};
pub use passage::{MASK_OPEN, Passage};
pub use reference::{
    AgencyRef, ConsultationRef, DocumentRef, ItemLink, ProcurementRef, ProjectRef,
};
pub use resident_id::is_resident_id;
pub use site_path::SitePath;
pub use texts::{
    Address, EmailAddress, FilePath, FreeText, GroundId, Identifier, Label, Organisation,
    PersonName, Phone, Private, PublicBody,
};
pub use uscc::Uscc;
pub use web_address::WebAddress;

/// Why a text is not a value of the vocabulary: cause and mend, in Chinese.
/// Neither repeats the text that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The rule that refuses it.
    pub code: crate::diag::Code,
    /// What is wrong with it.
    pub cause: String,
    /// How to write it.
    pub mend: String,
}

impl Refused {
    /// A refusal by `code`.
    pub fn new(code: crate::diag::Code, cause: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { code, cause: cause.into(), mend: mend.into() }
    }
}
