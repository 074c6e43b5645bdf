use std::net::IpAddr;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, SET_COOKIE};
use url::Url;

use super::freshness::date;

/// Cookies of one chain.
const MAX_COOKIES: usize = 50;
/// Bytes of one cookie (RFC 6265 §6.1).
const LONGEST: usize = 4_096;

/// The cookies of one chain of redirects, forgotten after it: some servers give what is asked for only to who brings their
/// cookie back.
#[derive(Debug, Default)]
pub(super) struct Cookies(Vec<Cookie>);

#[derive(Debug)]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    /// Whether it is only for that host.
    exact: bool,
    path: String,
    secure: bool,
}

impl Cookies {
    /// Takes the cookies that an answer sets (RFC 6265 §5.3).
    pub(super) fn take(&mut self, headers: &HeaderMap, url: &Url) {
        for set in headers.get_all(SET_COOKIE) {
            let Some((cookie, kept)) = set.to_str().ok().and_then(|text| Cookie::read(text, url)) else { continue };
            self.0.retain(|known| !known.is_same(&cookie));
            if kept && self.0.len() < MAX_COOKIES {
                self.0.push(cookie);
            }
        }
    }

    /// The line of those that are for an address (RFC 6265 §5.4), longer paths first.
    pub(super) fn line(&self, url: &Url) -> Option<String> {
        let mut own: Vec<&Cookie> = self.0.iter().filter(|cookie| cookie.is_for(url)).collect();
        own.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<String> = own.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

impl Cookie {
    /// Reads one as an address sets it, and whether it is kept or taken back by it.
    fn read(text: &str, url: &Url) -> Option<(Self, bool)> {
        let mut parts = text.split(';');
        let (name, value) = parts.next()?.split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || text.len() > LONGEST {
            return None;
        }
        let host = url.host_str()?.to_ascii_lowercase();
        let folder = url.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut cookie = Self {
            name: name.to_owned(),
            value: value.to_owned(),
            domain: host.clone(),
            exact: true,
            path: if folder.is_empty() { "/".to_owned() } else { folder.to_owned() },
            secure: false,
        };
        let (mut age, mut expires) = (None, None);
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "secure" => cookie.secure = true,
                "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
                "max-age" => age = value.parse::<i64>().ok(),
                "expires" => expires = date(value),
                "domain" if !value.is_empty() => {
                    let domain = value.trim_start_matches('.').to_ascii_lowercase();
                    if !is_within(&host, &domain) || (domain != host && !domain.contains('.')) {
                        return None;
                    }
                    (cookie.domain, cookie.exact) = (domain, false);
                }
                _ => {}
            }
        }
        // A chain is short: what has not passed for good does not pass within it.
        let kept = age.map_or(expires.is_none_or(|time: Timestamp| time > Timestamp::UNIX_EPOCH), |age| age > 0);
        Some((cookie, kept))
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.domain, &self.path) == (&other.name, &other.domain, &other.path)
    }

    fn is_for(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        let at_host = if self.exact { host == self.domain } else { is_within(&host, &self.domain) };
        let below = url.path().strip_prefix(&self.path);
        let at_path = below.is_some_and(|rest| rest.is_empty() || self.path.ends_with('/') || rest.starts_with('/'));
        at_host && at_path && (!self.secure || url.scheme() == "https")
    }
}

/// Whether a host is a domain or within it; an IP address is only within itself.
fn is_within(host: &str, domain: &str) -> bool {
    let below = || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    host == domain || (host.trim_matches(['[', ']']).parse::<IpAddr>().is_err() && below())
}

#[cfg(test)]
mod tests {
    use super::Cookies;
    use reqwest::header::{HeaderMap, HeaderValue, SET_COOKIE};
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn after(set: &[&str]) -> Cookies {
        let mut headers = HeaderMap::new();
        for line in set {
            headers.append(SET_COOKIE, HeaderValue::from_str(line).unwrap());
        }
        let mut cookies = Cookies::default();
        cookies.take(&headers, &url("https://www.news.example/gate/in?x=1"));
        cookies
    }

    fn line(set: &[&str], to: &str) -> String {
        after(set).line(&url(to)).unwrap_or_default()
    }

    #[test]
    fn a_cookie_goes_back_to_who_set_it_and_to_nobody_else() {
        let plain = "seen=1; Path=/";
        assert_eq!(line(&[plain], "https://www.news.example/feed"), "seen=1");
        assert_eq!(line(&[plain], "http://www.news.example/feed"), "seen=1");
        for other in ["https://news.example/", "https://other.example/", "https://a.www.news.example/"] {
            assert_eq!(line(&[plain], other), "", "{other}");
        }
        let wide = "seen=1; Path=/; Domain=.News.example";
        assert_eq!(line(&[wide], "https://feeds.news.example/a"), "seen=1");
        assert_eq!(line(&[wide], "https://fakenews.example/a"), "");
        for foreign in ["seen=1; Domain=other.example", "seen=1; Domain=example", "seen=1; Domain=a.www.news.example"] {
            assert_eq!(line(&[foreign], "https://www.news.example/gate/in"), "", "{foreign}");
        }
        assert_eq!(line(&["s=1; Secure; Path=/"], "http://www.news.example/"), "");
        assert_eq!(line(&["s=1; Secure; Path=/"], "https://www.news.example/"), "s=1");
    }

    #[test]
    fn paths_ages_and_rubbish_are_minded() {
        assert_eq!(line(&["a=1"], "https://www.news.example/gate/out"), "a=1");
        assert_eq!(line(&["a=1"], "https://www.news.example/gates"), "");
        assert_eq!(line(&["a=1; Path=/", "b=2; Path=/gate"], "https://www.news.example/gate/x"), "b=2; a=1");
        assert_eq!(line(&["a=1; Path=/", "a=2; Path=/"], "https://www.news.example/"), "a=2");
        for gone in ["a=; Max-Age=0; Path=/", "a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/"] {
            assert_eq!(line(&["a=1; Path=/", gone], "https://www.news.example/"), "", "{gone}");
        }
        for rubbish in ["", "novalue", "=x", ";;;"] {
            assert_eq!(line(&[rubbish], "https://www.news.example/gate/in"), "", "{rubbish}");
        }
        let many: Vec<String> = (0..200).map(|at| format!("c{at}=1; Path=/")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(line(&many, "https://www.news.example/").split("; ").count(), 50);
    }
}
