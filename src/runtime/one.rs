use tokio::task::JoinHandle;

/// Work of a kind of which one runs at a time.
#[derive(Debug, Default)]
pub(super) struct OneTask(Option<JoinHandle<()>>);

impl OneTask {
    /// Begins work in place of what is running.
    pub(super) fn start(&mut self, work: impl Future<Output = ()> + Send + 'static) {
        self.stop();
        self.0 = Some(tokio::spawn(work));
    }

    /// Stops what is running.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.0.take() {
            running.abort();
        }
    }

    /// Stops, and waits until that is done.
    pub(super) async fn finish(self) {
        if let Some(running) = self.0 {
            running.abort();
            let _ = running.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::OneTask;

    #[tokio::test]
    async fn what_runs_is_stopped_by_the_next_and_at_the_end() {
        let mut task = OneTask::default();
        for next in [true, false] {
            let (held, dropped) = oneshot::channel::<()>();
            task.start(async move {
                std::future::pending::<()>().await;
                drop(held);
            });
            if next {
                task.start(async {});
            } else {
                task.stop();
            }
            assert!(dropped.await.is_err());
        }
        task.finish().await;
    }
}
