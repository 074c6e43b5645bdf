//! Groups that belong to the body because of their position or an introducing line: tables and lists between or
//! directly after paragraphs, lines between them, notes that the text refers to.

use std::collections::HashMap;

use scraper::Html;

use super::groups::{Groups, Kind};
use super::inside::inside;
use super::notes::notes;
use super::points::points;
use super::sections::sections;
use super::targets::Targets;
use super::view::{CARD, Page};
use super::words::{SOURCES, VERDICTS};
use crate::page::labels;
use crate::page::leaf::{Leaf, Tag};

/// Maximum distance in groups after the body, such as a heading or caption in between.
const NEAR: usize = 3;
/// Minimum number of words of a line that introduces a list, and of one that introduces a list without links.
const LEAD: usize = 4;
const LEAD_PLAIN: usize = 2;
/// Maximum number of words of a line that only introduces a list.
const SHORT: usize = 8;
/// Maximum number of groups in a gap that may be filled.
const GAP: usize = 8;

/// Adds such groups to the selection.
pub(super) fn fill(groups: &Groups, document: &Html, targets: &Targets<'_>, chosen: &mut [bool]) {
    let Some(page) = Page::new(groups, chosen) else { return };
    let add: Vec<usize> = (0..chosen.len()).filter(|at| page.belongs(*at, chosen)).collect();
    set(chosen, &add);
    set(chosen, &page.files(targets, chosen));
    set(chosen, &page.verdicts(chosen));
    set(chosen, &points(&page, chosen));
    set(chosen, &page.columns(chosen));
    set(chosen, &page.words_above(chosen));
    set(chosen, &page.headings(chosen));
    set(chosen, &page.between(chosen));
    set(chosen, &sections(&page, chosen));
    set(chosen, &page.items(chosen));
    set(chosen, &notes(groups, document, chosen));
    set(chosen, &inside(&page, chosen));
}

fn set(chosen: &mut [bool], add: &[usize]) {
    for at in add {
        if let Some(chosen) = chosen.get_mut(*at) {
            *chosen = true;
        }
    }
}

impl Page<'_> {
    /// Whether a group is directly in the column of the body, and of a kind that occurs in articles.
    fn belongs(&self, at: usize, chosen: &[bool]) -> bool {
        let (Some(leaf), Some(sum)) = (self.leaves.all.get(at), self.groups.sums.get(at)) else { return false };
        let whole = matches!(
            sum.kind,
            Kind::Table | Kind::List | Kind::Definitions | Kind::Code | Kind::Accordion | Kind::Lines
        );
        let unlinked = sum.linked * 4 < sum.parts.max(1) && leaf.links * 4 < leaf.chars;
        // Each item has more text than its link.
        let introduced = sum.linked == 0 && sum.parts > 1 && chosen.get(at + 1).copied().unwrap_or_default();
        whole
            && !chosen.get(at).copied().unwrap_or_default()
            && labels::of_words(&leaf.text).is_none()
            && (self.is_led(at, leaf, unlinked, chosen)
                || (sum.kind == Kind::List && self.is_drawn_from(at, leaf, chosen))
                || ((unlinked || introduced) && sum.kind == Kind::List && self.is_listed(at, leaf, chosen))
                || (unlinked
                    && self.is_in_column(leaf)
                    && self.heading_before(at).and_then(|at| self.label(at)).is_none()
                    && comes_after(at, chosen)))
    }

    /// Whether a line of the body that ends with a colon directly precedes: it introduces the group, even one with
    /// links.
    fn is_led(&self, at: usize, leaf: &Leaf, unlinked: bool, chosen: &[bool]) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| chosen.get(*before).copied().unwrap_or_default()) else {
            return false;
        };
        let least = if unlinked { LEAD_PLAIN } else { LEAD };
        let introduces = |line: &Leaf| line.words >= least && is_lead(line);
        let own = |part: &usize| self.leaves.parts.get(*part).is_some_and(|part| part.signs & self.certain == 0);
        self.leaves.all.get(before).is_some_and(introduces)
            && self.leaves.chain(leaf.part).take(CARD).all(|part| own(&part))
    }

    /// Whether a list directly follows a line of the body, a heading for pros or cons, or a line after the body that
    /// introduces it, and the body continues after it.
    fn is_listed(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let is = chosen.get(before).copied().unwrap_or_default();
        let follows =
            is && self.label(before).is_none() || self.is_word(before, &VERDICTS) || self.is_lead_at(before, chosen);
        at < self.last && follows && self.is_own(leaf)
    }

    /// Whether a short line directly after the body introduces what follows.
    fn is_lead_at(&self, at: usize, chosen: &[bool]) -> bool {
        let before = at.checked_sub(1).is_some_and(|before| chosen.get(before).copied().unwrap_or_default());
        let short = |line: &Leaf| (LEAD_PLAIN..=SHORT).contains(&line.words) && line.links == 0 && is_lead(line);
        before && self.leaves.all.get(at).is_some_and(short)
    }

    /// Whether a list is under a heading for sources, close after a line of the body.
    fn is_drawn_from(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let Some(word) = at.checked_sub(1) else { return false };
        let close = chosen.get(word).copied().unwrap_or_default() || comes_after(word, chosen);
        close && self.is_word(word, &SOURCES) && self.is_own(leaf)
    }

    /// Lists of files or of pages of other sites directly after a heading or another line of the body; a heading for files
    /// may be added afterwards.
    fn files(&self, targets: &Targets<'_>, chosen: &[bool]) -> Vec<usize> {
        let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
        let fits = |at: &usize| {
            let Some(leaf) = self.leaves.all.get(*at).filter(|leaf| self.is_list(*at) && self.is_own(leaf)) else {
                return false;
            };
            let worded = self.groups.sums.get(*at).is_some_and(|sum| leaf.words >= sum.parts * 2);
            let headed = self.is_heading(at - 1);
            let files = targets.offers_files(leaf) && (is(at - 1) || headed && comes_after(at - 1, chosen));
            let others = worded && is(at - 1) && headed && targets.leads_away(leaf);
            !is(*at) && self.label(at - 1).is_none() && (files || others)
        };
        (1..chosen.len()).filter(fits).collect()
    }

    /// Consecutive lists under headings for pros and cons directly after the body.
    fn verdicts(&self, chosen: &[bool]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for at in 2..chosen.len() {
            let follows = chosen.get(at - 2).copied().unwrap_or_default() || found.last() == Some(&(at - 2));
            let own = |leaf: &Leaf| leaf.links * 4 < leaf.chars && self.is_own(leaf);
            let list = self.is_list(at) && self.leaves.all.get(at).is_some_and(own);
            if follows && list && !chosen.get(at).copied().unwrap_or_default() && self.is_word(at - 1, &VERDICTS) {
                found.push(at);
            }
        }
        found
    }

    /// The lists directly after one of the body that are next to it in an element of the same kind: one list in
    /// columns.
    fn columns(&self, chosen: &[bool]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for at in 1..chosen.len() {
            let follows = chosen.get(at - 1).copied().unwrap_or_default() || found.last() == Some(&(at - 1));
            let beside = self.cell(at - 1).is_some_and(|(before, row, shape)| {
                self.cell(at).is_some_and(|(own, other, look)| before != own && (row, shape) == (other, look))
            });
            if follows && beside && !chosen.get(at).copied().unwrap_or_default() {
                found.push(at);
            }
        }
        found
    }

    /// The element that holds only a list, its parent, and its shape.
    fn cell(&self, at: usize) -> Option<(usize, usize, u64)> {
        let list = self.leaves.all.get(at).filter(|_| self.is_list(at))?;
        let cell = self.leaves.parts.get(list.part)?.above;
        let part = self.leaves.parts.get(cell).filter(|part| part.leaves == 1)?;
        Some((cell, part.above, part.shape))
    }

    /// The headings for pros, cons or sources directly before a list of the body.
    fn words_above(&self, chosen: &[bool]) -> Vec<usize> {
        let listed = |at: usize| chosen.get(at).copied().unwrap_or_default() && self.is_list(at);
        let word =
            |at: &usize| self.is_word(*at, &VERDICTS) || self.is_word(*at, &SOURCES) || self.is_lead_at(*at, chosen);
        (0..chosen.len()).filter(|at| listed(at + 1)).filter(word).collect()
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let word =
            |leaf: &Leaf| leaf.words <= LEAD && words.contains(&leaf.text.to_lowercase().trim_end_matches([':', '：']));
        self.leaves.all.get(at).is_some_and(word)
    }

    /// The nearest heading before a group, with nothing of the body in between.
    fn heading_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        self.is_heading(before).then_some(before)
    }

    /// Headings between selected groups, also with a short link back to the table of contents after them, and above
    /// another heading. In a text without long paragraphs the first one may precede all of it.
    fn headings(&self, chosen: &[bool]) -> Vec<usize> {
        let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
        let back =
            |leaf: &Leaf| leaf.words <= LEAD && (leaf.links * 10 > leaf.chars * 8 || leaf.words == 1 && leaf.links > 0);
        let over = |at: usize| is(at + 2) && self.leaves.all.get(at + 1).is_some_and(back);
        let brief = !self.leaves.all.iter().zip(chosen).any(|(leaf, chosen)| *chosen && leaf.is_prose());
        let mut found: Vec<usize> = Vec::new();
        for at in (0..chosen.len()).rev() {
            let Some(leaf) = self.leaves.all.get(at) else { continue };
            let heads = is(at + 1) || over(at) || found.last() == Some(&(at + 1));
            let in_column = self.is_in_column(leaf);
            let own = in_column || (leaf.links * 2 < leaf.chars && self.is_own(leaf));
            let close = comes_after(at, chosen) || brief && in_column;
            if !is(at) && heads && own && close && self.is_heading(at) && self.label(at).is_none() {
                found.push(at);
            }
        }
        found
    }

    /// The rest of adjacent items with a text each, if most of them are selected.
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

    /// Plain lines between two lines of the body in the same element with the same shape.
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
                // What is in an element of its own is a box between the lines.
                let boxed = |other: usize| self.is_in_box(other);
                if alike(at) && (from + 1..at).all(|other| boxed(other) || alike(other) && plain(other)) {
                    found.extend((from + 1..at).filter(|other| !boxed(*other)));
                }
            }
            from = Some(at);
        }
        found
    }

    /// Whether a leaf is in a box in the column whose names are those of another part of the page.
    fn is_in_box(&self, at: usize) -> bool {
        let Some(leaf) = self.leaves.all.get(at) else { return false };
        let inner = || self.leaves.chain(leaf.part).take_while(|part| Some(*part) != self.column);
        let other = |at: usize| self.leaves.parts.get(at).is_some_and(|part| part.signs & self.certain != 0);
        self.leaves.chain(leaf.part).any(|part| Some(part) == self.column) && (leaf.outside || inner().any(other))
    }

    /// Whether two leaves are in elements of the same kind, next to each other in the column.
    fn is_alike(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.leaves.all.get(one), self.leaves.all.get(other)) else { return false };
        let above = |leaf: &Leaf| self.leaves.parts.get(leaf.part).map(|part| (part.above, part.shape));
        let in_column = above(one).is_some_and(|(above, _)| Some(above) == self.column);
        in_column && above(one) == above(other)
    }
}

/// Whether a line ends with a colon.
fn is_lead(line: &Leaf) -> bool {
    line.text.ends_with([':', '：']) && labels::of(&line.text).is_none()
}

/// Whether a selected group directly precedes.
fn comes_after(at: usize, chosen: &[bool]) -> bool {
    chosen.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().any(|chosen| *chosen)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, Targets, fill};
    use crate::page::leaves;

    /// Lines that are added to the selection of lines that begin with `Body`.
    fn added(article: &str) -> Vec<String> {
        let body = "<p>Body of the story, which is told in more than fifteen words so that it counts as running text here.</p>";
        let document =
            Html::parse_document(&format!("<main><article>{}</article></main>", article.replace("[]", body)));
        let groups = groups::read(&leaves::read(&document));
        let is_body = |text: &str| text.starts_with("Body");
        let mut chosen: Vec<bool> = groups.leaves.all.iter().map(|leaf| is_body(&leaf.text)).collect();
        fill(&groups, &document, &Targets::new(&document, None), &mut chosen);
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
    fn a_short_paragraph_beside_a_box_is_kept() {
        let promo = "<div class=promo><p>Read it without adverts.</p></div>";
        let answers = format!("<div>[]<p>Yes.</p>{promo}[][][]</div>");
        assert_eq!(added(&answers), ["Yes."]);
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

    #[test]
    fn verdicts_at_the_end_and_the_further_columns_of_a_list_are_kept() {
        let verdicts =
            "[]<div><h4>Pros</h4><ul><li>Rope<li>Anchor</ul></div><div><h4>Cons</h4><ul><li>Rust<li>Moss</ul></div>";
        assert_eq!(added(verdicts), ["Pros", "Rope Anchor", "Cons", "Rust Moss"]);
        let others = "<p><a href=/1>The pier is closed</a></p>".repeat(3);
        assert_eq!(added(&format!("[]{others}<h4>Pros</h4><ul><li>Rope<li>Anchor</ul>")), [""; 0]);
        let column = |name: &str| {
            format!("<div class=half><ul><li><a href=#{name}>{name}</a><li><a href=#b>Buoy</a></ul></div>")
        };
        let columns =
            format!("[]<p>Body of parts, each with its place:</p><div>{}{}</div>[]", column("Anchor"), column("Rope"));
        assert_eq!(added(&columns), ["Anchor Buoy", "Rope Buoy"]);
        let other = columns.replacen("class=half", "class=first", 1);
        assert_eq!(added(&other), ["Anchor Buoy"]);
    }
}
