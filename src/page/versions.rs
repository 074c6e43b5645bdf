use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::elements::{address, select};
use super::enclosing::Enclosing;
use super::kinds::is_inline;
use super::line::plain;
use crate::model::Language;
use crate::text::Pattern;
use crate::text::html::Attribute as _;

/// Maximum number of versions of a page.
const MAX_VERSIONS: usize = 60;
/// Maximum number of links of a page that are examined.
const MOST_LINKS: usize = 3_000;
/// Maximum number of elements around a link that are examined.
const MOST_ABOVE: usize = 12;
/// Maximum length in characters of a line that names the original.
const LONGEST: usize = 160;

/// Phrases at the start of a line with a link to the original, in the languages of the catalogue.
static ORIGINAL: Pattern = Pattern::new(
    r"(?ix)^\s*(
            original\s*: | (read\ the\ |the\ |see\ the\ )?original\ (article|story|version|text|post)\b | read\ (it\ )?in\ the\ original |
            originalartikel | original(beitrag|text)\b | (zum|im)\ original | article\ original | version\ originale |
            (lire\ l['’])?original\ en\b | art[ií]culo\ original | artigo\ original | articolo\ originale | articolul\ original |
            original\ [îi]n\ | varianta\ original[ăa] | оригинал | читать\ в\ оригинале | первоисточник | ориг[иі]нал | artyku[łl]\ oryginalny |
            orygina[łl]\s*: | origineel\ artikel | orijinal\ | asıl\ haber | 原文 | 元記事 | 원문 | النص\ الأصلي | المقال\ الأصلي
        )",
);

/// The address of the original: in a marked notice, or in a short line that refers to it.
pub(super) fn original(document: &Html, base: Option<&Url>) -> Option<String> {
    let marked = select((document, &Enclosing::default()), "[class*=original] a[href], a[rel~=original]");
    let leads = |link: ElementRef<'_>| {
        let address = address(link, base)?;
        let topic = link.value().attribute("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "tag"));
        (!topic && !is_in_menu(link) && !is_section(&address, base)).then_some(address)
    };
    let links = Selector::parse("a[href]").ok()?;
    marked.into_iter().find_map(leads).or_else(|| in_short_line(document, &links).find_map(leads))
}

/// Whether a link is one of a menu or a list of topics: `Original` is a topic as well, and a series.
fn is_in_menu(link: ElementRef<'_>) -> bool {
    const NAMES: [&str; 7] = ["nav", "navbar", "navigation", "menu", "tag", "tags", "cta"];
    let is_menu = |element: ElementRef<'_>| {
        let named = |class: &str| class.split(['-', '_']).any(|part| NAMES.contains(&part));
        matches!(element.value().name(), "nav" | "header" | "footer") || element.value().classes().any(named)
    };
    link.ancestors().take(MOST_ABOVE).filter_map(ElementRef::wrap).any(is_menu)
}

/// Whether an address is that of a site's front page or of a section that the page is in.
fn is_section(address: &str, base: Option<&Url>) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let path = url.path().trim_end_matches('/');
    let contains = |base: &Url| base.host_str() == url.host_str() && base.path().starts_with(path);
    path.is_empty() || base.is_some_and(contains)
}

fn in_short_line<'d>(document: &'d Html, links: &'d Selector) -> impl Iterator<Item = ElementRef<'d>> {
    let says = |link: &ElementRef<'_>| {
        let row = link.parent().and_then(ElementRef::wrap);
        let row = row.filter(|row| matches!(row.value().name(), "p" | "div") || is_inline(row.value().name()));
        row.is_some_and(|row| {
            // Only as much text is collected as shows that an element is too long.
            let text: String = row.text().flat_map(str::chars).take(LONGEST + 1).collect();
            text.chars().count() <= LONGEST && ORIGINAL.is_match(&text)
        })
    };
    document.select(links).take(MOST_LINKS).filter(says)
}

/// The same story in other languages: `link rel=alternate hreflang`, and elements marked as `workTranslation`. One
/// address for each language, except the page's own.
pub(super) fn translations(document: &Html, base: Option<&Url>, own: Option<&Language>) -> Vec<(String, Language)> {
    let Ok(selector) = Selector::parse("link[rel~=alternate][hreflang][href], [itemprop=workTranslation] a[href]")
    else {
        return Vec::new();
    };
    let mut found: Vec<(String, Language)> = Vec::new();
    for link in document.select(&selector).take(MAX_VERSIONS * 4) {
        let given = link.value().attribute("hreflang").or_else(|| link.value().attribute("lang"));
        let named = given.map_or_else(|| plain(link.text()), str::to_owned);
        let feed = link.value().attribute("type").is_some_and(|kind| kind.contains("xml") || kind.contains("json"));
        let Some(language) = Language::parse(&named).filter(|_| !feed && named != "x-default") else { continue };
        let Some(url) = address(link, base) else { continue };
        let itself = base.is_some_and(|base| base.as_str() == url) || own == Some(&language);
        if !itself
            && found.len() < MAX_VERSIONS
            && found.iter().all(|(known, other)| *known != url && *other != language)
        {
            found.push((url, language));
        }
    }
    found
}
