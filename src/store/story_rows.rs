use std::collections::HashMap;

use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, params};

use super::headlines::{ANYWHERE, BASE, COLUMNS, headline};
use super::open::Store;
use super::outcome::StoreError;
use super::pack::time;
use super::wishes;
use crate::model::{ArticleId, Headline, Member, RowStory, Story};

impl Store {
    /// The stories that articles are in; those that are in none are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stories_of(&self, ids: Vec<ArticleId>) -> Result<Vec<(ArticleId, RowStory)>, StoreError> {
        self.read(move |connection| stories_of(connection, &ids)).await
    }
}

pub(super) fn stories_of(connection: &Connection, ids: &[ArticleId]) -> rusqlite::Result<Vec<(ArticleId, RowStory)>> {
    let mut story_of = connection.prepare_cached(
        "SELECT story_id, (SELECT count(*) FROM membership AS other INDEXED BY membership_story
             CROSS JOIN article ON article.id = other.article_id AND article.hidden = 0
             WHERE other.story_id = membership.story_id AND other.text = membership.text
                 AND other.article_id <> membership.article_id)
         FROM membership WHERE article_id = ?1",
    )?;
    let mut counted = connection.prepare_cached(&format!(
        "SELECT story.id, story.date, count(*), count(DISTINCT article.newsroom),
             count(DISTINCT coalesce({BASE}, '')), count(DISTINCT membership.text)
         FROM story CROSS JOIN membership INDEXED BY membership_story ON membership.story_id = story.id
         CROSS JOIN article ON article.id = membership.article_id AND article.hidden = 0
         WHERE story.id = ?1 GROUP BY story.id"
    ))?;
    let mut known: HashMap<i64, Option<Story>> = HashMap::new();
    let mut found = Vec::new();
    for id in ids {
        let place = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        let Some((number, copies)) = story_of.query_row([id.0], place).optional()? else { continue };
        let known_story = if let Some(known_story) = known.get(&number) {
            known_story.clone()
        } else {
            let known_story = counted.query_row([number], story).optional()?;
            known.insert(number, known_story.clone());
            known_story
        };
        let copies = u64::try_from(copies).unwrap_or(0);
        let wish = wishes::wish(connection, id.0)?;
        found.extend(known_story.map(|story| (*id, RowStory { story, copies, wish })));
    }
    Ok(found)
}

/// A story of its number, its date and its four counts.
fn story(row: &Row<'_>) -> rusqlite::Result<Story> {
    let count = |column: usize| row.get::<_, i64>(column).map(|count| u64::try_from(count).unwrap_or(0));
    Ok(Story {
        id: row.get(0)?,
        date: time(row.get(1)?),
        articles: count(2)?,
        newsrooms: count(3)?,
        languages: count(4)?,
        texts: count(5)?,
    })
}

pub(super) fn stories(connection: &Connection, since: i64, most: usize) -> rusqlite::Result<Vec<Story>> {
    let sql = format!(
        "SELECT story.id, story.date, count(*), count(DISTINCT article.newsroom),
             count(DISTINCT coalesce({BASE}, '')), count(DISTINCT membership.text) AS texts
         FROM story INDEXED BY story_date CROSS JOIN membership ON membership.story_id = story.id
         CROSS JOIN article ON article.id = membership.article_id AND article.hidden = 0
         WHERE story.date >= ?1 GROUP BY story.id HAVING count(DISTINCT article.newsroom) > 1
         ORDER BY texts DESC, 4 DESC, 5 DESC, story.date DESC LIMIT ?2"
    );
    connection
        .prepare_cached(&sql)?
        .query_map(params![since, i64::try_from(most).unwrap_or(i64::MAX)], story)?
        .collect()
}

pub(super) fn members(connection: &Connection, story: i64) -> rusqlite::Result<Vec<Member>> {
    let sql = format!(
        "SELECT {COLUMNS}, membership.text FROM membership INDEXED BY membership_story
         CROSS JOIN article ON article.id = membership.article_id {ANYWHERE}
         WHERE membership.story_id = ?1 ORDER BY article.date, article.id"
    );
    let mut members: Vec<Member> = connection
        .prepare_cached(&sql)?
        .query_map([story], |row| {
            let (headline, text): (Headline, i64) = (headline(row)?, row.get(14)?);
            Ok(Member { headline, text: ArticleId(text), agency: None, original: None })
        })?
        .collect::<Result<_, _>>()?;
    let mut agency = connection.prepare_cached(
        "SELECT name FROM credit WHERE article_id = ?1 AND role = 'agency' ORDER BY position LIMIT 1",
    )?;
    let mut original = connection.prepare_cached(
        "SELECT other.article_id FROM link CROSS JOIN article ON article.canonical = link.canonical
         CROSS JOIN membership AS other ON other.article_id = article.id AND other.story_id = ?2
         WHERE link.article_id = ?1 AND link.kind = 'original' AND other.article_id <> ?1 LIMIT 1",
    )?;
    for member in &mut members {
        let named = original.query_row([member.headline.id.0, story], |row| row.get(0)).optional()?;
        member.original = named.map(ArticleId);
        member.agency = agency.query_row([member.headline.id.0], |row| row.get(0)).optional()?;
    }
    Ok(members)
}
