use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Transaction, params};

use super::groupable::StoredPrint;
use super::open::Store;
use super::outcome::StoreError;
use super::pack::{pack_bytes, unpack_bytes};
use super::story_rows::{members, stories};
use super::{state, wishes};
use crate::model::{ArticleId, Member, Related, Story, StoryPlace};

/// What came of grouping some articles.
#[derive(Clone, Debug, Default)]
pub struct Grouped {
    /// Those that are grouped now, also those that were not compared.
    pub done: Vec<ArticleId>,
    /// Fingerprints of those that were compared.
    pub prints: Vec<StoredPrint>,
    /// How they are related to each other and to others.
    pub relations: Vec<Related>,
    /// How rare words are now.
    pub rarity: Vec<u8>,
}

/// Makes stories of articles in the order of their dates, of relations, and of those that stay single.
pub type Link = fn(&[ArticleId], &[Related], &BTreeSet<ArticleId>) -> Vec<StoryPlace>;

/// Articles that one story's neighbourhood may hold: a bound of the work, not of a story.
const MOST_LINKED: usize = 3_000;
/// Articles that are left ungrouped at once.
const LEFT: i64 = 5_000;
/// Fingerprints that are deleted at once.
const FORGOTTEN: i64 = 500;

impl Store {
    /// Says of articles that are older than a second that they are not to be grouped; answers whether there may be more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leave_ungrouped(&self, before: i64) -> Result<bool, StoreError> {
        // Few wait to be grouped; asked the other way round, every old article would be looked at.
        let leave = "DELETE FROM ungrouped WHERE article_id IN (SELECT article_id FROM ungrouped
            CROSS JOIN article ON article.id = article_id WHERE article.date < ?1 LIMIT ?2)";
        let left = self.write(move |transaction| transaction.execute(leave, params![before, LEFT])).await?;
        Ok(i64::try_from(left).is_ok_and(|left| left == LEFT))
    }

    /// How rare words are, as it was stored last; empty at first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rarity(&self) -> Result<Vec<u8>, StoreError> {
        let read = |connection: &Connection| -> rusqlite::Result<Vec<u8>> {
            let found: Option<Vec<u8>> =
                connection.query_row("SELECT content FROM rarity LIMIT 1", [], |row| row.get(0)).optional()?;
            found.map_or(Ok(Vec::new()), |bytes| unpack_bytes(&bytes))
        };
        self.seek(read).await
    }

    /// Stores the result of grouping, and makes the stories it touches again; in one transaction. `close` is the log
    /// odds from which two articles may be of one story. What came into a story that is muted is read. Answers the
    /// number of the last fingerprint.
    ///
    /// # Errors
    /// When the database fails; nothing of it is stored then.
    pub async fn group(&self, grouped: Grouped, close: f32, link: Link, now: Timestamp) -> Result<i64, StoreError> {
        self.write(move |transaction| {
            let last = group(transaction, &grouped, close, link)?;
            for id in wishes::muted(transaction, &grouped.done)? {
                state::set(transaction, id, (true, false, false), now)?;
            }
            Ok(last)
        })
        .await
    }

    /// Lets fingerprints go of articles that are older than a second; answers whether there may be more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_fingerprints(&self, before: i64) -> Result<bool, StoreError> {
        self.write(move |transaction| forget(transaction, before)).await
    }

    /// Deletes all stories and has every article of the last days grouped again, without those that the reader split
    /// off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn regroup(&self, since: i64) -> Result<(), StoreError> {
        self.write(move |transaction| {
            for table in ["membership", "relation", "fingerprint", "rarity", "story"] {
                transaction.execute(&format!("DELETE FROM {table}"), [])?;
            }
            let again = "INSERT OR IGNORE INTO ungrouped (article_id) SELECT id FROM article WHERE date >= ?1";
            transaction.execute(again, [since]).map(drop)
        })
        .await
    }

    /// Stories whose newest article is not older than a second, those of most independent texts first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stories(&self, since: i64, most: usize) -> Result<Vec<Story>, StoreError> {
        self.seek(move |connection| stories(connection, since, most)).await
    }

    /// The story that an article is in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn story_of(&self, id: ArticleId) -> Result<Option<i64>, StoreError> {
        self.read(move |connection| {
            connection
                .prepare_cached("SELECT story_id FROM membership WHERE article_id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()
        })
        .await
    }

    /// The articles of a story, the first published first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members(&self, story: i64) -> Result<Vec<Member>, StoreError> {
        self.read(move |connection| members(connection, story)).await
    }
}

fn group(transaction: &Transaction<'_>, grouped: &Grouped, close: f32, link: Link) -> rusqlite::Result<i64> {
    let mut touched: BTreeSet<i64> = grouped.done.iter().map(|id| id.0).collect();
    for id in &grouped.done {
        // What an edited article was like before is forgotten; its former neighbours are looked at again.
        touched.extend(relations(transaction, id.0)?.iter().flat_map(|related| [related.one.0, related.other.0]));
        transaction.prepare_cached("DELETE FROM relation WHERE one = ?1")?.execute([id.0])?;
        transaction.prepare_cached("DELETE FROM relation WHERE other = ?1")?.execute([id.0])?;
        transaction.prepare_cached("DELETE FROM fingerprint WHERE article_id = ?1")?.execute([id.0])?;
        transaction.prepare_cached("DELETE FROM ungrouped WHERE article_id = ?1")?.execute([id.0])?;
    }
    // An article may have been deleted since it was read.
    let mut insert = transaction.prepare_cached(
        "INSERT INTO fingerprint (article_id, date, own, content) SELECT id, ?2, ?3, ?4 FROM article WHERE id = ?1",
    )?;
    for print in &grouped.prints {
        insert.execute(params![print.id.0, print.date, print.own, print.content])?;
    }
    let mut insert = transaction.prepare_cached(
        "INSERT OR REPLACE INTO relation (one, other, why, odds) SELECT ?1, ?2, ?3, ?4
         WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1) AND EXISTS (SELECT 1 FROM article WHERE id = ?2)",
    )?;
    for related in &grouped.relations {
        insert.execute(params![related.one.0, related.other.0, related.why, related.odds])?;
    }
    transaction.execute("DELETE FROM rarity", [])?;
    transaction.execute("INSERT INTO rarity (content) VALUES (?1)", [pack_bytes(&grouped.rarity)?])?;
    link_again(transaction, touched, close, link)?;
    transaction.query_row("SELECT coalesce(max(number), 0) FROM fingerprint", [], |row| row.get(0))
}

fn relations(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Related>> {
    connection
        .prepare_cached(
            "SELECT one, other, why, odds FROM relation WHERE one = ?1
             UNION ALL SELECT one, other, why, odds FROM relation WHERE other = ?1",
        )?
        .query_map([id], |row| {
            let (one, other) = (ArticleId(row.get(0)?), ArticleId(row.get(1)?));
            Ok(Related { one, other, why: row.get(2)?, odds: row.get(3)? })
        })?
        .collect()
}

/// Everything that hangs together with some articles, and the stories that come of it.
fn link_again(transaction: &Transaction<'_>, touched: BTreeSet<i64>, close: f32, link: Link) -> rusqlite::Result<()> {
    let mut dates: BTreeMap<i64, i64> = BTreeMap::new();
    let mut edges: BTreeMap<(i64, i64, u8), Related> = BTreeMap::new();
    let mut waiting: Vec<i64> = touched.into_iter().collect();
    while let Some(id) = waiting.pop() {
        if dates.contains_key(&id) || dates.len() >= MOST_LINKED {
            continue;
        }
        // Without its fingerprint an article is too old to be looked at: it stays where it is.
        let mut statement = transaction.prepare_cached("SELECT date FROM fingerprint WHERE article_id = ?1")?;
        let Some(date) = statement.query_row([id], |row| row.get(0)).optional()? else { continue };
        dates.insert(id, date);
        for related in relations(transaction, id)? {
            if related.why != 0 || related.odds >= close {
                waiting.extend([related.one.0, related.other.0]);
            }
            edges.insert((related.one.0, related.other.0, related.why), related);
        }
    }
    let apart: BTreeSet<ArticleId> = transaction
        .prepare_cached("SELECT article_id FROM apart")?
        .query_map([], |row| row.get(0).map(ArticleId))?
        .collect::<Result<_, _>>()?;
    let mut order: Vec<(i64, ArticleId)> = dates.iter().map(|(id, date)| (*date, ArticleId(*id))).collect();
    order.sort_unstable();
    let order: Vec<ArticleId> = order.into_iter().map(|(_, id)| id).collect();
    let places = link(&order, &edges.into_values().collect::<Vec<_>>(), &apart);
    settle(transaction, &places, &dates)
}

/// Writes the places of articles: a story keeps its number where most of its articles stay.
fn settle(transaction: &Transaction<'_>, places: &[StoryPlace], dates: &BTreeMap<i64, i64>) -> rusqlite::Result<()> {
    let mut former = transaction.prepare_cached("SELECT story_id FROM membership WHERE article_id = ?1")?;
    let mut groups: BTreeMap<ArticleId, Vec<&StoryPlace>> = BTreeMap::new();
    let mut stories: HashMap<ArticleId, i64> = HashMap::new();
    for place in places {
        groups.entry(place.story).or_default().push(place);
        if let Some(story) = former.query_row([place.article.0], |row| row.get(0)).optional()? {
            stories.insert(place.article, story);
        }
    }
    let mut groups: Vec<Vec<&StoryPlace>> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut taken: BTreeSet<i64> = BTreeSet::new();
    for group in groups {
        let mut votes: BTreeMap<i64, usize> = BTreeMap::new();
        for story in group.iter().filter_map(|place| stories.get(&place.article)) {
            *votes.entry(*story).or_default() += 1;
        }
        let known =
            votes.into_iter().filter(|(story, _)| !taken.contains(story)).max_by_key(|(id, count)| (*count, -id));
        if let [alone] = group.as_slice() {
            leave(transaction, alone.article, stories.get(&alone.article).copied(), dates)?;
            continue;
        }
        let newest = group.iter().filter_map(|place| dates.get(&place.article.0)).max().copied().unwrap_or_default();
        let story = if let Some((story, _)) = known {
            story
        } else {
            transaction.prepare_cached("INSERT INTO story (date) VALUES (?1)")?.execute([newest])?;
            transaction.last_insert_rowid()
        };
        taken.insert(story);
        let mut stay =
            transaction.prepare_cached("UPDATE membership SET story_id = ?2, text = ?3 WHERE article_id = ?1")?;
        let mut join =
            transaction.prepare_cached("INSERT INTO membership (article_id, story_id, text) VALUES (?1, ?2, ?3)")?;
        for place in &group {
            // As one statement it would have the triggers of the table fail where a story is noted twice.
            if stay.execute(params![place.article.0, story, place.text.0])? == 0 {
                join.execute(params![place.article.0, story, place.text.0])?;
            }
        }
        transaction.prepare_cached("UPDATE story SET date = ?2 WHERE id = ?1")?.execute([story, newest])?;
    }
    Ok(())
}

/// Takes an article that is single now out of its story, unless what it was with is too old to be looked at.
fn leave(
    transaction: &Transaction<'_>,
    id: ArticleId,
    story: Option<i64>,
    dates: &BTreeMap<i64, i64>,
) -> rusqlite::Result<()> {
    let Some(story) = story else { return Ok(()) };
    let mut statement = transaction.prepare_cached("SELECT article_id FROM membership WHERE story_id = ?1")?;
    let members: Vec<i64> = statement.query_map([story], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if members.iter().all(|member| dates.contains_key(member)) {
        transaction.prepare_cached("DELETE FROM membership WHERE article_id = ?1")?.execute([id.0])?;
    }
    Ok(())
}

fn forget(transaction: &Transaction<'_>, before: i64) -> rusqlite::Result<bool> {
    let ids: Vec<i64> = transaction
        .prepare_cached("SELECT article_id FROM fingerprint INDEXED BY fingerprint_date WHERE date < ?1 LIMIT ?2")?
        .query_map([before, FORGOTTEN], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &ids {
        transaction.prepare_cached("DELETE FROM relation WHERE one = ?1")?.execute([id])?;
        transaction.prepare_cached("DELETE FROM relation WHERE other = ?1")?.execute([id])?;
        transaction.prepare_cached("DELETE FROM fingerprint WHERE article_id = ?1")?.execute([id])?;
    }
    Ok(i64::try_from(ids.len()).is_ok_and(|count| count == FORGOTTEN))
}
