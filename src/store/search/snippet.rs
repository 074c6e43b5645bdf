use std::ops::Range;

use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _};

use super::translated::translated;
use super::words::{each_word, fold, forms, is_followed_by_particle, takes_particles, words};
use crate::model::{Query, Term};
use crate::store::pack::{unpack, unpack_against};
use crate::text;

/// Characters of a snippet, and those of them before the first word that was found.
const LONG: usize = 160;
const BEFORE: usize = 40;

/// The part of an article's text round the first words that were searched for, in runs, each with whether it is one of them.
/// If none occurs in the text it is its beginning.
pub(super) fn snippet(connection: &Connection, id: i64, query: &Query) -> rusqlite::Result<Vec<(String, bool)>> {
    let found = connection
        .prepare_cached("SELECT summary, body, page FROM body WHERE article_id = ?1")?
        .query_row([id], |row| {
            let body = unpack(row.get(1)?)?;
            let summary = unpack_against(row.get(0)?, body.as_deref().unwrap_or_default())?;
            Ok((unpack(row.get(2)?)?.or(body), summary))
        })
        .optional()?;
    let Some((body, summary)) = found else { return Ok(Vec::new()) };
    let sought = Sought::of(query);
    let blocks = text::blocks(body.or(summary).as_deref().unwrap_or_default());
    if let Some(found) = first_found(blocks.iter().map(String::as_str), &sought) {
        return Ok(found);
    }
    for text in translated(connection, id)?.into_iter().filter_map(|translation| translation.text) {
        if let Some(found) = first_found(text.lines(), &sought) {
            return Ok(found);
        }
    }
    Ok(blocks.first().map(|block| cut(block, &[])).unwrap_or_default())
}

/// The first of some blocks that contains something searched for, cut to it.
fn first_found<'a>(mut blocks: impl Iterator<Item = &'a str>, sought: &Sought) -> Option<Vec<(String, bool)>> {
    blocks.find_map(|block| {
        let places = sought.places(block);
        (!places.is_empty()).then(|| cut(block, &places))
    })
}

/// What makes a word one of those that were searched for.
struct Sought {
    words: Vec<String>,
    beginnings: Vec<String>,
    /// Words that may have a particle after them.
    stems: Vec<String>,
}

impl Sought {
    fn of(query: &Query) -> Self {
        let mut sought = Self { words: Vec::new(), beginnings: Vec::new(), stems: Vec::new() };
        for term in query.sought() {
            match term {
                Term::Prefix(text) => {
                    let mut all = words(text);
                    sought.beginnings.extend(all.pop().iter().flat_map(|last| forms(last)));
                    sought.words.extend(all);
                }
                Term::Word(text) => match words(text).as_slice() {
                    [word] if takes_particles(word) => sought.stems.push(word.clone()),
                    [word] => sought.words.extend(forms(word)),
                    several => sought.words.extend_from_slice(several),
                },
                Term::Phrase(text) => sought.words.extend(words(text)),
                _ => {}
            }
        }
        sought
    }

    fn places(&self, block: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        each_word(block, |range, word| {
            let word = fold(word);
            let begins = |begin: &String| word.starts_with(begin);
            let stands = |stem: &String| is_followed_by_particle(&word, stem);
            if self.words.contains(&word) || self.beginnings.iter().any(begins) || self.stems.iter().any(stands) {
                places.push(range);
            }
        });
        places
    }
}

/// Cuts a window out of a text and parts it at the places.
fn cut(text: &str, places: &[Range<usize>]) -> Vec<(String, bool)> {
    let Range { start, end } = window(text, places);
    let mut runs = Vec::new();
    let mut push = |run: &str, found: bool| {
        // A soft hyphen is for the end of a line; here lines are broken without it.
        let run: String = run.chars().filter(|c| *c != '\u{ad}').collect();
        if !run.is_empty() {
            runs.push((run, found));
        }
    };
    let mut at = start;
    if start > 0 {
        push("… ", false);
    }
    for place in places.iter().take_while(|place| place.end <= end) {
        push(text.get(at..place.start).unwrap_or_default(), false);
        push(text.get(place.clone()).unwrap_or_default(), true);
        at = place.end;
    }
    push(text.get(at..end).unwrap_or_default(), false);
    if end < text.len() {
        push("…", false);
    }
    runs
}

/// The part of a text round the first of some places: no word is cut where words are parted by spaces, and where the text
/// itself leaves something out at a cut, that is not said twice.
fn window(text: &str, places: &[Range<usize>]) -> Range<usize> {
    let first = places.first().map_or(0, |place| place.start);
    let back = text.get(..first).unwrap_or_default().char_indices().rev().take(BEFORE).last();
    let mut start = back.map_or(first, |(at, _)| at);
    if start > 0 {
        let before = text.get(start..first).unwrap_or_default();
        let begun = before.find(' ').and_then(|space| before.get(space..)).unwrap_or(before);
        start = first - begun.trim_start_matches(is_left_out).len();
    }
    let rest = text.get(start..).unwrap_or_default();
    let Some((long, next)) = rest.char_indices().nth(LONG) else { return start..text.len() };
    let end = start + long;
    let last = places.iter().rfind(|place| place.end <= end).map_or(start, |place| place.end);
    let after = text.get(last..end).unwrap_or_default();
    let ended = after.rfind(' ').filter(|space| !next.is_whitespace() && after.len() - space < BEFORE);
    let whole = ended.and_then(|space| after.get(..space)).unwrap_or(after);
    start..last + whole.trim_end_matches(is_left_out).len()
}

/// Whether it is nothing, or the sign that something was left out.
fn is_left_out(c: char) -> bool {
    c.is_whitespace() || c == '…'
}
