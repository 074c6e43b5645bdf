use super::parts::{Numeric, Parts};
use super::reading::{Clock, DateContext, DateReading, century};
use super::{calendar, names, zones};

/// Words in a date that carry no information: "of", "at", "o'clock", "year" in the languages of the catalogue.
const FILLERS: &[&str] = &[
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
    "pukul",
    "pkl",
    "jam",
    "เวลา",
    "kell",
    "plkst",
    "val",
    "saat",
    "ob",
    "v",
    "r",
    "roku",
    "m",
    "d",
    "g",
    "god",
    "godine",
    "године",
    "година",
    "годзе",
    "ж",
    "жылы",
    "թ",
    "il",
    "yil",
    "updated",
    "published",
];
/// Words for before noon.
const MORNING: [&str; 9] = ["am", "a.m", "오전", "上午", "午前", "πμ", "ص", "öö", "ق.ظ"];
const AFTERNOON: [&str; 9] = ["pm", "p.m", "오후", "下午", "午後", "μμ", "م", "ös", "ب.ظ"];

/// `Mon, 16 Nov 2026 09:30:00 +0200`, `16 noiembrie 2026, 09:30`, `Nov 16, 2026 9:30 AM EST`, `16.11.2026 09:30`.
pub(super) fn read(text: &str, context: DateContext) -> Option<DateReading> {
    let mut found = Parts { language: context.language, order: context.day_first, ..Parts::default() };
    let words: Vec<&str> = text.split([' ', ',', '\t', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // Names of two words, such as those of the Levantine months.
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

impl Parts {
    /// Processes a word; none if it has no meaning in a date.
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
            // Without a preceding time it is an error, not a zone.
            self.clock?;
            let offset = zones::offset(bare)?;
            self.offset.get_or_insert(offset);
            return Some(());
        }
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            // An hour that was written with its unit.
            if bare.len() <= 2 && word.ends_with(':') && self.clock.is_none() && self.has_day() {
                self.clock = Some(Clock::new(bare.parse().ok()?, 0, 0)?);
                return Some(());
            }
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
            rest.to_lowercase().trim_start_matches('-'),
            "st" | "nd"
                | "rd"
                | "th"
                | "º"
                | "ª"
                | "er"
                | "e"
                | "ème"
                | "a"
                | "o"
                | "ko"
                | "cı"
                | "ci"
                | "cu"
                | "cü"
                | "го"
                | "е"
        ) {
            return self.number(word.get(..digits)?);
        }
        if word.split_once('T').is_some_and(|(day, _)| day.contains('-')) {
            return self.date(word);
        }
        if word.contains(':') || is_hour(word) {
            return self.clock(word);
        }
        // A time with full stops, after the date.
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

    /// `9:30`, `09:30:00.123`, `09h30`, with a suffix.
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

    /// A date in one word: `16.11.2026`, `11/16/26`, `2026/11/16`, `16-Nov-2026`, with a time after a `T`.
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
                let era = self.era > 0 || first.len() == 3;
                let numeric = if first.len() == 4 || (era && mark == '-') {
                    let year = number(first)?;
                    Numeric { year, first: small(third)?, second: small(second)?, day_first: Some(true) }
                } else {
                    let (a, b) = (small(first)?, small(second)?);
                    // A date with slashes may begin with the month.
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
            [day, month] if small(month).is_none() && self.months.is_empty() => {
                self.months = names::months(month, self.language);
                (!self.months.is_empty()).then_some(())?;
                self.number(day)
            }
            // `2026-11`: a year and a month, or a range.
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
        if let Some((afternoon, clock)) = half_before(bare) {
            self.afternoon = Some(afternoon);
            // The hour alone has lost its unit.
            return self.take(&if clock.len() <= 2 { format!("{clock}:") } else { clock.to_owned() });
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
        let day = names::weekday(half).filter(|_| self.months.is_empty() || self.numbers.is_empty());
        // For a word that may also be a month, such as `mar` in several languages, the following text decides.
        if let Some(day) = day
            && (half.is_ascii() && names::english_day(half).is_some() || names::months(bare, self.language).is_empty())
        {
            self.weekday = Some(day);
            return Some(());
        }
        if let Some(number) = ["thg", "tháng", "thang"].iter().find_map(|name| half.strip_prefix(name)) {
            self.month_next = true;
            return self.number(number);
        }
        // A weekday after the date. In capitals it may be a zone.
        let whole = self.date.is_some() || (self.is_dated() && self.numbers.len() >= 2) || self.numbers.len() >= 3;
        if whole && names::is_weekday(half) && !(zones::is_zone(bare) && bare == bare.to_uppercase()) {
            self.weekday = self.weekday.or_else(|| names::weekday(half));
            return Some(());
        }
        let dated = self.clock.is_some() || self.numbers.len() >= 2;
        if dated && zones::is_zone(bare) && (bare.len() > 2 || bare.starts_with(['Z', 'U', 'z']) || bare == "AT") {
            return self.zone_word(bare);
        }
        if self.months.is_empty() || self.doubtful {
            if let Some(month) = names::solar_hijri(half) {
                (self.months, self.solar) = (vec![month], true);
                return Some(());
            }
            let months = names::months(bare, self.language);
            if !months.is_empty() {
                self.doubtful = day.is_some() && self.numbers.is_empty();
                self.months = months;
                return Some(());
            }
            if let Some(month) = roman(bare).filter(|_| !self.numbers.is_empty()) {
                self.months = vec![month];
                return Some(());
            }
        }
        if FILLERS.contains(&half) {
            return Some(());
        }
        if self.clock.is_some() {
            return self.zone_word(bare);
        }
        // A weekday in any language precedes the day; so does `T2`.
        let before = self.numbers.len() < 2 && self.date.is_none();
        let is_word = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-') || !c.is_ascii());
        (before && is_word).then_some(())
    }

    /// A zone, or a word that may follow one.
    fn zone_word(&mut self, word: &str) -> Option<()> {
        match zones::offset(word) {
            Some(offset) => {
                self.offset.get_or_insert(offset);
                Some(())
            }
            // The name of a zone after its offset, or a word in the text's own script.
            None if self.offset.is_some() || !word.is_ascii() => Some(()),
            None => None,
        }
    }
}

/// A month in Roman numerals, as used in Central Europe.
fn roman(word: &str) -> Option<i8> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    i8::try_from(NUMERALS.iter().position(|numeral| *numeral == word)? + 1).ok()
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
    matches!(parts.len(), 2 | 3) && parts.iter().skip(1).all(fits) && parts.first().is_some_and(|hour| hour.len() <= 2)
}

/// Whether a time directly after the word for its half of the day is in the afternoon, and the time: `午後3:05`.
fn half_before(word: &str) -> Option<(bool, &str)> {
    let clock = |halves: &[&str]| {
        let rest = halves.iter().filter(|half| !half.is_ascii()).find_map(|half| word.strip_prefix(half))?;
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    };
    clock(&MORNING).map(|clock| (false, clock)).or_else(|| clock(&AFTERNOON).map(|clock| (true, clock)))
}

/// An era directly before its year: `令和8-11-16`.
fn era_before(word: &str) -> Option<(i16, &str)> {
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    let (name, rest) = word.split_at_checked(digits)?;
    Some((calendar::era(name)?, rest))
}
