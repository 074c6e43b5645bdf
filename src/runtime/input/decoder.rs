//! Bytes of a terminal to keys and mouse, by a state machine that no answer of a terminal passes (ECMA-48 §5, xterm's
//! "Control Sequences").

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyModifiers};

use super::keys;
use crate::app::Input;

/// How long a byte is waited for that makes a sequence of ESC.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long the first byte of a string is waited for before its introducer was a key with Alt.
const INTRODUCER: Duration = Duration::from_millis(500);
/// How long a key that may introduce a sequence is held if it came after an ESC that was passed on as a key.
const LATE: Duration = Duration::from_millis(150);
/// How long after such an ESC keys may introduce a sequence.
const AFTER_ESCAPE: Duration = Duration::from_secs(1);
/// How long the next byte of a sequence, a paste or a mouse report is waited for before what came of it is dropped.
const STALLED: Duration = Duration::from_secs(1);
/// Bytes of a control sequence; of a longer one only its final byte is looked for.
const LONGEST_CONTROL: usize = 4_096;
/// Bytes of strings that are kept for whoever asked the terminal.
const MOST_KEPT: usize = 4_096;
/// Bytes of a paste that are kept: more than any prompt takes.
const MOST_PASTED: usize = 4_096;
/// How a bracketed paste ends.
const PASTE_END: &[u8] = b"\x1b[201~";

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const CANCEL: u8 = 0x18;
const SUBSTITUTE: u8 = 0x1a;

/// Where in a sequence the bytes are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Behind ESC; whether another stood before it, which is the Alt key of some terminals.
    Escape { alt: bool },
    /// Behind `ESC [` with the bytes so far.
    Control { alt: bool, bytes: Vec<u8> },
    /// Behind `ESC O`.
    Single { alt: bool },
    /// In the three bytes of an X10 mouse report.
    Mouse(Vec<u8>),
    /// In a string: OSC, DCS, APC, PM or SOS, by its introducer; whether an ESC came that may end it.
    Text { introducer: u8, length: usize, escape: bool },
    /// In a bracketed paste, with the bytes that are kept of it, and its last bytes.
    Paste { kept: Vec<u8>, tail: Vec<u8> },
    /// In a letter of several bytes.
    Letter { alt: bool, bytes: Vec<u8> },
    /// A key that may introduce a sequence, after an ESC that was passed on as a key.
    Held(u8),
}

/// Makes keys and mouse reports of bytes, however they are split. Whatever a terminal answers is dropped; so is what stalls.
#[derive(Debug, Default)]
pub(in crate::runtime) struct Decoder {
    state: State,
    /// When the last byte came.
    last: Option<Instant>,
    /// When an ESC was given as a key.
    escaped: Option<Instant>,
    /// Strings that the terminal answered, each after its introducer.
    answers: Vec<u8>,
    /// Whether the terminal reported its device attributes, which it does after everything that it was asked before.
    answered: bool,
}

impl Decoder {
    /// Takes bytes in that came at a time; the keys that they are go into `inputs`.
    pub(in crate::runtime) fn feed(&mut self, bytes: &[u8], now: Instant, inputs: &mut Vec<Input>) {
        self.expire(now, inputs);
        for byte in bytes {
            self.byte(*byte, now, inputs);
        }
        self.last = Some(now);
    }

    /// When the state must be looked at though nothing came; none while no sequence is open.
    pub(in crate::runtime) fn deadline(&self) -> Option<Instant> {
        let wait = match &self.state {
            State::Ground => return None,
            State::Escape { .. } | State::Single { .. } => ESCAPE,
            State::Held(_) => LATE,
            State::Text { length: 0, escape: false, .. } => INTRODUCER,
            State::Control { bytes, .. } if bytes.is_empty() => INTRODUCER,
            State::Control { .. }
            | State::Mouse(_)
            | State::Text { .. }
            | State::Paste { .. }
            | State::Letter { .. } => STALLED,
        };
        Some(self.last? + wait)
    }

    /// Ends a sequence that waited too long: one that can be a key is the key, everything else is dropped.
    pub(in crate::runtime) fn expire(&mut self, now: Instant, inputs: &mut Vec<Input>) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        let alt = |letter: u8| Input::Key(KeyCode::Char(char::from(letter)), KeyModifiers::ALT);
        match std::mem::take(&mut self.state) {
            State::Escape { alt } => {
                let escape = Input::Key(KeyCode::Esc, KeyModifiers::NONE);
                inputs.extend(std::iter::repeat_n(escape, if alt { 2 } else { 1 }));
                self.escaped = Some(now);
            }
            State::Single { .. } => inputs.push(alt(b'O')),
            State::Control { bytes, .. } if bytes.is_empty() => inputs.push(alt(b'[')),
            State::Text { introducer, length: 0, escape: false } => inputs.push(alt(introducer)),
            State::Held(byte) => inputs.extend(keys::of_byte(byte)),
            State::Ground
            | State::Control { .. }
            | State::Mouse(_)
            | State::Text { .. }
            | State::Paste { .. }
            | State::Letter { .. } => {}
        }
    }

    /// What the terminal answered in strings.
    pub(in crate::runtime) fn answers(&self) -> String {
        String::from_utf8_lossy(&self.answers).into_owned()
    }

    /// Whether the terminal reported its device attributes (`CSI ? … c`).
    pub(in crate::runtime) fn answered(&self) -> bool {
        self.answered
    }

    fn byte(&mut self, byte: u8, now: Instant, inputs: &mut Vec<Input>) {
        self.state = match std::mem::take(&mut self.state) {
            State::Ground => self.ground(byte, now, inputs),
            State::Escape { alt } => escape(byte, alt, inputs),
            State::Control { alt, bytes } => self.control(byte, alt, bytes, inputs),
            State::Single { alt } => single(byte, alt, inputs),
            State::Mouse(mut bytes) => {
                bytes.push(byte);
                if bytes.len() < 3 {
                    State::Mouse(bytes)
                } else {
                    inputs.extend(keys::x10_mouse(&bytes));
                    State::Ground
                }
            }
            State::Text { introducer, length, escape } => self.text(byte, (introducer, length, escape), inputs),
            State::Paste { kept, tail } => pasted(byte, kept, tail, inputs),
            State::Letter { alt, bytes } => letter(byte, alt, bytes, inputs),
            State::Held(held) if keys::may_follow(held, byte) => {
                let open = introduced(held, false);
                self.state = open;
                return self.byte(byte, now, inputs);
            }
            State::Held(held) => {
                inputs.extend(keys::of_byte(held));
                self.ground(byte, now, inputs)
            }
        };
    }

    fn ground(&mut self, byte: u8, now: Instant, inputs: &mut Vec<Input>) -> State {
        let escaped = self.escaped.take().is_some_and(|escaped| now < escaped + AFTER_ESCAPE);
        match byte {
            ESC => State::Escape { alt: false },
            b'[' | b']' | b'P' | b'_' | b'O' if escaped => State::Held(byte),
            0x80.. => letter(byte, false, Vec::new(), inputs),
            _ => {
                inputs.extend(keys::of_byte(byte));
                State::Ground
            }
        }
    }

    fn control(&mut self, byte: u8, alt: bool, mut bytes: Vec<u8>, inputs: &mut Vec<Input>) -> State {
        match byte {
            ESC => State::Escape { alt: false },
            // Function keys of the Linux console: `ESC [ [ A`.
            b'[' if bytes.is_empty() => State::Control { alt, bytes: vec![byte] },
            0x20..=0x3f => {
                if bytes.len() < LONGEST_CONTROL {
                    bytes.push(byte);
                }
                State::Control { alt, bytes }
            }
            b'M' if bytes.is_empty() => State::Mouse(Vec::new()),
            b'~' if bytes == b"200" => State::Paste { kept: Vec::new(), tail: Vec::new() },
            0x40..=0x7e => {
                self.answered |= byte == b'c' && bytes.starts_with(b"?");
                if byte == b'c' && self.answers.len() + bytes.len() < MOST_KEPT {
                    self.answers.extend_from_slice(b"[");
                    self.answers.extend_from_slice(&bytes);
                    self.answers.push(byte);
                }
                // What a terminal reports of its background once it was asked to (mode 2031).
                match (bytes.as_slice(), byte) {
                    (b"?997;1", b'n') => inputs.push(Input::Ground { light: false }),
                    (b"?997;2", b'n') => inputs.push(Input::Ground { light: true }),
                    _ => inputs.extend(keys::of_control(&bytes, byte, alt)),
                }
                State::Ground
            }
            // What is none of it ends it.
            _ => State::Ground,
        }
    }

    fn text(&mut self, byte: u8, (introducer, length, escape): (u8, usize, bool), inputs: &mut Vec<Input>) -> State {
        match byte {
            b'\\' if escape => State::Ground,
            _ if escape => {
                // Another sequence began before the string ended.
                self::escape(byte, false, inputs)
            }
            BEL | CANCEL | SUBSTITUTE => State::Ground,
            ESC => State::Text { introducer, length, escape: true },
            _ if length == 0 && !keys::may_follow(introducer, byte) => {
                inputs.push(Input::Key(KeyCode::Char(char::from(introducer)), KeyModifiers::ALT));
                inputs.extend(keys::of_byte(byte));
                State::Ground
            }
            _ => {
                if self.answers.len() < MOST_KEPT {
                    self.answers.extend((length == 0).then_some(introducer));
                    self.answers.push(byte);
                }
                State::Text { introducer, length: length + 1, escape: false }
            }
        }
    }
}

/// The state after an introducer.
fn introduced(byte: u8, alt: bool) -> State {
    match byte {
        b'[' => State::Control { alt, bytes: Vec::new() },
        b'O' => State::Single { alt },
        introducer => State::Text { introducer, length: 0, escape: false },
    }
}

fn escape(byte: u8, alt: bool, inputs: &mut Vec<Input>) -> State {
    match byte {
        ESC => State::Escape { alt: true },
        b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X' => introduced(byte, alt),
        0x80.. => letter(byte, true, Vec::new(), inputs),
        _ => {
            inputs.extend(keys::of_byte(byte).map(|input| keys::with(input, KeyModifiers::ALT)));
            State::Ground
        }
    }
}

/// A byte of a bracketed paste: what is pasted is a text, and none of its bytes a key.
fn pasted(byte: u8, mut kept: Vec<u8>, mut tail: Vec<u8>, inputs: &mut Vec<Input>) -> State {
    tail.push(byte);
    if tail.ends_with(PASTE_END) {
        inputs.push(Input::Paste(String::from_utf8_lossy(&kept).into_owned()));
        return State::Ground;
    }
    // As many bytes as may be the end are no part of it yet.
    let last = tail.split_off(tail.len().saturating_sub(PASTE_END.len() - 1));
    if kept.len() < MOST_PASTED {
        kept.extend(tail);
    }
    State::Paste { kept, tail: last }
}

fn single(byte: u8, alt: bool, inputs: &mut Vec<Input>) -> State {
    if byte == ESC {
        inputs.push(Input::Key(KeyCode::Char('O'), KeyModifiers::ALT));
        return State::Escape { alt: false };
    }
    let modifiers = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
    inputs.extend(keys::of_single(byte).map(|code| Input::Key(code, modifiers)));
    State::Ground
}

/// A letter of several bytes in UTF-8 (RFC 3629); what is none is dropped.
fn letter(byte: u8, alt: bool, mut bytes: Vec<u8>, inputs: &mut Vec<Input>) -> State {
    if !bytes.is_empty() && !(0x80..0xc0).contains(&byte) {
        return match byte {
            ESC => State::Escape { alt: false },
            0x80.. => letter(byte, false, Vec::new(), inputs),
            _ => {
                inputs.extend(keys::of_byte(byte));
                State::Ground
            }
        };
    }
    bytes.push(byte);
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let modifiers = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
            inputs.extend(text.chars().map(|letter| Input::Key(KeyCode::Char(letter), modifiers)));
            State::Ground
        }
        Err(error) if error.error_len().is_none() => State::Letter { alt, bytes },
        Err(_) => State::Ground,
    }
}
