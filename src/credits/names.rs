use std::sync::LazyLock;

use regex::Regex;

use super::lexicon::Words;
use super::parts::{Separator, parts};
use super::rest::{without_date, without_email, without_others};
use super::script::{self, is_han, is_hangul};
use super::shape;
use crate::model::{Credit, Role};

/// The most names of one credit; a longer list is a table, not a byline.
const MOST_NAMES: usize = 40;

/// A name of a byline with what was said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) detail: Vec<(&'static str, String)>,
    /// Named after `with`.
    pub(super) helped: bool,
}

impl Person {
    fn say(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() && self.detail.iter().all(|(known, _)| *known != key) {
            self.detail.push((key, value.to_owned()));
        }
    }

    fn is_desk(&self) -> bool {
        self.detail.iter().any(|(key, value)| *key == "kind" && value == "desk")
    }

    /// The person as a credit.
    pub(super) fn credit(&self, role: Role, source: &str) -> Credit {
        let role = if self.helped && role == Role::Author { Role::AdditionalReporting } else { role };
        let mut credit = Credit::new(role, &self.name, source);
        for (key, value) in &self.detail {
            credit = credit.with(key, value);
        }
        credit
    }
}

/// Everybody a byline names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) agencies: Vec<String>,
}

/// How sure the text is to hold names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A structured field: what is no name is left out.
    Field,
    /// Behind an explicit label: everything must be a name.
    Label,
    /// Behind a bare preposition: a single word is no name either.
    Preposition,
}

static BRACKET: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(.*?)\s*[(（]([^()（）]*)[)）]$").ok());

/// Reads the names of a byline; none when something in it is no name and the trust asks for names alone.
pub(super) fn people(text: &str, words: &Words, trust: Trust) -> Option<People> {
    let (text, email) = without_email(text);
    let text = without_others(text);
    if let Some(people) = behind_places(&text, email.as_deref(), words) {
        return Some(people);
    }
    let text = without_date(text);
    let mut reader = Reader { words, trust, people: People::default(), helped: false };
    for (separator, part) in parts(&text, words) {
        if reader.people.persons.len() >= MOST_NAMES {
            return None;
        }
        reader.helped |= separator == Separator::With;
        if !reader.part(separator, &part) && trust != Trust::Field {
            return None;
        }
    }
    let mut people = reader.people;
    if let (Some(email), Some(last)) = (email, people.persons.last_mut()) {
        last.say("email", &email);
    }
    (!people.persons.is_empty() || !people.agencies.is_empty() || trust == Trust::Field).then_some(people)
}

/// `순천, 광양 구현수 기자`: names of places have two syllables, names of people three.
fn behind_places(text: &str, email: Option<&str>, words: &Words) -> Option<People> {
    if !words.spaces_part_names() {
        return None;
    }
    let (names, job) = text.trim().rsplit_once(' ').filter(|(_, job)| words.is_job_word(job))?;
    let (places, name) =
        names.rsplit_once([' ', ',']).map(|(places, name)| (places.trim_matches([' ', ',']), name.trim()))?;
    let hangul = |text: &str, count: usize| text.chars().count() == count && text.chars().all(is_hangul);
    let all_places = places.split([' ', ',', '·']).filter(|place| !place.is_empty()).all(|place| hangul(place, 2));
    (hangul(name, 3) && all_places).then(|| {
        let mut person = Person { name: name.to_owned(), ..Person::default() };
        person.say("place", places);
        person.say("title", job);
        person.say("email", email.unwrap_or_default());
        People { persons: vec![person], agencies: Vec::new() }
    })
}

struct Reader<'a> {
    words: &'a Words,
    trust: Trust,
    people: People,
    helped: bool,
}

impl Reader<'_> {
    /// Takes one part in; answers whether it was understood.
    fn part(&mut self, separator: Separator, part: &str) -> bool {
        let words = self.words;
        let part = part.trim_start_matches(['.', ' ', '-', '–', '—', ':']).trim_end_matches([' ', '-', '–', '—', ':']);
        let part = without_full_stop(part);
        if part.is_empty() {
            return true;
        }
        if words.is_agency(part) {
            self.agency(separator, part);
            return true;
        }
        if words.is_unnamed(part) {
            return true;
        }
        if part.contains([':', '：']) {
            return false;
        }
        if let Some((before, inside)) = bracket(part) {
            return self.bracketed(separator, &before, &inside);
        }
        let follows = separator != Separator::Start && !self.people.persons.is_empty();
        if follows && words.is_job(part) {
            self.each(|person| person.say("title", part));
            return true;
        }
        if follows
            && separator == Separator::Slash
            && let Some((org, job)) = self.job_at_end(part)
        {
            self.each(|person| {
                person.say("org", &org);
                person.say("title", &job);
            });
            return true;
        }
        if follows && separator != Separator::And && words.is_newsroom(part) {
            self.each(|person| person.say("org", part));
            return true;
        }
        if follows && let Some(place) = self.place_with_word(part) {
            if let Some(last) = self.people.persons.last_mut() {
                last.say("place", place);
            }
            return true;
        }
        if words.is_desk(part) {
            self.push(Person { name: part.to_owned(), detail: vec![("kind", "desk".to_owned())], helped: false });
            return true;
        }
        if follows && separator == Separator::Bar {
            self.each(|person| person.say("org", part));
            return true;
        }
        if let Some((name, place)) = self.placed(part) {
            let taken = self.person(name);
            if taken && let Some(last) = self.people.persons.last_mut() {
                last.say("place", place);
            }
            return taken;
        }
        if follows && separator == Separator::Comma && (self.is_place_alone(part) || words.is_city(part)) {
            if let Some(last) = self.people.persons.last_mut() {
                last.say("place", part);
            }
            return true;
        }
        self.person(part)
    }

    /// A place stands in a list as one word behind names of several; behind a surname alone it would be a person.
    fn is_place_alone(&self, part: &str) -> bool {
        let last = self.people.persons.last().map_or("", |person| person.name.as_str());
        self.trust != Trust::Field
            && !part.contains(' ')
            && last.contains(' ')
            && part.chars().next().is_some_and(char::is_uppercase)
            && shape::is_name(part, self.words)
    }

    /// `in Oslo`, `de Brasília`: a place with its word, behind a comma.
    fn place_with_word<'b>(&self, part: &'b str) -> Option<&'b str> {
        let (first, place) = part.split_once(' ')?;
        let at = self.words.all(|file| &file.at).any(|word| word == first);
        let known = self.words.is_city(place);
        let named = !self.words.is_particle(first) && shape::is_name(place, self.words);
        (at && (known || named)).then_some(place)
    }

    fn agency(&mut self, separator: Separator, name: &str) {
        if separator == Separator::Slash {
            if let Some(last) = self.people.persons.last_mut() {
                last.say("org", name);
            }
        } else if matches!(separator, Separator::Comma | Separator::Bar) {
            self.each(|person| person.say("org", name));
        }
        self.people.agencies.push(name.to_owned());
    }

    fn bracketed(&mut self, separator: Separator, before: &str, inside: &str) -> bool {
        let words = self.words;
        if before.is_empty() {
            return self.trust == Trust::Field;
        }
        if !self.part(separator, before) {
            return false;
        }
        let Some(last) = self.people.persons.last_mut() else { return true };
        let code = inside.chars().count() <= 4 && inside.chars().all(char::is_lowercase);
        if words.is_agency(inside) {
            last.say("org", inside);
            self.people.agencies.push(inside.to_owned());
        } else if code {
            last.say("kind", &format!("initials:{inside}"));
        } else if words.is_job(inside) {
            last.say("title", inside);
        } else if self.trust == Trust::Preposition || (self.trust == Trust::Label && script::is_east_asian(inside)) {
            return false;
        }
        true
    }

    fn placed<'b>(&self, part: &'b str) -> Option<(&'b str, &'b str)> {
        self.words.all(|file| &file.at).find_map(|word| {
            let (name, place) = part.split_once(&format!(" {word} "))?;
            let begins = place.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
            (begins && place.split(' ').count() <= 4 && shape::is_name(name, self.words)).then_some((name, place))
        })
    }

    /// `Yomiuri Shimbun Staff Writers`: what stands before the words of a job, and these.
    fn job_at_end(&self, part: &str) -> Option<(String, String)> {
        let tokens: Vec<&str> = part.split(' ').collect();
        let jobs = tokens.iter().rev().take_while(|token| self.words.is_job_word(token)).count();
        let (org, job) = tokens.split_at(tokens.len() - jobs);
        (jobs > 0).then(|| (org.join(" ").trim_end_matches([' ', '–', '—', '-', ',']).to_owned(), job.join(" ")))
    }

    /// `新京报记者 李明`, `《财经》记者 李明 王芳`: a newsroom and a job in one word, and names behind a space.
    fn job_at_start<'b>(&self, part: &'b str) -> Option<(&'b str, &'b str, &'b str)> {
        let (first, names) = part.split_once([' ', '\u{3000}'])?;
        let first = first.trim_start_matches(['《', '【']);
        let all_names =
            names.split([' ', '\u{3000}']).all(|name| is_han(name) && (2..=4).contains(&name.chars().count()));
        let ends = first.char_indices().map(|(at, _)| at).skip(1);
        let (org, job) =
            ends.filter_map(|at| first.split_at_checked(at)).find(|(_, job)| self.words.is_job_word(job))?;
        let org = org.trim_end_matches(['》', '】']);
        (is_han(job) && is_han(org) && all_names).then_some((org, job, names.trim()))
    }

    fn person(&mut self, part: &str) -> bool {
        let words = self.words;
        let part = twice(part);
        if let Some((org, job, names)) = self.job_at_start(part) {
            let taken = names.split([' ', '\u{3000}']).all(|name| self.person_alone(name, Some(job)));
            self.each(|person| person.say("org", org));
            return taken;
        }
        if let Some((before, agency)) = words.agency_at_end(part)
            && shape::is_name(before, words)
        {
            let taken = self.person(before);
            self.agency(Separator::Comma, agency);
            return taken;
        }
        let (part, title) = match self.job_at_end(part) {
            Some((name, title)) if !name.is_empty() => (name, Some(title)),
            _ => (part.to_owned(), None),
        };
        if let Some(names) = self.side_by_side(&part) {
            return names.into_iter().all(|name| self.person_alone(name, title.as_deref()));
        }
        let (name, place) = self.city_at_end(&part).unwrap_or((part.as_str(), None));
        let taken = self.person_alone(name, title.as_deref());
        if taken && let (Some(place), Some(last)) = (place, self.people.persons.last_mut()) {
            last.say("place", place);
        }
        taken
    }

    /// Names with only a space between them: in Korean, and in Chinese where words of jobs stand between.
    fn side_by_side<'b>(&self, part: &'b str) -> Option<Vec<&'b str>> {
        let tokens: Vec<&str> = part.split_whitespace().filter(|token| !self.words.is_job_word(token)).collect();
        let several = tokens.len() > 1 || part.contains([' ', '\u{3000}']);
        let short = |token: &&str| (2..=4).contains(&token.chars().count());
        let korean = self.words.spaces_part_names() && tokens.iter().all(|token| token.chars().all(is_hangul));
        let chinese =
            tokens.iter().all(|token| is_han(token) && short(token)) && part.split_whitespace().count() > tokens.len();
        let two_full =
            tokens.len() > 1 && tokens.iter().all(|token| is_han(token) && (3..=4).contains(&token.chars().count()));
        let labelled = self.trust == Trust::Label && tokens.len() > 1;
        let named = labelled && tokens.iter().all(|token| is_han(token) && short(token) && !self.words.is_city(token));
        (several && !tokens.is_empty() && (korean || chinese || two_full || named)).then_some(tokens)
    }

    /// `Rodolfo Castro Brasília`: a city that is known stands behind a name of two words or more.
    fn city_at_end<'b>(&self, part: &'b str) -> Option<(&'b str, Option<&'b str>)> {
        let spaces: Vec<usize> = part.match_indices(' ').map(|(at, _)| at).collect();
        spaces.iter().skip(1).find_map(|at| {
            let (name, place) = part.split_at(*at);
            let place = place.trim_start();
            self.words.is_city(place).then_some((name, Some(place)))
        })
    }

    fn person_alone(&mut self, name: &str, title: Option<&str>) -> bool {
        let words = self.words;
        let fits = match self.trust {
            Trust::Field => !shape::is_account(name) && name.chars().count() <= 80 && name.split(' ').count() <= 8,
            Trust::Label => shape::is_name(name, words),
            Trust::Preposition => {
                shape::is_name(name, words)
                    && (name.contains(' ') || !name.is_ascii() || !self.people.persons.is_empty())
            }
        };
        if !fits || (script::is_east_asian(name) && name.split([' ', '・', '·']).any(|word| self.words.is_label(word)))
        {
            return false;
        }
        let mut person = Person { name: name.to_owned(), ..Person::default() };
        if let Some(title) = title {
            person.say("title", title);
        }
        self.push(person);
        true
    }

    fn push(&mut self, mut person: Person) {
        person.helped = self.helped;
        if self.people.persons.iter().all(|known| known.name != person.name) {
            self.people.persons.push(person);
        }
    }

    fn each(&mut self, mut say: impl FnMut(&mut Person)) {
        self.people.persons.iter_mut().filter(|person| !person.is_desk()).for_each(&mut say);
    }
}

/// Takes a sentence's full stop away and leaves an abbreviation's: `Jr.`, `Caty R.`
pub(super) fn without_full_stop(text: &str) -> &str {
    const SHORT: &[&str] = &["jr", "sr", "ml", "st", "dr", "red", "prof", "ph.d"];
    let Some(rest) = text.strip_suffix('.') else { return text };
    let last = rest.rsplit([' ', '-']).next().unwrap_or_default();
    let short =
        last.chars().filter(|c| c.is_alphabetic()).count() <= 1 || SHORT.contains(&last.to_lowercase().as_str());
    if short { text } else { rest }
}

fn bracket(part: &str) -> Option<(String, String)> {
    let found = BRACKET.as_ref()?.captures(part)?;
    Some((found.get(1)?.as_str().to_owned(), found.get(2)?.as_str().trim().to_owned()))
}

/// A name printed twice is one name.
fn twice(text: &str) -> &str {
    let half = text.len() / 2;
    match (text.get(..half), text.get(half + 1..)) {
        (Some(first), Some(second)) if first == second && text.get(half..=half) == Some(" ") => first,
        _ => text,
    }
}
