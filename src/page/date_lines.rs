//! The lines of a page that give its date: a date with little else, or an element that is named for dates. A date in a sentence,
//! a caption, a table or a list is one of the story.

use std::ops::Range;

use scraper::{ElementRef, Html, Node};

use super::classes::{self, Class};
use super::labels::{self, Label, says_changed};
use super::leaf::{Leaf, Leaves, Tag};
use super::printed::{self, Printed};
use super::signs;
use crate::model::{Block, Language, Place};
use crate::text::{clean_line, is_month, is_weekday};

/// Maximum length in characters of a block that holds a date and little else.
pub(super) const MOST_LINE: usize = 140;
/// Maximum length in characters of words for a date in a block of their own, and of a part of a date in one.
const MOST_LABEL: usize = 30;
const MOST_PART: usize = 12;
/// Number of blocks that a date may be spread over.
const MOST_PARTS: usize = 3;
/// Number of ancestors of a text that are searched for a name for dates.
const NAMED: usize = 4;
/// Maximum number of words beside a date: of any kind, of names, after a label or beside a mark, and in a byline.
const MOST_ANY: usize = 2;
const MOST_NAMES: usize = 5;
const MOST_BESIDE: usize = 8;
const MOST_BYLINE: usize = 12;
/// Maximum number of letters of a small word in or before a name.
const PARTICLE: usize = 3;
/// Maximum number of words of a label that ends with a colon.
const MOST_COLON: usize = 3;
/// Number of words from which a line with a full stop is a sentence.
const SENTENCE: usize = 3;

/// A page's lines and where they stand.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) leaves: &'a Leaves,
    pub(super) document: &'a Html,
    pub(super) language: Option<&'a Language>,
}

/// What a line with a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Line {
    /// A sentence of the story.
    Story,
    /// A line with other words that is no sentence.
    Other,
    /// A date beside a name, a place or other words.
    Beside,
    /// A date alone, with words for its event, or in an element that is named for dates.
    Own,
}

impl Lines<'_> {
    /// The date of a block and what its line is, where the words before it may be a block of their own.
    pub(super) fn dated(&self, at: usize) -> Option<(Printed, Line)> {
        let block = self.blocks.get(at).filter(|block| block.text.chars().count() <= MOST_LINE)?;
        let leaf = self.leaves.all.get(at);
        if block.place == Place::Caption || leaf.is_some_and(|leaf| self.is_in(leaf, &[Tag::Caption])) {
            return None;
        }
        let spaced = leaf.map(|leaf| self.spaced(leaf)).filter(|text| *text != block.text);
        let texts = spaced.into_iter().chain([block.text.clone()]);
        let whole = texts.map(|text| (printed::dates(&text, self.language), text)).find(|(dates, _)| !dates.is_empty());
        let (dates, text) = whole.or_else(|| self.spread(at))?;
        let label = at.checked_sub(1).and_then(|before| self.blocks.get(before)).map(|block| block.text.as_str());
        let labelled = label.is_some_and(|label| label.chars().count() <= MOST_LABEL && says_changed(label));
        let first = *dates.first()?;
        let date = dates.iter().copied().find(|date| !date.changed).unwrap_or(first);
        let begins = text.starts_with(char::is_numeric);
        let named = leaf.is_some_and(|leaf| self.is_named(leaf));
        let before = text.get(..first.begin).unwrap_or_default();
        if before.contains(char::is_alphabetic)
            && !labels::says_when(before)
            && leaf.is_some_and(|leaf| self.is_of_user(leaf))
        {
            return None;
        }
        let line = if named { Line::Own } else { of(&text, &dates, block.place) };
        Some((Printed { changed: date.changed || labelled && begins && date == first, ..date }, line))
    }

    /// The block of the first heading of the first level.
    pub(super) fn heading(&self) -> Option<usize> {
        self.leaves.all.iter().position(|leaf| self.is_in(leaf, &[Tag::H1]))
    }

    /// Whether a block is an item of a list or a cell of a table.
    pub(super) fn is_item(&self, at: usize) -> bool {
        self.leaves.all.get(at).is_some_and(|leaf| self.is_in(leaf, &[Tag::Li, Tag::Cell, Tag::Term]))
    }

    fn is_in(&self, leaf: &Leaf, tags: &[Tag]) -> bool {
        self.leaves.above(leaf).any(|part| tags.contains(&part.name))
    }

    /// A date whose parts are short blocks in a row: day, month, year.
    fn spread(&self, at: usize) -> Option<(Vec<Printed>, String)> {
        let parts = self.blocks.get(at..at + MOST_PARTS)?;
        let short = parts.iter().all(|part| part.text.chars().count() <= MOST_PART);
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
        let dates = if short { printed::dates(&text, self.language) } else { Vec::new() };
        (!dates.is_empty()).then_some((dates, text))
    }

    /// The text of a leaf with spaces between its elements where one ends with a digit and the next begins with a letter, and
    /// the like.
    fn spaced(&self, leaf: &Leaf) -> String {
        let mut out = String::new();
        for id in &leaf.nodes {
            let Some(Node::Text(run)) = self.document.tree.get(*id).map(|node| node.value()) else { continue };
            let ends = out.chars().next_back().filter(|c| c.is_alphanumeric());
            let begins = run.chars().next().filter(|c| c.is_alphanumeric());
            let one = |ends: char, begins: char| ends.is_alphabetic() && begins.is_lowercase();
            if ends.zip(begins).is_some_and(|(ends, begins)| !one(ends, begins)) && !is_ordinal(run) {
                out.push(' ');
            }
            out.push_str(run);
        }
        clean_line(&out, MOST_LINE * 2)
    }

    /// Whether a leaf is in an element that is named for a person who writes in a forum.
    fn is_of_user(&self, leaf: &Leaf) -> bool {
        const NAMES: &[&str] = &["postprofile", "profile", "user", "userinfo", "member", "poster"];
        let node = leaf.nodes.first().and_then(|id| self.document.tree.get(*id));
        let mut above = node.into_iter().flat_map(|node| node.ancestors()).take(NAMED).filter_map(ElementRef::wrap);
        above.any(|element| signs::names(element.value(), NAMES))
    }

    /// Whether the elements around nothing but a leaf are named for the date of an article.
    fn is_named(&self, leaf: &Leaf) -> bool {
        let Some(node) = leaf.nodes.first().and_then(|id| self.document.tree.get(*id)) else { return false };
        let short = |element: &ElementRef<'_>| element.text().map(str::len).sum::<usize>() <= MOST_LINE * 2;
        let above = node.ancestors().take(NAMED).filter_map(ElementRef::wrap).take_while(short);
        let classes = above.map(|element| classes::all(element.value()));
        let all = classes.fold(Class::default(), Class::or);
        all.has(Class::DATE) && !all.has(Class::OTHER_DATE)
    }
}

/// Whether a text is what follows the number of a day: `16<sup>th</sup>`.
fn is_ordinal(text: &str) -> bool {
    matches!(text.trim(), "st" | "nd" | "rd" | "th" | "er" | "e" | "º")
}

/// What a line with these dates is.
fn of(text: &str, dates: &[Printed], place: Place) -> Line {
    let Some(first) = dates.first() else { return Line::Story };
    let between = |range: Range<usize>| text.get(range).unwrap_or_default();
    let ends = dates.iter().map(|date| date.end);
    let begins = dates.iter().skip(1).map(|date| date.begin).chain([text.len()]);
    let after: Vec<&str> = ends.zip(begins).map(|(end, begin)| between(end..begin.max(end))).collect();
    let before = between(0..first.begin);
    let words: Vec<&str> = [before].into_iter().chain(after.iter().copied()).flat_map(words).collect();
    let label = labels::says_when(before.trim_start_matches(|c: char| !c.is_alphanumeric()))
        || after.iter().chain([&before]).any(|rest| says_changed(rest));
    let count = words.len();
    if count == 0 || label && count <= MOST_NAMES {
        return Line::Own;
    }
    let sentence =
        count >= SENTENCE && text.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '!', '?', '。', '।', '…']);
    let byline = place == Place::Byline || labels::of(text) == Some(Label::Byline);
    let colon = before.trim_end().ends_with([':', '：']) && before.split_whitespace().count() <= MOST_COLON;
    let marks = ['|', '·', '•', '⋅', '∙', '●', '/', '–', '—', ',', '-', '(', '،', '»', '：'];
    let last = after.last().copied().unwrap_or_default();
    let apart = (before.trim().is_empty() || before.trim_end().ends_with(marks))
        && (last.trim().is_empty() || last.trim_start().starts_with(marks));
    let is_name = |word: &&str| !word.starts_with(char::is_lowercase) || word.chars().count() <= PARTICLE;
    let names = words.iter().all(is_name);
    let beside = count <= MOST_ANY
        || names && count <= MOST_NAMES
        || (colon || apart || label) && count <= MOST_BESIDE
        || byline && count <= MOST_BYLINE;
    match (byline || !sentence, beside) {
        (true, true) => Line::Beside,
        (true, false) => Line::Other,
        (false, _) => Line::Story,
    }
}

/// The words of a text that are not of a date themselves.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '⋅' | '∙' | '●' | '/' | ',' | '-'));
    words.filter(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        bare.contains(char::is_alphabetic) && !is_weekday(&lower) && !is_month(bare)
    })
}
