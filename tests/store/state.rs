//! Marks, undo and redo.

use dateline::model::{
    ArticleId, Headline, ListOrder, Listing, Mark, Part, Query, Selection, Step, Unread, Whose, Window,
};
use dateline::store::Store;
use proptest::prelude::*;
use tempfile::TempDir;

use super::{article, came, now, store, visit, world};

const ARTICLES: u32 = 12;

async fn filled(folder: &TempDir) -> Store {
    let store = store(folder).await;
    let articles = (0..ARTICLES).map(|number| article(number, "")).collect();
    store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    let both = (0..4).map(|number| article(number, "")).collect();
    store.save("harbour-coast".to_owned(), came(both), visit()).await.unwrap();
    store
}

/// Everything that a change of state may touch: rows, and counts of sections and feeds.
async fn state(store: &Store) -> (Vec<(i64, bool, bool)>, Vec<(u64, u64)>, Vec<(u64, u64)>) {
    let rows: Vec<Headline> = store.headlines(world(99), now()).await.unwrap();
    let rows = rows.iter().map(|row| (row.id.0, row.read, row.starred)).collect();
    let sections =
        store.sections(now()).await.unwrap().iter().map(|section| (section.articles, section.unread)).collect();
    let feeds = store.health().await.unwrap().iter().map(|feed| (feed.articles, feed.unread)).collect();
    (rows, sections, feeds)
}

/// Marks a section as read; answers how many articles it changed.
async fn mark_section(store: &Store, newest: i64, part: Part) -> usize {
    let listing = Listing::Selection(world(0));
    let unread = Unread { listing, newest: ArticleId(newest), part, since: None };
    let ids = store.unread(unread, now()).await.unwrap();
    store.mark(Mark::Read(ids, true), now()).await.unwrap()
}

#[tokio::test]
async fn a_section_is_marked_read_without_what_came_after_it_was_shown() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let newest = store.newest().await.unwrap();
    store.save("harbour".to_owned(), came(vec![article(50, "")]), visit()).await.unwrap();
    assert_eq!(mark_section(&store, newest.0, Part::All).await, usize::try_from(ARTICLES).unwrap());
    let sections = store.sections(now()).await.unwrap();
    assert_eq!((sections[0].unread, sections[1].unread), (1, 0));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Read(12, false)));
    assert_eq!(store.sections(now()).await.unwrap()[0].unread, 13);
}

#[tokio::test]
async fn every_unread_article_of_a_question_is_found_however_many_a_list_has_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    while store.index().await.unwrap() {}
    let of = |listing| Unread { listing, newest: ArticleId(i64::MAX), part: Part::All, since: None };
    let everything = store.headlines(Selection { limit: 99, ..Selection::default() }, now()).await.unwrap();
    let (newest, oldest) = (&everything[0], &everything[everything.len() - 1]);
    store.mark(Mark::Read(vec![oldest.id], true), now()).await.unwrap();
    let all =
        store.unread(of(Listing::Selection(Selection { limit: 2, ..Selection::default() })), now()).await.unwrap();
    assert_eq!(all, everything[..everything.len() - 1].iter().map(|row| row.id).collect::<Vec<_>>());
    store.mark(Mark::Starred(vec![newest.id, oldest.id], true), now()).await.unwrap();
    let starred = Selection { starred: true, ..Selection::default() };
    assert_eq!(store.unread(of(Listing::Selection(starred)), now()).await.unwrap(), [newest.id]);
    let query = Query::parse("is:starred").unwrap();
    assert_eq!(store.unread(of(Listing::Search(query)), now()).await.unwrap(), [newest.id]);
    let nobody = Whose::Person("Nobody Known".to_owned(), "harbour.example".to_owned());
    assert_eq!(store.unread(of(Listing::Person(nobody)), now()).await.unwrap(), []);
    let today = Unread { since: Some(newest.date), ..of(Listing::Selection(Selection::default())) };
    let since = everything.iter().filter(|row| row.date >= newest.date && !row.read).count();
    assert_eq!(store.unread(today, now()).await.unwrap().len(), since);
}

#[tokio::test]
async fn above_and_below_mean_the_rows_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let rows = store.headlines(world(99), now()).await.unwrap();
    let row = &rows[3];
    mark_section(&store, 99, Part::Above(row.date, row.id)).await;
    let read: Vec<bool> = store.headlines(world(6), now()).await.unwrap().iter().map(|row| row.read).collect();
    assert_eq!(read, [true, true, true, true, false, false]);
    let row = &rows[6];
    mark_section(&store, 99, Part::Below(row.date, row.id)).await;
    assert_eq!(store.sections(now()).await.unwrap()[0].unread, 2);
}

#[tokio::test]
async fn steps_are_kept_over_a_restart_and_a_new_one_ends_what_can_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    store.mark(Mark::Read(vec![ArticleId(2)], true), now()).await.unwrap();
    store.mark(Mark::Starred(vec![ArticleId(3)], true), now()).await.unwrap();
    store.close().await.unwrap();
    let store = super::store(&folder).await;
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Starred(1, false)));
    assert_eq!(store.redo(now()).await.unwrap(), Some(Step::Starred(1, true)));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Starred(1, false)));
    store.mark(Mark::Read(vec![ArticleId(4)], true), now()).await.unwrap();
    assert_eq!(store.redo(now()).await.unwrap(), None);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Read(1, false)));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Read(1, false)));
    assert_eq!(store.undo(now()).await.unwrap(), None);
}

#[tokio::test]
async fn what_is_hidden_is_in_no_list_and_found_by_its_state_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    while store.index().await.unwrap() {}
    store.mark(Mark::Starred(vec![ArticleId(2)], true), now()).await.unwrap();
    let before = state(&store).await;
    assert_eq!(store.mark(Mark::Hidden(vec![ArticleId(2), ArticleId(9)], true), now()).await.unwrap(), 2);
    let found = async |query: &str| {
        let query = dateline::model::Query::parse(query).unwrap();
        let found = store.search(query, jiff::Timestamp::UNIX_EPOCH, 0, 99).await.unwrap();
        let mut ids: Vec<i64> = found.hits.iter().map(|hit| hit.headline.id.0).collect();
        ids.sort_unstable();
        assert_eq!(ids.len(), found.total);
        ids
    };
    assert_eq!(store.headlines(world(99), now()).await.unwrap().len(), 10);
    let starred = Selection { starred: true, limit: 9, ..Selection::default() };
    assert_eq!(store.headlines(starred, now()).await.unwrap(), []);
    assert_eq!(found("is:hidden").await, [2, 9]);
    assert_eq!(found("harbour is:hidden").await, found("is:hidden").await);
    assert_eq!(found("harbour").await.len(), 10);
    assert_eq!(found("is:starred").await, [] as [i64; 0]);
    // A feed that brings it again does not bring it back.
    store.save("harbour-coast".to_owned(), came(vec![article(8, "")]), visit()).await.unwrap();
    assert_eq!(store.headlines(world(99), now()).await.unwrap().len(), 10);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Hidden(2, false)));
    assert_eq!(state(&store).await.0, before.0);
    assert_eq!(store.examine(false).await.unwrap(), []);
}

#[tokio::test]
async fn windows_go_both_ways_and_meet() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let all = store.headlines(world(99), now()).await.unwrap();
    let at = |window: Window| dateline::model::Selection { window, ..world(5) };
    let key = |row: usize| (all[row].date, all[row].id);
    for (window, expected) in [
        (Window::Top, 0..5),
        (Window::Bottom, 7..12),
        (Window::From(key(4).0, key(4).1), 4..9),
        (Window::After(key(4).0, key(4).1), 5..10),
        (Window::Before(key(7).0, key(7).1), 2..7),
        (Window::Before(key(2).0, key(2).1), 0..2),
    ] {
        assert_eq!(store.count_window(at(window), now()).await.unwrap(), expected.len(), "{window:?}");
        assert_eq!(store.headlines(at(window), now()).await.unwrap(), all[expected], "{window:?}");
    }
}

/// A command of the reader.
#[derive(Clone, Debug)]
enum Command {
    Mark(Mark),
    MarkSection(i64),
    Undo,
    Redo,
}

fn command() -> impl Strategy<Value = Command> {
    let id = 1..i64::from(ARTICLES + 1);
    let ids = proptest::collection::vec(id.clone().prop_map(ArticleId), 1..5);
    let ids_again = ids.clone();
    prop_oneof![
        (ids, any::<bool>()).prop_map(|(ids, read)| Command::Mark(Mark::Read(ids, read))),
        (id.clone(), any::<bool>()).prop_map(|(id, star)| Command::Mark(Mark::Starred(vec![ArticleId(id)], star))),
        (ids_again, any::<bool>()).prop_map(|(ids, hide)| Command::Mark(Mark::Hidden(ids, hide))),
        id.prop_map(Command::MarkSection),
        Just(Command::Undo),
        Just(Command::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("DATELINE_FULL").is_some() { 1_000 } else { 10 }))]

    #[test]
    fn random_changes_come_back_to_the_exact_earlier_states(commands in proptest::collection::vec(command(), 1..30)) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let store = filled(&folder).await;
            let mut states = vec![state(&store).await];
            let mut at = 0;
            for command in commands {
                match command {
                    Command::Mark(_) | Command::MarkSection(_) => {
                        let changed = match command {
                            Command::Mark(mark) => store.mark(mark, now()).await.unwrap(),
                            Command::MarkSection(newest) => mark_section(&store, newest, Part::All).await,
                            Command::Undo | Command::Redo => 0,
                        };
                        if changed > 0 {
                            states.truncate(at + 1);
                            states.push(state(&store).await);
                            at += 1;
                        }
                    }
                    Command::Undo => {
                        assert_eq!(store.undo(now()).await.unwrap().is_some(), at > 0);
                        at = at.saturating_sub(1);
                    }
                    Command::Redo => {
                        let possible = at + 1 < states.len();
                        assert_eq!(store.redo(now()).await.unwrap().is_some(), possible);
                        at += usize::from(possible);
                    }
                }
                assert_eq!(state(&store).await, states[at]);
            }
            while store.undo(now()).await.unwrap().is_some() {}
            assert_eq!(state(&store).await, states[0]);
        });
    }
}

#[tokio::test]
async fn a_list_begins_with_the_oldest_and_its_windows_fit_together() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let mut all = store.headlines(world(99), now()).await.unwrap();
    all.reverse();
    let window = async |window: Window, limit: usize| {
        let selection = Selection { order: ListOrder::Oldest, window, limit, ..world(limit) };
        store.headlines(selection, now()).await.unwrap()
    };
    let at = |number: usize| (all[number].date, all[number].id);
    assert_eq!(window(Window::Top, 99).await, all);
    assert_eq!(window(Window::Bottom, 3).await, all[all.len() - 3..]);
    assert_eq!(window(Window::After(at(4).0, at(4).1), 2).await, all[5..7]);
    assert_eq!(window(Window::From(at(4).0, at(4).1), 2).await, all[4..6]);
    assert_eq!(window(Window::Before(at(4).0, at(4).1), 2).await, all[2..4]);
}

#[tokio::test]
async fn what_is_put_aside_is_a_list_of_its_own_that_is_kept_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    while store.index().await.unwrap() {}
    let rows = store.headlines(world(99), now()).await.unwrap();
    let ids = vec![rows[1].id, rows[5].id];
    assert_eq!(store.mark(Mark::Later(ids.clone(), true), now()).await.unwrap(), 2);
    let later = async || {
        let selection = Selection { later: true, limit: 9, ..Selection::default() };
        let rows = store.headlines(selection, now()).await.unwrap();
        assert!(rows.iter().all(|row| row.later && !row.starred));
        rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(later().await, ids);
    let found = store.search(Query::parse("is:later").unwrap(), now(), 0, 9).await.unwrap();
    assert_eq!(found.total, 2);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Later(2, false)));
    assert_eq!(later().await, []);
    assert_eq!(store.redo(now()).await.unwrap(), Some(Step::Later(2, true)));
    assert_eq!(later().await, ids);
}
