use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use super::error::FetchError;
use super::reach::{KnownNames, Reach, Resolver, Route};
use crate::model::SystemFault;

/// Who we are, to every server.
const USER_AGENT: &str = concat!("dateline/", env!("CARGO_PKG_VERSION"), " (news reader)");
/// Header lines of an answer; their bytes are bounded by the HTTP library.
const MOST_HEADERS: usize = 1_000;
/// Idle connections that are kept for each host.
const MOST_IDLE: usize = 4;

/// Requests that may share connections.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pool {
    pub(super) reach: Reach,
    pub(super) route: Route,
    /// Whether a certificate that cannot be verified is taken.
    pub(super) insecure: bool,
    /// Certificates that vouch beside those that everybody knows.
    pub(super) ca_file: Option<PathBuf>,
    pub(super) connect: Duration,
    pub(super) idle: Duration,
}

/// The pools of connections.
pub(super) struct Pools {
    clients: Mutex<HashMap<Pool, reqwest::Client>>,
    /// What the system says of proxies.
    system: Matcher,
    pub(super) names: Arc<KnownNames>,
}

impl Default for Pools {
    fn default() -> Self {
        Self { clients: Mutex::default(), system: Matcher::from_system(), names: Arc::default() }
    }
}

impl fmt::Debug for Pools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Addresses of proxies may hold passwords.
        f.debug_struct("Pools").finish_non_exhaustive()
    }
}

impl Pools {
    /// Which way a request to an address takes.
    ///
    /// # Errors
    /// When the proxy that the user named is none.
    pub(super) fn route(&self, url: &Url, proxy: Option<&str>) -> Result<Route, FetchError> {
        if let Some(proxy) = proxy {
            return Route::through(proxy);
        }
        let target = url.as_str().parse().ok();
        let through = target.and_then(|target| self.system.intercept(&target));
        Ok(through.map_or(Route::Direct, |proxy| Route::System(proxy.uri().host().unwrap_or_default().to_owned())))
    }

    /// The client of a pool, made when it is first asked for.
    ///
    /// # Errors
    /// When TLS cannot be set up, a file of certificates cannot be read, or the proxy is none.
    pub(super) fn client(&self, pool: Pool) -> Result<reqwest::Client, FetchError> {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&pool) {
            return Ok(client.clone());
        }
        let client = self.build(&pool)?;
        clients.insert(pool, client.clone());
        Ok(client)
    }

    fn build(&self, pool: &Pool) -> Result<reqwest::Client, FetchError> {
        let Pool { reach, route, insecure, ca_file, connect, idle } = pool.clone();
        let names = Arc::clone(&self.names);
        let mut builder = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(connect)
            .read_timeout(idle)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .pool_max_idle_per_host(MOST_IDLE)
            .http1_max_headers(MOST_HEADERS)
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true)
            .http1_ignore_invalid_headers_in_responses(true)
            .tls_danger_accept_invalid_certs(insecure)
            .dns_resolver(Arc::new(Resolver { reach, route: route.clone(), names }));
        if let Some(file) = ca_file {
            builder = builder.tls_certs_merge(certificates(&file)?);
        }
        match &route {
            Route::Direct => builder = builder.no_proxy(),
            Route::System(_) => {}
            Route::Given(proxy, _) => {
                let refused = |error: reqwest::Error| FetchError::Proxy {
                    proxy: proxy.clone(),
                    reason: error.to_string().into(),
                };
                builder = builder.proxy(reqwest::Proxy::all(proxy).map_err(refused)?);
            }
        }
        builder.build().map_err(|error| FetchError::of(error, "", connect))
    }
}

/// Bytes of a file of certificates.
const MOST_CERTIFICATES: u64 = 5_000_000;

/// The certificates in a file of the user's.
fn certificates(file: &Path) -> Result<Vec<reqwest::Certificate>, FetchError> {
    let refused = |reason: SystemFault| FetchError::Authority { file: file.display().to_string(), reason };
    let read = || {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        std::fs::File::open(file)?.take(MOST_CERTIFICATES).read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(bytes)
    };
    let bytes = read().map_err(|error| refused(error.into()))?;
    let found = reqwest::Certificate::from_pem_bundle(&bytes).map_err(|error| refused(error.to_string().into()))?;
    if found.is_empty() { Err(FetchError::NoAuthority(file.display().to_string())) } else { Ok(found) }
}
