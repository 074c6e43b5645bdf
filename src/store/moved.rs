use std::collections::HashMap;

use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};
use url::Url;

/// Newest stories of a feed among which a moved one is looked for.
const MOST_LOOKED_AT: i64 = 1_000;

/// The stories of a feed by path and query, when its newsroom has moved to another host; else none.
#[derive(Default)]
pub(super) struct Moved(HashMap<String, (i64, i64)>);

impl Moved {
    /// Looks whether a feed has moved: all that it brings now stands on one host, from which it never brought anything.
    /// A feed that brings stories of many hosts has none that moves.
    pub(super) fn look<'a>(
        transaction: &Transaction<'_>,
        feed: i64,
        mut newsrooms: impl Iterator<Item = &'a str>,
    ) -> rusqlite::Result<Self> {
        let Some(newsroom) = newsrooms.next() else { return Ok(Self::default()) };
        if newsrooms.any(|other| other != newsroom) {
            return Ok(Self::default());
        }
        let known = transaction
            .prepare_cached(
                "SELECT 1 FROM entry JOIN article ON article.id = entry.article_id
                 WHERE entry.feed_id = ?1 AND article.newsroom = ?2 LIMIT 1",
            )?
            .query_row(params![feed, newsroom], |_| Ok(()))
            .optional()?;
        if known.is_some() {
            return Ok(Self::default());
        }
        let mut rows = transaction.prepare_cached(
            "SELECT article.canonical, article.id, article.date FROM entry JOIN article ON article.id = entry.article_id
             WHERE entry.feed_id = ?1 AND article.canonical IS NOT NULL ORDER BY entry.date DESC LIMIT ?2",
        )?;
        let rows = rows.query_map(params![feed, MOST_LOOKED_AT], |row| {
            Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        let mut places = HashMap::new();
        for row in rows {
            let (canonical, article) = row?;
            if let Some(place) = place(&canonical) {
                places.entry(place).or_insert(article);
            }
        }
        Ok(Self(places))
    }

    /// Id and date of the article that stood at the same path and query.
    pub(super) fn article(&self, canonical: &str) -> Option<(i64, i64)> {
        if self.0.is_empty() { None } else { self.0.get(&place(canonical)?).copied() }
    }
}

/// Gives an article its new address, unless another article has it.
pub(super) fn relocate(
    transaction: &Transaction<'_>,
    article: i64,
    newsroom: &str,
    canonical: Option<&str>,
) -> rusqlite::Result<()> {
    if canonical.is_some() {
        transaction
            .prepare_cached("UPDATE OR IGNORE article SET newsroom = ?2, canonical = ?3 WHERE id = ?1")?
            .execute(params![article, newsroom, canonical])?;
    }
    Ok(())
}

/// Path and query; none for a front page, which is no story.
fn place(canonical: &str) -> Option<String> {
    let url = Url::parse(canonical).ok()?;
    let front = url.path().trim_matches('/').is_empty() && url.query().is_none();
    (!front).then(|| format!("{}?{}", url.path(), url.query().unwrap_or_default()))
}
