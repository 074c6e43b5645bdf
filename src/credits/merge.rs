use super::fields::is_account;
use super::script;
use super::words::{Marks, Words};
use crate::model::{Credit, Evidence, Role, name_key};

/// Merges the credits of fields and lines: each name once in a role; an author whom a line names as translator is only
/// the translator.
pub(super) fn merge(
    evidence: &Evidence,
    words: &Words,
    fields: &[Credit],
    lines: Vec<Credit>,
    cards: Vec<Credit>,
) -> Vec<Credit> {
    let translators: Vec<String> =
        lines.iter().filter(|credit| credit.role == Role::Translator).map(|credit| name_key(&credit.name)).collect();
    let written: Vec<String> =
        lines.iter().filter(|credit| credit.role == Role::Author).map(|credit| name_key(&credit.name)).collect();
    let mut all: Vec<Credit> = Vec::new();
    let rerolled = |credit: &Credit| {
        let key = name_key(&credit.name);
        // The label of such a field is authoritative.
        let labelled = credit.source == "CreditElement";
        credit.role == Role::Author && !labelled && translators.contains(&key) && !written.contains(&key)
    };
    let translated: Vec<String> =
        fields.iter().filter(|credit| credit.role == Role::Translator).map(|credit| name_key(&credit.name)).collect();
    // An element marked as byline may hold the translator's name as well.
    let other = |credit: &Credit| {
        let shown = credit.source == "BylineElement";
        credit.role == Role::Author && shown && translated.contains(&name_key(&credit.name))
    };
    // A name that only `meta` gives is a desk, an editor or the site if the page prints somebody else.
    let head = |credit: &Credit| credit.role == Role::Author && credit.source == "Meta";
    let printed = !written.is_empty()
        && fields.iter().filter(|credit| head(credit)).all(|credit| !written.contains(&name_key(&credit.name)));
    let is_kept = |credit: &Credit| !rerolled(credit) && !other(credit) && (!printed || !head(credit));
    for credit in fields.iter().filter(|credit| is_kept(credit)).cloned() {
        add(&mut all, credit);
    }
    // The page's own data name all of its authors; a line that names another one belongs to another story.
    let named =
        all.iter().any(|credit| matches!(credit.role, Role::Author | Role::Agency) && credit.source == "JsonLd");
    let marked: Vec<String> =
        all.iter().filter(|credit| credit.role == Role::Translator).map(|credit| person_key(&credit.name)).collect();
    for credit in lines {
        let key = person_key(&credit.name);
        if credit.role == Role::Author && marked.contains(&key) && !written.contains(&key) {
            continue;
        }
        let known = || all.iter().any(|other| other.role == Role::Author && person_key(&other.name) == key);
        if !named || credit.role != Role::Author || known() {
            add(&mut all, credit);
        }
    }
    let roles: Vec<Role> = all.iter().map(|known| known.role).collect();
    for card in cards {
        if !roles.contains(&card.role) {
            add(&mut all, card);
        }
    }
    side_by_side(&mut all);
    extended(&mut all, words);
    shortened(&mut all);
    described(&mut all);
    jobs_alone(&mut all, words);
    relayed(&mut all);
    reporter_alone(&mut all);
    let title = evidence.title.as_deref().map(name_key).filter(|title| !title.is_empty());
    let sites: Vec<String> = evidence.site_names.iter().map(|site| name_key(site)).collect();
    all.retain(|credit| keeps(credit, title.as_deref(), words) && !is_own_work(credit, &sites));
    all.sort_by_key(|credit| Role::ALL.iter().position(|role| *role == credit.role));
    all
}

/// Whether a credit is no person's: the site as its editor, and a video that a link leads to, `Video: Houseplants`.
fn is_own_work(credit: &Credit, sites: &[String]) -> bool {
    match credit.role {
        Role::Editor => sites.contains(&name_key(&credit.name)),
        Role::Video => {
            let agency = credit.detail.contains_key("kind");
            !agency && !credit.name.contains([' ', '.']) && script::is_cased(&credit.name)
        }
        _ => false,
    }
}

fn add(all: &mut Vec<Credit>, credit: Credit) {
    let key = person_key(&credit.name);
    match all.iter_mut().find(|known| known.role == credit.role && person_key(&known.name) == key) {
        Some(known) => {
            for (key, value) in credit.detail {
                known.detail.entry(key).or_insert(value);
            }
        }
        None => all.push(credit),
    }
}

fn person_key(name: &str) -> String {
    let key = name_key(name);
    match key.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => key,
    }
}

/// A relay translation: the first starts from the original's language, the second from the target language of the
/// first.
fn relayed(credits: &mut [Credit]) {
    let original = |credit: &&Credit| credit.role == Role::OriginalLanguage;
    let mut last: Option<String> = credits.iter().find(original).map(|credit| credit.name.clone());
    for credit in credits.iter_mut().filter(|credit| credit.role == Role::Translator) {
        if let Some(last) = &last
            && credit.detail.get("to") != Some(last)
        {
            credit.detail.entry("from".to_owned()).or_insert_with(|| last.clone());
        }
        last = credit.detail.get("to").cloned().or(last);
    }
}

/// Two adjacent names that are also known separately: `Ada Frost Tom Ash`.
fn side_by_side(all: &mut Vec<Credit>) {
    if all.len() < 3 {
        return;
    }
    let keys: Vec<(Role, String)> = all.iter().map(|credit| (credit.role, person_key(&credit.name))).collect();
    all.retain(|credit| {
        let key = person_key(&credit.name);
        !key.match_indices(' ').any(|(at, _)| {
            let (first, second) = key.split_at(at);
            let known = |name: &str| keys.iter().any(|(role, known)| *role == credit.role && known == name);
            known(first) && known(second.trim_start())
        })
    });
}

/// A known name with additional words before or after it in another source: `Column By Ada Frost`, `Ada Frost Harbour`.
fn extended(all: &mut Vec<Credit>, words: &Words) {
    if all.iter().filter(|credit| credit.role == Role::Author).count() < 2 {
        return;
    }
    let known: Vec<(Role, String, String)> =
        all.iter().map(|credit| (credit.role, credit.source.clone(), person_key(&credit.name))).collect();
    all.retain(|credit| {
        let key = person_key(&credit.name);
        // `Meer van Ada Frost` is a link to her articles.
        let more = Marks::BYLINE.or(Marks::BY).or(Marks::MORE);
        let label = |before: &str| words.is_key(before.rsplit(' ').next().unwrap_or_default(), more);
        let holds = |(role, source, name): &(Role, String, String)| {
            let before = || key.strip_suffix(name.as_str()).and_then(|before| before.strip_suffix(' '));
            let after = || key.strip_prefix(name.as_str()).is_some_and(|after| after.starts_with(' '));
            *role == credit.role
                && name.contains(' ')
                && (before().is_some_and(label) || *source != credit.source && after())
        };
        credit.role != Role::Author || !known.iter().any(holds)
    });
}

/// `Ada` and `Ada F.` next to Ada Frost are the same person.
fn shortened(all: &mut Vec<Credit>) {
    let known: Vec<(Role, String)> = all.iter().map(|credit| (credit.role, person_key(&credit.name))).collect();
    all.retain(|credit| {
        let key = person_key(&credit.name);
        let (given, initial) = key.split_once(' ').unwrap_or((&key, ""));
        let short = initial.chars().nth(1).is_none();
        let is_whole = |(role, name): &(Role, String)| {
            let family = name.strip_prefix(given).and_then(|rest| rest.strip_prefix(' '));
            *role == credit.role && *name != key && family.is_some_and(|family| family.starts_with(initial))
        };
        credit.role != Role::Author || !short || !known.iter().any(is_whole)
    });
}

/// What another source gives as the place, title or employer of a person is no author: `Ada Frost, Leeds`.
fn described(all: &mut Vec<Credit>) {
    let details = |credit: &Credit| {
        let of = |key: &str| credit.detail.get(key).map(|value| (person_key(&credit.name), person_key(value)));
        // `Harbour Times business reporter`
        let whole = credit.detail.get("org").zip(credit.detail.get("title"));
        let whole = whole.map(|(org, title)| (person_key(&credit.name), person_key(&format!("{org} {title}"))));
        ["place", "title", "org"].into_iter().filter_map(of).chain(whole).collect::<Vec<_>>()
    };
    let given: Vec<(String, String)> = all.iter().flat_map(details).collect();
    all.retain(|credit| {
        let key = person_key(&credit.name);
        credit.role != Role::Author || !given.iter().any(|(person, value)| *value == key && *person != key)
    });
}

/// A job on its own is no author beside a person: `Reporter`.
fn jobs_alone(all: &mut Vec<Credit>, words: &Words) {
    let is_desk = |credit: &Credit| credit.detail.get("kind").is_some_and(|kind| kind == "desk");
    let is_job = |credit: &Credit| is_desk(credit) && words.is(&credit.name, Marks::JOB);
    if all.iter().any(|credit| credit.role == Role::Author && !is_desk(credit)) {
        all.retain(|credit| credit.role != Role::Author || !is_job(credit));
    }
}

/// `Reporter: X` with nobody else named is the author.
fn reporter_alone(all: &mut [Credit]) {
    if let [only] = all
        && only.role == Role::Reporting
        && only.detail.get("kind").is_some_and(|kind| kind == "reporter")
    {
        only.role = Role::Author;
        only.detail.remove("kind");
    }
}

fn keeps(credit: &Credit, title: Option<&str>, words: &Words) -> bool {
    let is_title = title.is_some_and(|title| title == name_key(&credit.name));
    let empty = credit.name.is_empty() && credit.detail.is_empty() && credit.role != Role::MachineTranslation;
    let account = credit.role == Role::Author && is_account(&credit.name, words);
    !is_title && !empty && !account
}
