//! Values that no message may repeat because the content withholds them. They can be
//! looked for and covered; they cannot be printed.

use super::cover::filler;
use std::collections::HashMap;
use std::fmt;

/// How far a value is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Wherever it stands: in source lines, names of files, causes and mends.
    Everywhere,
    /// In source lines and names of files: the words of a message are the program's own,
    /// and a short word of everybody's may be among them.
    Sources,
}

/// Every value to cover.
#[derive(Clone, Default)]
pub struct Concealed(HashMap<(char, char), Vec<Value>>);

#[derive(Clone)]
struct Value {
    letters: Box<[char]>,
    reach: Reach,
}

/// Numbers of fewer digits are years, counts and ordinals.
const FEWEST_DIGITS: usize = 6;

impl Concealed {
    /// Adds a value. One character, or a short number, is found by chance everywhere.
    pub fn add(&mut self, text: &str, reach: Reach) {
        let letters: Box<[char]> = text.chars().filter_map(folded).collect();
        let [first, second, ..] = *letters else { return };
        if letters.iter().all(char::is_ascii_digit) && is_ordinary(&letters) {
            return;
        }
        let all = self.0.entry((first, second)).or_default();
        match all.iter_mut().find(|value| value.letters == letters) {
            Some(known) if reach == Reach::Everywhere => known.reach = reach,
            Some(_) => {}
            None => all.push(Value { letters, reach }),
        }
    }

    /// A source line, or the name of a file, without the values; the same length in bytes.
    pub fn hidden_in_source(&self, text: &str) -> String {
        self.hidden(text, |_| true)
    }

    /// The words of a message without the values.
    pub fn hidden_in_words(&self, text: &str) -> String {
        self.hidden(text, |value| value.reach == Reach::Everywhere)
    }

    fn hidden(&self, text: &str, counts: impl Fn(&Value) -> bool) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let letters: Vec<(usize, char)> =
            text.char_indices().filter_map(|(at, c)| Some((at, folded(c)?))).collect();
        let mut out = String::with_capacity(text.len());
        let mut shown = 0;
        for at in 0..letters.len() {
            let Some(length) = self.longest_at(&letters[at..], &counts) else { continue };
            if !is_whole(&letters, at, at + length) {
                continue;
            }
            let (start, (last, _)) = (letters[at].0, letters[at + length - 1]);
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            if end > shown {
                let start = start.max(shown);
                out.push_str(&text[shown..start]);
                out.extend(text[start..end].chars().map(filler));
                shown = end;
            }
        }
        out.push_str(&text[shown..]);
        out
    }

    fn longest_at(
        &self,
        letters: &[(usize, char)],
        counts: &impl Fn(&Value) -> bool,
    ) -> Option<usize> {
        let [(_, first), (_, second), ..] = letters else { return None };
        let all = self.0.get(&(*first, *second))?;
        let stands = |value: &&Value| {
            counts(value)
                && letters.len() >= value.letters.len()
                && value.letters.iter().zip(letters).all(|(wanted, (_, c))| wanted == c)
        };
        all.iter().filter(stands).map(|value| value.letters.len()).max()
    }
}

/// A count, a date, or a year with a serial number, as files are named.
fn is_ordinary(digits: &[char]) -> bool {
    let is_dated = digits.starts_with(&['1', '9']) || digits.starts_with(&['2', '0']);
    digits.len() < FEWEST_DIGITS || digits.len() <= 8 && is_dated
}

impl fmt::Debug for Concealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Concealed(…)")
    }
}

/// A Latin word inside a longer one is another word.
fn is_whole(letters: &[(usize, char)], start: usize, end: usize) -> bool {
    let cuts = |one: Option<&(usize, char)>, other: Option<&(usize, char)>| {
        let (Some((at, a)), Some((next, b))) = (one, other) else { return false };
        a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && at + 1 == *next
    };
    let before = start.checked_sub(1).and_then(|at| letters.get(at));
    !cuts(before, letters.get(start)) && !cuts(letters.get(end - 1), letters.get(end))
}

/// One form of a character: width and case are the same to a reader, and what stands
/// between the characters of a name or a number does not hide it.
fn folded(c: char) -> Option<char> {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let is_between = narrow.is_whitespace()
        || narrow.is_control()
        || matches!(narrow, '-' | '_' | '*' | '~' | '`' | '·' | '•' | '‧' | '.')
        || matches!(narrow, '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】')
        || matches!(narrow, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    (!is_between).then(|| narrow.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn concealing(values: &[(&str, Reach)]) -> Concealed {
        let mut concealed = Concealed::default();
        values.iter().for_each(|(text, reach)| concealed.add(text, *reach));
        concealed
    }

    #[test]
    fn a_value_is_covered_at_its_width_however_it_is_spaced() {
        let concealed =
            concealing(&[("张三丰", Reach::Everywhere), ("0753-2222333", Reach::Everywhere)]);
        for (line, shown) in [
            ("联系人张三丰同志", "联系人＊＊＊同志"),
            ("张　三 丰", "＊　＊ ＊"),
            ("张**三**丰", "＊**＊**＊"),
            ("电话07532222333。", "电话***********。"),
            ("张三", "张三"),
        ] {
            assert_eq!(concealed.hidden_in_source(line), shown);
        }
        let far = concealed.hidden_in_source("（０７５３）２２２２３３３");
        assert!(!far.contains(['２', '３', '５']), "{far}");
    }

    #[test]
    fn a_short_word_of_everybody_is_left_in_the_words_of_the_program() {
        let concealed = concealing(&[("其他", Reach::Sources), ("2026-001", Reach::Everywhere)]);
        assert_eq!(concealed.hidden_in_words("与其他条目同名"), "与其他条目同名");
        assert_eq!(
            concealed.hidden_in_source("与其他条目同名 2026-001"),
            "与＊＊条目同名 2026-001"
        );
    }

    #[test]
    fn a_latin_word_is_covered_as_a_whole_word() {
        let concealed = concealing(&[("Anna", Reach::Everywhere)]);
        assert_eq!(concealed.hidden_in_source("ANNA hannah anna2"), "**** hannah ****2");
    }

    proptest! {
        #[test]
        fn nothing_moves_and_no_value_is_left(
            before in "[甲乙a-c1-9 =“”]{0,8}", value in "[甲乙丙]{2,4}", after in "\\PC{0,12}",
        ) {
            let concealed = concealing(&[(&value, Reach::Everywhere)]);
            let text = format!("{before}{value}{after}");
            let shown = concealed.hidden_in_source(&text);
            prop_assert_eq!(shown.len(), text.len());
            prop_assert!(!shown.contains(&value));
        }
    }
}
