use serde::{Deserialize, Serialize};

use super::{ArticleId, Language};

/// The target of a link of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// What the article was translated from.
    Original,
    /// The same story in another language.
    Version,
    /// A translation of the article.
    Translation,
    /// Further reading.
    Further,
}

impl LinkKind {
    /// Its spelling in the cache.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Version => "version",
            Self::Translation => "translation",
            Self::Further => "further",
        }
    }

    /// The kind of a spelling.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Original, Self::Version, Self::Translation, Self::Further].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Where the page of an article leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// To what.
    pub kind: LinkKind,
    /// The address.
    pub url: String,
    /// The language of the page there.
    pub language: Option<Language>,
    /// Its headline, or the words of the link.
    pub title: Option<String>,
    /// The article of that address, when it is in the cache.
    pub article: Option<ArticleId>,
}
