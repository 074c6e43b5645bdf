//! On a cache that `DATELINE_BENCH_DATA` names, such as `cargo run --release --example fill` makes; skipped without it.

use std::path::PathBuf;
use std::sync::LazyLock;

use dateline::model::{Query, Selection, Window};
use dateline::store::Store;
use jiff::Timestamp;
use tokio::runtime::Runtime;

static CACHE: LazyLock<Option<(Runtime, Store)>> = LazyLock::new(|| {
    let folder = PathBuf::from(std::env::var_os("DATELINE_BENCH_DATA")?);
    let runtime = Runtime::new().unwrap();
    let store = runtime.block_on(Store::open(&folder)).unwrap();
    Some((runtime, store))
});

#[divan::bench(args = [Window::Top, Window::Bottom])]
fn headlines_of_a_section(bencher: divan::Bencher, window: Window) {
    let Some((runtime, store)) = &*CACHE else { return };
    let selection = Selection { section: Some("International".to_owned()), limit: 200, window, ..Selection::default() };
    bencher.bench(|| runtime.block_on(store.headlines(selection.clone(), Timestamp::now())).unwrap().len());
}

/// A rare word, one that stands in a fifth of all articles, a phrase, two letters as they are typed, Chinese.
#[divan::bench(args = ["zephyrine", "harbour", "\"quiet harbour\"", "ha*", "政府"])]
fn first_page_of_a_search(bencher: divan::Bencher, query: &str) {
    let Some((runtime, store)) = &*CACHE else { return };
    let query = Query::parse(query).unwrap();
    let now = "2026-11-20T12:00:00Z".parse().unwrap();
    bencher.bench(|| runtime.block_on(store.search(query.clone(), now, 0, 40)).unwrap().total);
}
