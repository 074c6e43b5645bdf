use crate::model::Feed;

/// Why bytes could not be read as a feed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FeedError {
    /// Nothing came.
    #[error("the answer is empty")]
    Empty,
    /// A web page came.
    #[error("the answer is a web page, not a feed")]
    Page,
    /// Something else came.
    #[error("this is no feed that can be read: {0}")]
    Unreadable(String),
}

/// Reads a feed from its bytes. `base_url` is the address it came from.
///
/// # Errors
/// When the bytes are empty, a web page, or no feed at all.
pub fn read(_bytes: &[u8], _content_type: Option<&str>, _base_url: Option<&str>) -> Result<Feed, FeedError> {
    Err(FeedError::Empty)
}
