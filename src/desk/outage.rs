use std::future::ready;

use futures_util::{Stream, StreamExt as _, stream};

use crate::model::Outage;

/// Feeds that must fail for want of a network, with none answering, before the network is blamed and not the feeds.
const ENOUGH: usize = 3;

/// What a visit says of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Some server answered.
    Answered,
    /// The name or the way could not be found.
    NoNetwork,
    /// A web page of another host came in place of the feed.
    Portal(String),
}

/// What becomes of visits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step<T> {
    /// It counts.
    Keep(T),
    /// The network is away: nothing that was held back counts.
    Stop(Outage),
}

/// The visits that count, as soon as that is known; where the network is away, that is the last.
pub(super) fn counted<T>(visits: impl Stream<Item = (T, Sign)>) -> impl Stream<Item = Step<T>> {
    let mut watch = Watch::default();
    let visits = visits.map(Some).chain(stream::once(ready(None)));
    let steps = visits.flat_map(move |visit| {
        stream::iter(match visit {
            Some((visit, sign)) => watch.take(visit, sign),
            None => watch.rest(),
        })
    });
    steps.scan(false, |stopped, step| {
        let over = std::mem::replace(stopped, matches!(step, Step::Stop(_)));
        ready((!over).then_some(step))
    })
}

/// Holds visits back that failed for want of a network until it is known whether there is one.
#[derive(Debug)]
pub(super) struct Watch<T> {
    answered: bool,
    held: Vec<(T, Sign)>,
}

impl<T> Default for Watch<T> {
    fn default() -> Self {
        Self { answered: false, held: Vec::new() }
    }
}

impl<T> Watch<T> {
    /// Takes a visit and gives back those that count by now.
    pub(super) fn take(&mut self, visit: T, sign: Sign) -> Vec<Step<T>> {
        self.answered |= sign == Sign::Answered;
        self.held.push((visit, sign));
        if self.answered {
            return self.rest();
        }
        self.outage().map(Step::Stop).into_iter().collect()
    }

    /// What is still held back: too little to blame the network.
    pub(super) fn rest(&mut self) -> Vec<Step<T>> {
        self.held.drain(..).map(|(visit, _)| Step::Keep(visit)).collect()
    }

    fn outage(&self) -> Option<Outage> {
        let signs = || self.held.iter().map(|(_, sign)| sign);
        if signs().filter(|sign| **sign == Sign::NoNetwork).count() >= ENOUGH {
            return Some(Outage::NoNetwork);
        }
        signs().find_map(|sign| match sign {
            Sign::Portal(host) if signs().filter(|other| *other == sign).count() >= ENOUGH => {
                Some(Outage::Portal(host.clone()))
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Outage, Sign, Step, Watch};

    #[test]
    fn three_that_find_no_network_stop_it_and_one_answer_makes_failures_of_them() {
        let mut watch = Watch::default();
        assert_eq!(watch.take(1, Sign::NoNetwork), []);
        assert_eq!(watch.take(2, Sign::Portal("inn.example".to_owned())), []);
        assert_eq!(watch.take(3, Sign::Answered), [Step::Keep(1), Step::Keep(2), Step::Keep(3)]);
        assert_eq!(watch.take(4, Sign::NoNetwork), [Step::Keep(4)]);

        let mut watch = Watch::default();
        assert!(watch.take(1, Sign::NoNetwork).is_empty() && watch.take(2, Sign::NoNetwork).is_empty());
        assert_eq!(watch.take(3, Sign::NoNetwork), [Step::Stop(Outage::NoNetwork)]);

        let mut watch = Watch::default();
        assert_eq!(watch.take(1, Sign::NoNetwork), []);
        assert_eq!(watch.rest(), [Step::Keep(1)]);
    }

    #[test]
    fn one_page_in_the_way_of_every_feed_is_a_portal() {
        let mut watch = Watch::default();
        for (number, host) in ["inn.example", "other.example", "inn.example"].into_iter().enumerate() {
            assert_eq!(watch.take(number, Sign::Portal(host.to_owned())), []);
        }
        let stop = watch.take(4, Sign::Portal("inn.example".to_owned()));
        assert_eq!(stop, [Step::Stop(Outage::Portal("inn.example".to_owned()))]);
    }
}
