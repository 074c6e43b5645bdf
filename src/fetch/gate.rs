use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// Lets so many requests at once through to a host, their starts a little apart.
#[derive(Debug)]
pub(super) struct Gates {
    at_once: usize,
    spacing: Duration,
    hosts: Mutex<HashMap<String, Arc<Gate>>>,
}

#[derive(Debug)]
struct Gate {
    places: Arc<Semaphore>,
    /// When the next request may start.
    next: Turn<Option<Instant>>,
}

impl Gates {
    pub(super) fn new(at_once: usize, spacing: Duration) -> Self {
        Self { at_once: at_once.max(1), spacing, hosts: Mutex::default() }
    }

    /// Waits for a place at a host; it is given back when the answer is dropped.
    pub(super) async fn enter(&self, host: &str) -> Option<OwnedSemaphorePermit> {
        let gate = self.gate(host);
        // The gate is never closed, so waiting for it cannot fail.
        let place = Arc::clone(&gate.places).acquire_owned().await.ok();
        let mut next = gate.next.lock().await;
        if let Some(time) = *next {
            tokio::time::sleep_until(time).await;
        }
        *next = Some(Instant::now() + self.spacing);
        place
    }

    fn gate(&self, host: &str) -> Arc<Gate> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let gate = || Arc::new(Gate { places: Arc::new(Semaphore::new(self.at_once)), next: Turn::default() });
        Arc::clone(hosts.entry(host.to_owned()).or_insert_with(gate))
    }
}

#[cfg(test)]
mod tests {
    use super::Gates;
    use std::time::Duration;
    use tokio::time::Instant;

    #[tokio::test(start_paused = true)]
    async fn two_at_once_and_their_starts_apart_by_host() {
        let gates = Gates::new(2, Duration::from_millis(200));
        let start = Instant::now();
        let first = gates.enter("a.example").await;
        let second = gates.enter("a.example").await;
        assert_eq!(start.elapsed(), Duration::from_millis(200));
        let other = gates.enter("b.example").await;
        assert_eq!(start.elapsed(), Duration::from_millis(200));
        let third = tokio::time::timeout(Duration::from_mins(1), gates.enter("a.example")).await;
        assert!(third.is_err());
        drop((first, second, other));
        assert!(gates.enter("a.example").await.is_some());
    }
}
