//! Selection of the blocks that are read as credits, and the strictness for each by its position.

use super::book::is_book;
use super::card;
use super::dateline;
use super::ends::{HEAD, has_key, head_of, repeats, tail_of};
use super::heads::{self, Below};
use super::line::{self, Reading};
use super::original;
use super::prose::{Text, has_more_words, is_prose, sentence_starts, sentences};
use super::standing::Standing;
use super::words::{Marks, Words};
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key};

/// Number of bytes at the end of a text that are searched for sentences with credits.
const MOST_SENTENCES: usize = 240;
/// Number of last sentences that may be credits.
const MOST_LAST: usize = 3;
/// Maximum length in letters of a bracket after the last sentence.
const MOST_BRACKET: usize = 600;
/// Maximum number of words of a place, job or date beneath a name.
const MOST_BELOW: usize = 6;
/// Maximum number of words of the block beside a label or a name.
const MOST_LABELLED: usize = 14;
/// Maximum number of words of a button.
const MOST_BUTTON: usize = 4;
/// Maximum number of words of a section label.
const MOST_SECTION: usize = 4;

/// Credits read from the visible blocks.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) credits: Vec<Credit>,
    pub(super) consumed: Vec<Consumed>,
    /// Blocks with names of authors but no word for their role, and those names: they become credits if another source
    /// confirms the names.
    pub(super) bare: Vec<(String, Vec<String>)>,
}

/// Reads the credit lines at both ends, the parts glued to the first and last sentence, and the blocks marked as
/// byline.
pub(super) fn read(evidence: &Evidence, words: &Words) -> Read {
    let blocks: Vec<(usize, &Block)> =
        evidence.blocks.iter().enumerate().filter(|(_, block)| block.place != Place::Furniture).collect();
    let text: Vec<(usize, &Block)> =
        blocks.iter().copied().filter(|(_, block)| block.place != Place::Caption).collect();
    let title = evidence.title.as_deref().map(name_key);
    let title = title.as_deref();
    let headline = title.and_then(|title| text.iter().position(|(_, block)| repeats(&block.text, title)));
    // More blocks may precede the headline than the head of a text has.
    let (top, headline) = match headline.and_then(|at| Some((at, text.get(at..)?))) {
        Some((at, top)) if at >= HEAD => (top, Some(0)),
        _ => (text.as_slice(), headline),
    };
    let marked = blocks.iter().copied().filter(|(_, block)| block.place == Place::Byline);
    let prose = blocks.iter().find(|(_, block)| is_prose(&block.text)).map_or(usize::MAX, |(at, _)| *at);
    let mut reader =
        Reader { evidence, words, prose, taken: vec![false; evidence.blocks.len()], read: Read::default() };
    let ends: Vec<(usize, &Block)> =
        head_of(top, title).into_iter().chain(tail_of(&text, title)).chain(marked).collect();
    for (at, block) in ends {
        reader.block(at, block);
    }
    reader.glued_before(top, headline);
    reader.captions(&blocks);
    reader.read
}

struct Reader<'e> {
    evidence: &'e Evidence,
    words: &'e Words,
    taken: Vec<bool>,
    /// Index of the first block of running text.
    prose: usize,
    read: Read,
}

impl Reader<'_> {
    fn block(&mut self, at: usize, block: &Block) {
        if self.is_taken(at) {
            return;
        }
        let source = format!("block {at}");
        // An author card, or its heading, which is read together with it.
        let heading = block.text.len() < 120 && self.words.is(&block.text, Marks::CARD) && !self.is_label(&block.text);
        if heading || block.place == Place::Byline && card::name_before(&block.text, self.words).is_some() {
            return;
        }
        let standing = match block.place {
            Place::Byline => Standing::Byline,
            Place::Caption => Standing::Caption,
            _ if at < self.prose && heads::is_dated(&block.text, self.words) => Standing::Byline,
            _ => Standing::Edge,
        };
        let text = Text::new(&block.text, self.words);
        let signed = dateline::read_line(&block.text, self.words, &source);
        let signed = (!signed.is_empty()).then(|| Reading { credits: signed, labelled: true, ..Reading::default() });
        let reading = signed.or_else(|| self.read_line(&text, standing, &source));
        let open = reading
            .as_ref()
            .map_or_else(|| self.is_label(&block.text), |reading| reading.open && reading.credits.is_empty());
        if open && self.with_next(at, block, standing, &source)
            || reading.is_none() && (self.with_below(at, block, &source) || self.with_outlet(at, block, &source))
        {
            return;
        }
        // `Translated by Harbour Translate` above the text is a button of the page.
        let machine = |credit: &Credit| credit.role == Role::MachineTranslation;
        let button = (at + 1..usize::MAX).contains(&self.prose) && !has_more_words(&block.text, MOST_BUTTON);
        let reading = reading.filter(|reading| !button || reading.open || !reading.credits.iter().all(machine));
        // After the text, an unlabelled byline belongs to another story or repeats a name.
        let author = |credit: &Credit| credit.role == Role::Author;
        let other = block.place == Place::Byline && at > self.prose && self.read.credits.iter().any(author);
        let reading = reading.filter(|reading| !other || reading.labelled || !reading.credits.iter().any(author));
        match reading {
            Some(reading) => self.take(at, reading, block),
            None if block.place != Place::Caption => self.glued_after(at, &text, &source),
            None => {}
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(true)
    }

    fn mark(&mut self, at: usize) {
        if let Some(slot) = self.taken.get_mut(at) {
            *slot = true;
        }
    }

    fn take(&mut self, at: usize, reading: Reading, block: &Block) {
        self.mark(at);
        let byline = block.place == Place::Byline && !reading.bare;
        if !reading.labelled && !byline && !reading.credits.is_empty() {
            let names = reading.credits.iter().map(|credit| name_key(&credit.name)).collect();
            self.read.bare.push((block.text.clone(), names));
        } else {
            self.read.consumed.push(Consumed { text: block.text.clone(), whole: true });
        }
        self.read.credits.extend(reading.credits);
    }

    /// Whether a block is only a label, with or without a sign.
    fn is_label(&self, text: &str) -> bool {
        text.len() < 80 && self.words.is(text, Marks::LABEL.or(Marks::BYLINE))
    }

    /// Reads a label on its own with its names in the next block.
    fn with_next(&mut self, at: usize, block: &Block, standing: Standing, source: &str) -> bool {
        // A text that ends with a colon introduces something else and names nobody.
        let introduces = |next: &&str| self.is_label(next) || next.ends_with([':', '：']);
        let Some(next) = self.next(at, MOST_LABELLED).filter(|next| !introduces(next)) else { return false };
        if heads::is_beneath_name(&self.evidence.blocks, at, self.words) {
            return false;
        }
        let signed = block.text.ends_with([':', '：']) || self.words.is(&block.text, Marks::BYLINE);
        let joined = format!("{}{}{next}", block.text, if signed { " " } else { ": " });
        self.take_both(at, block, &joined, standing, source)
    }

    /// Reads a name on its own with the place of reporting, a job or a date in the next block, or with the
    /// translator.
    fn with_below(&mut self, at: usize, block: &Block, source: &str) -> bool {
        let head = at < self.prose || block.place == Place::Byline;
        let Some(next) = self.next(at, MOST_LABELLED) else { return false };
        let after = self.evidence.blocks.get(at + 2).map(|after| after.text.as_str());
        let below = (head && !has_more_words(next, MOST_BELOW))
            .then(|| heads::below(&block.text, next, after, self.words))
            .flatten();
        match below.or_else(|| heads::above_translator(&block.text, next, self.words)) {
            Some(Below::Addition(joined)) => self.take_both(at, block, &joined, Standing::Byline, source),
            Some(Below::Date) => {
                let found = self.line(&block.text, Standing::Byline, source).filter(|found| !found.credits.is_empty());
                found.map(|found| self.take(at, found, block)).is_some()
            }
            None => false,
        }
    }

    /// Reads the first words of a notice about the original with the outlet or the language in the next block.
    fn with_outlet(&mut self, at: usize, block: &Block, source: &str) -> bool {
        let outlet = |next: &&str| !next.starts_with(char::is_numeric) && !self.is_label(next);
        let Some(next) = self.next(at, MOST_LABELLED).filter(outlet) else { return false };
        let joined = format!("{} {next}", block.text);
        let begins = heads::is_above_outlet(&block.text, self.words);
        let found = begins.then(|| self.line(&joined, Standing::Edge, source)).flatten();
        let of_original = |credit: &Credit| matches!(credit.role, Role::OriginalPublication | Role::OriginalLanguage);
        found.is_some_and(|found| found.credits.iter().all(of_original))
            && self.take_both(at, block, &joined, Standing::Edge, source)
    }

    /// The next block if it is short and not yet read.
    fn next(&self, at: usize, most: usize) -> Option<&str> {
        let next = self.evidence.blocks.get(at + 1).filter(|_| !self.is_taken(at + 1))?;
        (!has_more_words(&next.text, most)).then_some(next.text.as_str())
    }

    /// Consumes a block and the next one if they are a credit when read as one line.
    fn take_both(&mut self, at: usize, block: &Block, joined: &str, standing: Standing, source: &str) -> bool {
        let found = self.line(joined, standing, source).filter(|found| !found.credits.is_empty());
        let (Some(found), Some(next)) = (found, self.evidence.blocks.get(at + 1)) else { return false };
        self.take(at, found, block);
        self.read.consumed.push(Consumed { text: next.text.clone(), whole: true });
        self.mark(at + 1);
        true
    }

    /// Reads a line unless it describes a work under review.
    fn line(&self, text: &str, standing: Standing, source: &str) -> Option<Reading> {
        self.read_line(&Text::new(text, self.words), standing, source)
    }

    fn read_line(&self, text: &Text<'_>, standing: Standing, source: &str) -> Option<Reading> {
        let mut reading = line::read(text, self.words, standing, source)?;
        let original = |credit: &Credit| credit.role == Role::OriginalPublication;
        let starts = sentence_starts(text.as_str(), MOST_LAST);
        // `First published in The Harbour. Translated by Ada Frost`: the second is read whatever the first says.
        if !starts.is_empty() && reading.labelled && !reading.credits.iter().any(original) {
            let texts = sentences(text.as_str(), &starts);
            let notices = texts.into_iter().filter_map(|text| original::of_sentence(text.trim(), self.words, source));
            reading.credits.extend(notices.flatten());
        }
        Some(reading).filter(|_| !is_book(text.as_str(), self.words))
    }

    /// A bracket after the last sentence: `… said. (Reporting by A; Editing by B)`, `… said. AGERPRES/(autor: A)`,
    /// `…。（譯者：A）1120823`.
    fn glued_after(&mut self, at: usize, whole: &Text<'_>, source: &str) {
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
        let worked = |credit: &Credit| !matches!(credit.role, Role::Author | Role::Agency | Role::Initials);
        // `The post Ships! appeared first on Harbour` is generated.
        let about_original =
            |credit: &Credit| matches!(credit.role, Role::OriginalPublication | Role::OriginalLanguage);
        let found = self.read_line(text, Standing::Bracket, source)?;
        let read = found.labelled && found.credits.iter().all(worked) && !found.credits.iter().all(about_original);
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

    /// Reads a dateline or a reporter's bracket before the first sentence.
    fn glued_before(&mut self, text: &[(usize, &Block)], headline: Option<usize>) {
        let open = |(at, block): &&(usize, &Block)| !self.is_taken(*at) && block.place == Place::Text;
        let read = |(at, block): &(usize, &Block)| dateline::read(&block.text, self.words, *at);
        // A standfirst may be running text as well.
        let mut prose = 0;
        let begin = |(_, block): &&(usize, &Block)| {
            prose += usize::from(is_prose(&block.text));
            prose <= 2
        };
        // A dateline follows the headline, however many blocks precede that.
        let text = headline.and_then(|at| text.get(at + 1..)).unwrap_or(text);
        let found = text.iter().take(HEAD).take_while(begin).filter(open).map(read).find(|found| !found.is_empty());
        self.read.credits.extend(found.unwrap_or_default());
    }

    /// Captions name only photographers; they are not consumed.
    fn captions(&mut self, blocks: &[(usize, &Block)]) {
        for (at, block) in blocks.iter().filter(|(_, block)| block.place == Place::Caption) {
            let found = self.line(&block.text, Standing::Caption, &format!("block {at}"));
            let credits = found.filter(|found| found.labelled).unwrap_or_default().credits;
            self.read.credits.extend(credits.into_iter().filter(|credit| credit.role == Role::Photographer));
        }
    }
}

/// The position of the bracket that matches the closing one at the end; others may be nested in it.
fn opening(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().rev().take(MOST_BRACKET).find_map(|(at, c)| {
        depth += usize::from(c == close);
        depth = depth.saturating_sub(usize::from(c == open));
        (c == open && depth == 0).then_some(at)
    })
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

/// The section label above the headline: the first block, if the headline follows or if it is a known section name.
pub(super) fn section(evidence: &Evidence, words: &Words) -> Option<String> {
    let mut blocks = evidence.blocks.iter().filter(|block| !matches!(block.place, Place::Furniture | Place::Caption));
    let first = blocks.next()?;
    let second = blocks.next()?;
    let short =
        !has_more_words(&first.text, MOST_SECTION) && !first.text.ends_with(['.', ':', '?', '!', '…', '"', '”']);
    let known = || first.text.len() < 120 && words.is(&first.text, Marks::SECTION);
    let repeats = |title: &str| second.text.len() <= title.len() * 2 + 40 && has_key(&second.text, &name_key(title));
    let title = || evidence.title.as_deref().is_some_and(repeats);
    let site = || evidence.site_names.iter().any(|site| name_key(site) == name_key(&first.text));
    (short && (known() || title()) && !site()).then(|| first.text.clone())
}
