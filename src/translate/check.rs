use serde::{Deserialize, Serialize};

use super::numbers::all_stand_in;
use super::pair::Pair;

/// Letters below which a text may become one of any length.
const SHORT: usize = 20;
/// Words from which a text that came back as it was is no translation: shorter ones are often names.
const REPEATED: usize = 4;

/// Why a passage stays in the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Nothing came back, or nothing but signs.
    Empty,
    /// The original came back.
    Repeated,
    /// A number is missing.
    Numbers,
    /// A link, an emphasis or a name that stays is missing, or occurs twice.
    Marks,
    /// There are other quotation marks than in the original.
    Quotes,
    /// It is far shorter or far longer than the original.
    Length,
}

impl Reason {
    /// The word for it in JSON and in the cache.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Repeated => "repeated",
            Self::Numbers => "numbers",
            Self::Marks => "marks",
            Self::Quotes => "quotes",
            Self::Length => "length",
        }
    }
}

/// What is wrong with a translation, if anything.
pub(super) fn wrong(source: &str, target: &str, pair: &Pair) -> Option<Reason> {
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    if has_letters(source) && !has_letters(target) {
        return Some(Reason::Empty);
    }
    if pair.from.primary() != pair.to.primary() && repeats(source, target) {
        return Some(Reason::Repeated);
    }
    if !all_stand_in(source, target) {
        return Some(Reason::Numbers);
    }
    if quotes(source) != quotes(target) {
        return Some(Reason::Quotes);
    }
    let (from, to) = (length(source), length(target));
    // Languages differ by less than a factor of two; an engine that stammers or stops is beyond that.
    let within = to <= from * 3 + SHORT && from <= to * 3 + SHORT;
    (!within).then_some(Reason::Length)
}

fn repeats(source: &str, target: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let source = words(source);
    let letters = source.iter().map(|word| length(word)).sum::<usize>();
    (source.len() >= REPEATED || letters > SHORT * 2) && source == words(target)
}

/// Quotation marks that open or close; those that are also apostrophes say nothing.
fn quotes(text: &str) -> usize {
    text.chars()
        .filter(|c| matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂'))
        .count()
}

/// Letters and digits; those that are a syllable or a word each count as several.
fn length(text: &str) -> usize {
    let weight = |c: char| match c {
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}' => 2,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => 3,
        c if c.is_alphanumeric() => 1,
        _ => 0,
    };
    text.chars().map(weight).sum()
}

#[cfg(test)]
mod tests {
    use super::{Reason, wrong};
    use crate::model::Language;
    use crate::translate::Pair;

    fn of(source: &str, target: &str) -> Option<Reason> {
        let language = |tag| Language::parse(tag).unwrap();
        wrong(source, target, &Pair { from: language("en"), to: language("es") })
    }

    #[test]
    fn what_is_translated_passes() {
        for (source, target) in [
            ("The harbour opened in 1998.", "El puerto abrió en 1998."),
            ("“We stay,” she said.", "«Nos quedamos», dijo."),
            ("Reuters", "Reuters"),
            ("OK", "De acuerdo, así se hará"),
            ("The prime minister resigned on Tuesday after losing a vote.", "首相在失去投票后于周二辞职。"),
            ("12 %", "12 %"),
        ] {
            assert_eq!(of(source, target), None, "{source}");
        }
    }

    #[test]
    fn what_lost_something_is_told() {
        let long = "word ".repeat(60);
        for (source, target, reason) in [
            ("The harbour opened.", " — ", Reason::Empty),
            ("The harbour opened late.", "the harbour  opened late.", Reason::Repeated),
            ("The harbour opened in 1998.", "El puerto abrió.", Reason::Numbers),
            ("“We stay,” she said.", "Nos quedamos, dijo.", Reason::Quotes),
            (&long, "palabra", Reason::Length),
            ("The harbour opened late.", &long, Reason::Length),
        ] {
            assert_eq!(of(source, target), Some(reason), "{source}");
        }
    }
}
