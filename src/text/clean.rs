use std::iter::Peekable;
use std::str::Chars;

/// Cleans text that may have several lines: control characters other than newline, whole escape sequences (ECMA-48 §5.4
/// CSI, §5.6 OSC, DCS, APC, PM, SOS), direction embeddings, overrides and isolates (UAX #9 §2.1, §2.2, §2.4) go; a tab
/// becomes a space; LRM, RLM, ALM, ZWJ and ZWNJ stay.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{1b}' => escape(&mut chars),
            '\u{9b}' => control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => control_string(&mut chars),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Cleans a field that is one line (a title, a name): as [`clean`], white space folded to single spaces, at most
/// `max` characters.
#[must_use]
pub fn clean_line(text: &str, max: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in clean(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
            count += 1;
        }
        for c in word.chars() {
            if count >= max {
                return out.trim_end().to_owned();
            }
            out.push(c);
            count += 1;
        }
    }
    out
}

fn escape(chars: &mut Peekable<Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            control_sequence(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            control_string(chars);
        }
        // Two-character and intermediate-byte sequences: ESC, any of 0x20–0x2F, one final byte.
        Some(c) if ('\u{20}'..='\u{7e}').contains(c) => {
            while chars.next_if(|c| ('\u{20}'..='\u{2f}').contains(c)).is_some() {}
            chars.next_if(|c| ('\u{30}'..='\u{7e}').contains(c));
        }
        _ => {}
    }
}

/// Parameters, intermediates and the final byte; a sequence that never ends takes nothing else with it.
fn control_sequence(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(|c| ('\u{20}'..='\u{3f}').contains(c)).is_some() {}
    chars.next_if(|c| ('\u{40}'..='\u{7e}').contains(c));
}

/// A control string up to its terminator (BEL, ST), or to the end of its line when it has none.
fn control_string(chars: &mut Peekable<Chars<'_>>) {
    while let Some(c) = chars.next_if(|c| *c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                chars.next_if_eq(&'\\');
                return;
            }
            _ => {}
        }
    }
}
