//! Builds that are killed, starved or crossed: the old site stays whole, and the next build
//! works as if nothing had been.

use crate::support::{KNOWN_SITE, tree};
use gongkai::model::Sha256Hex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Instant;

const ARTICLES: usize = 1000;
const KILLS: u32 = 20;

/// A thousand articles whose words all depend on `edition`.
fn write_site(site: &Path, edition: &str) {
    let news = site.join("content/column/news");
    fs::create_dir_all(&news).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    for number in 0..ARTICLES {
        let paragraph =
            format!("{edition}第 {number} 篇。公开为常态，不公开为例外。\n\n").repeat(12);
        let text = format!(
            "+++\ntitle = \"{edition}演示文章 {number}\"\npublish = 2026-05-02T09:00:00\n+++\n\n## 开头\n\n{paragraph}"
        );
        fs::write(news.join(format!("2026-{number:04}.md")), text).expect("a temporary file");
    }
}

fn command(site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.arg("--site").arg(site).args(["build", "--as-of", "2026-11-23"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn spawn(site: &Path) -> Child {
    command(site).spawn().expect("the program starts")
}

fn build(site: &Path) {
    let status = command(site).status().expect("the program runs");
    assert!(status.success());
}

fn output(command: &mut Command) -> Output {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("the program runs")
}

/// One digest for a whole tree: paths and bytes.
fn digest(folder: &Path) -> String {
    let mut all = String::new();
    for (path, bytes) in tree(folder) {
        all.push_str(&format!("{path} {}\n", Sha256Hex::of(&bytes)));
    }
    Sha256Hex::of(all.as_bytes()).to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("an entry").file_name();
    let mut names: Vec<String> =
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    let mut editions = BTreeMap::new();
    let begun = Instant::now();
    for edition in ["甲版", "乙版"] {
        write_site(site, edition);
        build(site);
        editions.insert(edition, digest(&site.join("output")));
    }
    let one_build = begun.elapsed() / 2;
    let mut killed = 0;
    for round in 0..KILLS {
        let edition = if round % 2 == 0 { "甲版" } else { "乙版" };
        write_site(site, edition);
        let mut child = spawn(site);
        sleep(one_build * round / KILLS);
        killed += u32::from(child.try_wait().expect("a child").is_none());
        child.kill().expect("a child can be killed");
        child.wait().expect("a killed child ends");
        let found = digest(&site.join("output"));
        assert!(editions.values().any(|whole| *whole == found), "round {round}: a mixed site");
    }
    assert!(killed > KILLS / 2, "only {killed} builds were still running when they were killed");
    for (edition, whole) in &editions {
        write_site(site, edition);
        build(site);
        assert_eq!(digest(&site.join("output")), *whole);
    }
    let left: Vec<String> = names(site);
    let wanted = [".output.files", ".output.lock", "content", "output"];
    assert_eq!(left, wanted, "something was left behind");
}

#[test]
fn two_builds_at_once_give_one_whole_site() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    write_site(site, "甲版");
    build(site);
    let whole = digest(&site.join("output"));
    let mut children: Vec<Child> = (0..3).map(|_| spawn(site)).collect();
    let ends: Vec<Option<i32>> =
        children.iter_mut().map(|child| child.wait().expect("a child ends").code()).collect();
    assert!(ends.contains(&Some(0)), "{ends:?}");
    assert!(ends.iter().all(|end| matches!(end, Some(0 | 2))), "{ends:?}");
    assert_eq!(digest(&site.join("output")), whole);
}

#[test]
fn a_build_waits_for_nobody_and_says_who_is_at_work() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    build(site);
    let lock = fs::File::create(site.join(".output.lock")).expect("the lock file");
    lock.try_lock().expect("nobody is at work");
    let refused = output(&mut command(site));
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("另一个 gongkai 正在写"), "{said}");
    drop(lock);
    build(site);
}

#[test]
fn an_output_that_cannot_be_written_is_said_in_chinese() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    fs::write(site.join("占用"), "这是一个文件").expect("a temporary file");
    for place in ["占用", "占用/output"] {
        let refused = output(command(site).arg("--output").arg(site.join(place)));
        assert_eq!(refused.status.code(), Some(2), "{place}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.starts_with("没有完成："), "{said}");
    }
    assert_eq!(fs::read_to_string(site.join("占用")).expect("it is still there"), "这是一个文件");
}

/// Every write beyond the first few kilobytes of a file fails, as on a full disk.
#[test]
#[cfg(unix)]
fn a_disk_that_takes_no_more_leaves_the_old_site() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    build(site);
    let whole = digest(&site.join("output"));
    let facts = KNOWN_SITE.replace("演示机关", "改了名的机关");
    fs::write(site.join("content/site.toml"), facts).expect("a temporary file");
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" --site \"$1\" build --as-of 2026-11-23";
    let program = env!("CARGO_BIN_EXE_gongkai");
    let full = output(Command::new("sh").args(["-c", script, program]).arg(site));
    assert_eq!(full.status.code(), Some(2), "{}", String::from_utf8_lossy(&full.stderr));
    assert_eq!(digest(&site.join("output")), whole);
    build(site);
    assert_ne!(digest(&site.join("output")), whole);
}

/// Where the system refuses to read a file, the build names it; root is refused nothing.
#[test]
#[cfg(unix)]
fn a_file_that_the_system_refuses_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content/records")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    let file = site.join("content/records/2026-001.toml");
    fs::write(&file, "title = \"演示\"\n").expect("a temporary file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("its owner may");
    if fs::read(&file).is_ok() {
        println!("root reads everything: not tried");
        return;
    }
    let refused = output(&mut command(site));
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("[unreadable-file]"), "{said}");
    assert!(said.contains("content/records/2026-001.toml"), "{said}");
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    fs::create_dir(site.join("照片")).expect("a temporary folder");
    fs::write(site.join("照片/合影.jpg"), "合影").expect("a temporary file");
    let site_itself = site.to_owned();
    for place in [site.join("照片"), site_itself, site.join("content"), site.join("content/新")]
    {
        let refused = output(command(site).arg("--output").arg(&place));
        assert_eq!(refused.status.code(), Some(2), "{}", place.display());
    }
    assert_eq!(names(&site.join("照片")), ["合影.jpg"]);
    assert_eq!(names(&site.join("content")), ["site.toml"]);
}

/// What the system refuses is told in Chinese first, whatever the command.
#[test]
fn what_the_system_refuses_is_said_in_chinese() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let site = root.path();
    fs::create_dir_all(site.join("content")).expect("a temporary folder");
    fs::write(site.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    fs::create_dir(site.join("folder.ics")).expect("a temporary folder");
    fs::write(site.join("file"), "text").expect("a temporary file");
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        let refused = output(command.current_dir(site).args(arguments));
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        String::from_utf8_lossy(&refused.stderr).into_owned()
    };
    for (arguments, reason) in [
        (&["due", "--ics", "nowhere/due.ics"][..], "找不到文件或文件夹"),
        (&["due", "--ics", "folder.ics"], "这里应当是文件，却是文件夹"),
        (&["due", "--ics", "file/due.ics"], "这里应当是文件夹，却是文件"),
        (&["build", "--output", "file/output"], "已经有同名的文件或文件夹"),
    ] {
        let said = said(arguments);
        assert!(said.contains(&format!("没有完成：{reason}")), "{arguments:?}: {said}");
    }
}

/// One place says why: no room shows people the system's words by themselves.
#[test]
fn no_room_shows_the_words_of_the_system_alone() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in ["cli", "content", "output", "deliver", "preview"] {
        for (path, bytes) in tree(&source.join(room)) {
            let code = crate::architecture::code_of(&String::from_utf8_lossy(&bytes));
            for words in ["error.to_string()", "error.kind())"] {
                assert!(!code.contains(words), "{room}/{path}: {words}");
            }
            assert!(!String::from_utf8_lossy(&bytes).contains("{error}"), "{room}/{path}");
        }
    }
}
