use jiff::Timestamp;

use super::engine::{Asked, form};
use super::error::{TranslateError, TranslationError};
use crate::config::Engine;
use crate::fetch::Client;
use crate::store::{Store, StoreError, TranslationKey};
use crate::text::Span;
use crate::translate::{Answer, Form, KEPT, Outcome, Pair, Passage, Reason, Run};

/// Characters of the first question, about those of a screen, and of those that follow.
const FIRST: usize = 1_500;
const NEXT: usize = 5_000;
/// The separator of the parts of a key; a change of it translates everything again.
const VERSION: &str = "1";

/// What came of a passage: its runs, or why it stays in the original.
type Came = Result<Vec<Run>, Reason>;

/// Passages for one engine in one pair of languages, with what is known of each.
pub(super) struct Batch<'a> {
    pair: Pair,
    engine: &'a Engine,
    form: Form,
    passages: Vec<Passage>,
    keys: Vec<TranslationKey>,
    answers: Vec<Option<Came>>,
}

impl<'a> Batch<'a> {
    /// Some passages, with what the cache has of them.
    pub(super) async fn begin(
        store: &Store,
        passages: Vec<Passage>,
        (pair, engine): (Pair, &'a Engine),
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let (from, to) = (pair.from.as_str(), pair.to.as_str());
        let shape = if engine.markup { "html" } else { "text" };
        let key = |passage: &Passage| {
            TranslationKey::new(&[VERSION, &engine.name, &engine.model, shape, from, to, &passage.key()])
        };
        let keys: Vec<TranslationKey> = passages.iter().map(key).collect();
        let kept = store.translations(keys.clone(), now).await?;
        let answers = kept.into_iter().map(|kept| kept.and_then(|kept| serde_json::from_str(&kept).ok())).collect();
        Ok(Self { pair, engine, form: form(engine), passages, keys, answers })
    }

    pub(super) fn pair(&self) -> &Pair {
        &self.pair
    }

    pub(super) fn engine(&self) -> &'a Engine {
        self.engine
    }

    /// The numbers of the passages that are not translated yet.
    pub(super) fn lacking(&self) -> Vec<usize> {
        let pairs = self.passages.iter().zip(&self.answers).enumerate();
        pairs
            .filter(|(_, (passage, came))| came.is_none() && !passage.is_wordless())
            .map(|(number, _)| number)
            .collect()
    }

    /// What came of each passage so far.
    pub(super) fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        self.passages.iter().zip(&self.answers).map(|(passage, came)| match came {
            Some(Ok(runs)) => Ok(passage.spans(runs, &self.pair)),
            Some(Err(reason)) => Err(Some(*reason)),
            None => Err(None),
        })
    }

    /// The passages that stay in the original, with the reason.
    pub(super) fn kept(&self) -> Vec<(String, Reason)> {
        let kept = self.passages.iter().zip(&self.answers).filter_map(|(passage, came)| match came {
            Some(Err(reason)) => Some((passage.text(), *reason)),
            Some(Ok(_)) | None => None,
        });
        kept.collect()
    }

    /// The text of a passage with the mark of what stays in the original, if it does.
    pub(super) fn marked(&self, number: usize) -> Option<String> {
        let kept = matches!(self.answers.get(number), Some(Some(Err(_))));
        self.passages.get(number).filter(|_| kept).map(|passage| format!("{}{KEPT}", passage.text()))
    }

    /// Asks for what is missing, part by part, the first screen first; `notify` gets each part and answers whether to
    /// go on.
    pub(super) async fn ask(
        &mut self,
        store: &Store,
        client: Option<&Client>,
        now: Timestamp,
        mut notify: impl FnMut(&Self) -> bool,
    ) -> Result<(), TranslationError> {
        let pair = self.pair.clone();
        let asked = Asked::new(self.engine, client, &pair)?;
        let mut most = FIRST;
        loop {
            let some = self.part(most);
            if some.is_empty() {
                return Ok(());
            }
            self.check_limit(store, &some, now).await?;
            let (came, characters) = self.some(&asked, &some).await?;
            let mut kept = Vec::with_capacity(some.len());
            for (number, came) in some.into_iter().zip(came) {
                kept.extend(self.keys.get(number).cloned().zip(serde_json::to_string(&came).ok()));
                if let Some(place) = self.answers.get_mut(number) {
                    *place = Some(came);
                }
            }
            store.keep_translations(kept, (self.engine.name.clone(), characters), now).await?;
            if !notify(self) {
                return Ok(());
            }
            most = NEXT;
        }
    }

    /// The first passages that are lacking, of about so many characters.
    fn part(&self, most: usize) -> Vec<usize> {
        let mut length = 0;
        let within = |number: &usize| {
            let before = length;
            length += self.length(*number);
            before < most
        };
        self.lacking().into_iter().take_while(within).collect()
    }

    fn length(&self, number: usize) -> usize {
        self.passages.get(number).map_or(0, |passage| passage.text().chars().count())
    }

    /// Refuses what is more than the engine may be sent in a month.
    async fn check_limit(&self, store: &Store, some: &[usize], now: Timestamp) -> Result<(), TranslationError> {
        let Some(limit) = self.engine.characters_a_month else { return Ok(()) };
        let engine = self.engine.name.clone();
        let sent = store.characters_sent(engine.clone(), now).await?;
        let more = some.iter().map(|number| self.length(*number) as u64).sum::<u64>();
        if sent + more > limit { Err(TranslateError::Limit { engine, sent, limit }.into()) } else { Ok(()) }
    }

    /// What an engine makes of some passages, and how many characters it was sent.
    async fn some(&self, asked: &Asked<'_>, numbers: &[usize]) -> Result<(Vec<Came>, u64), TranslateError> {
        let passages: Vec<&Passage> = numbers.iter().filter_map(|number| self.passages.get(*number)).collect();
        let texts: Vec<Vec<String>> = passages.iter().map(|passage| passage.texts(self.form)).collect();
        let mut sent = characters(&texts);
        let answers = dealt(asked.translate(&texts.concat()).await?, &texts);
        let first: Vec<Answer> = passages
            .iter()
            .zip(&answers)
            .map(|(passage, answers)| passage.answer(self.form, answers, &self.pair))
            .collect();
        // What lost its marks is asked for once more, piece by piece.
        let lost = |(_, answer): &(&&Passage, &Answer)| **answer == Answer::Pieces;
        let lost: Vec<&Passage> = passages.iter().zip(&first).filter(lost).map(|(passage, _)| *passage).collect();
        let texts: Vec<Vec<String>> = lost.iter().map(|passage| passage.pieces(self.form)).collect();
        let mut again = Vec::new().into_iter();
        if !lost.is_empty() {
            sent += characters(&texts);
            again = dealt(asked.translate(&texts.concat()).await?, &texts).into_iter();
        }
        let came = passages.iter().zip(first).map(|(passage, answer)| {
            let answer = match answer {
                Answer::Pieces => passage.answer_pieces(self.form, &again.next().unwrap_or_default(), &self.pair),
                answer => answer,
            };
            match answer {
                Answer::Translated(runs) => Ok(runs),
                Answer::Kept(reason) => Err(reason),
                Answer::Pieces => Err(Reason::Marks),
            }
        });
        Ok((came.collect(), sent))
    }
}

/// The text of what came of a passage, where it was translated.
pub(super) fn plain(outcome: Option<Outcome>) -> Option<String> {
    let spans: Vec<Span> = outcome?.ok()?;
    Some(spans.into_iter().map(|span| span.text).collect())
}

/// Answers dealt out to those whose texts they are.
fn dealt(answers: Vec<String>, texts: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut answers = answers.into_iter();
    texts.iter().map(|texts| answers.by_ref().take(texts.len()).collect()).collect()
}

fn characters(texts: &[Vec<String>]) -> u64 {
    texts.iter().flatten().map(|text| text.chars().count() as u64).sum()
}
