use url::Url;

/// Parameters that say where a reader came from and not what is read.
const TRACKING: [&str; 14] = [
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "yclid",
    "cmpid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "ref",
    "ocid",
];
/// Parameters that say in which session something is read.
const SESSION: [&str; 8] = ["sid", "session", "sessionid", "session_id", "phpsessid", "jsessionid", "oscsid", "zenid"];

/// An address without what differs between two copies of one link: scheme, `www.`, tracking and session parameters,
/// fragment, a final slash. It is an address itself, with the scheme `https`.
#[must_use]
pub fn canonical(link: &str) -> Option<String> {
    let mut url = Url::parse(link.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    // Between the two schemes of the web it cannot fail, and a port that is not the scheme's own stays.
    url.set_scheme("https").ok()?;
    if let Some(bare) = url.host_str().and_then(|host| host.strip_prefix("www.")).map(ToOwned::to_owned) {
        // A name that is none without its first part is left whole.
        let _ = url.set_host(Some(&bare));
    }
    url.set_fragment(None);
    if url.query().is_some() {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !is_tracking(key) && !is_session(key))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        if kept.is_empty() {
            url.set_query(None);
        } else {
            url.query_pairs_mut().clear().extend_pairs(kept);
        }
    }
    let path = url.path();
    let end = path
        .find(';')
        .filter(|at| path.get(at + 1..).and_then(|rest| rest.split('=').next()).is_some_and(is_session))
        .unwrap_or(path.len());
    let path = path.get(..end).unwrap_or(path).trim_end_matches('/').to_owned();
    url.set_path(&path);
    let text = url.to_string();
    Some(text.strip_suffix('/').unwrap_or(&text).to_owned())
}

/// An address with all that it says but its scheme and `www.`: fragment and parameters distinguish items of one page.
#[must_use]
pub fn whole_address(link: &str) -> &str {
    let link = link.trim();
    let bare = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or(link);
    bare.strip_prefix("www.").unwrap_or(bare)
}

/// Whether a parameter says where a reader came from and not what is read.
#[must_use]
pub fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || key.starts_with("at_") || TRACKING.contains(&key)
}

/// Whether a parameter says in which session something is read.
fn is_session(key: &str) -> bool {
    SESSION.iter().any(|name| key.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{canonical, whole_address};

    #[test]
    fn copies_of_one_link_are_one_address() {
        let one = canonical("https://harbour.example/news/quay?id=4");
        for copy in [
            "http://harbour.example/news/quay?id=4",
            "https://www.harbour.example/news/quay/?id=4",
            "https://harbour.example/news/quay?utm_source=rss&id=4#top",
            "https://harbour.example:443/news/quay;jsessionid=0A1B?id=4&PHPSESSID=77",
        ] {
            assert_eq!(canonical(copy), one, "{copy}");
        }
        assert_ne!(canonical("https://harbour.example/news/quay?id=5"), one);
        assert_ne!(canonical("https://harbour.example:8080/news/quay?id=4"), one);
        assert_eq!(canonical("https://www.harbour.example/").as_deref(), Some("https://harbour.example"));
        assert_eq!(canonical("mailto:desk@harbour.example"), None);
    }

    #[test]
    fn the_whole_address_keeps_what_tells_items_apart() {
        assert_eq!(whole_address("http://www.vote.example/live#post-4"), "vote.example/live#post-4");
        assert_eq!(whole_address("https://vote.example/live#post-4"), "vote.example/live#post-4");
    }
}
