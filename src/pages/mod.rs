//! Which pages there are, where they are and what each shows: contexts made of
//! disclosed values only.

mod catalogue;
mod chrome;
mod context;
mod detail;
mod fields;
mod frame;
mod home;
mod lists;
mod openness;
pub mod paths;
mod plan;
mod register;
mod report;
mod section;
mod shelf;
mod sitemap;
mod standing;
mod timeliness;
mod view;

pub use catalogue::Catalogue;
pub use chrome::{Chrome, Here, SiteView, chrome, site_view};
pub use context::{Content, PageContext, context};
pub use detail::{ChangeView, Detail, GroundView, Heading};
pub use fields::WITHHELD;
pub use frame::{canonical, card, issuer};
pub use home::{Bar, Home};
pub use lists::{Group, ListPage};
pub use openness::{Openness, Part, Split, SplitRow, openness};
pub use plan::{DataForm, Page, Parts, Plan, SchemaOf, Subject, plan};
pub use register::{RegisterRow, WithheldRegister};
pub use report::{HeadCell, ReportSectionView, ReportView, Sheet, SheetRow};
pub use section::{List, Section, introduction};
pub use shelf::Shelf;
pub use sitemap::{SiteMap, SiteMapGroup};
pub use view::{AttachmentView, CardView, FieldView, Frame, HeadRow, Link, Meta, Panel};
