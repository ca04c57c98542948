//! Ways to hide a number elsewhere in a file than in what a page draws.

use super::*;

fn with(catalog: &str, page: &str, objects: &[(u32, &str)], trailer: &str) -> Vec<u8> {
    let mut maker = Maker::page(PLAIN, catalog, page);
    for (number, value) in objects {
        maker.object(*number, &value.replace("ID#", ID));
    }
    maker.done(trailer)
}

#[test]
fn in_earlier_revisions() {
    let shown = format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET");
    // the content of a page is replaced
    let mut maker = Maker::page(&shown, "", "");
    maker.end("");
    maker.stream(4, "", PLAIN.as_bytes());
    finds(&maker.done(""), "早先版本 1");
    // the page is replaced, and its content is listed no more
    let mut maker = Maker::page(&shown, "", "");
    maker.end("");
    maker.stream(6, "", PLAIN.as_bytes());
    let page = PAGE.replace("4 0 R", "6 0 R");
    maker.object(3, &format!("{page}>>"));
    finds(&maker.done(""), "早先版本 1");
    // properties are replaced
    let mut maker = Maker::page(PLAIN, "", "");
    maker.object(20, &format!("<</Title({ID})>>"));
    maker.end("/Info 20 0 R");
    maker.object(20, "<</Title(Notice)>>");
    finds(&maker.done("/Info 20 0 R"), "早先版本 1 › 文件属性");
}

#[test]
fn in_what_nothing_refers_to() {
    finds(&with("", "", &[(20, "<</Any(ID#)>>")], ""), "其他对象");
    finds(&with("", "", &[(20, "<</Any[[<</Deep(ID#)>>]]>>")], ""), "其他对象");
    finds(&with("", "", &[(20, "(ID#)")], ""), "其他对象");
    finds(&with("", "", &[(20, "<</Any/ID#>>")], ""), "其他对象");
    finds(&with("", "", &[(20, "<</Any 1>> ID#")], ""), "其他对象");
    finds(&with("", "", &[(20, "<</Any 1 % ID#\n>>")], ""), "其他对象");
    let hidden = "BT /F1 12 Tf (ID#) Tj ET".replace("ID#", ID);
    let page = "<</Type/Page/Contents 21 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
    let mut maker = Maker::page(PLAIN, "", "");
    maker.object(20, page);
    maker.stream(21, "", hidden.as_bytes());
    finds(&maker.done(""), "不在任何页上的内容");
}

#[test]
fn in_object_streams() {
    let inner = format!("20 0 21 9 <</A 1>> <</Any({ID})>> (more)");
    let mut maker = Maker::page(PLAIN, "", "");
    maker.stream(30, "/Type/ObjStm/N 2/First 10/Filter/FlateDecode", &packed(inner.as_bytes()));
    finds(&maker.done(""), "其他对象");
    // in its table
    let inner = format!("20 0 ({ID}) <</A 1>>");
    let mut maker = Maker::page(PLAIN, "", "");
    maker.stream(30, "/Type/ObjStm/N 1/First 26", inner.as_bytes());
    finds(&maker.done(""), "其他对象");
}

#[test]
fn in_annotations() {
    for annotation in [
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(ID#)>>",
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(ID#)>>",
        "<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/RC(<body><p>110105<b>19491231</b>002X</p></body>)>>",
        "<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Contents<FEFF0031003100300031003000350031003900340039003100320033003100300030003200580020>>>",
    ] {
        finds(&with("", "/Annots[20 0 R]", &[(20, annotation)], ""), "第 1 页 › 批注");
    }
    let link = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI\
        /URI(http://a.example/?q=%31%3101%305194912%331002X)>>>>";
    finds(&with("", "/Annots[20 0 R]", &[(20, link)], ""), "第 1 页 › 链接");
    // what an annotation draws, one digit each
    let mut maker = Maker::page(PLAIN, "", "/Annots[20 0 R 21 0 R 22 0 R]");
    for (number, part) in [(20, "110105"), (21, "19491231"), (22, "002X")] {
        let left = 72
            + match number {
                20 => 0,
                21 => 40,
                _ => 93,
            };
        maker.object(
            number,
            &format!(
                "<</Type/Annot/Subtype/Stamp/Rect[{left} 9 99 20]/AP<</N {} 0 R>>>>",
                number + 10
            ),
        );
        let form = "/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F2 40 0 R>>>>";
        let content = format!("BT /F2 12 Tf ({part}) Tj ET");
        maker.stream(number + 10, form, content.as_bytes());
    }
    maker.object(
        40,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 48\
         /Widths[556 556 556 556 556 556 556 556 556 556]>>",
    );
    finds(&maker.done(""), "第 1 页 › 批注");
}

#[test]
fn in_bookmarks_names_labels_forms_and_properties() {
    let outline = [(20, "<</First 21 0 R>>"), (21, "<</Title(ID#)/Parent 20 0 R>>")];
    finds(&with("/Outlines 20 0 R", "", &outline, ""), "书签");
    let names = [(20, "<</Dests<</Names[(ID#)[3 0 R/Fit]]>>>>")];
    finds(&with("/Names 20 0 R", "", &names, ""), "命名目标");
    let old = [(20, "<</ID#[3 0 R/Fit]>>")];
    finds(&with("/Dests 20 0 R", "", &old, ""), "其他对象");
    let labels = [(20, "<</Nums[0<</S/D/P(ID#)>>]>>")];
    finds(&with("/PageLabels 20 0 R", "", &labels, ""), "页码标签");
    for field in ["/V(ID#)", "/DV(ID#)", "/TU(ID#)", "/TM(ID#)", "/Opt[[(a)(ID#)]]"] {
        let field = format!("<</FT/Tx/T(name){field}>>");
        let form = [(20, "<</Fields[21 0 R]>>"), (21, field.as_str())];
        finds(&with("/AcroForm 20 0 R", "", &form, ""), "表单");
    }
    finds(&with("", "", &[(20, "<</Author(ID#)>>")], "/Info 20 0 R"), "文件属性");
    finds(&with("", "", &[(20, "<</Own(ID#)>>")], "/Info 20 0 R"), "文件属性");
    finds(&with("", "", &[(20, "<</Type/OCG/Name(ID#)>>")], ""), "图层");
    finds(&with("", "", &[(20, "<</Type/StructElem/S/Figure/Alt(ID#)>>")], ""), "替代文字");
}

#[test]
fn in_the_certificate_of_a_signature() {
    let name = [b"\x30\x82\x00\x06\x0C\x12", ID.as_bytes(), b"\x31\x00\x8F\xC3"].concat();
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    let signature = format!("<</Type/Sig/Filter/Adobe.PPKLite/Contents<{name}>>>");
    finds(&with("", "", &[(20, signature.as_str())], ""), "其他对象");
}

#[test]
fn in_fields_of_one_digit_each() {
    let mut maker = Maker::page(PLAIN, "", "");
    for (number, digit) in (20..).zip(ID.chars()) {
        maker.object(number, &format!("<</FT/Tx/V({digit})>>"));
    }
    finds(&maker.done(""), "表单");
}

#[test]
fn in_streams() {
    let xml = format!("<x:xmpmeta><dc:title>110105<b/>{}</dc:title></x:xmpmeta>", &ID[6..]);
    let mut maker = Maker::page(PLAIN, "/Metadata 20 0 R", "");
    maker.stream(20, "/Type/Metadata/Subtype/XML", xml.as_bytes());
    finds(&maker.done(""), "文件属性");
    let mut maker = Maker::page(PLAIN, "/AcroForm<</XFA[(datasets) 20 0 R]>>", "");
    maker.stream(20, "", format!("<xfa><a>{ID}</a></xfa>").as_bytes());
    finds(&maker.done(""), "表单");
    let mut maker = Maker::page(PLAIN, "", "");
    let binary = [b"\0\x01\xFF\xFE\x80".repeat(50), ID.as_bytes().to_vec(), vec![0; 9]].concat();
    maker.stream(20, "/Length1 99", &binary);
    finds(&maker.done(""), "其他对象");
    // as grains of a picture that is none
    for dict in ["/Subtype/Image/Filter/FlateDecode", "/Type/XRef/Filter/FlateDecode"] {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.stream(20, dict, &packed(ID.as_bytes()));
        finds(&maker.done(""), "其他对象");
    }
    // behind the end of what is packed
    let mut maker = Maker::page(PLAIN, "", "");
    let behind = [packed(b"words"), format!("  {ID}").into_bytes()].concat();
    maker.stream(20, "/Filter/FlateDecode", &behind);
    finds(&maker.done(""), "其他对象");
}

#[test]
fn in_files_inside() {
    let inner = Maker::page(&format!("BT /F1 12 Tf 9 9 Td ({ID}) Tj ET"), "", "").done("");
    for (name, data, place) in
        [("a.txt", ID.as_bytes(), "附件 1"), ("a.pdf", &inner, "附件 1 › 第 1 页")]
    {
        let mut maker = Maker::page(PLAIN, "/Names<</EmbeddedFiles<</Names[(a) 20 0 R]>>>>", "");
        maker.object(20, &format!("<</Type/Filespec/F({name})/EF<</F 21 0 R>>>>"));
        maker.stream(21, "/Type/EmbeddedFile/Filter/FlateDecode", &packed(data));
        finds(&maker.done(""), place);
    }
    let spec = "<</Type/Filespec/F(ID#.txt)/Desc(ID#)>>";
    finds(&with("", "", &[(20, spec)], ""), "内嵌文件说明");
}

#[test]
fn outside_of_objects_in_every_encoding() {
    let encode: [fn(&str) -> Vec<u8>; 3] = [
        |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        |text| text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
    ];
    for (nth, encode) in encode.into_iter().enumerate() {
        let file = Maker::page(PLAIN, "", "").done("");
        finds(&[&encode(ID)[..], &file].concat(), "文件开头之前");
        finds(&[&file[..], &encode(ID)].concat(), "文件末尾之后");
        let mut maker = Maker::page(PLAIN, "", "");
        maker.bytes.extend(encode(ID));
        maker.object(20, "<</A 1>>");
        finds(&maker.done(""), "对象之间");
        // words of two characters, too, if that is all there is
        for name in ["演甲", "演示上"].into_iter().filter(|_| nth < 2) {
            let reading = read_file(&[&file[..], &encode(name)].concat(), "pdf");
            let tail = reading.portions.iter().filter(|part| part.place == "文件末尾之后");
            assert!(tail.into_iter().any(|part| part.text.contains(name)), "{nth} {name}");
        }
    }
}

#[test]
fn outside_of_objects() {
    let file = Maker::page(PLAIN, "", "").done("");
    let id = format!("\n{ID}\n").into_bytes();
    finds(&[&id[..], &file].concat(), "文件开头之前");
    finds(&[&file[..], &id].concat(), "文件末尾之后");
    let mut maker = Maker::page(PLAIN, "", "");
    maker.bytes.extend(format!("% {ID}\n").bytes());
    maker.object(20, "<</A 1>>");
    finds(&maker.done(""), "对象之间");
}

#[test]
fn in_files_that_no_entry_calls_so() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, ID.as_bytes()).expect("memory");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("a.txt", zip::write::SimpleFileOptions::default()).expect("memory");
    std::io::Write::write_all(&mut zip, ID.as_bytes()).expect("memory");
    let files = [gzip.finish().expect("memory"), zip.finish().expect("memory").into_inner()];
    for (nth, file) in files.iter().enumerate() {
        let mut maker = Maker::page(PLAIN, "/Private 20 0 R", "");
        maker.stream(20, "/Filter/FlateDecode", &packed(file));
        let found = places(&maker.done(""));
        assert!(
            found.iter().any(|place| place.starts_with("附件文字 › 附件 1")),
            "{nth} {found:?}"
        );
    }
}
