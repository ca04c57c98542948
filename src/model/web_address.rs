//! An absolute http(s) address, for links that leave the site.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// `https://…` or `http://…`, without spaces or credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// Checks scheme and shape.
    ///
    /// # Errors
    /// The text is no such address.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = host.and_then(|rest| rest.split(['/', '?', '#']).next());
        let sound = |host: &str| host.contains('.') && !host.contains('@');
        if host.is_some_and(sound) && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refused::new(
                Code::BadValue,
                "网址的写法不对",
                "从浏览器地址栏完整复制，以 https:// 或 http:// 开头，中间没有空格",
            ))
        }
    }

    /// The host name, for the notice that a link leaves the site.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or("")
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
