//! Which tags can say nothing together with what stands beside them.
//!
//! Takes a tag with zeros for its digits. Latin letters and signs say nothing, but for a
//! letter on its own, which may be one of a row. Digits say nothing where they are words of
//! their own among words of letters, with one sign on either side: nothing covers a part of
//! them or decodes to others, and they go on neither before the tag nor behind it.

use memchr::memmem;

/// Signs of tags.
const SIGNS: &[u8] = b" =\"-_./:;,#+()>";
/// Signs of tags with digits: no others encode or cover digits, or keep groups of them apart.
const SIGNS_BESIDE_DIGITS: &[u8] = b" =\"-/.:#>";
/// How the address of a part of a page begins. The sign covers nothing there.
const PART: &[u8] = b"\"#";
/// The longest name of an element with a digit: h2.
const LONGEST_NUMBERED: usize = 2;

/// Whether a tag is closed where it seems to be, and holds nothing that could go together
/// with what stands beside it.
pub fn is_plain(tag: &[u8]) -> bool {
    let Some((name, attributes)) = parts(tag) else { return false };
    let quotes = attributes.iter().filter(|byte| **byte == b'"').count();
    let is_numbered = has_digits(name);
    let are_plain = if has_digits(attributes) {
        are_apart(attributes)
    } else {
        attributes.iter().all(|byte| byte.is_ascii_alphabetic() || SIGNS.contains(byte))
            && words(attributes).all(|word| word.len() > 1)
    };
    (!is_numbered || name.len() <= LONGEST_NUMBERED) && quotes % 2 == 0 && are_plain
}

/// A tag without the signs with which addresses of parts of a page begin.
pub fn without_part_signs(tag: &[u8]) -> Vec<u8> {
    let signs: Vec<usize> = memmem::find_iter(tag, PART).map(|at| at + 1).collect();
    let rest = tag.iter().enumerate().filter(|(at, _)| !signs.contains(at));
    rest.map(|(_, byte)| *byte).collect()
}

/// Whether there is a digit.
pub fn has_digits(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_digit)
}

/// The name of the element, and what stands behind it.
fn parts(tag: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = tag.strip_prefix(b"</").or(tag.strip_prefix(b"<"))?;
    let length = inside.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (name, attributes) = inside.split_at(length);
    let is_end = matches!(attributes.first(), Some(b' ' | b'/' | b'>'));
    (is_end && name.first().is_some_and(u8::is_ascii_alphabetic)).then_some((name, attributes))
}

fn words(attributes: &[u8]) -> impl Iterator<Item = &[u8]> {
    attributes.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether attributes with digits begin with a word, and all their digits stand apart.
fn are_apart(attributes: &[u8]) -> bool {
    let is_known = |byte: &u8| byte.is_ascii_alphanumeric() || SIGNS_BESIDE_DIGITS.contains(byte);
    // Base64 has capitals
    let is_encoded = |value: &[u8]| has_digits(value) && value.iter().any(u8::is_ascii_uppercase);
    let is_word = |word: &[u8]| match word {
        [letter, ..] if letter.is_ascii_alphabetic() => {
            word.len() > 1 && word.iter().all(u8::is_ascii_alphabetic)
        }
        _ => word.iter().all(u8::is_ascii_digit),
    };
    let begins_with_word =
        words(attributes).next().is_some_and(|word| word[0].is_ascii_alphabetic());
    let reversed: Vec<u8> = attributes.iter().rev().copied().collect();
    begins_with_word
        && attributes.iter().all(is_known)
        && !attributes.split(|byte| *byte == b'"').any(is_encoded)
        && attributes.windows(2).all(|two| two[1] != b'#' || two == PART)
        && words(attributes).all(is_word)
        && [attributes, &reversed].into_iter().all(one_sign_follows)
}

/// Whether no second sign stands behind one that stands behind a digit, unless a value ends
/// there, and no value stands without quotes.
fn one_sign_follows(attributes: &[u8]) -> bool {
    attributes.windows(3).all(|three| {
        let [digit, sign, next] = three else { return true };
        let is_of_digits = digit.is_ascii_digit() && !sign.is_ascii_alphanumeric();
        let may_follow = next.is_ascii_alphanumeric() || *next == b'"';
        !is_of_digits || *sign == b'"' || may_follow && !matches!(sign, b'=' | b' ' | b'>')
    })
}
