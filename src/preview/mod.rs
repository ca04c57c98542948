//! The preview on this computer: builds into `.preview/`, serves it on the loopback
//! address, rebuilds after every save and has the browser reload.
//!
//! Takes a site folder; gives pages and messages. Never writes `output/`, never listens
//! beyond this computer, never packs. axum, tokio and notify are named only here.

mod build;
mod built;
mod files;
mod folder;
mod server;
mod state;
mod stop;
mod watcher;

pub use built::{Built, Outcome};

use crate::model::Moment;
use build::Builder;
use folder::Folder;
use state::State;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use watcher::Watcher;

/// How long a build that is under way may take to end after the person asked to stop.
const LAST_BUILD: Duration = Duration::from_secs(30);

/// What is previewed, and how.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the site.
    pub site: PathBuf,
    /// The first port to try.
    pub port: u16,
    /// Whether drafts and items before their time are shown, stamped 预览.
    pub drafts: bool,
    /// The instant for which the law is applied; the present one at every build if none.
    pub as_of: Option<Moment>,
}

/// Whoever follows the preview: the person at the terminal, or a program.
pub trait Audience: Send + Sync {
    /// A build has ended, well or not.
    fn built(&self, built: &Built);
    /// The preview can be opened at this address.
    fn open(&self, address: &str);
}

/// Previews the site until the person asks to stop.
///
/// # Errors
/// No port is free, another preview of the site is running, or `.preview/` cannot be made.
pub fn serve(settings: Settings, audience: Arc<dyn Audience>) -> io::Result<()> {
    let folder = Folder::claim(&settings.site)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let result = runtime.block_on(until_stopped(settings, folder.site(), audience));
    runtime.shutdown_timeout(LAST_BUILD);
    folder.remove()?;
    result
}

async fn until_stopped(
    settings: Settings,
    folder: PathBuf,
    audience: Arc<dyn Audience>,
) -> io::Result<()> {
    let stop = stop::asked()?;
    let listener = server::bind(settings.port).await?;
    let watcher = Watcher::start(&settings.site);
    let builder = Builder::new(settings, folder);
    tokio::spawn(build_and_serve(builder, watcher, listener, audience));
    stop.notified().await;
    Ok(())
}

/// Builds once, opens the doors, and builds again after every change: one build at a time.
async fn build_and_serve(
    mut builder: Builder,
    mut watcher: Watcher,
    listener: TcpListener,
    audience: Arc<dyn Audience>,
) {
    let (sender, state) = watch::channel(Arc::new(State::default()));
    let mut listener = Some(listener);
    loop {
        watcher.look().await;
        let built = builder.build().await;
        let next = State::after(&built, &sender.borrow());
        sender.send_replace(Arc::new(next));
        audience.built(&built);
        if let Some(listener) = listener.take() {
            let address = listener.local_addr();
            tokio::spawn(server::serve(listener, builder.folder(), state.clone()));
            if let Ok(address) = address {
                audience.open(&format!("http://{address}/"));
            }
        }
        watcher.changed().await;
    }
}
