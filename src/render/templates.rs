//! tera: every template compiled once, chrome rendered once a section and depth.
//!
//! Takes `PageContext` values only: a curated record is not one and cannot be made one.

use super::theme::Theme;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::Lens;
use crate::pages::{Chrome, Here, PageContext, Plan, chrome, site_view};
use serde::Serialize;
use std::collections::HashMap;
use tera::{Context, Tera};

const HEADER: &str = "components/site-header/site-header.html";
const FOOTER: &str = "components/site-footer/site-footer.html";

/// Compiled templates with the chrome of every place.
pub struct Templates {
    tera: Tera,
    chrome: HashMap<(String, Here), (String, String)>,
}

#[derive(Serialize)]
struct ChromeContext<'c> {
    chrome: &'c Chrome,
}

#[derive(Serialize)]
struct FullContext<'c> {
    #[serde(flatten)]
    page: &'c PageContext,
    header: &'c str,
    footer: &'c str,
}

impl Templates {
    /// Compiles the theme and renders the chrome.
    ///
    /// # Errors
    /// A template is wrong; the message names file and place.
    pub fn new<L: Lens>(theme: &Theme, plan: &Plan<L>) -> Result<Self, Diagnostic> {
        let mut tera = Tera::default();
        let templates: Vec<(String, String)> =
            theme.templates().map(|(path, text)| (path.to_owned(), text.into_owned())).collect();
        tera.add_raw_templates(templates).map_err(|error| template_error(&error))?;
        tera.global_context().insert("site", &site_view(&plan.parts.site));
        let mut chromes = HashMap::new();
        let roots = ["", "../", "../../", plan.parts.base_path.as_str()];
        for here in Here::all() {
            for root in roots {
                let chrome = chrome(plan, root, here);
                let context = Context::from_serialize(&ChromeContext { chrome: &chrome });
                let context = context.map_err(|error| template_error(&error))?;
                let render = |name| tera.render(name, &context).map_err(|e| template_error(&e));
                chromes.insert((root.to_owned(), here), (render(HEADER)?, render(FOOTER)?));
            }
        }
        Ok(Self { tera, chrome: chromes })
    }

    /// One page as HTML.
    ///
    /// # Errors
    /// The template asks for something that the page does not have.
    pub fn render(&self, context: &PageContext) -> Result<Vec<u8>, Diagnostic> {
        let key = (context.page.root.clone(), context.here);
        let empty = (String::new(), String::new());
        let (header, footer) = self.chrome.get(&key).unwrap_or(&empty);
        let full = FullContext { page: context, header, footer };
        let tera_context = Context::from_serialize(&full).map_err(|e| template_error(&e))?;
        let mut bytes = Vec::with_capacity(16 * 1024);
        self.tera
            .render_to(context.template(), &tera_context, &mut bytes)
            .map_err(|e| covered_error(&e))?;
        Ok(bytes)
    }
}

/// A tera error in Chinese, with its own words below: whoever edits templates needs them.
fn template_error(error: &tera::Error) -> Diagnostic {
    let detail = error.to_string();
    let mend =
        "对照 themes/sunlight 里的同名模板改正站点 theme/ 文件夹中的模板；删去该文件即恢复默认样式";
    let cause = format!("模板无法使用：{detail}");
    Diagnostic::new(Code::Template, "", Place::File, cause, mend)
}

/// An error while a page was rendered may quote the page: everything but ASCII words is
/// covered, and so is what stands in quotes.
fn covered_error(error: &tera::Error) -> Diagnostic {
    let mut quoted = false;
    let cover = |c: char| {
        let is_quote = matches!(c, '"' | '`' | '\'');
        quoted ^= is_quote;
        let shown = is_quote || c.is_whitespace() || !quoted && c.is_ascii() && !c.is_ascii_digit();
        if shown { c } else { '*' }
    };
    let words: String = error.to_string().chars().map(cover).collect();
    let mut diagnostic = template_error(error);
    diagnostic.cause = format!("模板在生成页面时出错：{words}");
    diagnostic
}
