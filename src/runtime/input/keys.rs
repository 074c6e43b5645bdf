//! What sequences of a terminal are as keys and mouse.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::app::Input;

/// Rows that one notch of the wheel turns.
pub(super) const NOTCH: i16 = 3;
/// Bits of a mouse report: a motion, the wheel.
const MOTION: u16 = 32;
const WHEEL: u16 = 64;
/// Buttons beyond the fifth.
const MORE_BUTTONS: u16 = 128;

/// The key of a single byte; none for one that belongs to a letter of several.
pub(super) fn of_byte(byte: u8) -> Option<Input> {
    let control = |letter: u8| (KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let (code, modifiers) = match byte {
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x1b => (KeyCode::Esc, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0 => control(b' '),
        1..=0x1a => control(byte - 1 + b'a'),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        0x80.. => return None,
        _ => (KeyCode::Char(char::from(byte)), KeyModifiers::NONE),
    };
    Some(Input::Key(code, modifiers))
}

/// A key with more held down.
pub(super) fn with(input: Input, more: KeyModifiers) -> Input {
    match input {
        Input::Key(code, modifiers) => Input::Key(code, modifiers | more),
        other => other,
    }
}

/// Whether what an introducer begins can go on so: as answers of terminals do.
pub(super) fn may_follow(introducer: u8, byte: u8) -> bool {
    match introducer {
        b'[' => matches!(byte, b'0'..=b'9' | b'?' | b'>' | b'<' | b'=' | b'A'..=b'D' | b'F' | b'H'),
        b'O' => matches!(byte, b'A'..=b'D' | b'F' | b'H'),
        b']' => matches!(byte, b'0'..=b'9' | b'l' | b'L' | b'I'),
        b'P' => matches!(byte, b'0'..=b'9' | b'>' | b'!' | b'=' | b'?' | b'$' | b'+' | b'{' | b'|'),
        b'_' => byte == b'G',
        _ => !byte.is_ascii_control(),
    }
}

/// The key of `ESC O` and a letter.
pub(super) fn of_single(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(byte - b'P' + 1),
        _ => return None,
    })
}

/// The key or mouse report of a control sequence; none for answers and for what is not known.
pub(super) fn of_control(bytes: &[u8], last: u8, alt: bool) -> Option<Input> {
    if let Some(mouse) = bytes.strip_prefix(b"<") {
        return sgr_mouse(mouse, last);
    }
    if let Some(function) = bytes.strip_prefix(b"[") {
        let code = matches!(last, b'A'..=b'E') && function.is_empty();
        return code.then(|| Input::Key(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE));
    }
    // With a private mark or an intermediate byte it is an answer.
    let numbers = numbers(bytes)?;
    let first = numbers.first().copied().unwrap_or(0);
    let held = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' => of_single(last)?,
        // With numbers it is where the cursor is.
        b'R' if bytes.is_empty() => KeyCode::F(3),
        b'Z' => KeyCode::BackTab,
        b'~' if first == 27 => return numbers.get(2).and_then(|code| of_codepoint(*code)).map(|key| with(key, held)),
        b'~' => of_number(first)?,
        b'u' => return of_kitty(bytes, first, held),
        b'M' => return rxvt_mouse(&numbers),
        _ => return None,
    };
    Some(Input::Key(code, if alt { held | KeyModifiers::ALT } else { held }))
}

/// Parameters of a sequence; of parts within one the first counts.
fn numbers(bytes: &[u8]) -> Option<Vec<u16>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let number = |part: &str| match part.split(':').next() {
        None | Some("") => Some(1),
        Some(digits) => digits.parse().ok(),
    };
    text.split(';').map(number).collect()
}

/// The modifiers of xterm's parameter: one more than the sum of shift 1, alt 2, control 4.
fn modifiers(parameter: u16) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    all.into_iter().filter(|(bit, _)| bits & bit > 0).fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier)
}

/// The key of `CSI number ~`.
fn of_number(number: u16) -> Option<KeyCode> {
    let function = |from: u16, first: u8| u8::try_from(number - from).ok().map(|more| KeyCode::F(first + more));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

/// A key of kitty's protocol, `CSI code ; modifiers : event u`; the third event is the release of a key.
fn of_kitty(bytes: &[u8], code: u16, held: KeyModifiers) -> Option<Input> {
    let released = bytes.split(|byte| *byte == b';').nth(1).is_some_and(|part| part.ends_with(b":3"));
    if released || bytes.is_empty() {
        return None;
    }
    of_codepoint(code).map(|key| with(key, held))
}

fn of_codepoint(code: u16) -> Option<Input> {
    if let Ok(byte @ (b'\r' | b'\t' | 0x1b | 0x7f)) = u8::try_from(code) {
        return of_byte(byte);
    }
    let letter = char::from_u32(u32::from(code)).filter(|letter| !letter.is_control())?;
    // From U+E000 on kitty counts keys that type nothing.
    (code < 0xe000).then_some(Input::Key(KeyCode::Char(letter), KeyModifiers::NONE))
}

/// `CSI < button ; column ; row M`, or `m` when the button is released.
fn sgr_mouse(bytes: &[u8], last: u8) -> Option<Input> {
    match (numbers(bytes)?.as_slice(), last) {
        (&[button, column, row], b'M') => mouse(button, (column, row), true),
        (&[button, column, row], b'm') => mouse(button, (column, row), false),
        _ => None,
    }
}

/// `CSI button ; column ; row M`, the button 32 more than it says.
fn rxvt_mouse(numbers: &[u16]) -> Option<Input> {
    match *numbers {
        [button, column, row] => mouse(button.checked_sub(32)?, (column, row), true),
        _ => None,
    }
}

/// Three bytes after `CSI M`, each 32 more than its value.
pub(super) fn x10_mouse(bytes: &[u8]) -> Option<Input> {
    match bytes.iter().map(|byte| u16::from(*byte).saturating_sub(32)).collect::<Vec<_>>().as_slice() {
        &[button, column, row] => mouse(button, (column, row), true),
        _ => None,
    }
}

fn mouse(button: u16, (column, row): (u16, u16), pressed: bool) -> Option<Input> {
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    if button & MORE_BUTTONS > 0 {
        return None;
    }
    match (button & WHEEL > 0, button & 3) {
        (true, 0) => Some(Input::Wheel { column, row, by: -NOTCH }),
        (true, 1) => Some(Input::Wheel { column, row, by: NOTCH }),
        (false, 0) if pressed && button & MOTION == 0 => Some(Input::Click { column, row }),
        _ => None,
    }
}
