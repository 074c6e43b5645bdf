use std::collections::HashSet;

use markup5ever::data::NAMED_ENTITIES;

use super::numbers::digit;
use super::piece::{Piece, Run};
use crate::text::escaped;

/// How an engine is shown what it must not touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// As plain text with numbers in brackets, for engines that know no markup.
    #[default]
    Text,
    /// As HTML, whose elements an engine keeps.
    Markup,
}

/// A mark in what an engine gets, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// The begin of a run in another dress than the passage.
    Open(Option<usize>),
    /// Its end.
    Close,
    /// The piece of this place, which stays as it is.
    Held(usize),
}

/// Bytes of a character reference at most, without `&` and `;`.
const MOST_REFERENCE: usize = 34;

/// Pieces of a sentence with the marks that an engine sees.
pub(super) struct Marked<'a> {
    pieces: &'a [Piece],
    form: Form,
    /// The dress that all have; a run in it is not marked.
    own: Option<usize>,
    /// The number of the first mark: above all that the text has in such brackets.
    first: usize,
    marks: Vec<Mark>,
}

impl<'a> Marked<'a> {
    pub(super) fn new(pieces: &'a [Piece], form: Form) -> Self {
        let first = pieces.first().and_then(Piece::dress);
        let own = if pieces.iter().all(|piece| piece.dress() == first) { first } else { None };
        let bracketed = pieces.iter().filter_map(|piece| Some(bracketed(piece.text(), 0)?.1)).max();
        let first = if form == Form::Text { bracketed.unwrap_or(0) + 1 } else { 1 };
        Self { pieces, form, own, first, marks: Vec::new() }
    }

    /// What the engine gets.
    pub(super) fn written(&mut self) -> String {
        let mut out = String::new();
        let mut at = 0;
        for run in self.pieces.chunk_by(|one, other| one.dress() == other.dress()) {
            let dress = run.first().and_then(Piece::dress);
            let marked = dress != self.own;
            if marked {
                self.mark(Mark::Open(dress), &mut out);
            }
            for piece in run {
                match piece {
                    Piece::Text(_, text) if self.form == Form::Markup => out.push_str(&escaped(text)),
                    Piece::Text(_, text) => out.push_str(text),
                    Piece::Held(..) => self.mark(Mark::Held(at), &mut out),
                }
                at += 1;
            }
            if marked {
                self.mark(Mark::Close, &mut out);
            }
        }
        out
    }

    fn mark(&mut self, mark: Mark, out: &mut String) {
        let number = (self.first + self.marks.len()).to_string();
        match (self.form, mark) {
            (Form::Text, _) => out.extend(["[", &number, "]"]),
            (Form::Markup, Mark::Open(_)) => out.extend(["<a id=\"", &number, "\">"]),
            (Form::Markup, Mark::Close) => out.push_str("</a>"),
            (Form::Markup, Mark::Held(_)) => out.extend(["<img id=\"", &number, "\">"]),
        }
        self.marks.push(mark);
    }

    /// The runs of an engine's answer; none when a mark is missing, occurs twice, or is within another one.
    pub(super) fn read(&self, answer: &str) -> Option<Vec<Run>> {
        let mut reading = Reading { marked: self, runs: Vec::new(), open: None, seen: HashSet::new() };
        match self.form {
            Form::Text => reading.text(answer.trim())?,
            Form::Markup => reading.markup(answer.trim())?,
        }
        let whole = reading.open.is_none() && reading.seen.len() == self.marks.len();
        whole.then(|| tidy(reading.runs, self.pieces))
    }
}

struct Reading<'a> {
    marked: &'a Marked<'a>,
    runs: Vec<Run>,
    /// The run that is open: the place of its mark, and its dress.
    open: Option<(usize, Option<usize>)>,
    seen: HashSet<usize>,
}

impl Reading<'_> {
    fn text(&mut self, answer: &str) -> Option<()> {
        let mut rest = answer;
        let mut from = 0;
        while let Some((range, number)) = bracketed(rest, from) {
            let Some(at) = number.checked_sub(self.marked.first).filter(|at| *at < self.marked.marks.len()) else {
                from = range.end;
                continue;
            };
            self.plain(rest.get(..range.start)?.to_owned());
            self.mark(at)?;
            rest = rest.get(range.end..)?;
            from = 0;
        }
        self.plain(rest.to_owned());
        Some(())
    }

    fn markup(&mut self, answer: &str) -> Option<()> {
        let mut rest = answer;
        while let Some(at) = rest.find('<') {
            self.plain(decoded(rest.get(..at)?));
            let end = at + rest.get(at..)?.find('>')?;
            let tag = rest.get(at + 1..end)?.trim();
            rest = rest.get(end + 1..)?;
            if tag.starts_with('/') {
                // That of a void element that an engine wrote out.
                if tag.get(1..)?.trim().eq_ignore_ascii_case("img") {
                    continue;
                }
                self.mark(self.open?.0 + self.run_length()?)?;
            } else {
                self.mark(number_of(tag)?.checked_sub(self.marked.first)?)?;
            }
        }
        self.plain(decoded(rest));
        Some(())
    }

    /// How many marks after that of the open run its end is.
    fn run_length(&self) -> Option<usize> {
        let (at, _) = self.open?;
        let after = self.marked.marks.get(at..)?;
        after.iter().position(|mark| *mark == Mark::Close)
    }

    fn plain(&mut self, text: String) {
        if !text.is_empty() {
            let dress = self.open.map_or(self.marked.own, |(_, dress)| dress);
            self.runs.push(Run { dress, text });
        }
    }

    fn mark(&mut self, at: usize) -> Option<()> {
        if !self.seen.insert(at) {
            return None;
        }
        match *self.marked.marks.get(at)? {
            Mark::Open(dress) if self.open.is_none() => self.open = Some((at, dress)),
            Mark::Close if self.open.is_some_and(|(open, _)| Some(at - open.min(at)) == self.run_length()) => {
                self.open = None;
            }
            Mark::Held(place) => {
                let piece = self.marked.pieces.get(place)?;
                self.runs.push(Run { dress: piece.dress(), text: piece.text().to_owned() });
            }
            Mark::Open(_) | Mark::Close => return None,
        }
        Some(())
    }
}

/// Spaces that an engine put inside a run at its ends go outside, where the original has none there.
fn tidy(runs: Vec<Run>, pieces: &[Piece]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let begins =
        |dress| pieces.iter().any(|piece| piece.dress() == dress && piece.text().starts_with(char::is_whitespace));
    let ends = |dress| pieces.iter().any(|piece| piece.dress() == dress && piece.text().ends_with(char::is_whitespace));
    for run in runs {
        let bare = run.text.trim();
        if run.dress.is_none() || bare.is_empty() {
            out.push(run);
            continue;
        }
        let (from, to) = (run.text.find(bare).unwrap_or(0), run.text.len());
        let lead = if begins(run.dress) { 0 } else { from };
        let tail = if ends(run.dress) { to } else { from + bare.len() };
        let outside = |text: &str| Run { dress: None, text: text.to_owned() };
        let spaced = out.last().is_none_or(|last| last.text.ends_with(char::is_whitespace));
        if lead > 0 && !spaced {
            out.push(outside(" "));
        }
        let text = run.text.get(lead..tail).unwrap_or_default().to_owned();
        out.push(Run { dress: run.dress, text });
        if tail < to {
            out.push(outside(" "));
        }
    }
    // Of two adjacent spaces one is enough.
    for at in 1..out.len() {
        let spaced = out.get(at - 1).is_some_and(|before| before.dress.is_none() && before.text == " ");
        if let Some(run) = out.get_mut(at).filter(|run| spaced && run.text.starts_with(' ')) {
            run.text.remove(0);
        }
    }
    out.retain(|run| !run.text.is_empty());
    out
}

/// The next number in brackets of a text from a byte on, in whatever digits: its place, and the number.
fn bracketed(text: &str, from: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let mut from = from;
    while let Some(at) = text.get(from..)?.find('[') {
        let start = from + at;
        let inside = text.get(start + 1..)?;
        let end = inside.find(']').unwrap_or(inside.len());
        let digits: Option<Vec<u8>> = inside.get(..end)?.trim().chars().map(digit).collect();
        let digits = digits.filter(|digits| (1..=4).contains(&digits.len()) && end < inside.len());
        if let Some(digits) = digits {
            let number = digits.into_iter().fold(0, |number, digit| number * 10 + usize::from(digit));
            return Some((start..start + end + 2, number));
        }
        from = start + 1;
    }
    None
}

/// The number of a tag that is one of ours.
fn number_of(tag: &str) -> Option<usize> {
    let (_, value) = tag.split_once("id=")?;
    let value = value.trim_start_matches(['"', '\'']);
    let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value.get(..digits)?.parse().ok()
}

/// Text with its character references decoded.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let name =
            tail.get(1..).and_then(|name| name.get(..name.bytes().take(MOST_REFERENCE).position(|b| b == b';')?));
        let meant = name.and_then(|name| Some((name, meaning(name)?)));
        if let Some((name, meaning)) = meant {
            out.push_str(&meaning);
            rest = tail.get(name.len() + 2..).unwrap_or_default();
        } else {
            out.push('&');
            rest = tail.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

fn meaning(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let (first, second) = *NAMED_ENTITIES.get(&format!("{name};"))?;
    let text: String = [first, second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Form, Marked, Piece, Run};

    fn pieces() -> Vec<Piece> {
        let text = |dress, text: &str| Piece::Text(dress, text.to_owned());
        vec![
            text(None, "The "),
            text(Some(1), "harbour"),
            text(None, " of [3] & "),
            Piece::Held(None, "Moldova 1".to_owned()),
            text(None, "."),
        ]
    }

    fn read(form: Form, answer: &str) -> Option<Vec<(Option<usize>, String)>> {
        let pieces = pieces();
        let mut marked = Marked::new(&pieces, form);
        marked.written();
        Some(marked.read(answer)?.into_iter().map(|Run { dress, text }| (dress, text)).collect())
    }

    #[test]
    fn marks_are_written_in_both_forms() {
        let pieces = pieces();
        assert_eq!(Marked::new(&pieces, Form::Text).written(), "The [4]harbour[5] of [3] & [6].");
        let markup = "The <a id=\"1\">harbour</a> of [3] &amp; <img id=\"3\">.";
        assert_eq!(Marked::new(&pieces, Form::Markup).written(), markup);
    }

    #[test]
    fn runs_are_found_wherever_an_engine_put_them() {
        let found = [
            read(Form::Text, "[6]: el [4] puerto [5] de [3]&."),
            read(Form::Markup, " <img id='3'></img>: el <a id=\"1\"> puerto </a> de [3]&amp;."),
        ];
        for runs in found {
            let text: Vec<String> = runs.clone().unwrap().into_iter().map(|(_, text)| text).collect();
            assert_eq!(text.concat(), "Moldova 1: el puerto de [3]&.");
            assert!(runs.unwrap().contains(&(Some(1), "puerto".to_owned())));
        }
    }

    #[test]
    fn a_mark_that_is_lost_doubled_or_open_is_seen() {
        for answer in ["el [4]puerto[5]", "[4]a[5] [4]b[5] [6]", "[5]a[4] [6]", "[4]a [6]", "a [5] [4] [6]"] {
            assert_eq!(read(Form::Text, answer), None, "{answer}");
        }
        let broken = [
            "<a id=\"1\">a</a>",
            "<b>a</b> <img id=\"3\">",
            "<a id=\"1\">a <img id=\"3\">",
            "<a id=\"9\">a</a>",
            "a <img",
        ];
        for answer in broken {
            assert_eq!(read(Form::Markup, answer), None, "{answer}");
        }
    }
}
