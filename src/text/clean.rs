use std::str::Chars;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

/// Maximum number of combining characters in sequence: more than any script needs (UAX #15 §13 says 30).
const MOST_COMBINING: usize = 30;

/// Cleans multi-line text. Removed: control characters other than newline, complete escape sequences (ECMA-48 §5.4 CSI,
/// §5.6 OSC, DCS, APC, PM, SOS), bidirectional embeddings, overrides and isolates (UAX #9 §2.1, §2.2, §2.4),
/// non-characters, and combining marks beyond the thirtieth on one letter. A tab becomes a space; a line or paragraph
/// separator (U+0085, U+2028, U+2029) becomes a newline. LRM, RLM, ALM, ZWJ and ZWNJ are kept.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    clean_into(text, &mut out);
    out
}

/// As [`clean`], appended to `out`.
pub(super) fn clean_into(text: &str, out: &mut String) {
    let mut hanging = Hanging::default();
    let mut chars = text.chars();
    loop {
        let rest = chars.as_str();
        let (plain, tail) = rest.split_at(rest.floor_char_boundary(plain_bytes(rest.as_bytes())));
        if !plain.is_empty() {
            out.push_str(plain);
            hanging = Hanging::default();
        }
        chars = tail.chars();
        let Some(c) = chars.next() else { return };
        match c {
            '\t' => out.push(' '),
            '\u{1b}' => escape(&mut chars),
            '\u{9b}' => control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => control_string(&mut chars),
            '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            c if is_noncharacter(c) => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_control() && c != '\n' => {}
            c if hanging.is_too_many(c) => {}
            c => out.push(c),
        }
    }
}

/// Length in bytes of the prefix that needs no cleaning and no look at the preceding text: printable ASCII, newlines,
/// letters of most scripts with not too many combining marks behind them, common punctuation. The estimate is conservative.
fn plain_bytes(bytes: &[u8]) -> usize {
    // Marks hang on the last letter: up to `plain` nothing hangs.
    let (mut plain, mut at) = (0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if at == plain {
            at += plain_chunks(rest);
            plain = at;
            let rest = bytes.get(at..).unwrap_or_default();
            // A mark at the start hangs on what is not known here.
            if at > 0 || !rest.first().is_some_and(|first| is_within(*first, 0xe0, 0xe1)) {
                at += plain_words(rest);
                plain = at;
            }
        }
        // What ends the chunks, such as a quotation mark, is decided by itself, and behind it they begin again.
        let chunk = at + CHUNK;
        while at < chunk {
            match plainness(bytes.get(at..).unwrap_or_default()) {
                Plainness::Letter(length) => {
                    at += length;
                    plain = at;
                }
                // What precedes the first letter is not known here.
                Plainness::Mark(length) if plain > 0 && at - plain < MOST_COMBINING * length => at += length,
                _ if at == bytes.len() => return at,
                _ => return plain,
            }
        }
    }
    at
}

/// What the first character of a text is, with its length in bytes.
enum Plainness {
    /// It needs no cleaning, and nothing hangs on what precedes it.
    Letter(usize),
    /// It hangs on what precedes it.
    Mark(usize),
    /// A closer look is needed.
    Unsure,
}

fn plainness(rest: &[u8]) -> Plainness {
    let next = || rest.get(1).copied().unwrap_or_default();
    let last = || rest.get(2).copied().unwrap_or_default();
    let Some(first) = rest.first() else { return Plainness::Unsure };
    match first {
        b'\n' | b' '..=b'~' => Plainness::Letter(1),
        0xc3..=0xcb | 0xce..=0xd1 => Plainness::Letter(2),
        0xc2 if next() >= 0xa0 => Plainness::Letter(2),
        0xd8 if !matches!(next(), 0x90..=0x9c) => Plainness::Letter(2),
        0xd9 if !matches!(next(), 0x8b..=0x9f | 0xb0) => Plainness::Letter(2),
        0xe0 | 0xe1 if hangs(*first, next(), last()) => Plainness::Mark(3),
        0xe2 if next() == 0x80 && matches!(last(), 0x90..=0xa7) => Plainness::Letter(3),
        0xe3 if (next() == 0x80 && last() < 0xaa) || (next() == 0x82 && last() < 0x99) => Plainness::Letter(3),
        0xe3 if matches!(next(), 0x81 | 0x83) => Plainness::Letter(3),
        0xe0 | 0xe1 | 0xe4..=0xe9 | 0xeb | 0xec => Plainness::Letter(3),
        0xea if next() >= 0xb0 => Plainness::Letter(3),
        _ => Plainness::Unsure,
    }
}

/// Whether a character of three bytes below U+2000 is a combining mark. Those from U+0800 on are letters of India, Thailand,
/// Ethiopia and others and their marks; none of them is a control character.
fn hangs(first: u8, next: u8, last: u8) -> bool {
    /// A bit for each code point.
    static MARKS: LazyLock<[u64; 0x2000 / 64]> = LazyLock::new(|| {
        std::array::from_fn(|word| {
            (0..64).filter(|bit| mark_at(word * 64 + bit)).fold(0, |marks, bit| marks | 1 << bit)
        })
    });
    let code = usize::from(first & 0x0f) << 12 | usize::from(next & 0x3f) << 6 | usize::from(last & 0x3f);
    MARKS.get(code / 64).is_none_or(|marks| marks >> (code % 64) & 1 == 1)
}

fn mark_at(code: usize) -> bool {
    u32::try_from(code).ok().and_then(char::from_u32).is_some_and(is_combining_mark)
}

/// Number of bytes that are looked at at once.
const CHUNK: usize = 32;

/// As [`plain_bytes`], decided from single bytes, many at a time.
fn plain_chunks(bytes: &[u8]) -> usize {
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    let plain =
        chunks.iter().take_while(|chunk| chunk.iter().fold(true, |all, byte| all & is_plain(*byte))).count() * CHUNK;
    let rest = bytes.get(plain..).unwrap_or_default();
    plain + rest.iter().take_while(|byte| is_plain(**byte)).count()
}

/// As [`plain_chunks`], decided also from the two bytes after each. Of chunks with marks the text up to the last ASCII
/// character is taken, and one without any is not: more marks than one letter may have do not fit between two of them.
fn plain_words(bytes: &[u8]) -> usize {
    let following = |start: usize| bytes.get(start..).unwrap_or_default().as_chunks::<CHUNK>().0;
    let chunks = bytes.as_chunks::<CHUNK>().0.iter().zip(following(1)).zip(following(2));
    let plain = |((one, two), three): &((&[u8; CHUNK], &[u8; CHUNK]), &[u8; CHUNK])| {
        let each = one.iter().zip(*two).zip(*three);
        let ends = one.iter().fold(false, |any, byte| any | byte.is_ascii()) || !has_marks(one);
        each.fold(ends, |all, ((one, two), three)| all & (is_plain(*one) | is_plain_before(*one, *two, *three)))
    };
    let plain = chunks.take_while(plain).count() * CHUNK;
    let Some(last) = bytes.get(..plain).and_then(<[u8]>::last_chunk::<CHUNK>) else { return 0 };
    if has_marks(last) {
        return plain - CHUNK + last.iter().rposition(u8::is_ascii).map_or(0, |at| at + 1);
    }
    let rest = bytes.get(plain..).unwrap_or_default();
    plain + rest.iter().take_while(|byte| is_within(**byte, 0x80, 0xbf)).count()
}

const fn is_within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first) <= last - first
}

/// Whether a byte is part of a character that needs no cleaning, whatever its other bytes are.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep many bytes from being looked at at once")]
const fn is_plain(byte: u8) -> bool {
    is_within(byte, b' ', b'~')
        | (byte == b'\n')
        | is_within(byte, 0x80, 0xbf)
        | is_within(byte, 0xc3, 0xcb)
        | is_within(byte, 0xce, 0xd1)
        | is_within(byte, 0xe4, 0xe9)
        | is_within(byte, 0xeb, 0xec)
}

/// Whether a byte begins a character that needs no cleaning, with the two bytes after it; it may be a mark.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep many bytes from being looked at at once")]
const fn is_plain_before(first: u8, next: u8, last: u8) -> bool {
    ((first == 0xd8) & !is_within(next, 0x90, 0x9c))
        | ((first == 0xd9) & !is_within(next, 0x8b, 0x9f) & (next != 0xb0))
        | is_within(first, 0xe0, 0xe1)
        | ((first == 0xe2) & (next == 0x80) & is_within(last, 0x90, 0xa7))
        | ((first == 0xe3) & (next == 0x80) & (last < 0xaa))
        | ((first == 0xe3) & ((next == 0x81) | (next == 0x83)))
}

/// Whether a character of a chunk may be a mark of three bytes.
fn has_marks(chunk: &[u8; CHUNK]) -> bool {
    chunk.iter().fold(false, |any, byte| any | is_within(*byte, 0xe0, 0xe1))
}

/// Cleans a one-line field (a title, a name): as [`clean`], with white space collapsed, soft hyphens removed, and at
/// most `max` characters.
#[must_use]
pub fn clean_line(text: &str, max: usize) -> String {
    if text.len() <= max && is_plain_line(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut count = 0;
    for word in clean(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
            count += 1;
        }
        for c in word.chars().filter(|c| *c != '\u{ad}') {
            if count >= max {
                return out.trim_end().to_owned();
            }
            out.push(c);
            count += 1;
        }
    }
    out
}

/// Whether a field consists of ASCII words separated by single spaces.
fn is_plain_line(bytes: &[u8]) -> bool {
    let mut after_space = true;
    let plain = bytes.iter().all(|byte| {
        let fits = byte.is_ascii_graphic() || (*byte == b' ' && !after_space);
        after_space = *byte == b' ';
        fits
    });
    plain && (bytes.is_empty() || !after_space)
}

/// Whether Unicode reserves a code point as a non-character (Unicode, 23.7).
pub(super) fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Counts the combining characters of a cluster, to limit them.
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
        self.count > MOST_COMBINING
    }
}

/// Consumes the next character if it satisfies the condition.
fn next_if(chars: &mut Chars<'_>, wanted: impl Fn(char) -> bool) -> Option<char> {
    let mut ahead = chars.clone();
    let next = ahead.next().filter(|c| wanted(*c))?;
    *chars = ahead;
    Some(next)
}

fn escape(chars: &mut Chars<'_>) {
    match chars.clone().next() {
        Some('[') => {
            chars.next();
            control_sequence(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            control_string(chars);
        }
        // Two-character and intermediate-byte sequences: ESC, any of 0x20–0x2F, one final byte.
        Some('\u{20}'..='\u{7e}') => {
            while next_if(chars, |c| ('\u{20}'..='\u{2f}').contains(&c)).is_some() {}
            next_if(chars, |c| ('\u{30}'..='\u{7e}').contains(&c));
        }
        _ => {}
    }
}

/// Skips parameters, intermediates and the final byte; of an unterminated sequence only these are removed.
fn control_sequence(chars: &mut Chars<'_>) {
    while next_if(chars, |c| ('\u{20}'..='\u{3f}').contains(&c)).is_some() {}
    next_if(chars, |c| ('\u{40}'..='\u{7e}').contains(&c));
}

/// Skips a control string up to its terminator (BEL, ST), or to the end of its line if there is none.
fn control_string(chars: &mut Chars<'_>) {
    while let Some(c) = next_if(chars, |c| c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' => {
                next_if(chars, |c| c == '\\');
                return;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::clean;

    #[test]
    fn thirty_marks_hang_on_a_letter_at_most() {
        let most = |start: &str, marks: &str, end: &str| {
            let kept: String = marks.chars().take(30).collect();
            assert_eq!(clean(&format!("{start}{marks}{end}")), format!("{start}{kept}{end}"));
        };
        for mark in ["\u{301}", "\u{93f}", "\u{e48}", "\u{135d}", "\u{20d7}"] {
            let (some, many) = (mark.repeat(29), mark.repeat(40));
            for start in ["", "e", "quay \u{915}", "\u{e01}", "“\u{1208}"] {
                for end in ["", " x", "\u{e01}\u{e48}", "”"] {
                    most(start, &some, end);
                    most(start, &many, end);
                }
            }
        }
        most("e", &["\u{301}".repeat(20), "\u{e48}".repeat(20)].concat(), "x");
        most("e", &["\u{e48}".repeat(20), "\u{301}".repeat(20)].concat(), "x");
    }

    proptest! {
        #[test]
        fn runs_are_cleaned_as_single_letters_are(
            text in "[\t\n -~\u{a0}-\u{17f}\u{2ff}-\u{500}\u{600}-\u{680}\u{900}-\u{920}\u{e30}-\u{e50}\u{2000}-\u{2070}\u{3000}-\u{30ff}\u{4e00}-\u{4e10}\u{ac00}-\u{ac10}\u{d7a0}-\u{d7b0}\u{feff}\u{1f600}-\u{1f610}]{0,29}[ -~\u{a0}-\u{17f}\u{400}-\u{450}\u{915}-\u{94d}\u{e01}-\u{e4e}\u{1ea0}-\u{1eb0}\u{2018}-\u{201f}\u{4e00}-\u{4e10}]{0,99}"
        ) {
            let stays = |c: &char| {
                let turns = matches!(*c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
                !turns && (*c == '\n' || *c == '\t' || !c.is_control())
            };
            let shown = |c| match c {
                '\t' => ' ',
                '\u{2028}' | '\u{2029}' => '\n',
                c => c,
            };
            let kept: String = text.chars().filter(stays).map(shown).collect();
            prop_assert_eq!(clean(&text), kept);
        }
    }
}
