use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use url::Url;

/// Redirects that are followed.
const MOST_REDIRECTS: usize = 5;
/// What a feed may be; anything is taken when a server has nothing of it.
const FEED_TYPES: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, \
                          application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

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
    #[error("the server answered {status}{meaning}", status = .0, meaning = meaning(*.0))]
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

/// What a status means to a reader.
fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => " (it refuses this reader)",
        404 => " (not found)",
        410 => " (gone for good)",
        429 => " (too many requests)",
        500..=599 => " (it has a fault of its own)",
        _ => "",
    }
}

impl FetchError {
    /// The server's status, when it answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status(status) => Some(*status),
            _ => None,
        }
    }
}

/// The one HTTP client: a pool of connections, and a gate for each host.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    limits: Limits,
    hosts: Arc<Mutex<HashMap<String, Arc<Semaphore>>>>,
}

impl Client {
    /// Makes a client.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(limits: Limits) -> Result<Self, FetchError> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("dateline/", env!("CARGO_PKG_VERSION"), " (news reader)"))
            .connect_timeout(limits.connect)
            .timeout(limits.total)
            .redirect(reqwest::redirect::Policy::limited(MOST_REDIRECTS))
            .build()
            .map_err(|error| FetchError::Connection(words(&error)))?;
        Ok(Self { http, limits, hosts: Arc::default() })
    }

    /// Fetches an address, conditionally when validators are known.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn get(&self, url: &str, validators: &Validators) -> Result<Answer, FetchError> {
        let url = Url::parse(url).map_err(|error| FetchError::Address(format!("{url} ({error})")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Address(format!("{url} (only http and https)")));
        }
        let gate = self.gate(url.host_str().unwrap_or_default());
        // The gate is never closed, so waiting for it cannot fail.
        let _turn = gate.acquire().await;
        let mut request = self.http.get(url).header(ACCEPT, FEED_TYPES);
        if let Some(etag) = &validators.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(date) = &validators.last_modified {
            request = request.header(IF_MODIFIED_SINCE, date);
        }
        let response = request.send().await.map_err(|error| self.failure(&error))?;
        let conditional = validators.etag.is_some() || validators.last_modified.is_some();
        let status = response.status();
        if status == StatusCode::NOT_MODIFIED && conditional {
            return Ok(Answer::Unchanged);
        }
        if !status.is_success() {
            return Err(FetchError::Status(status.as_u16()));
        }
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let validators = Validators { etag: header(ETAG), last_modified: header(LAST_MODIFIED) };
        let (content_type, url) = (header(CONTENT_TYPE), response.url().to_string());
        let bytes = self.body(response).await?;
        Ok(Answer::Body { bytes, content_type, validators, url, status: status.as_u16() })
    }

    /// The body as a stream that stops at its bound, counted after decompression.
    async fn body(&self, response: reqwest::Response) -> Result<Vec<u8>, FetchError> {
        let mut bytes = Vec::new();
        let mut stream = response.bytes_stream();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| self.failure(&error))?;
            if (bytes.len() + chunk.len()) as u64 > self.limits.bytes {
                return Err(FetchError::TooLarge(self.limits.bytes));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn gate(&self, host: &str) -> Arc<Semaphore> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let gate = || Arc::new(Semaphore::new(self.limits.per_host.max(1)));
        Arc::clone(hosts.entry(host.to_owned()).or_insert_with(gate))
    }

    fn failure(&self, error: &reqwest::Error) -> FetchError {
        if error.is_timeout() {
            FetchError::Timeout(if error.is_connect() { self.limits.connect } else { self.limits.total })
        } else if error.is_redirect() {
            FetchError::Connection(format!("more than {MOST_REDIRECTS} redirects"))
        } else {
            FetchError::Connection(words(error))
        }
    }
}

/// The innermost cause, which names what a reader can act on: a refused connection, an unknown host, a bad certificate.
fn words(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
