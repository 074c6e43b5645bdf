use sha2::{Digest as _, Sha256};
use url::Url;

use super::address::folded;
use super::fault::EntryFault;
use super::file::Wrong;
use super::stated::Stated;
use crate::model::Subscription;

/// Characters of an id that a title gives.
const MOST_ID: usize = 60;
/// Section of feeds that name none.
pub(super) const NO_SECTION: &str = "Feeds";

/// Completes what a file states from the feed it changes; `taken` answers whether an id is another feed's.
pub(super) fn subscription(
    feed: Stated,
    old: Option<&Subscription>,
    taken: impl Fn(&str) -> bool,
) -> Result<Subscription, Wrong> {
    let at = feed.at.clone();
    let url = feed.url.or_else(|| old.map(|old| old.url.clone()));
    let url = url.ok_or_else(|| Wrong::at(at, EntryFault::FeedUrl))?;
    let title = feed.title.or_else(|| old.map(|old| old.title.clone())).unwrap_or_else(|| host(&url));
    let id = feed.id.or_else(|| old.map(|old| old.id.clone())).unwrap_or_else(|| new_id(&title, &url, taken));
    Ok(Subscription {
        homepage: feed.homepage.or_else(|| old.and_then(|old| old.homepage.clone())),
        language: feed.language.or_else(|| old.and_then(|old| old.language.clone())),
        country: feed.country.or_else(|| old.and_then(|old| old.country.clone())),
        section: feed.section.or_else(|| old.map(|old| old.section.clone())).unwrap_or_else(|| NO_SECTION.to_owned()),
        tags: feed.tags.or_else(|| old.map(|old| old.tags.clone())).unwrap_or_default(),
        full_text: feed.full_text.or_else(|| old.and_then(|old| old.full_text)),
        access: feed.access.or_else(|| old.and_then(|old| old.access.clone())),
        id,
        title,
        url,
    })
}

/// The host of an address, else the address.
pub(super) fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_else(|| url.to_owned())
}

/// An id made of the title; of a taken one the next with a number. If a hundred have one title, the address
/// distinguishes them.
pub(super) fn new_id(title: &str, url: &str, taken: impl Fn(&str) -> bool) -> String {
    let key: String = crate::model::name_key(title).replace(' ', "-").chars().take(MOST_ID).collect();
    let key = if key.is_empty() { host(url) } else { key };
    let numbered = (2..100).map(|number| format!("{key}-{number}"));
    let addressed = || {
        let print = Sha256::digest(folded(url).as_bytes());
        print.iter().take(8).fold(format!("{key}-"), |id, byte| format!("{id}{byte:02x}"))
    };
    std::iter::once(key.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or_else(addressed)
}
