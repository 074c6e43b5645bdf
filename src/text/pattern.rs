use std::sync::OnceLock;

use regex::{CaptureMatches, Captures, Error, Match, Matches, Regex};

/// A regular expression, compiled on first use.
///
/// One that does not compile matches nothing. That is a programming error: a test compiles every literal passed to
/// [`Pattern::new`].
#[derive(Debug)]
pub struct Pattern {
    expression: &'static str,
    compiled: OnceLock<Result<Regex, Error>>,
}

impl Pattern {
    /// A pattern from a literal in the source.
    #[must_use]
    pub const fn new(expression: &'static str) -> Self {
        Self { expression, compiled: OnceLock::new() }
    }

    /// The compilation error, if there is one.
    pub fn error(&self) -> Option<&Error> {
        self.compiled().as_ref().err()
    }

    fn compiled(&self) -> &Result<Regex, Error> {
        self.compiled.get_or_init(|| Regex::new(self.expression))
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled().as_ref().ok()
    }

    /// Whether it matches anywhere in a text.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The first match in a text.
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    /// The non-overlapping matches in a text.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'_, 't> {
        self.regex().into_iter().flat_map(move |regex| -> Matches<'_, 't> { regex.find_iter(text) })
    }

    /// The groups of the first match in a text.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// The groups of the non-overlapping matches in a text.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        self.regex().into_iter().flat_map(move |regex| -> CaptureMatches<'_, 't> { regex.captures_iter(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn what_does_not_compile_matches_nothing_and_says_why() {
        let wrong = Pattern::new("(tide");
        assert!(!wrong.is_match("(tide tide") && wrong.find_iter("tide").next().is_none());
        assert!(wrong.error().unwrap().to_string().contains("unclosed group"));
        let right = Pattern::new("(t)ide");
        assert!(right.error().is_none());
        assert_eq!(right.captures_iter("tide, tide").count(), 2);
    }
}
