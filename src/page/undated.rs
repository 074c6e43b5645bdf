use std::ops::Range;

use super::labels;
use crate::text::{Pattern, is_month, is_weekday};

/// Prepositions and labels before the name of an author.
pub(super) const BEFORE: &[&str] =
    &["by", "von", "par", "por", "di", "da", "de", "door", "av", "af", "przez", "от", "автор", "autor", "oleh"];
/// Signs between the parts of a byline.
const PARTS: [char; 7] = [',', '|', '·', '•', '–', '—', '/'];
/// Minimum number of letters of a weekday: abbreviations are also names.
const WEEKDAY: usize = 5;

/// A day with a word that may be a month name, or a numeric date, and the time after it.
static DATE: Pattern = Pattern::new(
    r"(?ix)
    (?:
        \b(?: (?<before>\p{L}[\p{L}\p{M}]{2,}) \.?\s+ \d{1,2}(?:st|nd|rd|th|\.|º)?\b
            | \d{1,2}(?:st|nd|rd|th|\.|º)? \s+(?:de\s+)? (?<behind>\p{L}[\p{L}\p{M}]{2,}) \.? )
        (?:,?\s*(?:de\s+)?(?:19|20)\d\d)?
        | \b(?: \d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d\d\b | \d{1,2}[./]\d{1,2}[./]\d\d\b | (?:19|20)\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2}\.? )
        | (?:19|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]
    )
    (?:,?\s*(?:at|um|à|om|오전|오후|上午|下午|午前|午後)?\s*\d{1,2}[:.h時시]\s?\d\d(?::\d\d)?[分분]?\s*(?:(?:am|pm|a\.m\.|p\.m\.|uhr)\b\.?)?(?:\s*[A-Z]{2,4}\b)?)?",
);

/// The position of the first date.
fn date(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let found = DATE.captures(text.get(from..)?)?;
        let (whole, before, after) = (found.get(0)?, found.name("before"), found.name("behind"));
        if before.or(after).is_none_or(|name| is_month(name.as_str())) {
            return Some(from + whole.start()..from + whole.end());
        }
        // The number after a word may begin a date, and so may the word after a number.
        from += before.map(|word| word.end()).or(after.map(|word| word.start()))?;
    }
}

/// A byline without its date: the text before the date, else the text after it; none if there is neither.
pub(super) fn undated(text: &str) -> Option<String> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let Some(date) = date(text) else { return Some(untimed(text)) };
    let marks = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | ',' | '/' | ':' | '(' | ')' | '»' | '›')
    };
    let whole = text.get(..date.start).unwrap_or_default();
    let before = without_preposition(without_weekday(whole.trim_end_matches(marks)).trim_end_matches(marks));
    let undated = labels::without_dated(before.trim_end_matches(marks)).trim_end_matches(marks).trim();
    // `Datum: 3.11.2026`: what stands directly before a date with a colon is its label.
    let labelled = whole.trim_end().ends_with([':', '：']) && undated == before.trim();
    let before =
        if labelled { undated.rfind(PARTS).and_then(|at| undated.get(..at)).unwrap_or_default() } else { undated };
    let before = before.trim_end_matches(marks).trim();
    let after = text.get(date.end..).unwrap_or_default().trim_matches(|c| marks(c) || c.is_ascii_digit());
    // In East Asian scripts a name of two characters is complete.
    let weight = |c: char| if c > '\u{2e80}' { 2 } else { usize::from(c.is_alphabetic()) };
    let names = |text: &str| text.chars().map(weight).sum::<usize>() > 3;
    let order = if introduces(after) { [after, before] } else { [before, after] };
    order.into_iter().find(|text| names(text)).map(str::to_owned)
}

/// `ofjell at 21:15`: a text without the time of day after it.
fn untimed(text: &str) -> String {
    static TIME: Pattern =
        Pattern::new(r"(?i)\s(?:at|um|à|kl\.?|a las|alle|om|ob|в|o)\s+\d{1,2}[:.]\d\d(?:\s?[ap]m)?$");
    let end = TIME.find(text).map_or(text.len(), |found| found.start());
    text.get(..end).unwrap_or(text).to_owned()
}

/// `By Oda Fjell on`: a text without the preposition before a date.
fn without_preposition(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((before, "on" | "at" | "am" | "um" | "le" | "el" | "il" | "den" | "à" | "em" | "om" | "dne" | "в")) => {
            before
        }
        _ => text,
    }
}

/// `By Oda Fjell on Friday`, `jeudi`: a text without the weekday before a date, unless that may be a family name.
fn without_weekday(text: &str) -> &str {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let alone = before.trim_end().ends_with(['»', '›', '|', '·', '•', ',']);
    let day = (alone || last.chars().count() >= WEEKDAY) && is_weekday(&last.to_lowercase());
    if day && alone {
        return before;
    }
    let named = before.rsplit(PARTS).next().unwrap_or_default().split_whitespace().count() == 2
        || before.split_whitespace().count() == 1;
    if day && (last.starts_with(char::is_lowercase) || !named || without_preposition(before).len() < before.len()) {
        before
    } else {
        text
    }
}

/// Whether a text begins with a preposition like `by` before a name.
pub(super) fn introduces(text: &str) -> bool {
    let (first, name) = text.split_once(' ').unwrap_or_default();
    let by = first.to_lowercase();
    // Some of them are parts of dates and names as well.
    BEFORE.contains(&by.trim_end_matches(':'))
        && (name.starts_with(char::is_uppercase) || !matches!(by.as_str(), "de" | "da" | "di"))
        && name.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::undated;

    #[test]
    fn a_date_is_no_part_of_a_name() {
        for (text, left) in [
            ("By Oda Fjell - Jan 9, 2027 at 10:05AM", Some("By Oda Fjell")),
            ("Oda Fjell | November 02, 2026", Some("Oda Fjell")),
            ("By Oda Fjell on November 2, 2026 7:10 PM", Some("By Oda Fjell")),
            ("Oda Fjell Updated on December 12, 2026 09:22 AM", Some("Oda Fjell")),
            ("January 17, 2027 at 6:08 PM ET by Oda Fjell", Some("by Oda Fjell")),
            ("September 1st, 2026 By Oda Fjell", Some("By Oda Fjell")),
            ("Von Oda Fjell, 3. März 2026", Some("Von Oda Fjell")),
            ("Мирела Оск 4 марта 2026", Some("Мирела Оск")),
            ("Oda Fjell 03/11/2026 10:05", Some("Oda Fjell")),
            ("Oda Fjell | 2026-11-03 10:05:20", Some("Oda Fjell")),
            ("大森美咲 2026年11月3日 20:19:00", Some("大森美咲")),
            ("大森美咲 2026年11月3日 7時00分", Some("大森美咲")),
            ("김바다 기자 | 입력 2026.11.03. 오후 3:10", Some("김바다 기자")),
            ("Di, 03.11.2026, 7.11 Uhr", None),
            ("Published Dec 19, 2026", None),
            ("December 16, 2026, 4:19 PM", None),
            ("May Fjell and Augusta Osk", Some("May Fjell and Augusta Osk")),
            ("Oda Fjell, Mis à jour le 3 mars 2026", Some("Oda Fjell")),
            ("Oda Fjell, Stand: 03.11.2026", Some("Oda Fjell")),
            ("Oda Fjell 12 Kasım 2026", Some("Oda Fjell")),
            ("Oda Fjell 3 3 marca 2026", Some("Oda Fjell 3")),
            ("Posted by Oda Fjell on Friday December 19, 2026 @08:00PM", Some("Posted by Oda Fjell")),
            ("Oda Fjell, Friday, 19 December 2026", Some("Oda Fjell")),
            ("Oda Freitag 3. November 2026", Some("Oda Freitag")),
            ("jeudi 3 novembre 2026, par Oda Fjell", Some("par Oda Fjell")),
            ("jeudi 3 novembre 2026", None),
            ("Veröffentlicht am | 3. November 2026 von ofjell", Some("von ofjell")),
            ("Notat den 3. November 2026 von Oda Fjell", Some("von Oda Fjell")),
            ("Oda Fjell 3 de noviembre de 2026, de 10 a 12", Some("Oda Fjell")),
            ("Datum: 03.11.2026", None),
            ("פורסם: 03.11.26", None),
            ("Oda Fjell 3.11.26, 10:05", Some("Oda Fjell")),
            ("Datum: 03.11.2026 Autor: Oda Fjell", Some("Autor: Oda Fjell")),
            ("Oda Fjell | Ažurirano: 03.11.2026", Some("Oda Fjell")),
            ("by ofjell » Tue Nov 03, 2026 9:14 am", Some("by ofjell")),
            ("Oda Fjell | Tue 3 November 2026", Some("Oda Fjell")),
            ("Oda Sun 3 November 2026", Some("Oda Sun")),
            ("ofjell at 21:15", Some("ofjell")),
            ("Oda Fjell, 12 Harbour Street", Some("Oda Fjell, 12 Harbour Street")),
        ] {
            assert_eq!(undated(text).as_deref(), left, "{text}");
        }
    }
}
