use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, params};

use super::headlines::{headlines, one};
use super::open::Store;
use super::outcome::StoreError;
use super::story_rows::{stories, stories_of};
use super::wishes;
use crate::model::{ArticleId, Card, GUIDE_SECTION, Grouping, Headline, Selection, Story, Wish};

/// Seconds in which a story of the front page had an article.
const FRESH: i64 = 3 * 86_400;
/// Rows of one section that are looked at one by one.
const MOST_CARDS: usize = 10_000;

impl Store {
    /// The stories of the last days, those that weigh most first: each as the row that the list of all sections shows of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn front(&self, now: Timestamp, most: usize) -> Result<Vec<Headline>, StoreError> {
        self.seek(move |connection| front(connection, now, most)).await
    }

    /// What is unread, story by story in the order of the sections without the guide, in each of them what weighs most at `now`
    /// first. An article that is in two sections is in the first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unsettled(&self, now: Timestamp) -> Result<Vec<Card>, StoreError> {
        self.seek(move |connection| unsettled(connection, now)).await
    }

    /// The unread articles of the stories that articles are in; a single article is its own story.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn unread_of_stories(&self, ids: Vec<ArticleId>) -> Result<Vec<ArticleId>, StoreError> {
        self.seek(move |connection| {
            let mut found = BTreeSet::new();
            for id in ids {
                found.extend(unread_of(connection, id, None)?);
            }
            Ok(found.into_iter().collect())
        })
        .await
    }
}

fn front(connection: &Connection, now: Timestamp, most: usize) -> rusqlite::Result<Vec<Headline>> {
    let mut all = stories(connection, now.as_second() - FRESH, usize::MAX)?;
    all.sort_by(|one, other| other.weight(now).total_cmp(&one.weight(now)).then(other.id.cmp(&one.id)));
    let mut row = connection.prepare_cached(
        "SELECT article.id, EXISTS (SELECT 1 FROM membership AS other INDEXED BY membership_story
             CROSS JOIN article AS told ON told.id = other.article_id AND told.read = 0 AND told.listed = 1
             WHERE other.story_id = ?1 AND told.id <> article.id)
         FROM membership INDEXED BY membership_story
         CROSS JOIN article ON article.id = membership.article_id AND article.listed = 1 AND article.folded = 0
         WHERE membership.story_id = ?1 LIMIT 1",
    )?;
    let mut rows = Vec::new();
    for story in all {
        if rows.len() == most {
            break;
        }
        let found: Option<(i64, bool)> = row.query_row([story.id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if let Some((id, more_unread)) = found
            && wishes::wish(connection, id)? != Some(Wish::Mute)
        {
            rows.extend(one(connection, id)?.map(|headline| Headline { more_unread, ..headline }));
        }
    }
    Ok(rows)
}

/// The unread articles of the story of an article, of one section or of all.
fn unread_of(connection: &Connection, id: ArticleId, section: Option<&str>) -> rusqlite::Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id FROM article WHERE article.id = ?1 AND article.read = 0
         UNION SELECT article.id FROM membership AS own
         CROSS JOIN membership AS other INDEXED BY membership_story ON other.story_id = own.story_id
         CROSS JOIN article ON article.id = other.article_id AND article.listed = 1 AND article.read = 0
         WHERE own.article_id = ?1 AND (?2 IS NULL OR EXISTS (SELECT 1 FROM placement JOIN section
             ON section.id = placement.section_id WHERE placement.article_id = article.id AND section.name = ?2))",
    )?;
    statement.query_map(params![id.0, section], |row| row.get(0).map(ArticleId))?.collect()
}

fn unsettled(connection: &Connection, now: Timestamp) -> rusqlite::Result<Vec<Card>> {
    let sections: Vec<String> = connection
        .prepare_cached("SELECT name FROM section WHERE position >= 0 AND name <> ?1 ORDER BY position")?
        .query_map([GUIDE_SECTION], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut seen: BTreeSet<ArticleId> = BTreeSet::new();
    let mut cards = Vec::new();
    for section in sections {
        let selection = Selection {
            section: Some(section.clone()),
            unread: true,
            grouping: Grouping::Events,
            limit: MOST_CARDS,
            ..Selection::default()
        };
        let rows = headlines(connection, &selection)?;
        let ids: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
        let mut by_article: HashMap<ArticleId, Story> =
            stories_of(connection, &ids)?.into_iter().map(|(id, row)| (id, row.story)).collect();
        let from = cards.len();
        for headline in rows {
            let unread = if headline.more_unread {
                unread_of(connection, headline.id, Some(&section))?
            } else {
                vec![headline.id]
            };
            let unread: Vec<ArticleId> = unread.into_iter().filter(|id| seen.insert(*id)).collect();
            if !unread.is_empty() {
                cards.push(Card { section: section.clone(), story: by_article.remove(&headline.id), headline, unread });
            }
        }
        let weight = |card: &Card| card.story.as_ref().map_or(0.0, |story| story.weight(now));
        if let Some(here) = cards.get_mut(from..) {
            // The order by dates stays where nothing weighs more.
            here.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        }
    }
    Ok(cards)
}
