//! Articles as an EPUB 3 book (<https://www.w3.org/TR/epub-33/>): a chapter each, no pictures, nothing that a book would
//! fetch.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use jiff::Timestamp;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::text::{Block, Direction, Document, escaped};

/// An article as a chapter of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Its headline, for the contents.
    pub title: String,
    /// The tag of its language.
    pub language: Option<String>,
    /// Everything in the chapter, including headline and credits.
    pub document: Document,
}

/// Writes a book.
///
/// # Errors
/// When it cannot be written, or has more chapters than an archive has room for.
pub fn book(title: &str, chapters: &[Chapter], now: Timestamp, mut out: impl Write) -> io::Result<()> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The type comes first and uncompressed, so that it is found without unpacking (EPUB 3.3, 4.2.3).
    archive.start_file("mimetype", options().compression_method(CompressionMethod::Stored))?;
    archive.write_all(b"application/epub+zip")?;
    let mut add = |name: &str, text: &str| -> io::Result<()> {
        archive.start_file(name, options())?;
        archive.write_all(text.as_bytes())
    };
    add("META-INF/container.xml", CONTAINER)?;
    add("EPUB/package.opf", &package(title, chapters, now))?;
    add("EPUB/nav.xhtml", &contents(chapters))?;
    for (at, chapter) in chapters.iter().enumerate() {
        add(&format!("EPUB/{}", file(at)), &text(chapter))?;
    }
    out.write_all(archive.finish()?.get_ref())?;
    out.flush()
}

/// Deflated, of the first day there is: the same articles make the same book.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default())
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
    let direction = body.direction();
    page(&chapter.title, chapter.language.as_deref(), direction, &body.to_xhtml_within(direction))
}

/// A document in which only the captions of pictures are left.
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
