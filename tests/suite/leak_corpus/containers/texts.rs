//! Text files: plain, tables, rich text.

use super::super::planted::{HTML, Joint, Planted, field};

/// A text file, which may hold anything that can be typed.
pub fn plain(planted: &Planted) -> Option<Vec<u8>> {
    let text = match planted {
        Planted::Encoded(bytes) => return Some(bytes.clone()),
        Planted::Escapes(source) => source.clone(),
        Planted::Parts { before, parts, after, joint: Joint::Cell } => {
            format!("{before}\t{}\t{after}", parts.join("\t"))
        }
        Planted::Parts { joint: Joint::Run | Joint::Nested | Joint::Comment, .. }
        | Planted::References(_) => planted.as_markup(&HTML)?,
        planted => planted.as_lines()?,
    };
    Some(format!("演示材料\n{text}\n以上。\n").into_bytes())
}

/// A table of the site itself, which is always UTF-8.
pub fn rendered_table(planted: &Planted) -> Option<Vec<u8>> {
    if matches!(planted, Planted::Encoded(_)) { None } else { table(planted) }
}

/// A table with one cell to a field.
pub fn table(planted: &Planted) -> Option<Vec<u8>> {
    let row = |parts: &mut dyn Iterator<Item = &String>, between: &str| {
        parts.map(|part| field(part)).collect::<Vec<_>>().join(between)
    };
    let text = match planted {
        Planted::Encoded(bytes) => return Some(bytes.clone()),
        Planted::Parts { before, parts, after, joint: Joint::Cell } => {
            row(&mut [before].into_iter().chain(parts).chain([after]), ",")
        }
        Planted::Parts { before, parts, after, joint: Joint::Line } => {
            row(&mut [before].into_iter().chain(parts).chain([after]), "\r\n")
        }
        Planted::Parts { .. } | Planted::References(_) => field(&planted.as_markup(&HTML)?),
        Planted::Text(text) => field(text),
        Planted::Escapes(_) | Planted::Style(_) => return None,
    };
    Some(format!("\u{FEFF}说明,序号\r\n演示,1\r\n{text}\r\n").into_bytes())
}

/// Rich text, as word processors save it.
pub fn rich(planted: &Planted) -> Option<Vec<u8>> {
    let escaped = |text: &str| -> String {
        let unit = |unit: u16| match unit {
            0x5C | 0x7B | 0x7D => format!("\\'{unit:02x}"),
            0x0A => "\\par\n".to_owned(),
            0x20..0x7F => char::from(u8::try_from(unit).unwrap_or(b'?')).to_string(),
            unit => format!("\\u{}?", unit.cast_signed()),
        };
        text.encode_utf16().map(unit).collect()
    };
    let inside = match planted {
        Planted::Parts { before, parts, after, joint } => {
            let between = match joint {
                Joint::Cell => "\\cell ",
                Joint::Line => "\\par ",
                _ => "}{\\b ",
            };
            let joined: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
            let (open, close) = match joint {
                Joint::Cell | Joint::Line => (between, between),
                _ => ("{", "}"),
            };
            format!("{}{open}{}{close}{}", escaped(before), joined.join(between), escaped(after))
        }
        planted => escaped(planted.as_text()?),
    };
    Some(
        format!("{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 SimSun;}}}}\\f0 {inside}\\par}}")
            .into_bytes(),
    )
}
