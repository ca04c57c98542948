//! PDFs made by hand: what the tests of the reader have in common.
//! Every file is made here; nothing is read from the disk.

mod hidden;
mod hidden_text;
mod lawful;
mod refused;

use super::super::Unreadable;
use super::super::tests::words;
use crate::guard::tests::Facts;
use crate::guard::{Gate, Reading, read_file};
use std::collections::BTreeMap;

/// An ID number that nobody has.
pub const ID: &str = "11010519491231002X";
/// A page that shows nothing worth mentioning.
pub const PLAIN: &str = "BT /F1 12 Tf 72 700 Td (Notice) Tj ET";
/// The objects that every file has: 1 to 5, and the content of the page is 4.
const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
    /Resources<</Font<</F1 5 0 R>>>>";

/// A file that grows object by object and revision by revision.
pub struct Maker {
    pub bytes: Vec<u8>,
    offsets: BTreeMap<u32, usize>,
    previous: Option<usize>,
}

impl Maker {
    /// A file with one page of this content; `catalog` and `page` are added to their
    /// dictionaries.
    pub fn page(content: &str, catalog: &str, page: &str) -> Self {
        let mut maker = Self {
            bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            offsets: BTreeMap::new(),
            previous: None,
        };
        maker.object(1, &format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"));
        maker.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        maker.object(3, &format!("{PAGE}{page}>>"));
        maker.stream(4, "", content.as_bytes());
        maker.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        maker
    }

    pub fn object(&mut self, number: u32, value: &str) {
        self.offsets.insert(number, self.bytes.len());
        self.bytes.extend(format!("{number} 0 obj\n{value}\nendobj\n").bytes());
    }

    pub fn stream(&mut self, number: u32, dict: &str, data: &[u8]) {
        self.offsets.insert(number, self.bytes.len());
        let head = format!("{number} 0 obj\n<</Length {}{dict}>>stream\n", data.len());
        self.bytes.extend(head.bytes());
        self.bytes.extend(data);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Ends a revision.
    pub fn end(&mut self, trailer: &str) {
        let start = self.bytes.len();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, offset) in &self.offsets {
            table += &format!("{number} 1\n{offset:010} 00000 n \n");
        }
        let previous = self.previous.map(|at| format!("/Prev {at}")).unwrap_or_default();
        table += &format!(
            "trailer\n<</Size 60/Root 1 0 R{previous}{trailer}>>\nstartxref\n{start}\n%%EOF\n"
        );
        self.bytes.extend(table.bytes());
        self.offsets.clear();
        self.previous = Some(start);
    }

    /// The file.
    pub fn done(mut self, trailer: &str) -> Vec<u8> {
        self.end(trailer);
        self.bytes
    }
}

/// Where the gate finds something.
pub fn places(file: &[u8]) -> Vec<String> {
    found(&read_file(file, "pdf"))
}

pub fn found(reading: &Reading) -> Vec<String> {
    let findings = Gate::new(Vec::new(), &[]).inspect_reading("a.pdf", reading, &Facts::default());
    findings.into_iter().map(|finding| finding.place).collect()
}

/// That the gate finds the number at this place of the file.
#[track_caller]
pub fn finds(file: &[u8], place: &str) {
    let found = places(file);
    let place = format!("附件文字 › {place}");
    assert!(found.contains(&place), "{place} is not among {found:?}");
}

/// Packed as the streams of most files are.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A page that shows signs of a symbol font, each by its code in the private area.
pub fn with_signs(signs: &[u16]) -> Vec<u8> {
    let codes = 1..=u8::try_from(signs.len()).expect("a few");
    let shown: String = codes.clone().map(|code| format!("{code:02X}")).collect();
    let content = format!("{PLAIN} BT /F2 12 Tf 72 600 Td <{shown}> Tj ET");
    let resources = "/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>";
    let mut maker = Maker::page(&content, "", resources);
    maker.object(
        20,
        "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Wingdings/FirstChar 0/LastChar 255\
         /FontDescriptor 21 0 R/ToUnicode 22 0 R>>",
    );
    maker.object(21, "<</Type/FontDescriptor/FontName/AAAAAA+Wingdings/Flags 4>>");
    let lines: String =
        codes.zip(signs).map(|(code, sign)| format!("<{code:02X}> <{sign:04X}>\n")).collect();
    let map = format!(
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{} beginbfchar\n{lines}endbfchar\n",
        signs.len()
    );
    maker.stream(22, "", map.as_bytes());
    maker.done("")
}
