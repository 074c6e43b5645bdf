//! Credits glued to the last sentences of a text: a bracket after them, or whole sentences.

use super::blocks::{MOST_LAST, Reader};
use super::book::is_book;
use super::original;
use super::prose::{Text, opening, sentence_starts, sentences};
use super::standing::Standing;
use super::words::{Marks, Words};
use crate::model::{Consumed, Credit, Role};

/// Number of bytes at the end of a text that are searched for sentences with credits.
const MOST_SENTENCES: usize = 240;

impl Reader<'_> {
    /// A bracket after the last sentence: `… said. (Reporting by A; Editing by B)`, `… said. AGERPRES/(autor: A)`,
    /// `…。（譯者：A）1120823`.
    pub(super) fn glued_after(&mut self, at: usize, whole: &Text<'_>, source: &str) {
        let text = whole.as_str();
        let end = text.trim_end_matches(['.', '。', ' ']).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let pairs = [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('〔', '〕'), ('【', '】')];
        let Some((open, close)) = pairs.into_iter().find(|(_, close)| end.ends_with(*close)) else {
            // A short text that says it nowhere is asked once.
            let may_say = text.len() > 2 * MOST_SENTENCES || whole.says_what_was_done();
            if may_say {
                self.last_sentences(at, text, source);
            }
            return;
        };
        let Some(start) = opening(end, open, close).filter(|start| *start > 0) else { return };
        let Some((before, bracket)) = text.split_at_checked(start) else { return };
        let inside = end.get(start..).unwrap_or_default().trim_start_matches(open).trim_end_matches(close);
        let bracket_line = || self.line(end.get(start..)?, Standing::Bracket, source).map(|reading| reading.credits);
        let Some(mut found) = self.by_language(inside, source).or_else(bracket_line).filter(|found| !found.is_empty())
        else {
            return;
        };
        self.mark(at);
        let gone = match agency_before(before, self.words) {
            Some((from, agency)) => {
                found.push(Credit::new(Role::Agency, agency, source));
                text.get(from..).unwrap_or(bracket)
            }
            None => bracket,
        };
        self.read.credits.extend(found);
        self.read.consumed.push(Consumed { text: gone.trim().to_owned(), whole: false });
    }

    /// A bracket before the first sentence: `[This review was first published in The Harbour.] Ships wait …`
    pub(super) fn bracket_before(&mut self, at: usize, text: &str, source: &str) {
        let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
        let inside = |(open, close)| text.strip_prefix(open)?.split_once(close);
        let found = pairs.into_iter().find_map(inside).and_then(|(inside, after)| {
            let found = self.line(inside.trim(), Standing::Bracket, source)?;
            let read = found.labelled && found.credits.iter().all(is_worked) && !found.credits.is_empty();
            read.then_some((text.strip_suffix(after)?, found.credits))
        });
        if let Some((bracket, credits)) = found {
            self.take_sentence(at, (bracket.to_owned(), credits));
        }
    }

    /// A short biography or a notice followed by whole sentences of credits: `… lives in Oslo. Translated from the
    /// Dutch by A.`
    fn last_sentences(&mut self, at: usize, text: &str, source: &str) {
        let tail = text.get(text.floor_char_boundary(text.len().saturating_sub(MOST_SENTENCES))..).unwrap_or_default();
        let starts = sentence_starts(tail, MOST_LAST);
        // What is said in none of these sentences is not said in the last of them either.
        let texts = starts.iter().map(|start| Text::new(tail.get(*start..).unwrap_or_default().trim(), self.words));
        let mut texts = texts.take_while(Text::says_what_was_done);
        let found = texts.find_map(|text| self.sentence(&text, source)).filter(|_| !is_book(text, self.words));
        let whole = text.len() == tail.len() && (1..MOST_LAST).contains(&starts.len());
        let apart = if whole { sentences(tail, &starts) } else { Vec::new() };
        let mut found: Vec<_> = found.into_iter().collect();
        if found.is_empty() {
            // A sentence that no rule reads leaves the others of a short text as they are.
            let texts = apart.iter().map(|sentence| Text::new(sentence.trim(), self.words));
            found.extend(texts.filter(Text::says_what_was_done).filter_map(|text| self.sentence(&text, source)));
        }
        if found.is_empty() || is_book(text, self.words) {
            return;
        }
        let taken: Vec<_> = found.iter().map(|(text, _)| text.clone()).collect();
        let others =
            apart.iter().map(|sentence| sentence.trim()).filter(|text| !taken.iter().any(|known| known.contains(text)));
        found.extend(
            others.filter_map(|text| Some((text.to_owned(), original::of_sentence(text, self.words, source)?))),
        );
        for found in found {
            self.take_sentence(at, found);
        }
    }

    /// Reads a sentence that says who did other work than writing.
    fn sentence(&self, text: &Text<'_>, source: &str) -> Option<(String, Vec<Credit>)> {
        // `The post Ships! appeared first on Harbour` is generated.
        let about_original =
            |credit: &Credit| matches!(credit.role, Role::OriginalPublication | Role::OriginalLanguage);
        let found = self.read_line(text, Standing::Bracket, source)?;
        let read = found.labelled && found.credits.iter().all(is_worked) && !found.credits.iter().all(about_original);
        read.then(|| (text.as_str().to_owned(), found.credits))
    }

    fn take_sentence(&mut self, at: usize, (text, credits): (String, Vec<Credit>)) {
        self.mark(at);
        self.read.credits.extend(credits);
        self.read.consumed.push(Consumed { text, whole: false });
    }

    /// `RO - author: A, editor: B; EN - author: C`: the credits of each language version; the later versions are
    /// translations.
    fn by_language(&self, text: &str, source: &str) -> Option<Vec<Credit>> {
        let mut credits = Vec::new();
        let parts = text.split(';').count();
        for (at, part) in text.split(';').enumerate() {
            let (code, rest) = part.trim().split_once(" - ").or_else(|| part.trim().split_once(" – "))?;
            let is_code = (1..=3).contains(&code.chars().count()) && code.chars().all(char::is_uppercase);
            let found = is_code.then(|| self.line(rest.trim(), Standing::Bracket, source)).flatten()?;
            if at == 0 && parts > 1 && code.chars().count() == 2 {
                credits.push(Credit::new(Role::OriginalLanguage, code.to_lowercase(), source));
            }
            credits.extend(found.credits.into_iter().map(|mut credit| {
                if at > 0 && credit.role == Role::Author {
                    credit.role = Role::Translator;
                }
                let key = if credit.role == Role::Translator { "to" } else { "lang" };
                if parts > 1 && code.chars().count() == 2 {
                    credit.detail.insert(key.to_owned(), code.to_lowercase());
                }
                credit
            }));
        }
        Some(credits)
    }
}

/// Whether a credit is for other work than writing.
const fn is_worked(credit: &Credit) -> bool {
    !matches!(credit.role, Role::Author | Role::Agency | Role::Initials)
}

/// The agency that precedes the final bracket, and its position.
fn agency_before<'a>(before: &'a str, words: &Words) -> Option<(usize, &'a str)> {
    let text = before.trim_end_matches(['/', ' ', '-', '–']);
    let at = text
        .rfind([' ', '.', '”', '"'])
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let name = text.get(at..)?;
    let sentence = text.get(..at)?.trim_end();
    let ends = sentence.is_empty() || sentence.ends_with(['.', '”', '"', '!', '?', '…', ')']);
    (words.is(name, Marks::AGENCY) && ends).then_some((at, name))
}
