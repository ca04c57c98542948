//! The list of what is never published, or only after a person has looked: one entry a
//! class. Takes the embedded table and what a site adds; gives entries with their words
//! and patterns. A site adds and tightens, it takes nothing away; nothing is matched here.

use super::{Citation, Pattern};
use crate::diag::{Code, Severity, Span};
use crate::model::{FreeText, Label, Node, Refused};
use crate::schema::{FieldValue, Reading, Record, Shape, Table, codes, record};

codes! {
    /// What a finding of a class does.
    OnFinding {
        Ask = "ask" "提醒，由人核对",
        Block = "block" "拦下，不生成",
    }
    /// Fields in which a class is lawful: what stands in such a field of the page, or of
    /// the site's own facts, is no finding.
    PermittedIn {
        Phone = "phone" "联系电话",
        Email = "email" "电子邮箱",
        Address = "address" "地址",
    }
}

/// How many characters around a word are looked at where nothing else is said.
const USUAL_REACH: u32 = 40;

/// One class of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitive {
    /// Its id: `plate` has the code `ask-plate`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether a finding blocks or asks.
    pub on_finding: OnFinding,
    /// Why it is on the list.
    pub why: String,
    /// One of these stands there, or nothing is looked at; spelled out, in small letters.
    pub anchors: Vec<String>,
    /// How many characters before and behind an anchor are looked at.
    pub near: usize,
    /// What it looks like; none if the anchor alone is the finding.
    pub forms: Vec<Pattern>,
    /// Words that make it lawful, in it or `lawful_near` characters around it.
    pub lawful: Vec<String>,
    /// How far around it such words count.
    pub lawful_near: usize,
    /// What makes it lawful if it stands before it in the same sentence.
    pub lawful_before: Vec<Pattern>,
    /// Where one of these stands there, too, nothing before it makes it lawful.
    pub unless_before: Vec<Pattern>,
    /// How far before it that may stand.
    pub before_near: usize,
    /// How many digits it has at least.
    pub least_digits: usize,
    /// Whether it is the machine readable lines of a passport, check digits and all.
    pub machine_readable: bool,
    /// Whether what ends in a day is none: behind the name of a card stands when it was given.
    pub days_pass: bool,
    /// Fields in which it is lawful.
    pub permitted: Vec<PermittedIn>,
    /// The clause; none where it is the convention of this program.
    pub citation: Option<Citation>,
}

impl Sensitive {
    /// The code of a finding: its own, or the general one for what a site has added.
    pub fn code(&self) -> Code {
        let (head, severity, general) = match self.on_finding {
            OnFinding::Block => ("leak-", Severity::Leak, Code::LeakSensitive),
            OnFinding::Ask => ("ask-", Severity::Warning, Code::AskSensitive),
        };
        let is_own = |code: &&Code| code.name().strip_prefix(head) == Some(self.id.as_str());
        let own = Code::ALL.iter().find(is_own).filter(|code| code.severity() == severity);
        own.copied().unwrap_or(general)
    }

    pub(super) fn read(
        node: &Node,
        named: &[(String, String)],
        reading: &mut Reading,
    ) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let text = |table: &mut Table<'_>, name, label, reading: &mut Reading| {
            table.take::<Label>(name, label, reading).map(|label| label.reveal().to_owned())
        };
        let id = text(&mut table, "id", "编号", reading);
        let title = text(&mut table, "title", "名称", reading);
        let on_finding = table.take::<OnFinding>("on_finding", "发现后", reading);
        let why = text(&mut table, "why", "为什么", reading);
        let anchors = patterns(&mut table, "anchors", named, reading);
        let near = number(&mut table, "near", reading);
        let forms = patterns(&mut table, "forms", named, reading);
        let lawful = words(&mut table, "lawful", reading);
        let lawful_near = number(&mut table, "lawful_near", reading);
        let lawful_before = patterns(&mut table, "lawful_before", named, reading);
        let unless_before = patterns(&mut table, "unless_before", named, reading);
        let before_near = number(&mut table, "before_near", reading);
        let least_digits = number(&mut table, "least_digits", reading);
        let machine_readable = table.take::<bool>("machine_readable", "证件机读码", reading);
        let days_pass = table.take::<bool>("days_pass", "日期不算", reading);
        let permitted = table.take::<Vec<PermittedIn>>("permitted", "合法的字段", reading);
        let citation = match node.get("document") {
            Some(_) => Some(Citation::take(&mut table, reading)?),
            None => None,
        };
        table.finish(reading);
        Some(Self {
            id: id?,
            title: title?,
            on_finding: on_finding?,
            why: why?,
            anchors: spelled_out(node, &anchors?, reading)?,
            near: near?.unwrap_or(USUAL_REACH as usize),
            forms: forms?,
            lawful: lawful?,
            lawful_near: lawful_near?.unwrap_or(0),
            lawful_before: lawful_before?,
            unless_before: unless_before?,
            before_near: before_near?.unwrap_or(USUAL_REACH as usize),
            least_digits: least_digits?.unwrap_or(0),
            machine_readable: machine_readable?,
            days_pass: days_pass?,
            permitted: permitted?,
            citation,
        })
    }
}

fn number(
    table: &mut Table<'_>,
    name: &'static str,
    reading: &mut Reading,
) -> Option<Option<usize>> {
    let number = table.take::<Option<u32>>(name, name, reading)?;
    Some(number.and_then(|number| usize::try_from(number).ok()))
}

fn words(table: &mut Table<'_>, name: &'static str, reading: &mut Reading) -> Option<Vec<String>> {
    let words = table.take::<Vec<Label>>(name, name, reading)?;
    Some(words.iter().map(|word| word.reveal().to_owned()).collect())
}

fn patterns(
    table: &mut Table<'_>,
    name: &'static str,
    named: &[(String, String)],
    reading: &mut Reading,
) -> Option<Vec<Pattern>> {
    let texts = table.take::<Vec<FreeText>>(name, name, reading)?;
    let read = |text: &FreeText, reading: &mut Reading| {
        let pattern = Pattern::parse(text.reveal(), named);
        pattern.map_or_else(|refused| reading.refuse(Span::default(), refused), Some)
    };
    let read: Vec<_> = texts.iter().map(|text| read(text, reading)).collect();
    read.into_iter().collect()
}

/// So many spellings one anchor may have.
const MOST_SPELLINGS: usize = 2000;

fn spelled_out(node: &Node, anchors: &[Pattern], reading: &mut Reading) -> Option<Vec<String>> {
    let all: Option<Vec<_>> =
        anchors.iter().map(|anchor| anchor.spelled_out(MOST_SPELLINGS)).collect();
    let all = all.map(|all| all.concat());
    match all.filter(|all| all.iter().all(|word| word.chars().count() > 1)) {
        Some(words) => Some(words),
        None => {
            let mend = "锚词写成两个字以上的词";
            reading.refuse(node.span, Refused::new(Code::BadValue, "锚词太短，或写法太多", mend))
        }
    }
}

record! {
    /// What a site adds to the list, or tightens.
    struct SensitiveWords {
        id: Label = "编号",
        title: Option<Label> = "名称",
        on_finding: OnFinding = "发现后",
        why: Option<Label> = "为什么",
        words: Vec<Label> = "词语",
        near: Option<u32> = "前后看几个字",
        forms: Vec<FreeText> = "样式",
    }
}

/// An entry of a site, and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteSensitive {
    words: SensitiveWords,
    span: Span,
}

impl FieldValue for SiteSensitive {
    const SHAPE: Shape = Shape::Table(SensitiveWords::FIELDS);
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        Some(Self { words: SensitiveWords::read(node, reading)?, span: node.span })
    }
}

/// The list, and how names of persons are told from other words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SensitiveList {
    entries: Vec<Sensitive>,
    /// Surnames of one character.
    pub family_names: Vec<char>,
    /// Surnames of two.
    pub compound_names: Vec<String>,
    /// Words that begin like a name and are none.
    pub not_names: Vec<String>,
    /// What is said of a person behind the surname, and is no given name.
    pub titles: Vec<String>,
}

impl SensitiveList {
    /// Every entry.
    pub fn entries(&self) -> &[Sensitive] {
        &self.entries
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Sensitive> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The same list with other entries.
    #[must_use]
    pub fn with_entries(&self, entries: Vec<Sensitive>) -> Self {
        Self { entries, ..self.clone() }
    }

    pub(super) fn add_table(&mut self, node: &Node, reading: &mut Reading) {
        let pieces = node.get("pieces").map(Node::entries).unwrap_or_default();
        let text = |node: &Node| node.text().unwrap_or_default().to_owned();
        let named: Vec<_> = pieces.iter().map(|e| (e.key.clone(), text(&e.node))).collect();
        let each = |key: &str| node.get(key).map(Node::elements).unwrap_or_default();
        let entries = each("sensitive").iter();
        self.entries.extend(entries.filter_map(|node| Sensitive::read(node, &named, reading)));
        let words = |key: &str| each(key).iter().filter_map(Node::text).map(str::to_owned);
        self.not_names.extend(words("not-names"));
        self.titles.extend(words("titles"));
        let names = node.get("family-names").and_then(Node::text).unwrap_or_default();
        self.family_names.extend(names.chars());
    }

    /// Adds what a site has written.
    ///
    /// # Errors
    /// It would loosen an entry, or there is nothing in it to look for.
    pub(super) fn add_site(&mut self, site: SiteSensitive, reading: &mut Reading) {
        let span = site.span;
        if let Err(refused) = self.add(&site.words) {
            reading.refuse::<()>(span, refused);
        }
    }

    fn add(&mut self, own: &SensitiveWords) -> Result<(), Refused> {
        let words = own.words.iter().map(|word| word.reveal().to_owned());
        let words: Vec<String> = words.collect();
        if words.iter().any(|word| word.chars().count() < 2) {
            let mend = "写两个字以上的词，一个字到处都有";
            return Err(Refused::new(Code::BadValue, "words 里的词太短", mend));
        }
        let forms = own.forms.iter().map(|form| Pattern::parse(form.reveal(), &[]));
        let forms = forms.collect::<Result<Vec<_>, _>>()?;
        let id = own.id.reveal();
        if let Some(known) = self.entries.iter_mut().find(|entry| entry.id == id) {
            if own.on_finding < known.on_finding {
                let mend = "删去 on-finding = \"ask\"，写 \"block\"";
                let cause = format!("“{}”一律拦下，不能改成只提醒", known.title);
                return Err(Refused::new(Code::BadValue, cause, mend));
            }
            known.on_finding = own.on_finding;
            known.anchors.extend(words);
            known.near = known.near.max(own.near.map_or(0, |near| near as usize));
            known.forms.extend(forms);
            return Ok(());
        }
        let missing = "清单里没有这个 id；新的一类要写 title、why 和 words";
        let (Some(title), Some(why), false) = (&own.title, &own.why, words.is_empty()) else {
            let mend =
                "补上 title（名称）、why（为什么）、words（要找的词）；或改用清单里已有的 id";
            return Err(Refused::new(Code::BadValue, missing, mend));
        };
        self.entries.push(Sensitive {
            id: id.to_owned(),
            title: title.reveal().to_owned(),
            on_finding: own.on_finding,
            why: why.reveal().to_owned(),
            anchors: words,
            near: own.near.unwrap_or(USUAL_REACH) as usize,
            forms,
            lawful: Vec::new(),
            lawful_near: 0,
            lawful_before: Vec::new(),
            unless_before: Vec::new(),
            before_near: 0,
            least_digits: 0,
            machine_readable: false,
            days_pass: false,
            permitted: Vec::new(),
            citation: None,
        });
        Ok(())
    }
}
