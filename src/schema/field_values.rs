//! How each word of the vocabulary is written in a content file.

use super::record::{FieldValue, Reading, Shape, read_number, read_text, read_time};
use crate::diag::Code;
use crate::model::{
    Address, AgencyRef, ConsultationRef, Day, Decimal, DocumentNumber, DocumentRef, EmailAddress,
    EntryId, FilePath, FreeText, GroundId, Identifier, IndexNumber, ItemId, Kind, Label, Moment,
    Money, Month, Node, NodeValue, Organisation, PersonName, Phone, ProcurementRef, ProjectRef,
    PublicBody, Refused, Sha256Hex, Uscc, WebAddress,
};

macro_rules! written_as_text {
    ($($name:ident: $shape:ident $example:literal;)*) => {$(
        impl FieldValue for $name {
            const SHAPE: Shape = Shape::$shape($example);
            fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
                read_text(node, reading, $name::parse)
            }
        }
    )*};
}

written_as_text! {
    Address: Text "市区示范路 1 号";
    AgencyRef: Id "2026-001";
    ConsultationRef: Id "2026-001";
    DocumentNumber: Text "演示〔2026〕1号";
    DocumentRef: Id "2026-001";
    EmailAddress: Text "office@example.cn";
    EntryId: Id "n1";
    FilePath: Id "2026-001.pdf";
    FreeText: Text "……";
    ItemId: Id "news";
    GroundId: Id "personal-privacy";
    IndexNumber: Id "2026-00001";
    Identifier: Text "YS-2026-001";
    Label: Text "……";
    Month: Text "2026-05";
    Organisation: Text "演示单位甲";
    PublicBody: Text "演示机关";
    PersonName: Name "演示人员甲";
    Phone: Text "0753-0000000";
    ProcurementRef: Id "2026-001";
    ProjectRef: Id "2026-001";
    Sha256Hex: Text "（gongkai check 会给出）";
    Uscc: Text "114414000000000008";
    WebAddress: Text "https://www.example.gov.cn/";
}

macro_rules! written_as_number {
    ($($name:ident, $parse:ident: $example:literal;)*) => {$(
        impl FieldValue for $name {
            const SHAPE: Shape = Shape::Bare($example);
            fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
                read_number(node, reading, $name::$parse)
            }
        }
    )*};
}

written_as_number! {
    Money, parse_yuan: "12000.00";
    Decimal, parse: "92.5";
}

impl FieldValue for Day {
    const SHAPE: Shape = Shape::Bare("2026-05-02");
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        read_time(node, reading, "不加引号的日期，如 2026-05-02", |value| match value {
            NodeValue::Day(day) => Some(*day),
            _ => None,
        })
    }
}

impl FieldValue for Moment {
    const SHAPE: Shape = Shape::Bare("2026-05-02T09:00:00");
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        read_time(node, reading, "不加引号的日期时间，如 2026-05-02T09:30:00", |value| {
            match value {
                NodeValue::Moment(moment) => Some(*moment),
                NodeValue::Day(day) => Some(Moment::start_of(*day)),
                _ => None,
            }
        })
    }
}

impl FieldValue for Kind {
    const SHAPE: Shape = Shape::Id("records");
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        read_text(node, reading, |text| {
            let mend = "写栏目的文件夹名，如 records";
            Self::of_slug(text).ok_or_else(|| Refused::new(Code::BadValue, "没有这个栏目", mend))
        })
    }
}
