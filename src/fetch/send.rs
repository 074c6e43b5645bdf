use std::path::Path;

use reqwest::Method;
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH,
};
use url::Url;

use super::address::parsed;
use super::client::{Client, body, bytes, give, raw, redirect};
use super::coding;
use super::error::{FetchError, SecretFault};
use super::freshness::RetryAfter;
use super::limits::Limits;
use super::pool::Pool;
use super::reach::{Home, Trust, shown};
use crate::model::Access;

/// Bytes of an answer of a server of accounts, inflated.
const MOST_BYTES: u64 = 64_000_000;

/// What is done with a resource of a server of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// It is read.
    Get,
    /// Something is done.
    Post,
    /// It is changed.
    Put,
    /// It is taken away.
    Delete,
}

/// A request to the server of an account, whose address the user's own files name.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    /// What is done.
    pub verb: Verb,
    /// Address.
    pub url: &'a str,
    /// Base address of the account; only its origin gets secrets.
    pub home: Home<'a>,
    /// What proves who asks: name and value of a header.
    pub proof: Option<(&'static str, String)>,
    /// Content type and bytes of the body.
    pub body: Option<(&'static str, String)>,
    /// `ETag` of the last answer.
    pub etag: Option<&'a str>,
    /// How the server is reached: headers, proxy, time. Its user and password are the caller's to send.
    pub access: &'a Access,
    /// Certificates that vouch for the server beside those that everybody knows.
    pub ca_file: Option<&'a Path>,
}

/// What the server of an account answered, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Status.
    pub status: u16,
    /// Inflated bytes.
    pub bytes: Vec<u8>,
    /// `ETag`.
    pub etag: Option<String>,
    /// When it wants to be asked again, when it said so.
    pub retry_after: Option<RetryAfter>,
    /// Whether it says that the token for writing is old.
    pub bad_token: bool,
    /// Where it sends to; that is never followed, for what is sent must not be sent elsewhere.
    pub moved: Option<String>,
}

impl Client {
    /// Sends a request to the server of an account. Redirects are not followed.
    ///
    /// # Errors
    /// When the server cannot be reached or gives more than allowed; a status that is no success is none.
    pub async fn send(&self, exchange: Exchange<'_>) -> Result<Reply, FetchError> {
        self.talk(exchange, coding::ACCEPTED, |_| ()).await
    }

    /// The same of a server that answers little by little: `told` gets each part of a good answer as it comes, which is not
    /// compressed then.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub async fn stream(&self, exchange: Exchange<'_>, notify: impl FnMut(&[u8])) -> Result<Reply, FetchError> {
        self.talk(exchange, "identity", notify).await
    }

    async fn talk(
        &self,
        exchange: Exchange<'_>,
        accepted: &'static str,
        mut notify: impl FnMut(&[u8]),
    ) -> Result<Reply, FetchError> {
        let url = parsed(exchange.url)?;
        let limits = self.limits.of_account(exchange.access);
        let (client, mut headers) = self.ready(&exchange, &url, &limits)?;
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
        let host = url.host_str().unwrap_or_default().to_owned();
        let _place = self.gates.enter_own(&host).await;
        let talk = async {
            let failure = |error: reqwest::Error| {
                let waited = if error.is_connect() { limits.connect } else { limits.idle };
                FetchError::of(error, &host, waited)
            };
            let method = match exchange.verb {
                Verb::Get => Method::GET,
                Verb::Post => Method::POST,
                Verb::Put => Method::PUT,
                Verb::Delete => Method::DELETE,
            };
            let mut asked = client.request(method, url.clone()).headers(headers);
            if let Some((_, text)) = exchange.body {
                asked = asked.body(text);
            }
            let response = asked.send().await.map_err(failure)?;
            let headers = response.headers();
            let says =
                |name: &str| headers.get(name).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"));
            let mut reply = Reply {
                status: response.status().as_u16(),
                etag: raw(headers, &ETAG),
                retry_after: RetryAfter::of(headers),
                bad_token: says("x-reader-google-bad-token") || says("google-bad-token"),
                moved: redirect(&response, &url)?.map(|to| shown(&to)),
                bytes: Vec::new(),
            };
            let good = response.status().is_success();
            let notify = |part: &[u8]| {
                if good {
                    notify(part);
                }
            };
            reply.bytes = body(response, limits.bytes, failure, notify).await?;
            Ok(reply)
        };
        tokio::time::timeout(limits.total, talk).await.map_err(|_| FetchError::Timeout(limits.total))?
    }

    /// The password or token that a program of the user's prints; each is asked once a session.
    ///
    /// # Errors
    /// When it prints none.
    pub async fn secret(&self, command: &[String]) -> Result<String, FetchError> {
        self.secrets.printed(command).await
    }

    /// The user agent and the headers: those that are secret only at the account's own origin.
    fn ready(
        &self,
        exchange: &Exchange<'_>,
        url: &Url,
        limits: &Limits,
    ) -> Result<(reqwest::Client, HeaderMap), FetchError> {
        let Exchange { access, home, .. } = exchange;
        let trust = Trust::of(Some(*home));
        let route = self.pools.route(url, access.proxy.as_deref())?;
        let (reach, own) = (trust.reach(url, &route)?, trust.owns(url));
        let ca_file = exchange.ca_file.filter(|_| own).map(Path::to_owned);
        let (insecure, connect, idle) = (access.insecure && own, limits.connect, limits.idle);
        let client = self.pools.client(Pool { reach, route, insecure, ca_file, connect, idle })?;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json, text/plain;q=0.9"));
        if let Some((kind, _)) = &exchange.body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        headers.extend(bytes(exchange.etag).map(|etag| (IF_NONE_MATCH, etag)));
        if own {
            give(&mut headers, &access.headers);
            if let Some((name, value)) = &exchange.proof {
                let refused = || FetchError::Secret(SecretFault::Characters);
                let mut value = HeaderValue::from_str(value).map_err(|_| refused())?;
                value.set_sensitive(true);
                headers.insert(HeaderName::from_bytes(name.as_bytes()).unwrap_or(AUTHORIZATION), value);
            }
        }
        Ok((client, headers))
    }
}

impl Limits {
    /// The bounds of a request to the server of an account.
    fn of_account(self, access: &Access) -> Self {
        let timed = access.timeout.map_or(self, |time| self.waiting(time));
        Self { bytes: access.most_bytes.unwrap_or(MOST_BYTES), ..timed }
    }
}
