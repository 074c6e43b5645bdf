//! Selection of the blocks that are read as credits, and the strictness for each by its position.

use super::book::is_book;
use super::caption;
use super::card;
use super::dateline;
use super::ends::{HEAD, has_key, head_of, repeats, tail_of};
use super::heads::{self, Below};
use super::line::{self, Reading};
use super::original;
use super::prose::{Text, has_more_words, is_prose, sentence_starts, sentences};
use super::script;
use super::standing::Standing;
use super::words::{Marks, Words};
use crate::model::{Block, Consumed, Credit, Evidence, Place, Role, name_key};

/// Number of last sentences that may be credits.
pub(super) const MOST_LAST: usize = 3;
/// Maximum number of words of a place, job or date beneath a name.
const MOST_BELOW: usize = 6;
/// Maximum number of words of the block beside a label or a name.
const MOST_LABELLED: usize = 14;
/// Maximum length in bytes of the heading of a card.
const MOST_HEADING: usize = 120;
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
    // More blocks may precede the headline than the head of a text has; after the running text it is a link in a list.
    let (top, headline) = match headline.and_then(|at| text.split_at_checked(at)) {
        Some((before, top)) if before.len() >= HEAD && (has_prose(top) || !has_prose(before)) => (top, Some(0)),
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

fn has_prose(text: &[(usize, &Block)]) -> bool {
    text.iter().any(|(_, block)| is_prose(&block.text))
}

pub(super) struct Reader<'e> {
    evidence: &'e Evidence,
    pub(super) words: &'e Words,
    taken: Vec<bool>,
    /// Index of the first block of running text.
    prose: usize,
    pub(super) read: Read,
}

impl Reader<'_> {
    fn block(&mut self, at: usize, block: &Block) {
        if self.is_taken(at) {
            return;
        }
        let source = format!("block {at}");
        // An author card, or its heading, which is read together with it.
        if self.is_heading(&block.text)
            || self.is_biography(at, &block.text)
            || block.place == Place::Byline && card::name_before(&block.text, self.words).is_some()
        {
            return;
        }
        // Beside a known author, `Ada Frost for The Harbour` is whose picture is above.
        let authored = || self.evidence.fields.iter().any(|field| field.role.is_none_or(|role| role == Role::Author));
        let headed = (at > 0 || self.evidence.title.is_some()) && !authored();
        let standing = match block.place {
            Place::Byline => Standing::Byline,
            Place::Caption => Standing::Caption,
            _ if at < self.prose && heads::is_byline(&block.text, headed, self.words) => Standing::Byline,
            _ => Standing::Edge,
        };
        // `--With assistance from Ada Frost`
        let text = Text::new(block.text.trim_start_matches("--"), self.words);
        let signed = dateline::read_line(&block.text, self.words, &source);
        let signed = (!signed.is_empty()).then(|| Reading { credits: signed, labelled: true, ..Reading::default() });
        let reading = signed.or_else(|| self.read_line(&text, standing, &source));
        // `Tim Redaksi` above names with their labels
        if self.words.is(&block.text, Marks::DESK)
            && !heads::names_above_labels(&self.evidence.blocks, at + 1, self.words).is_empty()
        {
            return;
        }
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
            None if block.place != Place::Caption => {
                self.bracket_before(at, &block.text, &source);
                self.glued_after(at, &text, &source);
            }
            None => {}
        }
    }

    fn is_heading(&self, text: &str) -> bool {
        text.len() < MOST_HEADING && self.words.is(text, Marks::CARD) && !self.is_label(text)
    }

    /// Whether a text is a sentence under the heading of a card, in a script without capitals, where it looks like a label
    /// and its names.
    fn is_biography(&self, at: usize, text: &str) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.evidence.blocks.get(above));
        text.ends_with(['.', '。', '।', '۔', '։'])
            && above.is_some_and(|above| self.is_heading(&above.text))
            && !script::is_cased(text)
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(true)
    }

    pub(super) fn mark(&mut self, at: usize) {
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
        if self.with_labels(at) {
            return true;
        }
        let head = at < self.prose || block.place == Place::Byline;
        let Some(next) = self.next(at, MOST_LABELLED) else { return false };
        let after = self.evidence.blocks.get(at + 2).map(|after| after.text.as_str());
        let below = (head && !has_more_words(next, MOST_BELOW))
            .then(|| heads::below(&block.text, next, after, self.words))
            .flatten();
        match below.or_else(|| heads::above_translator(&block.text, next, self.words)) {
            Some(Below::Addition(joined)) => self.take_both(at, block, &joined, Standing::Byline, source),
            Some(Below::Signature) => {
                let found = self.line(&block.text, Standing::Byline, source).filter(|found| !found.credits.is_empty());
                found.map(|found| self.take(at, found, block)).is_some()
            }
            None => false,
        }
    }

    /// Reads a list of names with their labels beneath.
    fn with_labels(&mut self, at: usize) -> bool {
        let evidence = self.evidence;
        let names = heads::names_above_labels(&evidence.blocks, at, self.words);
        let mut read = false;
        for name in names {
            let (Some(block), Some(label)) = (evidence.blocks.get(name), evidence.blocks.get(name + 1)) else { break };
            let joined = format!("{}: {}", label.text, block.text);
            read |= self.take_both(name, block, &joined, Standing::Byline, &format!("block {name}"));
        }
        read
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
    pub(super) fn line(&self, text: &str, standing: Standing, source: &str) -> Option<Reading> {
        self.read_line(&Text::new(text, self.words), standing, source)
    }

    pub(super) fn read_line(&self, text: &Text<'_>, standing: Standing, source: &str) -> Option<Reading> {
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

    /// Captions name only who made the picture; they are not consumed.
    fn captions(&mut self, blocks: &[(usize, &Block)]) {
        for (at, block) in blocks.iter().filter(|(_, block)| block.place == Place::Caption) {
            let source = format!("block {at}");
            let labelled = |text: &str| {
                let found = self.line(text, Standing::Caption, &source).filter(|found| found.labelled)?;
                let made = |credit: &Credit| matches!(credit.role, Role::Photographer | Role::Illustrator);
                let found: Vec<Credit> = found.credits.into_iter().filter(made).collect();
                (!found.is_empty()).then_some(found)
            };
            let signed =
                |part: &str| Some(caption::makers(part, self.words, &source)).filter(|found| !found.is_empty());
            let last = || caption::last_parts(&block.text).find_map(|part| labelled(part).or_else(|| signed(part)));
            let found = labelled(&block.text).or_else(last);
            self.read.credits.extend(found.unwrap_or_default());
        }
    }
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
