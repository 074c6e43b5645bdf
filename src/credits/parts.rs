use super::lexicon::Words;

/// What stood before a part of a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Start,
    And,
    Comma,
    Slash,
    Bar,
    With,
}

/// The parts of a byline with what parts them. An agency's own name is never parted.
pub(super) fn parts(text: &str, words: &Words) -> Vec<(Separator, String)> {
    let mut parts = Vec::new();
    let mut separator = Separator::Start;
    let mut current = String::new();
    let mut depth = 0usize;
    for token in tokens(text) {
        let lower = token.trim().to_lowercase();
        let found = match lower.as_str() {
            _ if depth > 0 => None,
            "," | "，" | "、" | ";" | "；" | "،" => Some(Separator::Comma),
            "/" | "／" => Some(Separator::Slash),
            "|" | "·" | "•" => Some(Separator::Bar),
            "&" => Some(Separator::And),
            word if words.is_and(word) => Some(Separator::And),
            word if words.is_with(word) => Some(Separator::With),
            _ => None,
        };
        depth = match lower.chars().next() {
            Some('(' | '（') => depth + 1,
            _ => depth,
        };
        depth = depth.saturating_sub(lower.matches([')', '）']).count());
        match found {
            Some(found) => {
                let part = std::mem::take(&mut current).trim().to_owned();
                if part.is_empty() {
                    separator = if separator == Separator::Start { Separator::Start } else { found };
                } else {
                    parts.push((separator, part));
                    separator = found;
                }
            }
            None => current.push_str(token),
        }
    }
    let part = current.trim().to_owned();
    if !part.is_empty() {
        parts.push((separator, part));
    }
    parts
}

/// Words with the space before them; separators stand alone.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let alone = matches!(c, ',' | '，' | '、' | ';' | '；' | '،' | '/' | '／' | '|' | '&' | '•' | '(' | '（')
            || (c == '·' && text.get(..at).is_some_and(|before| before.ends_with(' ')));
        if alone || c.is_whitespace() {
            tokens.extend(text.get(start..at));
            start = at;
        }
        if alone {
            tokens.extend(text.get(at..at + c.len_utf8()));
            start = at + c.len_utf8();
        }
    }
    tokens.extend(text.get(start..));
    tokens.retain(|token| !token.is_empty());
    tokens
}
