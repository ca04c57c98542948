//! `gongkai clean` with the real program on a real disk: what it writes, what it keeps,
//! what it says, and what it leaves alone.

use serde_json::Value as Json;
use std::fs;
use std::path::Path;

const JPEG: &[u8] = include_bytes!("../pictures/small.jpg");
/// Made up; its check digit is right.
const ID: &str = "110105194912310021";

fn gongkai(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let output = command.current_dir(folder).args(arguments).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// A photograph with a comment.
fn photograph() -> Vec<u8> {
    let length = u16::try_from(ID.len() + 2).expect("short").to_be_bytes();
    [&JPEG[..2], &[0xFF, 0xFE], &length, ID.as_bytes(), &JPEG[2..]].concat()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("content/files")).expect("a folder");
    for name in ["照片.jpg", "content/files/a.jpg"] {
        fs::write(folder.path().join(name), photograph()).expect("a file");
    }
    fs::write(folder.path().join("干净.jpg"), JPEG).expect("a file");
    fs::write(folder.path().join("a.txt"), "text").expect("a file");
    folder
}

#[test]
fn a_picture_is_cleaned_beside_it_and_the_kinds_are_told() {
    let folder = folder();
    let folder = folder.path();
    let (code, said, complained) = gongkai(folder, &["clean", "照片.jpg"]);
    assert_eq!((code, complained.as_str()), (0, ""), "{said}");
    assert!(said.contains("图片注释 1 处；写在 照片.cleaned.jpg"), "{said}");
    assert!(!said.contains(ID), "{said}");
    assert_eq!(fs::read(folder.join("照片.cleaned.jpg")).expect("it was written"), JPEG);
    assert_eq!(fs::read(folder.join("照片.jpg")).expect("it stays"), photograph());
    let (code, said, _) = gongkai(folder, &["clean", "照片.cleaned.jpg", "干净.jpg"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said.matches("没有要去掉的").count(), 2, "{said}");
    assert!(!folder.join("干净.cleaned.jpg").exists());
}

#[test]
fn a_number_in_the_name_of_a_file_is_not_repeated() {
    let folder = folder();
    let name = format!("证{ID}.jpg");
    fs::write(folder.path().join(&name), photograph()).expect("a file");
    for format in ["text", "json"] {
        let asked = ["clean", "--in-place", &name, "--format", format];
        let (_, said, complained) = gongkai(folder.path(), &asked);
        let all = said + &complained;
        assert!(!all.contains(ID) && all.contains("证110*"), "{all}");
    }
}

#[test]
fn in_place_the_original_is_kept_outside_of_the_content() {
    let folder = folder();
    let folder = folder.path();
    let files = ["clean", "--in-place", "照片.jpg", "content/files/a.jpg", "--format", "json"];
    let (code, said, complained) = gongkai(folder, &files);
    assert_eq!(code, 0, "{complained}");
    let said: Json = serde_json::from_str(&said).expect("it writes JSON");
    assert_eq!(said["files"][0]["taken"]["picture-comment"], 1, "{said}");
    for (file, original) in
        [("照片.jpg", "照片.jpg.orig"), ("content/files/a.jpg", ".gongkai/originals/files/a.jpg")]
    {
        assert_eq!(fs::read(folder.join(file)).expect("it is there"), JPEG, "{file}");
        let kept = fs::read(folder.join(original)).expect("the original is kept");
        assert_eq!(kept, photograph(), "{original}");
    }
    assert_eq!(fs::read_dir(folder.join("content/files")).expect("a folder").count(), 1);
    // an original is never written over
    fs::write(folder.join("照片.jpg"), photograph()).expect("a file");
    let (code, _, complained) = gongkai(folder, &["clean", "--in-place", "照片.jpg"]);
    assert_eq!(code, 2);
    assert!(complained.contains("先移走以前的原件"), "{complained}");
    let discard = ["clean", "--in-place", "--discard-original", "照片.jpg"];
    assert_eq!(gongkai(folder, &discard).0, 0);
    assert_eq!(fs::read(folder.join("照片.jpg")).expect("it is there"), JPEG);
}

/// A second file beside an attachment would be one that no item names: an error of `check`.
#[test]
fn under_content_a_file_is_replaced_and_the_original_kept_elsewhere() {
    let folder = folder();
    let folder = folder.path();
    let (code, said, complained) = gongkai(folder, &["clean", "content/files/a.jpg"]);
    assert_eq!(code, 0, "{complained}");
    assert!(said.contains("原件在"), "{said}");
    let kept = fs::read(folder.join(".gongkai/originals/files/a.jpg")).expect("it is kept");
    assert_eq!(kept, photograph());
    assert_eq!(fs::read_dir(folder.join("content/files")).expect("a folder").count(), 1);
}

#[test]
fn what_cannot_be_cleaned_is_told_and_left_alone() {
    let folder = folder();
    let folder = folder.path();
    let (code, said, _) = gongkai(folder, &["clean", "a.txt", "照片.jpg"]);
    assert_eq!(code, 1);
    assert!(said.contains("a.txt：没有清理：只能清理"), "{said}");
    assert!(folder.join("照片.cleaned.jpg").exists(), "the others are cleaned");
    let (code, _, complained) = gongkai(folder, &["clean", "没有.jpg"]);
    assert_eq!(code, 2);
    assert!(complained.contains("没有.jpg"), "{complained}");
    let into = ["clean", "照片.jpg", "-o", "content/files/a.jpg"];
    assert_eq!(gongkai(folder, &into).0, 2, "a file was written over");
    assert_eq!(gongkai(folder, &["clean", "照片.jpg", "-o", "新.jpg"]).0, 0);
    assert_eq!(fs::read(folder.join("新.jpg")).expect("it was written"), JPEG);
}
