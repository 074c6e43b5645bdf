use clap::Args;

use super::Common;
use super::output::{Failure, line};
use super::session::sentence;
use crate::config::{self, FeedsEdit};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Ids, titles or addresses of feeds, as `dateline feeds` lists them
    #[arg(required = true)]
    feeds: Vec<String>,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let folder = common.folders().config;
    let subscribed = config::load_feeds(&folder).feeds;
    let mut edit = FeedsEdit::open(&folder).map_err(sentence)?;
    let mut gone = Vec::new();
    for wanted in &options.feeds {
        let mut found = subscribed.iter().filter(|feed| [&feed.id, &feed.title, &feed.url].contains(&wanted));
        let Some(feed) = found.next() else {
            return Err(Failure::Usage(format!("no feed is called {wanted}; `dateline feeds` lists them")));
        };
        if let Some(other) = found.next() {
            let sentence = format!("{wanted} names two feeds; say which by its id: {} or {}", feed.id, other.id);
            return Err(Failure::Usage(sentence));
        }
        edit.remove(feed, config::is_built_in(&feed.id)).map_err(sentence)?;
        gone.push(feed);
    }
    edit.save().map_err(sentence)?;
    for feed in gone {
        line(&format!("{} was removed; its articles stay in the cache", feed.title))?;
    }
    Ok(())
}
