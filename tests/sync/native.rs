//! Miniflux' own protocol, as the stub serves it.

use serde_json::{Value, json};

use super::stub::{Answer, Asked, Item, Kind, World};

pub(crate) fn answer(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    if asked.proof != "secret" && !asked.proof.starts_with("Basic ") {
        return (401, "", json!({"error_message": "Access Unauthorized"}).to_string());
    }
    let path: Vec<&str> = asked.path.trim_start_matches('/').split('/').collect();
    match (asked.method.as_str(), path.as_slice()) {
        ("GET", ["v1", "me"]) => ok(&json!({"username": "ana"})),
        ("GET", ["v1", "feeds"]) => feeds(world),
        ("GET", ["v1", "entries", "ids"]) if kind == Kind::Miniflux => ids(world, asked),
        ("GET", ["v1", "entries", "ids"]) => (404, "", "{}".to_owned()),
        ("GET", ["v1", "entries"]) => entries(world, asked),
        ("GET", ["v1", "entries", id]) => {
            let id: i64 = id.parse().unwrap();
            world.items.iter().find(|item| item.id == id).map_or((404, "", "{}".to_owned()), |item| ok(&row(item)))
        }
        ("PUT", ["v1", "entries"]) => edit(kind, world, asked),
        ("PUT", ["v1", "entries", id, "bookmark"]) => {
            let item = world.item(id.parse().unwrap());
            item.starred = !item.starred;
            (204, "", String::new())
        }
        ("GET", ["v1", "categories"]) => {
            let rows: Vec<Value> =
                FOLDERS.iter().enumerate().take(3).map(|(at, title)| json!({"id": at + 1, "title": title})).collect();
            ok(&json!(rows))
        }
        ("POST", ["v1", "categories"]) => ok(&json!({"id": 4, "title": FOLDERS[3]})),
        ("POST", ["v1", "feeds"]) => {
            let wish: Value = serde_json::from_str(&asked.body).unwrap();
            let url = wish["feed_url"].as_str().unwrap().to_owned();
            let left = (0..world.feeds.len()).find(|at| format!("https://{at}.example/feed") == url);
            let feed = (url, folder(&wish["category_id"]));
            let at = left.unwrap_or(world.feeds.len());
            world.feeds.splice(at..(at + 1).min(world.feeds.len()), [feed]);
            ok(&json!({"feed_id": at}))
        }
        ("PUT", ["v1", "feeds", id]) => {
            let wish: Value = serde_json::from_str(&asked.body).unwrap();
            let feed = &mut world.feeds[id.parse::<usize>().unwrap()];
            if let Some(title) = wish["title"].as_str() {
                title.clone_into(&mut feed.0);
            }
            if !wish["category_id"].is_null() {
                feed.1 = folder(&wish["category_id"]);
            }
            ok(&json!({"id": id.parse::<i64>().unwrap()}))
        }
        ("DELETE", ["v1", "feeds", id]) => {
            world.feeds[id.parse::<usize>().unwrap()].0.clear();
            (204, "", String::new())
        }
        _ => (404, "", "{}".to_owned()),
    }
}

/// Folders by their numbers less one; the last is made when somebody wants it.
const FOLDERS: [&str; 4] = ["All", "Folder 1", "Folder 2", "New"];

/// The folder of a number, none for the one that everybody has.
fn folder(id: &Value) -> Option<String> {
    let at = id.as_u64().map(|id| usize::try_from(id - 1).unwrap())?;
    (at > 0).then(|| FOLDERS[at].to_owned())
}

fn ok(value: &Value) -> Answer {
    (200, "", value.to_string())
}

fn feeds(world: &World) -> Answer {
    let row = |(at, (title, folder)): (usize, &(String, Option<String>))| {
        json!({"id": at, "title": title, "feed_url": format!("https://{at}.example/feed"),
            "site_url": format!("https://{at}.example/"),
            "category": {"id": 1, "title": folder.clone().unwrap_or_else(|| "All".to_owned())}})
    };
    let rows: Vec<Value> = world.feeds.iter().enumerate().filter(|(_, feed)| !feed.0.is_empty()).map(row).collect();
    ok(&json!(rows))
}

/// What a request asks for, the largest id first.
fn wanted<'a>(world: &'a World, asked: &Asked) -> Vec<&'a Item> {
    let number = |key: &str| asked.get(key).map(|text| text.parse::<i64>().unwrap());
    let mut items: Vec<&Item> = world
        .items
        .iter()
        .filter(|item| asked.get("status").is_none_or(|status| (status == "read") == item.read))
        .filter(|item| asked.get("starred").is_none_or(|starred| (starred == "true") == item.starred))
        .filter(|item| number("after_entry_id").is_none_or(|after| item.id > after))
        .filter(|item| number("published_after").is_none_or(|after| item.published > after))
        .filter(|item| number("before_entry_id").is_none_or(|before| item.id < before))
        .collect();
    items.sort_by_key(|item| if asked.get("direction") == Some("asc") { item.id } else { -item.id });
    items
}

fn ids(world: &World, asked: &Asked) -> Answer {
    let all: Vec<i64> = wanted(world, asked).iter().map(|item| item.id).collect();
    let number = |key: &str| asked.get(key).map_or(0, |text| text.parse::<usize>().unwrap());
    let page: Vec<i64> = all.iter().skip(number("offset")).take(number("limit").min(10_000)).copied().collect();
    ok(&json!({"total": all.len(), "entry_ids": page}))
}

fn entries(world: &World, asked: &Asked) -> Answer {
    let all = wanted(world, asked);
    let limit = asked.get("limit").map_or(100, |text| text.parse::<usize>().unwrap()).min(1_000);
    let rows: Vec<Value> = all.iter().take(limit).map(|item| row(item)).collect();
    ok(&json!({"total": all.len(), "entries": rows}))
}

fn row(item: &Item) -> Value {
    let time = |second: i64| jiff::Timestamp::from_second(second).unwrap().to_string();
    json!({"id": item.id, "feed_id": item.feed, "status": if item.read { "read" } else { "unread" },
        "starred": item.starred, "title": item.title, "author": item.author, "url": format!("https://{}.example/{}", item.feed, item.id),
        "published_at": time(item.published),
        "content": format!("<p>Text of {}.</p><p>Translation by Kari Nes</p>", item.title), "tags": ["own tag"],
        "enclosures": [{"url": "https://media.example/1.mp3", "mime_type": "audio/mpeg", "size": 9}]})
}

fn edit(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    let wish: Value = serde_json::from_str(&asked.body).unwrap();
    let read = wish["status"].as_str().map(|status| status == "read");
    let starred = wish["starred"].as_bool().filter(|_| kind == Kind::Miniflux);
    if read.is_none() && starred.is_none() {
        return (400, "", json!({"error_message": "invalid entry status"}).to_string());
    }
    for id in wish["entry_ids"].as_array().unwrap() {
        world.set(id.as_i64().unwrap(), read, starred);
    }
    (204, "", String::new())
}
