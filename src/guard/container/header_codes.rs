//! Headers and footers of Excel: `&C&"宋体,Bold"&12 第 &P 页`.
//!
//! Takes such a text; gives it without its codes, each of which ends a piece: a code
//! touches the word behind it.

/// The words of a header.
pub fn words(header: &str) -> String {
    let mut all = String::new();
    let mut rest = header;
    while let Some(at) = rest.find('&') {
        all.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(code) = rest.chars().next() else { break };
        rest = &rest[code.len_utf8()..];
        match code {
            '&' => all.push('&'),
            // a font: its name may say something too
            '"' => all.push('\n'),
            // the size of letters; what follows as digits may be one number with it
            '0'..='9' => all.extend(['\n', code]),
            _ => all.push('\n'),
        }
    }
    all.push_str(rest);
    all.replace('"', "\n")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn codes_end_words() {
        assert_eq!(words("&C甲&R&P/&N"), "\n甲\n\n/\n");
        assert_eq!(words("甲&&乙&\"宋体,Bold\"丙"), "甲&乙\n宋体,Bold\n丙");
        assert_eq!(words("&"), "");
    }
}
