use super::*;

fn folded(text: &str) -> String {
    String::from_utf8_lossy(&Folded::of(text)).into_owned()
}

#[test]
fn folds_width_case_and_compatibility_forms() {
    assert_eq!(folded("ＡＢｃ　１２３（甲）"), "abc123(甲)");
    assert_eq!(folded("⼴东省㈠ﬁ①"), "广东省(一)fi1");
    assert_eq!(folded("阿卜杜・热合曼•买买提"), "阿卜杜·热合曼·买买提");
    assert_eq!(folded("١٢٣ ۴۵ Х Α 〡〩"), "12345xa19");
}

#[test]
fn drops_white_space_and_what_cannot_be_seen() {
    assert_eq!(folded("张\u{200B}三\u{AD}丰\u{FEFF} \n“某”\u{E0100}"), "张三丰某");
}

#[test]
fn keeps_words_apart_that_white_space_separates() {
    let mut folded = Folded::default();
    folded.fold("no 123456 ab123".as_bytes(), &Pairs::default());
    assert_eq!(folded.bytes(), b"no123456ab123");
    assert!(folded.is_bounded(2, 8));
    assert!(!folded.is_bounded(3, 8));
    assert!(folded.is_bounded(8, 10));
    assert!(!folded.is_bounded(9, 10));
}

#[test]
fn takes_bytes_that_are_no_utf8() {
    let mut folded = Folded::default();
    folded.fold(b"\xE5\xBC\xFFabc\xE5", &Pairs::default());
    assert!(folded.bytes().ends_with(b"abc\xE5"));
}

#[test]
fn notices_digits_of_another_width() {
    let mut folded = Folded::default();
    folded.fold("，（甲）".as_bytes(), &Pairs::default());
    assert!(!folded.is_wide());
    folded.fold("１".as_bytes(), &Pairs::default());
    assert!(folded.is_wide());
    for digit in ["𝟏", "١", "Х"] {
        folded.fold(digit.as_bytes(), &Pairs::default());
        assert!(folded.is_wide(), "{digit}");
    }
}
