use std::borrow::Cow;

use tokio_rusqlite::rusqlite;

use super::credits::evidence;
use super::outcome::NewArticle;
use super::pack::{pack, pack_against, quick_hash};

/// What is kept of an article's texts, compressed.
#[derive(Clone, Debug)]
pub struct Pressed {
    pub(super) summary: Option<Vec<u8>>,
    pub(super) body: Option<Vec<u8>>,
    pub(super) evidence: Vec<u8>,
}

impl Pressed {
    fn of(article: &NewArticle) -> rusqlite::Result<Self> {
        let body = article.body.as_deref();
        Ok(Self {
            summary: pack_against(article.summary.as_deref(), body.unwrap_or_default())?,
            body: pack(body)?,
            evidence: evidence(&article.evidence, None)?,
        })
    }
}

impl NewArticle {
    /// Compresses the texts ahead, on a thread that nobody waits for. It pays for articles that are new; of others the
    /// writer finds that nothing of them needs to be compressed.
    #[must_use]
    pub fn press(self) -> Self {
        Self { pressed: Pressed::of(&self).ok(), ..self }
    }

    /// The texts compressed, now if not ahead.
    pub(super) fn pressed(&self) -> rusqlite::Result<Cow<'_, Pressed>> {
        self.pressed.as_ref().map_or_else(|| Pressed::of(self).map(Cow::Owned), |pressed| Ok(Cow::Borrowed(pressed)))
    }

    /// A hash of what the feed gave, by which an edit is known.
    pub(super) fn content(&self) -> i64 {
        let parts = [&self.link, &self.summary, &self.body].map(|part| part.as_deref().unwrap_or_default());
        quick_hash(&[&[self.title.as_str()], parts.as_slice()].concat())
    }
}
