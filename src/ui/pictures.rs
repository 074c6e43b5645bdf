use std::collections::{HashMap, HashSet};

use image::DynamicImage;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui_image::picker::{Picker, ProtocolType};
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::sliced::{SignedPosition, SlicedImage, SlicedProtocol};
use ratatui_image::{FontSize, Resize};

use crate::app::Area;
use crate::text::Placed;

/// How a terminal is made to show a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// The graphics protocol of kitty.
    Kitty,
    /// Sixels.
    Sixel,
    /// Inline images of iTerm2.
    Iterm2,
    /// Coloured half blocks.
    Blocks,
}

/// A picture made ready for a terminal and a room.
pub struct Picture {
    sliced: SlicedProtocol,
    /// What it takes, about.
    bytes: usize,
}

impl Picture {
    /// Makes a picture ready for a room in cells of so many pixels; slow, and not for the thread that draws. None when the
    /// protocol cannot carry it.
    #[must_use]
    pub fn new(image: &DynamicImage, placed: &Placed, protocol: Protocol, cell: (u16, u16)) -> Option<Self> {
        let size = Size::new(placed.columns, placed.rows);
        if size.width == 0 || size.height == 0 {
            return None;
        }
        if protocol == Protocol::Blocks {
            let cells = Resize::Fit(None).size_for(image, FontSize::new(cell.0, cell.1), size);
            // A cell shows two pixels, made of four by four each.
            let image = fitted(image, u32::from(cells.width) * 4, u32::from(cells.height) * 8);
            return Halfblocks::new(image, cells).ok().map(|blocks| Self {
                sliced: SlicedProtocol::Halfblocks(blocks),
                bytes: usize::from(placed.columns) * usize::from(placed.rows) * 16,
            });
        }
        let (across, down) = (u32::from(size.width) * u32::from(cell.0), u32::from(size.height) * u32::from(cell.1));
        let image = fitted(image, across, down);
        // What is said to the terminal is text: four letters for each three bytes.
        let pixels = usize::try_from(u64::from(image.width()) * u64::from(image.height())).ok()?;
        // Asking the terminal through standard input, as the library would, could take keys away from the reader.
        #[allow(deprecated, reason = "the size of a cell is known")]
        let mut picker = Picker::from_fontsize(FontSize::new(cell.0, cell.1));
        picker.set_protocol_type(match protocol {
            Protocol::Kitty => ProtocolType::Kitty,
            Protocol::Sixel => ProtocolType::Sixel,
            Protocol::Iterm2 => ProtocolType::Iterm2,
            Protocol::Blocks => ProtocolType::Halfblocks,
        });
        SlicedProtocol::new(&picker, image, Some(size)).ok().map(|sliced| Self { sliced, bytes: pixels * 16 / 3 })
    }
}

/// An image scaled down to a maximum width and height in pixels, in its own proportions, by averaging: a filter in floating point
/// would need sixteen bytes for each pixel on the way.
fn fitted(image: &DynamicImage, across: u32, down: u32) -> DynamicImage {
    let larger = image.width() > across || image.height() > down;
    if larger { image.thumbnail(across, down) } else { image.clone() }
}

/// The bytes that the pictures in hand may take together, about: those of six that fill a screen of 1920 by 1080 pixels.
const MOST_BYTES: usize = 64 << 20;

/// The pictures that can be drawn, by address and room.
#[derive(Default)]
pub struct Pictures(HashMap<(String, u16, u16), Picture>);

impl Pictures {
    /// Takes a picture in; answers whether there was room for it.
    pub fn keep(&mut self, placed: &Placed, picture: Picture) -> bool {
        let bytes = self.0.values().map(|picture| picture.bytes).sum::<usize>() + picture.bytes;
        if bytes > MOST_BYTES {
            return false;
        }
        self.0.insert(key(placed), picture);
        true
    }

    /// Lets go of all but these.
    pub fn keep_only(&mut self, wanted: &[Placed]) {
        let wanted: HashSet<_> = wanted.iter().map(key).collect();
        self.0.retain(|key, _| wanted.contains(key));
    }

    /// Whether a picture is there for its room.
    #[must_use]
    pub fn has(&self, placed: &Placed) -> bool {
        self.0.contains_key(&key(placed))
    }

    /// Forgets every picture that was drawn, so that all are drawn again.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Draws the part of a picture that is seen from one of its rows on; answers whether the picture is there.
    pub(super) fn draw(&self, placed: &Placed, first: u16, frame: &mut Frame<'_>, text: Area, row: u16) -> bool {
        let Some(Picture { sliced, .. }) = self.0.get(&key(placed)) else { return false };
        let height = placed.rows.saturating_sub(first).min((text.y + text.height).saturating_sub(row));
        let width = placed.columns.min(text.width.saturating_sub(placed.indent));
        let area = Rect { x: text.x + placed.indent, y: row, width, height }.intersection(frame.area());
        let above = i16::try_from(first).unwrap_or(i16::MAX);
        // A picture lower than its room may have ended above.
        if !area.is_empty() && sliced.size().height > first {
            frame.render_widget(SlicedImage::new(sliced, SignedPosition::from((0, -above))), area);
        }
        true
    }
}

fn key(placed: &Placed) -> (String, u16, u16) {
    (placed.src.clone(), placed.columns, placed.rows)
}
