use std::collections::HashMap;

use jiff::Timestamp;
use scraper::{Html, Selector};
use serde_json::{Map, Value};

use super::line::MOST_LINE;
use super::{dates, json};
use crate::model::{Field, Language, Role, Source, name_key};
use crate::text::{self, clean_line};

/// Maximum number of nodes of a page.
const MOST_NODES: usize = 2_000;
/// Maximum number of paragraphs of a text, and of letters of one.
const MOST_PARAGRAPHS: usize = 2_000;
const MOST_LETTERS: usize = 40_000;
/// Maximum nesting depth of objects.
const DEEPEST: usize = 12;

/// The data of the page's own article node (schema.org, JSON-LD).
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub(super) title: Option<String>,
    pub(super) section: Option<String>,
    pub(super) standfirst: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) published: Option<Timestamp>,
    pub(super) publishers: Vec<String>,
    pub(super) body: Option<String>,
    /// The paragraphs of the body, unless it may be that of another article.
    pub(super) paragraphs: Vec<String>,
    /// Whether there is an article node, and whether it is declared as not free.
    pub(super) article: bool,
    pub(super) locked: bool,
    pub(super) original: Option<(String, Option<Language>)>,
    pub(super) fields: Vec<Field>,
}

type Object = Map<String, Value>;

/// Reads the article node with this title, else the first; names given only by `@id` are resolved in the whole page.
pub(super) fn read(document: &Html, title: Option<&str>) -> LinkedData {
    let Ok(scripts) = Selector::parse("script[type*='ld+json']") else { return LinkedData::default() };
    let values: Vec<Value> = document
        .select(&scripts)
        .take(40)
        .flat_map(|script| json::values(&script.text().collect::<String>()))
        .collect();
    let mut nodes = Vec::new();
    for value in &values {
        collect(value, 0, &mut nodes);
    }
    let by_id: HashMap<&str, &Object> = nodes
        .iter()
        .filter(|node| node.contains_key("name"))
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let mut data = own(&nodes, title).map(|node| article(node, &by_id)).unwrap_or_default();
    if nodes.iter().filter(|node| node.contains_key("articleBody")).nth(1).is_some() {
        data.paragraphs.clear();
    }
    let pages = || nodes.iter().filter(|node| is(node, |name| name.ends_with("Page")));
    let author = |field: &Field| field.role == Some(Role::Author);
    if !data.fields.iter().any(author) {
        let people = pages().map(|node| people(node.get("author"), &by_id)).find(|people| !people.is_empty());
        data.fields.extend(people.unwrap_or_default().into_iter().map(|(text, url, _)| Field {
            source: Source::JsonLd,
            role: Some(Role::Author),
            text,
            url,
            email: None,
        }));
    }
    if data.published.is_none() {
        data.published =
            pages().find_map(|node| node.get("datePublished").and_then(first_text).as_deref().and_then(dates::read));
    }
    data
}

/// The article's own node: of several, the one with the page's headline, else the first.
fn own<'a>(nodes: &[&'a Object], title: Option<&str>) -> Option<&'a Object> {
    let articles = || nodes.iter().copied().filter(|node| is_article(node));
    let words = |text: &str| name_key(&plain(text));
    let title = title.map(words).filter(|title| !title.is_empty());
    let same = |node: &&Object| {
        let headline = node.get("headline").or_else(|| node.get("name")).and_then(first_text).map(|text| words(&text));
        headline.zip(title.as_ref()).is_some_and(|(headline, title)| {
            headline.len() > 10 && (title.starts_with(&headline) || headline.starts_with(title.as_str()))
        })
    };
    articles().find(same).or_else(|| articles().next())
}

/// Objects in document order: those at the top, in `@graph` and in `mainEntity`, but not those nested in an article.
fn collect<'a>(value: &'a Value, depth: usize, nodes: &mut Vec<&'a Object>) {
    if depth > DEEPEST || nodes.len() > MOST_NODES {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, nodes)),
        Value::Object(object) => {
            nodes.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "author"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth + 1, nodes);
                }
            }
        }
        _ => {}
    }
}

fn is_article(node: &Object) -> bool {
    let names = |name: &str| {
        let name = name.rsplit('/').next().unwrap_or(name);
        name.ends_with("Article")
            || matches!(
                name,
                "BlogPosting"
                    | "LiveBlogPosting"
                    | "DiscussionForumPosting"
                    | "Report"
                    | "Review"
                    | "Recipe"
                    | "SocialMediaPosting"
                    | "CreativeWork"
            )
    };
    is(node, names)
}

fn is(node: &Object, fits: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(name)) => fits(name),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

fn article(node: &Object, by_id: &HashMap<&str, &Object>) -> LinkedData {
    let line = |key: &str| node.get(key).and_then(first_text).map(|text| plain(&text)).filter(|text| !text.is_empty());
    let mut data = LinkedData {
        title: line("headline"),
        section: line("articleSection"),
        standfirst: line("description"),
        language: line("inLanguage").as_deref().and_then(Language::parse),
        published: ["datePublished", "dateCreated"].iter().find_map(|key| line(key).as_deref().and_then(dates::read)),
        publishers: people(node.get("publisher"), by_id).into_iter().map(|(name, ..)| name).collect(),
        article: true,
        locked: node.get("isAccessibleForFree").is_some_and(is_no),
        body: node.get("articleBody").and_then(first_text).map(|text| plain_long(&text)),
        paragraphs: node.get("articleBody").and_then(first_text).map(|text| paragraphs(&text)).unwrap_or_default(),
        ..LinkedData::default()
    };
    let named = people(node.get("author"), by_id);
    let own = |(name, ..): &(String, _, _)| data.publishers.contains(name);
    let authors =
        if named.is_empty() || named.iter().all(own) && node.contains_key("creator") { "creator" } else { "author" };
    let organisation = is_organisation(node.get(authors), by_id);
    for (key, role) in [(authors, Role::Author), ("editor", Role::Editor), ("translator", Role::Translator)] {
        for (name, url, title) in people(node.get(key), by_id) {
            let chief = title.as_deref().is_some_and(is_chief);
            if !(role == Role::Editor && chief) {
                // A person printed on the page takes precedence over an organisation.
                let source = if role == Role::Author && organisation { Source::Meta } else { Source::JsonLd };
                data.fields.push(Field { source, role: Some(role), text: name, url, email: None });
            }
        }
    }
    for (name, url, title) in people(node.get("contributor"), by_id) {
        data.fields.push(contributor(&name, url, title.as_deref()));
    }
    if let Some(Value::Object(original)) = node.get("translationOfWork") {
        original_of(original, &mut data);
    }
    if data.original.is_none() {
        data.original = based_on(node).map(|address| (address, None));
    }
    data
}

/// A contributor, whose role is a text that only the word lists of credits can interpret.
fn contributor(name: &str, url: Option<String>, title: Option<&str>) -> Field {
    let text = title.map_or_else(|| name.to_owned(), |title| format!("{title}: {name}"));
    let source = if title.is_some() { Source::CreditElement } else { Source::JsonLd };
    Field { source, role: Some(Role::Contributor), text, url, email: None }
}

/// The address of the original if it is another newsroom's.
fn based_on(node: &Object) -> Option<String> {
    let address = |key: &str| match node.get(key) {
        Some(Value::String(url)) => Some(url.as_str()),
        Some(Value::Object(object)) => object.get("url").or_else(|| object.get("@id")).and_then(Value::as_str),
        _ => None,
    };
    let host = |url: &str| url.split("://").nth(1).and_then(|rest| rest.split('/').next()).map(ToOwned::to_owned);
    let based = address("isBasedOn").or_else(|| address("isBasedOnUrl")).filter(|url| url.starts_with("http"))?;
    let own = address("url").or_else(|| address("mainEntityOfPage")).and_then(host);
    own.is_none_or(|own| host(based) != Some(own)).then(|| clean_line(based, MOST_LINE))
}

/// Whether a title is that of the editor in chief, who edits the newsroom, not the article.
fn is_chief(title: &str) -> bool {
    let title = title.to_lowercase();
    ["chief", "chef", "голов", "главн", "naczeln", "jefe", "capo", "direttor", "director"]
        .iter()
        .any(|word| title.contains(word))
}

fn original_of(original: &Object, data: &mut LinkedData) {
    let language = original.get("inLanguage").and_then(first_text).as_deref().and_then(Language::parse);
    if let Some(language) = &language {
        let text = language.as_str().to_owned();
        data.fields.push(Field {
            source: Source::JsonLd,
            role: Some(Role::OriginalLanguage),
            text,
            url: None,
            email: None,
        });
    }
    if let Some(url) = original.get("url").or_else(|| original.get("@id")).and_then(Value::as_str) {
        data.original = Some((clean_line(url, MOST_LINE), language));
    }
}

/// Names with profile address and job title, from a string, an object, a reference, or a list of them.
fn people(value: Option<&Value>, by_id: &HashMap<&str, &Object>) -> Vec<(String, Option<String>, Option<String>)> {
    let mut found = Vec::new();
    match value {
        Some(Value::Array(items)) => items.iter().take(60).for_each(|item| found.extend(people(Some(item), by_id))),
        Some(Value::String(name)) => found.push((plain(name), None, None)),
        Some(Value::Object(object)) => {
            let known = object.get("@id").and_then(Value::as_str).and_then(|id| by_id.get(id)).copied();
            let object = if object.contains_key("name") { object } else { known.unwrap_or(object) };
            let text = |key: &str| object.get(key).and_then(first_text).map(|text| plain(&text));
            match object.get("name").or_else(|| object.get("byline")) {
                Some(Value::Array(names)) => {
                    found.extend(names.iter().filter_map(Value::as_str).map(|name| (plain(name), None, None)));
                }
                Some(Value::String(name)) => {
                    found.push((plain(name), text("url"), text("jobTitle").or_else(|| text("roleName"))));
                }
                _ => {}
            }
        }
        _ => {}
    }
    found.retain(|(name, ..)| !name.is_empty());
    found
}

/// Whether all named entities are organisations.
fn is_organisation(value: Option<&Value>, by_id: &HashMap<&str, &Object>) -> bool {
    match value {
        Some(Value::Array(items)) => {
            !items.is_empty() && items.iter().take(60).all(|item| is_organisation(Some(item), by_id))
        }
        Some(Value::Object(object)) => {
            let known = object.get("@id").and_then(Value::as_str).and_then(|id| by_id.get(id)).copied();
            let object = if object.contains_key("name") { object } else { known.unwrap_or(object) };
            is(object, |name| name.ends_with("Organization"))
        }
        _ => false,
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => items.iter().find_map(first_text),
        Value::Object(object) => object.get("name").or_else(|| object.get("@value")).and_then(first_text),
        _ => None,
    }
}

fn is_no(value: &Value) -> bool {
    value.as_bool() == Some(false) || value.as_str().is_some_and(|text| text.eq_ignore_ascii_case("false"))
}

/// The full text of an article, without markup.
fn plain_long(value: &str) -> String {
    if value.contains(['<', '&']) { text::blocks(value).join(" ") } else { value.to_owned() }
}

/// The paragraphs of an article's text: its lines, or its blocks if it has markup.
fn paragraphs(value: &str) -> Vec<String> {
    let blocks = if value.contains("</") || value.contains("<br") {
        text::blocks(value)
    } else {
        value.lines().map(plain_long).collect()
    };
    let lines = blocks.iter().map(|block| clean_line(block, MOST_LETTERS)).filter(|line| !line.is_empty());
    lines.take(MOST_PARAGRAPHS).collect()
}

/// A value without the markup and entities that some newsrooms include.
fn plain(value: &str) -> String {
    let text = if value.contains(['<', '&']) { text::blocks(value).join(" ") } else { value.to_owned() };
    clean_line(&text, MOST_LINE)
}
