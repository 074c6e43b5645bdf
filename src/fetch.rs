//! HTTP: one client, conditional requests, bounds on time and inflated size, manners per host.
//!
//! [`Client::get`] follows redirects itself, so that each hop is checked: the address a user subscribed to may be
//! anywhere, an address that came from outside may not lead into the user's own network.
//!
//! *Never here*: what an answer means. When a feed is asked is `desk`'s to say, how it is asked is ours. *The next rule of
//! manners* is in `gate`; *the next failure* a variant of [`FetchError`] with a sentence for a reader.
//!
//! ```
//! use dateline::fetch::{Client, FetchError, Limits, Request};
//! use dateline::model::Access;
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let client = Client::new(Limits::default()).unwrap();
//! let access = Access::default();
//! // What a page links to may not lead into the user's own network.
//! let request = Request { url: "http://127.0.0.1:9/", home: Some("https://harbour.example"), validators: None, access: &access };
//! assert!(matches!(client.get(request).await, Err(FetchError::Private(_))));
//! # });
//! ```

mod address;
mod client;
mod error;
mod freshness;
mod gate;
mod secret;

pub use address::{is_private, same_site};
pub use client::{Answer, Body, Client, Limits, Request, Validators};
pub use error::FetchError;
pub use freshness::{Freshness, RetryAfter};
