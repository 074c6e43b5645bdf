use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};

use crate::model::{Memory, Pace, Subscription, Unreadable};

/// How often a permanent redirect is seen before its target is asked instead.
const MOVED_FOR_GOOD: u32 = 3;
/// Failures in a row after which the subscription's own address is tried again.
const LOST: u32 = 2;
/// The newest articles from which a feed's rhythm is computed.
const NEWEST: usize = 20;
/// The longest wait that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_hours(24 * 7);
/// How much of a wait is added by chance, so that not all readers come at once.
const JITTER: f64 = 0.2;

/// Between which bounds a feed is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The shortest time between two requests.
    pub least: Duration,
    /// The longest.
    pub most: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { least: Duration::from_mins(15), most: Duration::from_hours(24) }
    }
}

/// What an answer says of when to come again, and of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseHints {
    /// Time between two of the newest articles.
    pub rhythm: Option<Duration>,
    /// For how long the answer is fresh, by HTTP.
    pub fresh: Option<Duration>,
    /// What the feed itself says.
    pub pace: Pace,
    /// The user's own interval for the feed.
    pub own: Option<Duration>,
    /// Entries of it that could not be read.
    pub unreadable: Unreadable,
}

/// When a feed that answered is due again: half its rhythm, no sooner than it or the server asks, within the bounds.
#[must_use]
pub fn after_success(hints: &ResponseHints, bounds: Bounds, chance: f64, now: Timestamp) -> Timestamp {
    let wait = match hints.own {
        Some(own) => own,
        None => hints
            .rhythm
            .map_or(bounds.least, |rhythm| rhythm / 2)
            .max(hints.fresh.max(hints.pace.every).unwrap_or_default())
            // The longest is not passed by chance either.
            .clamp(bounds.least, bounds.most.div_f64(1.0 + JITTER / 2.0).max(bounds.least)),
    };
    allowed(later(now, wait.mul_f64(1.0 + JITTER * chance / 2.0)), hints.pace)
}

/// When a feed that failed is tried again: the wait doubles with each failure in a row, up to the longest.
#[must_use]
pub fn after_failure(failures: u32, bounds: Bounds, chance: f64, now: Timestamp) -> Timestamp {
    let doubled = bounds.least.saturating_mul(1 << failures.min(16));
    let most = bounds.most.div_f64(1.0 + JITTER).max(bounds.least);
    later(now, doubled.min(most).mul_f64(1.0 + JITTER * chance))
}

/// Until when a server asked for no requests, within what a server may ask.
pub(super) fn wait_until(asked: Timestamp, now: Timestamp) -> Timestamp {
    asked.clamp(now, later(now, LONGEST_WAIT))
}

fn later(now: Timestamp, wait: Duration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// The first time from `time` on that is in no hour or day the feed skips; a feed that skips all of them is asked anyway.
fn allowed(time: Timestamp, pace: Pace) -> Timestamp {
    let hour_start = |time: Timestamp| time.as_second().div_euclid(3_600) * 3_600;
    let skipped = |time: Timestamp| {
        let zoned = TimeZone::UTC.to_datetime(time);
        let hour = u32::from(zoned.hour().unsigned_abs());
        let day = u32::from(zoned.weekday().to_monday_zero_offset().unsigned_abs());
        pace.skip_hours >> hour & 1 == 1 || pace.skip_days >> day & 1 == 1
    };
    let mut next = time;
    for _ in 0..24 * 7 {
        if !skipped(next) {
            return next;
        }
        next = Timestamp::from_second(hour_start(next) + 3_600).unwrap_or(time);
    }
    time
}

/// Time between two of the newest articles; none of fewer than two dates.
#[must_use]
pub fn rhythm(dates: &[Timestamp], now: Timestamp) -> Option<Duration> {
    let mut dates: Vec<Timestamp> = dates.iter().copied().filter(|date| *date <= now).collect();
    dates.sort_unstable_by(|one, other| other.cmp(one));
    dates.truncate(NEWEST);
    let (newest, oldest) = (dates.first()?, dates.last()?);
    let gaps = u64::try_from(dates.len()).ok()?.checked_sub(1).filter(|gaps| *gaps > 0)?;
    let between = u64::try_from(newest.as_second() - oldest.as_second()).ok()? / gaps;
    // A feed that fell silent is asked less often.
    let silent = u64::try_from(now.as_second() - newest.as_second()).ok()? / 4;
    Some(Duration::from_secs(between.max(silent)))
}

/// A number from 0 to 1 that is the same for the same feed and count and otherwise by chance.
pub(super) fn chance(feed: &str, count: u64) -> f64 {
    let digest = Sha256::digest(format!("{feed} {count}").as_bytes());
    f64::from(digest.first().copied().unwrap_or(0)) / 255.0
}

/// The address that is asked: the subscription's, or the one it moved to for good.
pub(super) fn address<'a>(subscription: &'a Subscription, memory: &'a Memory) -> &'a str {
    match &memory.moved_to {
        Some(moved) if memory.moved_seen >= MOVED_FOR_GOOD && memory.failures < LOST => moved,
        _ => &subscription.url,
    }
}

/// Which feeds of a refresh are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Every one, unless a server asked for no requests or said that it is gone for good.
    #[default]
    All,
    /// Those whose time has come.
    Due,
}

/// Whether a feed's time has come, by its schedule and what its server asked for.
#[must_use]
pub fn is_asked(memory: &Memory, wanted: Wanted, now: Timestamp) -> bool {
    let alone = memory.gone || memory.not_before.is_some_and(|until| now < until);
    !alone && (wanted == Wanted::All || memory.next_try.is_none_or(|due| due <= now))
}

/// The order in which feeds are asked: those of the section on the screen, then the quick and reliable ones.
pub(super) fn rank(subscription: &Subscription, memory: &Memory, on_screen: Option<&str>) -> (bool, u32, Duration) {
    let elsewhere = on_screen.is_some_and(|section| section != subscription.section);
    (elsewhere, memory.failures, memory.took.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + seconds).unwrap()
    }

    /// A month of one feed: when it is asked, given how its server answers at each time.
    fn month(answer: impl Fn(i64, u32) -> Result<ResponseHints, Option<i64>>) -> Vec<i64> {
        let (mut memory, mut asked) = (Memory::default(), Vec::new());
        for second in (0..30 * 24 * HOUR).step_by(60) {
            let now = at(second);
            if !is_asked(&memory, Wanted::Due, now) {
                continue;
            }
            asked.push(second);
            let by_chance = chance("harbour", asked.len() as u64);
            match answer(second, memory.failures) {
                Ok(hints) => {
                    memory.next_try = Some(after_success(&hints, Bounds::default(), by_chance, now));
                    (memory.failures, memory.not_before) = (0, None);
                }
                Err(wait) => {
                    memory.next_try = Some(after_failure(memory.failures, Bounds::default(), by_chance, now));
                    memory.not_before = wait.map(|wait| wait_until(at(second + wait), now));
                    memory.failures += 1;
                }
            }
        }
        asked
    }

    fn least_gap(asked: &[i64]) -> i64 {
        asked.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap()
    }

    #[test]
    fn a_feed_is_asked_by_its_own_rhythm_within_the_bounds() {
        let every = |hours: u64| {
            month(move |_, _| {
                Ok(ResponseHints { rhythm: Some(Duration::from_hours(hours)), ..ResponseHints::default() })
            })
        };
        assert!(least_gap(&every(0)) >= HOUR / 4);
        assert!((2_000..2_900).contains(&every(0).len()), "{}", every(0).len());
        assert!(least_gap(&every(6)) >= 3 * HOUR);
        assert!((29..33).contains(&every(24 * 90).len()), "{}", every(24 * 90).len());
        let longest = every(24 * 90).windows(2).map(|pair| pair[1] - pair[0]).max();
        assert!(longest <= Some(24 * HOUR + 60), "{longest:?}, the longest wait of the settings is a day");
    }

    #[test]
    fn what_the_server_or_the_user_says_outranks_the_rhythm() {
        let quick = Some(Duration::from_mins(1));
        let fresh = month(|_, _| {
            Ok(ResponseHints { rhythm: quick, fresh: Some(Duration::from_hours(2)), ..ResponseHints::default() })
        });
        assert!(least_gap(&fresh) >= 2 * HOUR);
        let pace = Pace { every: Some(Duration::from_hours(6)), ..Pace::default() };
        let asking = month(|_, _| Ok(ResponseHints { rhythm: quick, pace, ..ResponseHints::default() }));
        assert!(least_gap(&asking) >= 6 * HOUR);
        let endless = month(|_, _| {
            Ok(ResponseHints { rhythm: quick, fresh: Some(Duration::from_hours(9_999)), ..ResponseHints::default() })
        });
        assert!(endless.len() >= 27);
        let own = month(|_, _| {
            Ok(ResponseHints { rhythm: quick, own: Some(Duration::from_hours(5)), ..ResponseHints::default() })
        });
        assert!(least_gap(&own) >= 5 * HOUR);
    }

    #[test]
    fn hours_and_days_that_a_feed_skips_are_free_of_requests() {
        let pace = Pace { skip_hours: 0b1111_1111, skip_days: 0b110_0000, ..Pace::default() };
        let hints = ResponseHints { pace, ..ResponseHints::default() };
        let free = |second: i64| {
            let time = TimeZone::UTC.to_datetime(at(second));
            time.hour() >= 8 && time.weekday().to_monday_zero_offset() < 5
        };
        for second in month(|_, _| Ok(hints)).into_iter().skip(1) {
            // The clock of this month ticks once a minute.
            assert!(free(second) || free(second - 60), "{}", at(second));
        }
        let pace = Pace { skip_hours: u32::MAX, ..Pace::default() };
        let never = ResponseHints { pace, ..ResponseHints::default() };
        assert!(month(|_, _| Ok(never)).len() > 20);
    }

    #[test]
    fn no_request_falls_into_the_time_a_server_asked_to_be_left_alone() {
        let asked = month(|_, _| Err(Some(40 * HOUR)));
        assert!(least_gap(&asked) >= 40 * HOUR, "{asked:?}");
        let forever = month(|_, _| Err(Some(24 * 365 * HOUR)));
        assert!((4..6).contains(&forever.len()), "{forever:?}");
    }

    #[test]
    fn failures_in_a_row_make_the_wait_longer_and_a_success_forgets_them() {
        let failing = month(|_, _| Err(None));
        assert!(failing.len() < 45, "{}", failing.len());
        let once =
            month(
                |second, failures| {
                    if second > 0 && failures == 0 && second < HOUR { Err(None) } else { Ok(ResponseHints::default()) }
                },
            );
        assert!(once.len() > 1_500, "{}", once.len());
    }

    #[test]
    fn the_rhythm_is_that_of_the_newest_and_slower_for_a_feed_that_fell_silent() {
        let dates: Vec<Timestamp> = (0..40).map(|number| at(-number * HOUR)).collect();
        assert_eq!(rhythm(&dates, at(0)), Some(Duration::from_hours(1)));
        assert_eq!(rhythm(&dates, at(400 * HOUR)), Some(Duration::from_hours(100)));
        assert_eq!(rhythm(&dates[..1], at(0)), None);
        assert_eq!(rhythm(&[at(5), at(9)], at(0)), None);
    }

    #[test]
    fn a_permanent_move_is_followed_after_the_third_time_until_it_fails() {
        let subscription = crate::desk::guide_subscriptions().remove(0);
        let mut memory =
            Memory { moved_to: Some("https://new.example/".to_owned()), moved_seen: 2, ..Memory::default() };
        assert_eq!(address(&subscription, &memory), subscription.url);
        memory.moved_seen = 3;
        assert_eq!(address(&subscription, &memory), "https://new.example/");
        memory.failures = 2;
        assert_eq!(address(&subscription, &memory), subscription.url);
    }
}
