//! What stands beside the names of a byline and is none of them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::script::is_east_asian;

static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[^\s()<>,;|]+@[^\s()<>,;|]+\.[^\s()<>,;|]+").ok());
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[\s,|·-]+\d{1,4}(?:[./-]\d{1,2}([./-]\d{1,4})?(\s.*)?|年\d{1,2}月\d{1,2}日.*)$").ok()
});
/// `Ada Frost Published`, `Ada Frost Updated: 3 May 2026`: the word before a date.
static PRINTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[\s,|·-]+(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ll]ast [Uu]pdated)(?:\s+(?:on|at))?:?(?:\s[^;]*\d[^;]*)?$",
    )
    .ok()
});
/// `외 1명`, `等3人`, `et al.`: others who are not named.
static OTHERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s*(?:외\s*\d+\s*[명인]|等\s*\d+\s*人|他\s*\d+\s*[名人]|,?\s+et al\.?)\s*$").ok());

/// `发布时间：2024-05-01 08:00`, `浏览：1234次`: fields of a page beside its credits.
static FIELD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "(?:发布|發布|發佈|发表|發表|更新)?(?:时间|時間|日期)|(?:浏览|瀏覽|阅读|閱讀|点击|點擊|评论|評論)(?:量|数|數|次数|次數)?|人气";
    Regex::new(&format!(r"(?:^|[\s|｜])(?:{names})\s*[:：]\s*\d\S*(?:\s+\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?")).ok()
});

/// The line without those fields of a page that stand beside credits.
pub(super) fn without_fields(line: &str) -> Cow<'_, str> {
    let may = line.contains([':', '：']) && line.contains(|c: char| c.is_ascii_digit()) && is_east_asian(line);
    match FIELD.as_ref().filter(|_| may) {
        Some(field) => field.replace_all(line, " "),
        None => Cow::Borrowed(line),
    }
}

/// The text without `외 1명`, `等3人`, `et al.` at its end.
pub(super) fn without_others(text: String) -> String {
    if text.contains(['외', '等', '他']) || text.contains("et al") { cut(OTHERS.as_ref(), text) } else { text }
}

/// The text without a date at its end.
pub(super) fn without_date(text: String) -> String {
    let text = if text.contains("ublished") || text.contains("pdated") || text.contains("osted") {
        cut(PRINTED.as_ref(), text)
    } else {
        text
    };
    if text.contains(|c: char| c.is_ascii_digit()) { cut(DATE.as_ref(), text) } else { text }
}

fn cut(what: Option<&Regex>, text: String) -> String {
    match what {
        Some(what) => what.replace(&text, "").into_owned(),
        None => text,
    }
}

/// The text without its e-mail address, and this.
pub(super) fn without_email(text: &str) -> (String, Option<String>) {
    if !text.contains('@') {
        return (text.trim().to_owned(), None);
    }
    let Some(found) = EMAIL.as_ref().and_then(|email| email.find(text)) else { return (text.trim().to_owned(), None) };
    let rest = text.replace(found.as_str(), " ");
    let name = rest.trim().trim_matches(['<', '>', '(', ')', '|', '-', '·', ' ']).trim().to_owned();
    (name, Some(found.as_str().trim_end_matches('.').to_owned()))
}
