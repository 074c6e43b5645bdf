//! A web page's bytes to an article: structured data, body, evidence. Pure.

mod read;

pub use read::{Page, read};
