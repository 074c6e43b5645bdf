use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use reqwest::header::{
    ACCEPT, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    LOCATION,
};
use reqwest::{Response, StatusCode};
use serde::{Deserialize, Serialize};
use url::Url;

use super::address::{PublicOnly, names_private, same_site};
use super::error::FetchError;
use super::freshness::{Freshness, RetryAfter};
use super::gate::Gates;
use super::secret::Secrets;
use crate::model::Access;

/// What a feed may be; anything is taken when a server has nothing of it.
const FEED_TYPES: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, \
                          application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";
/// What a page may be.
const PAGE_TYPES: &str = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
/// What a picture may be.
const PICTURE_TYPES: &str = "image/webp, image/jpeg, image/png, image/gif;q=0.8, image/*;q=0.1";
/// Who we are, to every server.
const USER_AGENT: &str = concat!("dateline/", env!("CARGO_PKG_VERSION"), " (news reader)");
/// Bytes that are made room for before they come, whatever length a server announces.
const MOST_ANNOUNCED: u64 = 4_000_000;

/// What a server gave to ask again conditionally (RFC 9110 §8.8), byte for byte: each byte is one character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// The feed the address came from; none when the address is that of a subscription, which may be anywhere.
    pub home: Option<&'a str>,
    /// Validators of the last answer.
    pub validators: Option<&'a Validators>,
    /// What the user says of how this feed is reached.
    pub access: &'a Access,
}

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 304: what was fetched before still holds.
    Unchanged {
        /// For how long.
        freshness: Freshness,
        /// The address that every redirect on the way calls its permanent successor.
        moved: Option<String>,
    },
    /// A body.
    Body(Body),
}

/// A body with what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Inflated bytes.
    pub bytes: Vec<u8>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// Validators for the next request.
    pub validators: Validators,
    /// Address after redirects.
    pub url: String,
    /// Status.
    pub status: u16,
    /// For how long it is fresh.
    pub freshness: Freshness,
    /// The address that every redirect on the way calls its permanent successor (301, 308).
    pub moved: Option<String>,
}

/// Bounds of each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time to connect.
    pub connect: Duration,
    /// Time without a byte.
    pub idle: Duration,
    /// Time for the whole request, redirects included.
    pub total: Duration,
    /// Inflated bytes.
    pub bytes: u64,
    /// Redirects that are followed.
    pub redirects: usize,
    /// Requests at once to one host.
    pub per_host: usize,
    /// Time between the starts of two requests to one host.
    pub spacing: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            total: Duration::from_secs(30),
            bytes: 10_000_000,
            redirects: 5,
            per_host: 2,
            spacing: Duration::from_millis(100),
        }
    }
}

/// The one HTTP client: pools of connections, and a gate for each host.
#[derive(Clone, Debug)]
pub struct Client {
    limits: Limits,
    gates: Arc<Gates>,
    pools: Arc<Mutex<HashMap<Pool, reqwest::Client>>>,
    secrets: Arc<Secrets>,
}

/// Requests that may share connections.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Pool {
    /// Whether names may stand for addresses of this machine or a private network.
    anywhere: bool,
    proxy: Option<String>,
    insecure: bool,
}

impl Client {
    /// Makes a client.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(limits: Limits) -> Result<Self, FetchError> {
        let gates = Arc::new(Gates::new(limits.per_host, limits.spacing));
        let client = Self { limits, gates, pools: Arc::default(), secrets: Arc::default() };
        client.pool(Pool { anywhere: true, proxy: None, insecure: false })?;
        Ok(client)
    }

    /// Fetches an address, conditionally when validators are known.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn get(&self, request: Request<'_>) -> Result<Answer, FetchError> {
        self.within(request, if request.home.is_none() { FEED_TYPES } else { PAGE_TYPES }).await
    }

    /// Fetches a picture for an article of a feed, with the manners and bounds of every other request.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn picture(&self, url: &str, home: &str, access: &Access) -> Result<Vec<u8>, FetchError> {
        match self.within(Request { url, home: Some(home), validators: None, access }, PICTURE_TYPES).await? {
            Answer::Body(body) => Ok(body.bytes),
            Answer::Unchanged { .. } => Err(FetchError::Broken("nothing was sent".to_owned())),
        }
    }

    /// Fetches a feed whose address a page at `home` names: it may not lead into the user's own network.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn linked_feed(&self, url: &str, home: &str, access: &Access) -> Result<Body, FetchError> {
        match self.within(Request { url, home: Some(home), validators: None, access }, FEED_TYPES).await? {
            Answer::Body(body) => Ok(body),
            Answer::Unchanged { .. } => Err(FetchError::Broken("nothing was sent".to_owned())),
        }
    }

    async fn within(&self, request: Request<'_>, kinds: &str) -> Result<Answer, FetchError> {
        let total = request.access.timeout.unwrap_or(self.limits.total);
        match tokio::time::timeout(total, self.follow(request, kinds)).await {
            Ok(answer) => answer,
            Err(_) => Err(FetchError::Timeout(total)),
        }
    }

    /// Asks, and asks where it is sent to.
    async fn follow(&self, request: Request<'_>, kinds: &str) -> Result<Answer, FetchError> {
        let start = parsed(request.url)?;
        let home = request.home.map(parsed).transpose()?.unwrap_or_else(|| start.clone());
        let mut url = start.clone();
        let mut permanent = true;
        for hop in 0..=self.limits.redirects {
            let subscribed = hop == 0 && request.home.is_none();
            let anywhere = subscribed || same_site(&url, &home) || names_private(&home);
            if !anywhere && names_private(&url) {
                return Err(FetchError::Private(url.to_string()));
            }
            let host = url.host_str().unwrap_or_default().to_owned();
            let place = self.gates.enter(&host).await;
            let response = self.ask(&request, &url, &home, (anywhere, kinds)).await?;
            if let Some(next) = redirect(&response, &url)? {
                permanent &=
                    matches!(response.status(), StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
                url = next;
                continue;
            }
            let moved = (permanent && url != start).then(|| url.to_string());
            let answer = self.answer(response, &request, moved, &host).await;
            drop(place);
            return answer;
        }
        Err(FetchError::Redirects(self.limits.redirects))
    }

    async fn ask(
        &self,
        request: &Request<'_>,
        url: &Url,
        home: &Url,
        (anywhere, kinds): (bool, &str),
    ) -> Result<Response, FetchError> {
        let access = request.access;
        let pool = self.pool(Pool { anywhere, proxy: access.proxy.clone(), insecure: access.insecure })?;
        let mut asked = pool.get(url.clone()).header(ACCEPT, kinds);
        // What opens one door is shown at no other.
        if same_site(url, home) {
            asked = asked.headers(given(&access.headers));
            if !access.token_command.is_empty() {
                asked = asked.bearer_auth(self.secrets.told(&access.token_command).await?);
            } else if let Some(user) = &access.user {
                let password = match access.password_command.as_slice() {
                    [] => None,
                    command => Some(self.secrets.told(command).await?),
                };
                asked = asked.basic_auth(user, password);
            }
        }
        if let Some(validators) = request.validators {
            asked = with(asked, IF_NONE_MATCH, validators.etag.as_deref());
            asked = with(asked, IF_MODIFIED_SINCE, validators.last_modified.as_deref());
        }
        let host = url.host_str().unwrap_or_default();
        asked.send().await.map_err(|error| self.failure(&error, host))
    }

    async fn answer(
        &self,
        response: Response,
        request: &Request<'_>,
        moved: Option<String>,
        host: &str,
    ) -> Result<Answer, FetchError> {
        let status = response.status();
        let headers = response.headers();
        let freshness = Freshness::of(headers);
        let conditional = request.validators.is_some_and(|known| known.etag.is_some() || known.last_modified.is_some());
        if status == StatusCode::NOT_MODIFIED && conditional {
            return Ok(Answer::Unchanged { freshness, moved });
        }
        if !status.is_success() {
            return Err(FetchError::Status { status: status.as_u16(), retry_after: RetryAfter::of(headers) });
        }
        let validators = Validators { etag: raw(headers, &ETAG), last_modified: raw(headers, &LAST_MODIFIED) };
        let (content_type, url) = (raw(headers, &CONTENT_TYPE), response.url().to_string());
        let bytes = self.body(response, host).await?;
        Ok(Answer::Body(Body { bytes, content_type, validators, url, status: status.as_u16(), freshness, moved }))
    }

    /// The body as a stream that stops at its bound, counted after decompression.
    async fn body(&self, response: Response, host: &str) -> Result<Vec<u8>, FetchError> {
        let announced = response.content_length().unwrap_or(0).min(MOST_ANNOUNCED);
        let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or(0));
        let mut stream = response.bytes_stream();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| self.failure(&error, host))?;
            if (bytes.len() + chunk.len()) as u64 > self.limits.bytes {
                return Err(FetchError::TooLarge(self.limits.bytes));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn pool(&self, pool: Pool) -> Result<reqwest::Client, FetchError> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = pools.get(&pool) {
            return Ok(client.clone());
        }
        let mut builder = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(self.limits.connect)
            .read_timeout(self.limits.idle)
            .redirect(reqwest::redirect::Policy::none())
            .tls_danger_accept_invalid_certs(pool.insecure);
        if !pool.anywhere {
            builder = builder.dns_resolver(Arc::new(PublicOnly));
        }
        if let Some(proxy) = &pool.proxy {
            let proxy = reqwest::Proxy::all(proxy)
                .map_err(|error| FetchError::Address(format!("the proxy {proxy} ({error})")))?;
            builder = builder.proxy(proxy);
        }
        let client = builder.build().map_err(|error| self.failure(&error, ""))?;
        pools.insert(pool, client.clone());
        Ok(client)
    }

    fn failure(&self, error: &reqwest::Error, host: &str) -> FetchError {
        FetchError::of(error, host, if error.is_connect() { self.limits.connect } else { self.limits.idle })
    }
}

fn parsed(url: &str) -> Result<Url, FetchError> {
    let parsed = Url::parse(url).map_err(|error| FetchError::Address(format!("{url} ({error})")))?;
    if !matches!(parsed.scheme(), "http" | "https") {
        return Err(FetchError::Address(format!("{url} (only http and https)")));
    }
    Ok(parsed)
}

/// Where an answer sends to, when it is a redirect (RFC 9110 §15.4).
fn redirect(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(target) = raw(response.headers(), &LOCATION) else { return Ok(None) };
    let next = from.join(&target).map_err(|error| FetchError::Address(format!("{target} ({error})")))?;
    parsed(next.as_str()).map(Some)
}

/// The headers the user wants sent; one that HTTP cannot carry is left out.
fn given(headers: &[(String, String)]) -> HeaderMap {
    let pair =
        |(key, value): &(String, String)| Some((key.parse::<HeaderName>().ok()?, HeaderValue::from_str(value).ok()?));
    headers.iter().filter_map(pair).collect()
}

/// A header's bytes, each as the character of its number.
fn raw(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).map(|value| value.as_bytes().iter().map(|byte| char::from(*byte)).collect())
}

/// Adds a header whose characters are the bytes that a server gave.
fn with(request: reqwest::RequestBuilder, name: HeaderName, value: Option<&str>) -> reqwest::RequestBuilder {
    let bytes = |value: &str| value.chars().map(u8::try_from).collect::<Result<Vec<u8>, _>>().ok();
    match value.and_then(bytes).and_then(|bytes| HeaderValue::from_bytes(&bytes).ok()) {
        Some(value) => request.header(name, value),
        None => request,
    }
}
