use super::super::{Form, Gate, NoPage};
use super::*;
use crate::diag::Code;

const HEADER: &str = "<header class=\"site\"><nav aria-label=\"栏目导航\"><ul>
<li><a href=\"../index.html\">首页</a></li><li><a href=\"../column/index.html\">诚信建设专栏</a></li>
<li><a href=\"../documents/index.html\">政策文件</a></li><li><a href=\"../records/index.html\">信用记录</a></li>
<li><a href=\"../procurement/index.html\">政府采购</a></li><li><a href=\"../projects/index.html\">项目建设</a></li>
<li><a href=\"../budgets/index.html\">预算决算</a></li><li><a href=\"../pages/index.html\">公开指引</a></li>
</ul></nav>MIDDLE</header>";

fn header(middle: &str) -> String {
    HEADER.replace("MIDDLE", middle)
}

/// The codes found on the first page that holds a text, and on the next.
fn on_two_pages(page: &str) -> [Vec<Code>; 2] {
    let gate = Gate::new(Vec::new(), &[]);
    [(); 2].map(|()| {
        let findings = gate.inspect("a.html", page.as_bytes(), Form::Html, &NoPage);
        findings.iter().map(|finding| finding.code).collect()
    })
}

#[test]
fn a_block_is_looked_at_once() {
    let (blocks, page) = (KnownBlocks::default(), header(&"<p>说明</p>".repeat(30)) + "<main>正文");
    let mut asked = 0;
    let mut pass_over = |page: &str| {
        let mut streams = Streams::default();
        let rest = blocks.pass_over(page.as_bytes(), &mut streams, |_| {
            asked += 1;
            true
        });
        (rest.map(<[u8]>::to_vec), String::from_utf8_lossy(&streams.text).into_owned())
    };
    for _ in 0..2 {
        let (rest, text) = pass_over(&page);
        assert_eq!(rest.as_deref(), Some("<main>正文".as_bytes()));
        assert!(text.contains("首页") && text.matches("说明").count() < 30, "{text}");
    }
    assert_eq!(pass_over("<header><h1>标题</h1></header>").0, None);
    assert_eq!(asked, 1);
}

#[test]
fn what_stands_in_a_block_is_found_on_every_page() {
    for middle in
        ["电话 13800138000", "<a href=\"tel:13800138000\">电话</a>", "<!-- 13800138000 -->"]
    {
        let far = "<p title=\"甲\">说明<!--乙--></p>".repeat(30);
        let found = on_two_pages(&(header(&[&far, middle, &far].concat()) + "<main>正文"));
        assert_eq!(found, [[Code::LeakMobile], [Code::LeakMobile]], "{middle}");
    }
}

#[test]
fn what_stands_behind_a_block_is_found_whatever_it_leaves_open() {
    for middle in [
        "",
        "<a title=\"甲",
        "<!-- 甲",
        "<script>",
        "<style>",
        "<sup class=\"footnote-reference\">",
    ] {
        assert_eq!(edges_of(header(middle).as_bytes()).is_some(), middle.is_empty(), "{middle}");
        let page = header(middle) + "<main title=\"乙\"> --> 电话 13800138000</main></style>";
        let [first, second] = on_two_pages(&page);
        assert_eq!(first, second, "{middle}");
        assert_eq!(first, [Code::LeakMobile], "{middle}");
    }
}

#[test]
fn a_number_that_begins_in_a_block_and_ends_behind_it_is_found() {
    let cells = |digits: &str| {
        digits.chars().map(|digit| format!("<td>{digit}</td>\n")).collect::<String>()
    };
    let page = header(&cells("11010519491")) + &cells("231002X");
    assert_eq!(on_two_pages(&page), [[Code::LeakResidentId], [Code::LeakResidentId]]);
}

#[test]
fn what_stands_before_the_title_is_looked_at_once_and_found_on_every_page() {
    let head = |meta: &str| {
        format!(
            "<!DOCTYPE html>\n<html><head>\n<meta charset=\"utf-8\">{meta}\n<title>标题</title>"
        )
    };
    let mut asked = 0;
    let blocks = KnownBlocks::default();
    for _ in 0..2 {
        let page = head("");
        let begins = page.find("<head>").expect("a head");
        let mut is_clean = |_: &[u8]| {
            asked += 1;
            true
        };
        let rest =
            blocks.pass_over(&page.as_bytes()[begins..], &mut Streams::default(), &mut is_clean);
        assert_eq!(rest, Some("\n<title>标题</title>".as_bytes()));
    }
    assert_eq!(asked, 1);
    for meta in ["<meta content=\"13800138000\">", "<!-- 13800138000 ", "<script>13800138000"] {
        assert_eq!(on_two_pages(&head(meta)), [[Code::LeakMobile], [Code::LeakMobile]], "{meta}");
    }
}
