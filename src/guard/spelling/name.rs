//! How people write a name: the dot between the parts of one may be another, or missing; a
//! company says in two ways that it is liable with its capital.

/// Between the parts of a name (GB/T 15834-2011, 4.14), and what is typed for it.
const DOT: char = '·';
const TYPED: [&str; 4] = ["", ".", "•", "-"];
/// Two forms of one word (公司法第七条).
const COMPANIES: [(&str, &str); 2] = [("有限责任公司", "有限公司"), ("有限公司", "有限责任公司")];

/// The name, with every dot that is typed for the one in it: 演示·甲, 演示甲, 演示.甲.
pub fn spellings_of_name(text: &str) -> Vec<String> {
    let other = TYPED.iter().filter(|_| text.contains(DOT)).map(|dot| text.replace(DOT, dot));
    std::iter::once(text.to_owned()).chain(other).collect()
}

/// The name of an organisation, with either word for a company.
pub fn spellings_of_organisation(text: &str) -> Vec<String> {
    let other = COMPANIES
        .iter()
        .filter_map(|(from, to)| text.strip_suffix(from).map(|name| format!("{name}{to}")));
    std::iter::once(text.to_owned()).chain(other).collect()
}
