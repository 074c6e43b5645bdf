//! Lists in the order of their sources: feeds by their titles, of each the newest first. A window goes on in the feed of the
//! row that it is counted from and then through the feeds behind it, each on an index; what it costs grows with the feeds and
//! not with the articles.

use tokio_rusqlite::rusqlite::types::Value;
use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, ToSql};

use super::damage::readable;
use super::headlines::{BASE, COLUMNS, Fold, grouping, guide, in_guide, is_of_one_guide, listed};
use crate::model::{ArticleId, Headline, Language, ListOrder, Selection, Window};

/// Whether a selection is in this order: a section, or all of them. Other lists are in the order of their dates.
pub(super) fn is_of(selection: &Selection) -> bool {
    let lists = selection.feed.is_none() && !selection.starred && !selection.later;
    lists && selection.order == ListOrder::Source
}

/// Which feeds of a window are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// That of the row that the window is counted from.
    Own,
    /// Those behind it, or before it.
    Others,
}

/// A feed in the order of feeds.
struct Source {
    title: Value,
    id: i64,
}

impl Source {
    /// What stands before every feed, or behind: a title of no letters, or what is no text.
    fn end(before: bool) -> Self {
        if before {
            Self { title: Value::Text(String::new()), id: i64::MIN }
        } else {
            Self { title: Value::Blob(Vec::new()), id: i64::MAX }
        }
    }

    /// The feed that shows an article in a list; none when the article is gone.
    fn of(connection: &Connection, selection: &Selection, article: ArticleId) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached(
                "SELECT feed.title, feed.id FROM article CROSS JOIN feed ON feed.id = coalesce(
                    (SELECT feed_id FROM placement WHERE article_id = article.id
                        AND (?2 IS NULL OR section_id = (SELECT id FROM section WHERE name = ?2))
                        ORDER BY section_id LIMIT 1),
                    (SELECT min(feed_id) FROM entry WHERE article_id = article.id))
                 WHERE article.id = ?1",
            )?
            .query_row((article.0, &selection.section), |row| {
                Ok(Self { title: Value::Text(row.get(0)?), id: row.get(1)? })
            })
            .optional()
    }
}

/// The headlines of a window of a selection.
pub(super) fn headlines(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<Headline>> {
    rows(connection, selection, listed)
}

/// The rows of a window of a selection, in the order of the list.
pub(super) fn rows<T>(
    connection: &Connection,
    selection: &Selection,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let onward = is_onward(selection.window);
    let from = match selection.window {
        Window::Top | Window::Bottom => None,
        Window::From(date, id) | Window::After(date, id) | Window::Before(date, id) => {
            match (Source::of(connection, selection, id)?, selection.window) {
                (Some(source), _) => Some((source, date.as_second(), id.0)),
                // Where the row stood is not known any more.
                (None, Window::From(..)) => None,
                (None, _) => return Ok(Vec::new()),
            }
        }
    };
    let language = selection.language.as_ref().map(Language::primary);
    let guide = guide(selection);
    let mut found = Vec::new();
    let mut add = |reach: Reach, source: &Source, date: i64, id: i64| {
        let limit = i64::try_from(selection.limit.saturating_sub(found.len())).unwrap_or(i64::MAX);
        let values: [&dyn ToSql; 8] =
            [&selection.section, &language, &guide, &source.title, &source.id, &date, &id, &limit];
        let mut statement = connection.prepare_cached(&sql(selection, reach))?;
        for row in statement.query_map(values.as_slice(), &read)?.filter_map(readable) {
            found.push(row?);
        }
        Ok::<(), rusqlite::Error>(())
    };
    match from {
        Some((source, date, id)) => {
            add(Reach::Own, &source, date, id)?;
            add(Reach::Others, &source, date, id)?;
        }
        None => add(Reach::Others, &Source::end(onward), 0, 0)?,
    }
    if !onward {
        found.reverse();
    }
    Ok(found)
}

fn is_onward(window: Window) -> bool {
    match window {
        Window::Top | Window::After(..) | Window::From(..) => true,
        Window::Before(..) | Window::Bottom => false,
    }
}

/// The statement of a selection. `?1` section, `?2` language, `?3` address of the guide, `?4 ?5` the feed and `?6 ?7` the row
/// that the window is counted from, `?8` limit.
fn sql(selection: &Selection, reach: Reach) -> String {
    let onward = is_onward(selection.window);
    let (of_titles, of_dates) = if onward { ("ASC", "DESC") } else { ("DESC", "ASC") };
    let index = if selection.unread { "placement_source_unread" } else { "placement_source" };
    let in_section = "section.id = (SELECT id FROM section WHERE name = ?1)";
    let fold = Fold::new(grouping(selection), if selection.section.is_some() { "place" } else { "article" });
    let language = selection.language.is_some().then(|| format!("{BASE} = ?2"));
    let in_guide = is_of_one_guide(selection).then(|| in_guide("?3"));
    let unread = selection.unread.then(|| fold.unread());
    let mut wishes = vec!["coalesce(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) IS NOT NULL"];
    wishes.push(match selection.section {
        Some(_) => in_section,
        // An article stands in the list of all sections once.
        None => "place.section_id = (SELECT min(section_id) FROM placement WHERE article_id = article.id)",
    });
    wishes.extend(selection.unread.then_some("(place.read = 0 OR place.behind > 0 OR place.whole > 0)"));
    wishes.extend([&language, &in_guide, &fold.rows, &unread].into_iter().filter_map(Option::as_deref));
    let compare = match selection.window {
        Window::From(..) => "<=",
        Window::Top | Window::After(..) => "<",
        Window::Before(..) | Window::Bottom => ">",
    };
    let (feeds, from, places, order);
    match reach {
        Reach::Own => {
            feeds = format!("placement AS place INDEXED BY {index} CROSS JOIN feed ON feed.id = place.feed_id");
            from = format!("place.feed_id = ?5 AND (place.date, place.article_id) {compare} (?6, ?7)");
            (places, order) = ("", String::new());
        }
        Reach::Others => {
            let of_feeds = if selection.section.is_some() { "feed_section" } else { "feed_title" };
            let beyond = if onward { ">" } else { "<" };
            feeds = format!(
                "feed INDEXED BY {of_feeds} CROSS JOIN placement AS place INDEXED BY {index} ON place.feed_id = feed.id"
            );
            from = format!(
                "feed.title COLLATE NOCASE {beyond}= ?4 AND (feed.title COLLATE NOCASE, feed.id) {beyond} (?4, ?5)"
            );
            places = match selection.section {
                Some(_) => "feed.section_id = (SELECT id FROM section WHERE name = ?1) AND",
                None => "",
            };
            order = format!("feed.title COLLATE NOCASE {of_titles}, feed.id {of_titles},");
        }
    }
    let (more, wishes) = (&fold.more, wishes.join(" AND "));
    format!(
        "SELECT {COLUMNS}, {more} AS behind FROM {feeds} CROSS JOIN article ON article.id = place.article_id
         CROSS JOIN section ON section.id = place.section_id WHERE {places} {from} AND {wishes}
         ORDER BY {order} place.date {of_dates}, place.article_id {of_dates} LIMIT ?8"
    )
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tokio_rusqlite::rusqlite::params;

    use super::{Reach, sql};
    use crate::model::{ArticleId, Grouping, Language, ListOrder, Selection, Window};
    use crate::store::migrate::in_memory;

    #[test]
    fn no_list_by_source_is_scanned_or_sorted() {
        let connection = in_memory();
        let row = (Timestamp::UNIX_EPOCH, ArticleId(1));
        let windows = [
            Window::Top,
            Window::Bottom,
            Window::From(row.0, row.1),
            Window::After(row.0, row.1),
            Window::Before(row.0, row.1),
        ];
        let (ro, order) = (Language::parse("ro"), ListOrder::Source);
        for section in [None, Some("World".to_owned())] {
            for (unread, language, guide) in
                [(false, None, None), (true, None, None), (false, ro.clone(), None), (true, None, ro.clone())]
            {
                for grouping in [Grouping::Off, Grouping::SameText, Grouping::Events] {
                    for (window, reach) in windows.into_iter().flat_map(|at| [(at, Reach::Own), (at, Reach::Others)]) {
                        let (section, language, guide) = (section.clone(), language.clone(), guide.clone());
                        let selection = Selection {
                            section,
                            language,
                            guide,
                            unread,
                            grouping,
                            order,
                            window,
                            ..Selection::default()
                        };
                        let sql = sql(&selection, reach);
                        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                        let values = params!["a", "b", "c", "d", 1, 1, 1, 1];
                        let steps = statement.query_map(values, |row| row.get(3)).unwrap();
                        let steps: Vec<String> = steps.map(Result::unwrap).collect();
                        let sorted = |step: &String| step.starts_with("SCAN") || step.contains("TEMP B-TREE");
                        assert!(!steps.iter().any(sorted), "{sql}: {steps:#?}");
                        let searched =
                            |step: &String| step.starts_with("SEARCH place") && step.contains("INDEX placement_source");
                        assert!(steps.iter().any(searched), "{sql}: {steps:#?}");
                    }
                }
            }
        }
    }
}
