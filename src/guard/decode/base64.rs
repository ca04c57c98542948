//! Runs of Base64 in any text: found by looking at every fifteenth byte, decoded without
//! asking what they are. Takes text; gives bytes, run by run. Lines of one block belong
//! together, and both alphabets are read. Never decides what the bytes mean: a digest, an
//! identifier and a path decode to noise.

/// Shorter runs hold nothing that anybody looks for: so many for eleven digits, unpadded.
const SHORTEST: usize = 15;
/// No value of any alphabet.
const NONE: u8 = 0xFF;
/// Value of each byte.
const VALUES: [u8; 256] = values();

const fn values() -> [u8; 256] {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < letters.len() {
        values[letters[value] as usize] = value as u8;
        value += 1;
    }
    values[b'-' as usize] = 62;
    values[b'_' as usize] = 63;
    values
}

/// Hands every run, without its line ends, to `each`.
pub fn each_run(text: &[u8], each: &mut dyn FnMut(&[u8])) {
    let (mut joined, mut ends) = (Vec::new(), Vec::new());
    let mut at = SHORTEST - 1;
    let mut done = 0;
    while let Some(byte) = text.get(at) {
        if !is_value(*byte) {
            at += SHORTEST;
            continue;
        }
        let before = text[done..at].iter().rev().take_while(|byte| is_value(**byte)).count();
        let mut start = at - before;
        let mut end = end_of_line(text, at);
        if end - start >= SHORTEST {
            joined.clear();
            ends.clear();
            let first = end - start;
            loop {
                joined.extend_from_slice(&text[start..end]);
                ends.push(joined.len());
                let next = next_line(text, end);
                match next {
                    Some(next) if end - start >= SHORTEST => {
                        start = next;
                        end = end_of_line(text, next);
                    }
                    _ => break,
                }
            }
            each(&joined);
            // a name of a column may stand on the line before
            if first < joined.len() && !first.is_multiple_of(4) {
                each(&joined[first..]);
            }
            each_line(&joined, &ends, each);
        }
        done = end;
        at = end + SHORTEST;
    }
}

/// Lines that a program breaks are not shorter, and all but the last of one length.
const SHORTEST_BROKEN: usize = 60;

/// Hands every line of a block to `each` where each may be encoded on its own; `ends` says
/// where they end.
fn each_line(block: &[u8], ends: &[usize], each: &mut dyn FnMut(&[u8])) {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines: Vec<&[u8]> = starts.zip(ends).map(|(start, end)| &block[start..*end]).collect();
    let is_broken = lines.split_last().is_some_and(|(last, rest)| {
        let length = rest.first().map_or(0, |line| line.len());
        let is_even = length >= SHORTEST_BROKEN && length.is_multiple_of(4);
        is_even && last.len() <= length && rest.iter().all(|line| line.len() == length)
    });
    let long = || lines.iter().filter(|line| line.len() >= SHORTEST);
    if !is_broken && long().count() > 1 {
        long().for_each(|line| each(line));
    }
}

fn is_value(byte: u8) -> bool {
    VALUES[usize::from(byte)] != NONE
}

fn end_of_line(text: &[u8], at: usize) -> usize {
    at + text[at..].iter().take_while(|byte| is_value(**byte)).count()
}

/// What stands between two lines of a block: white space, the marks of a quoted letter, the
/// signs with which a program joins strings.
const BREAKS: &[u8] = b"\r\n \t>\"'+,;\\";
/// Nothing longer stands between them.
const WIDEST_BREAK: usize = 24;

/// Where the block goes on after a line end, if it does.
fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let rest = text.get(end..text.len().min(end + WIDEST_BREAK)).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| BREAKS.contains(byte)).count();
    let next = end + blank;
    let ends = rest[..blank].contains(&b'\n') || rest[..blank].contains(&b'\r');
    (ends && text.get(next).is_some_and(|byte| is_value(*byte))).then_some(next)
}

/// The bytes of a run.
pub fn decode_base64(run: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(run.len() / 4 * 3 + 2);
    for four in run.chunks(4) {
        let sum = four.iter().fold(0_u32, |sum, c| sum << 6 | u32::from(VALUES[usize::from(*c)]));
        let sum = sum << (6 * (4 - four.len()));
        bytes.extend_from_slice(&sum.to_be_bytes()[1..four.len().max(1)]);
    }
    bytes
}

/// The bytes of a run of hexadecimal digits, if it is one.
pub fn decode_hexadecimal(run: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let digits: Option<Vec<u8>> = run.iter().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn runs(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each_run(text.as_bytes(), &mut |run| {
            found.push(String::from_utf8_lossy(&decode_base64(run)).into_owned());
        });
        found
    }

    #[test]
    fn finds_runs_wherever_they_stand() {
        let run = "MTEwMTA1MTk0OTEyMzEwMDIx";
        for before in 0..40 {
            let text = format!("{}\"{run}\" 公开", "中".repeat(before));
            assert_eq!(runs(&text), ["110105194912310021"], "{before}");
        }
        let lines = format!("x {}\r\n  {}= y", &run[..16], &run[16..]);
        assert_eq!(runs(&lines), ["110105194912310021"]);
        for between in ["\n> ", "\"+\n\"", "',\n  '", "\\\n"] {
            let lines = format!("> {}{between}{}= y", &run[..16], &run[16..]);
            assert_eq!(runs(&lines), ["110105194912310021"], "{between}");
        }
        let lines = format!("id_card_no_encoded\n{run}\n");
        assert!(runs(&lines).contains(&"110105194912310021".to_owned()));
        assert_eq!(runs("tel=MTM4MDAxMzgwMDA="), ["13800138000"]);
        assert_eq!(runs("5byg5LiJ5byg5Li-_w=="), ["张三张\u{4e3e}\u{fffd}"]);
        assert!(runs("短 MTEwMTA1 中 short words of a page").is_empty());
    }

    #[test]
    fn lines_that_are_encoded_each_alone_are_read_alone() {
        let id = "MTEwMTA1MTk0OTEyMzEwMDIx";
        let lines = runs(&format!("{id}\n{id}\n"));
        assert_eq!(lines[0], "110105194912310021".repeat(2));
        assert_eq!(lines[lines.len() - 2..], ["110105194912310021"; 2]);
        // without padding
        let lines = runs("MTM4MDAxMzgwMDA\nMTM5MDAxMzkwMDA\n");
        assert_eq!(lines[lines.len() - 2..], ["13800138000", "13900139000"]);
        let broken = format!("{}\n", "QUJD".repeat(19)).repeat(3) + "QUJDQUJDQUJDQUJD";
        assert_eq!(runs(&broken).len(), 1, "lines that a program breaks");
    }

    #[test]
    fn decodes_hexadecimal() {
        assert_eq!(decode_hexadecimal(b"313130"), Some(b"110".to_vec()));
        assert_eq!(decode_hexadecimal(b"31313"), None);
        assert_eq!(decode_hexadecimal(b"3131xx"), None);
    }

    proptest! {
        #[test]
        fn anything_is_decoded(text in any::<Vec<u8>>()) {
            each_run(&text, &mut |run| {
                assert!(decode_base64(run).len() <= run.len());
            });
        }
    }
}
