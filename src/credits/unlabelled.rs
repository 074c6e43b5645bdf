//! Names of a line that no label precedes, and what follows the one name of a byline.

use super::label::{Firm, Label};
use super::line::{Parser, Piece, Step, relax};
use super::names::people;
use super::people::{People, Person};
use super::script;
use super::shape::Trust;
use super::standing::Standing;
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::Role;

/// Cost of the rest of a byline after a full name.
const BYLINE_REST: u32 = 5;

impl Parser<'_, '_> {
    /// A byline of one full name, whose rest is a newsroom or a place that no rule reads: `Por Ada Frost, g1 Reed`.
    pub(super) fn byline(&self, at: usize, cost_here: u32, label: &Label, best: &mut [Option<Step>]) {
        let ends = |at: &usize| matches!(self.line.kind(*at), Some(Kind::Sign(',') | Kind::Open));
        let comma = (label.end..self.line.len()).find(ends).filter(|at| self.line.kind(*at) != Some(Kind::Open));
        let Some(comma) = comma.filter(|_| label.firm == Firm::Opener) else { return };
        // `By Ada Frost, lecturer at the University of Reed`
        let says = |of: Marks| self.line.has(comma, self.line.len(), of);
        if self.standing != Standing::Byline && !(says(Marks::JOB) && says(Marks::INSTITUTION)) {
            return;
        }
        let found = self.content(label, label.end, comma);
        let whole = matches!(found.credits.as_slice(), [only] if only.role == Role::Author && only.name.contains(' '));
        // `By Popular Demand, we print it again`
        let small = |token: &Token<'_>| token.is_small() && !token.text.contains(|c: char| c.is_ascii_digit());
        let said = (comma..self.line.len()).any(|at| !self.line.is_known(at) && self.line.token(at).is_some_and(small));
        if at == 0 && whole && !said && found.cost == 0 {
            let piece = Piece::Labelled(label.clone(), comma, found.credits);
            let cost = self.standing.limit().min(BYLINE_REST);
            relax(best, self.line.len(), Step { cost: cost_here + cost, from: at, piece });
        }
    }

    pub(super) const fn names_trust(&self) -> Trust {
        if matches!(self.standing, Standing::Field) { Trust::Field } else { Trust::Opener }
    }

    /// The cost of unlabelled names: authors before the first label of a line, or the whole of a byline.
    pub(super) fn names_cost(&self, at: usize, end: usize) -> Option<u32> {
        let opener = self.line.hit(at, Marks::BYLINE).is_some() && self.line.len() > at + 1;
        let caseless = !script::is_cased(self.line.slice(at, end));
        let work = |label: &Label| caseless && !label.is(Role::Author) && !label.is(Role::Reporting);
        let firm = |label: &Label| matches!(label.firm, Firm::Sign | Firm::By) || label.is_open() && work(label);
        let labelled = (at..end).any(|at| self.labels.at(at).is_some_and(|label| label.named && firm(label)));
        // `Přeložila A` in a field: a label that may precede names directly is not a first name.
        let bare = self.standing == Standing::Field
            && !caseless
            && self.labels.at(at).is_some_and(|label| label.named && label.firm == Firm::Listed && label.end < end);
        if opener || labelled || bare {
            return None;
        }
        let whole = at == 0 && end == self.line.len();
        let enclosed = at == 1 && self.line.kind(0) == Some(Kind::Open);
        let bracket = enclosed && end + 1 >= self.line.len();
        // `Ana Blandu, translated from the Romanian by`.
        let first = at == 0 || enclosed;
        let next =
            || first && (end..end + 2).any(|at| self.labels.at(at).is_some_and(|label| label.firm != Firm::Opener));
        let alone = whole || bracket || at == 1 && end == self.line.len();
        if (!alone || self.prose) && !next() {
            return None;
        }
        let found = people(self.line, at, end, self.words, self.names_trust(), Role::Author);
        let is_cased = |name: &str| script::is_cased(name);
        let is_full = |person: &Person| person.name.contains(' ') || !is_cased(&person.name) || person.is_desk();
        let full = !found.persons.is_empty() && found.persons.iter().all(is_full);
        if found.is_empty() {
            return None;
        }
        if alone {
            return self.whole_cost(&found, full, bracket || at == 1);
        }
        let comma = end.checked_sub(1).is_some_and(|last| self.line.kind(last) == Some(Kind::Sign(',')));
        let apart = comma || self.line.kind(end) == Some(Kind::Open);
        let signed = found.persons.is_empty() && !found.agencies.is_empty() && apart;
        // In a script without capitals a sentence has the same form as a name.
        let sentence = caseless && (at..=end).any(|at| self.line.kind(at) == Some(Kind::Stop));
        let bare = |label: &Label| label.is_open() && !label.subject && label.from.is_none();
        let bracketed = self.line.kind(end) == Some(Kind::Open);
        let open = !bracketed && (end..end + 2).find_map(|at| self.labels.at(at)).is_some_and(bare);
        let weak = u32::from(open) * 2;
        (!sentence && (full || signed)).then_some(found.cost + 2 + weak - u32::from(signed))
    }

    /// The cost of a line that consists of names: in a byline, of agencies, or with an agency or a city next to them.
    fn whole_cost(&self, found: &People, full: bool, bracket: bool) -> Option<u32> {
        let distinct = |name: &String| {
            bracket && (self.words.is_own("de") || name.chars().any(|c| !c.is_lowercase()))
                || name.contains(' ')
                || name.chars().filter(|c| c.is_uppercase()).count() > 2
        };
        let agencies = found.persons.is_empty() && !found.agencies.is_empty();
        if agencies
            && (found.agencies.iter().all(distinct) || found.agencies.len() > 1 || self.standing != Standing::Edge)
        {
            return Some(found.cost);
        }
        let desks = !found.persons.is_empty() && found.persons.iter().all(Person::is_desk);
        let located = (1..self.line.len()).any(|at| self.line.hit(at, Marks::AT).is_some_and(|hit| hit.len > 1));
        let placed = found.persons.iter().any(|person| {
            person.detail.iter().any(|(key, value)| *key == "place" && (located || self.words.is(value, Marks::CITY)))
        });
        let has_comma = || (1..self.line.len()).any(|at| self.line.kind(at) == Some(Kind::Sign(',')));
        let helped = found.persons.iter().any(|person| person.helped);
        let last = |person: &Person| self.words.is(person.name.rsplit(' ').next().unwrap_or_default(), Marks::NEWSROOM);
        let full = full && !(self.standing != Standing::Field && found.persons.iter().any(last));
        match self.standing {
            Standing::Field => Some(found.cost.min(8)),
            Standing::Byline if full => Some(found.cost + 1),
            Standing::Edge if full && !desks && !helped && (!found.agencies.is_empty() || placed) => {
                Some(found.cost + 2)
            }
            // `Staff Correspondent, Dhaka`
            Standing::Edge if desks && placed && has_comma() => Some(found.cost + 2),
            Standing::Edge | Standing::Bracket if bracket && (desks || found.reported) => Some(found.cost + 1),
            Standing::Edge if found.reported && full => Some(found.cost + 1),
            Standing::Edge if bracket && self.is_signature(found) => Some(found.cost + 1),
            Standing::Edge | Standing::Bracket if bracket && full && !desks && self.is_dated() => Some(1),
            _ => None,
        }
    }

    /// Whether a bracket ends with a date in figures: `(Ada Frost aus Reed, 4.5.2025)`.
    fn is_dated(&self) -> bool {
        let is_date = |token: &Token<'_>| {
            token.text.chars().filter(char::is_ascii_digit).count() > 3 && token.text.contains(['.', '/', '-'])
        };
        let last = (0..self.line.len()).rfind(|at| !matches!(self.line.kind(*at), Some(Kind::Close | Kind::Stop)));
        last.and_then(|last| self.line.token(last)).is_some_and(is_date)
    }

    /// Whether a bracket holds a newsroom's code for a person, in languages where that is usual.
    fn is_signature(&self, found: &People) -> bool {
        let used = ["de", "pl", "cs", "sk"].iter().any(|tag| self.words.is_own(tag));
        used && (found.codes.len() == 1 || found.persons.is_empty() && found.codes.len() <= 3)
            && found.codes.iter().all(|code| !self.words.is(code, Marks::AND.or(Marks::FILL).or(Marks::ON)))
    }
}
