use jiff::Timestamp;

use super::models::{MEANING, ModelFileError, SentenceEncoder, sentence_encoder};
use crate::embed::{self, ModelError};
use crate::model::{Embedding, Query};
use crate::store::{Embedded, Store, StoreError, Unembedded, Which};
use crate::text;

/// Articles whose embeddings are made at once, and written in one transaction.
const SLICE: usize = 32;
/// Seconds in which articles are grouped again when a model was added: those that stories are made of.
const GROUPED: i64 = 4 * 86_400;
/// Letters of an article that are given to the model, which reads the first of them.
const LETTERS: usize = 400;
/// Bytes of markup that may hold them.
const MARKUP: usize = 4_000;

/// Makes the embeddings of articles that have none, with the model beside the cache, in slices: it goes on where it was stopped.
/// If a model was added or removed since, it starts again or deletes all. `notify` is called after each slice; answers
/// how many were made.
///
/// # Errors
/// When the database fails; the slices before are kept. A model that cannot be used is noted in the log.
pub async fn embed_articles(
    store: &Store,
    which: Which,
    now: Timestamp,
    mut notify: impl FnMut(usize),
) -> Result<usize, StoreError> {
    let installed = MEANING.is_there(&store.folder());
    match store.encoder().await? {
        None if !installed => return Ok(0),
        Some(_) if !installed => {
            while store.forget_embeddings().await? {}
            return Ok(0);
        }
        Some(name) if name == MEANING.name => {}
        _ => store.begin_embeddings(MEANING.name.to_owned(), now.as_second() - GROUPED).await?,
    }
    let mut encoder: Option<SentenceEncoder> = None;
    let mut done = 0;
    loop {
        let articles = store.unembedded(which, SLICE).await?;
        if articles.is_empty() {
            return Ok(done);
        }
        let ready = match encoder.take() {
            Some(ready) => Some(ready),
            None => sentence_encoder(&store.folder()).unwrap_or_else(|error| {
                tracing::warn!(%error, "the model of meaning cannot be used");
                None
            }),
        };
        let Some(mut ready) = ready else { return Ok(done) };
        match embeddings(&mut ready, &articles) {
            Ok(made) => {
                done += made.len();
                store.keep_embeddings(made).await?;
                notify(done);
            }
            Err(error) => {
                tracing::warn!(%error, "the model of meaning cannot be used");
                return Ok(done);
            }
        }
        encoder = Some(ready);
    }
}

fn embeddings(encoder: &mut SentenceEncoder, articles: &[Unembedded]) -> Result<Vec<Embedded>, ModelError> {
    let learned = |article: &Unembedded| article.language.as_ref().is_some_and(embed::knows);
    let text = |article: &Unembedded| {
        let text = beginning(article);
        if learned(article) { text } else { embed::as_learned(&text).into_owned() }
    };
    let texts: Vec<String> = articles.iter().map(text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let made = encoder.encode(&texts)?;
    let embedded = |(article, embedding): (&Unembedded, Embedding)| Embedded {
        id: article.id,
        embedding,
        learned: learned(article),
    };
    Ok(articles.iter().zip(made).map(embedded).collect())
}

/// The subject of an article: its headline, its standfirst, and the beginning of its text.
fn beginning(article: &Unembedded) -> String {
    let summary = plain(article.summary.as_deref());
    let body = plain(article.body.as_deref());
    // A summary that only repeats how the text begins says it once.
    let begin: String = summary.chars().take(40).collect();
    let summary = if body.starts_with(&begin) { "" } else { &summary };
    meaning_of(&article.title, summary, &body)
}

/// The text that an article is given to the model as.
#[must_use]
pub fn meaning_of(title: &str, standfirst: &str, body: &str) -> String {
    let text = [title.trim_end_matches(['.', '。']), ". ", standfirst, " ", body].concat();
    text.chars().take(LETTERS).collect()
}

/// What a search means, where it is nothing but words and a model was added.
///
/// # Errors
/// When the model cannot be used.
pub fn meaning_of_query(store: &Store, query: &Query) -> Result<Option<Embedding>, ModelFileError> {
    let (Some(text), Some(mut encoder)) = (query.text(), sentence_encoder(&store.folder())?) else { return Ok(None) };
    encoder.encode_search(&text).map_err(|reason| ModelFileError::Damaged { name: MEANING.name, reason })
}

/// The beginning of markup as text.
fn plain(markup: Option<&str>) -> String {
    let markup = markup.unwrap_or_default();
    let end = (0..=MARKUP.min(markup.len())).rev().find(|end| markup.is_char_boundary(*end)).unwrap_or(0);
    text::blocks(markup.get(..end).unwrap_or_default()).join(" ")
}
