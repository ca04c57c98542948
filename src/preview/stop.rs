//! When the person asks the preview to stop: Ctrl+C, or the closing of its window.

use std::io;
use std::sync::Arc;
use tokio::sync::Notify;

/// Told once somebody asks.
///
/// # Errors
/// The system does not let us listen for it.
#[cfg(unix)]
pub fn asked() -> io::Result<Arc<Notify>> {
    use tokio::signal::unix::{SignalKind, signal};
    let asked = Arc::new(Notify::new());
    for kind in [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()] {
        let mut signal = signal(kind)?;
        let asked = Arc::clone(&asked);
        tokio::spawn(async move {
            signal.recv().await;
            asked.notify_one();
        });
    }
    Ok(asked)
}

/// Told once somebody asks.
///
/// # Errors
/// The system does not let us listen for it.
#[cfg(windows)]
pub fn asked() -> io::Result<Arc<Notify>> {
    use tokio::signal::windows::{ctrl_c, ctrl_close};
    let asked = Arc::new(Notify::new());
    let (mut ctrl_c, mut ctrl_close) = (ctrl_c()?, ctrl_close()?);
    let (by_key, by_window) = (Arc::clone(&asked), Arc::clone(&asked));
    tokio::spawn(async move {
        ctrl_c.recv().await;
        by_key.notify_one();
    });
    tokio::spawn(async move {
        ctrl_close.recv().await;
        by_window.notify_one();
    });
    Ok(asked)
}
