use std::sync::LazyLock;

use regex::Regex;

/// Prices, pages, numbers and houses that stand where a book, a record or a play is described.
static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) \bISBN\b | [€$£¥₽₴]\s?\d | \d\s?[€£₽₴] | \b\d{1,3}[,.]\d\d\s?(?:eur|usd|zł|kč|lei|kr|ft|tl|chf|euros?)\b
        | \b\d{2,4}\s?(?:pages?|pp?\.|s\.|seiten|págs?\.?|páginas|pagine|pagg?\.|blz\.?|sider|sidor|str\.|stron|oldal|с\.|стр\.|сторінок|страниц|σελ\.|sayfa|halaman|ページ|頁|页|쪽|صفحة|صفحه)(?:\W|$)
        | \b(?:éditions|editions|verlag|édit\.|ediciones|edizioni|uitgeverij|wydawnictwo|nakladatelství|kiadó|förlag|издательство|видавництво|yayınları|penguin|gallimard|suhrkamp)\b",
    )
    .ok()
});

/// Whether a line describes a work under review, whose translator is not the article's.
pub(super) fn is_described(line: &str) -> bool {
    MARKS.as_ref().is_some_and(|marks| marks.is_match(line))
}
