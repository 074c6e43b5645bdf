use url::Url;

use super::outcome::{Hashes, NewArticle};
use super::pack::{hash, quick_hash};
use crate::model::{EntryKey, canonical, whole_address};

impl Hashes {
    pub(super) fn of(article: &NewArticle) -> Self {
        let host = article.canonical.as_deref().and_then(host);
        let place =
            host.as_deref().zip(article.canonical.as_deref()).map(|(newsroom, canonical)| place(newsroom, canonical));
        Self { key: of(article), content: article.content_hash(), host, place }
    }
}

impl NewArticle {
    /// What its entry is known by, worked out now if not ahead; the others as well.
    pub(super) fn key(&self) -> EntryKey {
        self.prepared.hashes.as_ref().map_or_else(|| of(self), |hashes| hashes.key)
    }

    /// The hash of what an edit changes.
    pub(super) fn content(&self) -> i64 {
        self.prepared.hashes.as_ref().map_or_else(|| self.content_hash(), |hashes| hashes.content)
    }

    /// The newsroom of its address without tracking.
    pub(super) fn host(&self) -> Option<String> {
        let now = || self.canonical.as_deref().and_then(host);
        self.prepared.hashes.as_ref().map_or_else(now, |hashes| hashes.host.clone())
    }
}

/// What an entry is known by.
pub(super) fn of(article: &NewArticle) -> EntryKey {
    let guid = article.guid.as_deref().map(str::trim).filter(|guid| !guid.is_empty());
    let key = of_parts(article.link.as_deref(), article.canonical.as_deref(), &article.title);
    EntryKey {
        guid: guid.map(|guid| hash(&[guid])),
        stem: guid.and_then(|guid| guid.split_once('#')).map(|(stem, _)| hash(&[stem])),
        published: article.published.map(jiff::Timestamp::as_second),
        form: article.form(),
        ..key
    }
}

/// What an article that is kept says about its entry.
pub(super) fn of_article(link: Option<&str>, title: &str) -> EntryKey {
    of_parts(link, link.and_then(canonical).as_deref(), title)
}

/// The feed's own page, as an entry with this address would be known.
pub(super) fn of_home(link: &str) -> EntryKey {
    of_article(Some(link), "")
}

fn of_parts(link: Option<&str>, canonical: Option<&str>, title: &str) -> EntryKey {
    let address = link.filter(|_| canonical.is_some());
    EntryKey {
        address: address.map(|link| quick_hash(&[whole_address(link)])),
        page: canonical.map(|page| quick_hash(&[page])),
        title: quick_hash(&[title]),
        ..EntryKey::default()
    }
}

/// The newsroom of an address without tracking: its host.
pub(super) fn host(canonical: &str) -> Option<String> {
    let url = Url::parse(canonical).ok()?;
    url.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The hash by which an article of a newsroom is found by its address without tracking.
pub(super) fn place(newsroom: &str, canonical: &str) -> i64 {
    hash(&[newsroom, canonical])
}

/// The hash by which the article of an address without tracking is found.
pub(super) fn place_of(canonical: &str) -> Option<i64> {
    host(canonical).map(|newsroom| place(&newsroom, canonical))
}

/// Whether a feed is a newsroom's own: its address has the newsroom's host, a part of it, or the whole that it is a part of.
pub(super) fn is_own(feed_url: &str, newsroom: &str) -> bool {
    let Some(host) = host(feed_url) else { return false };
    let part = |long: &str, short: &str| {
        short.contains('.') && long.strip_suffix(short).is_some_and(|before| before.ends_with('.'))
    };
    host == newsroom || part(&host, newsroom) || part(newsroom, &host)
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn a_feed_is_its_newsrooms_by_its_host() {
        for feed in ["https://harbour.example/feed", "http://www.harbour.example/rss", "https://rss.harbour.example/"] {
            assert!(is_own(feed, "harbour.example"), "{feed}");
        }
        assert!(is_own("https://harbour.example/feed", "sport.harbour.example"));
        for feed in
            ["https://notharbour.example/feed", "https://example/feed", "https://tides.example/", "dateline:saved"]
        {
            assert!(!is_own(feed, "harbour.example"), "{feed}");
        }
    }
}
