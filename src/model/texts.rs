//! Words that may turn out to be withheld, told apart by what they say.
//!
//! Each is a `Private` string: it has no Display and no Serialize, and `reveal` is
//! called by `disclosure` (and by the prose rules of `check`), nowhere else.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// A value that nothing prints by accident.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value. Only `disclosure` may decide that it is shown.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $max:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(Private<String>);

        impl $name {
            /// Trims and checks that there is something, and not too much of it.
            ///
            /// # Errors
            /// The text is empty, too long or holds control characters.
            pub fn parse(text: &str) -> Result<Self, Refused> {
                sound(text, $max).map(|text| Self(Private::new(text)))
            }

            /// The words. Only `disclosure` may decide that they are shown.
            pub fn reveal(&self) -> &str {
                self.0.reveal()
            }
        }
    )*};
}

texts! {
    /// A short public wording: a title, a label, a post.
    Label, 400;
    /// Prose of one or more lines.
    FreeText, 20_000;
    /// The name of a natural person.
    PersonName, 60;
    /// The name of an organisation.
    Organisation, 200;
    /// The name of a public body that decides or awards: of itself it betrays no item.
    PublicBody, 200;
    /// A postal address.
    Address, 400;
    /// A telephone number meant for the public.
    Phone, 60;
    /// An e-mail address meant for the public.
    EmailAddress, 200;
    /// A number or code that names a thing: a contract, a project, a bid section.
    Identifier, 120;
    /// The id or the Chinese name of a ground of the policy.
    GroundId, 100;
    /// A file under `content/files/`, relative to it.
    FilePath, 300;
}

fn sound(text: &str, max: usize) -> Result<String, Refused> {
    let text = text.trim();
    let control = |c: char| c.is_control() && c != '\n' && c != '\t' && c != '\r';
    if text.is_empty() {
        return Err(Refused::new(
            Code::BadValue,
            "这里是空的",
            "填上内容；如果确实没有，就把这一行整行删掉",
        ));
    }
    if text.chars().count() > max {
        let mend = "缩短它，或把长文字放进 Markdown 正文";
        return Err(Refused::new(Code::BadValue, format!("文字超过 {max} 个字符"), mend));
    }
    if text.contains(control) {
        let mend = "删去从别的软件粘贴来的看不见的字符后重新输入";
        return Err(Refused::new(Code::BadValue, "含有看不见的控制字符", mend));
    }
    Ok(text.to_owned())
}
