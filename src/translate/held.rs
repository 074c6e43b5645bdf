use std::ops::Range;

/// What words begin with that are addresses.
const SCHEMES: &[&str] = &["http://", "https://", "www.", "mailto:"];

/// The parts of a text that no engine may change: addresses, names of accounts, and names that the user wants to stay; in
/// order, none within another.
pub(super) fn held(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let range = start..start + word.len();
        start = range.end;
        let bare =
            word.trim_matches(|c: char| c.is_whitespace() || "()[]<>«»“”„\"',;:!?".contains(c)).trim_end_matches('.');
        if is_address(bare) {
            let from = range.start + word.find(bare).unwrap_or(0);
            found.push(from..from + bare.len());
        }
    }
    for name in names.iter().filter(|name| !name.trim().is_empty()) {
        for (at, _) in text.match_indices(name.as_str()) {
            let range = at..at + name.len();
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(range.end..).and_then(|after| after.chars().next());
            // In a script without spaces every name is inside other letters.
            let whole = !name.is_ascii() || !(inside(before) || inside(after));
            if whole && found.iter().all(|other| range.end <= other.start || other.end <= range.start) {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

fn is_address(word: &str) -> bool {
    if SCHEMES.iter().any(|scheme| word.len() > scheme.len() && word.starts_with(scheme)) {
        return true;
    }
    match word.split_once('@') {
        // An account, or a mail address.
        Some((before, after)) => {
            let name =
                |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-+@".contains(c));
            name(after) && (before.is_empty() || name(before) && after.contains('.'))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::held;

    #[test]
    fn addresses_accounts_and_names_stay() {
        let text = "See https://a.example/x?y=1, write to desk@a.example. By @ana, Moldova 1, not Moldova 12.";
        let found: Vec<&str> = held(text, &["Moldova 1".to_owned()]).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["https://a.example/x?y=1", "desk@a.example", "@ana", "Moldova 1"]);
        assert!(held("at 5 @ noon, a/b", &[String::new()]).is_empty());
    }
}
