use jiff::Timestamp;

use super::Language;

/// What is searched for: every clause must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses in the order they were written.
    pub clauses: Vec<Clause>,
}

/// A part of a query that holds when any of its terms does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not hold.
    pub not: bool,
    /// The terms; one, or several that `OR` stood between.
    pub any: Vec<Term>,
}

/// One thing that is asked of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word stands in it.
    Word(String),
    /// A word that begins so stands in it.
    Prefix(String),
    /// These words stand in it one behind the other.
    Phrase(String),
    /// `by:` somebody of this name made it, not as its translator.
    By(String),
    /// `tr:` somebody of this name translated it.
    Translator(String),
    /// `source:` a feed of this title or id carries it.
    Source(String),
    /// `section:` it stands in a section whose name has these words.
    Section(String),
    /// `tag:` it has this tag.
    Tag(String),
    /// `lang:` it is in this language.
    Language(Language),
    /// `is:` its state.
    Is(Is),
    /// `has:translation` it is a translation.
    Translation,
    /// `tr:machine` a machine translated it, here or for its newsroom.
    Machine,
    /// `story:` it is in the story of this number.
    Story(i64),
    /// `since:` it is not older.
    Since(When),
    /// `before:` it is older.
    Before(When),
}

/// States that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Starred.
    Starred,
    /// Hidden; what is hidden is found by nothing else.
    Hidden,
    /// With the text of its page.
    Full,
    /// Changed after it was published.
    Updated,
}

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So many seconds ago.
    Ago(i64),
    /// The first moment of a day, UTC.
    At(Timestamp),
}

impl When {
    /// The moment it means, in seconds since 1970.
    #[must_use]
    pub fn second(self, now: Timestamp) -> i64 {
        match self {
            Self::Ago(seconds) => now.as_second().saturating_sub(seconds),
            Self::At(time) => time.as_second(),
        }
    }
}

impl Query {
    /// The words and phrases that an article was found by, for highlights: those that must not stand in it are left out.
    #[must_use]
    pub fn sought(&self) -> Vec<&Term> {
        let wanted = self.clauses.iter().filter(|clause| !clause.not).flat_map(|clause| &clause.any);
        wanted.filter(|term| matches!(term, Term::Word(_) | Term::Prefix(_) | Term::Phrase(_))).collect()
    }
}
