//! Knows when `content/` or `theme/` has changed.
//!
//! The system's own notices make it quick; a look at names, sizes and times every two
//! seconds makes it sure, on network drives too. What editors and systems leave behind
//! does not count, nor does reading.

use crate::content::{CONTENT, load};
use crate::policy::Litter;
use crate::render::SITE_THEME;
use crate::world::{Disk, Memory, World};
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{sleep, timeout};

/// How long a burst of changes is gathered.
const BURST: Duration = Duration::from_millis(200);
/// How often the files are looked at without a notice.
const LOOK: Duration = Duration::from_secs(2);

const FOLDERS: [&str; 2] = [CONTENT, SITE_THEME];

/// Watches one site.
pub struct Watcher {
    root: PathBuf,
    notices: UnboundedReceiver<Vec<PathBuf>>,
    debouncer: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
    litter: Litter,
    seen: u64,
}

impl Watcher {
    /// Begins to watch; where the system gives no notices, looks alone have to do.
    pub fn start(site: &Path) -> Self {
        let root = fs::canonicalize(site).unwrap_or_else(|_| site.to_owned());
        let (sender, notices) = unbounded_channel();
        let tell = move |result: DebounceEventResult| {
            let changes = result.unwrap_or_default().into_iter();
            let changes = changes.filter(|event| !matches!(event.kind, EventKind::Access(_)));
            let paths: Vec<PathBuf> = changes.flat_map(|event| event.event.paths).collect();
            // nobody listens any more once the preview ends
            let _ = sender.send(paths);
        };
        let debouncer = new_debouncer(BURST, None, tell).ok();
        let mut watcher = Self { root, notices, debouncer, litter: Litter::default(), seen: 0 };
        watcher.watch();
        watcher
    }

    /// Watches the folders anew: one may be another than before, though of the same name.
    fn watch(&mut self) {
        let Some(debouncer) = &mut self.debouncer else { return };
        // the looks stand in for whatever cannot be watched
        let _ = debouncer.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            let _ = debouncer.unwatch(&folder);
            let _ = debouncer.watch(&folder, RecursiveMode::Recursive);
        }
    }

    /// Remembers what is there now; called before every build.
    pub async fn look(&mut self) {
        let root = self.root.clone();
        let work = tokio::task::spawn_blocking(move || {
            let litter = litter(&root);
            let seen = fingerprint(&root, &litter);
            (litter, seen)
        });
        if let Ok((litter, seen)) = work.await {
            (self.litter, self.seen) = (litter, seen);
        }
    }

    /// Returns once something has changed since the last look.
    pub async fn changed(&mut self) {
        loop {
            if let Ok(Some(mut paths)) = timeout(LOOK, self.notices.recv()).await {
                while let Ok(more) = self.notices.try_recv() {
                    paths.extend(more);
                }
                if FOLDERS.iter().any(|folder| paths.contains(&self.root.join(folder))) {
                    self.watch();
                }
                if paths.iter().any(|path| self.counts(path)) {
                    return;
                }
            } else if self.looks_different().await {
                // let the burst end, and its notices not ask for a second build
                sleep(BURST * 2).await;
                while self.notices.try_recv().is_ok() {}
                self.watch();
                return;
            }
        }
    }

    fn counts(&self, path: &Path) -> bool {
        let Ok(inner) = path.strip_prefix(&self.root) else { return false };
        let mut names = inner.components().map(|part| part.as_os_str().to_string_lossy());
        let watched = names.next().is_some_and(|first| FOLDERS.contains(&first.as_ref()));
        watched && !names.any(|name| self.litter.matches(&name))
    }

    async fn looks_different(&self) -> bool {
        let (root, litter) = (self.root.clone(), self.litter.clone());
        let work = tokio::task::spawn_blocking(move || fingerprint(&root, &litter));
        work.await.is_ok_and(|now| now != self.seen)
    }
}

/// What is litter on this site, read by the one reader of policies.
fn litter(root: &Path) -> Litter {
    let disk = Disk::new(root);
    let file = "content/policy.toml";
    let mut policy_alone = Memory::at(disk.now());
    if let Ok(bytes) = disk.read(file) {
        policy_alone = policy_alone.with(file, bytes);
    }
    load(&policy_alone).map(|loaded| loaded.policy.litter).unwrap_or_default()
}

/// Names, sizes and times of every file that counts.
fn fingerprint(root: &Path, litter: &Litter) -> u64 {
    let disk = Disk::new(root);
    let mut hasher = DefaultHasher::new();
    for folder in FOLDERS {
        for found in disk.list(folder).unwrap_or_default() {
            if found.path.split('/').skip(1).any(|name| litter.matches(name)) {
                continue;
            }
            let metadata = fs::symlink_metadata(root.join(&found.path));
            let time = metadata.and_then(|metadata| metadata.modified()).ok();
            (found.path, found.size, time).hash(&mut hasher);
        }
    }
    hasher.finish()
}
