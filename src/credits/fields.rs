use super::clause;
use super::lexicon::Words;
use super::names::{People, Trust, people};
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
    let text = printed(field);
    if text.contains("://") || text.starts_with('@') {
        return Vec::new();
    }
    if field.source == Source::FeedSource {
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
    let mut credits = match clause::parse(&text, words, true, &source).filter(|found| !found.is_empty()) {
        Some(found)
            if field.role.is_none() || role == Role::Author || found.iter().any(|credit| credit.role == role) =>
        {
            found
        }
        _ => named(&text, words, role, &source),
    };
    credits.retain(|credit| !is_site(credit, evidence));
    if let [only] = credits.as_mut_slice() {
        *only = with_address(only.clone(), field);
    }
    credits
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
    let People { persons, agencies } = people(text, words, Trust::Field).unwrap_or_default();
    let picture = matches!(role, Role::Photographer | Role::Video | Role::Illustrator);
    let mut credits: Vec<Credit> = persons.iter().map(|person| person.credit(role, source)).collect();
    if picture && persons.is_empty() {
        credits.extend(agencies.iter().map(|name| Credit::new(role, name, source).with("kind", "agency")));
    } else if !picture {
        credits.extend(agencies.iter().map(|name| Credit::new(Role::Agency, name, source)));
    }
    credits
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
    matches!(credit.role, Role::Author | Role::Agency) && evidence.site_names.iter().any(|site| name_key(site) == key)
}
