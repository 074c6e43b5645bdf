use std::sync::LazyLock;

use regex::Regex;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::blocks::{is_furniture, line};
use super::line::{MOST_LINE, plain};
use crate::model::{Field, Role, Source};
use crate::text::clean_line;

/// Elements of one kind that are looked at.
const MOST: usize = 60;
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

/// Names by `rel`, `itemprop`, microformats or the class names of bylines; the outermost of nested ones.
fn bylines(document: &Html) -> Vec<Field> {
    const NAMES: &str = "[rel~=author], [itemprop~=author], .author, .byline, .p-author, .author-name, .byline-name, .article-author, \
                         .post-author, .entry-author, .c-byline, .article__byline, .auteur, .autor, .writer";
    let found = select(document, NAMES);
    let mut fields: Vec<Field> = Vec::new();
    for element in &found {
        let nested = element.ancestors().any(|above| found.iter().any(|other| other.id() == above.id()));
        let translation = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|above| above.value().attr("itemprop") == Some("workTranslation"));
        let text = name_of(*element);
        let short = !text.is_empty() && text.chars().count() <= MOST_BYLINE;
        let labelled = element.select_label();
        if !nested && !translation && !labelled && short && fields.iter().all(|field| field.text != text) {
            fields.push(Field { source: Source::BylineElement, role: None, text, url: None, email: None });
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
                element.value().attr("content").map_or_else(|| name_of(element), |name| clean_line(name, MOST_LINE));
            if !text.is_empty() && text.chars().count() <= MOST_BYLINE {
                fields.push(Field { source: Source::BylineElement, role: Some(role), text, url: None, email: None });
            }
        }
    }
    fields
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

/// The element's text; of a card with a name inside, that name.
fn name_of(element: ElementRef<'_>) -> String {
    let inner = Selector::parse("[itemprop~=name], .p-name, .fn").ok();
    let names: Vec<String> =
        inner.iter().flat_map(|inner| element.select(inner)).map(|name| plain(name.text())).collect();
    let name = names.first().cloned();
    let whole = line(element);
    // Microdata says which part of it is the name.
    if element.value().attr("itemprop") == Some("author")
        && names.len() == 1
        && name.as_ref().is_some_and(|name| !name.is_empty())
    {
        return name.unwrap_or_default();
    }
    let links: Vec<String> = Selector::parse("a")
        .iter()
        .flat_map(|link| element.select(link))
        .map(|link| plain(link.text()))
        .filter(|text| !text.is_empty())
        .collect();
    // Links with nothing between them are people of their own.
    if links.len() > 1 && links.join(" ") == whole {
        return links.join(" & ");
    }
    match name {
        Some(name) if !name.is_empty() && whole.chars().count() > name.chars().count() + 40 => name,
        _ => whole,
    }
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
