use std::collections::HashMap;

use jiff::Timestamp;

use super::batch::{Batch, plain};
use super::error::TranslateError;
use super::error::TranslationError;
use super::translate::{pair, usual};
use crate::config::{Engine, Translate};
use crate::fetch::Client;
use crate::model::{ArticleId, Headline, TranslatedTitle};
use crate::store::{Store, StoreError, TranslatedText};
use crate::translate::{Pair, Passage};

/// Headlines of lists whose translation is wanted, by the engine and the languages.
pub struct Titles<'a> {
    batches: Vec<(Vec<TranslatedTitle>, Batch<'a>)>,
    /// Headlines that are not translated: the user reads their language, or names nothing for it.
    others: Vec<TranslatedTitle>,
}

/// The engine and the languages for a headline of a list; none where it is not translated.
fn chosen<'a>(settings: &'a Translate, row: &Headline) -> Option<(Pair, &'a Engine)> {
    if !settings.titles.wants(row) {
        return None;
    }
    let pair = pair(settings, row.language.as_ref(), None).ok()?;
    let engine = usual(settings, &row.feed, &pair.from).ok()?;
    Some((pair, engine))
}

impl<'a> Titles<'a> {
    /// Headlines with what the cache has of their translations.
    ///
    /// # Errors
    /// When the cache fails.
    pub async fn begin(
        store: &Store,
        settings: &'a Translate,
        rows: &[Headline],
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let mut others = Vec::new();
        let mut groups: Vec<((Pair, &Engine), Vec<&Headline>)> = Vec::new();
        for row in rows {
            let Some(by) = chosen(settings, row) else {
                others.push(original(row));
                continue;
            };
            let same =
                |(known, _): &&mut ((Pair, &Engine), Vec<&Headline>)| known.0 == by.0 && known.1.name == by.1.name;
            match groups.iter_mut().find(same) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((by, vec![row])),
            }
        }
        let mut batches = Vec::with_capacity(groups.len());
        for (by, rows) in groups {
            let passages = rows.iter().map(|row| Passage::plain(&row.title, &settings.names)).collect();
            let originals = rows.into_iter().map(original).collect();
            batches.push((originals, Batch::begin(store, passages, by, now).await?));
        }
        Ok(Self { batches, others })
    }

    /// What is known of each headline.
    #[must_use]
    pub fn known(&self) -> Vec<TranslatedTitle> {
        let of_batches = self.batches.iter().flat_map(|(originals, batch)| known(originals, batch));
        self.others.iter().cloned().chain(of_batches).collect()
    }

    /// Translates the headlines that the cache does not have, but for those of some engines; `notify` gets each part,
    /// and says whether to go on.
    ///
    /// # Errors
    /// When the cache fails; engines that failed are in the answer.
    pub async fn ask(
        self,
        store: &Store,
        client: Option<&Client>,
        now: Timestamp,
        except: &[String],
        mut notify: impl FnMut(Vec<TranslatedTitle>) -> bool,
    ) -> Result<Vec<(String, TranslateError)>, StoreError> {
        let mut failures: Vec<(String, TranslateError)> = Vec::new();
        for (originals, mut batch) in self.batches {
            let name = &batch.engine().name;
            let failed = except.contains(name) || failures.iter().any(|(failed, _)| failed == name);
            if failed || batch.lacking().is_empty() {
                continue;
            }
            let mut goes_on = true;
            let asked = batch.ask(store, client, now, |batch| {
                goes_on = notify(known(&originals, batch));
                goes_on
            });
            match asked.await {
                Ok(()) => {}
                Err(TranslationError::Cache(error)) => return Err(error),
                Err(TranslationError::Engine(error)) => failures.push((batch.engine().name.clone(), error)),
            }
            let language = batch.pair().to.to_string();
            let texts = known(&originals, &batch).into_iter().filter_map(|title| {
                let (id, title) = (title.id, title.translation?);
                Some(TranslatedText { id, language: language.clone(), title, text: None })
            });
            store.keep_translated_texts(texts.collect()).await?;
            if !goes_on {
                break;
            }
        }
        Ok(failures)
    }
}

/// A headline as it is.
fn original(row: &Headline) -> TranslatedTitle {
    TranslatedTitle { id: row.id, original: row.title.clone(), translation: None }
}

/// The headlines of a batch of which it is known whether they are translated.
fn known(originals: &[TranslatedTitle], batch: &Batch<'_>) -> Vec<TranslatedTitle> {
    let lacking = batch.lacking();
    let all = originals.iter().zip(batch.outcomes()).enumerate().filter(|(number, _)| !lacking.contains(number));
    let one = |(title, outcome): (&TranslatedTitle, _)| TranslatedTitle {
        // A headline that comes back as it was, such as a name, needs no second line.
        translation: plain(Some(outcome)).filter(|translation| *translation != title.original),
        ..title.clone()
    };
    all.map(|(_, both)| one(both)).collect()
}

/// The translations of headlines that the cache has, by article.
///
/// # Errors
/// When the cache fails.
pub async fn known_titles(
    store: &Store,
    settings: &Translate,
    rows: &[Headline],
    now: Timestamp,
) -> Result<HashMap<ArticleId, String>, StoreError> {
    let titles = Titles::begin(store, settings, rows, now).await?;
    Ok(titles.known().into_iter().filter_map(|title| Some((title.id, title.translation?))).collect())
}
