use jiff::SignedDuration;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::{Offset, TimeZone};

use super::{Clock, DateContext, DateReading, at, calendar, century, names, zones};

/// Words of a date that say nothing of it: "of", "at", "o'clock", "year" in the languages of the catalogue.
const FILLERS: [&str; 46] = [
    "de",
    "del",
    "di",
    "du",
    "at",
    "on",
    "of",
    "the",
    "às",
    "as",
    "a",
    "la",
    "las",
    "los",
    "le",
    "à",
    "alle",
    "ore",
    "ora",
    "um",
    "uhr",
    "kl",
    "klo",
    "om",
    "o",
    "în",
    "г",
    "года",
    "год",
    "р",
    "року",
    "в",
    "о",
    "у",
    "och",
    "i",
    "en",
    "el",
    "h",
    "hs",
    "hrs",
    "น",
    "lúc",
    "godz",
    "updated",
    "published",
];
/// Words for the halves of a day.
const MORNING: [&str; 9] = ["am", "a.m", "오전", "上午", "午前", "πμ", "ص", "öö", "ق.ظ"];
const AFTERNOON: [&str; 9] = ["pm", "p.m", "오후", "下午", "午後", "μμ", "م", "ös", "ب.ظ"];

/// `Mon, 16 Nov 2026 09:30:00 +0200`, `16 noiembrie 2026, 09:30`, `Nov 16, 2026 9:30 AM EST`, `16.11.2026 09:30`.
pub(super) fn read(text: &str, context: DateContext) -> Option<DateReading> {
    let mut found = Parts { language: context.language, ..Parts::default() };
    let words: Vec<&str> = text.split([' ', ',', '\t', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // Names of two words, such as those of the months of the Levant.
        let pair = words.get(at + 1).map(|next| format!("{word} {next}"));
        let pair = pair.filter(|_| found.months.is_empty()).map(|pair| names::months(&pair, context.language));
        if let Some(months) = pair.filter(|months| !months.is_empty() && !word.is_ascii()) {
            found.months = months;
            at += 2;
            continue;
        }
        found.take(word)?;
        at += 1;
    }
    found.reading(context)
}

#[derive(Default)]
struct Parts {
    language: Option<&'static str>,
    /// Numbers that stand alone, in their order, with their digits.
    numbers: Vec<(i16, usize)>,
    /// What the month can be.
    months: Vec<i8>,
    /// Whether the month is one of the Solar Hijri calendar.
    solar: bool,
    /// A whole date of numbers.
    date: Option<Numeric>,
    /// The day of the week, where it is written in English.
    weekday: Option<Weekday>,
    clock: Option<Clock>,
    afternoon: Option<bool>,
    offset: Option<i32>,
    zone: Option<TimeZone>,
    /// What is to be added to a year of an era.
    era: i16,
    /// Whether the next number is the month.
    month_next: bool,
}

/// Year, month and day of a date in numbers, in the orders that are possible.
#[derive(Clone, Copy)]
struct Numeric {
    year: i16,
    first: i8,
    second: i8,
    /// Whether the first is the day; none when nothing tells.
    day_first: Option<bool>,
}

impl Parts {
    /// Takes a word in; none when it means nothing in a date.
    fn take(&mut self, word: &str) -> Option<()> {
        if let Some(zone) = zones::named(word) {
            self.zone = Some(zone);
            return Some(());
        }
        let bare = word.trim_end_matches(['.', ':', ';']);
        if bare.is_empty() {
            return Some(());
        }
        if bare.starts_with(['+', '-', '\u{2212}']) {
            // Before a clock it is no zone but something wrong.
            self.clock?;
            let offset = zones::offset(bare)?;
            self.offset.get_or_insert(offset);
            return Some(());
        }
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            return self.numeric(bare);
        }
        self.word(bare, word)
    }

    /// A word that begins with a digit.
    fn numeric(&mut self, word: &str) -> Option<()> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let rest = word.get(digits..)?;
        if rest.is_empty() {
            return self.number(word);
        }
        if matches!(
            rest.to_lowercase().as_str(),
            "st" | "nd" | "rd" | "th" | "º" | "ª" | "er" | "e" | "ème" | "a" | "o"
        ) {
            return self.number(word.get(..digits)?);
        }
        if word.contains(':') || is_hour(word) {
            return self.clock(word);
        }
        // A clock with full stops, once the date is there.
        let stops = word.matches('.').count();
        if self.clock.is_none() && (self.is_dated() || stops == 1) && is_dotted_clock(word) && self.has_day() {
            self.clock = Some(Clock::read(word)?);
            return Some(());
        }
        let half = rest.to_lowercase();
        if MORNING.contains(&half.as_str()) || AFTERNOON.contains(&half.as_str()) {
            let hour = word.get(..digits)?.parse().ok()?;
            self.clock = Some(Clock::new(hour, 0, 0)?);
            self.afternoon = Some(AFTERNOON.contains(&half.as_str()));
            return Some(());
        }
        self.date(word)
    }

    const fn is_dated(&self) -> bool {
        self.date.is_some() || (!self.months.is_empty() && !self.numbers.is_empty())
    }

    const fn has_day(&self) -> bool {
        self.date.is_some() || !self.months.is_empty() || self.numbers.len() >= 3
    }

    fn number(&mut self, digits: &str) -> Option<()> {
        let number: i16 = digits.parse().ok()?;
        if self.month_next {
            self.month_next = false;
            self.months = vec![i8::try_from(number).ok().filter(|month| (1..=12).contains(month))?];
            return Some(());
        }
        if self.numbers.len() >= 3 {
            return None;
        }
        self.numbers.push((number, digits.len()));
        Some(())
    }

    /// `9:30`, `09:30:00.123`, `09h30`, with what stands right behind it.
    fn clock(&mut self, word: &str) -> Option<()> {
        let lower = word.replace(['h', 'H'], ":");
        let word = if is_hour(word) { lower.trim_end_matches(':') } else { word };
        let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(word.len());
        let clock = word.get(..end)?.trim_end_matches(['.', ':']);
        let clock = if clock.contains(':') { Clock::read(clock)? } else { Clock::new(clock.parse().ok()?, 0, 0)? };
        if self.clock.replace(clock).is_some() {
            return None;
        }
        let rest = word.get(end..)?;
        if rest.is_empty() { Some(()) } else { self.take(rest) }
    }

    /// A date in one word: `16.11.2026`, `11/16/26`, `2026/11/16`, `16-Nov-2026`, with a clock behind a `T`.
    fn date(&mut self, word: &str) -> Option<()> {
        if let Some((day, clock)) = word.split_once('T').filter(|(_, clock)| clock.contains(':')) {
            self.date(day)?;
            let zone = clock.rfind(['+', '-']).unwrap_or(clock.len());
            let (clock, zone) = clock.split_at_checked(zone)?;
            self.clock(clock)?;
            return if zone.is_empty() { Some(()) } else { self.take(zone) };
        }
        let mark = word.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let parts: Vec<&str> = word.split(mark).filter(|part| !part.is_empty()).collect();
        let number = |part: &str| part.parse::<i16>().ok();
        let small = |part: &str| part.parse::<i8>().ok();
        match parts.as_slice() {
            [first, second, third] if small(second).is_none() => {
                self.months = names::months(second, self.language);
                let (day, year) = if first.len() == 4 { (third, first) } else { (first, third) };
                self.numbers = vec![(number(day)?, 2), (number(year)?, year.len())];
                (!self.months.is_empty()).then_some(())
            }
            [first, second, third] => {
                let numeric = if first.len() == 4 || (first.len() == 3 && mark == '-') {
                    let year = number(first)?;
                    Numeric { year, first: small(third)?, second: small(second)?, day_first: Some(true) }
                } else {
                    let (a, b) = (small(first)?, small(second)?);
                    // What is written with slashes may begin with the month.
                    let day_first = match (a, b) {
                        (13.., _) => Some(true),
                        (_, 13..) => Some(false),
                        _ if a == b || mark != '/' => Some(true),
                        _ => None,
                    };
                    let year = if third.len() <= 2 { century(number(third)?) } else { number(third)? };
                    Numeric { year, first: a, second: b, day_first }
                };
                self.date.replace(numeric).is_none().then_some(())
            }
            // `2026-11` of a year and a month, or a range.
            _ => None,
        }
    }

    /// A word of letters.
    fn word(&mut self, bare: &str, word: &str) -> Option<()> {
        let lower = bare.to_lowercase();
        let half = lower.as_str();
        if (MORNING.contains(&half) || AFTERNOON.contains(&half)) && (self.clock.is_some() || !half.is_ascii()) {
            self.afternoon = Some(AFTERNOON.contains(&half));
            return Some(());
        }
        if let Some(years) = calendar::era(bare) {
            self.era = years;
            return Some(());
        }
        if let Some((years, rest)) = era_before(bare) {
            self.era = years;
            return self.take(rest);
        }
        if matches!(half, "thg" | "tháng" | "thang") {
            self.month_next = true;
            return Some(());
        }
        if let Some(day) = names::weekday(half).filter(|_| self.months.is_empty() || self.numbers.is_empty()) {
            self.weekday = Some(day);
            return Some(());
        }
        if self.clock.is_some() && zones::is_zone(bare) && (bare.len() > 2 || bare.starts_with(['Z', 'U', 'z'])) {
            return self.zone_word(bare);
        }
        if self.months.is_empty() {
            if let Some(month) = names::solar_hijri(half) {
                (self.months, self.solar) = (vec![month], true);
                return Some(());
            }
            let months = names::months(bare, self.language);
            if !months.is_empty() {
                self.months = months;
                return Some(());
            }
        }
        if FILLERS.contains(&half) {
            return Some(());
        }
        if self.clock.is_some() {
            return self.zone_word(bare);
        }
        // A day of the week in any language stands before the day; `T2`, too.
        let before = self.numbers.len() < 2 && self.date.is_none();
        let is_word = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-') || !c.is_ascii());
        (before && is_word).then_some(())
    }

    /// A zone, or what may stand behind one.
    fn zone_word(&mut self, word: &str) -> Option<()> {
        match zones::offset(word) {
            Some(offset) => {
                self.offset.get_or_insert(offset);
                Some(())
            }
            // The name of a zone behind its offset, or a word in the text's own script.
            None if self.offset.is_some() || !word.is_ascii() => Some(()),
            None => None,
        }
    }

    fn reading(self, context: DateContext) -> Option<DateReading> {
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

    /// The day, where one alone is possible.
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

    /// Of the numbers that stand alone the day and the year; without a name the month is one of them.
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
        // Years of three digits with an era or as Taiwan writes them.
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
            None => {
                let both = [self.date_of(year, second, first), self.date_of(year, first, second)];
                // Only English has both orders.
                let day = both.first().copied().flatten().filter(|_| self.language.is_some_and(|of| of != "en"));
                day.or_else(|| self.only(both.into_iter().flatten().collect()))
            }
        }
    }

    /// The date that is meant of those that are possible: the only one, else the only one on the day of the week.
    fn only(&self, dates: Vec<Date>) -> Option<Date> {
        match dates.as_slice() {
            [date] => Some(*date),
            _ => {
                let weekday = self.weekday?;
                let mut fits = dates.into_iter().filter(|date| date.weekday() == weekday);
                fits.next().filter(|_| fits.next().is_none())
            }
        }
    }
}

enum Day {
    Whole(Date),
    NoYear(i8, i8),
}

/// The latest such day that is not more than a day after another date.
fn in_year(month: i8, day: i8, clock: Clock, zone: i32, latest: Timestamp) -> Option<Timestamp> {
    let end = latest.checked_add(SignedDuration::from_hours(24)).ok()?;
    let year = Offset::UTC.to_datetime(end).year();
    [year, year - 1].into_iter().find_map(|year| {
        let date = Date::new(year, month, day).ok()?;
        at(date, clock, zone).filter(|time| *time <= end)
    })
}

/// `09h30`, `9h`, `21H05`.
fn is_hour(word: &str) -> bool {
    let Some((hour, minute)) = word.split_once(['h', 'H']) else { return false };
    let digits = |part: &str, most: usize| part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    !hour.is_empty() && digits(hour, 2) && digits(minute.trim_end_matches('m'), 2)
}

/// `09.30`, `09.30.00`.
fn is_dotted_clock(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let fits = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.len(), 2 | 3)
        && parts.iter().skip(1).all(|part| fits(&part))
        && parts.first().is_some_and(|hour| hour.len() <= 2)
}

/// An era right before its year: `令和8-11-16`.
fn era_before(word: &str) -> Option<(i16, &str)> {
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    let (name, rest) = word.split_at_checked(digits)?;
    Some((calendar::era(name)?, rest))
}

#[cfg(test)]
mod tests {
    use crate::text::{DateContext, date, date_in};

    #[test]
    fn dates_of_every_shape() {
        for (text, right) in CASES {
            assert_eq!(date(text).map(|time| time.to_string()).as_deref(), *right, "{text}");
        }
    }

    #[test]
    fn a_name_that_is_another_month_elsewhere_needs_its_language_or_its_day() {
        let of = |language| DateContext::for_language(Some(language));
        let read = |text, context| date_in(text, context).and_then(|reading| reading.time).map(|time| time.to_string());
        assert_eq!(date("16 listopada 2026"), None);
        assert_eq!(read("16 listopada 2026", of("pl")).as_deref(), Some("2026-11-16T00:00:00Z"));
        assert_eq!(read("16 listopada 2026", of("hr")).as_deref(), Some("2026-10-16T00:00:00Z"));
        assert_eq!(date("Mon, 16 listopada 2026").unwrap().to_string(), "2026-11-16T00:00:00Z");
        assert_eq!(date("05/11/2026"), None);
        assert_eq!(read("05/11/2026", of("ro")).as_deref(), Some("2026-11-05T00:00:00Z"));
        assert_eq!(date("Thu, 05/11/2026").unwrap().to_string(), "2026-11-05T00:00:00Z");
    }

    const CASES: &[(&str, Option<&str>)] = &[
        ("Tue, 03 Feb 2026 24:00:00 GMT", Some("2026-02-04T00:00:00Z")),
        ("tue, 3 feb 2026 07:05:00 gmt", Some("2026-02-03T07:05:00Z")),
        ("3. helmikuuta 2026 klo 7.05", Some("2026-02-03T07:05:00Z")),
        ("03.02.2026 07:05", Some("2026-02-03T07:05:00Z")),
        ("03-02-2026 07:05", Some("2026-02-03T07:05:00Z")),
        ("23/02/2026 - 07:05", Some("2026-02-23T07:05:00Z")),
        ("2/23/2026 7:05:00 PM", Some("2026-02-23T19:05:00Z")),
        ("February 3rd, 2026", Some("2026-02-03T00:00:00Z")),
        ("3 février 2026 à 07h05", Some("2026-02-03T07:05:00Z")),
        ("2026. 2. 3. 오후 7:05", Some("2026-02-03T10:05:00Z")),
        ("2026年2月3日 07時05分", Some("2026-02-03T07:05:00Z")),
        ("中華民國115年2月3日", Some("2026-02-03T00:00:00Z")),
        ("3 ก.พ. 2569 07:05", Some("2026-02-03T07:05:00Z")),
        ("۱۴ بهمن ۱۴۰۴", Some("2026-02-03T00:00:00Z")),
        ("3 شباط 2026", Some("2026-02-03T00:00:00Z")),
        ("3 كانون الثاني 2026", Some("2026-01-03T00:00:00Z")),
        ("3 Thg 2 2026 07:05", Some("2026-02-03T07:05:00Z")),
        ("1770102300", Some("2026-02-03T07:05:00Z")),
        ("1770102300000", Some("2026-02-03T07:05:00Z")),
        ("20260203070500", Some("2026-02-03T07:05:00Z")),
        ("2026-W06-2", Some("2026-02-03T00:00:00Z")),
        ("Tue, 3 Feb 2026 10:05:00 EAT", Some("2026-02-03T07:05:00Z")),
        ("2026-02-03T08:05:00 Europe/Oslo", Some("2026-02-03T07:05:00Z")),
        ("Tue Feb 03 2026 08:05:00 GMT+0100 (Central European Standard Time)", Some("2026-02-03T07:05:00Z")),
        ("Tue Feb 3 07:05:00 UTC 2026", Some("2026-02-03T07:05:00Z")),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("0001-01-01T00:00:00Z", None),
        ("Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("0000-00-00 00:00:00", None),
        ("2026-02-30T10:00:00Z", None),
        ("Tue, 3 Feb 2026 07:05:00 QXZT", None),
        ("3 hours ago", None),
        ("today", None),
        ("may", None),
    ];
}
