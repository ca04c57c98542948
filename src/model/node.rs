//! A parsed content file as a tree with spans, whatever language it was written in.
//!
//! `content` makes it from TOML; `policy` and `records` read it. Nothing else does.

use super::{Day, Moment};
use crate::diag::Span;

/// One value of a content file and the bytes it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it was written.
    pub span: Span,
    /// What was written.
    pub value: NodeValue,
}

/// What a content file can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// A string.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number, as written, so that no cent is lost.
    Decimal(String),
    /// `true` or `false`.
    Flag(bool),
    /// A civil date.
    Day(Day),
    /// A civil date and time without an offset.
    Moment(Moment),
    /// A date and time with an offset, or a time alone: content never uses them.
    Offset,
    /// An array.
    List(Vec<Node>),
    /// A table, in the order in which it was written.
    Table(Vec<Entry>),
}

/// One key of a table and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as written.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// What it holds.
    pub node: Node,
}

impl Node {
    /// The entries of a table, or none.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            NodeValue::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list, or none.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            NodeValue::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The value under `key` of a table.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The span of a key path (`subject.name`, `notice.n1.supplier`; array entries by id).
    pub fn locate(&self, path: &str) -> Option<Span> {
        let (head, rest) = match path.split_once('.') {
            Some((head, rest)) => (head, Some(rest)),
            None => (path, None),
        };
        if let Some(entry) = self.entries().iter().find(|entry| entry.key == head) {
            return match rest {
                None => Some(entry.node.span),
                Some(rest) => entry.node.locate(rest).or(Some(entry.key_span)),
            };
        }
        let by_id = |node: &&Node| node.get("id").and_then(Node::text) == Some(head);
        let element = match self.elements().iter().find(by_id) {
            Some(element) => element,
            None => self.elements().get(head.parse::<usize>().ok()?)?,
        };
        rest.map_or(Some(element.span), |rest| element.locate(rest))
    }

    /// Whether a key path leads to something that was written, to its last key.
    pub fn locate_exactly(&self, path: &str) -> bool {
        let mut node = self;
        for segment in path.split('.') {
            let by_id = |n: &&Node| n.get("id").and_then(Node::text) == Some(segment);
            let step = node.get(segment).or_else(|| node.elements().iter().find(by_id));
            match step {
                Some(next) => node = next,
                None => return false,
            }
        }
        true
    }
}
