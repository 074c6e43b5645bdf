//! Which blocks are read as credits, and how strictly: by where they stand.

use super::dateline;
use super::lexer::Line;
use super::line::{self, Reading, Standing};
use super::words::{Marks, Words};
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key};

/// Blocks at the head in which a byline is looked for.
const HEAD: usize = 6;
/// Blocks at the end in which credit lines are looked for.
const TAIL: usize = 12;
/// The most words of a block that may be a credit.
const MOST_CREDIT: usize = 28;
/// The most words of a section label.
const MOST_SECTION: usize = 4;

/// What the visible blocks say.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) credits: Vec<Credit>,
    pub(super) consumed: Vec<Consumed>,
}

/// Reads the credit lines at either end, what is glued to the first and last sentence, and what the page marks as byline.
pub(super) fn read(evidence: &Evidence, words: &Words) -> Read {
    let blocks: Vec<(usize, &Block)> =
        evidence.blocks.iter().enumerate().filter(|(_, block)| block.place != Place::Furniture).collect();
    let text: Vec<(usize, &Block)> =
        blocks.iter().copied().filter(|(_, block)| block.place != Place::Caption).collect();
    let marked = blocks.iter().copied().filter(|(_, block)| block.place == Place::Byline);
    let prose = blocks.iter().find(|(_, block)| is_prose(&block.text)).map_or(usize::MAX, |(at, _)| *at);
    let mut reader =
        Reader { evidence, words, prose, taken: vec![false; evidence.blocks.len()], read: Read::default() };
    let ends: Vec<(usize, &Block)> = head_of(&text, evidence).into_iter().chain(tail_of(&text)).chain(marked).collect();
    for (at, block) in ends {
        reader.block(at, block);
    }
    reader.glued_before(&text);
    reader.captions(&blocks);
    reader.read
}

struct Reader<'e> {
    evidence: &'e Evidence,
    words: &'e Words,
    taken: Vec<bool>,
    /// The first block of running text.
    prose: usize,
    read: Read,
}

impl Reader<'_> {
    fn block(&mut self, at: usize, block: &Block) {
        if self.is_taken(at) {
            return;
        }
        let source = format!("block {at}");
        // The heading of an author's card, which is read as one.
        if block.text.len() < 120 && self.words.is(&block.text, Marks::CARD) && !self.is_label(&block.text) {
            return;
        }
        let standing = match block.place {
            Place::Byline => Standing::Byline,
            Place::Caption => Standing::Caption,
            _ => Standing::Edge,
        };
        let reading = line::read(&block.text, self.words, standing, &source);
        let open = reading
            .as_ref()
            .map_or_else(|| self.is_label(&block.text), |reading| reading.open && reading.credits.is_empty());
        if open && self.with_next(at, block, standing, &source)
            || reading.is_none() && self.with_place(at, block, &source)
        {
            return;
        }
        // Behind the text, a byline without a label is that of another story, or a name once more.
        let author = |credit: &Credit| credit.role == Role::Author;
        let other = block.place == Place::Byline && at > self.prose && self.read.credits.iter().any(author);
        let reading = reading.filter(|reading| !other || reading.labelled || !reading.credits.iter().any(author));
        match reading {
            Some(reading) => self.take(at, reading, &block.text),
            None if block.place != Place::Caption => self.glued_behind(at, &block.text, &source),
            None => {}
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(true)
    }

    fn mark(&mut self, at: usize) {
        if let Some(slot) = self.taken.get_mut(at) {
            *slot = true;
        }
    }

    fn take(&mut self, at: usize, reading: Reading, text: &str) {
        self.mark(at);
        self.read.credits.extend(reading.credits);
        self.read.consumed.push(Consumed { text: text.to_owned(), whole: true });
    }

    /// Whether a block is a label alone, also without a sign.
    fn is_label(&self, text: &str) -> bool {
        text.len() < 80 && self.words.is(text, Marks::LABEL.or(Marks::BYLINE))
    }

    /// A label alone, and its names in the next block.
    fn with_next(&mut self, at: usize, block: &Block, standing: Standing, source: &str) -> bool {
        let Some(next) = self.evidence.blocks.get(at + 1).filter(|_| !self.is_taken(at + 1)) else { return false };
        if has_more_words(&next.text, 14) || self.is_label(&next.text) {
            return false;
        }
        let sign =
            if block.text.ends_with([':', '：']) || self.words.is(&block.text, Marks::BYLINE) { " " } else { ": " };
        let joined = format!("{}{sign}{}", block.text, next.text);
        let Some(found) = line::read(&joined, self.words, standing, source).filter(|found| !found.credits.is_empty())
        else {
            return false;
        };
        let text = next.text.clone();
        self.take(at, found, &block.text);
        self.read.consumed.push(Consumed { text, whole: true });
        self.mark(at + 1);
        true
    }

    /// A name alone, and in the next block from where it reports.
    fn with_place(&mut self, at: usize, block: &Block, source: &str) -> bool {
        let Some(next) = self.evidence.blocks.get(at + 1).filter(|_| block.text.len() < 80) else { return false };
        if next.text.len() > 80 || has_more_words(&next.text, 6) {
            return false;
        }
        let told =
            Line::read(&next.text, self.words).and_then(|line| line.hit(0, Marks::AT)).is_some_and(|hit| hit.len > 1);
        let joined = format!("{} {}", block.text, next.text);
        let Some(found) = told.then(|| line::read(&joined, self.words, Standing::Byline, source)).flatten() else {
            return false;
        };
        let text = next.text.clone();
        self.take(at, found, &block.text);
        self.read.consumed.push(Consumed { text, whole: true });
        self.mark(at + 1);
        true
    }

    /// A bracket behind the last sentence: `… said. (Reporting by A; Editing by B)`, `… said. AGERPRES/(autor: A)`,
    /// `…。（譯者：A）1120823`.
    fn glued_behind(&mut self, at: usize, text: &str, source: &str) {
        let end = text.trim_end_matches(['.', '。', ' ']).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let pairs = [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('〔', '〕'), ('【', '】')];
        let Some((open, close)) = pairs.into_iter().find(|(_, close)| end.ends_with(*close)) else { return };
        let Some(start) = end.rfind(open).filter(|start| *start > 0) else { return };
        let Some((before, bracket)) = text.split_at_checked(start) else { return };
        let inside = end.get(start..).unwrap_or_default().trim_start_matches(open).trim_end_matches(close);
        let whole =
            || line::read(end.get(start..)?, self.words, Standing::Bracket, source).map(|reading| reading.credits);
        let Some(mut found) = self.by_language(inside, source).or_else(whole).filter(|found| !found.is_empty()) else {
            return;
        };
        self.mark(at);
        let gone = match agency_before(before, self.words) {
            Some((from, agency)) => {
                found.push(Credit::new(Role::Agency, agency, source));
                text.get(from..).unwrap_or(bracket)
            }
            None => bracket,
        };
        self.read.credits.extend(found);
        self.read.consumed.push(Consumed { text: gone.trim().to_owned(), whole: false });
    }

    /// `RO - author: A, editor: B; EN - author: C`: who made the text in each language; the later ones translated it.
    fn by_language(&self, text: &str, source: &str) -> Option<Vec<Credit>> {
        let mut credits = Vec::new();
        let parts = text.split(';').count();
        for (at, part) in text.split(';').enumerate() {
            let (code, rest) = part.trim().split_once(" - ").or_else(|| part.trim().split_once(" – "))?;
            let is_code = (1..=3).contains(&code.chars().count()) && code.chars().all(char::is_uppercase);
            let found = is_code.then(|| line::read(rest.trim(), self.words, Standing::Bracket, source)).flatten()?;
            if at == 0 && parts > 1 && code.chars().count() == 2 {
                credits.push(Credit::new(Role::OriginalLanguage, code.to_lowercase(), source));
            }
            credits.extend(found.credits.into_iter().map(|mut credit| {
                if at > 0 && credit.role == Role::Author {
                    credit.role = Role::Translator;
                }
                let key = if credit.role == Role::Translator { "to" } else { "lang" };
                if parts > 1 && code.chars().count() == 2 {
                    credit.detail.insert(key.to_owned(), code.to_lowercase());
                }
                credit
            }));
        }
        Some(credits)
    }

    /// A dateline or a reporter's bracket before the first sentence.
    fn glued_before(&mut self, text: &[(usize, &Block)]) {
        let open = |(at, block): &&(usize, &Block)| !self.is_taken(*at) && block.place == Place::Text;
        let read = |(at, block): &(usize, &Block)| dateline::read(&block.text, self.words, &format!("block {at}"));
        // A standfirst may be running text as well.
        let mut prose = 0;
        let begin = |(_, block): &&(usize, &Block)| {
            prose += usize::from(is_prose(&block.text));
            prose <= 2
        };
        let found = text.iter().take(HEAD).take_while(begin).filter(open).map(read).find(|found| !found.is_empty());
        self.read.credits.extend(found.unwrap_or_default());
    }

    /// Captions name photographers and nobody else; they stay where they are.
    fn captions(&mut self, blocks: &[(usize, &Block)]) {
        for (at, block) in blocks.iter().filter(|(_, block)| block.place == Place::Caption) {
            let found = line::read(&block.text, self.words, Standing::Caption, &format!("block {at}"));
            let credits = found.filter(|found| found.labelled).unwrap_or_default().credits;
            self.read.credits.extend(credits.into_iter().filter(|credit| credit.role == Role::Photographer));
        }
    }
}

/// The blocks before the running text begins, and the first of that.
fn head_of<'a>(text: &[(usize, &'a Block)], evidence: &Evidence) -> Vec<(usize, &'a Block)> {
    let title = evidence.title.as_deref().map(name_key);
    let mut head = Vec::new();
    for (at, block) in text {
        if title.as_ref().is_some_and(|title| repeats(&block.text, title)) {
            continue;
        }
        head.push((*at, *block));
        if head.len() >= HEAD || is_prose(&block.text) {
            break;
        }
    }
    head
}

/// Whether a block is the headline once more; most differ in their first word already.
fn repeats(text: &str, title: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    text.len() <= title.len() * 3 + 40 && title.starts_with(&name_key(first)) && title == name_key(text)
}

/// The blocks after the running text, and the last of that.
fn tail_of<'a>(text: &[(usize, &'a Block)]) -> Vec<(usize, &'a Block)> {
    let mut tail: Vec<(usize, &Block)> = Vec::new();
    for (at, block) in text.iter().rev().take(TAIL) {
        tail.push((*at, *block));
        if is_prose(&block.text) {
            break;
        }
    }
    tail.reverse();
    tail
}

/// The agency that signs a text in front of the bracket, and where it begins.
fn agency_before<'a>(before: &'a str, words: &Words) -> Option<(usize, &'a str)> {
    let text = before.trim_end_matches(['/', ' ', '-', '–']);
    let at = text
        .rfind([' ', '.', '”', '"'])
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let name = text.get(at..)?;
    let sentence = text.get(..at)?.trim_end();
    let ends = sentence.is_empty() || sentence.ends_with(['.', '”', '"', '!', '?', '…', ')']);
    (words.is(name, Marks::AGENCY) && ends).then_some((at, name))
}

/// Whether more than some words stand in a text whose white space is folded; of scripts without spaces three letters
/// count as a word.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    // Behind each space a word begins.
    if memchr::memchr_iter(b' ', text.as_bytes()).nth(most.saturating_sub(1)).is_some() {
        return true;
    }
    if text.is_ascii() {
        return false;
    }
    let (mut words, mut dense) = (1, 0);
    text.chars().any(|c| {
        words += usize::from(c == ' ');
        dense += usize::from(super::script::is_dense(c));
        words + dense / 3 > most
    })
}

/// Whether a block is running text, so that no credit lies beyond it.
pub(super) fn is_prose(text: &str) -> bool {
    // A word takes two bytes and more, with its space; three letters that count as one take nine.
    text.len() > 2 * MOST_CREDIT && has_more_words(text, MOST_CREDIT)
}

/// The section label above the headline: the first block, when the headline follows it, or when it is a word for a section.
pub(super) fn section(evidence: &Evidence, words: &Words) -> Option<String> {
    let mut blocks = evidence.blocks.iter().filter(|block| !matches!(block.place, Place::Furniture | Place::Caption));
    let first = blocks.next()?;
    let second = blocks.next()?;
    let short =
        !has_more_words(&first.text, MOST_SECTION) && !first.text.ends_with(['.', ':', '?', '!', '…', '"', '”']);
    let known = first.text.len() < 120 && words.is(&first.text, Marks::SECTION);
    let title = evidence
        .title
        .as_deref()
        .is_some_and(|title| second.text.len() <= title.len() * 2 + 40 && name_key(title) == name_key(&second.text));
    (short && (known || title)).then(|| first.text.clone())
}
