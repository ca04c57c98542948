//! What the names of glyphs mean: letters, digits and signs by the names that Adobe gave
//! them, and the names that say their character themselves.
//!
//! A name that is not known has no meaning: then nobody knows what the page shows.

/// Names of signs and digits.
const NAMES: &str = "\
space=  exclam=! quotedbl=\" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' \
quoteright=’ quoteleft=‘ parenleft=( parenright=) asterisk=* plus=+ comma=, hyphen=- minus=- \
period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 colon=: \
semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ bracketright=] \
asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ \
quotedblleft=“ quotedblright=” endash=– emdash=— bullet=• ellipsis=… periodcentered=· \
guillemotleft=« guillemotright=» section=§ paragraph=¶ degree=° yen=¥ sterling=£ cent=¢ \
copyright=© registered=® trademark=™ multiply=× divide=÷ plusminus=± mu=µ dagger=† daggerdbl=‡ \
fi=fi fl=fl ff=ff ffi=ffi ffl=ffl Euro=€ nbspace=  sfthyphen=- onesuperior=1 twosuperior=2 \
threesuperior=3 ordfeminine=ª ordmasculine=º exclamdown=¡ questiondown=¿ florin=ƒ fraction=/ \
quotesinglbase=‚ quotedblbase=„ guilsinglleft=‹ guilsinglright=› germandbls=ß AE=Æ ae=æ \
Oslash=Ø oslash=ø Aring=Å aring=å eacute=é egrave=è agrave=à ccedilla=ç udieresis=ü \
odieresis=ö adieresis=ä Udieresis=Ü Odieresis=Ö Adieresis=Ä ntilde=ñ dotlessi=ı";

/// The character of a name.
pub fn characters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let (name, _) = name.split_once('.').unwrap_or((name, ""));
    match name.as_bytes() {
        [letter] if letter.is_ascii_alphanumeric() => return Some(name.to_owned()),
        [] => return None,
        _ => {}
    }
    // none of these names has a digit in it, and made-up names all have
    if name.bytes().any(|byte| byte.is_ascii_digit()) {
        return by_number(name);
    }
    let known = NAMES.split_ascii_whitespace().find_map(|entry| {
        let (known, meaning) = entry.split_once('=')?;
        (known == name).then_some(meaning)
    });
    match known {
        Some("") => Some(" ".to_owned()),
        Some(meaning) => Some(meaning.to_owned()),
        None => by_number(name),
    }
}

/// `uni4E2D` and `u4E2D`.
fn by_number(name: &str) -> Option<String> {
    let number = |digits: &str| {
        let code = u32::from_str_radix(digits, 16).ok()?;
        char::from_u32(code)
    };
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4) {
        let units = digits.as_bytes().chunks(4);
        return units.map(|unit| number(std::str::from_utf8(unit).ok()?)).collect();
    }
    let digits = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?;
    number(digits).map(String::from)
}
