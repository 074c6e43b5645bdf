use crate::model::Message;

/// Feeds of one file.
pub(super) const MOST_FEEDS: usize = 20_000;
/// Characters of a title, a section or a tag.
pub(super) const MOST_NAME: usize = 200;

/// A feed as another reader's file states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) url: String,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) homepage: Option<String>,
    pub(super) language: Option<String>,
    pub(super) country: Option<String>,
    /// Folders and tags, the section first; none when it has none.
    pub(super) folders: Vec<String>,
}

/// A file of another reader.
#[derive(Debug, Default)]
pub(super) struct Brought {
    pub(super) outlines: Vec<Outline>,
    /// Sections made of queries: name and query.
    pub(super) smart: Vec<(String, String)>,
    pub(super) refused: Vec<(String, Message)>,
    pub(super) notes: Vec<Message>,
}
