//! Short texts in wrappers inside the element that holds the body's paragraphs: notes, answers, key figures, columns.
//! Between the paragraphs nothing without links, pictures and controls is furniture, however short; neither is it at the
//! end of an element that holds little but the body.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::groups::Kind;
use super::view::Page;
use crate::model::Place;
use crate::page::labels;
use crate::page::leaf::{Leaf, Part, Tag};
use crate::page::signs;

/// Minimum number of paragraphs that show where the body begins and ends, if the page does not mark its article.
const ENOUGH: usize = 3;
/// Number of elements above a paragraph among which the article is marked.
const MARKED: usize = 4;
/// Number of words of a line of the body, after which nothing shorter is the last one.
const SENTENCE: usize = 4;
/// Maximum number of words of a block between paragraphs, and of one after the last.
const MOST_BETWEEN: usize = 150;
const MOST_AFTER: usize = 40;
/// Ends of sentences and of lines that introduce one.
const STOPS: [char; 10] = ['.', '!', '?', ':', '。', '！', '？', '۔', '।', '…'];
/// Maximum number of words of a cell of a table of links; a headline is longer.
const CELL: usize = 4;
/// Number of words of a line that is not repeated by chance.
const LINE: usize = 3;
/// Maximum number of blocks of a page that are examined.
const MOST_BLOCKS: usize = 300;
/// Meanings of names that do not occur in such a block, besides those outside every body.
const OTHERS: [&str; 5] = ["caption", "hidden", "side", "date", "contents"];

/// The groups of such blocks that are not selected.
pub(super) fn inside(page: &Page<'_>, chosen: &[bool]) -> Vec<usize> {
    let Some(home) = Home::find(page, chosen) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = home.all.start;
    for _ in 0..MOST_BLOCKS {
        if at >= home.all.end {
            break;
        }
        let block = home.block(at);
        at = block.groups.end;
        let open: Vec<usize> = block.groups.clone().filter(|at| !is(chosen, *at) && !home.is_mark(*at)).collect();
        if open.is_empty() {
            continue;
        }
        let after = block.groups.start > home.last;
        let fits = home.fits(&block) && (after || !home.is_paragraph(&block));
        let between = block.groups.start > home.first && !after;
        let wanted = between || home.is_full && (after || home.is_list(&block));
        if fits && wanted {
            found.extend(open);
        } else if after {
            break;
        }
    }
    found
}

/// The groups of the highest element around a group that holds no paragraph of the body.
struct Block {
    part: Option<usize>,
    groups: Range<usize>,
}

/// The parent of most paragraphs of the body, else the lowest element that holds nearly all.
struct Home<'a> {
    page: &'a Page<'a>,
    chosen: &'a [bool],
    at: usize,
    /// Its groups.
    all: Range<usize>,
    /// The first and the last paragraph.
    first: usize,
    last: usize,
    /// Whether it holds little but the body.
    is_full: bool,
    /// The elements that hold a paragraph.
    around: HashSet<usize>,
    /// The number of groups with a text.
    seen: HashMap<&'a str, usize>,
    /// Meanings that do not occur in a block.
    others: u32,
    /// The meaning of a call-out, and that of a date.
    call_out: u32,
    date: u32,
}

fn is(chosen: &[bool], at: usize) -> bool {
    chosen.get(at).copied().unwrap_or_default()
}

impl<'a> Home<'a> {
    fn find(page: &'a Page<'a>, chosen: &'a [bool]) -> Option<Self> {
        let leaves = page.leaves;
        let prose = |at: &usize| is(chosen, *at) && leaves.all.get(*at).is_some_and(Leaf::is_prose);
        let paragraphs: Vec<usize> = (0..leaves.all.len()).filter(prose).collect();
        let mut letters: HashMap<usize, usize> = HashMap::new();
        for leaf in paragraphs.iter().filter_map(|at| leaves.all.get(*at)) {
            leaves.chain(leaf.part).for_each(|part| *letters.entry(part).or_default() += leaf.chars);
        }
        let whole = letters.get(&0).copied().unwrap_or_default();
        let depth = |at: usize| leaves.parts.get(at).map_or(0, |part| part.depth);
        let holds_lines = |at: usize| leaves.parts.get(at).is_some_and(|part| !part.inline && part.name != Tag::P);
        let most = letters.iter().filter(|(at, letters)| **letters * 10 >= whole * 9 && holds_lines(**at));
        let most = most.map(|(at, _)| *at);
        let column = page.column.filter(|_| paragraphs.len() >= ENOUGH);
        let at = column.or_else(|| most.max_by_key(|at| depth(*at)))?;
        let story = |part: &Part| matches!(part.name, Tag::Article | Tag::Main) || signs::is_story(part.signs);
        let marked = || leaves.chain(at).take(MARKED).filter_map(|at| leaves.parts.get(at)).any(story);
        if paragraphs.len() < ENOUGH && !marked() {
            return None;
        }
        let holds = |leaf: &&Leaf| leaves.chain(leaf.part).any(|part| part == at);
        let begin = leaves.all.iter().position(|leaf| holds(&leaf))?;
        let count = leaves.all.iter().skip(begin).take_while(holds).count();
        let all = begin..begin + count;
        let own = || paragraphs.iter().copied().filter(|at| all.contains(at));
        let (first, last) = (own().next()?, own().next_back()?);
        let own_line = |leaf: &Leaf| {
            let above = leaves.chain(leaf.part).nth(1);
            above == Some(at) && leaf.words >= SENTENCE && leaf.links == 0 && leaf.named() == Place::Text
        };
        let lines = all.clone().rev().take_while(|at| *at > last);
        let last =
            lines.filter(|at| is(chosen, *at)).find(|at| leaves.all.get(*at).is_some_and(own_line)).unwrap_or(last);
        let letters_of = |wanted: &dyn Fn(usize) -> bool| -> usize {
            let own = (first..all.end).filter(|at| wanted(*at)).filter_map(|at| leaves.all.get(at));
            own.map(|leaf| leaf.chars).sum()
        };
        // The sentence after the last one may be the body's own.
        let next = all.clone().rev().find(|at| is(chosen, *at)).map_or(last, |end| end + 1);
        let next = leaves.all.get(next).filter(|_| next < all.end);
        let own = next.filter(|next| next.links == 0 && next.words <= MOST_AFTER && next.text.ends_with(STOPS));
        let own = own.map_or(0, |next| next.chars);
        let is_full = letters_of(&|at| is(chosen, at)) * 10 >= (letters_of(&|_| true) - own) * 8;
        let mut seen = HashMap::new();
        leaves.all.iter().for_each(|leaf| *seen.entry(leaf.text.as_str()).or_insert(0) += 1);
        let others = page.certain | signs::bits(&OTHERS);
        let around = letters.into_keys().collect();
        Some(Self {
            page,
            chosen,
            at,
            all,
            first,
            last,
            is_full,
            around,
            seen,
            others,
            call_out: signs::bits(&["box"]),
            date: signs::bits(&["date"]),
        })
    }

    fn leaves(&self, block: &Block) -> impl Iterator<Item = (usize, &'a Leaf)> {
        let all = &self.page.leaves.all;
        block.groups.clone().filter_map(|at| Some((at, all.get(at)?)))
    }

    fn block(&self, at: usize) -> Block {
        let leaves = self.page.leaves;
        let part = leaves.all.get(at).and_then(|leaf| {
            let inner = leaves.chain(leaf.part).take_while(|part| *part != self.at && !self.around.contains(part));
            inner.last()
        });
        let holds = |leaf: &Leaf| part.is_some_and(|part| leaves.chain(leaf.part).any(|above| above == part));
        let rest = leaves.all.get(at..self.all.end).unwrap_or_default();
        Block { part, groups: at..at + rest.iter().take_while(|leaf| holds(leaf)).count().max(1) }
    }

    fn is_paragraph(&self, block: &Block) -> bool {
        block.part.and_then(|at| self.page.leaves.parts.get(at)).is_some_and(|part| part.name == Tag::P)
    }

    /// Whether a block is a wrapper without links, pictures, controls, and words of furniture.
    fn fits(&self, block: &Block) -> bool {
        let leaves = self.page.leaves;
        let Some(part) = block.part.and_then(|at| leaves.parts.get(at)) else { return false };
        let after = block.groups.start > self.last;
        let most = if after { MOST_AFTER } else { MOST_BETWEEN };
        let alone = block.groups.len() == 1;
        let table = alone && self.leaves(block).all(|(at, _)| self.is_table(at));
        let wraps = !matches!(part.name, Tag::H1 | Tag::H2 | Tag::H3) && !part.inline;
        wraps
            && part.words <= most
            && (table || part.links * 4 < part.chars)
            && self.is_worded(block, after)
            && block.part.is_some_and(|at| self.parts(at).all(|part| self.is_plain(part)))
            && self.leaves(block).all(|(at, leaf)| is(self.chosen, at) || self.is_mark(at) || self.is_text(at, leaf))
    }

    /// Whether a group has no letter or number: the sign of a call-out.
    fn is_mark(&self, at: usize) -> bool {
        self.page.leaves.all.get(at).is_some_and(|leaf| !leaf.text.contains(char::is_alphanumeric))
    }

    /// Whether a block has more letters than numbers. After the last paragraph it consists of sentences without links; a
    /// single line before it, which may be a label or a caption, is a sentence.
    fn is_worded(&self, block: &Block, after: bool) -> bool {
        let open = || self.leaves(block).filter(|(at, _)| !is(self.chosen, *at) && !self.is_mark(*at));
        let letters: usize = open().map(|(_, leaf)| leaf.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
        let chars: usize = open().map(|(_, leaf)| leaf.chars).sum();
        let is_line =
            |at: usize| self.page.groups.sums.get(at).is_some_and(|sum| matches!(sum.kind, Kind::Single | Kind::Lines));
        let fits = |(at, leaf): (usize, &Leaf)| {
            let text = leaf.text.trim_end_matches(['"', '”', '»', '’', '」', ')', '）']);
            let sentence = text.ends_with(STOPS);
            let address = ["@", "[at]", "www.", "http"].iter().any(|sign| text.contains(sign));
            !address
                && if after { sentence && leaf.links == 0 } else { block.groups.len() > 1 || sentence || !is_line(at) }
        };
        letters * 2 >= chars && open().all(fits)
    }

    /// An element and those inside it.
    fn parts(&self, at: usize) -> impl Iterator<Item = &'a Part> {
        let parts = self.page.leaves.parts.get(at..).unwrap_or_default();
        let depth = parts.first().map_or(0, |part| part.depth);
        let inner = parts.iter().skip(1).take_while(move |part| part.depth > depth);
        parts.first().into_iter().chain(inner)
    }

    fn is_plain(&self, part: &Part) -> bool {
        let other = matches!(part.name, Tag::Nav | Tag::Aside | Tag::Form | Tag::Footer | Tag::Article | Tag::H1);
        !other && part.pictures == 0 && !part.controls && !part.wall && !part.slides && {
            // A call-out may be one of information.
            let date = if part.signs & self.call_out == 0 { 0 } else { self.date };
            part.signs & self.others & !date == 0
        }
    }

    /// Whether a group is a text of the story by its place and words, and is on the page once.
    fn is_text(&self, at: usize, leaf: &Leaf) -> bool {
        let quote = self.page.groups.sums.get(at).is_some_and(|sum| sum.kind == Kind::Quote);
        let placed = match leaf.named() {
            Place::Furniture | Place::Byline => false,
            Place::Caption => quote,
            _ => true,
        };
        placed && labels::of(&leaf.text).is_none() && !self.is_repeated(leaf)
    }

    fn is_repeated(&self, leaf: &Leaf) -> bool {
        let text = leaf.text.trim_matches(|c: char| !c.is_alphanumeric());
        let kept = || self.page.leaves.all.iter().zip(self.chosen).filter(|(_, chosen)| **chosen);
        leaf.words >= LINE
            && (self.seen.get(leaf.text.as_str()).is_some_and(|count| *count > 1)
                || kept().any(|(kept, _)| kept.text.contains(text)))
    }

    fn is_table(&self, at: usize) -> bool {
        self.page.groups.sums.get(at).is_some_and(|sum| sum.kind == Kind::Table && sum.longest <= CELL)
    }

    /// Whether a block is a list, such as the key points before the first paragraph, with or without a heading.
    fn is_list(&self, block: &Block) -> bool {
        let headed = block.groups.len() == 2 && self.page.is_heading(block.groups.start);
        (block.groups.len() == 1 || headed)
            && self.leaves(block).skip(usize::from(headed)).all(|(at, leaf)| {
                self.page.is_list(at)
                    && leaf.words >= LINE * 2
                    && self.page.groups.sums.get(at).is_some_and(|sum| sum.parts > 1 && sum.linked == 0)
            })
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, Page, inside};
    use crate::page::leaves;

    /// Lines that are added to paragraphs, which stand for `[]` in the body, on a page with furniture around it.
    fn added(body: &str) -> Vec<String> {
        let paragraph = "<p>Body of the story, which is told in more than fifteen words so that it counts as running text here.</p>";
        let body = body.replace("[]", paragraph);
        let markup = format!(
            "<main><article><h1>Boats</h1><p><a href=/p>Print</a></p><div>{body}</div><p>Print</p></article></main>"
        );
        let groups = groups::read(&leaves::read(&Html::parse_document(&markup)));
        let chosen: Vec<bool> = groups.leaves.all.iter().map(|leaf| leaf.text.starts_with("Body")).collect();
        let page = Page::new(&groups, &chosen).unwrap();
        let texts = inside(&page, &chosen).into_iter().filter_map(|at| groups.leaves.all.get(at));
        texts.map(|leaf| leaf.text.clone()).collect()
    }

    #[test]
    fn short_texts_in_wrappers_between_the_paragraphs_stay() {
        for (block, lines) in [
            ("<div><div><p>Skiffs pay sixty.</p></div><div><p>Ladjas plačajo.</p></div></div>", 2),
            ("<div class=qa><div class=q>Why now?</div><div class=a>It fell.</div></div>", 2),
            ("<figure class=pullquote><blockquote><p>Stones do not vote.</p></blockquote></figure>", 1),
            ("<table><tr><td><a href=/1>Sula</a><td><a href=/2>Osk</a><tr><td><a href=/3>Terna</a><td>Dee</table>", 1),
            ("<div class=tbl><div class=row><div>Skiff</div><div>60</div></div></div>", 2),
            ("<div><div><div>船</div><div>六十</div></div></div>", 2),
            ("<div class='alert alert-info' role=alert><p>The road is closed on Friday.</p></div>", 1),
            ("<div class=callout-card><div>💡</div><div>Bring a lamp.</div></div>", 1),
            (
                "<div class=toggle><div><h4>How old is it?</h4><button></button></div><div><p>Nine years.</p></div></div>",
                2,
            ),
        ] {
            assert_eq!(added(&format!("[][]{block}[]")).len(), lines, "{block}");
        }
    }

    #[test]
    fn what_links_shows_pictures_or_asks_is_furniture() {
        let sentence = "Body of the story, which is told in more than fifteen words so that it counts";
        for block in [
            "<div><a href=/1>Tent found in a tree</a></div>",
            "<div><img src=a.png><p>The quay at night</p></div>",
            "<div><p>Your address</p><input></div>",
            "<div class=newsletter><p>The letter of the harbour</p></div>",
            "<div><p>Subscribe now</p></div>",
            "<div><p>The wall in June, seen from the sea</p></div>",
            "<div><p>Letters</p><p>letters@harbour.example</p></div>",
            "<table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>",
            "<div class=caption><p>The quay at night</p></div>",
            &format!("<div><p>“{sentence}”</p></div>"),
            "<table><tr><td><a href=/1>Tent found in a tall tree again</a><td>1<tr><td>2<td>3</table>",
        ] {
            assert_eq!(added(&format!("[][]{block}[]")), [""; 0], "{block}");
        }
        let twice = "<div><p>The letter of the harbour</p></div>";
        assert_eq!(added(&format!("[]{twice}[]{twice}[]")), [""; 0]);
    }

    #[test]
    fn the_ends_of_an_element_that_holds_little_but_the_body_stay() {
        let note = "<div><p>An earlier version gave another cost.</p></div>";
        assert_eq!(added(&format!("[][][]{note}")).len(), 1);
        assert_eq!(added("<div><ul><li>Wall by the spring<li>Town pays a third</ul></div>[][][]").len(), 1);
        for other in [
            "<div><p>Staff of the house</p></div>",
            "<div><p>See <a href=/1>the open thread of June</a>, which has more of it.</p></div>",
        ] {
            assert_eq!(added(&format!("[][][]{other}")), [""; 0], "{other}");
        }
        let last = format!("<div><p>It opens again in {}.</p></div>", "the spring or in the early summer ".repeat(3));
        assert_eq!(added(&format!("[]<div><p>Body.</p></div>{last}")).len(), 1);
        let link = "<div><a href=/1>Tent found in a tree</a></div>";
        assert_eq!(added(&format!("[][][]{link}{note}")), [""; 0]);
        assert_eq!(added(&format!("[][][]{note}{}", link.repeat(9))), [""; 0]);
        assert_eq!(added(&format!("{note}[][][]")), [""; 0]);
        assert_eq!(added("[]<div><p>It was closed.</p></div>"), ["It was closed."]);
        assert_eq!(added("[]<p>It was closed.</p>"), ["It was closed."]);
    }
}
