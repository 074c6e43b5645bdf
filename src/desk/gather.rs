use std::time::Duration;

use futures_util::stream::{self, Stream, StreamExt as _};
use tokio::time::{Instant, timeout_at};

/// Size of a batch that nothing is added to any more.
const ENOUGH: usize = 300;
/// How long the first of a batch waits for others.
const LONGEST_WAIT: Duration = Duration::from_millis(50);

/// Gathers what comes close together, up to a size: what is written in one transaction costs less than each by itself.
pub(super) fn batches<T>(items: impl Stream<Item = T>, size: impl Fn(&T) -> usize) -> impl Stream<Item = Vec<T>> {
    stream::unfold((Box::pin(items), size), |(mut items, size)| async move {
        let first = items.next().await?;
        let end = Instant::now() + LONGEST_WAIT;
        let mut gathered = size(&first);
        let mut batch = vec![first];
        while gathered < ENOUGH {
            // Where no more will come nothing is waited for.
            let Ok(Some(next)) = timeout_at(end, items.next()).await else { break };
            gathered += size(&next);
            batch.push(next);
        }
        Some((batch, (items, size)))
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::stream::{self, StreamExt as _};
    use tokio::time::{Instant, sleep};

    use super::{LONGEST_WAIT, batches};

    #[tokio::test(start_paused = true)]
    async fn a_batch_ends_when_it_is_full_and_when_its_first_has_waited() {
        let start = Instant::now();
        let items = stream::iter([(0, 200), (10, 100), (10, 20), (90, 30), (0, 1)]).then(|(after, size)| async move {
            sleep(Duration::from_millis(after)).await;
            size
        });
        let gathered: Vec<(Vec<usize>, Duration)> =
            batches(items, |size| *size).map(|batch| (batch, start.elapsed())).collect().await;
        let ms = Duration::from_millis;
        let end = ms(110);
        assert_eq!(gathered, [(vec![200, 100], ms(10)), (vec![20], ms(20) + LONGEST_WAIT), (vec![30, 1], end)]);
    }
}
