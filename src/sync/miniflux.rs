//! Miniflux' own protocol.

use serde_json::{Map, Value, json};

use super::ask::{Ask, Method};
use super::content::{self, Parts, RemoteItem};
use super::error::WireError;
use super::pages::IdPage;
use super::values::{address, line, list, number, object, said, text, value};
use crate::model::{Flag, ItemId, RemoteFeed};

/// Ids that one page of the server's list holds at most.
pub const IDS_A_PAGE: usize = 10_000;
/// Entries with their contents that one page holds at most.
pub const ENTRIES_A_PAGE: usize = 250;
/// Feeds of one account.
const MOST_FEEDS: usize = 20_000;
/// Entries of one answer.
const MOST_ENTRIES: usize = 2_000;
/// What a folder is called that every user has; what is in it is in none that the user made.
pub const FIRST_FOLDER: &str = "All";

/// Which entries are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What is unread.
    Unread,
    /// What is starred.
    Starred,
    /// What was read, of what was published after a second.
    Read(i64),
}

impl Wanted {
    fn parameters(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unread => vec![("status", "unread".to_owned())],
            Self::Starred => vec![("starred", "true".to_owned())],
            Self::Read(published) => {
                vec![("status", "read".to_owned()), ("published_after", published.max(1).to_string())]
            }
        }
    }
}

fn get(path: &str, parameters: &[(&'static str, String)]) -> Ask {
    let parameters: Vec<(&str, &str)> = parameters.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Ask::get(path, &parameters)
}

/// Asks who the account's user is.
#[must_use]
pub fn user() -> Ask {
    Ask::get("/v1/me", &[])
}

/// The name of the account's user.
///
/// # Errors
/// When the answer has none.
pub fn user_name(bytes: &[u8]) -> Result<String, WireError> {
    line(object(bytes)?.get("username")).ok_or(WireError::Lacks("username"))
}

/// Asks for the feeds with their folders.
#[must_use]
pub fn subscriptions() -> Ask {
    Ask::get("/v1/feeds", &[])
}

/// The feeds with their folders.
///
/// # Errors
/// When the list is not whole.
pub fn feeds(bytes: &[u8]) -> Result<Vec<RemoteFeed>, WireError> {
    let Value::Array(rows) = value(bytes)? else { return Err(WireError::NoFeeds) };
    if rows.len() > MOST_FEEDS {
        return Err(WireError::TooManyFeeds(MOST_FEEDS));
    }
    Ok(rows.iter().filter_map(Value::as_object).filter_map(feed).collect())
}

fn feed(row: &Map<String, Value>) -> Option<RemoteFeed> {
    let stream = number(row.get("id"))?.to_string();
    let url = address(row.get("feed_url")).unwrap_or_default();
    let folder = line(row.get("category").and_then(|folder| folder.get("title"))).filter(|name| name != FIRST_FOLDER);
    let title = line(row.get("title")).unwrap_or_else(|| url.clone());
    Some(RemoteFeed { stream, title, url, homepage: address(row.get("site_url")), folder })
}

/// Asks for a page of ids from a place in the list. Servers before 2.3.2 do not know this.
#[must_use]
pub fn list_ids(wanted: Wanted, place: usize) -> Ask {
    let mut parameters = wanted.parameters();
    parameters.extend([("limit", IDS_A_PAGE.to_string()), ("offset", place.to_string())]);
    get("/v1/entries/ids", &parameters)
}

/// A page of ids; `place` is where it was asked from.
///
/// # Errors
/// When it is not whole.
pub fn ids(bytes: &[u8], place: usize) -> Result<IdPage, WireError> {
    let answer = object(bytes)?;
    let rows = list(&answer, "entry_ids")?;
    let total = number(answer.get("total")).and_then(|total| usize::try_from(total).ok());
    let total = total.ok_or(WireError::Lacks("total"))?;
    let ids = rows.iter().map(|id| number(Some(id)).map(ItemId::Number)).collect::<Option<Vec<_>>>();
    let ids = ids.ok_or(WireError::NoId)?;
    let end = place + ids.len();
    Ok(IdPage { next: (end < total && !ids.is_empty()).then(|| end.to_string()), total: Some(total), ids })
}

/// Asks for a page of entries, the newest first, of those with ids below one.
#[must_use]
pub fn list_entries(wanted: Wanted, below: Option<i64>, most: usize) -> Ask {
    let mut parameters = wanted.parameters();
    parameters.extend([("order", "id".to_owned()), ("direction", "desc".to_owned()), ("limit", most.to_string())]);
    parameters.extend(below.map(|id| ("before_entry_id", id.to_string())));
    get("/v1/entries", &parameters)
}

/// Asks for a page of entries that were read, the oldest first, of those with ids above one and published after a second.
#[must_use]
pub fn list_arrived(above: i64, published: i64, most: usize) -> Ask {
    let mut parameters = Wanted::Read(published).parameters();
    parameters.extend([("order", "id".to_owned()), ("direction", "asc".to_owned()), ("limit", most.to_string())]);
    parameters.push(("after_entry_id", above.to_string()));
    get("/v1/entries", &parameters)
}

/// The request for one entry with its content, by its id.
#[must_use]
pub fn one(item: i64) -> Ask {
    Ask::get(&format!("/v1/entries/{item}"), &[])
}

/// One entry.
///
/// # Errors
/// When it is none.
pub fn entry(bytes: &[u8]) -> Result<RemoteItem, WireError> {
    item(&object(bytes)?).ok_or(WireError::Lacks("id"))
}

/// Entries with their contents.
///
/// # Errors
/// When the answer is not whole.
pub fn entries(bytes: &[u8]) -> Result<Vec<RemoteItem>, WireError> {
    let answer = object(bytes)?;
    let rows = list(&answer, "entries")?;
    if rows.len() > MOST_ENTRIES {
        return Err(WireError::TooManyArticles(MOST_ENTRIES));
    }
    let read = rows.iter().map(|row| row.as_object().and_then(item)).collect::<Option<Vec<_>>>();
    read.ok_or(WireError::NoId)
}

fn item(row: &Map<String, Value>) -> Option<RemoteItem> {
    let item = number(row.get("id"))?;
    let time = |key: &str| text(row.get(key)).and_then(|time| time.parse::<jiff::Timestamp>().ok());
    let tags = row.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let feed = row.get("feed");
    let parts = Parts {
        title: line(row.get("title")),
        link: address(row.get("url")),
        authors: line(row.get("author")).map(|author| content::names(&author)).unwrap_or_default(),
        published: time("published_at").map(jiff::Timestamp::as_second).filter(|second| *second > 0),
        content: text(row.get("content")),
        tags: content::tags(tags),
        media: media(row),
        comments: address(row.get("comments_url")),
        language: line(row.get("language")),
    };
    Some(RemoteItem {
        item: ItemId::Number(item),
        stream: number(row.get("feed_id"))?.to_string(),
        feed_title: line(feed.and_then(|feed| feed.get("title"))),
        feed_page: address(feed.and_then(|feed| feed.get("site_url"))),
        entry: content::entry(format!("miniflux:{item}"), parts),
        read: text(row.get("status")).map(|status| status != "unread"),
        starred: row.get("starred").and_then(Value::as_bool),
    })
}

fn media(row: &Map<String, Value>) -> Vec<(String, Option<String>, Option<u64>)> {
    let all = row.get("enclosures").and_then(Value::as_array).into_iter().flatten();
    let one = |media: &Value| {
        let length = number(media.get("size")).and_then(|size| u64::try_from(size).ok()).filter(|size| *size > 0);
        Some((address(media.get("url"))?, line(media.get("mime_type")), length))
    };
    all.filter_map(one).collect()
}

/// Changes a state of entries. Servers before 2.3.2 do not know stars here.
#[must_use]
pub fn edit(flag: Flag, on: bool, items: &[ItemId]) -> Ask {
    let ids: Vec<i64> = items.iter().filter_map(number_of).collect();
    let change = match flag {
        Flag::Read => json!({"entry_ids": ids, "status": if on { "read" } else { "unread" }}),
        Flag::Starred => json!({"entry_ids": ids, "starred": on}),
    };
    Ask::json(Method::Put, "/v1/entries".to_owned(), &change)
}

/// The id of an entry as a number; none of another server's form.
#[must_use]
pub fn number_of(item: &ItemId) -> Option<i64> {
    match item {
        ItemId::Number(number) => Some(*number),
        ItemId::Text(_) => None,
    }
}

/// Turns the star of one entry over, which is all that servers before 2.3.2 know; asked twice it undoes itself.
#[must_use]
pub fn turn_star(item: i64) -> Ask {
    Ask { method: Method::Put, ..Ask::get(&format!("/v1/entries/{item}/bookmark"), &[]) }
}

/// Whether a change was made: 204 and nothing says so.
///
/// # Errors
/// When the answer is another.
pub fn done(status: u16, bytes: &[u8]) -> Result<(), WireError> {
    if status == 204 && bytes.is_empty() {
        return Ok(());
    }
    super::values::refuse_page(bytes)?;
    Err(WireError::NotDone(said(bytes)))
}

/// The request for all folders (`GET /v1/categories`).
#[must_use]
pub fn folders() -> Ask {
    Ask::get("/v1/categories", &[])
}

/// The folders with their numbers.
///
/// # Errors
/// When the list is not whole.
pub fn folder_list(bytes: &[u8]) -> Result<Vec<(i64, String)>, WireError> {
    let Value::Array(rows) = value(bytes)? else { return Err(WireError::NoFolders) };
    Ok(rows.iter().filter_map(|row| Some((number(row.get("id"))?, line(row.get("title"))?))).collect())
}

/// The request that makes a folder of a title.
#[must_use]
pub fn add_folder(name: &str) -> Ask {
    Ask::json(Method::Post, "/v1/categories".to_owned(), &json!({"title": name}))
}

/// Subscribes to a feed, in a folder.
#[must_use]
pub fn add(url: &str, folder: Option<i64>) -> Ask {
    let mut wish = json!({"feed_url": url});
    if let (Some(wish), Some(folder)) = (wish.as_object_mut(), folder) {
        wish.insert("category_id".to_owned(), folder.into());
    }
    Ask::json(Method::Post, "/v1/feeds".to_owned(), &wish)
}

/// The number in the answer to something that was made.
///
/// # Errors
/// When there is none; the server's own words where it says why.
pub fn made(bytes: &[u8]) -> Result<i64, WireError> {
    let answer = object(bytes)?;
    let id = number(answer.get("feed_id")).or_else(|| number(answer.get("id")));
    id.ok_or_else(|| WireError::Refused(line(answer.get("error_message")).or_else(|| said(bytes))))
}

/// The request that ends a subscription, by the feed's id.
#[must_use]
pub fn remove(stream: &str) -> Ask {
    Ask { method: Method::Delete, ..Ask::get(&format!("/v1/feeds/{stream}"), &[]) }
}

/// Renames a feed, and puts it into a folder.
#[must_use]
pub fn change(stream: &str, title: Option<&str>, folder: Option<i64>) -> Ask {
    let mut wish = Map::new();
    wish.extend(title.map(|title| ("title".to_owned(), Value::from(title))));
    wish.extend(folder.map(|folder| ("category_id".to_owned(), Value::from(folder))));
    Ask::json(Method::Put, format!("/v1/feeds/{stream}"), &Value::Object(wish))
}
