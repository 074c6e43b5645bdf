use super::content;
use super::lexer::Line;
use super::line::{self, Standing};
use super::names::people;
use super::shape::Trust;
use super::words::{Marks, Words};
use crate::model::{Credit, Evidence, Field, Role, Source, name_key};

/// The most structured fields that are read.
const MOST_FIELDS: usize = 60;

/// Reads the structured names in the order of their trust; a `meta` name counts while nothing better names an author.
pub(super) fn read(evidence: &Evidence, words: &Words) -> Vec<Credit> {
    let mut fields: Vec<&Field> = evidence.fields.iter().take(MOST_FIELDS).collect();
    fields.sort_by_key(|field| trust(field.source));
    let mut credits: Vec<Credit> = Vec::new();
    let mut authors_from = None;
    for field in fields {
        let found = one(field, evidence, words);
        let level = trust(field.source);
        let authors = found.iter().any(|credit| matches!(credit.role, Role::Author | Role::Agency));
        if authors && authors_from.is_some_and(|known| known != level) && level > 1 {
            add_details(&mut credits, &found);
            continue;
        }
        authors_from = authors_from.or(authors.then_some(level));
        credits.extend(found);
    }
    credits
}

/// Lower is trusted more; names of one level are merged, those of a later one only fill a gap.
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

/// What a less trusted field says more of a name that is known.
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

fn one(field: &Field, evidence: &Evidence, words: &Words) -> Vec<Credit> {
    let source = format!("{:?}", field.source);
    let printed = printed(field);
    let text = without_headings(&printed, words);
    if text.is_empty() && !printed.is_empty() || text.contains("://") || text.starts_with('@') {
        return Vec::new();
    }
    if field.source == Source::FeedSource {
        // A picture's credit or a path stands there as often.
        if text.contains('/') {
            return Vec::new();
        }
        return vec![Credit::new(Role::OriginalPublication, text, source)];
    }
    let role = field.role.unwrap_or(match field.source {
        Source::DcContributor | Source::AtomContributor => Role::Contributor,
        Source::MediaCredit => Role::Photographer,
        _ => Role::Author,
    });
    if matches!(role, Role::OriginalLanguage | Role::OriginalPublication | Role::MachineTranslation) {
        return vec![with_address(Credit::new(role, text, source), field)];
    }
    let found = line::read(&text, words, Standing::Field, &source).filter(|found| !found.credits.is_empty());
    let own = |credits: &[Credit]| {
        field.role.is_none() || role == Role::Author || credits.iter().any(|credit| credit.role == role)
    };
    let mut credits = match found {
        Some(found) if found.labelled && (own(&found.credits) || field.source == Source::CreditElement) => {
            found.credits
        }
        // A label that no list knows: whoever it names did something.
        _ if field.source == Source::CreditElement && field.role.is_some() => {
            named(text.split_once(": ").map_or(text.as_str(), |(_, names)| names), words, role, &source)
        }
        _ => named(&text, words, role, &source),
    };
    let account = |credit: &Credit| credit.role == Role::Initials && is_account(&credit.name);
    credits.retain(|credit| !is_site(credit, evidence) && !account(credit));
    if let [only] = credits.as_mut_slice() {
        *only = with_address(only.clone(), field);
    }
    credits
}

/// A field without the lines of a card that name nobody: its heading, `See more stories`.
fn without_headings(text: &str, words: &Words) -> String {
    let names = |line: &&str| !words.is(line, Marks::CARD.or(Marks::MORE));
    text.split(" | ").filter(names).collect::<Vec<_>>().join(" | ")
}

fn with_address(mut credit: Credit, field: &Field) -> Credit {
    for (key, value) in [("url", &field.url), ("email", &field.email)] {
        if let Some(value) =
            value.as_deref().filter(|value| !value.starts_with("noreply") && !value.starts_with("no-reply"))
        {
            credit.detail.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        }
    }
    credit
}

fn named(text: &str, words: &Words, role: Role, source: &str) -> Vec<Credit> {
    let Some(line) = Line::read(text, words) else { return Vec::new() };
    let mut found = people(&line, 0, line.len(), words, Trust::Field, role);
    found.persons.retain(|person| !is_account(&person.name));
    content::in_roles(&found, &vec![(role, None)], source)
}

/// The text of a field without what machines put before and round it; `Family, Given` turned round where a field writes so.
fn printed(field: &Field) -> String {
    let mut text = field.text.trim().trim_matches(['"', '“', '”', '„', '«', '»']).trim().to_owned();
    // `byBy JAMES KAMALA`: a label printed by two machines.
    if let Some(rest) = text.strip_prefix("by").filter(|rest| rest.starts_with(char::is_uppercase)) {
        text = rest.to_owned();
    }
    if field.source == Source::CitationMeta
        && let Some((family, given)) = text.split_once(", ").filter(|(_, given)| !given.contains(','))
    {
        text = format!("{given} {family}");
    }
    text
}

/// A desk or author of the newsroom's own name is nobody.
fn is_site(credit: &Credit, evidence: &Evidence) -> bool {
    let key = name_key(&credit.name);
    let named = |site: &String| {
        name_key(site) == key || credit.role == Role::Initials && name_key(site).split(' ').any(|word| word == key)
    };
    matches!(credit.role, Role::Author | Role::Agency | Role::Initials) && evidence.site_names.iter().any(named)
}

/// Accounts and fillers that stand in name fields and name nobody.
pub(super) fn is_account(text: &str) -> bool {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "anonymous",
        "anónimo",
        "anonim",
        "author",
        "autor",
        "auteur",
        "default",
        "editor",
        "guest",
        "n/a",
        "na",
        "nil",
        "no author",
        "nobody",
        "none",
        "null",
        "root",
        "test",
        "undefined",
        "unknown",
        "user",
        "webmaster",
        "wordpress",
        "wpadmin",
        "by",
        "no reply",
        "noreply",
        "super user",
        "agency",
        "agencies",
        "staff writer",
    ];
    let lower = text.trim().to_lowercase();
    let slug = lower == text.trim() && !lower.contains(' ') && lower.is_ascii() && !lower.ends_with('.');
    NOBODY.contains(&lower.as_str())
        || lower.starts_with(['@', '/'])
        || lower.contains("://")
        || lower.contains('@')
        || lower.starts_with("www.")
        || lower.starts_with("no reply")
        || !lower.chars().any(char::is_alphabetic)
        || (slug && (lower.contains(['-', '_', '.', '/']) || lower.chars().any(|c| c.is_ascii_digit())))
        || lower.ends_with(" developer")
}
