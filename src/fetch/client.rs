use std::sync::Arc;

use futures_util::StreamExt as _;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use reqwest::{Response, StatusCode};
use tokio::time::Instant;
use url::Url;

use super::address::parsed;
use super::coding;
use super::cookies::Cookies;
use super::error::FetchError;
use super::freshness::{Freshness, RetryAfter};
use super::gate::{BodyPermit, Gates};
use super::limits::Limits;
use super::pool::{Pool, Pools};
use super::reach::{Trust, bare, shown};
use super::request::{Answer, Body, Kind, Request, Validators};
use super::secret::Secrets;

/// Bytes that are made room for before they come, whatever length a server announces.
const MOST_ANNOUNCED: u64 = 4_000_000;

/// The one HTTP client: pools of connections, and a gate for each host.
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) limits: Limits,
    pub(super) gates: Arc<Gates>,
    pub(super) pools: Arc<Pools>,
    pub(super) secrets: Arc<Secrets>,
}

/// A redirect chain on its way.
struct Chain<'a> {
    request: Request<'a>,
    limits: Limits,
    trust: Trust,
    start: Url,
    url: Url,
    /// Whether every redirect so far was for good.
    permanent: bool,
    cookies: Cookies,
}

/// What one exchange gave.
enum Hop {
    /// Another address is to be asked.
    To(Url),
    /// What was fetched before still holds.
    Unchanged(Answer),
    /// A body comes.
    Coming(Response),
}

impl Client {
    /// Makes a client.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(limits: Limits) -> Result<Self, FetchError> {
        let gates = Arc::new(Gates::new(&limits));
        Ok(Self { limits, gates, pools: Arc::default(), secrets: Arc::default() })
    }

    /// Fetches an address, conditionally when validators are known. Redirects are followed, each of them checked.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn get(&self, request: Request<'_>) -> Result<Answer, FetchError> {
        self.get_with_permit(request).await.map(|(answer, _)| answer)
    }

    /// Fetches as [`Client::get`] does and gives the permit of the body among those in hand: while it is kept no more bodies
    /// come than there is room for. Whoever keeps it asks for nothing else before it is dropped.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub async fn get_with_permit(&self, request: Request<'_>) -> Result<(Answer, BodyPermit), FetchError> {
        let start = parsed(request.url)?;
        let mut chain = Chain {
            request,
            limits: self.limits.of(request.access, request.kind),
            trust: Trust::of(request.home),
            url: start.clone(),
            start,
            permanent: true,
            cookies: Cookies::default(),
        };
        let mut left = chain.limits.total;
        for _ in 0..=chain.limits.redirects {
            // Hundreds of requests wait for their turn; what each needs then is made room for when it has it.
            let (client, headers) = Box::pin(self.prepared(&chain)).await?;
            let place = self.gates.enter(chain.url.host_str().unwrap_or_default()).await;
            // Waiting for one's turn is not the server's silence.
            let begun = Instant::now();
            let total = chain.limits.total;
            let late = |_| FetchError::Timeout(total);
            let exchange = Box::pin(self.exchange(&mut chain, &client, headers));
            let exchange = tokio::time::timeout(left, exchange).await;
            left = left.saturating_sub(begun.elapsed());
            match exchange.map_err(late)?? {
                Hop::To(next) => chain.url = next,
                Hop::Unchanged(answer) => return Ok((answer, BodyPermit::default())),
                Hop::Coming(response) => {
                    // Nor is waiting for room.
                    let mut room = self.gates.body(length(&response)).await;
                    let came = Box::pin(answer(&chain, response));
                    let came = tokio::time::timeout(left, came).await.map_err(late)??;
                    room.fit(came.bytes.len());
                    return Ok((Answer::Body(came), room));
                }
            }
            drop(place);
        }
        Err(FetchError::Redirects(chain.limits.redirects))
    }

    /// Fetches an address whose last answer is not known.
    ///
    /// # Errors
    /// When the server cannot be reached, fails, or gives more than allowed.
    pub async fn body(&self, request: Request<'_>) -> Result<Body, FetchError> {
        match self.get(Request { validators: None, ..request }).await? {
            Answer::Body(body) => Ok(body),
            Answer::Unchanged { .. } => Err(FetchError::Nothing),
        }
    }

    /// Whether the host of an address was reached on the internet since the program began.
    #[must_use]
    pub fn reached_publicly(&self, url: &str) -> bool {
        let url = Url::parse(url).ok();
        url.as_ref().and_then(Url::host_str).is_some_and(|host| self.pools.names.is_public(host))
    }

    /// The user agent and the headers: those that are secret only at the user's own origin.
    async fn prepared(&self, chain: &Chain<'_>) -> Result<(reqwest::Client, HeaderMap), FetchError> {
        let Chain { request, limits, trust, url, cookies, .. } = chain;
        let access = request.access;
        let route = self.pools.route(url, access.proxy.as_deref())?;
        let (reach, own) = (trust.reach(url, &route)?, trust.owns(url));
        let (insecure, connect, idle) = (access.insecure && own, limits.connect, limits.idle);
        let client = self.pools.client(Pool { reach, route, insecure, ca_file: None, connect, idle })?;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, request.kind.accepted());
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(coding::ACCEPTED));
        if own {
            give(&mut headers, &access.headers);
            if let Some(proof) = self.secrets.authorization(access).await? {
                headers.insert(reqwest::header::AUTHORIZATION, proof);
            }
        }
        // A connection keeps a buffer of the size in which its last body came, some hundred kilobytes; with TLS that is a
        // record. One without TLS costs little to open again.
        if request.kind == Kind::Feed && url.scheme() == "http" {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        if let Some(line) = cookies.line(url) {
            let given = headers.get(COOKIE).and_then(|given| given.to_str().ok());
            let line = given.map_or(line.clone(), |given| format!("{given}; {line}"));
            headers.extend(HeaderValue::from_str(&line).ok().map(|line| (COOKIE, line)));
        }
        if let Some(validators) = request.validators {
            headers.extend(bytes(validators.etag.as_deref()).map(|etag| (IF_NONE_MATCH, etag)));
            headers.extend(bytes(validators.last_modified.as_deref()).map(|time| (IF_MODIFIED_SINCE, time)));
        }
        Ok((client, headers))
    }

    /// One question and its answer.
    async fn exchange(
        &self,
        chain: &mut Chain<'_>,
        client: &reqwest::Client,
        headers: HeaderMap,
    ) -> Result<Hop, FetchError> {
        let asked = client.get(chain.trust.asked(&chain.url)).headers(headers);
        let response = asked.send().await.map_err(|error| chain.failure(error))?;
        if let Some(next) = redirect(&response, &chain.url)? {
            let status = response.status();
            chain.permanent &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            chain.cookies.take(response.headers(), &chain.url);
            return Ok(Hop::To(next));
        }
        let (status, headers) = (response.status(), response.headers());
        let known = chain.request.validators;
        let conditional = known.is_some_and(|known| known.etag.is_some() || known.last_modified.is_some());
        if status == StatusCode::NOT_MODIFIED && conditional {
            let (freshness, moved) = (Freshness::of(headers), chain.moved());
            return Ok(Hop::Unchanged(Answer::Unchanged { freshness, moved }));
        }
        if !status.is_success() {
            return Err(chain.refused(status.as_u16(), RetryAfter::of(headers)));
        }
        Ok(Hop::Coming(response))
    }
}

/// Bytes that a body will have, where its server says so.
fn length(response: &Response) -> Option<u64> {
    response.content_length().filter(|_| !response.headers().contains_key(CONTENT_ENCODING))
}

/// The body of an answer, with what was said of it.
async fn answer(chain: &Chain<'_>, response: Response) -> Result<Body, FetchError> {
    let headers = response.headers();
    let validators = Validators { etag: raw(headers, &ETAG), last_modified: raw(headers, &LAST_MODIFIED) };
    let (content_type, freshness) = (raw(headers, &CONTENT_TYPE), Freshness::of(headers));
    let (url, status, moved) = (shown(&chain.url), response.status().as_u16(), chain.moved());
    let bytes = body(response, chain.limits.bytes, |error| chain.failure(error), |_| ()).await?;
    Ok(Body { bytes, content_type, validators, url, status, freshness, moved })
}

impl Chain<'_> {
    /// Where the address moved to for good.
    fn moved(&self) -> Option<String> {
        (self.permanent && self.url != self.start).then(|| shown(&self.url))
    }

    fn failure(&self, error: reqwest::Error) -> FetchError {
        let waited = if error.is_connect() { self.limits.connect } else { self.limits.idle };
        FetchError::of(error, self.url.host_str().unwrap_or_default(), waited)
    }

    /// A status that is no success.
    fn refused(&self, status: u16, retry_after: Option<RetryAfter>) -> FetchError {
        let own =
            self.request.home.and_then(|home| Url::parse(home.url).ok()).filter(|_| self.request.access.is_secret());
        match own {
            Some(own) if matches!(status, 401 | 403) && !self.trust.owns(&self.url) => {
                FetchError::Elsewhere { status, from: shown(&own), to: shown(&self.url) }
            }
            _ => FetchError::Status { status, retry_after },
        }
    }
}

/// The body as a stream that stops at its bound, which counts before and after it is inflated; `told` hears of each part as it
/// came.
pub(super) async fn body(
    response: Response,
    most: u64,
    failure: impl Fn(reqwest::Error) -> FetchError,
    mut notify: impl FnMut(&[u8]),
) -> Result<Vec<u8>, FetchError> {
    let codings = response.headers().get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let codings = codings.collect::<Vec<_>>().join(",");
    let announced = response.content_length().unwrap_or(0).min(MOST_ANNOUNCED);
    let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or(0));
    let mut stream = response.bytes_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(&failure)?;
        if (bytes.len() + chunk.len()) as u64 > most {
            return Err(FetchError::TooLarge(most));
        }
        notify(&chunk);
        bytes.extend_from_slice(&chunk);
    }
    Ok(coding::decoded(bytes, &codings, most).await?)
}

/// Where an answer sends to, when it is a redirect (RFC 9110 §15.4). What is no ASCII in it is UTF-8 where it can be, as
/// browsers read it.
pub(super) fn redirect(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(target) = response.headers().get(LOCATION) else { return Ok(None) };
    let target = match std::str::from_utf8(target.as_bytes()) {
        Ok(target) => target.to_owned(),
        Err(_) => target.as_bytes().iter().map(|byte| char::from(*byte)).collect(),
    };
    let next = from
        .join(target.trim())
        .map_err(|error| FetchError::Address { address: target.clone(), reason: error.into() })?;
    parsed(next.as_str()).map(|next| Some(bare(next)))
}

/// Gives the headers that the user wants sent; one that HTTP cannot carry is left out.
pub(super) fn give(headers: &mut HeaderMap, given: &[(String, String)]) {
    for (key, value) in given {
        if let (Ok(key), Ok(value)) = (key.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            headers.insert(key, value);
        }
    }
}

/// A header's bytes, each as the character of its number.
pub(super) fn raw(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).map(|value| value.as_bytes().iter().map(|byte| char::from(*byte)).collect())
}

/// A header whose characters are the bytes that a server gave.
pub(super) fn bytes(value: Option<&str>) -> Option<HeaderValue> {
    let bytes = value?.chars().map(u8::try_from).collect::<Result<Vec<u8>, _>>().ok()?;
    HeaderValue::from_bytes(&bytes).ok()
}
