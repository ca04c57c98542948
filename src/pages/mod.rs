//! Which pages there are, where they are and what each shows: contexts made of
//! disclosed values only.

mod chrome;
mod context;
mod detail;
mod fields;
mod frame;
mod home;
mod lists;
pub mod paths;
mod plan;
mod register;
mod section;
mod sitemap;
mod standing;
mod timeliness;
mod view;

pub use chrome::{Chrome, Here, SiteView, chrome, site_view};
pub use context::{Content, PageContext, context};
pub use detail::{ChangeView, Detail, GroundView, Heading};
pub use fields::WITHHELD;
pub use frame::{canonical, issuer};
pub use home::{Bar, Home};
pub use lists::{Group, ListPage};
pub use plan::{DataForm, Page, Parts, Plan, Subject, plan};
pub use register::{RegisterRow, WithheldRegister};
pub use section::{List, Section, introduction};
pub use sitemap::{SiteMap, SiteMapGroup};
pub use view::{AttachmentView, CardView, FieldView, Frame, HeadRow, Link, Meta, Panel};
