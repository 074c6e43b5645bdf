use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};

/// Letters of a word before a full stop that is more likely an abbreviation than the end of a sentence.
const MOST_ABBREVIATION: usize = 3;

static SENTENCES: LazyLock<SentenceSegmenterBorrowed<'static>> =
    LazyLock::new(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));

/// The sentences of a text (UAX #29 §5), without the white space around them, none empty. Lines part them as well. What
/// ends in a short word with a capital or with full stops inside, such as "Mr." or "U.S.", goes on: two sentences that are
/// translated as one are no harm, half a one is.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let mut goes_on = false;
        let mut from = 0;
        for to in SENTENCES.segment_str(line).skip(1) {
            let whole = line.get(from..to).unwrap_or_default();
            let bare = whole.trim();
            let begin = start + from + (whole.len() - whole.trim_start().len());
            from = to;
            if bare.is_empty() {
                continue;
            }
            let range = begin..begin + bare.len();
            match found.last_mut() {
                Some(last) if goes_on => last.end = range.end,
                _ => found.push(range),
            }
            goes_on = is_abbreviated(bare);
        }
        start = end;
    }
    found
}

fn is_abbreviated(sentence: &str) -> bool {
    let Some(rest) = sentence.strip_suffix('.') else { return false };
    let word =
        rest.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '«' | '„')).next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    let short = letters <= MOST_ABBREVIATION && word.chars().all(char::is_alphabetic);
    letters > 0 && (dotted || (short && word.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_where_readers_see_it() {
        let cut = |text: &'static str| -> Vec<&str> { sentences(text).into_iter().map(|range| &text[range]).collect() };
        assert_eq!(cut("First. Two?  Three"), ["First.", "Two?", "Three"]);
        assert_eq!(
            cut("Mr. Ana Diaz of the U.S. Navy spoke. It rained."),
            ["Mr. Ana Diaz of the U.S. Navy spoke.", "It rained."]
        );
        assert_eq!(cut("他走了。她来了。"), ["他走了。", "她来了。"]);
        assert_eq!(cut(" a line\n\nof others "), ["a line", "of others"]);
        assert!(cut(" \n ").is_empty());
    }
}
