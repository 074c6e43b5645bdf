use jiff::Timestamp;

use super::models::{MEANING, ModelFileError, SentenceEncoder, sentence_encoder};
use crate::embed::{self, ModelError};
use crate::model::{Embedding, Language, Query};
use crate::store::{Embedded, Store, StoreError, TranslatedText, Unembedded, Which};
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
    let given: Vec<(String, bool)> = articles.iter().map(given).collect();
    let texts: Vec<&str> = given.iter().map(|(text, _)| text.as_str()).collect();
    let made = encoder.encode(&texts)?;
    let embedded = |((article, (_, learned)), embedding): ((&Unembedded, &(String, bool)), Embedding)| Embedded {
        id: article.id,
        embedding,
        learned: *learned,
    };
    Ok(articles.iter().zip(&given).zip(made).map(embedded).collect())
}

/// The text that the model is given of an article, and whether it learned the language of that text: of an article in another
/// language the longest translation, where there is one.
fn given(article: &Unembedded) -> (String, bool) {
    if article.language.as_ref().is_some_and(embed::knows) {
        return (beginning(article), true);
    }
    let translated = article.translations.iter().filter_map(|translation| translated(article, translation));
    match translated.max_by_key(String::len) {
        Some(text) => (text, true),
        None => (embed::as_learned(&beginning(article)).into_owned(), false),
    }
}

/// The subject of an article as a translation has it; none of one into a language that the model did not learn.
fn translated(article: &Unembedded, TranslatedText { language, title, text, .. }: &TranslatedText) -> Option<String> {
    let text = text.as_deref().unwrap_or_default();
    let learned = Language::parse(language).is_some_and(|language| embed::knows(&language));
    // A headline that is the same in both languages is none of the translation.
    let title = if title.is_empty() { &article.title } else { title };
    (learned && !(text.is_empty() && *title == article.title)).then(|| meaning_of(title, "", text))
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

#[cfg(test)]
mod tests {
    use super::given;
    use crate::model::{ArticleId, Language};
    use crate::store::{TranslatedText, Unembedded};

    fn article(language: &str, translations: &[(&str, &str, Option<&str>)]) -> Unembedded {
        let translation = |(language, title, text): &(&str, &str, Option<&str>)| TranslatedText {
            id: ArticleId(1),
            language: (*language).to_owned(),
            title: (*title).to_owned(),
            text: text.map(ToOwned::to_owned),
        };
        Unembedded {
            id: ArticleId(1),
            title: "Școală în port".to_owned(),
            summary: None,
            body: Some("<p>Podul e nou.</p>".to_owned()),
            language: Language::parse(language),
            translations: translations.iter().map(translation).collect(),
        }
    }

    #[test]
    fn an_article_in_a_language_that_was_not_learned_is_read_in_its_translation() {
        let english = ("en", "School in a port", Some("The bridge is new."));
        let (german, danish) = (("de", "Schule im Hafen", None), ("da", "Skole i havnen", None));
        let own = ("Scoala in port.  Podul e nou.", false);
        for (language, translations, (text, learned)) in [
            ("ro", &[danish, german, english][..], ("School in a port.  The bridge is new.", true)),
            ("ro", &[danish, german], ("Schule im Hafen.  ", true)),
            ("ro", &[("fr", "", Some("Le pont."))], ("Școală în port.  Le pont.", true)),
            ("ro", &[danish], own),
            ("ro", &[("en", "", None)], own),
            ("ro", &[], own),
            ("it", &[english], ("Școală în port.  Podul e nou.", true)),
        ] {
            assert_eq!(
                given(&article(language, translations)),
                (text.to_owned(), learned),
                "{language} {translations:?}"
            );
        }
    }
}
