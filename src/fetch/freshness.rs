use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use reqwest::header::{AGE, CACHE_CONTROL, DATE, EXPIRES, HeaderMap, HeaderName, RETRY_AFTER};

/// For how long an answer may be taken as fresh, as the server says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// Time from the answer on; none when the server says nothing or that it is stale at once.
    pub for_time: Option<Duration>,
}

/// When a server wants to be asked again (RFC 9110 §10.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so long.
    Delay(Duration),
    /// At a time.
    At(Timestamp),
}

impl RetryAfter {
    /// The time that is meant, counted from *now*.
    #[must_use]
    pub fn time(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Delay(delay) => now.checked_add(delay).unwrap_or(Timestamp::MAX),
            Self::At(time) => time.max(now),
        }
    }

    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = text(headers, &RETRY_AFTER)?.trim();
        // Some say parts of a second.
        let seconds = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.').then(|| text.parse::<f64>().ok());
        match seconds.flatten().and_then(|seconds| Duration::try_from_secs_f64(seconds.ceil()).ok()) {
            Some(delay) => Some(Self::Delay(delay)),
            None => date(text).map(Self::At),
        }
    }
}

impl Freshness {
    /// Reads `Cache-Control` (RFC 9111 §5.2), else `Expires` against `Date` (§5.3); `Age` is taken off.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let cache = text(headers, &CACHE_CONTROL).unwrap_or_default().to_ascii_lowercase();
        let directive = |name: &str| {
            cache.split(',').map(str::trim).find_map(|part| part.strip_prefix(name)?.trim_start().strip_prefix('='))
        };
        let stale = cache.split(',').map(str::trim).any(|part| matches!(part, "no-cache" | "no-store"));
        if stale {
            return Self::default();
        }
        let seconds = |text: &str| text.trim().trim_matches('"').parse::<u64>().ok();
        let age = text(headers, &AGE).and_then(seconds).unwrap_or(0);
        let for_time = match directive("max-age").and_then(seconds) {
            Some(most) => Some(Duration::from_secs(most.saturating_sub(age))),
            None => expires(headers),
        };
        Self { for_time: for_time.filter(|time| !time.is_zero()) }
    }
}

fn expires(headers: &HeaderMap) -> Option<Duration> {
    let until = date(text(headers, &EXPIRES)?)?;
    let from = date(text(headers, &DATE)?)?;
    u64::try_from(until.as_second() - from.as_second()).ok().map(Duration::from_secs)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// An HTTP date in any of its three forms (RFC 9110 §5.6.7); what day of the week it says is not looked at.
pub(super) fn date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let (day, rest) = text.split_once(',').unwrap_or(("", text));
    if !day.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let rest = rest.trim();
    let preferred = || jiff::fmt::rfc2822::parse(rest).ok().map(|zoned| zoned.timestamp());
    preferred().or_else(|| rfc_850(rest)).or_else(|| asctime(rest))
}

/// `16-Nov-26 09:30:00 GMT`; years from 69 on are of the century before.
fn rfc_850(text: &str) -> Option<Timestamp> {
    let (text, zone) = text.rsplit_once(' ')?;
    let time = DateTime::strptime("%d-%b-%y %H:%M:%S", text).or_else(|_| DateTime::strptime("%d-%b-%Y %H:%M:%S", text));
    utc(time.ok()?).filter(|_| matches!(zone.to_ascii_uppercase().as_str(), "GMT" | "UTC"))
}

/// `Mon Nov 16 09:30:00 2026`, as C's `asctime` writes it.
fn asctime(text: &str) -> Option<Timestamp> {
    let (_, text) = text.split_once(' ')?;
    utc(DateTime::strptime("%b %e %H:%M:%S %Y", text.trim_start()).ok()?)
}

fn utc(time: DateTime) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::{Freshness, RetryAfter};
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
    use std::time::Duration;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(key, value)| (key.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    fn fresh(pairs: &[(&str, &str)]) -> Option<u64> {
        Freshness::of(&headers(pairs)).for_time.map(|time| time.as_secs())
    }

    #[test]
    fn cache_control_outranks_expires_and_age_is_taken_off() {
        let date = ("date", "Mon, 16 Nov 2026 09:30:00 GMT");
        let expires = ("expires", "Mon, 16 Nov 2026 10:30:00 GMT");
        assert_eq!(fresh(&[date, expires]), Some(3_600));
        assert_eq!(fresh(&[date, expires, ("cache-control", "public, Max-Age=600")]), Some(600));
        assert_eq!(fresh(&[date, expires, ("cache-control", "max-age=600"), ("age", "200")]), Some(400));
        assert_eq!(fresh(&[date, expires, ("cache-control", "no-cache, max-age=600")]), None);
        assert_eq!(fresh(&[("expires", "0"), date]), None);
        assert_eq!(fresh(&[expires]), None);
        assert_eq!(fresh(&[("cache-control", "max-age=soon")]), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_and_never_in_the_past() {
        let now = "2026-11-16T09:30:00Z".parse().unwrap();
        let time =
            |value: &str| RetryAfter::of(&headers(&[("retry-after", value)])).map(|after| after.time(now).to_string());
        assert_eq!(time("120").as_deref(), Some("2026-11-16T09:32:00Z"));
        assert_eq!(time("Mon, 16 Nov 2026 11:00:00 GMT").as_deref(), Some("2026-11-16T11:00:00Z"));
        assert_eq!(time("Mon, 16 Nov 2020 11:00:00 GMT").as_deref(), Some("2026-11-16T09:30:00Z"));
        for form in ["Sunday, 29-Nov-26 12:00:00 GMT", "Sun Nov 29 12:00:00 2026", "Mon, 29 Nov 2026 12:00:00 GMT"] {
            assert_eq!(time(form).as_deref(), Some("2026-11-29T12:00:00Z"), "{form}");
        }
        assert_eq!(time("Sun Dec  6 12:00:00 2026").as_deref(), Some("2026-12-06T12:00:00Z"));
        assert_eq!(time("90.5").as_deref(), Some("2026-11-16T09:31:31Z"));
        for none in ["later", "", ".", "-5", "1e9", "99-Xyz-26 12:00:00 GMT", "NaN"] {
            assert_eq!(time(none), None, "{none}");
        }
        assert_eq!(RetryAfter::Delay(Duration::MAX).time(now), jiff::Timestamp::MAX);
    }
}
