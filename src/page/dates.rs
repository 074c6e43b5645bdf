use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Selector};

use super::furniture::is_furniture;
use crate::model::{Block, Language, Place};
use crate::text::{self, Pattern};

/// Number of blocks around the headline that are searched for a printed date.
const NEAR: usize = 14;
/// Maximum length in characters of a block that holds a date and little else.
const MOST_LINE: usize = 140;

/// The publication date in the page's markup: `itemprop`, `time` next to a word for publication, then the first `time`
/// outside a teaser.
pub(super) fn marked(document: &Html) -> Option<Timestamp> {
    let selector =
        Selector::parse("[itemprop~=datePublished], time[datetime], [data-published], abbr.published[title]").ok()?;
    let mut first = None;
    for element in document.select(&selector).take(200) {
        let value = element.value();
        let given = ["datetime", "content", "data-published", "title"].into_iter().find_map(|key| value.attr(key));
        let text: String = element.text().take(8).collect();
        let Some(time) = given.and_then(read).or_else(|| read(&text)) else { continue };
        let published = value.attr("itemprop") == Some("datePublished")
            || value.attr("pubdate").is_some()
            || value.classes().any(|class| class.contains("publish") || class.contains("entry-date"));
        if in_furniture(element) {
            continue;
        }
        if published {
            return Some(time);
        }
        first = first.or(Some(time));
    }
    first
}

fn in_furniture(element: ElementRef<'_>) -> bool {
    // Dates of other stories are in lists; the date of this one never is.
    let above = element.ancestors().filter_map(ElementRef::wrap);
    above.take(12).any(|above| is_furniture(above.value()) && above.value().name() != "header")
}

/// The date in an address: `/2026/11/16/`, `/2026-11-16-`, `20261116`.
pub(super) fn of_address(url: &str) -> Option<Timestamp> {
    static DATE: Pattern = Pattern::new(
        r"(?:^|[/_.-])((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2]|[1-9])[/_.-]?(0[1-9]|[12]\d|3[01])(?:\d{4,9})?(?:[/_.-]|$)",
    );
    let path = url.split("://").last()?.split_once('/')?.1.split(['?', '#']).next()?;
    let found = DATE.captures(path)?;
    let part = |at: usize| found.get(at)?.as_str().parse::<i16>().ok();
    midnight(part(1)?, part(2)?, part(3)?)
}

/// A date in any machine-written form.
pub(super) fn read(value: &str) -> Option<Timestamp> {
    let value = value.trim();
    text::date(value).or_else(|| value.get(..10).and_then(text::date)).filter(|time| is_news(*time))
}

/// A date printed in a short block near the headline with little else in it.
pub(super) fn printed(blocks: &[Block], headline: Option<usize>, language: Option<&Language>) -> Option<Timestamp> {
    let from = headline.map_or(0, |at| at.saturating_sub(5));
    let near = blocks.iter().skip(from).take(NEAR + 5);
    let short = |block: &&Block| block.text.chars().count() <= MOST_LINE;
    let dated = |block: &Block| in_text(&block.text, language);
    // In furniture, only a date near the start belongs to this story.
    let line = |block: &Block| block.text.chars().count() <= MOST_LINE / 2;
    let begin = near.clone().take_while(|block| block.place != Place::Text || line(block));
    let own = near.filter(|block| block.place != Place::Furniture);
    own.filter(short).find_map(dated).or_else(|| begin.filter(short).find_map(dated))
}

/// The first date in a text.
fn in_text(text: &str, language: Option<&Language>) -> Option<Timestamp> {
    static NUMBERS: Pattern =
        Pattern::new(r"(?:^|[^\d./-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{2,4})(?:[^\d./-]|$)");
    static EAST: Pattern = Pattern::new(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]");
    static WORDS: Pattern = Pattern::new(
        r"(?:(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de |d')?(\p{L}{3,12})\.?,?\s+(?:de )?(\d{4})|(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))",
    );
    if let Some(found) = EAST.captures(text) {
        let part = |at: usize| found.get(at)?.as_str().parse::<i16>().ok();
        return midnight(part(1)?, part(2)?, part(3)?);
    }
    let worded = WORDS.captures_iter(text).find_map(|found| {
        let part = |a: usize, b: usize| found.get(a).or_else(|| found.get(b)).map(|part| part.as_str());
        text::date(&format!("{} {} {}", part(1, 5)?, part(2, 4)?, part(3, 6)?)).filter(|time| is_news(*time))
    });
    worded.or_else(|| {
        NUMBERS.captures_iter(text).find_map(|found| {
            let part = |at: usize| found.get(at)?.as_str().parse::<i16>().ok();
            let (first, second, third) = (part(1)?, part(3)?, part(4)?);
            if first > 31 {
                return midnight(first, second, third);
            }
            let year = if third < 100 { 2000 + third } else { third };
            // If slashes separate the numbers, English puts the month first unless its region is not American.
            let american = found.get(2)?.as_str() == "/"
                && language.is_none_or(|tag| matches!(tag.as_str(), "en" | "en-US" | "en-us"));
            let (day, month) = if (american && second <= 31 && first <= 12) || second > 12 {
                (second, first)
            } else {
                (first, second)
            };
            midnight(year, month, day)
        })
    })
}

fn midnight(year: i16, month: i16, day: i16) -> Option<Timestamp> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    TimeZone::UTC.to_timestamp(date.to_datetime(jiff::civil::Time::midnight())).ok().filter(|time| is_news(*time))
}

/// Whether a date is plausible for a news page: since the start of the web.
fn is_news(time: Timestamp) -> bool {
    (631_152_000..4_102_444_800).contains(&time.as_second())
}

#[cfg(test)]
mod tests {
    use super::{in_text, of_address};
    use crate::model::Language;

    fn day(text: &str, language: &str) -> String {
        let time = in_text(text, Language::parse(language).as_ref());
        time.map(|time| time.to_string().chars().take(10).collect()).unwrap_or_default()
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
    fn an_address_gives_its_date() {
        let day = |url: &str| of_address(url).map(|time| time.to_string().chars().take(10).collect::<String>());
        assert_eq!(day("https://a.example/2026/11/03/harvest").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/news/harvest-20261103.html").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/story/123456789"), None);
    }
}
