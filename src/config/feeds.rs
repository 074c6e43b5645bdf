use std::path::Path;

use url::Url;

use super::file::{File, Wrong};
use super::stated::{Read, Stated};
use super::{ConfigError, packs};
use crate::model::Subscription;

/// Name of the user's file.
pub(super) const FILE: &str = "feeds.toml";
/// Section of feeds that name none.
pub(super) const NO_SECTION: &str = "Feeds";

/// The subscriptions after the user's files were merged over the built-in edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedsFile {
    /// Section names in order.
    pub sections: Vec<String>,
    /// Feeds in the order of their sections, each in one of them.
    pub feeds: Vec<Subscription>,
    /// What could not be used; everything else is as if it were not there.
    pub errors: Vec<ConfigError>,
}

/// Reads the built-in edition and the user's `feeds.toml` in a folder over it. Never fails: errors are in the answer.
#[must_use]
pub fn load_feeds(folder: &Path) -> FeedsFile {
    merge(Read::new(File::read(&folder.join(FILE))))
}

/// Whether a feed's id is one of the built-in edition or its packs, which the user's file can only turn off.
#[must_use]
pub fn is_built_in(id: &str) -> bool {
    let packs = packs::packs().into_iter().flat_map(|pack| pack.feeds).map(|feed| feed.id);
    built_in().feeds.into_iter().filter_map(|feed| feed.id).chain(packs).any(|known| known == id)
}

/// The built-in edition alone.
fn built_in() -> Read {
    Read::new(File::built_in("the built-in feeds.toml", include_str!("../../assets/feeds.toml")))
}

fn merge(user: Read) -> FeedsFile {
    let mut out = FeedsFile::default();
    let Read { none, sections, packs: wanted, feeds, mut file } = user;
    let edition = if none { None } else { Some(built_in()) };
    let edition_sections = edition.as_ref().map(|edition| edition.sections.clone()).unwrap_or_default();
    let mut off: Vec<String> = Vec::new();
    for feed in edition.map(|edition| edition.feeds).unwrap_or_default() {
        out.feeds.extend(subscription(feed, &out.feeds, None).ok());
    }
    for feed in packs::feeds_of(&wanted, &mut file) {
        out.feeds.extend(subscription(feed, &out.feeds, None).ok());
    }
    for feed in feeds {
        let known = feed.id.as_ref().and_then(|id| out.feeds.iter().position(|known| known.id == *id));
        let (enabled, id) = (feed.enabled.unwrap_or(true), feed.id.clone());
        let before = known.and_then(|at| out.feeds.get(at)).cloned();
        match subscription(feed, &out.feeds, before.as_ref()) {
            Ok(feed) if !enabled => off.push(feed.id),
            Ok(feed) => match known.and_then(|at| out.feeds.get_mut(at)) {
                Some(slot) => *slot = feed,
                None => out.feeds.push(feed),
            },
            // What is left out needs no address.
            Err(_) if !enabled => off.extend(id),
            Err(wrong) => file.wrong(wrong),
        }
    }
    out.feeds.retain(|feed| !off.contains(&feed.id));
    let named = sections.into_iter().chain(edition_sections).chain(out.feeds.iter().map(|feed| feed.section.clone()));
    for section in named {
        if !out.sections.contains(&section) && out.feeds.iter().any(|feed| feed.section == section) {
            out.sections.push(section);
        }
    }
    out.feeds.sort_by_key(|feed| out.sections.iter().position(|section| *section == feed.section));
    out.errors = file.errors;
    out
}

/// Completes what a file states from the feed it changes.
pub(super) fn subscription(
    feed: Stated,
    others: &[Subscription],
    old: Option<&Subscription>,
) -> Result<Subscription, Wrong> {
    let at = feed.at.clone();
    let url = feed.url.or_else(|| old.map(|old| old.url.clone()));
    let url = url.ok_or_else(|| Wrong::at(at, "this feed has no url; expected url = \"https://…\""))?;
    let title = feed.title.or_else(|| old.map(|old| old.title.clone())).unwrap_or_else(|| host(&url));
    let id = feed.id.unwrap_or_else(|| new_id(&title, &url, others));
    Ok(Subscription {
        homepage: feed.homepage.or_else(|| old.and_then(|old| old.homepage.clone())),
        language: feed.language.or_else(|| old.and_then(|old| old.language.clone())),
        country: feed.country.or_else(|| old.and_then(|old| old.country.clone())),
        section: feed.section.or_else(|| old.map(|old| old.section.clone())).unwrap_or_else(|| NO_SECTION.to_owned()),
        access: feed.access.unwrap_or_else(|| old.map(|old| old.access.clone()).unwrap_or_default()),
        id,
        title,
        url,
    })
}

fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_else(|| url.to_owned())
}

/// An id made of the title; of a taken one the next with a number. The same address keeps its id.
pub(super) fn new_id(title: &str, url: &str, others: &[Subscription]) -> String {
    if let Some(same) = others.iter().find(|other| other.url == url) {
        return same.id.clone();
    }
    let key = crate::model::name_key(title).replace(' ', "-");
    let key = if key.is_empty() { host(url) } else { key };
    let taken = |id: &str| others.iter().any(|other| other.id == id);
    let numbered = (2..).map(|number| format!("{key}-{number}"));
    std::iter::once(key.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::{File, Read, built_in, merge};

    fn user(text: &str) -> super::FeedsFile {
        merge(Read::new(File::built_in("feeds.toml", text)))
    }

    #[test]
    fn the_built_in_edition_has_nine_sections_and_no_error() {
        let edition = built_in();
        assert_eq!(edition.file.errors, []);
        let file = user("");
        assert_eq!(file.errors, []);
        assert_eq!(file.sections.len(), 9);
        assert_eq!(file.feeds.len(), 39);
        assert_eq!(file.sections.first().map(String::as_str), Some("International"));
        let mut ids: Vec<&str> = file.feeds.iter().map(|feed| feed.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 39);
        assert!(file.feeds.iter().all(|feed| feed.language.is_some() && feed.homepage.is_some()));
    }

    #[test]
    fn a_file_is_laid_over_the_edition() {
        let file = user(
            "sections = [\"Home\", \"Africa\"]\n[[feed]]\nid = \"dawn\"\nsection = \"Home\"\n[[feed]]\nid = \"meduza-in-english\"\nenabled = false\n\
             [[feed]]\ntitle = \"Harbour Radio\"\nurl = \"https://harbour.example/feed\"\nsection = \"Home\"\n",
        );
        assert_eq!(file.errors, []);
        assert_eq!(
            file.sections.iter().take(3).map(String::as_str).collect::<Vec<_>>(),
            ["Home", "Africa", "International"]
        );
        assert_eq!(file.feeds.len(), 39);
        let home: Vec<&str> =
            file.feeds.iter().filter(|feed| feed.section == "Home").map(|feed| feed.id.as_str()).collect();
        assert_eq!(home, ["dawn", "harbour-radio"]);
    }

    #[test]
    fn edition_none_starts_empty_and_two_feeds_of_one_title_stay_apart() {
        let file = user(
            "edition = \"none\"\n[[feed]]\ntitle = \"News\"\nurl = \"https://a.example/\"\n[[feed]]\ntitle = \"News\"\nurl = \"https://b.example/\"\n",
        );
        assert_eq!(file.feeds.iter().map(|feed| feed.id.as_str()).collect::<Vec<_>>(), ["news", "news-2"]);
        assert_eq!(file.sections, ["Feeds"]);
    }

    #[test]
    fn a_wrong_feed_is_told_with_its_line_and_leaves_the_others() {
        let file = user(
            "edition = \"none\"\n\n[[feed]]\ntitle = \"A\"\nurl = \"file:///etc/passwd\"\n\n[[feed]]\ntitle = \"B\"\nurl = \"https://b.example/\"\nsectoin = \"X\"\n",
        );
        assert_eq!(file.feeds.len(), 1);
        let said: Vec<String> = file.errors.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|error| error.starts_with("feeds.toml:5: file:///etc/passwd cannot be fetched")),
            "{said:?}"
        );
        assert!(
            said.iter().any(|error| error.contains("feeds.toml:10: there is no option sectoin; did you mean section?")),
            "{said:?}"
        );
    }
}
