use std::fmt::Write as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::address::{address, folded};
use super::edit::FeedsEdit;
use super::feeds::{NO_SECTION, load_feeds, new_id};
use super::file::read_bounded;

use super::{ConfigError, FeedsFile};
use crate::model::Subscription;
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
    let wrong = |message: String| ConfigError { file: file.display().to_string(), line: None, message };
    let text = read_bounded(file).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    let outlines = outlines(&text).map_err(wrong)?;
    let mut edit = FeedsEdit::open(folder)?;
    let mut feeds = FeedsFile::default();
    if edit.is_new() {
        edit.set_edition("none");
    } else {
        feeds = load_feeds(folder);
    }
    let imported = add(&mut edit, &mut feeds.feeds, outlines)?;
    if imported.added > 0 {
        edit.save()?;
    }
    Ok(imported)
}

fn add(edit: &mut FeedsEdit, feeds: &mut Vec<Subscription>, outlines: Vec<Outline>) -> Result<Imported, ConfigError> {
    let mut imported = Imported::default();
    for outline in outlines {
        let url = match address(&outline.url) {
            Ok(url) => url,
            Err(reason) => {
                imported.refused.push((outline.url, reason));
                continue;
            }
        };
        if feeds.iter().any(|feed| folded(&feed.url) == folded(&url)) {
            imported.known += 1;
            continue;
        }
        let feed = Subscription {
            id: new_id(&outline.title, &url, |id| feeds.iter().any(|feed| feed.id == id)),
            title: outline.title,
            url,
            homepage: outline.homepage.filter(|homepage| address(homepage).is_ok()),
            section: outline.section,
            ..Subscription::default()
        };
        edit.add(&feed)?;
        imported.added += 1;
        feeds.push(feed);
    }
    Ok(imported)
}

/// Subscriptions as an OPML 2.0 file, a folder for each section.
#[must_use]
pub fn export_opml(file: &FeedsFile) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
    out.push_str("<head><title>dateline</title></head>\n<body>\n");
    for section in &file.sections {
        let _ = writeln!(out, "<outline text=\"{}\">", escape(section.as_str()));
        for feed in file.feeds.iter().filter(|feed| feed.section == *section) {
            let title = escape(feed.title.as_str());
            let _ = write!(
                out,
                "  <outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{}\"",
                escape(&feed.url)
            );
            if let Some(homepage) = &feed.homepage {
                let _ = write!(out, " htmlUrl=\"{}\"", escape(homepage));
            }
            out.push_str("/>\n");
        }
        out.push_str("</outline>\n");
    }
    out.push_str("</body>\n</opml>\n");
    out
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
