use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::names;

/// Context for an incomplete date: the other dates of a feed, and its language.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext {
    /// The feed's own zone, seconds east of UTC.
    pub zone: Option<i32>,
    /// The latest date of the feed, which determines a missing year.
    pub latest: Option<Timestamp>,
    /// Whether the day precedes the month in its numeric dates, if that is known.
    pub day_first: Option<bool>,
    /// Whether a text with other words after a date is no date.
    pub strict: bool,
    /// The language of its dates, if its month names are known.
    pub(super) language: Option<&'static str>,
}

impl DateContext {
    /// The context of dates in a language, given by its primary subtag.
    #[must_use]
    pub fn for_language(language: Option<&str>) -> Self {
        Self { language: language.and_then(names::known), ..Self::default() }
    }
}

/// A date, and which of its parts were given.
#[derive(Clone, Copy, Debug)]
pub struct DateReading {
    /// The date; none if its year is missing and cannot be determined.
    pub time: Option<Timestamp>,
    /// The explicit zone, seconds east of UTC.
    pub zone: Option<i32>,
    /// Whether its year, or the zone of its time, is missing.
    pub lacks: bool,
    /// Whether it has a time of day.
    pub clock: bool,
}

pub(super) fn day_alone(date: Date) -> Option<DateReading> {
    Some(DateReading { time: Some(at(date, Clock::default(), 0)?), zone: None, lacks: false, clock: false })
}

/// A time of day; 24:00 is midnight at the end of the day (ISO 8601).
#[derive(Clone, Copy, Default)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) next_day: bool,
}

impl Clock {
    /// Reads `9:30`, `09:30:00.5`, `09.30`, `0930`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<i8> = if text.contains([':', '.']) {
            let whole = text.split_once(':').map_or(text, |_| text.split(['.', ',']).next().unwrap_or_default());
            let whole = if text.contains(':') { whole } else { text };
            whole.split([':', '.']).take(3).map(|part| part.parse().ok()).collect::<Option<_>>()?
        } else if matches!(text.len(), 2 | 4 | 6) {
            (0..text.len()).step_by(2).map(|at| text.get(at..at + 2)?.parse().ok()).collect::<Option<_>>()?
        } else {
            return None;
        };
        let part = |index: usize| parts.get(index).copied().unwrap_or(0);
        Self::new(part(0), part(1), part(2))
    }

    /// Second 60 becomes the last second of its minute.
    pub(super) fn new(hour: i8, minute: i8, second: i8) -> Option<Self> {
        if (hour, minute, second) == (24, 0, 0) {
            return Some(Self { time: Time::midnight(), next_day: true });
        }
        let second = if second == 60 { 59 } else { second };
        Some(Self { time: Time::new(hour, minute, second, 0).ok()?, next_day: false })
    }

    /// The time on the 24-hour clock.
    pub(super) fn half(self, afternoon: bool) -> Option<Self> {
        let hour = self.time.hour();
        if hour > 12 {
            return Some(self);
        }
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        Self::new(hour, self.time.minute(), self.time.second())
    }
}

pub(super) fn at(date: Date, clock: Clock, offset: i32) -> Option<Timestamp> {
    let local = DateTime::from_parts(date, clock.time);
    let utc = Offset::UTC.to_timestamp(local).ok()?;
    let more = if clock.next_day { 24 * 3600 } else { 0 };
    utc.checked_add(SignedDuration::from_secs(more - i64::from(offset))).ok()
}

/// The four-digit year for two digits or four (RFC 2822 §4.3).
pub(super) const fn century(year: i16) -> i16 {
    match year {
        0..=68 => 2000 + year,
        69..=999 => 1900 + year,
        _ => year,
    }
}
