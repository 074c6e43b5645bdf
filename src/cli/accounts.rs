use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;

use super::Common;
use super::output::{Failure, english, in_row, line, not_offline, note, said};
use super::session::{Session, runtime, sentence};
use crate::config::{self, FeedsEdit};
use crate::desk::{self, Logins, SyncError, SyncFailure};
use crate::fetch::{Client, FetchError, Limits};
use crate::model::{Access, Account, Flag, Message, Protocol, ToMessage as _, Waiting};
use crate::store::AccountMemory;

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Option<Action>,
    /// Print one JSON line for each account
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add an account; the base address and the protocol are detected from the given address
    Add(Add),
    /// List accounts with their feeds, unread articles and marks to send
    List,
    /// Log in to accounts and report problems
    Check {
        /// Only this account
        id: Option<String>,
    },
    /// List marks that were not sent yet
    Outbox {
        /// Only those of this account
        id: Option<String>,
        /// Print one JSON line for each mark: `{account, item, title, flag, value, at, tries}`
        #[arg(long)]
        json: bool,
    },
    /// Remove an account with its articles; starred ones stay
    Remove {
        /// Its id
        id: String,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// Address of the server's front page, or its base address
    url: String,
    /// User name
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Program with arguments, separated by spaces, that prints the password
    #[arg(long, value_name = "COMMAND")]
    password_command: Option<String>,
    /// Program with arguments, separated by spaces, that prints an API token or key
    #[arg(long, value_name = "COMMAND", conflicts_with = "password_command")]
    token_command: Option<String>,
    /// Protocol, instead of detecting it
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// File of certificates (PEM) to trust for this server
    #[arg(long, value_name = "FILE")]
    ca_file: Option<std::path::PathBuf>,
    /// Id in feeds.toml [default: the host of its address]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    GoogleReader,
    Miniflux,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(async {
        match options.action.as_ref().unwrap_or(&Action::List) {
            Action::Add(wanted) => add(common, wanted).await,
            Action::List => list(common, options.json).await,
            Action::Check { id } => check(common, id.as_deref()).await,
            Action::Outbox { id, json } => outbox(common, id.as_deref(), *json || options.json).await,
            Action::Remove { id } => remove(common, id).await,
        }
    })
}

/// The accounts of the file, or the one of an id.
pub(super) fn chosen(session: &Session, id: Option<&str>) -> Result<Vec<Account>, Failure> {
    let all = &session.feeds.accounts;
    let Some(id) = id else { return Ok(all.clone()) };
    match all.iter().find(|account| account.id == id) {
        Some(account) => Ok(vec![account.clone()]),
        None => Err(Failure::usage(Message::about("account-unknown", id))),
    }
}

/// Why the server of an account did not do something.
pub(super) fn refused(id: &str, error: SyncError) -> Failure {
    match error {
        SyncError::Server(failure) => Failure::sentence(failure.advised().at(id)),
        SyncError::Cache(error) => sentence(error),
    }
}

/// A client that gives a server as much time as the settings say.
pub(super) fn client(session: &Session) -> Result<Client, Failure> {
    let total = std::time::Duration::from_secs(session.settings.timeout_seconds);
    Client::new(Limits::within(total)).map_err(sentence)
}

async fn add(common: &Common, wanted: &Add) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("accounts add"));
    }
    let session = Session::without_guide(common).await?;
    let words = |command: &Option<String>| {
        command.as_deref().unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let access = Access {
        user: wanted.user.clone(),
        password_command: words(&wanted.password_command),
        token_command: words(&wanted.token_command),
        ..Access::default()
    };
    let wish = Account {
        id: wanted.id.clone().unwrap_or_default(),
        url: wanted.url.clone(),
        access: Box::new(access),
        ca_file: wanted.ca_file.clone(),
        ..Account::default()
    };
    let kind = wanted.kind.map(|kind| match kind {
        Kind::GoogleReader => Protocol::GoogleReader,
        Kind::Miniflux => Protocol::Miniflux,
    });
    let found = desk::find_account(&client(&session)?, &wish, kind).await;
    let found = found.map_err(|failure| not_found(&wanted.url, &failure))?;
    let mut edit = FeedsEdit::open(&common.folders().config).map_err(sentence)?;
    let account = edit.add_account(found.account).map_err(sentence)?;
    edit.save().map_err(sentence)?;
    let added = Message::new("account-added").with("url", account.url).with("id", account.id);
    let added = added.with("protocol", account.protocol.as_str());
    line(&said(&added.with("feeds", Message::new("feeds-count").with("count", found.feeds))))
}

/// Why no account was found at an address.
fn not_found(url: &str, failure: &SyncFailure) -> Failure {
    let cure = match failure {
        SyncFailure::Fetch(_) if !url.contains("://") => Message::new("cure-write-http"),
        SyncFailure::Fetch(FetchError::Connection(_)) => Message::new("cure-does-it-run"),
        // Nothing is in feeds.toml yet.
        SyncFailure::Incomplete(option) => {
            Message::new("cure-account-option").with("option", format!("--{}", option.replace('_', "-")))
        }
        failure => failure.cure(),
    };
    Failure::sentence(failure.message().with_cure(cure).at(url))
}

async fn list(common: &Common, json: bool) -> Result<(), Failure> {
    let session = Session::without_guide(common).await?;
    if session.feeds.accounts.is_empty() {
        note(Message::new("no-accounts"));
    }
    for account in &session.feeds.accounts {
        let memory = session.store.account(&account.id).await.map_err(sentence)?;
        line(&if json {
            json!({
                "account": account.id,
                "kind": account.protocol.as_str(),
                "url": account.url,
                "feeds": memory.feeds.len(),
                "items": memory.items,
                "unread": memory.unread,
                "waiting": memory.waiting,
                "last_sync": memory.last_sync,
                "error": memory.error.as_ref().map(english),
            })
            .to_string()
        } else {
            plain_account(account, &memory)
        })?;
    }
    session.store.close().await.map_err(sentence)
}

/// Id, protocol, address, counts, the last sync and what failed, separated by tabs.
fn plain_account(account: &Account, memory: &AccountMemory) -> String {
    let counted = |id, count: u64| in_row(&Message::new(id).with("count", count));
    let never = || in_row(&Message::new("never-synced"));
    let synced = |time| in_row(&Message::new("synced-at").with("time", format!("{time:.0}")));
    let mut cells = vec![
        account.id.clone(),
        account.protocol.as_str().to_owned(),
        account.url.clone(),
        counted("feeds-count", memory.feeds.len() as u64),
        counted("unread-count", memory.unread),
        counted("marks-waiting", memory.waiting),
        memory.last_sync.map_or_else(never, synced),
    ];
    cells.extend(memory.error.as_ref().map(said));
    cells.join("\t")
}

async fn check(common: &Common, id: Option<&str>) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("accounts check"));
    }
    let session = Session::without_guide(common).await?;
    let (client, logins) = (client(&session)?, Logins::default());
    let mut failed = false;
    for account in chosen(&session, id)? {
        match desk::check_account(&client, &logins, &account).await {
            Ok(feeds) => {
                let feeds = Message::new("feeds-count").with("count", feeds);
                line(&said(&Message::new("account-well").with("feeds", feeds).at(&account.id)))?;
            }
            Err(failure) => {
                failed = true;
                note(failure.advised().at(&account.id));
            }
        }
    }
    if failed { Err(Failure::Some) } else { Ok(()) }
}

async fn outbox(common: &Common, id: Option<&str>, json: bool) -> Result<(), Failure> {
    let session = Session::without_guide(common).await?;
    for account in chosen(&session, id)? {
        let titles = session.store.waiting_titles(&account.id).await.map_err(sentence)?;
        for row in session.store.waiting(&account.id).await.map_err(sentence)? {
            let title = titles.get(&row.item);
            line(&if json { object(&account, &row, title).to_string() } else { plain(&account, &row, title) })?;
        }
    }
    session.store.close().await.map_err(sentence)
}

fn object(account: &Account, row: &Waiting, title: Option<&String>) -> serde_json::Value {
    json!({
        "account": account.id,
        "item": row.item.to_string(),
        "title": title,
        "flag": row.flag.as_str(),
        "value": row.on,
        "at": jiff::Timestamp::from_second(row.at).ok(),
        "tries": row.tries,
    })
}

fn plain(account: &Account, row: &Waiting, title: Option<&String>) -> String {
    let what = match (row.flag, row.on) {
        (Flag::Read, true) => "said-read",
        (Flag::Read, false) => "said-unread",
        (Flag::Starred, true) => "said-starred",
        (Flag::Starred, false) => "said-not-starred",
    };
    let what = in_row(&Message::new(what));
    format!("{}\t{}\t{what}\t{}", account.id, row.item, title.map_or("", String::as_str))
}

async fn remove(common: &Common, id: &str) -> Result<(), Failure> {
    let session = Session::without_guide(common).await?;
    let [account] = chosen(&session, Some(id))?.try_into().map_err(|_| Failure::Some)?;
    let mut edit = FeedsEdit::open(&common.folders().config).map_err(sentence)?;
    edit.remove_account(id);
    edit.save().map_err(sentence)?;
    let removed = session.store.remove_account(id).await.map_err(sentence)?;
    desk::follow_feeds(&session.store, &config::load_feeds(&session.folder)).await.map_err(sentence)?;
    session.store.close().await.map_err(sentence)?;
    let articles = Message::new("articles-count").with("count", removed.articles);
    let mut removal = Message::new("account-removed").with("id", &account.id).with("articles", articles);
    removal = removal.with("kept", removed.kept);
    if removed.waiting > 0 {
        removal = removal.and(Message::new("marks-lost").with("count", removed.waiting));
    }
    line(&said(&removal))
}
