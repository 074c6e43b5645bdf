//! The imprint of a work under review or of the newspaper itself: lines with a title, a publisher, pages. Its credits are not
//! the article's.

use super::blocks::Read;
use super::book::is_published;
use super::prose::{Text, has_more_words, is_prose};
use super::words::{Marks, Words};
use crate::model::{Block, Credit, Evidence, Place, Role};

/// Maximum number of words of a line about a work.
const MOST_WORDS: usize = 14;
/// Maximum length in bytes of a label of a work.
const MOST_LABEL: usize = 40;
/// Maximum number of lines between a credit and the line about the work.
const MOST_LINES: usize = 8;

/// A line of the box around a credit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Credit,
    /// A label of a work with its value: `Title: Ships`.
    Labelled,
    /// Pages or a publisher without a label, which come last.
    Published,
    Other,
}

/// Removes the credits of lines that are beside a line about a work, without another line between them; unless one of
/// them says where the article itself was first published.
pub(super) fn remove(read: &mut Read, evidence: &Evidence, words: &Words) {
    let place = |credit: &Credit| credit.source.strip_prefix("block ").and_then(|at| at.parse::<usize>().ok());
    let mut credited: Vec<usize> = read.credits.iter().filter_map(place).collect();
    credited.dedup();
    let kind =
        |at: usize| evidence.blocks.get(at).map_or(Kind::Other, |block| kind(block, credited.contains(&at), words));
    let is_of_text = |at: usize| {
        let first = |credit: &&Credit| credit.role == Role::OriginalPublication;
        read.credits.iter().filter(first).filter_map(place).any(|block| block.abs_diff(at) <= MOST_LINES)
    };
    let is_beside_work = |at: usize| {
        let (mut after, mut before) = ((at + 1..).take(MOST_LINES), (0..at).rev().take(MOST_LINES));
        after.find_map(|at| work(kind(at), true)).unwrap_or(false)
            || before.find_map(|at| work(kind(at), false)).unwrap_or(false)
    };
    let gone: Vec<usize> = credited.iter().copied().filter(|at| is_beside_work(*at) && !is_of_text(*at)).collect();
    if gone.is_empty() {
        return;
    }
    read.credits.retain(|credit| place(credit).is_none_or(|at| !gone.contains(&at)));
    let is_gone = |text: &str| gone.iter().any(|at| evidence.blocks.get(*at).is_some_and(|block| block.text == text));
    read.consumed.retain(|consumed| !is_gone(&consumed.text));
    read.bare.retain(|(text, _)| !is_gone(text));
}

/// Whether a line beside a credit is about a work; none if the lines beyond it decide.
const fn work(kind: Kind, after: bool) -> Option<bool> {
    match kind {
        Kind::Credit => None,
        Kind::Labelled => Some(true),
        Kind::Published => Some(after),
        Kind::Other => Some(false),
    }
}

fn kind(block: &Block, credited: bool, words: &Words) -> Kind {
    let text = block.text.as_str();
    if block.place == Place::Caption || is_prose(text) || has_more_words(text, MOST_WORDS) {
        return Kind::Other;
    }
    let label = text.find([':', '：']).filter(|at| *at <= MOST_LABEL).and_then(|at| text.get(..at));
    if label.is_some_and(|label| words.is(label, Marks::IMPRINT.or(Marks::CAST))) {
        Kind::Labelled
    } else if credited {
        Kind::Credit
    } else if is_published(text) && !Text::new(text, words).says_what_was_done() {
        Kind::Published
    } else {
        Kind::Other
    }
}
