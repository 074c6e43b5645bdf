use super::clause;
use super::lexicon::Words;
use super::shape;
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key};

/// Blocks at the head in which a byline is looked for.
const HEAD: usize = 5;
/// Blocks at the end in which credit lines are looked for.
const TAIL: usize = 10;

/// What the visible lines say.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) credits: Vec<Credit>,
    pub(super) consumed: Vec<Consumed>,
}

/// Reads the credit lines at either end, what is glued to the first and last sentence, and what the page marks as byline.
pub(super) fn read(evidence: &Evidence, words: &Words) -> Read {
    let blocks: Vec<(usize, &Block)> =
        evidence.blocks.iter().enumerate().filter(|(_, block)| block.place != Place::Furniture).collect();
    let mut taken = vec![false; evidence.blocks.len()];
    let mut read = Read::default();
    let text: Vec<(usize, &Block)> =
        blocks.iter().copied().filter(|(_, block)| block.place != Place::Caption).collect();
    for (at, block) in head_of(&text, evidence).into_iter().chain(tail_of(&text)).chain(marked(&blocks)) {
        if taken.get(at).copied().unwrap_or(true) {
            continue;
        }
        let source = format!("block {at}");
        if let Some(found) = clause::parse(&block.text, words, true, &source) {
            read.take(found, &block.text, true);
            mark(&mut taken, at);
        } else if let Some((next, following)) = evidence.blocks.get(at + 1).map(|next| (at + 1, next))
            && clause::is_label(&block.text, words)
            && let Some(found) = clause::parse(&format!("{} {}", block.text, following.text), words, true, &source)
                .filter(|found| !found.is_empty())
        {
            read.take(found, &block.text, true);
            read.consumed.push(Consumed { text: following.text.clone(), whole: true });
            mark(&mut taken, at);
            mark(&mut taken, next);
        } else if block.place != Place::Caption && glued_behind(&mut read, &block.text, words, &source) {
            mark(&mut taken, at);
        }
    }
    glued_before(&mut read, &text, &taken, words);
    captions(&mut read, &blocks, words);
    read
}

fn mark(taken: &mut [bool], at: usize) {
    if let Some(slot) = taken.get_mut(at) {
        *slot = true;
    }
}

impl Read {
    fn take(&mut self, found: Vec<Credit>, text: &str, whole: bool) {
        self.credits.extend(found);
        self.consumed.push(Consumed { text: text.to_owned(), whole });
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
        if head.len() >= HEAD || shape::is_prose(&block.text) {
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
        if shape::is_prose(&block.text) {
            break;
        }
    }
    tail.reverse();
    tail
}

fn marked<'a>(blocks: &[(usize, &'a Block)]) -> Vec<(usize, &'a Block)> {
    blocks.iter().copied().filter(|(_, block)| block.place == Place::Byline).collect()
}

/// A bracket behind the last sentence: `… said. (Reporting by A; Editing by B)`, `… said. AGERPRES/(autor: A)`,
/// `…。（譯者：A）1120823`.
fn glued_behind(read: &mut Read, text: &str, words: &Words, source: &str) -> bool {
    let end = text.trim_end_matches(['.', '。', ' ']).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let pairs = [('(', ')'), ('（', '）'), ('[', ']'), ('〔', '〕'), ('【', '】')];
    let Some((open, close)) = pairs.into_iter().find(|(_, close)| end.ends_with(*close)) else { return false };
    let Some(start) = end.rfind(open).filter(|start| *start > 0) else { return false };
    let Some((before, bracket)) = text.split_at_checked(start) else { return false };
    let inside = end.get(start..).unwrap_or_default().trim_start_matches(open).trim_end_matches(close);
    let Some(mut found) = clause::by_language(inside, words, source)
        .or_else(|| clause::parse(end.get(start..).unwrap_or_default(), words, false, source))
    else {
        return false;
    };
    let agency = agency_before(before, words);
    if let Some((at, agency)) = agency {
        found.push(Credit::new(crate::model::Role::Agency, agency, source));
        read.take(found, text.get(at..).unwrap_or(bracket).trim(), false);
    } else {
        read.take(found, bracket.trim(), false);
    }
    true
}

/// The agency that signs a text in front of the bracket, and where it begins.
fn agency_before<'a>(before: &'a str, words: &Words) -> Option<(usize, &'a str)> {
    let text = before.trim_end_matches(['/', ' ', '-', '–']);
    let at = text
        .rfind([' ', '.', '”', '"'])
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let name = text.get(at..)?;
    let sentence = text.get(..at)?.trim_end();
    (words.is_agency(name) && sentence.ends_with(['.', '”', '"', '!', '?', '…', ')'])).then_some((at, name))
}

/// A dateline or a reporter's bracket before the first sentence. It stays in the text, where readers expect it.
fn glued_before(read: &mut Read, text: &[(usize, &Block)], taken: &[bool], words: &Words) {
    let first = text
        .iter()
        .take(HEAD)
        .filter(|(at, block)| !taken.get(*at).copied().unwrap_or(false) && block.place == Place::Text)
        .find_map(|(at, block)| clause::head(&block.text, words, &format!("block {at}")));
    read.credits.extend(first.unwrap_or_default());
}

/// Captions name photographers and nobody else; they stay where they are.
fn captions(read: &mut Read, blocks: &[(usize, &Block)], words: &Words) {
    for (at, block) in blocks.iter().filter(|(_, block)| block.place == Place::Caption) {
        let found = clause::parse(&block.text, words, false, &format!("block {at}")).unwrap_or_default();
        read.credits.extend(found.into_iter().filter(|credit| credit.role == Role::Photographer));
    }
}
