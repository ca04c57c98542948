use super::system_error;
use std::io::{Error, ErrorKind};

#[test]
fn the_commonest_reasons_are_in_chinese() {
    for (kind, reason) in [
        (ErrorKind::NotFound, "找不到文件或文件夹"),
        (ErrorKind::PermissionDenied, "没有权限读写文件"),
        (ErrorKind::StorageFull, "磁盘满了"),
        (ErrorKind::IsADirectory, "这里应当是文件，却是文件夹"),
        (ErrorKind::AlreadyExists, "已经有同名的文件或文件夹"),
        (ErrorKind::InvalidData, "文件不是 UTF-8 编码，或者内容已经损坏"),
        (ErrorKind::AddrInUse, "端口被占用，请用 --port 换一个"),
    ] {
        assert_eq!(system_error(&Error::from(kind)), reason);
    }
}

/// The numbers are those of Linux; elsewhere the reasons are the same.
#[cfg(target_os = "linux")]
#[test]
fn the_words_of_the_system_stand_behind() {
    for (number, reason) in [
        (2, "找不到文件或文件夹（No such file or directory (os error 2)）"),
        (13, "没有权限读写文件（Permission denied (os error 13)）"),
        (17, "已经有同名的文件或文件夹（File exists (os error 17)）"),
        (21, "这里应当是文件，却是文件夹（Is a directory (os error 21)）"),
        (28, "磁盘满了（No space left on device (os error 28)）"),
        (117, "系统出错（Structure needs cleaning (os error 117)）"),
    ] {
        assert_eq!(system_error(&Error::from_raw_os_error(number)), reason);
    }
}

#[test]
fn every_number_of_the_system_has_a_reason() {
    for number in 1..134 {
        let said = system_error(&Error::from_raw_os_error(number));
        let first = said.chars().next();
        assert!(first.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{said}");
    }
}

/// Words of others may name a path or a value; our own are in Chinese already.
#[test]
fn words_of_others_are_left_out_and_our_own_are_kept() {
    let other = Error::other("cannot open /home/somebody/secret.toml");
    assert_eq!(system_error(&other), "系统出错");
    let own = Error::other("--base-path 写成 /gongkai/ 的样子");
    assert_eq!(system_error(&own), "--base-path 写成 /gongkai/ 的样子");
    let damaged = Error::new(ErrorKind::InvalidData, "invalid byte 0xd1 in \"secret\"");
    assert_eq!(system_error(&damaged), "文件不是 UTF-8 编码，或者内容已经损坏");
    let not_text = std::io::read_to_string(&[0xd1_u8, 0xcc][..]).expect_err("not UTF-8");
    assert!(system_error(&not_text).starts_with("文件不是 UTF-8 编码"));
}
