//! The headline, by comparison of the visible headings with the titles in the head of the page, part by part, so that
//! names of sites and sections, dates and buttons are removed.

use std::collections::HashSet;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::furniture::is_furniture;
use super::leaf::Leaves;
use super::line::line;
use crate::model::Place;
use crate::text::Pattern;

/// Maximum number of headings examined.
const MAX_HEADINGS: usize = 40;
/// Maximum length of a headline in characters.
const LONGEST: usize = 320;
/// Minimum similarity of a heading that matches the head of the page.
const LIKE: f32 = 0.34;
/// Minimum similarity from which a heading matches whatever else is on the page.
const ALIKE: f32 = 0.6;
/// Minimum length in characters of a line that is a headline and not the name of a section or newsroom.
const LONG: usize = 25;
/// Minimum number of letters of a title part that may be a headline.
const ENOUGH: usize = 8;

/// Titles of the article and names of the newsroom, from the head of the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'a> {
    /// From structured data.
    pub(super) data: Option<&'a str>,
    /// From metadata for sharing.
    pub(super) shared: Option<&'a str>,
    /// From `title`, often with the newsroom's name.
    pub(super) window: Option<&'a str>,
    /// Names of the newsroom.
    pub(super) sites: &'a [String],
    /// Address of the page.
    pub(super) url: Option<&'a str>,
}

/// The headline as printed on the page, else as in its head. Where the two differ the printed one is more often
/// correct: the head is written for search and sharing.
pub(super) fn read(document: &Html, leaves: &Leaves, known: Known<'_>) -> Option<String> {
    let sites = sites(&known);
    let headings = headings(document);
    let printed: Vec<String> = headings.iter().map(|heading| tidy(&line(*heading))).collect();
    // Titles written for the article precede the window's title, which may repeat them.
    let own = Titles::new([known.data, known.shared], &sites);
    let all = Titles::new([known.data, known.shared, known.window], &sites);
    let marked = |titles: &Titles| {
        longest(printed.iter().filter(|text| titles.contains(text)).cloned())
            .or_else(|| headings.iter().find_map(|heading| titles.without_addition(*heading)))
    };
    let near: Vec<&String> = headings
        .iter()
        .zip(&printed)
        .filter(|(heading, text)| !in_furniture(**heading) && !text.is_empty() && text.chars().count() <= LONGEST)
        .map(|(_, text)| text)
        .collect();
    with_kicker(&printed, leaves, &known, &sites)
        .or_else(|| marked(&own))
        .or_else(|| marked(&all))
        .or_else(|| liked(&near, known, ALIKE).map(|text| without_lines(&headings, text, known)))
        .or_else(|| longest(shown(leaves).filter(|text| all.contains(text)).map(tidy)))
        .or_else(|| liked(&near, known, LIKE))
        .or_else(|| alone(&near, known, &sites))
        .or_else(|| all.agreed(&sites))
}

/// The title in the head, if it consists of a heading and the line printed above it, or of that line alone: `Kicker:
/// heading`.
fn with_kicker(printed: &[String], leaves: &Leaves, known: &Known<'_>, sites: &[String]) -> Option<String> {
    [known.data, known.shared].into_iter().flatten().find_map(|text| {
        let (before, after) = text.split_once(": ")?;
        let (kicker, heading) = (key(before), key(after));
        let whole = key(text);
        let is_printed = |line: &str| {
            line.len() <= before.len() * 2 && key(line) == kicker || line.len() <= text.len() * 2 && key(line) == whole
        };
        let fits = !is_site(&kicker, sites)
            && printed.iter().any(|text| key(text) == heading)
            && leaves.all.iter().any(|leaf| is_printed(&leaf.text));
        fits.then(|| tidy(text))
    })
}

/// The part of a heading that matches the head better than the whole does, if another part is in an element of its own,
/// such as a byline.
fn without_lines(headings: &[ElementRef<'_>], text: String, known: Known<'_>) -> String {
    let Some(heading) = headings.iter().find(|heading| tidy(&line(**heading)) == text) else { return text };
    let whole = likeness(&text, known);
    let parts = heading.descendants().skip(1).filter_map(ElementRef::wrap).take(60).map(|part| tidy(&line(part)));
    let own = parts.filter(|part| part.chars().count() * 3 > text.chars().count() * 2 && likeness(part, known) > whole);
    own.max_by(|one, other| likeness(one, known).total_cmp(&likeness(other, known))).unwrap_or(text)
}

/// The titles in the head, and their parts that may be the headline, by key.
struct Titles {
    whole: Vec<String>,
    parts: Vec<(String, String)>,
}

impl Titles {
    fn new<const N: usize>(texts: [Option<&str>; N], sites: &[String]) -> Self {
        let whole: Vec<String> = texts.into_iter().flatten().map(str::to_owned).collect();
        let parts = whole.iter().flat_map(|text| runs(text, sites)).collect();
        Self { whole, parts }
    }

    fn contains(&self, text: &str) -> bool {
        let key = key(text);
        self.parts.iter().any(|(known, _)| *known == key)
    }

    /// The part of a heading that matches, without an addition in an element of its own: a date, a button, a name.
    fn without_addition(&self, heading: ElementRef<'_>) -> Option<String> {
        let whole = key(&line(heading));
        let inner: HashSet<String> =
            heading.descendants().skip(1).filter_map(ElementRef::wrap).take(60).map(|part| key(&line(part))).collect();
        let fits = |own: &str| {
            let addition = whole.strip_prefix(own).or_else(|| whole.strip_suffix(own));
            // An addition longer than the matching part is the headline itself.
            let small =
                |addition: &str| weight(addition) <= weight(own) || self.whole.iter().any(|text| key(text) == own);
            addition.is_some_and(|addition| inner.contains(addition) && small(addition))
        };
        longest(self.parts.iter().filter(|(key, _)| fits(key)).map(|(_, text)| tidy(text)))
    }

    /// The longest common part of two different texts, else the first text without names of the newsroom.
    fn agreed(&self, sites: &[String]) -> Option<String> {
        let keys: HashSet<String> = self.whole.iter().map(|text| key(text)).collect();
        let shared = |part: &&(String, String)| {
            let holds = |text: &String| runs(text, sites).iter().any(|(key, _)| *key == part.0);
            keys.len() > 1 && self.whole.iter().filter(|text| holds(text)).count() == self.whole.len()
        };
        longest(self.parts.iter().filter(shared).map(|(_, text)| tidy(text)))
            .or_else(|| self.whole.first().map(|text| tidy(first_of_many(&without_sites(text, sites)))))
    }
}

/// The first of three or more parts separated by bars, whose others name sections and newsrooms; else the whole.
fn first_of_many(text: &str) -> &str {
    let parts: Vec<&str> = text.split(['|', '｜', 'ㅣ']).map(str::trim).collect();
    match parts.as_slice() {
        [first, _, _, ..] if weight(&key(first)) >= LONG => first,
        _ => text,
    }
}

/// The level 1 headings.
fn headings(document: &Html) -> Vec<ElementRef<'_>> {
    static HEADINGS: LazyLock<Option<Selector>> = LazyLock::new(|| Selector::parse("h1").ok());
    let found = HEADINGS.iter().flat_map(|headings| document.select(headings));
    found.take(MAX_HEADINGS).collect()
}

/// The lines that may be an unmarked headline, and the other headings.
fn shown(leaves: &Leaves) -> impl Iterator<Item = &str> {
    let near = leaves.all.iter().filter(|leaf| matches!(leaf.named(), Place::Text | Place::Heading | Place::Inset));
    let own = near.filter(|leaf| leaf.links * 2 < leaf.chars || leaf.named() == Place::Heading);
    own.map(|leaf| leaf.text.as_str())
}

fn longest(all: impl Iterator<Item = String>) -> Option<String> {
    let mut best: Option<String> = None;
    for text in all {
        if best.as_ref().is_none_or(|best| text.chars().count() > best.chars().count()) {
            best = Some(text);
        }
    }
    best
}

/// The heading most similar to the titles in the head.
fn liked(all: &[&String], known: Known<'_>, least: f32) -> Option<String> {
    let best = all.iter().map(|text| (*text, likeness(text, known))).max_by(|a, b| a.1.total_cmp(&b.1));
    best.filter(|(_, likeness)| *likeness >= least).map(|(text, _)| text.clone())
}

/// The only heading, or the first if the head has no title, or none but the newsroom's name.
fn alone(all: &[&String], known: Known<'_>, sites: &[String]) -> Option<String> {
    let own = |text: &str| !is_site(&key(text), sites);
    if ![known.data, known.shared, known.window].into_iter().flatten().any(own) {
        return all.iter().find(|text| own(text)).map(|text| (*text).clone());
    }
    // The name of a newsroom or section is short and has nothing in common with the headline.
    match all {
        [only] if only.chars().count() >= LONG && likeness(only, known) > 0.0 => Some((*only).clone()),
        _ => None,
    }
}

fn likeness(text: &str, known: Known<'_>) -> f32 {
    // The window's title ends with the newsroom's name, which a short heading may consist of.
    let long = text.chars().count() >= LONG || (known.data, known.shared) == (None, None);
    let window = known.window.filter(|_| long);
    [known.data, known.shared, window].into_iter().flatten().map(|known| alike(text, known)).fold(0.0, f32::max)
}

/// Separators between a headline and the names of sections and newsrooms.
static BETWEEN: Pattern =
    Pattern::new(r"\s+(?:[-–—|·•»«›/~:]|--|::|//)+\s+|\s*(?:[|｜ㅣ]|::|--|»|_(?:_)?)\s*|：\s*|:\s*");

/// The parts of a title as byte ranges.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for found in BETWEEN.find_iter(text).take(12) {
        parts.push((from, found.start()));
        from = found.end();
    }
    parts.push((from, text.len()));
    parts.into_iter().flat_map(|(from, to)| at_hyphens(text, from, to)).collect()
}

/// A title part in a script without spaces, split at its hyphens.
fn at_hyphens(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let part = text.get(from..to).unwrap_or_default();
    let dense = |c: Option<char>| c.is_some_and(|c| c > '\u{2e80}');
    let mut parts = Vec::new();
    let mut begin = from;
    for (at, sign) in part.match_indices('-') {
        let (before, after) = (part.get(..at).unwrap_or_default(), part.get(at + sign.len()..).unwrap_or_default());
        if dense(before.chars().next_back()) && dense(after.chars().next()) {
            parts.push((begin, from + at));
            begin = from + at + sign.len();
        }
    }
    parts.push((begin, to));
    parts
}

/// The sequences of parts that contain the first or the longest one, without names of the newsroom and parts that are
/// too short compared with the longest, each after its key.
fn runs(text: &str, sites: &[String]) -> Vec<(String, String)> {
    let parts = parts(text);
    let key_of = |from: usize, to: usize| key(text.get(from..to).unwrap_or_default());
    let keys: Vec<String> = parts.iter().map(|(from, to)| key_of(*from, *to)).collect();
    let own = || keys.iter().enumerate().filter(|(_, key)| !is_site(key, sites));
    let first = own().next().map(|(at, _)| at);
    let longest = own().max_by_key(|(_, key)| weight(key)).map(|(at, _)| at);
    let least = longest.and_then(|at| keys.get(at)).map_or(0, |key| weight(key) * 2 / 5).max(ENOUGH);
    let mut found = Vec::new();
    for (at, (from, _)) in parts.iter().enumerate() {
        for (end, (_, to)) in parts.iter().enumerate().skip(at) {
            let holds = |part: Option<usize>| part.is_some_and(|part| (at..=end).contains(&part));
            let key = key_of(*from, *to);
            if (holds(first) || holds(longest)) && weight(&key) >= least && !is_site(&key, sites) {
                found.push((key, text.get(*from..*to).unwrap_or_default().trim().to_owned()));
            }
        }
    }
    found
}

/// A title without parts at either end that name the newsroom.
fn without_sites(text: &str, sites: &[String]) -> String {
    let mut parts = parts(text);
    let named = |part: Option<&(usize, usize)>| {
        part.is_some_and(|(from, to)| is_site(&key(text.get(*from..*to).unwrap_or_default()), sites))
    };
    while parts.len() > 1 && named(parts.last()) {
        parts.pop();
    }
    while parts.len() > 1 && named(parts.first()) {
        parts.remove(0);
    }
    let ends = parts.first().zip(parts.last());
    ends.and_then(|((from, _), (_, to))| text.get(*from..*to)).unwrap_or(text).trim().to_owned()
}

/// Keys of the newsroom's names, and of the labels of its host.
fn sites(known: &Known<'_>) -> Vec<String> {
    let host = known.url.and_then(|url| Url::parse(url).ok()).and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let labels = host.split('.').filter(|label| label.len() > 3).chain([host]);
    let names = known.sites.iter().flat_map(|site| parts(site).into_iter().map(|(from, to)| site.get(from..to)));
    let names = names.flatten().chain(known.sites.iter().map(String::as_str));
    labels.chain(names).map(key).filter(|key| !key.is_empty()).collect()
}

fn is_site(key: &str, sites: &[String]) -> bool {
    key.is_empty() || sites.iter().any(|site| site == key)
}

/// The letters and digits of a text in lower case.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Number of letters; a letter of a script without spaces counts as two.
fn weight(key: &str) -> usize {
    key.chars().map(|c| if c > '\u{2e80}' { 2 } else { 1 }).sum()
}

/// A text without invisible line break controls.
fn tidy(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}')).collect()
}

fn in_furniture(heading: ElementRef<'_>) -> bool {
    let mut above = heading.ancestors().filter_map(ElementRef::wrap);
    above.any(|above| {
        matches!(above.value().name(), "nav" | "footer" | "aside" | "dialog") && is_furniture(above.value())
    })
}

/// Similarity of two texts by letter bigrams (Dice), from 0 to 1.
fn alike(one: &str, other: &str) -> f32 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(400).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let whole = one.len() + other.len();
    let mut both = 0_u16;
    for pair in one {
        if let Some(at) = other.iter().position(|known| *known == pair) {
            other.swap_remove(at);
            both += 1;
        }
    }
    if whole == 0 { 0.0 } else { 2.0 * f32::from(both) / f32::from(u16::try_from(whole).unwrap_or(u16::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::{Known, read};
    use crate::page::leaves;
    use crate::text::html::parse_document;

    fn title(body: &str, window: &str, url: &str) -> String {
        let document = parse_document(body).html;
        let known = Known { window: Some(window), url: Some(url), ..Known::default() };
        read(&document, &leaves::read(&document), known).unwrap_or_default()
    }

    #[test]
    fn names_of_sites_are_no_part_of_a_headline() {
        let url = "https://www.harbour-post.example/1";
        assert_eq!(title("<p>Text.</p>", "Seagrass returns - Harbour Post", url), "Seagrass returns");
        assert_eq!(title("<p>Text.</p>", "Harbour Post: Seagrass returns", url), "Seagrass returns");
        assert_eq!(title("<p>Text.</p>", "Seagrass returns: what we know", url), "Seagrass returns: what we know");
        let window = "海草再次回到北方港湾_新闻频道_港湾网";
        assert_eq!(title("<h2>海草再次回到北方港湾</h2>", window, url), "海草再次回到北方港湾");
    }

    #[test]
    fn what_stands_beside_in_an_element_of_its_own_is_no_part_either() {
        let url = "https://h.example/1";
        for addition in ["<time>15 June 12:22</time>", "<a href=/>Harbour Post</a>", "<div>Photo: Oda Fjell</div>"] {
            let heading = format!("<h1><span>Seagrass returns to the bay</span>{addition}</h1>");
            assert_eq!(title(&heading, "Seagrass returns to the bay | News", url), "Seagrass returns to the bay");
        }
        let longer = "<h1>Seagrass returns to the bay after years</h1>";
        assert_eq!(title(longer, "Seagrass returns to the bay", url), "Seagrass returns to the bay after years");
    }

    #[test]
    fn a_line_above_the_headline_stays_before_it_where_the_head_says_so() {
        let read = |body: &str, shared: &str| {
            let document = parse_document(body).html;
            let known = Known { shared: Some(shared), ..Known::default() };
            read(&document, &leaves::read(&document), known).unwrap_or_default()
        };
        let page = "<p>Northern bay</p><h1>Seagrass returns</h1>";
        assert_eq!(read(page, "Northern bay: Seagrass returns"), "Northern bay: Seagrass returns");
        let both = "<h1>Seagrass returns</h1><h2>Northern bay <b>Seagrass returns</b></h2>";
        assert_eq!(read(both, "Northern bay: Seagrass returns"), "Northern bay: Seagrass returns");
        assert_eq!(read("<h1>Seagrass returns</h1>", "Northern bay: Seagrass returns"), "Seagrass returns");
    }

    #[test]
    fn of_a_heading_the_part_is_taken_that_the_head_agrees_with_most() {
        let read = |body: &str, shared: &str| {
            let document = parse_document(body).html;
            let known = Known { shared: Some(shared), ..Known::default() };
            read(&document, &leaves::read(&document), known).unwrap_or_default()
        };
        let signed = "<h1><span>Seagrass returns to the bay of old</span><div>Oda Fjell</div></h1>";
        assert_eq!(read(signed, "Seagrass returns to the bay of old (film)"), "Seagrass returns to the bay of old");
        let parted = "<h1><span>The bay:</span> <span>Divers count the seagrass that came back</span></h1>";
        assert_eq!(read(parted, "The bay: divers count"), "The bay: Divers count the seagrass that came back");
    }

    #[test]
    fn a_line_that_is_not_marked_is_found_by_what_the_window_says() {
        let page = "<h1>Harbour tickers: prices fall again 19:20</h1><div>Seagrass returns to the bay</div>";
        let window = "Seagrass returns to the bay | Science | Tides";
        assert_eq!(title(page, window, "https://h.example/1"), "Seagrass returns to the bay");
        assert_eq!(title("<h1>Ebb begins</h1>", "Tides", "https://tides.example/1"), "Ebb begins");
    }
}
