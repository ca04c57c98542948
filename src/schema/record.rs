//! How a record is declared once and read, documented and offered from that.
//!
//! `record!` makes a struct, its strict reader (every problem of a table at once) and
//! the description from which `new` writes a commented file and an editor a schema.

use crate::diag::{Code, Span};
use crate::model::{CodeList, Entry, Node, NodeValue, Refused};

/// A problem found while reading one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where in the file.
    pub span: Span,
    /// What is wrong and how to mend it.
    pub refused: Refused,
}

/// Collects every problem of one file.
#[derive(Debug, Default)]
pub struct Reading {
    /// In the order in which they were met.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Notes a problem and gives nothing, so that reading goes on.
    pub fn refuse<T>(&mut self, span: Span, refused: Refused) -> Option<T> {
        self.problems.push(Problem { span, refused });
        None
    }

    fn wrong_type<T>(&mut self, node: &Node, wanted: &str) -> Option<T> {
        let cause = format!("这里应当是{wanted}，写的却是{}", type_name(&node.value));
        let mend = format!("改写成{wanted}");
        self.refuse(node.span, Refused::new(Code::WrongType, cause, mend))
    }
}

/// What a value looks like in a file, for `new` and for editors.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string; the example shows how to write it.
    Text(&'static str),
    /// The name of a natural person, written as a string; with an example.
    Name(&'static str),
    /// What something is called inside the site (an id, a file, a code of the policy),
    /// written as a string; the example may be the very one that is meant.
    Id(&'static str),
    /// A bare value: date, number, true or false.
    Bare(&'static str),
    /// One of a closed list: codes and labels.
    Code(fn() -> Vec<(&'static str, &'static str)>),
    /// An array of strings or of tables.
    List(&'static Shape),
    /// A table.
    Table(&'static [FieldDoc]),
}

/// The description of one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// The Rust name; the key in the file has `-` for `_`.
    pub name: &'static str,
    /// The Chinese label.
    pub label: &'static str,
    /// Whether the file must have it.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

impl FieldDoc {
    /// The key in a content file, kebab-case.
    pub fn key(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// A type that a field of a record can have.
pub trait FieldValue: Sized {
    /// What it looks like in a file.
    const SHAPE: Shape;
    /// Whether a record cannot be without it.
    const REQUIRED: bool = true;
    /// Reads it; notes why not.
    fn read(node: &Node, reading: &mut Reading) -> Option<Self>;
    /// The value when the key is absent, if a record can be without it.
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const REQUIRED: bool = false;
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        T::read(node, reading).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
    const REQUIRED: bool = false;
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let NodeValue::List(nodes) = &node.value else {
            return reading.wrong_type(node, "用方括号括起的一组值");
        };
        let read: Vec<Option<T>> = nodes.iter().map(|node| T::read(node, reading)).collect();
        read.into_iter().collect()
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl FieldValue for bool {
    const SHAPE: Shape = Shape::Bare("false");
    const REQUIRED: bool = false;
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        match node.value {
            NodeValue::Flag(flag) => Some(flag),
            _ => reading.wrong_type(node, "true 或 false（不加引号）"),
        }
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FieldValue for u32 {
    const SHAPE: Shape = Shape::Bare("0");
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        match node.value {
            NodeValue::Integer(number) if number >= 0 => match number.try_into() {
                Ok(number) => Some(number),
                Err(_) => reading.wrong_type(node, "不太大的整数"),
            },
            _ => reading.wrong_type(node, "不带引号、不小于 0 的整数"),
        }
    }
}

/// Reads a value of a closed list, from its code or its Chinese label.
pub fn read_code<C: CodeList>(node: &Node, reading: &mut Reading) -> Option<C> {
    let Some(text) = node.text() else {
        return reading.wrong_type(node, "加引号的文字");
    };
    if let Some(code) = C::of(text) {
        return Some(code);
    }
    let choices: Vec<String> =
        C::ALL.iter().map(|c| format!("{}（{}）", c.code(), c.label())).collect();
    let mend = format!("从这些值里选一个：{}", choices.join("、"));
    reading.refuse(node.span, Refused::new(Code::BadValue, "这个值不在允许的范围内", mend))
}

/// Reads a value that is written as a string.
pub fn read_text<T>(
    node: &Node,
    reading: &mut Reading,
    parse: impl Fn(&str) -> Result<T, Refused>,
) -> Option<T> {
    let Some(text) = node.text() else {
        return reading.wrong_type(node, "加引号的文字");
    };
    parse(text).map_or_else(|refused| reading.refuse(node.span, refused), Some)
}

/// Reads a number from its own digits, so that nothing is rounded.
pub fn read_number<T>(
    node: &Node,
    reading: &mut Reading,
    parse: impl Fn(&str) -> Result<T, Refused>,
) -> Option<T> {
    let text = match &node.value {
        NodeValue::Integer(number) => number.to_string(),
        NodeValue::Decimal(text) | NodeValue::Text(text) => text.clone(),
        _ => return reading.wrong_type(node, "数字"),
    };
    parse(&text).map_or_else(|refused| reading.refuse(node.span, refused), Some)
}

/// Reads a civil date or date-time; an offset is refused with its own code.
pub fn read_time<T>(
    node: &Node,
    reading: &mut Reading,
    wanted: &str,
    read: impl Fn(&NodeValue) -> Option<T>,
) -> Option<T> {
    if let Some(value) = read(&node.value) {
        return Some(value);
    }
    if node.value == NodeValue::Offset {
        let mend = "一律写北京时间，去掉末尾的 Z 或 +08:00，如 2026-05-02T09:30:00";
        return reading.refuse(node.span, Refused::new(Code::OffsetInTime, "时间里带了时区", mend));
    }
    reading.wrong_type(node, wanted)
}

/// One table being read: every key is taken once, what is left over is unknown.
#[derive(Debug)]
pub struct Table<'n> {
    entries: &'n [Entry],
    span: Span,
    taken: Vec<bool>,
    known: Vec<&'static str>,
}

impl<'n> Table<'n> {
    /// Opens a node that must be a table.
    pub fn open(node: &'n Node, reading: &mut Reading) -> Option<Self> {
        let NodeValue::Table(entries) = &node.value else {
            return reading.wrong_type(node, "一个小节（[方括号] 标题下的若干行）");
        };
        Some(Self {
            entries,
            span: node.span,
            taken: vec![false; entries.len()],
            known: Vec::new(),
        })
    }

    /// Takes the value of one field, or says that it is missing.
    pub fn take<T: FieldValue>(
        &mut self,
        name: &'static str,
        label: &str,
        reading: &mut Reading,
    ) -> Option<T> {
        self.known.push(name);
        let position = self.entries.iter().position(|entry| same_key(&entry.key, name));
        if let Some(position) = position {
            self.taken[position] = true;
            // a wrong value that may be absent hides no other problem of its record
            return T::read(&self.entries[position].node, reading).or_else(T::absent);
        }
        T::absent().or_else(|| {
            let key = name.replace('_', "-");
            reading.refuse(self.span, missing(&key, label, T::SHAPE))
        })
    }

    /// Reports every key that no field took.
    pub fn finish(self, reading: &mut Reading) {
        for (entry, taken) in self.entries.iter().zip(&self.taken) {
            if !taken {
                let is_written = |name: &&str| self.entries.iter().any(|e| same_key(&e.key, name));
                let free: Vec<_> = self.known.iter().copied().filter(|n| !is_written(n)).collect();
                let nearest = nearest(&entry.key, &free);
                let mend = match nearest {
                    Some(name) => format!("是不是想写 {}？", name.replace('_', "-")),
                    None => "删去这一行；可用的键见 gongkai new 生成的带注释的样例".to_owned(),
                };
                let cause = "没有这个键";
                reading.refuse::<()>(entry.key_span, Refused::new(Code::UnknownKey, cause, mend));
            }
        }
    }
}

fn missing(key: &str, label: &str, shape: Shape) -> Refused {
    let cause = format!("缺少必填的“{label}”（{key}）");
    Refused::new(Code::MissingKey, cause, how_to_add(key, shape))
}

/// The key, and its label, of which `missing` spoke.
pub fn missing_key(refused: &Refused) -> Option<(&str, &str)> {
    let said = Some(refused).filter(|refused| refused.code == Code::MissingKey)?;
    let (label, rest) = said.cause.split_once('“')?.1.split_once("”（")?;
    Some((rest.strip_suffix('）')?, label))
}

/// The line, or the section, that a file lacks.
fn how_to_add(key: &str, shape: Shape) -> String {
    match shape {
        Shape::Table(_) => format!("补上一节，第一行写 [{key}]"),
        Shape::List(Shape::Table(_)) => format!("补上一节，第一行写 [[{key}]]"),
        Shape::Text(_) | Shape::Name(_) | Shape::Id(_) => {
            format!("补上一行：{key} = \"……\"")
        }
        Shape::List(_) => format!("补上一行：{key} = [\"……\"]"),
        Shape::Bare(example) => format!("补上一行：{key} = {example}（换成真实的值，不加引号）"),
        Shape::Code(list) => {
            let choices: Vec<String> =
                list().iter().map(|(code, label)| format!("\"{code}\"（{label}）")).collect();
            format!("补上一行：{key} = 这些值里的一个：{}", choices.join("、"))
        }
    }
}

/// Whether a kebab-case key names a snake_case field.
pub fn same_key(key: &str, name: &str) -> bool {
    key.len() == name.len()
        && key
            .bytes()
            .zip(name.bytes())
            .all(|(k, n)| k == n && k != b'_' || (k == b'-' && n == b'_'))
}

fn nearest(key: &str, known: &[&'static str]) -> Option<&'static str> {
    let distance = |name: &&&'static str| edit_distance(key, &name.replace('_', "-"));
    known
        .iter()
        .min_by_key(distance)
        .copied()
        .filter(|name| distance(&name) <= 3.min(name.len() / 2))
}

/// How many characters have to be changed to make one text of the other.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(x != *y);
            let next = (row[j] + 1).min(row[j + 1] + 1).min(corner + cost);
            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

fn type_name(value: &NodeValue) -> &'static str {
    match value {
        NodeValue::Text(_) => "文字",
        NodeValue::Integer(_) => "整数",
        NodeValue::Decimal(_) => "小数",
        NodeValue::Flag(_) => "true/false",
        NodeValue::Day(_) => "日期",
        NodeValue::Moment(_) => "日期时间",
        NodeValue::Offset => "带时区的时间",
        NodeValue::List(_) => "一组值",
        NodeValue::Table(_) => "一个小节",
    }
}

/// A record type that `record!` made.
pub trait Record: Sized {
    /// Its fields, in order.
    const FIELDS: &'static [FieldDoc];
    /// Takes its fields out of a table that may hold others'.
    fn take(table: &mut Table<'_>, reading: &mut Reading) -> Option<Self>;
}

/// Declares a record: struct, reader and description in one.
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident : $ty:ty = $label:literal,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name { $($(#[$field_meta])* #[doc = $label] pub $field: $ty,)* }

        impl $crate::schema::Record for $name {
            const FIELDS: &'static [$crate::schema::FieldDoc] = &[$(
                $crate::schema::FieldDoc {
                    name: stringify!($field),
                    label: $label,
                    required: <$ty as $crate::schema::FieldValue>::REQUIRED,
                    shape: <$ty as $crate::schema::FieldValue>::SHAPE,
                },
            )*];

            fn take(
                table: &mut $crate::schema::Table<'_>,
                reading: &mut $crate::schema::Reading,
            ) -> Option<Self> {
                $(let $field = table.take::<$ty>(stringify!($field), $label, reading);)*
                Some(Self { $($field: $field?,)* })
            }
        }

        impl $crate::schema::FieldValue for $name {
            const SHAPE: $crate::schema::Shape =
                $crate::schema::Shape::Table(<$name as $crate::schema::Record>::FIELDS);

            fn read(
                node: &$crate::model::Node,
                reading: &mut $crate::schema::Reading,
            ) -> Option<Self> {
                let mut table = $crate::schema::Table::open(node, reading)?;
                let record = <Self as $crate::schema::Record>::take(&mut table, reading);
                table.finish(reading);
                record
            }
        }
    )*};
}
pub(crate) use record;
