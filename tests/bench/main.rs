//! The benchmarks of all rooms, a file a room: `cargo bench`, or `cargo bench -- feed` for one; `page` reads the saved pages of the kit as well,
//! and `keys` tells the time from a key to its frame.

#![allow(missing_docs, reason = "benchmarks")]
#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![allow(clippy::print_stdout, reason = "it tells what it costs")]

mod credits;
mod feed;
mod page;
mod store;
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
    if std::env::args().any(|argument| argument == "keys") {
        return ui::keys();
    }
    divan::main();
}
