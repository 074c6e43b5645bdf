use std::collections::HashMap;
use std::path::Path;

use url::Url;

use super::address::{address, folded};
use super::edit::{BeforeChange, FeedsEdit};
use super::feeds::catalogue;
use super::subscription::{NO_SECTION, host, new_id};
use super::{ConfigError, FeedsFile};
use crate::model::{Language, Subscription, name_key};

/// A feed that is to be subscribed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFeed {
    /// Its address.
    pub url: String,
    /// Other addresses by which it may be known: those it was redirected from and to.
    pub also: Vec<String>,
    /// Its title, plain text; without one the host is its name.
    pub title: Option<String>,
    /// The newsroom's page.
    pub homepage: Option<String>,
    /// Language of its articles.
    pub language: Option<Language>,
    /// Name of the section that is to show it; without one it is guessed.
    pub section: Option<String>,
}

/// What became of a feed that was to be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was there already.
    Known(Subscription),
    /// It was turned off, and is on again.
    Again(Subscription),
    /// It is new, and why it is in its section.
    New(Subscription, Reason),
}

/// Why a feed was put into a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The user said so.
    Said,
    /// The built-in edition has it there.
    Edition,
    /// Other feeds of its host are there.
    Host,
    /// Its title or address has the name of the section.
    Name,
    /// Most feeds there are in its language.
    Language,
    /// There is no reason for one.
    Nothing,
}

/// Subscribes to a feed in `feeds.toml` in a folder, unless it is there already by one of its addresses. Answers also what
/// takes the change back.
///
/// # Errors
/// When the address cannot be a feed's, or the file cannot be read or written; nothing is changed then.
pub fn add_feed(folder: &Path, wanted: NewFeed) -> Result<(Added, Option<BeforeChange>), ConfigError> {
    let url = address(&wanted.url).map_err(|expected| ConfigError::of(String::new(), expected))?;
    let mut edit = FeedsEdit::open(folder)?;
    let before = edit.feeds_now();
    let addresses: Vec<String> = wanted.also.iter().chain([&url]).map(|address| folded(address)).collect();
    if let Some(known) = of_address(&before.feeds, &addresses) {
        return Ok((Added::Known(known.clone()), None));
    }
    let all = catalogue();
    let listed = of_address(&all, &addresses);
    edit.turn_on(listed.map(|feed| feed.id.as_str()), &addresses);
    let now = edit.feeds_now();
    if let Some(again) = of_address(&now.feeds, &addresses).cloned() {
        return Ok((Added::Again(again), Some(edit.save()?)));
    }
    let (feed, reason) = new_feed(wanted, url, listed, &before, &all);
    edit.add(&feed)?;
    Ok((Added::New(feed, reason), Some(edit.save()?)))
}

fn of_address<'a>(feeds: &'a [Subscription], addresses: &[String]) -> Option<&'a Subscription> {
    feeds.iter().find(|feed| addresses.contains(&folded(&feed.url)))
}

/// A feed that is new, with what the catalogue knows of it.
fn new_feed(
    wanted: NewFeed,
    url: String,
    listed: Option<&Subscription>,
    before: &FeedsFile,
    all: &[Subscription],
) -> (Subscription, Reason) {
    let title = wanted.title.filter(|title| !title.is_empty());
    let title = listed.map(|feed| feed.title.clone()).or(title).unwrap_or_else(|| host(&url));
    let taken = |id: &str| before.feeds.iter().chain(all).any(|feed| feed.id == id);
    let mut feed = Subscription {
        id: listed.map_or_else(|| new_id(&title, &url, taken), |feed| feed.id.clone()),
        homepage: wanted.homepage.filter(|homepage| address(homepage).is_ok()),
        language: wanted.language.or_else(|| listed.and_then(|feed| feed.language.clone())),
        country: listed.and_then(|feed| feed.country.clone()),
        section: String::new(),
        tags: Vec::new(),
        full_text: None,
        access: None,
        title,
        url,
    };
    let known = listed.filter(|listed| before.sections.contains(&listed.section));
    let (section, reason) = match (wanted.section, known) {
        (Some(said), _) => (said, Reason::Said),
        (None, Some(listed)) => (listed.section.clone(), Reason::Edition),
        (None, None) => guess(&feed, before),
    };
    feed.section = section;
    (feed, reason)
}

/// The section that a feed is likely to belong to: that of other feeds of its host; one whose name its title or address
/// has; one in which most feeds are in its language, unless most of all feeds are.
fn guess(feed: &Subscription, file: &FeedsFile) -> (String, Reason) {
    let own = bare_host(&feed.url);
    let of_host = file.feeds.iter().filter(|other| own.is_some() && bare_host(&other.url) == own);
    if let Some(section) = commonest(of_host) {
        return (section.to_owned(), Reason::Host);
    }
    let words = words(&[&feed.title, Url::parse(&feed.url).as_ref().map(Url::path).unwrap_or_default()]);
    let named = |section: &&String| {
        let name = self::words(&[section]);
        !name.is_empty() && name.iter().all(|word| words.contains(word))
    };
    if let Some(section) = file.sections.iter().find(named) {
        return (section.clone(), Reason::Name);
    }
    let speaks = |other: &&Subscription| {
        other.language.as_ref().map(Language::primary) == feed.language.as_ref().map(Language::primary)
    };
    let most = |feeds: &mut dyn Iterator<Item = &Subscription>| {
        let (all, same) = feeds.fold((0, 0), |(all, same), other| (all + 1, same + usize::from(speaks(&other))));
        same * 2 > all
    };
    if feed.language.is_some()
        && !most(&mut file.feeds.iter())
        && let Some(section) = commonest(file.feeds.iter().filter(speaks))
        && most(&mut file.feeds.iter().filter(|other| other.section == section))
    {
        return (section.to_owned(), Reason::Language);
    }
    (NO_SECTION.to_owned(), Reason::Nothing)
}

fn bare_host(url: &str) -> Option<String> {
    let host = Url::parse(url).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").map_or(host.clone(), ToOwned::to_owned))
}

fn words(texts: &[&str]) -> Vec<String> {
    let parts = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    parts.map(name_key).filter(|word| !word.is_empty()).collect()
}

/// The section of most of these feeds; of two with as many the first.
fn commonest<'a>(feeds: impl Iterator<Item = &'a Subscription>) -> Option<&'a str> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, feed) in feeds.enumerate() {
        let count = counts.entry(&feed.section).or_insert((0, usize::MAX - at));
        count.0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(section, _)| section)
}

#[cfg(test)]
mod tests {
    use super::{Added, NewFeed, Reason, add_feed};
    use crate::config::{FeedsEdit, load_feeds};
    use crate::model::Language;

    const WRITTEN: &str = "edition = \"none\"\nsections = [\"World\", \"Moldova\", \"Sea & Ports\"]\n\
        [[feed]]\ntitle = \"A\"\nurl = \"https://a.example/x\"\nsection = \"World\"\nlanguage = \"en\"\n\
        [[feed]]\ntitle = \"B\"\nurl = \"https://b.example/x\"\nsection = \"World\"\nlanguage = \"en\"\n\
        [[feed]]\ntitle = \"C\"\nurl = \"https://c.example/x\"\nsection = \"Moldova\"\nlanguage = \"ro\"\n\
        [[feed]]\ntitle = \"D\"\nurl = \"https://d.example/x\"\nsection = \"Sea & Ports\"\nlanguage = \"en\"\n";

    fn wanted(url: &str, title: &str, language: &str) -> NewFeed {
        NewFeed {
            url: url.to_owned(),
            title: Some(title.to_owned()),
            language: Language::parse(language),
            ..NewFeed::default()
        }
    }

    #[test]
    fn the_section_is_told_by_host_name_and_language() {
        for (url, title, language, section, reason) in [
            ("https://www.d.example/other", "News", "en", "Sea & Ports", Reason::Host),
            ("https://e.example/", "Ports and the sea", "en", "Sea & Ports", Reason::Name),
            ("https://e.example/moldova/rss", "News", "en", "Moldova", Reason::Name),
            ("https://e.example/", "Știri", "ro-MD", "Moldova", Reason::Language),
            ("https://e.example/", "News", "en", "Feeds", Reason::Nothing),
            ("https://e.example/", "Nouvelles", "fr", "Feeds", Reason::Nothing),
        ] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("feeds.toml"), WRITTEN).unwrap();
            let (Added::New(feed, why), _) = add_feed(folder.path(), wanted(url, title, language)).unwrap() else {
                panic!("{url} was known")
            };
            assert_eq!((feed.section.as_str(), why), (section, reason), "{url} {title}");
            let after = load_feeds(folder.path());
            assert!(after.errors.is_empty() && after.feeds.contains(&feed), "{after:?}");
        }
    }

    #[test]
    fn a_feed_that_is_there_or_was_turned_off_is_known_by_any_of_its_addresses() {
        let folder = tempfile::tempdir().unwrap();
        let edition = load_feeds(folder.path()).feeds;
        let dawn = edition.iter().find(|feed| feed.id == "dawn").unwrap();
        let mut wanted = wanted("https://elsewhere.example/", "Other", "en");
        wanted.also.push(dawn.url.replace("https://", "http://"));
        assert_eq!(add_feed(folder.path(), wanted.clone()).unwrap().0, Added::Known(dawn.clone()));
        assert!(!folder.path().join("feeds.toml").exists());

        let mut edit = FeedsEdit::open(folder.path()).unwrap();
        edit.remove(dawn, true).unwrap();
        edit.save().unwrap();
        assert_eq!(load_feeds(folder.path()).feeds.len(), edition.len() - 1);
        assert_eq!(add_feed(folder.path(), wanted).unwrap().0, Added::Again(dawn.clone()));
        assert_eq!(load_feeds(folder.path()).feeds, edition);
        assert!(!std::fs::read_to_string(folder.path().join("feeds.toml")).unwrap().contains("dawn"));
    }

    #[test]
    fn an_id_is_never_that_of_another_feed() {
        let folder = tempfile::tempdir().unwrap();
        let (Added::New(feed, _), _) = add_feed(folder.path(), wanted("https://x.example/", "Dawn", "en")).unwrap()
        else {
            panic!("it was known")
        };
        assert_eq!(feed.id, "dawn-2");
        let wrong = add_feed(folder.path(), wanted("file:///etc/passwd", "x", "en")).unwrap_err();
        assert!(wrong.to_string().contains("cannot be fetched"), "{wrong}");
    }
}
