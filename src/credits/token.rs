//! A word, number or sign of a line.

use std::borrow::Cow;

use super::script;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A number, or a date or time in digits.
    Number,
    /// A comma, stroke, dot, dash or any other sign between words.
    Sign(char),
    /// The end of a sentence.
    Stop,
    Colon,
    Open,
    Close,
    Quote,
    /// An e-mail address, an account or a web address.
    Contact,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Start in the line, in bytes.
    pub(super) start: usize,
    pub(super) kind: Kind,
    pub(super) key: Cow<'a, str>,
}

impl Token<'_> {
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }

    /// Whether it may occur in the lists.
    pub(super) const fn is_read(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub(super) fn is_all(&self, of: fn(char) -> bool) -> bool {
        self.text.chars().all(of)
    }

    pub(super) fn is_small(&self) -> bool {
        self.is_word() && script::is_small(self.text)
    }

    /// Number of words of its key.
    pub(super) fn words(&self) -> usize {
        1 + self.key.bytes().filter(|byte| *byte == b' ').count()
    }

    /// Whether it has the form of the start of a name: with a capital, or in a script without them.
    pub(super) fn is_capital(&self) -> bool {
        let first = self.text.trim_start_matches(['\'', '’', '‘']).chars().next();
        self.is_read() && first.is_some_and(|c| c.is_uppercase() || !script::is_cased(self.text))
    }

    /// Whether it is a few lower-case letters: a newsroom's code for a person.
    pub(super) fn is_code(&self) -> bool {
        let letters = self.text.chars().count();
        self.is_word() && (2..=4).contains(&letters) && self.text.chars().all(char::is_lowercase)
    }
}

/// The length in bytes of an e-mail address, an account or a web address.
pub(super) fn contact(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '|' | '（' | '）'))
        .unwrap_or(text.len());
    let run = text.get(..end)?;
    let mail = run.find('@').is_some_and(|at| at == 0 || run.get(at..).is_some_and(|rest| rest.contains('.')));
    let address = run.contains("://") || run.starts_with("www.") || run.starts_with("/u/") || run.starts_with("u/");
    ((mail && run.len() > 1) || address).then(|| run.trim_end_matches(['.', ':']).len())
}

/// The length in bytes of the number, date or time at the start of a text.
pub(super) fn number(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_numeric());
        let fits = c.is_numeric()
            || (c.is_alphabetic()
                && (!script::is_dense(c) || matches!(c, '年' | '月' | '日' | '时' | '時' | '分' | '秒' | '人' | '次')))
            || (matches!(c, '.' | ',' | ':' | '：' | '/' | '-' | '’' | '+') && next);
        if !fits {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Elided words, which precede a vowel.
const ELIDED: &[&str] = &["l", "d", "dell", "dall", "all", "nell", "sull", "quest", "qu", "un", "c", "s", "n", "j"];

/// The end of an elided word that is attached to the next: `l’anglais`.
pub(super) fn elided(word: &str) -> Option<usize> {
    let (before, _) = word.split_once(['\'', '’'])?;
    let known = ELIDED.contains(&before.to_lowercase().as_str());
    let small = before.chars().all(char::is_lowercase) || before.chars().count() > 2 || before == "L";
    let sign = word.get(before.len()..)?.chars().next()?;
    (known && small).then_some(before.len() + sign.len_utf8())
}
