use super::label::{self, Label};
use super::lexicon::{Roles, Words};
use super::names::{People, Person, Trust, people, without_full_stop};
use super::shape;
use crate::model::{Credit, Role};

/// The credits of a label and what stands behind it. None when that is something else than names.
pub(super) fn labelled(label: &Label, rest: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let rest = rest.trim_matches([' ', '\u{a0}', '\u{3000}', ',']).trim_start_matches([':', '：', '.', ' ']);
    let rest = rest.trim_end_matches([':', '：']);
    let rest = if is_open(rest) { rest.trim_end_matches(['(', '（', ' ']) } else { rest };
    let first = label.roles.first().map(|(role, _)| *role)?;
    if rest.is_empty() {
        return label.marked.then(Vec::new);
    }
    if label::stands_within(rest, words) {
        return None;
    }
    let credits = match first {
        Role::Agency => {
            let kind = label.roles.first().and_then(|(_, kind)| kind.clone());
            sources(rest, words, kind.as_deref().unwrap_or("source"), source)?
        }
        Role::OriginalLanguage => vec![Credit::new(first, words.language(rest.trim_end_matches('.'))?, source)],
        Role::OriginalPublication => {
            outlet(rest)?.persons.iter().map(|outlet| Credit::new(first, &outlet.name, source)).collect()
        }
        Role::Translator if machine(rest, words).is_some() => machine_credits(rest, words, source)?,
        Role::Author if is_code(rest) => vec![Credit::new(Role::Initials, rest, source)],
        _ => in_roles(&people(rest, words, Trust::Label)?, &label.roles, source),
    };
    Some(with_languages(credits, label.from.as_deref(), label.into.as_deref(), source))
}

fn is_open(text: &str) -> bool {
    text.matches(['(', '（']).count() > text.matches([')', '）']).count()
}

/// A newsroom's code for a person: two to four small letters.
fn is_code(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(char::is_lowercase)
}

/// `DeepL`, `DeepL/sb`, `AI`.
fn machine(text: &str, words: &Words) -> Option<String> {
    words.engine(without_full_stop(text.split('/').next()?.trim()))
}

fn machine_credits(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let mut credits: Vec<Credit> = Vec::new();
    for part in text.split('/').map(|part| without_full_stop(part.trim())) {
        if is_code(part) {
            credits.push(Credit::new(Role::Initials, part, source));
            continue;
        }
        let name = words.engine(part)?;
        match credits.iter_mut().find(|known| known.role == Role::MachineTranslation) {
            Some(known) if known.name.is_empty() => known.name = name,
            Some(_) => {}
            None => credits.push(Credit::new(Role::MachineTranslation, name, source)),
        }
    }
    Some(credits)
}

/// People in the roles of a label, and the agencies named beside them.
pub(super) fn in_roles(named: &People, roles: &Roles, source: &str) -> Vec<Credit> {
    let mut credits: Vec<Credit> =
        roles.iter().flat_map(|(role, kind)| in_role(named, *role, kind.as_deref(), source)).collect();
    if !roles.iter().all(|(role, _)| is_picture(*role)) {
        credits.extend(named.agencies.iter().map(|name| Credit::new(Role::Agency, name, source)));
    }
    credits
}

pub(super) const fn is_picture(role: Role) -> bool {
    matches!(role, Role::Photographer | Role::Video | Role::Illustrator)
}

/// People in one role; agencies alone stand as names of the role where a picture is credited.
pub(super) fn in_role(named: &People, role: Role, kind: Option<&str>, source: &str) -> Vec<Credit> {
    let kinded = |credit: Credit| match kind {
        Some(kind) if !credit.detail.contains_key("kind") => credit.with("kind", kind),
        _ => credit,
    };
    if named.persons.is_empty() && is_picture(role) {
        let agency = |name: &String| Credit::new(role, name, source).with("kind", "agency");
        return named.agencies.iter().map(agency).collect();
    }
    let mut credits: Vec<Credit> = named
        .persons
        .iter()
        .map(|person| {
            let mut credit = kinded(person.credit(role, source));
            // Behind a photographer stands who employs him, not where he is.
            if is_picture(role)
                && let Some(place) = credit.detail.remove("place")
            {
                credit.detail.entry("org".to_owned()).or_insert(place);
            }
            credit
        })
        .collect();
    if named.persons.is_empty() && role == Role::Translator {
        credits.extend(named.agencies.iter().map(|name| Credit::new(role, name, source).with("kind", "agency")));
    }
    credits
}

/// Adds the languages of a translation. On any other label a language is the one that was written in.
pub(super) fn with_languages(
    mut credits: Vec<Credit>,
    from: Option<&str>,
    into: Option<&str>,
    source: &str,
) -> Vec<Credit> {
    let translated = |credit: &Credit| matches!(credit.role, Role::Translator | Role::MachineTranslation);
    let written = !credits.iter().any(translated);
    let from = if written { from.or(into) } else { from };
    for credit in credits.iter_mut().filter(|credit| translated(credit)) {
        for (key, value) in [("from", from), ("to", into)] {
            if let Some(value) = value {
                credit.detail.insert(key.to_owned(), value.to_owned());
            }
        }
    }
    let wrote = |credit: &Credit| matches!(credit.role, Role::Author | Role::Adapter);
    if let Some(from) = from.filter(|_| !written || credits.iter().any(wrote)) {
        credits.push(Credit::new(Role::OriginalLanguage, from, source));
    }
    credits
}

/// What a source line names: agencies, newsrooms, initials; agencies without a name and the site's own address are nobody.
pub(super) fn sources(text: &str, words: &Words, kind: &str, source: &str) -> Option<Vec<Credit>> {
    let mut credits = Vec::new();
    for part in source_parts(text, words) {
        let part = without_full_stop(part.trim());
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        let address = part.contains('.') && !part.contains(' ') && part.is_ascii() && letters > 4;
        if letters == 0 || address || words.is_unnamed(part) {
            continue;
        }
        let agency = Credit::new(Role::Agency, part, source).with("kind", kind);
        if words.is_agency(part) {
            credits.push(agency);
        } else if is_code(part) {
            credits.push(Credit::new(Role::Initials, part, source));
        } else if is_title(part) {
            credits.push(agency);
        } else {
            return None;
        }
    }
    Some(credits)
}

/// Parts at commas, strokes and words for `and`; a year behind a name is no part of it.
fn source_parts(text: &str, words: &Words) -> Vec<String> {
    let mut parts = Vec::new();
    for part in text.split([',', '/', '／', '、', '，', ';', '；', '|', '،', '+']) {
        let mut current: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if words.is_and(word) && !current.is_empty() && word != "e" {
                parts.push(current.join(" "));
                current.clear();
            } else if !is_date(word) {
                current.push(word);
            }
        }
        parts.push(current.join(" "));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A year, a date or a time of day: `2024`, `2024年5月1日`, `08:00`.
fn is_date(word: &str) -> bool {
    let mark = |c: char| matches!(c, '年' | '月' | '日' | '时' | '時' | '分' | ':' | '：' | '-' | '/' | '.');
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let bare = digits == word.len();
    (bare && digits == 4) || (!bare && digits >= 3 && word.chars().all(|c| c.is_ascii_digit() || mark(c)))
}

fn is_title(text: &str) -> bool {
    !shape::has_more_words(text, 6)
        && text.chars().count() <= 60
        && !text.contains(['"', '“', '?', '!', ':', '：', '。'])
        && text.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// The title of a newsroom or publication: no time, no date, no sentence.
pub(super) fn outlet(name: &str) -> Option<People> {
    let name = without_full_stop(name.trim())
        .trim_matches(['"', '“', '”', '«', '»', '„', '‘', '’', '《', '》', '「', '」', '『', '』', ' ']);
    let fits = is_title(name) && !name.contains(['》', '」', '』']) && !name.chars().any(|c| c.is_ascii_digit());
    fits.then(|| as_printed(name))
}

pub(super) fn as_printed(name: &str) -> People {
    People { persons: vec![Person { name: name.to_owned(), ..Person::default() }], agencies: Vec::new() }
}
