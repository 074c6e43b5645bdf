//! Articles as an EPUB 3 book (<https://www.w3.org/TR/epub-33/>): a chapter each, no pictures, nothing that a book would
//! fetch.

use std::fmt::Write as _;
use std::io::{self, Write};

use jiff::Timestamp;

use super::document::{Block, Direction, Document};
use super::write::escaped;

/// An article as a chapter of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Its headline, for the contents.
    pub title: String,
    /// The tag of its language.
    pub language: Option<String>,
    /// All that stands in it, headline and credits among it.
    pub document: Document,
}

/// Writes a book.
///
/// # Errors
/// When it cannot be written, or has more chapters than an archive has room for.
pub fn book(title: &str, chapters: &[Chapter], now: Timestamp, out: impl Write) -> io::Result<()> {
    let mut archive = Archive { out, at: 0, entries: Vec::new() };
    archive.add("mimetype", b"application/epub+zip")?;
    archive.add("META-INF/container.xml", CONTAINER.as_bytes())?;
    archive.add("EPUB/package.opf", package(title, chapters, now).as_bytes())?;
    archive.add("EPUB/nav.xhtml", contents(chapters).as_bytes())?;
    for (at, chapter) in chapters.iter().enumerate() {
        archive.add(&format!("EPUB/{}", file(at)), text(chapter).as_bytes())?;
    }
    archive.end()
}

const CONTAINER: &str = "<?xml version=\"1.0\"?>\n<container version=\"1.0\" \
    xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"EPUB/package.opf\" \
    media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

fn file(at: usize) -> String {
    format!("article-{}.xhtml", at + 1)
}

fn package(title: &str, chapters: &[Chapter], now: Timestamp) -> String {
    let (mut files, mut spine) = (String::new(), String::new());
    for at in 0..chapters.len() {
        let _ = writeln!(files, "<item id=\"a{at}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>", file(at));
        let _ = writeln!(spine, "<itemref idref=\"a{at}\"/>");
    }
    let language = chapters.iter().find_map(|chapter| chapter.language.as_deref()).unwrap_or("und");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:identifier id=\"id\">urn:dateline:{}</dc:identifier><dc:title>{}</dc:title>\
         <dc:language>{}</dc:language><meta property=\"dcterms:modified\">{}</meta></metadata>\n<manifest>\
         <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n{files}</manifest>\n\
         <spine>\n{spine}</spine></package>\n",
        now.as_second(),
        escaped(title),
        escaped(language),
        now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
}

fn page(title: &str, language: Option<&str>, direction: Option<Direction>, body: &str) -> String {
    let mut stated = language.map(|tag| format!(" lang=\"{0}\" xml:lang=\"{0}\"", escaped(tag))).unwrap_or_default();
    if let Some(direction) = direction {
        let _ = write!(stated, " dir=\"{}\"", direction.as_str());
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\"{stated}><head><title>{}</title></head>\n<body>\n{body}</body></html>\n",
        escaped(title)
    )
}

fn contents(chapters: &[Chapter]) -> String {
    let rows = chapters.iter().enumerate().fold(String::new(), |mut rows, (at, chapter)| {
        let _ = writeln!(rows, "<li><a href=\"{}\">{}</a></li>", file(at), escaped(&chapter.title));
        rows
    });
    page("Contents", None, None, &format!("<nav epub:type=\"toc\"><ol>\n{rows}</ol></nav>\n"))
}

fn text(chapter: &Chapter) -> String {
    let body = without_pictures(&chapter.document);
    page(&chapter.title, chapter.language.as_deref(), body.direction(), &closed(&body.to_html()))
}

/// A document whose pictures have their captions alone.
fn without_pictures(document: &Document) -> Document {
    let mut blocks = document.blocks.clone();
    take_pictures(&mut blocks);
    Document { blocks }
}

fn take_pictures(blocks: &mut Vec<Block>) {
    blocks.retain_mut(|block| match block {
        Block::Figure { src, caption, credit, .. } => {
            *src = None;
            !caption.is_empty() || !credit.is_empty()
        }
        Block::Quote(inner) => {
            take_pictures(inner);
            true
        }
        Block::List(_, items) => {
            items.iter_mut().for_each(take_pictures);
            true
        }
        _ => true,
    });
}

/// Our own HTML as XML: elements without an end are closed in themselves. Text has no angle brackets of its own.
fn closed(html: &str) -> String {
    html.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
}

/// A ZIP archive whose files are stored as they are (APPNOTE 6.3.10, 4.3): text of news is small.
struct Archive<W> {
    out: W,
    at: u32,
    entries: Vec<(String, u32, u32, u32)>,
}

impl<W: Write> Archive<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.at = u32::try_from(bytes.len())
            .ok()
            .and_then(|length| self.at.checked_add(length))
            .ok_or_else(|| io::Error::other("the book is larger than 4 GB"))?;
        Ok(())
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (start, sum) = (self.at, crc32fast::hash(bytes));
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.write(b"PK\x03\x04")?;
        self.write(&Self::facts(name, sum, length))?;
        self.write(name.as_bytes())?;
        self.write(bytes)?;
        self.entries.push((name.to_owned(), start, sum, length));
        Ok(())
    }

    /// What an entry says of itself in both its places: version 2.0, names in UTF-8, stored, the first day there is.
    fn facts(name: &str, sum: u32, length: u32) -> Vec<u8> {
        let mut facts = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        for number in [sum, length, length] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        facts.extend([0, 0]);
        facts
    }

    fn end(mut self) -> io::Result<()> {
        let start = self.at;
        for (name, at, sum, length) in std::mem::take(&mut self.entries) {
            self.write(b"PK\x01\x02\x14\0")?;
            self.write(&Self::facts(&name, sum, length))?;
            // No comment, first disk, no attributes.
            self.write(&[0; 10])?;
            self.write(&at.to_le_bytes())?;
            self.write(name.as_bytes())?;
            self.entries.push((name, at, sum, length));
        }
        let count = u16::try_from(self.entries.len()).map_err(io::Error::other)?.to_le_bytes();
        let size = (self.at - start).to_le_bytes();
        self.write(b"PK\x05\x06\0\0\0\0")?;
        self.write(&[count, count].concat())?;
        self.write(&[size, start.to_le_bytes()].concat())?;
        self.write(&[0, 0])?;
        self.out.flush()
    }
}
