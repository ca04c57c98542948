//! The codes of every message, and how loud each is.

/// How loud a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to think about; nothing is wrong.
    Advice,
    /// Something that should be mended; it does not stop a build.
    Warning,
    /// The content is wrong; nothing is published.
    Error,
    /// A leak was stopped; nothing is published, exit code 3.
    Leak,
}

impl Severity {
    /// The Chinese word in front of a message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Advice => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
            Self::Leak => "泄露",
        }
    }

    /// The word in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Leak => "leak",
        }
    }
}

macro_rules! code_table {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $severity:ident $title:literal,)*) => {
        /// One rule that can speak. Names read after “reject …”.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* #[doc = $title] $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in messages and in machine output.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The Chinese title of a message.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// How loud it is unless a rule says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

code_table! {
    // reading a file
    NotUtf8 = "not-utf8" Error "文件不是 UTF-8 编码",
    Unreadable = "unreadable-file" Error "文件读不出来",
    ChangedMeanwhile = "changed-meanwhile" Error "文件在运行中被改动",
    TooLarge = "too-large" Error "文件过大",
    TomlSyntax = "toml-syntax" Error "格式写错了",
    DuplicateKey = "duplicate-key" Error "同一个键写了两次",
    FrontMatter = "front-matter" Error "正文前的资料区写错了",
    UnknownKey = "unknown-key" Error "不认识的键",
    MissingKey = "missing-key" Error "缺少必填项",
    WrongType = "wrong-type" Error "值的类型不对",
    BadValue = "bad-value" Error "值不对",
    ImpossibleDate = "impossible-date" Error "日期或时间不对",
    OffsetInTime = "offset-in-time" Error "时间不要带时区",
    BadUscc = "bad-uscc" Error "统一社会信用代码有误",
    BadDocumentNumber = "bad-document-number" Error "文号写法不对",
    StateSecret = "state-secret" Error "涉密内容不得上网，也不得存放在这台电脑上",
    // the content as a whole
    BadId = "bad-id" Error "编号或文件名不对",
    DuplicateEntry = "duplicate-entry-id" Error "同一组里有两个相同的 id",
    DuplicateId = "duplicate-id" Error "同一类里有两个相同的文件名",
    UnclaimedFile = "unclaimed-file" Error "这个文件不属于任何栏目",
    UnusedAttachment = "unused-attachment" Error "附件没有被任何条目使用",
    MissingAttachment = "missing-attachment" Error "附件找不到，或者不能用",
    EscapingPath = "escaping-path" Error "路径越出了内容文件夹",
    SymbolicLink = "symbolic-link" Error "不允许使用快捷链接",
    MissingSite = "missing-site" Error "缺少站点资料",
    DanglingReference = "dangling-reference" Error "引用的条目不存在",
    UnknownScope = "unknown-scope" Error "不予公开的范围不存在",
    UnknownGround = "unknown-ground" Error "不认识的不予公开理由",
    ReviewOverdue = "review-overdue" Warning "不予公开的评估已过期",
    RecordIncomplete = "record-incomplete" Error "失信记录缺少要素",
    NoTerm = "no-term" Warning "没有适用的公示期限",
    TermTooLong = "term-too-long" Error "公示期限超过上限",
    TermTooShort = "term-too-short" Warning "公示期限短于下限",
    TermInTransition = "term-in-transition" Warning "不止一个公示期限规则可能适用",
    RepairUnmet = "repair-conditions-unmet" Error "信用修复的条件不满足",
    MitigationContradiction = "mitigation-contradiction" Error "免于惩戒与惩戒措施矛盾",
    UnliftableException = "unliftable-exception" Error "这个理由不能这样解除",
    ExceptionLifted = "exception-lifted" Advice "不予公开已不再适用",
    CopyOfKept = "copy-of-withheld-file" Error "附件与不公开的附件相同",
    ReviewDate = "review-date" Error "评估日期早于决定日期",
    MissingBasis = "missing-publication-basis" Error "公开自然人姓名缺少依据",
    RuleOfAnotherTime = "rule-of-another-time" Warning "所引规定当时没有施行",
    PlaceholderLeft = "placeholder-left" Error "样例没有改完",
    BadBasis = "bad-publication-basis" Error "公开依据不完整",
    RegisterOrder = "register-damaged" Error "登记簿有误",
    UnregisteredPublish = "publish-changed" Error "发布时间与登记不一致",
    MissingItem = "withdrawn-item" Warning "登记过的条目已不在内容里",
    HumanCheck = "attachment-unchecked" Error "附件无法自动检查",
    UnseenWords = "unseen-words" Warning "附件里有看不见的内容",
    KeptAttachment = "kept-attachment" Warning "附件没有公开",
    StaleCheck = "attachment-changed" Error "附件在人工核对后变过",
    DateOrder = "date-order" Error "日期前后颠倒",
    TableSum = "sum-mismatch" Error "合计与明细不符",
    FigureDiffers = "figure-differs" Warning "年报的数与网站上的不一致",
    StalePermit = "stale-permit" Error "准许没有对应任何发现",
    FactMissing = "fact-missing" Warning "站点资料待填写",
    LatePublication = "late-publication" Warning "公开逾期",
    OverduePublication = "overdue-publication" Warning "逾期未公开",
    WithdrawalDue = "withdrawal-due" Warning "认定的决定已撤销，还没有撤下",
    PeriodTooShort = "period-too-short" Error "期限短于规定",
    CalendarUnknown = "calendar-unknown" Warning "没有放假安排",
    NotRegistered = "not-registered" Warning "条目还没有索引号",
    // text
    DeadLink = "dead-link" Error "链接指向不存在的地方",
    RawHtml = "raw-html" Error "正文里不能写 HTML",
    BadLink = "bad-link" Error "不允许的链接",
    EmptyBody = "empty-body" Error "正文是空的",
    HeadingLevel = "heading-level" Error "标题层级不对",
    LooseTable = "loose-table" Error "表格没有成形",
    RepeatedPhrase = "repeated-phrase" Advice "词语重复",
    MixedBrackets = "mixed-brackets" Advice "括号全角半角混用",
    LikelyTypo = "likely-typo" Advice "疑似笔误",
    // the finished site
    LeakNeedle = "leak-withheld-value" Leak "不予公开的内容出现在成品里",
    AskNeedle = "ask-withheld-value" Warning "成品里出现与不予公开的内容相同的短词或数字",
    LeakResidentId = "leak-resident-id" Leak "成品里有公民身份号码",
    AskResidentId = "ask-resident-id" Warning "成品里有疑似公民身份号码的编号",
    LeakMobile = "leak-mobile" Leak "成品里有手机号码",
    AskMobile = "ask-mobile" Warning "成品里有疑似手机号码的编号",
    LeakBankCard = "leak-bank-card" Leak "成品里有银行卡号",
    AskBankCard = "ask-bank-card" Warning "成品里有疑似银行卡号",
    LeakUndecoded = "leak-undecoded" Leak "成品里有没查完的内容",
    LeakPartialForm = "leak-partial-form" Leak "成品里露出不予公开内容的一部分",
    AskPartialForm = "ask-partial-form" Warning "成品里疑似露出不予公开内容的一部分",
    AskOldId = "ask-old-id" Warning "成品里有疑似十五位身份证号",
    AskPartialId = "ask-partial-id" Warning "成品里有部分遮盖的身份证号",
    // the finished site: the list of src/policy/sensitive.toml
    LeakSecrecyMarking = "leak-secrecy-marking" Leak "成品里有密级标志",
    AskInternalMarking = "ask-internal-marking" Warning "成品里有疑似密级或内部标志",
    AskMilitaryUnit = "ask-military-unit" Warning "成品里有疑似部队番号或代号",
    LeakPassportMrz = "leak-passport-mrz" Leak "成品里有护照的机读码",
    AskPassport = "ask-passport" Warning "成品里有疑似护照号码",
    AskTravelPermit = "ask-travel-permit" Warning "成品里有疑似通行证号码",
    AskMilitaryId = "ask-military-id" Warning "成品里有疑似军人证件号码",
    AskVeteranCard = "ask-veteran-card" Warning "成品里有疑似优待证号码",
    AskPlate = "ask-plate" Warning "成品里有车牌号码",
    AskEmail = "ask-email" Warning "成品里有联系方式以外的电子邮箱",
    AskLandline = "ask-landline" Warning "成品里有联系方式以外的固定电话",
    LeakHomeAddress = "leak-home-address" Leak "成品里有家庭住址",
    AskHomeVillage = "ask-home-village" Warning "成品里有疑似住址",
    AskBirthDate = "ask-birth-date" Warning "成品里有出生日期",
    AskMinor = "ask-minor" Warning "成品里有疑似未成年人姓名",
    AskHealth = "ask-health" Warning "成品里有疑似个人健康信息",
    AskBenefitAmount = "ask-benefit-amount" Warning "成品里有疑似个人抚恤优待金额",
    LeakSensitive = "leak-sensitive" Leak "成品里有本单位清单上的内容",
    AskSensitive = "ask-sensitive" Warning "成品里有本单位清单上的词语",
    ComingProblem = "coming-problem" Warning "到期后会出现的问题",
    ColumnStale = "column-stale" Warning "栏目该更新了",
    Template = "template" Error "模板有误",
    PathCollision = "path-collision" Error "两个页面的地址相同",
    // packaging
    PackageRefused = "package-refused" Error "还不能打包",
}
