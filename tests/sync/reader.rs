//! Accounts in the reader itself.

use super::command::configured;
use super::stub::{Fault, Kind, Stub};
use crate::pty::terminal::Terminal;

#[test]
fn the_reader_syncs_when_it_starts_and_says_what_waits_for_a_server_that_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let stub = Stub::new(Kind::FreshRss, 1, 6);
    configured(folder.path(), &stub);
    let mut terminal = Terminal::reader(folder.path(), folder.path(), &[], 100, 30);
    terminal.wait_for("Headline 6");
    // What a sync brings is searched as soon as it is there.
    terminal.type_keys("/talvik\r");
    terminal.wait("a hit", |screen| screen.contains("Headline 6") && screen.contains("talvik"));
    terminal.type_keys("q");
    terminal.wait("the list again", |screen| !screen.contains("talvik"));
    terminal.type_keys("s");
    terminal.wait_for("★");
    stub.fails("/", Fault::Down, usize::MAX);
    terminal.type_keys("R");
    let host = stub.base().replace("http://", "").replace(stub.kind.base(), "");
    terminal.wait_for("no connection");
    terminal.type_keys("M");
    terminal.wait("what waits", |screen| screen.contains(&format!("1 mark waits for {host}")));
    terminal.type_keys("Mj");
    stub.well();
    terminal.type_keys("R");
    terminal.wait_until("the star there", || stub.states().1.len() == 1);
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn feeds_of_an_account_are_renamed_left_and_taken_back_on_the_screen_of_subscriptions() {
    let folder = tempfile::tempdir().unwrap();
    let stub = Stub::new(Kind::FreshRss, 1, 3);
    configured(folder.path(), &stub);
    let mut terminal = Terminal::reader(folder.path(), folder.path(), &[], 100, 30);
    terminal.wait_for("Headline 3");
    terminal.type_keys("E");
    terminal.wait_for("[x] Feed 0");
    let is = |title: &'static str| move |screen: &str| screen.contains(title);
    terminal.type_keys("r of the harbour\r");
    terminal.wait("the new name", is("[x] Feed 0 of the harbour"));
    assert_eq!(stub.world().feeds[0].0, "Feed 0 of the harbour");
    terminal.type_keys("u");
    terminal.wait_until("the old name there", || stub.world().feeds[0].0 == "Feed 0");
    terminal.type_keys("d");
    terminal.wait_until("nothing there", || stub.world().feeds[0].0.is_empty());
    terminal.wait("the feed gone", |screen| !screen.contains("[x] Feed 0"));
    terminal.type_keys("u");
    terminal.wait("the feed again", is("[x] Feed 0"));
    // What the server refuses is told, and nothing changes.
    stub.fails("subscription/edit", Fault::Status(500), 1);
    terminal.type_keys("r X\r");
    terminal.wait("why not", is("the server answered 500"));
    assert!(terminal.screen().contains("[x] Feed 0 ") && !terminal.screen().contains("Feed 0 X"));
    // What a feed that is subscribed to again brings is there without a further key.
    terminal.type_keys("d");
    terminal.wait("the feed gone", |screen| !screen.contains("[x] Feed 0"));
    stub.publish(1);
    terminal.type_keys("u");
    terminal.wait("the feed again", is("[x] Feed 0"));
    let host = stub.base().replace("http://", "").replace(stub.kind.base(), "");
    terminal.wait("four unread articles", |screen| screen.contains(&format!("{host} 4")));
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}
