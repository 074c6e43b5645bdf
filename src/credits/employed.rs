//! Jobs, employers and ways of reporting in a part of a byline, before and after its names.

use super::content::is_picture;
use super::label;
use super::name::begins_as_name;
use super::part::PartReader;
use super::people::{Before, Person};
use super::script::{self, is_cased, is_han, is_hangul};
use super::shape::{CAPITAL, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Roles};
use crate::model::Role;

/// Languages in which many people have a single name.
const SINGLE_NAMES: &[&str] = &["id", "ms", "ta", "te", "ml", "kn", "my", "mn", "si"];

impl PartReader<'_, '_> {
    /// `王单 实习生 黄佶`: a job between two names belongs to the second.
    pub(super) fn between_jobs(&mut self, before: Before, from: usize, to: usize) -> bool {
        let all = |at: usize, of: fn(char) -> bool| self.line.is_all(at, of);
        let job = (from + 1..to.saturating_sub(1)).find_map(|at| {
            let east = all(at, is_han) || all(at, is_hangul) && self.line.is_capital(at + 1);
            self.line.hit(at, Marks::JOB).filter(|_| east && self.line.is_spaced(at)).map(|hit| (at, hit.len))
        });
        let Some((at, len)) = job else { return false };
        // `记者 王芳 编辑 李明`: a job that is a label of other work.
        self.found.people.cost += if self.beside.is_work(at) { CAPITAL } else { 0 };
        // `김수진 기자 박민호 기자`: in Korean it belongs to the first.
        self.plain(before, from, if all(at, is_hangul) { at + len } else { at });
        self.plain(Before::Comma, at + len, to);
        true
    }

    /// `Associated Press writer John Lester`, `CNN’s Dana Basch`: employer and job, then the name.
    pub(super) fn job_first(&mut self, before: Before, from: usize, to: usize) -> bool {
        let Some((job, name)) = self.beside.job_first(from, to) else { return false };
        let title = self.line.slice(job, name).to_owned();
        let org = self.line.slice(from, job).trim_end_matches("’s").trim_end_matches("'s");
        // `door onze correspondent`: a lower-case word that is not an agency is not an employer.
        let own = org.starts_with(char::is_lowercase) && self.line.spans(from, job, Marks::AGENCY).is_none();
        let org = if own { String::new() } else { org.to_owned() };
        let known = self.found.people.persons.len();
        // `Ada Frost, editor, Harbour’s Tide Watch`: the employer of a person with a job.
        let employer = job == name && self.found.people.persons.last().is_some_and(|last| last.says("title"));
        if employer && before == Before::Comma {
            self.found.last_says("org", self.line.slice(from, to));
            return true;
        }
        // `…, редактор Ada Frost`, `… – Editör Ada Frost`: in a line of labels a job title is a label.
        let label = before != Before::Start && job == from && self.beside.is_work(job);
        self.found.people.cost += if label { CAPITAL } else { 0 };
        self.plain(before, name, to);
        // `Unser Korrespondent Ada Frost` is a byline wherever it stands.
        self.found.people.reported |= to == self.line.len() && self.line.spans(job, name, Marks::REPORTER).is_some();
        self.found.employed(known, &title, &org);
        true
    }

    /// Reads a part that is a job, of the people before it or of those after it.
    pub(super) fn job_part(&mut self, before: Before, from: usize, to: usize) -> bool {
        let alone = !self.found.people.persons.is_empty();
        if !alone && self.placed_first(before, from, to) {
            return true;
        }
        let job = self.line.hit(from, Marks::JOB);
        let is_job = self.beside.is_job(from, to) || alone && self.is_post(before, from, to);
        // `Berlini tudósítónktól, Nagy Anna`, `ベルリン特派員・真壁透`
        let comma = before == Before::Start && matches!(self.line.kind(to), Some(Kind::Sign(',' | '・')));
        let announced = comma && to - from <= 3 && self.line.ending(from, to, Marks::REPORTER).is_some();
        if !is_job || !alone && job.is_none() && !announced {
            return false;
        }
        self.found.people.cost += if alone { self.label_cost(from, to) } else { 0 };
        if alone && self.is_made(before, from, to) {
            return true;
        }
        if alone {
            // `…, редактор — Ada Frost`: in a line of labels a job title is a label.
            self.found.people.cost += if self.beside.is_dashed_label(from, to) { CAPITAL } else { 0 };
            self.found.people.reported |= before != Before::And && self.beside.is_reporter(from, to);
            self.job(from, to);
        } else {
            // `De notre correspondant, Ada Frost`, `notre envoyé spécial à Kiev, Ada Frost`: bylines wherever they stand.
            let placed = self.beside.is_reporter(from, to) && self.line.has(from + 1, to, Marks::AT);
            self.found.people.reported |= job.is_some_and(|job| job.len > 2) || placed || announced;
            self.found.people.cost += 1;
        }
        true
    }

    /// Whether a word of desks after a name says what somebody is, or where: `Ada Frost, Staff Reporter`, `Ada Frost,
    /// Redaktion`; a desk of several words is an author: `Ada Frost, Data Team`.
    pub(super) fn is_title_or_office(&self, from: usize, to: usize) -> bool {
        self.line.spans(from, to, Marks::DESK).is_some()
            && (to == from + 1 || self.line.spans(from, to, Marks::JOB).is_some())
    }

    /// Whether a place in Katakana before a name is listed or apart from it by a sign: `カイロ` is, the first word of
    /// `コメント非表示` is not.
    pub(super) fn is_apart(&self, place: &str, text: &str) -> bool {
        text.contains(['=', '＝']) || self.beside.words.is(place, Marks::CITY)
    }

    /// Whether a part is the place of an agency that a field names as the author: `AP - London`.
    pub(super) fn is_place_of_agency(&self, from: usize, to: usize) -> bool {
        let people = &self.found.people;
        self.beside.trust == Trust::Field
            && people.persons.is_empty()
            && !people.agencies.is_empty()
            && self.line.spans(from, to, Marks::CITY).is_some()
    }

    /// Whether a part after a full name has the form of the name of a town: `Grand Rapids`, `Mar del Plata`.
    pub(super) fn is_town(&self, before: Before, from: usize, to: usize) -> bool {
        let full = |person: &Person| person.name.contains(' ');
        matches!(before, Before::Comma | Before::Bar)
            && (from + 2..=from + 3).contains(&to)
            && self.line.is_capital(from)
            && self.line.is_capital(to - 1)
            && self.line.hit(from, Marks::TOWN).is_some()
            && self.line.hit(from, Marks::PARTICLE).is_none_or(|_| to == from + 2)
            && self.found.people.persons.last().is_some_and(full)
    }

    /// Whether the last part is a single word after full names in a field, or stands after `Ada Frost and Bo Lind`, which
    /// ends a list: a place or an employer, except where people have single names.
    pub(super) fn is_lone_place(&self, before: Before, from: usize, to: usize) -> bool {
        let persons = &self.found.people.persons;
        let single = || SINGLE_NAMES.iter().any(|tag| self.beside.words.is_own(tag));
        let byline = self.beside.trust == Trust::Opener || self.found.role == Role::Author;
        (self.beside.trust == Trust::Field || self.found.closed && byline)
            && matches!(before, Before::Comma | Before::Bar)
            && (to == from + 1 || self.found.closed && to <= from + 3)
            && to == self.line.len()
            && !persons.is_empty()
            && persons.iter().all(|person| person.name.contains(' '))
            && (self.found.closed && to > from + 1 || !single())
    }

    /// The roles of a job that is the word for who makes translations or pictures, in a byline: `Ada Frost Fotograf`.
    fn made_by(&self, from: usize, to: usize) -> Option<Roles> {
        let of_work = |(role, _): &(Role, Option<String>)| {
            matches!(role, Role::Translator | Role::Photographer | Role::Illustrator)
        };
        let roles = self.line.spans(from, to, Marks::LABEL).map(|hit| hit.entry.label.clone())?;
        let byline = self.beside.trust != Trust::Label && self.found.role == Role::Author;
        (byline && !roles.is_empty() && roles.iter().all(of_work)).then_some(roles)
    }

    /// `par Ada Frost, envoyée spéciale, photos Bo Lind`: a label without a sign and a name, after other names.
    fn other_work(&mut self, before: Before, from: usize, to: usize) -> bool {
        if !matches!(before, Before::Comma | Before::Bar) || self.line.hit(from, Marks::LABEL).is_none() {
            return false;
        }
        let Some(label) = label::at(self.line, from, self.beside.words) else { return false };
        let picture = label.named && label.is_open() && label.roles.iter().all(|(role, _)| is_picture(*role));
        let name = label.end;
        let named = picture && name < to && to - name > 1 && self.beside.is_name(name, to);
        let byline = self.found.role == Role::Author && !self.found.people.persons.is_empty();
        let read = named && byline && script::is_cased(self.line.slice(name, to));
        if read {
            let name = self.line.slice(name, to).to_owned();
            self.found.push(Person { name, roles: label.roles, ..Person::default() });
        }
        read
    }

    /// `Ada Frost, translator`: a whole line of a name and the word for who made a translation or a picture gives that
    /// role.
    fn is_made(&mut self, before: Before, from: usize, to: usize) -> bool {
        let of_work = |role: Role| matches!(role, Role::Translator | Role::Photographer | Role::Illustrator);
        let label = self.line.spans(from, to, Marks::LABEL).map(|hit| hit.entry.label.clone()).unwrap_or_default();
        let is_work = !label.is_empty() && label.iter().all(|(role, _)| of_work(*role));
        let whole = before == Before::Comma && to == self.line.len() && self.beside.trust != Trust::Label;
        let [only] = self.found.people.persons.as_mut_slice() else { return false };
        if is_work && whole {
            only.roles = label;
            self.found.people.reported = true;
        }
        is_work && whole
    }

    /// Whether a part after a sign begins with a reporter's job, or with an employer before it: `dziennikarz „Głosu”`.
    pub(super) fn is_post(&self, before: Before, from: usize, to: usize) -> bool {
        let reports = |at: usize| self.line.hit(at, Marks::REPORTER).is_some();
        let employed =
            || reports(from + 1) && script::is_cased(self.line.slice(from, to)) || self.is_acronym_led(from, to);
        // `مراسل الشؤون الصحية`: what follows a job is its subject, unless it is a usual name.
        let subject = || {
            let text = self.line.slice(from, to);
            let rest = self.line.hit(from, Marks::REPORTER).map_or(to, |hit| (from + hit.len).min(to));
            !script::is_cased(text)
                && !script::is_east_asian(text)
                && rest < to
                && !begins_as_name(self.line.slice(rest, to), self.beside.words)
        };
        matches!(before, Before::Comma | Before::Bar)
            && (reports(from) || self.line.is_capital(from) && employed())
            && (self.beside.is_reporter(from, to) || subject())
    }

    /// A job after names, with a place in it: `Journalist i Paris`.
    pub(super) fn job(&mut self, from: usize, to: usize) {
        let at = (from + 1..to).find_map(|at| {
            let hit = self.line.hit(at, Marks::AT)?;
            (at + hit.len < to && self.beside.is_place(at + hit.len, to)).then_some((at, at + hit.len))
        });
        let (end, place) = at.unwrap_or((to, to));
        let said = |at: &usize| self.line.hit(*at, Marks::FILL).is_some() && self.line.hit(*at, Marks::JOB).is_none();
        let from = from + (from..end).take_while(said).count();
        let start = self.beside.newsroom_end(from, end);
        self.found.each("org", self.line.slice(from, start));
        self.found.each("title", self.line.slice(start, end));
        // `correspondant de l’AFP`
        let agency = |at: usize| self.line.hit(at, Marks::AGENCY).map(|hit| self.line.slice(at, at + hit.len));
        let is_printed = |name: &str| name.chars().filter(|c| !c.is_lowercase()).count() > 1;
        if self.line.has(from, end, Marks::REPORTER)
            && let Some(name) = (from..end).find_map(agency).filter(|name| is_printed(name))
        {
            self.found.agency(Before::Comma, name);
        }
        if place < to {
            self.found.each("place", self.line.slice(place, to));
        }
    }

    /// Reads what stands behind a name without being one: a way of reporting, a degree, an organisation with an acronym.
    pub(super) fn addition(&mut self, before: Before, from: usize, to: usize) -> bool {
        if self.other_work(before, from, to)
            || matches!(before, Before::Slash | Before::Bar) && self.dispatched(from, to)
        {
            return true;
        }
        // `Ada Frost, «The Harbour», Reed`
        let quote = |at: usize| self.line.kind(at) == Some(Kind::Quote);
        let quoted = from.checked_sub(1).is_some_and(quote) && quote(to) && !(from..to).any(quote);
        if before == Before::Comma && quoted {
            self.found.each("org", self.line.slice(from, to));
            return true;
        }
        let text = self.line.slice(from, to);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        // `Anna Frost, Ma` may be two people.
        if self.line.spans(from, to, Marks::DEGREE).is_some() && (capitals > 1 || text.len() > 2) {
            return true;
        }
        let led = before != Before::And && self.is_acronym_led(from, to) && !self.is_post(before, from, to);
        if led {
            self.found.each("org", text);
        }
        led
    }

    /// The cost of a label, a name and its job as an addition to other names: `글 김바다 | 사진 이나루 기자`.
    fn label_cost(&self, from: usize, to: usize) -> u32 {
        let labelled = self.line.is_all(from, is_hangul) && self.beside.is_work(from) && to > from + 2;
        if labelled { CAPITAL } else { 0 }
    }

    /// Reads a name with a job title behind it.
    pub(super) fn with_job(&mut self, before: Before, from: usize, job: usize, to: usize) {
        self.found.people.cost += if self.found.people.persons.is_empty() { 0 } else { self.label_cost(from, to) };
        if before == Before::Comma && self.employed_as(from, job, to) {
            return;
        }
        let known = self.found.people.persons.len();
        let title = self.line.slice(job, to).to_owned();
        let name = self.employer_before(from, job).unwrap_or(job);
        self.named_job = true;
        self.plain(before, from, name);
        self.named_job = false;
        let employer = self.line.slice(name, job).to_owned();
        self.found.employed(known, "", &employer);
        self.found.people.reported |= script::is_east_asian(&title);
        let made = self.made_by(job, to);
        for person in self.found.since(known) {
            match &made {
                Some(roles) => person.roles.clone_from(roles),
                None => person.say("title", &title),
            }
        }
        if self.found.people.persons.len() == known + 1 {
            self.found.each("title", &title);
        }
    }

    /// The start of the employer between a name and a job in East Asian scripts: `真壁透 大阪大学准教授`, `김하늘 서울대 교수`.
    fn employer_before(&self, from: usize, job: usize) -> Option<usize> {
        let reports = self.line.hit(job, Marks::REPORTER).is_some();
        let is_employer = |at: &usize| {
            let Some(token) = self.line.token(*at).filter(|token| script::is_east_asian(token.text)) else {
                return false;
            };
            // `대` alone is a syllable of names as well.
            let korean = || !reports && token.is_all(is_hangul) && token.text.ends_with('대') && from + 1 == *at;
            let ends = || {
                let mut ends = token.text.char_indices().skip(1).filter_map(|(end, _)| token.text.get(end..));
                ends.any(|end| self.beside.words.is(end, Marks::INSTITUTION))
            };
            self.line.is_spaced(*at) && (ends() || korean())
        };
        (from + 1..job).find(is_employer)
    }

    /// `By Ada Frost, Tide Watch Staff Writer`: behind the only name the title of one person, with two words before it.
    fn employed_as(&mut self, from: usize, job: usize, to: usize) -> bool {
        let title = self.line.slice(job, to);
        let one = self.line.is_capital(job) && is_cased(title) && !title.ends_with(['s', 'S', 'x', 'X']);
        let last = to == self.line.len() && job == from + 2 && self.found.people.persons.len() == 1;
        if one && last {
            self.found.last_says("title", title);
            self.found.last_says("org", self.line.slice(from, job));
        }
        one && last
    }

    /// Whether a part begins with an acronym, beside names that are not in capitals: `ARD-Studio Reed`.
    fn is_acronym_led(&self, from: usize, to: usize) -> bool {
        let acronym = |token: &Token<'_>| {
            let word = token.text.split('-').next().unwrap_or_default();
            word.chars().count() > 2 && word.chars().all(char::is_uppercase)
        };
        let mixed = |person: &Person| person.name.contains(' ') && person.name.chars().any(char::is_lowercase);
        let joined = to > from + 1 || self.line.slice(from, to).contains('-');
        joined && self.line.token(from).is_some_and(acronym) && self.found.people.persons.iter().all(mixed)
    }

    /// `Af Ada Frost, udsendt medarbejder`: a few words in lower case at the end of a byline say what somebody is.
    pub(super) fn is_remark(&self, before: Before, from: usize, to: usize) -> bool {
        let small = |at: usize| {
            self.line.token(at).is_some_and(Token::is_small) && self.line.hit(at, Marks::RELATIVE).is_none()
        };
        let ends = |at: usize| matches!(self.line.kind(at), None | Some(Kind::Stop | Kind::Close));
        let byline =
            || self.beside.trust == Trust::Opener && self.line.hit(0, Marks::BYLINE).is_some() && to == self.line.len();
        // `Přeložila Ada Frost, redakčně kráceno, mezititulky redakce.`
        let notes = || {
            let rest =
                (to..self.line.len()).all(|at| small(at) || self.line.kind(at) == Some(Kind::Sign(',')) || ends(at));
            let begins = Marks::LABEL.or(Marks::FROM).or(Marks::LANGUAGE).or(Marks::THIS);
            self.beside.trust == Trust::Label && self.line.hit(0, begins).is_some() && rest
        };
        let full = |person: &Person| person.name.contains(' ');
        (byline() || notes())
            && before == Before::Comma
            && to - from <= 3
            && (from..to).all(small)
            && self.found.people.persons.iter().all(full)
            && !self.found.people.persons.is_empty()
    }
}
