use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::elements::address;
use super::signs::names;
use crate::text::html::Attribute as _;

/// Maximum number of pages of an article.
const MAX_PAGES: u32 = 40;
/// Maximum number of links of a page that are examined.
const MOST_LINKS: usize = 3_000;
/// Names of page number parameters in addresses.
const NUMBERS: [&str; 9] = ["page", "p", "pg", "seite", "pagina", "sida", "pn", "paged", "strona"];

/// The address of the article's next page: given by `rel=next` or by the next number in the pagination, and equal to
/// its `own` address except for the number. A link to the next story does not qualify.
pub(super) fn next(document: &Html, own: Option<&Url>, base: Option<&Url>) -> Option<String> {
    static LINKS: LazyLock<Option<Selector>> = LazyLock::new(|| Selector::parse("link[rel~=next][href], a[href]").ok());
    let own = numbered(own?);
    let is_next = |link: &ElementRef<'_>| {
        let says = link.value().attribute("rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "next"));
        says || (link.text().collect::<String>().trim() == (own.1 + 1).to_string() && in_pager(*link))
    };
    let links = LINKS.iter().flat_map(|links| document.select(links)).take(MOST_LINKS);
    let found = links.filter(is_next).filter_map(|link| address(link, base));
    let mut next = found.filter(|url| Url::parse(url).is_ok_and(|url| numbered(&url) == (own.0.clone(), own.1 + 1)));
    next.next()
}

fn in_pager(link: ElementRef<'_>) -> bool {
    const PAGERS: &[&str] = &["pagination", "pager", "pages", "paging", "paginator", "seiten", "pagenav"];
    link.ancestors().take(5).filter_map(ElementRef::wrap).any(|above| names(above.value(), PAGERS))
}

/// An address without its page number, and that number, by default 1.
fn numbered(url: &Url) -> (String, u32) {
    let mut number = None;
    let rest: Vec<String> = url
        .query_pairs()
        .filter(|(key, value)| {
            let page = NUMBERS.contains(&key.to_lowercase().as_str()).then(|| value.parse().ok()).flatten();
            number = number.or(page);
            page.is_none()
        })
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let path = url.path().trim_end_matches('/');
    let (path, ending) = path.rsplit_once('.').filter(|(_, end)| end.len() <= 5).unwrap_or((path, ""));
    let digits = path.len() - path.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, last) = path.split_at(path.len() - digits);
    let parted = stem.ends_with(['/', '-', '_', ',']);
    let in_path = last.parse::<u32>().ok().filter(|number| parted && (1..=MAX_PAGES).contains(number));
    let stem = match in_path {
        Some(_) => {
            let stem = stem.trim_end_matches(['/', '-', '_', ',']);
            NUMBERS
                .iter()
                .find_map(|name| stem.strip_suffix(name))
                .unwrap_or(stem)
                .trim_end_matches(['/', '-', '_', ','])
        }
        None => path,
    };
    let host = url.host_str().unwrap_or_default();
    (format!("{host}{stem}.{ending}?{}", rest.join("&")), number.or(in_path).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::next;
    use crate::text::html::parse_document;
    use url::Url;

    fn found(link: &str) -> Option<String> {
        let base = Url::parse("https://h.example/news/seagrass.html").ok();
        next(&parse_document(link).html, base.as_ref(), base.as_ref())
    }

    #[test]
    fn an_article_goes_on_under_its_own_address_with_the_next_number() {
        for link in [
            "<a rel=next href='?page=2'>On</a>",
            "<link rel=next href=seagrass-2.html>",
            "<link rel=next href=/news/seagrass/2.html>",
            "<div class=pagination><a href='?p=2'>2</a></div>",
        ] {
            assert!(found(link).is_some(), "{link}");
        }
        for link in [
            "<a rel=next href=/news/mussels.html>The next story</a>",
            "<a rel=next href='?page=3'>On</a>",
            "<a href='?page=2'>2</a>",
            "<link rel=next href='https://other.example/news/seagrass.html?page=2'>",
        ] {
            assert_eq!(found(link), None, "{link}");
        }
    }
}
