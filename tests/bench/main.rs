//! The benchmarks of all modules, a file for each: `cargo bench`, or `cargo bench -- feed` for one; `page` reads saved pages as well,
//! `keys` prints the time from a key to its frame, `stories` that of grouping, and `meaning` that of the sentence encoder.

#![allow(missing_docs, reason = "benchmarks")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark fails by panicking")]
#![allow(clippy::print_stdout, reason = "it tells what it costs")]

mod credits;
mod feed;
mod meaning;
mod page;
mod store;
mod stories;
mod subscriptions;
mod sync;
mod text;
mod ui;

fn main() {
    if std::env::args().any(|argument| argument == "page") {
        page::saved_pages();
    }
    if std::env::args().any(|argument| argument == "sync") {
        sync::memory();
    }
    if std::env::args().any(|argument| argument == "stories") {
        return stories::cost();
    }
    if std::env::args().any(|argument| argument == "meaning") {
        return meaning::cost();
    }
    if std::env::args().any(|argument| argument == "keys") {
        return ui::keys();
    }
    divan::main();
}
