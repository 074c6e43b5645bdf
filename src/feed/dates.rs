use jiff::Timestamp;
use jiff::tz::Offset;

use super::extras::{Extras, Stamp};
use crate::model::Language;
use crate::text::{DateContext, DateReading, date_in, day_first};

/// Zones and years counted over the dates of a feed.
#[derive(Default)]
struct Seen {
    /// Explicit zone offsets, each with its count.
    zones: Vec<(i32, usize)>,
    /// Years, each with its count and its latest date.
    years: Vec<(i16, usize, Timestamp)>,
}

impl Seen {
    fn take(&mut self, reading: DateReading) {
        if let Some(time) = reading.time {
            let year = Offset::UTC.to_datetime(time).year();
            if let Some((_, count, latest)) = self.years.iter_mut().find(|(known, _, _)| *known == year) {
                (*count, *latest) = (*count + 1, time.max(*latest));
            } else if self.years.len() < 100 {
                self.years.push((year, 1, time));
            }
        }
        if let Some(zone) = reading.zone {
            if let Some((_, count)) = self.zones.iter_mut().find(|(known, _)| *known == zone) {
                *count += 1;
            } else if self.zones.len() < 100 {
                self.zones.push((zone, 1));
            }
        }
    }
}

/// Whether the day precedes the month in the numeric dates of a feed, if some of them show one order and none the other.
fn order<'a>(dates: impl Iterator<Item = &'a str>) -> Option<bool> {
    let mut shown = dates.filter(|text| text.contains('/')).filter_map(day_first);
    let first = shown.next()?;
    shown.all(|other| other == first).then_some(first)
}

/// Parses the dates of a feed whose texts are in the given language: each date alone, then those that omit their zone or
/// year again, completed from the others.
pub(super) fn read(head: &mut Extras, entries: &mut [Extras], language: Option<&Language>) {
    let all = entries.iter().chain([&*head]).flat_map(|extras| &extras.dates).map(|date| date.text.as_str());
    let mut bare = DateContext::for_language(language.map(Language::primary));
    bare.day_first = order(all);
    let mut seen = Seen::default();
    let mut lacks = false;
    for date in entries.iter_mut().chain([&mut *head]).flat_map(|extras| &mut extras.dates) {
        date.reading = date_in(&date.text, bare);
        if let Some(reading) = date.reading {
            lacks |= reading.lacks;
            seen.take(reading);
        }
    }
    if !lacks {
        return;
    }
    let zone = seen.zones.iter().max_by_key(|(_, count)| *count).map(|(zone, _)| *zone);
    // A single outlying date, such as an upcoming event, must not decide the missing year.
    let latest = seen.years.iter().max_by_key(|(year, count, _)| (*count, *year)).map(|(_, _, latest)| *latest);
    let mut context = bare;
    (context.zone, context.latest) = (zone, latest);
    for date in entries.iter_mut().chain([head]).flat_map(|extras| &mut extras.dates) {
        if date.reading.is_some_and(|reading| reading.lacks) {
            date.reading = date_in(&date.text, context);
        }
    }
}

/// The first parsed date of these kinds; on the same day, one with a time of day before one without.
fn first(extras: &Extras, stamps: &[Stamp]) -> Option<Timestamp> {
    let mut coarse: Option<Timestamp> = None;
    let given = |stamp| extras.dates.iter().filter(move |date| date.stamp == stamp);
    for date in stamps.iter().flat_map(|stamp| given(*stamp)) {
        let Some(DateReading { time: Some(time), clock, .. }) = date.reading else { continue };
        match coarse {
            None if clock => return Some(time),
            None => coarse = Some(time),
            Some(day) if clock && (time.as_second() - day.as_second()).abs() < 36 * 3600 => return Some(time),
            Some(_) => {}
        }
    }
    coarse
}

pub(super) fn published(extras: &Extras) -> Option<Timestamp> {
    first(extras, &[Stamp::Published, Stamp::Issued, Stamp::Dated])
}

pub(super) fn updated(extras: &Extras) -> Option<Timestamp> {
    first(extras, &[Stamp::Updated, Stamp::Modified, Stamp::Dated])
}
