//! Signs of symbol fonts in a row. A bullet or a box to tick stands alone, boxes to be filled
//! in are all alike; many that differ may be the digits of a number in circles.

/// So many signs in a row are no bullets.
const MOST: usize = 5;
/// So many of them are alike where somebody is to write into them.
const KINDS: usize = 3;

/// The signs since the last character.
#[derive(Debug, Default)]
pub struct Signs {
    row: usize,
    kinds: Vec<char>,
}

impl Signs {
    /// Takes the next character, and which sign it is if it is one. Whether the signs in a
    /// row have become words that nobody knows.
    pub fn tell(&mut self, sign: Option<char>) -> bool {
        let Some(sign) = sign else {
            *self = Self::default();
            return false;
        };
        self.row += 1;
        if self.kinds.len() <= KINDS && !self.kinds.contains(&sign) {
            self.kinds.push(sign);
        }
        self.row > MOST && self.kinds.len() > KINDS
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    fn are_words(text: &str) -> bool {
        let mut signs = Signs::default();
        let sign = |c: char| ('\u{F07F}'..='\u{F0FF}').contains(&c).then_some(c);
        text.chars().any(|c| signs.tell(sign(c)))
    }

    #[test]
    fn signs_that_differ_are_words() {
        let circled = "\u{F081}\u{F083}\u{F088}\u{F080}\u{F080}\u{F081}\u{F083}\u{F088}";
        assert!(are_words(circled));
        assert!(!are_words(&"\u{F0A8}".repeat(18)));
        assert!(!are_words("\u{F0B7}\u{F0FE}项目\u{F0A8}\u{F0D8}\u{F0B7}"));
    }
}
