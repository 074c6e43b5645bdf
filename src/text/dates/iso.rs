use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::reading::{Clock, DateContext, DateReading, at, century, day_alone};
use super::zones;

/// The short forms of ISO 8601: `-03-12`, `-0312`, `031231`, `2003-335`, `2003335`, `03335`, `2026-W47-1`; and Unix times. A time may
/// follow the day of a week.
pub(super) fn short(text: &str, context: DateContext) -> Option<DateReading> {
    if let Some((day, clock)) = text.split_once(['T', ' ']) {
        return read(&format!("{}T{clock}", week(day)?), context);
    }
    if let Some(date) = week(text) {
        return day_alone(date);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().any(|c| !c.is_ascii_digit() && c != '-') {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let day =
        |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let ordinal = |year: i16, of_year: i16| {
        let first = Date::new(year, 1, 1).ok()?;
        let days = i64::from(of_year.checked_sub(1)?);
        let date = first.checked_add(SignedDuration::from_hours(24 * days)).ok()?;
        (days >= 0 && date.year() == first.year()).then_some(date)
    };
    let date = match (digits.len(), text.starts_with('-')) {
        (4, true) => day(century(number(0, 2)?), number(2, 4)?, 1)?,
        (5, false) => ordinal(century(number(0, 2)?), number(2, 5)?)?,
        (6, false) => day(century(number(0, 2)?), number(2, 4)?, number(4, 6)?)?,
        (7, false) => ordinal(number(0, 4)?, number(4, 7)?)?,
        (10 | 13, false) if !text.contains('-') => return unix(&digits),
        (12 | 14, false) if !text.contains('-') => {
            let date = day(number(0, 4)?, number(4, 6)?, number(6, 8)?)?;
            let clock = digits.get(8..)?;
            let clock = if clock.len() == 4 { format!("{clock}00") } else { clock.to_owned() };
            let time = at(date, Clock::read(&clock)?, 0)?;
            return Some(DateReading { time: Some(time), zone: None, lacks: true, clock: true });
        }
        _ => return None,
    };
    day_alone(date)
}

/// Seconds or milliseconds since 1970, for the hundred years from 1990.
fn unix(digits: &str) -> Option<DateReading> {
    let seconds: i64 = digits.get(..10)?.parse().ok()?;
    let time = Timestamp::from_second(seconds).ok().filter(|_| (631_152_000..3_786_912_000).contains(&seconds))?;
    Some(DateReading { time: Some(time), zone: Some(0), lacks: false, clock: true })
}

/// `2026-W47-1`, `2026W471`, `2026-W47`.
fn week(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once(['W', 'w'])?;
    let year = year.trim_end_matches('-');
    if year.len() != 4 || rest.len() > 4 {
        return None;
    }
    let rest: String = rest.chars().filter(|c| *c != '-').collect();
    let weekday = rest.get(2..).filter(|day| !day.is_empty()).map_or(Some(1), |day| day.parse::<i8>().ok())?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    ISOWeekDate::new(year.parse().ok()?, rest.get(..2)?.parse().ok()?, weekday).ok().map(ISOWeekDate::date)
}

/// `2026-11-16`, `2026-11-16 09:30`, `2026-11-16T09:30:00+0200`, `20261116T093000`, `2026-11-16+01:00`, `2026-11`, `2026`.
pub(super) fn read(text: &str, context: DateContext) -> Option<DateReading> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let head = text.len().min(10);
    let split = text.find(['T', 't', ' ']).unwrap_or(text.len());
    // A zone may also follow a date without a time.
    let zoned = text.get(head..split).is_some_and(|rest| rest.starts_with(['+', 'Z']) || rest.starts_with('-'));
    let split = if zoned && digits(text.get(..4)?) { head } else { split };
    let (day, rest) = text.split_at_checked(split)?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let small = |part: &str| part.parse::<i8>().ok();
    let date = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && digits(year) => {
            Date::new(number(year)?, small(month)?, small(day)?).ok()?
        }
        [year, month] if year.len() == 4 && digits(year) => Date::new(number(year)?, small(month)?, 1).ok()?,
        [all] if all.len() == 8 && digits(all) => {
            Date::new(number(all.get(..4)?)?, small(all.get(4..6)?)?, small(all.get(6..)?)?).ok()?
        }
        [year] if year.len() == 4 && digits(year) => Date::new(number(year)?, 1, 1).ok()?,
        _ => return None,
    };
    if (1244..1600).contains(&date.year()) || date.year() >= 2400 {
        return None;
    }
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return day_alone(date);
    }
    if rest.starts_with(['+', '-', 'Z']) {
        let zone = zones::offset(rest)?;
        return Some(DateReading {
            time: at(date, Clock::default(), zone),
            zone: Some(zone),
            lacks: false,
            clock: false,
        });
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(end)?;
    let zone = match zone.trim() {
        "" => None,
        zone => Some(zones::offset(zone)?),
    };
    let time = at(date, Clock::read(clock)?, zone.or(context.zone).unwrap_or(0))?;
    Some(DateReading { time: Some(time), zone, lacks: zone.is_none(), clock: true })
}
