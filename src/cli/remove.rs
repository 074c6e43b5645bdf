use std::path::Path;

use clap::Args;

use super::Common;
use super::accounts::{client, refused};
use super::output::{Failure, line, said, unknown};
use super::session::{Session, called, runtime, sentence};
use crate::config::{self, FeedsEdit, FeedsFile};
use crate::desk::{self, AccountChange, Logins};
use crate::model::{Account, Message, Subscription};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Ids, titles or addresses of feeds, as `dateline feeds` lists them; feeds of an account are unsubscribed on its server
    #[arg(required = true)]
    feeds: Vec<String>,
}

/// Feeds of the user's file, and feeds of accounts with what is said of each.
type Wanted<'a> = (Vec<&'a Subscription>, Vec<(&'a Account, Subscription)>);

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let folder = common.folders().config;
    let file = config::load_feeds(&folder);
    let shown = runtime()?.block_on(called(common, file.feeds.clone()));
    // Only accounts need an open session.
    if file.accounts.is_empty() {
        return remove_here(&folder, &wanted(options, &file, (&shown, &[]))?.0);
    }
    runtime()?.block_on(async {
        let session = Session::without_guide(common).await?;
        let remote = session.store.account_feeds().await.map_err(sentence)?;
        let (here, there) = wanted(options, &file, (&shown, &remote))?;
        if !there.is_empty() && common.offline {
            return Err(Failure::usage(Message::new("offline-server")));
        }
        leave(&session, &there).await?;
        session.store.close().await.map_err(sentence)?;
        remove_here(&folder, &here)
    })
}

/// What the words name, each by its id, address, or title in the file or as it is shown.
fn wanted<'a>(
    options: &Options,
    file: &'a FeedsFile,
    (shown, remote): (&'a [Subscription], &[Subscription]),
) -> Result<Wanted<'a>, Failure> {
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for wanted in &options.feeds {
        let is = |feed: &&Subscription| [&feed.id, &feed.title, &feed.url].contains(&wanted);
        let either = |(feed, shown): &(&Subscription, &Subscription)| is(feed) || is(shown);
        let own: Vec<&Subscription> = file.feeds.iter().zip(shown).filter(either).map(|(_, shown)| shown).collect();
        let other: Vec<&Subscription> = remote.iter().filter(is).collect();
        match (own.as_slice(), other.as_slice()) {
            ([feed], []) => here.push(*feed),
            ([], [feed]) => {
                there.extend(file.account_of(&feed.id).map(|(account, _)| (account, (*feed).clone())));
            }
            ([], []) => {
                return Err(Failure::usage(Message::about("feed-unknown", wanted)));
            }
            (own, other) => {
                let ids: Vec<&str> = own.iter().chain(other).map(|feed| feed.id.as_str()).collect();
                return Err(unknown("feed-ambiguous", wanted, &ids));
            }
        }
    }
    Ok((here, there))
}

fn remove_here(folder: &Path, feeds: &[&Subscription]) -> Result<(), Failure> {
    if feeds.is_empty() {
        return Ok(());
    }
    let mut edit = FeedsEdit::open(folder).map_err(sentence)?;
    for feed in feeds {
        edit.remove(feed, config::is_built_in(&feed.id)).map_err(sentence)?;
    }
    edit.save().map_err(sentence)?;
    feeds.iter().try_for_each(|feed| line(&said(&Message::about("feed-taken-out", &feed.title))))
}

/// Leaves feeds on the servers of their accounts.
async fn leave(session: &Session, feeds: &[(&Account, Subscription)]) -> Result<(), Failure> {
    let (client, logins) = (client(session)?, Logins::default());
    for (account, feed) in feeds {
        let known = session.store.account(&account.id).await.map_err(sentence)?.feeds;
        let Some(remote) = known.into_iter().find(|remote| account.feed(&remote.stream) == feed.id) else { continue };
        let with = (&session.store, &client, &logins);
        let left = desk::change_account(with, account, &session.feeds.feeds, &AccountChange::Remove(remote)).await;
        left.map_err(|error| refused(&account.id, error))?;
        line(&said(&Message::about("feed-left", &feed.title).with("account", account.name())))?;
    }
    Ok(())
}
