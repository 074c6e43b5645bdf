use std::collections::{HashMap, HashSet};
use std::path::Path;

use toml::Spanned;

use super::address::folded;
use super::fault::EntryFault;
use super::file::{File, Wrong};
use super::stated::{Read, Stated};
use super::subscription::subscription;
use super::{ConfigError, packs};
use crate::model::{Account, Rules, Subscription};

/// Name of the user's file of subscriptions.
pub const FILE: &str = "feeds.toml";
/// The subscriptions after the user's files were merged over the built-in edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedsFile {
    /// Section names in order.
    pub sections: Vec<String>,
    /// Feeds in the order of their sections, each in one of them.
    pub feeds: Vec<Subscription>,
    /// Feeds that are turned off.
    pub off: Vec<Subscription>,
    /// Names of the packs that are on.
    pub packs: Vec<String>,
    /// Sections made of queries, and what is done with articles that arrive.
    pub rules: Rules,
    /// Accounts on servers.
    pub accounts: Vec<Account>,
    /// What could not be used; everything else is as if it were not there.
    pub errors: Vec<ConfigError>,
}

impl FeedsFile {
    /// The account whose feed an id of the cache is, and the server's name for the feed.
    #[must_use]
    pub fn account_of<'a>(&self, id: &'a str) -> Option<(&Account, &'a str)> {
        // The user's own feeds may be called as they like.
        if self.feeds.iter().chain(&self.off).any(|feed| feed.id == id) {
            return None;
        }
        let stream = |account: &Account| id.strip_prefix(&account.id)?.strip_prefix('/');
        self.accounts.iter().find_map(|account| Some((account, stream(account)?)))
    }
}

/// Reads the built-in edition and the user's `feeds.toml` in a folder over it. Never fails: errors are in the answer.
#[must_use]
pub fn load_feeds(folder: &Path) -> FeedsFile {
    merge(Read::new(File::read(&folder.join(FILE))))
}

/// The subscriptions of a `feeds.toml` that is not on the disk.
pub(super) fn read_feeds(text: &str) -> FeedsFile {
    merge(Read::new(File::built_in(FILE, text)))
}

/// Whether a feed's id is one of the built-in edition or its packs, which the user's file can only turn off.
#[must_use]
pub fn is_built_in(id: &str) -> bool {
    catalogue().iter().any(|feed| feed.id == id)
}

/// Every feed of the built-in edition and of its packs.
pub(super) fn catalogue() -> Vec<Subscription> {
    let mut all = Merging::default();
    for feed in built_in().feeds {
        let _ = all.put(feed);
    }
    let mut feeds = all.feeds;
    feeds.extend(packs::packs().into_iter().flat_map(|pack| pack.feeds));
    feeds
}

/// Only the built-in edition.
fn built_in() -> Read {
    Read::new(File::built_in("the built-in feeds.toml", include_str!("../../assets/feeds.toml")))
}

/// Feeds on their way together, found by id and by address.
#[derive(Default)]
struct Merging {
    feeds: Vec<Subscription>,
    ids: HashMap<String, usize>,
    addresses: HashMap<String, usize>,
}

impl Merging {
    /// Lays a feed over the one of the same id, or, when it has none, of the same address; else it is a new one. Answers
    /// its place.
    fn put(&mut self, stated: Stated) -> Result<usize, Wrong> {
        let by_address = |url: &String| self.addresses.get(&folded(url));
        let known = match &stated.id {
            Some(id) => self.ids.get(id),
            None => stated.url.as_ref().and_then(by_address),
        };
        let (known, old) = (known.copied(), known.and_then(|at| self.feeds.get(*at)));
        let feed = subscription(stated, old, |id| self.ids.contains_key(id))?;
        let at = known.unwrap_or(self.feeds.len());
        self.ids.insert(feed.id.clone(), at);
        self.addresses.insert(folded(&feed.url), at);
        match self.feeds.get_mut(at) {
            Some(slot) => *slot = feed,
            None => self.feeds.push(feed),
        }
        Ok(at)
    }
}

fn merge(user: Read) -> FeedsFile {
    let Read { none, sections, full_texts, packs: wanted, feeds, smart, filters, accounts, mut file, .. } = user;
    let edition = if none { None } else { Some(built_in()) };
    let edition_sections = edition.as_ref().map(|edition| edition.sections.clone()).unwrap_or_default();
    let mut all = Merging::default();
    for feed in edition.map(|edition| edition.feeds).unwrap_or_default() {
        let _ = all.put(feed);
    }
    for feed in packs::feeds_of(&wanted, &mut file) {
        let _ = all.put(feed);
    }
    let mut off: HashSet<usize> = HashSet::new();
    for feed in feeds {
        let enabled = feed.enabled.unwrap_or(true);
        if feed.refused && feed.id.as_ref().is_none_or(|id| !all.ids.contains_key(id)) {
            continue;
        }
        match all.put(feed) {
            Ok(at) if !enabled => drop(off.insert(at)),
            Ok(_) => {}
            // What is left out needs no address.
            Err(_) if !enabled => {}
            Err(wrong) => file.wrong(wrong),
        }
    }
    let Merging { mut feeds, .. } = all;
    let mut places = 0..;
    let off = feeds.extract_if(.., |_| places.next().is_some_and(|at| off.contains(&at))).collect();
    feeds.shrink_to_fit();
    let mut out = FeedsFile { feeds, off, ..FeedsFile::default() };
    for feed in &mut out.feeds {
        feed.full_text = feed.full_text.or_else(|| full_texts.get(&feed.section).copied());
    }
    let full: HashSet<&str> = out.feeds.iter().map(|feed| feed.section.as_str()).collect();
    let named =
        sections.iter().cloned().chain(edition_sections).chain(out.feeds.iter().map(|feed| feed.section.clone()));
    let mut places: HashMap<String, usize> = HashMap::new();
    for section in named {
        if full.contains(section.as_str()) && !places.contains_key(&section) {
            places.insert(section.clone(), out.sections.len());
            out.sections.push(section);
        }
    }
    out.feeds.sort_by_cached_key(|feed| places.get(&feed.section).copied());
    for (mut section, at) in smart {
        if places.contains_key(&section.name) {
            file.wrong(Wrong::at(at, EntryFault::SectionTwice(section.name.clone())));
            continue;
        }
        // Its place is where the list of sections names it, else after those of feeds.
        let named = sections.iter().position(|name| *name == section.name);
        let before = named.map(|at| sections.iter().take(at).filter(|name| places.contains_key(*name)).count());
        section.place = before.unwrap_or(out.sections.len());
        out.rules.smart.push(section);
    }
    out.rules.smart.sort_by_key(|section| section.place);
    out.rules.filters = filters;
    out.accounts = accounts;
    out.packs = wanted.into_iter().map(Spanned::into_inner).collect();
    out.errors = file.errors;
    out
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
    fn one_address_is_one_feed_however_it_is_written() {
        let file = user(
            "edition = \"none\"\n[[feed]]\ntitle = \"News\"\nurl = \"https://www.a.example/feed/\"\n[[feed]]\ntitle = \"Again\"\nurl = \"http://a.example/feed\"\n",
        );
        let rows: Vec<(&str, &str)> = file.feeds.iter().map(|feed| (feed.id.as_str(), feed.title.as_str())).collect();
        assert_eq!(rows, [("news", "Again")]);
    }

    #[test]
    fn a_large_file_that_is_read_in_parts_says_what_it_says_as_a_whole() {
        let feed = |at: usize| {
            format!(
                "[[feed]]\ntitle = \"Paper {at}\"\nurl = \"https://{at}.press.example/feed\"\nsection = \"S{}\"\n",
                at % 7
            )
        };
        let feeds = |range: std::ops::Range<usize>| range.map(feed).collect::<String>();
        let begin = "edition = \"none\"\nsections = [\"S3\", \"Quays\"]\npacks = [\"nothing\"]\n";
        let between = [
            "",
            "[[smart]]\nname = \"Quays\"\nquery = \"quay\"\n[[smart]]\nname = \"S3\"\nquery = \"x\"\n",
            "[feed.headers]\n\"Accept-Language\" = \"ro\"\n",
            "[[feed]] # the same address\ntitle = \"Again\"\nurl = \"https://4.press.example/feed\"\n",
            "[[feed]]\nurl = \"gopher://quay.example\"\n",
            "[[feed]]\ntitle = \"Nowhere\"\n",
            "[[feed]]\nsectoin = 3\n",
            "url = = 3\n",
            "[[feed]\n",
            "[feed]\n",
            "[other]\n",
            "[[section]]\nname = \"S2\"\nfull_text = \"never\"\n",
        ];
        for between in between {
            let text = [begin, &feeds(0..900), between, &feeds(900..1_500)].concat();
            let whole = user(&format!("{text}# \"\"\" is in no part"));
            let parts = user(&text);
            assert!(parts == whole, "{between}: {:?}\n{:?}", parts.errors, whole.errors);
        }
    }

    #[test]
    fn of_a_table_that_is_no_toml_only_that_is_told() {
        for (wrong, at) in
            [("[[feed]\ntitle = \"B\"\nurl = \"https://b.example/\"\n", "2:"), ("[[feed]]\nurl = = 3\n", "3:")]
        {
            let file =
                user(&format!("edition = \"none\"\n{wrong}[[feed]]\ntitle = \"C\"\nurl = \"ftp://c.example/\"\n"));
            let said: Vec<String> = file.errors.iter().map(ToString::to_string).collect();
            assert_eq!(said.len(), 2, "{said:#?}");
            assert!(said[0].starts_with(&format!("feeds.toml:{at}")), "{said:#?}");
            assert!(said[1].contains("ftp://c.example/ cannot be fetched"), "what is wrong elsewhere: {said:#?}");
        }
    }

    #[test]
    fn a_wrong_feed_is_told_with_its_line_and_leaves_the_others() {
        let file = user(
            "edition = \"none\"\n\n[[feed]]\ntitle = \"A\"\nurl = \"file:///etc/passwd\"\n\n[[feed]]\ntitle = \"B\"\nurl = \"https://b.example/\"\nsectoin = \"X\"\n",
        );
        assert_eq!(file.feeds.len(), 1);
        let said: Vec<String> = file.errors.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|error| error.starts_with("feeds.toml:5:7: file:///etc/passwd cannot be fetched")),
            "{said:?}"
        );
        assert!(
            said.iter()
                .any(|error| error.contains("feeds.toml:10:1: there is no option sectoin; did you mean section?")),
            "{said:?}"
        );
    }
}
