use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

type Work = Box<dyn FnOnce() + Send>;

/// The thread on which the network works behind the reader, after the screen, which needs a processor too: connections that
/// a refresh opens are served there, however many answer at once.
pub(super) struct BackgroundRuntime {
    runtime: Option<Runtime>,
}

impl BackgroundRuntime {
    pub(super) fn new() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).on_thread_start(step_back).enable_all().build()?;
        Ok(Self { runtime: Some(runtime) })
    }

    /// Begins work that nobody waits for with a finger on a key.
    pub(super) fn spawn<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
        match &self.runtime {
            Some(runtime) => runtime.spawn(work),
            None => tokio::spawn(work),
        }
    }
}

impl Drop for BackgroundRuntime {
    fn drop(&mut self) {
        // Waiting for its threads is not allowed where messages are awaited; what matters was waited for before.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// How long a piece of work waits at most for a key that is being answered: a frame.
const KEY_WAIT: Duration = Duration::from_millis(16);

/// Whether a key is being answered.
static ANSWERING: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

/// Says whether a key is being answered: until it is, no piece of work begins, so that a processor is free for it.
pub(super) fn answering(is: bool) {
    let (answering, changed) = &ANSWERING;
    *answering.lock().unwrap_or_else(PoisonError::into_inner) = is;
    if !is {
        changed.notify_all();
    }
}

/// Waits while a key is being answered, a moment at most: a key held down must not stop a refresh.
fn give_way() {
    let (answering, changed) = &ANSWERING;
    let now = answering.lock().unwrap_or_else(PoisonError::into_inner);
    drop(changed.wait_timeout_while(now, KEY_WAIT, |answering| *answering));
}

/// Does work that would hold messages up on a thread of its own: one piece after another, however many feeds and pages come
/// at once, and after the screen.
pub(super) fn offload(work: Work) {
    static QUEUE: LazyLock<Sender<Work>> = LazyLock::new(|| worker(step_back, give_way));
    // The thread only ends with the program.
    let _ = QUEUE.send(work);
}

/// Does work that the reader waits for, such as decoding a picture; none if it panicked. All of it runs on one thread, so that the
/// memory of one picture is used again for the next; each thread of a pool would keep that much for itself.
pub(super) async fn decoded<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    static QUEUE: LazyLock<Sender<Work>> = LazyLock::new(|| worker(|| (), || ()));
    let (sender, done) = oneshot::channel();
    let work = Box::new(move || {
        // Nobody waits for it when another article was opened.
        let _ = sender.send(work());
    });
    QUEUE.send(work).ok()?;
    done.await.ok()
}

/// A thread that does one piece of work after another.
fn worker(begin: fn(), before_each: fn()) -> Sender<Work> {
    let (sender, queue) = channel::<Work>();
    std::thread::spawn(move || {
        begin();
        for work in queue {
            before_each();
            // What was asked for is missed by whoever waits for it.
            let _ = catch_unwind(AssertUnwindSafe(work));
        }
    });
    sender
}

/// Gives the other threads the right of way before this one. Where a priority is that of the whole program nothing is done.
pub(super) fn step_back() {
    #[cfg(target_os = "linux")]
    {
        // How much a thread steps back, of 19 at most; on Linux each has a priority of its own (`man 2 setpriority`).
        const BACK: i32 = 10;
        // A system that refuses runs as it would have without.
        let _ = rustix::process::setpriority_process(None, BACK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_begins_also_while_keys_are_answered_without_end() {
        let (done, waiting) = channel();
        answering(true);
        offload(Box::new(move || done.send(()).unwrap()));
        assert_eq!(waiting.recv(), Ok(()));
        answering(false);
    }

    #[tokio::test]
    async fn what_is_decoded_comes_from_one_thread_also_after_a_panic() {
        let thread = || std::thread::current().id();
        let first = decoded(thread).await;
        assert_eq!(decoded(|| std::panic::resume_unwind(Box::new(()))).await, None::<()>);
        assert_eq!(decoded(thread).await, first);
        assert_ne!(first, Some(thread()));
    }
}
