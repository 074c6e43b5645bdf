use std::time::{Duration, Instant};

use crate::app::{Data, Progress as Refreshing, Report as TaskReport, Written};
use crate::desk::Progress;

/// The least time between two looks at what a refresh has brought so far: between them the screen belongs to the reader.
const BREATH: Duration = Duration::from_millis(150);

/// What a refresh has brought so far, reported a few times a second and at its end.
#[derive(Default)]
pub(super) struct Tally {
    new: usize,
    failed: usize,
    /// Whether there is a change that was not reported yet.
    changed: bool,
    reported: Option<Instant>,
}

impl Tally {
    /// Takes in what one feed brought; answers what is to be reported now.
    pub(super) fn take(&mut self, progress: &Progress, now: Instant) -> Vec<Data> {
        match &progress.result {
            Ok(report) => {
                self.new += report.new;
                self.changed |= report.new + report.changed > 0;
            }
            Err(_) => self.failed += 1,
        }
        let (done, total) = (progress.done, progress.total);
        let rests = self.reported.is_some_and(|reported| now.duration_since(reported) < BREATH);
        if rests && done < total {
            return Vec::new();
        }
        self.reported = Some(now);
        let mut reported =
            vec![TaskReport::Refreshing(Refreshing { done, total, failed: self.failed, new: self.new }).into()];
        reported.extend(self.rest());
        reported
    }

    /// The change that was not reported yet.
    pub(super) fn rest(&mut self) -> Option<Data> {
        std::mem::take(&mut self.changed).then_some(Written::Changed.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Report;

    #[test]
    fn much_is_told_seldom_and_the_last_is_always_told() {
        let (mut tally, start) = (Tally::default(), Instant::now());
        let mut feed = |done, result: Result<usize, &str>, after: u64| {
            let result = result.map(|new| Report { new, ..Report::default() }).map_err(Into::into);
            let progress = Progress { feed: String::new(), title: String::new(), done, total: 4, result };
            tally.take(&progress, start + Duration::from_millis(after))
        };
        let at = |done, failed, new| Data::from(TaskReport::Refreshing(Refreshing { done, total: 4, failed, new }));
        assert_eq!(feed(1, Ok(0), 0), [at(1, 0, 0)]);
        assert_eq!(feed(2, Ok(3), 10), []);
        assert_eq!(feed(3, Err("no"), 200), [at(3, 1, 3), Written::Changed.into()]);
        assert_eq!(feed(4, Err("no"), 201), [at(4, 2, 3)]);
    }
}
