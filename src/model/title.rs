use super::ArticleId;

/// What came of the translation of a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedTitle {
    /// Of which article.
    pub id: ArticleId,
    /// The headline that was translated.
    pub original: String,
    /// It in the other language; none where it stays as it is.
    pub translation: Option<String>,
}
