//! The best parse of a line: its labels, the content of each, and the unread rest.

use std::borrow::Cow;

use super::about;
use super::content::{self, Content};
use super::label::{Firm, Label};
use super::labels::Labels;
use super::lexer::Line;
use super::names::people;
use super::original;
use super::prose::{MOST_PLAIN, Text};
use super::shape::{Trust, cost};
use super::standing::Standing;
use super::token::{Kind, Token};
use super::translation;
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum length in bytes of a line that is read as a credit.
const MOST_LINE: usize = 600;
/// Number of bars that make a line without a colon a list of sections.
const MOST_BARS: usize = 6;

/// The credits of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub(super) credits: Vec<Credit>,
    /// Whether it is a label without names, which are in the next block.
    pub(super) open: bool,
    /// Whether it names the role, not only the people.
    pub(super) labelled: bool,
    /// Whether it has no word for a role at all, not even one like `by`.
    pub(super) bare: bool,
}

/// A piece of the best parse.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Skip,
    /// A label, the end of its content, and the credits of that.
    Labelled(Label, usize, Vec<Credit>),
    Behind(usize, Label),
    Names,
    Unknown,
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) cost: u32,
    pub(super) from: usize,
    pub(super) piece: Piece,
}

/// Reads a line; none if it is not a credit in this context.
pub(super) fn read(text: &Text<'_>, words: &Words, standing: Standing, source: &str) -> Option<Reading> {
    if text.as_str().len() > MOST_LINE {
        return None;
    }
    let story = match standing {
        Standing::Field => false,
        Standing::Edge => text.is_sentence() || text.names_nobody(),
        Standing::Byline | Standing::Bracket | Standing::Caption => text.is_sentence(),
    };
    if story {
        return None;
    }
    let line = Line::read(text.as_str(), words)?;
    // `Read also: the report by A` links to another text; `Review: The Harbour` is a headline.
    let opens = |at: usize, of: Marks| line.hit(at, of).is_some_and(|hit| line.kind(at + hit.len) == Some(Kind::Colon));
    // A genre before a colon may be a label as well: it surely is in a byline and beside another label.
    let genre = || opens(0, Marks::GENRE) && !(1..line.len()).any(|at| opens(at, Marks::LABEL));
    let is_headline = || opens(0, Marks::MORE) || standing == Standing::Edge && genre();
    if line.len() == 0 || standing != Standing::Field && (is_headline() || is_menu(&line)) {
        return None;
    }
    if let Some(credits) = about::read(&line, words, source) {
        return Some(Reading { credits, labelled: true, ..Reading::default() });
    }
    let translated = || {
        let credits = translation::read(&line, words, source).filter(|_| standing != Standing::Field)?;
        Some(Reading { credits, labelled: true, ..Reading::default() })
    };
    let found = match Parser::new(&line, words, standing, source).read() {
        Some(found) if !found.credits.is_empty() => Some(found),
        other => translated().or(other),
    };
    found.filter(|found| standing != Standing::Edge || !is_about_publication(&line, &found.credits))
}

/// Whether a line is a list of sections, of which some are kinds of work as well: `Photos | Sports | Video | Games …`
fn is_menu(line: &Line<'_>) -> bool {
    let count = |kind: Kind| line.tokens.iter().filter(|token| token.kind == kind).count();
    count(Kind::Sign('|')) >= MOST_BARS && count(Kind::Colon) == 0
}

/// Whether a sentence says on which day a talk with somebody was published: `La entrevista con A se publicó el lunes.`
fn is_about_publication(line: &Line<'_>, credits: &[Credit]) -> bool {
    let talk = |credit: &Credit| match credit.role {
        Role::AdditionalReporting => true,
        Role::Author => credit.detail.get("kind").is_some_and(|kind| kind == "interview"),
        _ => false,
    };
    let ends = line.len().checked_sub(1).is_some_and(|last| line.kind(last) == Some(Kind::Stop));
    ends && line.may_have(Marks::PUBLISHED)
        && line.has(0, line.len(), Marks::PUBLISHED)
        && line.has(0, line.len(), Marks::DAY)
        && !credits.is_empty()
        && credits.iter().all(talk)
}

pub(super) struct Parser<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    pub(super) words: &'l Words,
    pub(super) standing: Standing,
    source: &'l str,
    pub(super) labels: Labels<'l, 'a>,
    /// Whether it has so many function words that it is a sentence.
    pub(super) prose: bool,
}

impl<'l, 'a> Parser<'l, 'a> {
    fn new(line: &'l Line<'a>, words: &'l Words, standing: Standing, source: &'l str) -> Self {
        let plain = |at: &usize| {
            let small = |token: &Token<'_>| token.is_small();
            line.token(*at).is_some_and(small) && !line.is_known(*at)
        };
        let prose = standing != Standing::Field && (0..line.len()).filter(plain).nth(MOST_PLAIN).is_some();
        Self { line, words, standing, source, labels: Labels::new(line, words), prose }
    }

    fn read(&self) -> Option<Reading> {
        if self.labels.is_empty() && (self.prose || self.standing == Standing::Edge && self.line.is_unsigned()) {
            return None;
        }
        let mut best = self.best();
        let total = best.last()?.as_ref()?.cost;
        let mut steps: Vec<(usize, Step)> = Vec::new();
        let mut at = self.line.len();
        while at > 0 {
            let step = best.get_mut(at)?.take()?;
            steps.push((std::mem::replace(&mut at, step.from), step));
        }
        let mut reading = Reading::default();
        // `(تغطية A - إعداد B - تحرير C)`: labels without a sign confirm each other.
        let open = |(_, step): &&(usize, Step)| matches!(&step.piece, Piece::Labelled(label, _, credits) if label.is_open() && !credits.is_empty());
        let confirmed = u32::try_from(steps.iter().filter(open).count()).unwrap_or_default().saturating_sub(2);
        let limit = self.standing.limit()
            + 2 * confirmed
            + steps.into_iter().rev().map(|(to, step)| self.take(step, to, &mut reading)).sum::<u32>();
        // `Translated by Google · Show original` is a button.
        let machine = reading.credits.iter().any(|credit| credit.role == Role::MachineTranslation);
        let button = machine && (0..self.line.len()).any(|at| self.line.hit(at, Marks::MORE).is_some());
        if total > limit || button {
            return None;
        }
        content::post_edited(&mut reading.credits);
        (!reading.credits.is_empty() || reading.open).then_some(reading)
    }

    /// Adds the credits of a step; returns the additional allowance for unread text.
    fn take(&self, step: Step, to: usize, reading: &mut Reading) -> u32 {
        match step.piece {
            Piece::Skip | Piece::Unknown => 0,
            Piece::Labelled(label, end, credits) => {
                // `First published: 3 May 2026` is complete.
                let dated = (label.end..end).any(|at| self.line.kind(at) == Some(Kind::Number));
                reading.open = to == self.line.len()
                    && credits.is_empty()
                    && label.named
                    && !dated
                    && (label.firm != Firm::Bare || end == step.from + 1);
                reading.labelled |= label.firm != Firm::Opener;
                let machine = credits.iter().any(|credit| credit.role == Role::MachineTranslation);
                let sentence = label.subject;
                // `Mit: A, B` without an author lists a cast.
                let with = self.line.spans(step.from, step.from + 1, Marks::WITH).is_some();
                let with = with && label.is(Role::AdditionalReporting);
                let wrote = |credit: &Credit| matches!(credit.role, Role::Author | Role::Reporting | Role::Agency);
                let cast = with && label.end <= step.from + 2 && !reading.credits.iter().any(wrote);
                reading.credits.extend(credits.into_iter().filter(|credit| !cast || wrote(credit)));
                if machine && sentence { 120 } else { u32::from(sentence) * 6 }
            }
            Piece::Behind(from, label) => {
                reading.credits.extend(self.content(&label, from, self.labels.after_start(to, &label)).credits);
                reading.labelled = true;
                0
            }
            Piece::Names => {
                reading.bare = step.from <= 1 && to == self.line.len();
                let found = people(self.line, step.from, to, self.words, self.names_trust(), Role::Author);
                let roles = vec![(Role::Author, None)];
                reading.credits.extend(content::in_roles(&found, &roles, self.source));
                0
            }
        }
    }

    pub(super) fn content(&self, label: &Label, from: usize, to: usize) -> Content {
        let source = || original::source(self.line, from, self.words);
        let sourced = source().filter(|tag| {
            label.is(Role::Translator) && label.from.is_none() && label.into.as_ref() != Some(tag) && from < to
        });
        let label = sourced.map_or(Cow::Borrowed(label), |tag| Cow::Owned(Label { from: Some(tag), ..label.clone() }));
        content::read(&label, self.line, from, to, self.words, self.source)
    }

    /// The cheapest path to each token: a shortest-path search, since all pieces lead forward.
    fn best(&self) -> Vec<Option<Step>> {
        let length = self.line.len();
        let mut best: Vec<Option<Step>> = vec![None; length + 1];
        if let Some(first) = best.first_mut() {
            *first = Some(Step { cost: 0, from: 0, piece: Piece::Skip });
        }
        for at in 0..length {
            let Some(cost) = best.get(at).and_then(Option::as_ref).map(|step| step.cost) else { continue };
            self.skip(at, cost, &mut best);
            if let Some(label) = self.labels.at(at) {
                self.labelled(at, cost, label, &mut best);
            }
            if self.line.is_boundary(at) || self.labels.unknown(at).is_some() {
                self.unlabelled(at, cost, &mut best);
            }
        }
        best
    }

    fn skip(&self, at: usize, cost_here: u32, best: &mut [Option<Step>]) {
        let hit = self.line.hit(at, Marks::NOISE.or(Marks::MORE));
        let len = hit.map_or(1, |hit| hit.len);
        let goes_on = || self.labels.at(at + 1).is_some() || self.labels.ended_before(at).is_some();
        let and = self.line.hit(at, Marks::AND).is_some() && goes_on();
        // `Praha 10:42 12. března 2024 Autoři: …`
        let place = at == 0
            && self.line.spans(0, 1, Marks::CITY).is_some()
            && self.line.kind(1) == Some(Kind::Number)
            && self.line.has(1, self.line.len(), Marks::LABEL);
        let noise = hit.is_some() || place || and || self.line.spans(at, at + 1, Marks::DAY).is_some();
        let step = if noise { 0 } else { cost(self.line, at, at + len) };
        relax(best, at + len, Step { cost: cost_here + step, from: at, piece: Piece::Skip });
        for end in self.labels.ends_of_subject().take_while(|_| at == 0) {
            relax(best, end, Step { cost: cost_here + 1, from: at, piece: Piece::Skip });
        }
    }

    fn labelled(&self, at: usize, cost_here: u32, label: &Label, best: &mut [Option<Step>]) {
        // `Uncoupled Review: …`: a word directly before changes the meaning.
        let before = best.get(at).and_then(Option::as_ref).is_some_and(|step| matches!(step.piece, Piece::Skip));
        let dated = at > 0
            && (self.line.kind(at - 1) == Some(Kind::Number) || self.line.spans(at - 1, at, Marks::DAY).is_some());
        let inside = !self.line.is_boundary(at) && before && !dated && super::script::is_cased(self.line.text);
        // A single word of a language that the document may not be in.
        let guess = self.words.guessed
            && label.is_open()
            && label.end == at + 1
            && super::script::is_cased(self.line.slice(at, at + 1));
        // `La entrevista con A`: with whom somebody talked.
        let with = label.is(Role::AdditionalReporting) && self.line.spans(at, at + 1, Marks::WITH).is_some();
        let inside = if inside { 3 + if with { 6 } else { 0 } } else { 0 };
        let own = label.cost() + inside + if guess { 2 } else { 0 };
        let firm = |at: usize| {
            self.labels.at(at).is_some_and(|label| matches!(label.firm, Firm::Sign | Firm::By) && label.named)
        };
        let ends = |at: &usize| firm(*at) || self.labels.unknown(*at).is_some() && *at > label.end;
        let last = (label.end..self.line.len()).find(ends).unwrap_or(self.line.len());
        self.byline(at, cost_here, label, best);
        for end in self.labels.cuts().filter(|end| *end >= label.end && *end <= last) {
            let closing = self.labels.after(end);
            // `This text was by A from the Dutch translated`, `by A edited`: the verb is at the end.
            if label.roles.is_empty() || label.firm == Firm::Opener {
                if let Some(closing) =
                    closing.filter(|_| label.roles.is_empty() || self.line.kind(end) != Some(Kind::Open))
                {
                    let whole = Label { subject: label.subject, firm: Firm::By, ..closing.clone() };
                    let found = self.content(&whole, label.end, end);
                    let cost = cost_here + found.cost + self.labels.inner_cost(label.end, end);
                    let piece = Piece::Labelled(Label { end: label.end, ..whole }, end, found.credits);
                    relax(best, closing.end, Step { cost, from: at, piece });
                }
                if label.roles.is_empty() {
                    continue;
                }
            }
            let found = self.content(label, label.end, end);
            // A label in the middle of a line must name somebody.
            let unused = label.firm == Firm::Sign && found.credits.is_empty() && end < self.line.len();
            let cost = cost_here + own + found.cost + if unused { 2 } else { 0 };
            // `aus dem Englischen von A übersetzt`.
            if let Some(closing) = closing.filter(|closing| closing.roles.iter().all(|role| label.roles.contains(role)))
            {
                let piece = Piece::Labelled(label.clone(), end, found.credits.clone());
                relax(best, closing.end, Step { cost, from: at, piece });
            }
            let piece = Piece::Labelled(label.clone(), end, found.credits);
            relax(best, end, Step { cost, from: at, piece });
        }
    }

    fn unlabelled(&self, at: usize, cost_here: u32, best: &mut [Option<Step>]) {
        for end in self.labels.cuts().filter(|end| *end > at) {
            let labelled = || (at..end).any(|at| self.labels.at(at).is_some_and(|label| label.named));
            if let Some(label) = self.labels.after(end).filter(|_| !labelled()) {
                let found = self.content(&Label { firm: Firm::By, ..label.clone() }, at, end);
                // A bracket after several names belongs to the last one.
                let last = self.line.kind(end) == Some(Kind::Open) && found.credits.len() > 1;
                let cost = cost_here
                    + 1
                    + found.cost
                    + self.labels.inner_cost(at, end)
                    + if found.credits.is_empty() || last { 9 } else { 0 };
                relax(best, label.end, Step { cost, from: at, piece: Piece::Behind(at, label.clone()) });
            }
            // `A reported from Oslo, and B from Rome`
            if let Some(label) = self.labels.elliptical(at, end) {
                let cost = cost_here + 1 + self.content(&Label { firm: Firm::By, ..label.clone() }, at, end).cost;
                relax(best, end, Step { cost, from: at, piece: Piece::Behind(at, label.clone()) });
            }
            let firm = |at: usize| self.labels.at(at).is_some_and(|label| label.named && !label.is_open());
            if let Some(names) = self.labels.unknown(at).filter(|names| *names <= end && !(*names..end).any(firm)) {
                let found = people(self.line, names, end, self.words, Trust::Label, Role::Contributor);
                // More words than a name has may be a sentence.
                let cost = cost_here + 1 + found.cost.min(if end - names <= 3 { 2 } else { 6 });
                relax(best, end, Step { cost, from: at, piece: Piece::Unknown });
            }
            if let Some(cost) = self.names_cost(at, end) {
                relax(best, end, Step { cost: cost_here + cost, from: at, piece: Piece::Names });
            }
        }
    }
}

/// Takes a step if it is cheaper than the known one to its end.
pub(super) fn relax(best: &mut [Option<Step>], at: usize, step: Step) {
    if let Some(slot) = best.get_mut(at)
        && slot.as_ref().is_none_or(|known| known.cost > step.cost)
    {
        *slot = Some(step);
    }
}
