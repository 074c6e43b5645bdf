use tokio::sync::oneshot;

/// Takes work that would hold other requests up and does it on another thread: given by the one who owns the executor.
pub type Offload = dyn Fn(Box<dyn FnOnce() + Send>) + Send + Sync;

/// Has work done on another thread; none when it panicked.
pub(super) async fn run<T: Send + 'static>(offload: &Offload, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, done) = oneshot::channel();
    offload(Box::new(move || {
        // Nobody waits for it when the refresh was given up.
        let _ = sender.send(work());
    }));
    done.await.ok()
}
