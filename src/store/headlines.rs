use tokio_rusqlite::rusqlite::{self, Connection, OptionalExtension as _, Row, ToSql};

use super::damage::readable;
use super::keys::place_of;
use super::pack::{DETAIL, text_state, time};
use crate::model::{
    ArticleId, Credit, GUIDE_ADDRESS, Grouping, Headline, Language, ListOrder, Role, Selection, Window,
};

/// The columns of a headline; the feed and section that show it are joined as `feed` and `section`.
pub(super) const COLUMNS: &str =
    "article.id, article.title, feed.title, feed.key, coalesce(section.name, ''), article.byline,
    article.date, article.language, article.read, article.starred, article.link, article.hidden, article.text,
    article.later";

/// The column after those of a headline, in the rows of a selection: whether something unread is folded into it.
pub(super) const MORE_UNREAD: usize = 14;

/// The language of an article without its region, as its index has it.
pub(super) const BASE: &str = "substr(article.language, 1, instr(article.language || '-', '-') - 1)";

/// Joins the place of an article that is looked at by itself: its first section.
const PLACED: &str = "CROSS JOIN placement ON placement.article_id = article.id AND placement.section_id =
        (SELECT min(section_id) FROM placement AS place WHERE place.article_id = article.id)
     CROSS JOIN feed ON feed.id = placement.feed_id CROSS JOIN section ON section.id = placement.section_id";

/// As [`PLACED`], also for an article that no section shows: its feed left, or it is hidden.
pub(super) const ANYWHERE: &str = "LEFT JOIN placement ON placement.article_id = article.id AND placement.section_id =
        (SELECT min(section_id) FROM placement AS place WHERE place.article_id = article.id)
     CROSS JOIN feed ON feed.id =
        coalesce(placement.feed_id, (SELECT min(feed_id) FROM entry WHERE entry.article_id = article.id))
     LEFT JOIN section ON section.id = placement.section_id";

/// Headlines of a selection: a window on the index of its order. The most particular wish drives the query; what else is
/// wished is asked of each row.
pub(super) fn headlines(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<Headline>> {
    let (sql, onward) = sql(selection);
    let (date, id) = edge(selection);
    let limit = i64::try_from(selection.limit).unwrap_or(i64::MAX);
    let language = selection.language.as_ref().map(Language::primary);
    let guide = guide(selection);
    let values: [&dyn ToSql; 7] = [&selection.section, &selection.feed, &language, &date, &id, &limit, &guide];
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows: Vec<Headline> =
        statement.query_map(values.as_slice(), listed)?.filter_map(readable).collect::<Result<_, _>>()?;
    if !onward {
        rows.reverse();
    }
    Ok(rows)
}

/// How many headlines a selection has in its window, at most its limit.
pub(super) fn count(connection: &Connection, selection: &Selection) -> rusqlite::Result<u64> {
    let (date, id) = edge(selection);
    let limit = i64::try_from(selection.limit).unwrap_or(i64::MAX);
    let language = selection.language.as_ref().map(Language::primary);
    let guide = guide(selection);
    let values: [&dyn ToSql; 7] = [&selection.section, &selection.feed, &language, &date, &id, &limit, &guide];
    let sql = format!("SELECT count(*) FROM ({})", sql(selection).0);
    let count = connection.prepare_cached(&sql)?.query_row(values.as_slice(), |row| row.get::<_, i64>(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The address of the guide's feed whose articles a selection lists; none where it lists those of all its feeds.
pub(super) fn guide(selection: &Selection) -> Option<String> {
    selection.guide.as_ref().map(|language| format!("{GUIDE_ADDRESS}{}", language.primary()))
}

/// Whether the guide's articles of other languages are left out, in a list of no one feed.
pub(super) fn is_of_one_guide(selection: &Selection) -> bool {
    selection.guide.is_some() && selection.language.is_none()
}

/// That a feed is none of the guide's, or that of the address in a parameter.
pub(super) fn in_guide(parameter: &str) -> String {
    format!("(feed.url NOT GLOB '{GUIDE_ADDRESS}*' OR feed.url = {parameter})")
}

/// The row that a window is counted from.
fn edge(selection: &Selection) -> (i64, i64) {
    let (newest, oldest) = ((i64::MAX, i64::MAX), (i64::MIN, i64::MIN));
    match (selection.window, selection.order) {
        (Window::Top, ListOrder::Newest | ListOrder::Source) | (Window::Bottom, ListOrder::Oldest) => newest,
        (Window::Bottom, ListOrder::Newest | ListOrder::Source) | (Window::Top, ListOrder::Oldest) => oldest,
        (Window::From(date, id) | Window::After(date, id) | Window::Before(date, id), _) => (date.as_second(), id.0),
    }
}

/// The statement of a selection, and whether its rows come in the order of the list. `?1` section, `?2` feed, `?3` language,
/// `?4 ?5` the row that the window is counted from, `?6` limit, `?7` address of the guide.
pub(super) fn sql(selection: &Selection) -> (String, bool) {
    let onward = matches!(selection.window, Window::Top | Window::After(..) | Window::From(..));
    let downward = onward == (selection.order != ListOrder::Oldest);
    let compare = match (selection.window, downward) {
        (Window::From(..), true) => "<=",
        (Window::From(..), false) => ">=",
        (Window::Top | Window::After(..) | Window::Before(..) | Window::Bottom, true) => "<",
        (Window::Top | Window::After(..) | Window::Before(..) | Window::Bottom, false) => ">",
    };
    let language = selection.language.is_some().then(|| format!("{BASE} = ?3"));
    let order = if downward { "DESC" } else { "ASC" };
    let in_section = "EXISTS (SELECT 1 FROM placement AS place JOIN section ON section.id = place.section_id
        WHERE place.article_id = article.id AND section.name = ?1)";
    let in_feed = "EXISTS (SELECT 1 FROM entry JOIN feed ON feed.id = entry.feed_id
        WHERE entry.article_id = article.id AND feed.key = ?2)";
    let in_guide = in_guide("?7");
    let one_guide = is_of_one_guide(selection) && selection.feed.is_none();
    let mut wishes = vec!["coalesce(?1, ?2, ?3, ?4, ?5, ?6, ?7) IS NOT NULL"];
    wishes.extend((one_guide && !selection.starred && !selection.later).then_some(in_guide.as_str()));
    let (from, date, id);
    let mut fold = Fold::new(Grouping::Off, "article");
    let of_article = |index: &str| format!("article INDEXED BY {index} {PLACED}");
    if selection.starred || selection.later {
        let index = if selection.later { "article_later" } else { "article_starred" };
        from = format!("article INDEXED BY {index} {ANYWHERE}");
        wishes.push("article.hidden = 0");
        wishes.extend(selection.later.then_some("article.later = 1"));
        wishes.extend(selection.starred.then_some("article.starred = 1"));
        (date, id) = ("article.date", "article.id");
        wishes.extend(selection.unread.then_some("article.read = 0"));
        wishes.extend(selection.section.is_some().then_some(in_section));
        wishes.extend(selection.feed.is_some().then_some(in_feed));
        wishes.extend(language.as_deref());
    } else if selection.feed.is_some() || selection.section.is_some() {
        let feed = selection.feed.is_some();
        let (table, own) = if feed { ("entry", "feed") } else { ("placement", "place") };
        let index = match (feed, selection.unread) {
            (true, _) => "INDEXED BY entry_newest",
            (false, false) => "",
            (false, true) => "INDEXED BY placement_unread",
        };
        from = format!(
            "{table} AS place {index} CROSS JOIN article ON article.id = place.article_id
             CROSS JOIN feed ON feed.id = place.feed_id CROSS JOIN section ON section.id = {own}.section_id"
        );
        wishes.push(if feed {
            "place.feed_id = (SELECT id FROM feed WHERE key = ?2)"
        } else {
            "place.section_id = (SELECT id FROM section WHERE name = ?1)"
        });
        (date, id) = ("place.date", "place.article_id");
        fold = Fold::new(if feed { Grouping::Off } else { grouping(selection) }, "place");
        wishes.extend((feed && selection.section.is_some()).then_some("section.name = ?1"));
        wishes.extend(language.as_deref());
    } else {
        (date, id) = ("article.date", "article.id");
        wishes.push("article.listed = 1");
        from = of_article(match (&selection.language, selection.unread) {
            (Some(_), _) => "article_language",
            (None, true) => "article_unread",
            (None, false) => "article_newest",
        });
        wishes.extend(language.as_deref());
        fold = Fold::new(grouping(selection), "article");
    }
    let unread = if selection.starred { None } else { selection.unread.then(|| fold.unread()) };
    let wishes: Vec<&str> = wishes.into_iter().chain(fold.rows.as_deref()).chain(unread.as_deref()).collect();
    let wishes = wishes.join(" AND ");
    let more = &fold.more;
    let sql = format!(
        "SELECT {COLUMNS}, {more} AS behind FROM {from} WHERE {wishes} AND ({date}, {id}) {compare} (?4, ?5)
         ORDER BY {date} {order}, {id} {order} LIMIT ?6"
    );
    (sql, onward)
}

/// What a row of a selection represents: of one language each article is a row, or a story covered in it might have
/// none.
pub(super) fn grouping(selection: &Selection) -> Grouping {
    if selection.language.is_some() { Grouping::Off } else { selection.grouping }
}

/// What a list of one row a story asks of a row.
pub(super) struct Fold {
    table: &'static str,
    /// That it is folded into no other.
    pub(super) rows: Option<String>,
    /// Whether something unread is folded into it.
    pub(super) more: String,
}

impl Fold {
    pub(super) fn new(grouping: Grouping, table: &'static str) -> Self {
        let (rows, more) = match grouping {
            Grouping::Off => (None, "0".to_owned()),
            Grouping::SameText => (Some(format!("{table}.folded < 2")), format!("{table}.behind = 2")),
            Grouping::Events => (Some(format!("{table}.folded = 0")), format!("{table}.behind > 0")),
        };
        Self { table, rows, more }
    }

    /// That it or something that is folded into it is unread, as the index of unread ones has it.
    pub(super) fn unread(&self) -> String {
        let (table, more) = (self.table, &self.more);
        match self.rows {
            None => format!("{table}.read = 0"),
            Some(_) => format!("({table}.read = 0 OR {table}.behind > 0) AND ({table}.read = 0 OR {more})"),
        }
    }
}

/// The article of an address without tracking; of several the first.
pub(super) fn at_address(connection: &Connection, canonical: &str) -> rusqlite::Result<Option<ArticleId>> {
    connection
        .prepare_cached("SELECT id FROM article WHERE canonical = ?1 ORDER BY id LIMIT 1")?
        .query_row([place_of(canonical)], |row| row.get(0).map(ArticleId))
        .optional()
}

/// The number of the newest article, 0 when there is none.
pub(super) fn newest(connection: &Connection) -> rusqlite::Result<ArticleId> {
    let newest =
        connection.prepare_cached("SELECT max(id) FROM article")?.query_row([], |row| row.get(0)).optional()?;
    Ok(ArticleId(newest.flatten().unwrap_or(0)))
}

/// A row of a selection, with what is folded into it.
pub(super) fn listed(row: &Row<'_>) -> rusqlite::Result<Headline> {
    Ok(Headline { more_unread: row.get(MORE_UNREAD)?, ..headline(row)? })
}

pub(super) fn headline(row: &Row<'_>) -> rusqlite::Result<Headline> {
    Ok(Headline {
        id: ArticleId(row.get(0)?),
        title: row.get(1)?,
        source: row.get(2)?,
        feed: row.get(3)?,
        section: row.get(4)?,
        credits: credits(&row.get::<_, String>(5)?),
        date: time(row.get(6)?),
        language: row.get::<_, Option<String>>(7)?.as_deref().and_then(Language::parse),
        read: row.get(8)?,
        starred: row.get(9)?,
        link: row.get(10)?,
        hidden: row.get(11)?,
        later: row.get(13)?,
        text: text_state(row.get(12)?),
        more_unread: false,
    })
}

/// Authors and translators of a byline: one a line, a translator's after a tab, details after the name.
fn credits(byline: &str) -> Vec<Credit> {
    let credit = |line: &str| {
        let (role, line) = match line.strip_prefix('\t') {
            Some(line) => (Role::Translator, line),
            None => (Role::Author, line),
        };
        let mut parts = line.split(DETAIL);
        let mut credit = Credit::new(role, parts.next().unwrap_or_default(), "");
        for (key, value) in parts.filter_map(|part| part.split_once('=')) {
            credit = credit.with(key, value);
        }
        credit
    };
    byline.lines().map(credit).collect()
}

/// One headline.
pub(super) fn one(connection: &Connection, id: i64) -> rusqlite::Result<Option<Headline>> {
    let sql = format!("SELECT {COLUMNS} FROM article {ANYWHERE} WHERE article.id = ?1");
    connection.prepare_cached(&sql)?.query_row([id], headline).optional()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use tokio_rusqlite::rusqlite::params;

    use super::sql;
    use crate::model::{ArticleId, Grouping, Language, ListOrder, Selection, Window};
    use crate::store::migrate::in_memory;

    /// The steps that SQLite takes for each list that is offered, in each direction.
    fn plans() -> Vec<(String, Vec<String>)> {
        let connection = in_memory();
        let section = Some("World".to_owned());
        let grouped = [Grouping::SameText, Grouping::Events].into_iter().flat_map(|grouping| {
            let lists = [None, section.clone()].map(|section| Selection { section, grouping, ..Selection::default() });
            lists.into_iter().flat_map(|list| [Selection { unread: true, ..list.clone() }, list])
        });
        let grouped: Vec<Selection> = grouped.collect();
        let feed = Some("harbour".to_owned());
        let lists = [
            Selection::default(),
            Selection { unread: true, ..Selection::default() },
            Selection { starred: true, ..Selection::default() },
            Selection { later: true, ..Selection::default() },
            Selection { later: true, unread: true, ..Selection::default() },
            Selection { section: section.clone(), ..Selection::default() },
            Selection { section, unread: true, ..Selection::default() },
            Selection { feed: feed.clone(), ..Selection::default() },
            Selection { feed, unread: true, ..Selection::default() },
            Selection { language: Language::parse("ro"), ..Selection::default() },
            Selection { guide: Language::parse("ro"), ..Selection::default() },
        ];
        let row = (Timestamp::UNIX_EPOCH, ArticleId(1));
        let windows = [Window::Top, Window::Bottom, Window::From(row.0, row.1), Window::Before(row.0, row.1)];
        let mut plans = Vec::new();
        let orders = [ListOrder::Newest, ListOrder::Oldest];
        let lists: Vec<Selection> = lists.into_iter().chain(grouped).collect();
        for (list, order) in lists.iter().flat_map(|list| orders.map(|order| (list, order))) {
            for window in windows {
                let (sql, _) = sql(&Selection { window, order, limit: 9, ..list.clone() });
                let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let steps = statement.query_map(params!["a", "b", "c", 1, 1, 1, "g"], |row| row.get(3)).unwrap();
                plans.push((sql, steps.map(Result::unwrap).collect()));
            }
        }
        plans
    }

    #[test]
    fn no_list_is_scanned_or_sorted() {
        for (sql, steps) in plans() {
            let first = steps.iter().find(|step| !step.starts_with("SCALAR")).unwrap();
            assert!(
                first.starts_with("SEARCH") && first.contains("INDEX") || first.contains("PRIMARY KEY"),
                "{sql}: {steps:#?}"
            );
            for step in &steps {
                assert!(!step.starts_with("SCAN") && !step.contains("TEMP B-TREE"), "{sql}: {steps:#?}");
            }
        }
    }
}
