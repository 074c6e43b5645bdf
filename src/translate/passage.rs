use std::ops::Range;

use super::check::{Reason, wrong};
use super::held::held;
use super::marks::{Form, Marked};
use super::pair::Pair;
use super::piece::{Piece, Run};
use super::sentences::sentences;
use crate::text::{Direction, Span, Style, clean};

/// What came of an engine's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The passage in the other language.
    Translated(Vec<Run>),
    /// A mark was lost: [`Passage::pieces`] can be translated one by one.
    Pieces,
    /// It stays in the original.
    Kept(Reason),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The text between sentences, and sentences without a word to translate.
    Between(Vec<Piece>),
    Sentence(Vec<Piece>),
}

/// A run of text to be translated: a paragraph, a heading, an item, a caption, a cell, a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    spans: Vec<Span>,
    parts: Vec<Part>,
}

impl Passage {
    /// A passage of some spans, in which these names stay as they are.
    #[must_use]
    pub fn new(spans: &[Span], names: &[String]) -> Self {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let cutter = Cutter { spans, base: base(spans), held: held(&text, names) };
        let mut parts = Vec::new();
        let mut from = 0;
        for sentence in sentences(&text) {
            let between = cutter.cut(from..sentence.start);
            if !between.is_empty() {
                parts.push(Part::Between(between));
            }
            from = sentence.end;
            let pieces = cutter.cut(sentence);
            parts.push(if pieces.iter().any(has_words) { Part::Sentence(pieces) } else { Part::Between(pieces) });
        }
        let rest = cutter.cut(from..text.len());
        if !rest.is_empty() {
            parts.push(Part::Between(rest));
        }
        Self { spans: spans.to_vec(), parts }
    }

    /// A passage of plain text, such as a title.
    #[must_use]
    pub fn plain(text: &str, names: &[String]) -> Self {
        Self::new(&[Span { text: text.to_owned(), ..Span::default() }], names)
    }

    /// Whether there is anything to translate.
    #[must_use]
    pub fn is_wordless(&self) -> bool {
        self.sentences().next().is_none()
    }

    /// Its text with marks in place of the markup.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// What two passages have in common whose translations are equal.
    #[must_use]
    pub fn key(&self) -> String {
        let mut key = String::new();
        for part in &self.parts {
            let (sign, pieces) = match part {
                Part::Between(pieces) => ('\u{1}', pieces),
                Part::Sentence(pieces) => ('\u{2}', pieces),
            };
            key.push(sign);
            for piece in pieces {
                let kind = if matches!(piece, Piece::Held(..)) { '\u{3}' } else { '\u{4}' };
                let dress = piece.dress().map(|dress| dress.to_string()).unwrap_or_default();
                key.extend([kind.to_string(), dress, "\u{5}".to_owned(), piece.text().to_owned()]);
            }
        }
        key
    }

    /// The sentences that an engine gets, in order.
    #[must_use]
    pub fn texts(&self, form: Form) -> Vec<String> {
        self.sentences().map(|pieces| Marked::new(pieces, form).written()).collect()
    }

    /// What an engine's answers, one for each of [`Passage::texts`], make of the passage.
    #[must_use]
    pub fn answer(&self, form: Form, answers: &[String], pair: &Pair) -> Answer {
        let (mut answers, mut lost) = (answers.iter(), false);
        let runs = self.runs(pair, |pieces| {
            let answer = next_line(&mut answers);
            if answer.trim().is_empty() {
                return Err(Reason::Empty);
            }
            let mut marked = Marked::new(pieces, form);
            marked.written();
            let read = marked.read(&answer);
            lost |= read.is_none();
            Ok(read.unwrap_or_default())
        });
        match runs {
            Ok(_) if lost => Answer::Pieces,
            Ok(runs) => self.checked(runs, pair),
            Err(reason) => Answer::Kept(reason),
        }
    }

    /// The pieces of all sentences without any mark, in order, for an engine that loses marks.
    #[must_use]
    pub fn pieces(&self, form: Form) -> Vec<String> {
        let words = self.sentences().flatten().filter(|piece| has_words(piece));
        words.map(|piece| Marked::new(&[Piece::Text(None, piece.text().trim().to_owned())], form).written()).collect()
    }

    /// What an engine's answers, one for each of [`Passage::pieces`], make of the passage.
    #[must_use]
    pub fn answer_pieces(&self, form: Form, answers: &[String], pair: &Pair) -> Answer {
        let mut answers = answers.iter();
        let mut read = |piece: &Piece| {
            let (dress, text) = (piece.dress(), piece.text());
            if !has_words(piece) {
                return Ok(Run { dress, text: text.to_owned() });
            }
            let alone = [Piece::Text(None, String::new())];
            let words = Marked::new(&alone, form).read(&next_line(&mut answers)).ok_or(Reason::Marks)?;
            let words: String = words.into_iter().map(|run| run.text).collect();
            if words.trim().is_empty() {
                return Err(Reason::Empty);
            }
            let lead = text.len() - text.trim_start().len();
            let (lead, tail) = (text.get(..lead), text.get(lead + text.trim().len()..));
            let text = [lead.unwrap_or_default(), words.trim(), tail.unwrap_or_default()].concat();
            Ok(Run { dress, text })
        };
        match self.runs(pair, |pieces| pieces.iter().map(&mut read).collect()) {
            Ok(runs) => self.checked(runs, pair),
            Err(reason) => Answer::Kept(reason),
        }
    }

    /// Translated runs as spans: each with the style and the link of its own, read in the direction of the language.
    #[must_use]
    pub fn spans(&self, runs: &[Run], pair: &Pair) -> Vec<Span> {
        let direction = |given: Option<Direction>| given.filter(|given| *given == pair.direction());
        let opening = self.spans.first().filter(|first| first.text.is_empty());
        let opening = opening.filter(|first| direction(first.direction).is_some()).cloned();
        let base = direction(base(&self.spans));
        let mut spans: Vec<(Option<usize>, Span)> = Vec::new();
        for run in runs.iter().filter(|run| !run.text.is_empty()) {
            match spans.last_mut() {
                Some((dress, last)) if *dress == run.dress => last.text.push_str(&run.text),
                _ => {
                    let own = run.dress.and_then(|dress| self.spans.get(dress)).cloned();
                    let given = own.as_ref().map_or(base, |own| direction(own.direction));
                    let span = own.unwrap_or_default();
                    let span = Span { text: run.text.clone(), direction: given, language: None, ..span };
                    spans.push((run.dress, span));
                }
            }
        }
        opening.into_iter().chain(spans.into_iter().map(|(_, span)| span)).collect()
    }

    /// The runs of the whole passage, in which `read` makes those of a sentence of its pieces.
    fn runs(
        &self,
        pair: &Pair,
        mut read: impl FnMut(&[Piece]) -> Result<Vec<Run>, Reason>,
    ) -> Result<Vec<Run>, Reason> {
        let mut runs = Vec::new();
        for part in &self.parts {
            match part {
                Part::Between(pieces) => runs.extend(between(pieces, pair)),
                Part::Sentence(pieces) => add(&mut runs, read(pieces)?, pair),
            }
        }
        Ok(runs)
    }

    fn sentences(&self) -> impl Iterator<Item = &Vec<Piece>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Sentence(pieces) => Some(pieces),
            Part::Between(_) => None,
        })
    }

    fn checked(&self, runs: Vec<Run>, pair: &Pair) -> Answer {
        let target: String = runs.iter().map(|run| run.text.as_str()).collect();
        let bare = |span: &&Span| span.link.is_some() && !span.text.trim().is_empty();
        let all_linked = self.spans.iter().filter(bare).all(|span| {
            runs.iter().any(|run| {
                let own = run.dress.and_then(|dress| self.spans.get(dress));
                own.is_some_and(|own| own.link == span.link) && !run.text.trim().is_empty()
            })
        });
        if !all_linked {
            return Answer::Kept(Reason::Marks);
        }
        match wrong(&self.text(), &target, pair) {
            Some(reason) => Answer::Kept(reason),
            None => Answer::Translated(runs),
        }
    }
}

/// The direction in which all spans are read, where they agree.
fn base(spans: &[Span]) -> Option<Direction> {
    let mut worded = spans.iter().filter(|span| !span.text.is_empty());
    let first = worded.next()?.direction;
    first.filter(|_| worded.all(|span| span.direction == first))
}

/// Appends the runs of a sentence to others: languages without spaces between sentences gain one, or lose it.
fn add(runs: &mut Vec<Run>, read: Vec<Run>, pair: &Pair) {
    let touches = runs.last().is_some_and(|last| !last.text.ends_with(char::is_whitespace));
    let gap = if touches { pair.gap("") } else { String::new() };
    if !gap.is_empty() {
        runs.push(Run { dress: None, text: gap });
    }
    runs.extend(read);
}

fn between(pieces: &[Piece], pair: &Pair) -> Vec<Run> {
    pieces.iter().map(|piece| Run { dress: piece.dress(), text: pair.gap(piece.text()) }).collect()
}

/// The next answer of an engine, which is outside text: cleaned, on one line; nothing where there is none.
fn next_line<'a>(answers: &mut impl Iterator<Item = &'a String>) -> String {
    answers.next().map(|answer| clean(answer).replace('\n', " ")).unwrap_or_default()
}

fn has_words(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(_, text) if text.chars().any(char::is_alphabetic))
}

/// Cuts the text of spans.
struct Cutter<'a> {
    spans: &'a [Span],
    base: Option<Direction>,
    held: Vec<Range<usize>>,
}

impl Cutter<'_> {
    /// The pieces of a range of the text.
    fn cut(&self, range: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (number, span) in self.spans.iter().enumerate() {
            let whole = start..start + span.text.len();
            start = whole.end;
            let mut at = range.start.max(whole.start);
            let end = range.end.min(whole.end);
            let part =
                |from: usize, to: usize| span.text.get(from - whole.start..to - whole.start).map(ToOwned::to_owned);
            let dress = self.dress(number, span);
            let stays = stays(span);
            while at < end {
                let next = self.held.iter().find(|held| held.end > at && held.start < end);
                let (to, kept) = match next {
                    _ if stays => (end, true),
                    Some(held) if held.start <= at => (held.end.min(end), true),
                    Some(held) => (held.start, false),
                    None => (end, false),
                };
                let text = part(at, to).unwrap_or_default();
                pieces.push(if kept { Piece::Held(dress, text) } else { Piece::Text(dress, text) });
                at = to;
            }
        }
        pieces
    }

    /// The number of the first span that looks like this one and leads where it leads; none for plain text.
    fn dress(&self, number: usize, span: &Span) -> Option<usize> {
        let look = |span: &Span| (span.style, span.link.clone(), span.direction);
        if look(span) == (Style::default(), None, self.base) || look(span) == look(&Span::default()) {
            return None;
        }
        let first = self.spans.iter().position(|other| !other.text.is_empty() && look(other) == look(span));
        first.or(Some(number))
    }
}

/// Whether a span is nothing that is translated: code, signs that are raised or lowered.
fn stays(span: &Span) -> bool {
    let Style { code, superscript, subscript, .. } = span.style;
    code || ((superscript || subscript) && span.text.chars().count() <= 3)
}
