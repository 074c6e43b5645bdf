//! The benchmarks of all rooms, a file a room: `cargo bench`, or `cargo bench -- feed` for one.

#![allow(missing_docs, reason = "benchmarks")]
#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod credits;
mod feed;
mod page;
mod store;
mod text;

fn main() {
    divan::main();
}
