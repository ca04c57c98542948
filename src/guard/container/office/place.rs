//! Where in an Office file a part stands, in fixed Chinese words.
//!
//! Takes the name of a part; gives the place, never a word of the name: that may be a
//! leak itself.

/// Places by how the names of their parts begin, the longest first where two fit.
const PLACES: &[(&str, &str)] = &[
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("word/comments", "批注"),
    ("word/people", "批注作者"),
    ("word/glossary/", "文档部件库"),
    ("word/settings", "文档设置"),
    ("word/styles", "样式"),
    ("word/numbering", "编号"),
    ("xl/workbook", "工作簿"),
    ("xl/comments", "批注"),
    ("xl/threadedcomments", "批注"),
    ("xl/persons", "批注作者"),
    ("xl/externallinks", "外部链接缓存"),
    ("xl/pivotcache", "透视表缓存"),
    ("xl/pivottables", "透视表"),
    ("xl/tables", "表格"),
    ("xl/connections", "数据连接"),
    ("xl/querytables", "数据连接"),
    ("xl/revisions", "修订"),
    ("xl/worksheets", "未登记的工作表"),
    ("xl/chartsheets", "图表工作表"),
    ("xl/macrosheets", "宏表"),
    ("xl/dialogsheets", "对话框工作表"),
    ("xl/sharedstrings", "未用到的单元格文字"),
    ("xl/styles", "样式"),
    ("ppt/slides/", "未登记的幻灯片"),
    ("ppt/notesslides", "备注页"),
    ("ppt/notesmasters", "母版"),
    ("ppt/slidemasters", "母版"),
    ("ppt/slidelayouts", "母版"),
    ("ppt/handoutmasters", "母版"),
    ("ppt/comments", "批注"),
    ("ppt/commentauthors", "批注作者"),
    ("ppt/authors", "批注作者"),
    ("ppt/presentation", "演示文稿设置"),
    ("ppt/tags", "标记"),
    ("docprops/custom", "自定义属性"),
    ("docprops/", "文档属性"),
    ("customxml/", "自定义 XML"),
    ("[content_types]", "部件清单"),
];

/// Folders that Word, Excel and PowerPoint share.
const SHARED: &[(&str, &str)] = &[
    ("/_rels/", "链接地址"),
    ("_rels/", "链接地址"),
    ("/charts/", "图表"),
    ("/drawings/", "图形"),
    ("/diagrams/", "图形"),
    ("/theme/", "主题"),
    ("/ctrlprops/", "控件"),
    ("/activex/", "控件"),
    ("/embeddings/", "嵌入的文件"),
];

/// The place of a part, its name in small letters.
pub fn place_of(name: &str) -> &'static str {
    let shared = SHARED.iter().find(|(folder, _)| {
        name.contains(folder) && (folder.starts_with('/') || name.starts_with(folder))
    });
    let own = || PLACES.iter().find(|(start, _)| name.starts_with(start));
    shared.or_else(own).map_or("其他部件", |(_, place)| place)
}

/// Whether the words that the file is there for stand in this part: a file without any
/// is a scan, whatever its templates say.
pub fn is_body(name: &str) -> bool {
    let outside = ["docprops/", "customxml/", "ppt/slidemasters", "ppt/slidelayouts"];
    let masters = ["ppt/notesmasters", "ppt/handoutmasters", "word/glossary/", "[content_types]"];
    !outside.iter().chain(&masters).any(|start| name.starts_with(start)) && !is_relations(name)
}

/// Whether a part is the text of Word or what stands above and below it.
pub fn is_text(name: &str) -> bool {
    ["word/document", "word/header", "word/footer"].iter().any(|start| name.starts_with(start))
}

/// Whether a part says which other parts belong to a part.
pub fn is_relations(name: &str) -> bool {
    name.ends_with(".rels")
}

/// Whether every element of a part is a piece of its own.
pub fn is_properties(name: &str) -> bool {
    name.starts_with("docprops/") || name.starts_with("customxml/") || is_relations(name)
}
