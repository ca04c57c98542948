//! What single characters beyond ASCII are compared as.

use super::super::gap::is_dash;
use super::super::patterns::is_unseen;
use super::super::radical::unified;
use super::super::{is_ignorable, taken_for};

/// What a character is compared as.
pub enum Plain {
    /// It cannot be seen.
    Nothing,
    /// White space or a quotation mark: it vanishes.
    Gap,
    /// The end of a line: it vanishes, too.
    Line,
    /// This one.
    Is(char),
    /// What Unicode takes it apart into, if anything.
    Decomposed,
}

/// The plain form of a character.
pub fn plain(character: char) -> Plain {
    match character {
        c if is_ignorable(c) || is_unseen(c) => Plain::Nothing,
        '"' | '“' | '”' | '„' | '‟' => Plain::Gap,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Plain::Line,
        c if c.is_whitespace() => Plain::Gap,
        '‘' | '’' | '‚' | '‛' => Plain::Is('\''),
        c if is_dash(c) => Plain::Is('-'),
        '•' | '‧' | '∙' | '⋅' | '・' | '･' => Plain::Is('·'),
        c => unified(c).or_else(|| taken_for(c)).map_or(Plain::Decomposed, Plain::Is),
    }
}
