/// What a row of a list represents: an article, a text or a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One article.
    #[default]
    Off,
    /// One text, however many newsrooms print it.
    SameText,
    /// One event.
    Events,
}

/// What the reader wants of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Its row is its newest article, so that news about it is on top.
    Follow,
    /// New articles arrive as read.
    Mute,
}
