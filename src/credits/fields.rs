use std::cell::RefCell;
use std::rc::Rc;

use super::affiliation;
use super::card;
use super::content;
use super::family_first;
use super::lexer::Line;
use super::line;
use super::names::people;
use super::prose::Text;
use super::rows::Others;
use super::script;
use super::shape::Trust;
use super::standing::Standing;
use super::subject;
use super::words::{Marks, Words};
use crate::model::{Credit, Evidence, Field, Role, Source, name_key, name_key_of};

/// Maximum number of structured fields that are read.
const MOST_FIELDS: usize = 60;

/// The fields of a document, each with the credits that it gives whatever the text says.
#[derive(Default)]
struct Known {
    words: Option<Rc<Words>>,
    site_names: Vec<String>,
    fields: Vec<(Field, Vec<Credit>)>,
}

impl Known {
    /// Takes the fields of a document, of which those of the last one with the same words and site are known.
    fn of(fields: &[&Field], evidence: &Evidence, words: &Rc<Words>) -> Self {
        let last = LAST.take();
        let same =
            last.words.as_ref().is_some_and(|last| Rc::ptr_eq(last, words)) && last.site_names == evidence.site_names;
        let known = |field: &Field| {
            let known = last.fields.iter().find(|(known, _)| same && known == field);
            known.map_or_else(|| one(field, &evidence.site_names, words), |(_, credits)| credits.clone())
        };
        let fields = fields.iter().map(|field| ((*field).clone(), known(field))).collect();
        Self { words: Some(Rc::clone(words)), site_names: evidence.site_names.clone(), fields }
    }
}

thread_local! {
    /// The fields of the last document: most articles of a feed have the same ones.
    static LAST: RefCell<Known> = RefCell::default();
}

/// Reads the structured names in order of reliability, without the authors who did other work; a `meta` name counts only if
/// no better source names an author.
pub(super) fn read(evidence: &Evidence, words: &Rc<Words>, others: &Others) -> Vec<Credit> {
    let mut fields: Vec<&Field> = evidence.fields.iter().take(MOST_FIELDS).collect();
    fields.sort_by_key(|field| trust(field.source));
    let mut credits: Vec<Credit> = Vec::new();
    let mut authors_from = None;
    let known = Known::of(&fields, evidence, words);
    for (field, found) in &known.fields {
        let mut found = located(field, found.clone(), evidence, words);
        found.retain(|credit| !others.has(credit));
        let level = trust(field.source);
        let authors = found.iter().any(|credit| matches!(credit.role, Role::Author | Role::Agency));
        if authors && authors_from.is_some_and(|known| known != level) && level > 1 {
            add_details(&mut credits, &found);
            continue;
        }
        authors_from = authors_from.or(authors.then_some(level));
        credits.extend(found);
    }
    LAST.set(known);
    credits
}

/// The credits of a field in this text, which may name one of them as a place.
fn located(field: &Field, mut credits: Vec<Credit>, evidence: &Evidence, words: &Words) -> Vec<Credit> {
    if credits.len() > 1 {
        affiliation::locate(&mut credits, evidence, words);
        if let [only] = credits.as_mut_slice() {
            *only = with_address(only.clone(), field);
        }
    }
    credits
}

/// Rank of a source, most reliable first; names of one rank are merged, those of a later one only fill a gap.
const fn trust(source: Source) -> u8 {
    match source {
        Source::CreditElement | Source::MediaCredit | Source::FeedSource => 0,
        Source::JsonLd
        | Source::DcCreator
        | Source::DcContributor
        | Source::AtomAuthor
        | Source::AtomContributor
        | Source::JsonAuthor
        | Source::RssAuthor => 1,
        Source::BylineElement => 2,
        Source::CitationMeta => 3,
        Source::Meta => 4,
        Source::ItunesAuthor => 5,
    }
}

/// Adds details from a less reliable field to a known name.
fn add_details(credits: &mut [Credit], found: &[Credit]) {
    for credit in found {
        let known = credits
            .iter_mut()
            .find(|known| known.role == credit.role && name_key(&known.name) == name_key(&credit.name));
        if let Some(known) = known {
            for (key, value) in &credit.detail {
                known.detail.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
    }
}

/// The credits of a field, whatever the text says.
fn one(field: &Field, site_names: &[String], words: &Words) -> Vec<Credit> {
    let source = format!("{:?}", field.source);
    let printed = printed(field);
    let mut text = without_headings(&printed, words);
    if field.source == Source::BylineElement
        && let Some(name) = card::name_before(&text, words).or_else(|| card::name_after(&text, words))
    {
        text = String::from(name);
    }
    // `l@ur3nt` is an account; an e-mail address is read below.
    let account = text.split_once('@').is_some_and(|(_, host)| !host.contains(['.', ' '])) && !text.contains(' ');
    if text.is_empty() && !printed.is_empty() || text.contains("://") || text.starts_with('@') || account {
        return Vec::new();
    }
    if field.source == Source::FeedSource {
        // As often as a name this holds a picture credit or a path.
        if text.contains('/') {
            return Vec::new();
        }
        return vec![Credit::new(Role::OriginalPublication, text, source)];
    }
    let author = !matches!(field.source, Source::MediaCredit | Source::DcContributor | Source::AtomContributor);
    if author && field.role.is_none_or(|role| role == Role::Author) {
        for site in site_names {
            if let Some(after) = after_title(&text, site, words) {
                text = after;
            }
        }
        if let Some(name) = subject::of_sentence(&text, words) {
            text = String::from(name);
        }
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(names) = family_first::reversed(&text, words) {
            text = names;
        }
        let is_printed = is_user_name(&text) && !is_account(&text, words);
        if is_printed || has_bracket(&text) || is_stroked(&text, words) || family_first::is_one_name(&text, words) {
            return vec![with_address(Credit::new(Role::Author, text, source), field)];
        }
    }
    let role = field.role.unwrap_or(match field.source {
        Source::DcContributor | Source::AtomContributor => Role::Contributor,
        Source::MediaCredit => Role::Photographer,
        _ => Role::Author,
    });
    if matches!(role, Role::OriginalLanguage | Role::OriginalPublication | Role::MachineTranslation) {
        return vec![with_address(Credit::new(role, text, source), field)];
    }
    if field.source == Source::BylineElement && is_other_work(&text, words) {
        return Vec::new();
    }
    let line = Text::new(&text, words);
    let worked = line.says_what_was_done();
    let found = worked.then(|| line::read(&line, words, Standing::Field, &source)).flatten();
    let found = found.filter(|found| found.labelled && !found.credits.is_empty());
    let own = |credits: &[Credit]| {
        field.role.is_none() || role == Role::Author || credits.iter().any(|credit| credit.role == role)
    };
    let mut credits = match found {
        Some(found) if own(&found.credits) || field.source == Source::CreditElement => found.credits,
        // An unlisted label: whoever it names is a contributor.
        _ if field.source == Source::CreditElement && field.role.is_some() => {
            named(text.split_once(": ").map_or(text.as_str(), |(_, names)| names), words, role, &source)
        }
        _ => named(without_label(&text, words), words, role, &source),
    };
    let account = |credit: &Credit| credit.role == Role::Initials && is_account(&credit.name, words);
    credits.retain(|credit| !is_site(credit, site_names) && !account(credit));
    if let [only] = credits.as_mut_slice() {
        *only = with_address(only.clone(), field);
    }
    credits
}

/// A field that cannot be read as a labelled line, without its label or place: `Authors: Ada Frost and Tom Ash, garden
/// people`, `Cairo: Ada Frost`.
fn without_label<'t>(text: &'t str, words: &Words) -> &'t str {
    let label = |(label, _): &(&str, &str)| words.is(label, Marks::LABEL.or(Marks::BYLINE).or(Marks::CITY));
    text.split_once(": ").filter(label).map_or(text, |(_, names)| names)
}

/// A field without the lines of a card that name nobody: its heading, `See more stories`.
fn without_headings(text: &str, words: &Words) -> String {
    let names = |line: &&str| !words.is(line, Marks::CARD.or(Marks::MORE));
    text.split(" | ").filter(names).collect::<Vec<_>>().join(" | ")
}

/// The text after the site's own title in a field: nothing, or a partner.
fn after_title(text: &str, site: &str, words: &Words) -> Option<String> {
    let key = name_key_of(text);
    let first = key.split(' ').next().unwrap_or_default();
    // Most titles begin with another word.
    let start = name_key_of(site.split_whitespace().next().unwrap_or_default());
    if !start.is_empty() && !start.starts_with(first) {
        return None;
    }
    let site = name_key(site);
    if key == site {
        return Some(String::new());
    }
    if !site.starts_with(first) {
        return None;
    }
    let line = Line::read(text, words)?;
    let (at, with) = (1..line.len()).find_map(|at| Some((at, line.hit(at, Marks::WITH)?)))?;
    let before = name_key(line.slice(0, at));
    (before.contains(' ') && site.starts_with(&before)).then(|| line.slice(at + with.len, line.len()).to_owned())
}

/// Whether a field is a user name: one word with a digit or a sign in it, `Harbour_7`.
fn is_user_name(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '!' | '$');
    let odd = |c: char| c.is_ascii_digit() || matches!(c, '_' | '!' | '$');
    text.chars().all(fits) && text.chars().any(odd) && text.chars().any(script::is_alphabetic) && script::is_cased(text)
}

fn with_address(mut credit: Credit, field: &Field) -> Credit {
    for (key, value) in [("url", &field.url), ("email", &field.email)] {
        let placeholder = |value: &str| {
            value.starts_with("noreply") || value.starts_with("no-reply") || key == "email" && !value.contains('@')
        };
        if let Some(value) = value.as_deref().filter(|value| !placeholder(value)) {
            credit.detail.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        }
    }
    credit
}

fn named(text: &str, words: &Words, role: Role, source: &str) -> Vec<Credit> {
    let Some(line) = Line::read(text, words) else { return Vec::new() };
    let affiliated = if role == Role::Author { affiliation::read(&line, words) } else { None };
    let mut found = affiliated.unwrap_or_else(|| people(&line, 0, line.len(), words, Trust::Field, role));
    // `Published: December 20, 2026`
    let is_month = |name: &str| text.contains(|c: char| c.is_ascii_digit()) && words.is(name, Marks::DAY);
    found.persons.retain(|person| !is_account(&person.name, words) && !is_month(&person.name));
    content::in_roles(&found, &vec![(role, None)], source)
}

/// The text of a field without generated prefixes and suffixes; `Family, Given` is reversed if the field has that form.
fn printed(field: &Field) -> String {
    let mut text = field.text.trim().trim_matches(['"', '“', '”', '„', '«', '»']).trim().to_owned();
    // `byBy JAMES KAMALA`: a label printed twice.
    if let Some(rest) = text.strip_prefix("by").filter(|rest| rest.starts_with(char::is_uppercase)) {
        text = rest.to_owned();
    }
    // `Ada Frost @ Harbour`
    if let Some((name, _)) = text.split_once(" @ ").filter(|(name, _)| name.contains(' ')) {
        text = name.to_owned();
    }
    if field.source == Source::CitationMeta
        && let Some((family, given)) = text.split_once(", ").filter(|(_, given)| !given.contains(','))
    {
        text = format!("{given} {family}");
    }
    text
}

/// Whether a credit is a desk or author with the newsroom's own name or its initials.
fn is_site(credit: &Credit, site_names: &[String]) -> bool {
    let key = name_key(&credit.name);
    let initials = key.len() > 2 && credit.name.chars().all(char::is_uppercase);
    let named = |site: &String| {
        let site = name_key(site);
        site == key
            || credit.role == Role::Initials && site.split(' ').any(|word| word == key)
            || initials && site.split(' ').filter_map(|word| word.chars().next()).eq(key.chars())
    };
    matches!(credit.role, Role::Author | Role::Agency | Role::Initials) && site_names.iter().any(named)
}

/// Whether a text begins with a phrase for work that is no credit: `Fact-checked by X`.
fn is_other_work(text: &str, words: &Words) -> bool {
    Line::read(text, words).is_some_and(|line| line.hit(0, Marks::OTHER).is_some_and(|hit| hit.len > 1))
}

/// Whether a name contains another form of a part of it in brackets: `Ada (Adelheid) Frost`.
fn has_bracket(text: &str) -> bool {
    let is_name = |part: &str| {
        (1..=2).contains(&part.split_whitespace().count())
            && part.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
    };
    let parts = text.split_once(" (").and_then(|(given, rest)| Some((given, rest.split_once(") ")?)));
    parts.is_some_and(|(given, (bracket, family))| [given, bracket, family].into_iter().all(is_name))
}

/// Whether a name contains a stroke, `HF/VHF Club`: two or three capitals on either side that are not an agency.
fn is_stroked(text: &str, words: &Words) -> bool {
    let capitals = |part: &str| {
        (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_uppercase())
            && !words.is(part, Marks::AGENCY)
    };
    let mut strokes = text.split(' ').filter(|word| word.contains('/'));
    let first = strokes.next().and_then(|word| word.split_once('/'));
    first.is_some_and(|(before, after)| capitals(before) && capitals(after))
        && strokes.next().is_none()
        && text.contains(' ')
        && !text.contains([',', ';', '|', '&'])
}

/// Whether a text is an account or placeholder in a name field that names nobody.
pub(super) fn is_account(text: &str, words: &Words) -> bool {
    let lower = text.trim().to_lowercase();
    let slug = lower == text.trim() && !lower.contains(' ') && lower.is_ascii() && !lower.ends_with('.');
    words.is(&lower, Marks::NOBODY)
        || lower.starts_with(['@', '/'])
        || lower.contains("://")
        || lower.contains('@')
        || lower.starts_with("www.")
        || lower.starts_with("no reply")
        || !lower.chars().any(script::is_alphabetic)
        // `3 hours ago`
        || (lower.starts_with(|c: char| c.is_ascii_digit())
            && [" ago", "前", "전"].iter().any(|end| lower.ends_with(end)))
        || (slug && (lower.contains(['-', '_', '.', '/']) || lower.chars().any(|c| c.is_ascii_digit())))
        || lower.ends_with(" developer")
}
