//! Amounts in the numerals of contracts and receipts.

/// Digits, by their value.
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// As contracts and receipts write it: 叁万捌仟柒佰陆拾肆元贰角伍分. None where a fraction
/// has no such form.
pub fn in_capitals(whole: &str, fraction: &str) -> Option<String> {
    let mut fen = fraction.bytes().map(|digit| usize::from(digit - b'0'));
    let (ten, one) = (fen.next().unwrap_or(0), fen.next().unwrap_or(0));
    if fen.any(|rest| rest > 0) || whole.len() > 16 {
        return None;
    }
    let mut text = capitals_of_whole(whole);
    text.push('元');
    if (ten, one) == (0, 0) {
        return Some(text);
    }
    match ten {
        0 => text.push('零'),
        _ => text.extend([CAPITALS[ten], '角']),
    }
    if one > 0 {
        text.extend([CAPITALS[one], '分']);
    }
    Some(text)
}

fn capitals_of_whole(whole: &str) -> String {
    let mut text = String::new();
    let mut has_zero = false;
    let mut has_digit = false;
    for (at, digit) in whole.bytes().map(|digit| usize::from(digit - b'0')).enumerate() {
        let place = whole.len() - at - 1;
        if digit == 0 {
            has_zero = true;
        } else {
            if has_zero && !text.is_empty() {
                text.push('零');
            }
            has_zero = false;
            has_digit = true;
            text.push(CAPITALS[digit]);
            text.push_str(["", "拾", "佰", "仟"][place % 4]);
        }
        if place.is_multiple_of(4) {
            let unit = ["", "万", "亿", "万亿"][place / 4 % 4];
            text.push_str(if has_digit { unit } else { "" });
            has_digit = false;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_have_their_zeros_where_people_write_them() {
        for (number, capitals) in [
            ("10", "壹拾元"),
            ("1005", "壹仟零伍元"),
            ("100500", "壹拾万零伍佰元"),
            ("1050000", "壹佰零伍万元"),
            ("200000001", "贰亿零壹元"),
            ("12.05", "壹拾贰元零伍分"),
            ("12.5", "壹拾贰元伍角"),
        ] {
            let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
            assert_eq!(in_capitals(whole, fraction).as_deref(), Some(capitals), "{number}");
        }
        assert_eq!(in_capitals("1", "234"), None);
    }
}
