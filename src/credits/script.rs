/// Whether every letter is a Han character.
pub(super) fn is_han(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}
