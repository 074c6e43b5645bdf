use tokio_rusqlite::rusqlite::{self, Connection, Transaction, params};

use super::keys::place_of;
use super::open::Store;
use super::outcome::StoreError;
use crate::model::{ArticleId, Language, Link, LinkKind};

/// Articles that say of themselves that they are another version of one.
const MOST_NAMED: usize = 20;

/// Where the page of an article leads, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// To what.
    pub kind: LinkKind,
    /// The address.
    pub url: String,
    /// The address without tracking.
    pub canonical: String,
    /// The language of the page there.
    pub language: Option<Language>,
    /// Its headline, or the words of the link.
    pub title: Option<String>,
}

impl Store {
    /// Keeps where the page of an article leads, in place of what was kept before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_links(&self, id: ArticleId, links: Vec<NewLink>) -> Result<(), StoreError> {
        self.write(move |transaction| save(transaction, id, &links)).await
    }
}

fn save(transaction: &Transaction<'_>, id: ArticleId, links: &[NewLink]) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM link WHERE article_id = ?1")?.execute([id.0])?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO link (article_id, position, kind, url, canonical, language, title)
         SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM article WHERE id = ?1",
    )?;
    for (position, link) in links.iter().enumerate() {
        statement.execute(params![
            id.0,
            i64::try_from(position).unwrap_or(i64::MAX),
            link.kind.as_str(),
            link.url,
            place_of(&link.canonical),
            link.language.as_ref().map(Language::as_str),
            link.title,
        ])?;
    }
    Ok(())
}

/// Where an article leads, as its page says, and then the articles whose pages lead to it as their original or as another
/// version. One link an address; what is in the cache is named by its number and headline.
pub(super) fn links(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Link>> {
    let mut own = connection.prepare_cached(
        "SELECT link.kind, link.url, link.language, link.title, there.id, there.title, there.language
         FROM link LEFT JOIN article AS there ON there.id =
             (SELECT min(id) FROM article WHERE canonical = link.canonical AND id <> link.article_id)
         WHERE link.article_id = ?1 ORDER BY link.position",
    )?;
    let mut named = connection.prepare_cached(
        "SELECT iif(link.kind = 'original', 'translation', 'version'), there.link, there.language, there.title, there.id, there.title, there.language
         FROM article AS here JOIN link INDEXED BY link_canonical ON link.canonical = here.canonical
         JOIN article AS there ON there.id = link.article_id
         WHERE here.id = ?1 AND link.kind <> 'further' AND there.id <> here.id AND there.link IS NOT NULL
         ORDER BY there.id LIMIT ?2",
    )?;
    let link = |row: &rusqlite::Row<'_>| {
        let tag: Option<String> = row.get(6)?;
        let stated: Option<String> = row.get(2)?;
        Ok(Link {
            kind: LinkKind::parse(&row.get::<_, String>(0)?).unwrap_or(LinkKind::Further),
            url: row.get(1)?,
            language: tag.or(stated).as_deref().and_then(Language::parse),
            title: row.get::<_, Option<String>>(5)?.map_or_else(|| row.get(3), |title| Ok(Some(title)))?,
            article: row.get::<_, Option<i64>>(4)?.map(ArticleId),
        })
    };
    let most = i64::try_from(MOST_NAMED).unwrap_or(i64::MAX);
    let mut links: Vec<Link> = own.query_map([id.0], link)?.collect::<rusqlite::Result<_>>()?;
    for found in named.query_map(params![id.0, most], link)? {
        let found = found?;
        if links.iter().all(|known| known.article != found.article && known.url != found.url) {
            links.push(found);
        }
    }
    Ok(links)
}
