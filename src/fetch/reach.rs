use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;
use url::{Host, Origin, Url};

use super::address::{is_localhost, is_private, names_private, parsed};
use super::error::{FetchError, PrivateNetwork};

/// The address for which something is asked: one of the user's own files, or one that the user typed. Its origin (scheme,
/// host and port, RFC 6454) is the only one trusted with secrets and with the user's own network.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    /// The address.
    pub url: &'a str,
    /// Whether its host was reached on the internet before: then it may not turn into one of the user's own network.
    pub public: bool,
}

impl<'a> Home<'a> {
    /// An address of which nothing else is known.
    #[must_use]
    pub fn new(url: &'a str) -> Self {
        Self { url, public: false }
    }
}

/// What is trusted: the origin of the user's own address, if there is one.
#[derive(Debug)]
pub(super) struct Trust {
    own: Option<Url>,
    public: bool,
}

impl Trust {
    pub(super) fn of(home: Option<Home<'_>>) -> Self {
        Self { own: home.and_then(|home| parsed(home.url).ok()), public: home.is_some_and(|home| home.public) }
    }

    /// Whether an address is of the origin of the user's own: what opens one door is shown at no other.
    pub(super) fn owns(&self, url: &Url) -> bool {
        self.own.as_ref().is_some_and(|own| matches!(own.origin(), Origin::Tuple(..)) && own.origin() == url.origin())
    }

    /// An address as it is asked: with the name and password inside the user's own address at its origin, with none at
    /// any other.
    pub(super) fn asked(&self, url: &Url) -> Url {
        let mut asked = bare(url.clone());
        if let Some(own) = self.own.as_ref().filter(|_| self.owns(url)) {
            let _ = asked.set_username(own.username());
            let _ = asked.set_password(own.password());
        }
        asked
    }

    /// How far a request may reach.
    ///
    /// # Errors
    /// When the address itself says that it leads to a private network where it may not.
    pub(super) fn reach(&self, url: &Url, route: &Route) -> Result<Reach, FetchError> {
        if self.owns(url) {
            return Ok(if self.public { Reach::Internet } else { Reach::Anywhere });
        }
        // A proxy looks names up by itself, so that the addresses they have cannot be seen from here.
        if names_private(url) || (*route != Route::Direct && (is_local_name(url) || route.is_to(url))) {
            return Err(FetchError::Private(shown(url)));
        }
        Ok(Reach::Internet)
    }
}

/// An address without the name and password in it.
pub(super) fn shown(url: &Url) -> String {
    bare(url.clone()).into()
}

/// Takes the name and password out of an address.
pub(super) fn bare(mut url: Url) -> Url {
    // Addresses with a host, and there are no others here, can always lose them.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

/// Whether a name is one that only a local network can know: without a dot, or of a domain for such names (RFC 6762,
/// RFC 8375, ICANN's `internal`).
fn is_local_name(url: &Url) -> bool {
    let Some(Host::Domain(name)) = url.host() else { return false };
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    !name.contains('.') || [".local", ".internal", ".home.arpa"].iter().any(|domain| name.ends_with(domain))
}

/// How far a request may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reach {
    /// Only addresses of the internet.
    Internet,
    /// Any address; but a name that stood for one of the internet may not turn to a private one.
    Anywhere,
}

/// Which way requests take.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Route {
    /// To the server itself.
    Direct,
    /// Through the proxy of the system, with its host.
    System(String),
    /// Through the proxy of a feed, with its host.
    Given(String, String),
}

impl Route {
    /// The way through a proxy that the user named.
    ///
    /// # Errors
    /// When it is no address.
    pub(super) fn through(proxy: &str) -> Result<Self, FetchError> {
        let url =
            Url::parse(proxy).map_err(|error| FetchError::Proxy { proxy: proxy.to_owned(), reason: error.into() })?;
        Ok(Self::Given(proxy.to_owned(), url.host_str().unwrap_or_default().to_owned()))
    }

    /// The proxy's own host.
    fn host(&self) -> Option<&str> {
        match self {
            Self::Direct => None,
            Self::System(host) | Self::Given(_, host) => Some(host),
        }
    }

    /// Whether an address is of the proxy itself.
    fn is_to(&self, url: &Url) -> bool {
        self.host().is_some_and(|host| url.host_str() == Some(host))
    }
}

/// Names that are looked up together; each takes a thread.
const MOST_LOOKUPS: usize = 64;

/// What is known of names since the program began.
#[derive(Debug)]
pub(super) struct KnownNames {
    /// Those that stood for addresses of the internet.
    public: Mutex<HashSet<String>>,
    lookups: Semaphore,
}

impl Default for KnownNames {
    fn default() -> Self {
        Self { public: Mutex::default(), lookups: Semaphore::new(MOST_LOOKUPS) }
    }
}

impl KnownNames {
    /// Whether a name stood for addresses of the internet.
    pub(super) fn is_public(&self, name: &str) -> bool {
        self.public().contains(name)
    }

    fn public(&self) -> MutexGuard<'_, HashSet<String>> {
        self.public.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks names up and passes on only those addresses that may be connected to.
#[derive(Debug)]
pub(super) struct Resolver {
    pub(super) reach: Reach,
    pub(super) route: Route,
    pub(super) names: Arc<KnownNames>,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, names) = (self.reach, Arc::clone(&self.names));
        let proxy = self.route.host() == Some(name.as_str());
        Box::pin(async move {
            // It is never closed.
            let _turn = names.lookups.acquire().await;
            let found = addresses(name.as_str()).await?;
            let allowed = if proxy { found } else { allowed(name.as_str(), found, reach, &names)? };
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// The addresses of a name; those of `localhost` are known without the system.
async fn addresses(name: &str) -> std::io::Result<Vec<SocketAddr>> {
    if is_localhost(name) {
        let loopback = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
        return Ok(loopback.map(|address| SocketAddr::new(address, 0)).to_vec());
    }
    Ok(tokio::net::lookup_host((name, 0)).await?.collect())
}

/// Those addresses of a name that may be connected to.
fn allowed(
    name: &str,
    found: Vec<SocketAddr>,
    reach: Reach,
    names: &KnownNames,
) -> Result<Vec<SocketAddr>, PrivateNetwork> {
    let (private, open): (Vec<SocketAddr>, Vec<SocketAddr>) =
        found.iter().partition(|address| is_private(address.ip()));
    let mut public = names.public();
    if private.is_empty() && !open.is_empty() {
        public.insert(name.to_owned());
    }
    if reach == Reach::Anywhere && !public.contains(name) {
        return Ok(found);
    }
    if open.is_empty() && !private.is_empty() { Err(PrivateNetwork) } else { Ok(open) }
}

#[cfg(test)]
mod tests {
    use super::{Home, KnownNames, Reach, Route, Trust, addresses, allowed};
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[tokio::test]
    async fn localhost_is_this_machine_without_the_system() {
        for name in ["localhost", "LOCALHOST.", "feeds.localhost"] {
            let found = addresses(name).await.unwrap();
            assert!(!found.is_empty() && found.iter().all(|address| address.ip().is_loopback()), "{name}: {found:?}");
        }
    }

    #[test]
    fn only_the_same_scheme_host_and_port_are_the_users_own() {
        let trust = Trust::of(Some(Home::new("https://me:s%20t@news.example/feed?x=1")));
        for own in ["https://news.example/", "https://NEWS.example:443/other", "https://you@news.example/#a"] {
            assert!(trust.owns(&url(own)), "{own}");
            assert!(trust.asked(&url(own)).as_str().starts_with("https://me:s%20t@news.example/"));
        }
        for other in [
            "http://news.example/",
            "https://news.example:8443/",
            "https://www.news.example/",
            "https://news.example./",
        ] {
            assert!(!trust.owns(&url(other)), "{other}");
            assert!(!trust.asked(&url(&other.replace("://", "://me:secret@"))).as_str().contains('@'));
        }
        assert!(!Trust::of(None).owns(&url("https://news.example/")));
    }

    #[test]
    fn private_networks_are_for_the_users_own_origin() {
        let proxy = Route::through("http://proxy.example:3128").unwrap();
        let own = Trust::of(Some(Home::new("http://10.0.0.5:8080/feed")));
        for route in [&Route::Direct, &proxy] {
            assert_eq!(own.reach(&url("http://10.0.0.5:8080/page"), route).unwrap(), Reach::Anywhere);
            for refused in ["http://10.0.0.5/", "https://10.0.0.5:8080/", "http://10.0.0.6:8080/", "http://localhost/"]
            {
                assert!(own.reach(&url(refused), route).is_err(), "{refused}");
            }
            assert_eq!(own.reach(&url("https://news.example/"), route).unwrap(), Reach::Internet);
        }
        for local in ["http://printer/", "http://nas.local/", "http://vault.internal/", "http://proxy.example/"] {
            assert!(own.reach(&url(local), &proxy).is_err(), "{local}");
            assert!(own.reach(&url(local), &Route::Direct).is_ok(), "{local} is looked up");
        }
    }

    #[test]
    fn a_name_that_was_public_never_turns_private() {
        let names = KnownNames::default();
        let ask = |addresses: &[&str], reach| {
            let found = addresses.iter().map(|address| (address.parse::<std::net::IpAddr>().unwrap(), 0).into());
            allowed("news.example", found.collect(), reach, &names).map(|left| left.len()).ok()
        };
        assert_eq!(ask(&["10.0.0.1"], Reach::Anywhere), Some(1));
        assert_eq!(ask(&["10.0.0.1"], Reach::Internet), None);
        assert_eq!(ask(&["10.0.0.1", "1.1.1.1"], Reach::Internet), Some(1));
        assert_eq!(ask(&["10.0.0.1", "1.1.1.1"], Reach::Anywhere), Some(2));
        assert_eq!(ask(&["1.1.1.1"], Reach::Anywhere), Some(1));
        assert_eq!(ask(&["127.0.0.1"], Reach::Anywhere), None);
        assert_eq!(ask(&["127.0.0.1", "1.1.1.1"], Reach::Anywhere), Some(1));
        assert_eq!(ask(&[], Reach::Internet), Some(0));
    }
}
