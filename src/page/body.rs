use dom_smoothie::{Config, Readability};
use scraper::{ElementRef, Html, Selector};

/// Letters below which a page is a fragment and taken whole.
const SMALL: usize = 1_200;
/// Elements above which a page is not searched for its body.
const MOST_ELEMENTS: usize = 60_000;

/// The markup of the body alone.
pub(super) fn read(markup: &str, document: &Html, url: Option<&str>) -> Option<String> {
    let whole = whole(document)?;
    if letters(whole) < SMALL {
        return Some(marked(document).unwrap_or(whole).inner_html());
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let found = Readability::new(markup, url, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    let text = found.as_ref().map_or(0, |article| article.text_content.chars().filter(|c| c.is_alphabetic()).count());
    let marked = marked(document);
    // An engine that finds next to nothing of what the page itself marks as its article has missed it.
    match (found, marked) {
        (Some(article), Some(element)) if text * 4 < letters(element) => {
            Some(element.inner_html()).or(Some(article.content.to_string()))
        }
        (Some(article), _) => Some(article.content.to_string()),
        (None, element) => Some(element.unwrap_or(whole).inner_html()),
    }
}

fn whole(document: &Html) -> Option<ElementRef<'_>> {
    document.select(&Selector::parse("body").ok()?).next()
}

/// The one element that the page marks as its article.
fn marked(document: &Html) -> Option<ElementRef<'_>> {
    let articles = Selector::parse("[itemprop=articleBody], article, main").ok()?;
    let mut found = document.select(&articles);
    let first = found.next()?;
    found.next().is_none_or(|other| other.ancestors().any(|above| above.id() == first.id())).then_some(first)
}

fn letters(element: ElementRef<'_>) -> usize {
    element.text().flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
}
