//! All integration tests in one binary, a file a room.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(missing_docs, reason = "tests")]

mod app;
mod catalogue;
mod circles;
mod cli;
mod composition;
mod config;
mod credits;
mod desk;
mod disk;
mod documents;
mod download;
mod engines;
mod export;
mod feed;
mod fetch;
mod files;
mod founding;
mod full_text;
mod import;
mod layers;
mod leave;
mod log;
mod manual;
mod many;
mod meaning;
mod messages;
mod names;
mod once;
mod packaging;
mod page;
mod people;
mod pictures;
mod pty;
mod reading;
mod rules;
mod scripts;
mod sources;
mod store;
mod story;
mod subscriptions;
mod support;
mod sync;
mod text;
mod translate;
mod week;
mod whole_pages;
mod words;
