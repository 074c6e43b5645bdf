use std::sync::LazyLock;

use toml::Spanned;

use super::fault::EntryFault;
use super::file::{File, Wrong};
use super::stated::{Read, Stated};
use super::subscription::subscription;
use crate::model::Subscription;

/// A pack of the built-in edition: feeds of one language, region or subject, off until the user turns it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its feeds.
    pub feeds: Vec<Subscription>,
}

/// Every pack in the order of the built-in file.
#[must_use]
pub fn packs() -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for stated in BUILT_IN.iter().cloned() {
        let Some(name) = stated.pack.clone() else { continue };
        let Ok(feed) = subscription(stated, None, |_| false) else { continue };
        match packs.iter_mut().find(|pack| pack.name == name) {
            Some(pack) => pack.feeds.push(feed),
            None => packs.push(Pack { name, feeds: vec![feed] }),
        }
    }
    packs
}

/// The feeds of the packs that are wanted; a name that no pack has is reported.
pub(super) fn feeds_of(wanted: &[Spanned<String>], file: &mut File) -> Vec<Stated> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = &*BUILT_IN;
    let is = |stated: &Stated, name: &str| stated.pack.as_deref() == Some(name);
    for name in wanted {
        if !all.iter().any(|stated| is(stated, name.get_ref())) {
            file.wrong(Wrong::at(name.span(), EntryFault::Pack(name.get_ref().clone())));
        }
    }
    all.iter().filter(|stated| wanted.iter().any(|name| is(stated, name.get_ref()))).cloned().collect()
}

/// The feeds of all packs, read once: reading takes many times their size, on whichever thread asks.
static BUILT_IN: LazyLock<Vec<Stated>> = LazyLock::new(|| {
    Read::new(File::built_in("the built-in packs.toml", include_str!("../../assets/packs.toml"))).feeds
});

#[cfg(test)]
mod tests {
    use super::{File, Read, packs};
    use crate::config::load_feeds;

    #[test]
    fn every_feed_of_the_built_in_packs_is_whole_and_unlike_the_others() {
        let read = Read::new(File::built_in("packs.toml", include_str!("../../assets/packs.toml")));
        assert!(read.file.errors.is_empty(), "{:?}", read.file.errors);
        let packs = packs();
        let edition = load_feeds(std::path::Path::new("/nowhere/at/all")).feeds;
        let all: Vec<_> = packs.iter().flat_map(|pack| &pack.feeds).chain(&edition).collect();
        assert_eq!(all.len(), read.feeds.len() + edition.len());
        for feed in &all {
            let same = all.iter().filter(|other| other.id == feed.id || other.url == feed.url).count();
            assert_eq!(same, 1, "{}", feed.id);
            assert!(feed.language.is_some() && feed.homepage.is_some(), "{}", feed.id);
        }
    }

    #[test]
    fn packs_that_are_named_are_there_and_a_wrong_name_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let before = load_feeds(folder.path()).feeds.len();
        let file = "packs = [\"Climate\", \"Klimate\"]\n";
        std::fs::write(folder.path().join("feeds.toml"), file).unwrap();
        let after = load_feeds(folder.path());
        let climate = packs().into_iter().find(|pack| pack.name == "Climate").unwrap();
        assert_eq!(after.feeds.len(), before + climate.feeds.len());
        let said: Vec<String> = after.errors.iter().map(ToString::to_string).collect();
        assert!(said.len() == 1 && said[0].contains(":1:21: there is no pack named Klimate"), "{said:?}");
    }
}
