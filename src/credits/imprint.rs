//! The imprint of a work under review or of the newspaper itself: lines with a title, a publisher, pages. Its credits are not
//! the article's.

use super::blocks::Read;
use super::book::is_published;
use super::prose::{Text, has_more_words, is_prose};
use super::source::block_of;
use super::words::{Marks, Words};
use crate::model::{Block, Credit, Evidence, Place, Role};

/// Maximum number of words of a line about a work.
const MOST_WORDS: usize = 14;
/// Maximum length in bytes of a label of a work.
const MOST_LABEL: usize = 40;
/// Maximum number of lines between a credit and the line about the work.
const MOST_LINES: usize = 8;
/// The same if labels and values are blocks of their own, and maximum number of unknown blocks between two known ones.
const MOST_BLOCKS: usize = 16;
const MOST_UNKNOWN: usize = 4;
/// Number of labels of a film, a play or an exhibition that make a list one about it.
const LEAST_STAGE: usize = 2;

/// Labels of a work.
const WORK: Marks = Marks::IMPRINT.or(Marks::CAST);
/// Labels of rows whose value is the next block.
const ROW: Marks = WORK.or(Marks::STAGE).or(Marks::LABEL).or(Marks::BYLINE);

/// A line of the box around a credit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Credit,
    /// A label of a work with its value: `Title: Ships`.
    Labelled,
    /// A label of a film, a play or an exhibition: `Screenplay: Ada Frost`.
    Staged,
    /// Pages or a publisher without a label, which come last.
    Published,
    /// A short block that may be a label or a value.
    Short,
    Other,
}

/// Removes the credits of lines that are beside a line about a work, without another line between them; unless one of
/// them says where the article itself was first published. Returns the removed ones.
pub(super) fn remove(read: &mut Read, evidence: &Evidence, words: &Words) -> Vec<Credit> {
    let mut credited: Vec<usize> = read.credits.iter().filter_map(block_of).collect();
    credited.dedup();
    let is_of_text = |at: usize| {
        let first = |credit: &&Credit| credit.role == Role::OriginalPublication;
        read.credits.iter().filter(first).filter_map(block_of).any(|block| block.abs_diff(at) <= MOST_LINES)
    };
    let lines = Lines { blocks: &evidence.blocks, credited: &credited, words };
    let gone: Vec<usize> = credited.iter().copied().filter(|at| lines.is_of_work(*at) && !is_of_text(*at)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let is_gone = |credit: &mut Credit| block_of(credit).is_some_and(|at| gone.contains(&at));
    let removed = read.credits.extract_if(.., is_gone).collect();
    let values = gone.iter().filter(|at| lines.is_label(**at)).map(|at| at + 1);
    let blocks: Vec<usize> = gone.iter().copied().chain(values).collect();
    let is_gone = |text: &str| blocks.iter().any(|at| evidence.blocks.get(*at).is_some_and(|block| block.text == text));
    read.consumed.retain(|consumed| !is_gone(&consumed.text));
    read.bare.retain(|(text, _)| !is_gone(text));
    removed
}

/// The blocks of a document as lines of boxes.
struct Lines<'e> {
    blocks: &'e [Block],
    credited: &'e [usize],
    words: &'e Words,
}

impl Lines<'_> {
    /// Whether a credited line is in a box about a work.
    fn is_of_work(&self, at: usize) -> bool {
        // A label and its value in two blocks are a row of a list like those around them.
        let rows = self.is_label(at);
        let most = if rows { MOST_BLOCKS } else { MOST_LINES };
        let after = self.signs((at + 1..).take(most), rows, true);
        let before = self.signs((0..at).rev().take(most), rows, false);
        let (Some(after), Some(before)) = (after, before) else { return true };
        let own = usize::from(self.is_staged(at));
        own + after + before >= LEAST_STAGE
    }

    /// Number of labels of a film, a play or an exhibition in the lines on one side of a credit; none if a line there is
    /// about a work.
    fn signs(&self, lines: impl Iterator<Item = usize>, rows: bool, after: bool) -> Option<usize> {
        let (mut stage, mut unknown) = (0, 0);
        for at in lines {
            unknown += 1;
            match self.kind(at, rows) {
                Kind::Labelled => return None,
                Kind::Published if after => return None,
                Kind::Staged => (stage, unknown) = (stage + 1, 0),
                Kind::Credit => unknown = 0,
                Kind::Short if unknown <= MOST_UNKNOWN => {}
                Kind::Published | Kind::Short | Kind::Other => break,
            }
        }
        Some(stage)
    }

    fn kind(&self, at: usize, rows: bool) -> Kind {
        let Some(block) = self.blocks.get(at) else { return Kind::Other };
        let text = block.text.as_str();
        if block.place == Place::Caption || is_prose(text) || has_more_words(text, MOST_WORDS) {
            return Kind::Other;
        }
        let label = text.find([':', '：']).filter(|at| *at <= MOST_LABEL).and_then(|at| text.get(..at));
        let label = label.or_else(|| (rows && self.is_label(at)).then_some(text));
        let says = |of: Marks| label.is_some_and(|label| self.words.is(label, of));
        if says(WORK) {
            Kind::Labelled
        } else if says(Marks::STAGE) {
            Kind::Staged
        } else if self.credited.contains(&at) || rows && self.is_label(at) {
            Kind::Credit
        } else if is_published(text) && !Text::new(text, self.words).says_what_was_done() {
            Kind::Published
        } else if rows && at.checked_sub(1).is_some_and(|before| self.is_label(before)) {
            Kind::Credit
        } else if rows && block.place != Place::Heading && !text.ends_with(['.', '!', '?', '。', '…']) {
            Kind::Short
        } else {
            Kind::Other
        }
    }

    /// Whether a line begins with a label of a film, a play or an exhibition.
    fn is_staged(&self, at: usize) -> bool {
        let text = self.blocks.get(at).map(|block| block.text.as_str()).unwrap_or_default();
        let label = text.find([':', '：']).and_then(|at| text.get(..at)).unwrap_or(text);
        label.len() <= MOST_LABEL && self.words.is(label, Marks::STAGE)
    }

    /// Whether a block is a label and the next one its value.
    fn is_label(&self, at: usize) -> bool {
        let is = |at: usize, of: Marks| {
            self.blocks.get(at).is_some_and(|block| block.text.len() <= MOST_LABEL && self.words.is(&block.text, of))
        };
        is(at, ROW) && self.blocks.get(at + 1).is_some_and(|next| !is_prose(&next.text)) && !is(at + 1, ROW)
    }
}
