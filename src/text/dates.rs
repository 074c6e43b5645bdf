mod calendar;
mod iso;
mod mail;
mod names;
mod parts;
mod reading;
mod spelling;
mod words;
mod zones;

use jiff::Timestamp;
use jiff::tz::Offset;

pub use self::reading::{DateContext, DateReading};
pub(super) use self::spelling::digit;

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
    } else if let Some(reading) = mail::read(text) {
        reading
    } else {
        let text = spelling::unified(text);
        iso::read(&text, context).or_else(|| iso::short(&text)).or_else(|| words::read(&text, context))?
    };
    let empty = reading.time.is_some_and(|time| is_empty(time, reading.zone));
    (!empty).then_some(reading)
}

/// The day of the week, counted from Monday as 0, that a word is the English name of, whole or its first three letters.
#[must_use]
pub fn english_day(word: &str) -> Option<usize> {
    names::english_day(&word.to_lowercase())
}

/// Whether a word is the name of a month in one of the world's languages, whole, shortened or with an ending.
#[must_use]
pub fn is_month(word: &str) -> bool {
    !names::months(word, None).is_empty()
}

/// The names of months and of days of the week in a language, in full, in lower case; none where they are not known.
pub fn month_and_day_names(language: &str) -> impl Iterator<Item = &'static str> {
    names::in_full(language)
}

/// Whether a date is the one that programs write for none: the first day of the years 0 and 1, and of 1970 in any zone.
fn is_empty(time: Timestamp, zone: Option<i32>) -> bool {
    let local = time.as_second() + i64::from(zone.unwrap_or(0));
    local == 0 || time.as_second() == 0 || Offset::UTC.to_datetime(time).year() < 1000
}
