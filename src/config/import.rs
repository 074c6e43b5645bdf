use std::collections::{HashMap, HashSet};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::address::{address, folded};
use super::brought::{Brought, MOST_FEEDS, Outline};
use super::edit::FeedsEdit;
use super::fault::{Expected, Fault, ImportFault};
use super::feeds::catalogue;
use super::subscription::{NO_SECTION, host, new_id};
use super::{ConfigError, FeedsFile, opml, urls};
use crate::model::{Language, Message, Subscription, ToMessage as _};

/// Bytes of a file that is imported.
const MOST_BYTES: usize = 20_000_000;
/// Tags of one feed.
const MOST_TAGS: usize = 20;

/// Counts of an import: feeds added, known already and refused, with reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Feeds that are new.
    pub added: usize,
    /// Feeds that were there.
    pub known: usize,
    /// What was refused, with the reason.
    pub refused: Vec<(String, Message)>,
    /// What is different here from what it was there.
    pub notes: Vec<Message>,
}

/// Adds the feeds of another reader's file to `feeds.toml` in a folder: OPML of any version, or the `urls` of newsboat.
/// Into an untouched configuration it also sets `edition = "none"`. Only `http` and `https` addresses are taken; what the
/// file would have run is refused.
///
/// # Errors
/// When the file is none of these, or is not whole, or `feeds.toml` cannot be read or written; nothing is changed then.
pub fn import_feeds(folder: &Path, name: &str, bytes: &[u8]) -> Result<Imported, ConfigError> {
    let wrong = |fault: ImportFault| ConfigError::of(name.to_owned(), fault);
    if bytes.len() > MOST_BYTES {
        return Err(wrong(ImportFault::Large(MOST_BYTES / 1_000_000)));
    }
    let text = decode(bytes);
    let start = text.trim_start();
    let brought = if start.starts_with('<') { opml::read(start) } else { urls::read(start) }.map_err(wrong)?;
    if brought.outlines.len() > MOST_FEEDS {
        return Err(wrong(ImportFault::Many(MOST_FEEDS)));
    }
    let mut edit = FeedsEdit::open(folder)?;
    let mut before = FeedsFile::default();
    if edit.is_new() {
        edit.set_edition("none");
    } else {
        before = edit.feeds_now();
    }
    let mut brought = brought;
    let queries = std::mem::take(&mut brought.smart);
    let (new, mut imported) = sort(brought, &before);
    let before: Vec<&str> = before.rules.smart.iter().map(|section| section.name.as_str()).collect();
    let mut sections = Vec::new();
    for (name, query) in queries.iter().filter(|(name, _)| !before.contains(&name.as_str())) {
        if sections.contains(&name) {
            imported.notes.push(Message::about("import-twice", name));
            continue;
        }
        edit.add_smart(name, query)?;
        sections.push(name);
    }
    imported.notes.extend(sections.iter().map(|name| Message::about("import-smart", *name)));
    if !new.is_empty() || !sections.is_empty() {
        edit.add_all(&new)?;
        edit.save()?;
    }
    Ok(imported)
}

/// The text in its encoding: that of its first bytes, the one it declares, UTF-8, else the commonest of the old ones.
fn decode(bytes: &[u8]) -> String {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let declared = head.strip_prefix("<?xml").and_then(|head| head.split_once("encoding=")).map(|(_, rest)| rest);
    let declared = declared.and_then(|rest| rest.get(1..)?.split(['"', '\'']).next());
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (text, _, broken) = declared.unwrap_or(UTF_8).decode(bytes);
    if !broken {
        return text.into_owned();
    }
    let other = if declared.is_some_and(|declared| declared != UTF_8) { UTF_8 } else { WINDOWS_1252 };
    other.decode(bytes).0.into_owned()
}

/// The feeds that are new, and what became of the others.
fn sort(brought: Brought, before: &FeedsFile) -> (Vec<Subscription>, Imported) {
    let mut imported = Imported { refused: brought.refused, notes: brought.notes, ..Imported::default() };
    let known: HashSet<String> = before.feeds.iter().map(|feed| folded(&feed.url)).collect();
    let mut ids: HashSet<String> =
        before.feeds.iter().map(|feed| feed.id.clone()).chain(catalogue().into_iter().map(|feed| feed.id)).collect();
    let mut new: Vec<Subscription> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for outline in brought.outlines {
        let url = match fetched(&outline.url) {
            Ok(url) => url,
            Err(reason) => {
                imported.refused.push((outline.url, reason));
                continue;
            }
        };
        let key = folded(&url);
        if known.contains(&key) {
            imported.known += 1;
            continue;
        }
        // A feed in two folders is there twice.
        if let Some(feed) = places.get(&key).and_then(|at| new.get_mut(*at)) {
            for folder in outline.folders {
                if folder != feed.section && !feed.tags.contains(&folder) && feed.tags.len() < MOST_TAGS {
                    feed.tags.push(folder);
                }
            }
            continue;
        }
        let feed = subscription(outline, url, &ids);
        ids.insert(feed.id.clone());
        places.insert(key, new.len());
        new.push(feed);
    }
    imported.added = new.len();
    (new, imported)
}

fn subscription(outline: Outline, url: String, ids: &HashSet<String>) -> Subscription {
    let title = outline.title.filter(|title| !title.is_empty()).unwrap_or_else(|| host(&url));
    let own = outline.id.filter(|id| !id.is_empty() && !ids.contains(id));
    let mut folders = outline.folders.into_iter();
    let section = folders.next().unwrap_or_else(|| NO_SECTION.to_owned());
    let mut tags: Vec<String> = Vec::new();
    for tag in folders.take(MOST_TAGS) {
        if tag != section && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Subscription {
        id: own.unwrap_or_else(|| new_id(&title, &url, |id| ids.contains(id))),
        homepage: outline.homepage.filter(|homepage| address(homepage).is_ok()),
        language: outline.language.as_deref().and_then(Language::parse),
        country: outline.country,
        title,
        url,
        section,
        tags,
        ..Subscription::default()
    }
}

/// An address that can be fetched, or why it is refused.
fn fetched(text: &str) -> Result<String, Message> {
    let text = text.trim();
    let said = |expected: Expected| Fault::from(expected).message();
    let program = |sign: &str| text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    if text.starts_with(['|', '`', '$', '!']) || program("exec:") || program("filter:") {
        return Err(Message::new("import-program"));
    }
    if let Some(rest) = text.strip_prefix("feed://") {
        return address(&format!("https://{rest}")).map_err(said);
    }
    address(text.strip_prefix("feed:").unwrap_or(text)).map_err(said)
}
