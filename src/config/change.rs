use std::path::Path;

use super::edit::{BeforeChange, FeedsEdit, wrong};
use super::fault::EntryFault;
use super::feeds::{FILE, FeedsFile, catalogue};
use super::{ConfigError, packs};
use crate::model::{Language, Subscription};

/// The subscriptions as the reader's screen of them shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// Names of the sections in order, those of feeds that are turned off among them.
    pub sections: Vec<String>,
    /// Every feed in the order of the sections.
    pub feeds: Vec<ListedFeed>,
    /// Every pack of the built-in edition.
    pub packs: Vec<ListedPack>,
}

/// A feed on the screen of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedFeed {
    /// Its stable id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The section that shows it.
    pub section: String,
    /// Whether it is fetched and shown.
    pub on: bool,
    /// Whether it is the user's own, and not of the built-in edition.
    pub own: bool,
    /// Name of the account whose server delivers it; none where this machine fetches it.
    pub account: Option<String>,
}

/// A pack of the built-in edition on the screen of subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedPack {
    /// Its name.
    pub name: String,
    /// How many feeds it has.
    pub feeds: usize,
    /// The languages of its feeds, primary tags, the commonest first.
    pub languages: Vec<String>,
    /// Whether it is on.
    pub on: bool,
}

/// A change of the subscriptions that the reader or a command asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedsChange {
    /// The feed of an id is fetched and shown, or not.
    Switch(String, bool),
    /// The feed of an id gets a title.
    Rename(String, String),
    /// The feed of an id goes to a section.
    Move(String, String),
    /// The feed of an id goes; one of the built-in edition is turned off.
    Remove(String),
    /// A section of a name is made of a query, in place of one that was.
    Follow(String, String),
    /// A pack is turned on or off.
    Pack(String, bool),
    /// The edition of a first start: whether the built-in one is read, and which packs besides.
    Edition(bool, Vec<String>),
}

/// Every feed and pack of `feeds.toml`, with those that are turned off, and `remote` feeds of its accounts.
#[must_use]
pub fn list_subscriptions(file: &FeedsFile, remote: &[Subscription]) -> Subscriptions {
    let built_in: std::collections::HashSet<String> = catalogue().into_iter().map(|feed| feed.id).collect();
    let listed = |feed: &Subscription, on: bool| ListedFeed {
        id: feed.id.clone(),
        title: feed.title.clone(),
        url: feed.url.clone(),
        section: feed.section.clone(),
        on,
        own: !built_in.contains(&feed.id),
        account: file.account_of(&feed.id).map(|(account, _)| account.name().to_owned()),
    };
    let on = file.feeds.iter().chain(remote).map(|feed| listed(feed, true));
    let mut feeds: Vec<ListedFeed> = on.chain(file.off.iter().map(|feed| listed(feed, false))).collect();
    let mut sections = file.sections.clone();
    for feed in &feeds {
        if !sections.contains(&feed.section) {
            sections.push(feed.section.clone());
        }
    }
    feeds.sort_by_cached_key(|feed| sections.iter().position(|section| *section == feed.section));
    Subscriptions { sections, feeds, packs: list_packs(&file.packs) }
}

/// Every pack of the built-in edition, with whether it is among those that are on.
#[must_use]
pub fn list_packs(on: &[String]) -> Vec<ListedPack> {
    let listed = |pack: packs::Pack| {
        let mut languages: Vec<(String, usize)> = Vec::new();
        for tag in pack.feeds.iter().filter_map(|feed| feed.language.as_ref()).map(Language::primary) {
            match languages.iter_mut().find(|(known, _)| known == tag) {
                Some((_, count)) => *count += 1,
                None => languages.push((tag.to_owned(), 1)),
            }
        }
        languages.sort_by_key(|(_, count)| usize::MAX - count);
        let languages = languages.into_iter().map(|(tag, _)| tag).collect();
        ListedPack { on: on.contains(&pack.name), feeds: pack.feeds.len(), languages, name: pack.name }
    };
    packs::packs().into_iter().map(listed).collect()
}

/// Changes `feeds.toml` in a folder; answers what takes the change back.
///
/// # Errors
/// When there is no such feed, or the file cannot be read or written; nothing is changed then.
pub fn change_feeds(folder: &Path, change: &FeedsChange) -> Result<BeforeChange, ConfigError> {
    let mut edit = FeedsEdit::open(folder)?;
    make(folder, &mut edit, change)?;
    edit.save()
}

fn make(folder: &Path, edit: &mut FeedsEdit, change: &FeedsChange) -> Result<(), ConfigError> {
    let now = edit.feeds_now();
    let known = |id: &str| {
        let found = now.feeds.iter().chain(&now.off).find(|feed| feed.id == id);
        found.ok_or_else(|| wrong(&folder.join(FILE), EntryFault::FeedGone(id.to_owned())))
    };
    match change {
        FeedsChange::Switch(id, true) => edit.turn_on(Some(id), &[super::folded(&known(id)?.url)]),
        FeedsChange::Switch(id, false) => edit.remove(known(id)?, true)?,
        FeedsChange::Rename(id, title) => edit.restate(known(id)?, "title", title)?,
        FeedsChange::Move(id, section) => edit.restate(known(id)?, "section", section)?,
        FeedsChange::Remove(id) => edit.remove(known(id)?, super::is_built_in(id))?,
        FeedsChange::Follow(name, query) => edit.follow(name, query)?,
        FeedsChange::Pack(name, on) => {
            let mut names = edit.packs();
            names.retain(|known| known != name);
            names.extend(on.then(|| name.clone()));
            edit.set_packs(&names);
        }
        FeedsChange::Edition(built_in, packs) => {
            if !built_in {
                edit.set_edition("none");
            }
            edit.set_packs(packs);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{FeedsChange, ListedFeed, change_feeds, list_subscriptions};
    use crate::config::{load_feeds, take_back};

    const WRITTEN: &str = "edition = \"none\" # mine\n\n# the port\n[[feed]]\ntitle = \"Harbour\" # short\n\
        url = \"https://harbour.example/feed\"\nsection = \"Home\"\n";

    fn feed(folder: &std::path::Path) -> ListedFeed {
        list_subscriptions(&load_feeds(folder), &[]).feeds.remove(0)
    }

    type Check = fn(&ListedFeed) -> bool;

    #[test]
    fn a_feed_is_renamed_moved_turned_off_and_removed_and_each_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (here, path) = (folder.path(), folder.path().join("feeds.toml"));
        std::fs::write(&path, WRITTEN).unwrap();
        let id = feed(here).id;
        assert!(feed(here).own && feed(here).on);
        let changes: [(FeedsChange, Check); 3] = [
            (FeedsChange::Rename(id.clone(), "Quay".to_owned()), |feed| feed.title == "Quay" && feed.id == "harbour"),
            (FeedsChange::Move(id.clone(), "Sea".to_owned()), |feed| feed.section == "Sea"),
            (FeedsChange::Switch(id.clone(), false), |feed| !feed.on),
        ];
        for (change, check) in changes {
            let before = change_feeds(here, &change).unwrap();
            assert!(check(&feed(here)), "{change:?}: {:?}", feed(here));
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains("# mine\n\n# the port\n[[feed]]\n") && text.contains("# short"), "{text}");
            assert!(take_back(here, &before).unwrap());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), WRITTEN);
        }
        change_feeds(here, &FeedsChange::Switch(id.clone(), false)).unwrap();
        change_feeds(here, &FeedsChange::Switch(id.clone(), true)).unwrap();
        assert!(feed(here).on);
        let before = change_feeds(here, &FeedsChange::Remove(id.clone())).unwrap();
        assert!(list_subscriptions(&load_feeds(here), &[]).feeds.is_empty());
        assert!(
            change_feeds(here, &FeedsChange::Switch(id, true))
                .unwrap_err()
                .to_string()
                .contains("the feed harbour no longer exists")
        );
        std::fs::write(&path, "edition = \"none\"\n").unwrap();
        assert!(!take_back(here, &before).unwrap(), "what was written since then stays");
    }

    #[test]
    fn a_feed_of_the_edition_is_changed_by_its_id_and_a_new_file_goes_again() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let first = feed(here);
        assert!(!first.own);
        for change in [
            FeedsChange::Rename(first.id.clone(), "Other".to_owned()),
            FeedsChange::Pack("Climate".to_owned(), true),
            FeedsChange::Edition(false, vec!["Climate".to_owned()]),
            FeedsChange::Remove(first.id.clone()),
        ] {
            let whole = list_subscriptions(&load_feeds(here), &[]);
            let before = change_feeds(here, &change).unwrap();
            assert_ne!(list_subscriptions(&load_feeds(here), &[]), whole, "{change:?}");
            assert!(take_back(here, &before).unwrap());
            assert_eq!(list_subscriptions(&load_feeds(here), &[]), whole);
            assert!(!here.join("feeds.toml").exists());
        }
        change_feeds(here, &FeedsChange::Remove(first.id.clone())).unwrap();
        let off =
            list_subscriptions(&load_feeds(here), &[]).feeds.into_iter().find(|feed| feed.id == first.id).unwrap();
        assert_eq!((off.on, off.section), (false, first.section));
    }
}
