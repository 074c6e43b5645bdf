use crate::credits;
use crate::model::{ArticleId, Language};
use crate::store::{Judged, Store, StoreError, Unjudged};
use crate::text;

/// Articles that are read and written at once: short enough that no key waits for them.
const SLICE: usize = 100;

/// The language of an article by its text: the one that is declared unless the text contradicts it, else the one that it is in,
/// none where that is not sure. The text is markup.
#[must_use]
pub fn language(declared: Option<&Language>, title: &str, markup: &str) -> Option<Language> {
    let mut plain = title.to_owned();
    for block in text::blocks(markup) {
        plain.push('\n');
        plain.push_str(&block);
    }
    language_of(declared, &plain)
}

/// The language of plain text, by the rules of [`language`].
#[must_use]
pub fn language_of(declared: Option<&Language>, plain: &str) -> Option<Language> {
    let declared = declared.filter(|language| **language != Language::default());
    text::language_of(plain, declared.map(Language::as_str)).and_then(Language::parse)
}

/// Detects the languages of articles that came or changed, in the background and in slices: it goes on where it was
/// stopped. Credits that were read in another language are read again. `notify` is called after each slice. Answers how
/// many articles it looked at.
///
/// # Errors
/// When the database fails; the slices before are kept.
pub async fn judge_languages(store: &Store, mut notify: impl FnMut()) -> Result<usize, StoreError> {
    let mut done = 0;
    loop {
        let articles = store.unjudged(SLICE).await?;
        if articles.is_empty() {
            return Ok(done);
        }
        done += articles.len();
        let mut judged: Vec<Judged> = articles.iter().map(judge).collect();
        let other = |(old, new): (&Unjudged, &Judged)| {
            let same = old.language.as_ref().map(Language::primary) == new.language.as_ref().map(Language::primary);
            (!same && !old.paged).then_some(old.id)
        };
        let others: Vec<ArticleId> = articles.iter().zip(&judged).filter_map(other).collect();
        for old in store.evidence_of(others).await? {
            if let Some(one) = judged.iter_mut().find(|one| one.id == old.id) {
                let found = credits::find(&old.evidence, &one.language.clone().unwrap_or_default());
                one.credits = Some((found, credits::RULES));
            }
        }
        store.judge(judged).await?;
        notify();
    }
}

fn judge(article: &Unjudged) -> Judged {
    let language = language(article.language.as_ref(), &article.title, &article.text);
    Judged { id: article.id, language, credits: None }
}
