use super::engine::TranslateError;
use crate::fetch::FetchError;
use crate::store::{OldCacheError, StoreError};

/// Why a page could not be kept as an article.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The page did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What was given is no address that can be fetched.
    #[error("expected the address of a page, such as https://news.example/story")]
    Address,
    /// The article whose page is asked for was let go.
    #[error("the article is no longer in the cache")]
    Gone,
    /// What came is no article, and why not.
    #[error("{0}")]
    NoArticle(&'static str),
    /// It was let go as soon as it was kept.
    #[error("the page could not be kept")]
    NotKept,
}

/// Why an article is not translated.
#[derive(Debug, thiserror::Error)]
pub enum TranslationError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The settings or the engine.
    #[error(transparent)]
    Engine(#[from] TranslateError),
}

/// Why there are no bytes of a picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The picture did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What came is none, or one of a format that is not shown.
    #[error("not a picture of a kind that can be shown")]
    Kind,
}

/// Why the news of another reader could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum OldNewsError {
    /// Our own cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The other reader's file cannot be read.
    #[error(transparent)]
    File(#[from] OldCacheError),
}
