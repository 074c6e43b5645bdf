//! The protocol of Google Reader on the server's side.

use serde_json::{Value, json};

use super::stub::{Answer, Asked, Item, Kind, World};

pub(super) fn answer(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    let Some(path) = asked.path.strip_prefix(kind.base()) else { return (404, "", String::new()) };
    if kind == Kind::Inoreader && asked.app != ("id".to_owned(), "key".to_owned()) {
        return (403, "", "AppId required".to_owned());
    }
    if path == "/accounts/ClientLogin" {
        return match asked.get("Passwd") == Some(world.password.as_str()) {
            true => (200, "", "SID=x\nLSID=x\nAuth=proof\n".to_owned()),
            false if kind == Kind::CommaFeed => (403, "", "Error=BadAuthentication\n".to_owned()),
            false => (401, "", "no".to_owned()),
        };
    }
    let Some(path) = path.strip_prefix("/reader/api/0/") else { return (404, "", String::new()) };
    let token = format!("token-{}", world.token);
    // Miniflux looks at the token alone where something is sent.
    let good = if asked.method == "POST" && kind == Kind::MinifluxReader {
        asked.get("T") == Some(token.as_str())
    } else {
        asked.proof == "GoogleLogin auth=proof"
    };
    if !good || asked.method == "POST" && asked.get("T") != Some(token.as_str()) {
        let header = match kind {
            Kind::FreshRss => "Google-Bad-Token: true\r\n",
            Kind::BazQux => "x-reader-google-bad-token: true\r\n",
            _ => "X-Reader-Google-Bad-Token: true\r\n",
        };
        return (401, header, "Unauthorized".to_owned());
    }
    let plain = matches!(path, "token" | "edit-tag" | "subscription/edit");
    if asked.get("output") != Some("json") && !plain {
        return (if kind == Kind::FreshRss { 501 } else { 400 }, "", String::new());
    }
    match path {
        "token" => (200, "", format!("{token}\n")),
        "subscription/list" => subscriptions(kind, world),
        "stream/items/ids" => ids(kind, world, asked),
        "stream/items/contents" => contents(kind, world, asked),
        "edit-tag" => edit(kind, world, asked),
        "subscription/quickadd" => {
            let url = asked.get("quickadd").unwrap();
            let known = (0..world.feeds.len()).find(|at| format!("https://{at}.example/feed") == url);
            if let Some(known) = known.filter(|at| !world.feeds[*at].0.is_empty() && kind == Kind::FreshRss) {
                let error = format!("Already subscribed! {}", kind.stream(known).trim_start_matches("feed/"));
                return (200, "", json!({"numResults": 0, "error": error}).to_string());
            }
            if let Some(left) = known {
                world.feeds[left] = (url.to_owned(), None);
                return (200, "", json!({"numResults": 1, "streamId": kind.stream(left)}).to_string());
            }
            world.feeds.push((asked.get("quickadd").unwrap().to_owned(), None));
            let stream = kind.stream(world.feeds.len() - 1);
            (200, "", json!({"numResults": 1, "streamId": stream}).to_string())
        }
        "subscription/edit" => change(kind, world, asked),
        _ => (200, "", "[]".to_owned()),
    }
}

fn subscriptions(kind: Kind, world: &World) -> Answer {
    let feed = |(at, (title, folder)): (usize, &(String, Option<String>))| {
        let folders: Vec<Value> = folder
            .iter()
            .map(|folder| json!({"id": format!("user/1/label/{folder}"), "label": folder, "type": "folder"}))
            .collect();
        json!({"id": kind.stream(at), "title": title, "url": format!("https://{at}.example/feed"),
            "htmlUrl": format!("https://{at}.example/"), "categories": folders})
    };
    let feeds: Vec<Value> = world.feeds.iter().enumerate().filter(|(_, feed)| !feed.0.is_empty()).map(feed).collect();
    (200, "", json!({"subscriptions": feeds}).to_string())
}

fn ids(kind: Kind, world: &World, asked: &Asked) -> Answer {
    let stream = asked.get("s").unwrap_or_default();
    let mut found: Vec<i64> = match stream {
        // FreshRSS does not know the stream of what was read, and gives everything.
        "user/-/state/com.google/starred" => {
            world.items.iter().filter(|item| item.starred).map(|item| item.id).collect()
        }
        _ if asked.get("xt").is_some() => {
            let unread = world.items.iter().filter(|item| !item.read).map(|item| item.id);
            unread.chain(world.ghosts.iter().copied()).collect()
        }
        // FreshRSS and others look at the arrival, Miniflux at the date, CommaFeed at nothing.
        _ => {
            let since = asked.get("ot").filter(|_| kind != Kind::CommaFeed).map_or(0, |since| since.parse().unwrap());
            world.items.iter().filter(|item| item.published >= since).map(|item| item.id).collect()
        }
    };
    found.sort_unstable_by(|one, other| other.cmp(one));
    let most = asked.get("n").map_or(20, |most| most.parse().unwrap()).min(kind.most_ids());
    let mark = asked.get("c").map(|mark| mark.parse::<i64>().unwrap_or(i64::MAX));
    let start = match mark {
        None => 0,
        Some(place) if kind.by_place() => usize::try_from(place).unwrap(),
        Some(id) => found.iter().position(|known| *known < id).unwrap_or(found.len()),
    };
    let page: Vec<i64> = found.iter().skip(start).take(most).copied().collect();
    let rows: Vec<Value> = page.iter().map(|id| json!({"id": kind.short(*id)})).collect();
    let mut answer = json!({"itemRefs": rows});
    if start + page.len() < found.len() {
        let mark = if kind.by_place() { (start + page.len()).to_string() } else { page[page.len() - 1].to_string() };
        answer["continuation"] = json!(mark);
    }
    (200, "", answer.to_string())
}

fn wanted(kind: Kind, asked: &Asked) -> Vec<i64> {
    let number = |text: &str| {
        let bare = text.strip_prefix("tag:google.com,2005:reader/item/").unwrap_or(text);
        let digits = if kind == Kind::OldReader { &bare[16..] } else { bare };
        i64::from_str_radix(digits, 16).unwrap()
    };
    asked.all("i").into_iter().map(number).collect()
}

fn contents(kind: Kind, world: &World, asked: &Asked) -> Answer {
    let wide = |text: &str| if kind == Kind::FreshRss { text.replace('&', "＆") } else { text.replace('&', "&amp;") };
    let row = |item: &Item| {
        let mut categories = vec!["user/1/state/com.google/reading-list".to_owned(), "own tag".to_owned()];
        categories.extend(item.read.then(|| "user/1/state/com.google/read".to_owned()));
        categories.extend(item.starred.then(|| "user/1/state/com.google/starred".to_owned()));
        let link = format!("https://{}.example/{}", item.feed, item.id);
        let text = format!("<p>Text of {}.</p><p>Translation by Kari Nes</p>", item.title);
        let key = if kind == Kind::MinifluxReader { "content" } else { "summary" };
        let media = if kind == Kind::FreshRss { "href" } else { "url" };
        json!({"id": kind.long(item.id), "title": wide(&item.title), "author": wide(&item.author),
            "published": item.published, "canonical": [{"href": link}], key: {"content": text},
            "categories": categories, "origin": {"streamId": kind.stream(item.feed), "title": "t"},
            "enclosure": [{media: "https://media.example/1.mp3", "type": "audio/mpeg", "length": "9"}]})
    };
    let ids = wanted(kind, asked);
    let rows: Vec<Value> = world.items.iter().filter(|item| ids.contains(&item.id)).map(row).collect();
    (200, "", json!({"items": rows}).to_string())
}

fn edit(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    // FreshRSS reads no more of a body.
    assert!(asked.body.len() < 1_000_000 && asked.all("a").len() + asked.all("r").len() == 1);
    let (tag, on) = asked.get("a").map_or_else(|| (asked.get("r").unwrap(), false), |tag| (tag, true));
    let (read, starred) = match tag {
        "user/-/state/com.google/read" => (Some(on), None),
        "user/-/state/com.google/starred" => (None, Some(on)),
        _ => return (400, "", String::new()),
    };
    for id in wanted(kind, asked) {
        world.set(id, read, starred);
    }
    (200, "", "OK".to_owned())
}

fn change(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    let stream = asked.get("s").unwrap();
    let at = (0..world.feeds.len()).find(|at| kind.stream(*at) == stream).unwrap();
    if asked.get("ac") == Some("unsubscribe") {
        world.feeds[at].0.clear();
        return (200, "", "OK".to_owned());
    }
    if let Some(title) = asked.get("t") {
        title.clone_into(&mut world.feeds[at].0);
    }
    // A label that is taken away leaves no folder; Miniflux only moves.
    if asked.get("r").is_some() && kind != Kind::MinifluxReader {
        world.feeds[at].1 = None;
    }
    if let Some(label) = asked.get("a") {
        world.feeds[at].1 = label.strip_prefix("user/-/label/").map(str::to_owned);
    }
    (200, "", "OK".to_owned())
}
