//! 样例未改: an example that `new` or `init` wrote is not published. Takes the tree of a
//! file that is to be public; notes every value that is still the example. `……` never is a
//! value. Anything else could be what is meant, and is an example only as long as the remark
//! that was written behind it still stands there.

use super::templates::SAMPLE_BODY;
use crate::diag::{Code, Span};
use crate::model::{Node, Refused};
use crate::records::BodyHandle;
use crate::schema::{FieldDoc, Reading, Shape};

/// What `new` writes where somebody has to write something.
const ELLIPSIS: &str = "……";

/// Notes every value of these fields that nobody changed.
pub fn refuse_samples(fields: &[FieldDoc], node: &Node, text: &str, reading: &mut Reading) {
    for field in fields {
        let Some(value) = node.get(&field.key()) else { continue };
        match field.shape {
            Shape::Table(inner) => refuse_samples(inner, value, text, reading),
            Shape::List(Shape::Table(inner)) => {
                value.elements().iter().for_each(|e| refuse_samples(inner, e, text, reading));
            }
            shape => refuse_sample(field, shape, value, text, reading),
        }
    }
}

fn refuse_sample(field: &FieldDoc, shape: Shape, node: &Node, text: &str, reading: &mut Reading) {
    let is_unchanged = has_remark(node.span, text, field.label);
    let left = match shape {
        Shape::List(inner) => {
            node.elements().iter().find(|e| is_left(field, *inner, e, text, is_unchanged))
        }
        shape => Some(node).filter(|node| is_left(field, shape, node, text, is_unchanged)),
    };
    let Some(left) = left else { return };
    let cause = format!("“{}”还是样例，没有改成真实内容", field.label);
    let mend = mend(field, left.text() == Some(ELLIPSIS));
    reading.refuse::<()>(left.span, Refused::new(Code::PlaceholderLeft, cause, mend));
}

fn is_left(field: &FieldDoc, shape: Shape, node: &Node, text: &str, is_unchanged: bool) -> bool {
    let source = || text.get(node.span.start..node.span.end);
    match shape {
        _ if node.text() == Some(ELLIPSIS) => true,
        Shape::Text(example) | Shape::Name(example) => is_unchanged && node.text() == Some(example),
        // a switch that stands as it is says what it says; so does a count of none
        Shape::Bare("false") => false,
        Shape::Bare(example) => {
            is_unchanged && source() == Some(example) && (example != "0" || field.required)
        }
        _ => false,
    }
}

/// Whether the rest of the line is the remark that `new` writes: the label of the field.
fn has_remark(span: Span, text: &str, label: &str) -> bool {
    let rest = text.get(span.end..).and_then(|rest| rest.lines().next()).unwrap_or("");
    rest.trim_start().strip_prefix('#').is_some_and(|remark| remark.trim_start().starts_with(label))
}

fn mend(field: &FieldDoc, is_ellipsis: bool) -> String {
    let write = match (field.name, field.required) {
        ("publish", _) => return "写上真正的发布时间；还不发布，就在这一行最前面加 #".to_owned(),
        (_, true) => "写上真实的内容",
        (_, false) => "写上真实的内容；用不到的，删去这一行",
    };
    let same = match is_ellipsis {
        true => "",
        false => "；正好就是这个值的，删去行末 # 和后面的说明",
    };
    format!("{write}{same}")
}

/// The same of the text behind the front matter.
pub fn refuse_sample_body(text: &str, handle: Option<&BodyHandle>, reading: &mut Reading) {
    let Some(handle) = handle else { return };
    let mut at = handle.offset;
    for line in text[handle.offset..handle.offset + handle.length].split_inclusive('\n') {
        if SAMPLE_BODY.contains(&line.trim()) {
            let mend = "写上真实的正文，或删去这一行；还没写完就先去掉 publish，存成草稿";
            let refused =
                Refused::new(Code::PlaceholderLeft, "正文里还有样例，没有改成真实内容", mend);
            reading.refuse::<()>(Span::new(at, at + line.trim_end().len()), refused);
        }
        at += line.len();
    }
}
