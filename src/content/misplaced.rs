//! Keys that are right and stand in the wrong place: below a `[section]` to which they do not
//! belong, or below one whose head still is a remark (`# [[attachments]]`). Takes the
//! problems of a file; says of each where the line has to go. Repeats no value.

use crate::diag::{Code, Span};
use crate::model::{Kind, Refused};
use crate::policy::SitePolicy;
use crate::records::{Body, Header, Site};
use crate::schema::{FieldDoc, Problem, Record, Shape, missing_key};

/// Says of every key in a wrong place which place is the right one.
pub fn explain_places(problems: Vec<Problem>, file: &str, text: &str) -> Vec<Problem> {
    let page = Page { fields: fields_of(file), lines: lines(text) };
    let (mut told, mut moved) = (Vec::new(), Vec::new());
    let mut said = Vec::with_capacity(problems.len());
    for mut problem in problems {
        if problem.refused.code == Code::DuplicateKey {
            match page.section_twice(problem.span) {
                Some((at, _)) if told.contains(&at) => continue,
                Some((at, mend)) => {
                    told.push(at);
                    problem.refused.mend = mend;
                    said.push(problem);
                    continue;
                }
                None => {}
            }
        }
        let stray = page.stray(&problem, text);
        let Some(Stray { key, at, head }) = stray else {
            said.push(problem);
            continue;
        };
        if let Some(head) = head {
            moved.extend([head.name, key]);
            if told.contains(&head.at) {
                continue;
            }
            told.push(head.at);
            problem = page.asleep(head, problem.refused.code);
        } else if problem.refused.code == Code::DuplicateKey {
            problem.refused.mend = page.twice(key, at).unwrap_or(problem.refused.mend);
        } else if let Some(refused) = page.elsewhere(key, at) {
            moved.push(key);
            problem.refused = refused;
        }
        said.push(problem);
    }
    said.retain(|problem| {
        !missing_key(&problem.refused).is_some_and(|(key, _)| moved.contains(&key))
    });
    said
}

/// The description of a file, and its lines with where they begin.
struct Page<'t> {
    fields: Vec<FieldDoc>,
    lines: Vec<(usize, &'t str)>,
}

/// A key that its section does not know, or knows already; the head above it that is a
/// remark, if that is where it belongs.
struct Stray<'t> {
    key: &'t str,
    at: usize,
    head: Option<Head<'t>>,
}

/// The first line of a section.
#[derive(Clone, Copy)]
struct Head<'t> {
    at: usize,
    name: &'t str,
    is_remark: bool,
}

impl<'t> Head<'t> {
    fn read(at: usize, line: &'t str) -> Option<Self> {
        let line = line.trim();
        let bare = line.trim_start_matches(['#', ' ']);
        let name = bare.strip_prefix('[')?.trim_start_matches('[').split(']').next()?.trim();
        let is_name = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.');
        let is_head = !name.is_empty() && name.chars().all(is_name) && !bare.contains('=');
        is_head.then_some(Self { at, name, is_remark: line.starts_with('#') })
    }
}

impl<'t> Page<'t> {
    fn stray(&self, problem: &Problem, text: &'t str) -> Option<Stray<'t>> {
        if !matches!(problem.refused.code, Code::UnknownKey | Code::DuplicateKey) {
            return None;
        }
        let at = self.lines.iter().rposition(|(start, _)| *start <= problem.span.start)?;
        let (start, line) = self.lines[at];
        let key = text.get(problem.span.start..)?.split(['=', '\n']).next()?.trim();
        let is_first = line.trim_start().starts_with(key) && !key.is_empty();
        let above = self.lines[..at].iter().enumerate().rev();
        let head = above.filter_map(|(at, (_, line))| Head::read(at, line)).next();
        let asleep = head.filter(|head| head.is_remark && self.knows(head.name, key));
        (is_first && start <= problem.span.start).then_some(Stray { key, at, head: asleep })
    }

    /// Whether a section of this name has that key.
    fn knows(&self, section: &str, key: &str) -> bool {
        self.section(section).is_some_and(|fields| fields.iter().any(|f| f.key() == key))
    }

    fn section(&self, path: &str) -> Option<&[FieldDoc]> {
        let mut fields: &[FieldDoc] = &self.fields;
        for part in path.split('.').filter(|part| !part.is_empty()) {
            fields = inner(fields.iter().find(|field| field.key() == part)?)?;
        }
        Some(fields)
    }

    /// `[name]` or `[[name]]`.
    fn head_of(&self, path: &str) -> String {
        let (outer, name) = path.rsplit_once('.').unwrap_or(("", path));
        let field = self.section(outer).and_then(|fields| fields.iter().find(|f| f.key() == name));
        match field.map(|field| field.shape) {
            Some(Shape::List(_)) => format!("[[{path}]]"),
            _ => format!("[{path}]"),
        }
    }

    /// The head of a section that is still a remark.
    fn asleep(&self, head: Head<'_>, code: Code) -> Problem {
        let (start, line) = self.lines[head.at];
        let (like, number) = (self.head_of(head.name), head.at + 1);
        let cause = format!("这一行前面还有 #，{like} 没有起作用，它下面的几行就归到了别处");
        let mend = format!("去掉第 {number} 行最前面的 #，写成：{like}");
        let span = Span::new(start, start + line.trim_end().len());
        Problem { span, refused: Refused::new(code, cause, mend) }
    }

    /// Where a section begins that stands in the file twice, and how to mend that; of this
    /// place, or of the section in which it lies.
    fn section_twice(&self, place: Span) -> Option<(usize, String)> {
        let at = self.lines.iter().rposition(|(start, _)| *start <= place.start)?;
        let head_at = |at: usize| Head::read(at, self.lines[at].1).filter(|head| !head.is_remark);
        let own = (0..=at).rev().find_map(head_at)?;
        let head = self.head_of(own.name);
        let first =
            (0..own.at).find_map(|at| head_at(at).filter(|other| other.name == own.name))?;
        let mend = format!("第 {} 行已经有 {head} 这一节：把两节合成一节", first.at + 1);
        (!head.starts_with("[[")).then_some((own.at, mend))
    }

    /// Which line has the same key already.
    fn twice(&self, key: &str, at: usize) -> Option<String> {
        let is_same = |line: &str| line.split('=').next().is_some_and(|own| own.trim() == key);
        let above = self.lines[..at].iter().enumerate().rev();
        let mut own = above.take_while(|(_, (_, line))| !line.trim_start().starts_with('['));
        let (first, _) = own.find(|(_, (_, line))| is_same(line))?;
        let first = first + 1;
        Some(format!(
            "第 {first} 行已经写过 {key}，两行里只留一行；若是多个条目，请用双方括号 [[…]] 各写一节"
        ))
    }

    /// Where a key belongs that stands where nothing knows it.
    fn elsewhere(&self, key: &str, at: usize) -> Option<Refused> {
        let heads: Vec<Head<'_>> = (0..self.lines.len())
            .filter_map(|at| Head::read(at, self.lines[at].1))
            .filter(|head| !head.is_remark)
            .collect();
        let current = heads.iter().rfind(|head| head.at < at);
        let here = current.map_or("文件的开头部分".to_owned(), |head| {
            format!(" {} 这一节", self.head_of(head.name))
        });
        let label = |path: &str| {
            let fields = self.section(path)?.iter();
            fields.clone().find(|field| field.key() == key).map(|field| field.label)
        };
        let cause = |label: &str| format!("“{label}”（{key}）不属于{here}");
        if let Some(label) = label("").filter(|_| current.is_some()) {
            let first = heads.first().map_or(1, |head| head.at + 1);
            let mend = format!("把这一行移到第 {first} 行的前面：小节（[方括号] 开头的部分）之前");
            return Some(Refused::new(Code::UnknownKey, cause(label), mend));
        }
        let mut places: Vec<String> =
            self.sections().into_iter().filter(|p| label(p).is_some()).collect();
        let written: Vec<&Head<'_>> =
            heads.iter().filter(|h| places.iter().any(|p| p == h.name)).collect();
        let label = label(places.first()?)?;
        let mend = match written.first() {
            Some(head) => {
                format!("把这一行移到第 {} 行 {} 的下面", head.at + 1, self.head_of(head.name))
            }
            None => {
                places.truncate(3);
                let like: Vec<String> = places.iter().map(|place| self.head_of(place)).collect();
                format!("在它的上面补一行：{}", like.join(" 或 "))
            }
        };
        Some(Refused::new(Code::UnknownKey, cause(label), mend))
    }

    /// The paths of all sections.
    fn sections(&self) -> Vec<String> {
        fn below(fields: &[FieldDoc], path: &str, found: &mut Vec<String>) {
            for field in fields {
                let Some(inner) = inner(field) else { continue };
                let own = format!("{path}{}", field.key());
                found.push(own.clone());
                below(inner, &format!("{own}."), found);
            }
        }
        let mut found = Vec::new();
        below(&self.fields, "", &mut found);
        found
    }
}

fn inner(field: &FieldDoc) -> Option<&'static [FieldDoc]> {
    match field.shape {
        Shape::Table(inner) => Some(inner),
        Shape::List(Shape::Table(inner)) => Some(*inner),
        _ => None,
    }
}

fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let with_start = |line| {
        let start = at;
        at += str::len(line);
        (start, line)
    };
    text.split_inclusive('\n').map(with_start).collect()
}

/// What a file under `content/` may hold.
fn fields_of(file: &str) -> Vec<FieldDoc> {
    match file.split('/').nth(1) {
        Some("site.toml") => Site::FIELDS.to_vec(),
        Some("policy.toml") => SitePolicy::FIELDS.to_vec(),
        folder => {
            let own = folder.and_then(Kind::of_slug).map(Body::fields).unwrap_or_default();
            Header::FIELDS.iter().chain(own).copied().collect()
        }
    }
}
