use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::names;

/// What the other dates of a feed, and its language, say of one that leaves something out.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext {
    /// The feed's own zone, seconds east of UTC.
    pub zone: Option<i32>,
    /// The latest date of the feed, by which a missing year is known.
    pub latest: Option<Timestamp>,
    /// The language of its dates, of those whose names of months are known.
    pub(super) language: Option<&'static str>,
}

impl DateContext {
    /// Of dates that are written in a language, by its primary subtag.
    #[must_use]
    pub fn for_language(language: Option<&str>) -> Self {
        Self { language: language.and_then(names::known), ..Self::default() }
    }
}

/// A date, and what stood there.
#[derive(Clone, Copy, Debug)]
pub struct DateReading {
    /// The date; none when it has no year and none is known.
    pub time: Option<Timestamp>,
    /// The zone that it names, seconds east of UTC.
    pub zone: Option<i32>,
    /// Whether it leaves out its year, or the zone of its clock.
    pub lacks: bool,
    /// Whether it has a clock.
    pub clock: bool,
}

pub(super) fn day_alone(date: Date) -> Option<DateReading> {
    Some(DateReading { time: Some(at(date, Clock::default(), 0)?), zone: None, lacks: false, clock: false })
}

/// A time of the day; 24:00 is the midnight at its end (ISO 8601).
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

    /// A second 60 is the last of its minute.
    pub(super) fn new(hour: i8, minute: i8, second: i8) -> Option<Self> {
        if (hour, minute, second) == (24, 0, 0) {
            return Some(Self { time: Time::midnight(), next_day: true });
        }
        let second = if second == 60 { 59 } else { second };
        Some(Self { time: Time::new(hour, minute, second, 0).ok()?, next_day: false })
    }

    /// The clock of the half of a day.
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

/// The year of two digits or four (RFC 2822 §4.3).
pub(super) const fn century(year: i16) -> i16 {
    match year {
        0..=68 => 2000 + year,
        69..=999 => 1900 + year,
        _ => year,
    }
}
