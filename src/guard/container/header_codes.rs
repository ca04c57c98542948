//! Headers and footers of Excel: `&C&"宋体,Bold"&12 第 &P 页`.
//!
//! Takes such a text; gives it without its codes, in every way in which they may be read:
//! each code ends a piece, or only changes the look of the letters around it. Never tells
//! where a size ends and a number begins: both ways are given.

/// Codes that stand between pieces or for something else: the left, the middle and the
/// right, page and count, day and time, path and names, a picture.
const APART: &str = "LCRPNDTZFAG";
/// A colour: six hexadecimal digits, or a number of the theme and a shade.
const COLOUR: usize = 6;
/// The size of letters has no more digits.
const LONGEST_SIZE: usize = 3;

/// Stands between two ways of reading: no number and no code goes on behind it.
pub const OTHERWISE: &str = "\n\u{3000}\n";

/// The words of a header, every way of reading on lines of its own.
pub fn words(header: &str) -> String {
    let mut all = apart(header);
    if header.contains('&') {
        for size in 1..=LONGEST_SIZE {
            let whole = whole(header, size);
            if !all.contains(&whole) {
                all.extend([OTHERWISE, &whole]);
            }
        }
    }
    all
}

/// Every code ends a piece.
fn apart(header: &str) -> String {
    let all = without_codes(header, |code, behind, all| {
        match code {
            '&' => all.push('&'),
            // the size of letters; what follows as digits may be one number with it
            '0'..='9' => all.extend(['\n', code]),
            // a font: its name may say something too
            _ => all.push('\n'),
        }
        behind
    });
    all.replace('"', "\n")
}

/// Codes of the look of letters split no word; a size has at most so many digits.
fn whole(header: &str, size: usize) -> String {
    without_codes(header, |code, behind, all| {
        match code {
            '&' => all.push('&'),
            '"' => return behind.split_once('"').map_or("", |(_, behind)| behind),
            '0'..='9' => return skip(behind, size - 1, |c| c.is_ascii_digit()),
            'K' | 'k' => return skip(behind, COLOUR, is_of_colour),
            code if APART.contains(code.to_ascii_uppercase()) => all.push('\n'),
            _ => {}
        }
        behind
    })
}

/// The text with each code as `read` has it: takes the code and what stands behind it,
/// appends what the code reads as, gives what is left.
fn without_codes(
    header: &str,
    read: impl for<'h> Fn(char, &'h str, &mut String) -> &'h str,
) -> String {
    let (mut all, mut rest) = (String::new(), header);
    while let Some((before, code, behind)) = next(rest) {
        all.push_str(before);
        rest = read(code, behind, &mut all);
    }
    all + rest
}

/// What stands before the first code, the code, and what stands behind it.
fn next(text: &str) -> Option<(&str, char, &str)> {
    let (before, rest) = text.split_once('&')?;
    let mut characters = rest.chars();
    // a lone mark at the end says nothing
    Some(characters.next().map_or((before, 'B', ""), |code| (before, code, characters.as_str())))
}

/// The text without as many characters of a kind as stand in front, at most so many.
fn skip(text: &str, most: usize, is: impl Fn(char) -> bool) -> &str {
    let end = text.char_indices().take(most).find(|(_, c)| !is(*c)).map(|(at, _)| at);
    let all = || text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(end.unwrap_or_else(all)..).unwrap_or_default()
}

fn is_of_colour(character: char) -> bool {
    character.is_ascii_hexdigit() || matches!(character, '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn codes_end_words() {
        assert!(words("&C甲&R&P/&N").starts_with("\n甲\n\n/\n"));
        assert!(words("甲&&乙&\"宋体,Bold\"丙").starts_with("甲&乙\n宋体,Bold\n丙"));
        assert_eq!(words("&").trim(), "");
    }

    #[test]
    fn the_look_of_letters_splits_no_number() {
        for header in [
            "&C110105&B19491231&B002X",
            "&C110105&K00000019491231&KFF0000002X",
            "&C110105&K01+00019491231&k02-123002X",
            "&L110105&\"宋体,Bold\"19491231&\"-,Regular\"002X",
            "&R110105&1219491231&10002X",
            "&R110105&10&B&I&U&K00B0F019491231&S002X",
        ] {
            let words = words(header);
            assert!(words.lines().any(|line| line == "11010519491231002X"), "{header}: {words}");
        }
    }

    #[test]
    fn the_left_and_the_right_are_no_word() {
        let words = words("&L110105&R19491231002X");
        assert!(!words.contains("11010519491231002X"), "{words}");
    }
}
