//! The labels of a line, before and after names (`A contributed to this report`, `홍길동 옮김`, `A (translator)`), and the
//! other positions at which a piece may end.

use std::cell::OnceCell;

use super::label::{self, Firm, Label, MOST_OUTLET};
use super::lexer::{Hit, Line};
use super::notice;
use super::pairs;
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::Role;

/// Maximum number of tokens of a line in a script without capitals whose labels only spaces separate.
const MOST_CASELESS: usize = 12;
/// Maximum number of unlisted words that a sentence about the text has before the work on it.
const MOST_UNKNOWN: usize = 3;
/// Maximum number of tokens of a name between a comma and the label after it.
const MOST_NAME: usize = 8;

/// Categories of the words that labels begin with.
const STARTS: Marks = Marks::LABEL
    .or(Marks::THIS)
    .or(Marks::FROM)
    .or(Marks::LANGUAGE)
    .or(Marks::INTO)
    .or(Marks::MECHANICAL)
    .or(Marks::FILL);

/// The labels that begin at each token of a line.
pub(super) struct Labels<'l, 'a> {
    line: &'l Line<'a>,
    before: Vec<Option<Label>>,
    after: Vec<Option<Label>>,
    /// Positions at which a piece may end; a line that is no credit needs none.
    cuts: OnceCell<Vec<usize>>,
}

impl<'l, 'a> Labels<'l, 'a> {
    pub(super) fn new(line: &'l Line<'a>, words: &Words) -> Self {
        let (mut before, mut after) = (vec![None; line.len()], vec![None; line.len()]);
        if line.may_have(STARTS.or(Marks::BYLINE).or(Marks::AFTER)) {
            before.iter_mut().enumerate().for_each(|(at, label)| *label = starting(line, at, words));
            for (at, label) in pairs::labels(line, words) {
                if let Some(slot @ None) = before.get_mut(at) {
                    *slot = Some(label);
                }
            }
            after.iter_mut().enumerate().skip(1).for_each(|(at, label)| *label = behind_names(line, at, words));
        }
        Self { line, before, after, cuts: OnceCell::new() }
    }

    /// The label that begins at a token.
    pub(super) fn at(&self, at: usize) -> Option<&Label> {
        self.before.get(at)?.as_ref()
    }

    /// The label that begins at a token and follows names.
    pub(super) fn after(&self, at: usize) -> Option<&Label> {
        self.after.get(at)?.as_ref()
    }

    /// Positions at which a piece may end.
    pub(super) fn cuts(&self) -> impl Iterator<Item = usize> {
        let cuts = || (1..=self.line.len()).filter(|at| self.is_cut(*at)).collect();
        self.cuts.get_or_init(cuts).iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.before.iter().chain(&self.after).all(Option::is_none)
    }

    /// Where the work on the text begins after what else its sentence says of it: `This interview was conducted in Russian
    /// and translated by`. A year or a name in that makes it a sentence of the story.
    pub(super) fn ends_of_subject(&self) -> impl Iterator<Item = usize> {
        let line = self.line;
        let closed = |at: usize| (at + 2..line.len()).any(|end| self.after(end).is_some_and(is_work));
        let begins = move |at: &usize| {
            let label = self.at(*at).is_some_and(|label| is_work(label) || label.firm == Firm::Opener && closed(*at));
            let joined = at.checked_sub(1).is_some_and(|before| {
                line.kind(before) == Some(Kind::Sign(',')) || line.hit(before, Marks::AND).is_some()
            });
            let odd = |at: usize| matches!(line.kind(at), Some(Kind::Number | Kind::Stop | Kind::Quote));
            label && joined && !(0..*at).any(odd)
        };
        let about = line.hit(0, Marks::THIS).map_or(line.len(), |subject| subject.len + 1);
        // `This story was supported by a grant from The Harbour and edited by A`
        let by = move |label: &Label| label.firm == Firm::By && label.end + MOST_NAME > line.len();
        let signed = move |at: usize| !line.has(0, at, Marks::PUBLISHED) && self.at(at).is_some_and(by);
        let few = move |at: &usize| {
            signed(*at) || notice::unknown(line, 0, *at).is_some_and(|unknown| unknown <= MOST_UNKNOWN)
        };
        (about..line.len()).filter(begins).filter(few)
    }

    fn is_cut(&self, at: usize) -> bool {
        let known = |table: &[Option<Label>]| table.get(at).is_some_and(Option::is_some);
        at == self.line.len()
            || known(&self.before)
            || known(&self.after)
            || (self.line.kind(at) == Some(Kind::Open) && self.at(at + 1).is_some())
            || matches!(self.line.kind(at), Some(Kind::Stop | Kind::Sign('|' | ';' | '•' | '●')))
            || matches!(self.line.kind(at), Some(Kind::Sign('—' | '–' | '·' | '-'))) && self.line.is_spaced(at)
            || self.unknown(at).is_some()
            || self.starts_after_and(at)
            || self.ends_before_names(at)
    }

    /// Whether a comma is here, and one name with a label after it that ends the line or its bracket: `, 簡秋雨譯`.
    fn ends_before_names(&self, at: usize) -> bool {
        let word = |at: &usize| self.line.token(*at).is_some_and(Token::is_word);
        let label = || (at + 2..at + MOST_NAME).take_while(|at| word(&(at - 1))).find_map(|at| self.after(at));
        let ends = |label: &Label| matches!(self.line.kind(label.end), None | Some(Kind::Close | Kind::Stop));
        self.line.kind(at) == Some(Kind::Sign(',')) && label().is_some_and(ends)
    }

    /// Whether a conjunction is here and a label follows it.
    fn starts_after_and(&self, at: usize) -> bool {
        self.line.hit(at, Marks::AND).is_some_and(|hit| self.at(at + hit.len).is_some())
    }

    /// The start of the names of an unlisted label: `Audioversion:`.
    pub(super) fn unknown(&self, at: usize) -> Option<usize> {
        let dense = |token: &Token<'_>| token.is_all(script::is_dense);
        let spaced = || self.line.is_spaced(at) && self.line.token(at).is_some_and(dense);
        if !self.line.is_boundary(at) && !spaced() || self.at(at).is_some() {
            return None;
        }
        if let Some(other) = self.line.hit(at, Marks::OTHER) {
            return Some(at + other.len + usize::from(self.line.kind(at + other.len) == Some(Kind::Colon)));
        }
        if let Some(names) = self.unknown_by(at).or_else(|| self.unknown_beside(at)) {
            return Some(names);
        }
        let colon = (at + 1..at + 5).find(|at| self.line.kind(*at) == Some(Kind::Colon))?;
        if at == 0 && self.line.spans(at, colon, Marks::CITY).is_some() {
            return None;
        }
        // After names a conjunction separates them from the next label and is not part of it.
        let fresh =
            at.checked_sub(1).is_none_or(|before| matches!(self.line.kind(before), Some(Kind::Sign(_) | Kind::Stop)));
        let unknown = |at: usize| {
            self.line.token(at).is_some_and(Token::is_word)
                && self.at(at).is_none()
                && (fresh || self.line.spans(at, at + 1, Marks::AND).is_none())
        };
        (at..colon).all(unknown).then_some(colon + 1)
    }

    /// The start of the names of an unlisted label with a preposition: `Graphics by`, and behind a full stop `Gráficos de`.
    fn unknown_by(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let plain = |at: usize| {
            line.token(at).is_some_and(|token| token.is_word() && script::is_cased(token.text))
                && line.hit(at, Marks::LABEL.or(Marks::BYLINE).or(Marks::THIS).or(Marks::PARTICLE)).is_none()
        };
        if !line.is_capital(at) || !plain(at) {
            return None;
        }
        let by = (at + 1..at + 3).find(|by| line.hit(*by, Marks::BY).is_some()).filter(|by| (at..*by).all(plain))?;
        let hit = line.hit(by, Marks::BY).filter(|_| line.token(by).is_some_and(Token::is_small))?;
        // A preposition that is part of names makes a label only where a sentence begins.
        let sure = line.hit(by, Marks::PARTICLE).is_none();
        let begins = match at.checked_sub(1).map(|before| line.kind(before)) {
            Some(Some(Kind::Stop)) => true,
            None | Some(Some(Kind::Sign(';' | '|' | '•' | ',' | '/'))) => sure,
            _ => false,
        };
        (begins && line.is_capital(by + hit.len)).then_some(by + hit.len)
    }

    /// The start of the name after an unlisted word, in a Korean line of labels and names: `편집 김바다 | 디자인 이나루`.
    fn unknown_beside(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let is_hangul = |at: usize| line.is_all(at, script::is_hangul);
        let ends = |at: usize| matches!(line.kind(at), None | Some(Kind::Sign('|' | '/' | '·' | ',' | ';')));
        let pair = |at: usize| is_hangul(at) && is_hangul(at + 1) && line.is_spaced(at + 1) && ends(at + 2);
        let labelled = |at: usize| self.at(at).is_some_and(|label| label.named && label.is_open());
        let listed = Marks::LABEL.or(Marks::JOB).or(Marks::AGENCY).or(Marks::CITY).or(Marks::AFTER);
        let beside = at > 2 && ends(at - 1) && pair(0) && labelled(0);
        (beside && pair(at) && line.hit(at, listed).or_else(|| line.hit(at + 1, listed)).is_none()).then_some(at + 1)
    }

    /// The start of the label after names that ends here.
    pub(super) fn after_start(&self, to: usize, label: &Label) -> usize {
        let same = |at: &usize| {
            self.after
                .get(*at)
                .and_then(Option::as_ref)
                .is_some_and(|known| known.end == to && known.roles == label.roles)
        };
        (1..to).find(same).unwrap_or(to)
    }

    /// The cost of another label among the names before a label: `邱岚翻译，吕晓校对`.
    pub(super) fn inner_cost(&self, from: usize, to: usize) -> u32 {
        let inner = |at: usize| self.after(at).is_some_and(|label| label.end < to);
        if (from + 1..to).any(inner) { 2 } else { 0 }
    }

    /// The label after the preceding names, where a conjunction, other names and their place follow.
    pub(super) fn elliptical(&self, at: usize, end: usize) -> Option<&Label> {
        let and = at.checked_sub(1).filter(|and| self.line.spans(*and, at, Marks::AND).is_some())?;
        let placed = (at..end).any(|at| self.line.hit(at, Marks::AT).is_some());
        self.ended_before(and).filter(|_| placed)
    }

    /// The label after names that ends here, or at a preceding comma.
    pub(super) fn ended_before(&self, at: usize) -> Option<&Label> {
        let comma = |label: &Label| label.end + 1 == at && self.line.kind(label.end) == Some(Kind::Sign(','));
        self.after.iter().flatten().find(|label| label.end == at || comma(label))
    }
}

/// The label that begins at a token; without a preceding separator only one with a sign.
fn starting(line: &Line<'_>, at: usize, words: &Words) -> Option<Label> {
    let boundary = line.is_boundary(at);
    if !boundary && line.hit(at, Marks::LABEL.or(Marks::FROM).or(Marks::LANGUAGE)).is_none() {
        return None;
    }
    // `글=김수진 기자, 사진=박민호`: in Korean a job follows its name.
    let is_job = line.hit(at, Marks::REPORTER).is_some() && line.is_all(at, script::is_hangul);
    if !boundary && is_job {
        return None;
    }
    // `Photo editing` is no label, nor is `editing` in it.
    let label = at + line.hit(at, Marks::LABEL).map_or(0, |label| label.len);
    let other = |start: usize| line.hit(start, Marks::OTHER).map_or(0, |other| start + other.len);
    if label > at && (at.saturating_sub(2)..=at).any(|start| other(start) > label || start < at && other(start) > at) {
        return None;
    }
    line.hit(at, STARTS.or(Marks::BYLINE))?;
    // `published in The Harbour Review and translated by`: a capitalised word inside a title.
    let inner = !boundary && line.is_capital(at) && at.checked_sub(1).is_some_and(|before| line.is_capital(before));
    let next = at + line.hit(at, Marks::LABEL).map_or(0, |hit| hit.len);
    let listed = || line.hit(next, Marks::AND).is_some() || line.kind(next) == Some(Kind::Sign(','));
    if inner && next > at && script::is_cased(line.slice(at, next)) && listed() {
        return None;
    }
    let mut label = label::at(line, at, words)?;
    // `pour La Revue du Port`: a title with its article.
    let titled = |article: usize| line.is_capital(article) && line.hit(article, Marks::FILL.or(Marks::NEVER)).is_some();
    let article = at.checked_sub(1).filter(|before| inner && !line.is_boundary(*before) && titled(*before));
    if article.is_some() && label.firm == Firm::By && script::is_cased(line.slice(at, at + 1)) {
        return None;
    }
    if label::is_calling(line, at, &label, words) || label::is_publisher(line, at, &label) {
        return None;
    }
    // `원문은 … 볼 수 있습니다`: a noun with an ending is part of a sentence.
    let ending = |token: &Token<'_>| matches!(token.text, "은" | "는" | "을" | "를" | "이" | "가" | "의");
    if label.is_open() && is_no_work(&label) && !line.is_spaced(label.end) && line.token(label.end).is_some_and(ending)
    {
        return None;
    }
    if at > 0 && line.kind(at - 1) == Some(Kind::Open) && label.firm == Firm::Bare && label.named {
        label.firm = Firm::Listed;
    }
    let colon = || label.end.checked_sub(1).is_some_and(|end| line.kind(end) == Some(Kind::Colon));
    let apart = |at: usize| {
        let alike = |token: &Token<'_>| token.is_all(script::is_han) || token.is_all(script::is_hangul);
        line.is_spaced(at) && line.token(at).is_some_and(alike)
    };
    // `编辑 刘晓旸 校对 李茗`, `글 홍길동 사진 김철수`
    if !boundary && label.named && label.is_open() && apart(at) && apart(label.end) && label.end == at + 1 {
        return Some(label);
    }
    // `… Ada Frost sous la direction de Tom Ash`, `Z originálu publikovaného na webu Přístav přeložila Ada Frost`
    let published = |(role, _): &(Role, Option<String>)| *role == Role::OriginalPublication;
    let begins = || line.hit(0, Marks::LABEL).is_some_and(|hit| hit.entry.label.iter().any(published));
    let phrase = || {
        line.hit(at, Marks::LABEL).is_some_and(|hit| hit.len > 1 || label_is_translator(hit) && begins())
            && line.token(at).is_some_and(Token::is_small)
            && at.checked_sub(1).is_some_and(|before| line.is_capital(before))
    };
    if !boundary && label.named && label.is_open() && phrase() {
        return Some(Label { firm: Firm::Listed, ..label });
    }
    // `เขียนโดย อานนท์ ใจดี แปลโดย …`: in a short line of a script without capitals.
    let caseless = |at: usize| line.token(at).is_some_and(|token| !script::is_cased(token.text)) && line.is_spaced(at);
    let short = at > 1 && line.len() <= MOST_CASELESS && caseless(at) && caseless(label.end);
    if !boundary && label.named && label.firm == Firm::Listed && short && label.end < line.len() {
        return Some(label);
    }
    let spaced = line.is_spaced(at) || line.is_all(at, script::is_dense);
    (boundary
        || spaced
            && label.named
            && (label.firm == Firm::Sign
                && (colon() || line.token(at).is_some_and(|token| script::is_east_asian(token.text)))
                || label.firm == Firm::By && line.is_spaced(at)))
    .then_some(label)
}

fn label_is_translator(hit: Hit) -> bool {
    !hit.entry.label.is_empty() && hit.entry.label.iter().all(|(role, _)| *role == Role::Translator)
}

/// Reads a label after names: `옮김`, `contributed to this report`, or one in a bracket of its own.
fn behind_names(line: &Line<'_>, start: usize, words: &Words) -> Option<Label> {
    let listed =
        |hit: Hit| Label { roles: hit.entry.after.clone(), end: start + hit.len, named: true, ..Label::default() };
    let after = line.hit(start, Marks::AFTER).map(|hit| with_object(line, listed(hit)));
    if let Some(label) = after.filter(|label| is_last(line, label.end)) {
        return Some(for_whom(line, label));
    }
    if line.kind(start) == Some(Kind::Open) {
        let inside = start + 1;
        let label = line.hit(inside, Marks::AFTER).map(|hit| Label { end: inside + hit.len, ..listed(hit) });
        let label = label.or_else(|| label::at(line, inside, words))?;
        let closed = line.kind(label.end) == Some(Kind::Close) && label.named && !is_no_work(&label);
        return closed.then(|| Label { end: label.end + 1, ..label });
    }
    // `A aus dem Englischen übersetzt`, `A fransızcadan çevirdi`: a label at the end of its sentence.
    let label = label::at(line, start, words).filter(|label| label.named && label.is_open() && !label.subject)?;
    let ends =
        matches!(line.kind(label.end), None | Some(Kind::Stop | Kind::Close | Kind::Sign(';' | '|' | '/' | ',')));
    (ends && label.from.is_some()).then_some(label)
}

/// The object and source language after the verb: `edited this story from Spanish`.
fn with_object(line: &Line<'_>, label: Label) -> Label {
    let end = label.end + line.hit(label.end, Marks::THIS).map_or(0, |object| object.len);
    let Some(from) = line.hit(end, Marks::FROM) else { return Label { end, ..label } };
    let mut language = end + from.len;
    while let Some(small) =
        line.hit(language, Marks::FILL.or(Marks::TONGUE)).filter(|_| line.hit(language, Marks::LANGUAGE).is_none())
    {
        language += small.len;
    }
    match line.hit(language, Marks::LANGUAGE) {
        Some(hit) => Label { from: hit.entry.tag.clone(), end: language + hit.len, ..label },
        // An unlisted language.
        None if label.is(Role::Translator) && line.is_capital(language) => Label { end: language + 1, ..label },
        None => Label { end, ..label },
    }
}

/// Whether the sentence ends after a label that follows names.
fn is_last(line: &Line<'_>, end: usize) -> bool {
    let small = Marks::AND.or(Marks::FOR).or(Marks::AT).or(Marks::FROM).or(Marks::ON).or(Marks::WITH).or(Marks::LABEL);
    let odd =
        matches!(line.kind(end), Some(Kind::Sign('#' | '–' | '—' | '-') | Kind::Number | Kind::Contact | Kind::Colon));
    if odd {
        return false;
    }
    let by = line.hit(end, Marks::BY).is_some() && line.hit(end, Marks::AT.or(Marks::FROM)).is_none();
    // `李华 译 王明 校`: in a line of names and single characters the next name follows.
    let han = |at: usize| line.is_all(at, script::is_han);
    let signs = han(end) && end.checked_sub(1).is_some_and(han) && line.text.chars().count() <= 24;
    line.kind(end) != Some(Kind::Word) || !by && line.hit(end, small).is_some() || !line.is_spaced(end) || signs
}

/// Adds the outlet that the work was done for: `adapted this story for Harbour Radio`.
fn for_whom(line: &Line<'_>, label: Label) -> Label {
    let start = label.end + line.hit(label.end, Marks::FOR).map_or(0, |hit| hit.len);
    let named = |at: usize| line.token(at).is_some_and(|token| token.is_word() && token.is_capital());
    let end = (start..start + MOST_OUTLET).find(|at| !named(*at)).unwrap_or(start);
    if start == label.end || end == start {
        return from_where(line, label);
    }
    Label { org: Some(line.slice(start, end).to_owned()), end, ..label }
}

/// A place after such a label is the location of its people: `contributed reporting from Oslo`.
fn from_where(line: &Line<'_>, label: Label) -> Label {
    let start = label.end + line.hit(label.end, Marks::AT).map_or(0, |hit| hit.len);
    let named = |at: usize| {
        line.token(at).is_some_and(|token| token.is_word() && token.is_capital() && script::is_cased(token.text))
    };
    let end = (start..start + MOST_OUTLET).find(|at| !named(*at)).unwrap_or(start);
    if start == label.end { label } else { Label { end: end.max(label.end), ..label } }
}

/// Whether a label is one of work on a text that others wrote.
fn is_work(label: &Label) -> bool {
    let work = |role: &Role| matches!(role, Role::Translator | Role::Editor | Role::Adapter);
    label.named && !label.subject && label.roles.iter().all(|(role, _)| work(role))
}

fn is_no_work(label: &Label) -> bool {
    label
        .roles
        .iter()
        .all(|(role, _)| matches!(role, Role::Agency | Role::OriginalLanguage | Role::OriginalPublication))
}
