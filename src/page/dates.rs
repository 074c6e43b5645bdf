use std::collections::HashSet;
use std::ops::Range;

use ego_tree::NodeId;
use jiff::Timestamp;
use jiff::civil::Date;
use scraper::{ElementRef, Html, Node, Selector};

use super::date_lines::{Line, Lines, MOST_LINE};
use super::enclosing::Enclosing;
use super::furniture::is_author;
use super::labels::{self, says_changed};
use super::printed::{self, Printed, is_news};
use crate::model::{Block, Place};
use crate::text::html::Attribute as _;
use crate::text::{self, Pattern};

/// Maximum number of elements that may hold a date.
const MOST_ELEMENTS: usize = 200;
/// Number of ancestors of a date that are searched for an item of a list.
const LIST: usize = 6;
/// Number of blocks before the headline that are searched for a printed date, and for one in an element for dates.
const BEFORE: usize = 5;
const CLOSE: usize = 3;
/// Number of seconds of a day.
const DAY: u64 = 86_400;
/// Number of blocks around the headline that are searched for a printed date, and after the end of the text.
const NEAR: usize = 14;
const AFTER: usize = 3;

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
pub(super) fn marked((document, enclosing): (&Html, &Enclosing), near: &HashSet<NodeId>) -> Marked {
    let mut found = Marked::default();
    let mut ranks = [None; 3];
    let Ok(selector) =
        Selector::parse("[itemprop~=datePublished], time[datetime], time, [data-published], abbr.published[title]")
    else {
        return found;
    };
    for element in document.select(&selector).take(MOST_ELEMENTS) {
        let value = element.value();
        if in_furniture(element, enclosing) {
            continue;
        }
        let given = ["datetime", "content", "data-published", "title"].into_iter().find_map(|key| value.attribute(key));
        let text: String = element.text().take(8).collect();
        let Some(time) = given.and_then(read).or_else(|| read(&text)) else { continue };
        let published = value.attribute("itemprop") == Some("datePublished")
            || value.attribute("pubdate").is_some()
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
    let named = value.attribute("itemprop").is_some_and(|item| item.contains("dateModified"))
        || value.classes().any(|class| ["updat", "modif"].iter().any(|part| class.to_lowercase().contains(part)));
    let text: String = element.text().take(8).collect();
    let before = element.prev_sibling().map(|before| match before.value() {
        Node::Text(run) => run.to_string(),
        _ => ElementRef::wrap(before).map(|before| before.text().take(8).collect()).unwrap_or_default(),
    });
    named || says_changed(&text) || before.is_some_and(|before| says_changed(&before))
}

fn in_furniture(element: ElementRef<'_>, enclosing: &Enclosing) -> bool {
    // Dates of other stories are in lists; the date of this one never is.
    let above = element.ancestors().filter_map(ElementRef::wrap);
    above.take(12).any(|above| enclosing.is_furniture(above) && above.value().name() != "header")
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

/// The dates printed in lines of their own near the headline, else at the end of the text, whose last block is `last`.
pub(super) fn printed(lines: Lines<'_>, headline: Option<usize>, last: Option<usize>) -> Visible {
    let blocks = lines.blocks;
    let from = headline.map_or(0, |at| at.saturating_sub(BEFORE));
    let headline = headline.or_else(|| lines.heading());
    let head = headline.map_or(0..0, |at| at..end_of_head(blocks, at));
    let is_of_page = |at: &usize| blocks.get(*at).is_some_and(|block| block.place == Place::Furniture);
    let mut found = Visible::default();
    for at in head.clone().filter(|at| !is_of_page(at)) {
        match lines.dated(at) {
            Some((date, Line::Beside | Line::Own)) if !date.changed => {
                return Visible { head: Some(date.time), ..found };
            }
            Some((date, Line::Beside | Line::Own)) => found.add(date),
            _ => {}
        }
    }
    let near = from..from + NEAR + BEFORE;
    let text =
        near.start + blocks.iter().skip(near.start).take(NEAR + BEFORE).take_while(|block| !is_long(block)).count();
    let mut take = |at: usize, least: Line| {
        if let Some((date, _)) = lines.dated(at).filter(|(_, line)| *line >= least) {
            found.add(date);
        }
    };
    let above = from..text.max(head.end);
    above.clone().filter(|at| !is_of_page(at)).for_each(|at| take(at, Line::Beside));
    // In furniture, only a date before the first paragraph belongs to this story.
    let begins = |block: &&Block| block.place != Place::Text || block.text.chars().count() <= MOST_LINE / 2;
    let begin = from + blocks.iter().skip(from).take(NEAR + BEFORE).take_while(begins).count();
    let beside = || (from..begin).filter(is_of_page);
    beside().for_each(|at| take(at, Line::Beside));
    // Within the text only a block of its own is no part of the story, and a heading is.
    let is_heading = |at: &usize| blocks.get(*at).is_some_and(|block| block.place == Place::Heading);
    let own = |at: &usize| !is_heading(at) && !lines.is_item(*at);
    (above.end..near.end).filter(|at| !is_of_page(at) && own(at)).for_each(|at| take(at, Line::Own));
    let any = |at: &usize| Some(*at) == headline || !is_heading(at) && (above.contains(at) || own(at));
    near.clone().filter(|at| !is_of_page(at) && any(at)).for_each(|at| take(at, Line::Other));
    beside().filter(any).for_each(|at| take(at, Line::Other));
    if let Some(last) = last.filter(|last| *last > above.end) {
        // After the text, dates without a word for their event are those of other articles.
        let states_event = |at: &usize| {
            blocks.get(*at).is_some_and(|block| labels::says_when(&block.text) || says_changed(&block.text))
        };
        let end = (last..=last + AFTER).filter(|at| !is_of_page(at) && own(at) && (*at == last || states_event(at)));
        end.for_each(|at| take(at, Line::Own));
    }
    found
}

impl Visible {
    fn add(&mut self, date: Printed) {
        let slot = if date.changed { &mut self.changed } else { &mut self.near };
        *slot = slot.or(Some(date.time));
    }
}

/// The blocks around the headline where the article's own date may be: up to its text.
pub(super) fn around(blocks: &[Block], headline: Option<usize>) -> Range<usize> {
    headline.map_or(0..0, |at| at.saturating_sub(CLOSE)..end_of_head(blocks, at))
}

/// The first long text after the headline.
fn end_of_head(blocks: &[Block], headline: usize) -> usize {
    headline + blocks.iter().skip(headline).take(NEAR).position(is_long).unwrap_or(NEAR)
}

fn is_long(block: &Block) -> bool {
    block.place == Place::Text && block.text.chars().count() > MOST_LINE
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
    fn a_line_called_a_footer_above_the_text_gives_its_date_and_a_profile_does_not() {
        let foot = "<div class=footer><p><span><time datetime=2026-11-03>03.11.2026</time></span></p></div>";
        assert_eq!(published("", foot, "<ul><li>4 November 2026: Boats<li>Nets</ul>"), "2026-11-03T00:00:00Z");
        let profile = "<dl class=postprofile><dt>gannet<dd>Joined: Tue Feb 04, 2025 8:11 pm</dl>";
        let post = "<p class=author>by gannet » Tue Nov 03, 2026</p>";
        assert_eq!(published("", &format!("{profile}{post}"), ""), "2026-11-03T00:00:00Z");
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
    fn a_date_of_the_story_is_not_that_of_the_article() {
        let caption = "<figure><img src=a.jpg><figcaption>The mole, 3 October 2019</figcaption></figure>";
        for story in [
            caption,
            "<p>The market opens on 5 December 2026 at noon.</p>",
            "<p>Der Markt öffnet am 5. Dezember 2026.</p>",
            "<h2>All that is new since 5 December 2025</h2>",
            "<ol><li>Obiri, A. Boats in winter (seen 3 November 2025).</li></ol>",
        ] {
            assert_eq!(published("", story, ""), "", "{story}");
            let own = "<div class=share-bar><p>Published 3 November 2026</p></div>";
            assert_eq!(published("", &format!("{own}{story}"), ""), "2026-11-03T00:00:00Z", "{story}");
            let own = "<div>Updated <x-stamp><span>3 November 2026</span></x-stamp></div>";
            assert_eq!(published("", &format!("{own}{story}"), ""), "2026-11-03T00:00:00Z", "{story}");
        }
        let chronicle = "<h3>3 October 2026</h3><p>The storm came.</p>";
        assert_eq!(published("", &format!("{TEXT}{chronicle}"), ""), "");
        let table = "<table><tr><td>3 October 2026</td><td>Storm</td></tr></table>";
        assert_eq!(published("", &format!("{TEXT}{table}"), ""), "");
        assert_eq!(published("", "", "<p>Published: 3 November 2026</p>"), "2026-11-03T00:00:00Z");
    }

    #[test]
    fn a_line_with_a_date_and_little_else_is_that_of_the_article() {
        for (line, right) in [
            ("<p>Ada Obiri | 3 November 2026</p>", "2026-11-03T00:00:00Z"),
            ("<p>Lowmouth, 3 November 2026</p>", "2026-11-03T00:00:00Z"),
            ("<ul class=meta><li>Ada Obiri</li><li>3 November 2026</li></ul>", "2026-11-03T00:00:00Z"),
            ("<p>November 3, 2026 ⋅ Email this post ⋅ Print this page</p>", "2026-11-03T00:00:00Z"),
            ("<p>Par Ada Obiri le 3 Nov 2026</p>", "2026-11-03T00:00:00Z"),
            ("<p>Objavljeno 03.11.2026.</p>", "2026-11-03T00:00:00Z"),
            (
                "<p class=dek-date>The harbour paper of the third of the month, 3 November 2026</p>",
                "2026-11-03T00:00:00Z",
            ),
            ("<p>2.4.0 (2026-11-03)</p>", "2026-11-03T00:00:00Z"),
            ("<p>Version 12.30 of 3 November 2026</p>", "2026-11-03T00:00:00Z"),
            ("<div><span>3</span><span>Nov</span><span>2026</span></div>", "2026-11-03T00:00:00Z"),
            ("<div><div>3</div><div>Nov</div><div>2026</div></div>", "2026-11-03T00:00:00Z"),
            ("<div>November 3<sup>rd</sup>, 2026</div>", "2026-11-03T00:00:00Z"),
            ("<div><b><i>2026</i></b><b><i>11</i>/<i>03</i></b><b>10:05:22</b></div>", "2026-11-03T10:05:22Z"),
            ("<span>3/11/2026 10:05</span><span>Actualizado al 4/11/2026 11:00</span>", "2026-03-11T10:05:00Z"),
            ("<p>10:05 AM EST, Tue November 3, 2026</p>", "2026-11-03T15:05:00Z"),
            ("<p>3 November 2026 at 4.05pm</p>", "2026-11-03T16:05:00Z"),
            ("<p>03.11.2026 • 10:05</p>", "2026-11-03T10:05:00Z"),
        ] {
            assert_eq!(published("", line, ""), right, "{line}");
        }
    }

    #[test]
    fn an_address_gives_its_date() {
        let day = |url: &str| of_address(url).map(|time| time.to_string().chars().take(10).collect::<String>());
        assert_eq!(day("https://a.example/2026/11/03/harvest").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/news/harvest-20261103.html").as_deref(), Some("2026-11-03"));
        assert_eq!(day("https://a.example/story/123456789"), None);
    }
}
