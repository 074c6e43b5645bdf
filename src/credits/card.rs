//! The author card at the end: a name, the word `Author`, a short biography, and links to more.

use super::lexer::Line;
use super::name;
use super::prose::is_prose;
use super::script;
use super::source::block_of;
use super::token::Kind;
use super::words::{Marks, Words};
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key, name_key_of};

/// Number of blocks at the end that are searched for an author card.
const TAIL: usize = 9;
/// Maximum length in bytes of a card whose lines are joined into one.
const MOST_CARD: usize = 90;
/// Maximum length in bytes of a name on its own.
const MOST_NAME: usize = 80;

/// Credits and consumed blocks of author cards.
#[derive(Debug, Default)]
pub(super) struct Card {
    /// Authors and translators, one of either at most.
    pub(super) people: Vec<Credit>,
    pub(super) consumed: Vec<Consumed>,
}

/// Reads the card: the name once or twice, the word `Author`, and links to more; or the word and a short biography.
/// `of_works` are credits of rows about a work, whose labels are no headings.
pub(super) fn read(evidence: &Evidence, words: &Words, known: &[&str], of_works: &[Credit]) -> Card {
    let tail: Vec<(usize, &Block)> = evidence
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.place != Place::Furniture)
        .rev()
        .take(TAIL)
        .collect();
    let reader = Reader { words, tail: &tail };
    let mut card = Card::default();
    let more =
        tail.iter().take_while(|(_, block)| !is_prose(&block.text)).filter(|(_, block)| reader.is_link(&block.text));
    card.consumed.extend(more.map(|(_, block)| whole(&block.text)));
    let is_row = |at: usize| of_works.iter().filter_map(block_of).any(|row| row == at);
    let is_heading =
        |(at, block): &&(usize, &Block)| block.text.len() < 120 && words.is(&block.text, Marks::CARD) && !is_row(*at);
    let headings: Vec<usize> = (0..tail.len()).filter(|at| tail.get(*at).as_ref().is_some_and(is_heading)).collect();
    let whole_card = || tail.iter().find_map(|(at, block)| Some((*at, block, name_before(&block.text, words)?)));
    if !headings.is_empty() {
        headings.into_iter().fold(card, |card, at| reader.around(at, card))
    } else if let Some((at, block, name)) = whole_card() {
        card.consumed.push(whole(&block.text));
        card.people.push(Credit::new(Role::Author, name, format!("block {at}")));
        card
    } else {
        card.people = reader.introduced(evidence);
        if card.people.is_empty() {
            let biography = reader.biography_credit().or_else(|| reader.last_biography(evidence));
            let headed = || reader.headed_life(evidence);
            let described = || reader.described(evidence).or_else(|| reader.affiliated(evidence));
            card.people.extend(biography.or_else(headed).or_else(described));
        }
        if card.people.is_empty()
            && let Some((author, consumed)) = reader.signature(evidence)
        {
            card.people.push(author);
            card.consumed.push(consumed);
        }
        reader.repeated(&mut card, known);
        card
    }
}

pub(super) struct Reader<'e> {
    pub(super) words: &'e Words,
    /// The last blocks in reverse order.
    pub(super) tail: &'e [(usize, &'e Block)],
}

impl Reader<'_> {
    /// Reads the names before the word `Author`, else those after it.
    fn around(&self, at: usize, mut card: Card) -> Card {
        let person = |(_, block): &&(usize, &Block)| self.is_person(&block.text);
        let before: Vec<&(usize, &Block)> = self.tail.iter().skip(at + 1).take(2).take_while(person).collect();
        let after: Vec<&(usize, &Block)> = self.tail.iter().take(at).rev().take(2).take_while(person).collect();
        let names = if before.is_empty() { after } else { before };
        let Some((block, first)) = names.first() else { return self.with_biography(card, at) };
        let same = names.iter().filter(|(_, block)| name_key(&block.text) == name_key(&first.text));
        card.consumed.extend(same.map(|(_, block)| whole(&block.text)));
        card.consumed.extend(self.tail.get(at).map(|(_, block)| whole(&block.text)));
        self.add(&mut card, at, &first.text, *block);
        card
    }

    /// Adds the person of a heading, unless another one has that role.
    fn add(&self, card: &mut Card, heading: usize, name: &str, block: usize) {
        let role = self.tail.get(heading).map_or(Role::Author, |(_, heading)| self.role(&heading.text));
        if card.people.iter().all(|known| known.role != role) {
            card.people.push(Credit::new(role, name, format!("block {block}")));
        }
    }

    /// The role in a heading: `About the translator`.
    pub(super) fn role(&self, heading: &str) -> Role {
        let translates = |line: &Line<'_>| {
            let of = Marks::LABEL.or(Marks::AFTER);
            let hits = (0..line.len()).filter_map(|at| line.hit(at, of));
            // `על המתרגמת`: the article is part of the word.
            let nouns = line.tokens.iter().filter_map(|token| token.text.strip_prefix('ה'));
            let entries = nouns.flat_map(|noun| self.words.entries(noun));
            let roles = hits.map(|hit| hit.entry).chain(entries).flat_map(|entry| &entry.label);
            roles.into_iter().any(|(role, _)| *role == Role::Translator)
        };
        if Line::read(heading, self.words).as_ref().is_some_and(translates) { Role::Translator } else { Role::Author }
    }

    /// `Die Autorin`, then a biography that begins with the name.
    fn with_biography(&self, mut card: Card, at: usize) -> Card {
        let Some((block, biography)) = at.checked_sub(1).and_then(|next| self.tail.get(next)) else { return card };
        if let Some(name) = self.leading_name(&biography.text) {
            card.consumed.extend(self.tail.get(at).map(|(_, block)| whole(&block.text)));
            self.add(&mut card, at, &name, *block);
            // `About the authors`: each of the next paragraphs is about another one.
            let next = self.tail.iter().take(at - 1).rev();
            let others = next.map_while(|(block, text)| Some((*block, self.biography_name(&text.text)?)));
            let role = self.tail.get(at).map_or(Role::Author, |(_, heading)| self.role(&heading.text));
            card.people.extend(others.map(|(block, name)| Credit::new(role, name, format!("block {block}"))));
        }
        card
    }

    /// A name on its own followed by a short biography that begins with that name, at the very end: `Ada Frost`, `Ada
    /// Frost is a reporter`. Elsewhere a heading and its paragraph look the same. Cards of other people may follow if
    /// their labels give a role: `Editor: Ida Berg`, `Ida Berg is an editor`.
    fn biography_credit(&self) -> Option<Credit> {
        let mut last = self.tail.iter().filter(|(_, block)| !self.is_link(&block.text));
        loop {
            let ((_, biography), (at, name)) = (last.next()?, last.next()?);
            let begins = |name: &str| biography.text.strip_prefix(name).is_some_and(|after| after.starts_with(' '));
            if begins(&name.text) && self.is_person(&name.text) {
                return Some(Credit::new(Role::Author, &name.text, format!("block {at}")));
            }
            let (_, labelled) = name.text.split_once([':', '：'])?;
            if !begins(labelled.trim()) || !self.is_person(labelled.trim()) {
                return None;
            }
        }
    }

    /// Lines at the end that repeat the name of a known author.
    fn repeated(&self, card: &mut Card, known: &[&str]) {
        let known: Vec<String> = known.iter().map(|name| name_key(name)).collect();
        let is_known = |text: &str| known.iter().any(|name| **name == name_key_of(text));
        let repeats = |text: &str| text.len() <= MOST_NAME && is_known(text) && self.is_person(text);
        let shown = |(_, block): &&(usize, &Block)| block.place != Place::Caption;
        let lines = self.tail.iter().filter(shown).take_while(|(_, block)| !is_prose(&block.text));
        card.consumed.extend(lines.filter(|(_, block)| repeats(&block.text)).map(|(_, block)| whole(&block.text)));
    }

    pub(super) fn is_link(&self, text: &str) -> bool {
        let text = text.trim_end_matches(['…', '.', '»', '→', '›', '>', ' ']);
        text.len() <= 120 && self.words.is(text, Marks::MORE)
    }

    pub(super) fn is_person(&self, text: &str) -> bool {
        if text.len() > MOST_NAME || self.is_link(text) || name_after(text, self.words).is_some() {
            return false;
        }
        let Some(line) = Line::read(text, self.words) else { return false };
        let several = line.len() >= 2 || !script::is_cased(text);
        several && name::is_name(&line, 0, line.len(), self.words)
    }
}

/// The name of a card whose lines are joined into one: `Ada FrostAuthor`, `Ada Frost Author Read more`.
pub(super) fn name_before<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    if text.len() > MOST_CARD || text.contains([':', ',', '|', '(']) {
        return None;
    }
    let (mut name, mut titled) = (text, false);
    while let Some((at, card)) = last_line(name, words) {
        name = name.get(..at)?.trim_end();
        titled |= card;
    }
    let line = titled.then(|| Line::read(name, words)).flatten().filter(|line| line.len() >= 2)?;
    let (from, to) = name::twice(&line, 0, line.len());
    let sentence = (from..to).any(|at| line.kind(at) == Some(Kind::Stop));
    (!sentence && name::is_name(&line, from, to, words)).then(|| line.slice(from, to))
}

/// The name in the heading of a card: `About Ada Frost`, `Über Ada Frost`.
pub(super) fn name_after<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    let (about, name) = text.split_once(' ')?;
    let key = name_key_of(about);
    let first = words.first(&key);
    let other = Marks::FILL.or(Marks::LABEL).or(Marks::BYLINE).or(Marks::JOB).or(Marks::CARD);
    let heads = first.longest() > 1 && first.marks.any(Marks::CARD) && !words.is_key(&key, other);
    let capitals = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (heads && capitals && name.contains(' ') && !words.is(text, Marks::CARD)).then_some(name)
}

/// The start of the last line of a card that is joined with others, and whether it is the card's heading.
fn last_line(text: &str, words: &Words) -> Option<(usize, bool)> {
    let cased = script::is_cased(text);
    // `정우성 수석기자`: after a name, a job is one word.
    let job = text.rfind(' ').filter(|at| text.get(at + 1..).is_some_and(|word| is_korean_job(word, words)));
    let mut before = ' ';
    let starts = text.char_indices().filter(|(_, c)| {
        let glued = before.is_lowercase() && c.is_uppercase()
            || !cased && script::is_alphabetic(before) && script::is_alphabetic(*c);
        let starts = !c.is_whitespace() && (before.is_whitespace() || glued);
        before = *c;
        starts
    });
    starts.map(|(at, _)| at).filter(|at| *at > 0 && job.is_none_or(|job| *at <= job + 1)).find_map(|at| {
        let line = text.get(at..)?;
        let first = line.bytes().position(|byte| byte == b' ').and_then(|end| line.get(..end)).unwrap_or(line);
        let first = words.first(&name_key_of(first));
        let line = line.trim_end_matches(['…', '.', '»', '→', '›', '>', ' ']);
        let card = first.marks.any(Marks::CARD) && words.is(line, Marks::CARD);
        (card || first.marks.any(Marks::MORE) && words.is(line, Marks::MORE)).then_some((at, card))
    })
}

fn is_korean_job(word: &str, words: &Words) -> bool {
    word.chars().all(script::is_hangul) && (words.is_key(word, Marks::JOB) || words.compound(word).is_some())
}

fn whole(text: &str) -> Consumed {
    Consumed { text: text.to_owned(), whole: true }
}
