use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, ToSql, params};

use super::pack::{amount, from_json, time, unpack};
use crate::model::{Article, ArticleId, Credit, Headline, Health, Language, Role, SectionCount, Selection};

/// The columns of a headline; the feed and section that show it are joined as `feed` and `section`.
pub(super) const COLUMNS: &str =
    "article.id, article.title, feed.title, feed.key, section.name, article.byline, article.date,
    article.language, article.read, article.starred, article.link";

pub(super) fn sections(connection: &Connection) -> rusqlite::Result<Vec<SectionCount>> {
    let mut statement = connection
        .prepare_cached("SELECT name, articles, unread FROM section WHERE position >= 0 ORDER BY position")?;
    let rows = statement.query_map([], |row| {
        Ok(SectionCount { name: row.get(0)?, articles: count(row, 1)?, unread: count(row, 2)? })
    })?;
    rows.collect()
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

/// Headlines of a selection: a window on the index of its order, after the row it names.
pub(super) fn headlines(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<Headline>> {
    let (date, id) = selection.after.map_or((i64::MAX, i64::MAX), |(date, id)| (date.as_second(), id.0));
    let limit = i64::try_from(selection.limit).unwrap_or(i64::MAX);
    let name = selection.feed.as_ref().or(selection.section.as_ref());
    let words = selection.search.as_ref().map(|words| format!("%{}%", words.replace(['%', '_'], " ").trim()));
    let mut wanted = String::new();
    if selection.starred {
        wanted.push_str(" AND article.starred = 1");
    }
    if words.is_some() {
        wanted.push_str(" AND (article.title LIKE ?5 OR article.byline LIKE ?5)");
    }
    let sql = if selection.feed.is_some() {
        let unread = if selection.unread { " AND article.read = 0" } else { "" };
        format!(
            "SELECT {COLUMNS} FROM feed JOIN section ON section.id = feed.section_id
             JOIN entry ON entry.feed_id = feed.id JOIN article ON article.id = entry.article_id
             WHERE feed.key = ?1 AND (entry.date, entry.article_id) < (?2, ?3){unread}{wanted}
             ORDER BY entry.date DESC, entry.article_id DESC LIMIT ?4"
        )
    } else if selection.section.is_some() {
        let unread = if selection.unread { " AND placement.read = 0" } else { "" };
        format!(
            "SELECT {COLUMNS} FROM section JOIN placement ON placement.section_id = section.id
             JOIN article ON article.id = placement.article_id JOIN feed ON feed.id = placement.feed_id
             WHERE section.name = ?1 AND (placement.date, placement.article_id) < (?2, ?3){unread}{wanted}
             ORDER BY placement.date DESC, placement.article_id DESC LIMIT ?4"
        )
    } else {
        let unread = if selection.unread { " AND article.read = 0" } else { "" };
        format!(
            "SELECT {COLUMNS} FROM article
             JOIN placement ON placement.article_id = article.id AND placement.section_id =
                 (SELECT min(section_id) FROM placement AS place WHERE place.article_id = article.id)
             JOIN feed ON feed.id = placement.feed_id JOIN section ON section.id = placement.section_id
             WHERE ?1 IS NULL AND (article.date, article.id) < (?2, ?3){unread}{wanted}
             ORDER BY article.date DESC, article.id DESC LIMIT ?4"
        )
    };
    let mut values: Vec<&dyn ToSql> = vec![&name, &date, &id, &limit];
    if let Some(words) = &words {
        values.push(words);
    }
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), headline)?;
    rows.collect()
}

pub(super) fn headline(row: &Row<'_>) -> rusqlite::Result<Headline> {
    Ok(Headline {
        id: ArticleId(row.get(0)?),
        title: row.get(1)?,
        source: row.get(2)?,
        feed: row.get(3)?,
        section: row.get(4)?,
        credits: from_json(&row.get::<_, String>(5)?),
        date: time(row.get(6)?),
        language: row.get::<_, Option<String>>(7)?.as_deref().and_then(Language::parse),
        read: row.get(8)?,
        starred: row.get(9)?,
        link: row.get(10)?,
    })
}

/// One article, also one whose feed is not subscribed any more.
pub(super) fn article(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<Article>> {
    let sql = "SELECT article.id, article.title, feed.title, feed.key, coalesce(section.name, ''), article.byline,
            article.date, article.language, article.read, article.starred, article.link, article.label,
            article.updated, article.tags, article.enclosures, body.summary, coalesce(body.page, body.body), evidence.consumed, body.page IS NOT NULL,
            article.position
        FROM article JOIN body ON body.article_id = article.id JOIN evidence ON evidence.article_id = article.id
        JOIN entry ON entry.article_id = article.id JOIN feed ON feed.id = entry.feed_id
        LEFT JOIN section ON section.id = feed.section_id
        WHERE article.id = ?1 ORDER BY section.id IS NULL, section.id LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([id.0], |row| {
            Ok(Article {
                headline: headline(row)?,
                label: row.get(11)?,
                updated: row.get::<_, Option<i64>>(12)?.map(time),
                tags: from_json(&row.get::<_, String>(13)?),
                enclosures: from_json(&row.get::<_, String>(14)?),
                summary: unpack(row.get(15)?)?,
                body: unpack(row.get(16)?)?,
                consumed: from_json(&row.get::<_, String>(17)?),
                full: row.get(18)?,
                position: count(row, 19)?,
                credits: Vec::new(),
            })
        })
        .optional()?;
    found
        .map(|mut article| {
            article.credits = credits(connection, id)?;
            Ok(article)
        })
        .transpose()
}

fn credits(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Credit>> {
    let mut statement = connection
        .prepare_cached("SELECT role, name, detail, source FROM credit WHERE article_id = ?1 ORDER BY position")?;
    let rows = statement.query_map(params![id.0], |row| {
        let role = Role::parse(&row.get::<_, String>(0)?).unwrap_or(Role::Contributor);
        let mut credit = Credit::new(role, row.get::<_, String>(1)?, row.get::<_, String>(3)?);
        credit.detail = from_json(&row.get::<_, String>(2)?);
        Ok(credit)
    })?;
    rows.collect()
}

pub(super) fn health(connection: &Connection) -> rusqlite::Result<Vec<Health>> {
    let mut statement = connection.prepare_cached(
        "SELECT feed.key, last_success, last_try, status, error, count(article.id), coalesce(sum(article.read = 0), 0),
                feed.title, next_try, size, rhythm, moved_to, gone
         FROM feed LEFT JOIN entry ON entry.feed_id = feed.id LEFT JOIN article ON article.id = entry.article_id
         WHERE feed.section_id IS NOT NULL GROUP BY feed.id ORDER BY feed.id",
    )?;
    let stamp =
        |row: &Row<'_>, column| Ok::<Option<Timestamp>, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(time));
    let rows = statement.query_map([], |row| {
        Ok(Health {
            feed: row.get(0)?,
            last_success: stamp(row, 1)?,
            last_try: stamp(row, 2)?,
            status: row.get(3)?,
            error: row.get(4)?,
            articles: count(row, 5)?,
            unread: count(row, 6)?,
            title: row.get(7)?,
            next_try: stamp(row, 8)?,
            size: amount(row.get(9)?),
            rhythm: amount(row.get(10)?),
            moved_to: row.get(11)?,
            gone: row.get(12)?,
        })
    })?;
    rows.collect()
}
