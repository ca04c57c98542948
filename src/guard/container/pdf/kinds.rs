//! What the parts of a PDF are called, by what they are made of.
//!
//! Takes a dictionary and a key; gives fixed words. Nothing of the file is in them.

use super::object::Dict;

/// Where nothing better is known.
pub const OTHER: &str = "其他对象";
/// Text that a program is to run.
pub const SCRIPT: &str = "脚本";
/// The form, as XML too.
pub const FORM: &str = "表单";
/// The properties of the file.
pub const PROPERTIES: &str = "文件属性";
/// Notes on pages.
pub const ANNOTATION: &str = "批注";
/// Links.
pub const LINK: &str = "链接";

/// What the strings of a dictionary belong to.
pub fn of_dict(dict: &Dict) -> Option<&'static str> {
    let has = |key: &str| dict.has(key);
    let is = |key: &str, name: &str| dict.is(key, name);
    Some(match () {
        () if has("JS") || is("S", "JavaScript") => SCRIPT,
        () if has("URI") => LINK,
        () if has("FT") || has("XFA") || has("TU") => FORM,
        () if has("T") && has("Kids") => FORM,
        () if is("Subtype", "Link") => LINK,
        () if has("Rect") && has("Subtype") || is("Type", "Annot") => ANNOTATION,
        () if has("Title") && (has("Parent") || has("Dest") || has("A") || has("First")) => "书签",
        () if has("EF") || is("Type", "Filespec") || is("Type", "F") => "内嵌文件说明",
        () if has("Schema") || is("Type", "Collection") || is("Type", "CollectionItem") => {
            "内嵌文件说明"
        }
        () if is("Type", "OCG") || is("Type", "OCMD") => "图层",
        () if has("Nums") || has("St") => "页码标签",
        () if has("Names") || has("Limits") || has("Dests") => "命名目标",
        () if is("Type", "StructElem") => "替代文字",
        () => return None,
    })
}

/// What a string under this key is, whatever the dictionary.
pub fn of_key(key: &[u8]) -> Option<&'static str> {
    Some(match key {
        b"ActualText" | b"Alt" | b"E" => "替代文字",
        b"JS" => SCRIPT,
        b"URI" => LINK,
        b"XFA" => FORM,
        b"RC" => ANNOTATION,
        b"Metadata" => PROPERTIES,
        _ => return None,
    })
}
