use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, ToSql, Transaction, params};

use super::headlines::{COLUMNS, headline};
use super::outcome::StoreError;
use super::pack::{from_json, json, unpack, unpack_against};
use super::search::index_later;
use super::{Store, corrections, credits};
use crate::model::{
    ArticleId, Block, Credit, Evidence, FoundCredits, Headline, Language, Person, Role, Whose, name_key,
};
use crate::text;

/// A row of a list after which the next window begins: its date and number.
type After = Option<(jiff::Timestamp, ArticleId)>;

/// What the credits of an article were read from, with the language that it was read in.
#[derive(Clone, Debug)]
pub struct OldEvidence {
    /// The article.
    pub id: ArticleId,
    /// Its language.
    pub language: Option<Language>,
    /// What was kept.
    pub evidence: Evidence,
    /// The credits that were read from it the last time.
    pub credits: Vec<Credit>,
}

impl Store {
    /// A window of the articles of somebody, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn articles_of(&self, whose: Whose, after: After, limit: usize) -> Result<Vec<Headline>, StoreError> {
        self.read(move |connection| articles_of(connection, &whose, after, limit)).await
    }

    /// A window of the people of the cache with what they did, by name; `words` narrows it to names that hold them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people(
        &self,
        words: Option<String>,
        after: Option<(String, String)>,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        self.read(move |connection| people(connection, words.as_deref(), after.as_ref(), None, limit)).await
    }

    /// The first people of the cache whose names hold some words, without one of them under any spelling.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people_but(
        &self,
        words: Option<String>,
        but: Option<Whose>,
        limit: usize,
    ) -> Result<Vec<Person>, StoreError> {
        self.read(move |connection| {
            let but = but.map_or(Ok(None), |whose| first_of(connection, &whose))?;
            people(connection, words.as_deref(), None, but, limit)
        })
        .await
    }

    /// A window of the evidence that older rules read, by the number of the article; with how many follow.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_before(
        &self,
        rules: u32,
        after: ArticleId,
        limit: usize,
    ) -> Result<(Vec<OldEvidence>, u64), StoreError> {
        self.read(move |connection| evidence_before(connection, rules, after, limit)).await
    }

    /// Replaces the credits of articles by what newer rules found in the same evidence.
    ///
    /// # Errors
    /// When the database fails; nothing is changed then.
    pub async fn recredit(&self, found: Vec<(ArticleId, FoundCredits)>, rules: u32) -> Result<(), StoreError> {
        self.write(move |transaction| found.iter().try_for_each(|(id, found)| recredit(transaction, *id, found, rules)))
            .await
    }
}

/// Words of a name as a pattern: each in its order, anything between.
fn like(words: &str) -> String {
    format!("%{}%", name_key(words).replace(' ', "%"))
}

/// Somebody whom the credits of an article name.
const CREDITED: &str =
    "person.id = (SELECT person_id FROM credit WHERE article_id = ?4 AND name = ?5 AND person_id IS NOT NULL LIMIT 1)";
/// Somebody by name and newsroom.
const NAMED: &str = "person.name_key = ?5 AND person.newsroom = ?6";
/// The spellings of the person of a number.
pub(super) const GROUP: &str = "SELECT id FROM person WHERE id = ?1 OR same_as = ?1";

/// That an article is of somebody, under any spelling.
fn theirs(who: &str) -> String {
    format!(
        "article.id IN (SELECT article_id FROM credit WHERE person_id IN
             (SELECT every.id FROM (SELECT coalesce(same_as, id) AS id FROM person WHERE {who}) AS first
              JOIN person AS every ON every.id = first.id OR every.same_as = first.id))"
    )
}

/// The number of the person that somebody is a spelling of; none where nobody is known by that.
pub(super) fn first_of(connection: &Connection, whose: &Whose) -> rusqlite::Result<Option<i64>> {
    let (who, article, name, newsroom) = match whose {
        Whose::Credited(article, name) => (CREDITED, Some(article.0), name.clone(), None),
        Whose::Person(name, newsroom) => (NAMED, None, name_key(name), Some(newsroom)),
        Whose::Named { .. } => return Ok(None),
    };
    let sql = format!("SELECT coalesce(same_as, id) FROM person WHERE {who} AND (?6 IS NULL OR ?6 NOTNULL)");
    let none: Option<i64> = None;
    connection
        .prepare_cached(&sql)?
        .query_row(params![none, none, none, article, name, newsroom], |row| row.get(0))
        .optional()
}

/// The roles of people, as a list of SQL.
pub(super) fn personal_roles() -> String {
    let personal = Role::ALL.iter().filter(|role| role.is_personal()).map(|role| format!("'{role}'"));
    personal.collect::<Vec<_>>().join(", ")
}

pub(super) fn articles_of(
    connection: &Connection,
    whose: &Whose,
    after: After,
    limit: usize,
) -> rusqlite::Result<Vec<Headline>> {
    let (date, id) = after.map_or((i64::MAX, i64::MAX), |(date, id)| (date.as_second(), id.0));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let named = "SELECT credit.article_id FROM person AS named
         JOIN person ON person.id IN (named.id, named.same_as) OR person.same_as IN (named.id, named.same_as)
         JOIN credit ON credit.person_id = person.id WHERE named.name_key LIKE";
    let (article, name, wanted) = match whose {
        Whose::Credited(article, name) => (Some(article.0), Some(name.clone()), theirs(CREDITED)),
        Whose::Person(name, _) => (None, Some(name_key(name)), theirs(NAMED)),
        Whose::Named { by: Some(_), translator: Some(_) } => (
            None,
            None,
            format!(
                "article.id IN ({named} ?6 AND role = 'author') AND article.id IN ({named} ?7 AND role = 'translator')"
            ),
        ),
        Whose::Named { by: Some(_), translator: None } => (
            None,
            None,
            format!(
                "article.id IN ({named} ?6 AND role IN ('author', 'reporting', 'additional-reporting', 'contributor'))"
            ),
        ),
        Whose::Named { by: None, .. } => (None, None, format!("article.id IN ({named} ?7 AND role = 'translator')")),
    };
    let (by, translator) = match whose {
        Whose::Named { by, translator } => (by.as_deref().map(like), translator.as_deref().map(like)),
        Whose::Person(_, newsroom) => (Some(newsroom.clone()), None),
        Whose::Credited(..) => (None, None),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM article
         JOIN placement ON placement.article_id = article.id AND placement.section_id =
             (SELECT min(section_id) FROM placement AS place WHERE place.article_id = article.id)
         JOIN feed ON feed.id = placement.feed_id JOIN section ON section.id = placement.section_id
         WHERE {wanted} AND (article.date, article.id) < (?1, ?2)
             AND (?4 IS NULL OR ?4 NOTNULL) AND (?5 IS NULL OR ?5 NOTNULL)
             AND (?6 IS NULL OR ?6 NOTNULL) AND (?7 IS NULL OR ?7 NOTNULL)
         ORDER BY article.date DESC, article.id DESC LIMIT ?3"
    );
    let values: [&dyn ToSql; 7] = [&date, &id, &limit, &article, &name, &by, &translator];
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), headline)?;
    rows.collect()
}

fn people(
    connection: &Connection,
    words: Option<&str>,
    after: Option<&(String, String)>,
    but: Option<i64>,
    limit: usize,
) -> rusqlite::Result<Vec<Person>> {
    let personal = personal_roles();
    let group = "SELECT other.id FROM person AS other WHERE other.id = person.id OR other.same_as = person.id";
    let sql = format!(
        "SELECT person.name, person.newsroom, credit.role, count(DISTINCT credit.article_id),
             (SELECT count(DISTINCT article_id) FROM credit AS every
              WHERE every.person_id IN ({group}) AND every.role IN ({personal}))
         FROM (SELECT id, name, newsroom, name_key FROM person
              WHERE (name_key, newsroom) > (?1, ?2) AND same_as IS NULL AND id IS NOT ?5
                  AND (name_key LIKE ?3
                      OR EXISTS (SELECT 1 FROM person AS other WHERE other.same_as = person.id AND other.name_key LIKE ?3))
                  AND EXISTS (SELECT 1 FROM credit WHERE person_id IN ({group}) AND role IN ({personal}))
              ORDER BY name_key, newsroom LIMIT ?4) AS person
         JOIN credit ON credit.person_id IN ({group}) AND credit.role IN ({personal})
         GROUP BY person.id, credit.role ORDER BY person.name_key, person.newsroom"
    );
    let (name, newsroom) = after.map_or(("", ""), |(name, newsroom)| (name.as_str(), newsroom.as_str()));
    let key = name_key(name);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![key, newsroom, words.map_or("%".to_owned(), like), limit, but])?;
    let mut people: Vec<Person> = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, newsroom): (String, String) = (row.get(0)?, row.get(1)?);
        let role = Role::parse(&row.get::<_, String>(2)?).unwrap_or(Role::Contributor);
        let count = u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0);
        match people.last_mut().filter(|last| last.name == name && last.newsroom == newsroom) {
            Some(last) => last.roles.push((role, count)),
            None => people.push(Person {
                name,
                newsroom,
                roles: vec![(role, count)],
                articles: u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
            }),
        }
    }
    for person in &mut people {
        person.roles.sort_by_key(|(role, _)| Role::ALL.iter().position(|known| known == role));
    }
    Ok(people)
}

/// What evidence is read from: its article, the language, itself, and what of the article is evidence too.
const EVIDENCE: &str =
    "SELECT evidence.article_id, article.language, evidence.content, article.title, body.body, body.page
     FROM evidence JOIN article ON article.id = evidence.article_id JOIN body ON body.article_id = article.id";

fn evidence_before(
    connection: &Connection,
    rules: u32,
    after: ArticleId,
    limit: usize,
) -> rusqlite::Result<(Vec<OldEvidence>, u64)> {
    let sql = format!(
        "{EVIDENCE} WHERE evidence.rules < ?1 AND evidence.article_id > ?2 ORDER BY evidence.article_id LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![rules, after.0, limit], old_evidence)?;
    let mut found: Vec<OldEvidence> = rows.collect::<rusqlite::Result<_>>()?;
    for old in &mut found {
        old.credits = read_credits(connection, old.id)?;
    }
    let all: i64 = connection
        .prepare_cached("SELECT count(*) FROM evidence WHERE rules < ?1 AND article_id > ?2")?
        .query_row(params![rules, after.0], |row| row.get(0))?;
    Ok((found, u64::try_from(all).unwrap_or(0)))
}

/// What the credits of an article were read from, if that is kept.
pub(super) fn evidence_of(connection: &Connection, id: ArticleId) -> rusqlite::Result<Option<OldEvidence>> {
    let sql = format!("{EVIDENCE} WHERE evidence.article_id = ?1");
    connection.prepare_cached(&sql)?.query_row([id.0], old_evidence).optional()
}

/// The credits of an article as they were read, without what the user says of them.
fn read_credits(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Credit>> {
    match corrections::as_read(connection, id.0)? {
        Some((credits, _)) => Ok(credits),
        None => corrections::credits(connection, id),
    }
}

fn old_evidence(row: &Row<'_>) -> rusqlite::Result<OldEvidence> {
    let (title, body, page) = (row.get(3)?, unpack(row.get(4)?)?, unpack(row.get(5)?)?);
    let packed = unpack_against(row.get(2)?, page.as_deref().unwrap_or_default())?.unwrap_or_default();
    let mut evidence: Evidence = from_json(&packed);
    if page.is_none() {
        evidence.title = evidence.title.or(title);
        evidence.blocks = blocks(body.as_deref().unwrap_or_default());
    }
    Ok(OldEvidence {
        id: ArticleId(row.get(0)?),
        language: row.get::<_, Option<String>>(1)?.as_deref().and_then(Language::parse),
        evidence,
        credits: Vec::new(),
    })
}

/// The visible blocks of a feed's markup: they are not kept beside it.
fn blocks(markup: &str) -> Vec<Block> {
    let lines = text::captioned_blocks(markup).into_iter();
    lines.map(|line| Block::of_feed(line.text, line.is_caption)).collect()
}

pub(super) fn recredit(
    transaction: &Transaction<'_>,
    id: ArticleId,
    found: &FoundCredits,
    rules: u32,
) -> rusqlite::Result<()> {
    let newsroom: String = transaction
        .prepare_cached("SELECT newsroom FROM article WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))?;
    credits::name(transaction, id.0, &found.credits, rules, &newsroom)?;
    transaction
        .prepare_cached("UPDATE article SET label = coalesce(?2, label) WHERE id = ?1")?
        .execute(params![id.0, found.section])?;
    transaction
        .prepare_cached("UPDATE evidence SET rules = ?2, consumed = ?3 WHERE article_id = ?1")?
        .execute(params![id.0, rules, json(&found.consumed)?])?;
    index_later(transaction, id.0)?;
    Ok(())
}
