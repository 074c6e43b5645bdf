use std::sync::Arc;

use futures_util::StreamExt as _;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use reqwest::{Response, StatusCode};
use tokio::time::Instant;
use url::Url;

use super::address::parsed;
use super::coding;
use super::cookies::Cookies;
use super::error::FetchError;
use super::freshness::{Freshness, RetryAfter};
use super::gate::Gates;
use super::limits::Limits;
use super::pool::{Pool, Pools};
use super::reach::{Trust, bare, shown};
use super::request::{Answer, Body, Request, Validators};
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
    /// The end.
    Answer(Answer),
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
            let (client, headers) = self.prepared(&chain).await?;
            let place = self.gates.enter(chain.url.host_str().unwrap_or_default()).await;
            // Waiting for one's turn is not the server's silence.
            let begun = Instant::now();
            let exchange = tokio::time::timeout(left, self.exchange(&mut chain, &client, headers)).await;
            drop(place);
            match exchange.map_err(|_| FetchError::Timeout(chain.limits.total))?? {
                Hop::To(next) => chain.url = next,
                Hop::Answer(answer) => return Ok(answer),
            }
            left = left.saturating_sub(begun.elapsed());
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
        self.answer(chain, response).await.map(Hop::Answer)
    }

    async fn answer(&self, chain: &Chain<'_>, response: Response) -> Result<Answer, FetchError> {
        let Chain { request, url, start, .. } = chain;
        let status = response.status();
        let headers = response.headers();
        let freshness = Freshness::of(headers);
        let moved = (chain.permanent && url != start).then(|| shown(url));
        let conditional = request.validators.is_some_and(|known| known.etag.is_some() || known.last_modified.is_some());
        if status == StatusCode::NOT_MODIFIED && conditional {
            return Ok(Answer::Unchanged { freshness, moved });
        }
        if !status.is_success() {
            return Err(chain.refused(status.as_u16(), RetryAfter::of(headers)));
        }
        let validators = Validators { etag: raw(headers, &ETAG), last_modified: raw(headers, &LAST_MODIFIED) };
        let content_type = raw(headers, &CONTENT_TYPE);
        let _room = self.gates.body().await;
        let bytes = body(response, chain.limits.bytes, |error| chain.failure(error), |_| ()).await?;
        let (url, status) = (shown(url), status.as_u16());
        Ok(Answer::Body(Body { bytes, content_type, validators, url, status, freshness, moved }))
    }
}

impl Chain<'_> {
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
