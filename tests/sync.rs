//! Accounts: syncing with servers of every kind, and with the faults that they have.

mod command;
mod complaints;
mod faults;
mod google;
mod native;
mod reach;
mod reader;
mod real;
mod server;
pub(crate) mod stub;

use std::path::Path;

use dateline::desk::{self, AccountChange, Logins, SyncError, SyncFailure, SyncOptions, Synced};
use dateline::fetch::{Client, Limits};
use dateline::model::{Access, Account, ArticleId, Mark, Protocol, RemoteFeed, Selection};
use dateline::store::Store;
use jiff::Timestamp;
use stub::{Fault, Kind, NEWEST, Stub};
use tempfile::TempDir;

/// Every server that the stub can be.
const KINDS: [Kind; 8] = [
    Kind::FreshRss,
    Kind::MinifluxReader,
    Kind::CommaFeed,
    Kind::BazQux,
    Kind::OldReader,
    Kind::Inoreader,
    Kind::Miniflux,
    Kind::OldMiniflux,
];

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(NEWEST + 400).unwrap()
}

fn offload(work: Box<dyn FnOnce() + Send>) {
    work();
}

/// A machine of the user's: a cache with an account.
pub(crate) struct Machine {
    _folder: TempDir,
    pub(crate) store: Store,
    client: Client,
    logins: Logins,
    account: Account,
}

/// The account of a server of the stub's.
fn account(kind: Kind, url: &str) -> Account {
    let command = ["echo", "secret"].map(str::to_owned).to_vec();
    let native = kind.is_native();
    let access = if native {
        Access { token_command: command, ..Access::default() }
    } else {
        let headers = match kind {
            Kind::Inoreader => vec![("AppId".to_owned(), "id".to_owned()), ("AppKey".to_owned(), "key".to_owned())],
            _ => Vec::new(),
        };
        Access { user: Some("ana".to_owned()), password_command: command, headers, ..Access::default() }
    };
    let protocol = if native { Protocol::Miniflux } else { Protocol::GoogleReader };
    Account { id: "home".to_owned(), protocol, url: url.to_owned(), access: Box::new(access), ca_file: None }
}

impl Machine {
    pub(crate) async fn new(stub: &Stub) -> Self {
        Self::of(account(stub.kind, &stub.base())).await
    }

    pub(crate) async fn of(account: Account) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits { spacing: std::time::Duration::ZERO, ..Limits::default() };
        let store = open(folder.path(), &account).await;
        Self { _folder: folder, store, client: Client::new(limits).unwrap(), logins: Logins::default(), account }
    }

    pub(crate) async fn sync(&self) -> Result<Synced, SyncFailure> {
        self.sync_with(SyncOptions::default()).await
    }

    pub(crate) async fn sync_with(&self, options: SyncOptions) -> Result<Synced, SyncFailure> {
        let with = (&self.store, &self.client, &offload as &desk::Offload, &self.logins);
        match desk::sync(with, &self.account, &[], options, now(), |_| {}).await {
            Ok(synced) => Ok(synced),
            Err(SyncError::Server(failure)) => Err(failure),
            Err(SyncError::Cache(error)) => panic!("{error}"),
        }
    }

    /// Titles of what is unread, and of what is starred.
    pub(crate) async fn states(&self) -> (Vec<String>, Vec<String>) {
        let all = Selection { limit: 20_000, ..Selection::default() };
        let rows = self.store.headlines(all.clone(), now()).await.unwrap();
        let mut unread: Vec<String> = rows.iter().filter(|row| !row.read).map(|row| row.title.clone()).collect();
        let starred = self.store.headlines(Selection { starred: true, ..all }, now()).await.unwrap();
        let mut starred: Vec<String> = starred.into_iter().map(|row| row.title).collect();
        unread.sort();
        starred.sort();
        (unread, starred)
    }

    pub(crate) async fn article(&self, title: &str) -> ArticleId {
        let all = Selection { limit: 20_000, ..Selection::default() };
        let rows = self.store.headlines(all, now()).await.unwrap();
        rows.iter().find(|row| row.title == title).unwrap_or_else(|| panic!("there is no {title}")).id
    }

    pub(crate) async fn read(&self, title: &str, on: bool) {
        self.store.mark(Mark::Read(vec![self.article(title).await], on), now()).await.unwrap();
    }

    pub(crate) async fn star(&self, title: &str, on: bool) {
        self.store.mark(Mark::Starred(vec![self.article(title).await], on), now()).await.unwrap();
    }

    /// Has the server change its feeds.
    pub(crate) async fn change(&self, change: &AccountChange) -> Option<String> {
        let with = (&self.store, &self.client, &self.logins);
        desk::change_account(with, &self.account, &[], change).await.unwrap()
    }

    /// Titles and folders of the feeds.
    pub(crate) async fn feeds(&self) -> Vec<(String, Option<String>)> {
        let feeds = self.store.account("home").await.unwrap().feeds;
        feeds.into_iter().map(|feed| (feed.title, feed.folder)).collect()
    }

    pub(crate) async fn remote(&self, title: &str) -> RemoteFeed {
        let feeds = self.store.account("home").await.unwrap().feeds;
        feeds.into_iter().find(|feed| feed.title == title).unwrap_or_else(|| panic!("there is no feed {title}"))
    }

    pub(crate) async fn waiting(&self) -> usize {
        self.store.waiting("home").await.unwrap().len()
    }

    pub(crate) async fn sound(&self) {
        assert_eq!(self.store.examine(false).await.unwrap(), []);
    }
}

async fn open(folder: &Path, account: &Account) -> Store {
    let store = Store::open(folder).await.unwrap();
    store.list_accounts(vec![(account.id.clone(), account.name().to_owned())]).await.unwrap();
    store
}

#[tokio::test]
async fn both_machines_and_the_server_agree_whatever_server_it_is() {
    for kind in KINDS {
        let stub = Stub::new(kind, 4, 20);
        let (one, other) = (Machine::new(&stub).await, Machine::new(&stub).await);
        let first = one.sync().await.unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert_eq!((first.new, first.feeds), (20, (4, 0)), "{kind:?}");
        other.sync().await.unwrap();
        one.read("Headline 1", true).await;
        one.star("Headline 2", true).await;
        other.read("Headline 3", true).await;
        other.star("Headline 3", true).await;
        let (id4, id5) = (stub.id(4), stub.id(5));
        stub.world().set(id4, Some(true), None);
        stub.world().set(id5, None, Some(true));
        stub.publish(3);
        for _ in 0..2 {
            one.sync().await.unwrap();
            other.sync().await.unwrap();
        }
        let there = stub.states();
        assert_eq!(there.1, ["Headline 2", "Headline 3", "Headline 5"], "{kind:?}");
        assert_eq!(there.0.len(), 20, "{kind:?}");
        for machine in [&one, &other] {
            assert_eq!(machine.states().await, there, "{kind:?}");
            assert_eq!(machine.waiting().await, 0, "{kind:?}");
            machine.sound().await;
        }
        // Taken back on one machine, it is taken back everywhere.
        one.store.undo(now()).await.unwrap().unwrap();
        one.read("Headline 1", false).await;
        one.sync().await.unwrap();
        other.sync().await.unwrap();
        assert_eq!(other.states().await, stub.states(), "{kind:?}");
        assert!(stub.states().0.contains(&"Headline 1".to_owned()), "{kind:?}");
    }
}

#[tokio::test]
async fn an_item_takes_the_path_of_an_entry() {
    for kind in KINDS {
        let stub = Stub::new(kind, 2, 2);
        "Calm & fog".clone_into(&mut stub.world().items[1].title);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        let id = machine.article("Calm & fog").await;
        let article = machine.store.article(id).await.unwrap().unwrap();
        let names: Vec<(&str, &str)> =
            article.credits.iter().map(|credit| (credit.role.as_str(), credit.name.as_str())).collect();
        let expected = [("author", "Oda Fjell"), ("author", "Irena Talvik"), ("translator", "Kari Nes")];
        assert_eq!(names, expected, "{kind:?}");
        assert_eq!(article.tags, ["own tag"], "{kind:?}");
        assert_eq!(article.enclosures.len(), 1, "{kind:?}");
        while machine.store.index().await.unwrap() {}
        let query = dateline::model::Query::parse("tr:nes").unwrap();
        assert_eq!(machine.store.search(query, now(), 0, 9).await.unwrap().hits.len(), 2, "{kind:?}");
    }
}

#[tokio::test]
async fn a_steady_state_takes_at_most_five_requests() {
    for kind in KINDS {
        let stub = Stub::new(kind, 4, 30);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        stub.publish(5);
        stub.requests();
        machine.sync().await.unwrap();
        let requests = stub.requests();
        // Before 2.3.2 what is unread is listed by entries.
        let most = if kind == Kind::OldMiniflux { 7 } else { 5 };
        assert!(requests.len() <= most, "{kind:?}: {requests:?}");
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
    }
}

#[tokio::test]
async fn a_first_sync_takes_a_request_for_a_batch_of_articles_and_few_besides() {
    for (kind, batch) in [(Kind::FreshRss, 150), (Kind::BazQux, 250), (Kind::Miniflux, 250)] {
        let stub = Stub::new(kind, 4, 2_000);
        let machine = Machine::new(&stub).await;
        assert_eq!(machine.sync().await.unwrap().new, 2_000, "{kind:?}");
        let requests = stub.requests();
        let contents =
            requests.iter().filter(|line| line.ends_with("contents") || line.ends_with("v1/entries")).count();
        assert!(contents <= 2_000_usize.div_ceil(batch) + 2, "{kind:?}: {contents}");
        assert!(requests.len() <= contents + 8, "{kind:?}: {requests:?}");
    }
}

#[tokio::test]
async fn feeds_that_come_move_and_go_elsewhere_do_so_here() {
    for kind in [Kind::FreshRss, Kind::BazQux, Kind::Miniflux] {
        let stub = Stub::new(kind, 3, 12);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        let star = stub.id(1);
        stub.world().set(star, None, Some(true));
        machine.sync().await.unwrap();
        {
            let mut world = stub.world();
            world.feeds[2] = ("Renamed".to_owned(), Some("Moved".to_owned()));
            world.feeds.push(("New".to_owned(), Some("Moved".to_owned())));
            // The feed of the starred article is left.
            world.feeds[1].0.clear();
            world.items.retain(|item| item.feed != 1);
        }
        let synced = machine.sync().await.unwrap();
        assert_eq!(synced.feeds, (1, 1), "{kind:?}");
        let sections: Vec<String> =
            machine.store.sections(now()).await.unwrap().into_iter().map(|section| section.name).collect();
        assert!(sections.contains(&"Moved".to_owned()) && !sections.contains(&"Folder 1".to_owned()), "{sections:?}");
        assert_eq!(machine.states().await.1, ["Headline 1"], "{kind:?}: a star stays");
        machine.sound().await;
    }
}

#[tokio::test]
async fn feeds_are_changed_through_the_server_and_each_change_is_taken_back() {
    for kind in [Kind::FreshRss, Kind::Miniflux] {
        let stub = Stub::new(kind, 2, 4);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        let before = machine.feeds().await;
        let url = "https://new.example/feed".to_owned();
        let add = AccountChange::Add { url: url.clone(), folder: None, title: Some("Quay".to_owned()) };
        let stream = machine.change(&add).await;
        assert_eq!(stream, Some(kind.stream(2)), "{kind:?}");
        assert_eq!(machine.feeds().await[2], ("Quay".to_owned(), None), "{kind:?}");
        machine.change(&add.reversed(stream.as_deref()).unwrap()).await;
        assert_eq!(machine.feeds().await, before, "{kind:?}");
        let feed = machine.remote("Feed 0").await;
        let other = machine.remote("Feed 1").await;
        for change in [
            AccountChange::Rename(feed.clone(), "Other".to_owned()),
            AccountChange::Move(feed, Some("New".to_owned())),
            AccountChange::Move(other, None),
        ] {
            machine.change(&change).await;
            assert_ne!(machine.feeds().await, before, "{kind:?} {change:?}");
            machine.change(&change.reversed(None).unwrap()).await;
            assert_eq!(machine.feeds().await, before, "{kind:?} {change:?}");
        }
        let leave = AccountChange::Remove(machine.remote("Feed 1").await);
        machine.change(&leave).await;
        assert_eq!(machine.feeds().await, before[..1], "{kind:?}");
        machine.change(&leave.reversed(None).unwrap()).await;
        assert_eq!(machine.feeds().await, before, "{kind:?}");
        machine.sound().await;
    }
}

#[tokio::test]
async fn a_change_that_the_server_refuses_changes_nothing_here() {
    for (kind, path) in [(Kind::FreshRss, "subscription/edit"), (Kind::Miniflux, "v1/feeds/")] {
        let stub = Stub::new(kind, 2, 4);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        let before = machine.feeds().await;
        let rename = AccountChange::Rename(machine.remote("Feed 0").await, "Other".to_owned());
        for fault in [Fault::Portal, Fault::Status(500), Fault::Down] {
            stub.fails(path, fault, 1);
            let with = (&machine.store, &machine.client, &machine.logins);
            desk::change_account(with, &machine.account, &[], &rename).await.unwrap_err();
            assert_eq!(machine.feeds().await, before, "{kind:?} {fault:?}");
        }
    }
}
