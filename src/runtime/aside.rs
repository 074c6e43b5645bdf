use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::sync::mpsc::{Sender, channel};

type Work = Box<dyn FnOnce() + Send>;

/// Does work that would hold messages up on a thread of its own: one piece after another, however many feeds and pages come
/// at once, and after the screen, which needs a processor too.
pub(super) fn aside(work: Work) {
    static QUEUE: LazyLock<Sender<Work>> = LazyLock::new(|| {
        let (sender, queue) = channel::<Work>();
        std::thread::spawn(move || {
            step_back();
            for work in queue {
                // What was asked for is missed by whoever waits for it.
                let _ = catch_unwind(AssertUnwindSafe(work));
            }
        });
        sender
    });
    // The thread ends with the program alone.
    let _ = QUEUE.send(work);
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
