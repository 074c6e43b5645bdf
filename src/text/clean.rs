use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::char::is_combining_mark;

/// Characters that hang on one before them: more than any writing needs (UAX #15 §13 says 30).
const MOST_HANGING: usize = 30;

/// Cleans text that may have several lines: control characters other than newline, whole escape sequences (ECMA-48 §5.4
/// CSI, §5.6 OSC, DCS, APC, PM, SOS), direction embeddings, overrides and isolates (UAX #9 §2.1, §2.2, §2.4) go; a tab
/// becomes a space; LRM, RLM, ALM, ZWJ and ZWNJ stay. Of marks without end on one letter the first thirty stay.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut hanging = Hanging::default();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{1b}' => escape(&mut chars),
            '\u{9b}' => control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => control_string(&mut chars),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c if hanging.is_too_many(c) => {}
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

/// Counts the characters that make one cluster of what would be many.
#[derive(Default)]
struct Hanging {
    count: usize,
    after_joiner: bool,
}

impl Hanging {
    fn is_too_many(&mut self, c: char) -> bool {
        if c < '\u{300}' {
            *self = Self::default();
            return false;
        }
        let joiner = c == '\u{200d}';
        let hangs = joiner || is_combining_mark(c) || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e01ef}');
        self.count = if hangs || self.after_joiner { self.count + 1 } else { 0 };
        self.after_joiner = joiner;
        self.count > MOST_HANGING
    }
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
