use super::{ArticleId, Headline, Language, Link, Role};

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

/// A newsroom as it is shown: the host of its pages, or the id of its feed as the user states it.
#[must_use]
pub fn newsroom_name(newsroom: &str) -> &str {
    newsroom.strip_prefix("feed:").unwrap_or(newsroom)
}

/// The people, roles or newsrooms whose articles are asked for.
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

/// What the user says of credits and people; it stays valid when credits are read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// A credit of an article, as it is shown, is another or none.
    Credit {
        /// Of which article.
        article: ArticleId,
        /// Its role.
        role: Role,
        /// Its name.
        name: String,
        /// Role and name that it has instead; none when there is no such credit.
        instead: Option<(Role, String)>,
    },
    /// Two people are one.
    Join {
        /// The one that becomes a spelling of the other.
        person: Whose,
        /// The other.
        with: Whose,
    },
    /// A spelling that was joined with somebody is a person of its own again.
    Part(Whose),
}

/// A person with what the cache knows of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPage {
    /// The person, of all newsrooms and spellings together.
    pub person: Person,
    /// The spellings and newsrooms that were joined with the first one, each with its number of articles.
    pub joined: Vec<(String, String, u64)>,
    /// Newsrooms with the number of articles, the largest first.
    pub newsrooms: Vec<(String, u64)>,
    /// Languages of the articles with their number, the largest first.
    pub languages: Vec<(Language, u64)>,
    /// Languages that were translated from with the number of articles, the largest first.
    pub sources: Vec<(Language, u64)>,
    /// The newest articles.
    pub works: Vec<Work>,
}

/// An article of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The article.
    pub headline: Headline,
    /// What the person did for it.
    pub roles: Vec<Role>,
    /// Of a translation: the address of its original.
    pub original: Option<Link>,
}
