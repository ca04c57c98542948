//! What `new` and `init` write as an example is never published because nobody changed it.

use crate::previewing::{GONGKAI, Preview};
use crate::support::{build, registered};
use gongkai::model::Kind;
use std::process::Command;

fn run(preview: &Preview, arguments: &[&str]) -> (String, i32) {
    let output =
        Command::new(GONGKAI).args(arguments).arg("--site").arg(preview.path(".")).output();
    let output = output.expect("the program runs");
    let said = String::from_utf8([output.stderr, output.stdout].concat()).expect("UTF-8");
    (said, output.status.code().unwrap_or(-1))
}

/// The file that `new` wrote for a kind.
fn written(preview: &Preview, kind: Kind) -> String {
    let section = match kind {
        Kind::Column => "column/news",
        kind => kind.slug(),
    };
    let (said, code) = run(preview, &["new", section]);
    assert_eq!(code, 0, "{said}");
    let path = said.lines().find_map(|line| line.strip_prefix("已新建 ")).expect("a path");
    path.to_owned()
}

#[test]
fn a_sample_of_any_kind_with_a_time_is_told_line_by_line() {
    for kind in Kind::ALL {
        let preview = Preview::new_site();
        let path = written(&preview, kind);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        let published = text.replace("# publish =", "publish =");
        assert_ne!(text, published, "{kind:?}");
        std::fs::write(&path, published).expect("the file can be written");
        let (said, code) = run(&preview, &["build"]);
        assert_eq!(code, 1, "{kind:?}: {said}");
        assert!(said.contains("“名称”还是样例"), "{kind:?}: {said}");
        assert!(said.contains("写上真正的发布时间"), "{kind:?}: {said}");
        if kind.is_markdown() {
            assert_eq!(said.matches("正文里还有样例").count(), 2, "{kind:?}: {said}");
        }
    }
}

/// A line of a promise, and whether it is a sample.
const LINES: [(&str, bool); 9] = [
    ("made = 2026-05-02    # 承诺日期", true),
    ("made = 2026-05-02", false),
    ("made = 2026-05-02    # 按承诺书", false),
    ("made = 2026-05-03    # 承诺日期", false),
    ("made = 2026-05-01\ndue = 2026-05-02 #兑现期限", true),
    ("made = 2026-05-01\ndepartment = \"……\"", true),
    ("made = 2026-05-01\ntopics = [\"诚信\", \"……\"]", true),
    ("made = 2026-05-01\ndocument-number = \"演示〔2026〕1号\"    # 文号", true),
    ("made = 2026-05-01\ndemonstration = false    # 演示数据", false),
];

#[test]
fn a_value_is_a_sample_as_long_as_its_remark_stands_behind_it() {
    for (line, is_sample) in LINES {
        for publish in ["publish = 2026-05-03T09:00:00\n", ""] {
            let text = format!(
                "title = \"承诺\"\npromise = \"答复\"\npromisor = \"办公室\"\nstatus = \"ongoing\"\n{publish}{line}\n"
            );
            let built = build(&registered([("content/commitments/2026-001.toml", text.as_str())]));
            let told = built.codes().contains(&"placeholder-left");
            assert_eq!(told, is_sample && !publish.is_empty(), "{text}{}", built.messages);
        }
    }
}

#[test]
fn what_was_published_with_a_sample_can_be_taken_down() {
    let text = "title = \"承诺\"\npublish = 2026-05-03T09:00:00\npromise = \"……\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n[withdrawal]\ndate = 2026-06-01\nreason = \"样例\"\n";
    let built = build(&registered([("content/commitments/2026-001.toml", text)]));
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
}

/// `site.toml` and `policy.toml` with every example switched on.
#[test]
fn samples_of_the_site_and_its_policy_are_told() {
    let preview = Preview::new_site();
    for (file, wanted) in [
        ("site.toml", vec!["网站标识码", "联系电话", "办公地址", "统一社会信用代码", "本站网址"]),
        ("policy.toml", vec!["理由", "批准人"]),
    ] {
        let path = preview.path("content").join(file);
        let text = std::fs::read_to_string(&path).expect("the file is there");
        let on: String = text.lines().map(|line| switched_on(line) + "\n").collect();
        std::fs::write(&path, on).expect("the file can be written");
        let (said, code) = run(&preview, &["check"]);
        assert_eq!(code, 1, "{said}");
        for label in wanted {
            assert!(said.contains(&format!("“{label}”还是样例")), "{file}, {label}: {said}");
        }
        let of_calendar = said.contains("不是放假通知的文号") && said.contains("样例里的省略号");
        assert_eq!(of_calendar, file == "policy.toml", "{said}");
        std::fs::write(&path, text).expect("the file can be written");
    }
}

fn switched_on(line: &str) -> String {
    let bare = line.strip_prefix("# ").unwrap_or(line);
    let is_example = bare.contains(" = ") || bare.starts_with('[');
    if is_example { bare.to_owned() } else { line.to_owned() }
}
