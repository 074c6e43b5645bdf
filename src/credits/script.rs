use crate::model::Evidence;

/// Languages of the Latin script that are tried where a document does not say its own.
pub(super) const LATIN: &[&str] =
    &["de", "es", "fr", "it", "pt", "ro", "nl", "pl", "cs", "tr", "id", "vi", "sv", "no", "hu", "sr"];

/// Blocks that are looked at, and letters of each.
const MOST_BLOCKS: usize = 24;
const MOST_LETTERS: usize = 48;

/// Whether every letter is a Han character.
pub(super) fn is_han(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '々'))
}

/// Whether a letter is a Hangul syllable.
pub(super) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a letter belongs to a script that is written without spaces or in blocks: Han, Kana, Hangul.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// The languages whose scripts stand in the document: a feed may name another language than it is written in.
pub(super) fn languages(evidence: &Evidence, own: &str) -> Vec<&'static str> {
    let blocks = &evidence.blocks;
    let ends = blocks.iter().take(MOST_BLOCKS / 2).chain(blocks.iter().rev().take(MOST_BLOCKS / 2));
    let texts = ends.map(|block| &block.text).chain(evidence.fields.iter().take(MOST_BLOCKS).map(|field| &field.text));
    let mut found = Vec::new();
    for c in texts.flat_map(|text| text.chars().take(MOST_LETTERS)).filter(|c| !c.is_ascii()) {
        if let Some(language) = language_of(c)
            && !found.contains(&language)
        {
            found.push(language);
        }
    }
    // One script, several languages: the document's own is the one.
    let shares = |language: &str| match language {
        "ru" | "uk" => matches!(own, "ru" | "uk" | "bg" | "sr" | "mk" | "be" | "kk"),
        "ar" | "fa" => matches!(own, "ar" | "fa" | "ur" | "ps"),
        "hi" => matches!(own, "hi" | "mr" | "ne"),
        "zh" => matches!(own, "zh" | "ja"),
        other => other == own,
    };
    found.retain(|language| !shares(language));
    found
}

const fn language_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{370}'..='\u{3ff}' => "el",
        // Letters that their neighbours do not have.
        'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => "uk",
        'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => "fa",
        '\u{400}'..='\u{4ff}' => "ru",
        '\u{530}'..='\u{58f}' => "hy",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{600}'..='\u{6ff}' => "ar",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{980}'..='\u{9ff}' => "bn",
        '\u{b80}'..='\u{bff}' => "ta",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{10a0}'..='\u{10ff}' => "ka",
        '\u{1200}'..='\u{137f}' => "am",
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{3400}'..='\u{9fff}' => "zh",
        '\u{ac00}'..='\u{d7a3}' => "ko",
        _ => return None,
    })
}
