//! 公民身份号码 (GB 11643-1999): recognised so that it can be stopped.

use super::Day;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// Whether these 18 bytes are a resident ID number: digits, a date that exists, and
/// the ISO 7064 MOD 11-2 check character (`X` in either case).
pub fn is_resident_id(bytes: &[u8]) -> bool {
    let Ok(bytes) = <&[u8; 18]>::try_from(bytes) else { return false };
    if !bytes[..17].iter().all(u8::is_ascii_digit) || bytes[0] == b'0' {
        return false;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().fold(0_i16, |sum, b| sum * 10 + i16::from(b - b'0'))
    };
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    if !(1850..=2199).contains(&year) || Day::new(year, month as i8, day as i8).is_none() {
        return false;
    }
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    CHECKS[(sum % 11) as usize] == bytes[17].to_ascii_uppercase()
}
