use std::collections::HashSet;

use tokio_rusqlite::rusqlite::{self, Row, ToSql, Transaction, params, params_from_iter};

use super::write::ArticleRow;
use crate::model::{EntryKey, KnownEntry};

/// Entries that are looked at of those with one hash: a feed that gives each of its items the same guid or address has as
/// many as it ever brought.
const MOST_ALIKE: i64 = 5_000;

/// An entry that an earlier document of the feed brought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stored {
    /// Its article; none when it was deleted.
    pub(super) article: Option<i64>,
    /// What it is known by.
    pub(super) entry: KnownEntry,
    /// Hash of what an edit changes.
    pub(super) content: i64,
    /// Whether it brought the article.
    pub(super) first: bool,
}

const COLUMNS: &str = "article_id, guid, stem, address, page, title, published, form, content, first";
const GONE: &str = "id, guid, stem, address, page, coalesce(title, 0), published, form";

fn entry(row: &Row<'_>) -> rusqlite::Result<KnownEntry> {
    let form: Option<i64> = row.get(7)?;
    let key = EntryKey {
        guid: row.get(1)?,
        stem: row.get(2)?,
        address: row.get(3)?,
        page: row.get(4)?,
        title: row.get(5)?,
        published: row.get(6)?,
        form: form.unwrap_or(0),
    };
    Ok(KnownEntry { key, old: form.is_none() })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored { article: Some(row.get(0)?), entry: entry(row)?, content: row.get(8)?, first: row.get(9)? })
}

/// By what entries are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Hash {
    Guid(i64),
    Page(i64),
    Title(i64),
}

impl Hash {
    fn value(self) -> i64 {
        match self {
            Self::Guid(hash) | Self::Page(hash) | Self::Title(hash) => hash,
        }
    }

    fn wish(self) -> &'static str {
        match self {
            Self::Guid(_) => "guid = ?2",
            Self::Page(_) => "page = ?2",
            Self::Title(_) => "page IS NULL AND title = ?2",
        }
    }

    fn index(self) -> &'static str {
        match self {
            Self::Guid(_) => "guid",
            Self::Page(_) => "page",
            Self::Title(_) => "title",
        }
    }

    /// The hashes of an entry by which others like it are found, the most telling first.
    fn all(key: &EntryKey) -> impl Iterator<Item = Self> {
        let title = key.page.is_none().then_some(Self::Title(key.title));
        [key.guid.map(Self::Guid), key.page.map(Self::Page), title].into_iter().flatten()
    }
}

/// The entries of a feed that those of a document may be.
pub(super) struct Loading<'a> {
    transaction: &'a Transaction<'a>,
    feed: i64,
    asked: HashSet<Hash>,
    asked_gone: HashSet<Hash>,
    articles: HashSet<i64>,
    let_go: HashSet<i64>,
    found: Vec<Stored>,
}

impl<'a> Loading<'a> {
    /// Looks for entries of a feed: by their most telling hash, and of what that does not settle by the others, also among
    /// those that were deleted. `former` are the hashes by which the first schema knew what has no guid.
    pub(super) fn load(
        transaction: &'a Transaction<'a>,
        feed: i64,
        document: &[EntryKey],
        former: &[Option<i64>],
    ) -> rusqlite::Result<Vec<Stored>> {
        let mut loading = Self {
            transaction,
            feed,
            asked: HashSet::new(),
            asked_gone: HashSet::new(),
            articles: HashSet::new(),
            let_go: HashSet::new(),
            found: Vec::new(),
        };
        let any_gone = transaction.prepare_cached("SELECT 1 FROM gone WHERE feed_id = ?1 LIMIT 1")?.exists([feed])?;
        let known = transaction.prepare_cached("SELECT 1 FROM entry WHERE feed_id = ?1 LIMIT 1")?.exists([feed])?;
        if !known && !any_gone {
            return Ok(loading.found);
        }
        for key in document {
            if let Some(hash) = Hash::all(key).next() {
                loading.entries(hash)?;
            }
        }
        let tells = |key: &EntryKey| (key.guid, key.page, key.title, key.published);
        let settled: HashSet<_> =
            loading.found.iter().filter(|stored| !stored.entry.old).map(|stored| tells(&stored.entry.key)).collect();
        for (key, former) in document.iter().zip(former).filter(|(key, _)| !settled.contains(&tells(key))) {
            for hash in Hash::all(key) {
                loading.entries(hash)?;
                if any_gone {
                    loading.gone(hash)?;
                }
            }
            if let Some(former) = former.filter(|_| any_gone) {
                loading.former(former, key)?;
            }
        }
        Ok(loading.found)
    }

    fn entries(&mut self, hash: Hash) -> rusqlite::Result<()> {
        if !self.asked.insert(hash) {
            return Ok(());
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM entry INDEXED BY entry_{} WHERE feed_id = ?1 AND {} LIMIT ?3",
            hash.index(),
            hash.wish()
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        for found in statement.query_map(params![self.feed, hash.value(), MOST_ALIKE], stored)? {
            let found = found?;
            if found.article.is_some_and(|article| self.articles.insert(article)) {
                self.found.push(found);
            }
        }
        Ok(())
    }

    fn gone(&mut self, hash: Hash) -> rusqlite::Result<()> {
        if !self.asked_gone.insert(hash) {
            return Ok(());
        }
        let title = if matches!(hash, Hash::Title(_)) { "AND title IS NOT NULL" } else { "" };
        let sql = format!(
            "SELECT {GONE} FROM gone INDEXED BY gone_{} WHERE feed_id = ?1 AND {} {title} LIMIT ?3",
            hash.index(),
            hash.wish()
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        let rows = statement
            .query_map(params![self.feed, hash.value(), MOST_ALIKE], |row| Ok((row.get::<_, i64>(0)?, entry(row)?)))?;
        for found in rows {
            let (id, entry) = found?;
            if self.let_go.insert(id) {
                self.found.push(Stored { article: None, entry, content: 0, first: false });
            }
        }
        Ok(())
    }

    /// What the first schema deleted without a guid is known by a hash of its own.
    fn former(&mut self, former: i64, key: &EntryKey) -> rusqlite::Result<()> {
        let mut statement = self.transaction.prepare_cached(
            "SELECT id FROM gone INDEXED BY gone_guid WHERE feed_id = ?1 AND guid = ?2 AND form IS NULL LIMIT 1",
        )?;
        let mut rows = statement.query(params![self.feed, former])?;
        if let Some(row) = rows.next()?
            && self.let_go.insert(row.get(0)?)
        {
            let entry = KnownEntry { key: *key, old: true };
            self.found.push(Stored { article: None, entry, content: 0, first: false });
        }
        Ok(())
    }
}

/// What is kept of an entry beside its article.
pub(super) struct Kept<'a> {
    pub(super) key: &'a EntryKey,
    pub(super) content: i64,
    pub(super) first: bool,
}

impl Kept<'_> {
    fn values<'a>(&'a self, feed: &'a i64, article: &'a i64) -> [&'a dyn ToSql; 11] {
        let Self { key, content, first } = self;
        [
            feed,
            article,
            &key.guid,
            &key.stem,
            &key.address,
            &key.page,
            &key.title,
            &key.published,
            content,
            &key.form,
            first,
        ]
    }
}

/// Keeps an entry of an article.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    feed: i64,
    article: &ArticleRow,
    kept: &Kept<'_>,
) -> rusqlite::Result<()> {
    // Whatever fails takes the whole transaction back. Values, since a selection would be copied ahead of the triggers.
    let mut statement = transaction.prepare_cached(
        "INSERT OR ROLLBACK INTO entry (feed_id, article_id, guid, stem, address, page, title, published, content, form,
             first, date, read)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let repeated: [&dyn ToSql; 2] = [&article.date, &article.read];
    statement.execute(params_from_iter(kept.values(&feed, &article.id).into_iter().chain(repeated))).map(drop)
}

/// Keeps what an entry is known by now.
pub(super) fn update(
    transaction: &Transaction<'_>,
    (feed, article): (i64, i64),
    kept: &Kept<'_>,
) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(
        "UPDATE entry SET guid = ?3, stem = ?4, address = ?5, page = ?6, title = ?7, published = ?8, content = ?9,
             form = ?10, first = ?11 WHERE feed_id = ?1 AND article_id = ?2",
    )?;
    statement.execute(&kept.values(&feed, &article)[..]).map(drop)
}
