use jiff::Timestamp;

use super::article::opened;
use super::error::TranslateError;
use super::error::TranslationError;
use super::translate::{Engines, Original, Translation, chosen, translate};
use crate::model::ArticleId;
use crate::store::{Store, StoreError};

/// Articles for which an engine may fail, before it is not asked for the rest.
const MOST_FAILURES: usize = 5;

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
async fn one(
    store: &Store,
    engines: Engines<'_>,
    (id, asked): (ArticleId, bool),
    now: Timestamp,
) -> Result<Ahead, StoreError> {
    let Some(article) = store.article(id).await? else { return Ok(Ahead::Unasked) };
    let mark = store.begin_reading(id);
    let (document, standfirst) = opened(&article);
    drop(mark);
    let standfirst = standfirst.as_deref();
    let original = Original { article: &article, document: &document, standfirst, from: None, to: None, with: None };
    let engine = chosen(engines.settings, original).map(|(_, engine)| engine);
    if !engine.is_ok_and(|engine| asked || engines.settings.works_ahead(engine)) {
        return Ok(Ahead::Unasked);
    }
    match translate(store, engines, original, now, |_| ()).await {
        Err(TranslationError::Engine(error)) | Ok(Translation { stopped: Some(error), .. }) => Ok(Ahead::Failed(error)),
        Err(TranslationError::Cache(error)) => Err(error),
        Ok(_) => Ok(Ahead::Translated),
    }
}

/// Translates articles of the cache ahead, one after another; each is reported when it is done. If nobody asked for it,
/// engines that the settings do not let work ahead are left out. Answers how many are in the other language.
///
/// # Errors
/// When the cache fails.
pub async fn translate_ahead(
    store: &Store,
    engines: Engines<'_>,
    (ids, asked): (&[ArticleId], bool),
    now: Timestamp,
    mut notify: impl FnMut(ArticleId, &Ahead),
) -> Result<usize, StoreError> {
    let (mut count, mut failures) = (0, 0);
    for id in ids {
        let came =
            if failures < MOST_FAILURES { one(store, engines, (*id, asked), now).await? } else { Ahead::Unasked };
        failures += usize::from(matches!(came, Ahead::Failed(_)));
        count += usize::from(came == Ahead::Translated);
        notify(*id, &came);
    }
    Ok(count)
}
