use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyModifiers};
use proptest::prelude::*;

use super::decoder::Decoder;
use crate::app::Input;

/// What pieces are that come one after another with pauses between them, and what is left when nothing more comes.
fn decoded<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, pause: Duration) -> Vec<Input> {
    let (mut decoder, mut now, mut inputs) = (Decoder::default(), Instant::now(), Vec::new());
    for piece in pieces {
        decoder.feed(piece, now, &mut inputs);
        now += pause;
        decoder.expire(now, &mut inputs);
    }
    decoder.expire(now + Duration::from_mins(1), &mut inputs);
    assert_eq!(decoder.deadline(), None, "something is still waited for");
    inputs
}

fn at_once(bytes: &[u8]) -> Vec<Input> {
    decoded([bytes], Duration::ZERO)
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(code, modifiers)
}

fn letters(text: &str) -> Vec<Input> {
    text.chars().map(|letter| key(KeyCode::Char(letter), KeyModifiers::NONE)).collect()
}

/// What terminals answer, to whatever they may have been asked.
const ANSWERS: &[&str] = &[
    "\u{1b}]11;rgb:1c1c/1c1c/1c1c\u{1b}\\",
    "\u{1b}]11;rgba:1c1c/1c1c/1c1c/ffff\u{7}",
    "\u{1b}]52;c;aGVsbG8=\u{7}",
    "\u{1b}P>|kitty(0.26.5)\u{1b}\\",
    "\u{1b}P1$r0m\u{1b}\\",
    "\u{1b}P!|00000000\u{1b}\\",
    "\u{1b}_Gi=31;OK\u{1b}\\",
    "\u{1b}[?62;22c",
    "\u{1b}[>1;10;0c",
    "\u{1b}[=0c",
    "\u{1b}[?2027;2$y",
    "\u{1b}[4;600;800t",
    "\u{1b}[12;40R",
    "\u{1b}[0n",
    "\u{1b}[?0u",
    "\u{1b}[I",
];

#[test]
fn what_the_terminal_tells_of_its_ground_is_no_key_and_swallows_none() {
    let ground = |light| Input::Ground { light };
    let expected = [letters("j"), vec![ground(false), ground(true)], letters("k")].concat();
    assert_eq!(at_once(b"j\x1b[?997;1n\x1b[?997;2nk"), expected);
    let split: Vec<&[u8]> = vec![b"j\x1b[?99", b"7;1", b"n\x1b[?997;2nk"];
    assert_eq!(decoded(split, Duration::from_millis(5)), expected);
}

#[test]
fn no_answer_of_a_terminal_is_a_key_however_it_is_split() {
    for answer in ANSWERS {
        let typed = format!("j{answer}k");
        assert_eq!(at_once(typed.as_bytes()), letters("jk"), "{answer:?}");
        for at in 1..typed.len() {
            let (before, after) = typed.as_bytes().split_at(at);
            for pause in [0, 5, 40] {
                let inputs = decoded([before, after], Duration::from_millis(pause));
                assert_eq!(inputs, letters("jk"), "{answer:?} split at {at}, after {pause} ms");
            }
        }
        let bytes: Vec<&[u8]> = typed.as_bytes().chunks(1).collect();
        assert_eq!(decoded(bytes, Duration::from_millis(30)), letters("jk"), "{answer:?} byte by byte");
    }
}

#[test]
fn an_answer_is_swallowed_also_when_its_escape_was_a_key_already() {
    let escape = key(KeyCode::Esc, KeyModifiers::NONE);
    for answer in ANSWERS.iter().filter(|answer| !answer.contains("[I")) {
        let inputs = decoded([&b"\x1b"[..], &answer.as_bytes()[1..], b"j"], Duration::from_millis(100));
        assert_eq!(inputs, [vec![escape.clone()], letters("j")].concat(), "{answer:?}");
    }
    let inputs = decoded([&b"\x1b"[..], b"]", b"j"], Duration::from_millis(200));
    assert_eq!(inputs, [vec![escape], letters("]j")].concat(), "keys behind Esc stay keys");
}

#[test]
fn what_is_pasted_is_a_text_and_no_key_however_it_is_split() {
    let typed = "j\u{1b}[200~qXé\u{1b}[2\rd\u{1b}[201~k";
    let expected = [letters("j"), vec![Input::Paste("qXé\u{1b}[2\rd".to_owned())], letters("k")].concat();
    for at in 1..typed.len() {
        let (before, after) = typed.as_bytes().split_at(at);
        assert_eq!(decoded([before, after], Duration::from_millis(5)), expected, "split at {at}");
    }
    let long = format!("\u{1b}[200~{}\u{1b}[201~j", "d".repeat(9_000));
    let inputs = at_once(long.as_bytes());
    assert!(matches!(inputs.as_slice(), [Input::Paste(text), Input::Key(..)] if text.len() < 5_000), "{inputs:?}");
}

#[test]
fn what_never_ends_gives_the_keyboard_back() {
    let unfinished =
        ["\u{1b}]11;rgb:1c", "\u{1b}P>|ki", "\u{1b}_Gi=3", "\u{1b}[200~pasted", "\u{1b}[M ", "\u{1b}[<0;12"];
    for unfinished in unfinished {
        let inputs = decoded([unfinished.as_bytes(), b"jk"], Duration::from_millis(1_100));
        assert_eq!(inputs, letters("jk"), "{unfinished:?}");
    }
    let alt = |letter| key(KeyCode::Char(letter), KeyModifiers::ALT);
    for letter in [']', 'P', '_', '[', 'O'] {
        let pressed = format!("\u{1b}{letter}");
        let inputs = decoded([pressed.as_bytes(), b"j"], Duration::from_millis(600));
        assert_eq!(inputs, [vec![alt(letter)], letters("j")].concat(), "Alt and {letter}");
    }
    assert_eq!(at_once(b"\x1b]j"), [vec![alt(']')], letters("j")].concat());
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    let (none, control, alt) = (KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT);
    for (bytes, code, modifiers) in [
        ("\u{1b}[A", KeyCode::Up, none),
        ("\u{1b}OB", KeyCode::Down, none),
        ("\u{1b}[1;5C", KeyCode::Right, control),
        ("\u{1b}\u{1b}[A", KeyCode::Up, alt),
        ("\u{1b}[1~", KeyCode::Home, none),
        ("\u{1b}[8~", KeyCode::End, none),
        ("\u{1b}[3~", KeyCode::Delete, none),
        ("\u{1b}[5~", KeyCode::PageUp, none),
        ("\u{1b}OP", KeyCode::F(1), none),
        ("\u{1b}[[B", KeyCode::F(2), none),
        ("\u{1b}[15~", KeyCode::F(5), none),
        ("\u{1b}[24~", KeyCode::F(12), none),
        ("\u{1b}[Z", KeyCode::BackTab, none),
        ("\u{1b}[27;5;99~", KeyCode::Char('c'), control),
        ("\u{1b}[99;5u", KeyCode::Char('c'), control),
        ("\u{1b}[27u", KeyCode::Esc, none),
        ("\u{1b}", KeyCode::Esc, none),
        ("\u{1b}x", KeyCode::Char('x'), alt),
        ("\u{1b}\r", KeyCode::Enter, alt),
        ("\r", KeyCode::Enter, none),
        ("\u{3}", KeyCode::Char('c'), control),
        ("\u{7f}", KeyCode::Backspace, none),
        ("é", KeyCode::Char('é'), none),
        ("夜", KeyCode::Char('夜'), none),
    ] {
        assert_eq!(at_once(bytes.as_bytes()), [key(code, modifiers)], "{bytes:?}");
    }
    assert_eq!(at_once(b"\x1b[99;5:3u"), [], "a key that is let go");
    assert_eq!(at_once(b"\x1b[<64;5;6M"), [Input::Wheel { column: 4, row: 5, by: -3 }]);
    assert_eq!(at_once(b"\x1b[<0;5;6M\x1b[<0;5;6m"), [Input::Click { column: 4, row: 5 }]);
    assert_eq!(at_once(b"\x1b[M %&"), [Input::Click { column: 4, row: 5 }]);
    assert_eq!(at_once(b"\x1b[32;5;6M"), [Input::Click { column: 4, row: 5 }]);
}

#[test]
fn the_terminal_has_answered_when_its_attributes_are_whole() {
    let (mut decoder, mut inputs, now) = (Decoder::default(), Vec::new(), Instant::now());
    decoder.feed(b"\x1b]11;rgb:1c1c", now, &mut inputs);
    assert!(!decoder.answered(), "a colour ends with c as well");
    decoder.feed(b"/1c1c/1c1c\x1b\\c\x1b[?62;4c", now, &mut inputs);
    assert!(decoder.answered());
    assert_eq!(decoder.answers(), "]11;rgb:1c1c/1c1c/1c1c[?62;4c");
    assert_eq!(inputs, letters("c"), "what was typed meanwhile");
}

proptest! {
    #[test]
    fn bytes_are_the_same_however_they_are_split(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(ANSWERS).prop_map(|answer| answer.as_bytes().to_vec()),
                proptest::collection::vec(any::<u8>(), 0..6),
                "[a-z\\[\\]P_é夜]{1,4}".prop_map(String::into_bytes),
            ],
            0..8,
        ),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let bytes = pieces.concat();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let parts = cuts.windows(2).filter_map(|ends| bytes.get(ends[0]..ends[1]));
        prop_assert_eq!(decoded(parts, Duration::ZERO), at_once(&bytes));
    }
}
