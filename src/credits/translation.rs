//! Sentences that say who translated or edited the text, whatever the order of their words: `Hana Berg hat diesen Artikel aus
//! dem Englischen übersetzt`, `Článek vznikl ve francouzštině a přeložila ho Hana Berg`, `A cikket Nagy Klára szerkesztette`.

use super::lexer::Line;
use super::name::{begins_as_name, is_name};
use super::notice;
use super::original;
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum number of tokens of a sentence.
const MOST_TOKENS: usize = 24;
/// Minimum and maximum number of words of a name.
const LEAST_NAME: usize = 2;
const MOST_NAME: usize = 4;
/// Maximum number of unlisted words.
const MOST_UNKNOWN: usize = 2;

/// Reads a sentence about the text with a word for work on it, one name and few other words.
pub(super) fn read(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let end = line.len() - usize::from(line.kind(line.len().checked_sub(1)?) == Some(Kind::Stop));
    let plain = |at: usize| matches!(line.kind(at), Some(Kind::Word | Kind::Sign(',' | '-' | '–' | '—' | '\'')));
    let machine = Marks::MACHINE.or(Marks::ENGINE).or(Marks::MECHANICAL);
    if end > MOST_TOKENS || !(0..end).all(plain) || line.has(0, end, machine) {
        return None;
    }
    let (work, (role, kind)) = (0..end).find_map(|at| Some((at, work(line, at)?)))?;
    let credit = |name: &str| match kind {
        Some(kind) => Credit::new(*role, name, source).with("kind", kind),
        None => Credit::new(*role, name, source),
    };
    let other = (0..end).any(|at| is_other_work(line, at, *role));
    if let Some(name) = agent(line, work, words).filter(|_| !other && line.hit(0, Marks::THIS).is_some()) {
        return Some(with_language(credit(name), line, 0..work, words));
    }
    // `The translation from English is by A`, but not `A translated the novel from English`.
    let translated = *role == Role::Translator && line.has(work, end, Marks::LANGUAGE);
    let begins = translated && (0..work).all(|at| line.hit(at, Marks::FILL).is_some());
    let (from, to) = only_name(line, end, words)?;
    // `Every item on this page was chosen by …` is about something else.
    // `Her translator, A, has translated this essay`
    let is_comma = |at: Option<usize>| at.is_some_and(|at| line.kind(at) == Some(Kind::Sign(',')));
    let apposed = is_comma(from.checked_sub(1)) && is_comma(Some(to)) && line.has(to, end, Marks::THIS);
    let subject = apposed || (0..2).any(|at| line.hit(at, Marks::THIS).is_some());
    if other || !(begins || subject || from < 2 && line.has(0, end, Marks::THIS)) {
        return None;
    }
    let helps = Marks::FOR.or(Marks::WITH).or(Marks::MEANS);
    let helped = from > 0 && (0..from).any(|at| line.hit(at, helps).is_some_and(|hit| at + hit.len == from));
    let rest = notice::unknown(line, 0, from)? + notice::unknown(line, to, end)?;
    // `This report was edited by hand, said A`
    let between = if from > work { work..from } else { to..work };
    let parted = between.into_iter().any(|at| line.kind(at) == Some(Kind::Sign(',')));
    if helped || parted && !apposed || rest > MOST_UNKNOWN {
        return None;
    }
    let around = (0..end).filter(|at| !(from..to).contains(at));
    Some(with_language(credit(line.slice(from, to)), line, around, words))
}

/// The credit of a translator with the language of the original, which is a credit of its own.
fn with_language(
    mut credit: Credit,
    line: &Line<'_>,
    around: impl Iterator<Item = usize>,
    words: &Words,
) -> Vec<Credit> {
    let translated = credit.role == Role::Translator;
    let sources = around.filter(|at| translated && !is_target(line, *at));
    let mut tags = sources.filter_map(|at| original::language(line, at, line.len())).filter(|tag| !words.is_own(tag));
    let original = tags.next().map(|tag| {
        credit.detail.insert("from".to_owned(), tag.clone());
        Credit::new(Role::OriginalLanguage, tag, &credit.source)
    });
    std::iter::once(credit).chain(original).collect()
}

/// Whether the language at a token is the one that the text was translated into.
fn is_target(line: &Line<'_>, at: usize) -> bool {
    let source = Marks::FROM.or(Marks::ON).or(Marks::AT);
    let before = |of: Marks| (at.saturating_sub(3)..at).any(|start| line.spans(start, at, of).is_some());
    before(Marks::INTO) && !before(source)
}

/// The work on a text of others that a word at a token stands for.
fn work(line: &Line<'_>, at: usize) -> Option<&'static (Role, Option<String>)> {
    let known = |(role, kind): &&(Role, Option<String>)| match role {
        Role::Translator | Role::Editor | Role::Adapter | Role::AdditionalReporting => true,
        Role::Author => kind.as_deref() == Some("interview"),
        _ => false,
    };
    let hit = line.hit(at, Marks::LABEL.or(Marks::AFTER)).filter(|_| line.hit(at, Marks::THIS).is_none())?;
    hit.roles().find(known)
}

/// Whether a word for other work than this and writing is at a token.
fn is_other_work(line: &Line<'_>, at: usize, work: Role) -> bool {
    let known =
        |role: Role| role == work || matches!(role, Role::Author | Role::OriginalLanguage | Role::OriginalPublication);
    let hit = line.hit(at, Marks::LABEL.or(Marks::AFTER));
    line.hit(at, Marks::THIS.or(Marks::FILL)).is_none()
        && hit.is_some_and(|hit| hit.roles().any(|(role, _)| !known(*role)))
}

/// The only run of words that is a name; none if another run may be one.
pub(super) fn only_name(line: &Line<'_>, end: usize, words: &Words) -> Option<(usize, usize)> {
    let listed = Marks::THIS.or(Marks::LANGUAGE).or(Marks::LABEL).or(Marks::AFTER).or(Marks::DAY).or(Marks::TONGUE);
    let listed = listed.or(Marks::MACHINE).or(Marks::ENGINE).or(Marks::MECHANICAL);
    let caseless = !script::is_cased(line.text);
    let named = |at: usize| {
        let free = if caseless { line.longest(at) == 0 } else { line.hit(at, listed).is_none() };
        free && line.is_capital(at)
    };
    let particle = |at: usize| line.hit(at, Marks::PARTICLE).is_some() && line.token(at).is_some_and(Token::is_small);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < end {
        if !named(at) {
            at += line.longest(at).max(1);
            continue;
        }
        let goes_on = |to: usize| named(to) || particle(to) && to + 1 < end && named(to + 1);
        let to = (at..end).find(|to| !goes_on(*to)).unwrap_or(end);
        runs.push((at, to));
        at = to;
    }
    // A sentence begins with a capital.
    runs.retain(|(from, to)| *from > 0 || to - from > 1);
    let [(from, to)] = runs.as_slice() else { return None };
    let fits = (LEAST_NAME..=MOST_NAME).contains(&(to - from)) && is_name(line, *from, *to, words);
    // Without capitals other words look like a name.
    let usual = || !caseless || begins_as_name(line.slice(*from, *to), words);
    (fits && usual()).then_some((*from, *to))
}

/// Whoever does the work at a token of an East Asian sentence, whose verb comes last: `真壁透が翻訳した`,
/// `김수진 기자가 번역했습니다`, `由王芳审校`.
pub(super) fn agent<'a>(line: &Line<'a>, work: usize, words: &Words) -> Option<&'a str> {
    const ENDINGS: [&str; 7] = ["さんが", "氏が", "が", "씨가", "이", "가", "님이"];
    let last = work.checked_sub(1)?;
    let text = line.token(last)?.text;
    let without = ENDINGS.iter().find_map(|ending| text.strip_suffix(ending));
    // `기자가`
    if without.is_some_and(|job| words.is_key(job, Marks::JOB)) {
        return line.token(last.checked_sub(1)?).map(|token| token.text).filter(|name| is_whole(name));
    }
    let begins = |at: usize| line.kind(at) == Some(Kind::Sign(',')) || line.hit(at, Marks::BY).is_some();
    let chinese = || line.longest(last) == 0 && last.checked_sub(1).is_some_and(begins);
    without.or_else(|| chinese().then_some(text)).filter(|name| is_whole(name))
}

/// Whether a text has the letters of a Chinese, Japanese or Korean name.
fn is_whole(name: &str) -> bool {
    let letters = name.chars().count();
    name.chars().all(script::is_han) && (2..=5).contains(&letters)
        || name.chars().all(script::is_hangul) && (2..=4).contains(&letters)
}
