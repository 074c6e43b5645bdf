use jiff::Timestamp;

use super::{Embedding, Language};

/// What is searched for: every clause must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses in the order they were written.
    pub clauses: Vec<Clause>,
}

/// What is searched for, and its meaning if a model computed it: what is close to it is found as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The query.
    pub query: Query,
    /// What its words mean.
    pub meaning: Option<Embedding>,
}

impl From<Query> for Sought {
    fn from(query: Query) -> Self {
        Self { query, meaning: None }
    }
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
    /// A word that it contains.
    Word(String),
    /// The beginning of a word that it contains.
    Prefix(String),
    /// A phrase: these words in this order, next to each other.
    Phrase(String),
    /// `by:` somebody of this name made it, not as its translator.
    By(String),
    /// `tr:` somebody of this name translated it.
    Translator(String),
    /// `source:` a feed of this title or id carries it.
    Source(String),
    /// `section:` it is in a section whose name has these words.
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
    /// `like:` it means about the same as the article of this number, in whatever language.
    Like(i64),
    /// `since:` it is not older.
    Since(When),
    /// `before:` it is older.
    Before(When),
}

impl Term {
    /// Whether it asks for what changes without the text.
    #[must_use]
    pub fn is_state(&self) -> bool {
        matches!(
            self,
            Self::Is(Is::Unread | Is::Read | Is::Starred | Is::Later | Is::Hidden)
                | Self::Machine
                | Self::Story(_)
                | Self::Like(_)
                | Self::Since(_)
                | Self::Before(_)
        )
    }
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
    /// Put aside to be read later.
    Later,
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
    /// Whether something is asked for by what it means.
    #[must_use]
    pub fn asks_by_meaning(&self) -> bool {
        self.clauses.iter().flat_map(|clause| &clause.any).any(|term| matches!(term, Term::Like(_)))
    }

    /// The first article that others are to be like.
    #[must_use]
    pub fn liked(&self) -> Option<i64> {
        let number = |term: &Term| match term {
            Term::Like(number) => Some(*number),
            _ => None,
        };
        self.clauses.iter().filter(|clause| !clause.not).flat_map(|clause| &clause.any).find_map(number)
    }

    /// The words of a query that is nothing but words: what it means as a text.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let word = |clause: &Clause| match clause.any.as_slice() {
            [Term::Word(text) | Term::Prefix(text) | Term::Phrase(text)] if !clause.not => Some(text.clone()),
            _ => None,
        };
        let words: Option<Vec<String>> = self.clauses.iter().map(word).collect();
        words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
    }

    /// The words and phrases that an article was found by, for highlights: excluded ones are left out.
    #[must_use]
    pub fn sought(&self) -> Vec<&Term> {
        let wanted = self.clauses.iter().filter(|clause| !clause.not).flat_map(|clause| &clause.any);
        wanted.filter(|term| matches!(term, Term::Word(_) | Term::Prefix(_) | Term::Phrase(_))).collect()
    }
}
