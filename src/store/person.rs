use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, params};

use super::headlines::BASE;
use super::links::links;
use super::open::Store;
use super::outcome::StoreError;
use super::people::{GROUP, articles_of, first_of, personal_roles};
use crate::model::{ArticleId, Headline, Language, LinkKind, Person, PersonPage, Role, Whose, Work};

/// Articles that a page of a person shows.
const MOST_WORKS: usize = 30;
/// Languages and newsrooms that it names.
const MOST_NAMED: i64 = 12;

impl Store {
    /// A person with what the cache knows of the work; none when nobody is known by that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, whose: Whose) -> Result<Option<PersonPage>, StoreError> {
        self.read(move |connection| page(connection, &whose)).await
    }
}

fn page(connection: &Connection, whose: &Whose) -> rusqlite::Result<Option<PersonPage>> {
    let Some(first) = first_of(connection, whose)? else { return Ok(None) };
    let personal = personal_roles();
    let found = connection
        .prepare_cached("SELECT name, newsroom FROM person WHERE id = ?1")?
        .query_row([first], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((name, newsroom)) = found else { return Ok(None) };
    let mut roles: Vec<(Role, u64)> = counted(
        connection,
        &format!(
            "SELECT role, count(DISTINCT article_id) FROM credit WHERE person_id IN ({GROUP}) AND role IN ({personal})
             GROUP BY role LIMIT ?2"
        ),
        first,
        Role::parse,
    )?;
    roles.sort_by_key(|(role, _)| Role::ALL.iter().position(|known| known == role));
    let theirs = format!("SELECT article_id FROM credit WHERE person_id IN ({GROUP}) AND role IN ({personal})");
    let articles: i64 = connection
        .prepare_cached(&format!("SELECT count(DISTINCT article_id) FROM ({theirs})"))?
        .query_row([first], |row| row.get(0))?;
    let newsrooms =
        format!("SELECT newsroom, count(*) FROM article WHERE id IN ({theirs}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2");
    let languages = format!(
        "SELECT {BASE}, count(*) FROM article WHERE id IN ({theirs}) AND language IS NOT NULL
         GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2"
    );
    let sources = format!(
        "SELECT name, count(DISTINCT article_id) FROM credit WHERE role = 'original-language' AND article_id IN
             (SELECT article_id FROM credit WHERE person_id IN ({GROUP}) AND role = 'translator')
         GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2"
    );
    let owned = |text: &str| Some(text.to_owned());
    Ok(Some(PersonPage {
        joined: joined(connection, first, &personal)?,
        newsrooms: counted(connection, &newsrooms, first, owned)?,
        languages: counted(connection, &languages, first, Language::parse)?,
        sources: counted(connection, &sources, first, Language::parse)?,
        works: works(connection, &Whose::Person(name.clone(), newsroom.clone()), first, &personal)?,
        person: Person { name, newsroom, roles, articles: u64::try_from(articles).unwrap_or(0) },
    }))
}

/// What a query names with numbers, the first ones.
fn counted<T>(
    connection: &Connection,
    sql: &str,
    first: i64,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Vec<(T, u64)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![first, MOST_NAMED])?;
    let mut named = Vec::new();
    while let Some(row) = rows.next()? {
        let count = u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
        named.extend(read(&row.get::<_, String>(0)?).map(|name| (name, count)));
    }
    Ok(named)
}

fn joined(connection: &Connection, first: i64, personal: &str) -> rusqlite::Result<Vec<(String, String, u64)>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT name, newsroom, (SELECT count(DISTINCT article_id) FROM credit
             WHERE person_id = person.id AND role IN ({personal}))
         FROM person WHERE same_as = ?1 ORDER BY name_key, newsroom"
    ))?;
    let rows = statement
        .query_map([first], |row| Ok((row.get(0)?, row.get(1)?, u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0))))?;
    rows.collect()
}

fn works(connection: &Connection, whose: &Whose, first: i64, personal: &str) -> rusqlite::Result<Vec<Work>> {
    let work = |headline: Headline| {
        let links = links(connection, headline.id)?;
        let roles = roles_of(connection, headline.id, first, personal)?;
        let original = links.into_iter().find(|link| link.kind == LinkKind::Original);
        let original = original.filter(|_| roles.contains(&Role::Translator));
        Ok(Work { headline, roles, original })
    };
    articles_of(connection, whose, None, MOST_WORKS)?.into_iter().map(work).collect()
}

fn roles_of(connection: &Connection, id: ArticleId, first: i64, personal: &str) -> rusqlite::Result<Vec<Role>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT DISTINCT role FROM credit WHERE article_id = ?2 AND person_id IN ({GROUP}) AND role IN ({personal})
         ORDER BY position"
    ))?;
    let rows = statement.query_map(params![first, id.0], |row| row.get::<_, String>(0))?;
    let roles: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(roles.iter().filter_map(|role| Role::parse(role)).collect())
}
