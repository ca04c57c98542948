//! Where in an OFD a part stands, in fixed Chinese words.

/// Where signatures and seals are kept.
pub const SIGNATURES: &str = "签章";

/// What stands behind the words of pages.
pub const TEMPLATE: &str = "模板页";
/// What says how large pages are, among other things.
pub const DOCUMENT: &str = "书签和目录";

const PLACES: &[(&str, &str)] = &[
    ("signs/", SIGNATURES),
    ("signatures", SIGNATURES),
    ("/annots/", "批注"),
    ("annotation", "批注"),
    ("attachments", "附件清单"),
    ("/tpls/", TEMPLATE),
    ("/attachs/", "附件"),
    ("customtag", "自定义标引"),
    ("/tags/", "自定义标引"),
    ("extensions", "扩展信息"),
    ("version", "版本"),
    ("publicres", "资源清单"),
    ("documentres", "资源清单"),
    ("document.xml", DOCUMENT),
];

/// Whether a part is a page, its name in small letters.
pub fn is_page(name: &str) -> bool {
    name.ends_with(".xml")
        && name.contains("/pages/")
        && !name.contains("annot")
        && !name.contains("res.xml")
}

/// The place of any other part.
pub fn place_of(name: &str) -> &'static str {
    if name == "ofd.xml" {
        return "文档属性";
    }
    PLACES.iter().find(|(known, _)| name.contains(known)).map_or("其他部件", |(_, place)| place)
}
