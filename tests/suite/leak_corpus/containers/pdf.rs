//! PDF of one page, written by hand: text with a map to Unicode, an annotation, metadata,
//! and a first revision that a second one covers.

use super::super::planted::{Joint, Planted};
use std::fmt::Write;

/// Where the text begins, and how far apart its lines are.
const TOP: usize = 800;
const LEADING: usize = 16;

/// A file in the making: objects by number, written one after the other.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    /// Number and place of the objects of this revision.
    places: Vec<(usize, usize)>,
    previous: Option<usize>,
}

impl Writer {
    fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), ..Self::default() }
    }

    fn object(&mut self, number: usize, inside: &str) {
        self.places.push((number, self.bytes.len()));
        self.bytes.extend(format!("{number} 0 obj\n{inside}\nendobj\n").into_bytes());
    }

    fn stream(&mut self, number: usize, inside: &str) {
        self.object(
            number,
            &format!("<< /Length {} >>\nstream\n{inside}\nendstream", inside.len()),
        );
    }

    /// Ends a revision.
    fn end(&mut self, trailer: &str) {
        let start = self.bytes.len();
        let mut table = String::from("xref\n");
        if self.previous.is_none() {
            table += "0 1\n0000000000 65535 f \n";
        }
        for (number, place) in &self.places {
            write!(table, "{number} 1\n{place:010} 00000 n \n").expect("a string takes everything");
        }
        let previous = self.previous.map_or_else(String::new, |at| format!(" /Prev {at}"));
        table += &format!(
            "trailer\n<< /Size 12 /Root 1 0 R{trailer}{previous} >>\nstartxref\n{start}\n%%EOF\n"
        );
        self.bytes.extend(table.into_bytes());
        self.places.clear();
        self.previous = Some(start);
    }
}

/// A text string in UTF-16.
fn string(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

/// Characters by their numbers in the font of this file.
struct Font {
    characters: Vec<char>,
}

impl Font {
    fn show(&mut self, text: &str) -> String {
        let mut codes = String::new();
        for c in text.chars() {
            let known = self.characters.iter().position(|known| *known == c);
            let code = known.unwrap_or_else(|| {
                self.characters.push(c);
                self.characters.len() - 1
            });
            write!(codes, "{:04X}", code + 1).expect("a string takes everything");
        }
        format!("<{codes}> Tj")
    }

    fn map(&self) -> String {
        let mut lines = String::new();
        for (at, c) in self.characters.iter().enumerate() {
            let units: String =
                c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            writeln!(lines, "1 beginbfchar\n<{:04X}> <{units}>\nendbfchar", at + 1)
                .expect("a string takes everything");
        }
        format!(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /A def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{lines}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        )
    }
}

/// What stands on a page, as operators.
fn content(planted: &Planted, font: &mut Font) -> Option<String> {
    let mut lines = Vec::new();
    match planted {
        Planted::Text(text) => lines.extend(text.split('\n').map(|line| font.show(line))),
        Planted::Parts { before, parts, after, joint } => {
            let all: Vec<String> =
                [before].into_iter().chain(parts).chain([after]).map(|p| font.show(p)).collect();
            match joint {
                Joint::Run => lines.push(all.join(" ")),
                // the first stands behind the words, and each a little farther to the right
                Joint::Cell => {
                    let width = 12 * before.chars().count() + 24;
                    let (words, cells) = all.split_at(1);
                    let cells = cells.join(" 24 0 Td ");
                    lines.push(format!("{} {width} 0 Td {cells}", words.concat()));
                }
                Joint::Line => lines.extend(all),
                Joint::Nested | Joint::Comment => return None,
            }
        }
        _ => return None,
    }
    let lines = lines.iter().enumerate().map(|(at, line)| {
        format!("BT /F1 12 Tf 1 0 0 1 72 {} Tm {line} ET", TOP.saturating_sub(at * LEADING))
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// The objects of a page; `annotation` and `info` are objects, too, if there are any.
fn first_revision(file: &mut Writer, shown: &Planted, annotation: &str) -> Option<()> {
    page(file, shown, annotation, "")
}

/// The same with operators behind the words.
fn page(file: &mut Writer, shown: &Planted, annotation: &str, above: &str) -> Option<()> {
    let mut font = Font { characters: Vec::new() };
    let heading = content(&Planted::Text("演示材料".to_owned()), &mut font)?;
    let content = content(shown, &mut font)?.replace(" 800 Tm", " 820 Tm");
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    let annots = if annotation.is_empty() { "" } else { " /Annots [9 0 R]" };
    file.object(3, &format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R{annots} >>"));
    file.stream(4, &format!("{heading}\n{content}\n{above}"));
    file.object(5, "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>");
    file.object(6, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 1000 >>");
    file.stream(7, &font.map());
    file.object(8, "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
    if !annotation.is_empty() {
        file.object(9, annotation);
    }
    Some(())
}

fn harmless() -> Planted {
    Planted::Text("演示正文".to_owned())
}

pub fn words(planted: &Planted) -> Option<Vec<u8>> {
    let mut file = Writer::new();
    first_revision(&mut file, planted, "")?;
    file.end("");
    Some(file.bytes)
}

/// Words under a black rectangle: everybody can copy them.
pub fn covered(planted: &Planted) -> Option<Vec<u8>> {
    let mut file = Writer::new();
    page(&mut file, planted, "", "0 0 0 rg 60 500 500 312 re f")?;
    file.end("");
    Some(file.bytes)
}

pub fn annotation(planted: &Planted) -> Option<Vec<u8>> {
    let text = string(&planted.as_lines()?);
    let note = format!("<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents {text} >>");
    let mut file = Writer::new();
    first_revision(&mut file, &harmless(), &note)?;
    file.end("");
    Some(file.bytes)
}

pub fn metadata(planted: &Planted) -> Option<Vec<u8>> {
    let text = string(&planted.as_lines()?);
    let mut file = Writer::new();
    first_revision(&mut file, &harmless(), "")?;
    file.object(10, &format!("<< /Title {text} >>"));
    file.end(" /Info 10 0 R");
    Some(file.bytes)
}

/// A page that a second revision empties: the words are still there.
pub fn older(planted: &Planted) -> Option<Vec<u8>> {
    let mut file = Writer::new();
    first_revision(&mut file, planted, "")?;
    file.end("");
    let mut font = Font { characters: Vec::new() };
    // the same first characters have the same numbers in both revisions
    let heading = content(&Planted::Text("演示材料".to_owned()), &mut font)?;
    file.stream(4, &heading);
    file.end("");
    Some(file.bytes)
}
