//! `dateline`, a reader for the world's news in a terminal.
//!
//! The path of a news item is a straight line: [`fetch`] brings a feed's bytes, [`feed`] makes entries of them,
//! [`credits`] finds who wrote and translated them, [`store`] keeps them, [`text`] sets them in a column, [`app`] decides
//! what a key does, [`ui`] draws. [`desk`] is where fetching, reading and keeping meet; [`runtime`] and [`cli`] own the
//! clocks, the terminal and the executor. Who may know whom is checked by `tests/layers.rs`.

pub mod app;
pub mod cli;
pub mod config;
pub mod credits;
pub mod desk;
pub mod feed;
pub mod fetch;
pub mod model;
pub mod page;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
pub mod words;
