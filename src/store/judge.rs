use tokio_rusqlite::rusqlite::{self, Connection, Row, Transaction, params};

use super::open::Store;
use super::outcome::StoreError;
use super::pack::{unpack, unpack_against};
use super::people::{self, OldEvidence};
use super::search::index_later;
use crate::model::{ArticleId, FoundCredits, Language};

/// An article whose language was not judged by its text.
#[derive(Clone, Debug)]
pub struct Unjudged {
    /// The article.
    pub id: ArticleId,
    /// The language that its feed or page states, or that was judged before.
    pub language: Option<Language>,
    /// Headline.
    pub title: String,
    /// The longest text that is kept of it, as markup.
    pub text: String,
    /// Whether its credits were read from its page, in the language of that.
    pub paged: bool,
}

/// The language of an article by its text.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The article.
    pub id: ArticleId,
    /// Its language, none where nobody knows.
    pub language: Option<Language>,
    /// Its credits, where they were read again in that language, with the number of the rules.
    pub credits: Option<(FoundCredits, u32)>,
}

impl Store {
    /// The next articles whose language was not determined yet, up to a maximum.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unjudged(&self, most: usize) -> Result<Vec<Unjudged>, StoreError> {
        self.read(move |connection| unjudged(connection, most)).await
    }

    /// What the credits of articles were read from.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_of(&self, ids: Vec<ArticleId>) -> Result<Vec<OldEvidence>, StoreError> {
        self.read(move |connection| {
            let found = ids.iter().map(|id| people::evidence_of(connection, *id));
            found.filter_map(Result::transpose).collect()
        })
        .await
    }

    /// Keeps the languages of articles; lists, search and stories go by them from then on.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn judge(&self, judged: Vec<Judged>) -> Result<(), StoreError> {
        self.write(move |transaction| judged.iter().try_for_each(|one| judge(transaction, one))).await
    }
}

/// Notes that the language of an article is to be judged by its text.
pub(super) fn judge_later(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    transaction.prepare_cached("INSERT OR IGNORE INTO unjudged (article_id) VALUES (?1)")?.execute([id])?;
    Ok(())
}

/// Notes that the languages of the articles that came after one are to be judged by their texts.
pub(super) fn judge_after(transaction: &Transaction<'_>, before: ArticleId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO unjudged (article_id) SELECT id FROM article WHERE id > ?1")?
        .execute([before.0])
        .map(drop)
}

fn unjudged(connection: &Connection, most: usize) -> rusqlite::Result<Vec<Unjudged>> {
    let read = |row: &Row<'_>| {
        let (body, page) = (unpack(row.get(4)?)?, unpack(row.get(5)?)?);
        let summary = unpack_against(row.get(3)?, body.as_deref().unwrap_or_default())?;
        Ok(Unjudged {
            id: ArticleId(row.get(0)?),
            language: row.get::<_, Option<String>>(1)?.as_deref().and_then(Language::parse),
            title: row.get(2)?,
            paged: page.is_some(),
            text: page.or(body).or(summary).unwrap_or_default(),
        })
    };
    connection
        .prepare_cached(
            "SELECT article.id, article.language, article.title, body.summary, body.body, body.page
             FROM unjudged JOIN article ON article.id = unjudged.article_id
             LEFT JOIN body ON body.article_id = article.id ORDER BY unjudged.article_id LIMIT ?1",
        )?
        .query_map([i64::try_from(most).unwrap_or(i64::MAX)], read)?
        .collect()
}

fn judge(transaction: &Transaction<'_>, judged: &Judged) -> rusqlite::Result<()> {
    let id = judged.id.0;
    let language = judged.language.as_ref().map(Language::as_str);
    let changed = transaction
        .prepare_cached("UPDATE article SET language = ?2 WHERE id = ?1 AND language IS NOT ?2")?
        .execute(params![id, language])?;
    if let Some((found, rules)) = &judged.credits {
        people::recredit(transaction, judged.id, found, *rules)?;
    }
    if changed > 0 {
        index_later(transaction, id)?;
    }
    transaction.prepare_cached("DELETE FROM unjudged WHERE article_id = ?1")?.execute([id])?;
    Ok(())
}
