//! Accounts in the cache: items, their states, what waits to be sent.

use dateline::model::{Flag, ItemId, Mark, RemoteFeed, Selection, Step, Waiting};
use dateline::store::{NewItem, RemovedAccount, Retention, Store};
use tempfile::TempDir;

use super::{article, came, feed, now, visit};

fn remote(stream: &str, folder: Option<&str>) -> RemoteFeed {
    RemoteFeed {
        stream: stream.to_owned(),
        title: format!("Feed {stream}"),
        url: format!("https://{stream}.example/feed"),
        homepage: None,
        folder: folder.map(str::to_owned),
    }
}

/// A cache with a local feed, and an account with two feeds.
async fn account(folder: &TempDir) -> Store {
    let store = Store::open(folder.path()).await.unwrap();
    store.list_accounts(vec![("home".to_owned(), "server.example".to_owned())]).await.unwrap();
    store.set_account_feeds("home", vec![remote("1", Some("World")), remote("2", None)], None).await.unwrap();
    subscribe(&store).await;
    store
}

async fn subscribe(store: &Store) {
    let mut feeds = vec![feed("harbour", "World")];
    feeds.extend(store.account_feeds().await.unwrap());
    store.subscribe(feeds).await.unwrap();
}

fn item(number: i64, stream: &str) -> NewItem {
    let mut article = article(u32::try_from(number).unwrap(), "<p>x</p>");
    article.guid = Some(format!("item {number}"));
    NewItem { item: ItemId::Number(number), feed: format!("home/{stream}"), article, read: false, starred: false }
}

async fn keep(store: &Store, items: Vec<NewItem>) {
    store.keep_items("home", items, now()).await.unwrap();
}

/// Titles with their states, the newest first.
async fn rows(store: &Store) -> Vec<(String, bool, bool)> {
    let all = Selection { limit: 99, ..Selection::default() };
    let rows = store.headlines(all, now()).await.unwrap();
    rows.into_iter().map(|row| (row.title.replace("Headline ", ""), row.read, row.starred)).collect()
}

async fn ids(store: &Store, numbers: &[i64]) -> Vec<dateline::model::ArticleId> {
    let items = numbers.iter().copied().map(ItemId::Number).collect();
    store.articles_of_items("home", items).await.unwrap()
}

async fn waiting(store: &Store) -> Vec<(String, Flag, bool)> {
    let mut rows = store.waiting("home").await.unwrap();
    // Those of one step were made in the order of the articles.
    rows.sort_by_key(|row| (row.flag, row.on, row.item.to_string()));
    rows.into_iter().map(|Waiting { item, flag, on, .. }| (item.to_string(), flag, on)).collect()
}

async fn sound(store: &Store) {
    assert_eq!(store.examine(false).await.unwrap(), []);
}

#[tokio::test]
async fn feeds_of_an_account_are_sections_beside_the_local_ones() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), item(2, "2")]).await;
    let sections: Vec<(String, u64)> =
        store.sections(now()).await.unwrap().into_iter().map(|section| (section.name, section.unread)).collect();
    assert_eq!(sections, [("World".to_owned(), 1), ("server.example".to_owned(), 1)]);
    store.list_accounts(Vec::new()).await.unwrap();
    subscribe(&store).await;
    assert_eq!(store.sections(now()).await.unwrap().len(), 1, "an account that feeds.toml does not name rests");
    sound(&store).await;
}

#[tokio::test]
async fn every_step_of_state_and_its_undo_waits_for_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), item(2, "1"), item(3, "2")]).await;
    let all = ids(&store, &[1, 2, 3]).await;
    store.mark(Mark::Read(all.clone(), true), now()).await.unwrap();
    store.mark(Mark::Starred(vec![all[1]], true), now()).await.unwrap();
    let read = |item: &str, on| (item.to_owned(), Flag::Read, on);
    assert_eq!(
        waiting(&store).await,
        [read("1", true), read("2", true), read("3", true), ("2".to_owned(), Flag::Starred, true)]
    );
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Starred(1, false)));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Read(3, false)));
    assert_eq!(
        waiting(&store).await,
        [read("1", false), read("2", false), read("3", false), ("2".to_owned(), Flag::Starred, false)]
    );
    assert_eq!(store.outbox().await.unwrap(), [("server.example".to_owned(), 4)]);
    sound(&store).await;
}

#[tokio::test]
async fn an_answer_lets_go_what_was_sent_and_not_what_was_changed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), item(2, "1")]).await;
    let all = ids(&store, &[1, 2]).await;
    store.mark(Mark::Read(all.clone(), true), now()).await.unwrap();
    let sent: Vec<i64> = store.waiting("home").await.unwrap().iter().map(|row| row.row).collect();
    store.mark(Mark::Read(vec![all[0]], false), now()).await.unwrap();
    store.sent(sent).await.unwrap();
    assert_eq!(waiting(&store).await, [("1".to_owned(), Flag::Read, false)]);
}

#[tokio::test]
async fn what_waits_wins_over_the_server_and_the_rest_is_pulled_without_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), item(2, "1")]).await;
    store.mark(Mark::Read(ids(&store, &[1]).await, true), now()).await.unwrap();
    let pulled = vec![
        (ItemId::Number(1), Flag::Read, false),
        (ItemId::Number(2), Flag::Read, true),
        (ItemId::Number(2), Flag::Starred, true),
        (ItemId::Number(7), Flag::Read, true),
    ];
    store.take_states("home", pulled).await.unwrap();
    assert_eq!(rows(&store).await, [("2".to_owned(), true, true), ("1".to_owned(), true, false)]);
    assert_eq!(waiting(&store).await, [("1".to_owned(), Flag::Read, true)], "a pull is not sent back");
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Read(1, false)), "and is no step of the reader's");
    sound(&store).await;
}

#[tokio::test]
async fn an_article_is_unread_while_any_of_its_items_is_and_a_mark_goes_to_all() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    let both = |number: i64, stream: &str, read| {
        let mut item = item(number, stream);
        item.article = article(1, "<p>x</p>");
        item.read = read;
        item
    };
    store.save("harbour".to_owned(), came(vec![article(1, "<p>x</p>")]), visit()).await.unwrap();
    keep(&store, vec![both(10, "1", true), both(20, "2", false)]).await;
    assert_eq!(rows(&store).await, [("1".to_owned(), false, false)], "one article, carried three times");
    store.take_states("home", vec![(ItemId::Number(20), Flag::Read, true)]).await.unwrap();
    assert_eq!(rows(&store).await, [("1".to_owned(), true, false)]);
    store.take_states("home", vec![(ItemId::Number(10), Flag::Read, false)]).await.unwrap();
    assert_eq!(rows(&store).await, [("1".to_owned(), false, false)]);
    store.mark(Mark::Read(ids(&store, &[10]).await, true), now()).await.unwrap();
    store.mark(Mark::Starred(ids(&store, &[10]).await, true), now()).await.unwrap();
    let expected = ["10", "20"].map(|item| (item.to_owned(), Flag::Read, true)).to_vec();
    let stars = ["10", "20"].map(|item| (item.to_owned(), Flag::Starred, true)).to_vec();
    assert_eq!(waiting(&store).await, [expected, stars].concat());
    sound(&store).await;
}

#[tokio::test]
async fn an_item_that_joins_a_starred_article_is_starred_on_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "<p>x</p>")]), visit()).await.unwrap();
    let id = store.headlines(super::world(1), now()).await.unwrap()[0].id;
    store.mark(Mark::Starred(vec![id], true), now()).await.unwrap();
    keep(&store, vec![item(1, "1")]).await;
    assert_eq!(rows(&store).await, [("1".to_owned(), false, true)]);
    assert_eq!(waiting(&store).await, [("1".to_owned(), Flag::Starred, true)]);
    sound(&store).await;
}

#[tokio::test]
async fn what_retention_let_go_is_remembered_and_comes_back_when_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), item(2, "1")]).await;
    store.mark(Mark::Read(ids(&store, &[1, 2]).await, true), now()).await.unwrap();
    let all = Retention { before: Some(i64::MAX), per_feed: None, keep_unread: true };
    while store.retain(all).await.unwrap() {}
    assert_eq!(rows(&store).await, []);
    let known = store.known_items("home").await.unwrap();
    assert!(known.len() == 2 && known.iter().all(|item| item.gone && item.read), "{known:?}");
    assert_eq!(waiting(&store).await.len(), 2, "what was not sent is sent all the same");
    keep(&store, vec![NewItem { starred: true, read: true, ..item(2, "1") }]).await;
    assert_eq!(rows(&store).await, [("2".to_owned(), true, true)]);
    sound(&store).await;
}

#[tokio::test]
async fn a_feed_that_was_left_elsewhere_takes_no_state_from_its_articles() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1"), NewItem { starred: true, ..item(2, "2") }]).await;
    let changed = store.set_account_feeds("home", vec![remote("1", None), remote("3", None)], None).await.unwrap();
    assert_eq!(changed, (1, 1));
    subscribe(&store).await;
    let known: Vec<String> =
        store.known_items("home").await.unwrap().iter().map(|item| item.item.to_string()).collect();
    assert_eq!(known, ["1"]);
    let starred = store.headlines(Selection { starred: true, limit: 9, ..Selection::default() }, now()).await.unwrap();
    assert_eq!(starred.len(), 1);
    sound(&store).await;
}

#[tokio::test]
async fn an_account_that_is_removed_leaves_what_is_starred_or_carried_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "<p>x</p>")]), visit()).await.unwrap();
    keep(&store, vec![item(1, "1"), item(2, "1"), NewItem { starred: true, ..item(3, "2") }, item(4, "2")]).await;
    store.mark(Mark::Read(ids(&store, &[4]).await, true), now()).await.unwrap();
    let removed = store.remove_account("home").await.unwrap();
    assert_eq!(removed, RemovedAccount { articles: 2, kept: 2, waiting: 1 });
    subscribe(&store).await;
    assert_eq!(rows(&store).await, [("1".to_owned(), false, false)]);
    assert_eq!(
        store.headlines(Selection { starred: true, limit: 9, ..Selection::default() }, now()).await.unwrap().len(),
        1
    );
    sound(&store).await;
    // Added again it brings everything again.
    let again = store;
    again.list_accounts(vec![("home".to_owned(), "server.example".to_owned())]).await.unwrap();
    again.set_account_feeds("home", vec![remote("1", None), remote("2", None)], None).await.unwrap();
    subscribe(&again).await;
    keep(&again, vec![item(2, "1"), item(4, "2")]).await;
    assert_eq!(rows(&again).await.len(), 4, "with the starred one, whose feed is listed again");
    sound(&again).await;
}

#[tokio::test]
async fn a_change_that_the_server_refuses_three_times_is_dropped_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = account(&folder).await;
    keep(&store, vec![item(1, "1")]).await;
    store.mark(Mark::Read(ids(&store, &[1]).await, true), now()).await.unwrap();
    let row = store.waiting("home").await.unwrap()[0].clone();
    let told = [store.refused(row.row).await, store.refused(row.row).await, store.refused(row.row).await];
    assert_eq!(told.map(Result::unwrap), [false, false, true]);
    assert_eq!(waiting(&store).await, []);
    // What the server said it did and did not do waits again, and not without end.
    assert_eq!(store.wait_again("home", vec![row.clone()]).await.unwrap(), 0);
    assert_eq!(store.waiting("home").await.unwrap()[0].tries, 1);
    assert_eq!(store.wait_again("home", vec![Waiting { tries: 2, ..row }]).await.unwrap(), 1);
}
