//! What users of other readers complained of, where the cause was said: each a test by its name.

use dateline::desk::SyncOptions;
use dateline::model::{Listing, Mark, Part, Selection, Unread};
use jiff::Timestamp;

use super::stub::{Fault, Kind, NEWEST, Stub};
use super::{KINDS, Machine};

async fn synced(kind: Kind, items: i64) -> (Stub, Machine) {
    let stub = Stub::new(kind, 4, items);
    let machine = Machine::new(&stub).await;
    machine.sync().await.unwrap();
    (stub, machine)
}

#[tokio::test]
async fn marks_made_offline_are_lost() {
    for kind in [Kind::FreshRss, Kind::Miniflux] {
        // 3,000 marks in ten days without a network; 30 of them where time is short.
        let count = if std::env::var_os("DATELINE_FULL").is_some() { 3_000 } else { 30 };
        let (stub, machine) = synced(kind, count).await;
        stub.fails("/", Fault::Down, usize::MAX);
        let all = Selection { limit: 20_000, ..Selection::default() };
        let rows = machine.store.headlines(all, Timestamp::now()).await.unwrap();
        assert_eq!(i64::try_from(rows.len()).unwrap(), count);
        for (at, row) in rows.iter().enumerate() {
            let mark = if at % 5 == 0 { Mark::Starred(vec![row.id], true) } else { Mark::Read(vec![row.id], true) };
            machine.store.mark(mark, Timestamp::now()).await.unwrap();
            if at % 500 == 7 {
                machine.sync().await.unwrap_err();
            }
        }
        assert_eq!(i64::try_from(machine.waiting().await).unwrap(), count);
        stub.well();
        stub.requests();
        machine.sync().await.unwrap();
        let sent = stub.requests().iter().filter(|line| line.contains("edit-tag") || line.starts_with("PUT")).count();
        assert!(sent <= 2 + usize::try_from(count).unwrap() / 400, "{sent} batches");
        assert_eq!((machine.waiting().await, machine.states().await), (0, stub.states()));
        assert_eq!(i64::try_from(stub.states().1.len()).unwrap(), count / 5);
        machine.sound().await;
    }
}

#[tokio::test]
async fn a_captive_portal_swallows_marks() {
    let (stub, machine) = synced(Kind::FreshRss, 8).await;
    machine.read("Headline 1", true).await;
    stub.fails("edit-tag", Fault::Portal, 1);
    machine.sync().await.unwrap_err();
    machine.sync().await.unwrap();
    assert!(!stub.states().0.contains(&"Headline 1".to_owned()));
}

#[tokio::test]
async fn everything_is_marked_read_because_the_read_stream_is_everything() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 8).await;
        machine.sync().await.unwrap();
        assert_eq!((machine.states().await.0.len(), stub.states().0.len()), (8, 8), "{kind:?}");
    }
}

#[tokio::test]
async fn mark_all_marks_what_was_never_seen() {
    let (stub, machine) = synced(Kind::FreshRss, 8).await;
    stub.publish(2);
    let listing = Listing::Selection(Selection::default());
    let newest = machine.store.newest().await.unwrap();
    let ids =
        machine.store.unread(Unread { listing, newest, part: Part::All, since: None }, Timestamp::now()).await.unwrap();
    machine.store.mark(Mark::Read(ids, true), Timestamp::now()).await.unwrap();
    stub.requests();
    machine.sync().await.unwrap();
    assert!(!stub.requests().iter().any(|line| line.contains("mark-all")));
    assert_eq!(stub.states().0, ["Headline 10", "Headline 9"]);
    assert_eq!(machine.states().await, stub.states());
}

#[tokio::test]
async fn old_articles_of_a_feed_that_was_added_elsewhere_never_arrive() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 8).await;
        stub.publish(2);
        stub.world().items.last_mut().unwrap().published = 1_000_000_000;
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
    }
}

#[tokio::test]
async fn what_came_and_was_read_elsewhere_at_once_never_arrives() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 8).await;
        stub.publish(600);
        let ids: Vec<i64> = (9..=606).map(|number| stub.id(number)).collect();
        for id in ids {
            stub.world().set(id, Some(true), None);
        }
        // Where the sync breaks off it goes on where it was.
        stub.fails(if kind.is_native() { "v1/entries" } else { "items/contents" }, Fault::Half, 1);
        let _ = machine.sync().await;
        stub.well();
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
        machine.article("Headline 9").await;
        machine.article("Headline 606").await;
    }
}

#[tokio::test]
async fn what_was_marked_is_downloaded_again() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 300).await;
        let all = Selection { limit: 999, ..Selection::default() };
        let ids = machine.store.headlines(all, Timestamp::now()).await.unwrap().iter().map(|row| row.id).collect();
        machine.store.mark(Mark::Read(ids, true), Timestamp::now()).await.unwrap();
        stub.requests();
        machine.sync().await.unwrap();
        machine.sync().await.unwrap();
        let requests = stub.requests();
        let contents = requests.iter().filter(|line| line.ends_with("items/contents") || *line == "GET /v1/entries");
        // Where there is no list of ids, entries stand for it.
        let most = if kind.is_native() { 2 + 4 * usize::from(kind == Kind::OldMiniflux) } else { 0 };
        assert!(contents.count() <= most, "{kind:?}: {requests:?}");
    }
}

#[tokio::test]
async fn remote_reads_are_not_pulled() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 8).await;
        let (one, other) = (stub.id(1), stub.id(2));
        stub.world().set(one, Some(true), None);
        stub.world().set(other, Some(true), None);
        machine.sync().await.unwrap();
        stub.world().set(other, Some(false), None);
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
        assert_eq!(machine.states().await.0.len(), 7, "{kind:?}");
    }
}

#[tokio::test]
async fn a_first_sync_that_breaks_off_is_never_completed() {
    for (kind, path) in [(Kind::BazQux, "items/contents"), (Kind::Miniflux, "v1/entries")] {
        let stub = Stub::new(kind, 4, 600);
        let machine = Machine::new(&stub).await;
        // The second batch breaks off; what came stays, and the rest comes later.
        stub.fails("items/ids", Fault::Status(500), 1);
        if kind == Kind::BazQux {
            machine.sync().await.unwrap_err();
        }
        stub.well();
        stub.fails(path, Fault::Half, 1);
        machine.sync().await.unwrap_err();
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
        machine.sound().await;
    }
}

#[tokio::test]
async fn stars_go_one_way_alone() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 4).await;
        machine.star("Headline 1", true).await;
        let other = stub.id(2);
        stub.world().set(other, None, Some(true));
        machine.sync().await.unwrap();
        assert_eq!(stub.states().1, ["Headline 1", "Headline 2"], "{kind:?}");
        assert_eq!(machine.states().await.1, ["Headline 1", "Headline 2"], "{kind:?}");
        machine.star("Headline 2", false).await;
        let one = stub.id(1);
        stub.world().set(one, None, Some(false));
        machine.sync().await.unwrap();
        assert_eq!((machine.states().await.1.len(), stub.states().1.len()), (0, 0), "{kind:?}");
    }
}

#[tokio::test]
async fn each_article_costs_a_request() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 300).await;
        assert!(stub.requests().len() <= 14, "{kind:?}");
        let all = Selection { limit: 999, ..Selection::default() };
        let ids = machine.store.headlines(all, Timestamp::now()).await.unwrap().iter().map(|row| row.id).collect();
        machine.store.mark(Mark::Read(ids, true), Timestamp::now()).await.unwrap();
        machine.sync().await.unwrap();
        let sent = stub.requests().iter().filter(|line| line.contains("edit-tag") || line.starts_with("PUT")).count();
        assert_eq!(sent, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn lists_end_at_a_thousand_or_ten_thousand() {
    for kind in KINDS {
        let count = if kind == Kind::OldMiniflux { 1_500 } else { 10_500 };
        let stub = Stub::new(kind, 4, count);
        let machine = Machine::new(&stub).await;
        let planned = machine.sync_with(SyncOptions { dry: true }).await.unwrap();
        assert_eq!(i64::try_from(planned.new).unwrap(), count, "{kind:?}");
    }
}

#[tokio::test]
async fn mark_all_leaves_some_unread_because_only_the_newest_of_each_feed_came() {
    for kind in KINDS {
        // One feed with more unread articles than any list shows at once.
        let stub = Stub::new(kind, 1, 1_200);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        let listing = Listing::Selection(Selection::default());
        let newest = machine.store.newest().await.unwrap();
        let unread = Unread { listing, newest, part: Part::All, since: None };
        let ids = machine.store.unread(unread, Timestamp::now()).await.unwrap();
        machine.store.mark(Mark::Read(ids, true), Timestamp::now()).await.unwrap();
        machine.sync().await.unwrap();
        assert_eq!(stub.states().0, Vec::<String>::new(), "{kind:?}");
    }
}

#[tokio::test]
async fn counts_differ() {
    for kind in KINDS {
        let (stub, machine) = synced(kind, 40).await;
        for number in [3, 5, 8, 13] {
            let id = stub.id(number);
            stub.world().set(id, Some(true), None);
        }
        machine.read("Headline 21", true).await;
        stub.publish(7);
        // Twice, and once more broken off.
        machine.sync().await.unwrap();
        stub.fails(if kind == Kind::OldMiniflux { "v1/entries" } else { "ids" }, Fault::Half, 9);
        machine.sync().await.unwrap_err();
        stub.well();
        machine.sync().await.unwrap();
        let there = u64::try_from(stub.states().0.len()).unwrap();
        let sections = machine.store.sections(super::now()).await.unwrap();
        assert_eq!(sections.iter().map(|section| section.unread).sum::<u64>(), there, "{kind:?}");
        let memory = machine.store.account("home").await.unwrap();
        assert_eq!((memory.unread, memory.items), (there, 47), "{kind:?}");
    }
}

#[tokio::test]
async fn the_whole_archive_is_downloaded() {
    for kind in KINDS.into_iter().filter(|kind| *kind != Kind::CommaFeed) {
        let stub = Stub::new(kind, 4, 3_000);
        {
            // All but the newest twenty were read long ago.
            let mut world = stub.world();
            for item in world.items.iter_mut().take(2_980) {
                (item.read, item.published) = (true, NEWEST - 90 * 86_400);
            }
        }
        let machine = Machine::new(&stub).await;
        assert_eq!(machine.sync().await.unwrap().new, 20, "{kind:?}");
        assert!(stub.requests().len() <= 10, "{kind:?}");
    }
}

#[tokio::test]
async fn the_feeds_of_miniflux_are_there_and_their_articles_are_not() {
    let (stub, machine) = synced(Kind::MinifluxReader, 8).await;
    assert_eq!(machine.states().await, stub.states());
    assert!(!stub.requests().iter().any(|line| line.contains("stream/contents") || line.contains("unread-count")));
}

#[tokio::test]
async fn the_start_fails_while_the_server_is_away() {
    let (stub, machine) = synced(Kind::FreshRss, 8).await;
    stub.fails("/", Fault::Down, usize::MAX);
    assert!(machine.sync().await.is_err());
    assert_eq!(machine.states().await.0.len(), 8, "everything is there");
    machine.read("Headline 1", true).await;
    assert_eq!(machine.states().await.0.len(), 7);
}

#[tokio::test]
async fn a_mark_made_while_the_pull_runs_is_turned_back() {
    let (stub, machine) = synced(Kind::FreshRss, 8).await;
    // The lists are read while the mark waits: as if it were made between the two.
    machine.read("Headline 1", true).await;
    let rows = machine.store.waiting("home").await.unwrap();
    let known = machine.store.known_items("home").await.unwrap();
    let listed = dateline::sync::Listed {
        unread: known.iter().map(|known| known.item.clone()).collect(),
        ..dateline::sync::Listed::default()
    };
    assert!(dateline::sync::plan(&known, &listed, &rows).is_empty());
    let stale = known.into_iter().map(|known| (known.item, dateline::model::Flag::Read, false)).collect();
    machine.store.take_states("home", stale).await.unwrap();
    assert!(!machine.states().await.0.contains(&"Headline 1".to_owned()), "also when the plan is older than the mark");
    machine.sync().await.unwrap();
    assert_eq!(machine.states().await, stub.states());
}
