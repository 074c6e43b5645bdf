//! HTTP: one client, conditional requests, bounds on time and inflated size, manners per host.
//!
//! [`Client::get`] follows redirects itself, so that each hop is checked: the address a user subscribed to may be
//! anywhere, an address that came from outside may not lead into the user's own network.

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
