//! HTTP: one client, conditional requests, bounds on time and inflated size, manners per host.
//!
//! [`Client::get`] follows redirects itself, so that each hop is checked: secrets and the user's own network are for the
//! origin of an address that the user named ([`Home`]), and for no other.
//!
//! [`Client::send`] talks with the server of an account, which the user's own files name; what is sent follows no redirect.
//!
//! *Never here*: what an answer means. When a feed is asked is `desk`'s to say, how it is asked is ours. *The next rule of
//! manners* is in `gate`; *the next failure* a variant of [`FetchError`] with a sentence for a reader.
//!
//! ```
//! use dateline::fetch::{Client, FetchError, Home, Kind, Limits, Request};
//! use dateline::model::Access;
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! let client = Client::new(Limits::default()).unwrap();
//! // What a page links to may not lead into the user's own network.
//! let home = Home::new("https://harbour.example/feed");
//! let request = Request::linked("http://127.0.0.1:9/", Kind::Page, Some(home), Access::plain());
//! assert!(matches!(client.get(request).await, Err(FetchError::Private(_))));
//! # });
//! ```

mod address;
mod cause;
mod client;
mod coding;
mod cookies;
mod error;
mod freshness;
mod gate;
mod limits;
mod pool;
mod reach;
mod request;
mod secret;
mod send;

pub(crate) use address::names_private;
pub use cause::Cause;
pub use client::Client;
pub use error::{Fault, FetchError, SecretFault};
pub use freshness::{Freshness, RetryAfter};
pub use gate::BodyPermit;
pub use limits::Limits;
pub use reach::Home;
pub use request::{Answer, Body, Kind, Request, Validators};
pub use send::{Exchange, Reply, Verb};
