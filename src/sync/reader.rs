//! The protocol of Google Reader.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::ask::{Ask, Auth};
use super::content::{self, Parts, RemoteItem};
use super::error::WireError;
use super::item::{long, parse};
use super::pages::IdPage;
use super::server::Server;
use super::values::{address, line, list, number, object, refuse_page, said, text};
use crate::model::{Flag, ItemId, RemoteFeed};
use crate::text::clean_line;

/// Feeds of one account.
const MOST_FEEDS: usize = 20_000;
/// Ids of one page.
const MOST_IDS: usize = 200_000;
/// Items of one answer.
const MOST_ITEMS: usize = 2_000;
/// Characters of a token.
const MOST_TOKEN: usize = 2_000;
const READ: &str = "user/-/state/com.google/read";
const STARRED: &str = "user/-/state/com.google/starred";
const ALL: &str = "user/-/state/com.google/reading-list";
const LABEL: &str = "/label/";

/// Which ids are asked for. Never what was read: some servers answer that with everything there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What is unread.
    Unread,
    /// What is starred.
    Starred,
    /// Everything since a second, the newest first.
    Recent(i64),
}

/// The request for a token by user and password (`ClientLogin`).
#[must_use]
pub fn login(user: &str, password: &str) -> Ask {
    let fields = [
        ("Email", user.trim()),
        ("Passwd", password.trim()),
        ("client", "dateline"),
        ("accountType", "HOSTED_OR_GOOGLE"),
        ("service", "reader"),
    ];
    Ask { auth: Auth::Open, ..Ask::form("/accounts/ClientLogin", &fields) }
}

/// The token in the answer to a login.
///
/// # Errors
/// When there is none.
pub fn auth(bytes: &[u8]) -> Result<String, WireError> {
    refuse_page(bytes)?;
    let text = String::from_utf8_lossy(bytes.get(..20_000).unwrap_or(bytes)).into_owned();
    if let Some(token) = text.lines().find_map(|line| line.trim().strip_prefix("Auth=")) {
        return proof(token).ok_or(WireError::Lacks("Auth"));
    }
    match text.lines().find_map(|line| line.trim().strip_prefix("Error=")) {
        Some(error) => Err(WireError::Refused(Some(clean_line(error, 100)))),
        None => Err(WireError::Lacks("Auth")),
    }
}

/// Asks for the token that writing needs.
#[must_use]
pub fn token() -> Ask {
    Ask::get("/reader/api/0/token", &[])
}

/// The token that writing needs.
///
/// # Errors
/// When there is none.
pub fn write_token(bytes: &[u8]) -> Result<String, WireError> {
    refuse_page(bytes)?;
    proof(&String::from_utf8_lossy(bytes)).ok_or(WireError::Lacks("token"))
}

/// Text that is allowed in a header or a form.
fn proof(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() <= MOST_TOKEN && !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic()))
        .then(|| text.to_owned())
}

/// Asks for the feeds with their folders.
#[must_use]
pub fn subscriptions() -> Ask {
    Ask::get("/reader/api/0/subscription/list", &[("output", "json")])
}

/// The feeds with their folders.
///
/// # Errors
/// When the list is not whole.
pub fn feeds(bytes: &[u8]) -> Result<Vec<RemoteFeed>, WireError> {
    let answer = object(bytes)?;
    let rows = list(&answer, "subscriptions")?;
    if rows.len() > MOST_FEEDS {
        return Err(WireError::TooManyFeeds(MOST_FEEDS));
    }
    let mut seen = HashSet::new();
    let feeds = rows.iter().filter_map(Value::as_object).filter_map(feed);
    Ok(feeds.filter(|feed| seen.insert(feed.stream.clone())).collect())
}

fn feed(row: &Map<String, Value>) -> Option<RemoteFeed> {
    let stream = line(row.get("id"))?;
    let url = address(row.get("url")).or_else(|| address(stream.strip_prefix("feed/").map(Value::from).as_ref()));
    let folders = row.get("categories").and_then(Value::as_array).into_iter().flatten();
    let folder = folders.filter_map(Value::as_object).find_map(|folder| {
        let label = || line(folder.get("id")).and_then(|id| id.split_once(LABEL).map(|(_, name)| name.to_owned()));
        line(folder.get("label")).or_else(label)
    });
    let homepage = address(row.get("htmlUrl"));
    let title = line(row.get("title")).or_else(|| homepage.clone()).or_else(|| url.clone());
    Some(RemoteFeed {
        title: title.unwrap_or_else(|| stream.clone()),
        url: url.unwrap_or_default(),
        homepage,
        folder,
        stream,
    })
}

/// Asks for a page of a list of ids, with a maximum number, after a mark.
#[must_use]
pub fn list_ids(stream: Stream, most: usize, mark: Option<&str>) -> Ask {
    let most = most.to_string();
    let since = if let Stream::Recent(second) = stream { second.max(0).to_string() } else { String::new() };
    let mut parameters = vec![("output", "json"), ("n", most.as_str())];
    match stream {
        Stream::Unread => parameters.extend([("s", ALL), ("xt", READ)]),
        Stream::Starred => parameters.push(("s", STARRED)),
        Stream::Recent(_) => parameters.extend([("s", ALL), ("ot", since.as_str())]),
    }
    parameters.extend(mark.map(|mark| ("c", mark)));
    Ask::get("/reader/api/0/stream/items/ids", &parameters)
}

/// A page of a list of ids.
///
/// # Errors
/// When it is not whole, or has an id that is none.
pub fn ids(bytes: &[u8]) -> Result<IdPage, WireError> {
    let answer = object(bytes)?;
    let rows = list(&answer, "itemRefs")?;
    if rows.len() > MOST_IDS {
        return Err(WireError::TooManyArticles(MOST_IDS));
    }
    let id = |row: &Value| {
        let id = text(row.get("id")).and_then(|id| parse(&id));
        id.ok_or(WireError::NoId)
    };
    let ids = rows.iter().map(id).collect::<Result<_, _>>()?;
    let next = text(answer.get("continuation")).filter(|mark| !mark.trim().is_empty());
    Ok(IdPage { ids, next, total: None })
}

/// Asks for the contents of items.
#[must_use]
pub fn contents(items: &[ItemId], token: &str) -> Ask {
    let ids: Vec<String> = items.iter().map(long).collect();
    let mut fields = vec![("output", "json"), ("T", token)];
    fields.extend(ids.iter().map(|id| ("i", id.as_str())));
    Ask::form("/reader/api/0/stream/items/contents?output=json", &fields)
}

/// Items with their contents; one that cannot be read is left out, and is missing the next time too.
///
/// # Errors
/// When the answer is not whole.
pub fn items(bytes: &[u8], server: Server) -> Result<Vec<RemoteItem>, WireError> {
    let answer = object(bytes)?;
    let rows = list(&answer, "items")?;
    if rows.len() > MOST_ITEMS {
        return Err(WireError::TooManyArticles(MOST_ITEMS));
    }
    Ok(rows.iter().filter_map(Value::as_object).filter_map(|row| item(row, server)).collect())
}

fn item(row: &Map<String, Value>, server: Server) -> Option<RemoteItem> {
    let item = parse(&text(row.get("id"))?)?;
    let origin = row.get("origin").and_then(Value::as_object);
    let of_origin = |key: &str| line(origin.and_then(|origin| origin.get(key)));
    let categories: Vec<&str> =
        row.get("categories").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let has = |state: &str| categories.iter().any(|category| is_state(category, state));
    let stated = categories.iter().any(|category| category.contains("/state/com.google/"));
    let own = categories.iter().copied().filter(|category| !category.starts_with("user/"));
    let href = |key: &str| {
        let links = row.get(key).and_then(Value::as_array).into_iter().flatten();
        links.filter_map(Value::as_object).find_map(|link| address(link.get("href")))
    };
    let markup = |key: &str| {
        let value = row.get(key)?;
        text(value.get("content")).or_else(|| text(Some(value))).filter(|text| !text.trim().is_empty())
    };
    let micros = || number(row.get("timestampUsec")).map(|micros| micros / 1_000_000);
    let parts = Parts {
        title: line(row.get("title")).map(|title| server.meant(&title)),
        link: href("canonical").or_else(|| href("alternate")),
        authors: line(row.get("author")).map(|author| content::names(&server.meant(&author))).unwrap_or_default(),
        published: number(row.get("published")).filter(|second| *second > 0).or_else(micros),
        content: markup("content").or_else(|| markup("summary")),
        tags: content::tags(own),
        media: media(row),
        ..Parts::default()
    };
    Some(RemoteItem {
        stream: of_origin("streamId").unwrap_or_default(),
        feed_title: of_origin("title").map(|title| server.meant(&title)),
        feed_page: address(origin.and_then(|origin| origin.get("htmlUrl"))),
        entry: content::entry(long(&item), parts),
        read: stated.then(|| has("read")),
        starred: stated.then(|| has("starred")),
        item,
    })
}

/// Whether a category is a state; the user is in it as `-` or by a number.
fn is_state(category: &str, state: &str) -> bool {
    category
        .strip_prefix("user/")
        .and_then(|rest| rest.split_once("/state/com.google/"))
        .is_some_and(|(_, said)| said == state)
}

fn media(row: &Map<String, Value>) -> Vec<(String, Option<String>, Option<u64>)> {
    let all = row.get("enclosure").and_then(Value::as_array).into_iter().flatten();
    let one = |media: &Value| {
        let url = address(media.get("href")).or_else(|| address(media.get("url")))?;
        let length = number(media.get("length")).and_then(|length| u64::try_from(length).ok());
        Some((url, line(media.get("type")), length))
    };
    all.filter_map(one).collect()
}

/// Changes a state of items.
#[must_use]
pub fn edit(flag: Flag, on: bool, items: &[ItemId], token: &str) -> Ask {
    let tag = match flag {
        Flag::Read => READ,
        Flag::Starred => STARRED,
    };
    let ids: Vec<String> = items.iter().map(long).collect();
    let mut fields = vec![("T", token), (if on { "a" } else { "r" }, tag)];
    fields.extend(ids.iter().map(|id| ("i", id.as_str())));
    Ask::form("/reader/api/0/edit-tag", &fields)
}

/// Whether a change was made: the answer must say so.
///
/// # Errors
/// When it says anything else.
pub fn done(bytes: &[u8]) -> Result<(), WireError> {
    refuse_page(bytes)?;
    if bytes.trim_ascii() == b"OK" { Ok(()) } else { Err(WireError::NotDone(said(bytes))) }
}

/// The request that subscribes to an address, in a folder if one is given.
#[must_use]
pub fn add(url: &str, token: &str) -> Ask {
    Ask::form("/reader/api/0/subscription/quickadd?output=json", &[("T", token), ("quickadd", url), ("output", "json")])
}

/// The server's name for the feed that was subscribed to, also where it was before.
///
/// # Errors
/// When the server says that it could not.
pub fn added(bytes: &[u8]) -> Result<String, WireError> {
    let answer = object(bytes)?;
    if let Some(stream) = line(answer.get("streamId")) {
        return Ok(stream);
    }
    match line(answer.get("error")) {
        Some(error) => match error.strip_prefix("Already subscribed!").map(str::trim) {
            Some(stream) if !stream.is_empty() => Ok(format!("feed/{}", stream.trim_start_matches("feed/"))),
            _ => Err(WireError::Refused(Some(error))),
        },
        None => Err(WireError::NoFeedThere),
    }
}

/// The request that ends a subscription, by the feed's id.
#[must_use]
pub fn remove(stream: &str, token: &str) -> Ask {
    Ask::form("/reader/api/0/subscription/edit", &[("T", token), ("ac", "unsubscribe"), ("s", stream)])
}

/// Renames a feed, and puts it from a folder into another.
#[must_use]
pub fn change(stream: &str, title: Option<&str>, folders: Option<(Option<&str>, Option<&str>)>, token: &str) -> Ask {
    let label = |name: &str| format!("user/-{LABEL}{name}");
    let (from, to) = folders.unwrap_or_default();
    let from = from.filter(|_| from != to).map(label);
    let to = to.map(label);
    let mut fields = vec![("T", token), ("ac", "edit"), ("s", stream)];
    fields.extend(title.map(|title| ("t", title)));
    fields.extend(to.as_deref().map(|to| ("a", to)));
    fields.extend(from.as_deref().map(|from| ("r", from)));
    Ask::form("/reader/api/0/subscription/edit", &fields)
}
