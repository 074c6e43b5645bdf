mod calendar;
mod iso;
mod names;
mod parts;
mod spelling;
mod words;
mod zones;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// What the other dates of a feed, and its language, say of one that leaves something out.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext {
    /// The feed's own zone, seconds east of UTC.
    pub zone: Option<i32>,
    /// The latest date of the feed, by which a missing year is known.
    pub latest: Option<Timestamp>,
    /// The language of its dates, of those whose names of months are known.
    language: Option<&'static str>,
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

/// Reads a date that stands alone, as [`date_in`] does: a missing zone is UTC, without a year it is none.
#[must_use]
pub fn date(text: &str) -> Option<Timestamp> {
    date_in(text, DateContext::default())?.time
}

/// Reads a date as feeds and pages write it: RFC 822 and 2822, RFC 3339, ISO 8601, Unix times, and what lies between, with
/// the names of months of the world's languages (Unicode CLDR) and the years of other calendars. A missing zone is the
/// feed's own, else UTC; a missing year is the one that makes it the latest date not after all others. A date that
/// cannot be read is none, never another one; nor is one that programs write where they know none.
#[must_use]
pub fn date_in(text: &str, context: DateContext) -> Option<DateReading> {
    let text = text.trim();
    if text.is_empty() || text.len() > 120 {
        return None;
    }
    let reading = if let Ok(time) = text.parse::<Timestamp>() {
        let zone = text.get(text.len().saturating_sub(6)..).filter(|zone| zone.starts_with(['+', '-']));
        DateReading { time: Some(time), zone: zone.map_or(Some(0), zones::offset), lacks: false, clock: true }
    } else {
        let text = spelling::unified(text);
        iso::read(&text, context).or_else(|| iso::short(&text)).or_else(|| words::read(&text, context))?
    };
    let empty = reading.time.is_some_and(|time| is_empty(time, reading.zone));
    (!empty).then_some(reading)
}

/// Whether a date is the one that programs write for none: the first day of the years 0 and 1, and of 1970 in any zone.
fn is_empty(time: Timestamp, zone: Option<i32>) -> bool {
    let local = time.as_second() + i64::from(zone.unwrap_or(0));
    local == 0 || time.as_second() == 0 || Offset::UTC.to_datetime(time).year() < 1000
}

fn day_alone(date: Date) -> Option<DateReading> {
    Some(DateReading { time: Some(at(date, Clock::default(), 0)?), zone: None, lacks: false, clock: false })
}

/// A time of the day; 24:00 is the midnight at its end (ISO 8601).
#[derive(Clone, Copy, Default)]
struct Clock {
    time: Time,
    next_day: bool,
}

impl Clock {
    /// Reads `9:30`, `09:30:00.5`, `09.30`, `0930`.
    fn read(text: &str) -> Option<Self> {
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
    fn new(hour: i8, minute: i8, second: i8) -> Option<Self> {
        if (hour, minute, second) == (24, 0, 0) {
            return Some(Self { time: Time::midnight(), next_day: true });
        }
        let second = if second == 60 { 59 } else { second };
        Some(Self { time: Time::new(hour, minute, second, 0).ok()?, next_day: false })
    }

    /// The clock of the half of a day.
    fn half(self, afternoon: bool) -> Option<Self> {
        let hour = self.time.hour();
        if hour > 12 {
            return Some(self);
        }
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        Self::new(hour, self.time.minute(), self.time.second())
    }
}

fn at(date: Date, clock: Clock, offset: i32) -> Option<Timestamp> {
    let local = DateTime::from_parts(date, clock.time);
    let utc = Offset::UTC.to_timestamp(local).ok()?;
    let more = if clock.next_day { 24 * 3600 } else { 0 };
    utc.checked_add(SignedDuration::from_secs(more - i64::from(offset))).ok()
}

/// The year of two digits or four (RFC 2822 §4.3).
const fn century(year: i16) -> i16 {
    match year {
        0..=68 => 2000 + year,
        69..=999 => 1900 + year,
        _ => year,
    }
}
