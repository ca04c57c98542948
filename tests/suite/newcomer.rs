//! What somebody from Word and Excel meets who has the binary and the README alone: drafts
//! that are no errors, slips that are told by name, commands that refuse in time.

use crate::previewing::{GONGKAI, Preview};
use crate::support::{build, build_at, day, registered, site};
use gongkai::model::Kind;
use std::process::Command;

fn run(preview: &Preview, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(GONGKAI);
    let output = command.args(arguments).arg("--site").arg(preview.path(".")).output();
    let output = output.expect("the program runs");
    let said = String::from_utf8([output.stderr, output.stdout].concat()).expect("UTF-8");
    (said, output.status.code().unwrap_or(-1))
}

#[test]
fn an_untouched_draft_of_any_kind_is_no_error() {
    let preview = Preview::new_site();
    for kind in Kind::ALL {
        let section = match kind {
            Kind::Column => "column/news",
            kind => kind.slug(),
        };
        let (said, code) = run(&preview, &["new", section]);
        assert_eq!(code, 0, "{said}");
    }
    let (said, code) = run(&preview, &["check"]);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("错误: "), "{said}");
    assert!(said.contains("还是草稿") && said.contains("记录来源（source）"), "{said}");
    assert!(said.contains("kind = \"dishonesty\""), "nothing is withheld, nothing covered: {said}");
}

#[test]
fn a_record_with_a_time_is_refused_while_it_lacks_something() {
    let record = "title = \"甲\"\npublish = 2026-05-02T09:00:00\nkind = \"dishonesty\"\n[subject]\nkind = \"organisation\"\n";
    let built = build(&registered([("content/records/2026-001.toml", record)]));
    assert!(built.report.diagnostics.has_errors(), "{}", built.messages);
    assert!(built.messages.contains("失信记录缺少：记录来源"), "{}", built.messages);
}

#[test]
fn a_first_build_that_is_refused_speaks_of_no_earlier_site() {
    let preview = Preview::new_site();
    preview.save("content/commitments/2026-001.toml", "title = 承诺\n");
    let (said, code) = run(&preview, &["build"]);
    assert_eq!(code, 1);
    assert!(said.contains("没有生成") && !said.contains("上一次"), "{said}");
    preview.save("content/commitments/2026-001.toml", "title = \"承诺\"\npromise = \"答复\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n");
    assert_eq!(run(&preview, &["build"]).1, 0);
    preview.save("content/commitments/2026-001.toml", "title = 承诺\n");
    assert!(run(&preview, &["build"]).0.contains("还是上一次的网站"));
}

#[test]
fn new_refuses_what_check_would_refuse() {
    let preview = Preview::new_site();
    let (said, code) = run(&preview, &["new", "column/xx"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("没有“xx”这个频道") && said.contains("news（工作动态）"), "{said}");
    assert!(!preview.path("content/column/xx").exists());
    let (said, code) = run(&preview, &["new", "column/工作动态"]);
    assert!(code == 0 && said.contains("content/column/news/"), "{said}");
    let empty = tempfile::tempdir().expect("a temporary folder");
    let output =
        Command::new(GONGKAI).args(["new", "records", "--site"]).arg(empty.path()).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("这里没有站点"));
    assert!(!empty.path().join("content").exists());
}

#[test]
fn an_organ_without_a_name_is_a_fact_to_fill_in() {
    let preview = Preview::new_site();
    let (said, _) = run(&preview, &["check"]);
    assert!(said.contains("机构名称（name）"), "{said}");
    let named = build(&site()).messages;
    assert!(!named.contains("机构名称（name）"), "{named}");
}

#[test]
fn an_original_of_the_theme_is_had_from_the_binary_alone() {
    let preview = Preview::new_site();
    let (all, code) = run(&preview, &["theme"]);
    assert_eq!(code, 0);
    assert!(all.contains("components/site-header/site-header.html") && all.contains("页眉"));
    let (said, code) = run(&preview, &["theme", "site-header.html", "theme/styles/00-tokens.css"]);
    assert_eq!(code, 0, "{said}");
    let header = preview.path("theme/components/site-header/site-header.html");
    let original = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/themes/sunlight/components/site-header/site-header.html"
    );
    let read = |path: &std::path::Path| std::fs::read(path).expect("a file");
    assert_eq!(read(&header), read(original.as_ref()));
    let (said, code) = run(&preview, &["theme", "site-header.html"]);
    assert!(code == 2 && said.contains("没有改动它"), "{said}");
    let (said, code) = run(&preview, &["theme", "nothing.css"]);
    assert!(code == 2 && said.contains("没有“nothing.css”"), "{said}");
    assert_eq!(run(&preview, &["build"]).1, 0);
}

/// A promise whose line is written otherwise, and what must be said of it.
const SLIPS: [(&str, &str, &str); 37] = [
    ("made = 2026-05-01", "made = 2026-5-1", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = 2026/5/1", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = 2026.5.1", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = 2026年5月1日", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = \"2026-05-01\"", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = “2026年5月1日”", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = ２０２６-０５-０１", "写成：made = 2026-05-01"),
    ("made = 2026-05-01", "made = 2026-02-30", "made = 2026-02-28"),
    ("made = 2026-05-01", "made = 2026-05-01T09:00:00", "写成：made = 2026-05-01"),
    ("made = 2026-05-01\n", "", "补上一行：made = 2026-05-02（换成真实的值"),
    ("\"办公室\"", "“办公室”", "换成英文双引号，写成：promisor = \"……\""),
    ("promisor =", "promisor ＝", "等号用英文的"),
    ("promisor =", "promisor\u{a0}=", "写成：promisor = \"……\""),
    ("promisor =", "promisor　=", "写成：promisor = \"……\""),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\n[附件]\nfile = \"a.pdf\"\ntitle = \"报名表\"\n",
        "写成：[[attachments]]",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\nattachments = \"a.pdf\"\n",
        "写 [[attachments]]，下面两行写",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\ntopics = [\"诚信\"，\"承诺\"]\n",
        "写成：topics = [\"……\", \"……\"]",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\ndemonstration = 是\n",
        "demonstration = true",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\n[[attachments]]\nfile = \"D:\\files\\a.pdf\"\ntitle = \"报名表\"\n",
        "只写 content/files/ 里的文件名",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\n[withdrawal]\ndate = 2026-06-01\nreason = \"有误\"\n[withdrawal]\ndate = 2026-06-02\nreason = \"有误\"\n",
        "第 6 行已经有 [withdrawal] 这一节",
    ),
    ("promisor =", "promisor：", "用英文的等号"),
    ("promisor =", "承诺主体 =", "把“承诺主体”改成 promisor"),
    ("\"办公室\"", "\"办公室", "补上英文双引号，写成：promisor = \"……\""),
    ("\"办公室\"", "0753-2180000", "写成：promisor = \"……\""),
    ("\"办公室\"", "07532180000 # 电话", "写成：promisor = \"……\""),
    ("\"办公室\"", "0753－2180000", "写成：promisor = \"……\""),
    ("\"办公室\"", "办公室", "写成：promisor = \"……\""),
    ("promisor = \"办公室\"", "promisor＝“办公室”", "写成：promisor = \"……\""),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\n\n# [[attachments]]    # 附件\nfile = \"a.pdf\"\ntitle = \"报名表\"\n",
        "去掉第 7 行最前面的 #，写成：[[attachments]]",
    ),
    (
        "promisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n",
        "made = 2026-05-01\nstatus = \"ongoing\"\n[[fulfilment]]\nid = \"n1\"\ndate = 2026-05-02\nwhat = \"答复\"\npromisor = \"办公室\"\n",
        "把这一行移到第 5 行的前面",
    ),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\nwhat = \"已答复\"\n",
        "在它的上面补一行：[[change]] 或 [[fulfilment]]",
    ),
    ("\"答复\"", "\"答\"复\"他\"", "改成中文引号"),
    ("promisor = \"办公室\"", "promisor 办公室", "写成：promisor = \"……\""),
    ("\"答复\"", "\"答复\"，", "删去行末的标点"),
    ("made = 2026-05-01\n", "说明\nmade = 2026-05-01\n", "就在最前面加 #"),
    ("status = \"ongoing\"\n", "status = \"ongoing\"\n【attachments】\n", "写成：[[attachments]]"),
    (
        "status = \"ongoing\"\n",
        "status = \"ongoing\"\n[attachments]\nfile = \"a.pdf\"\n",
        "写成：[[attachments]]",
    ),
];

const PROMISE: &str = "title = \"承诺\"\npromise = \"答复\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n";

#[test]
fn every_slip_is_told_by_name_once_and_how_to_write_it() {
    for (right, wrong, said) in SLIPS {
        let text = PROMISE.replacen(right, wrong, 1);
        assert_ne!(text, PROMISE, "{wrong}");
        let built = build_at(
            &registered([("content/commitments/2026-001.toml", text.as_str())]),
            day("2026-11-23"),
        );
        let about = built.report.diagnostics.iter();
        let about = about.filter(|d| d.file == "content/commitments/2026-001.toml").count();
        assert_eq!(about, 1, "{wrong}:\n{}", built.messages);
        assert!(built.messages.contains(said), "{wrong}:\n{}", built.messages);
    }
}

#[test]
fn a_file_that_notepad_named_is_told_its_right_name() {
    for name in ["2026-001.txt", "2026-001.toml.txt", "2026-001.TOML", "2026-001.md"] {
        let path = format!("content/commitments/{name}");
        let built = build(&registered([(path.as_str(), PROMISE)]));
        assert!(built.messages.contains("把文件名改成 2026-001.toml"), "{}", built.messages);
    }
    for (text, sound) in [
        (format!("\u{feff}{}", PROMISE.replace('\n', "\r\n")), true),
        (PROMISE.replace(" = ", "\t=\t"), true),
    ] {
        let built = build(&registered([("content/commitments/2026-001.toml", text.as_str())]));
        assert_eq!(!built.report.diagnostics.has_errors(), sound, "{}", built.messages);
    }
}

#[test]
fn a_message_about_an_attachment_names_it() {
    let text = format!("{PROMISE}[[attachments]]\nfile = \"报名表.pdf\"\ntitle = \"报名表\"\n");
    let built = build(&registered([("content/commitments/2026-001.toml", text.as_str())]));
    assert!(built.messages.contains("附件 报名表.pdf："), "{}", built.messages);
}

/// One broken line hides nothing: neither a key that is missing, nor a wrong value, nor
/// what only shows when the rest of the record is looked at.
#[test]
fn every_problem_of_a_file_is_told_in_one_run() {
    let text = "title = \"承诺\npromise = \"答复\"\npromiser = \"办公室\"\nmade = 2026-05-01\nstatus = \"going\"\ntopcs = [\"诚信\"]\n[[attachments]]\nfile = \"a.pdf\"\ntitle = \"表\"\n";
    let said = build(&registered([("content/commitments/2026-001.toml", text)])).messages;
    for cause in ["结尾的引号", "承诺主体", "是不是想写 promisor", "status = ", "是不是想写 topics"]
    {
        assert!(said.contains(cause), "{cause}\n{said}");
    }
    let text = format!(
        "{PROMISE}due = 2026-04-01\ndepartment = 3\n[[attachments]]\nfile = \"a.pdf\"\ntitle = \"表\"\n"
    );
    let built = build(&registered([("content/commitments/2026-001.toml", text.as_str())]));
    for code in ["wrong-type", "date-order", "missing-attachment"] {
        assert!(built.codes().contains(&code), "{code}\n{}", built.messages);
    }
    assert!(!built.files.contains_key("commitments/2026-001.html"), "it goes nowhere");
}

#[test]
fn a_folder_that_is_no_site_is_told_alike_by_every_command() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let commands: [&[&str]; 10] = [
        &["check"],
        &["due"],
        &["build"],
        &["serve"],
        &["package"],
        &["register"],
        &["new", "records"],
        &["theme", "site-header.html"],
        &["vouch", "a.pdf", "--by", "甲", "--reason", "看过"],
        &["withdraw", "records/2026-001", "--reason", "有误"],
    ];
    for arguments in commands {
        let output = Command::new(GONGKAI).args(arguments).arg("--site").arg(empty.path()).output();
        let output = output.expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("没有完成：这里没有站点（找不到 content/site.toml）"), "{said}");
        let left = std::fs::read_dir(empty.path()).expect("the folder is there").count();
        assert_eq!(left, 0, "{arguments:?} leaves nothing behind");
    }
}

#[test]
fn a_file_of_another_type_is_told_how_to_convert_it() {
    for (file, how) in [("照片.HEIC", "另存为 JPEG"), ("包.rar", "解压"), ("表.xlsm", ".xlsx")]
    {
        let path = format!("content/files/{file}");
        let text = format!("{PROMISE}[[attachments]]\nfile = \"{file}\"\ntitle = \"附件\"\n");
        let files = [("content/commitments/2026-001.toml", text.as_str()), (path.as_str(), "x")];
        let built = build(&registered(files));
        assert!(built.messages.contains(how), "{file}: {}", built.messages);
    }
}

/// What Markdown takes for plain words would stand on the page as it was typed.
#[test]
fn a_link_that_is_none_is_no_text() {
    for (link, cause) in [
        ("![现场](files/现场 1.jpg)", "有空格"),
        ("见[指南]（pages/guide）。", "全角"),
        ("##小标题", "后面没有空格"),
        ("[网站](www.example.gov.cn)", "在前面加上 https://"),
        ("[表](files/a.pdf)", "在本条目的资料区写一节"),
        ("[表](C:/表.pdf)", "自己电脑上"),
    ] {
        let text = format!(
            "+++\ntitle = \"动态\"\npublish = 2026-05-03T09:00:00\n+++\n\n正文。\n\n{link}\n"
        );
        let built = build(&registered([("content/column/news/2026-001.md", text.as_str())]));
        assert!(built.report.diagnostics.has_errors(), "{link}: {}", built.messages);
        let place = "content/column/news/2026-001.md:8:";
        let said = built.messages.contains(cause) && built.messages.contains(place);
        assert!(said, "{link}: {}", built.messages);
    }
}

#[test]
fn a_photograph_of_a_telephone_under_another_name_is_told_to_be_converted() {
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[7; 4000]].concat();
    let text = format!(
        "{PROMISE}publish = 2026-05-03T09:00:00\n[[attachments]]\nfile = \"照片.jpg\"\ntitle = \"附件\"\n"
    );
    let world = registered([("content/commitments/2026-001.toml", text.as_str())]);
    let built = build(&world.with("content/files/照片.jpg", heic));
    assert!(built.messages.contains("只改扩展名，格式不会变"), "{}", built.messages);
}

/// A register that somebody deleted or edited gives no number anew that is on a server.
#[test]
fn an_index_number_that_went_out_stays_what_it_was() {
    let preview = Preview::new_site();
    assert_eq!(run(&preview, &["register"]).1, 0);
    let (said, code) = run(&preview, &["package", "--demo"]);
    assert_eq!(code, 0, "{said}");
    let register = preview.path("content/register.toml");
    let sound = std::fs::read_to_string(&register).expect("the register is there");
    let edited = sound.replace("-00002", "-00009");
    for (text, why) in [("", "登记簿里没有"), (edited.as_str(), "-00009")] {
        std::fs::write(&register, text).expect("the register can be written");
        for arguments in [&["register"][..], &["check"], &["package", "--demo"]] {
            let (said, code) = run(&preview, arguments);
            assert_eq!(code, 1, "{arguments:?}: {said}");
            let told = said.contains("pages/guide 在第 1 个包里是") && said.contains(why);
            assert!(told, "{arguments:?}: {said}");
        }
        let now = std::fs::read_to_string(&register).expect("the register is there");
        assert_eq!(now, text, "nothing is numbered anew");
    }
    std::fs::write(&register, sound).expect("the register can be written");
    assert_eq!(run(&preview, &["package", "--demo"]).1, 0);
}

#[test]
fn an_exception_with_two_mistakes_is_told_both() {
    let text = format!(
        "{PROMISE}[[exception]]\nscope = [\"promiser\"]\nground = \"个人隐私\"\ndecided-by = \"办公室\"\ndecided = 2026-05-01\n"
    );
    let built = build(&registered([("content/commitments/2026-001.toml", text.as_str())]));
    for code in ["missing-key", "unknown-scope", "unknown-ground"] {
        assert!(built.codes().contains(&code), "{code}\n{}", built.messages);
    }
}

/// A page that is not made is said to be wrong: a warning would drop it in silence.
#[test]
fn a_pasted_table_is_an_error_and_no_page_is_lost_in_silence() {
    let article =
        "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n事项\t时限\n受理\t五天\n";
    let built = build(&registered([("content/column/news/2026-001.md", article)]));
    assert!(built.report.diagnostics.has_errors(), "{}", built.messages);
    assert!(built.messages.contains("content/column/news/2026-001.md:6"), "{}", built.messages);
}
