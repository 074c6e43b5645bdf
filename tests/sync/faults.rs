//! What a server does wrong, each with its sentence: no local state is changed by an answer that is not whole.

use super::stub::{Fault, Item, Kind, Stub};
use super::{KINDS, Machine};
use crate::support::said;

/// A machine that synced, with a mark that waits and a server on which everything changed since.
async fn halfway(kind: Kind) -> (Stub, Machine) {
    let stub = Stub::new(kind, 3, 12);
    let machine = Machine::new(&stub).await;
    machine.sync().await.unwrap();
    machine.read("Headline 1", true).await;
    for number in 2..=9 {
        let id = stub.id(number);
        stub.world().set(id, Some(true), Some(true));
    }
    (stub, machine)
}

#[tokio::test]
async fn an_answer_that_is_not_whole_changes_nothing_and_is_told() {
    let faults = [
        ("items/ids", Fault::Half, "breaks off"),
        ("items/ids", Fault::Portal, "received a web page"),
        ("items/ids", Fault::EmptyPage, "is empty"),
        ("items/ids", Fault::SameMark, "again and again"),
        ("items/ids", Fault::Status(500), "500"),
        ("items/ids", Fault::Status(429), "too many requests"),
        ("items/ids", Fault::Down, "no connection"),
        ("subscription/list", Fault::Half, "breaks off"),
        ("subscription/list", Fault::Portal, "received a web page"),
        ("subscription/list", Fault::Status(503), "503"),
    ];
    for (path, fault, sentence) in faults {
        let (stub, machine) = halfway(Kind::BazQux).await;
        let before = machine.states().await;
        // The first list may be of the newest, of which nothing is concluded.
        stub.fails(path, fault, 9);
        let failure = said(&machine.sync().await.unwrap_err().advised());
        assert!(failure.contains(sentence), "{path} {fault:?}: {failure}");
        assert_eq!(machine.states().await, before, "{path} {fault:?}");
        let memory = machine.store.account("home").await.unwrap();
        assert_eq!(memory.error.as_ref().map(said), Some(failure));
        stub.well();
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{path} {fault:?}");
        assert!(stub.states().0.iter().all(|title| title != "Headline 1"), "the mark arrived");
        machine.sound().await;
    }
}

#[tokio::test]
async fn of_miniflux_own_protocol_too() {
    let faults = [
        ("entries/ids", Fault::Half),
        ("entries/ids", Fault::Portal),
        ("entries/ids", Fault::Status(500)),
        ("v1/feeds", Fault::Half),
        ("v1/feeds", Fault::Down),
    ];
    for (path, fault) in faults {
        let (stub, machine) = halfway(Kind::Miniflux).await;
        let before = machine.states().await;
        stub.fails(path, fault, 9);
        machine.sync().await.unwrap_err();
        assert_eq!(machine.states().await, before, "{path} {fault:?}");
        stub.well();
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{path} {fault:?}");
    }
}

#[tokio::test]
async fn a_write_counts_only_when_the_answer_says_so() {
    for (kind, path) in [(Kind::FreshRss, "edit-tag"), (Kind::Miniflux, "v1/entries")] {
        for fault in [Fault::Down, Fault::Lost, Fault::Portal, Fault::Status(500), Fault::Status(302)] {
            let (stub, machine) = halfway(kind).await;
            stub.fails(path, fault, 1);
            let failure = machine.sync().await;
            assert!(failure.is_err(), "{kind:?} {fault:?}");
            assert_eq!(machine.waiting().await, 1, "{kind:?} {fault:?}");
            machine.sync().await.unwrap();
            assert_eq!(machine.waiting().await, 0, "{kind:?} {fault:?}");
            assert_eq!(machine.states().await, stub.states(), "{kind:?} {fault:?}");
        }
    }
}

#[tokio::test]
async fn a_token_that_expires_between_two_requests_is_renewed_once() {
    for kind in KINDS.into_iter().take(6) {
        let (stub, machine) = halfway(kind).await;
        stub.world().token += 1;
        machine.sync().await.unwrap();
        assert_eq!((machine.waiting().await, machine.states().await), (0, stub.states()), "{kind:?}");
        // One that is never good is asked for once more and not for ever.
        machine.read("Headline 10", true).await;
        stub.fails("edit-tag", Fault::OldToken, 1_000);
        stub.requests();
        assert_eq!(machine.sync().await.unwrap_err().status(), Some(401));
        assert!(stub.requests().len() <= 4);
    }
}

#[tokio::test]
async fn ids_that_the_server_never_gives_are_not_asked_for_without_end() {
    let stub = Stub::new(Kind::FreshRss, 2, 6);
    stub.world().ghosts = vec![77, 78];
    let machine = Machine::new(&stub).await;
    assert_eq!(machine.sync().await.unwrap().new, 6);
    stub.requests();
    machine.sync().await.unwrap();
    assert!(!stub.requests().iter().any(|request| request.contains("contents")));
    assert_eq!(machine.states().await, stub.states());
}

#[tokio::test]
async fn a_server_that_forgot_its_feeds_is_believed_nothing() {
    for kind in [Kind::FreshRss, Kind::Miniflux] {
        let (stub, machine) = halfway(kind).await;
        let before = machine.states().await;
        let kept = std::mem::take(&mut stub.world().feeds);
        let items = std::mem::take(&mut stub.world().items);
        let failure = said(&machine.sync().await.unwrap_err().advised());
        assert!(failure.contains("no longer has any of its feeds (3)"), "{failure}");
        assert_eq!(machine.states().await, before);
        (stub.world().feeds, stub.world().items) = (kept, Vec::new());
        stub.world().items = items;
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await.1, stub.states().1);
    }
}

#[tokio::test]
async fn a_server_that_forgot_its_articles_takes_no_mark_and_no_star() {
    for kind in KINDS {
        let stub = Stub::new(kind, 3, 40);
        let machine = Machine::new(&stub).await;
        let star = stub.id(5);
        stub.world().set(star, None, Some(true));
        machine.sync().await.unwrap();
        let before = machine.states().await;
        // It has the same feeds, and articles that it numbers anew.
        let items = std::mem::take(&mut stub.world().items);
        let again = |item: &Item| Item { id: item.id + 5_000, starred: false, ..item.clone() };
        stub.world().items = items.iter().take(2).map(again).collect();
        let failure = said(&machine.sync().await.unwrap_err().advised());
        assert!(failure.contains("was it set up again?"), "{kind:?}: {failure}");
        assert_eq!(machine.states().await, before, "{kind:?}");
        // That all was read and unstarred elsewhere is believed of one that has the articles.
        stub.world().items = items.into_iter().map(|item| Item { read: true, starred: false, ..item }).collect();
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, (Vec::new(), Vec::new()), "{kind:?}");
    }
}

#[tokio::test]
async fn a_clock_that_is_wrong_on_either_side_loses_nothing() {
    for kind in KINDS {
        let stub = Stub::new(kind, 2, 12);
        for (item, published) in stub.world().items.iter_mut().zip([0, -5, 9_999_999_999, 1]) {
            item.published = published;
        }
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await, stub.states(), "{kind:?}");
        machine.read("Headline 3", true).await;
        stub.publish(1);
        stub.world().items[12].published = 1;
        machine.sync().await.unwrap();
        assert_eq!((machine.states().await, machine.waiting().await), (stub.states(), 0), "{kind:?}");
        machine.sound().await;
    }
}

#[tokio::test]
async fn what_a_server_says_it_did_and_did_not_do_is_sent_again() {
    for (kind, path) in [(Kind::FreshRss, "edit-tag"), (Kind::Miniflux, "v1/entries")] {
        let stub = Stub::new(kind, 3, 12);
        let machine = Machine::new(&stub).await;
        machine.sync().await.unwrap();
        machine.read("Headline 1", true).await;
        stub.fails(path, Fault::Lie, 1);
        let synced = machine.sync().await.unwrap();
        assert!(synced.notes.iter().any(|told| said(told).contains("sent again")), "{kind:?}: {:?}", synced.notes);
        assert_eq!(machine.waiting().await, 1, "{kind:?}");
        assert!(!machine.states().await.0.contains(&"Headline 1".to_owned()), "{kind:?}: the mark stays here");
        machine.sync().await.unwrap();
        assert_eq!((machine.waiting().await, machine.states().await), (0, stub.states()), "{kind:?}");
    }
}

#[tokio::test]
async fn a_change_that_can_never_be_taken_keeps_no_other_and_is_told_once() {
    let (stub, machine) = halfway(Kind::FreshRss).await;
    stub.fails("edit-tag", Fault::Status(400), 3);
    for left in [1, 1] {
        machine.sync().await.unwrap();
        assert_eq!(machine.waiting().await, left);
    }
    let told = machine.sync().await.unwrap().notes;
    assert!(told.iter().any(|told| said(told).contains("refused three times")), "{told:?}");
    assert_eq!(machine.waiting().await, 0);
    assert_eq!(machine.sync().await.unwrap().notes, []);
    machine.sound().await;
}

#[tokio::test]
async fn refusals_are_told_in_words() {
    for (status, words) in [
        (401, "a separate password"),
        (403, "API key"),
        (404, "the base address is different"),
        (501, "newer version"),
        (503, "allow API access"),
    ] {
        let stub = Stub::new(Kind::CommaFeed, 1, 1);
        let machine = Machine::new(&stub).await;
        stub.fails("ClientLogin", Fault::Status(status), 9);
        let sentence = said(&machine.sync().await.unwrap_err().advised());
        assert!(sentence.contains(words) && sentence.contains(&status.to_string()), "{sentence}");
    }
}
