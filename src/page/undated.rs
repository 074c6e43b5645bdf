use std::ops::Range;

use super::labels;
use crate::text::{Pattern, is_month};

/// A day with a word that may be a month name, or a numeric date, and the time after it.
static DATE: Pattern = Pattern::new(
    r"(?ix)
    (?:
        \b(?: (?<before>\p{L}[\p{L}\p{M}]{2,}) \.?\s+ \d{1,2}(?:st|nd|rd|th|\.|º)?\b
            | \d{1,2}(?:st|nd|rd|th|\.|º)? \s+(?:de\s+)? (?<behind>\p{L}[\p{L}\p{M}]{2,}) \.? )
        (?:,?\s*(?:de\s+)?(?:19|20)\d\d)?
        | \b(?: \d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d\d | (?:19|20)\d\d[./-]\s?\d{1,2}[./-]\s?\d{1,2}\.? )
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
    let Some(date) = date(text) else { return Some(text.to_owned()) };
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | ',' | '/' | ':' | '(' | ')');
    let before = text.get(..date.start).unwrap_or_default().trim_end_matches(marks);
    // `By Oda Fjell on`: the preposition before the date.
    let before = match before.rsplit_once(' ') {
        Some((before, "on" | "at" | "am" | "um" | "le" | "el" | "il" | "den" | "à" | "em" | "om" | "dne" | "в")) => {
            before
        }
        _ => before,
    };
    let before = labels::without_dated(before.trim_end_matches(marks)).trim_end_matches(marks).trim();
    let after = text.get(date.end..).unwrap_or_default().trim_matches(|c| marks(c) || c.is_ascii_digit());
    // In East Asian scripts a name of two characters is complete.
    let weight = |c: char| if c > '\u{2e80}' { 2 } else { usize::from(c.is_alphabetic()) };
    let names = |text: &str| text.chars().map(weight).sum::<usize>() > 3;
    [before, after].into_iter().find(|text| names(text)).map(str::to_owned)
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
            ("Oda Fjell, 12 Harbour Street", Some("Oda Fjell, 12 Harbour Street")),
        ] {
            assert_eq!(undated(text).as_deref(), left, "{text}");
        }
    }
}
