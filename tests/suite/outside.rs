//! What only a real disk, or one that changes while it is read, can do: links that lead
//! out, files that cannot be read, names that are no text, files saved during a run.

use crate::rules::says;
use crate::support::{KNOWN_SITE, build, registered};
use gongkai::model::Moment;
use gongkai::world::{Disk, Found, Memory, World};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

const ARTICLE: &str =
    "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文第一版。\n";

fn site_on_disk(root: &Path) {
    fs::create_dir_all(root.join("content/column/news")).expect("a temporary folder");
    fs::write(root.join("content/site.toml"), KNOWN_SITE).expect("a temporary file");
    fs::write(root.join("content/column/news/2026-001.md"), ARTICLE).expect("a temporary file");
}

#[test]
#[cfg(unix)]
fn a_link_is_refused_wherever_it_leads() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::write(outside.path().join("secret.md"), "绝密方案").expect("a temporary file");
    let root = tempfile::tempdir().expect("a temporary folder");
    site_on_disk(root.path());
    let content = root.path().join("content");
    symlink(outside.path().join("secret.md"), content.join("column/news/2026-002.md"))
        .expect("a link to a file");
    symlink(outside.path(), content.join("records")).expect("a link to a folder");
    symlink("nowhere", content.join("column/news/2026-003.md")).expect("a link to nothing");
    let built = build(&Disk::new(root.path()));
    let of_links = built.codes().into_iter().filter(|code| *code == "symbolic-link").count();
    assert_eq!(of_links, 3, "{}", built.messages);
    assert!(built.files.is_empty(), "nothing is published");
    says("symbolic-link", &built.messages);
    built.lacks("绝密方案");
}

#[test]
#[cfg(unix)]
fn a_file_name_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let root = tempfile::tempdir().expect("a temporary folder");
    site_on_disk(root.path());
    let name = std::ffi::OsStr::from_bytes(b"\xce\xc4\xbc\xfe.toml");
    fs::create_dir(root.path().join("content/records")).expect("a temporary folder");
    fs::write(root.path().join("content/records").join(name), "").expect("a temporary file");
    let built = build(&Disk::new(root.path()));
    assert!(built.codes().contains(&"escaping-path"), "{}", built.messages);
}

/// A site in memory in which one file is refused, or changes every time it is read.
struct Unsteady {
    site: Memory,
    path: &'static str,
    reads: AtomicUsize,
    refuses: bool,
}

impl World for Unsteady {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = self.site.read(path)?;
        if path == self.path {
            if self.refuses {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            let times = self.reads.fetch_add(1, Ordering::SeqCst);
            bytes.extend(format!("\n第 {times} 次保存。\n").bytes());
        }
        Ok(bytes)
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Found>> {
        self.site.list(folder)
    }

    fn now(&self) -> Moment {
        self.site.now()
    }
}

fn unsteady(refuses: bool) -> Unsteady {
    let path = "content/column/news/2026-001.md";
    Unsteady { site: registered([(path, ARTICLE)]), path, reads: AtomicUsize::new(0), refuses }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_nothing_is_published() {
    let built = build(&unsteady(true));
    assert_eq!(built.codes(), ["unreadable-file"], "{}", built.messages);
    assert!(built.messages.contains("content/column/news/2026-001.md"), "{}", built.messages);
    assert!(built.files.is_empty());
    says("unreadable-file", &built.messages);
}

#[test]
fn a_file_saved_during_the_run_is_never_half_read() {
    let built = build(&unsteady(false));
    assert!(built.codes().contains(&"changed-meanwhile"), "{}", built.messages);
    says("changed-meanwhile", &built.messages);
    let page = built.files.get("column/2026-001.html");
    assert!(page.is_none(), "a page was made of two versions of its file");
}
