use std::io::{BufRead as _, IsTerminal as _};

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::accounts::{chosen, refused};
use super::output::{Failure, in_row, line, not_offline, note, said};
use super::session::{Session, offload, runtime, sentence};
use super::{Common, json as print};
use crate::config::{self, Added, NewFeed, Reason};
use crate::desk::{self, AccountChange, FoundFeed, Logins, PageError, PageSource};
use crate::fetch::{Client, Limits};
use crate::model::{Message, Subscription, ToMessage as _};
use crate::text::clean_line;

/// Characters of a section's name.
const MOST_NAME: usize = 200;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Address of a feed or web page
    url: String,
    /// Store the article at this address instead, starred, to read later
    #[arg(long, conflicts_with_all = ["feed", "section", "title"])]
    article: bool,
    /// Number of the feed, if the page has several
    #[arg(long, value_name = "N")]
    feed: Option<usize>,
    /// Section to show the feed in
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Title to show instead of the feed's own
    #[arg(long, value_name = "NAME")]
    title: Option<String>,
    /// Subscribe on the server of this account; `--section` is a folder there
    #[arg(long, value_name = "ID", conflicts_with_all = ["article", "feed", "json"])]
    account: Option<String>,
    /// Print one JSON line for the added feed, or for each feed to choose from
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("add"));
    }
    runtime()?.block_on(add(common, options))
}

async fn add(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let total = std::time::Duration::from_secs(session.settings.timeout_seconds);
    let client = Client::new(Limits::within(total)).map_err(sentence)?;
    if options.article {
        return article(common, &session, &client, options).await;
    }
    if let Some(id) = &options.account {
        return on_server(&session, &client, options, id).await;
    }
    let found = desk::find_feeds(&client, &options.url).await;
    let found = found.map_err(|error| Failure::sentence(error.message().at(&options.url)))?;
    let chosen = choose(found, options)?;
    let named = |name: &Option<String>| name.as_deref().map(|name| clean_line(name, MOST_NAME));
    let mut wanted = NewFeed {
        title: named(&options.title).or(chosen.title),
        section: named(&options.section),
        url: chosen.url,
        also: chosen.also,
        homepage: chosen.homepage,
        language: chosen.language,
    };
    wanted.also.extend(moved_here(&session, &wanted).await?);
    let (added, _) = config::add_feed(&common.folders().config, wanted).map_err(sentence)?;
    say(&added, options)
}

/// Has the server of an account subscribe to a feed.
async fn on_server(session: &Session, client: &Client, options: &Options, id: &str) -> Result<(), Failure> {
    let named = |name: &Option<String>| name.as_deref().map(|name| clean_line(name, MOST_NAME));
    for account in chosen(session, Some(id))? {
        let (folder, title) = (named(&options.section), named(&options.title));
        let change = AccountChange::Add { url: options.url.clone(), folder, title };
        let with = (&session.store, client, &Logins::default());
        let added = desk::change_account(with, &account, &session.feeds.feeds, &change).await;
        added.map_err(|error| refused(id, error))?;
        let added = Message::new("feed-added-there").with("url", &options.url);
        line(&said(&added.with("account", account.name())))?;
    }
    Ok(())
}

/// Addresses of subscriptions that redirect permanently to the given one.
async fn moved_here(session: &Session, wanted: &NewFeed) -> Result<Vec<String>, Failure> {
    let memories = session.store.memories().await.map_err(sentence)?;
    let addresses: Vec<String> =
        wanted.also.iter().chain([&wanted.url]).map(|address| config::folded(address)).collect();
    let moved = |feed: &&Subscription| {
        let to = memories.get(&feed.id).and_then(|memory| memory.moved_to.as_ref());
        to.is_some_and(|to| addresses.contains(&config::folded(to)))
    };
    Ok(session.feeds.feeds.iter().filter(moved).map(|feed| feed.url.clone()).collect())
}

/// Keeps a page to be read later.
async fn article(common: &Common, session: &Session, client: &Client, options: &Options) -> Result<(), Failure> {
    let (sites, errors) = config::load_sites(&common.folders().config);
    for error in &errors {
        note(error.message());
    }
    let (feeds, sites, keep) = (&session.feeds.feeds, sites.into(), session.settings.keep_page_days > 0);
    let source = PageSource { client, feeds, sites: &sites, offload: &offload, keep };
    let kept = desk::save_page(&session.store, source, &options.url, Timestamp::now()).await;
    let id = kept.map_err(|error| match error {
        PageError::Cache(error) => sentence(error),
        error => Failure::sentence(error.message().at(&options.url)),
    })?;
    let Some(article) = session.store.article(id).await.map_err(sentence)? else { return Ok(()) };
    let row = &article.headline;
    line(&if options.json {
        Value::Object(print::headline(row)).to_string()
    } else {
        said(&Message::new("page-kept").with("title", &row.title).with("id", row.id.0.to_string()))
    })
}

/// The only feed, the one of the number that was given, or the one that is chosen on the terminal.
fn choose(mut found: Vec<FoundFeed>, options: &Options) -> Result<FoundFeed, Failure> {
    if options.feed.is_none() && found.iter().any(|feed| !feed.comments) {
        found.retain(|feed| !feed.comments);
    }
    let count = found.len();
    let number = match options.feed {
        None if count == 1 => 1,
        Some(number) => number,
        None => {
            for (at, feed) in found.iter().enumerate() {
                line(&candidate(at + 1, feed, options.json))?;
            }
            if options.json || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
                return Err(Failure::sentence(Message::new("feeds-several").with("count", count)));
            }
            ask(count)?
        }
    };
    if number == 0 || number > count {
        return Err(Failure::usage(Message::new("feed-number-unknown").with("number", number).with("count", count)));
    }
    Ok(found.swap_remove(number - 1))
}

/// Asks for a number on the terminal.
fn ask(count: usize) -> Result<usize, Failure> {
    note(Message::new("ask-feed").with("count", count));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(sentence)?;
    answer.trim().parse().map_err(|_| Failure::sentence(Message::new("no-feed-chosen")))
}

fn candidate(number: usize, feed: &FoundFeed, json: bool) -> String {
    if json {
        return json!({
            "feed": number,
            "url": feed.url,
            "title": feed.title,
            "language": feed.language,
            "entries": feed.entries,
            "comments": feed.comments,
        })
        .to_string();
    }
    let title = feed.title.clone().unwrap_or_else(|| in_row(&Message::new("untitled")));
    let entries = in_row(&Message::new("entries-count").with("count", feed.entries));
    format!("{number}\t{}\t{title}\t{entries}", feed.url)
}

fn say(added: &Added, options: &Options) -> Result<(), Failure> {
    let (Added::Known(feed) | Added::Again(feed) | Added::New(feed, _)) = added;
    if options.json {
        return line(&object(feed, matches!(added, Added::Known(_))));
    }
    let of_feed = |message: &'static str| {
        let message = Message::new(message).with("title", &feed.title).with("section", &feed.section);
        message.with("id", &feed.id)
    };
    line(&said(&match added {
        Added::Known(_) => of_feed("feed-already").with("url", &feed.url),
        Added::Again(_) => of_feed("feed-again"),
        Added::New(_, reason) => match why(*reason) {
            Some(why) => of_feed("feed-added-to").and(Message::new(why)),
            None => of_feed("feed-added-to"),
        },
    }))
}

/// The message of the reason for a section; none where the user named it.
const fn why(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Said => None,
        Reason::Edition => Some("section-by-edition"),
        Reason::Host => Some("section-by-site"),
        Reason::Name => Some("section-by-name"),
        Reason::Language => Some("section-by-language"),
        Reason::Nothing => Some("section-by-nothing"),
    }
}

fn object(feed: &Subscription, known: bool) -> String {
    json!({
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "homepage": feed.homepage,
        "language": feed.language,
        "section": feed.section,
        "known": known,
    })
    .to_string()
}
