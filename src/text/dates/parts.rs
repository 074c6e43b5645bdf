use jiff::civil::{Date, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::reading::{Clock, DateContext, DateReading, at, century};
use super::{calendar, zones};

/// The parts of a date found in its words.
#[derive(Clone, Default)]
pub(super) struct Parts {
    pub(super) language: Option<&'static str>,
    /// Whether the day precedes the month in the other dates of the feed.
    pub(super) order: Option<bool>,
    /// Standalone numbers in order, each with its number of digits.
    pub(super) numbers: Vec<(i16, usize)>,
    /// Possible months.
    pub(super) months: Vec<i8>,
    /// Whether the month may be a weekday instead.
    pub(super) doubtful: bool,
    /// Whether the month belongs to the Solar Hijri calendar.
    pub(super) solar: bool,
    /// A complete numeric date.
    pub(super) date: Option<Numeric>,
    /// The weekday, if it is written in English.
    pub(super) weekday: Option<Weekday>,
    pub(super) clock: Option<Clock>,
    pub(super) afternoon: Option<bool>,
    pub(super) offset: Option<i32>,
    pub(super) zone: Option<TimeZone>,
    /// Offset to add to a year of an era.
    pub(super) era: i16,
    /// Whether the next number is the month.
    pub(super) month_next: bool,
}

/// Year, month and day of a numeric date, in the possible orders.
#[derive(Clone, Copy)]
pub(super) struct Numeric {
    pub(super) year: i16,
    pub(super) first: i8,
    pub(super) second: i8,
    /// Whether the day comes first; none if undetermined.
    pub(super) day_first: Option<bool>,
}

impl Parts {
    /// The date that results from the parts, if it is unique.
    pub(super) fn reading(self, context: DateContext) -> Option<DateReading> {
        let clock = match (self.clock.unwrap_or_default(), self.afternoon) {
            (clock, Some(afternoon)) => clock.half(afternoon)?,
            (clock, None) => clock,
        };
        let has_clock = self.clock.is_some();
        let zone = self.offset.or(context.zone.filter(|_| has_clock && self.zone.is_none())).unwrap_or(0);
        let (time, has_year) = match self.day()? {
            Day::Whole(date) => (Some(at(date, clock, zone)?), true),
            Day::NoYear(month, day) => {
                (context.latest.and_then(|latest| in_year(month, day, clock, zone, latest)), false)
            }
        };
        let time = match (time, &self.zone) {
            (Some(time), Some(named)) if self.offset.is_none() => {
                let seconds = i64::from(zones::local_offset(named, time));
                Some(time.checked_sub(SignedDuration::from_secs(seconds)).ok()?)
            }
            (time, _) => time,
        };
        let lacks = !has_year || (has_clock && self.offset.is_none() && self.zone.is_none());
        Some(DateReading { time, zone: self.offset, lacks, clock: has_clock })
    }

    /// The day, if it is unique.
    fn day(&self) -> Option<Day> {
        if let Some(numeric) = self.date {
            return self.numeric_day(numeric).map(Day::Whole);
        }
        if let ([first, second, third], true) = (self.numbers.as_slice(), self.months.is_empty()) {
            let small = |number: i16| i8::try_from(number).ok();
            let (year, day) = if first.1 == 4 { (first, third) } else { (third, first) };
            let date = self.date_of(year.0, small(second.0)?, small(day.0)?);
            return date.filter(|_| year.1 == 4).map(Day::Whole);
        }
        let (day, year) = self.day_and_year()?;
        let Some(year) = year else {
            let [month] = self.months.as_slice() else { return None };
            return Some(Day::NoYear(*month, day));
        };
        let dates = self.months.iter().filter_map(|month| self.date_of(year, *month, day));
        self.only(dates.collect()).map(Day::Whole)
    }

    /// Day and year among the standalone numbers; without a month name the month is one of them too.
    fn day_and_year(&self) -> Option<(i8, Option<i16>)> {
        let small = |number: i16| i8::try_from(number).ok().filter(|day| (1..=31).contains(day));
        let year = |(number, digits): (i16, usize)| if digits == 2 { century(number) } else { number };
        match (self.months.is_empty(), self.numbers.as_slice()) {
            (false, [one]) => Some((small(one.0)?, None)),
            (false, [first, second]) => {
                let year_first = first.1 >= 3 || first.0 > 31;
                let (day, of) = if year_first { (*second, *first) } else { (*first, *second) };
                (of.1 >= 2 && (of.1 != 3 || self.era > 0)).then_some(())?;
                Some((small(day.0)?, Some(year(of) + self.era)))
            }
            _ => None,
        }
    }

    fn date_of(&self, year: i16, month: i8, day: i8) -> Option<Date> {
        if self.solar || (1300..=1500).contains(&year) {
            return calendar::solar_hijri(year, month, day);
        }
        Date::new(calendar::buddhist(year), month, day).ok().filter(|date| (1000..2400).contains(&date.year()))
    }

    fn numeric_day(&self, numeric: Numeric) -> Option<Date> {
        let Numeric { year, first, second, day_first } = numeric;
        // Years of three digits with an era, or of the Minguo calendar of Taiwan.
        let year = if self.era > 0 {
            year + self.era
        } else if (100..200).contains(&year) {
            year + 1911
        } else {
            year
        };
        match day_first {
            Some(true) => self.date_of(year, second, first),
            Some(false) => self.date_of(year, first, second),
            None if let Some(order) = self.order => {
                let (day, month) = if order { (first, second) } else { (second, first) };
                self.date_of(year, month, day)
            }
            None => {
                let both = [self.date_of(year, second, first), self.date_of(year, first, second)];
                // Only English uses both orders.
                let day = both.first().copied().flatten().filter(|_| self.language.is_some_and(|of| of != "en"));
                day.or_else(|| self.only(both.into_iter().flatten().collect()))
            }
        }
    }

    /// The intended date among the possible ones: the only one, else the only one that matches the weekday.
    fn only(&self, dates: Vec<Date>) -> Option<Date> {
        if let [date] = dates.as_slice() {
            return Some(*date);
        }
        let weekday = self.weekday?;
        let mut fits = dates.into_iter().filter(|date| date.weekday() == weekday);
        fits.next().filter(|_| fits.next().is_none())
    }
}

enum Day {
    Whole(Date),
    NoYear(i8, i8),
}

/// The latest such day that is at most one day after another date.
fn in_year(month: i8, day: i8, clock: Clock, zone: i32, latest: Timestamp) -> Option<Timestamp> {
    let end = latest.checked_add(SignedDuration::from_hours(24)).ok()?;
    let year = Offset::UTC.to_datetime(end).year();
    [year, year - 1].into_iter().find_map(|year| {
        let date = Date::new(year, month, day).ok()?;
        at(date, clock, zone).filter(|time| *time <= end)
    })
}
