use tokio_rusqlite::rusqlite::{self, Connection};

use crate::model::ArticleId;
use crate::store::pack::unpack_bytes;

/// What search finds of the translation of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedText {
    /// Which article.
    pub id: ArticleId,
    /// The tag of the language into which.
    pub language: String,
    /// Its headline.
    pub title: String,
    /// Its text, one block per line; none if only the headline is translated.
    pub text: Option<String>,
}

/// The translations of an article, the first made first.
pub(in crate::store) fn translated(connection: &Connection, id: i64) -> rusqlite::Result<Vec<TranslatedText>> {
    let mut statement = connection
        .prepare_cached("SELECT language, title, content FROM translated_text WHERE article_id = ?1 ORDER BY number")?;
    let rows = statement.query_map([id], |row| {
        let packed: Option<Vec<u8>> = row.get(2)?;
        // What cannot be inflated is found no longer, and made again when it is asked for.
        let text = packed.and_then(|packed| String::from_utf8(unpack_bytes(&packed).ok()?).ok());
        Ok(TranslatedText { id: ArticleId(id), language: row.get(0)?, title: row.get(1)?, text })
    })?;
    rows.collect()
}
