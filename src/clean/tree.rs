//! XML as a tree: what cannot be said of one element alone (a paragraph and the next, a
//! row and its table) is done here.
//!
//! Takes text; gives it back byte for byte but for what was changed, and without comments
//! of XML, which no program shows. Prefixes that stand for Word are always `w` and `w14`.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, Writer};

/// Why a part was not understood.
pub const UNREADABLE: &str = "文件的内部结构读不出来，没有改动";
/// What stands inside one another: more is no document.
const DEEPEST: usize = 400;
const KNOWN: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.microsoft.com/office/word/2010/wordml", "w14"),
];

/// An element, or what stands between elements.
#[derive(Clone, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, declarations, instructions.
    Other(Event<'static>),
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub nodes: Vec<Node>,
    tag: BytesStart<'static>,
}

/// All of a part.
#[derive(Clone, Debug)]
pub struct Tree {
    /// What stands in it.
    pub nodes: Vec<Node>,
    /// How many comments were in it.
    pub comments: usize,
}

impl Tree {
    /// Reads a part.
    pub fn of(text: &str) -> Result<Self, String> {
        let mut reader = NsReader::from_str(text);
        let mut open: Vec<Element> = Vec::new();
        let mut tree = Self { nodes: Vec::new(), comments: 0 };
        loop {
            let (space, event) = reader.read_resolved_event().map_err(|_| UNREADABLE)?;
            let node = match event {
                Event::Eof => break,
                Event::Start(tag) => {
                    open.push(Element::new(tag, &space));
                    if open.len() > DEEPEST {
                        return Err(UNREADABLE.to_owned());
                    }
                    continue;
                }
                Event::Empty(tag) => Node::Element(Element::new(tag, &space)),
                Event::End(_) => Node::Element(open.pop().ok_or(UNREADABLE)?),
                Event::Comment(_) => {
                    tree.comments += 1;
                    continue;
                }
                other => Node::Other(other.into_owned()),
            };
            open.last_mut().map_or(&mut tree.nodes, |parent| &mut parent.nodes).push(node);
        }
        if open.is_empty() { Ok(tree) } else { Err(UNREADABLE.to_owned()) }
    }

    /// Writes it.
    pub fn written(&self) -> Result<Vec<u8>, String> {
        let mut writer = Writer::new(Vec::new());
        write(&self.nodes, &mut writer)?;
        Ok(writer.into_inner())
    }

    /// Its outermost element.
    pub fn root(&self) -> Option<&Element> {
        elements(&self.nodes).next()
    }

    /// Its outermost element, to be changed.
    pub fn root_mut(&mut self) -> Option<&mut Element> {
        self.nodes.iter_mut().find_map(Node::element_mut)
    }

    /// Looks at every element.
    pub fn visit(&self, look: &mut dyn FnMut(&Element)) {
        visit(&self.nodes, look);
    }
}

fn write(nodes: &[Node], writer: &mut Writer<Vec<u8>>) -> Result<(), String> {
    for node in nodes {
        let written = match node {
            Node::Other(event) => writer.write_event(event.borrow()),
            Node::Element(element) if element.nodes.is_empty() => {
                writer.write_event(Event::Empty(element.tag.borrow()))
            }
            Node::Element(element) => {
                let start = writer.write_event(Event::Start(element.tag.borrow()));
                start.map_err(|_| UNREADABLE)?;
                write(&element.nodes, writer)?;
                writer.write_event(Event::End(element.tag.to_end()))
            }
        };
        written.map_err(|_| UNREADABLE)?;
    }
    Ok(())
}

/// The elements among nodes.
pub fn elements(nodes: &[Node]) -> impl Iterator<Item = &Element> {
    nodes.iter().filter_map(Node::element)
}

/// Looks at every element among nodes.
pub fn visit(nodes: &[Node], look: &mut dyn FnMut(&Element)) {
    for element in elements(nodes) {
        look(element);
        visit(&element.nodes, look);
    }
}

/// Takes out every element that `goes` names, however deep; how many.
pub fn take(nodes: &mut Vec<Node>, goes: &mut dyn FnMut(&Element) -> bool) -> usize {
    let before = nodes.len();
    nodes.retain(|node| !node.element().is_some_and(&mut *goes));
    let taken = before - nodes.len();
    let inside = nodes.iter_mut().filter_map(Node::element_mut);
    taken + inside.map(|element| take(&mut element.nodes, goes)).sum::<usize>()
}

/// Changes every element; how often `change` did.
pub fn change(nodes: &mut [Node], alter: &mut dyn FnMut(&mut Element) -> usize) -> usize {
    let all = nodes.iter_mut().filter_map(Node::element_mut);
    all.map(|element| alter(element) + change(&mut element.nodes, alter)).sum()
}

impl Node {
    /// The element.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Other(_) => None,
        }
    }

    /// The element, to be changed.
    pub fn element_mut(&mut self) -> Option<&mut Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Other(_) => None,
        }
    }

    /// Text as it is written, references too.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Other(Event::Text(text)) => Some(text.borrow().into_inner().into_owned()),
            Self::Other(Event::CData(text)) => Some(text.borrow().into_inner().into_owned()),
            Self::Other(Event::GeneralRef(name)) => {
                Some(format!("&{};", name.borrow().into_inner()))
            }
            _ => None,
        }
    }
}

impl Element {
    fn new(tag: BytesStart<'_>, space: &ResolveResult<'_>) -> Self {
        let raw: String = {
            let name = tag.name();
            let name: &str = name.as_ref();
            name.to_owned()
        };
        let known = match space {
            ResolveResult::Bound(space) => KNOWN.iter().find(|(known, _)| *known == space.0),
            _ => None,
        };
        let local = raw.rsplit_once(':').map_or(raw.as_str(), |(_, local)| local);
        let name = known.map_or_else(|| raw.clone(), |(_, prefix)| format!("{prefix}:{local}"));
        Self { name, nodes: Vec::new(), tag: tag.into_owned() }
    }

    /// Its name without a prefix.
    pub fn local(&self) -> &str {
        self.name.rsplit_once(':').map_or(self.name.as_str(), |(_, local)| local)
    }

    /// Its attributes: name and value.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut all = self.tag.attributes();
        let all = all.with_checks(false).flatten().map(|attribute| {
            let key: &str = attribute.key.as_ref();
            let value = unescape(&attribute.value)
                .map_or_else(|_| attribute.value.clone().into_owned(), |value| value.into_owned());
            (key.to_owned(), value)
        });
        all.collect()
    }

    /// The value of an attribute, by its name without a prefix.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let named = |key: &str| key.rsplit(':').next() == Some(local);
        self.attributes().into_iter().find(|(key, _)| named(key)).map(|(_, value)| value)
    }

    /// Takes out attributes by their names; how many.
    pub fn take_attributes(&mut self, goes: &dyn Fn(&str) -> bool) -> usize {
        let mut all = self.tag.attributes();
        let all: Vec<_> = all.with_checks(false).flatten().collect();
        let kept: Vec<_> = all.iter().filter(|a| !goes(a.key.as_ref())).cloned().collect();
        let taken = all.len() - kept.len();
        if taken > 0 {
            let mut tag = BytesStart::new({
                let name = self.tag.name();
                let name: &str = name.as_ref();
                name.to_owned()
            });
            kept.into_iter().for_each(|attribute| tag.push_attribute(attribute));
            let tag = tag.into_owned();
            self.tag = tag;
        }
        taken
    }

    /// The first element of a name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        elements(&self.nodes).find(|element| element.name == name)
    }

    /// All text in it, joined.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for node in &self.nodes {
            match node {
                Node::Element(element) => words.push_str(&element.words()),
                other => words.push_str(&other.text().unwrap_or_default()),
            }
        }
        words
    }

    /// Whether there is any element of a name without a prefix in it.
    pub fn holds(&self, local: &str) -> bool {
        elements(&self.nodes).any(|element| element.local() == local || element.holds(local))
    }
}
