//! Where a new label parts a line.

use regex::Regex;

use super::label;
use super::lexicon::Words;

/// A part of a line that begins with a label.
pub(super) struct Segment<'a> {
    pub(super) text: &'a str,
    /// Whether a bracket was opened before it.
    pub(super) bracket: bool,
}

const STRONG: &[char] = &[';', '；', '|', '/', '／', '.', '。', ',', '，', '–', '—', '(', '（', '·', '•', '、'];

/// Parts a line where a new label begins.
pub(super) fn segments<'a>(line: &'a str, words: &Words) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut bracket = false;
    let last_sign = line.rfind(|c| label::is_sign(c, words)).unwrap_or(0);
    // The last word of a label may be one by itself: `Biên dịch:`.
    let label_end = |text: &str| label::at(text, words).map_or(0, |label| label.end);
    let mut within = label_end(line);
    for (at, c) in line.char_indices().skip(1) {
        if at < within {
            continue;
        }
        let Some((before, rest)) = line.split_at_checked(at) else { continue };
        let Some(previous) = before.chars().next_back() else { continue };
        let stands = STRONG.contains(&previous)
            || previous.is_whitespace()
            || matches!(previous, '：' | ':' | '-' | '】' | ')' | '）');
        if c.is_whitespace() || !stands {
            continue;
        }
        let trimmed = before.trim_end();
        let and = words.all(|file| &file.and).find(|and| ends_with_word(trimmed, and));
        let opened = trimmed.ends_with(['(', '（']);
        let strong = trimmed.ends_with(STRONG) || trimmed.ends_with(" -") || and.is_some();
        // Where nothing parts it from what came before, a label ends with a sign.
        if (strong || last_sign > at)
            && begins(rest, words, strong, opened)
            && !is_open_label(line.get(start..at).unwrap_or_default(), rest, words)
        {
            let cut = and.map_or(at, |and| trimmed.len().saturating_sub(and.len() + 1));
            segments.push(Segment { text: line.get(start..cut).unwrap_or_default(), bracket });
            start = at;
            within = at + label_end(rest);
            bracket = opened;
        }
    }
    segments.push(Segment { text: line.get(start..).unwrap_or_default(), bracket });
    segments
}

/// Whether a text is a label with its sign, and names come next: `采写/新京报记者 李明`.
fn is_open_label(text: &str, rest: &str, words: &Words) -> bool {
    let whole = |label: label::Label| label.marked && text.get(label.end..).is_some_and(|rest| rest.trim().is_empty());
    label::at(text, words).is_some_and(whole) && label::at(rest, words).is_none()
}

fn ends_with_word(before: &str, word: &str) -> bool {
    let cut = before.len().checked_sub(word.len()).filter(|cut| *cut > 0 && before.is_char_boundary(*cut));
    cut.is_some_and(|cut| {
        let (rest, end) = before.split_at(cut);
        rest.ends_with(' ') && (end == word || end.to_lowercase() == word)
    })
}

/// Whether a label stands at the start; where nothing parts it from what came before, only one with a colon counts.
pub(super) fn begins(rest: &str, words: &Words, strong: bool, bracket: bool) -> bool {
    if label::at(rest, words).is_some_and(|label| strong || label.marked) {
        return true;
    }
    let found = |begins: Option<&Regex>| {
        let begin = begins.and_then(|begins| begins.find(rest));
        begin.is_some_and(|found| found.end() > 0 && (strong || found.as_str().contains([':', '：', '︱', '©'])))
    };
    words.lexicons.iter().any(|lexicon| found(lexicon.lines.begins()) || (bracket && found(lexicon.brackets.begins())))
}
