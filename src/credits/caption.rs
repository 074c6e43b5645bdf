//! Who made a picture, at the end of its caption: `The harbour at night. (Credit: Ada Frost)`, `… © Ada Frost / AFP`, `… (AP
//! Photo/Ada Frost)`.

use super::content;
use super::lexer::Line;
use super::name::{begins_as_name, is_name};
use super::names::people;
use super::people::People;
use super::prose::{opening, sentence_starts};
use super::shape::Trust;
use super::token::Kind;
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum length in bytes of the part of a caption that names who made the picture.
const MOST_PART: usize = 120;

/// Maximum number of words of an outlet.
const MOST_OUTLET: usize = 4;

/// Agencies and picture libraries, which distribute pictures.
const SOURCES: Marks = Marks::AGENCY.or(Marks::LIBRARY);

/// The last parts of a caption, which may name who made the picture: its bracket, what follows a copyright sign, a bar, a
/// dash or a sentence, or all of it.
pub(super) fn last_parts(text: &str) -> impl Iterator<Item = &str> {
    let end = text.trim_end_matches(['.', ' ']);
    let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］')];
    let bracket = pairs.into_iter().find(|(_, close)| end.ends_with(*close)).and_then(|(open, close)| {
        let start = opening(end, open, close)? + open.len_utf8();
        end.get(start..end.len().checked_sub(close.len_utf8())?)
    });
    let sign = text.rfind('©').and_then(|at| text.get(at..));
    let bar = [" | ", " — ", " – "].into_iter().find_map(|sign| text.rsplit_once(sign)).map(|(_, part)| part);
    let sentence = sentence_starts(text, 2).into_iter().rfind(|at| !follows_initial(text, *at));
    let sentence = sentence.and_then(|at| text.get(at..));
    [bracket, sign, bar, sentence, Some(text)]
        .into_iter()
        .flatten()
        .map(|part| part.trim().trim_start_matches(['—', '–', ' ']))
        .filter(|part| part.len() <= MOST_PART)
}

/// Whether an initial is before a position, which ends no sentence: `The harbour. — A. van Frost / AP`.
fn follows_initial(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let initial = before.rsplit(' ').next().and_then(|word| word.strip_suffix('.'));
    initial.is_some_and(|word| word.chars().count() == 1 && word.starts_with(char::is_uppercase))
}

/// Reads a part of a caption without a label that `label` knows.
pub(super) fn makers(part: &str, words: &Words, source: &str) -> Vec<Credit> {
    let found = Line::read(part, words).and_then(|line| {
        let reader = Reader { line: &line, words };
        let labelled = line.hit(0, Marks::CREDIT).map_or(0, |credit| credit.len);
        reader.signed().or_else(|| reader.of_outlet()).or_else(|| reader.distributed(labelled))
    });
    found.map_or_else(Vec::new, |found| content::in_roles(&found, &vec![(Role::Photographer, None)], source))
}

struct Reader<'l, 'a> {
    line: &'l Line<'a>,
    words: &'l Words,
}

impl Reader<'_, '_> {
    /// `Credit: Ada Frost`, `Courtesy of Ada Frost`, `© 2026 Ada Frost / AFP`
    fn signed(&self) -> Option<People> {
        let owned = self.line.kind(0) == Some(Kind::Sign('©'));
        let mut from = usize::from(owned);
        from += usize::from(owned && self.line.kind(from) == Some(Kind::Number));
        let credit = self.line.hit(from, Marks::CREDIT);
        from += credit.map_or(0, |hit| hit.len);
        from += usize::from(self.line.kind(from) == Some(Kind::Colon));
        let trust = if credit.is_some() { Trust::Label } else { Trust::Opener };
        (owned || credit.is_some()).then(|| self.people(from, trust)).filter(|found| found.cost == 0)
    }

    /// `Foto La Ribera: Ada Frost`
    fn of_outlet(&self) -> Option<People> {
        let line = self.line;
        let is_picture = |(role, _): &(Role, _)| *role == Role::Photographer;
        let label = line.hit(0, Marks::LABEL).filter(|hit| hit.entry.label.iter().all(is_picture))?;
        let colon = (label.len + 1..=label.len + MOST_OUTLET).find(|at| line.kind(*at) == Some(Kind::Colon))?;
        let outlet = line.slice(label.len, colon);
        let named = (label.len..colon).all(|at| line.is_capital(at)) && !begins_as_name(outlet, self.words);
        let mut found = named.then(|| self.people(colon + 1, Trust::Label)).filter(|found| found.cost == 0)?;
        found.persons.iter_mut().for_each(|person| person.say("org", outlet));
        Some(found)
    }

    /// A name and who distributes the picture: `Ada Frost/AP`, `AP Photo/Ada Frost`
    fn distributed(&self, from: usize) -> Option<People> {
        let line = self.line;
        let stroke = (from + 1..line.len()).find(|at| line.kind(*at) == Some(Kind::Sign('/')))?;
        let spans = |from: usize, to: usize, of: Marks| line.spans(from, to, of).is_some();
        let picture = |at: usize| spans(at, stroke, Marks::LABEL);
        let first = (from + 1..=stroke).find(|end| spans(from, *end, SOURCES) && (*end == stroke || picture(*end)));
        let name = |from: usize, to: usize| is_name(line, from, to, self.words);
        match first {
            Some(end) if name(stroke + 1, line.len()) => {
                let mut found = self.people(stroke + 1, Trust::Label);
                found.persons.iter_mut().for_each(|person| person.say("org", line.slice(from, end)));
                Some(found)
            }
            None if name(from, stroke) => {
                let source = line.hit(stroke + 1, SOURCES)?;
                let mut found = people(line, from, stroke, self.words, Trust::Label, Role::Photographer);
                let org = line.slice(stroke + 1, stroke + 1 + source.len);
                found.persons.iter_mut().for_each(|person| person.say("org", org));
                Some(found)
            }
            _ => None,
        }
    }

    fn people(&self, from: usize, trust: Trust) -> People {
        people(self.line, from, self.line.len(), self.words, trust, Role::Photographer)
    }
}
