//! Groups of leaves that are selected or rejected as a whole: the cells of a table, the items of a list, questions with
//! answers, a quotation, code, the lines of a poem.

use std::ops::Range;

use crate::page::leaf::{Leaf, Leaves, Part, Tag, words};

/// Number of words of one part above which a list or table is a layout of whole texts.
const LONG_PART: usize = 150;
/// Number of words of a quotation or an accordion above which its paragraphs are judged separately.
const LONG_GROUP: usize = 300;
/// Number of words from which a line that ends with a line break is a paragraph.
const LONG_LINE: usize = 25;

/// The kind of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, a heading, any other single line.
    #[default]
    Single,
    Lines,
    Table,
    List,
    Definitions,
    Quote,
    Code,
    Accordion,
}

impl Kind {
    pub(super) const ALL: [(Self, &'static str); 7] = [
        (Self::Lines, "lines"),
        (Self::Table, "table"),
        (Self::List, "list"),
        (Self::Definitions, "definitions"),
        (Self::Quote, "quote"),
        (Self::Code, "code"),
        (Self::Accordion, "accordion"),
    ];
}

/// Totals over the parts of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) kind: Kind,
    /// Number of parts.
    pub(super) parts: usize,
    /// Number of parts that consist almost entirely of a link.
    pub(super) linked: usize,
    /// Number of parts that are sentences.
    pub(super) sentences: usize,
    /// Number of parts with a time or a year.
    pub(super) timed: usize,
    /// Number of words of the longest part.
    pub(super) longest: usize,
}

/// The groups of a page as leaves, each with the text of all its parts, and their totals.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) leaves: Leaves,
    pub(super) sums: Vec<Sum>,
    /// The range of page leaves of each group.
    pub(super) ranges: Vec<Range<usize>>,
}

impl Groups {
    /// Maps a flag for each group to the leaves of the page.
    pub(super) fn spread(&self, chosen: &[bool]) -> Vec<bool> {
        let mut out = Vec::new();
        for (range, chosen) in self.ranges.iter().zip(chosen) {
            out.resize(range.end, *chosen);
        }
        out
    }
}

/// Groups the leaves of a page.
pub(super) fn read(page: &Leaves) -> Groups {
    let roots = Roots::read(page);
    let mut groups = Groups::default();
    groups.leaves.parts = page.parts.iter().map(Part::emptied).collect();
    let mut from = 0;
    while let Some(first) = page.all.get(from) {
        let key = roots.key(page, first);
        let rest = page.all.get(from..).unwrap_or_default();
        let count = if key.is_none() { 1 } else { rest.iter().take_while(|leaf| roots.key(page, leaf) == key).count() };
        let range = from..from + count.max(1);
        from = range.end;
        let parts = page.all.get(range.clone()).unwrap_or_default();
        let root = roots.of(page, first);
        groups.sums.push(sum(parts, root.map(|(_, kind)| kind)));
        groups.leaves.all.push(joined(parts, root.map(|(part, _)| part)));
        groups.ranges.push(range);
    }
    groups.leaves.add_up();
    groups
}

/// The elements that form groups, by index.
struct Roots {
    kinds: Vec<Option<Kind>>,
    /// Whether the lines of each paragraph are short, by paragraph number.
    short: Vec<bool>,
}

/// The common property of the leaves of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Element(usize),
    Paragraph(usize, usize),
}

impl Roots {
    fn read(page: &Leaves) -> Self {
        let facts = facts(page);
        let kinds = page.parts.iter().zip(&facts).map(|(part, facts)| facts.kind(part.name, part.words)).collect();
        let mut short: Vec<bool> = Vec::new();
        for leaf in &page.all {
            short.resize(short.len().max(leaf.paragraph + 1), true);
            if let Some(short) = short.get_mut(leaf.paragraph) {
                *short &= leaf.words < LONG_LINE;
            }
        }
        Self { kinds, short }
    }

    /// The outermost group around a leaf.
    fn of(&self, page: &Leaves, leaf: &Leaf) -> Option<(usize, Kind)> {
        page.chain(leaf.part).filter_map(|at| Some((at, self.kinds.get(at).copied().flatten()?))).last()
    }

    fn key(&self, page: &Leaves, leaf: &Leaf) -> Option<Key> {
        if let Some((part, _)) = self.of(page, leaf) {
            return Some(Key::Element(part));
        }
        let short = self.short.get(leaf.paragraph).copied().unwrap_or_default();
        short.then_some(Key::Paragraph(leaf.paragraph, block(page, leaf)))
    }
}

/// The nearest element of a leaf that is not inline.
fn block(page: &Leaves, leaf: &Leaf) -> usize {
    page.chain(leaf.part).find(|at| page.parts.get(*at).is_some_and(|part| !part.inline)).unwrap_or(0)
}

/// Content of an element, as far as it decides whether the element is a group.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// Number of rows, items, terms or cells directly inside.
    items: usize,
    /// Maximum number of cells in a row.
    columns: usize,
    /// Number of words of the longest item or cell.
    longest: usize,
    /// Whether it holds elements that occur only in a whole page.
    page: bool,
    tables: usize,
    /// Number of characters of code.
    code: usize,
    chars: usize,
}

impl Facts {
    fn kind(&self, name: Tag, words: usize) -> Option<Kind> {
        let short = !self.page && self.longest <= LONG_PART;
        match name {
            Tag::Table if self.code * 5 > self.chars * 3 && self.tables == 0 => Some(Kind::Code),
            Tag::Table if short && self.tables == 0 && self.items > 1 && self.columns > 1 => Some(Kind::Table),
            Tag::List if short && self.items > 0 => Some(Kind::List),
            Tag::Dl if short && self.items > 1 => Some(Kind::Definitions),
            Tag::Quote if !self.page && words <= LONG_GROUP => Some(Kind::Quote),
            Tag::Pre => Some(Kind::Code),
            Tag::Details if !self.page && words <= LONG_GROUP => Some(Kind::Accordion),
            _ => None,
        }
    }
}

fn facts(page: &Leaves) -> Vec<Facts> {
    let mut facts = vec![Facts::default(); page.parts.len()];
    for (part, fact) in page.parts.iter().zip(&mut facts) {
        fact.chars = part.chars;
    }
    // Each element counts for the nearest table or list around it.
    for (at, part) in page.parts.iter().enumerate().skip(1) {
        let items = match part.name {
            Tag::Li => Some(Tag::List),
            Tag::Row => Some(Tag::Table),
            Tag::Term => Some(Tag::Dl),
            _ => None,
        };
        let nearest = |wanted: Tag| {
            page.chain(part.above).find(|above| page.parts.get(*above).is_some_and(|above| above.name == wanted))
        };
        if let Some(fact) = items.and_then(nearest).and_then(|above| facts.get_mut(above)) {
            fact.items += usize::from(part.chars > 0);
            if part.name != Tag::Row {
                fact.longest = fact.longest.max(part.words);
            }
        }
        if part.name == Tag::Cell {
            let row = nearest(Tag::Row);
            if let Some(row) = row.and_then(|row| facts.get_mut(row)) {
                row.columns += 1;
            }
            let columns = row.and_then(|row| facts.get(row)).map_or(0, |row| row.columns);
            if let Some(table) = nearest(Tag::Table).and_then(|table| facts.get_mut(table)) {
                table.columns = table.columns.max(columns);
                table.longest = table.longest.max(part.words);
            }
        }
        let whole = matches!(part.name, Tag::H1 | Tag::Article | Tag::Main | Tag::Nav) && part.chars > 0;
        if whole || part.name == Tag::Table || part.name == Tag::Pre {
            for above in page.chain(at).skip(1) {
                let Some(fact) = facts.get_mut(above) else { break };
                fact.page |= whole;
                fact.tables += usize::from(part.name == Tag::Table);
                fact.code += if part.name == Tag::Pre { part.chars } else { 0 };
            }
        }
    }
    facts
}

fn sum(parts: &[Leaf], kind: Option<Kind>) -> Sum {
    let lines = if parts.len() > 1 { Kind::Lines } else { Kind::Single };
    let ends = ['.', '!', '?', '。', '！', '？', '۔', '।', '…'];
    Sum {
        kind: kind.unwrap_or(lines),
        parts: parts.len(),
        linked: parts.iter().filter(|leaf| leaf.links * 10 > leaf.chars * 8).count(),
        sentences: parts.iter().filter(|leaf| leaf.words > 4 && leaf.text.ends_with(ends)).count(),
        timed: parts.iter().filter(|leaf| leaf.words <= 12 && gives_time(&leaf.text)).count(),
        longest: parts.iter().map(|leaf| leaf.words).max().unwrap_or(0),
    }
}

/// Whether a text contains a time of day or a recent year.
fn gives_time(text: &str) -> bool {
    let digits =
        |word: &str| word.len() >= 4 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '/' | '-'));
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'));
    words.any(|word| digits(word) && (word.contains(':') || word.contains(['/', '.']) || year(word)))
}

/// Joins several leaves into one; `root` is the element that contains them all.
fn joined(parts: &[Leaf], root: Option<usize>) -> Leaf {
    let mut leaf = parts.first().cloned().unwrap_or_default();
    for part in parts.iter().skip(1) {
        leaf.text.push(' ');
        leaf.text.push_str(&part.text);
        leaf.nodes.extend(&part.nodes);
        leaf.links += part.links;
        leaf.strong += part.strong;
        leaf.emphasis += part.emphasis;
        leaf.chars += part.chars;
        leaf.broken = part.broken;
        leaf.brief |= part.brief;
    }
    if parts.len() > 1 {
        leaf.words = words(&leaf.text);
    }
    leaf.part = root.unwrap_or(leaf.part);
    leaf
}
