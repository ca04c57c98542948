//! TOML text → `Node`, every syntax error at once, in Chinese.
//!
//! The only place that names the `toml` crate.

use crate::diag::{Code, Span};
use crate::model::{Day, Entry, Moment, Node, NodeValue, Refused};
use crate::schema::Problem;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// The tree of a TOML text, as far as it can be read, and what is wrong with it.
/// Spans are shifted by `offset` bytes (front matter behind its fence).
pub fn parse(text: &str, offset: usize) -> (Node, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| syntax_problem(error.message(), error.span(), text, offset))
        .collect();
    problems.dedup_by_key(|problem| problem.span.start);
    let span = Span::new(offset, offset + text.lines().next().map_or(0, str::len));
    let entries = entries(table.into_inner(), offset, &mut problems);
    (Node { span, value: NodeValue::Table(entries) }, problems)
}

fn span_of<T>(spanned: &Spanned<T>, offset: usize) -> Span {
    let range = spanned.span();
    Span::new(range.start, range.end).shifted(offset)
}

fn entries(table: DeTable<'_>, offset: usize, problems: &mut Vec<Problem>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: span_of(&key, offset),
            key: key.into_inner().into_owned(),
            node: node(value, offset, problems),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node(value: Spanned<DeValue<'_>>, offset: usize, problems: &mut Vec<Problem>) -> Node {
    let span = span_of(&value, offset);
    let value = match value.into_inner() {
        DeValue::String(text) => NodeValue::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => NodeValue::Integer(number),
            Err(_) => NodeValue::Decimal(number.as_str().to_owned()),
        },
        DeValue::Float(number) => NodeValue::Decimal(number.as_str().to_owned()),
        DeValue::Boolean(flag) => NodeValue::Flag(flag),
        DeValue::Datetime(time) => time_value(&time, span, problems),
        DeValue::Array(values) => {
            NodeValue::List(values.into_iter().map(|value| node(value, offset, problems)).collect())
        }
        DeValue::Table(table) => NodeValue::Table(entries(table, offset, problems)),
    };
    Node { span, value }
}

fn time_value(time: &Datetime, span: Span, problems: &mut Vec<Problem>) -> NodeValue {
    let (Some(date), None) = (time.date, time.offset) else { return NodeValue::Offset };
    let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    let read = match time.time {
        None => Day::parse(&day).map(NodeValue::Day),
        Some(clock) => {
            let second = clock.second.unwrap_or(0);
            let text = format!("{day}T{:02}:{:02}:{second:02}", clock.hour, clock.minute);
            Moment::parse(&text).map(NodeValue::Moment)
        }
    };
    read.unwrap_or_else(|refused| {
        problems.push(Problem { span, refused });
        NodeValue::Offset
    })
}

fn syntax_problem(
    message: &str,
    range: Option<std::ops::Range<usize>>,
    text: &str,
    offset: usize,
) -> Problem {
    let range = range.unwrap_or(0..0);
    let line_end = text[range.start.min(text.len())..].find('\n').map(|at| range.start + at);
    let end = range.end.min(line_end.unwrap_or(text.len())).max(range.start);
    let span = Span::new(range.start, end).shifted(offset);
    let refused = if message.contains("duplicate key") {
        Refused::new(
            Code::DuplicateKey,
            "这个键在同一个小节里已经写过一次",
            "只留一行；若是多个条目，请用双方括号 [[…]] 各写一节",
        )
    } else if is_about_a_time(message) {
        Refused::new(
            Code::ImpossibleDate,
            "这不是一个存在的日期或时间",
            "核对月份的天数；日期写成 2026-05-02（月和日都写两位），时间写成 2026-05-02T09:30:00，都不加引号",
        )
    } else {
        let nothing = range.start == end && message.contains("string values must be quoted");
        let (cause, mend) = explain(if nothing { "missing value" } else { message });
        Refused::new(Code::TomlSyntax, cause, mend)
    };
    Problem { span, refused }
}

fn is_about_a_time(message: &str) -> bool {
    ["date", "time", "hour", "minute", "second", "month", "day", "year"]
        .iter()
        .any(|word| message.contains(word))
}

/// What the parser's English means for somebody who writes in Word.
fn explain(message: &str) -> (&'static str, &'static str) {
    let table: &[(&str, &str, &str)] = &[
        ("missing opening quote", "引号不成对", "给整段文字前后都加上英文双引号 \"…\""),
        ("string values must be quoted", "文字没有加引号", "给整段文字前后都加上英文双引号 \"…\""),
        ("invalid basic string", "引号不成对或少了结尾的引号", "检查这一行的英文双引号是否成对"),
        ("invalid literal string", "引号不成对或少了结尾的引号", "检查这一行的引号是否成对"),
        ("missing escaped value", "反斜杠后面的写法不对", "把 \\ 写成 \\\\，或改用英文单引号 '…'"),
        ("missing assignment", "键后面缺少等号", "写成 键 = 值 的样子（英文等号）"),
        ("extra `=`", "多了一个等号", "一行只写一个等号；值里有等号时把值放进引号"),
        ("key with no value", "键后面缺少等号和值", "写成 键 = 值 的样子（英文等号）"),
        ("missing value", "等号后面没有值", "补上值，或删去这一行"),
        ("missing comma", "两个值之间缺少逗号", "在两个值之间加一个英文逗号"),
        ("extra comma", "多了一个逗号", "删去多余的逗号"),
        ("unclosed array", "方括号没有合上", "在这一组值的最后加上英文右方括号 ]"),
        ("unclosed inline table", "花括号没有合上", "在最后加上英文右花括号 }"),
        ("unclosed table", "小节标题的方括号没有合上", "写成 [名称] 或 [[名称]]"),
        (
            "invalid unquoted key",
            "键里有不允许的字符",
            "键只能用小写英文字母、数字和连字符；等号、引号都用英文（半角）符号",
        ),
        ("unexpected content", "这里多了内容", "一行只写一个 键 = 值，注释以 # 开头"),
        ("unexpected key or value", "这里多了内容", "一行只写一个 键 = 值；文字要加英文引号"),
        ("leading zero", "数字前面多了 0", "去掉开头的 0；编号类的内容请加引号"),
        ("recursion", "层级过深", "减少嵌套的层级"),
        ("carriage return", "换行符不完整", "用“另存为”重新保存为普通文本文件"),
    ];
    table.iter().find(|(word, ..)| message.contains(word)).map_or(
        ("这里的写法程序读不懂", "检查引号、等号、方括号是否成对，并且都是英文（半角）符号"),
        |(_, cause, mend)| (cause, mend),
    )
}
