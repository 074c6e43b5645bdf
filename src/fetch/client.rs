use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What a server gave to ask again conditionally (RFC 9110 §8.8), byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// A server's answer to a request for a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 304: what was fetched before still holds.
    Unchanged,
    /// A body.
    Body {
        /// Inflated bytes.
        bytes: Vec<u8>,
        /// `Content-Type`.
        content_type: Option<String>,
        /// Validators for the next request.
        validators: Validators,
        /// Address after redirects.
        url: String,
        /// Status.
        status: u16,
    },
}

/// Why nothing came, in words for the reader.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The server answered with a failure.
    #[error("the server answered {0}")]
    Status(u16),
    /// The answer was larger than allowed.
    #[error("the answer is larger than {} MB", .0 / 1_000_000)]
    TooLarge(u64),
    /// It took too long.
    #[error("no answer within {} s", .0.as_secs())]
    Timeout(Duration),
    /// The address cannot be fetched.
    #[error("not an address that can be fetched: {0}")]
    Address(String),
    /// The connection failed.
    #[error("no connection: {0}")]
    Connection(String),
}

/// Bounds of each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time to connect.
    pub connect: Duration,
    /// Time for the whole request.
    pub total: Duration,
    /// Inflated bytes.
    pub bytes: u64,
    /// Requests at once to one host.
    pub per_host: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), total: Duration::from_secs(30), bytes: 10_000_000, per_host: 2 }
    }
}

/// The one HTTP client.
#[derive(Clone, Debug)]
pub struct Client;

impl Client {
    /// Makes a client.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(_limits: Limits) -> Result<Self, FetchError> {
        Ok(Self)
    }

    /// Fetches an address, conditionally when validators are known.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn get(&self, url: &str, _validators: &Validators) -> Result<Answer, FetchError> {
        Err(FetchError::Address(url.to_owned()))
    }
}
