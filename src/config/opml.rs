use std::fs;
use std::io::Write as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::feeds::{FILE, NO_SECTION, address, load_feeds, new_id};
use super::file::read_bounded;
use super::{ConfigError, FeedsFile};
use crate::model::{Access, Subscription};
use crate::text::clean_line;

/// Outlines of one file that are taken.
const MOST_OUTLINES: usize = 20_000;
/// Characters of a title or folder.
const MOST_NAME: usize = 200;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Feeds that are new.
    pub added: usize,
    /// Feeds that were there.
    pub known: usize,
    /// Addresses that were refused, with the reason.
    pub refused: Vec<(String, String)>,
}

/// An outline that names a feed.
#[derive(Debug, PartialEq, Eq)]
struct Outline {
    title: String,
    url: String,
    homepage: Option<String>,
    section: String,
}

/// Adds the outlines of an OPML file to `feeds.toml` in a folder; into an untouched configuration it also sets
/// `edition = "none"`. Only `http` and `https` addresses are taken.
///
/// # Errors
/// When the file cannot be read or is no OPML; nothing is changed then.
pub fn import_opml(folder: &Path, file: &Path) -> Result<Imported, ConfigError> {
    let wrong = |file: &Path, message: String| ConfigError { file: file.display().to_string(), line: None, message };
    let text = read_bounded(file).map_err(|error| wrong(file, format!("cannot be read: {error}")))?;
    let outlines = outlines(&text).map_err(|message| wrong(file, message))?;
    let target = folder.join(FILE);
    let before = match read_bounded(&target) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(wrong(&target, format!("cannot be read: {error}"))),
    };
    let mut document: DocumentMut =
        before.as_deref().unwrap_or_default().parse().map_err(|error: toml_edit::TomlError| {
            wrong(&target, format!("is not TOML, so nothing was added to it: {}", error.message().trim()))
        })?;
    let mut feeds = FeedsFile::default();
    if before.is_some() {
        feeds = load_feeds(folder);
    } else {
        document.insert("edition", value("none"));
    }
    let imported = add(&mut document, &mut feeds.feeds, outlines)
        .ok_or_else(|| wrong(&target, "feed is not a list of [[feed]], so nothing was added to it".to_owned()))?;
    if imported.added > 0 {
        write(folder, &document.to_string()).map_err(|error| wrong(&target, format!("cannot be written: {error}")))?;
    }
    Ok(imported)
}

fn add(document: &mut DocumentMut, feeds: &mut Vec<Subscription>, outlines: Vec<Outline>) -> Option<Imported> {
    let mut imported = Imported::default();
    let tables =
        document.entry("feed").or_insert(Item::ArrayOfTables(ArrayOfTables::new())).as_array_of_tables_mut()?;
    for outline in outlines {
        let url = match address(&outline.url) {
            Ok(url) => url,
            Err(reason) => {
                imported.refused.push((outline.url, reason));
                continue;
            }
        };
        if feeds.iter().any(|feed| feed.url == url) {
            imported.known += 1;
            continue;
        }
        let id = new_id(&outline.title, &url, feeds);
        let mut table = Table::new();
        table.insert("id", value(&id));
        table.insert("title", value(&outline.title));
        table.insert("url", value(&url));
        let homepage = outline.homepage.filter(|homepage| address(homepage).is_ok());
        if let Some(homepage) = &homepage {
            table.insert("homepage", value(homepage));
        }
        table.insert("section", value(&outline.section));
        tables.push(table);
        imported.added += 1;
        let section = outline.section;
        feeds.push(Subscription {
            id,
            title: outline.title,
            url,
            homepage,
            language: None,
            country: None,
            section,
            access: Access::default(),
        });
    }
    Some(imported)
}

/// Writes the whole file beside the old one and puts it in its place, so that a crash leaves one of them whole.
fn write(folder: &Path, text: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let new = folder.join(format!("{FILE}.new"));
    let mut file = fs::File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(new, folder.join(FILE))
}

/// The outlines with an `xmlUrl` (OPML 2.0), each in the folder that holds it.
fn outlines(text: &str) -> Result<Vec<Outline>, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut found, mut folders, mut opml) = (Vec::new(), Vec::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                opml |= name(&start) == "opml";
                if name(&start) == "outline" {
                    let outline = outline(&start, &folders);
                    folders.push(outline.as_ref().map_or_else(|| title(&start), |_| String::new()));
                    found.extend(outline);
                }
            }
            Ok(Event::Empty(start)) if name(&start) == "outline" => found.extend(outline(&start, &folders)),
            Ok(Event::End(end)) if end.name().as_ref().eq_ignore_ascii_case("outline") => {
                folders.pop();
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            // What stood before the error is good; a file that began as OPML keeps it.
            Err(error) if found.is_empty() => return Err(format!("is no OPML: {error}")),
            Err(_) => break,
        }
        if found.len() >= MOST_OUTLINES {
            break;
        }
    }
    if !opml && found.is_empty() {
        return Err("is no OPML; expected <opml> with <outline xmlUrl=\"…\">".to_owned());
    }
    Ok(found)
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_ascii_lowercase()
}

fn attribute(start: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(wanted))?;
    let text = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    let text = clean_line(&text, 2_000);
    (!text.is_empty()).then_some(text)
}

fn title(start: &BytesStart<'_>) -> String {
    let title = attribute(start, "title").or_else(|| attribute(start, "text")).unwrap_or_default();
    clean_line(&title, MOST_NAME)
}

fn outline(start: &BytesStart<'_>, folders: &[String]) -> Option<Outline> {
    let url = attribute(start, "xmlUrl")?;
    let folder = folders.iter().rev().find(|folder| !folder.is_empty());
    let title = Some(title(start)).filter(|title| !title.is_empty()).unwrap_or_else(|| url.clone());
    let section = folder.cloned().unwrap_or_else(|| NO_SECTION.to_owned());
    Some(Outline { title, url, homepage: attribute(start, "htmlUrl"), section })
}
