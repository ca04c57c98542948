//! Dates as people write them in Word: `2026-7-6`, `2026年7月6日`, `"2026-07-06"`, full-width
//! digits, a day that the month lacks. Takes what a reader refused; says the very line to
//! write instead. In a file that withholds something no date is repeated.

use crate::diag::{Code, Cover, Span};
use crate::model::{Day, Kind, Moment, Refused};
use crate::records::{Body, Header, Site};
use crate::schema::{FieldDoc, FieldValue, Problem, Record, Shape, same_key};

/// Says of every refused date how to write it; one problem a line.
pub fn explain_dates(problems: Vec<Problem>, text: &str) -> Vec<Problem> {
    let quotes = Cover::for_text(text) != Cover::Values;
    let mut explained: Vec<usize> = Vec::new();
    let mut said = Vec::with_capacity(problems.len());
    for mut problem in problems {
        let Some((start, line)) = line_of(text, problem.span).filter(|_| is_about(&problem)) else {
            said.push(problem);
            continue;
        };
        if explained.contains(&start) {
            continue;
        }
        if let Some((span, refused)) = refused(line, quotes) {
            explained.push(start);
            problem = Problem { span: span.shifted(start), refused };
        }
        said.push(problem);
    }
    said
}

fn is_about(problem: &Problem) -> bool {
    let codes = [
        Code::TomlSyntax,
        Code::ImpossibleDate,
        Code::WrongType,
        Code::OffsetInTime,
        Code::BadValue,
    ];
    codes.contains(&problem.refused.code)
}

fn line_of(text: &str, span: Span) -> Option<(usize, &str)> {
    let at = span.within(text).start;
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    Some((start, text[start..].lines().next()?))
}

/// What is wrong with a line `key = a date`, and where in it.
fn refused(line: &str, quotes: bool) -> Option<(Span, Refused)> {
    let (key, rest) = line.split_once('=')?;
    let wanted = Wanted::by(key.trim().rsplit('.').next().unwrap_or_default())?;
    let value = rest.split('#').next().unwrap_or("").trim();
    let written = Written::read(value)?;
    let start = key.len() + 1 + (rest.len() - rest.trim_start().len());
    let span = Span::new(start, start + value.len());
    let key = key.trim();
    let like = wanted.example();
    if !quotes {
        let mend = format!("写成 {key} = {like} 的样子：年-月-日，月和日都写两位，不加引号");
        return Some((span, Refused::new(Code::ImpossibleDate, "日期的写法不对", mend)));
    }
    let refused = match written.instant(wanted) {
        Ok(right) => {
            let mend = format!("写成：{key} = {right}");
            Refused::new(Code::ImpossibleDate, why(value, wanted), mend)
        }
        Err(Missing { cause, nearest }) => {
            let mend = match nearest {
                Some(day) => format!("核对原件；如果是当月最后一天，写成：{key} = {day}"),
                None => format!("核对原件，写成 {key} = {like} 的样子"),
            };
            Refused::new(Code::ImpossibleDate, cause, mend)
        }
    };
    Some((span, refused))
}

fn why(value: &str, wanted: Wanted) -> &'static str {
    let is_plain = |text: &str| match wanted {
        Wanted::Day => Day::parse(text).is_ok(),
        Wanted::Moment => Day::parse(text).is_ok() || Moment::parse(text).is_ok(),
    };
    if is_plain(value.trim_matches(QUOTES)) {
        return "日期不要加引号";
    }
    if wanted == Wanted::Day && Moment::parse(value).is_ok() {
        return "这里只写日期，不写时间";
    }
    if value.chars().any(|c| matches!(c, '０'..='９')) {
        return "日期里有全角数字";
    }
    let is_short = value.split(['-', 'T', ' ', ':']).all(|p| p.chars().all(|c| c.is_ascii_digit()));
    match is_short {
        true => "日期的月、日（时间的时、分）要写足两位，前面补 0",
        false => "日期的写法不对",
    }
}

const QUOTES: [char; 8] = ['"', '\'', '“', '”', '‘', '’', '＂', '＇'];

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Day,
    Moment,
}

impl Wanted {
    /// By the description of a key, of whatever kind.
    fn by(key: &str) -> Option<Self> {
        let all = [Header::FIELDS, Site::FIELDS].into_iter();
        let all = all.chain(Kind::ALL.into_iter().map(Body::fields));
        let shapes = all.filter_map(|fields| shape(fields, key));
        let of = |shape: Shape| match shape {
            Shape::Bare(example) if is_of::<Day>(example) => Some(Self::Day),
            Shape::Bare(example) if is_of::<Moment>(example) => Some(Self::Moment),
            _ => None,
        };
        let of_policy = ["effective-from", "until", "from"].contains(&key);
        shapes.filter_map(of).next().or(of_policy.then_some(Self::Day))
    }

    fn example(self) -> &'static str {
        let shape = match self {
            Self::Day => Day::SHAPE,
            Self::Moment => Moment::SHAPE,
        };
        if let Shape::Bare(example) = shape { example } else { "" }
    }
}

fn is_of<T: FieldValue>(example: &str) -> bool {
    matches!(T::SHAPE, Shape::Bare(own) if own == example)
}

fn shape(fields: &'static [FieldDoc], key: &str) -> Option<Shape> {
    fields.iter().find_map(|field| match field.shape {
        Shape::Table(inner) => shape(inner, key),
        Shape::List(Shape::Table(inner)) => shape(inner, key),
        own => same_key(key, field.name).then_some(own),
    })
}

/// Numbers in the order of a date, and of a time if there is one.
struct Written(Vec<u32>);

/// Why there is no such day, and the last one of its month.
struct Missing {
    cause: String,
    nearest: Option<Day>,
}

impl Written {
    /// Reads anything that begins like a date; none where other words stand in it.
    fn read(value: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        let mut number = String::new();
        for c in value.trim_matches(QUOTES).trim().chars().map(narrow).chain([' ']) {
            if c.is_ascii_digit() {
                number.push(c);
                continue;
            }
            let is_between = c.is_whitespace() || "-/.年月日号时点分秒:T,、–—−~".contains(c);
            if !is_between {
                return None;
            }
            if !number.is_empty() {
                numbers.push(std::mem::take(&mut number).parse().ok()?);
            }
        }
        // 20260706
        if let [whole @ 19_000_101..=29_991_231] = numbers[..] {
            numbers = vec![whole / 10_000, whole / 100 % 100, whole % 100];
        }
        let is_date = (3..=6).contains(&numbers.len()) && (1000..=9999).contains(&numbers[0]);
        is_date.then_some(Self(numbers))
    }

    fn instant(&self, wanted: Wanted) -> Result<String, Missing> {
        let &[year, month, day, ref time @ ..] = &self.0[..] else {
            return Err(Missing { cause: "日期的写法不对".to_owned(), nearest: None });
        };
        let date = format!("{year:04}-{month:02}-{day:02}");
        let Ok(sound) = Day::parse(&date) else { return Err(missing(year, month, day)) };
        if time.is_empty() || wanted == Wanted::Day {
            return Ok(sound.to_string());
        }
        let part = |at: usize| time.get(at).copied().unwrap_or(0);
        let text = format!("{date}T{:02}:{:02}:{:02}", part(0), part(1), part(2));
        Moment::parse(&text).map(|_| text).map_err(|_| Missing {
            cause: "没有这个时刻：时是 0 到 23，分和秒是 0 到 59".to_owned(),
            nearest: None,
        })
    }
}

fn missing(year: u32, month: u32, day: u32) -> Missing {
    let first = Day::parse(&format!("{year:04}-{month:02}-01")).ok();
    let last = first.and_then(|first| first.plus_months(1)).and_then(Day::previous);
    let cause = match last {
        None => format!("一年没有 {month} 月"),
        Some(_) => format!("{year} 年 {month} 月没有 {day} 日"),
    };
    Missing { cause, nearest: last }
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(line: &str) -> String {
        let (span, refused) = refused(line, true).unwrap_or_else(|| panic!("{line}: no date"));
        assert!(line.get(span.start..span.end).is_some_and(|said| !said.is_empty()), "{line}");
        refused.mend
    }

    #[test]
    fn every_slip_gets_the_line_to_write() {
        for value in [
            "2026-7-6",
            "2026/7/6",
            "2026.7.6",
            "2026年7月6日",
            "\"2026-07-06\"",
            "“2026-7-6”",
            "２０２６-０７-０６",
            "2026－07－06",
            "20260706",
            "'2026年07月06日'",
            "2026—7—6",
        ] {
            for key in ["date", "decision.date", "publish"] {
                let line = format!("{key} = {value}   # 日期");
                assert_eq!(mend(&line), format!("写成：{key} = 2026-07-06"), "{line}");
            }
        }
        assert_eq!(mend("publish = 2026-7-6 9:05"), "写成：publish = 2026-07-06T09:05:00");
        assert_eq!(mend("date = 2026-07-06 9:05"), "写成：date = 2026-07-06");
        assert!(mend("date = 2026-02-30").ends_with("写成：date = 2026-02-28"));
        assert!(mend("date = 2026-13-01").contains("核对原件"));
    }

    #[test]
    fn other_lines_are_let_be_and_a_file_that_withholds_is_not_quoted() {
        assert!(refused("title = 2026年7月6日", true).is_none());
        assert!(refused("date = 明天", true).is_none());
        assert!(refused("year = 2026", true).is_none());
        let (_, said) = refused("date = 2026-7-6", false).expect("a slip");
        assert!(!said.mend.contains("2026-07-06"), "{}", said.mend);
    }
}
