use super::parts::{Numeric, Parts};
use super::reading::{Clock, DateContext, DateReading, century};
use super::{calendar, names, vocabulary, zones};

/// `Mon, 16 Nov 2026 09:30:00 +0200`, `16 noiembrie 2026, 09:30`, `Nov 16, 2026 9:30 AM EST`, `16.11.2026 09:30`.
pub(super) fn read(text: &str, context: DateContext) -> Option<DateReading> {
    let mut found = Parts { language: context.language, order: context.day_first, ..Parts::default() };
    let words = text.split([' ', ',', '\t', '\n', '\u{a0}']).flat_map(|word| {
        // Two names of a month: `تشرين الثاني/نوفمبر`.
        let names = !word.is_ascii() && !word.contains(|c: char| c.is_ascii_digit());
        word.split(move |c| names && c == '/')
    });
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let after = words.get(at..).unwrap_or_default();
        if let Some(count) = found.take_several(after) {
            at += count;
            continue;
        }
        let before = (!context.strict && found.is_dated()).then(|| found.clone());
        let known = found.take(word);
        // What follows a date can only add to it; the year, if it is still to come, must be understood.
        if known.is_none() {
            let whole = before.as_ref().is_some_and(Parts::is_whole);
            let digits = word.contains(|c: char| c.is_ascii_digit());
            let year = digits
                && word.len() == 4
                && found.numbers.iter().all(|(_, digits)| *digits < 4)
                && found.date.is_none();
            found = before.filter(|_| !digits || whole && !year)?;
        }
        at += 1;
    }
    found.reading(context)
}

impl Parts {
    /// Processes words that have a meaning together, and returns their number: `تشرين الثاني`, `14 h 30`, `Eastern Time`.
    fn take_several(&mut self, words: &[&str]) -> Option<usize> {
        let (word, next) = (*words.first()?, words.get(1).copied().unwrap_or_default());
        if self.months.is_empty() && !word.is_ascii() && !next.is_empty() {
            let months = names::months(&format!("{word} {next}"), self.language);
            if !months.is_empty() {
                self.months = months;
                return Some(2);
            }
        }
        if self.clock.is_some()
            && self.offset.is_none()
            && self.zone.is_none()
            && let Some((zone, count)) = vocabulary::zone(words)
        {
            self.zone = Some(zone);
            return Some(count);
        }
        let number: i8 = word.split('-').next().filter(|digits| digits.len() <= 2)?.parse().ok()?;
        if self.months.is_empty() && matches!(next, "сар" | "сарын") && (1..=12).contains(&number) {
            self.months = vec![number];
            return Some(2);
        }
        if self.clock.is_some() || word.len() > 2 {
            return None;
        }
        let half = vocabulary::afternoon(next.trim_end_matches('.')).filter(|_| next.chars().nth(1).is_some());
        if half.is_none() && !(self.is_whole() && vocabulary::is_hour(next)) {
            return None;
        }
        let minute = words.get(2).filter(|minute| half.is_none() && minute.len() == 2);
        let minute = minute.and_then(|minute| minute.parse::<i8>().ok());
        self.clock = Some(Clock::new(number, minute.unwrap_or(0), 0)?);
        self.afternoon = half;
        Some(2 + usize::from(minute.is_some()))
    }

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
                | "م"
                | "ی"
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
        // The half of the day directly after the time: `2pm`, `2.30pm`.
        let end = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').len();
        let (clock, half) = word.split_at_checked(end)?;
        if let Some(afternoon) = vocabulary::afternoon(half) {
            self.clock =
                Some(if is_dotted_clock(clock) { Clock::read(clock)? } else { Clock::new(clock.parse().ok()?, 0, 0)? });
            self.afternoon = Some(afternoon);
            return Some(());
        }
        self.date(word)
    }

    const fn is_dated(&self) -> bool {
        self.date.is_some() || (!self.months.is_empty() && !self.numbers.is_empty())
    }

    /// Whether a month in letters, a day and a year are found, or a numeric date.
    const fn is_whole(&self) -> bool {
        self.date.is_some() || (!self.months.is_empty() && self.numbers.len() >= 2)
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
        if self.numbers.len() >= 3 || self.is_whole() {
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
        // A single letter before a time is the mark of the era.
        let halves = self.clock.is_some() || (!half.is_ascii() && half.chars().nth(1).is_some());
        if let Some(afternoon) = vocabulary::afternoon(half).filter(|_| halves) {
            self.afternoon = Some(afternoon);
            return Some(());
        }
        if let Some((afternoon, clock)) = vocabulary::half_before(bare) {
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
        if vocabulary::is_filler(half) {
            return Some(());
        }
        if self.clock.is_some() {
            return self.zone_word(bare);
        }
        // A weekday in any language precedes the day; so does `T2`.
        let before = self.numbers.len() < 2 && self.date.is_none();
        let is_word = word
            .trim_end_matches(':')
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-') || !c.is_ascii());
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

/// An era directly before its year: `令和8-11-16`.
fn era_before(word: &str) -> Option<(i16, &str)> {
    let digits = word.find(|c: char| c.is_ascii_digit())?;
    let (name, rest) = word.split_at_checked(digits)?;
    Some((calendar::era(name)?, rest))
}
