use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// What the other dates of a feed say of one that leaves something out.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext {
    /// The feed's own zone, seconds east of UTC.
    pub zone: Option<i32>,
    /// The latest date of the feed, by which a missing year is known.
    pub latest: Option<Timestamp>,
}

impl DateContext {
    /// Of dates that are written in a language, by its primary subtag.
    #[must_use]
    pub fn for_language(_language: Option<&str>) -> Self {
        Self::default()
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

/// Reads a date as feeds and pages write it: RFC 822 and 2822, RFC 3339, ISO 8601, and what lies between. A missing zone is the
/// feed's own, else UTC; a missing year is the one that makes it the latest date not after all others. A date that
/// cannot be read is none.
#[must_use]
pub fn date_in(text: &str, context: DateContext) -> Option<DateReading> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        let zone = text.get(text.len().saturating_sub(6)..).filter(|zone| zone.starts_with(['+', '-']));
        return Some(DateReading { time: Some(time), zone: zone.map_or(Some(0), offset), lacks: false, clock: true });
    }
    iso(text, context).or_else(|| short(text)).or_else(|| by_words(&unified(text), context))
}

/// One spelling for what by-word dates write in several: years and days of East Asia, slashes, a weekday in front.
fn unified(text: &str) -> String {
    let text = text.trim_end_matches("\\n").replace(" - ", " ");
    // Korea's clocks are nine hours ahead; a date that is written in Korean and names no zone means them.
    let zone = if text.contains('년') && !text.contains(['+', 'Z']) { " +0900" } else { "" };
    let text = text.replace(['年', '月', '년', '월'], "-").replace(['日', '일'], " ");
    let weekday =
        text.split_once(',').filter(|(before, _)| before.chars().all(|c| c.is_alphabetic() || c == '.' || c == ' '));
    let text = weekday.map_or(text.as_str(), |(_, rest)| rest);
    let words = text.split_whitespace().map(slashed);
    format!("{}{zone}", words.collect::<Vec<_>>().join(" ")).replace("- ", "-")
}

/// `2006/09/15` and `10/30/23` with hyphens, the year first; a day that cannot be told from a month stays as it is.
fn slashed(word: &str) -> String {
    let parts: Vec<&str> = word.split('/').collect();
    let [first, second, third] = parts.as_slice() else { return word.to_owned() };
    let number = |part: &str| part.parse::<u16>().ok();
    match (number(first), number(second), number(third)) {
        (Some(year), Some(month), Some(day)) if first.len() == 4 => format!("{year}-{month:02}-{day:02}"),
        (Some(month @ 1..=12), Some(day @ 13..=31), Some(year))
        | (Some(day @ 13..=31), Some(month @ 1..=12), Some(year)) => {
            format!("{}-{month:02}-{day:02}", century(year))
        }
        _ => word.to_owned(),
    }
}

/// The year of two digits or four (RFC 2822 §4.3).
const fn century(year: u16) -> u16 {
    match year {
        0..=49 => 2000 + year,
        50..=999 => 1900 + year,
        _ => year,
    }
}

/// The short forms of ISO 8601: `-03-12`, `-0312`, `031231`, `2003-335`, `2003335`, `03335`.
fn short(text: &str) -> Option<DateReading> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().any(|c| !c.is_ascii_digit() && c != '-') {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let day = |year: u16, month: u16, day: u16| {
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let ordinal = |year: u16, of_year: u16| {
        let first = Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
        let date = first.checked_add(SignedDuration::from_hours(24 * i64::from(of_year.checked_sub(1)?))).ok()?;
        (date.year() == first.year()).then_some(date)
    };
    let date = match (digits.len(), text.starts_with('-')) {
        (4, true) => day(century(number(0, 2)?), number(2, 4)?, 1)?,
        (5, false) => ordinal(century(number(0, 2)?), number(2, 5)?)?,
        (6, false) => day(century(number(0, 2)?), number(2, 4)?, number(4, 6)?)?,
        (7, false) => ordinal(number(0, 4)?, number(4, 7)?)?,
        _ => return None,
    };
    day_alone(date)
}

/// `2026-11-16`, `2026-11-16 09:30`, `2026-11-16T09:30:00+0200`, `20261116T093000`, `2026-11`, `2026`.
fn iso(text: &str, context: DateContext) -> Option<DateReading> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let split = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = text.split_at(split);
    let parts: Vec<&str> = day.split('-').collect();
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
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return day_alone(date);
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(end);
    let zone = if zone.trim().is_empty() { None } else { Some(offset(zone.trim())?) };
    let time = at(date, time(clock)?, zone.or(context.zone).unwrap_or(0))?;
    Some(DateReading { time: Some(time), zone, lacks: zone.is_none(), clock: true })
}

/// `Mon, 16 Nov 2026 09:30:00 +0200`, `16 noiembrie 2026, 09:30`, `Nov 16, 2026 9:30 AM EST`.
fn by_words(text: &str, context: DateContext) -> Option<DateReading> {
    let mut found = Parts::default();
    for word in text.split([' ', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty()) {
        found.take(word)?;
    }
    let (month, day) = (found.month?, found.day?);
    let mut clock = found.time.unwrap_or(Time::midnight());
    if let Some(afternoon) = found.afternoon {
        let hour = clock.hour() % 12 + if afternoon { 12 } else { 0 };
        clock = Time::new(hour, clock.minute(), clock.second(), 0).ok()?;
    }
    let zone = found.offset.or(context.zone.filter(|_| found.time.is_some())).unwrap_or(0);
    let time = match found.year {
        Some(year) => Some(at(Date::new(year, month, day).ok()?, clock, zone)?),
        None => context.latest.and_then(|latest| in_year(month, day, clock, zone, latest)),
    };
    let lacks = found.year.is_none() || (found.time.is_some() && found.offset.is_none());
    Some(DateReading { time, zone: found.offset, lacks, clock: found.time.is_some() })
}

/// The latest such day that is not more than a day after another date.
fn in_year(month: i8, day: i8, clock: Time, zone: i32, latest: Timestamp) -> Option<Timestamp> {
    let end = latest.checked_add(SignedDuration::from_hours(24)).ok()?;
    let year = Offset::UTC.to_datetime(end).year();
    [year, year - 1].into_iter().find_map(|year| {
        let date = Date::new(year, month, day).ok()?;
        at(date, clock, zone).filter(|time| *time <= end)
    })
}

fn day_alone(date: Date) -> Option<DateReading> {
    Some(DateReading { time: Some(at(date, Time::midnight(), 0)?), zone: None, lacks: false, clock: false })
}

#[derive(Default)]
struct Parts {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<Time>,
    afternoon: Option<bool>,
    offset: Option<i32>,
}

impl Parts {
    /// Takes a word in; none when it means nothing in a date.
    fn take(&mut self, word: &str) -> Option<()> {
        let bare = word.trim_end_matches('.');
        let number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten();
        if let Some(zone) =
            word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC")).or_else(|| word.strip_prefix("Etc/GMT"))
        {
            self.offset = Some(offset(zone)?);
            return Some(());
        }
        if word == "AT" && self.time.is_some() {
            self.offset = offset(word);
            return Some(());
        }
        if word.len() > 5
            && word.as_bytes().iter().position(|byte| *byte == b'-') == Some(4)
            && word.starts_with(|c: char| c.is_ascii_digit())
        {
            return self.hyphened(word);
        }
        if word.contains(':') && word.starts_with(['+', '-']) {
            self.offset = Some(offset(word)?);
            return Some(());
        }
        if word.contains(':') {
            let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(word.len());
            self.time = Some(time(word.get(..end)?)?);
            let rest = word.get(end..)?;
            return if rest.is_empty() { Some(()) } else { self.take(rest) };
        }
        if let Some(number) = number(bare) {
            let small = i8::try_from(number).ok().filter(|day| (1..=31).contains(day));
            if self.day.is_none() && small.is_some() && bare.len() <= 2 {
                self.day = small;
            } else if self.year.is_none() {
                self.year = Some(match number {
                    0..=68 if bare.len() == 2 => 2000 + number,
                    69..=99 if bare.len() == 2 => 1900 + number,
                    1900.. => number,
                    _ => return None,
                });
            }
            return Some(());
        }
        if word.contains('-') && word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.hyphened(word);
        }
        let lower = bare.to_lowercase();
        match lower.as_str() {
            "am" | "a.m" => self.afternoon = Some(false),
            "pm" | "p.m" => self.afternoon = Some(true),
            "de" | "at" | "г" | "и" => {}
            _ if month(&lower).is_some() && self.month.is_none() => self.month = month(&lower),
            _ if self.time.is_some() || is_zone(word) => match offset(word) {
                Some(offset) => self.offset = Some(offset),
                // What stands after the time and is no zone, such as a name in brackets, changes nothing.
                None if word.starts_with('(') || self.offset.is_some() => {}
                None => return None,
            },
            // A weekday in any language.
            _ if self.day.is_none() && bare.chars().all(char::is_alphabetic) => {}
            _ => return None,
        }
        Some(())
    }
}

impl Parts {
    /// `16-Nov-2026`, `2004-július-13`, `2004-05-28`, with a time behind a `T`.
    fn hyphened(&mut self, word: &str) -> Option<()> {
        let clock =
            word.char_indices().find(|(at, c)| *c == 'T' && word.get(at + 1..).is_some_and(|rest| rest.contains(':')));
        let (day, clock) = clock
            .map_or((word, ""), |(at, _)| (word.get(..at).unwrap_or(word), word.get(at + 1..).unwrap_or_default()));
        let parts: Vec<&str> = day.split('-').collect();
        match parts.as_slice() {
            [year, middle, date] if year.len() == 4 => {
                self.year = year.parse().ok();
                self.month = middle.parse().ok().or_else(|| month(&middle.to_lowercase()));
                self.day = date.parse().ok();
                self.month?;
                self.day?;
            }
            _ => parts.into_iter().try_for_each(|part| self.take(part))?,
        }
        if clock.is_empty() {
            return Some(());
        }
        let zone = clock.rfind(['+', '-']).unwrap_or(clock.len());
        let (clock, zone) = clock.split_at(zone);
        self.take(clock)?;
        if zone.is_empty() { Some(()) } else { self.take(zone) }
    }
}

fn is_zone(word: &str) -> bool {
    word.starts_with(['+', '-'])
        || (word.len() <= 4 && word.chars().all(|c| c.is_ascii_uppercase()) && offset(word).is_some())
}

/// Stems of month names in the languages of the catalogue; the first that fits wins.
fn month(word: &str) -> Option<i8> {
    const STEMS: [&[&str]; 12] = [
        &["jan", "ian", "ene", "gen", "янв", "ιαν", "січ", "stycz", "jän", "ocak", "sty"],
        &["feb", "fev", "fév", "feb", "фев", "φεβ", "лют", "lut", "şub"],
        &["mar", "mär", "мар", "μαρ", "már", "бер", "mrz", "maa"],
        &["apr", "avr", "abr", "апр", "απρ", "ápr", "кві", "kwi", "nis"],
        &["may", "mai", "mag", "май", "μάι", "μαΐ", "μαι", "máj", "мая", "трав", "maj", "mei", "mayıs"],
        &["jun", "iun", "juin", "giu", "июн", "ιουν", "ιούν", "jún", "чер", "cze", "haz"],
        &["jul", "iul", "juil", "lug", "июл", "ιουλ", "ιούλ", "júl", "лип", "lip", "tem"],
        &["aug", "aoû", "aou", "ago", "авг", "αυγ", "αύγ", "сер", "sie", "ağu", "agos"],
        &["sep", "set", "сен", "σεπ", "szept", "вер", "wrz", "eyl"],
        &["oct", "okt", "ott", "out", "окт", "οκτ", "жов", "paź", "eki"],
        &["nov", "noi", "ноя", "νοε", "νοέ", "лис", "kas"],
        &["dec", "dez", "dic", "déc", "дек", "δεκ", "гру", "gru", "ara", "des"],
    ];
    if word.starts_with("juil") {
        return Some(7);
    }
    if word.starts_with("lis") {
        return Some(11);
    }
    (1..).zip(STEMS).find(|(_, stems)| stems.iter().any(|stem| word.starts_with(stem))).map(|(month, _)| month)
}

fn time(text: &str) -> Option<Time> {
    let text = text.split([',', '.']).next()?;
    let parts: Vec<i8> = if text.contains(':') {
        text.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?
    } else if matches!(text.len(), 2 | 4 | 6) {
        (0..text.len()).step_by(2).map(|at| text.get(at..at + 2)?.parse().ok()).collect::<Option<_>>()?
    } else {
        return None;
    };
    let part = |index: usize| parts.get(index).copied().unwrap_or(0);
    // A leap second, and 24:00, are the moment after.
    Time::new(part(0) % 24, part(1), part(2).min(59), 0).ok()
}

/// Seconds east of UTC of `Z`, `+02:00`, `-0500`, `GMT+2`, `EST`; zero for no zone.
fn offset(zone: &str) -> Option<i32> {
    let zone = zone.trim().trim_start_matches("GMT").trim_start_matches("UTC");
    if zone.is_empty() || zone.eq_ignore_ascii_case("z") || zone == "UT" {
        return Some(0);
    }
    if let Some(digits) = zone.strip_prefix(['+', '-']) {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.parse::<i32>().ok()?, 0),
            3 => (digits.get(..1)?.parse().ok()?, digits.get(1..)?.parse().ok()?),
            4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
            _ => return None,
        };
        return (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60));
    }
    let hours: i32 = match zone {
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "AT" | "AST" | "EDT" => -4,
        "WET" => 0,
        "BST" | "CET" | "MET" | "MEZ" | "WEST" => 1,
        "CEST" | "EET" | "MESZ" | "SAST" => 2,
        "EEST" | "MSK" | "TRT" => 3,
        "HKT" | "SGT" => 8,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "IST" => return Some(19_800),
        _ => return None,
    };
    Some(hours * 3600)
}

fn at(date: Date, time: Time, offset: i32) -> Option<Timestamp> {
    let local = DateTime::from_parts(date, time);
    let utc = Offset::UTC.to_timestamp(local).ok()?;
    utc.checked_sub(SignedDuration::from_secs(i64::from(offset))).ok()
}
