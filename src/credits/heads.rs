//! Names at the head of a text that no label precedes, but a date, a job or a place follows.

use super::label::{self, Firm};
use super::lexer::Line;
use super::name::{begins_as_name, is_name};
use super::outlet;
use super::prose::{Text, has_more_words};
use super::script;
use super::shape::{Beside, Trust};
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Block, Role};

/// Maximum length in bytes of a line of names and a date.
const MOST_DATED: usize = 120;
/// Maximum length in bytes of a line of a name, a job and an institution.
const MOST_EMPLOYED: usize = 160;
/// Maximum length in bytes of a name, and of the line beneath it.
const MOST_LINE: usize = 80;
/// Maximum number of words of a name above a job.
const MOST_NAME: usize = 4;
/// Maximum number of words of a notice about the original before its outlet.
const MOST_NOTICE: usize = 4;
/// Number of blocks of names with their labels beneath.
const MOST_PAIRS: usize = 16;
/// Maximum number of words of an outlet.
const MOST_OUTLET: usize = 6;
/// Maximum number of words of a place.
const MOST_PLACE: usize = 3;
/// Number of digits that a date without the name of a month exceeds.
const DATE: usize = 4;

/// A line beneath a name that makes it that of an author.
#[derive(Debug)]
pub(super) enum Below {
    /// The name and its place or job as one line.
    Addition(String),
    /// The name alone.
    Signature,
}

/// What stands beneath a name, if it makes that the name of an author. `after` is the line beneath that.
pub(super) fn below(name: &str, next: &str, after: Option<&str>, words: &Words) -> Option<Below> {
    if name.len() > MOST_LINE || next.len() > MOST_LINE {
        return None;
    }
    let line = Line::read(next, words)?;
    if line.hit(0, Marks::AT).is_some_and(|hit| hit.len > 1) && line.hit(0, Marks::REPORTER).is_none() {
        return Some(Below::Addition(format!("{name} {next}")));
    }
    let full = |line: &Line<'_>| (2..=MOST_NAME).contains(&line.len()) && is_name(line, 0, line.len(), words);
    // `Ada Frost`, `For The Harbour Times`
    let for_outlet = line.hit(0, Marks::FOR).is_some_and(|hit| hit.len > 1 && line.is_capital(hit.len));
    if for_outlet && Line::read(name, words).as_ref().is_some_and(full) {
        return Some(Below::Addition(format!("{name}, {next}")));
    }
    // `Ada Frost`, `BBC Türkçe, Ankara`
    let comma = (1..line.len()).find(|at| line.kind(*at) == Some(Kind::Sign(',')));
    let house = line.hit(0, Marks::AGENCY.or(Marks::NEWSROOM)).is_some();
    let located = comma.is_some_and(|comma| house && line.spans(comma + 1, line.len(), Marks::CITY).is_some());
    if located && Line::read(name, words).as_ref().is_some_and(full) {
        return Some(Below::Addition(format!("{name}, {next}")));
    }
    let beside = Beside { line: &line, words, trust: Trust::Opener };
    // `Anna Frost (Oslo)`
    let printed = name.split_once(" (").filter(|(_, place)| place.ends_with(')')).map_or(name, |(name, _)| name);
    let above = || Line::read(printed, words).filter(|line| is_name(line, 0, line.len(), words));
    if is_date(&beside, 0) {
        return above().filter(|_| begins_as_name(printed, words)).map(|_| Below::Signature);
    }
    let len = line.len();
    let job = line.spans(0, len, Marks::JOB).is_some() || beside.is_job(0, len) || beside.is_reporter(0, len);
    // A label is that of the name beneath it.
    let is_short = |after: &str| {
        after.len() <= MOST_LINE && !after.starts_with(char::is_numeric) && !after.ends_with(['.', '。', '।'])
    };
    if line.spans(0, len, Marks::LABEL).is_some() && after.is_some_and(is_short) {
        return None;
    }
    let full = || above().is_some_and(|line| (2..=MOST_NAME).contains(&line.len()));
    // `Freelance reporter from the coast.` is a biography.
    let sentence = next.ends_with('.') && next.contains(' ');
    (job && !sentence && full()).then(|| Below::Addition(format!("{name}, {next}")))
}

/// Whether a label is beneath its name like those after it, of which the last ends the list: `Ada Frost`, `Author`, `Ida
/// Berg`, `Translator`.
pub(super) fn is_beneath_name(blocks: &[Block], at: usize, words: &Words) -> bool {
    at.checked_sub(1).is_some_and(|name| !names_above_labels(blocks, name, words).is_empty())
}

/// The names of such a list, from the first one at a block; none if it is no list.
pub(super) fn names_above_labels(blocks: &[Block], at: usize, words: &Words) -> Vec<usize> {
    let text = |at: usize| blocks.get(at).map(|block| block.text.as_str()).filter(|text| text.len() <= MOST_LINE);
    let named = |line: &Line<'_>| (2..=MOST_NAME).contains(&line.len()) && is_name(line, 0, line.len(), words);
    let is_person = |at: usize| text(at).and_then(|text| Line::read(text, words)).as_ref().is_some_and(named);
    // `Translated by` is above its name.
    let open = |text: &str| words.is(text, Marks::LABEL) && !text.ends_with(['.', ':', '：']);
    let by = |line: Line<'_>| line.len() > 1 && line.hit(line.len() - 1, Marks::BY).is_some();
    let is_label = |at: usize| text(at).is_some_and(|text| open(text) && !Line::read(text, words).is_some_and(by));
    if !is_label(at + 1) || !is_label(at + 3) {
        return Vec::new();
    }
    let pairs = (at..at + 2 * MOST_PAIRS).step_by(2);
    let people: Vec<usize> = pairs.take_while(|name| is_person(*name) && is_label(name + 1)).collect();
    let ends = people.last().is_some_and(|last| text(last + 2).is_none());
    if ends && people.len() > 1 { people } else { Vec::new() }
}

/// Whether a line is the beginning of a notice about the original, which the next line may complete: `First published in`,
/// `Original in`, but not `Published in`, above a section of the site.
pub(super) fn is_above_outlet(text: &str, words: &Words) -> bool {
    const BEGINS: Marks = Marks::FIRST.or(Marks::PUBLISHED).or(Marks::LABEL);
    let line = || Text::new(text, words);
    !has_more_words(text, MOST_NOTICE)
        && words.may_begin(text, BEGINS)
        && (line().says(Marks::FIRST) || !line().says(Marks::PUBLISHED))
}

/// Names above the line of their translator, photographer or editor: `Ada Frost and Bo Lind`, `Translated by Ida Berg`.
pub(super) fn above_translator(names: &str, next: &str, words: &Words) -> Option<Below> {
    let translator = next.trim_matches(['(', ')', '[', ']', ' ']);
    if names.len() > MOST_LINE || next.len() > MOST_DATED || !begins_as_name(names, words) {
        return None;
    }
    let (line, above) = (Line::read(translator, words)?, Line::read(names, words)?);
    let apart = |at: usize| matches!(above.kind(at), Some(Kind::Sign(',' | '/' | '&' | '|')));
    let joins = |at: usize| apart(at) || above.hit(at, Marks::AND.or(Marks::WITH)).is_some();
    let inner = |at: usize| {
        (0..=at)
            .rev()
            .take(3)
            .any(|start| above.hit(start, Marks::WITH.or(Marks::PARTICLE)).is_some_and(|hit| start + hit.len > at))
    };
    let is_names = (0..above.len()).all(|at| above.is_capital(at) || joins(at) || inner(at));
    let label = label::at(&line, 0, words).filter(|label| label.end < line.len() && is_names)?;
    let worked = |role: Role| label.is(role) && label.firm == Firm::Sign;
    if label.is(Role::Translator) {
        return Some(Below::Addition(format!("{names} ({translator})")));
    }
    [Role::Editor, Role::Photographer, Role::Illustrator].into_iter().any(worked).then_some(Below::Signature)
}

/// Whether a line has the form of a byline: a usual name, then a date, or below a headline a place or an outlet.
pub(super) fn is_byline(text: &str, below_headline: bool, words: &Words) -> bool {
    let below = || is_posted(text, words) || is_employed(text, words);
    is_dated(text, words) || is_of_outlet(text, words) || below_headline && below()
}

/// Whether a line is a name and an outlet in quotation marks, perhaps with a city: `Ada FROST, «The Harbour», Reed`.
fn is_of_outlet(text: &str, words: &Words) -> bool {
    let comma = text.find(", ").filter(|_| text.len() <= MOST_DATED && !text.ends_with(['.', '!', '?']));
    let Some((name, rest)) = comma.and_then(|at| text.split_at_checked(at)) else { return false };
    let title = rest.get(", ".len()..).filter(|title| title.starts_with(['«', '“', '„', '"']));
    let Some((_, city)) = title.and_then(|title| title.split_once(['»', '”', '“'])) else { return false };
    let surname = name.rsplit(' ').next().unwrap_or_default();
    let capitals =
        surname.chars().count() > 2 && !surname.contains(char::is_lowercase) && name.contains(char::is_lowercase);
    let short = city.is_empty() || city.starts_with(", ") && !has_more_words(city, MOST_PLACE);
    let full = |line: &Line<'_>| (2..=MOST_NAME).contains(&line.len()) && is_name(line, 0, line.len(), words);
    short && (capitals || begins_as_name(name, words)) && Line::read(name, words).as_ref().is_some_and(full)
}

/// Whether a line is a name, a job and an institution: `Ada Frost, lecturer at the University of Reed`.
fn is_employed(text: &str, words: &Words) -> bool {
    let ends = text.ends_with(['.', '!', '?', ':', '…']);
    let comma = text.find([',', '،', '，', '、']).filter(|_| text.len() <= MOST_EMPLOYED && !ends);
    let Some((name, rest)) = comma.and_then(|at| text.split_at_checked(at)) else { return false };
    let (Some(name), Some(line)) = (Line::read(name, words), Line::read(rest, words)) else { return false };
    let full = (2..=MOST_NAME).contains(&name.len()) && is_name(&name, 0, name.len(), words);
    full && is_post(&line)
}

/// Whether a line is a job and an institution, with capitals, signs and listed words only.
pub(super) fn is_post(line: &Line<'_>) -> bool {
    let mut at = 0;
    while at < line.len() {
        let sign = matches!(line.kind(at), Some(Kind::Sign(',' | '-' | '&' | '\'')));
        let word = line.token(at).is_some_and(Token::is_word) && (line.is_capital(at) || line.is_known(at));
        if !sign && !word {
            return false;
        }
        at += line.longest(at).max(1);
    }
    line.has(0, line.len(), Marks::JOB) && line.has(0, line.len(), Marks::INSTITUTION)
}

/// Whether a line is a usual name and a date, in either order: `Anna Frost · 12 March 2026 · 6 min read`.
fn is_dated(text: &str, words: &Words) -> bool {
    if text.len() > MOST_DATED || !text.contains(char::is_numeric) {
        return false;
    }
    if !begins_as_name(text, words) {
        return is_named_after_date(text, words);
    }
    let Some(line) = Line::read(text, words) else { return false };
    let beside = Beside { line: &line, words, trust: Trust::Opener };
    let end = (0..line.len()).find(|at| !line.token(*at).is_some_and(Token::is_word)).unwrap_or(line.len());
    let bracket = line.kind(end) == Some(Kind::Open);
    end > 1 && !bracket && is_name(&line, 0, end, words) && (end..line.len()).any(|at| is_date(&beside, at))
}

/// Whether a line is a date, a sign and a usual name: `12.3.2026 - Anna Frost`.
fn is_named_after_date(text: &str, words: &Words) -> bool {
    let signs = [" - ", " – ", " — ", " | ", " • ", " · "];
    let parts = signs.into_iter().filter_map(|sign| text.rsplit_once(sign)).max_by_key(|(date, _)| date.len());
    let Some((date, name)) = parts.filter(|(_, name)| begins_as_name(name, words)) else { return false };
    let (Some(date), Some(name)) = (Line::read(date, words), Line::read(name, words)) else { return false };
    let beside = Beside { line: &date, words, trust: Trust::Opener };
    (2..=MOST_NAME).contains(&name.len()) && is_name(&name, 0, name.len(), words) && is_date(&beside, 0)
}

/// Whether a line is a usual name and for whom or from where its bearer reports: `Ada Frost for The Harbour`, `Ana Petrović
/// iz Berlina`, `Ada Frost reports from Reed`.
fn is_posted(text: &str, words: &Words) -> bool {
    const WAY: Marks = Marks::FOR.or(Marks::AT).or(Marks::FROM);
    let ends = text.ends_with(['.', '!', '?', ':', '…']);
    // Most lines have more words.
    if text.len() > MOST_DATED || ends || has_more_words(text, MOST_NAME + MOST_OUTLET) {
        return false;
    }
    let Some(line) = Line::read(text, words).filter(|line| line.may_have(WAY)) else { return false };
    let way = |at: &usize| line.hit(*at, WAY).is_some_and(|way| line.is_capital(at + way.len));
    let Some(at) = (2..=MOST_NAME).find(way) else { return false };
    let to = at + line.hit(at, WAY).map_or(0, |way| way.len);
    let inner = Marks::FILL.or(Marks::PARTICLE).or(Marks::AND).or(Marks::ON);
    // `Ana Petrović za Lučki list`
    let small = |at: usize| outlet::is_small_titled(words) && line.longest(at) == 0 && at > to;
    let title = |at: usize| {
        line.token(at).is_some_and(Token::is_word)
            && (line.is_capital(at) || line.hit(at, inner).is_some() || small(at))
    };
    // `Ada Frost for President`
    let post = line.has(to, line.len(), Marks::JOB.or(Marks::DAY));
    let for_outlet = line.hit(at, Marks::FOR).is_some();
    // `Ada Frost at The Harbour Times`: whom the text quotes.
    let elsewhere = !for_outlet && line.has(to, line.len(), Marks::NEWSROOM.or(Marks::AGENCY));
    let most = if for_outlet { MOST_OUTLET } else { MOST_PLACE };
    // `Bo Lind for The Harbour Times`
    let outlet = || for_outlet && line.has(to, line.len(), Marks::NEWSROOM.or(Marks::AGENCY));
    let usual = || begins_as_name(text, words) || outlet();
    let small = !line.is_capital(at) || !script::is_cased(text);
    small
        && !post
        && !elsewhere
        && usual()
        && line.len() - to <= most
        && is_name(&line, 0, at, words)
        && (to..line.len()).all(title)
}

/// Whether the rest of a line is a date, with words like `updated` before it.
fn is_date(beside: &Beside<'_, '_>, from: usize) -> bool {
    let len = beside.line.len();
    let (start, end) = beside.without_edges(from, len);
    let is_day = (from..len).any(|at| beside.line.hit(at, Marks::DAY).is_some());
    let digits = beside.line.slice(from, len).chars().filter(|c| c.is_numeric()).count();
    start >= end && (is_day && digits > 0 || digits > DATE)
}
