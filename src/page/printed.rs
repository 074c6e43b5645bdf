//! Dates in visible lines: each with its time of day, and whether the words before it say that the article was changed then.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::labels::says_changed;
use crate::model::Language;
use crate::text::{DateContext, Pattern, date_in, is_month};

/// Maximum number of dates of a line.
const MOST_DATES: usize = 4;
/// Maximum number of words of a date, of a time after it, and of one before it.
const MOST_WORDS: usize = 10;
const MOST_CLOCK: usize = 6;
const MOST_BEFORE: usize = 5;

/// A date of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Printed {
    pub(super) time: Timestamp,
    /// Whether it is the date of a change.
    pub(super) changed: bool,
    /// Its byte range in the text, with its time.
    pub(super) begin: usize,
    pub(super) end: usize,
}

/// The dates of a text in order.
pub(super) fn dates(text: &str, language: Option<&Language>) -> Vec<Printed> {
    let mut context = DateContext::for_language(language.map(Language::primary));
    context.strict = true;
    let mut found: Vec<Printed> = Vec::new();
    let mut from = 0;
    while found.len() < MOST_DATES {
        let Some(rest) = text.get(from..) else { break };
        let Some(date) = first(rest, language, context) else { break };
        let before = rest.get(..date.range.start).unwrap_or_default();
        let after = rest.get(date.range.end..).unwrap_or_default();
        let (time, begins, end) = date.with_clock(before, after, context);
        let end = from + date.range.end + end;
        // `2026-11-20 更新`
        let word = begin(after);
        let follows = !before.contains(char::is_alphabetic) && is_dense(word) && says_changed(word);
        found.push(Printed { time, changed: follows || says_changed(before), begin: from + begins, end });
        from = if follows { from + date.range.end + after.find(word).unwrap_or_default() + word.len() } else { 0 }
            .max(end);
    }
    found
}

fn first(text: &str, language: Option<&Language>, context: DateContext) -> Option<DateMatch> {
    in_form(text, language, context).or_else(|| in_words(text, context))
}

fn is_dense(text: &str) -> bool {
    text.starts_with(|c: char| c > '\u{2e80}')
}

/// The first two characters of a text.
fn begin(text: &str) -> &str {
    let text = text.trim_start();
    text.get(..text.char_indices().nth(2).map_or(text.len(), |(at, _)| at)).unwrap_or_default()
}

/// A date in a text.
struct DateMatch {
    range: Range<usize>,
    /// Its day if the text after it is still to be searched for a time.
    day: Option<Date>,
    time: Timestamp,
}

impl DateMatch {
    /// The date with the time of day next to it, where date or time begins, and the number of bytes after the date that
    /// the time takes.
    fn with_clock(&self, before: &str, after: &str, context: DateContext) -> (Timestamp, usize, usize) {
        let begin = self.range.start;
        let Some(day) = self.day else { return (self.time, begin, 0) };
        let read = |clock: &str| {
            let known = date_in(&format!("{day} {clock}"), context).filter(|reading| reading.clock);
            known.and_then(|reading| reading.time).filter(|_| is_timed(clock) && !says_changed(clock))
        };
        // Words after the time belong to it if they change it: before noon or after, the zone.
        let mut best: Option<(Timestamp, usize)> = None;
        for span in spans(after).take(MOST_CLOCK) {
            let time = read(after.get(..span.end).unwrap_or_default());
            if let Some(time) = time.filter(|time| best.is_none_or(|(known, _)| known != *time)) {
                best = Some((time, span.end));
            }
        }
        if let Some((time, end)) = best {
            return (time, begin, end);
        }
        let words: Vec<Range<usize>> = spans(before).collect();
        let near = words.iter().skip(words.len().saturating_sub(MOST_BEFORE));
        let mut clocks = near.filter_map(|word| before.get(word.start..).map(|text| (word.start, text)));
        let known = clocks.find_map(|(at, text)| Some((read(text.trim_end()).filter(|_| is_clock(text))?, at)));
        known.map_or((self.time, begin, 0), |(time, at)| (time, at, 0))
    }
}

/// Whether a number in a text may be a time: one alone may count anything.
fn is_timed(text: &str) -> bool {
    text.contains([':', '.', '：']) || text.contains(char::is_alphabetic)
}

/// Whether a text before a date begins with a time of day: numbers with points alone are those of a version.
fn is_clock(text: &str) -> bool {
    static CLOCK: Pattern =
        Pattern::new(r"(?i)^\d{1,2}(?::\d\d|[時时點点시]|\s?h|(?:\.\d\d)?\s?(?:[ap]\.?\s?m\b|uhr\b))");
    CLOCK.is_match(text)
}

/// The places of the words of a text.
fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let word = rest.trim_start();
        let begin = text.len() - word.len();
        let end = begin + word.find(char::is_whitespace).unwrap_or(word.len());
        rest = text.get(end..)?;
        (begin < end).then_some(begin..end)
    })
}

/// The first date in one of the forms of most languages.
fn in_form(text: &str, language: Option<&Language>, context: DateContext) -> Option<DateMatch> {
    static NUMBERS: Pattern =
        Pattern::new(r"(?:^|[^\d./-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{2,4})(?:[^\d./-]|$)");
    // `2026. 11. 3. 10:05`
    static POINTED: Pattern =
        Pattern::new(r"(?:^|[^\d./-])((?:19|20)\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.?(?:[^\d./-]|$)");
    static YEAR_FIRST: Pattern = Pattern::new(r"(?:^|[^\d./-])((?:19|20)\d\d)\s(\d{1,2})/(\d{1,2})(?:\s|$)");
    static EAST: Pattern = Pattern::new(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]");
    static WORDS: Pattern = Pattern::new(
        r"(?:(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de |d')?(\p{L}{3,12})\.?,?\s+(?:de )?(\d{4})|(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))",
    );
    let found = |range: Option<Range<usize>>, day: Option<Date>| {
        let (range, day) = (range?, day?);
        Some(DateMatch { range, day: Some(day), time: midnight(day)? })
    };
    let east = EAST.captures(text).and_then(|found_at| {
        let part = |at: usize| found_at.get(at)?.as_str().parse::<i16>().ok();
        found(found_at.get(0).map(|whole| whole.range()), date(part(1)?, part(2)?, part(3)?))
    });
    let worded = WORDS.captures_iter(text).find_map(|found_at| {
        let part = |a: usize, b: usize| found_at.get(a).or_else(|| found_at.get(b)).map(|part| part.as_str());
        let written = format!("{} {} {}", part(1, 5)?, part(2, 4)?, part(3, 6)?);
        let time = date_in(&written, context)?.time?;
        found(found_at.get(0).map(|whole| whole.range()), Some(TimeZone::UTC.to_datetime(time).date()))
    });
    let numbers = NUMBERS.captures_iter(text).find_map(|found_at| {
        let part = |at: usize| found_at.get(at)?.as_str().parse::<i16>().ok();
        let american = found_at.get(2)?.as_str() == "/"
            && language.is_none_or(|tag| matches!(tag.as_str(), "en" | "en-US" | "en-us"));
        let day = of_numbers(part(1)?, part(3)?, part(4)?, american);
        found(found_at.get(1).zip(found_at.get(4)).map(|(first, last)| first.start()..last.end()), day)
    });
    let year_first = POINTED.captures(text).or_else(|| YEAR_FIRST.captures(text)).and_then(|found_at| {
        let part = |at: usize| found_at.get(at)?.as_str().parse::<i16>().ok();
        let range = found_at.get(1).zip(found_at.get(3)).map(|(first, last)| first.start()..last.end());
        found(range, date(part(1)?, part(2)?, part(3)?))
    });
    [east, worded, numbers, year_first].into_iter().flatten().min_by_key(|found| found.range.start)
}

/// If slashes separate the numbers, English puts the month first unless its region is not American.
fn of_numbers(first: i16, second: i16, third: i16, american: bool) -> Option<Date> {
    if first > 31 {
        return date(first, second, third);
    }
    let year = if third < 100 { 2000 + third } else { third };
    let month_first = (american && second <= 31 && first <= 12) || second > 12;
    let (day, month) = if month_first { (second, first) } else { (first, second) };
    date(year, month, day)
}

/// The first date in any other form that is read in feeds: it begins with a number or the name of a month, and gives the
/// year in full.
fn in_words(text: &str, context: DateContext) -> Option<DateMatch> {
    let spans: Vec<Range<usize>> = spans(text).collect();
    let word = |at: usize| spans.get(at).and_then(|span| text.get(span.clone())).unwrap_or_default();
    for at in 0..spans.len() {
        let begins = word(at).starts_with(char::is_numeric)
            || word(at + 1).starts_with(char::is_numeric) && is_month(word(at).trim_end_matches(['.', ',']));
        if !begins {
            continue;
        }
        let windows = spans.get(at..).unwrap_or_default();
        let begin = windows.first()?.start;
        for end in windows.iter().take(MOST_WORDS).rev().map(|span| span.end) {
            let written = text.get(begin..end).filter(|written| is_complete(written));
            let time = written.and_then(|written| date_in(written, context)).and_then(|reading| reading.time);
            if let Some(time) = time.filter(|time| is_news(*time)) {
                return Some(DateMatch { range: begin..end, day: None, time });
            }
        }
    }
    None
}

/// Whether a text has a day and a year in full, with the month in letters or parted by marks.
fn is_complete(text: &str) -> bool {
    let groups: Vec<usize> =
        text.split(|c: char| !c.is_numeric()).map(|group| group.chars().count()).filter(|digits| *digits > 0).collect();
    let marked = text.matches(['.', '/', '-']).count() >= 2;
    let lettered = text.contains(char::is_alphabetic);
    groups.contains(&4) && (groups.len() >= 2 && lettered || groups.len() >= 3 && marked)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The beginning of a day that is plausible for a news page.
pub(super) fn midnight(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())).ok().filter(|time| is_news(*time))
}

/// Whether a date is plausible for a news page: since the start of the web.
pub(super) fn is_news(time: Timestamp) -> bool {
    (631_152_000..4_102_444_800).contains(&time.as_second())
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::model::Language;

    fn read(text: &str, language: &str) -> Vec<(String, bool)> {
        let dates = dates(text, Language::parse(language).as_ref());
        dates.into_iter().map(|date| (date.time.to_string(), date.changed)).collect()
    }

    fn day(text: &str, language: &str) -> String {
        read(text, language).first().map(|(time, _)| time.chars().take(10).collect()).unwrap_or_default()
    }

    #[test]
    fn printed_dates_are_read_in_the_order_of_their_language() {
        assert_eq!(day("Posted on 3 November 2026 by the desk", "en"), "2026-11-03");
        assert_eq!(day("November 3rd, 2026", "en"), "2026-11-03");
        assert_eq!(day("3. November 2026 um 9 Uhr", "de"), "2026-11-03");
        assert_eq!(day("3 de noviembre de 2026", "es"), "2026-11-03");
        assert_eq!(day("Stand: 03.11.2026", "de"), "2026-11-03");
        assert_eq!(day("11/03/2026", "en"), "2026-11-03");
        assert_eq!(day("03/11/2026", "fr"), "2026-11-03");
        assert_eq!(day("2026年11月3日", "ja"), "2026-11-03");
        assert_eq!(day("no date here, 12 apples", "en"), "");
    }

    #[test]
    fn what_feeds_write_is_read_on_pages() {
        for (text, language) in [
            ("3 listopada 2026", "pl"),
            ("2026. november 3.", "hu"),
            ("2026. gada 3. novembris", "lv"),
            ("3 de novembre del 2026", "ca"),
            ("3 नवंबर 2026", "hi"),
            ("Đăng ngày 3 tháng 11, 2026", "vi"),
            ("2026. 11. 3.", "ko"),
            ("3\u{200f}/11\u{200f}/2026", "ar"),
            ("3 พฤศจิกายน 2569", "th"),
            ("٣ نوفمبر ٢٠٢٦", "ar"),
        ] {
            assert_eq!(day(text, language), "2026-11-03", "{text}");
        }
        for other in ["2026", "Volume 7, 2026", "Room 3 12 2026", "Call 0800 20 26 11", "5 of 2026 ships", "20261103"] {
            assert_eq!(day(other, "en"), "", "{other}");
        }
    }

    #[test]
    fn the_time_of_day_is_read_with_the_date() {
        for (text, language, time) in [
            ("3 November 2026, 10:05 GMT", "en", "2026-11-03T10:05:00Z"),
            ("Published November 3, 2026 at 4:05 PM EST", "en", "2026-11-03T21:05:00Z"),
            ("10:05, 3 ноября 2026", "ru", "2026-11-03T10:05:00Z"),
            ("03.11.2026, 10:05 Uhr", "de", "2026-11-03T10:05:00Z"),
            ("2026年11月3日 10:05", "zh", "2026-11-03T10:05:00Z"),
            ("3 listopada 2026, 10:05", "pl", "2026-11-03T10:05:00Z"),
            ("2026. 11. 3. 10:05", "ko", "2026-11-03T10:05:00Z"),
            ("2026.11.13. 10:05", "hu", "2026-11-13T10:05:00Z"),
            ("3 November 2026 | 5 min read", "en", "2026-11-03T00:00:00Z"),
            ("3 November 2026 • 11 minutes", "en", "2026-11-03T00:00:00Z"),
            ("Version 12.30 of 3 November 2026", "en", "2026-11-03T00:00:00Z"),
            ("3 November 2026 (updated 11:30)", "en", "2026-11-03T00:00:00Z"),
        ] {
            assert_eq!(read(text, language).first().map(|(time, _)| time.as_str()), Some(time), "{text}");
        }
    }

    #[test]
    fn the_date_of_a_change_is_told_by_the_words_before_it() {
        for (text, language) in [
            ("Updated: 4 November 2026 | Published: 3 November 2026", "en"),
            ("Mis à jour le 4 novembre 2026 à 10:05 – Publié le 3 novembre 2026", "fr"),
            ("Aktualisiert am 04.11.2026, veröffentlicht am 03.11.2026", "de"),
            ("2026年11月4日更新 2026年11月3日公開", "ja"),
        ] {
            let changed: Vec<bool> = read(text, language).into_iter().map(|(_, changed)| changed).collect();
            assert_eq!(changed, [true, false], "{text}");
        }
    }
}
