//! The tables of the law, changed: reads the embedded TOML a second time and gives, for each
//! figure of each rule, the tables in which that figure alone is another. Judges nothing.

use gongkai::diag::Span;
use gongkai::model::{CodeList, Day, Entry, Node, NodeValue};
use gongkai::policy::{Citation, NameBasis, Naming, Policy, SitePolicy, TABLES, Verified};
use gongkai::schema::Reading;

/// The tables whose every figure is changed, and the name of their rules.
const CHANGED: [(&str, &str); 3] = [
    ("policy/grounds.toml", "ground"),
    ("policy/terms.toml", "term"),
    ("policy/persons.toml", "person"),
];
/// Flags that a ground may have and that are off where they are absent.
const FLAGS: [&str; 4] = ["refused", "by-policy", "lifted-by-consent", "lifted-by-public-interest"];

/// The tables with one figure changed.
pub struct Change {
    /// Which figure of which rule became what.
    pub what: String,
    /// All tables.
    pub tables: Vec<Node>,
    key: String,
}

impl Change {
    /// Whether the figure decides nothing and is only told: who reads why a thing is so.
    pub fn is_only_told(&self) -> bool {
        let wording = ["document", "number", "article", "verified"].contains(&self.key.as_str());
        // what is refused is refused on any day; a shortened name is shown on this one
        let of_today = ["ground 0:", "ground 8:"].iter().any(|rule| self.what.starts_with(rule));
        wording || self.key.starts_with("effective-") && of_today
    }
}

fn node(value: NodeValue) -> Node {
    Node { span: Span::default(), value }
}

fn read(value: toml::Value) -> Node {
    node(match value {
        toml::Value::String(text) => NodeValue::Text(text),
        toml::Value::Integer(number) => NodeValue::Integer(number),
        toml::Value::Float(number) => NodeValue::Decimal(number.to_string()),
        toml::Value::Boolean(flag) => NodeValue::Flag(flag),
        toml::Value::Datetime(day) => {
            NodeValue::Day(Day::parse(&day.to_string()).expect("a day of the law"))
        }
        toml::Value::Array(values) => NodeValue::List(values.into_iter().map(read).collect()),
        toml::Value::Table(table) => NodeValue::Table(
            table.into_iter().map(|(key, value)| entry(key, read(value).value)).collect(),
        ),
    })
}

fn entry(key: String, value: NodeValue) -> Entry {
    Entry { key, key_span: Span::default(), node: node(value) }
}

/// The embedded tables.
pub fn tables() -> Vec<Node> {
    let read_one = |(_, text): &(&str, &str)| {
        read(toml::Value::Table(toml::from_str(text).expect("an embedded table is TOML")))
    };
    TABLES.iter().map(read_one).collect()
}

/// The policy of these tables; a rule that cannot be read is none.
pub fn policy_of(tables: &[Node]) -> Policy {
    Policy::read(tables, SitePolicy::default(), &mut Reading::default())
}

/// Every rule with a clause, by a name of its own.
pub fn citations(policy: &Policy) -> Vec<(String, Citation)> {
    let grounds = policy.grounds().iter().map(|g| (g.id().to_owned(), g.citation().clone()));
    let terms = policy.terms().iter().map(|term| (term.id.clone(), term.citation.clone()));
    let mut all: Vec<(String, Citation)> = grounds.chain(terms).collect();
    let named = policy.persons().iter();
    all.extend(named.map(|p| (format!("{} {}", p.kind, p.field), p.citation.clone())));
    all
}

/// One change for each way in which a figure of a rule can be another.
pub fn figures(tables: &[Node]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (file, rules) in CHANGED {
        let at = TABLES.iter().position(|(name, _)| *name == file).expect("a table of the law");
        let all = tables[at].get(rules).expect("rules").elements();
        for (ordinal, rule) in all.iter().enumerate() {
            for (key, changed) in of_rule(rules, rule) {
                let mut others = all.to_vec();
                match changed {
                    Some(changed) => others[ordinal] = changed,
                    None => drop(others.remove(ordinal)),
                }
                let mut tables = tables.to_vec();
                let list = entry(rules.to_owned(), NodeValue::List(others.clone()));
                tables[at] = node(NodeValue::Table(vec![list]));
                let value = others.get(ordinal).and_then(|rule| rule.get(&key));
                let value = value.map_or("gone".to_owned(), |node| format!("{:?}", node.value));
                let what = format!("{rules} {ordinal}: {key} = {value}");
                changes.push(Change { what, tables, key });
            }
        }
    }
    changes
}

/// Tables of which every number and every date is changed, those within lists too.
const COUNTED: [&str; 5] = [
    "policy/calendar.toml",
    "policy/freshness.toml",
    "policy/deadlines.toml",
    "policy/withdrawal.toml",
    "policy/disclosure_control.toml",
];

/// One change for each number and each date of the tables of days and counts.
pub fn numbers_and_dates(tables: &[Node]) -> Vec<Change> {
    let mut changes = Vec::new();
    for file in COUNTED {
        let at = TABLES.iter().position(|(name, _)| *name == file).expect("a table of the law");
        for (path, changed) in beside(&tables[at]) {
            let mut tables = tables.to_vec();
            tables[at] = changed;
            changes.push(Change { what: format!("{file}{path}"), tables, key: path });
        }
    }
    changes
}

/// A value with one number or date in it changed by one, once for each, with its path.
fn beside(whole: &Node) -> Vec<(String, Node)> {
    let in_list = |all: &[Node]| {
        let with = |at: usize, changed: Node| {
            let mut all = all.to_vec();
            all[at] = changed;
            node(NodeValue::List(all))
        };
        let each = all.iter().enumerate().flat_map(|(at, one)| {
            beside(one).into_iter().map(move |(path, changed)| (at, path, changed))
        });
        each.map(|(at, path, changed)| (format!(".{at}{path}"), with(at, changed))).collect()
    };
    let in_table = |all: &[Entry]| {
        let with = |at: usize, changed: Node| {
            let mut all = all.to_vec();
            all[at].node = changed;
            node(NodeValue::Table(all))
        };
        let of_entry = |one: &Entry| match (one.key.as_str(), &one.node.value) {
            // a day of each year
            ("on", NodeValue::Text(_)) => ["01-30", "02-01"]
                .map(|day| (format!(" = {day}"), node(NodeValue::Text(day.to_owned()))))
                .to_vec(),
            _ => beside(&one.node),
        };
        let each = all.iter().enumerate().flat_map(|(at, one)| {
            of_entry(one).into_iter().map(move |(path, changed)| (at, path, changed))
        });
        each.map(|(at, path, changed)| (format!(".{}{path}", all[at].key), with(at, changed)))
            .collect()
    };
    match &whole.value {
        NodeValue::List(all) => in_list(all),
        NodeValue::Table(all) => in_table(all),
        NodeValue::Integer(_) | NodeValue::Day(_) => neighbours("", &whole.value)
            .into_iter()
            .map(|value| (format!(" = {value:?}"), node(value)))
            .collect(),
        _ => Vec::new(),
    }
}

/// A rule with one key changed; none where the whole rule goes.
fn of_rule(rules: &str, rule: &Node) -> Vec<(String, Option<Node>)> {
    let mut changes = vec![("the whole rule".to_owned(), None)];
    for Entry { key, node: old, .. } in rule.entries() {
        let others = rule.entries().iter().filter(|entry| entry.key != *key).cloned();
        let others: Vec<Entry> = others.collect();
        for value in neighbours(key, &old.value) {
            let with = [entry(key.clone(), value)].into_iter().chain(others.clone());
            changes.push((key.clone(), Some(node(NodeValue::Table(with.collect())))));
        }
        if ["sector", "sector-name", "instead-of", "effective-to", "aliases"]
            .contains(&key.as_str())
        {
            changes.push((key.clone(), Some(node(NodeValue::Table(others)))));
        }
    }
    // what is refused is for no file in any case
    let is_idle = |flag: &str| flag == "by-policy" && rule.get("refused").is_some();
    let absent = FLAGS.iter().filter(|flag| rules == "ground" && rule.get(flag).is_none());
    let absent = absent.filter(|flag| !is_idle(flag));
    for flag in absent {
        let mut entries = rule.entries().to_vec();
        entries.push(entry((*flag).to_owned(), NodeValue::Flag(true)));
        changes.push(((*flag).to_owned(), Some(node(NodeValue::Table(entries)))));
    }
    changes
}

/// The values beside a value.
fn neighbours(key: &str, value: &NodeValue) -> Vec<NodeValue> {
    let codes = |all: Vec<&'static str>, own: &str| -> Vec<NodeValue> {
        let others = all.into_iter().filter(|code| *code != own);
        others.map(|code| NodeValue::Text(code.to_owned())).collect()
    };
    match (key, value) {
        ("verified", NodeValue::Text(own)) => codes(all_codes::<Verified>(), own),
        ("naming", NodeValue::Text(own)) => codes(all_codes::<Naming>(), own),
        ("basis", NodeValue::Text(own)) => codes(all_codes::<NameBasis>(), own),
        (_, NodeValue::Text(own)) => vec![NodeValue::Text(format!("{own}又"))],
        (_, NodeValue::Integer(number)) => {
            let below = number.checked_sub(1).filter(|number| *number >= 0);
            below.into_iter().chain([number + 1]).map(NodeValue::Integer).collect()
        }
        (_, NodeValue::Flag(flag)) => vec![NodeValue::Flag(!flag)],
        (_, NodeValue::Day(day)) => {
            [day.previous(), day.next()].into_iter().flatten().map(NodeValue::Day).collect()
        }
        (_, NodeValue::List(all)) if all.is_empty() => {
            let one = if key == "tiers" { "general" } else { "administrative-penalty" };
            vec![NodeValue::List(vec![node(NodeValue::Text(one.to_owned()))])]
        }
        (_, NodeValue::List(all)) => (0..all.len())
            .map(|at| {
                let mut fewer = all.clone();
                fewer.remove(at);
                NodeValue::List(fewer)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn all_codes<T: CodeList>() -> Vec<&'static str> {
    T::ALL.iter().map(|code| code.code()).collect()
}
