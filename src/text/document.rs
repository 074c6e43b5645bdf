/// An article's markup as blocks of styled text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Span>),
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Span>),
    /// A list: the number of its first item when numbered, and the blocks of each item.
    List(Option<u32>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text, line by line.
    Preformatted(Vec<String>),
    /// A picture with its alternative text and the spans of its caption.
    Figure {
        /// Alternative text.
        alt: String,
        /// Address of the picture.
        src: Option<String>,
        /// Caption.
        caption: Vec<Span>,
    },
    /// A table by rows of cells.
    Table(Vec<Vec<Vec<Span>>>),
    /// A thematic break.
    Rule,
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Clean text; a newline is a forced line break.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads, absolute, `http`, `https` or `mailto` alone.
    pub link: Option<String>,
}

/// How a run of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub struct Style {
    /// Emphasis.
    pub emphasis: bool,
    /// Strong emphasis.
    pub strong: bool,
    /// Code.
    pub code: bool,
    /// Superscript.
    pub superscript: bool,
}

impl Document {
    /// The visible text of each paragraph-like block in reading order, white space folded.
    #[must_use]
    pub fn plain_blocks(&self) -> Vec<String> {
        Vec::new()
    }

    /// The document without given texts: each pair is a folded text and whether its whole block goes; a text that is only
    /// part of a block is cut off that block's start or end. A whole text removes one block that equals it, searched
    /// from the nearer end of the document.
    #[must_use]
    pub fn without(self, _consumed: &[(&str, bool)]) -> Self {
        self
    }

    /// Plain text with an empty line between blocks.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.plain_blocks().join("\n\n")
    }

    /// Clean HTML written from the blocks; nothing of the source markup passes through.
    #[must_use]
    pub fn to_html(&self) -> String {
        String::new()
    }
}

/// Reads markup (or plain text) into a document; `base` makes relative addresses absolute. Bounded in bytes, depth and
/// attributes; never panics, falls back to the plain text.
#[must_use]
pub fn document(_html: &str, _base: Option<&str>) -> Document {
    Document::default()
}

/// The visible blocks of markup as [`Document::plain_blocks`] gives them, with whether each is a heading or caption.
#[must_use]
pub fn blocks(html: &str) -> Vec<String> {
    document(html, None).plain_blocks()
}
