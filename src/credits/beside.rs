//! The parts next to the names of a byline: separators, jobs, desks and newsrooms.

use super::label;
use super::lexer::Hit;
use super::name::is_name;
use super::people::{Before, Gathered};
use super::script::{self, is_han, is_hangul};
use super::shape::{Beside, SMALL_WORDS, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Roles};
use crate::model::Role;

/// Minimum number of letters of a city before the ending of its case, and maximum number of letters of that.
const LEAST_STEM: usize = 4;
const MOST_ENDING: usize = 5;
/// Maximum length in tokens of a job with its institution.
const MOST_EMPLOYED: usize = 9;
/// Maximum length in tokens of a part that says where somebody reports.
const MOST_POST: usize = 7;

impl Beside<'_, '_> {
    /// The separator between two names at a token, and its length in tokens.
    pub(super) fn parted(&self, start: usize, at: usize, to: usize, found: &Gathered) -> Option<(Before, usize)> {
        match self.line.kind(at)? {
            // `編集委員・王芳`
            Kind::Sign('・') if self.line.ending(start, at, Marks::JOB).is_some() => Some((Before::Bar, 1)),
            // In Katakana a dot separates the words of one name.
            Kind::Sign('・' | '·') if !self.line.is_spaced(at) && !self.is_korean(at) => None,
            Kind::Sign(',' | ';') | Kind::Stop => Some((Before::Comma, 1)),
            Kind::Sign('/') => Some((Before::Slash, 1)),
            Kind::Sign('|' | '•' | '·' | '・' | '–' | '—' | '-' | '=' | '>' | '~') => Some((Before::Bar, 1)),
            Kind::Sign('&') if self.is_firm(start, at, to) => Some((Before::Firm, 1)),
            Kind::Sign('&' | '+') => Some((Before::And, 1)),
            // `Dr. med. Ada Frost`
            Kind::Word
                if self.line.spans(at, at + 1, Marks::TITLE).is_some()
                    && self.token(at).is_some_and(|token| token.text.ends_with('.')) =>
            {
                None
            }
            Kind::Word => {
                let and = self.line.hit(at, Marks::AND);
                // `A with permission of The Harbour`: the client of the work.
                let with = self.line.hit(at, Marks::WITH).filter(|hit| at + hit.len < to);
                let with = with.filter(|_| self.line.hit(at, Marks::FOR.or(Marks::RELATIVE)).is_none());
                let via = self.line.hit(at, Marks::VIA).filter(|hit| found.is_picture() && at + hit.len < to);
                match (and, with) {
                    _ if via.is_some() => via.map(|via| (Before::Via, via.len)),
                    (Some(and), _) if self.is_and(start, at, to, and) => Some((Before::And, and.len)),
                    (_, Some(with)) if at > start || at == 0 || found.people.persons.is_empty() => {
                        Some((Before::With, with.len))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a word has the form of a Korean name: two to four syllables, the first a surname.
    pub(super) fn is_korean_name(&self, token: &Token<'_>) -> bool {
        let family = |first: char| self.words.is(first.encode_utf8(&mut [0; 4]), Marks::SURNAME);
        self.words.spaces_part_names()
            && token.is_all(is_hangul)
            && (2..=4).contains(&token.text.chars().count())
            && token.text.chars().next().is_some_and(family)
    }

    /// `순천, 광양 구현수 기자`, `런던=홍길동 특파원`: a place before a reporter with a job title.
    pub(super) fn is_place_before_name(&self, from: usize, to: usize) -> bool {
        let place = |token: &Token<'_>| {
            token.is_all(is_hangul) && (!self.is_korean_name(token) || self.line.hit(from, Marks::CITY).is_some())
        };
        self.words.spaces_part_names()
            && to == from + 1
            && matches!(self.line.kind(to), Some(Kind::Sign(',' | '=')))
            && self.token(from).is_some_and(place)
            && (to..self.line.len()).any(|at| self.line.hit(at, Marks::JOB).is_some())
    }

    /// `By | Ada Frost`: the word `by` on a line of its own, before the name.
    pub(super) fn is_label_alone(&self, from: usize, to: usize) -> bool {
        from == 0 && to < self.line.len() && self.line.spans(from, to, Marks::BYLINE).is_some()
    }

    /// `Reporter Padang, Ada Frost`: a job and one more word, before the only other part.
    pub(super) fn is_posted(&self, from: usize, to: usize) -> bool {
        let job = self.line.hit(from, Marks::JOB).map_or(0, |hit| hit.len);
        let word = self.token(from + job).is_some_and(|token| token.is_capital() && script::is_cased(token.text));
        let parts = (from..self.line.len()).filter(|at| matches!(self.line.kind(*at), Some(Kind::Sign(_)))).count();
        from == 0
            && job > 0
            && from + job + 1 == to
            && word
            && parts == 1
            && self.line.kind(to) == Some(Kind::Sign(','))
    }

    /// Names separated only by a space: in Korean, in Chinese, and in text that is all capitals.
    pub(super) fn side_by_side(&self, from: usize, to: usize, titled: bool) -> Option<Vec<(usize, usize)>> {
        let count = to - from;
        let tokens = self.line.tokens.get(from..to)?;
        let han = |token: &Token<'_>| token.is_all(is_han) && (2..=4).contains(&token.text.chars().count());
        let hangul = |token: &Token<'_>| self.is_korean_name(token);
        let japanese =
            self.words.is_own("ja") && count == 2 && tokens.iter().all(|token| token.text.chars().count() <= 4);
        let labelled = (from..to)
            .any(|at| self.line.hit(at, Marks::LABEL.or(Marks::AFTER).or(Marks::JOB).or(Marks::CITY)).is_some());
        let each = || (from..to).map(|at| (at, at + 1)).collect();
        let east = tokens.iter().all(han) && !japanese
            || self.words.spaces_part_names()
                && tokens.iter().all(hangul)
                && (titled || self.trust != Trust::Opener && count <= 4);
        let names = || (from..to).all(|at| is_name(self.line, at, at + 1, self.words));
        // `광양 구현수 기자`: a place precedes the name.
        if titled
            && count > 1
            && self.words.spaces_part_names()
            && tokens.iter().any(hangul)
            && !tokens.iter().all(hangul)
        {
            return Some(
                (from..to).zip(tokens).filter(|(_, token)| hangul(token)).map(|(at, _)| (at, at + 1)).collect(),
            );
        }
        if count > 1 && east && !labelled && names() {
            return Some(each());
        }
        let words = tokens.iter().all(|token| token.is_word() && token.is_capital() && script::is_cased(token.text));
        let all_capitals = tokens.iter().all(|token| token.text.chars().all(|c| !c.is_lowercase()));
        let plain = (from..to).all(|at| self.line.hit(at, Marks::PARTICLE.or(Marks::LABEL)).is_none());
        let many = count.is_multiple_of(2)
            && (count >= 6 || (count == 4 && all_capitals))
            && words
            && plain
            && !self.is_newsroom(from, to);
        (many && self.trust == Trust::Field).then(|| (from..to).step_by(2).map(|at| (at, at + 2)).collect())
    }

    /// The roles given by a bracket, and the start of their label after an agency's name.
    pub(super) fn work(&self, from: usize, to: usize) -> Option<(Roles, usize)> {
        let employer = self.line.hit(from, Marks::AGENCY).filter(|hit| from + hit.len < to);
        let start = from + employer.map_or(0, |hit| hit.len);
        let label = label::at(self.line, start, self.words).filter(|label| label.named && label.end == to);
        let after = || self.line.spans(from, to, Marks::AFTER).map(|hit| hit.entry.after.clone());
        let roles = label.map(|label| label.roles).or_else(after)?;
        // `Ada Frost (original article)`: what names a source or a language says nothing of a person.
        let of_people = |(role, _): &(Role, Option<String>)| {
            !matches!(role, Role::Agency | Role::OriginalLanguage | Role::OriginalPublication)
        };
        roles.iter().any(of_people).then_some((roles, start))
    }

    /// Newsrooms' codes for people with strokes between them, if there is nothing else: `rbr/kle`.
    pub(super) fn codes(&self, from: usize, to: usize) -> Vec<String> {
        let code = |at: usize| {
            self.token(at).is_some_and(Token::is_code)
                && self.line.hit(at, SMALL_WORDS.or(Marks::LABEL).or(Marks::DESK)).is_none()
        };
        let fits = |at: usize| {
            if (at - from).is_multiple_of(2) { code(at) } else { self.line.kind(at) == Some(Kind::Sign('/')) }
        };
        // A single code of more letters may as well be a word.
        let short = to > from + 1 || self.token(from).is_some_and(|token| token.text.chars().count() <= 3);
        if (to - from).is_multiple_of(2) || !short || !(from..to).all(fits) {
            return Vec::new();
        }
        (from..to).step_by(2).map(|at| self.line.slice(at, at + 1).to_owned()).collect()
    }

    /// Whether roles are job titles of writers and editors, in a line whose label already gives the role.
    pub(super) fn is_calling(&self, roles: &Roles) -> bool {
        roles.iter().all(|(role, _)| match role {
            Role::Author | Role::Reporting | Role::Contributor => true,
            Role::Editor => self.trust == Trust::Label,
            _ => false,
        })
    }

    /// Whether a label for work other than writing begins at a token, after another label.
    pub(super) fn is_work(&self, at: usize) -> bool {
        let label = self.line.hit(at, Marks::LABEL).filter(|_| self.trust == Trust::Label);
        let work = |role: Role| !matches!(role, Role::Author | Role::Reporting | Role::Contributor);
        label.is_some_and(|hit| hit.entry.label.iter().any(|(role, _)| work(*role)))
    }

    /// Whether a job followed by a dash is a label, in a line whose labels have that form.
    pub(super) fn is_dashed_label(&self, from: usize, to: usize) -> bool {
        let dash = matches!(self.line.kind(to), Some(Kind::Sign('–' | '—' | '-'))) && self.line.is_spaced(to);
        let label = self.line.spans(from, to, Marks::LABEL).is_some();
        dash && label && self.trust == Trust::Label && self.line.is_capital(to + 1)
    }

    pub(super) fn is_east_asian_job(&self, from: usize, at: usize, job: Hit) -> bool {
        let east = |at: usize| self.line.is_all(at, is_han);
        let org = self.line.slice(from, at);
        let apart = at > from && self.line.is_spaced(at);
        // `本报驻柏林记者 王芳`, `（ソウル支局　王芳）`: a space before the name ends the job.
        let named = self.line.is_spaced(at + job.len);
        let newsroom = org.chars().count() <= if apart || named { 12 } else { 6 }
            && !org.chars().any(|c| self.words.is(c.encode_utf8(&mut [0; 4]), Marks::NEVER));
        let newsroom = newsroom && !(apart && self.is_name(from, at));
        let dense = |at: usize| if named { self.line.is_all(at, script::is_dense) } else { east(at) };
        (from..at + job.len).all(dense) && east(at + job.len) && at - from <= if named { 5 } else { 2 } && newsroom
    }

    /// Whether a word is a city with an ending of its case: `Berlin’den`, `Berliinistä`.
    pub(super) fn is_inflected_city(&self, at: usize) -> bool {
        const USED: [&str; 10] = ["fi", "et", "az", "tr", "eu", "hu", "kk", "uz", "mn", "ky"];
        let Some(text) = self.token(at).filter(|token| token.is_capital()).map(|token| token.text) else {
            return false;
        };
        let is_city = |stem: &str| self.words.is(stem, Marks::CITY);
        let whole = text.split_once(['’', '\'']).is_some_and(|(stem, _)| is_city(stem));
        let used = || USED.iter().any(|tag| self.words.is_own(tag));
        let inflected = |end: usize| {
            let (stem, ending) = text.split_at_checked(end).unwrap_or_default();
            ending.chars().count() <= MOST_ENDING && is_city(stem)
        };
        let mut ends = text.char_indices().map(|(end, _)| end).skip(LEAST_STEM);
        used() && (whole || script::is_cased(text) && ends.any(inflected))
    }

    /// The start of a job title at the end of a part, after a name.
    pub(super) fn job_end(&self, from: usize, to: usize) -> Option<usize> {
        // `Ingo Arzt`: a surname that is a job as well.
        let surname = |at: usize| at == from + 1 && at + 1 == to && self.line.is_capital(at);
        let mut found = (from + 1..to).find(|at| {
            self.line.hit(*at, Marks::JOB).is_some_and(|hit| at + hit.len == to)
                && self.line.hit(*at, Marks::PARTICLE).is_none()
                && !(surname(*at) && script::is_cased(self.line.slice(from, to)))
        })?;
        // `Ada Frost Arts and culture correspondent`: the subject of the job.
        let about = |at: usize| self.line.hit(at, Marks::SECTION).is_some();
        while found > from + 2
            && (about(found - 1)
                || found > from + 3 && about(found - 2) && self.line.hit(found - 1, Marks::AND).is_some())
        {
            found -= 1;
        }
        let name = found - from;
        let plain = name <= 3 || (from..found).any(|at| self.line.hit(at, Marks::PARTICLE).is_some());
        // `Rebecca Ratcliffe South-east Asia correspondent`: two words are the name, the others the subject of the job.
        let other = (from + 2..found).all(|at| self.line.is_capital(at));
        (plain || other).then_some(if plain { found } else { from + 2 })
    }

    pub(super) fn is_job(&self, from: usize, to: usize) -> bool {
        let last = self.line.ending(from, to, Marks::JOB).is_some() && !self.is_named_job(from, to);
        let first = self.line.hit(from, Marks::JOB).is_some_and(|hit| {
            // `Head of Marketing`
            let of = self.is_of(from + hit.len) && to - from <= 9;
            let fits = |at: usize| {
                of || self.token(at).is_some_and(|token| !token.is_capital())
                    || self.line.hit(at, Marks::CITY).is_some()
                    || self.line.hit(at.saturating_sub(1), Marks::AT).is_some()
            };
            // `Ada Frost, Kontributor Semarang`: one word after a job is no name, whatever its capital.
            // `記者林則宏` is a job and a name.
            let east = self.line.is_all(from + hit.len, is_han);
            let one = from > 0 && from + hit.len + 1 == to && !self.is_work(from) && !east;
            // `docentka Masarykovy univerzity`
            let employed = to - from <= MOST_EMPLOYED && self.line.has(from + hit.len, to, Marks::INSTITUTION);
            from + hit.len < to && (one || employed || (from + hit.len..to).all(fits))
        });
        (last && to - from <= 5) || first
    }

    /// Whether a part says that somebody reports, and where: `Berlin correspondent`, `korespondent w Berlinie`.
    pub(super) fn is_reporter(&self, from: usize, to: usize) -> bool {
        let word = |at: usize| self.token(at).is_some_and(Token::is_word);
        let small = |at: usize| self.token(at).is_some_and(Token::is_small);
        let quoted =
            |at: usize| self.line.kind(at) == Some(Kind::Quote) && (at + 1..to).all(|at| self.line.is_capital(at));
        // `reporter killed in Gaza`
        let last = || !self.token(to).is_some_and(Token::is_word);
        let end = |at: usize| self.line.hit(at, Marks::REPORTER).map(|hit| at + hit.len);
        let place = Marks::AT.or(Marks::ON).or(Marks::FROM).or(Marks::FILL).or(Marks::PARTICLE);
        let placed = |end: usize| self.line.hit(end, place).map(|hit| end + hit.len).filter(|place| *place < to);
        let placed_at = |end: usize| placed(end).is_some_and(|place| self.is_place(place, to));
        let complete = |end: usize| {
            end == to
                || end < to && quoted(end)
                || end + 1 == to && (small(end) || self.line.is_capital(end)) && last()
                || placed_at(end)
        };
        // `korespondent TVP w Brukseli`: one word for the employer.
        let complete = |end: usize| complete(end) || self.line.is_capital(end) && placed_at(end + 1);
        // `, is a reporter` is a sentence about somebody.
        let says = self.line.hit(from, Marks::FILL).is_some() && self.line.hit(from, Marks::REPORTER).is_none();
        to - from <= MOST_POST && !says && (from..to).take_while(|at| word(*at)).filter_map(end).any(complete)
    }

    /// Whether a part that is not one word has a word of universities or authorities: `Uniwersytet Łódzki`.
    pub(super) fn is_institution(&self, from: usize, to: usize) -> bool {
        to > from + 1 && self.line.is_capital(from) && self.line.has(from, to, Marks::INSTITUTION)
    }

    /// Whether a two-word name precedes a job: no word of it begins a listed phrase.
    pub(super) fn is_named_job(&self, from: usize, to: usize) -> bool {
        let Some(job) = self.line.ending(from + 1, to, Marks::JOB) else {
            return false;
        };
        if job == from + 1 && self.token(from).is_some_and(|token| self.is_korean_name(token)) {
            return true;
        }
        let fresh = |at: usize| self.token(at).is_some_and(|token| self.words.first(&token.key).longest() == 0);
        job >= from + 2 && (from..from + 2).all(fresh) && self.is_name(from, from + 2)
    }

    pub(super) fn is_desk(&self, from: usize, to: usize) -> bool {
        let lead = (from..to.min(from + 3)).find(|at| self.line.is_capital(*at)).unwrap_or(from);
        let last = self.token(to - 1).is_some_and(|_| self.line.spans(to - 1, to, Marks::DESK).is_some())
            || self.line.ending(from, to, Marks::DESK).is_some();
        // `Onze verslaggever Ada Frost`
        let named = |end: usize| self.line.hit(from, Marks::REPORTER).is_some() && self.is_name(end, to);
        let first = self.line.hit(from, Marks::DESK).filter(|hit| !named(from + hit.len)).is_some_and(|hit| {
            // `Tim Frost`: a word listed in another language that is a first name here.
            let fresh = self.token(to - 1).is_some_and(|token| self.words.first(&token.key).longest() == 0);
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
        // `Create a Network` is a heading.
        let phrase = last && (lead + 1..to).any(|at| self.line.spans(at, at + 1, Marks::FILL).is_some());
        (last || first || han)
            && !phrase
            && !self.is_named_job(from, to)
            && to - lead <= 5
            && self.line.is_capital(lead)
    }

    /// The end of a newsroom's name that a job follows: `Harbour Times Staff Writer`.
    pub(super) fn newsroom_end(&self, from: usize, to: usize) -> usize {
        let newsroom = |at: &usize| self.is_newsroom(from, *at) || self.line.spans(from, *at, Marks::AGENCY).is_some();
        (from + 1..to).rev().find(newsroom).unwrap_or(from)
    }

    /// Whether a part begins with a machine and goes on without a name: `AI की सहायता से`, `AI-assisted tools`.
    pub(super) fn is_machine_help(&self, from: usize, to: usize) -> bool {
        let Some(machine) = self.line.hit(from, Marks::MACHINE).filter(|hit| from + hit.len < to) else {
            return false;
        };
        let rest = from + machine.len;
        let small = |at: usize| self.token(at).is_some_and(Token::is_small);
        let caseless = !script::is_cased(self.line.slice(rest, to));
        if caseless { to - rest > 2 } else { (rest..to).all(small) }
    }

    /// The starts of a job and of the following name, after an employer.
    pub(super) fn job_first(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let of = |at: usize| {
            let token = self.token(at).filter(|token| token.is_capital());
            token.is_some_and(|token| token.text.ends_with("’s") || token.text.ends_with("'s"))
        };
        let quoted = |at: usize| self.token(at + 1).is_some_and(|token| matches!(token.text, "'" | "’"));
        (from..to.saturating_sub(1)).take(5).find_map(|at| {
            let reporter = self.line.hit(at, Marks::REPORTER).filter(|_| to == self.line.len());
            // At the start of a line it is the subject of a sentence, except with nothing but a name after it.
            let placed = at == 0 || self.line.spans(0, at, Marks::CITY).is_some();
            if self.trust == Trust::Opener && from == 0 && !(placed && reporter.is_some()) {
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
            // `من مراسلنا`: a phrase cannot be part of a name in a script without capitals.
            let full = to > end + 1
                && (script::is_cased(self.line.slice(end, to))
                    || reporter.is_some_and(|job| job.len > 1)
                    || self.trust != Trust::Opener && at == from && !script::is_east_asian(self.line.text))
                && (end..to).all(|at| self.line.hit(at, Marks::JOB).is_none());
            (full && self.is_name(end, to)).then_some((at, end))
        })
    }
}
