use tokio_rusqlite::rusqlite::{self, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::pack_bytes;
use super::search::{TranslatedText, index_later};

impl Store {
    /// Stores translations for search; a text stays when only the headline comes again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_translated_texts(&self, texts: Vec<TranslatedText>) -> Result<(), StoreError> {
        self.write(move |transaction| texts.iter().try_for_each(|text| keep(transaction, text))).await
    }
}

fn keep(transaction: &Transaction<'_>, translated: &TranslatedText) -> rusqlite::Result<()> {
    let TranslatedText { id, language, title, text } = translated;
    let content = text.as_ref().map(|text| pack_bytes(text.as_bytes())).transpose()?;
    let changed = transaction
        .prepare_cached(
            "INSERT INTO translated_text (article_id, language, title, content)
                 SELECT id, ?2, ?3, ?4 FROM article WHERE id = ?1
             ON CONFLICT (article_id, language) DO UPDATE
                 SET title = excluded.title, content = coalesce(excluded.content, content)
                 WHERE title <> excluded.title OR content IS NOT coalesce(excluded.content, content)",
        )?
        .execute(params![id.0, language, title, content])?;
    if changed > 0 { index_later(transaction, id.0) } else { Ok(()) }
}
