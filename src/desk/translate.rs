use jiff::Timestamp;

use super::article::opened;
use super::engine::{Asked, TranslateError, form, place};
use super::error::TranslationError;
use crate::config::{Engine, Translate};
use crate::fetch::Client;
use crate::model::{Article, ArticleId, Credit, Language, Role};
use crate::store::{Store, StoreError, Translated, TranslationKey};
use crate::text::{Document, Span};
use crate::translate::{Answer, Form, Outcome, Pair, Passage, Reason, Run, Show, passages, rebuilt};

/// Characters of the first question, about those of a screen, and of those that follow.
const FIRST: usize = 1_500;
const NEXT: usize = 5_000;
/// What is cut into what makes up a key; a change of it translates everything anew.
const VERSION: &str = "1";

/// Who translates: what the user's file says, and the client where the network may be used.
#[derive(Clone, Copy, Debug)]
pub struct Engines<'a> {
    /// The `[translate]` table.
    pub settings: &'a Translate,
    /// None where no connection may be opened.
    pub client: Option<&'a Client>,
}

/// What is translated.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text as it is opened.
    pub document: &'a Document,
    /// Its standfirst as it is opened.
    pub standfirst: Option<&'a str>,
    /// The language of the original, where it is to be another than the article says.
    pub from: Option<&'a Language>,
    /// The language of the translation, where it is to be another than the settings say.
    pub to: Option<&'a Language>,
    /// The engine, where it is to be another than the settings say.
    pub with: Option<&'a str>,
}

/// An article in another language, as far as it is translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The languages.
    pub pair: Pair,
    /// Its headline.
    pub title: Option<String>,
    /// Its standfirst.
    pub standfirst: Option<String>,
    /// What came of each passage of its text.
    pub outcomes: Vec<Outcome>,
    /// Passages that stay in the original, with the reason.
    pub kept: Vec<(String, Reason)>,
    /// Who translated: role machine-translation, with engine, model, languages, date and place.
    pub credit: Credit,
    /// Passages that are still to come.
    pub waiting: usize,
    /// Why the rest did not come, if it did not.
    pub stopped: Option<TranslateError>,
}

impl Translation {
    /// The text of an article with its translation.
    #[must_use]
    pub fn document(&self, original: &Document, show: Show) -> Document {
        rebuilt(original, &self.outcomes, show)
    }

    /// The article as it is shown with its translation: the headline in the other language, the credit beside the others.
    #[must_use]
    pub fn article(&self, original: &Article, show: Show) -> Article {
        let mut article = original.clone();
        if let Some(title) = &self.title {
            article.headline.title = match show {
                Show::Alone => title.clone(),
                Show::Interlinear => format!("{} — {title}", original.headline.title),
            };
        }
        if show == Show::Alone {
            article.headline.language = Some(self.pair.to.clone());
        }
        article.credits.push(self.credit.clone());
        article
    }

    /// Whether nothing of it is in the other language.
    fn is_none(&self) -> bool {
        self.title.is_none() && self.standfirst.is_none() && self.outcomes.iter().all(Result::is_err)
    }
}

/// Translates an article passage by passage, the first screen first; what the cache has is not asked for again, and what
/// came is in it when the next is asked for. `told` gets each state of it that shows more.
///
/// # Errors
/// When the cache fails, or when there is nothing at all; of a translation that broke off what came is there.
pub async fn translate(
    store: &Store,
    engines: Engines<'_>,
    original: Original<'_>,
    now: Timestamp,
    mut told: impl FnMut(&Translation),
) -> Result<Translation, TranslationError> {
    let (pair, engine) = chosen(engines.settings, original)?;
    let mut work = Work::new(original, pair.clone(), engine, &engines.settings.names);
    let kept = store.translations(work.keys.clone(), now).await?;
    for (number, kept) in kept.into_iter().enumerate() {
        if let Some(place) = work.answers.get_mut(number) {
            *place = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        }
    }
    let mut translated = work.noted(now);
    let known = store.translated_at(translated.clone()).await?;
    translated.at = known.unwrap_or(now);
    let lacking = work.lacking();
    if !lacking.is_empty() {
        // A credit stands only over what a machine has translated.
        let known = work.translation(&translated, None);
        if !known.is_none() {
            told(&known);
        }
        match work.ask(store, engines.client, &translated, now, &mut told).await {
            Err(TranslationError::Engine(error)) => {
                let translation = work.translation(&translated, Some(error.clone()));
                return if translation.is_none() { Err(error.into()) } else { Ok(translation) };
            }
            asked => asked?,
        }
    }
    if known.is_none() || !lacking.is_empty() {
        translated.at = if lacking.is_empty() { translated.at } else { now };
        store.note_translated(translated.clone()).await?;
    }
    Ok(work.translation(&translated, None))
}

/// The languages and the engine for an article, or why there are none.
fn chosen<'a>(settings: &'a Translate, original: Original<'_>) -> Result<(Pair, &'a Engine), TranslateError> {
    let to = original.to.or(settings.to.as_ref()).ok_or(TranslateError::NoTarget)?;
    let from = original.from.or(original.article.headline.language.as_ref()).ok_or(TranslateError::NoSource)?;
    if from == to || from.primary() == to.primary() && to.as_str() == to.primary() {
        return Err(TranslateError::Same(to.clone()));
    }
    // Who asks for a language that is not the usual one wants it.
    if original.to.is_none() && settings.reads(from) {
        return Err(TranslateError::Reads(from.clone()));
    }
    let engine = match original.with {
        Some(name) => settings.named(name).ok_or_else(|| TranslateError::Unknown(name.to_owned()))?,
        None => settings
            .engine(&original.article.headline.feed, from)
            .ok_or_else(|| TranslateError::NoEngine(from.clone()))?,
    };
    Ok((Pair { from: from.clone(), to: to.clone() }, engine))
}

/// What came of a passage: its runs, or why it stays in the original.
type Came = Result<Vec<Run>, Reason>;

struct Work<'a> {
    original: Original<'a>,
    pair: Pair,
    engine: &'a Engine,
    form: Form,
    /// Headline, standfirst, then the passages of the text.
    passages: Vec<Passage>,
    keys: Vec<TranslationKey>,
    answers: Vec<Option<Came>>,
}

impl<'a> Work<'a> {
    fn new(original: Original<'a>, pair: Pair, engine: &'a Engine, names: &[String]) -> Self {
        let form = form(engine);
        let mut found = vec![Passage::plain(&original.article.headline.title, names)];
        found.push(Passage::plain(original.standfirst.unwrap_or_default(), names));
        found.extend(passages(original.document).into_iter().map(|spans| Passage::new(spans, names)));
        let (from, to) = (pair.from.as_str(), pair.to.as_str());
        let shape = if engine.markup { "html" } else { "text" };
        let key = |passage: &Passage| {
            TranslationKey::new(&[VERSION, &engine.name, &engine.model, shape, from, to, &passage.key()])
        };
        let keys: Vec<TranslationKey> = found.iter().map(key).collect();
        let answers = vec![None; found.len()];
        Self { original, pair, engine, form, passages: found, keys, answers }
    }

    /// The numbers of the passages that are not translated yet.
    fn lacking(&self) -> Vec<usize> {
        let pairs = self.passages.iter().zip(&self.answers).enumerate();
        pairs
            .filter(|(_, (passage, came))| came.is_none() && !passage.is_wordless())
            .map(|(number, _)| number)
            .collect()
    }

    /// Asks for what is lacking, part by part.
    async fn ask(
        &mut self,
        store: &Store,
        client: Option<&Client>,
        translated: &Translated,
        now: Timestamp,
        told: &mut impl FnMut(&Translation),
    ) -> Result<(), TranslationError> {
        let pair = self.pair.clone();
        let asked = Asked::new(self.engine, client, &pair)?;
        let mut most = FIRST;
        loop {
            let lacking = self.lacking();
            let mut length = 0;
            let within = |number: &&usize| {
                let before = length;
                length += self.passages.get(**number).map_or(0, |passage| passage.text().chars().count());
                before < most
            };
            let some: Vec<usize> = lacking.iter().take_while(within).copied().collect();
            if some.is_empty() {
                return Ok(());
            }
            if let Some(limit) = self.engine.characters_a_month {
                let sent = store.characters_sent(self.engine.name.clone(), now).await?;
                let more = some
                    .iter()
                    .filter_map(|number| self.passages.get(*number))
                    .map(|passage| passage.text().chars().count() as u64)
                    .sum::<u64>();
                if sent + more > limit {
                    return Err(TranslateError::Limit { engine: self.engine.name.clone(), sent, limit }.into());
                }
            }
            let (came, characters) = self.some(&asked, &some).await?;
            let mut kept = Vec::with_capacity(some.len());
            for (number, came) in some.into_iter().zip(came) {
                kept.extend(self.keys.get(number).cloned().zip(serde_json::to_string(&came).ok()));
                if let Some(place) = self.answers.get_mut(number) {
                    *place = Some(came);
                }
            }
            store.keep_translations(kept, (self.engine.name.clone(), characters), now).await?;
            told(&self.translation(translated, None));
            most = NEXT;
        }
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

    /// What the cache notes of this.
    fn noted(&self, now: Timestamp) -> Translated {
        Translated {
            id: self.original.article.headline.id,
            language: self.pair.to.to_string(),
            engine: self.engine.name.clone(),
            model: self.engine.model.clone(),
            place: place(self.engine),
            at: now,
        }
    }

    /// The translation as far as it is.
    fn translation(&self, translated: &Translated, stopped: Option<TranslateError>) -> Translation {
        let outcome = |(passage, came): (&Passage, &Option<Came>)| match came {
            Some(Ok(runs)) => Ok(passage.spans(runs, &self.pair)),
            Some(Err(reason)) => Err(Some(*reason)),
            None => Err(None),
        };
        let mut outcomes = self.passages.iter().zip(&self.answers).map(outcome);
        let plain = |outcome: Option<Outcome>| {
            let spans: Vec<Span> = outcome?.ok()?;
            Some(spans.into_iter().map(|span| span.text).collect::<String>())
        };
        let (title, standfirst) = (plain(outcomes.next()), plain(outcomes.next()));
        let outcomes: Vec<Outcome> = outcomes.collect();
        let kept = self.passages.iter().zip(&self.answers).filter_map(|(passage, came)| match came {
            Some(Err(reason)) => Some((passage.text(), *reason)),
            _ => None,
        });
        Translation {
            pair: self.pair.clone(),
            title,
            standfirst,
            kept: kept.collect(),
            outcomes,
            credit: credit(
                &self.pair,
                translated,
                self.answers.iter().filter(|came| matches!(came, Some(Err(_)))).count(),
            ),
            waiting: self.lacking().len(),
            stopped,
        }
    }
}

/// Who translated, as data.
fn credit(pair: &Pair, translated: &Translated, kept: usize) -> Credit {
    let day = translated.at.strftime("%Y-%m-%d").to_string();
    let credit = Credit::new(Role::MachineTranslation, &translated.engine, "translate")
        .with("engine", &translated.engine)
        .with("from", pair.from.as_str())
        .with("to", pair.to.as_str())
        .with("date", day);
    let credit = if kept == 0 { credit } else { credit.with("kept", kept.to_string()) };
    let credit = if translated.model.is_empty() { credit } else { credit.with("model", &translated.model) };
    if translated.place.is_empty() { credit } else { credit.with("place", &translated.place) }
}

/// Answers dealt out to those whose texts they are.
fn dealt(answers: Vec<String>, texts: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut answers = answers.into_iter();
    texts.iter().map(|texts| answers.by_ref().take(texts.len()).collect()).collect()
}

fn characters(texts: &[Vec<String>]) -> u64 {
    texts.iter().flatten().map(|text| text.chars().count() as u64).sum()
}

/// What came of an article that was to be translated ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// It is in the cache in the other language.
    Translated,
    /// There is nothing to do: the user reads its language, or names no engine for it.
    Unasked,
    /// It did not come, or not all of it.
    Failed(TranslateError),
}

/// Translates an article of the cache ahead.
///
/// # Errors
/// When the cache fails.
pub async fn translate_ahead(
    store: &Store,
    engines: Engines<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<Ahead, StoreError> {
    let Some(article) = store.article(id).await? else { return Ok(Ahead::Unasked) };
    let mark = store.begin_reading(id);
    let (document, standfirst) = opened(&article);
    drop(mark);
    let standfirst = standfirst.as_deref();
    let original = Original { article: &article, document: &document, standfirst, from: None, to: None, with: None };
    if chosen(engines.settings, original).is_err() {
        return Ok(Ahead::Unasked);
    }
    match translate(store, engines, original, now, |_| ()).await {
        Err(TranslationError::Engine(error)) | Ok(Translation { stopped: Some(error), .. }) => Ok(Ahead::Failed(error)),
        Err(TranslationError::Cache(error)) => Err(error),
        Ok(_) => Ok(Ahead::Translated),
    }
}
