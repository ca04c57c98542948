//! A secret as somebody wrote it, before it stands in a file.

/// How the parts of a value hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Pieces of one word in other type: tags, runs, spans.
    Run,
    /// The same with elements inside one another.
    Nested,
    /// With a comment between them.
    Comment,
    /// Each in its cell.
    Cell,
    /// Each on its line.
    Line,
}

/// A secret, disguised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planted {
    /// Characters: a file writes them as it writes any other text.
    Text(String),
    /// A value in parts, and the words before and behind it.
    Parts { before: String, parts: Vec<String>, after: String, joint: Joint },
    /// The source of markup: it has references to characters.
    References(String),
    /// The source of a string of JSON or a script.
    Escapes(String),
    /// The source of a string of a style sheet.
    Style(String),
    /// A whole text file in another encoding.
    Encoded(Vec<u8>),
}

/// Text for markup and attributes.
pub fn markup(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

/// Text for a string of JSON, without its quotes.
pub fn json(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("text is JSON");
    quoted[1..quoted.len() - 1].to_owned()
}

/// A field of CSV.
pub fn field(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

impl Planted {
    /// As the source of markup in which everything may stand. `inline` is an element that
    /// does not break a word, `cell` and `line` wrap a part that stands alone.
    pub fn as_markup(&self, tags: &Tags) -> Option<String> {
        Some(match self {
            Self::Text(text) => wrap(tags.line, &markup(text)),
            Self::References(source) => wrap(tags.line, source),
            Self::Parts { before, parts, after, joint } => {
                let all = || [before].into_iter().chain(parts).chain([after]);
                match joint {
                    Joint::Cell => all().map(|part| wrap(tags.cell, &markup(part))).collect(),
                    Joint::Line => all().map(|part| wrap(tags.line, &markup(part))).collect(),
                    joint => {
                        let parts: Vec<String> = parts
                            .iter()
                            .enumerate()
                            .map(|(at, part)| inline(at, &markup(part), *joint, tags.inline))
                            .collect();
                        let text = [markup(before), parts.concat(), markup(after)].concat();
                        wrap(tags.line, &text)
                    }
                }
            }
            Self::Escapes(_) | Self::Style(_) | Self::Encoded(_) => return None,
        })
    }

    /// As plain characters in which a line may end; none where that is no text.
    pub fn as_lines(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Parts { before, parts, after, joint: Joint::Line } => {
                let all = [before].into_iter().chain(parts).chain([after]);
                Some(all.map(String::as_str).collect::<Vec<_>>().join("\n"))
            }
            _ => None,
        }
    }

    /// Characters alone.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The elements of a kind of markup, `{}` around what stands in them.
pub struct Tags {
    /// Does not break a word.
    pub inline: &'static str,
    /// A cell.
    pub cell: &'static str,
    /// A paragraph.
    pub line: &'static str,
}

/// Of HTML.
pub const HTML: Tags = Tags { inline: "<b>{}</b>", cell: "<td>{}</td>", line: "<p>{}</p>" };
/// Of SVG.
pub const SVG: Tags =
    Tags { inline: "<tspan>{}</tspan>", cell: "<text>{}</text>", line: "<text>{}</text>" };

fn wrap(frame: &str, inside: &str) -> String {
    frame.replace("{}", inside)
}

fn inline(at: usize, part: &str, joint: Joint, frame: &str) -> String {
    match joint {
        Joint::Comment => format!("{part}<!-- 甲 -->"),
        Joint::Nested => wrap(frame, &wrap("<span class=\"a\">{}</span>", part)),
        _ if at.is_multiple_of(2) => wrap(frame, part),
        _ => part.to_owned(),
    }
}
