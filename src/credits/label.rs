//! Labels: `Translated from the Romanian by`, `Text und Fotos:`, `This article was written by`, `編集／`.

use super::lexer::{Hit, Line};
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Roles, Words};
use crate::model::Role;

/// Maximum number of tokens of a label.
const MOST_TOKENS: usize = 26;
/// Maximum number of tokens of an outlet's name inside a label.
pub(super) const MOST_OUTLET: usize = 7;

/// The end of a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Firm {
    /// None: the names follow directly.
    #[default]
    Bare,
    /// None, but a list allows that for this label.
    Listed,
    /// A dash or stroke between spaces.
    Dash,
    /// A preposition like `by`.
    By,
    /// A colon, or a sign with the same use in the language.
    Sign,
    /// The label is only the preposition `by` itself.
    Opener,
}

/// A label with the languages that it names.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    pub(super) roles: Roles,
    /// The source language of a translation, as a tag.
    pub(super) from: Option<String>,
    /// The target language.
    pub(super) into: Option<String>,
    /// How the label ends.
    pub(super) firm: Firm,
    /// The token after it.
    pub(super) end: usize,
    /// Whether its subject is `this article`.
    pub(super) subject: bool,
    /// Whether it states a machine translation.
    pub(super) mechanical: bool,
    /// The client of the work.
    pub(super) org: Option<String>,
    /// Whether the roles come from a listed label, not only from a language.
    pub(super) named: bool,
}

impl Label {
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|(known, _)| *known == role)
    }

    pub(super) const fn is_open(&self) -> bool {
        matches!(self.firm, Firm::Bare | Firm::Listed)
    }

    /// The cost of weak evidence for it.
    pub(super) const fn cost(&self) -> u32 {
        match self.firm {
            Firm::Sign | Firm::By => 0,
            Firm::Dash | Firm::Listed | Firm::Opener => 1,
            Firm::Bare if self.subject || self.mechanical || self.from.is_some() || self.into.is_some() => 0,
            Firm::Bare => 2,
        }
    }
}

/// Reads the label that begins at a token.
pub(super) fn at(line: &Line<'_>, start: usize, words: &Words) -> Option<Label> {
    let mut reader =
        Reader { line, words, at: start, joined: false, listed: true, fill: false, label: Label::default() };
    if let Some(hit) = line.hit(start, Marks::THIS)
        && line
            .hit(start, Marks::LABEL)
            .is_none_or(|label| label.len < hit.len || label.len == hit.len && names_work(line, start + hit.len))
    {
        reader.at += hit.len;
        reader.label.subject = true;
    }
    while reader.at < start + MOST_TOKENS && reader.step() {}
    reader.finish(start)
}

/// Whether a word for the kind of work follows: `article paru`, `text translated from`, but not `Text a foto`.
fn names_work(line: &Line<'_>, start: usize) -> bool {
    let mut at = if line.hit(start, Marks::AND).is_some() { line.len() } else { start };
    // `publié` is a function word in some notices and the verb in others.
    while line.hit(at, Marks::LABEL.or(Marks::MECHANICAL)).is_none() {
        let Some(small) = line.hit(at, Marks::FILL) else { return false };
        at += small.len;
    }
    true
}

/// Whether a word for an author says what somebody is: `كاتب وصحفي من السودان`, `Auteur et journaliste du Soudan`.
pub(super) fn is_calling(line: &Line<'_>, at: usize, label: &Label, words: &Words) -> bool {
    let next = label.end;
    let attached = |token: &Token<'_>| token.text.strip_prefix('و').is_some_and(|job| words.is_key(job, Marks::JOB));
    let and_job = |at: usize| line.hit(at, Marks::AND).is_some_and(|and| line.hit(at + and.len, Marks::JOB).is_some());
    let joined = and_job(next) || line.token(next).is_some_and(attached);
    // `كاتب لبناني`
    let adjective = next + 1 == line.len() && line.token(next).is_some_and(|token| !script::is_cased(token.text));
    let east = || line.token(next).is_some_and(|token| script::is_east_asian(token.text));
    // `Auteur et journaliste du Soudan`
    let from = label.firm == Firm::By && next + 1 == line.len() && (at..next).any(and_job);
    !label.subject
        && label.roles.iter().all(|(role, _)| *role == Role::Author)
        && (from || label.is_open() && (joined || adjective && !east()))
}

/// Whether an abbreviation names the publisher of a book: `(éd. du Môle, 2023)`.
pub(super) fn is_publisher(line: &Line<'_>, at: usize, label: &Label) -> bool {
    let of = line.hit(at + 1, Marks::PARTICLE.or(Marks::FROM).or(Marks::BY));
    label.is(Role::Editor)
        && label.firm != Firm::Sign
        && line.token(at).is_some_and(|token| token.text.ends_with('.'))
        && of.is_some_and(|of| line.is_capital(at + 1 + of.len))
}

pub(super) struct Reader<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    pub(super) words: &'l Words,
    pub(super) at: usize,
    /// Whether a conjunction or a stroke precedes, so that another label may follow.
    joined: bool,
    listed: bool,
    fill: bool,
    pub(super) label: Label,
}

impl Reader<'_, '_> {
    /// Reads one piece; returns false at the end of the label.
    fn step(&mut self) -> bool {
        let phrase = self.line.hit(self.at, Marks::LABEL).is_some_and(|hit| hit.len > 1);
        phrase && self.role()
            || self.language()
            || self.role()
            || self.means()
            || self.by()
            || self.employer()
            || self.between()
    }

    pub(super) fn commit(&mut self, to: usize) -> bool {
        self.at = to;
        self.label.end = to;
        self.joined = false;
        true
    }

    fn role(&mut self) -> bool {
        let Some(hit) = self.line.hit(self.at, Marks::LABEL) else { return false };
        // `Denne artikel er oversat`: the subject continues.
        let small = self
            .line
            .hit(self.at, Marks::FILL)
            .filter(|small| small.len == hit.len && self.label.subject && !self.label.named);
        if let Some(small) = small.filter(|small| names_work(self.line, self.at + small.len)) {
            self.at += small.len;
            return true;
        }
        if self.label.named && !self.joined {
            return false;
        }
        let new: Roles = hit.entry.label.iter().filter(|role| !self.label.roles.contains(role)).cloned().collect();
        self.label.roles.extend(new);
        self.label.named = true;
        self.listed &= hit.entry.marks.any(Marks::BARE);
        self.commit(self.at + hit.len)
    }

    /// The machine that made a translation: `with the help of artificial intelligence`.
    fn means(&mut self) -> bool {
        let line = self.line;
        // Function words may precede it: `was made with AI`, `mit der KI erstellt`.
        let past_fill = |mut at: usize, until: Marks| {
            while let Some(small) = line.hit(at, Marks::FILL).filter(|_| line.hit(at, until).is_none()) {
                at += small.len;
            }
            at
        };
        let means = past_fill(self.at, Marks::MEANS);
        let Some(hit) = line.hit(means, Marks::MEANS).filter(|_| self.label.is(Role::Translator)) else {
            return false;
        };
        let machine = past_fill(means + hit.len, Marks::MACHINE);
        let Some(hit) = line.hit(machine, Marks::MACHINE) else { return false };
        self.label.mechanical = true;
        self.commit(past_fill(machine + hit.len, Marks::LABEL))
    }

    fn by(&mut self) -> bool {
        let Some(hit) = self.line.hit(self.at, Marks::BY.or(Marks::BYLINE)) else { return false };
        let named = self.label.named
            || self.label.from.is_some()
            || self.label.into.is_some()
            || self.label.subject && (self.fill || self.line.slice(self.at, self.at + 1).contains(script::is_dense));
        if !named || self.label.firm == Firm::By {
            return false;
        }
        self.label.firm = Firm::By;
        self.commit(self.at + hit.len);
        false
    }

    /// Reads function words, words for machines, and what joins two labels.
    fn between(&mut self) -> bool {
        let line = self.line;
        // `この記事はDeepLによる英語からの機械翻訳です`
        let engine = Marks::ENGINE.or(Marks::MACHINE);
        if let Some(hit) = line.hit(self.at, engine).filter(|_| self.label.subject && !self.label.named) {
            self.label.mechanical = true;
            self.at += hit.len;
            return true;
        }
        if let Some(hit) = line.hit(self.at, Marks::MECHANICAL) {
            self.label.mechanical = true;
            return self.commit(self.at + hit.len);
        }
        if let Some(by) = self.past_rights() {
            self.at = by;
            return true;
        }
        if let Some(hit) = line.hit(self.at, Marks::FILL).filter(|_| !self.label.named || self.continues(self.at)) {
            self.fill = true;
            self.at += hit.len;
            return true;
        }
        let sign = matches!(line.kind(self.at), Some(Kind::Sign('/' | '-' | '–' | '&' | ',' | '+' | '·' | '・')));
        let len = if sign { 1 } else { line.hit(self.at, Marks::AND).map_or(0, |hit| hit.len) };
        let next = self.at + len;
        // `ist eine Übersetzung, im Original erschienen in`: the kind of work, then its source.
        let origin = |roles: &Roles| {
            roles.iter().any(|(role, _)| matches!(role, Role::OriginalLanguage | Role::OriginalPublication))
        };
        let listed = line.kind(self.at) == Some(Kind::Sign(','));
        // `Originale in inglese, traduzione di A`: a comma after a language begins another label.
        let has_language = listed && (self.label.from.is_some() || self.label.into.is_some());
        let fits = |hit: Hit| !listed || !has_language && origin(&hit.entry.label) == origin(&self.label.roles);
        // A word that is often part of names does not join another label.
        let both = |hit: Hit| hit.entry.marks.any(Marks::CITY.or(Marks::AGENCY));
        // `Written and researched by`: work that gives no credit.
        let ends = |at: &usize| line.hit(*at, Marks::BY).is_some() || line.kind(*at) == Some(Kind::Colon);
        let plain = |at: usize| line.kind(at) == Some(Kind::Word) && line.hit(at, Marks::LABEL).is_none();
        let other = (next + 1..next + 4).find(ends).filter(|end| !listed && (next..*end).all(plain));
        let machine = self.label.mechanical || self.label.is(Role::MachineTranslation);
        if len == 0 || !self.label.named || self.joined || machine {
            return false;
        }
        if let Some(end) = other {
            return self.commit(end);
        }
        if !line.hit(next, Marks::LABEL).is_some_and(|hit| !both(hit) && fits(hit)) {
            return false;
        }
        self.at = next;
        self.joined = true;
        self.close();
        true
    }

    /// The preposition after the sign and year of a right: `Translation copyright © 2026 by`.
    fn past_rights(&self) -> Option<usize> {
        let line = self.line;
        let sign = (self.at..self.at + 2).find(|at| line.kind(*at) == Some(Kind::Sign('©')))?;
        let by = sign + 1 + usize::from(line.kind(sign + 1) == Some(Kind::Number));
        line.hit(by, Marks::BY).filter(|_| self.label.named && line.kind(self.at) != Some(Kind::Colon)).map(|_| by)
    }

    /// Whether another part of the label follows the function words.
    fn continues(&self, at: usize) -> bool {
        let more = Marks::BY.or(Marks::FROM).or(Marks::INTO).or(Marks::LANGUAGE).or(Marks::MECHANICAL).or(Marks::ON);
        let mut at = at;
        // `La traducción es de A`: a function word may also directly precede names.
        while let Some(small) = self.line.hit(at, Marks::FILL) {
            at += small.len;
            if self.line.hit(at, Marks::BY).is_some() {
                return true;
            }
        }
        self.line.hit(at, more).is_some() || self.line.kind(at) == Some(Kind::Colon)
    }

    fn finish(mut self, start: usize) -> Option<Label> {
        let line = self.line;
        if self.label.roles.is_empty() && !self.label.named {
            if self.label.from.is_some() || self.label.into.is_some() && self.label.firm == Firm::By {
                self.label.roles = vec![(Role::Translator, None)];
            } else if let Some(hit) = line.hit(start, Marks::BYLINE).filter(|_| !self.label.subject) {
                self.label = Label {
                    roles: vec![(Role::Author, None)],
                    firm: Firm::Opener,
                    end: start + hit.len,
                    ..Label::default()
                };
                // `كتب (English)`: a preposition like `by` with the language of the original.
                let at = start + hit.len;
                if line.kind(at) == Some(Kind::Open) && line.kind(at + 2) == Some(Kind::Close) {
                    self.label.into = self.words.language(line.slice(at + 1, at + 2));
                    self.label.end += if self.label.into.is_some() { 3 } else { 0 };
                }
            } else if !(self.label.subject && self.label.firm == Firm::By) {
                return None;
            }
        }
        if self.label.end == 0 {
            return None;
        }
        self.sign();
        if self.label.mechanical && self.label.is(Role::Translator) {
            self.label.roles = vec![(Role::MachineTranslation, None)];
        }
        if self.label.is_open() && self.label.named && self.listed {
            self.label.firm = Firm::Listed;
        }
        // `Ed Frost`: a given name without the full stop of the abbreviation.
        let given = || {
            let name = line.token(start).filter(|token| self.label.end == start + 1 && !token.text.ends_with('.'));
            let family = || line.is_capital(start + 1) || line.hit(start + 1, Marks::PARTICLE).is_some();
            name.is_some_and(|name| self.words.is_first_name(&name.key)) && family()
        };
        if self.label.is_open() && given() {
            return None;
        }
        // `Aus dem Russischen Barbara Oertl`
        let origin = self.label.from.is_some() && line.hit(start, Marks::FROM).is_some();
        let firm = matches!(self.label.firm, Firm::By | Firm::Sign | Firm::Opener);
        let language = !self.label.named && !origin && !firm;
        (!language).then_some(self.label)
    }

    /// Reads the sign after the label.
    fn sign(&mut self) {
        let line = self.line;
        let mut at = self.label.end;
        while let Some(small) = line.hit(at, Marks::FILL.or(Marks::TONGUE)) {
            at += small.len;
        }
        if line.kind(at) == Some(Kind::Colon) {
            self.label.firm = Firm::Sign;
            self.label.end = at + 1;
            if let Some(by) = line.hit(at + 1, Marks::BYLINE).filter(|by| !by.entry.marks.any(Marks::PARTICLE)) {
                self.label.end += by.len;
            }
            return;
        }
        let at = self.label.end;
        let Some(Kind::Sign(sign)) = line.kind(at) else { return };
        if !self.label.is_open() {
            return;
        }
        let spaced = line.is_spaced(at) && line.is_spaced(at + 1);
        if self.words.is_sign(sign) || sign == '©' {
            self.label.firm = Firm::Sign;
            self.label.end = at + 1;
        } else if spaced && matches!(sign, '–' | '—' | '-' | '|' | '=') {
            self.label.firm = Firm::Dash;
            self.label.end = at + 1;
        }
    }
}
