//! A thread for reading what may hang or panic.
//!
//! Takes work; gives what it gives, or why not. One at a time, since a page needs many
//! times its size while it is read. Panics stay silent; a reader that takes too long is
//! told so, and left to itself: a thread cannot be stopped from outside.

use super::super::Unreadable;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

const TIME_LIMIT: Duration = Duration::from_secs(20);
const STACK: usize = 32 << 20;

/// Held while something is read, never while what was read is told.
static READING: Mutex<()> = Mutex::new(());

thread_local! {
    static IS_READER: Cell<bool> = const { Cell::new(false) };
}

/// Whether nobody waits any more for what is being read.
#[derive(Clone, Debug, Default)]
pub struct Patience {
    is_over: Arc<AtomicBool>,
}

impl Patience {
    /// Whether reading should end.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

/// Reads.
///
/// # Errors
/// It panicked, took too long, or says so itself.
pub fn read<T: Send + 'static>(
    work: impl FnOnce(Patience) -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    let _one_at_a_time = READING.lock().unwrap_or_else(PoisonError::into_inner);
    silence_readers();
    let (send, receive) = mpsc::channel();
    let patience = Patience::default();
    let theirs = patience.clone();
    let read = move || {
        IS_READER.set(true);
        let result =
            catch_unwind(AssertUnwindSafe(|| work(theirs))).unwrap_or(Err(Unreadable::Broken));
        // nobody listens any more once the time is up
        let _ = send.send(result);
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(read);
    if started.is_err() {
        return Err(Unreadable::TimedOut);
    }
    match receive.recv_timeout(TIME_LIMIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            patience.is_over.store(true, Ordering::Relaxed);
            Err(Unreadable::TimedOut)
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Unreadable::Broken),
    }
}

/// The message of a panic may quote the text that was being read: in a reading thread
/// nothing is printed.
fn silence_readers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_READER.get() {
                usual(panic);
            }
        }));
    });
}
