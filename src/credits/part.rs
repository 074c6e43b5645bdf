//! A part of a byline between two separators: a name with its additions, or a text that is not a person.

use super::lexer::Line;
use super::name::twice;
use super::people::{Before, Gathered, Person};
use super::script::{self, katakana_place};
use super::shape::{Beside, CAPITAL, SMALL_WORDS, Trust, cost};
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::Role;

/// Reads the parts in order and collects the people they name.
pub(super) struct PartReader<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    pub(super) beside: Beside<'l, 'a>,
    pub(super) found: Gathered,
    /// Whether a job follows the range that is read.
    pub(super) named_job: bool,
    /// Whether a relative clause about the people has begun, which names nobody else.
    in_clause: bool,
}

impl<'l, 'a> PartReader<'l, 'a> {
    pub(super) fn new(beside: Beside<'l, 'a>, role: Role) -> Self {
        Self { line: beside.line, beside, found: Gathered::new(role), named_job: false, in_clause: false }
    }

    /// Reads e-mail addresses next to a name; accounts are ignored.
    pub(super) fn contacts(&mut self, from: usize, to: usize) {
        for at in from..to {
            let contact =
                self.line.token(at).filter(|token| token.kind == Kind::Contact).map(|token| token.text.to_owned());
            let Some(text) = contact.filter(|text| text.find('@').is_some_and(|at| at > 0)) else { continue };
            match self.found.people.persons.last_mut() {
                Some(last) => last.say("email", &text),
                None => self.found.email = Some(text),
            }
        }
    }

    /// Reads a part without brackets.
    pub(super) fn plain(&mut self, before: Before, from: usize, to: usize) {
        let (from, to) = self.beside.without_edges(from, to);
        // `A, who also took the photographs`
        self.in_clause |= before == Before::Comma
            && self.beside.trust == Trust::Label
            && !self.found.people.persons.is_empty()
            && self.line.hit(from, Marks::RELATIVE).is_some();
        if self.in_clause {
            return self.placed(from, to);
        }
        let mail = (from..to).find(|at| self.line.kind(*at) == Some(Kind::Contact));
        if let Some(mail) = mail {
            // `Ada Frost at ada@harbour.example`
            let end = mail - usize::from(mail > from && self.line.spans(mail - 1, mail, Marks::AT).is_some());
            if from < end {
                self.plain(before, from, end);
            }
            self.contacts(mail, mail + 1);
            if mail + 1 < to {
                self.plain(Before::Bar, mail + 1, to);
            }
            return;
        }
        // `Exclusive by Ada Frost`: another word before the name.
        if let Some(by) = self.beside.after_by(from, to) {
            return self.plain(before, by, to);
        }
        // `Ada Frost, special to the Harbour Times` is a byline wherever it stands.
        let client = self.line.hit(from, Marks::FOR).filter(|hit| hit.len > 1 && from + hit.len < to);
        if client.is_some() && before == Before::Comma && !self.found.people.persons.is_empty() {
            self.found.people.reported = true;
            return;
        }
        // The client of the work is cut off: `for Outlet`, `pour la rédaction`, and `from agency reports`.
        if let Some(purpose) = self.beside.purpose(from, to) {
            return self.plain(before, from, purpose);
        }
        if from >= to || self.whole(before, from, to) || self.cut(before, from, to) {
            return;
        }
        self.person_or_other(before, from, to);
    }

    /// Reads the location of the people in a relative clause: `who lives in Lisbon`.
    fn placed(&mut self, from: usize, to: usize) {
        if let Some(at) = self.line.hit(from, Marks::AT).filter(|at| self.beside.is_place(from + at.len, to)) {
            self.found.last_says("place", self.line.slice(from + at.len, to));
        }
    }

    /// Reads a part that is a machine, with or without words for its help: `AI की सहायता से`.
    fn engine(&mut self, from: usize, to: usize) -> bool {
        let machine = self.line.spans(from, to, Marks::ENGINE.or(Marks::MACHINE));
        let translates = matches!(self.found.role, Role::Translator | Role::MachineTranslation);
        let named = machine.filter(|machine| translates && machine.entry.marks.any(Marks::ENGINE));
        let helps = self.found.role == Role::Translator && self.beside.is_machine_help(from, to);
        let read = translates && machine.is_some() || helps;
        if read {
            self.found.people.engines.push(named.map_or_else(String::new, |_| self.line.slice(from, to).to_owned()));
        }
        read
    }

    /// Reads a part that as a whole is known not to be a person.
    fn whole(&mut self, before: Before, from: usize, to: usize) -> bool {
        let text = self.line.slice(from, to);
        if self.engine(from, to) {
            return true;
        }
        let alone = !self.found.people.persons.is_empty();
        if alone && (self.for_outlet(before, from, to) || self.addition(before, from, to)) {
            return true;
        }
        let address = to == from + 1
            && text.contains('.')
            && text.len() > 4
            && text.is_ascii()
            && text.rsplit('.').next().is_some_and(|end| end.len() > 1 && end.chars().all(char::is_lowercase));
        if address && self.beside.trust != Trust::Field {
            return true;
        }
        let agency = if self.found.is_picture() { Marks::AGENCY.or(Marks::LIBRARY) } else { Marks::AGENCY };
        if self.line.spans(from, to, agency).is_some() {
            self.found.agency(before, text);
        } else if self.line.spans(from, to, Marks::UNNAMED).is_some()
            || self.found.is_picture() && from + 1 == to && self.line.spans(from, to, Marks::DESK).is_some()
            || self.beside.is_place_before_name(from, to)
            || self.beside.is_label_alone(from, to)
            || self.beside.is_posted(from, to)
            // `Author, Ada Frost | Role, Harbour News`
            || self.line.spans(from, to, Marks::OTHER).is_some()
        {
        } else if before == Before::Comma && alone && self.line.spans(from, to, Marks::COMPANY).is_some() {
            self.found.continued(text);
        } else if alone && matches!(before, Before::Comma | Before::Bar) && self.is_title_or_office(from, to) {
            let job = self.line.spans(from, to, Marks::JOB).is_some();
            self.found.each(if job { "title" } else { "org" }, text);
            self.found.people.reported |= job && self.beside.is_reporter(from, to);
        } else if self.line.spans(from, to, Marks::DESK).is_some()
            || ((!alone
                || before == Before::Bar && !self.beside.is_reporter(from, to)
                || before == Before::And
                || before == Before::Slash && text.contains(script::is_dense))
                && !self.found.is_picture()
                && self.beside.is_desk(from, to))
        {
            let exact = self.line.spans(from, to, Marks::DESK).is_some();
            if alone && (before == Before::Slash && exact || before == Before::Bar) {
                self.found.each("org", text);
            } else {
                let lead = (from..to).find(|at| self.line.is_capital(*at)).unwrap_or(from);
                self.found.desk(self.line.slice(lead, to));
            }
        } else if alone && self.line.spans(from, to, Marks::CITY).is_some() {
            self.found.placed(text);
        } else if before == Before::Start && self.is_place_first(from, to) {
            self.found.people.reported = self.beside.trust == Trust::Opener;
            self.found.place = Some(text.to_owned());
        } else if self.line.spans(from, to, Marks::CITY).is_some() && self.beside.trust == Trust::Opener {
            self.found.people.cost += 1;
        } else if self.job_part(before, from, to) {
        } else if to == from + 1
            && self.line.token(from).is_some_and(Token::is_code)
            && self.line.hit(from, SMALL_WORDS.or(Marks::LABEL)).is_none()
            && (self.beside.trust != Trust::Field || self.line.text.contains('/'))
            && matches!(before, Before::Slash | Before::Start | Before::Comma)
        {
            self.found.people.codes.push(text.to_owned());
        } else if alone
            && before != Before::And
            && (self.beside.is_newsroom(from, to) || self.beside.is_institution(from, to))
        {
            self.found.each("org", text);
        } else if alone && before == Before::Comma && self.follows_other(from) {
            self.found.last_says("org", text);
        } else {
            return false;
        }
        true
    }

    /// Whether a word like `Role` and a comma precede: `Author, Ada Frost | Role, From Harbour News`.
    fn follows_other(&self, from: usize) -> bool {
        let comma = from.saturating_sub(1);
        (0..comma).any(|at| self.line.spans(at, comma, Marks::OTHER).is_some())
    }

    /// Cuts off additions to a name in one part: `in Kyiv`, jobs, agencies and cities at the end.
    fn cut(&mut self, before: Before, from: usize, to: usize) -> bool {
        if self.language(before, from, to) || self.post_before(before, from, to) || self.placed_first(before, from, to)
        {
            return true;
        }
        if let Some(at) = self.line.hit(from, Marks::AT)
            && from + at.len < to
            && !self.found.people.persons.is_empty()
            && self.beside.is_place(from + at.len, to)
        {
            self.found.last_says("place", self.line.slice(from + at.len, to));
            return true;
        }
        let place = (from + 1..to).find_map(|at| {
            let hit = self.line.hit(at, Marks::AT)?;
            // `Simone Paz de Barros`: a preposition that is also a particle of names must be followed by a known place.
            let sure = !hit.entry.marks.any(Marks::PARTICLE) && self.line.hit(at, Marks::PARTICLE).is_none()
                || self.line.spans(at + hit.len, to, Marks::CITY).is_some();
            (at + hit.len < to
                && self.beside.is_place(at + hit.len, to)
                && sure
                && (!self.line.token(at)?.is_capital() || !script::is_cased(self.line.token(at)?.text)))
            .then_some((at, at + hit.len))
        });
        let Some((end, place)) =
            place.filter(|(end, _)| self.line.is_capital(end - 1) || self.beside.job_end(from, *end).is_some())
        else {
            return self.cut_end(before, from, to);
        };
        self.plain(before, from, end);
        self.found.last_says("place", self.line.slice(place, to));
        true
    }

    /// `A from the Polish`, `A للنشرة العربية`: the languages of a translation after its translator.
    fn language(&mut self, before: Before, from: usize, to: usize) -> bool {
        let Some((end, way, tag)) = self.beside.language(from, to) else { return false };
        self.plain(before, from, end);
        self.found.each(way, &tag);
        true
    }

    fn cut_end(&mut self, before: Before, from: usize, to: usize) -> bool {
        if self.job_first(before, from, to) {
            return true;
        }
        // `新京报记者李明`, `記者王芳`: a newsroom, a job and names.
        if let Some(at) = (from..to).find(|at| {
            self.line
                .hit(*at, Marks::JOB)
                .is_some_and(|job| at + job.len < to && self.beside.is_east_asian_job(from, *at, job))
        }) {
            let job = self.line.hit(at, Marks::JOB).map_or(1, |hit| hit.len);
            let known = self.found.people.persons.len();
            // `記者 林孟潔 ｜ 攝影 王士傑`: after a sign a job that is a label of other work begins a credit.
            let labelled = matches!(before, Before::Comma | Before::Bar) && at == from && self.beside.is_work(at);
            self.found.people.cost += if labelled { CAPITAL } else { 0 };
            self.plain(before, at + job, to);
            let title = self.line.slice(at, at + job).to_owned();
            let org = self.line.slice(from, at).to_owned();
            self.found.employed(known, &title, &org);
            if self.line.spans(from, at, Marks::AGENCY).is_some() {
                self.found.people.agencies.push(org);
            }
            let most = if self.beside.words.is_own("ja") { 5 } else { 3 };
            let short = |person: &Person| person.name.chars().count() <= most;
            let named = self.found.people.persons.get(known..).is_some_and(|new| new.iter().all(short));
            self.found.people.reported = self.line.text.chars().count() <= 24 && named;
            return self.found.people.persons.len() > known;
        }
        // `中央社陳怡君`: an agency and the name of its reporter, in scripts without spaces between words.
        if let Some(agency) = self.line.hit(from, Marks::AGENCY).filter(|hit| {
            from + hit.len < to
                && self.line.slice(from, to).chars().all(script::is_han)
                && self.beside.is_name(from + hit.len, to)
        }) {
            let known = self.found.people.persons.len();
            self.plain(before, from + agency.len, to);
            let org = self.line.slice(from, from + agency.len).to_owned();
            self.found.employed(known, "", &org);
            return self.found.people.persons.len() > known;
        }
        if self.between_jobs(before, from, to)
            || self.dispatch(before, from, to)
            || self.reported_from(before, from, to)
            || self.abbreviated(before, from, to)
        {
            return true;
        }
        if let Some(job) = self.beside.job_end(from, to) {
            self.with_job(before, from, job, to);
            return true;
        }
        let known = Marks::AGENCY.or(Marks::CITY);
        let end = (from + 1..to).find_map(|at| {
            let hit = self.line.spans(at, to, known)?;
            // `هند فارس`: an agency's name may be a surname if only a space precedes it.
            let distinct =
                script::is_cased(self.line.slice(at, to)) || self.line.slice(at, to).contains(script::is_dense);
            let agency = hit.entry.marks.any(Marks::AGENCY) && distinct;
            let short = self.beside.is_name(from, at) && (at - from > 1 || agency);
            let initial = self.line.token(at - 1).is_some_and(|token| token.text.ends_with('.'));
            (short && !initial).then_some((at, hit.entry.marks.any(Marks::AGENCY)))
        });
        let Some((at, agency)) = end else { return false };
        let text = self.line.slice(at, to);
        self.plain(before, from, at);
        if agency {
            self.found.agency(Before::Slash, text);
        } else {
            // `German Chancellor Visits Warsaw`: without a sign before the place it may be a headline.
            let all_capitals = text.chars().all(|c| !c.is_lowercase());
            let headline = self.beside.trust == Trust::Opener && script::is_cased(text) && !all_capitals;
            self.found.people.cost += if headline { CAPITAL } else { 0 };
            self.found.last_says("place", text);
        }
        true
    }

    /// Reads what follows a photographer after a stroke: `Photo: Ada Frost / Harbour Pictures`.
    fn house(&mut self, from: usize, to: usize) {
        let text = self.line.slice(from, to);
        let house = |name: &str| self.beside.words.is(name.rsplit(' ').next().unwrap_or_default(), Marks::NEWSROOM);
        // `Photo: Harbour Pictures / Ada Frost`
        let is_first = self.found.people.persons.last().is_some_and(|first| house(&first.name)) && !house(text);
        if is_first && to > from + 1 {
            self.found.of_house(text);
        } else {
            self.found.last_says("org", text);
        }
    }

    fn person_or_other(&mut self, before: Before, from: usize, to: usize) {
        let (from, to) = twice(self.line, from, to);
        let to = self.beside.sentence_rest(from, to).unwrap_or(to);
        let text = self.line.slice(from, to);
        let full = to - from > 1;
        let after = self.found.people.persons.last();
        if matches!(before, Before::Slash | Before::Via) && self.found.is_picture() && after.is_some() {
            return self.house(from, to);
        }
        let cased = script::is_cased(text);
        // `By Ada Frost, gastroenterologist, Harbour Health`: the employer of the only person follows the job.
        let only = matches!(self.found.people.persons.as_slice(), [only] if only.says("title") && !only.says("org"));
        if only
            && before == Before::Comma
            && cased
            && full
            && to == self.line.len()
            && self.beside.trust != Trust::Field
        {
            return self.found.last_says("org", text);
        }
        // `Ada Frost / Halle, Belgium`, `Ada Frost in Halle, Brabant`
        let country = || self.line.kind(to) == Some(Kind::Sign(',')) && self.line.hit(to + 1, Marks::CITY).is_some();
        let stroke = before == Before::Slash && self.beside.trust == Trust::Field && cased && (!full || country());
        let capital = || self.line.token(from).is_some_and(|token| token.is_word() && token.is_capital());
        let region = full && self.line.spans(to - 1, to, Marks::REGION).is_some();
        let comma = before == Before::Comma && (!full || region) && cased && capital();
        // `Ada Frost, Harbour University, Oslo`: in a field the city of the employer.
        let located = |last: &Person| last.says("place") || self.beside.trust == Trust::Field && last.says("org");
        if after.is_some_and(|last| last.name.contains(' ') && (stroke || comma && located(last))) {
            return self.found.placed(text);
        }
        if let Some((place, name)) = katakana_place(text).filter(|(place, _)| self.is_apart(place, text)) {
            self.found.push(Person { name: name.to_owned(), ..Person::default() });
            self.found.last_says("place", place);
            self.found.people.reported = true;
            return;
        }
        if let Some(names) = self.beside.side_by_side(from, to, self.named_job) {
            for (from, to) in names {
                self.found.push(Person { name: self.line.slice(from, to).to_owned(), ..Person::default() });
            }
        } else if self.is_lone_place(before, from, to) {
            // `Ada Frost, Unna`: the town is not listed.
        } else if self.is_place_of_agency(from, to) || self.is_town(before, from, to) {
            self.found.placed(text);
        } else if self.is_outlet_of(before, from, to) {
            self.found.each("org", text);
        } else if self.beside.is_name(from, to) {
            let others_full = self.found.people.persons.first().is_some_and(|first| first.name.contains(' '));
            // A single word after full names is a location or an employer.
            if !full
                && others_full
                && before != Before::And
                && before != Before::With
                && script::is_cased(text)
                && self.beside.trust != Trust::Field
            {
                self.found.last_says(if self.found.is_picture() { "org" } else { "place" }, text);
                self.found.people.cost += 1;
                return;
            }
            if self.beside.trust == Trust::Opener
                && !full
                && script::is_cased(text)
                && (self.found.people.persons.is_empty() || self.found.people.persons.len() > 1 && !others_full)
            {
                self.found.people.cost += CAPITAL;
            }
            self.found.push(Person { name: text.to_owned(), ..Person::default() });
        } else if self.found.people.persons.is_empty() && self.beside.is_printed(from, to) {
            self.found.push(Person { name: text.to_owned(), ..Person::default() });
        } else if self.is_remark(before, from, to) {
            self.found.people.cost += 1;
        } else {
            self.found.people.cost += cost(self.line, from, to);
        }
    }
}
