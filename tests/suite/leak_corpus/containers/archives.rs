//! Archives around a text file, and OFD, which is one.

use super::super::planted::Planted;
use super::texts;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP of these parts.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory takes everything");
        zip.write_all(bytes).expect("memory takes everything");
    }
    zip.finish().expect("memory takes everything").into_inner()
}

pub fn zip(planted: &Planted) -> Option<Vec<u8>> {
    Some(packed(&[("a/1.txt", &texts::plain(planted)?)]))
}

pub fn twice(planted: &Planted) -> Option<Vec<u8>> {
    Some(packed(&[("b.txt", "演示".as_bytes()), ("a.zip", &zip(planted)?)]))
}

pub fn gzip(planted: &Planted) -> Option<Vec<u8>> {
    Some(super::super::disguises::gzip(&texts::plain(planted)?))
}

/// One member, in the form of POSIX.
pub fn tar(planted: &Planted) -> Option<Vec<u8>> {
    let inside = texts::plain(planted)?;
    let mut head = vec![0_u8; 512];
    let mut put = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"1.txt");
    put(100, b"0000644\0");
    put(124, format!("{:011o}\0", inside.len()).as_bytes());
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let room = inside.len().div_ceil(512) * 512 - inside.len();
    Some([head, inside, vec![0; room + 1024]].concat())
}

/// GB/T 33190: one page.
pub fn ofd(planted: &Planted) -> Option<Vec<u8>> {
    let xml = |inside: &str| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{inside}");
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let codes = super::super::planted::Tags {
        inline: "<ofd:TextCode X=\"0\" Y=\"9\">{}</ofd:TextCode>",
        cell: "<ofd:TextObject ID=\"3\" Boundary=\"0 0 9 9\" Font=\"2\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"9\">{}</ofd:TextCode></ofd:TextObject>",
        line: "<ofd:TextObject ID=\"3\" Boundary=\"0 0 9 9\" Font=\"2\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"9\">{}</ofd:TextCode></ofd:TextObject>",
    };
    let inside = match planted {
        Planted::Text(_) | Planted::Parts { joint: super::super::planted::Joint::Cell, .. } => {
            planted.as_markup(&codes)?
        }
        _ => return None,
    };
    let entry = xml(&format!(
        "<ofd:OFD {space} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    ));
    let document = xml(&format!(
        "<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"
    ));
    let page = xml(&format!(
        "<ofd:Page {space}><ofd:Content><ofd:Layer ID=\"2\">{inside}</ofd:Layer></ofd:Content></ofd:Page>"
    ));
    Some(packed(&[
        ("OFD.xml", entry.as_bytes()),
        ("Doc_0/Document.xml", document.as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes()),
    ]))
}

/// Behind the end of what is packed, inside its entry.
pub fn zip_slack(planted: &Planted) -> Option<Vec<u8>> {
    let slack = planted.as_lines()?.into_bytes();
    // an empty block that is the last one
    let content = [&[3, 0][..], &slack].concat();
    let four = |number: usize| u32::try_from(number).expect("a small file").to_le_bytes();
    let fixed = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &four(content.len()), &[0; 4]];
    let head = [&fixed.concat()[..], &[5, 0, 0, 0]].concat();
    let local = [b"PK\x03\x04", &head[..], b"1.txt", &content].concat();
    let listed = [b"PK\x01\x02\x14\0", &head[..], &[0; 14], b"1.txt"].concat();
    let end =
        [b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &four(listed.len())[..], &four(local.len()), &[0; 2]];
    Some([local, listed, end.concat()].concat())
}

/// Between the end of a file and the next block.
pub fn tar_slack(planted: &Planted) -> Option<Vec<u8>> {
    let slack = planted.as_lines()?.into_bytes();
    let mut file = tar(&Planted::Text("演示".to_owned()))?;
    let at = 512 + "演示".len();
    file.get_mut(at..at + slack.len())?.copy_from_slice(&slack);
    Some(file)
}
