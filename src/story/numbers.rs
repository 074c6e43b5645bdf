/// The digit nought of each script whose digits are counted in order.
const NOUGHTS: [char; 16] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '０'];

fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c as u8);
    }
    let values = NOUGHTS.iter().map(|nought| (c as u32).wrapping_sub(*nought as u32));
    values.into_iter().find(|value| *value < 10).and_then(|value| u8::try_from(value).ok()).map(|value| b'0' + value)
}

/// What parts a number's groups of three somewhere in the world.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' | '٬')
}

/// The numbers of a text in digits, groups of three joined: `1,600`, `1 600` and `۱٬۶۰۰` are `1600`.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // Digits of one run, and whether only a separator is between it and the number before.
    let mut run = String::new();
    let mut apart: Option<bool> = None;
    let mut gap = 0usize;
    let mut groups = false;
    for c in text.chars().chain([' ', 'x']) {
        if let Some(digit) = digit(c) {
            if run.is_empty() {
                apart = Some(gap == 1);
            }
            run.push(char::from(digit));
            continue;
        }
        if !run.is_empty() {
            let joins = apart == Some(true) && run.len() == 3 && groups;
            match found.last_mut() {
                Some(last) if joins => last.push_str(&run),
                _ => {
                    groups = run.len() <= 3;
                    found.push(run.clone());
                }
            }
            run.clear();
            gap = 0;
        }
        gap = if is_separator(c) { gap + 1 } else { 9 };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn groups_are_joined_in_every_manner_of_writing() {
        for text in ["1,600 left", "1.600", "1 600", "1\u{202f}600 Franken", "۱٬۶۰۰"] {
            assert_eq!(numbers(text), ["1600"], "{text}");
        }
        assert_eq!(
            numbers("at 6.50, 2,300,000 of 20 in 2026, 120 on 2026"),
            ["6", "50", "2300000", "20", "2026", "120", "2026"]
        );
        assert!(numbers("none").is_empty());
    }
}
