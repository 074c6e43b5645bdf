//! Descriptions of books, films, records and plays, whose authors and translators are not the article's.

use super::lexer::Line;
use super::script;
use super::token::Kind;
use super::words::{Marks, Words};
use crate::text::Pattern;

/// Maximum length in bytes of a line about a film, a play or an exhibition.
const MOST_STAGED: usize = 600;
/// Minimum and maximum length of a film or a play in minutes; a text is read in fewer.
const LEAST_MINUTES: u32 = 45;
const MOST_MINUTES: u32 = 400;
/// First letters of the word for minutes.
const MINUTES: [&str; 8] = ["min", "мин", "хв", "perc", "dk", "dak", "分", "분"];
/// Number of labels from which a line without a cast is about a film, a play or an exhibition.
const LEAST_STAGE: usize = 2;

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
    let is_publisher = || words.is_own("pt") && line.to_lowercase().contains("editora:");
    let is_staged = || line.len() <= MOST_STAGED && Line::read(line, words).is_some_and(|line| is_staged(&line));
    is_published(line) || PRICE.is_match(line) || is_publisher() || is_staged()
}

/// Whether a line has the labels of a film, a play or an exhibition: `Regie: A. Mit B und C`.
fn is_staged(line: &Line<'_>) -> bool {
    if !line.may_have(Marks::CAST.or(Marks::STAGE)) {
        return false;
    }
    let labelled = |at: usize, of: Marks| {
        let begins = line.is_boundary(at) || line.is_spaced(at) && !script::is_cased(line.slice(at, at + 1));
        let Some(hit) = line.hit(at, of).filter(|_| begins) else { return false };
        let next = at + hit.len;
        line.is_capital(next) && script::is_cased(line.slice(next, next + 1))
            || line.hit(next, Marks::AND).is_some()
            || matches!(line.kind(next), Some(Kind::Colon | Kind::Quote | Kind::Number | Kind::Sign('=' | '＝' | '／')))
    };
    let count = |is: &dyn Fn(usize) -> bool| (0..line.len()).filter(|at| is(*at)).count();
    let named = count(&|at| labelled(at, Marks::STAGE));
    let with = || count(&|at| at > 0 && labelled(at, Marks::WITH));
    let long = || count(&|at| runs_long(line, at));
    count(&|at| labelled(at, Marks::CAST)) > 0 || named >= LEAST_STAGE || named > 0 && with() + long() > 0
}

/// Whether the length of a film or a play in minutes is at a token: `98 Min.`
fn runs_long(line: &Line<'_>, at: usize) -> bool {
    let minutes = line.token(at).filter(|token| token.kind == Kind::Number).and_then(|token| token.text.parse().ok());
    let unit = line.token(at + 1).map(|token| token.key.as_ref()).unwrap_or_default();
    minutes.is_some_and(|minutes: u32| (LEAST_MINUTES..MOST_MINUTES).contains(&minutes))
        && MINUTES.iter().any(|minutes| unit.starts_with(minutes))
}
