use rusqlite_migration::M;
use tokio_rusqlite::rusqlite::{self, Transaction, params};

use super::keys;
use crate::model::canonical;

/// The steps of the schema, in order, never edited once released.
pub(super) fn steps() -> Vec<M<'static>> {
    vec![
        M::up(include_str!("../../assets/schema/0001_cache.sql")),
        M::up(include_str!("../../assets/schema/0002_public_host.sql")),
        M::up_with_hook(include_str!("../../assets/schema/0003_identity.sql"), |transaction: &Transaction<'_>| {
            rewrite_entries(transaction).map_err(Into::into)
        }),
        M::up(include_str!("../../assets/schema/0004_stories.sql")),
        M::up(include_str!("../../assets/schema/0005_accounts.sql")),
        M::up(include_str!("../../assets/schema/0006_language.sql")),
        M::up(include_str!("../../assets/schema/0007_translation.sql")),
        M::up(include_str!("../../assets/schema/0008_arrivals.sql")),
        M::up(include_str!("../../assets/schema/0009_rows.sql")),
        M::up(include_str!("../../assets/schema/0010_corrections.sql")),
        M::up(include_str!("../../assets/schema/0011_translated_text.sql")),
        M::up(include_str!("../../assets/schema/0012_meaning.sql")),
        M::up(include_str!("../../assets/schema/0013_wishes.sql")),
        M::up(include_str!("../../assets/schema/0014_later.sql")),
        M::up(include_str!("../../assets/schema/0015_source.sql")),
        M::up(include_str!("../../assets/schema/0016_dictionary.sql")),
        M::up(include_str!("../../assets/schema/0017_own_title.sql")),
    ]
}

/// What is done when every entry was rewritten.
const END: &str = "
    DROP TABLE former_entry;
    ALTER TABLE article DROP COLUMN content;
    CREATE INDEX article_canonical ON article(canonical) WHERE canonical IS NOT NULL;
    CREATE INDEX entry_newest ON entry(feed_id, date, article_id, read);
    CREATE INDEX entry_article ON entry(article_id);
    CREATE INDEX entry_guid ON entry(guid, feed_id) WHERE guid IS NOT NULL;
    CREATE INDEX entry_page ON entry(feed_id, page) WHERE page IS NOT NULL;
    CREATE INDEX entry_title ON entry(feed_id, title) WHERE page IS NULL;
    CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
        UPDATE feed SET articles = articles + 1, unread = unread + (new.read = 0) WHERE id = new.feed_id;
    END;
    CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
        UPDATE feed SET articles = articles - 1, unread = unread - (old.read = 0) WHERE id = old.feed_id;
    END;
    CREATE TRIGGER entry_read AFTER UPDATE OF read ON entry WHEN old.read <> new.read BEGIN
        UPDATE feed SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.feed_id;
    END;
    UPDATE feed SET (articles, unread) =
        (SELECT count(*), coalesce(sum(read = 0), 0) FROM entry WHERE feed_id = feed.id);";

/// Articles that are rewritten between two looks at the list of them.
const SLICE: i64 = 10_000;

/// Rewrites the entries of the first schema: what their article says of them is hashed. Where one feed has several
/// entries of one article, which one address had merged, one row stays, without a guid, for nobody knows whose the
/// article is: the one that it fits takes it at the next fetch, and the others are new then.
fn rewrite_entries(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut some = transaction.prepare(
        "SELECT id, newsroom, link, title, date, first_seen FROM article WHERE id > ?1 ORDER BY id LIMIT ?2",
    )?;
    let mut address = transaction.prepare("UPDATE article SET canonical = ?2 WHERE id = ?1 AND canonical IS NOT ?2")?;
    let mut entries = transaction.prepare(
        "INSERT INTO entry (feed_id, article_id, guid, address, page, title, published, content, first, date, read)
         SELECT former.feed_id, ?1, iif(count(*) = 1, former.guid, NULL), ?2, ?3, ?4, ?5, article.content,
             former.feed_id = (SELECT min(feed_id) FROM former_entry WHERE article_id = ?1), former.date, former.read
         FROM former_entry AS former JOIN article ON article.id = ?1
         WHERE former.article_id = ?1 GROUP BY former.feed_id",
    )?;
    let mut after = i64::MIN;
    loop {
        let rows = some.query_map(params![after, SLICE], |row| {
            let old: (i64, String, Option<String>, String) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((old, row.get::<_, i64>(4)?, row.get::<_, i64>(5)?))
        })?;
        let rows: Vec<_> = rows.collect::<rusqlite::Result<_>>()?;
        let Some(((last, ..), ..)) = rows.last() else { break };
        after = *last;
        for ((id, newsroom, link, title), date, seen) in &rows {
            let key = keys::of_article(link.as_deref(), title);
            address.execute(params![
                id,
                canonical(link.as_deref().unwrap_or_default()).map(|at| keys::place(newsroom, &at))
            ])?;
            // A date that is the time of the first fetch may have been none.
            let published = (date < seen).then_some(date);
            entries.execute(params![id, key.address, key.page, key.title, published])?;
        }
    }
    let mut links = transaction.prepare("SELECT article_id, position, url FROM link")?;
    let links: Vec<(i64, i64, String)> =
        links.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut address = transaction.prepare("UPDATE link SET canonical = ?3 WHERE article_id = ?1 AND position = ?2")?;
    for (article, position, url) in links {
        address.execute(params![article, position, canonical(&url).as_deref().and_then(keys::place_of)])?;
    }
    transaction.execute_batch(END)
}

/// A database in memory with the schema of today.
#[cfg(test)]
pub(super) fn in_memory() -> rusqlite::Connection {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    rusqlite_migration::Migrations::new(steps()).to_latest(&mut connection).unwrap();
    connection
}
