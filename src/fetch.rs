//! HTTP: one client, conditional requests, bounds on time and inflated size, manners per host.

mod client;

pub use client::{Answer, Client, FetchError, Limits, Validators};
