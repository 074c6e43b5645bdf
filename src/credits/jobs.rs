//! What people are and whom they work for: jobs, desks and newsrooms beside names.

use super::label;
use super::lexer::Hit;
use super::name::is_name;
use super::script::{self, is_han};
use super::shape::{Beside, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Roles};
use crate::model::Role;

impl Beside<'_, '_> {
    /// What a bracket says that somebody did, and where that begins behind the agency he works for.
    pub(super) fn work(&self, from: usize, to: usize) -> Option<(Roles, usize)> {
        let employer = self.line.hit(from, Marks::AGENCY).filter(|hit| from + hit.len < to);
        let start = from + employer.map_or(0, |hit| hit.len);
        let label = label::at(self.line, start, self.words).filter(|label| label.named && label.end == to);
        let after = || self.line.spans(from, to, Marks::AFTER).map(|hit| hit.entry.after.clone());
        let roles = label.map(|label| label.roles).or_else(after).filter(|roles| !roles.is_empty())?;
        Some((roles, start))
    }

    /// Whether roles are what writers and editors are called, in a line that says already what was done.
    pub(super) fn is_calling(&self, roles: &Roles) -> bool {
        roles.iter().all(|(role, _)| match role {
            Role::Author | Role::Reporting | Role::Contributor => true,
            Role::Editor => self.trust == Trust::Label,
            _ => false,
        })
    }

    /// Whether a label of work other than writing begins at a token, behind a label.
    pub(super) fn is_work(&self, at: usize) -> bool {
        let label = self.line.hit(at, Marks::LABEL).filter(|_| self.trust == Trust::Label);
        let work = |role: Role| !matches!(role, Role::Author | Role::Reporting);
        label.is_some_and(|hit| hit.entry.label.iter().any(|(role, _)| work(*role)))
    }

    /// Whether a job is a label with a dash behind it, in a line whose labels are read so.
    pub(super) fn is_dashed_label(&self, from: usize, to: usize) -> bool {
        let dash = matches!(self.line.kind(to), Some(Kind::Sign('–' | '—' | '-'))) && self.line.is_spaced(to);
        let label = self.line.spans(from, to, Marks::LABEL).is_some();
        dash && label && self.trust == Trust::Label && self.token(to + 1).is_some_and(Token::is_capital)
    }

    pub(super) fn is_east_asian_job(&self, from: usize, at: usize, job: Hit) -> bool {
        let east = |at: usize| self.token(at).is_some_and(|token| token.text.chars().all(is_han));
        let org = self.line.slice(from, at);
        let apart = at > from && self.line.is_spaced(at);
        let newsroom = org.chars().count() <= if apart { 12 } else { 6 }
            && !org.chars().any(|c| self.words.is(c.encode_utf8(&mut [0; 4]), Marks::NEVER));
        let newsroom = newsroom && !(apart && self.is_name(from, at));
        (from..at + job.len).all(east) && east(at + job.len) && at - from <= 2 && newsroom
    }

    /// Where words of a job begin at the end of a part, behind a name.
    pub(super) fn job_end(&self, from: usize, to: usize) -> Option<usize> {
        let mut found = (from + 1..to).find(|at| {
            self.line.hit(*at, Marks::JOB).is_some_and(|hit| at + hit.len == to)
                && self.line.hit(*at, Marks::PARTICLE).is_none()
        })?;
        // `Ada Frost Arts and culture correspondent`: what the job is about.
        let about = |at: usize| self.line.hit(at, Marks::SECTION).is_some();
        while found > from + 2
            && (about(found - 1)
                || found > from + 3 && about(found - 2) && self.line.hit(found - 1, Marks::AND).is_some())
        {
            found -= 1;
        }
        let name = found - from;
        let plain = name <= 3 || (from..found).any(|at| self.line.hit(at, Marks::PARTICLE).is_some());
        // `Rebecca Ratcliffe South-east Asia correspondent`: two words are the name, the others say what of.
        let other = (from + 2..found).all(|at| self.token(at).is_some_and(Token::is_capital));
        (plain || other).then_some(if plain { found } else { from + 2 })
    }

    pub(super) fn is_job(&self, from: usize, to: usize) -> bool {
        let last = (from..to).any(|at| self.line.hit(at, Marks::JOB).is_some_and(|hit| at + hit.len == to))
            && !self.is_named_job(from, to);
        let first = self.line.hit(from, Marks::JOB).is_some_and(|hit| {
            // `Head of Marketing`
            let of = self.is_of(from + hit.len) && to - from <= 9;
            let fits = |at: usize| {
                of || self.token(at).is_some_and(|token| !token.is_capital())
                    || self.line.hit(at, Marks::CITY).is_some()
                    || self.line.hit(at.saturating_sub(1), Marks::AT).is_some()
            };
            from + hit.len < to && (from + hit.len..to).all(fits)
        });
        (last && to - from <= 5) || first
    }

    /// Whether a name of two words stands before a job: no word of it begins a phrase that lists know.
    pub(super) fn is_named_job(&self, from: usize, to: usize) -> bool {
        let Some(job) = (from + 1..to).find(|at| self.line.hit(*at, Marks::JOB).is_some_and(|hit| at + hit.len == to))
        else {
            return false;
        };
        if job == from + 1 && self.token(from).is_some_and(|token| self.is_korean_name(token)) {
            return true;
        }
        let fresh = |at: usize| self.token(at).is_some_and(|token| self.words.longest(&token.key) == 0);
        job >= from + 2 && (from..from + 2).all(fresh) && self.is_name(from, from + 2)
    }

    pub(super) fn is_desk(&self, from: usize, to: usize) -> bool {
        let lead = (from..to.min(from + 3)).find(|at| self.token(*at).is_some_and(Token::is_capital)).unwrap_or(from);
        let last = self.token(to - 1).is_some_and(|_| self.line.spans(to - 1, to, Marks::DESK).is_some())
            || (from..to).any(|at| self.line.hit(at, Marks::DESK).is_some_and(|hit| at + hit.len == to));
        let first = self.line.hit(from, Marks::DESK).is_some_and(|hit| {
            // `Tim Frost`: a word of another language that is a first name here.
            let fresh = self.token(to - 1).is_some_and(|token| self.words.longest(&token.key) == 0);
            from + hit.len < to && self.trust != Trust::Opener && !(self.words.guessed && hit.len == 1 && fresh)
        });
        let han = self.token(to - 1).is_some_and(|token| {
            let text = token.text;
            if text.rsplit_once('-').is_some_and(|(_, end)| self.words.is(end, Marks::DESK)) {
                return true;
            }
            text.chars().all(script::is_dense)
                && text
                    .char_indices()
                    .skip(1)
                    .filter(|(_, letter)| self.words.first_dense(*letter).marks.any(Marks::DESK))
                    .any(|(at, _)| text.get(at..).is_some_and(|end| self.words.is(end, Marks::DESK)))
        });
        (last || first || han)
            && !self.is_named_job(from, to)
            && to - lead <= 5
            && self.token(lead).is_some_and(Token::is_capital)
    }

    /// Where a newsroom's name ends that a job follows: `Harbour Times Staff Writer`.
    pub(super) fn newsroom_end(&self, from: usize, to: usize) -> usize {
        let newsroom = |at: &usize| self.is_newsroom(from, *at) || self.line.spans(from, *at, Marks::AGENCY).is_some();
        (from + 1..to).rev().find(newsroom).unwrap_or(from)
    }

    /// Where a job and then a name begin, behind whom they work for.
    pub(super) fn job_first(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let of =
            |at: usize| self.token(at).is_some_and(|token| token.text.ends_with("’s") || token.text.ends_with("'s"));
        let quoted = |at: usize| self.token(at + 1).is_some_and(|token| matches!(token.text, "'" | "’"));
        (from..to.saturating_sub(1)).take(5).find_map(|at| {
            // At the start of a line it is the subject of a sentence.
            if self.trust == Trust::Opener && from == 0 {
                return None;
            }
            if quoted(at) && is_name(self.line, at + 2, to, self.words) {
                return Some((at + 1, at + 2));
            }
            if of(at) && is_name(self.line, at + 1, to, self.words) {
                return Some((at + 1, at + 1));
            }
            // `Harbour-Reporterin Ada Frost`
            let compound =
                |token: &Token<'_>| token.text.rsplit_once('-').is_some_and(|(_, job)| self.words.is(job, Marks::JOB));
            let joined = at == from && self.token(at).is_some_and(compound);
            let end = at + self.line.hit(at, Marks::JOB).map(|hit| hit.len).or(joined.then_some(1))?;
            let full = to > end + 1
                && script::is_cased(self.line.slice(end, to))
                && (end..to).all(|at| self.line.hit(at, Marks::JOB).is_none());
            (full && self.is_name(end, to)).then_some((at, end))
        })
    }
}
