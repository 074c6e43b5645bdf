//! The plan of a sync where a hundred thousand articles are unread: the pages of the server's list are read, what is known
//! comes from the cache, and both are compared.

use std::fmt::Write as _;

use dateline::model::ItemId;
use dateline::store::Store;
use dateline::sync::{Listed, Pages, Plan, plan, reader};
use divan::Bencher;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const COUNT: i64 = 100_000;
/// Ids of one page.
const PAGE: i64 = 10_000;

/// The pages of the list, newest first, as a server sends them.
fn pages() -> Vec<String> {
    let page = |page: i64| {
        let mut text = "{\"itemRefs\":[".to_owned();
        let top = COUNT - page * PAGE;
        for number in 0..PAGE {
            let comma = if number > 0 { "," } else { "" };
            write!(text, "{comma}{{\"id\":\"{}\"}}", 1_794_000_000_000_000 + top - number).unwrap();
        }
        text.push(']');
        if page < COUNT / PAGE - 1 {
            write!(text, ",\"continuation\":\"{}\"", 1_794_000_000_000_000 + top - PAGE).unwrap();
        }
        text + "}"
    };
    (0..COUNT / PAGE).map(page).collect()
}

/// A cache that knows all of them but the newest hundred.
fn cache(runtime: &Runtime) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = runtime.block_on(async {
        let store = Store::open(folder.path()).await.unwrap();
        store.list_accounts(vec![("home".to_owned(), "home.example".to_owned())]).await.unwrap();
        let known =
            (1..=COUNT - 100).map(|number| (ItemId::Number(1_794_000_000_000_000 + number), number % 3 == 0, false));
        store.miss_items("home", known.collect()).await.unwrap();
        store
    });
    (folder, store)
}

async fn planned(store: &Store, pages: &[String]) -> Plan {
    let mut list = Pages::default();
    for page in pages {
        list.take(reader::ids(page.as_bytes()).unwrap()).unwrap();
    }
    let listed = Listed { unread: list.whole(), ..Listed::default() };
    let known = store.known_items("home").await.unwrap();
    plan(&known, &listed, &[])
}

#[divan::bench(sample_count = 20)]
fn a_hundred_thousand_unread(bencher: Bencher<'_, '_>) {
    let runtime = Runtime::new().unwrap();
    let (_folder, store) = cache(&runtime);
    let pages = pages();
    bencher.bench_local(|| runtime.block_on(planned(&store, &pages)));
}

/// Tells how much memory one plan takes at most, where the system says so.
pub(crate) fn memory() {
    let runtime = Runtime::new().unwrap();
    let (_folder, store) = cache(&runtime);
    let pages = pages();
    let read = |key: &str| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(key).map(str::to_owned));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0)
    };
    let before = read("VmRSS:");
    // The highest so far is counted from here on.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let plan = runtime.block_on(planned(&store, &pages));
    println!(
        "{} articles planned in {} kB more",
        plan.missing.len() + plan.changes(),
        read("VmHWM:").saturating_sub(before)
    );
}
