//! The content of a label by its role: people, sources, an outlet, a language, a machine.

use super::agencies;
use super::family_first;
use super::label::{Firm, Label};
use super::lexer::Line;
use super::name::is_name;
use super::names::people;
use super::outlet;
use super::people::{People, Person};
use super::script;
use super::shape::{CAPITAL, Trust, cost};
use super::token::Kind;
use super::words::{Marks, Roles, Words};
use crate::model::{Credit, Role};

/// Credits, and the cost of the unread rest of their text.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    pub(super) credits: Vec<Credit>,
    pub(super) cost: u32,
}

/// Reads the content of a label between two tokens.
pub(super) fn read(label: &Label, line: &Line<'_>, from: usize, to: usize, words: &Words, source: &str) -> Content {
    let sentence = label.subject || label.from.is_some() || label.into.is_some() || label.is(Role::OriginalPublication);
    // `published in German. Translated by A`: the sentence has ended.
    if sentence && label.is_open() && line.kind(from) == Some(Kind::Stop) && to > from + 1 {
        return Content { cost: 9, ..Content::default() };
    }
    let (from, to) = line.without_signs(from, to);
    let mut content = match label.roles.first().map(|(role, _)| *role) {
        Some(Role::Agency) => {
            let (credits, cost) = agencies::read(label, line, from, to, source);
            Content { credits, cost }
        }
        // `Original article by A`
        Some(Role::OriginalLanguage)
            if label.firm == Firm::By
                && label.from.is_none()
                && label.into.is_none()
                && !line.has(from, to, Marks::LANGUAGE) =>
        {
            named(&Label { roles: vec![(Role::Author, None)], ..label.clone() }, line, from, to, words, source)
        }
        Some(Role::OriginalLanguage) => language(label, line, from, to, source),
        Some(Role::OriginalPublication) => published(line, from, to, source),
        Some(Role::MachineTranslation) => machine(line, from, to, words, source),
        // `translated from Spanish by an assistant of artificial intelligence`.
        Some(Role::Translator) if label.subject && mentions_machine(line, from, to) => {
            machine(line, from, to, words, source)
        }
        _ => named(label, line, from, to, words, source),
    };
    content.cost += stops(line, from, to);
    // A language is a credit of its own if nobody is named.
    let named = label.is(Role::OriginalLanguage) || !content.credits.is_empty();
    let alone = from >= to && says_language(label, line, from, words);
    if named || alone {
        languages(&mut content.credits, label, source);
        if alone || from >= to && label.from.is_some() {
            content.cost = 0;
        }
    }
    content
}

/// Whether a label that names nobody says which language the original is in.
fn says_language(label: &Label, line: &Line<'_>, end: usize, words: &Words) -> bool {
    let Some(tag) = label.from.as_ref().or(label.into.as_ref()) else { return false };
    if label.is(Role::Translator) {
        return label.from.is_some() && (label.subject || label.is_open());
    }
    let written = label.is(Role::Author) || label.is(Role::OriginalPublication);
    let first = || line.has(0, end, Marks::FIRST) || label.subject && !words.is_own(tag);
    written && label.is_open() && first()
}

/// Whether a machine is named in the place of a translator.
fn mentions_machine(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to.min(from + 6)).any(|at| line.hit(at, Marks::MACHINE.or(Marks::ENGINE)).is_some())
}

/// Number of full stops inside, each of which ends a sentence.
fn stops(line: &Line<'_>, from: usize, to: usize) -> u32 {
    let inner = (from..to.saturating_sub(1)).filter(|at| line.kind(*at) == Some(Kind::Stop)).count();
    3 * u32::try_from(inner).unwrap_or(9)
}

fn named(label: &Label, line: &Line<'_>, from: usize, to: usize, words: &Words, source: &str) -> Content {
    let role = label.roles.first().map_or(Role::Author, |(role, _)| *role);
    let trust = if label.firm == Firm::Opener { Trust::Opener } else { Trust::Label };
    if from >= to {
        let cost = if label.firm == Firm::Sign {
            0
        } else if label.subject || label.firm == Firm::By && to == line.len() {
            1
        } else {
            6
        };
        return Content { cost, ..Content::default() };
    }
    // `Kontributor Padang, Rahmadhani`
    let place = line
        .hit(from, Marks::CITY)
        .map(|place| from + place.len)
        .filter(|end| label.is_open() && line.kind(*end) == Some(Kind::Sign(',')) && is_name(line, end + 1, to, words));
    if let Some(end) = place {
        let mut content = named(label, line, end + 1, to, words, source);
        for credit in &mut content.credits {
            credit.detail.entry("place".to_owned()).or_insert_with(|| line.slice(from, end).to_owned());
        }
        return content;
    }
    // `由王芳翻译`
    let by = line.hit(from, Marks::BY).filter(|_| line.is_all(from, script::is_han));
    let from = from + by.map_or(0, |by| by.len);
    let mut found = people(line, from, to, words, trust, role);
    // `Editor: Frost, Ada`
    let parts = found.persons.iter().all(|person| !person.name.contains(' ') && person.detail.is_empty());
    if let Some(name) = family_first::reversed(line.slice(from, to), words).filter(|name| parts && !name.contains(';'))
    {
        found.persons = vec![Person { name, ..Person::default() }];
    }
    for person in &mut found.persons {
        if let Some(org) = &label.org {
            person.say("org", org);
        }
    }
    // `Translation by Google` is a button, unless a sentence with the article as its subject says so.
    if !label.subject && found.engines.iter().any(|engine| engine == "Google") {
        return Content { cost: 9, ..Content::default() };
    }
    let mut cost = found.cost + if found.is_empty() { CAPITAL } else { 0 };
    if label.is_open() || label.firm == Firm::Dash {
        cost += open_cost(label, line, from, to, &found);
    }
    let mut credits = in_roles(&found, &label.roles, source);
    let from = credits.iter().find_map(|credit| credit.detail.get("from").cloned()).filter(|_| label.from.is_none());
    credits.extend(from.map(|from| Credit::new(Role::OriginalLanguage, from, source)));
    Content { credits, cost }
}

/// A label without a sign must be followed by a few names and nothing else.
fn open_cost(label: &Label, line: &Line<'_>, from: usize, to: usize, found: &People) -> u32 {
    let text = line.slice(from, to);
    let cased = script::is_cased(text);
    let single = found.persons.iter().any(|person| !person.name.contains(' ')) && cased && label.from.is_none();
    let weak = label.firm != Firm::Listed;
    let long = !cased && found.persons.iter().any(|person| person.name.split(' ').count() > 3);
    let glued =
        !cased && script::is_east_asian(text) && !line.is_spaced(from) && label.from.is_none() && label.into.is_none();
    let codes = found.persons.is_empty() && !found.codes.is_empty();
    // `Redakcja Portalu`: the desk of an outlet.
    let desk = (0..from).any(|at| line.spans(at, from, Marks::DESK).is_some());
    // `Images de Bavière`
    let of = cased && found.persons.iter().any(|person| person.name.starts_with(char::is_lowercase));
    u32::from(single && desk) * 4
        + u32::from(of) * 6
        + u32::from(single) * 2
        + u32::from(single && weak) * 2
        + u32::from(long) * if line.kind(line.len() - 1) == Some(Kind::Stop) { 9 } else { 3 }
        + u32::from(glued) * 4
        + u32::from(codes) * 4
}

/// The credits of people in the roles of a label, and of the agencies named with them.
pub(super) fn in_roles(found: &People, roles: &Roles, source: &str) -> Vec<Credit> {
    let author = roles.iter().any(|(role, _)| *role == Role::Author);
    let mut credits = Vec::new();
    // Guests of a broadcast or an interview are not contributors to the text.
    let hosted = |person: &&Person| {
        !person.helped || roles.iter().all(|(_, kind)| !matches!(kind.as_deref(), Some("host" | "interview")))
    };
    for person in found.persons.iter().filter(hosted) {
        let own = if person.roles.is_empty() { roles } else { &person.roles };
        credits.extend(own.iter().map(|(role, kind)| in_role(person.credit(*role, source), kind.as_deref())));
    }
    let picture = !roles.is_empty() && roles.iter().all(|(role, _)| is_picture(*role));
    let employs = picture || roles.iter().any(|(role, _)| *role == Role::Translator);
    if found.persons.is_empty() && employs {
        let role = roles.first().map_or(Role::Author, |(role, _)| *role);
        credits.extend(found.agencies.iter().map(|name| Credit::new(role, name, source).with("kind", "agency")));
    } else if !picture {
        let based = found.persons.is_empty() && roles.iter().all(|(role, _)| *role == Role::Reporting);
        let agency = |name: &String| Credit::new(Role::Agency, name, source);
        credits.extend(
            found.agencies.iter().map(|name| if based { agency(name).with("kind", "source") } else { agency(name) }),
        );
    }
    let coded = author || !found.engines.is_empty() || roles.iter().any(|(role, _)| *role == Role::Initials);
    if coded || (found.persons.is_empty() && !found.agencies.is_empty()) {
        credits.extend(found.codes.iter().map(|code| Credit::new(Role::Initials, code, source)));
    }
    credits.extend(engines(&found.engines, source));
    credits
}

fn engines(engines: &[String], source: &str) -> Option<Credit> {
    let named = engines.iter().find(|engine| !engine.is_empty()).or_else(|| engines.first())?;
    Some(Credit::new(Role::MachineTranslation, named, source))
}

fn in_role(mut credit: Credit, kind: Option<&str>) -> Credit {
    // The name after a photographer is the employer, not a place.
    if is_picture(credit.role)
        && let Some(place) = credit.detail.remove("place")
    {
        credit.detail.entry("org".to_owned()).or_insert(place);
    }
    // Somebody who prepared a text for readers of a language translated it.
    if credit.role == Role::Compiler && credit.detail.contains_key("to") {
        credit.role = Role::Translator;
    }
    if let Some(kind) = kind {
        credit.detail.entry("kind".to_owned()).or_insert_with(|| kind.to_owned());
    }
    credit
}

pub(super) const fn is_picture(role: Role) -> bool {
    matches!(role, Role::Photographer | Role::Video | Role::Illustrator)
}

/// Adds the languages of a translation. On any other label a language is the one of the original.
fn languages(credits: &mut Vec<Credit>, label: &Label, source: &str) {
    let translated = |credit: &Credit| matches!(credit.role, Role::Translator | Role::MachineTranslation);
    let written = !label.is(Role::Translator) && !label.is(Role::MachineTranslation);
    let from = if written { label.from.as_ref().or(label.into.as_ref()) } else { label.from.as_ref() };
    for credit in credits.iter_mut().filter(|credit| translated(credit)) {
        for (key, value) in [("from", from), ("to", label.into.as_ref())] {
            if let Some(value) = value {
                credit.detail.insert(key.to_owned(), value.clone());
            }
        }
    }
    let wrote = |credit: &Credit| matches!(credit.role, Role::Author | Role::Adapter | Role::OriginalPublication);
    let known = credits.iter().any(|credit| credit.role == Role::OriginalLanguage);
    let about_original =
        !written || label.is(Role::OriginalLanguage) || credits.is_empty() || credits.iter().any(wrote);
    if let Some(from) = from.filter(|_| !known && about_original) {
        credits.push(Credit::new(Role::OriginalLanguage, from, source));
    }
    // An edited version in a language: `Editado en español por`.
    if let Some(into) = label.into.as_ref().filter(|_| written) {
        for credit in credits.iter_mut().filter(|credit| credit.role == Role::Editor) {
            credit.detail.insert("lang".to_owned(), into.clone());
        }
    }
}

fn language(label: &Label, line: &Line<'_>, from: usize, to: usize, source: &str) -> Content {
    match (from..to).find_map(|at| line.hit(at, Marks::LANGUAGE).map(|hit| (at, hit))) {
        _ if label.from.is_some() || label.into.is_some() => {
            Content { cost: cost(line, from, to), ..Content::default() }
        }
        Some((at, hit)) => {
            let tag = hit.entry.tag.clone().unwrap_or_default();
            Content {
                credits: vec![Credit::new(Role::OriginalLanguage, tag, source)],
                cost: cost(line, at + hit.len, to),
            }
        }
        // `Original: The Harbour`; a longer text is the headline of the original, not a credit.
        None if label.firm == Firm::Sign => {
            Some(published(line, from, to, source)).filter(|found| found.cost == 0).unwrap_or_default()
        }
        None => Content { cost: 6, ..Content::default() },
    }
}

/// The outlet of first publication.
fn published(line: &Line<'_>, from: usize, to: usize, source: &str) -> Content {
    outlet::read(line, from, to).map_or(Content { cost: 6, ..Content::default() }, |(name, cost)| Content {
        credits: vec![Credit::new(Role::OriginalPublication, name, source)],
        cost,
    })
}

/// Reads a notice of machine translation.
fn machine(line: &Line<'_>, from: usize, to: usize, words: &Words, source: &str) -> Content {
    let engine = (0..to).find_map(|at| line.hit(at, Marks::ENGINE).map(|hit| line.slice(at, at + hit.len)));
    let checked = (from..line.len()).any(|at| line.hit(at, Marks::CHECKED).is_some());
    let mut credit = Credit::new(Role::MachineTranslation, engine.unwrap_or_default(), source);
    if checked {
        credit = credit.with("kind", "post-edited");
    }
    let found = people(line, from, to, words, Trust::Label, Role::MachineTranslation);
    let after = (from..to.min(from + 6))
        .any(|at| line.hit(at, Marks::ENGINE.or(Marks::MACHINE)).is_some_and(|hit| at + hit.len >= to));
    let cost = if after {
        0
    } else if found.engines.is_empty() {
        cost(line, from, to)
    } else {
        found.cost
    };
    let coded =
        found.codes.iter().filter(|_| line.text.contains('/')).map(|code| Credit::new(Role::Initials, code, source));
    Content { credits: std::iter::once(credit).chain(coded).collect(), cost }
}

/// Adds the human editor of a machine translation.
pub(super) fn post_edited(credits: &mut [Credit]) {
    let edited = credits.iter().any(|credit| matches!(credit.role, Role::Editor | Role::Initials));
    for credit in credits.iter_mut().filter(|credit| edited && credit.role == Role::MachineTranslation) {
        credit.detail.insert("kind".to_owned(), "post-edited".to_owned());
    }
}
