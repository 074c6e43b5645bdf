use super::lexicon::Words;
use super::shape;
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key};

/// Blocks at the end in which an author's card is looked for.
const TAIL: usize = 9;

/// What an author's card at the end says and takes away.
#[derive(Debug, Default)]
pub(super) struct Card {
    pub(super) author: Option<Credit>,
    pub(super) consumed: Vec<Consumed>,
}

/// Reads the card: the name once or twice, the word `Author`, and what leads elsewhere; or the word and a short life.
pub(super) fn read(evidence: &Evidence, words: &Words, known: &[&str]) -> Card {
    let tail: Vec<(usize, &Block)> = evidence
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.place == Place::Text || block.place == Place::Heading)
        .rev()
        .take(TAIL)
        .collect();
    let mut card = Card::default();
    let more = tail
        .iter()
        .take_while(|(_, block)| !shape::is_prose(&block.text))
        .filter(|(_, block)| leads_on(&block.text, words));
    card.consumed.extend(more.map(|(_, block)| whole(&block.text)));
    let Some(at) = tail.iter().position(|(_, block)| is_card_word(&block.text, words)) else {
        names_of_known(&mut card, &tail, words, known);
        return card;
    };
    let names: Vec<&(usize, &Block)> =
        tail.iter().skip(at + 1).take(2).take_while(|(_, block)| is_person(&block.text, words)).collect();
    let Some((block_at, first)) = names.first() else {
        return with_life(card, &tail, at, words);
    };
    let same = names.iter().filter(|(_, block)| name_key(&block.text) == name_key(&first.text));
    card.consumed.extend(same.map(|(_, block)| whole(&block.text)));
    card.consumed.extend(tail.get(at).map(|(_, block)| whole(&block.text)));
    card.author = Some(Credit::new(Role::Author, &first.text, format!("block {block_at}")));
    card
}

/// `Die Autorin`, then a life that begins with the name.
fn with_life(mut card: Card, tail: &[(usize, &Block)], at: usize, words: &Words) -> Card {
    let Some((block_at, life)) = at.checked_sub(1).and_then(|next| tail.get(next)) else { return card };
    let name = leading_name(&life.text, words);
    if let Some(name) = name {
        card.consumed.extend(tail.get(at).map(|(_, block)| whole(&block.text)));
        card.author = Some(Credit::new(Role::Author, name, format!("block {block_at}")));
    }
    card
}

/// The longest run of words at the start that is a name of two words or more.
fn leading_name(text: &str, words: &Words) -> Option<String> {
    let head = text.split(['(', ',', ':']).next()?;
    let tokens: Vec<&str> = head.split_whitespace().collect();
    (2..=tokens.len().min(5)).rev().find_map(|length| {
        let name = tokens.get(..length)?.join(" ");
        let last = tokens.get(length - 1)?;
        let capital = last.chars().next().is_some_and(char::is_uppercase);
        (capital && shape::is_name(&name, words)).then_some(name)
    })
}

/// A line at the end that repeats the name of somebody who is known already.
fn names_of_known(card: &mut Card, tail: &[(usize, &Block)], words: &Words, known: &[&str]) {
    let repeats = |text: &str| is_person(text, words) && known.iter().any(|name| name_key(name) == name_key(text));
    let lines = tail.iter().take_while(|(_, block)| !shape::is_prose(&block.text));
    card.consumed.extend(lines.filter(|(_, block)| repeats(&block.text)).map(|(_, block)| whole(&block.text)));
}

fn whole(text: &str) -> Consumed {
    Consumed { text: text.to_owned(), whole: true }
}

fn is_card_word(text: &str, words: &Words) -> bool {
    words.is_card(text)
}

fn leads_on(text: &str, words: &Words) -> bool {
    words.leads_on(text.trim_end_matches(['…', '.', '»', '→', '›', '>', ' ']))
}

fn is_person(text: &str, words: &Words) -> bool {
    text.split_whitespace().count() >= 2 && shape::is_name(text, words) && !leads_on(text, words)
}
