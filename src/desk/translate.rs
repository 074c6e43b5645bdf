use jiff::Timestamp;

use super::batch::{Batch, plain};
use super::engine::place;
use super::error::{TranslateError, TranslationError};
use crate::config::{Engine, Translate};
use crate::fetch::Client;
use crate::model::{Article, ArticleId, Credit, Language, Link, Role};
use crate::store::{Store, Translated, TranslatedText};
use crate::text::Document;
use crate::translate::{Outcome, Pair, Passage, Reason, Show, passages, rebuilt};

/// Who translates: what the user's file says, and the client where the network may be used.
#[derive(Clone, Copy, Debug)]
pub struct Engines<'a> {
    /// The `[translate]` table.
    pub settings: &'a Translate,
    /// None where no connection may be opened.
    pub client: Option<&'a Client>,
}

/// The article, or the text, that is to be translated.
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
    /// Its headline in the original with the mark that it stays so, if it does.
    pub kept_title: Option<String>,
    /// The same of its standfirst.
    pub kept_standfirst: Option<String>,
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
        } else if let Some(title) = &self.kept_title {
            article.headline.title.clone_from(title);
        }
        if show == Show::Alone {
            article.headline.language = Some(self.pair.to.clone());
        }
        article.credits.push(self.credit.clone());
        article
    }

    /// The standfirst as it is shown with the translation.
    #[must_use]
    pub fn standfirst(&self, original: Option<String>, show: Show) -> Option<String> {
        let translated = self.standfirst.clone().filter(|_| show == Show::Alone);
        translated.or_else(|| self.kept_standfirst.clone()).or(original)
    }

    /// Whether nothing of it is in the other language.
    fn is_none(&self) -> bool {
        self.title.is_none() && self.standfirst.is_none() && self.outcomes.iter().all(Result::is_err)
    }
}

/// Translates an article passage by passage, the first screen first; what the cache has is not asked for again, and what
/// came is in it when the next is asked for. `notify` gets each state of it that shows more.
///
/// # Errors
/// When the cache fails, or when there is nothing at all; of a translation that broke off what came is there.
pub async fn translate(
    store: &Store,
    engines: Engines<'_>,
    original: Original<'_>,
    now: Timestamp,
    mut notify: impl FnMut(&Translation),
) -> Result<Translation, TranslationError> {
    let chosen = chosen(engines.settings, original)?;
    let mut batch = Batch::begin(store, parts(original, &engines.settings.names), chosen, now).await?;
    let mut noted = noted(&batch, original.article.headline.id, now);
    let known = store.translated_at(noted.clone()).await?;
    noted.at = known.unwrap_or(now);
    let lacking = !batch.lacking().is_empty();
    if lacking {
        // Only what a machine has translated gets a credit.
        let begun = translation(&batch, &noted, None);
        if !begun.is_none() {
            notify(&begun);
        }
        let asked = batch.ask(store, engines.client, now, |batch| {
            notify(&translation(batch, &noted, None));
            true
        });
        match asked.await {
            Err(TranslationError::Engine(error)) => {
                let translation = translation(&batch, &noted, Some(error.clone()));
                return if translation.is_none() { Err(error.into()) } else { Ok(translation) };
            }
            asked => asked?,
        }
        noted.at = now;
    }
    let translation = translation(&batch, &noted, None);
    if known.is_none() || lacking {
        store.keep_translated_texts(vec![searchable(&translation, original)]).await?;
        store.note_translated(noted).await?;
    }
    Ok(translation)
}

/// What search knows of a translation.
fn searchable(translation: &Translation, original: Original<'_>) -> TranslatedText {
    let text = translation.document(original.document, Show::Alone).plain_blocks().join("\n");
    TranslatedText {
        id: original.article.headline.id,
        language: translation.pair.to.to_string(),
        title: translation.title.clone().unwrap_or_default(),
        text: Some(text),
    }
}

/// A version of an article in a language that a person wrote: its newsroom's own.
#[must_use]
pub fn by_person<'a>(article: &'a Article, to: &Language) -> Option<&'a Link> {
    let of = |language: &Language| language.primary() == to.primary();
    article.links.iter().find(|link| link.language.as_ref().is_some_and(of))
}

/// The languages and the engine for an article, or why there are none.
pub(super) fn chosen<'a>(
    settings: &'a Translate,
    original: Original<'_>,
) -> Result<(Pair, &'a Engine), TranslateError> {
    let row = &original.article.headline;
    let pair = pair(settings, original.from.or(row.language.as_ref()), original.to)?;
    let engine = match original.with {
        Some(name) => settings.named(name).ok_or_else(|| TranslateError::Unknown(name.to_owned()))?,
        None => usual(settings, &row.feed, &pair.from)?,
    };
    Ok((pair, engine))
}

/// The languages between which something is translated, or why it is not; into the usual one where none is given.
pub(super) fn pair(
    settings: &Translate,
    from: Option<&Language>,
    given: Option<&Language>,
) -> Result<Pair, TranslateError> {
    let to = given.or(settings.to.as_ref()).ok_or(TranslateError::NoTarget)?;
    let from = from.ok_or(TranslateError::NoSource)?;
    if from == to || from.primary() == to.primary() && to.as_str() == to.primary() {
        return Err(TranslateError::Same(to.clone()));
    }
    // Who asks for a language that is not the usual one wants it.
    if given.is_none() && settings.reads(from) {
        return Err(TranslateError::Reads(from.clone()));
    }
    Ok(Pair { from: from.clone(), to: to.clone() })
}

/// The engine that the settings name for articles of a feed in a language.
pub(super) fn usual<'a>(settings: &'a Translate, feed: &str, from: &Language) -> Result<&'a Engine, TranslateError> {
    settings.engine(feed, from).ok_or_else(|| TranslateError::NoEngine(from.clone()))
}

/// The passages of an article: headline, standfirst, then those of its text.
fn parts(original: Original<'_>, names: &[String]) -> Vec<Passage> {
    let mut found = vec![Passage::plain(&original.article.headline.title, names)];
    found.push(Passage::plain(original.standfirst.unwrap_or_default(), names));
    found.extend(passages(original.document).into_iter().map(|spans| Passage::new(spans, names)));
    found
}

/// What the cache notes of a translation.
fn noted(batch: &Batch<'_>, id: ArticleId, now: Timestamp) -> Translated {
    let engine = batch.engine();
    Translated {
        id,
        language: batch.pair().to.to_string(),
        engine: engine.name.clone(),
        model: engine.model.clone(),
        place: place(engine),
        at: now,
    }
}

/// The translation of an article as far as it is.
fn translation(batch: &Batch<'_>, translated: &Translated, stopped: Option<TranslateError>) -> Translation {
    let mut outcomes = batch.outcomes();
    let (title, standfirst) = (plain(outcomes.next()), plain(outcomes.next()));
    let outcomes: Vec<Outcome> = outcomes.collect();
    let kept = batch.kept();
    Translation {
        pair: batch.pair().clone(),
        title,
        standfirst,
        kept_title: batch.marked(0),
        kept_standfirst: batch.marked(1),
        outcomes,
        credit: credit(batch.pair(), translated, kept.len()),
        kept,
        waiting: batch.lacking().len(),
        stopped,
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
