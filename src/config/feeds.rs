use std::path::Path;

use toml::Spanned;
use toml::de::DeValue;
use url::Url;

use super::file::{File, Wrong, boolean, string, unknown};
use super::{ConfigError, access};
use crate::model::{Access, Language, Subscription};
use crate::text::clean_line;

/// Name of the user's file.
pub(super) const FILE: &str = "feeds.toml";
/// Section of feeds that name none.
pub(super) const NO_SECTION: &str = "Feeds";
/// Characters of a title or a section's name.
const MOST_NAME: usize = 200;
/// Feeds of one file that are used.
const MOST_FEEDS: usize = 20_000;

const KNOWN: &[&str] = &["edition", "sections", "feed"];
const KNOWN_OF_FEED: &[&str] = &[
    "id",
    "title",
    "url",
    "homepage",
    "language",
    "country",
    "section",
    "enabled",
    "user_agent",
    "headers",
    "user",
    "password_command",
    "token_command",
    "proxy",
    "timeout_seconds",
    "interval_minutes",
    "insecure_tls",
];

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

/// The built-in edition alone.
fn built_in() -> Read {
    Read::new(File::built_in("the built-in feeds.toml", include_str!("../../assets/feeds.toml")))
}

/// A feed as a file states it: what is missing is taken from the built-in feed of the same id.
#[derive(Clone, Debug, Default)]
struct Stated {
    id: Option<String>,
    title: Option<String>,
    url: Option<String>,
    homepage: Option<String>,
    language: Option<Language>,
    country: Option<String>,
    section: Option<String>,
    enabled: Option<bool>,
    access: Option<Access>,
    at: std::ops::Range<usize>,
}

/// A `feeds.toml` as it stands.
#[derive(Debug)]
struct Read {
    none: bool,
    sections: Vec<String>,
    feeds: Vec<Stated>,
    file: File,
}

impl Read {
    fn new(mut file: File) -> Self {
        let (mut none, mut sections, mut feeds) = (false, Vec::new(), Vec::new());
        let mut wrongs = Vec::new();
        file.each(|key, value| {
            match key {
                "edition" => match string(value)?.as_str() {
                    "none" => none = true,
                    "built-in" => {}
                    _ => return Err(Wrong::at(value.span(), "expected \"none\" or \"built-in\"")),
                },
                "sections" => sections = names(value)?,
                "feed" => {
                    let DeValue::Array(tables) = value.get_ref() else {
                        return Err(Wrong::at(value.span(), "expected [[feed]] in double brackets"));
                    };
                    for table in tables.iter().take(MOST_FEEDS) {
                        let (stated, wrong) = stated(table);
                        feeds.extend(stated);
                        wrongs.extend(wrong);
                    }
                }
                _ => return Err(Wrong::new(unknown(key, KNOWN))),
            }
            Ok(())
        });
        for wrong in wrongs {
            file.wrong(wrong);
        }
        Self { none, sections, feeds, file }
    }
}

fn names(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Wrong> {
    let DeValue::Array(items) = value.get_ref() else {
        return Err(Wrong::at(value.span(), "expected a list of names: [\"World\", \"Science\"]"));
    };
    items.iter().map(|item| Ok(clean_line(&string(item)?, MOST_NAME))).collect()
}

/// One `[[feed]]`; an option that is wrong is left out, the feed stays.
fn stated(table: &Spanned<DeValue<'_>>) -> (Option<Stated>, Vec<Wrong>) {
    let DeValue::Table(fields) = table.get_ref() else {
        return (None, vec![Wrong::at(table.span(), "expected [[feed]] in double brackets")]);
    };
    let mut feed = Stated { at: table.span(), ..Stated::default() };
    let wrong = fields.iter().filter_map(|(key, value)| {
        set(&mut feed, key.get_ref(), value)
            .err()
            .map(|wrong| Wrong { span: wrong.span.or_else(|| Some(key.span())), message: wrong.message })
    });
    let wrong: Vec<Wrong> = wrong.collect();
    (Some(feed), wrong)
}

fn set(feed: &mut Stated, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    let line = || -> Result<Option<String>, Wrong> {
        let text = clean_line(&string(value)?, MOST_NAME);
        Ok((!text.is_empty()).then_some(text))
    };
    match key {
        "id" => feed.id = line()?,
        "title" => feed.title = line()?,
        "url" => feed.url = Some(address(&string(value)?).map_err(|message| Wrong::at(value.span(), message))?),
        "homepage" => {
            feed.homepage = Some(address(&string(value)?).map_err(|message| Wrong::at(value.span(), message))?);
        }
        "language" => {
            let tag = string(value)?;
            let wrong = || {
                Wrong::at(value.span(), format!("{tag} is no language tag; expected one like \"en\" or \"zh-Hant\""))
            };
            feed.language = Some(Language::parse(&tag).ok_or_else(wrong)?);
        }
        "country" => feed.country = line()?,
        "section" => feed.section = line()?,
        "enabled" => feed.enabled = Some(boolean(value)?),
        _ if KNOWN_OF_FEED.contains(&key) => access::set(feed.access.get_or_insert_default(), key, value)?,
        _ => return Err(Wrong::new(unknown(key, KNOWN_OF_FEED))),
    }
    Ok(())
}

/// An address of a feed: `http` or `https` alone.
pub(super) fn address(text: &str) -> Result<String, String> {
    let text = text.trim();
    let expected = "expected an address that begins with https:// or http://";
    let url = Url::parse(text).map_err(|error| format!("{text} is no address ({error}); {expected}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!("{text} cannot be fetched; {expected}"));
    }
    Ok(text.to_owned())
}

fn merge(user: Read) -> FeedsFile {
    let mut out = FeedsFile::default();
    let Read { none, sections, feeds, mut file } = user;
    let edition = if none { None } else { Some(built_in()) };
    let edition_sections = edition.as_ref().map(|edition| edition.sections.clone()).unwrap_or_default();
    let mut off: Vec<String> = Vec::new();
    for feed in edition.map(|edition| edition.feeds).unwrap_or_default() {
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
fn subscription(feed: Stated, others: &[Subscription], old: Option<&Subscription>) -> Result<Subscription, Wrong> {
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
