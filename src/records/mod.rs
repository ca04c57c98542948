//! Curated records, one kind a file: what the bureau wrote, before anyone decided
//! what of it is public. No type here can be serialised or shown.

mod agency;
mod appointment;
mod article;
mod budget;
mod commitment;
mod consultation;
mod credit_record;
mod document;
mod duty;
mod expense;
mod header;
mod page;
mod procurement;
mod project;
mod report;
mod site;

pub use agency::{Agency, AgencyPerformance, Engagement};
pub use appointment::{Appointment, Candidate, NoticeContact};
pub use article::Article;
pub use budget::{Budget, BudgetKind, BudgetLine, ThreePublic};
pub use commitment::{Commitment, CommitmentStatus, Fulfilment};
pub use consultation::{Consultation, ConsultationOutcome, ConsultationStage, ConsultationSubject};
pub use credit_record::{
    CreditRecord, Decision, Honour, Measure, Mitigation, MitigationEffect, Objection,
    ObjectionOutcome, RecordKind, RecordSource, Rectification, Repair, Subject, SubjectKind, Tier,
};
pub use document::{Document, Genre, Validity};
pub use duty::{Duty, DutyBasis, DutyType};
pub use expense::{Expense, ExpenseCategory, ExpenseEntry};
pub use header::{
    AttachmentEntry, BasisKind, Change, ExceptionEntry, ExceptionScope, Header, Phase,
    PublicInterest, PublicationBasis, Review, ThirdPartyConsent, Withdrawal,
};
pub use page::{PageRole, StandingPage};
pub use procurement::{
    Contract, Item, Method, Notice, NoticeContacts, NoticeKind, Procurement, ProcurementCategory,
    Regime, Supplier,
};
pub use project::{Breach, Milestone, MilestoneStatus, Project, ProjectStage, Responsible};
pub use report::{
    Applicants, CaseResults, Counted, DocumentCounts, Report, ReportApplications, ReportDisclosure,
    ReportReviews,
};
pub use site::{Channel, GroupMember, Limits, Site, SiteContact};

use crate::model::{ItemId, ItemRef, Kind};
use crate::schema::{FieldDoc, Reading, Record, Table};

/// What one content file says beyond the common header.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// 诚信建设专栏
    Article(Article),
    /// 政策文件
    Document(Document),
    /// 意见征集
    Consultation(Consultation),
    /// 信用记录
    CreditRecord(Box<CreditRecord>),
    /// 政府采购
    Procurement(Procurement),
    /// 项目建设
    Project(Project),
    /// 招标代理机构
    Agency(Agency),
    /// 任前公示
    Appointment(Appointment),
    /// 预算决算
    Budget(Budget),
    /// 公务支出
    Expense(Expense),
    /// 公开承诺
    Commitment(Commitment),
    /// 权责清单
    Duty(Duty),
    /// 年度报告
    Report(Box<Report>),
    /// 固定页面
    Page(StandingPage),
}

impl Body {
    /// The fields of the record type behind a kind.
    pub fn fields(kind: Kind) -> &'static [FieldDoc] {
        match kind {
            Kind::Column => Article::FIELDS,
            Kind::Documents => Document::FIELDS,
            Kind::Consultations => Consultation::FIELDS,
            Kind::Records => CreditRecord::FIELDS,
            Kind::Procurement => Procurement::FIELDS,
            Kind::Projects => Project::FIELDS,
            Kind::Agencies => Agency::FIELDS,
            Kind::Appointments => Appointment::FIELDS,
            Kind::Budgets => Budget::FIELDS,
            Kind::Expenses => Expense::FIELDS,
            Kind::Commitments => Commitment::FIELDS,
            Kind::Duties => Duty::FIELDS,
            Kind::Reports => Report::FIELDS,
            Kind::Pages => StandingPage::FIELDS,
        }
    }

    /// Reads the record of a kind from a table whose header was taken already.
    pub fn take(kind: Kind, table: &mut Table<'_>, reading: &mut Reading) -> Option<Self> {
        Some(match kind {
            Kind::Column => Self::Article(Record::take(table, reading)?),
            Kind::Documents => Self::Document(Record::take(table, reading)?),
            Kind::Consultations => Self::Consultation(Record::take(table, reading)?),
            Kind::Records => Self::CreditRecord(Box::new(Record::take(table, reading)?)),
            Kind::Procurement => Self::Procurement(Record::take(table, reading)?),
            Kind::Projects => Self::Project(Record::take(table, reading)?),
            Kind::Agencies => Self::Agency(Record::take(table, reading)?),
            Kind::Appointments => Self::Appointment(Record::take(table, reading)?),
            Kind::Budgets => Self::Budget(Record::take(table, reading)?),
            Kind::Expenses => Self::Expense(Record::take(table, reading)?),
            Kind::Commitments => Self::Commitment(Record::take(table, reading)?),
            Kind::Duties => Self::Duty(Record::take(table, reading)?),
            Kind::Reports => Self::Report(Box::new(Record::take(table, reading)?)),
            Kind::Pages => Self::Page(Record::take(table, reading)?),
        })
    }
}

/// A passage of Markdown behind the front matter: where it is, never what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyHandle {
    /// First byte of the body in the file.
    pub offset: usize,
    /// Bytes of the body.
    pub length: usize,
    /// A fingerprint of the whole file, so that a later reader sees the same one.
    pub fingerprint: u64,
    /// Grounds named by masked passages, as written.
    pub masked: Vec<String>,
}

/// One content file, read and checked, not yet decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Curated {
    /// Kind and id.
    pub item: ItemRef,
    /// Path relative to the site, `/`-separated.
    pub file: String,
    /// The channel folder of a column article.
    pub channel: Option<ItemId>,
    /// What every kind shares.
    pub header: Header,
    /// What this kind adds.
    pub body: Body,
    /// The Markdown behind the front matter.
    pub text: Option<BodyHandle>,
}
