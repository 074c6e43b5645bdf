//! What a field says of its authors besides their names: institution and address, run together with the name or behind a
//! separator.

use super::lexer::Line;
use super::name::is_name;
use super::people::{People, Person};
use super::script;
use super::shape::{Beside, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Credit, Evidence, Role, name_key, name_key_of};

/// Maximum number of words of a name, without particles and initials; more may be two names, or a name and something else.
const MOST_NAME: usize = 3;
/// Maximum number of words of a part of an address.
const MOST_PLACE: usize = 3;

/// Where the name in the first part of a field ends.
enum End {
    /// The field has another form.
    Other,
    /// It cannot be told.
    Unclear,
    At(usize),
}

/// Reads a name that is run together with a job or an institution, and the address after it: `Ada Frost University of
/// Reed, Port Reed, Norway`. Nobody if the end of the name cannot be told; none if the field has another form.
pub(super) fn read(line: &Line<'_>, words: &Words) -> Option<People> {
    let parts = parts(line).filter(|_| script::is_cased(line.text))?;
    let reader = Reader { line, words, beside: Beside { line, words, trust: Trust::Field } };
    let ((_, end), rest) = parts.split_first()?;
    match reader.name_end(*end, rest) {
        End::Other => None,
        End::Unclear => Some(People::default()),
        End::At(name) => Some(People { persons: vec![reader.person(name, *end, rest)], ..People::default() }),
    }
}

/// The parts between commas; none if the text has signs that no such field has.
fn parts(line: &Line<'_>) -> Option<Vec<(usize, usize)>> {
    let mut parts = vec![(0, 0)];
    for (at, token) in line.tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign(',') => parts.push((at + 1, at + 1)),
            Kind::Word | Kind::Number | Kind::Sign('-' | '\'' | '’' | '&' | '/') => parts.last_mut()?.1 = at + 1,
            _ => return None,
        }
    }
    parts.iter().all(|(from, to)| from < to).then_some(parts)
}

struct Reader<'l, 'a> {
    line: &'l Line<'a>,
    words: &'l Words,
    beside: Beside<'l, 'a>,
}

impl Reader<'_, '_> {
    fn name_end(&self, end: usize, rest: &[(usize, usize)]) -> End {
        if let Some(at) = self.institution_of(0, end) {
            return self.name_before(at);
        }
        let job = |at: &usize| self.line.hit(*at, Marks::JOB).is_some_and(|job| self.beside.is_of(at + job.len));
        let employed = rest.first().is_none_or(|part| self.has_institution(*part));
        if let Some(at) = (1..end).find(job).filter(|_| employed) {
            return self.name_before(at);
        }
        if let Some(at) = self.beside.job_end(0, end).filter(|_| employed && !rest.is_empty()) {
            return self.name_before(at);
        }
        if !rest.last().is_some_and(|last| self.is_region(*last)) {
            return End::Other;
        }
        // `Ada Frost Reed University`, but `Port Reed University`.
        if self.line.spans(end - 1, end, Marks::INSTITUTION).is_some() && end >= 4 {
            return if end == 4 { self.name_before(2) } else { End::Unclear };
        }
        let plain = |at: &usize| {
            self.line.token(*at).is_some_and(Token::is_word)
                && self.line.is_capital(*at)
                && self.line.hit(*at, Marks::PARTICLE.or(Marks::NEWSROOM).or(Marks::DESK).or(Marks::AGENCY)).is_none()
        };
        if (0..end).take_while(plain).count() > MOST_NAME + 1 { End::Unclear } else { End::Other }
    }

    /// The start of `University of` and the like behind two words or more.
    fn institution_of(&self, from: usize, to: usize) -> Option<usize> {
        (from + 2..to.saturating_sub(2)).find(|at| {
            self.line.spans(*at, at + 1, Marks::INSTITUTION).is_some()
                && self.line.is_capital(*at)
                && self.beside.is_of(at + 1)
        })
    }

    /// The end of the name, if the words before a token are surely one.
    fn name_before(&self, end: usize) -> End {
        // `Port Reed School of Art`: an institution of several words.
        let place = Marks::INSTITUTION.or(Marks::NEWSROOM).or(Marks::CITY).or(Marks::REGION).or(Marks::SECTION);
        let other = place.or(Marks::DESK).or(Marks::AGENCY).or(Marks::AND).or(Marks::NEVER);
        if self.line.has(0, end, other) || !(0..end).all(|at| self.line.kind(at) == Some(Kind::Word)) {
            return End::Other;
        }
        let full = |at: &usize| {
            self.line.hit(*at, Marks::PARTICLE).is_none()
                && self.line.token(*at).is_some_and(|token| !token.text.ends_with('.'))
        };
        match (0..end).filter(full).count() {
            0 | 1 => End::Other,
            count if count <= MOST_NAME && is_name(self.line, 0, end, self.words) => End::At(end),
            _ => End::Unclear,
        }
    }

    fn person(&self, name: usize, end: usize, rest: &[(usize, usize)]) -> Person {
        let mut person = Person { name: self.line.slice(0, name).to_owned(), ..Person::default() };
        // Another name with its institution.
        let next = rest.iter().position(|(from, to)| self.institution_of(*from, *to).is_some());
        let own = rest.get(..next.unwrap_or(rest.len())).unwrap_or_default();
        let last = own.iter().rposition(|part| self.has_institution(*part)).map_or(0, |last| last + 1);
        let (orgs, places) = own.split_at_checked(last).unwrap_or_default();
        let until = |parts: &[(usize, usize)], start: usize| parts.last().map_or(start, |(_, to)| *to);
        let job = self.line.hit(name, Marks::JOB).is_some() || self.line.ending(name, end, Marks::JOB).is_some();
        if job {
            person.say("title", self.line.slice(name, end));
            person.say("org", orgs.first().map_or("", |(from, _)| self.line.slice(*from, until(orgs, *from))));
        } else {
            person.say("org", self.line.slice(name, until(orgs, end)));
        }
        let known = next.is_none() && places.iter().all(|part| self.is_short(*part));
        if let Some((from, _)) = places.first().filter(|_| known) {
            person.say("place", self.line.slice(*from, until(places, *from)));
        }
        person
    }

    fn has_institution(&self, (from, to): (usize, usize)) -> bool {
        self.line.has(from, to, Marks::INSTITUTION)
    }

    fn is_short(&self, (from, to): (usize, usize)) -> bool {
        to - from <= MOST_PLACE && (from..to).all(|at| self.line.is_capital(at))
    }

    /// Whether a part is a known place or the code of a state.
    fn is_region(&self, (from, to): (usize, usize)) -> bool {
        let code = |token: &Token<'_>| token.text.len() == 2 && token.text.bytes().all(|c| c.is_ascii_uppercase());
        self.line.spans(from, to, Marks::CITY).is_some() || to == from + 1 && self.line.token(from).is_some_and(code)
    }
}

/// Makes a name the place of the author before it if the text names it as a place: `Ada Frost / Port d’Aval`.
pub(super) fn locate(credits: &mut Vec<Credit>, evidence: &Evidence, words: &Words) {
    let mut at = 1_usize;
    while let (Some(before), Some(credit)) = (credits.get(at.saturating_sub(1)), credits.get(at)) {
        let authors = before.role == Role::Author && credit.role == Role::Author;
        let full = before.name.contains(' ') && !before.detail.contains_key("place");
        if authors && full && credit.detail.is_empty() && is_place(&credit.name, evidence, words) {
            let place = credits.remove(at).name;
            if let Some(author) = credits.get_mut(at - 1) {
                author.detail.insert("place".to_owned(), place);
            }
        } else {
            at += 1;
        }
    }
}

/// Whether the text says `in` before a name, or begins with it in capitals as a dateline does.
fn is_place(name: &str, evidence: &Evidence, words: &Words) -> bool {
    const ORGANISATION: Marks = Marks::NEWSROOM.or(Marks::INSTITUTION).or(Marks::DESK).or(Marks::COMPANY);
    let key = name_key(name);
    if !script::is_cased(name) || key.split(' ').any(|word| words.is_key(word, ORGANISATION)) {
        return false;
    }
    // Most texts do not have its first word at all.
    let first = name.split([' ', '-']).next().unwrap_or_default();
    let capitals = first.to_uppercase();
    let before = |text: &str, at: usize| {
        let word = text.get(..at).unwrap_or_default().trim_end().rsplit(' ').next().unwrap_or_default();
        let marks = words.marks(word);
        marks.any(Marks::AT) && !marks.any(Marks::FROM.or(Marks::BY).or(Marks::PARTICLE))
    };
    let texts = evidence.blocks.iter().map(|block| block.text.as_str()).chain(evidence.title.as_deref());
    texts.filter(|text| text.contains(first) || text.contains(&capitals)).any(|text| {
        let dateline = text.starts_with(&capitals) && !first.starts_with(char::is_lowercase) && *first != *capitals;
        let text = name_key_of(text);
        text.match_indices(&*key).any(|(at, _)| {
            let ends = text.get(at + key.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
            let starts = at == 0 || text.get(..at).is_some_and(|start| start.ends_with(' '));
            starts && ends && (before(&text, at) || at == 0 && dateline)
        })
    })
}
