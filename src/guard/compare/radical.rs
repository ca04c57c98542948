//! Radicals that stand for characters: ⻢ for 马, as some programs write them in PDF.
//! Takes one character; gives the character of which it is the radical. The radicals of
//! Kangxi are compatibility forms, and no business of this file.

/// The characters of U+2E80 to U+2EF3 (Unicode, Equivalent_Unified_Ideograph); a blank for
/// those two that have none.
const UNIFIED: &str = concat!(
    "　厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗",
    "糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐",
    "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
);
const FIRST: char = '\u{2E80}';
const LAST: char = '\u{2EF3}';

/// The character of which this is the radical.
pub fn unified(radical: char) -> Option<char> {
    if !(FIRST..=LAST).contains(&radical) {
        return None;
    }
    let nth = u32::from(radical) - u32::from(FIRST);
    UNIFIED.chars().nth(usize::try_from(nth).ok()?).filter(|character| *character != '　')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_radical_has_its_place() {
        assert_eq!(UNIFIED.chars().count(), 0x74);
        assert_eq!((FIRST..=LAST).filter_map(unified).count(), 114);
        for (radical, character) in [
            ('⺁', '厂'),
            ('⺼', '肉'),
            ('⻅', '见'),
            ('⻓', '长'),
            ('⻢', '马'),
            ('⻰', '龙'),
            ('⻳', '龟'),
        ] {
            assert_eq!(unified(radical), Some(character), "{radical}");
        }
        for other in ['⺀', '⺚', '马', '⼴', 'a'] {
            assert_eq!(unified(other), None, "{other}");
        }
    }
}
