use super::lexicon::{Lexicon, Roles, Table, Words};
use super::script::is_east_asian;
use crate::model::{Role, name_key};

/// Bytes in which a label must end.
const LONGEST: usize = 110;
/// Words of a label before which another may begin.
const MOST_WORDS: usize = 9;
/// Ends of a label that are tried.
const MOST_ENDS: usize = 6;

/// A label at the start of a text: `Translated from Romanian by`, `Text und Fotos:`, `編集／`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) roles: Roles,
    /// The language translated from, as a tag.
    pub(super) from: Option<String>,
    /// The language translated into.
    pub(super) into: Option<String>,
    /// Where the names begin.
    pub(super) end: usize,
    /// Whether a colon or another sign ends it, so that nothing need part it from what stands before.
    pub(super) marked: bool,
}

/// Reads the labels that a text may begin with, the shortest first; `Translation from` is one too where `from` is also `by`.
pub(super) fn all<'a>(text: &'a str, words: &'a Words) -> impl Iterator<Item = Label> + 'a {
    let window = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let begins = may_begin(window, words);
    let ends = if begins { ends(window, words) } else { Vec::new() };
    let ended = ends.into_iter().filter_map(|end| {
        let label = resolve(window.get(..end.before)?, words, |lexicon| &lexicon.labels)?;
        Some(Label { end: end.after, marked: end.marked, ..label })
    });
    ended.chain(begins.then(|| bare(window, words)).flatten())
}

/// Reads the first label that a text begins with.
pub(super) fn at(text: &str, words: &Words) -> Option<Label> {
    all(text, words).next()
}

/// Whether another label stands within a text, so that the names before it end there: `李明 攝影／王芳`,
/// `El Faro. Translated by Ada Frost`.
pub(super) fn stands_within(text: &str, words: &Words) -> bool {
    let behind = |(at, sign): (usize, &str)| text.get(at + sign.len()..).and_then(|rest| self::at(rest, words));
    let marked = || text.match_indices([' ', '\u{3000}']).filter_map(behind).any(|label| label.marked);
    (is_east_asian(text) && text.contains(|c| is_sign(c, words)) && marked())
        || text.match_indices(". ").any(|stop| behind(stop).is_some())
}

/// Whether the first word is one that a label begins with.
fn may_begin(text: &str, words: &Words) -> bool {
    let first = text.trim_start().split(|c: char| !c.is_alphanumeric() && !is_inner(c)).next().unwrap_or_default();
    let key = name_key(first);
    let key = key.split(' ').next().unwrap_or_default();
    if key.is_empty() {
        return false;
    }
    is_east_asian(key) || words.lexicons.iter().any(|lexicon| lexicon.first.contains(key))
}

fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(c)
}

struct End {
    before: usize,
    after: usize,
    marked: bool,
}

/// Where a label may end: before a colon, a sign of the language, a spaced dash or a word like `by`.
fn ends(text: &str, words: &Words) -> Vec<End> {
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        if is_colon(c) || is_mark(c, words) {
            ends.push(End { before: at, after, marked: true });
        } else if c.is_whitespace() {
            let word = rest.split([' ', '\u{a0}', ':', '：']).next().unwrap_or_default();
            let behind = after + word.len();
            if matches!(word, "–" | "—" | "-" | "|") {
                ends.push(End { before: at, after: behind, marked: false });
            } else if !word.is_empty() && words.is_by(word) {
                let colon = text.get(behind..).unwrap_or_default();
                let skip = colon.len() - colon.trim_start_matches([':', '：', ' ', '\u{a0}']).len();
                ends.push(End { before: at, after: behind + skip, marked: false });
            }
        } else if matches!(c, ';' | '；' | '。' | '?' | '!') {
            break;
        }
        if ends.len() >= MOST_ENDS {
            break;
        }
    }
    ends
}

/// Colons of every script.
const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '︱' | '﹕' | '∶' | '፡' | '፦' | '։')
}

/// Whether a label may end with a sign, so that it begins a credit wherever it stands.
pub(super) fn is_sign(c: char, words: &Words) -> bool {
    is_colon(c) || c == '©' || is_mark(c, words)
}

/// Whether a language ends its labels with a sign. A stroke is also written with a letter that looks like one.
fn is_mark(c: char, words: &Words) -> bool {
    let sign = !c.is_alphanumeric() && !c.is_whitespace() || matches!(c, '丨' | 'ㅣ');
    sign && words.all(|file| &file.marks).any(|mark| mark.starts_with(c))
}

/// A label that may stand right before names: `tłum. Jan`, `Перевела с немецкого Анна`; the longest that fits.
fn bare(text: &str, words: &Words) -> Option<Label> {
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(7);
    let ends: Vec<usize> = spaces.collect();
    ends.into_iter().rev().find_map(|end| {
        let label = resolve(text.get(..end)?, words, |lexicon| &lexicon.bare)?;
        Some(Label { end, ..label })
    })
}

/// What a label's text means: roles, and languages named before or behind them.
fn resolve(text: &str, words: &Words, table: fn(&Lexicon) -> &Table) -> Option<Label> {
    let (text, bracket) = without_bracket(text.trim());
    let key = name_key(text);
    let look = |key: &str| words.lexicons.iter().find_map(|lexicon| table(lexicon).get(key)).cloned();
    let mut label = match roles(&key, words, &look) {
        Some(roles) => Label { roles, ..Label::default() },
        None => with_languages(&key, words, &look)?,
    };
    if let Some(bracket) = bracket {
        label.into = Some(words.language(bracket)?);
    }
    Some(label)
}

/// `Written (English)`; what is short and glued on is an ending: `Autor(in)`, `Foto(s)`.
fn without_bracket(text: &str) -> (&str, Option<&str>) {
    let Some(inner) = text.strip_suffix([')', '）']) else { return (text, None) };
    let Some((before, inside)) = inner.rsplit_once(['(', '（']) else { return (text, None) };
    let ending = !before.ends_with(char::is_whitespace) && inside.chars().count() <= 4 && !is_east_asian(before);
    (before.trim_end(), (!ending).then_some(inside.trim()))
}

/// The roles of one label, or of two joined by `and`, a stroke or a comma.
fn roles(key: &str, words: &Words, look: &dyn Fn(&str) -> Option<Roles>) -> Option<Roles> {
    if let Some(found) = look(key) {
        return Some(found);
    }
    for (at, _) in key.match_indices(' ').take(MOST_WORDS) {
        let (left, behind) = (key.get(..at).unwrap_or_default(), key.get(at + 1..).unwrap_or_default());
        let Some(mut left) = look(left) else { continue };
        let (word, rest) = behind.split_once(' ').unwrap_or((behind, ""));
        let right = if words.is_and(word) { rest } else { behind };
        // Arabic writes its `and` on the word that follows.
        let glued = || right.strip_prefix('و').and_then(look);
        if let Some(right) = look(right).or_else(glued) {
            left.extend(right.into_iter().filter(|role| !left.contains(role)).collect::<Vec<_>>());
            return Some(left);
        }
    }
    cjk_pair(key, look)
}

/// `文・写真`, `采写摄影`: two labels side by side in a script without spaces.
fn cjk_pair(key: &str, look: &dyn Fn(&str) -> Option<Roles>) -> Option<Roles> {
    if !is_east_asian(key) || key.chars().count() > 9 {
        return None;
    }
    key.char_indices().skip(1).find_map(|(at, _)| {
        let (left, right) = key.split_at(at);
        let right = right.trim_start_matches(['及', '和', '与', '與', '、', 'と']);
        let (mut left, right) = (look(left.trim())?, look(right.trim())?);
        left.extend(right);
        Some(left)
    })
}

fn with_languages(key: &str, words: &Words, look: &dyn Fn(&str) -> Option<Roles>) -> Option<Label> {
    let mut label = Label::default();
    let mut rest = key.to_owned();
    for _ in 0..2 {
        let (shorter, way, tag) = language_at_end(&rest, words).or_else(|| language_at_start(&rest, words))?;
        match way {
            Way::From => label.from = Some(tag),
            Way::Into => label.into = Some(tag),
        }
        rest = shorter;
        if rest.is_empty() && label.from.is_some() {
            label.roles = vec![(Role::Translator, None)];
            return Some(label);
        }
        if let Some(found) = roles(&rest, words, look) {
            label.roles = found;
            return Some(label);
        }
    }
    None
}

enum Way {
    From,
    Into,
}

fn language_at_end(key: &str, words: &Words) -> Option<(String, Way, String)> {
    let tongues = || words.lexicons.iter().flat_map(|lexicon| &lexicon.tongue);
    let bare = tongues().find_map(|word| cut_end(key, word)).unwrap_or(key);
    let last = bare.split(' ').next_back();
    words.lexicons.iter().filter(|lexicon| lexicon.may_be_tongue(last)).find_map(|lexicon| {
        let (before, tag) = lexicon.tongues.iter().find_map(|(name, tag)| Some((cut_end(bare, name)?, tag)))?;
        let cut = |list: &[String]| list.iter().find_map(|word| cut_end(before, word).map(ToOwned::to_owned));
        let before_tongue = || {
            words
                .lexicons
                .iter()
                .flat_map(|lexicon| &lexicon.tongue)
                .find_map(|word| cut_end(before, word))
                .map(ToOwned::to_owned)
        };
        Some(way(lexicon, before, tag, cut, before_tongue))
    })
}

fn language_at_start(key: &str, words: &Words) -> Option<(String, Way, String)> {
    words.lexicons.iter().find_map(|lexicon| {
        let mut from = [&lexicon.from, &lexicon.into].into_iter().flatten().filter_map(|word| {
            let rest = cut_start(key, word).filter(|rest| lexicon.may_be_tongue(rest.split(' ').next()))?;
            lexicon.tongues.iter().find_map(|(name, tag)| Some((cut_start(rest, name)?, tag, word)))
        });
        if let Some((rest, tag, word)) = from.next() {
            let way = if lexicon.from.contains(word) { Way::From } else { Way::Into };
            let rest = words
                .lexicons
                .iter()
                .flat_map(|lexicon| &lexicon.tongue)
                .find_map(|tongue| cut_start(rest, tongue))
                .unwrap_or(rest);
            return Some((rest.to_owned(), way, tag.clone()));
        }
        if !lexicon.may_be_tongue(key.split(' ').next()) {
            return None;
        }
        let (rest, tag) = lexicon.tongues.iter().find_map(|(name, tag)| Some((cut_start(key, name)?, tag)))?;
        let cut = |list: &[String]| list.iter().find_map(|word| cut_start(rest, word).map(ToOwned::to_owned));
        let behind_tongue = || {
            words
                .lexicons
                .iter()
                .flat_map(|lexicon| &lexicon.tongue)
                .find_map(|word| cut_start(rest, word))
                .map(ToOwned::to_owned)
        };
        Some(way(lexicon, rest, tag, cut, behind_tongue))
    })
}

/// Which way a language stands: by the word beside it; without one it is the source, unless it is the text's own language.
fn way(
    lexicon: &Lexicon,
    rest: &str,
    tag: &str,
    cut: impl Fn(&[String]) -> Option<String>,
    tongue: impl Fn() -> Option<String>,
) -> (String, Way, String) {
    let tag = tag.to_owned();
    if let Some(rest) = cut(&lexicon.from) {
        (rest, Way::From, tag)
    } else if let Some(rest) = cut(&lexicon.into) {
        (rest, Way::Into, tag)
    } else {
        let own = lexicon.own(&tag);
        (tongue().unwrap_or_else(|| rest.to_owned()), if own { Way::Into } else { Way::From }, tag)
    }
}

/// Cuts a word off the end; where words are parted by spaces, only a whole one.
fn cut_end<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_suffix(word).filter(|_| !word.is_empty())?;
    (rest.is_empty() || rest.ends_with(' ') || is_east_asian(word)).then(|| rest.trim_end())
}

fn cut_start<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word).filter(|_| !word.is_empty())?;
    (rest.is_empty() || rest.starts_with(' ') || is_east_asian(word)).then(|| rest.trim_start())
}
