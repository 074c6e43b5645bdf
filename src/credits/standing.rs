//! Where a line stands, which determines how strictly it is read.

/// The context of a line, which determines how strictly it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A structured field.
    Field,
    /// A block that the page marks as byline or credit.
    Byline,
    /// A block at either end of the text.
    Edge,
    /// A bracket at the end of a sentence.
    Bracket,
    /// A caption.
    Caption,
}

impl Standing {
    /// The cost up to which a line is a credit.
    pub(super) const fn limit(self) -> u32 {
        match self {
            Self::Field => 9,
            Self::Byline => 6,
            Self::Edge => 4,
            Self::Bracket => 3,
            Self::Caption => 2,
        }
    }
}
