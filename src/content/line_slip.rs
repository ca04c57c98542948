//! Lines of TOML as people write them who write in Word: Chinese quotes, a full-width
//! equals sign, 【】, a Chinese key, a remark without `#`. Takes what a parser refused;
//! says what that is and how the line begins when it is right. Repeats no value.

use crate::diag::{Code, Span};
use crate::model::{Kind, Refused};
use crate::records::{Body, Header, Site};
use crate::schema::{FieldDoc, Problem, Record, Shape};

/// Says of every broken line what is wrong with it; one syntax problem a line.
pub fn explain_lines(problems: Vec<Problem>, text: &str) -> Vec<Problem> {
    let mut told: Vec<usize> = Vec::new();
    let mut said = Vec::with_capacity(problems.len());
    for mut problem in problems {
        let at = problem.span.within(text).start;
        let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
        let line = text[start..].lines().next().unwrap_or("");
        let is_syntax = problem.refused.code == Code::TomlSyntax;
        if is_syntax && told.contains(&start) {
            continue;
        }
        let slip = match problem.refused.code {
            Code::TomlSyntax => broken(line),
            Code::WrongType => wrong_type(line, &problem.refused.cause),
            // a telephone begins like a date
            Code::ImpossibleDate => unquoted(line),
            _ => None,
        };
        if is_syntax {
            told.push(start);
        }
        if let Some((range, (cause, mend))) = slip {
            let code = match problem.refused.code {
                Code::ImpossibleDate => Code::TomlSyntax,
                code => code,
            };
            let refused = Refused::new(code, cause, mend);
            problem = Problem { span: Span::new(range.start, range.end).shifted(start), refused };
        }
        said.push(problem);
    }
    said
}

type Slip = (String, String);
type Place = std::ops::Range<usize>;

const CHINESE_QUOTES: [char; 6] = ['“', '”', '‘', '’', '＂', '＇'];

/// What is wrong with a line that does not parse, and where in it.
fn broken(line: &str) -> Option<(Place, Slip)> {
    let whole = line.len() - line.trim_start().len()..line.trim_end().len();
    let said = |cause: &str, mend: String| Some((whole.clone(), (cause.to_owned(), mend)));
    if line.contains(['【', '】', '［', '］', '〔', '〕']) && !line.contains(['=', '＝']) {
        let name = line.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let mend = match is_list(name) {
            true => format!("写成：[[{name}]]"),
            false if is_word(name) => format!("写成：[{name}]"),
            // what stands there may be a value
            false => "换成英文方括号，写成 [小节名] 的样子".to_owned(),
        };
        return said("小节标题用了中文的括号", mend);
    }
    if let Some(head) = chinese_head(line) {
        return said("小节标题要写英文", format!("写成：{head}"));
    }
    let Some((key, sign, value)) = parts(line) else {
        let first = line.split_whitespace().next().unwrap_or("");
        if let Some(shape) = shape_of(first) {
            let like = if is_text(shape) { "\"……\"" } else { "……" };
            return said("键后面缺少等号", format!("写成：{first} = {like}"));
        }
        let mend = "是说明，就在最前面加 #；是上一行文字的一部分，就在那段文字的前后各写三个英文双引号（\"\"\"）；都不是，就删去这一行";
        return said("这一行不是“键 = 值”的样子", mend.to_owned());
    };
    if !key.is_ascii() {
        return key_of(key).map(|known| {
            let at = line.find(key).unwrap_or(0);
            let slip = ("键要写英文".to_owned(), format!("把“{key}”改成 {known}：{known} = …"));
            (at..at + key.len(), slip)
        });
    }
    let like =
        if value.trim_start().starts_with(['[', '［']) { "[\"……\"]" } else { "\"……\"" };
    let before = &line[..line.find(sign).unwrap_or(0)];
    if before.contains(|c: char| c.is_whitespace() && !c.is_ascii()) {
        let mend = format!("写成：{key} = {like}，等号前后的空格用英文的");
        return said("键和等号之间有全角的或者特殊的空格", mend);
    }
    match sign {
        '＝' => return said("等号是全角的（＝）", format!("写成：{key} = {like}，等号用英文的")),
        ':' | '：' => {
            return said("键后面用了冒号", format!("写成：{key} = {like}，用英文的等号"));
        }
        _ => {}
    }
    let at = line.len() - value.trim_start().len();
    let (cause, mend) = broken_value(key, like, value.trim())?;
    Some((at..line.trim_end().len(), (cause.to_owned(), mend)))
}

/// What is wrong with what stands behind the equals sign.
fn broken_value(key: &str, like: &str, value: &str) -> Option<(&'static str, String)> {
    let quotes = value.matches('"').count();
    if outside_of_quotes(value).contains("……") {
        return Some(("这里还是样例里的省略号", "写上真实的内容".to_owned()));
    }
    if outside_of_quotes(value).contains(CHINESE_QUOTES) {
        return Some(("用了中文的引号", format!("换成英文双引号，写成：{key} = {like}")));
    }
    if let Some(mend) = as_a_number(key, value) {
        return Some(("这里只写数字", mend));
    }
    if matches!(shape_of(key), Some(Shape::Bare("false"))) {
        return Some(("这里只写 true 或 false", format!("是的写 {key} = true，不是的删去这一行")));
    }
    if value.starts_with('[') && outside_of_quotes(value).contains(['，', '、', '；']) {
        let mend = format!("写成：{key} = [\"……\", \"……\"]，逗号用英文的");
        return Some(("两个值之间用了中文的标点", mend));
    }
    if value.contains('\\') && value.starts_with('"') {
        let mend = match key {
            "file" => "只写 content/files/ 里的文件名，写成 file = \"2026-001.pdf\" 的样子",
            _ => "把 \\ 换成 /，或写成 \\\\",
        };
        return Some(("英文双引号里面不能直接写反斜杠（\\）", mend.to_owned()));
    }
    if let Some(slip) = without_quotes(key, value) {
        return Some(slip);
    }
    if value.ends_with(['，', '；', '。', '、']) && value.starts_with(['"', '\'', '[']) {
        return Some(("值的后面多了标点", "删去行末的标点，一行就在值的后面结束".to_owned()));
    }
    if !value.starts_with('"') || value.starts_with("\"\"\"") {
        return None;
    }
    match quotes {
        1 => Some((
            "少了结尾的引号",
            format!(
                "在这段文字的末尾补上英文双引号，写成：{key} = {like}；文字有好几行的，前后各写三个英文双引号（\"\"\"）"
            ),
        )),
        3.. => Some((
            "文字里面又有英文双引号",
            "里面的引号改成中文引号“ ”，只有最外面的一对用英文双引号".to_owned(),
        )),
        _ => None,
    }
}

/// A text that begins with a figure or a bracket and has no quotes: a telephone, a code.
fn without_quotes(key: &str, value: &str) -> Option<(&'static str, String)> {
    let is_bare = !value.is_empty() && !value.contains(['"', '\'']) && !value.starts_with('[');
    (is_bare && shape_of(key).is_some_and(is_text)).then(|| {
        let mend = format!("写成：{key} = \"……\"，引号里照写原来的内容");
        ("文字（电话、编号也是）前后都要有英文双引号", mend)
    })
}

fn unquoted(line: &str) -> Option<(Place, Slip)> {
    let (key, '=', value) = parts(line)? else { return None };
    let value = value.split('#').next().unwrap_or("");
    let (cause, mend) = without_quotes(key, value.trim())?;
    let at = line.find('=')? + 1 + (value.len() - value.trim_start().len());
    Some((at..at + value.trim().len(), (cause.to_owned(), mend)))
}

/// `[附件]`: the head that is meant.
fn chinese_head(line: &str) -> Option<String> {
    let name = line.trim().strip_prefix('[')?.trim_start_matches('[').split(']').next()?.trim();
    let of_section = |field: &FieldDoc| {
        field.label == name && matches!(field.shape, Shape::Table(_) | Shape::List(Shape::Table(_)))
    };
    let field = each_field(&of_section)?;
    let key = field.key();
    Some(if is_list(&key) { format!("[[{key}]]") } else { format!("[{key}]") })
}

/// Whether nothing but the name of a key or a table can be meant.
fn is_word(name: &str) -> bool {
    let belongs = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.');
    !name.is_empty() && name.chars().all(belongs)
}

/// A key, the sign behind it, and what follows.
fn parts(line: &str) -> Option<(&str, char, &str)> {
    let at = line.find(['=', '＝', ':', '：'])?;
    let sign = line[at..].chars().next()?;
    let key = line[..at].trim();
    let is_key = is_word(key) || key_of(key).is_some();
    is_key.then(|| (key, sign, &line[at + sign.len_utf8()..]))
}

/// What of a value stands outside of English quotes.
fn outside_of_quotes(value: &str) -> String {
    value.split('"').step_by(2).collect()
}

/// A number with commas between its thousands, or with its unit.
fn as_a_number(key: &str, value: &str) -> Option<String> {
    let Shape::Bare(example) = shape_of(key)? else { return None };
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let of_numbers = example.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_number && of_numbers).then(|| {
        format!("写成 {key} = {example} 的样子：不加逗号，不写单位（金额以元为单位），不加引号")
    })
}

/// A value of another type than its key takes: how that is written.
fn wrong_type(line: &str, cause: &str) -> Option<(Place, Slip)> {
    if let Some(slip) = single_bracket(line) {
        return Some((0..line.len(), slip));
    }
    let (key, '=', value) = parts(line)? else { return None };
    let bare = value.trim();
    let is_quoted = bare.starts_with(['"', '\'']);
    let mend = match shape_of(key)? {
        shape if is_text(shape) && bare.starts_with('[') => {
            format!("去掉方括号，写成：{key} = \"……\"")
        }
        shape if is_text(shape) && !is_quoted => {
            format!("加上英文双引号，写成：{key} = \"……\"")
        }
        Shape::Bare(example) if is_quoted => {
            format!("去掉引号，写成 {key} = {example} 的样子")
        }
        Shape::List(Shape::Table(_)) if is_quoted => {
            let like = match key {
                "attachments" => "，下面两行写：file = \"文件名\"，title = \"附件名称\"",
                _ => "，下面写它的各行",
            };
            format!("改成一节：删去这一行，在文件的后面写 [[{key}]]{like}")
        }
        Shape::List(inner) if is_text(*inner) && is_quoted => {
            format!("加上英文方括号，写成：{key} = [\"……\"]")
        }
        _ => return None,
    };
    let at = line.len() - value.trim_start().len();
    Some((at..at + bare.len(), (cause.to_owned(), mend)))
}

/// What a key takes, if that is the same in every kind.
fn shape_of(path: &str) -> Option<Shape> {
    let name = path.rsplit('.').next().unwrap_or(path);
    each_field(&|field| field.key() == name).map(|field| field.shape)
}

/// `[attachments]` where `[[attachments]]` is meant.
fn single_bracket(line: &str) -> Option<Slip> {
    let name = line.trim().strip_prefix('[')?.split(']').next()?.trim();
    let cause = "这里可以有好几条，每一条都用双方括号开头";
    (!name.starts_with('[') && is_list(name))
        .then(|| (cause.to_owned(), format!("写成：[[{name}]]")))
}

fn is_text(shape: Shape) -> bool {
    matches!(shape, Shape::Text(_) | Shape::Name(_) | Shape::Id(_) | Shape::Code(_))
}

fn is_list(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or(path);
    let named = |field: &FieldDoc| field.key() == name;
    each_field(&|field| named(field) && matches!(field.shape, Shape::List(Shape::Table(_))))
        .is_some()
}

/// The key of which this is the Chinese label.
fn key_of(label: &str) -> Option<String> {
    each_field(&|field| field.label == label).map(|field| field.key())
}

fn each_field(test: &dyn Fn(&FieldDoc) -> bool) -> Option<FieldDoc> {
    fn find(fields: &'static [FieldDoc], test: &dyn Fn(&FieldDoc) -> bool) -> Option<FieldDoc> {
        fields.iter().find_map(|field| match field.shape {
            _ if test(field) => Some(*field),
            Shape::Table(inner) => find(inner, test),
            Shape::List(Shape::Table(inner)) => find(inner, test),
            _ => None,
        })
    }
    let all = [Header::FIELDS, Site::FIELDS].into_iter();
    all.chain(Kind::ALL.into_iter().map(Body::fields)).find_map(|fields| find(fields, test))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_from_word_is_told_how_to_begin() {
        for (line, cause, mend) in [
            ("promisor = “办公室”", "中文的引号", "promisor = \"……\""),
            ("title = ‘演示’", "中文的引号", "title = \"……\""),
            ("topics = [“甲”，“乙”]", "中文的引号", "topics = [\"……\"]"),
            ("promisor ＝ \"办公室\"", "全角", "promisor = "),
            ("promisor：\"办公室\"", "冒号", "promisor = "),
            ("【attachments】", "中文的括号", "[[attachments]]"),
            ("【subject】", "中文的括号", "写成：[subject]"),
            ("承诺内容 = \"按时\"", "英文", "promise = "),
            ("promise = \"按\"时\"答复\"", "英文双引号", "中文引号"),
            ("promise = \"按时\"，", "标点", "删去"),
            ("promise = \"第一行", "结尾", "三个"),
            ("演示承诺", "键 = 值", "#"),
            ("promisor 办公室", "缺少等号", "写成：promisor = \"……\""),
        ] {
            let (place, (said, how)) = broken(line).unwrap_or_else(|| panic!("{line}"));
            assert!(said.contains(cause) && how.contains(mend), "{line}: {said} {how}");
            assert!(line.get(place).is_some(), "{line}");
            assert!(!how.contains("办公室") && !how.contains("按时"), "{how}");
        }
        let mend = |line: &str| broken(line).map(|(_, (_, mend))| mend).unwrap_or_default();
        assert!(mend("revenue = 1,000").starts_with("写成 revenue = 12000.00"));
        assert!(mend("expenditure = 100万元").contains("不写单位"));
        let typed = |line: &str| wrong_type(line, "").map(|(_, (_, mend))| mend);
        assert_eq!(
            typed("topics = \"甲\"").as_deref(),
            Some("加上英文方括号，写成：topics = [\"……\"]")
        );
        assert!(typed("fiscal-year = \"2026\"").is_some_and(|mend| mend.starts_with("去掉引号")));
        assert!(typed("title = 2026").is_some_and(|mend| mend.starts_with("加上英文双引号")));
        assert!(single_bracket("[attachments]").is_some());
        assert!(
            single_bracket("[[attachments]]").is_none() && single_bracket("[subject]").is_none()
        );
    }

    #[test]
    fn quotes_inside_a_sound_text_are_its_own() {
        assert!(broken("title = \"“以公开为常态”\" 备注").is_none());
    }
}
