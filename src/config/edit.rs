use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::address::folded;
use super::fault::{Fault, FileFault};
use super::feeds::{FILE, read_feeds};
use super::file::{MOST_BYTES, read_bounded};
use super::replace::{Lock, lock, replace};
use super::tables::{cut, keep_some, put, text};
use super::{ConfigError, FeedsFile};
use crate::model::Subscription;

/// The user's `feeds.toml` while it is changed: comments and order stay as they were written.
#[derive(Debug)]
pub struct FeedsEdit {
    path: PathBuf,
    pub(super) document: DocumentMut,
    before: Option<String>,
    /// Others wait until the change is written.
    _lock: Lock,
}

/// What `feeds.toml` was before a change, and what the change made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeChange {
    before: Option<String>,
    after: Option<String>,
}

impl FeedsEdit {
    /// Opens the file in a folder, or begins one.
    ///
    /// # Errors
    /// When it cannot be read or is no TOML: such a file is never written over.
    pub fn open(folder: &Path) -> Result<Self, ConfigError> {
        let path = folder.join(FILE);
        let lock = lock(&path).map_err(|error| wrong(&path, FileFault::Locked(error.into())))?;
        let before = read(&path)?;
        let document = before.as_deref().unwrap_or_default().parse().map_err(|error: toml_edit::TomlError| {
            wrong(&path, FileFault::TomlUnchanged(error.message().trim().to_owned()))
        })?;
        Ok(Self { path, document, before, _lock: lock })
    }

    /// A fault of the file.
    pub(super) fn refused(&self, fault: impl Into<Fault>) -> ConfigError {
        wrong(&self.path, fault)
    }

    /// Whether there was no file.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Sets the option `edition`, by which built-in feeds are subscribed to.
    pub fn set_edition(&mut self, edition: &str) {
        put(self.document.as_table_mut(), "edition", edition.into());
    }

    /// Adds a feed at the end, or states it where one of its id is stated already.
    ///
    /// # Errors
    /// When `feed` is something else than a list of `[[feed]]`.
    pub fn add(&mut self, feed: &Subscription) -> Result<(), ConfigError> {
        self.add_all(std::slice::from_ref(feed))
    }

    /// Adds feeds at the end, or states them where those of their ids are stated already.
    ///
    /// # Errors
    /// When `feed` is something else than a list of `[[feed]]`.
    pub fn add_all(&mut self, all: &[Subscription]) -> Result<(), ConfigError> {
        let feeds = self.feeds()?;
        let places = feeds.iter().enumerate().filter_map(|(at, table)| Some((text(table, "id")?.to_owned(), at)));
        let places: HashMap<String, usize> = places.collect();
        for feed in all {
            if let Some(table) = places.get(&feed.id).and_then(|at| feeds.get_mut(*at)) {
                state(table, feed);
            } else {
                let mut table = Table::new();
                state(&mut table, feed);
                feeds.push(table);
            }
        }
        Ok(())
    }

    /// Adds a section made of a query.
    ///
    /// # Errors
    /// When `smart` is something else than a list of `[[smart]]`.
    pub fn add_smart(&mut self, section: &str, query: &str) -> Result<(), ConfigError> {
        let mut table = Table::new();
        table.insert("section", value(section));
        table.insert("query", value(query));
        self.tables("smart")?.push(table);
        Ok(())
    }

    /// Sets one key of a feed again: in its `[[feed]]` if the file has one, else in a new one with its id.
    ///
    /// # Errors
    /// When `feed` is something else than a list of `[[feed]]`.
    pub fn restate(&mut self, feed: &Subscription, key: &str, new: &str) -> Result<(), ConfigError> {
        let feeds = self.feeds()?;
        let found = feeds.iter().position(is_of(feed));
        if found.is_none() {
            feeds.push(Table::new());
        }
        let at = found.unwrap_or(feeds.len() - 1);
        if let Some(table) = feeds.get_mut(at) {
            // An id that was made of the title must not change with it.
            if !table.contains_key("id") {
                table.insert("id", value(&feed.id));
            }
            put(table, key, new.into());
        }
        Ok(())
    }

    /// Takes a feed out: one of the file's own goes, one of the built-in edition is turned off.
    ///
    /// # Errors
    /// When `feed` is something else than a list of `[[feed]]`.
    pub fn remove(&mut self, feed: &Subscription, built_in: bool) -> Result<(), ConfigError> {
        let feeds = self.feeds()?;
        let found = feeds.iter().position(is_of(feed));
        match found {
            Some(at) if !built_in => cut(&mut self.document, "feed", at),
            Some(at) => {
                if let Some(table) = self.feeds()?.get_mut(at) {
                    put(table, "enabled", false.into());
                }
            }
            None if built_in => {
                let mut table = Table::new();
                table.insert("id", value(&feed.id));
                table.insert("enabled", value(false));
                feeds.push(table);
            }
            None => {}
        }
        Ok(())
    }

    /// Makes a section of a query; one of the same name is made of this query then.
    ///
    /// # Errors
    /// When `smart` is something else than a list of `[[smart]]`.
    pub fn follow(&mut self, name: &str, query: &str) -> Result<(), ConfigError> {
        let smart = self.tables("smart")?;
        if let Some(table) = smart.iter_mut().find(|table| text(table, "section") == Some(name)) {
            put(table, "query", query.into());
            return Ok(());
        }
        let mut table = Table::new();
        table.insert("section", value(name));
        table.insert("query", value(query));
        smart.push(table);
        Ok(())
    }

    /// Turns feeds on again that the file turned off: the one of this id, and those of these folded addresses.
    pub fn turn_on(&mut self, id: Option<&str>, addresses: &[String]) {
        let Some(feeds) = self.document.get_mut("feed").and_then(Item::as_array_of_tables_mut) else { return };
        let mut bare = Vec::new();
        for (at, table) in feeds.iter_mut().enumerate() {
            let own = text(table, "id").is_some_and(|own| Some(own) == id)
                || text(table, "url").is_some_and(|url| addresses.contains(&folded(url)));
            if own && table.get("enabled").and_then(Item::as_bool) == Some(false) {
                let bare_table = table.len() == 2 && table.contains_key("id") && !table.to_string().contains('#');
                put(table, "enabled", true.into());
                bare.extend(bare_table.then_some(at));
            }
        }
        for at in bare.into_iter().rev() {
            cut(&mut self.document, "feed", at);
        }
    }

    /// The subscriptions as the file says them now.
    #[must_use]
    pub fn feeds_now(&self) -> FeedsFile {
        read_feeds(&self.document.to_string())
    }

    /// Names the packs that are on.
    pub fn set_packs(&mut self, names: &[String]) {
        if let Some(array) = self.document.get_mut("packs").and_then(Item::as_array_mut) {
            keep_some(array, |known| names.iter().any(|name| name == known));
            for name in names {
                if !array.iter().any(|known| known.as_str() == Some(name)) {
                    array.push(name.as_str());
                }
            }
        } else {
            self.document.insert("packs", value(names.iter().map(String::as_str).collect::<Array>()));
        }
    }

    /// The names of the packs of feeds that are on.
    #[must_use]
    pub fn packs(&self) -> Vec<String> {
        let array = self.document.get("packs").and_then(Item::as_array);
        array.into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    fn feeds(&mut self) -> Result<&mut ArrayOfTables, ConfigError> {
        self.tables("feed")
    }

    /// The tables of a list, such as `[[feed]]`; one is begun where there is none.
    ///
    /// # Errors
    /// When the file has something else of that name.
    pub(super) fn tables(&mut self, name: &'static str) -> Result<&mut ArrayOfTables, ConfigError> {
        let path = &self.path;
        self.document
            .entry(name)
            .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
            .as_array_of_tables_mut()
            .ok_or_else(|| wrong(path, FileFault::NotTables(name)))
    }

    /// Writes the whole file beside the old one and puts it in its place, so that a crash leaves one of them whole. Answers
    /// what takes the change back.
    ///
    /// # Errors
    /// When the folder cannot be written or the file is too large to be read again; the old file stays then.
    pub fn save(self) -> Result<BeforeChange, ConfigError> {
        let text = self.document.to_string();
        if text.len() as u64 > MOST_BYTES {
            return Err(wrong(&self.path, FileFault::TooLarge(MOST_BYTES / 1_000_000)));
        }
        replace(&self.path, &text).map_err(|error| wrong(&self.path, FileFault::Unwritten(error.into())))?;
        Ok(BeforeChange { before: self.before, after: Some(text) })
    }
}

/// Whether a `[[feed]]` is of a feed; one without an id is known by its address.
fn is_of(feed: &Subscription) -> impl Fn(&Table) -> bool {
    let (id, address) = (feed.id.clone(), folded(&feed.url));
    move |table| match text(table, "id") {
        Some(own) => own == id,
        None => text(table, "url").is_some_and(|url| folded(url) == address),
    }
}

/// States what a feed is in its table.
fn state(table: &mut Table, feed: &Subscription) {
    let language = feed.language.as_ref().map(|language| language.as_str().to_owned());
    let given = [
        ("id", Some(&feed.id)),
        ("title", Some(&feed.title)),
        ("url", Some(&feed.url)),
        ("homepage", feed.homepage.as_ref()),
        ("language", language.as_ref()),
        ("country", feed.country.as_ref()),
        ("section", Some(&feed.section)),
    ];
    for (key, text) in given {
        if let Some(text) = text {
            put(table, key, text.as_str().into());
        }
    }
    if !feed.tags.is_empty() {
        put(table, "tags", feed.tags.iter().map(String::as_str).collect::<Array>().into());
    }
}

/// Puts `feeds.toml` back as it was before a change; answers whether it could: what somebody else wrote since then is
/// never lost.
///
/// # Errors
/// When the file cannot be read or written.
pub fn take_back(folder: &Path, change: &BeforeChange) -> Result<bool, ConfigError> {
    let path = folder.join(FILE);
    let failed = |error: std::io::Error| wrong(&path, FileFault::Unwritten(error.into()));
    let _lock = lock(&path).map_err(failed)?;
    if read(&path)? != change.after {
        return Ok(false);
    }
    match &change.before {
        Some(before) => replace(&path, before),
        None => fs::remove_file(&path),
    }
    .map_err(failed)?;
    Ok(true)
}

/// The file as it is; none when there is none.
fn read(path: &Path) -> Result<Option<String>, ConfigError> {
    match read_bounded(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong(path, FileFault::Unread(error.into()))),
    }
}

pub(super) fn wrong(path: &Path, fault: impl Into<Fault>) -> ConfigError {
    ConfigError::of(path.display().to_string(), fault)
}

#[cfg(test)]
mod tests {
    use super::FeedsEdit;
    use crate::config::load_feeds;

    const WRITTEN: &str = "# my news\nsections = [\"Home\"] # first\n\n# the port\n[[feed]]\nid = \"harbour\" # mine\n\
        title = \"Harbour\"\nurl = \"https://harbour.example/feed\"\nsection = \"Home\"\n";

    #[test]
    fn comments_and_order_survive_every_edit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feeds.toml");
        std::fs::write(&path, WRITTEN).unwrap();
        let feeds = load_feeds(folder.path()).feeds;
        let (own, built_in) = (feeds.iter().find(|feed| feed.id == "harbour").unwrap(), &feeds[3]);
        assert_ne!(built_in.id, "harbour");

        let mut edit = FeedsEdit::open(folder.path()).unwrap();
        let mut added = own.clone();
        (added.id, added.url) = ("tide".to_owned(), "https://tide.example/feed".to_owned());
        edit.add(&added).unwrap();
        edit.remove(built_in, true).unwrap();
        edit.set_packs(&["Climate".to_owned()]);
        edit.save().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for kept in ["# my news\nsections = [\"Home\"] # first", "# the port\n[[feed]]\nid = \"harbour\" # mine"] {
            assert!(text.contains(kept), "{text}");
        }
        let after = load_feeds(folder.path());
        assert!(after.errors.is_empty(), "{:?}", after.errors);
        assert!(after.feeds.iter().any(|feed| feed.id == "tide"));
        assert!(!after.feeds.iter().any(|feed| feed.id == built_in.id));

        let mut edit = FeedsEdit::open(folder.path()).unwrap();
        assert_eq!(edit.packs(), ["Climate"]);
        edit.set_packs(&[]);
        edit.remove(&added, false).unwrap();
        edit.remove(own, false).unwrap();
        edit.save().unwrap();
        let after = load_feeds(folder.path());
        assert!(!after.feeds.iter().any(|feed| feed.id == "tide" || feed.id == "harbour"));
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("# my news\n"));
    }

    #[test]
    fn what_is_no_toml_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("feeds.toml"), "[[feed]\n").unwrap();
        let error = FeedsEdit::open(folder.path()).unwrap_err();
        assert!(error.to_string().contains("was not changed"), "{error}");
    }
}
