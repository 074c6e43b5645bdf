//! The people that a byline names, while they are collected.

use super::script;
use super::words::Roles;
use crate::model::{Credit, Role};

/// A name of a byline with its additions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) detail: Vec<(&'static str, String)>,
    /// The roles given by a bracket after the name.
    pub(super) roles: Roles,
    /// Whether the name follows `with`.
    pub(super) helped: bool,
}

impl Person {
    pub(super) fn say(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() && self.detail.iter().all(|(known, _)| *known != key) {
            self.detail.push((key, value.to_owned()));
        }
    }

    pub(super) fn says(&self, key: &str) -> bool {
        self.detail.iter().any(|(known, _)| *known == key)
    }

    pub(super) fn is_desk(&self) -> bool {
        self.detail.iter().any(|(key, value)| *key == "kind" && value == "desk")
    }

    /// The person as a credit.
    pub(super) fn credit(&self, role: Role, source: &str) -> Credit {
        let role = if self.helped && role == Role::Author { Role::AdditionalReporting } else { role };
        self.detail.iter().fold(Credit::new(role, &self.name, source), |credit, (key, value)| credit.with(key, value))
    }
}

/// All people that a text names, and the cost of its other parts.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) agencies: Vec<String>,
    /// Newsrooms' codes for people.
    pub(super) codes: Vec<String>,
    /// Translation engines by name; the name may be empty.
    pub(super) engines: Vec<String>,
    /// Whether a way of reporting accompanies the names.
    pub(super) reported: bool,
    /// The cost of words that are neither a name nor an addition to one.
    pub(super) cost: u32,
}

impl People {
    pub(super) fn is_empty(&self) -> bool {
        self.persons.is_empty() && self.agencies.is_empty() && self.codes.is_empty() && self.engines.is_empty()
    }
}

/// The separator before a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Start,
    And,
    Comma,
    Slash,
    /// `via`: the distributor of a picture follows.
    Via,
    Bar,
    With,
    /// `&`: the second name of a firm follows.
    Firm,
}

/// The people collected so far, with the properties that apply to the next one.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) people: People,
    /// The role of the names.
    pub(super) role: Role,
    /// Whether `with` precedes.
    pub(super) helped: bool,
    /// An e-mail address that precedes its name.
    pub(super) email: Option<String>,
    /// Whether `and` precedes the last name, so that no other follows.
    pub(super) closed: bool,
    /// A place that precedes all names.
    pub(super) place: Option<String>,
}

impl Gathered {
    pub(super) fn new(role: Role) -> Self {
        Self { people: People::default(), role, helped: false, email: None, place: None, closed: false }
    }

    pub(super) fn desk(&mut self, text: &str) {
        let mut person = Person { name: text.to_owned(), ..Person::default() };
        person.say("kind", "desk");
        self.push(person);
    }

    /// Removes the desk that is the only person before a stroke.
    pub(super) fn desk_before(&mut self, before: Before) -> Option<Person> {
        let dense = |desk: &Person| desk.is_desk() && desk.name.contains(script::is_dense);
        let alone = matches!(self.people.persons.as_slice(), [only] if dense(only));
        if alone && before == Before::Slash { self.people.persons.pop() } else { None }
    }

    /// `快訊／王芳`: the desk is the employer of the people after it, or the author if there are none.
    pub(super) fn of_desk(&mut self, desk: Person) {
        if self.people.persons.is_empty() {
            self.people.persons.push(desk);
        } else {
            self.each("org", &desk.name);
        }
    }

    pub(super) fn agency(&mut self, before: Before, name: &str) {
        match before {
            Before::Via if self.people.persons.is_empty() && !self.people.agencies.is_empty() => return,
            Before::Slash | Before::Via => self.last_says("org", name),
            Before::Comma | Before::Bar => self.each("org", name),
            Before::Start | Before::And | Before::With | Before::Firm => {}
        }
        if !self.people.agencies.iter().any(|known| known == name) {
            self.people.agencies.push(name.to_owned());
        }
    }

    /// Adds the second name of the firm that the last person works for.
    pub(super) fn of_firm(&mut self, name: &str) {
        let last = self.people.persons.last_mut();
        if let Some((_, firm)) =
            last.and_then(|last| last.detail.iter_mut().find(|(key, _)| ["org", "place"].contains(key)))
        {
            *firm = format!("{firm} & {name}");
        }
    }

    /// Makes the last name the employer of the person that follows it.
    pub(super) fn of_house(&mut self, name: &str) {
        if let Some(last) = self.people.persons.last_mut() {
            let house = std::mem::replace(&mut last.name, name.to_owned());
            last.say("org", &house);
        }
    }

    pub(super) fn last_says(&mut self, key: &'static str, value: &str) {
        if let Some(last) = self.people.persons.last_mut() {
            last.say(key, value);
        }
    }

    /// Appends a company suffix to the last name, despite the comma: `Harbour Media, Inc.`
    pub(super) fn continued(&mut self, ending: &str) {
        if let Some(last) = self.people.persons.last_mut() {
            last.name = format!("{}, {ending}", last.name);
        }
    }

    pub(super) fn each(&mut self, key: &'static str, value: &str) {
        self.people.persons.iter_mut().filter(|person| !person.is_desk()).for_each(|person| person.say(key, value));
    }

    /// The people collected since a position.
    pub(super) fn since(&mut self, known: usize) -> &mut [Person] {
        self.people.persons.get_mut(known..).unwrap_or_default()
    }

    /// Sets title and employer of the people collected since a position.
    pub(super) fn employed(&mut self, known: usize, title: &str, org: &str) {
        for person in self.since(known) {
            person.say("title", title);
            person.say("org", org);
        }
    }

    pub(super) fn push(&mut self, mut person: Person) {
        person.helped = self.helped;
        person.detail.extend(self.place.clone().map(|place| ("place", place)));
        if let Some(email) =
            self.email.take().filter(|email| !email.starts_with("noreply") && !email.starts_with("no-reply"))
        {
            person.say("email", &email);
        }
        // `Shutterstock / Ada Frost`: the library precedes the photographer.
        if let [library] = self.people.agencies.as_slice()
            && self.is_picture()
            && self.people.persons.is_empty()
        {
            person.say("org", library);
        }
        if self.people.persons.iter().all(|known| known.name != person.name) {
            self.people.persons.push(person);
        }
    }

    /// Sets a place after a name; a second one is the region of the first: `Greenville, South Carolina`.
    pub(super) fn placed(&mut self, text: &str) {
        let key = if self.is_picture() { "org" } else { "place" };
        let known =
            self.people.persons.last_mut().and_then(|last| last.detail.iter_mut().find(|(known, _)| *known == key));
        match known {
            Some((_, value)) => *value = format!("{value}, {text}"),
            None => self.last_says(key, text),
        }
    }

    pub(super) const fn is_picture(&self) -> bool {
        matches!(self.role, Role::Photographer | Role::Video | Role::Illustrator)
    }
}
