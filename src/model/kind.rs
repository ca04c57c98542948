//! The fourteen kinds of the content contract.

/// One kind of content: one folder, one record type, one family of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 诚信建设专栏
    Column,
    /// 政策文件
    Documents,
    /// 意见征集
    Consultations,
    /// 信用记录
    Records,
    /// 政府采购与招标投标
    Procurement,
    /// 项目建设
    Projects,
    /// 招标代理机构
    Agencies,
    /// 干部任前公示
    Appointments,
    /// 预决算
    Budgets,
    /// 公务支出
    Expenses,
    /// 公开承诺
    Commitments,
    /// 权责清单
    Duties,
    /// 年度报告
    Reports,
    /// 固定页面
    Pages,
}

impl Kind {
    /// All kinds, in the order in which the site shows them.
    pub const ALL: [Self; 14] = [
        Self::Column,
        Self::Documents,
        Self::Consultations,
        Self::Records,
        Self::Procurement,
        Self::Projects,
        Self::Agencies,
        Self::Appointments,
        Self::Budgets,
        Self::Expenses,
        Self::Commitments,
        Self::Duties,
        Self::Reports,
        Self::Pages,
    ];

    /// The folder under `content/` and under the site.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Documents => "documents",
            Self::Consultations => "consultations",
            Self::Records => "records",
            Self::Procurement => "procurement",
            Self::Projects => "projects",
            Self::Agencies => "agencies",
            Self::Appointments => "appointments",
            Self::Budgets => "budgets",
            Self::Expenses => "expenses",
            Self::Commitments => "commitments",
            Self::Duties => "duties",
            Self::Reports => "reports",
            Self::Pages => "pages",
        }
    }

    /// The Chinese name citizens see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Column => "诚信建设专栏",
            Self::Documents => "政策文件",
            Self::Consultations => "意见征集",
            Self::Records => "信用记录",
            Self::Procurement => "政府采购",
            Self::Projects => "项目建设",
            Self::Agencies => "招标代理机构",
            Self::Appointments => "任前公示",
            Self::Budgets => "预算决算",
            Self::Expenses => "公务支出",
            Self::Commitments => "公开承诺",
            Self::Duties => "权责清单",
            Self::Reports => "年度报告",
            Self::Pages => "公开指引",
        }
    }

    /// The kind of a folder name.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Whether its files are Markdown with front matter; the others are TOML.
    pub fn is_markdown(self) -> bool {
        matches!(self, Self::Column | Self::Documents | Self::Consultations | Self::Pages)
    }
}
