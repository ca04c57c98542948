//! What can be asked on the command line. Help, in Chinese, comes from here.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";
const FIRST_STEPS: &str = "
常用步骤：
  gongkai init 我的站点        新建站点
  gongkai new records          新建一条信用记录（自动编号）
  gongkai check                检查所有内容
  gongkai due                  今后 90 天哪些内容到期、哪些事要办
  gongkai explain no-term      看一条提示的详细说明
  gongkai serve                预览，保存后自动刷新
  gongkai build                生成网站到 output/
  gongkai package              打包，并列出服务器上要删除的文件
  gongkai withdraw records/2026-001 --reason 原决定被撤销
                               马上撤下一条，并列出服务器上要删除的文件
  gongkai clean 照片.jpg       去掉附件里看不见的信息（拍摄地点、作者、批注……）
  gongkai vouch content/files/通知.pdf --by 姓名 --reason 理由
                               扫描件等程序读不出的附件，人看过之后写上核对记录

退出码：0 完成；1 内容有错误；2 用法或读写有问题；3 拦下了一处泄露。";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "gongkai",
    version,
    about = "公开：把整理好的内容生成合规、安全的政务公开网站（以公开为常态，不公开为例外）",
    help_template = TEMPLATE,
    after_help = FIRST_STEPS,
    arg_required_else_help = true,
    override_usage = "gongkai 命令 [选项]",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    next_help_heading = "选项"
)]
pub struct Arguments {
    /// 做什么
    #[command(subcommand)]
    pub command: Command,
    /// 站点文件夹（里面有 content/），默认是当前文件夹
    #[arg(
        long,
        global = true,
        default_value = ".",
        hide_default_value = true,
        value_name = "文件夹"
    )]
    pub site: PathBuf,
    /// 输出给人看的文字（text，默认）还是给程序读的 JSON（json）
    #[arg(
        long,
        global = true,
        default_value = "text",
        value_name = "格式",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Format,
    /// 显示帮助
    #[arg(long, short, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// 显示版本
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Chinese text.
    Text,
    /// One JSON object.
    Json,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 新建站点：生成后马上可以 build
    #[command(help_template = TEMPLATE, override_usage = "gongkai init 文件夹 [选项]", next_help_heading = "选项")]
    Init {
        /// 新站点的文件夹
        #[arg(value_name = "文件夹", help_heading = "参数")]
        folder: PathBuf,
        /// 机构名称
        #[arg(
            long,
            default_value = crate::content::UNNAMED,
            hide_default_value = true,
            value_name = "名称"
        )]
        name: String,
    },
    /// 新建条目：写出带注释的文件，不写名字就自动编号
    #[command(help_template = TEMPLATE, override_usage = "gongkai new 栏目 [编号] [选项]", next_help_heading = "选项", after_help = NEW_HELP)]
    New {
        /// 栏目，如 records；专栏文章写 column/频道，如 column/news
        #[arg(value_name = "栏目", help_heading = "参数")]
        kind: String,
        /// 文件名（不含扩展名），如 2026-001
        #[arg(value_name = "编号", help_heading = "参数")]
        name: Option<String>,
    },
    /// 登记：给条目编索引号，写入 content/register.toml（只增不改）
    #[command(help_template = TEMPLATE, override_usage = "gongkai register [选项]", next_help_heading = "选项")]
    Register,
    /// 检查：一次列出所有问题，每个都有文件、行号、原因和改法
    #[command(help_template = TEMPLATE, override_usage = "gongkai check [选项]", next_help_heading = "选项")]
    Check {
        #[command(flatten)]
        moment: AsOf,
    },
    /// 到期：哪天会自行变化（公示期满、到时间公开……），最迟何时重新生成，哪些事要办
    #[command(help_template = TEMPLATE, override_usage = "gongkai due [选项]", next_help_heading = "选项", after_help = DUE_HELP)]
    Due {
        /// 往后看多少天，默认 90
        #[arg(long, default_value_t = crate::due::HORIZON_DAYS, hide_default_value = true, value_name = "天数")]
        days: u32,
        /// 另写一个日历文件（iCalendar），可导入手机或 Outlook
        #[arg(long, value_name = "文件.ics")]
        ics: Option<PathBuf>,
        #[command(flatten)]
        moment: AsOf,
    },
    /// 解释：一条规则要求什么、为什么、依据哪一条、怎样改；不写代码就列出全部
    #[command(help_template = TEMPLATE, override_usage = "gongkai explain [代码] [选项]", next_help_heading = "选项")]
    Explain {
        /// 提示里方括号中的代码，如 no-term
        #[arg(value_name = "代码", help_heading = "参数")]
        code: Option<String>,
    },
    /// 生成网站
    #[command(help_template = TEMPLATE, override_usage = "gongkai build [选项]", next_help_heading = "选项")]
    Build {
        #[command(flatten)]
        moment: AsOf,
        #[command(flatten)]
        place: Place,
    },
    /// 预览：只在本机打开，保存后自动刷新
    #[command(help_template = TEMPLATE, override_usage = "gongkai serve [选项]", next_help_heading = "选项")]
    Serve {
        /// 端口，默认 8787；被占用时自动换一个
        #[arg(long, default_value_t = 8787, hide_default_value = true, value_name = "端口")]
        port: u16,
        /// 连草稿和未到时间的条目一起显示，盖“预览”章
        #[arg(long)]
        drafts: bool,
        #[command(flatten)]
        moment: AsOf,
    },
    /// 打包：压缩包、清单（SHA-256 与 SM3）、服务器上要删除的文件
    #[command(help_template = TEMPLATE, override_usage = "gongkai package [选项]", next_help_heading = "选项", after_help = PACKAGE_HELP)]
    Package {
        #[command(flatten)]
        moment: AsOf,
        #[command(flatten)]
        place: Place,
        /// 允许打包演示数据和“待填写”的资料（不得用于正式上线）
        #[arg(long)]
        demo: bool,
    },
    /// 撤下：马上撤下条目，重新生成，并列出服务器上要删除、要重新上传的文件
    #[command(help_template = TEMPLATE, override_usage = "gongkai withdraw 条目… --reason 理由 [选项]", next_help_heading = "选项", after_help = WITHDRAW_HELP)]
    Withdraw {
        /// 条目，如 records/2026-001；也可以写内容文件的路径，或页面的网址
        #[arg(value_name = "条目", required = true, help_heading = "参数")]
        items: Vec<String>,
        /// 为什么撤下（只记在内容文件里，不对外显示）
        #[arg(long, value_name = "理由")]
        reason: String,
        /// 撤下日期，默认今天（北京时间）
        #[arg(long, value_name = "2026-05-02")]
        date: Option<String>,
        /// 只看会发生什么，不改动任何文件
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        place: Place,
    },
    /// 清理附件：去掉看不见的信息（拍摄地点、作者、批注、修订……），看得见的一点不变
    #[command(help_template = TEMPLATE, override_usage = "gongkai clean 文件… [选项]", next_help_heading = "选项", after_help = CLEAN_HELP)]
    Clean {
        /// 图片、Office 文件或 PDF
        #[arg(value_name = "文件", required = true, help_heading = "参数")]
        files: Vec<PathBuf>,
        /// 写到哪里，默认在原文件旁边，名字加 .cleaned（content/ 里的直接替换，原件另存）；多个文件时写文件夹
        #[arg(long, short, value_name = "文件", conflicts_with = "in_place")]
        output: Option<PathBuf>,
        /// 直接替换原文件；原件另存一份
        #[arg(long)]
        in_place: bool,
        /// 与 --in-place 一起用：不保留原件
        #[arg(long, requires = "in_place")]
        discard_original: bool,
    },
    /// 人工核对：程序读不出、或者有看不见的文字的附件，人看过之后写上谁看的、为什么可以公开
    #[command(help_template = TEMPLATE, override_usage = "gongkai vouch 文件… --by 姓名 --reason 理由 [选项]", next_help_heading = "选项", after_help = VOUCH_HELP)]
    Vouch {
        /// 附件，如 content/files/2026-001.pdf
        #[arg(value_name = "文件", required = true, help_heading = "参数")]
        files: Vec<String>,
        /// 谁打开附件逐页看过
        #[arg(long, value_name = "姓名")]
        by: String,
        /// 看到了什么、为什么可以公开
        #[arg(long, value_name = "理由")]
        reason: String,
        /// 只列出要看的地方，不写
        #[arg(long)]
        dry_run: bool,
    },
    /// 主题：列出页眉、页脚、样式等文件；写出文件名就把原文件放进 theme/，供修改
    #[command(help_template = TEMPLATE, override_usage = "gongkai theme [文件…] [选项]", next_help_heading = "选项", after_help = THEME_HELP)]
    Theme {
        /// 主题里的文件，如 components/site-header/site-header.html
        #[arg(value_name = "文件", help_heading = "参数")]
        parts: Vec<String>,
    },
}

const THEME_HELP: &str = "
例：gongkai theme                                   列出全部文件
    gongkai theme site-header.html 00-tokens.css    把这两个原文件放进 theme/

改 theme/ 里的文件就换掉那一个，其余不变；删掉它就恢复原样。已经有的不会覆盖。";

const NEW_HELP: &str = "
栏目：column 专栏  documents 文件  consultations 意见征集  records 信用记录  procurement 采购
      projects 项目  agencies 代理机构  appointments 任前公示  budgets 预决算  expenses 公务支出
      commitments 承诺  duties 权责清单  reports 年报  pages 固定页面

例：gongkai new records
    gongkai new column/news 2026-007";

const PACKAGE_HELP: &str = "
打包结果在站点的 packages/ 文件夹：
  site-0001.zip             上传并解压到服务器
  site-0001.manifest.json   每个文件的大小、SHA-256、SM3
  site-0001.delete.txt      服务器上要删除的文件，一行一个
  ledger.jsonl              发布台账，只增不改，请妥善备份：丢了它就不知道服务器上还有什么";

const DUE_HELP: &str = "
例子：
  gongkai due                       今后 90 天
  gongkai due --days 365            今后一年
  gongkai due --ics 公开提醒.ics     写成日历文件
  gongkai due --format json         给程序读";

const WITHDRAW_HELP: &str = "
例：gongkai withdraw records/2026-001 --reason 原处罚决定被撤销
    gongkai withdraw content/records/2026-001.toml records/2026-002.html --reason 发布有误
    gongkai withdraw records/2026-001 --reason 发布有误 --dry-run

它在内容文件里写上 [withdrawal]，其余一个字节也不改；原地址留一页“该信息已终止公示”。
要恢复公开，删去文件里的 [withdrawal] 这一段，再生成、打包、上传。
这个命令不会连到服务器：请照它列出的名单在服务器上删除、重新上传。";

const CLEAN_HELP: &str = "
去掉的：图片的拍摄信息（含拍摄地点）、编辑信息、注释、缩略图、末尾之后的数据；Office 文件的
作者等属性、批注、修订记录（接受全部修订）、演讲者备注、打印机设置、缩略图；PDF 的属性、元数据、批注、
嵌入的文件、以前的版本、程序私有的数据、打印和复制的限制。
保留的：画面、正文、版式、照片的方向、颜色配置。有签章的文件不动，因为一改动签章就失效。

例：gongkai clean 照片.jpg                       写出 照片.cleaned.jpg
    gongkai clean content/files/*.docx            content/ 里的直接替换，原件移到 .gongkai/originals/
    gongkai clean 通知.docx --in-place             替换原文件，原件另存为 通知.docx.orig

去不掉的会说明，退出码是 1。图片里拍到的文字、正文里写的内容，它看不见也不会动，仍要人看。";

const VOUCH_HELP: &str = "
例：gongkai vouch content/files/2026-001.pdf --by 演示人员甲 --reason 盖章扫描件，逐页看过，无不公开内容
    gongkai vouch content/files/2026-001.pdf --by 演示人员甲 --reason 同上 --dry-run

用在两种附件上：程序读不出的（扫描件、照片、加密的），和读得出、却有打开时看不见的文字的（批注、
隐藏的工作表……，能用 gongkai clean 去掉的先去掉）。先打开附件，把它列出的地方逐一看过，再运行。它在每个用到这个附件的条目里写上
checked-by、checked、reason 和 sha256，其余一个字节也不改；附件再有改动，核对就作废。
读得出的部分有泄露的，不能用人工核对放行：先改附件，或者运行 gongkai clean。";

/// For which instant the law is applied.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "选项")]
pub struct AsOf {
    /// 按哪一天（到当天结束）或哪一刻的规则生成，默认现在
    #[arg(long, value_name = "2026-05-02 | 2026-05-02T09:00")]
    pub as_of: Option<String>,
}

/// Where the site goes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "选项")]
pub struct Place {
    /// 输出文件夹，默认是站点文件夹里的 output
    #[arg(long, value_name = "文件夹")]
    pub output: Option<PathBuf>,
    /// 网站放在服务器的哪个路径下（只影响 404 页面）
    #[arg(long, default_value = "/", hide_default_value = true, value_name = "/x/")]
    pub base_path: String,
}
