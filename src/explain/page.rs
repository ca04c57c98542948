//! One page of `rules/`, read: its sections, and the paragraphs, list items and fenced
//! blocks of each. Of Markdown it knows these three and no more.

use crate::diag::Code;
use include_dir::{Dir, include_dir};

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The word in front of the path of a block that mends the example.
const CORRECTED: &str = "改正 ";

/// The sections of every page, in their order: heading, and key in machine output.
pub const SECTIONS: [(&str, &str); 6] = [
    ("要求", "requirement"),
    ("为什么", "reason"),
    ("依据", "basis"),
    ("出错的例子", "example"),
    ("程序会说", "message"),
    ("改法", "mend"),
];

/// What there is to say of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// The first line, `no-term · 没有适用的公示期限`.
    pub heading: String,
    /// What follows it.
    pub sections: Vec<Section>,
}

/// One section of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading, one of [`SECTIONS`].
    pub heading: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// One part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'p> {
    /// Words.
    Paragraph(&'p str),
    /// One item of a list.
    Item(&'p str),
    /// A file, or a message, line by line as it is.
    Block {
        /// The info string: form and path, `toml content/site.toml`.
        info: &'p str,
        /// The lines.
        text: &'p str,
    },
}

impl Page {
    /// The page of a code; none where nobody has written it.
    pub fn of(code: Code) -> Option<Self> {
        let file = RULES.get_file(format!("{}.md", code.name()))?;
        // a checkout may have given the file the line ends of Windows
        Some(Self::read(code, &file.contents_utf8()?.replace("\r\n", "\n")))
    }

    /// The names of all embedded pages.
    pub fn names() -> impl Iterator<Item = String> {
        RULES.files().map(|file| file.path().to_string_lossy().into_owned())
    }

    fn read(code: Code, text: &str) -> Self {
        let mut page = Self { code, heading: String::new(), sections: Vec::new() };
        let mut fenced = false;
        for line in text.split_inclusive('\n') {
            fenced ^= line.starts_with("```");
            if let (Some(heading), false) = (line.strip_prefix("# "), fenced) {
                page.heading = heading.trim().to_owned();
            } else if let (Some(heading), false) = (line.strip_prefix("## "), fenced) {
                let heading = heading.trim().to_owned();
                page.sections.push(Section { heading, text: String::new() });
            } else if let Some(section) = page.sections.last_mut() {
                section.text.push_str(line);
            }
        }
        for section in &mut page.sections {
            section.text = section.text.trim().to_owned();
        }
        page
    }
}

impl Section {
    /// The parts, in order.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut rest = self.text.as_str();
        while let Some(line) = rest.split_inclusive('\n').next() {
            let behind = &rest[line.len()..];
            if let Some(info) = line.strip_prefix("```") {
                let (text, after) = behind.split_once("```").unwrap_or((behind, ""));
                parts.push(Part::Block { info: info.trim(), text });
                rest = after;
                continue;
            }
            let words = line.trim();
            match words.strip_prefix("- ") {
                Some(item) => parts.push(Part::Item(item)),
                None if words.is_empty() => {}
                None => parts.push(Part::Paragraph(words)),
            }
            rest = behind;
        }
        parts
    }
}

/// What stands above a block: which file it is, and what became of it. None for a message.
pub fn caption(info: &str) -> Option<String> {
    let (form, path) = info.split_once(' ')?;
    Some(match (form, path.strip_prefix(CORRECTED)) {
        ("absent", Some(path)) => format!("删去 {path}"),
        ("absent", None) => format!("没有 {path} 这个文件"),
        (_, Some(path)) => format!("{path} 改成："),
        ("gbk", None) => format!("{path}，存成了 GBK 编码："),
        (_, None) => format!("{path}："),
    })
}
