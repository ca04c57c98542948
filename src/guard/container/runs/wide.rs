//! Runs of characters of two or of four bytes, in both orders, wherever they begin.

use super::{FEWEST_HANZI, SHORTEST, Sweep, Written};

/// Gives every run.
pub fn runs(bytes: &[u8], sweep: &mut Sweep) {
    for start in 0..2 {
        let bytes = bytes.get(start..).unwrap_or_default();
        units(bytes, u16::from_le_bytes, Written::Wide, sweep);
        units(bytes, u16::from_be_bytes, Written::Wide, sweep);
    }
    for start in 0..4 {
        let bytes = bytes.get(start..).unwrap_or_default();
        units(bytes, u32::from_le_bytes, Written::Widest, sweep);
        units(bytes, u32::from_be_bytes, Written::Widest, sweep);
    }
}

/// Whether letters or digits stand anywhere, each beside the zeros that make it wide: in
/// noise that is soon told.
pub fn has_latin(bytes: &[u8]) -> bool {
    let is = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b' '..=b'~'));
    let zero = |at: usize| bytes.get(at) == Some(&0);
    memchr::memchr_iter(0, bytes).any(|at| {
        let by_two = is(at + 1) && zero(at + 2) && is(at + 3) && zero(at + 4);
        by_two || zero(at + 1) && zero(at + 2) && is(at + 3) && zero(at + 4) && zero(at + 5)
    })
}

fn units<const SIZE: usize, U: Into<u32>>(
    bytes: &[u8],
    from_bytes: fn([u8; SIZE]) -> U,
    written: Written,
    sweep: &mut Sweep,
) {
    // old documents count their characters in this order alone
    let counts = |unit: [u8; SIZE]| unit.iter().skip(1).all(|byte| *byte == 0);
    let mut run: Vec<u32> = Vec::new();
    let mut before = 0;
    for chunk in bytes.as_chunks::<SIZE>().0 {
        let unit = from_bytes(*chunk).into();
        if reads_as_text(unit) {
            run.push(unit);
            continue;
        }
        end(&mut run, before, written, sweep);
        before = if counts(*chunk) { unit } else { 0 };
    }
    end(&mut run, before, written, sweep);
}

fn end(run: &mut Vec<u32>, before: u32, written: Written, sweep: &mut Sweep) {
    let is_counted = run.len() > 1 && u32::try_from(run.len()) == Ok(before);
    let shortest = if written == Written::Wide { SHORTEST } else { FEWEST_HANZI };
    if (run.len() >= shortest || is_counted) && sweep.may_keep(run.len(), is_counted) {
        sweep.keep(&text_of(run), written, is_counted);
    }
    run.clear();
}

/// Units of UTF-16, or whole characters.
fn text_of(run: &[u32]) -> String {
    let mut text = String::with_capacity(run.len());
    let mut units = run.iter().copied().peekable();
    while let Some(unit) = units.next() {
        let low = units.peek().copied().filter(|low| (0xDC00..0xE000).contains(low));
        let pair = low.filter(|_| (0xD800..0xDC00).contains(&unit));
        let whole = pair.map(|low| 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
        if whole.is_some() {
            units.next();
        }
        text.push(char::from_u32(whole.unwrap_or(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text
}

/// What stands in a text of this country, the halves of a rare character among it.
fn reads_as_text(unit: u32) -> bool {
    matches!(
        unit,
        0x20..=0x7E | 0x09 | 0xB7 | 0x2010..=0x2026 | 0x3000..=0x303F | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF | 0xD840..=0xDFFF | 0xFF00..=0xFFEF | 0x2_0000..=0x3_23AF
    )
}
