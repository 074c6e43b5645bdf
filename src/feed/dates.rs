use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// Reads a date as feeds write it: RFC 822 and 2822, RFC 3339, ISO 8601, and what lies between. A missing zone is UTC; a
/// date that cannot be read is none.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    text.parse::<Timestamp>().ok().or_else(|| iso(text)).or_else(|| by_words(text))
}

/// `2026-11-16`, `2026-11-16 09:30`, `2026-11-16T09:30:00+0200`, `20261116T093000`, `2026-11`, `2026`.
fn iso(text: &str) -> Option<Timestamp> {
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
        return at(date, Time::midnight(), 0);
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(end);
    at(date, time(clock)?, offset(zone.trim())?)
}

/// `Mon, 16 Nov 2026 09:30:00 +0200`, `16 noiembrie 2026, 09:30`, `Nov 16, 2026 9:30 AM EST`.
fn by_words(text: &str) -> Option<Timestamp> {
    let mut found = Parts::default();
    for word in text.split([' ', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty()) {
        found.take(word)?;
    }
    let year = found.year?;
    let date = Date::new(year, found.month?, found.day?).ok()?;
    let mut clock = found.time.unwrap_or(Time::midnight());
    if let Some(afternoon) = found.afternoon {
        let hour = clock.hour() % 12 + if afternoon { 12 } else { 0 };
        clock = Time::new(hour, clock.minute(), clock.second(), 0).ok()?;
    }
    at(date, clock, found.offset.unwrap_or(0))
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
            return word.split('-').try_for_each(|part| self.take(part));
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

fn is_zone(word: &str) -> bool {
    word.starts_with(['+', '-'])
        || (word.len() <= 4 && word.chars().all(|c| c.is_ascii_uppercase()) && offset(word).is_some())
}

/// Stems of month names in the languages of the catalogue; the first that fits wins.
fn month(word: &str) -> Option<i8> {
    const STEMS: [&[&str]; 12] = [
        &["jan", "ian", "ene", "gen", "янв", "січ", "stycz", "jän", "ocak", "sty"],
        &["feb", "fev", "fév", "feb", "фев", "лют", "lut", "şub"],
        &["mar", "mär", "мар", "бер", "mrz", "maa"],
        &["apr", "avr", "abr", "апр", "кві", "kwi", "nis"],
        &["may", "mai", "mag", "май", "мая", "трав", "maj", "mei", "mayıs"],
        &["jun", "iun", "juin", "giu", "июн", "чер", "cze", "haz"],
        &["jul", "iul", "juil", "lug", "июл", "лип", "lip", "tem"],
        &["aug", "aoû", "aou", "ago", "авг", "сер", "sie", "ağu", "agos"],
        &["sep", "set", "сен", "вер", "wrz", "eyl"],
        &["oct", "okt", "ott", "out", "окт", "жов", "paź", "eki"],
        &["nov", "noi", "ноя", "лис", "kas"],
        &["dec", "dez", "dic", "déc", "дек", "гру", "gru", "ara", "des"],
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
        "EDT" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        "WET" => 0,
        "BST" | "CET" | "MEZ" | "WEST" => 1,
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
