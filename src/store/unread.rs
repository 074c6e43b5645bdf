use std::collections::BTreeSet;

use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, ToSql, params};

use super::headlines::{MORE_UNREAD, guide, sql};
use super::open::Store;
use super::outcome::StoreError;
use super::pack::time;
use super::rules::{also, narrowed};
use super::{by_source, people, rules, search};
use crate::model::{ArticleId, Grouping, Is, Language, Listing, Part, Query, Selection, Term, Unread, Window};

impl Store {
    /// The unread articles of a list as it is at `now`, all of them, however many the screen has loaded.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unread(&self, unread: Unread, now: Timestamp) -> Result<Vec<ArticleId>, StoreError> {
        let query = match &unread.listing {
            Listing::Selection(selection) => {
                let smart = self.smart(selection.section.as_ref());
                smart.map(|query| narrowed(query, selection))
            }
            Listing::Search(query) => Some(query.clone()),
            Listing::Person(_) | Listing::Stories(_) => None,
        };
        if let Listing::Stories(rows) = &unread.listing {
            let found = self.unread_of_stories(rows.clone()).await?;
            return Ok(found.into_iter().filter(|id| *id <= unread.newest).collect());
        }
        match query {
            Some(query) => self.seek(move |connection| found(connection, query, &unread, now)).await,
            None => self.read(move |connection| listed(connection, &unread)).await,
        }
    }
}

fn found(connection: &Connection, query: Query, unread: &Unread, now: Timestamp) -> rusqlite::Result<Vec<ArticleId>> {
    let query = also(query, Term::Is(Is::Unread));
    let found = search::every(connection, &query, now.as_second())?;
    let found = match &unread.listing {
        Listing::Selection(selection) if by_source::is_of(selection) => {
            let shown = |(date, id): &(i64, i64)| unread.shows(time(*date), ArticleId(*id));
            rules::part_by_source(connection, found.into_iter().filter(shown).collect(), unread.part)?
        }
        _ => found.into_iter().filter(|(date, id)| unread.holds(time(*date), ArticleId(*id))).collect(),
    };
    Ok(found.into_iter().map(|(_, id)| ArticleId(id)).collect())
}

fn listed(connection: &Connection, unread: &Unread) -> rusqlite::Result<Vec<ArticleId>> {
    let rows = match &unread.listing {
        Listing::Selection(selection) if unread.is_of_rows() => return folded(connection, selection, unread),
        Listing::Selection(selection) => {
            let every = Selection { grouping: Grouping::Off, ..selection.clone() };
            of_selection(connection, &every, unread)?.into_iter().map(|(id, _)| id).collect()
        }
        Listing::Person(whose) => {
            let rows = people::articles_of(connection, whose, None, usize::MAX)?;
            rows.into_iter().filter(|row| !row.read && unread.holds(row.date, row.id)).map(|row| row.id).collect()
        }
        // They are found.
        Listing::Search(_) | Listing::Stories(_) => Vec::new(),
    };
    Ok(rows)
}

/// The unread rows of a selection that are meant, each with whether something unread is folded into it; without rows of
/// stories every unread article.
fn of_selection(
    connection: &Connection,
    selection: &Selection,
    unread: &Unread,
) -> rusqlite::Result<Vec<(ArticleId, bool)>> {
    let read = |row: &rusqlite::Row<'_>| Ok((time(row.get("date")?), ArticleId(row.get("id")?), row.get(MORE_UNREAD)?));
    let meant = |rows: Vec<(Timestamp, ArticleId, bool)>, holds: &dyn Fn(Timestamp, ArticleId) -> bool| {
        rows.into_iter().filter(|(date, id, _)| holds(*date, *id)).map(|(_, id, more)| (id, more)).collect()
    };
    if by_source::is_of(selection) {
        let of = |window: Window, limit: usize| {
            let selection = Selection { unread: true, window, limit, ..selection.clone() };
            by_source::rows(connection, &selection, read)
        };
        let rows = match unread.part {
            Part::All => of(Window::Top, usize::MAX)?,
            Part::Below(date, id) => of(Window::From(date, id), usize::MAX)?,
            Part::Above(date, id) => {
                let own = of(Window::From(date, id), 1)?.into_iter().filter(|(_, first, _)| *first == id);
                own.chain(of(Window::Before(date, id), usize::MAX)?).collect()
            }
        };
        return Ok(meant(rows, &|date, id| unread.shows(date, id)));
    }
    let selection = Selection { unread: true, window: Window::Top, ..selection.clone() };
    let language = selection.language.as_ref().map(Language::primary);
    let (max, guide) = (i64::MAX, guide(&selection));
    let values: [&dyn ToSql; 7] = [&selection.section, &selection.feed, &language, &max, &max, &max, &guide];
    let mut statement = connection.prepare_cached(&sql(&selection).0)?;
    let rows = statement.query_map(values.as_slice(), read)?.collect::<Result<_, _>>()?;
    Ok(meant(rows, &|date, id| unread.holds(date, id)))
}

/// The unread articles of rows that represent stories: those that are meant, and what is folded into them.
fn folded(connection: &Connection, selection: &Selection, unread: &Unread) -> rusqlite::Result<Vec<ArticleId>> {
    let same = if selection.grouping == Grouping::SameText { "AND other.text = own.text" } else { "" };
    let mut inside = connection.prepare_cached(&format!(
        "SELECT article.id FROM membership AS own
         CROSS JOIN membership AS other INDEXED BY membership_story ON other.story_id = own.story_id {same}
         CROSS JOIN article ON article.id = other.article_id AND article.listed = 1 AND article.read = 0
         WHERE own.article_id = ?1 AND (?2 IS NULL OR EXISTS (SELECT 1 FROM placement JOIN section
             ON section.id = placement.section_id WHERE placement.article_id = article.id AND section.name = ?2))"
    ))?;
    let mut ids = BTreeSet::new();
    for (id, more) in of_selection(connection, selection, unread)? {
        if more {
            let found = inside.query_map(params![id.0, selection.section], |row| row.get(0).map(ArticleId))?;
            ids.extend(found.collect::<Result<Vec<_>, _>>()?);
        } else {
            ids.insert(id);
        }
    }
    Ok(ids.into_iter().filter(|id| *id <= unread.newest).collect())
}
