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

/// Without a number one of these must be there; looking for them alone is many times cheaper than for all of the marks.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "(?i)isbn|édit|editions|verlag|ediciones|edizioni|uitgeverij|wydawnictwo|nakladatelství|kiadó|förlag|издательство|\
         видавництво|yayınları|penguin|gallimard|suhrkamp",
    )
    .ok()
});

/// Whether a line describes a work under review, whose translator is not the article's.
pub(super) fn is_described(line: &str) -> bool {
    let may = line.contains(|c: char| c.is_numeric()) || NAMES.as_ref().is_some_and(|names| names.is_match(line));
    may && MARKS.as_ref().is_some_and(|marks| marks.is_match(line))
}
