//! The names of a byline, part by part, and the content of brackets after them.

use super::label;
use super::lexer::Line;
use super::part::PartReader;
use super::people::{Before, People, Person};
use super::script;
use super::shape::{Beside, CAPITAL, SMALL, SMALL_WORDS, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Roles, Words};
use crate::model::Role;

/// Maximum number of names of one credit; a longer list is a table, not a byline.
const MOST_NAMES: usize = 40;

/// Reads the names in a token range.
pub(super) fn people(line: &Line<'_>, from: usize, to: usize, words: &Words, trust: Trust, role: Role) -> People {
    // `Home > World > Europe` is a list of sections.
    let trail = line
        .hit(from, Marks::TRAIL)
        .filter(|home| matches!(line.kind(from + home.len), Some(Kind::Sign(_) | Kind::Quote)));
    if trail.is_some() {
        return People { cost: 100, ..People::default() };
    }
    let beside = Beside { line, words, trust };
    let mut reader = Reader { line, beside, trust, parts: PartReader::new(beside, role) };
    let mut before = Before::Start;
    let mut start = from;
    let mut at = from;
    while at < to {
        let parted = reader.beside.parted(start, at, to, &reader.parts.found);
        let Some((next, len)) = parted else {
            at = reader.beside.past_bracket(at, to);
            continue;
        };
        if start < at {
            reader.part(before, start, at);
        }
        if start < at || before != Before::Start || next == Before::With {
            before = next;
        }
        at += len;
        start = at;
    }
    if start < to {
        reader.part(before, start, to);
    }
    let mut found = reader.parts.found.people;
    if found.persons.len() > MOST_NAMES {
        found.cost += 100;
    }
    found
}

struct Reader<'l, 'a> {
    line: &'l Line<'a>,
    beside: Beside<'l, 'a>,
    trust: Trust,
    parts: PartReader<'l, 'a>,
}

impl Reader<'_, '_> {
    /// Reads the text between two separators.
    fn part(&mut self, before: Before, from: usize, to: usize) {
        if before == Before::Firm {
            return self.parts.found.of_firm(self.line.slice(from, to));
        }
        self.parts.found.helped |= before == Before::With;
        let known = self.parts.found.people.persons.len();
        match self.parts.found.desk_before(before) {
            Some(desk) => {
                self.pieces(Before::Start, from, to);
                self.parts.found.of_desk(desk);
            }
            None => self.pieces(before, from, to),
        }
        self.parts.found.closed |= before == Before::And && self.parts.found.people.persons.len() > known.max(1);
    }

    /// Reads a part, with brackets as separate pieces.
    fn pieces(&mut self, before: Before, from: usize, to: usize) {
        let open = (from..to).find(|at| self.line.kind(*at) == Some(Kind::Open));
        let Some(open) = open else { return self.parts.plain(before, from, to) };
        let close = (open..to).find(|at| self.line.kind(*at) == Some(Kind::Close)).unwrap_or(to);
        let known = self.parts.found.people.persons.len();
        if from < open {
            self.parts.plain(before, from, open);
        }
        self.bracket(open + 1, close, known);
        if close + 1 < to {
            self.part(Before::Bar, close + 1, to);
        }
    }

    /// The person of a bracket in a field that begins with a label: `Ada Frost (tr. Tom Ash)`.
    fn labelled(&self, from: usize, to: usize) -> Option<Person> {
        let label = label::at(self.line, from, self.beside.words)?;
        // One word after a job in a bracket is its place.
        let full = self.beside.is_name(label.end, to)
            && (to - label.end > 1 || !script::is_cased(self.line.slice(label.end, to)));
        let name = self.line.slice(label.end, to).to_owned();
        let read = self.trust == Trust::Field && label.named && label.end < to && full;
        read.then(|| Person { name, roles: label.roles, ..Person::default() })
    }

    /// Reads the content of a bracket after a name.
    fn bracket(&mut self, from: usize, to: usize, known: usize) {
        if from >= to {
            return;
        }
        // `(with Reuters)`
        let with = self.line.hit(from, Marks::WITH).map_or(from, |with| from + with.len);
        // `(with Ada Frost)`
        let alone = !self.line.has(with, to, Marks::AND.or(Marks::AGENCY));
        if with > from && alone && known < self.parts.found.people.persons.len() && self.beside.is_name(with, to) {
            return self.part(Before::With, with, to);
        }
        let agency = self.beside.past_article(with, to);
        let from = if self.line.spans(agency, to, Marks::AGENCY).is_some() { agency } else { from };
        if let Some(person) = self.labelled(from, to) {
            return self.parts.found.push(person);
        }
        let inside = self.line.slice(from, to);
        let work = self.beside.work(from, to);
        let agency = self.line.spans(from, to, Marks::AGENCY).is_some();
        // `Ada Frost (now)`: an adverb is not a code.
        let listed = self.line.hit(from, SMALL_WORDS.or(Marks::DESK)).is_some();
        let code = to == from + 1 && self.line.token(from).is_some_and(Token::is_code) && !listed;
        let at = self.line.hit(from, Marks::AT).map_or(0, |hit| hit.len);
        let place = self.line.slice(from + at, to);
        let placed = at > 0 && self.line.is_capital(from + at) || self.line.spans(from, to, Marks::CITY).is_some();
        let job = self.beside.is_job(from, to) || self.line.ending(from, to, Marks::JOB).is_some();
        let contact = (from..to).any(|at| self.line.kind(at) == Some(Kind::Contact));
        let own = self.parts.found.role;
        let Some(last) = self.parts.found.since(known).last_mut() else {
            // A bracket without a preceding name: it has names of its own if a field contains nothing else.
            if self.trust == Trust::Field {
                let codes = self.beside.codes(from, to);
                if codes.is_empty() {
                    self.part(Before::Comma, from, to);
                }
                self.parts.found.people.codes.extend(codes);
            } else {
                self.parts.found.people.cost += CAPITAL;
            }
            return;
        };
        // `Translation: Ada Frost (reporter)`: a job title, not a role in this article.
        let is_title = |(roles, _): &(Roles, usize)| job && self.beside.is_calling(roles);
        // `Translation: Ada Frost (from Swedish)`
        if let Some((_, way, tag)) = self.beside.language(from.saturating_sub(1), to) {
            last.say(way, &tag);
        } else if let Some((roles, start)) = work.filter(|work| !is_title(work)) {
            if start > from {
                last.say("org", self.line.slice(from, start));
                last.roles = vec![(own, None)];
            }
            last.roles.extend(roles);
        } else if agency {
            last.say("org", inside);
            self.parts.found.people.agencies.push(inside.to_owned());
        } else if contact {
            self.parts.contacts(from, to);
        } else if code {
            last.say("kind", &format!("initials:{inside}"));
            // `Autor: Ada Frost (afr)`: whose they are is known.
            let own = |name: &str| name.to_lowercase().chars().next() == inside.to_lowercase().chars().next();
            if self.trust == Trust::Label && !own(&last.name) {
                self.parts.found.people.codes.push(inside.to_owned());
            }
        } else if placed {
            last.say("place", place);
        } else if job {
            last.say("title", inside);
            // `Ada Frost (Berlin correspondent)` is a byline wherever it stands.
            self.parts.found.people.reported |= to + 1 == self.line.len() && self.beside.is_reporter(from, to);
        } else if self.trust == Trust::Opener && to - from > 3 {
            self.parts.found.people.cost += SMALL;
        } else {
            // A newsroom, a party, a year of birth: next to a name, not part of it.
            self.parts.found.people.cost += u32::try_from(to - from).unwrap_or(9).saturating_sub(1).min(2);
        }
    }
}
