use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, Connection, ToSql};

use super::headlines::sql;
use super::open::Store;
use super::outcome::StoreError;
use super::pack::time;
use super::rules::{also, narrowed};
use super::{people, search};
use crate::model::{ArticleId, Is, Language, Listing, Query, Selection, Term, Unread, Window};

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
            Listing::Person(_) => None,
        };
        match query {
            Some(query) => self.seek(move |connection| found(connection, query, &unread, now)).await,
            None => self.read(move |connection| listed(connection, &unread)).await,
        }
    }
}

fn found(connection: &Connection, query: Query, unread: &Unread, now: Timestamp) -> rusqlite::Result<Vec<ArticleId>> {
    let query = also(query, Term::Is(Is::Unread));
    let found = search::every(connection, &query, now.as_second())?;
    Ok(found
        .into_iter()
        .filter(|(date, id)| unread.holds(time(*date), ArticleId(*id)))
        .map(|(_, id)| ArticleId(id))
        .collect())
}

fn listed(connection: &Connection, unread: &Unread) -> rusqlite::Result<Vec<ArticleId>> {
    let rows = match &unread.listing {
        Listing::Selection(selection) => of_selection(connection, selection)?,
        Listing::Person(whose) => {
            let rows = people::articles_of(connection, whose, None, usize::MAX)?;
            rows.into_iter().filter(|row| !row.read).map(|row| (row.date, row.id)).collect()
        }
        // It is found.
        Listing::Search(_) => Vec::new(),
    };
    Ok(rows.into_iter().filter(|(date, id)| unread.holds(*date, *id)).map(|(_, id)| id).collect())
}

fn of_selection(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<(Timestamp, ArticleId)>> {
    let selection = Selection { unread: true, window: Window::Top, ..selection.clone() };
    let language = selection.language.as_ref().map(Language::primary);
    let values: [&dyn ToSql; 6] = [&selection.section, &selection.feed, &language, &i64::MAX, &i64::MAX, &i64::MAX];
    let row = |row: &rusqlite::Row<'_>| Ok((time(row.get("date")?), ArticleId(row.get("id")?)));
    connection.prepare_cached(&sql(&selection).0)?.query_map(values.as_slice(), row)?.collect()
}
