//! How a part of a value is shown and the rest of it covered: 138****8000, 尾号 8000.

use crate::model::{Label, Node};
use crate::schema::{Reading, Table};

/// The rule for partial forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartialForms {
    /// What covers a character of a number or a name.
    pub covers: Vec<String>,
    /// What covers a character of a name.
    pub covers_of_names: Vec<String>,
    /// Letters that cover where several stand in a row.
    pub letters: Vec<String>,
    /// How many of them.
    pub letters_in_a_row: u32,
    /// Letters that cover characters of a name where several stand in a row.
    pub letters_of_names: Vec<String>,
    /// How many of them.
    pub letters_of_names_in_a_row: u32,
    /// Words before the last characters of a number.
    pub before_the_last: Vec<String>,
    /// Words before its first characters.
    pub before_the_first: Vec<String>,
    /// The fewest characters of a number that tell it from others.
    pub smallest_shown: u32,
    /// From so many characters of a number on, a finding blocks.
    pub blocks_from: u32,
}

impl PartialForms {
    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let mut words = |name: &'static str, label: &'static str| {
            let labels = table.take::<Vec<Label>>(name, label, reading).unwrap_or_default();
            labels.iter().map(|label| label.reveal().to_owned()).collect::<Vec<_>>()
        };
        let covers = words("covers", "遮盖字符");
        let covers_of_names = words("covers_of_names", "姓名的遮盖字符");
        let letters = words("letters", "遮盖字母");
        let letters_of_names = words("letters_of_names", "姓名的遮盖字母");
        let before_the_last = words("before_the_last", "末几位前面的词");
        let before_the_first = words("before_the_first", "前几位前面的词");
        let letters_in_a_row = table.take::<u32>("letters_in_a_row", "连续字母数", reading);
        let of_names_in_a_row =
            table.take::<u32>("letters_of_names_in_a_row", "姓名的连续字母数", reading);
        let smallest_shown = table.take::<u32>("smallest_shown", "最少露出字符数", reading);
        let blocks_from = table.take::<u32>("blocks_from", "拦下的字符数", reading);
        table.finish(reading);
        Some(Self {
            covers,
            covers_of_names,
            letters,
            letters_in_a_row: letters_in_a_row?,
            letters_of_names,
            letters_of_names_in_a_row: of_names_in_a_row?,
            before_the_last,
            before_the_first,
            smallest_shown: smallest_shown?,
            blocks_from: blocks_from?,
        })
    }
}
