//! The preview as a person meets it: the real program, a browser's requests, saved files.

use crate::previewing::{PATIENCE, Preview};
use serde_json::Value as Json;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

const LIVE: &str = "<script src=\"/__gongkai/live.js\" defer></script>";
const ARTICLE: &str = "content/column/news/2026-100.md";
const ADDRESS: &str = "/column/2026-100.html";

fn site() -> Preview {
    let preview = Preview::new_site();
    preview.save(ARTICLE, &article("第一稿"));
    preview
}

fn article(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文在这里。\n")
}

#[test]
fn pages_reload_themselves_in_the_browser_but_not_on_disk() {
    let preview = site().started(&["--port", "0"]);
    for address in ["/", "/index.html", ADDRESS] {
        let page = preview.get(address);
        assert_eq!(page.status, 200, "{address}");
        assert_eq!(page.body.matches(LIVE).count(), 1, "{address}");
        assert!(page.head.contains("content-security-policy: default-src 'self'"), "{}", page.head);
        assert!(page.head.contains("cache-control: no-store"), "{}", page.head);
    }
    let on_disk = fs::read_to_string(preview.path(".preview/site/index.html"));
    let on_disk = on_disk.expect("the preview has a folder of its own");
    assert!(!on_disk.contains("__gongkai"));
    assert!(!preview.path("output").exists(), "a preview writes no output");
    assert!(preview.get("/static/sunlight.css").head.contains("text/css"));
    assert!(preview.get("/__gongkai/live.js").head.contains("javascript"));
    assert!(!preview.get("/feeds/site.xml").body.contains("__gongkai"));
}

#[test]
fn a_saved_file_is_told_and_shown() {
    let preview = site().started(&["--port", "0"]);
    let events = preview.events();
    let first = events.recv_timeout(PATIENCE).expect("the present site is told at once");
    preview.save(ARTICLE, &article("第二稿"));
    let second = events.recv_timeout(PATIENCE).expect("a save is told");
    assert_ne!(first, second, "the browser must see that its page is old");
    let page = preview.get(ADDRESS);
    assert!(page.body.contains("第二稿") && !page.body.contains("第一稿"));
    assert!(page.body.contains(&second), "the page knows which site it is of");
    preview.save("content/column/news/~$2026-100.md", "editor's litter");
    let third = events.recv_timeout(Duration::from_secs(3));
    assert!(third.is_err(), "litter and reading are no reason to build: {third:?}");
}

#[test]
fn a_folder_that_is_removed_and_made_again_is_still_watched() {
    let preview = site().started(&["--port", "0"]);
    fs::rename(preview.path("content"), preview.path("elsewhere")).expect("a folder is moved");
    assert_eq!(preview.status_once(false)["diagnostics"][0]["code"], "missing-site");
    fs::rename(preview.path("elsewhere"), preview.path("content")).expect("a folder is moved");
    preview.status_once(true);
    let before = preview.status()["build"].clone();
    preview.save(ARTICLE, "no front matter");
    assert_ne!(preview.status_once(false)["build"], before);
}

#[test]
fn an_error_keeps_the_last_site_and_names_its_place_but_no_withheld_value() {
    let preview = site().started(&["--port", "0"]);
    let record = "title = \"演示记录\"\npublish = 2026-05-02T09:00:00\nno-such-key = 1\n\n\
        [subject]\nkind = \"natural-person\"\nname = \"机密人名\" x\n\n[[exception]]\n\
        scope = [\"subject.name\"]\nground = \"personal-privacy\"\n";
    preview.save("content/records/2026-001.toml", record);
    let status = preview.status_once(false);
    let problems = status["diagnostics"].as_array().expect("a list");
    let errors = problems.iter().filter(|problem| problem["severity"] == "error");
    let placed = |problem: &Json| problem["line"] == 7 && problem["column"].is_u64();
    assert!(errors.clone().any(placed), "{status:#}");
    assert!(errors.clone().all(|e| e["file"] == "content/records/2026-001.toml"), "{status:#}");
    assert!(errors.clone().all(|e| e["cause"].is_string() && e["mend"].is_string()), "{status:#}");
    assert!(!status.to_string().contains("机密人名"), "a withheld value is repeated");
    assert!(status["text"].as_str().is_some_and(|text| text.contains("仍显示上一次的网站")));
    let said = preview.said_until("共 ");
    assert!(said.contains("content/records/2026-001.toml:7:"), "{said}");
    assert!(!said.contains("机密人名"), "a withheld value is repeated");
    assert!(preview.get(ADDRESS).body.contains("第一稿"), "the last good site stays");
    fs::remove_file(preview.path("content/records/2026-001.toml")).expect("a file is removed");
    let status = preview.status_once(true);
    assert!(!status["diagnostics"].to_string().contains("\"error\""), "{status:#}");
}

#[test]
fn a_site_that_never_built_says_so_and_appears_once_it_is_mended() {
    let preview = site();
    preview.save(ARTICLE, "no front matter");
    let preview = preview.started(&["--port", "0"]);
    let waiting = preview.get("/");
    assert!(waiting.body.contains("还没有可以预览的网站") && waiting.body.contains(LIVE));
    let events = preview.events();
    let before = events.recv_timeout(PATIENCE).expect("the present state is told");
    assert!(waiting.body.contains(&before));
    preview.save(ARTICLE, &article("改好了"));
    assert_ne!(events.recv_timeout(PATIENCE).expect("the mend is told"), before);
    assert!(preview.get(ADDRESS).body.contains("改好了"));
}

#[test]
fn nothing_outside_the_preview_and_nobody_outside_this_computer_is_served() {
    let preview = site().started(&["--port", "0"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        preview.path("content/site.toml"),
        preview.path(".preview/site/leak.toml"),
    )
    .expect("a link can be made");
    for address in [
        "/../lock",
        "/../../content/site.toml",
        "/%2e%2e/lock",
        "/%2e%2e%2f%2e%2e%2fcontent%2fsite.toml",
        "/static/..%2f..%2f..%2fcontent/site.toml",
        "/..%5clock",
        "//etc/passwd",
        "/leak.toml",
        "/static",
        "/static/",
        "/none.html",
        "/__gongkai/none",
    ] {
        let answer = preview.get(address);
        assert_eq!(answer.status, 404, "{address}");
        assert!(answer.body.contains("<html"), "{address}: the site's own page");
        assert!(!answer.body.contains("section-title"), "{address}");
    }
    assert_eq!(preview.get_as("/", "example.cn").status, 403, "another name for this computer");
    let port = preview.port.to_string();
    assert_eq!(preview.get_as("/", &format!("localhost:{port}")).status, 200);
    // on Linux every 127.* address leads to a server that listens on all addresses
    #[cfg(target_os = "linux")]
    assert!(TcpStream::connect(("127.0.0.2", preview.port)).is_err(), "loopback only");
}

#[test]
fn drafts_are_shown_on_request_only_and_stamped() {
    let draft = "+++\ntitle = \"一篇草稿\"\n+++\n\n还没有写完。\n";
    for (arguments, status) in [(&["--port", "0"][..], 404), (&["--port", "0", "--drafts"], 200)] {
        let preview = site();
        preview.save("content/column/news/2026-200.md", draft);
        let preview = preview.started(arguments);
        let page = preview.get("/column/2026-200.html");
        assert_eq!(page.status, status, "{arguments:?}");
        assert_eq!(page.body.contains("<strong>预览</strong>"), status == 200, "{arguments:?}");
        assert_eq!(preview.get("/").body.contains("一篇草稿"), status == 200, "{arguments:?}");
    }
}

#[test]
fn a_day_that_was_asked_for_is_kept() {
    let preview = site().started(&["--port", "0", "--as-of", "2026-05-01"]);
    assert_eq!(preview.get(ADDRESS).status, 404, "it is published a day later");
}

#[test]
fn a_taken_port_is_passed_over() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let first = taken.local_addr().expect("it is bound").port();
    let preview = site().started(&["--port", &first.to_string()]);
    assert!(preview.port > first && preview.port <= first + 20, "{} {first}", preview.port);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_and_leaves_nothing_behind() {
    let preview = site();
    let before = preview.listing();
    let mut preview = preview.started(&["--port", "0"]);
    let _events = preview.events();
    let mut child = preview.child.take().expect("it runs");
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(told.expect("kill is there").success());
    let until = Instant::now() + PATIENCE;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("a child can be asked") {
            break ended;
        }
        if Instant::now() > until {
            let _ = child.kill();
            panic!("it does not end");
        }
        thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(ended.code(), Some(0));
    assert_eq!(preview.listing(), before, "nothing but the site is left");
}
