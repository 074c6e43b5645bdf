//! What belongs to a body because of where it stands or what leads to it: tables and lists between or right behind its
//! paragraphs, lines between them, notes that its text refers to.

use std::collections::{HashMap, HashSet};

use scraper::{ElementRef, Html};

use super::groups::{Groups, Kind};
use super::words::{DOUBTFUL, OTHERS, SOURCES, VERDICTS};
use crate::page::labels::{self, Label};
use crate::page::leaf::{Leaf, Leaves, Part, Tag};
use crate::page::signs;

/// Letters of the words of a link to a note.
const MOST_MARK: usize = 6;
/// Groups behind one of the body in which another may stand: a heading, a caption.
const NEAR: usize = 3;
/// Words of a line that leads to a list, of one that leads to a list without links, and elements round that list which may say that it is something else.
const LEAD: usize = 4;
const LEAD_PLAIN: usize = 2;
const CARD: usize = 3;
/// Elements round a list of which none may be another part of the page.
const AROUND: usize = 6;
/// Words of a line that does nothing but lead to a list.
const SHORT: usize = 8;
/// Groups between two of the body that may be filled.
const GAP: usize = 8;
/// Adds to what is chosen.
pub(super) fn fill(groups: &Groups, document: &Html, chosen: &mut [bool]) {
    let Some(page) = Page::new(groups, chosen) else { return };
    let add: Vec<usize> = (0..chosen.len()).filter(|at| page.belongs(*at, chosen)).collect();
    set(chosen, &add);
    set(chosen, &page.words_above(chosen));
    set(chosen, &page.headings(chosen));
    set(chosen, &page.between(chosen));
    set(chosen, &page.items(chosen));
    set(chosen, &notes(groups, document, chosen));
}

fn set(chosen: &mut [bool], add: &[usize]) {
    for at in add {
        if let Some(chosen) = chosen.get_mut(*at) {
            *chosen = true;
        }
    }
}

struct Page<'a> {
    groups: &'a Groups,
    leaves: &'a Leaves,
    /// The element right inside which most of the body's paragraphs stand, if there is one.
    column: Option<usize>,
    /// The last group of the body.
    last: usize,
    /// A set of meanings that no part of a body has, and those of them that leave no doubt.
    others: u32,
    certain: u32,
}

impl<'a> Page<'a> {
    fn new(groups: &'a Groups, chosen: &[bool]) -> Option<Self> {
        let leaves = &groups.leaves;
        let mut letters = HashMap::new();
        let mut whole = 0;
        for (leaf, _) in leaves.all.iter().zip(chosen).filter(|(leaf, chosen)| **chosen && leaf.is_prose()) {
            whole += leaf.chars;
            *letters.entry(column(leaves, leaf)).or_insert(0) += leaf.chars;
        }
        let (column, most) = letters.into_iter().max_by_key(|(at, letters)| (*letters, usize::MAX - at))?;
        let bits = |wanted: &[&str]| {
            let meanings = signs::meanings().iter().enumerate();
            meanings.filter(|(_, name)| wanted.contains(&name.as_str())).fold(0, |bits, (at, _)| bits | 1_u32 << at)
        };
        let others = bits(&OTHERS);
        let certain = others & !bits(&DOUBTFUL);
        let last = chosen.iter().rposition(|chosen| *chosen).unwrap_or(0);
        Some(Self { groups, leaves, column: Some(column).filter(|_| most * 2 > whole), last, others, certain })
    }

    /// Whether a group stands right in the column of the body, and is a thing that articles are made of.
    fn belongs(&self, at: usize, chosen: &[bool]) -> bool {
        let (Some(leaf), Some(sum)) = (self.leaves.all.get(at), self.groups.sums.get(at)) else { return false };
        let whole = matches!(
            sum.kind,
            Kind::Table | Kind::List | Kind::Definitions | Kind::Code | Kind::Accordion | Kind::Lines
        );
        let unlinked = sum.linked * 4 < sum.parts.max(1) && leaf.links * 4 < leaf.chars;
        // Each item says more than what it links to.
        let told = sum.linked == 0 && sum.parts > 1 && chosen.get(at + 1).copied().unwrap_or_default();
        whole
            && !chosen.get(at).copied().unwrap_or_default()
            && labels::of_words(&leaf.text).is_none()
            && (self.is_led(at, leaf, unlinked, chosen)
                || (sum.kind == Kind::List && self.is_drawn_from(at, leaf, chosen))
                || ((unlinked || told) && sum.kind == Kind::List && self.is_listed(at, leaf, chosen))
                || (unlinked
                    && self.is_in_column(leaf)
                    && self.heading_before(at).and_then(|at| self.label(at)).is_none()
                    && is_behind(at, chosen)))
    }

    /// Whether a line of the body stands right before that ends with a colon: what it leads to is said, whatever it links to.
    fn is_led(&self, at: usize, leaf: &Leaf, unlinked: bool, chosen: &[bool]) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| chosen.get(*before).copied().unwrap_or_default()) else {
            return false;
        };
        let least = if unlinked { LEAD_PLAIN } else { LEAD };
        let leads = |line: &Leaf| line.words >= least && is_lead(line);
        let own = |part: &usize| self.leaves.parts.get(*part).is_some_and(|part| part.signs & self.certain == 0);
        self.leaves.all.get(before).is_some_and(leads) && self.leaves.chain(leaf.part).take(CARD).all(|part| own(&part))
    }

    /// Whether a list follows a line of the body at once, or the word for what is good or bad, or a line behind the body that
    /// leads to it, and the body goes on behind it.
    fn is_listed(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let is = chosen.get(before).copied().unwrap_or_default();
        let behind =
            is && self.label(before).is_none() || self.is_word(before, &VERDICTS) || self.is_lead_at(before, chosen);
        at < self.last && behind && self.is_own(leaf)
    }

    /// Whether a short line right behind the body leads to what comes next.
    fn is_lead_at(&self, at: usize, chosen: &[bool]) -> bool {
        let before = at.checked_sub(1).is_some_and(|before| chosen.get(before).copied().unwrap_or_default());
        let short = |line: &Leaf| (LEAD_PLAIN..=SHORT).contains(&line.words) && line.links == 0 && is_lead(line);
        before && self.leaves.all.get(at).is_some_and(short)
    }

    /// Whether nothing near round a list says that it is no part of the article.
    fn is_own(&self, leaf: &Leaf) -> bool {
        let other = |part: &Part| matches!(part.name, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form);
        self.leaves.above(leaf).take(CARD).all(|part| part.signs & self.certain == 0)
            && !self.leaves.above(leaf).take(AROUND).any(other)
    }

    /// Whether a list stands under the word for what the article is drawn from, near behind a line of it.
    fn is_drawn_from(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let Some(word) = at.checked_sub(1) else { return false };
        let close = chosen.get(word).copied().unwrap_or_default() || is_behind(word, chosen);
        close && self.is_word(word, &SOURCES) && self.is_own(leaf)
    }

    /// The words for what is good or bad or drawn from that stand right before a list of the body.
    fn words_above(&self, chosen: &[bool]) -> Vec<usize> {
        let listed = |at: usize| {
            chosen.get(at).copied().unwrap_or_default()
                && self.groups.sums.get(at).is_some_and(|sum| sum.kind == Kind::List)
        };
        let word =
            |at: &usize| self.is_word(*at, &VERDICTS) || self.is_word(*at, &SOURCES) || self.is_lead_at(*at, chosen);
        (0..chosen.len()).filter(|at| listed(at + 1)).filter(word).collect()
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let word =
            |leaf: &Leaf| leaf.words <= LEAD && words.contains(&leaf.text.to_lowercase().trim_end_matches([':', '：']));
        self.leaves.all.get(at).is_some_and(word)
    }

    /// Whether a leaf stands in the column with nothing but itself in the elements between.
    fn is_in_column(&self, leaf: &Leaf) -> bool {
        let mut chain = self.leaves.chain(leaf.part).take_while(|at| Some(*at) != self.column);
        let alone =
            |at: usize| self.leaves.parts.get(at).is_some_and(|part| part.signs & self.others == 0 && part.leaves <= 2);
        self.leaves.chain(leaf.part).any(|at| Some(at) == self.column) && chain.all(alone)
    }

    fn label(&self, at: usize) -> Option<Label> {
        self.leaves.all.get(at).and_then(|leaf| labels::of(&leaf.text))
    }

    /// The nearest heading before a group, with nothing of the body between.
    fn heading_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        self.is_heading(before).then_some(before)
    }

    fn is_heading(&self, at: usize) -> bool {
        let heading = |leaf: &Leaf| {
            self.leaves.above(leaf).take(3).any(|part| matches!(part.name, Tag::H2 | Tag::H3)) && leaf.words <= 12
        };
        self.leaves.all.get(at).is_some_and(heading)
    }

    /// Headings between what is chosen, also with a short link behind them that leads back to the contents.
    fn headings(&self, chosen: &[bool]) -> Vec<usize> {
        let is = |at: &usize| chosen.get(*at).copied().unwrap_or_default();
        let back = |leaf: &Leaf| leaf.words <= LEAD && leaf.links * 10 > leaf.chars * 8;
        let over = |at: &usize| is(&(at + 2)) && self.leaves.all.get(at + 1).is_some_and(back);
        let fits = |at: &usize| {
            !is(at)
                && (is(&(at + 1)) || over(at))
                && self.is_heading(*at)
                && self.label(*at).is_none()
                && is_behind(*at, chosen)
        };
        let own = |leaf: &Leaf| self.is_in_column(leaf) || (leaf.links * 2 < leaf.chars && self.is_own(leaf));
        (0..chosen.len()).filter(fits).filter(|at| self.leaves.all.get(*at).is_some_and(own)).collect()
    }

    /// The rest of items that stand side by side, each a text of its own, where most of them are chosen.
    fn items(&self, chosen: &[bool]) -> Vec<usize> {
        let list = |leaf: &Leaf| {
            let own = self.leaves.parts.get(leaf.part).filter(|part| part.name == Tag::Li)?;
            Some((own.above, own.shape))
        };
        let mut counts: HashMap<(usize, u64), (usize, usize)> = HashMap::new();
        for (leaf, chosen) in self.leaves.all.iter().zip(chosen) {
            if let Some(key) = list(leaf) {
                let count = counts.entry(key).or_default();
                count.0 += usize::from(*chosen);
                count.1 += 1;
            }
        }
        let most =
            |leaf: &Leaf| list(leaf).and_then(|key| counts.get(&key)).is_some_and(|(own, all)| own * 4 > all * 3);
        let fits = |leaf: &Leaf| leaf.is_prose() && leaf.links * 4 < leaf.chars && labels::of(&leaf.text).is_none();
        let all = self.leaves.all.iter().zip(chosen).enumerate();
        all.filter(|(_, (leaf, chosen))| !**chosen && fits(leaf) && most(leaf)).map(|(at, _)| at).collect()
    }

    /// Plain lines between two lines of the body that stand in the same element and look the same.
    fn between(&self, chosen: &[bool]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from: Option<usize> = None;
        for (at, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
            if let Some(from) = from.filter(|from| at - from > 1 && at - from <= GAP) {
                let alike = |other: usize| self.is_alike(from, other);
                let plain = |other: usize| {
                    self.label(other).is_none()
                        && self.leaves.all.get(other).is_some_and(|leaf| leaf.links * 4 < leaf.chars)
                };
                let gap = from + 1..at;
                if alike(at) && gap.clone().all(|other| alike(other) && plain(other)) {
                    found.extend(gap);
                }
            }
            from = Some(at);
        }
        found
    }

    /// Whether two leaves stand in elements of the same kind, side by side in the column.
    fn is_alike(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.leaves.all.get(one), self.leaves.all.get(other)) else { return false };
        let above = |leaf: &Leaf| self.leaves.parts.get(leaf.part).map(|part| (part.above, part.shape));
        let in_column = above(one).is_some_and(|(above, _)| Some(above) == self.column);
        in_column && above(one) == above(other)
    }
}

/// Whether a line ends with the sign for what comes next.
fn is_lead(line: &Leaf) -> bool {
    line.text.ends_with([':', '：']) && labels::of(&line.text).is_none()
}

/// Whether something of the body stands right before.
fn is_behind(at: usize, chosen: &[bool]) -> bool {
    chosen.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().any(|chosen| *chosen)
}

/// The element round a paragraph.
fn column(leaves: &Leaves, leaf: &Leaf) -> usize {
    let line = |at: &usize| {
        leaves.parts.get(*at).is_some_and(|part| part.inline || matches!(part.name, Tag::P | Tag::H2 | Tag::H3))
    };
    leaves.chain(leaf.part).find(|at| !line(at)).unwrap_or(0)
}

/// The groups that hold a note: an element to which a mark in the body leads.
fn notes(groups: &Groups, document: &Html, chosen: &[bool]) -> Vec<usize> {
    let mut ids: HashSet<&str> = HashSet::new();
    for leaf in groups.leaves.all.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(leaf, _)| leaf) {
        if leaf.links == 0 {
            continue;
        }
        let nodes = leaf.nodes.iter().filter_map(|id| document.tree.get(*id));
        let marks = nodes.filter(|node| node.value().as_text().is_some_and(|text| text.trim().len() <= MOST_MARK));
        for mark in marks {
            let links = mark.ancestors().take(3).filter_map(|above| above.value().as_element());
            ids.extend(links.filter_map(|link| link.attr("href")?.strip_prefix('#')).filter(|id| !id.is_empty()));
        }
    }
    if ids.is_empty() {
        return Vec::new();
    }
    let is_note = |leaf: &Leaf| {
        let first = leaf.nodes.iter().filter_map(|id| document.tree.get(*id));
        first.take(200).any(|node| {
            let mut above = node.ancestors().take(6).filter_map(ElementRef::wrap);
            above.any(|above| {
                let named = above.value().id().is_some_and(|id| ids.contains(id));
                named
                    && matches!(
                        above.value().name(),
                        "li" | "p" | "dt" | "dd" | "div" | "tr" | "td" | "a" | "span" | "aside"
                    )
            })
        })
    };
    let all = groups.leaves.all.iter().zip(chosen).enumerate();
    all.filter(|(_, (leaf, chosen))| !**chosen && is_note(leaf)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, fill};
    use crate::page::leaves;

    /// What is added to the lines that begin with `Body`.
    fn added(article: &str) -> Vec<String> {
        let body = "<p>Body of the story, which is told in more than fifteen words so that it counts as running text here.</p>";
        let document =
            Html::parse_document(&format!("<main><article>{}</article></main>", article.replace("[]", body)));
        let groups = groups::read(&leaves::read(&document));
        let is_body = |text: &str| text.starts_with("Body");
        let mut chosen: Vec<bool> = groups.leaves.all.iter().map(|leaf| is_body(&leaf.text)).collect();
        fill(&groups, &document, &mut chosen);
        let texts = groups.leaves.all.iter().zip(chosen).filter(|(leaf, chosen)| *chosen && !is_body(&leaf.text));
        texts.map(|(leaf, _)| leaf.text.clone()).collect()
    }

    #[test]
    fn what_a_line_leads_to_is_kept_whole() {
        let led = "[]<p>Body of faults:</p><div class=topic-label><ul><li>Rope<li>Anchor</ul></div>[]";
        assert_eq!(added(led), ["Rope Anchor"]);
        let picks = "[]<p>At a glance:</p><ol><li>First choice: <a href=/a>The Pier</a><li>Second choice: <a href=/b>The Quay</a></ol>[]";
        assert_eq!(added(picks), ["At a glance:", "First choice: The Pier Second choice: The Quay"]);
        let dates = "[]<ul><li><a href=/a>Fish fair</a>, the second of May<li><a href=/b>Rope day</a>, in June</ul>[]";
        assert_eq!(added(dates), ["Fish fair, the second of May Rope day, in June"]);
        let stories = "[]<p>More of the harbour:</p><ul><li><a href=/a>The pier is closed</a><li><a href=/b>The quay is not</a></ul>[]";
        assert_eq!(added(stories), [""; 0]);
        assert_eq!(added("[]<div class=related><ul><li>Rope<li>Anchor</ul></div>[]"), [""; 0]);
    }

    #[test]
    fn headings_between_paragraphs_and_the_last_of_many_items_are_kept() {
        let heading = "<section>[]</section><section><header><h2>The cellar</h2><a href=#top>Back to contents</a></header>[]</section>";
        assert_eq!(added(heading), ["The cellar"]);
        assert_eq!(added("[]<div class=related><h2>The cellar</h2></div>[]"), [""; 0]);
        let text = "of the wine that is grown on the islands and that nobody on the main land has tasted for a year";
        let items = format!("<div><li>Body {text}<li>Body {text}<li>Body {text}<li>Body {text}<li>Last {text}</div>");
        assert_eq!(added(&items), [format!("Last {text}")]);
    }
}
