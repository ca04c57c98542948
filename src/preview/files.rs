//! Addresses → files of the preview, and never a file outside it.
//!
//! Addresses of a site are plain ASCII, so that whatever is percent-encoded, climbs or
//! hides behind a dot is not one. A symbolic link that leads out is no file either.

use crate::model::SitePath;
use std::fs;
use std::path::{Path, PathBuf};

const IN_HEAD: &str = "<script src=\"/__gongkai/live.js\" defer></script>";

/// The file behind an address; a folder stands for its `index.html`.
pub fn find(root: &Path, address: &str) -> Option<PathBuf> {
    let mut inner = address.strip_prefix('/')?.to_owned();
    if inner.is_empty() || inner.ends_with('/') {
        inner.push_str("index.html");
    }
    let path = SitePath::new(&inner)?;
    let root = fs::canonicalize(root).ok()?;
    let file = fs::canonicalize(root.join(path.as_str())).ok()?;
    (file.starts_with(&root) && file.is_file()).then_some(file)
}

/// Whether a file is a page.
pub fn is_page(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "html")
}

/// A page that knows which site it is of, and reloads when there is another.
pub fn live(mut page: Vec<u8>, site: &str) -> Vec<u8> {
    let end = b"</head>";
    let at = page.windows(end.len()).position(|bytes| bytes == end).unwrap_or(page.len());
    let added = format!("<meta name=\"gongkai-site\" content=\"{site}\">\n{IN_HEAD}\n");
    page.splice(at..at, added.into_bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_preview_have_an_address() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("pages")).expect("folders");
        for file in ["secret.html", "site/index.html", "site/pages/guide.html", "site/.hidden"] {
            fs::write(folder.path().join(file), "x").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.html"), root.join("link.html"))
            .expect("a link");
        let found = |address: &str| find(&root, address).is_some();
        assert!(found("/") && found("/index.html") && found("/pages/guide.html"));
        for address in [
            "",
            "/../secret.html",
            "/pages/../../secret.html",
            "/%2e%2e/secret.html",
            "/..%2fsecret.html",
            "/..\\secret.html",
            "//secret.html",
            "/link.html",
            "/.hidden",
            "/pages",
            "/pages/",
            "/pages/guide.html/",
            "/none.html",
            "/C:/secret.html",
        ] {
            assert!(!found(address), "{address}");
        }
    }
}
