use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::query::{Clause, Is, Query, Term, When};
use super::{Language, Message, ToMessage};

/// Characters of a query that are read.
const MOST_LETTERS: usize = 1_000;
/// Terms of a query.
const MOST_TERMS: usize = 50;

/// Why a text is no query, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at} of the search: {fault}")]
pub struct QueryError {
    /// The character at which it goes wrong, counted from 1.
    pub at: usize,
    /// What is wrong there.
    pub fault: QueryFault,
}

/// What is wrong in a query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryFault {
    /// It has more than so many characters.
    #[error("a search has at most {0} characters")]
    Long(usize),
    /// It has more than so many terms.
    #[error("a search has at most {0} terms")]
    Many(usize),
    /// There is nothing before `OR`.
    #[error("OR needs a term before it")]
    OrFirst,
    /// There is nothing after `OR`.
    #[error("OR needs a term after it")]
    OrLast,
    /// `OR` between text and the state of an article.
    #[error("OR cannot join words with is:unread, is:read, is:starred, tr:machine, story:, like:, since: or before:")]
    OrState,
    /// `OR` between a term and one that must not be there.
    #[error("OR cannot join a term with an excluded one")]
    OrNot,
    /// A quotation mark that is not closed.
    #[error("the quotation mark is not closed")]
    Quote,
    /// No word where one must be.
    #[error("a word is missing")]
    NoWord,
    /// A key without a value.
    #[error("a value for {0}: is missing")]
    NoValue(String),
    /// What is no tag of a language.
    #[error("{0} is not a language tag such as en or zh-Hant")]
    Language(String),
    /// A value of `is:` that is not known.
    #[error("is:{0} is not known; there are unread, read, starred, later, hidden, full and updated")]
    Is(String),
    /// A value of `has:` that is not known.
    #[error("has:{0} is not known; there is has:translation")]
    Has(String),
    /// What is no number of a story.
    #[error("{0} is not a number of a story as `dateline stories` prints it")]
    Story(String),
    /// What is no number of an article.
    #[error("{0} is not a number of an article as `dateline list` prints it")]
    Like(String),
    /// A key that is not known.
    #[error("{0}: is not known; there are by, tr, source, section, tag, lang, is, has, story, like, since and before")]
    Key(String),
    /// What is no time.
    #[error("{0} is not a time such as 36h, 2d, 3w or 2026-11-01")]
    Time(String),
}

impl ToMessage for QueryError {
    fn message(&self) -> Message {
        Message::new("query-at").with("at", self.at).with("what", self.fault.message())
    }
}

impl ToMessage for QueryFault {
    fn message(&self) -> Message {
        let text = |id, text: &String| Message::new(id).with("text", text);
        match self {
            Self::Long(most) => Message::new("query-long").with("most", *most),
            Self::Many(most) => Message::new("query-many").with("most", *most),
            Self::OrFirst => Message::new("query-or-first"),
            Self::OrLast => Message::new("query-or-last"),
            Self::OrState => Message::new("query-or-state"),
            Self::OrNot => Message::new("query-or-not"),
            Self::Quote => Message::new("query-quote"),
            Self::NoWord => Message::new("query-no-word"),
            Self::NoValue(key) => text("query-no-value", key),
            Self::Language(tag) => text("query-language", tag),
            Self::Is(value) => text("query-is", value),
            Self::Has(value) => text("query-has", value),
            Self::Story(value) => text("query-story", value),
            Self::Like(value) => text("query-like", value),
            Self::Key(key) => text("query-key", key),
            Self::Time(value) => text("query-time", value),
        }
    }
}

impl Query {
    /// Reads the query language: words, `"phrases"`, `-not`, `OR`, `by:` `tr:` `source:` `section:` `lang:` `is:`
    /// `since:` `before:` `has:translation`.
    ///
    /// # Errors
    /// What is wrong, and at which character.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        read(text, false)
    }

    /// Reads a query that is being typed: its last word may go on, and what is not finished is left out.
    ///
    /// # Errors
    /// What is wrong, and at which character.
    pub fn parse_typed(text: &str) -> Result<Self, QueryError> {
        read(text, true)
    }
}

/// A term as it was written.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
struct Token {
    at: usize,
    not: bool,
    key: Option<String>,
    value: String,
    quoted: bool,
    /// Whether the text ends with it.
    last: bool,
    closed: bool,
}

fn wrong<T>(at: usize, fault: QueryFault) -> Result<T, QueryError> {
    Err(QueryError { at: at + 1, fault })
}

fn read(text: &str, typing: bool) -> Result<Query, QueryError> {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > MOST_LETTERS {
        return wrong(MOST_LETTERS, QueryFault::Long(MOST_LETTERS));
    }
    let mut query = Query::default();
    let mut or = None;
    let mut count = 0;
    for token in tokens(&letters) {
        count += 1;
        if count > MOST_TERMS {
            return wrong(token.at, QueryFault::Many(MOST_TERMS));
        }
        if token.value == "OR" && token.key.is_none() && !token.quoted && !token.not {
            if query.clauses.is_empty() || or.is_some() {
                return wrong(token.at, QueryFault::OrFirst);
            }
            or = Some(token.at);
            continue;
        }
        let unfinished = typing && token.last;
        if !token.closed && !unfinished {
            return wrong(token.at, QueryFault::Quote);
        }
        if token.value.trim().is_empty() {
            if unfinished {
                continue;
            }
            return wrong(token.at, token.key.map_or(QueryFault::NoWord, QueryFault::NoValue));
        }
        let term = match term(&token, unfinished) {
            Ok(term) => term,
            // Half a word of `is:unread` is no mistake yet.
            Err(_) if unfinished && token.key.is_some() => continue,
            Err(error) => return Err(error),
        };
        let joined = or.take().is_some();
        match query.clauses.last_mut() {
            Some(clause) if joined && clause.any.iter().any(|other| other.is_state() != term.is_state()) => {
                return wrong(token.at, QueryFault::OrState);
            }
            Some(clause) if joined && clause.not == token.not => clause.any.push(term),
            Some(_) if joined => return wrong(token.at, QueryFault::OrNot),
            _ => query.clauses.push(Clause { not: token.not, any: vec![term] }),
        }
    }
    match or {
        Some(at) if !typing => wrong(at, QueryFault::OrLast),
        _ => Ok(query),
    }
}

/// Parts a query at white space outside of quotation marks.
fn tokens(letters: &[char]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = letters.iter().copied().enumerate().peekable();
    loop {
        while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let Some(&(at, first)) = rest.peek() else { return tokens };
        let not = first == '-';
        if not {
            rest.next();
        }
        let mut token = Token { at, not, key: None, value: String::new(), quoted: false, last: false, closed: true };
        while let Some((_, c)) = rest.next_if(|(_, c)| *c != '"' && !c.is_whitespace()) {
            let names = token.key.is_none() && !token.value.is_empty();
            if c == ':' && names && token.value.chars().all(|c| c.is_ascii_alphabetic()) {
                token.key = Some(std::mem::take(&mut token.value));
            } else {
                token.value.push(c);
            }
        }
        if token.value.is_empty() && rest.next_if(|(_, c)| *c == '"').is_some() {
            token.quoted = true;
            while let Some((_, c)) = rest.next_if(|(_, c)| *c != '"') {
                token.value.push(c);
            }
            token.closed = rest.next().is_some();
        } else if rest.peek().is_some_and(|(_, c)| *c == '"') && !token.value.is_empty() {
            // A quotation mark in the middle of a word begins a new term.
            tokens.push(token);
            continue;
        }
        token.last = rest.peek().is_none();
        tokens.push(token);
    }
}

fn term(token: &Token, unfinished: bool) -> Result<Term, QueryError> {
    let value = token.value.clone();
    let Some(key) = &token.key else {
        return Ok(match (token.quoted, unfinished) {
            (true, _) => Term::Phrase(value),
            (false, true) => Term::Prefix(value),
            (false, false) => match value.strip_suffix('*') {
                Some(begin) if !begin.is_empty() => Term::Prefix(begin.to_owned()),
                _ => Term::Word(value),
            },
        });
    };
    let at = token.at;
    match key.to_ascii_lowercase().as_str() {
        "by" => Ok(Term::By(value)),
        "tr" if value.eq_ignore_ascii_case("machine") => Ok(Term::Machine),
        "tr" => Ok(Term::Translator(value)),
        "source" => Ok(Term::Source(value)),
        "section" => Ok(Term::Section(value)),
        "tag" => Ok(Term::Tag(value)),
        "lang" => match Language::parse(&value) {
            Some(language) => Ok(Term::Language(language)),
            None => wrong(at, QueryFault::Language(value)),
        },
        "is" => match value.to_ascii_lowercase().as_str() {
            "unread" => Ok(Term::Is(Is::Unread)),
            "read" => Ok(Term::Is(Is::Read)),
            "starred" => Ok(Term::Is(Is::Starred)),
            "later" => Ok(Term::Is(Is::Later)),
            "hidden" => Ok(Term::Is(Is::Hidden)),
            "full" => Ok(Term::Is(Is::Full)),
            "updated" => Ok(Term::Is(Is::Updated)),
            _ => wrong(at, QueryFault::Is(value)),
        },
        "has" if value.eq_ignore_ascii_case("translation") => Ok(Term::Translation),
        "has" => wrong(at, QueryFault::Has(value)),
        "story" => match value.parse() {
            Ok(number) => Ok(Term::Story(number)),
            Err(_) => wrong(at, QueryFault::Story(value)),
        },
        "like" => match value.parse() {
            Ok(number) => Ok(Term::Like(number)),
            Err(_) => wrong(at, QueryFault::Like(value)),
        },
        "since" => when(&value, at).map(Term::Since),
        "before" => when(&value, at).map(Term::Before),
        "http" | "https" => Ok(Term::Phrase(value)),
        _ => wrong(at, QueryFault::Key(key.clone())),
    }
}

/// A time of a query, or what is expected.
fn when(value: &str, at: usize) -> Result<When, QueryError> {
    match When::parse(value) {
        Some(when) => Ok(when),
        None => wrong(at, QueryFault::Time(value.to_owned())),
    }
}

impl When {
    /// Reads `36h`, `2d`, `3w` or `2026-11-01`; a day is one of UTC.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse::<Date>() {
            return TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok().map(Self::At);
        }
        let unit = match text.chars().last()? {
            'h' => 3_600,
            'd' => 86_400,
            'w' => 604_800,
            _ => return None,
        };
        let count = text.get(..text.len().saturating_sub(1))?.parse::<i64>().ok()?;
        (0..100_000).contains(&count).then_some(Self::Ago(count * unit))
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::{Is, Query, Term, When};

    fn terms(text: &str) -> Vec<(bool, Vec<Term>)> {
        Query::parse(text).unwrap().clauses.into_iter().map(|clause| (clause.not, clause.any)).collect()
    }

    fn word(text: &str) -> Term {
        Term::Word(text.to_owned())
    }

    #[test]
    fn words_phrases_not_and_or() {
        let phrase = Term::Phrase("open sea".to_owned());
        assert_eq!(
            terms(r#"harbour "open sea" -storm calm OR fog"#),
            [
                (false, vec![word("harbour")]),
                (false, vec![phrase]),
                (true, vec![word("storm")]),
                (false, vec![word("calm"), word("fog")]),
            ]
        );
    }

    #[test]
    fn keys_take_values_and_quoted_values() {
        assert_eq!(
            terms(r#"by:"Oda Fjell" tr:talvik tr:machine is:starred since:2d has:translation -lang:ro"#),
            [
                (false, vec![Term::By("Oda Fjell".to_owned())]),
                (false, vec![Term::Translator("talvik".to_owned())]),
                (false, vec![Term::Machine]),
                (false, vec![Term::Is(Is::Starred)]),
                (false, vec![Term::Since(When::Ago(172_800))]),
                (false, vec![Term::Translation]),
                (true, vec![Term::Language(crate::model::Language::parse("ro").unwrap())]),
            ]
        );
        let before = "2026-11-01T00:00:00Z".parse().unwrap();
        assert_eq!(terms("before:2026-11-01"), [(false, vec![Term::Before(When::At(before))])]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, at, reason) in [
            (r#"sea "open"#, 5, "not closed"),
            ("OR sea", 1, "before it"),
            ("sea OR", 5, "after it"),
            ("sea is:old", 5, "is:old is not known"),
            ("author:x", 1, "author: is not known"),
            ("since:soon", 1, "not a time"),
            ("sea by:", 5, "a value for by:"),
            ("sea -", 5, "a word is missing"),
            ("lang:english1", 1, "is not a language tag"),
            ("sea OR is:unread", 8, "OR cannot join words"),
        ] {
            let error = Query::parse(text).unwrap_err();
            assert_eq!(error.at, at, "{text}: {error}");
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }

    #[test]
    fn while_typing_the_last_word_goes_on_and_half_terms_wait() {
        let typed = |text| Query::parse_typed(text).unwrap().clauses.into_iter().flat_map(|clause| clause.any);
        assert_eq!(typed("sea har").collect::<Vec<_>>(), [word("sea"), Term::Prefix("har".to_owned())]);
        assert_eq!(typed("sea ").collect::<Vec<_>>(), [word("sea")]);
        assert_eq!(typed("sea is:unr").collect::<Vec<_>>(), [word("sea")]);
        assert_eq!(typed("sea OR").count(), 1);
        assert_eq!(typed("sea \"").count(), 1);
        assert!(Query::parse_typed("is:old sea").is_err());
    }
}
