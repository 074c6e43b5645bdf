use std::collections::HashMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use jiff::Timestamp;

use super::door::door;
use super::error::PictureError;
use crate::fetch::{Client, Kind, Request};
use crate::model::{Article, Subscription};
use crate::store::Store;
use crate::text::{Block, Document};

/// The largest picture that is decoded: pixels in all, and on one side.
const MOST_PIXELS: u64 = 24_000_000;
const LONGEST_SIDE: u32 = 16_384;
/// Bytes that decoding may take.
const MOST_MEMORY: u64 = 200_000_000;
/// Bytes of a megabyte, as settings count.
const MEGABYTE: u64 = 1_000_000;

/// From where a picture may come.
#[derive(Clone, Copy, Debug)]
pub struct PictureSource<'a> {
    /// The network; none to use only the cache.
    pub client: Option<&'a Client>,
    /// The subscriptions, for how the newsroom is reached.
    pub feeds: &'a [Subscription],
    /// Megabytes of pictures that are kept.
    pub keep: u32,
}

/// The bytes of a picture of an article: from the cache, else fetched and kept; none when it is not in the cache and may
/// not be fetched.
///
/// # Errors
/// When the cache fails, or when no picture comes that can be shown.
pub async fn picture(
    store: &Store,
    source: PictureSource<'_>,
    article: &Article,
    src: &str,
    now: Timestamp,
) -> Result<Option<Vec<u8>>, PictureError> {
    if let Some(bytes) = store.picture(src, now).await? {
        return Ok(Some(bytes));
    }
    let Some(client) = source.client else { return Ok(None) };
    let (access, home) = door(store, source.feeds, &article.headline.feed).await?;
    let bytes = client.body(Request::linked(src, Kind::Picture, home, access)).await?.bytes;
    if format(&bytes).is_none() {
        return Err(PictureError::Kind);
    }
    store.keep_picture(src, bytes.clone(), u64::from(source.keep) * MEGABYTE).await?;
    Ok(Some(bytes))
}

/// Pixels across and down of those pictures of a document that are in the cache, by address.
#[must_use]
pub fn known_pictures(store: &Store, document: &Document) -> HashMap<String, (u32, u32)> {
    let mut known = HashMap::new();
    for src in document.pictures() {
        if let Some(size) = size_of(&store.picture_file(src)) {
            known.insert(src.to_owned(), size);
        }
    }
    known
}

fn size_of(file: &Path) -> Option<(u32, u32)> {
    let reader = ImageReader::open(file).ok()?.with_guessed_format().ok()?;
    catch_unwind(AssertUnwindSafe(|| reader.into_dimensions().ok())).ok().flatten()
}

/// Decodes a picture, the first one of those that move; slow. Bounded in pixels and memory before anything is decoded.
///
/// # Errors
/// When it is no picture, damaged, or larger than the bounds.
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let decoded = catch_unwind(AssertUnwindSafe(|| {
        let format = format(bytes).ok_or(PictureError::Kind)?;
        let reader = || ImageReader::with_format(Cursor::new(bytes), format);
        let damaged = |error: image::ImageError| PictureError::Damaged(error.to_string());
        let (width, height) = reader().into_dimensions().map_err(damaged)?;
        if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
            return Err(PictureError::TooLarge(width, height));
        }
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        let mut reader = reader();
        reader.limits(limits);
        reader.decode().map_err(damaged)
    }));
    decoded.unwrap_or(Err(PictureError::GaveUp))
}

/// What the first bytes say of the format; none for one that is not shown.
fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif).then_some(format)
}

/// Whether an address without a type ends like that of a picture.
fn names_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ["jpg", "jpeg", "png", "webp", "gif"].iter().any(|ending| path.rsplit('.').next() == Some(ending))
}

/// Puts the picture that the feed gave with an article above a text that has none.
pub(super) fn with_lead(mut document: Document, article: &Article) -> Document {
    let is_picture = |(url, mime): &&(String, Option<String>)| match mime {
        Some(mime) => mime.starts_with("image"),
        None => names_picture(url),
    };
    if document.pictures().next().is_none()
        && let Some((src, _)) = article.enclosures.iter().find(is_picture)
    {
        let (caption, credit) = (Vec::new(), Vec::new());
        let figure = Block::Figure { alt: String::new(), src: Some(src.clone()), size: None, caption, credit };
        document.blocks.insert(0, figure);
    }
    document
}
