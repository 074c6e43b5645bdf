use std::collections::HashSet;
use std::ops::Range;

use ego_tree::NodeId;
use jiff::Timestamp;
use jiff::civil::Date;
use scraper::{ElementRef, Html, Node, Selector};

use super::furniture::{is_author, is_furniture};
use super::printed::{self, Printed, is_news, says_changed};
use crate::model::{Block, Language, Place};
use crate::text::{self, Pattern};

/// Maximum number of elements that may hold a date.
const MOST_ELEMENTS: usize = 200;
/// Number of ancestors of a date that are searched for an item of a list.
const LIST: usize = 6;
/// Number of blocks before the headline that are searched for a printed date, and for one in an element for dates.
const BEFORE: usize = 5;
const CLOSE: usize = 3;
/// Number of words from which a line with a full stop is a sentence.
const SENTENCE: usize = 8;
/// Number of seconds of a day.
const DAY: u64 = 86_400;
/// Maximum length in characters of words for a date in a block of their own.
const MOST_LABEL: usize = 30;

/// Number of blocks around the headline that are searched for a printed date.
const NEAR: usize = 14;
/// Maximum length in characters of a block that holds a date and little else.
const MOST_LINE: usize = 140;

/// The dates in a page's markup.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marked {
    /// The date of publication by its markup, else the first next to the headline.
    own: Option<Timestamp>,
    /// The first other date that is not of a list of links, and the first of such a list.
    other: Option<Timestamp>,
    listed: Option<Timestamp>,
}

/// The dates printed near the headline.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Visible {
    /// Between headline and text, with little else in the line.
    head: Option<Timestamp>,
    /// Anywhere near the headline.
    near: Option<Timestamp>,
    /// The date of a change.
    changed: Option<Timestamp>,
}

/// The date of publication, from the markup, the address and the visible lines of a page.
pub(super) fn published(marked: Marked, address: Option<Timestamp>, visible: Visible) -> Option<Timestamp> {
    let other = marked.other;
    let day = marked.own.or(address).or(visible.head);
    // The same day with its time.
    let near = |day: Timestamp| other.filter(|other| day.as_second().abs_diff(other.as_second()) < DAY);
    let whole = |day: Timestamp| {
        if day.as_second().unsigned_abs().is_multiple_of(DAY) { near(day).unwrap_or(day) } else { day }
    };
    day.map(whole).or(other).or(visible.near).or(visible.changed).or(marked.listed)
}

/// Reads the dates in a page's markup: `itemprop`, `time` next to a word for publication, other `time` elements. `near` holds
/// the texts around the headline.
pub(super) fn marked(document: &Html, near: &HashSet<NodeId>) -> Marked {
    let mut found = Marked::default();
    let mut ranks = [None; 3];
    let Ok(selector) =
        Selector::parse("[itemprop~=datePublished], time[datetime], time, [data-published], abbr.published[title]")
    else {
        return found;
    };
    for element in document.select(&selector).take(MOST_ELEMENTS) {
        let value = element.value();
        if in_furniture(element) {
            continue;
        }
        let given = ["datetime", "content", "data-published", "title"].into_iter().find_map(|key| value.attr(key));
        let text: String = element.text().take(8).collect();
        let Some(time) = given.and_then(read).or_else(|| read(&text)) else { continue };
        let published = value.attr("itemprop") == Some("datePublished")
            || value.attr("pubdate").is_some()
            || value.classes().any(|class| class.contains("publish") || class.contains("entry-date"));
        let is_near = element.descendants().any(|node| near.contains(&node.id()));
        let rank = match (published, is_near) {
            _ if is_listed(element) => {
                found.listed = found.listed.or(Some(time));
                continue;
            }
            (true, true) => 0,
            (true, false) => 1,
            (false, true) if !is_of_change(element) => 2,
            _ => {
                found.other = found.other.or(Some(time));
                continue;
            }
        };
        if let Some(slot) = ranks.get_mut(rank) {
            *slot = slot.or(Some(time));
        }
    }
    found.own = ranks.into_iter().flatten().next();
    found
}

/// Whether an element is in an item of a list that links to another article.
fn is_listed(element: ElementRef<'_>) -> bool {
    let item = element.ancestors().take(LIST).filter_map(ElementRef::wrap).find(|above| above.value().name() == "li");
    let links = |item: ElementRef<'_>| {
        let link = |inner: &ElementRef<'_>| inner.value().name() == "a" && !is_author(inner.value());
        item.descendants().filter_map(ElementRef::wrap).any(|inner| link(&inner))
    };
    item.is_some_and(links)
}

/// Whether a date is that of a change, by its names or the words before it.
fn is_of_change(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let named = value.attr("itemprop").is_some_and(|item| item.contains("dateModified"))
        || value.classes().any(|class| ["updat", "modif"].iter().any(|part| class.to_lowercase().contains(part)));
    let text: String = element.text().take(8).collect();
    let before = element.prev_sibling().map(|before| match before.value() {
        Node::Text(run) => run.to_string(),
        _ => ElementRef::wrap(before).map(|before| before.text().take(8).collect()).unwrap_or_default(),
    });
    named || says_changed(&text) || before.is_some_and(|before| says_changed(&before))
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
    printed::midnight(Date::new(part(1)?, i8::try_from(part(2)?).ok()?, i8::try_from(part(3)?).ok()?).ok()?)
}

/// A date in any machine-written form.
pub(super) fn read(value: &str) -> Option<Timestamp> {
    let value = value.trim();
    text::date(value).or_else(|| value.get(..10).and_then(text::date)).filter(|time| is_news(*time))
}

/// The dates printed in short blocks near the headline with little else in them.
pub(super) fn printed(blocks: &[Block], headline: Option<usize>, language: Option<&Language>) -> Visible {
    let from = headline.map_or(0, |at| at.saturating_sub(BEFORE));
    let head = headline.map_or(0..0, |at| at..end_of_head(blocks, at));
    let near = from..from + NEAR + BEFORE;
    // In furniture, only a date near the start belongs to this story.
    let begins = |block: &&Block| block.place != Place::Text || block.text.chars().count() <= MOST_LINE / 2;
    let begin = blocks.iter().skip(from).take(NEAR + BEFORE).take_while(begins).count();
    let mut found = Visible::default();
    let own = near.filter(|at| blocks.get(*at).is_some_and(|block| block.place != Place::Furniture));
    for at in own {
        let Some(date) = dated(blocks, at, language) else { continue };
        if head.contains(&at) && !date.changed && blocks.get(at).is_some_and(is_line) {
            return Visible { head: Some(date.time), ..found };
        }
        found.add(date);
    }
    if found.near.is_none() {
        (from..from + begin).filter_map(|at| dated(blocks, at, language)).for_each(|date| found.add(date));
    }
    found
}

impl Visible {
    fn add(&mut self, date: Printed) {
        let slot = if date.changed { &mut self.changed } else { &mut self.near };
        *slot = slot.or(Some(date.time));
    }
}

/// Whether a block is a line and no sentence of the text.
fn is_line(block: &Block) -> bool {
    !(block.text.ends_with(['.', '。']) && block.text.split_whitespace().count() >= SENTENCE)
}

/// The blocks around the headline where the article's own date may be: up to its text.
pub(super) fn around(blocks: &[Block], headline: Option<usize>) -> Range<usize> {
    headline.map_or(0..0, |at| at.saturating_sub(CLOSE)..end_of_head(blocks, at))
}

/// The first long text after the headline.
fn end_of_head(blocks: &[Block], headline: usize) -> usize {
    let is_long = |block: &Block| block.place == Place::Text && block.text.chars().count() > MOST_LINE;
    headline + blocks.iter().skip(headline).take(NEAR).position(is_long).unwrap_or(NEAR)
}

/// The date of a block, where the words before it may be a block of their own.
fn dated(blocks: &[Block], at: usize, language: Option<&Language>) -> Option<Printed> {
    let block = blocks.get(at).filter(|block| block.text.chars().count() <= MOST_LINE)?;
    let dates = printed::dates(&block.text, language);
    let label = at.checked_sub(1).and_then(|before| blocks.get(before)).map(|block| block.text.as_str());
    let labelled = label.is_some_and(|label| label.chars().count() <= MOST_LABEL && says_changed(label));
    let first = *dates.first()?;
    let date = dates.into_iter().find(|date| !date.changed).unwrap_or(first);
    let begins = block.text.starts_with(char::is_numeric);
    Some(Printed { changed: date.changed || labelled && begins && date == first, ..date })
}

#[cfg(test)]
mod tests {
    use super::of_address;
    use crate::page::read;

    const TEXT: &str = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, and \
        nobody knows when that will be, said the harbour master on Monday morning.</p>";

    fn published(before: &str, byline: &str, after: &str) -> String {
        let page = format!(
            "<html lang=en><body><header>{before}</header><main><article><h1>Boats wait for the spring</h1>{byline}{TEXT}{TEXT}{TEXT}\
             </article>{after}</main></body></html>"
        );
        read(&page, None).published.map(|time| time.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_date_next_to_the_headline_is_that_of_the_article() {
        let own = "<p class=byline>By Ada Obiri, 3 November 2026</p>";
        let latest = "<ul><li><time datetime=2026-11-29T07:00:00Z>07:00</time> <a href=/q>Tent found</a></li></ul>";
        for (before, byline, after) in [
            ("", own, latest),
            (latest, own, ""),
            ("<div class=today>Monday, 30 November 2026</div>", own, ""),
            ("", "<div>Updated: 4 November 2026 | Published: 3 November 2026</div>", ""),
            ("", "<div>Last updated 4 November 2026</div><div>First published 3 November 2026</div>", ""),
            (
                "",
                "<div>Updated <time datetime=2026-11-04>today</time>, <time datetime=2026-11-03>3 Nov</time></div>",
                "",
            ),
        ] {
            assert_eq!(published(before, byline, after), "2026-11-03T00:00:00Z", "{before} {byline} {after}");
        }
        assert_eq!(published("", "<p>Updated 4 November 2026</p>", ""), "2026-11-04T00:00:00Z");
        assert_eq!(published("", "<time>3 November 2026, 10:05 GMT</time>", ""), "2026-11-03T10:05:00Z");
        let later = "<div><span><time datetime=2026-11-03T10:05:00Z>today</time></span></div>";
        assert_eq!(published("", own, later), "2026-11-03T10:05:00Z");
        let sentence = "<p>The last ferry before the storm left on 3 October 2026.</p>";
        assert_eq!(published("", sentence, later), "2026-11-03T10:05:00Z");
    }

    #[test]
    fn an_address_gives_its_date() {
        let day = |url: &str| of_address(url).map(|time| time.to_string().chars().take(10).collect::<String>());
        assert_eq!(day("https://a.example/2026/11/03/harvest").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/news/harvest-20261103.html").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/story/123456789"), None);
    }
}
