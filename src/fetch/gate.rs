use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turn, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::limits::Limits;

/// Lets so many requests at once through, of these so many to a host, their starts a little apart.
#[derive(Debug)]
pub(super) struct Gates {
    per_host: usize,
    spacing: Duration,
    places: Arc<Semaphore>,
    /// A permit is for a [`UNIT`] of a body.
    bodies: Arc<Semaphore>,
    units: u32,
    hosts: Mutex<HashMap<String, Arc<Gate>>>,
}

#[derive(Debug)]
struct Gate {
    places: Arc<Semaphore>,
    /// When the next request may start.
    next: Turn<Option<Instant>>,
}

/// Bytes by which room for bodies is counted.
const UNIT: u64 = 1_024;
/// The part of all room that one body has at most before it has come: a server that announces much and sends it slowly keeps
/// few others waiting.
const SHARE: u32 = 16;
/// Bytes that are made room for where a server does not say how long a body is, or only how long it is compressed.
const UNKNOWN: u64 = 160_000;

/// The share of a body in the bytes of bodies that may be in hand together, given back when it is dropped.
#[derive(Debug, Default)]
pub struct BodyPermit(Option<OwnedSemaphorePermit>);

impl BodyPermit {
    /// Gives back what a body does not need, or takes what it needs besides as far as there is room: whoever waited for more
    /// with a body in hand would keep others waiting.
    pub(super) fn fit(&mut self, bytes: usize) {
        let Some(permit) = &mut self.0 else { return };
        let (needed, had) = (units(bytes as u64), u32::try_from(permit.num_permits()).unwrap_or(u32::MAX));
        if let Some(more) = needed.checked_sub(had) {
            let more = more.min(u32::try_from(permit.semaphore().available_permits()).unwrap_or(u32::MAX));
            if let Ok(more) = Arc::clone(permit.semaphore()).try_acquire_many_owned(more) {
                permit.merge(more);
            }
        } else {
            drop(permit.split((had - needed) as usize));
        }
    }
}

fn units(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX)
}

/// A place at a host and among all; both are given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _host: Option<OwnedSemaphorePermit>,
    _all: Option<OwnedSemaphorePermit>,
}

impl Gates {
    pub(super) fn new(limits: &Limits) -> Self {
        let at_once = limits.at_once.max(1);
        let units = units(limits.in_hand).max(1);
        Self {
            per_host: limits.per_host.min(at_once / 4).max(1),
            spacing: limits.spacing,
            places: Arc::new(Semaphore::new(at_once)),
            bodies: Arc::new(Semaphore::new(usize::try_from(units).unwrap_or(usize::MAX))),
            units,
            hosts: Mutex::default(),
        }
    }

    /// Waits for the turn at a host, then for a place among all: who waits for a host takes no place of others.
    pub(super) async fn enter(&self, host: &str) -> Place {
        self.enter_after(host, self.spacing).await
    }

    /// As [`Gates::enter`] for a server that the user has an account at: as many requests at once, but the next as soon as one
    /// is answered.
    pub(super) async fn enter_own(&self, host: &str) -> Place {
        self.enter_after(host, Duration::ZERO).await
    }

    async fn enter_after(&self, host: &str, spacing: Duration) -> Place {
        let gate = self.gate(host);
        // Neither is ever closed, so waiting for it cannot fail.
        let own = Arc::clone(&gate.places).acquire_owned().await.ok();
        let mut next = gate.next.lock().await;
        if let Some(time) = *next {
            tokio::time::sleep_until(time).await;
        }
        let all = Arc::clone(&self.places).acquire_owned().await.ok();
        *next = Some(Instant::now() + spacing);
        Place { _host: own, _all: all }
    }

    /// Waits for room for a body of so many bytes, or for the share of one body where it is longer.
    pub(super) async fn body(&self, bytes: Option<u64>) -> BodyPermit {
        let units = units(bytes.unwrap_or(UNKNOWN)).clamp(1, (self.units / SHARE).max(1));
        BodyPermit(Arc::clone(&self.bodies).acquire_many_owned(units).await.ok())
    }

    fn gate(&self, host: &str) -> Arc<Gate> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let gate = || Arc::new(Gate { places: Arc::new(Semaphore::new(self.per_host)), next: Turn::default() });
        Arc::clone(hosts.entry(host.to_owned()).or_insert_with(gate))
    }
}

#[cfg(test)]
mod tests {
    use super::{Gates, Limits};
    use std::time::Duration;
    use tokio::time::Instant;

    fn gates(at_once: usize) -> Gates {
        Gates::new(&Limits { at_once, spacing: Duration::from_millis(200), ..Limits::default() })
    }

    #[tokio::test(start_paused = true)]
    async fn two_at_once_and_their_starts_apart_by_host() {
        let gates = gates(32);
        let start = Instant::now();
        let first = gates.enter("a.example").await;
        let second = gates.enter("a.example").await;
        assert_eq!(start.elapsed(), Duration::from_millis(200));
        let other = gates.enter("b.example").await;
        assert_eq!(start.elapsed(), Duration::from_millis(200));
        let third = tokio::time::timeout(Duration::from_mins(1), gates.enter("a.example")).await;
        assert!(third.is_err());
        drop((first, second, other));
        gates.enter("a.example").await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_of_an_account_is_asked_as_fast_as_it_answers() {
        let gates = gates(32);
        let start = Instant::now();
        for _ in 0..40 {
            let _both = (gates.enter_own("home.example").await, gates.enter_own("home.example").await);
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
        let _both = (gates.enter_own("home.example").await, gates.enter_own("home.example").await);
        let third = tokio::time::timeout(Duration::from_mins(1), gates.enter_own("home.example")).await;
        assert!(third.is_err(), "two at once");
    }

    #[tokio::test(start_paused = true)]
    async fn bodies_in_hand_are_bounded_by_their_bytes() {
        let gates = Gates::new(&Limits { in_hand: 1_600_000, ..Limits::default() });
        let waits = async |bytes| tokio::time::timeout(Duration::from_secs(1), gates.body(bytes)).await.is_err();
        let mut held = Vec::new();
        // However much a server announces, it takes only a share.
        for _ in 0..15 {
            held.push(gates.body(Some(50_000_000)).await);
        }
        assert!(!waits(Some(90_000)).await && !waits(None).await && !waits(Some(50_000_000)).await);
        held.push(gates.body(Some(50_000)).await);
        assert!(waits(Some(90_000)).await && waits(None).await && !waits(Some(50_000)).await);
        // What came may be less, or more than its share.
        held[0].fit(20_000);
        assert!(!waits(Some(90_000)).await);
        held[0].fit(90_000);
        assert!(waits(Some(90_000)).await);
        held.pop();
        assert!(!waits(Some(90_000)).await);
        held[1].fit(5_000_000);
        assert!(waits(Some(1)).await, "it took what there was");
        held.remove(1);
        assert!(!waits(Some(90_000)).await);
    }

    #[tokio::test(start_paused = true)]
    async fn one_host_has_at_most_a_quarter_and_who_waits_for_it_takes_no_place() {
        let gates = gates(4);
        let _slow = gates.enter("slow.example").await;
        let mut waiting: Vec<_> = (0..9).map(|_| Box::pin(gates.enter("slow.example"))).collect();
        for wait in &mut waiting {
            assert!(tokio::time::timeout(Duration::from_secs(1), wait).await.is_err());
        }
        let others =
            futures_util::future::join_all(["a.example", "b.example", "c.example"].map(|host| gates.enter(host)));
        assert_eq!(tokio::time::timeout(Duration::from_secs(1), others).await.unwrap().len(), 3);
    }
}
