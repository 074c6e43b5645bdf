use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ego_tree::NodeId;

use regex::Regex;
use scraper::node::Element;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::furniture::{is_author, is_furniture, is_quotation, is_signature};
use super::line::{MOST_LINE, is_network, line, parted, plain};
use super::signs::names;
use crate::model::{Field, Role, Source};
use crate::text::clean_line;

/// Elements of one kind that are looked at.
const MOST: usize = 60;
/// Nodes of a byline at most; a larger element is none.
const MOST_NODES: usize = 400;
/// Places of one class name from which it is that of cards.
const CARDS: usize = 3;
/// Characters of a linked name.
const MOST_NAME: usize = 60;
/// Characters of a byline; what is longer is a life, not a name.
const MOST_BYLINE: usize = 160;

/// What the page's own marks name.
#[derive(Debug, Default)]
pub(super) struct Elements {
    pub(super) fields: Vec<Field>,
    pub(super) read_more: Vec<(String, String)>,
}

/// Reads names marked as authors, credits with their labels, and further reading.
pub(super) fn read(document: &Html, base: Option<&Url>) -> Elements {
    Elements {
        fields: [credits(document), bylines(document), roles(document), photographers(document)].concat(),
        read_more: read_more(document, base),
    }
}

/// Elements that are no furniture.
pub(super) fn select<'a>(document: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    document.select(&selector).filter(|element| !in_furniture(*element)).take(MOST).collect()
}

fn in_furniture(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|above| is_furniture(above.value()))
}

/// A label with its names, marked up as such: `.credit-label` beside links.
fn credits(document: &Html) -> Vec<Field> {
    let labels = select(document, ".credit-label, .contributor-label, .byline-label");
    let mut fields = Vec::new();
    for label in labels {
        let Some(row) = label.parent().and_then(ElementRef::wrap) else { continue };
        let link = Selector::parse("a").ok();
        let names: Vec<String> = link
            .iter()
            .flat_map(|link| row.select(link))
            .map(|name| plain(name.text()))
            .filter(|name| !name.is_empty())
            .collect();
        let label = plain(label.text());
        let text = format!("{}: {}", label.trim_end_matches([':', '：', ' ']), names.join(" & "));
        if !names.is_empty() && text.chars().count() <= MOST_BYLINE * 2 {
            fields.push(Field { source: Source::CreditElement, role: None, text, url: None, email: None });
        }
    }
    fields
}

/// Names by `rel`, `itemprop`, microformats, the class names of bylines or the address of an author's page; the outermost of
/// nested ones.
fn bylines(document: &Html) -> Vec<Field> {
    let all = document.tree.root().descendants().filter_map(ElementRef::wrap);
    let marked = all.filter(|element| is_signature(element.value()) && !is_of_picture(element.value()));
    let found: Vec<ElementRef<'_>> =
        marked.filter(|element| !in_furniture(*element) && !is_quoted(*element)).take(MOST).collect();
    let mut fields: Vec<Field> = Vec::new();
    let cards = cards(&found);
    let class = |element: &ElementRef<'_>| element.value().attr("class").map(str::to_owned);
    let mut first = None;
    for element in found.iter().filter(|element| !is_card(element, &cards)) {
        // Who signs as the first one does signs the same article.
        if *first.get_or_insert_with(|| class(element)) != class(element) && leads_elsewhere(*element) {
            continue;
        }
        let nested = element.ancestors().any(|above| found.iter().any(|other| other.id() == above.id()));
        let (text, url) = name_of(*element);
        let short = !text.is_empty() && text.chars().count() <= MOST_BYLINE;
        let labelled = element.select_label();
        if !nested && !labelled && short && fields.iter().all(|field| field.text != text) {
            fields.push(Field { source: Source::BylineElement, role: None, text, url, email: None });
        }
    }
    fields
}

/// Names whose microdata says what they did (schema.org `translator`, `editor`).
fn roles(document: &Html) -> Vec<Field> {
    let mut fields = Vec::new();
    for (selector, role) in [("[itemprop~=translator]", Role::Translator), ("[itemprop~=editor]", Role::Editor)] {
        for element in select(document, selector) {
            let text =
                element.value().attr("content").map_or_else(|| name_of(element).0, |name| clean_line(name, MOST_LINE));
            if !text.is_empty() && text.chars().count() <= MOST_BYLINE {
                fields.push(Field { source: Source::BylineElement, role: Some(role), text, url: None, email: None });
            }
        }
    }
    fields
}

/// The class names that stand in three or more places of their own: those of the cards of other stories.
fn cards<'a>(found: &[ElementRef<'a>]) -> Vec<&'a str> {
    let mut places: HashMap<&str, HashSet<NodeId>> = HashMap::new();
    for element in found {
        let place = element.ancestors().nth(1).map(|above| above.id());
        if let (Some(class), Some(place)) = (element.value().attr("class"), place) {
            places.entry(class).or_default().insert(place);
        }
    }
    places.into_iter().filter(|(_, places)| places.len() >= CARDS).map(|(class, _)| class).collect()
}

/// Whether a name stands beside a link of some words that leads to nobody's page: it signs the story behind that link.
fn leads_elsewhere(element: ElementRef<'_>) -> bool {
    let Some(card) = element.parent().and_then(ElementRef::wrap) else { return false };
    let others = card.children().filter_map(ElementRef::wrap).filter(|child| child.id() != element.id());
    let is_story = |child: ElementRef<'_>| {
        let leads = child.value().attr("href").is_some_and(|href| href.starts_with('/') || href.starts_with("http"));
        child.value().name() == "a"
            && leads
            && !is_author(child.value())
            && !is_network(*child)
            && line(child).split_whitespace().nth(1).is_some()
    };
    !is_author(element.value()) && others.take(MOST).any(is_story)
}

fn is_card(element: &ElementRef<'_>, cards: &[&str]) -> bool {
    element.value().attr("class").is_some_and(|class| cards.contains(&class))
}

/// Whether an element is named after the credit of a picture.
fn is_of_picture(element: &Element) -> bool {
    const PICTURES: &[&str] = &["photo", "image", "img", "picture", "caption", "foto", "bild", "media", "video"];
    names(element, PICTURES) && element.attr("rel").is_none_or(|rel| rel != "author")
}

/// Whether an element stands in what somebody else says.
fn is_quoted(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| is_quotation(above.value()))
}

trait Labelled {
    fn select_label(&self) -> bool;
}

impl Labelled for ElementRef<'_> {
    /// Whether the element holds a credit's own label, so that it is read as a credit.
    fn select_label(&self) -> bool {
        Selector::parse(".credit-label").is_ok_and(|label| self.select(&label).next().is_some())
    }
}

/// The element's text, and where it leads; of a card with a name inside, that name; of several links to authors, their names.
fn name_of(element: ElementRef<'_>) -> (String, Option<String>) {
    static INNER: LazyLock<Option<Selector>> =
        LazyLock::new(|| Selector::parse("[itemprop~=name], .p-name, .fn, .author-name").ok());
    let names: Vec<String> =
        INNER.iter().flat_map(|inner| element.select(inner)).map(|name| plain(name.text())).collect();
    let whole = if element.descendants().nth(MOST_NODES).is_none() { parted(element) } else { line(element) };
    // Microdata says which part of it is the name.
    let is_person = |inner: ElementRef<'_>| inner.value().attr("itemprop") == Some("author");
    if let [name] = names.as_slice()
        && !name.is_empty()
        && element.descendants().filter_map(ElementRef::wrap).any(is_person)
    {
        return (name.clone(), None);
    }
    let name = names.into_iter().next();
    let links: Vec<(String, Option<String>)> = links(element);
    match (name, links.as_slice()) {
        (Some(name), _) if !name.is_empty() && whole.chars().count() > name.chars().count() + 40 => (name, None),
        (_, [(name, url)]) if names_nobody_else(&whole, name) => (name.clone(), url.clone()),
        (_, [_, _, ..]) => (links.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(", "), None),
        _ => (whole, None),
    }
}

/// The names that lead to authors' own pages, each once.
fn links(element: ElementRef<'_>) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for link in element.descendants().filter_map(ElementRef::wrap).filter(|link| is_author(link.value())) {
        let name = line(link);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 1
            && name.chars().count() <= MOST_NAME
            && is_capital(&name)
            && found.iter().all(|(known, _)| *known != name)
        {
            found.push((name, link.value().attr("href").map(str::to_owned)));
        }
    }
    found
}

/// Whether most words begin with a capital, as those of a name do; in scripts without capitals none has to.
fn is_capital(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).collect();
    words.iter().filter(|word| word.starts_with(char::is_lowercase)).count() * 2 <= words.len()
}

/// Whether what stands round a linked name is no other name: dates, `By`, `Follow`; not `and Pál Kertesi`.
fn names_nobody_else(whole: &str, name: &str) -> bool {
    let rest = whole.replacen(name, " | ", 1);
    let behind = rest.rsplit('|').next().unwrap_or_default();
    let begins_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().count() > 1;
    let words: Vec<&str> = behind.split_whitespace().collect();
    whole != name
        && (words.iter().copied().filter(begins_name).count() < 2 || behind.contains(|c: char| c.is_ascii_digit()))
}

/// `Name/agency` marked as the credit of a picture.
fn photographers(document: &Html) -> Vec<Field> {
    let found = select(
        document,
        "figcaption .credit, figure .credit, .photo-credit, .image-credit, figcaption cite, .caption-credit",
    );
    found
        .into_iter()
        .map(|element| plain(element.text()))
        .filter(|text| !text.is_empty() && text.chars().count() <= MOST_BYLINE)
        .map(|text| Field { source: Source::MediaCredit, role: Some(Role::Photographer), text, url: None, email: None })
        .collect()
}

static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(read (more|also|next|on)|see also|more on this|related|lire (aussi|la suite)|mehr (lesen|zum thema)|lesen sie auch|lea también|leggi anche|leia (mais|também)|читайте также|cite[sș]te ([sș]i|mai (mult|departe))|читать (далее|дальше|ещё|также)|детальніше|leer más|leggi (tutto|di più)|ler mais|devamını oku|lees (ook|meer)|czytaj (też|także|więcej))\b").ok()
});

/// Links behind the words for further reading.
fn read_more(document: &Html, base: Option<&Url>) -> Vec<(String, String)> {
    let Ok(links) = Selector::parse("a[href]") else { return Vec::new() };
    let says_more = |text: &str| MORE.as_ref().is_some_and(|more| more.is_match(text));
    let mut found: Vec<(String, String)> = Vec::new();
    for link in document.select(&links).take(3_000) {
        let title = plain(link.text());
        let row = link.parent().and_then(ElementRef::wrap).map(begin).unwrap_or_default();
        let fits = says_more(&title) || (says_more(&row) && row.chars().count() <= title.chars().count() + 20);
        if !fits || title.is_empty() {
            continue;
        }
        if let Some(url) = address(link, base).filter(|url| found.iter().all(|(_, known)| known != url)) {
            found.push((title, url));
        }
    }
    found.truncate(20);
    found
}

/// The beginning of an element's text, no more than it takes to see that it is longer than a link's.
fn begin(element: ElementRef<'_>) -> String {
    let text: String = element.text().flat_map(str::chars).take(MOST_LINE + 40).collect();
    clean_line(&text, MOST_LINE + 40)
}

/// The address that a link leads to.
pub(super) fn address(link: ElementRef<'_>, base: Option<&Url>) -> Option<String> {
    let href = link.value().attr("href")?.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}
