//! The theme: templates, styles and files embedded in the binary, each of which a site
//! can replace by a file of the same path under its own `theme/`.

use crate::diag::{Code, Diagnostic, Place};
use crate::model::SitePath;
use crate::policy::Policy;
use crate::world::{FoundForm, World};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static SUNLIGHT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/sunlight");

/// The folder in which a site keeps its own parts of the theme.
pub const SITE_THEME: &str = "theme";

/// The name under which the joined styles are published.
const STYLESHEET: &str = "sunlight.css";

/// The folders of a theme, in which all of its files lie.
const FOLDERS: [&str; 5] = ["layouts/", "pages/", "components/", "styles/", "static/"];

/// Every file of the theme, by path.
#[derive(Debug)]
pub struct Theme {
    files: BTreeMap<String, Vec<u8>>,
    strange: Vec<String>,
}

impl Theme {
    /// The embedded theme with the site's own files over it.
    ///
    /// # Errors
    /// The site's theme folder cannot be read.
    pub fn load(world: &dyn World) -> std::io::Result<Self> {
        let mut files = BTreeMap::new();
        each_file(&SUNLIGHT, &mut |path, bytes| {
            files.insert(path, bytes.to_vec());
        });
        let mut strange = Vec::new();
        for found in world.list(SITE_THEME)? {
            let path = found.path.strip_prefix("theme/").unwrap_or("");
            let is_part = FOLDERS.iter().any(|folder| path.starts_with(folder));
            if found.form == FoundForm::File && is_part {
                files.insert(path.to_owned(), world.read(&found.path)?);
            } else {
                strange.push(found.path.clone());
            }
        }
        Ok(Self { files, strange })
    }

    /// Every file of the embedded theme that a site can replace: path and bytes, by path.
    pub fn originals() -> Vec<(String, &'static [u8])> {
        let mut files = Vec::new();
        each_file(&SUNLIGHT, &mut |path, bytes| {
            if FOLDERS.iter().any(|folder| path.starts_with(folder)) {
                files.push((path, bytes));
            }
        });
        files.sort();
        files
    }

    /// What a theme must not have: files outside its five folders, links, and files that
    /// would be published though their type or name is not accepted.
    pub fn problems(&self, policy: &Policy) -> Vec<Diagnostic> {
        let published = self.files.keys().filter(|path| path.starts_with("static/"));
        let refused = published.filter(|path| {
            let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
            SitePath::new(path).is_none() || !policy.accepts_in_theme(&extension)
        });
        let refused = refused.map(|path| format!("{SITE_THEME}/{path}"));
        let is_litter = |path: &String| path.split('/').any(|part| policy.litter.matches(part));
        let all = self.strange.iter().cloned().chain(refused).filter(|path| !is_litter(path));
        all.map(|path| {
            let cause = "主题里不能有这个文件，放着不管它不会（或不应）被发布";
            let mend = "模板放 layouts/、pages/、components/，样式放 styles/，图片和脚本放 static/（文件名用英文）；附件放 content/files/";
            Diagnostic::new(Code::UnclaimedFile, path, Place::File, cause, mend)
        })
        .collect()
    }

    /// Templates: path and text.
    pub fn templates(&self) -> impl Iterator<Item = (&str, std::borrow::Cow<'_, str>)> {
        let html = self.files.iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes)))
    }

    /// Names of the files under `static/` of the site.
    pub fn static_names(&self) -> Vec<String> {
        let files = self.files.keys().filter_map(|path| path.strip_prefix("static/"));
        let own = files.filter(|name| *name != STYLESHEET).map(str::to_owned);
        own.chain([STYLESHEET.to_owned()]).collect()
    }

    /// The bytes of a file under `static/` of the site.
    pub fn static_bytes(&self, name: &str) -> Vec<u8> {
        let own = self.files.get(&format!("static/{name}"));
        match own {
            Some(bytes) => bytes.clone(),
            None if name == STYLESHEET => self.stylesheet(),
            None => Vec::new(),
        }
    }

    /// `styles/*.css`, then every component's, in the order of their names.
    fn stylesheet(&self) -> Vec<u8> {
        let under = |prefix: &'static str| {
            let matching = move |path: &&String| path.starts_with(prefix) && path.ends_with(".css");
            self.files.keys().filter(matching).filter_map(|path| self.files.get(path))
        };
        under("styles/")
            .chain(under("components/"))
            .flat_map(|bytes| bytes.iter().copied())
            .collect()
    }
}

fn each_file(dir: &'static Dir<'static>, visit: &mut dyn FnMut(String, &'static [u8])) {
    for file in dir.files() {
        visit(file.path().to_string_lossy().replace('\\', "/"), file.contents());
    }
    dir.dirs().for_each(|dir| each_file(dir, visit));
}
