use jiff::Timestamp;

/// What a feed said of an article at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When another took its place; none for the one that holds now.
    pub replaced: Option<Timestamp>,
    /// The headline.
    pub title: String,
    /// Its markup: the body, else the summary.
    pub markup: String,
}

/// An edit of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When it was seen.
    pub seen: Timestamp,
    /// Passages, each with whether it was taken out or put in, in the order of the text.
    pub passages: Vec<(Edit, String)>,
}

/// What was done to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It is no longer there.
    TakenOut,
    /// It was not there before.
    PutIn,
}
