//! The theme: every component renders its examples, and a site can replace any part.

use crate::support::{build, site};
use gongkai::render::Theme;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use tera::{Context, Tera};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    component: Option<String>,
    template: Option<String>,
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    /// Another component of the same folder than the one at the head of the file.
    component: Option<String>,
    name: String,
    with: toml::Table,
    body: Option<String>,
    #[serde(default)]
    contains: Vec<String>,
}

#[test]
fn every_component_renders_every_example() {
    let theme = Theme::load(&site()).expect("the theme is in the binary");
    let mut tera = Tera::default();
    let templates: Vec<(String, String)> =
        theme.templates().map(|(path, text)| (path.to_owned(), text.into_owned())).collect();
    tera.add_raw_templates(templates).expect("the templates compile");
    let components = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/sunlight/components");
    let mut rendered = 0;
    for folder in std::fs::read_dir(components).expect("components are folders") {
        let folder = folder.expect("a folder can be read").path();
        for part in ["style.css", "examples.toml"] {
            assert!(folder.join(part).exists(), "{} has no {part}", folder.display());
        }
        let text =
            std::fs::read_to_string(folder.join("examples.toml")).expect("examples are text");
        let examples: Examples = toml::from_str(&text).expect("examples are TOML of this shape");
        for example in &examples.example {
            let html = render(&tera, &examples, example);
            for wanted in &example.contains {
                assert!(html.contains(wanted.as_str()), "{}: no {wanted} in\n{html}", example.name);
            }
            assert!(!html.contains(" style=") && !html.contains(" onclick"), "{}", example.name);
            rendered += 1;
        }
    }
    assert!(rendered > 30, "only {rendered} examples");
}

fn render(tera: &Tera, examples: &Examples, example: &Example) -> String {
    let context = Context::from_serialize(&example.with).expect("a table is a context");
    let component = example.component.as_ref().or(examples.component.as_ref());
    let html = match (component, &examples.template) {
        (Some(name), None) => tera.render_component(name, &context, example.body.as_deref(), true),
        (None, Some(name)) => tera.render(name, &context),
        _ => panic!("examples name a component or a template"),
    };
    html.unwrap_or_else(|error| panic!("{}: {error}", example.name))
}

#[test]
fn a_site_replaces_header_style_or_template_alone() {
    let plain = build(&site());
    let replaced = BTreeMap::from([
        ("theme/components/site-header/site-header.html", "<header>门户的页头</header>"),
        ("theme/components/site-footer/site-footer.html", "<footer>门户的页脚</footer>"),
        ("theme/styles/10-base.css", "body{color:#123456}"),
        ("theme/pages/not-found.html", "<!DOCTYPE html><title>x</title>没有这一页"),
        ("theme/static/portal.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ]);
    let own = replaced.iter().fold(site(), |site, (path, text)| site.with(path, *text));
    let own = build(&own);
    assert!(!own.report.diagnostics.has_errors(), "{}", own.messages);
    let page = own.text("records/index.html");
    assert!(page.contains("门户的页头") && page.contains("门户的页脚"));
    assert!(own.text("404.html").ends_with("没有这一页"));
    assert!(own.text("static/sunlight.css").contains("#123456"));
    assert!(own.files.contains_key("static/portal.svg"));
    let main = |html: &str| {
        html[html.find("<main").expect("a page has a main")
            ..html.find("</main>").expect("and ends it")]
            .to_owned()
    };
    assert_eq!(main(&page), main(&plain.text("records/index.html")));
}

#[test]
fn a_broken_template_is_told_in_chinese_and_nothing_is_written() {
    let built = build(&site().with("theme/pages/home.html", "{{ content.no_such_thing }}"));
    assert!(built.codes().contains(&"template"), "{}", built.messages);
    assert!(built.messages.contains("模板有误"));
}

/// A token in every field of a page's context must reach the page, and nothing that is
/// not a field may be asked for: the contract of templates holds in both directions.
#[test]
fn every_part_of_an_item_reaches_its_page() {
    let article = "+++\ntitle = \"标题令牌\"\ndate = 2026-04-30\npublish = 2026-05-02T09:30:00\nissuer = \"机构令牌\"\ndepartment = \"科室令牌\"\ndocument-number = \"令牌〔2026〕7号\"\ntopics = [\"主题令牌\"]\nphase = \"execution\"\nbasis = [\"依据令牌\"]\nsummary = \"概述令牌\"\nsource = \"来源令牌\"\nauthor = \"作者令牌\"\nsource-url = \"https://www.example.gov.cn/token\"\n[[change]]\ndate = 2026-05-03\nwhat = \"变更令牌\"\n+++\n\n正文令牌。\n";
    let built = build(&site().with("content/column/news/2026-001.md", article));
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
    let page = built.text("column/2026-001.html");
    let tokens = [
        "标题令牌",
        "2026年4月30日",
        "2026-05-02 09:30",
        "机构令牌",
        "科室令牌",
        "令牌〔2026〕7号",
        "主题令牌",
        "执行公开",
        "依据令牌",
        "概述令牌",
        "来源令牌",
        "作者令牌",
        "example.gov.cn/token",
        "变更令牌",
        "正文令牌",
        "column/2026-001.json",
    ];
    for token in tokens {
        assert!(page.contains(token), "{token} is not on the page");
    }
}
