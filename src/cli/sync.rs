use std::io::IsTerminal as _;

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use super::Common;
use super::accounts::{chosen, client};
use super::output::{Failure, english, line, not_offline, note, said};
use super::refresh::pages;
use super::session::{Session, offload, runtime, sentence};
use crate::desk::{self, Index, Logins, SyncError, SyncOptions, Synced};
use crate::fetch::Client;
use crate::model::{Account, Message};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Sync only this account
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Print what would be sent and fetched, without changing anything
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON line for each account; the default if standard output is not a terminal
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("sync"));
    }
    runtime()?.block_on(sync(common, options))
}

async fn sync(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::without_guide(common).await?;
    let accounts = chosen(&session, options.account.as_deref())?;
    if accounts.is_empty() {
        note(Message::new("no-accounts"));
        return Ok(());
    }
    let Some(lock) = session.store.lock_sync() else {
        return Err(Failure::sentence(Message::new("sync-elsewhere")));
    };
    let json = options.json || !std::io::stdout().is_terminal();
    let (client, logins) = (client(&session)?, Logins::default());
    let (mut failed, mut calls) = (false, Vec::new());
    for account in accounts {
        let how = SyncOptions { dry: options.dry_run };
        let with = (&session.store, &client, &offload as &desk::Offload, &logins);
        let synced = desk::sync(with, &account, &session.feeds.feeds, how, Timestamp::now(), |_| {}).await;
        match synced {
            Ok(synced) => {
                for notes in &synced.notes {
                    note(notes.clone().at(&account.id));
                }
                line(&if json { object(&account, &synced) } else { plain(&account, &synced, options.dry_run) })?;
                calls.extend(synced.calls);
            }
            Err(SyncError::Cache(error)) => return Err(sentence(error)),
            Err(SyncError::Server(failure)) => {
                failed = true;
                if json {
                    line(&json!({"account": account.id, "error": english(&failure.advised())}).to_string())?;
                }
                note(failure.advised().at(&account.id));
            }
        }
    }
    if !options.dry_run {
        settle(&session, &client).await?;
    }
    session.store.close().await.map_err(sentence)?;
    drop(lock);
    for failure in desk::call(&calls).await {
        note(failure);
    }
    if failed { Err(Failure::Some) } else { Ok(()) }
}

/// Fetches the pages that the settings want of articles of accounts, and puts the cache in order.
async fn settle(session: &Session, client: &Client) -> Result<(), Failure> {
    let (store, now) = (&session.store, Timestamp::now());
    let feeds = store.account_feeds().await.map_err(sentence)?;
    let wanted = desk::pages_after_refresh(store, &feeds, session.settings.full_text, now).await.map_err(sentence)?;
    pages(session, client, &feeds, wanted).await?;
    desk::tidy(store, &session.settings, Index::Few, now, || {}).await.map_err(sentence)
}

fn object(account: &Account, synced: &Synced) -> String {
    json!({
        "account": account.id,
        "sent": synced.sent,
        "waiting": synced.waiting,
        "new": synced.new,
        "changed": synced.changed,
        "states": synced.states,
        "feeds_added": synced.feeds.0,
        "feeds_removed": synced.feeds.1,
        "notes": synced.notes.iter().map(english).collect::<Vec<_>>(),
    })
    .to_string()
}

fn plain(account: &Account, synced: &Synced, dry: bool) -> String {
    let done = Message::new(if dry { "sync-would" } else { "sync-done" });
    let done = done.with("sent", synced.sent).with("new", synced.new).with("states", synced.states);
    let done = if dry { done } else { done.with("changed", synced.changed) };
    let waits = !dry && synced.waiting > 0;
    let waiting = waits.then(|| Message::new("marks-waiting").with("count", synced.waiting));
    said(&waiting.into_iter().fold(done, Message::and).at(&account.id))
}
