//! The marks of Markdown that stand in the middle of a word: 甲**乙**丙.
//! Takes text, gives text without them; a single star or line stays as it is, and so does a
//! row of more than two: that covers something.

use memchr::memchr3;

/// Appends `text` without the marks; whether there was any.
pub fn drop_emphasis(mut text: &[u8], into: &mut Vec<u8>) -> bool {
    let mut any = false;
    while let Some(found) = memchr3(b'*', b'_', b'~', text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        let length = rest.iter().take_while(|byte| **byte == rest[0]).count();
        if length == 2 {
            any = true;
        } else {
            into.extend_from_slice(&rest[..length]);
        }
        text = &rest[length..];
    }
    into.extend_from_slice(text);
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_pairs_alone() {
        let dropped = |text: &str| {
            let mut into = Vec::new();
            let any = drop_emphasis(text.as_bytes(), &mut into);
            any.then(|| String::from_utf8_lossy(&into).into_owned())
        };
        assert_eq!(dropped("1**23**4__5__~~6~~").as_deref(), Some("123456"));
        assert_eq!(dropped("张*丰 138****8000 a_b ***甲***"), None);
        assert_eq!(dropped("138****8000 **甲**").as_deref(), Some("138****8000 甲"));
    }
}
