use std::collections::HashMap;

use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};
use url::Url;

use super::keys::host;
use super::outcome::NewArticle;

/// Newest stories of a feed among which a moved one is looked for.
const MOST_LOOKED_AT: i64 = 1_000;

/// Newest stories of a feed that must all be on one host if a newsroom has moved.
const SAME_HOST: usize = 10;

/// The stories of a feed by path and query, when its newsroom has moved to another host; else none.
#[derive(Default)]
pub(super) struct Moved(HashMap<String, i64>);

impl Moved {
    /// Looks whether a feed has moved: all that it brings now is on one host, from which it never brought anything, and
    /// its newest stories are all on another. A feed that brings stories of many hosts has none that moves.
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
            "SELECT article.link, article.id FROM entry JOIN article ON article.id = entry.article_id
             WHERE entry.feed_id = ?1 AND article.canonical IS NOT NULL AND article.link IS NOT NULL
             ORDER BY entry.date DESC LIMIT ?2",
        )?;
        let rows = rows.query_map(params![feed, MOST_LOOKED_AT], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let (mut places, mut former) = (HashMap::new(), None);
        for (at, row) in rows.enumerate() {
            let (link, article) = row?;
            if at < SAME_HOST {
                let host = host(&link);
                if *former.get_or_insert_with(|| host.clone()) != host {
                    return Ok(Self::default());
                }
            }
            if let Some(place) = place(&link) {
                places.entry(place).or_insert(article);
            }
        }
        Ok(Self(places))
    }

    /// The article that stood at the same path and query; it is answered once.
    pub(super) fn take(&mut self, article: &NewArticle) -> Option<i64> {
        if self.0.is_empty() { None } else { self.0.remove(&place(article.canonical.as_deref()?)?) }
    }
}

/// Gives an article its new address.
pub(super) fn relocate(
    transaction: &Transaction<'_>,
    article: i64,
    newsroom: &str,
    canonical: Option<i64>,
) -> rusqlite::Result<()> {
    if canonical.is_some() {
        transaction
            .prepare_cached(
                "UPDATE article SET newsroom = ?2, canonical = ?3
                 WHERE id = ?1 AND (newsroom <> ?2 OR canonical IS NOT ?3)",
            )?
            .execute(params![article, newsroom, canonical])?;
    }
    Ok(())
}

/// Path and query, without tracking parameters; none for a front page, which is no story.
fn place(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let path = url.path().trim_matches('/');
    let kept: Vec<String> = url
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("utm_") && !key.ends_with("clid"))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    (!path.is_empty() || !kept.is_empty()).then(|| format!("{path}?{}", kept.join("&")))
}
