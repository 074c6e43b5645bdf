mod calendar;
mod iso;
mod mail;
mod names;
mod order;
mod parts;
mod reading;
mod spelling;
mod vocabulary;
mod words;
mod zones;

use jiff::Timestamp;
use jiff::tz::Offset;

pub use self::order::day_first;
pub use self::reading::{DateContext, DateReading};
pub(super) use self::spelling::digit;

/// Reads a date without context, as [`date_in`] does: a missing zone is UTC; without a year the result is none.
#[must_use]
pub fn date(text: &str) -> Option<Timestamp> {
    date_in(text, DateContext::default())?.time
}

/// Reads a date in the formats of feeds and pages: RFC 822 and 2822, RFC 3339, ISO 8601, Unix times and variants of
/// these, with month names in many languages (Unicode CLDR) and the years of other calendars. A missing zone is the
/// feed's own, else UTC; a missing year is the one that makes it the latest date not after all others. An unreadable
/// date, or the placeholder that programs write for an unknown one, gives none. Words after a date that are not known are
/// left out, unless the context is strict.
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
        let read = |text: &str| {
            let text = spelling::unified(text);
            iso::read(&text, context).or_else(|| iso::short(&text, context)).or_else(|| words::read(&text, context))
        };
        read(text).or_else(|| read(spelling::before_bar(text)?))?
    };
    let empty = reading.time.is_some_and(|time| is_empty(time, reading.zone));
    (!empty).then_some(reading)
}

/// The day of the week, counted from Monday as 0, of an English name, in full or as its first three letters.
#[must_use]
pub fn english_day(word: &str) -> Option<usize> {
    names::english_day(&word.to_lowercase())
}

/// Whether a word is a month name in any known language, in full, abbreviated or inflected.
#[must_use]
pub fn is_month(word: &str) -> bool {
    !names::months(word, None).is_empty()
}

/// Whether a lower-case word is a weekday in any known language, in full or abbreviated, or belongs to the name of one.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    names::is_weekday(word)
}

/// The month and weekday names of a language in full, in lower case; empty if they are not known.
pub fn month_and_day_names(language: &str) -> impl Iterator<Item = &'static str> {
    names::in_full(language)
}

/// Whether a date is a placeholder for an unknown one: the first day of the years 0 and 1, and of 1970 in any zone.
fn is_empty(time: Timestamp, zone: Option<i32>) -> bool {
    let local = time.as_second() + i64::from(zone.unwrap_or(0));
    local == 0 || time.as_second() == 0 || Offset::UTC.to_datetime(time).year() < 1000
}
