//! What belongs to a body because of where it stands or what leads to it: tables and lists between or right behind its
//! paragraphs, lines between them, notes that its text refers to.

use std::collections::HashSet;

use scraper::{ElementRef, Html};

use super::groups::{Groups, Kind};
use crate::page::labels::{self, Label};
use crate::page::leaf::{Leaf, Leaves, Part, Tag};
use crate::page::signs;

/// Letters of the words of a link to a note.
const MOST_MARK: usize = 6;
/// Groups behind one of the body in which another may stand: a heading, a caption.
const NEAR: usize = 3;
/// Words of a line that leads to a list, and elements round that list which may say that it is something else.
const LEAD: usize = 4;
const CARD: usize = 3;
/// Elements round a list of which none may be another part of the page.
const AROUND: usize = 6;
/// Groups between two of the body that may be filled.
const GAP: usize = 8;
/// Meanings of names that no part of a body has.
const OTHERS: [&str; 11] = [
    "navigation",
    "share",
    "related",
    "comments",
    "subscribe",
    "advert",
    "footer",
    "author",
    "tags",
    "tools",
    "consent",
];

/// What a list of what is good or bad about a thing is headed by.
const VERDICTS: [&str; 28] = [
    "pros",
    "cons",
    "the good",
    "the bad",
    "what we like",
    "what we don’t like",
    "what we don't like",
    "what we love",
    "advantages",
    "disadvantages",
    "benefits",
    "drawbacks",
    "vorteile",
    "nachteile",
    "avantages",
    "inconvénients",
    "les plus",
    "les moins",
    "ventajas",
    "desventajas",
    "pro",
    "contro",
    "contra",
    "prós",
    "contras",
    "voordelen",
    "nadelen",
    "zalety",
];

/// What a list of what an article is drawn from is headed by.
const SOURCES: [&str; 26] = [
    "references",
    "sources",
    "source",
    "sources & links",
    "sources and links",
    "notes",
    "footnotes",
    "endnotes",
    "bibliography",
    "works cited",
    "quellen",
    "quellenangaben",
    "literatur",
    "références",
    "bibliographie",
    "fuentes",
    "referencias",
    "fonti",
    "fontes",
    "referências",
    "bronnen",
    "źródła",
    "источники",
    "参考文献",
    "参考资料",
    "參考資料",
];

/// Adds to what is chosen.
pub(super) fn fill(groups: &Groups, document: &Html, chosen: &mut [bool]) {
    let Some(page) = Page::new(groups, chosen) else { return };
    let add: Vec<usize> = (0..chosen.len()).filter(|at| page.belongs(*at, chosen)).collect();
    set(chosen, &add);
    set(chosen, &page.words_above(chosen));
    set(chosen, &page.headings(chosen));
    set(chosen, &page.between(chosen));
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
    /// A set of meanings that no part of a body has.
    others: u32,
}

impl<'a> Page<'a> {
    fn new(groups: &'a Groups, chosen: &[bool]) -> Option<Self> {
        let leaves = &groups.leaves;
        let mut letters = std::collections::HashMap::new();
        let mut whole = 0;
        for (leaf, _) in leaves.all.iter().zip(chosen).filter(|(leaf, chosen)| **chosen && leaf.is_prose()) {
            whole += leaf.chars;
            *letters.entry(column(leaves, leaf)).or_insert(0) += leaf.chars;
        }
        let (column, most) = letters.into_iter().max_by_key(|(at, letters)| (*letters, usize::MAX - at))?;
        let meanings = signs::meanings().iter().enumerate();
        let others =
            meanings.filter(|(_, name)| OTHERS.contains(&name.as_str())).fold(0, |bits, (at, _)| bits | 1 << at);
        let last = chosen.iter().rposition(|chosen| *chosen).unwrap_or(0);
        Some(Self { groups, leaves, column: Some(column).filter(|_| most * 2 > whole), last, others })
    }

    /// Whether a group stands right in the column of the body, and is a thing that articles are made of.
    fn belongs(&self, at: usize, chosen: &[bool]) -> bool {
        let (Some(leaf), Some(sum)) = (self.leaves.all.get(at), self.groups.sums.get(at)) else { return false };
        let whole = matches!(
            sum.kind,
            Kind::Table | Kind::List | Kind::Definitions | Kind::Code | Kind::Accordion | Kind::Lines
        );
        let unlinked = sum.linked * 4 < sum.parts.max(1) && leaf.links * 4 < leaf.chars;
        whole
            && !chosen.get(at).copied().unwrap_or_default()
            && labels::of(&leaf.text).is_none()
            && (self.is_led(at, leaf, chosen)
                || (sum.kind == Kind::List && self.is_drawn_from(at, leaf, chosen))
                || (unlinked && sum.kind == Kind::List && self.is_listed(at, leaf, chosen))
                || (unlinked
                    && self.is_in_column(leaf)
                    && self.heading_before(at).and_then(|at| self.label(at)).is_none()
                    && is_behind(at, chosen)))
    }

    /// Whether a line of the body stands right before that ends with a colon: what it leads to is said, whatever it links to.
    fn is_led(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| chosen.get(*before).copied().unwrap_or_default()) else {
            return false;
        };
        let leads =
            |line: &Leaf| line.words >= LEAD && line.text.ends_with([':', '：']) && labels::of(&line.text).is_none();
        let own = |part: &usize| self.leaves.parts.get(*part).is_some_and(|part| part.signs & self.others == 0);
        self.leaves.all.get(before).is_some_and(leads) && self.leaves.chain(leaf.part).take(CARD).all(|part| own(&part))
    }

    /// Whether a list follows a line of the body at once, or the word for what is good or bad, and the body goes on behind it.
    fn is_listed(&self, at: usize, leaf: &Leaf, chosen: &[bool]) -> bool {
        let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
        let behind = at.checked_sub(1).is_some_and(|before| is(before) && self.label(before).is_none())
            || at.checked_sub(1).is_some_and(|before| self.is_word(before, &VERDICTS));
        at < self.last && behind && self.is_own(leaf)
    }

    /// Whether nothing near round a list says that it is no part of the article.
    fn is_own(&self, leaf: &Leaf) -> bool {
        let other = |part: &Part| matches!(part.name, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form);
        self.leaves.above(leaf).take(CARD).all(|part| part.signs & self.others == 0)
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
        let word = |at: &usize| self.is_word(*at, &VERDICTS) || self.is_word(*at, &SOURCES);
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

    /// Headings in the column right before what is chosen.
    fn headings(&self, chosen: &[bool]) -> Vec<usize> {
        let is = |at: &usize| chosen.get(*at).copied().unwrap_or_default();
        let fits = |at: &usize| {
            !is(at) && is(&(at + 1)) && self.is_heading(*at) && self.label(*at).is_none() && is_behind(*at, chosen)
        };
        let in_column = |at: &usize| self.leaves.all.get(*at).is_some_and(|leaf| self.is_in_column(leaf));
        (0..chosen.len()).filter(fits).filter(in_column).collect()
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
