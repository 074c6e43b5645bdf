//! Descriptions of books, films, records and plays, whose authors and translators are not the article's.

use super::words::Words;
use crate::text::Pattern;

/// Prices, which occur in descriptions of books, records and plays.
static PRICE: Pattern = Pattern::new(
    r"(?ix) [€$£¥₽₴]\s?\d | \d\s?[€£₽₴円] | \b\d{1,4}(?:[,.]\d\d)?\s?(?:eur|usd|zł|kč|lei|kr|ft|tl|chf|euros?)\b",
);

/// Page counts, ISBNs and publishers, and a director with a first night.
static PUBLISHED: Pattern = Pattern::new(
    r"(?ix) \bISBN\b
        | \b\d{2,4}\s?(?:pages?|pp?\.|pp|s\.|seiten|págs?\.?|páginas|pagine|pagg?\.|blz\.?|sider|sidor|str\.|stron|stran|strán|oldal|с\.|стр\.|сторінок|страниц|σελ\.|sayfa|halaman|ページ|頁|页|쪽|صفحة|صفحه)(?:\W|$)
        | \b(?:éditions|editions|verlag|édit\.|ediciones|edizioni|editorial|editora\s|editura|uitgeverij|wydawnictwo|nakladatelství|vydavateľstvo|vydavatelství|kiadó|könyvek|förlag|forlag|издательство|видавництво|издателство|yayınları|penguin|gallimard|suhrkamp)\b
        | (?:rendező|reżyseria|mise\ en\ scène|regie|regia?|director|ohjaus|režie|režija|режисс?[её]р)\s?:.*\b(?:bemutató|premi[eèé]r|premiär|ensi-ilta|prima|прем)
        | \b(?:written|created|composed)\sby\s.*\bdirected\sby\s | \bthe\s(?:song|track|album|film)\s.*\b(?:written|sung|directed)\sby\s
        | \b(?:press|books),\s[€$£]\d | (?:書房|書店|文庫|新書|出版)[\s　]*[\d,]+円 | 출판사,",
);

/// Whether a line has the publisher of a book or its pages.
pub(super) fn is_published(line: &str) -> bool {
    PUBLISHED.is_match(line)
}

/// Whether a line describes a work under review, whose translator is not the article's.
pub(super) fn is_book(line: &str, words: &Words) -> bool {
    // In Portuguese `Editora:` names a publisher, in Spanish a woman who edits.
    is_published(line) || PRICE.is_match(line) || words.is_own("pt") && line.to_lowercase().contains("editora:")
}
