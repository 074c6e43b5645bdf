use clap::Args;

use super::Common;
use super::accounts::{chosen, client};
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use crate::config::{self, FeedsEdit};
use crate::desk::{self, AccountChange, Logins};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Ids, titles or addresses of feeds, as `dateline feeds` lists them; one of an account is left on its server
    #[arg(required = true)]
    feeds: Vec<String>,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let folder = common.folders().config;
    let file = config::load_feeds(&folder);
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for wanted in &options.feeds {
        let mut found = file.feeds.iter().filter(|feed| [&feed.id, &feed.title, &feed.url].contains(&wanted));
        match (found.next(), wanted.split_once('/')) {
            (Some(feed), _) => {
                if let Some(other) = found.next() {
                    let sentence =
                        format!("{wanted} names two feeds; say which by its id: {} or {}", feed.id, other.id);
                    return Err(Failure::Usage(sentence));
                }
                here.push(feed);
            }
            (None, Some((id, stream))) if file.accounts.iter().any(|account| account.id == id) => {
                there.push((id, stream));
            }
            (None, _) => {
                return Err(Failure::Usage(format!("no feed is called {wanted}; `dateline feeds` lists them")));
            }
        }
    }
    if !there.is_empty() {
        runtime()?.block_on(leave(common, &there))?;
    }
    if here.is_empty() {
        return Ok(());
    }
    let mut edit = FeedsEdit::open(&folder).map_err(sentence)?;
    for feed in &here {
        edit.remove(feed, config::is_built_in(&feed.id)).map_err(sentence)?;
    }
    edit.save().map_err(sentence)?;
    for feed in here {
        line(&format!("{} was removed; its articles stay in the cache", feed.title))?;
    }
    Ok(())
}

/// Leaves feeds on the servers of their accounts.
async fn leave(common: &Common, feeds: &[(&str, &str)]) -> Result<(), Failure> {
    if common.offline {
        return Err(Failure::Usage("the server of an account cannot be told anything with --offline".to_owned()));
    }
    let session = Session::without_guide(common).await?;
    let (client, logins) = (client(&session)?, Logins::default());
    for (id, stream) in feeds {
        for account in chosen(&session, Some(id))? {
            let known = session.store.account(id).await.map_err(sentence)?.feeds;
            let Some(feed) = known.into_iter().find(|feed| feed.stream == *stream) else {
                return Err(Failure::Usage(format!("no feed is called {id}/{stream}; `dateline feeds` lists them")));
            };
            let title = feed.title.clone();
            let left = desk::change_account((&client, &logins), &account, &AccountChange::Remove(feed)).await;
            left.map_err(|failure| Failure::Sentence(format!("{id}: {}", failure.sentence())))?;
            line(&format!("{title} was left on {}; its articles stay in the cache", account.name()))?;
        }
    }
    session.store.close().await.map_err(sentence)
}
