use tokio_rusqlite::rusqlite::{self, Connection};

use crate::store::pack::unpack_bytes;

/// Headlines and texts of the translations of an article.
pub(super) fn translated(connection: &Connection, id: i64) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection
        .prepare_cached("SELECT title, content FROM translated_text WHERE article_id = ?1 ORDER BY number")?;
    let rows = statement.query_map([id], |row| {
        let packed: Option<Vec<u8>> = row.get(1)?;
        // What cannot be inflated is found no longer, and made again when it is asked for.
        let text = packed.and_then(|packed| String::from_utf8(unpack_bytes(&packed).ok()?).ok());
        Ok((row.get(0)?, text.unwrap_or_default()))
    })?;
    rows.collect()
}
