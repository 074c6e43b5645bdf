use super::{ArticleId, Role};

/// A person in the cache: a name together with a newsroom, so that namesakes stay apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as it was printed first.
    pub name: String,
    /// The newsroom, as the cache keeps articles apart: the host of its pages or the id of its feed.
    pub newsroom: String,
    /// What the person did, with the number of articles, in the order of [`Role::ALL`].
    pub roles: Vec<(Role, u64)>,
    /// Articles in all.
    pub articles: u64,
}

/// Whose articles are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Somebody named by an article's credits.
    Credited(ArticleId, String),
    /// Somebody by the name and the newsroom of the list of people.
    Person(String, String),
    /// Everybody whose name holds these words, in any newsroom; first as author, then as translator.
    Named {
        /// Words of the name of somebody who wrote it.
        by: Option<String>,
        /// Words of the name of somebody who translated it.
        translator: Option<String>,
    },
}

impl Role {
    /// Whether the role is a person's, not that of an agency, a place or a language.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        !matches!(
            self,
            Self::Agency
                | Self::MachineTranslation
                | Self::OriginalLanguage
                | Self::OriginalPublication
                | Self::Dateline
                | Self::Initials
        )
    }
}
