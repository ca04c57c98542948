//! File bytes → text: UTF-8 with or without BOM, refused otherwise; and the front
//! matter of a Markdown file told from its body.

use crate::diag::{Code, Diagnostic, Place, Span};
use crate::model::Refused;
use crate::schema::Problem;

/// The largest content file that is read, in bytes.
pub const LARGEST: u64 = 8 * 1024 * 1024;

/// What some editors of Windows put before a text.
pub const BOM: &str = "\u{feff}";
const FENCE: &str = "+++";

/// The text of a content file, with the line ends of Unix: an editor's choice changes no
/// byte of the site. A BOM is kept as three bytes of white space.
///
/// # Errors
/// The bytes are not UTF-8 (Word and old Notepad write GBK).
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let text = String::from_utf8(bytes).map_err(|_| {
        Diagnostic::new(
            Code::NotUtf8,
            file,
            Place::File,
            "文件不是 UTF-8 编码，可能是旧版记事本或 Word 保存的",
            "用记事本打开，选择“另存为”，编码选 UTF-8",
        )
    })?;
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(at) = text.find(control) {
        let place = Place::Span(Span::new(at, at + 1));
        let mend = "删去这里看不见的字符（常从别的软件粘贴而来），再保存";
        return Err(Diagnostic::new(Code::BadValue, file, place, "含有看不见的控制字符", mend));
    }
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    Ok(match text.strip_prefix(BOM) {
        Some(rest) => format!("   {rest}"),
        None => text,
    })
}

/// Front matter and body of a Markdown file, as byte ranges of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The TOML between the fences.
    pub front: Span,
    /// What follows the second fence.
    pub body: Span,
}

/// Finds the two `+++` lines.
///
/// # Errors
/// One of them is missing.
pub fn split(text: &str) -> Result<Split, Problem> {
    let problem = |at: usize, cause: &str| Problem {
        span: Span::new(at, at + text[at..].lines().next().map_or(0, str::len)),
        refused: Refused::new(
            Code::FrontMatter,
            cause,
            "文件开头写一行 +++，接着是资料（title = \"…\" 等），再写一行 +++，然后才是正文",
        ),
    };
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim() != FENCE {
        let cause = match first.trim() {
            "" => "文件的第一行是空的，+++ 要在第一行：删去前面的空行",
            "---" => "文件以 --- 开头，这里要用 +++：把前后两行 --- 都改成 +++",
            "＋＋＋" => "文件开头的 ＋＋＋ 是全角的，要用英文的 +++",
            _ => "文件不是以 +++ 开头",
        };
        return Err(problem(0, cause));
    }
    let front_start = first.len();
    let mut at = front_start;
    for line in lines {
        if line.trim_end() == FENCE {
            let body = Span::new(at + line.len(), text.len());
            return Ok(Split { front: Span::new(front_start, at), body });
        }
        at += line.len();
    }
    Err(problem(0, "资料区没有用第二行 +++ 结束"))
}
