//! Tests for a piece of a line: the printed name of a person, or something else.

use super::lexer::{Hit, Line};
use super::name::{is_name, is_printable};
use super::script::{self, is_hangul};
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::Role;

/// Costs of a word that is not part of a name: in lower case, with a capital.
pub(super) const SMALL: u32 = 4;
pub(super) const CAPITAL: u32 = 3;

/// Words that are not a newsroom's code for a person, however short.
pub(super) const SMALL_WORDS: Marks = Marks::AND
    .or(Marks::FILL)
    .or(Marks::ON)
    .or(Marks::BY)
    .or(Marks::FROM)
    .or(Marks::AT)
    .or(Marks::WITH)
    .or(Marks::PARTICLE)
    .or(Marks::NEVER);

/// How likely a text is to contain names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A structured field: parts that are not names are ignored.
    Field,
    /// After an explicit label.
    Label,
    /// After a bare preposition, or after nothing.
    Opener,
}

/// Classifies pieces of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    pub(super) words: &'l Words,
    pub(super) trust: Trust,
}

impl<'l> Beside<'l, '_> {
    pub(super) fn token(&self, at: usize) -> Option<&'l Token<'_>> {
        self.line.token(at)
    }

    pub(super) fn is_korean(&self, at: usize) -> bool {
        let hangul = |at: usize| self.line.is_all(at, is_hangul);
        at > 0 && hangul(at - 1) && hangul(at + 1)
    }

    /// Whether a sign joins the names of a firm after a preposition: `attorney at Frost & Berg`.
    pub(super) fn is_firm(&self, start: usize, at: usize, to: usize) -> bool {
        let end = (at + 1..to).find(|at| self.line.kind(*at) != Some(Kind::Word)).unwrap_or(to);
        let first = (start..at).rev().find_map(|from| {
            let preposition = self.line.hit(from, Marks::AT.or(Marks::FOR))?;
            Some(from + preposition.len)
        });
        end == at + 2 && first.is_some_and(|first| first + 1 == at)
    }

    /// Whether a word separates two names: not the `i` of `Marta Vila i Soler`.
    pub(super) fn is_and(&self, start: usize, at: usize, to: usize, and: Hit) -> bool {
        let small = self.line.hit(at, Marks::PARTICLE).is_some()
            && self.token(at).is_some_and(|token| token.text.chars().count() == 1);
        let dense = self.line.is_all(at, script::is_dense) && !self.line.is_spaced(at);
        if dense && (at == start || at + and.len >= to) {
            return false;
        }
        if self.token(at).is_none_or(|token| token.text.ends_with('.')) {
            return false;
        }
        let next = at + and.len;
        let end = (next..to).find(|at| self.line.kind(*at) != Some(Kind::Word)).unwrap_or(to);
        let small_next = self.token(next).is_some_and(|token| token.text.starts_with(char::is_lowercase));
        let job = |at: usize| self.line.hit(at, Marks::JOB).is_some_and(|hit| at + hit.len == end);
        // `Ada Frost Arts and culture correspondent`, `Ministry of Health and Sport`.
        // `Head of Marketing and Community Development`
        let of = |at: usize| {
            let work = self.line.hit(at, Marks::NEWSROOM.or(Marks::JOB));
            work.is_some_and(|work| self.is_of(at + work.len) && at + work.len + 1 < next)
        };
        if at > start + 2 && small_next && (next..end).any(job) || (start..at).any(of) {
            return false;
        }
        if !small {
            return true;
        }
        let after = at + and.len;
        let ends = |at: usize| {
            at >= to
                || !self.line.kind(at).is_some_and(|kind| kind == Kind::Word)
                || self.line.hit(at, Marks::AND).is_some()
        };
        let single = !ends(after) && ends(after + 1);
        !(at - start >= 2 && single)
    }

    /// Whether a field is not a sentence, so that it may be printed although no rule reads it.
    pub(super) fn is_printed(&self, from: usize, to: usize) -> bool {
        let text = self.line.slice(from, to);
        let small = Marks::LABEL.or(Marks::AT).or(Marks::BY).or(Marks::NOISE).or(Marks::FOR);
        self.trust == Trust::Field && !text.contains(':') && is_printable(text) && self.line.hit(from, small).is_none()
    }

    /// The start of the rest of a sentence after a two-word name: `Ada Frost covers harbours`.
    pub(super) fn sentence_rest(&self, from: usize, to: usize) -> Option<usize> {
        let verb = from + 2;
        // `Prof. Dr. med. Ada Frost`
        let small = self.token(verb).is_some_and(|token| token.is_small() && !token.text.ends_with('.'));
        let is_verb = verb < to && small && self.line.hit(verb, SMALL_WORDS).is_none();
        (self.trust == Trust::Field && is_verb && self.is_name(from, verb)).then_some(verb)
    }

    /// Whether a function word is at a token, as in `Ministry of`.
    pub(super) fn is_of(&self, at: usize) -> bool {
        self.line.hit(at, Marks::FILL.or(Marks::PARTICLE)).is_some()
            && self.token(at).is_some_and(|token| !token.is_capital())
    }

    /// The token after a bracket that opens here, else after this token.
    pub(super) fn past_bracket(&self, at: usize, to: usize) -> usize {
        if self.line.kind(at) != Some(Kind::Open) {
            return at + 1;
        }
        (at..to).find(|at| self.line.kind(*at) == Some(Kind::Close)).map_or(to, |close| close + 1)
    }

    /// The range without dates, signs and navigation words at either end: `Published 3 May 2026`, `†`, `By`.
    pub(super) fn without_edges(&self, from: usize, to: usize) -> (usize, usize) {
        let (mut from, mut to) = (from, to);
        let waste = |at: usize| {
            matches!(self.line.kind(at), Some(Kind::Quote | Kind::Stop | Kind::Colon | Kind::Close))
                || matches!(self.line.kind(at), Some(Kind::Sign(_)))
        };
        loop {
            let before = (from, to);
            while from < to && waste(from) {
                from += 1;
            }
            while from < to && (waste(to - 1) || self.is_number_code(to - 1)) {
                to -= 1;
            }
            if let Some(hit) = self.line.hit(from, Marks::NOISE).filter(|hit| from + hit.len <= to) {
                from += hit.len;
            }
            let opener = self.line.hit(from, Marks::BYLINE).filter(|hit| {
                from + hit.len < to
                    && !self.is_name_word(from)
                    && (self.trust == Trust::Field || self.line.hit(from, Marks::PARTICLE).is_none())
            });
            from += opener.map_or(0, |hit| hit.len);
            from = self.past_article(from, to);
            to = self.without_date(from, self.without_weekday(from, to));
            if let Some(noise) = self.line.ending(from, to, Marks::NOISE) {
                to = noise;
            }
            if before == (from, to) {
                return before;
            }
        }
    }

    /// The start of an agency after a small article: `l’AFP`, `the AP`.
    pub(super) fn past_article(&self, from: usize, to: usize) -> usize {
        let agency = to > from + 1 && self.line.spans(from + 1, to, Marks::AGENCY).is_some();
        from + usize::from(agency && self.token(from).is_some_and(Token::is_small))
    }

    /// Whether a token is a newsroom's code with digits after a name: `PK155`.
    pub(super) fn is_number_code(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_word() && token.text.chars().any(|c| c.is_ascii_digit()))
    }

    /// Whether a particle here is part of a name: `Di Maio`.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        self.line.hit(at, Marks::PARTICLE).is_some()
            && self.line.is_capital(at)
            && self.trust == Trust::Field
            && self.line.hit(at, Marks::BY).is_none()
    }

    fn is_dated(&self, at: usize) -> bool {
        self.line.kind(at) == Some(Kind::Number) || self.line.hit(at, Marks::DAY).is_some()
    }

    /// The end without the first word of a date that goes on after a sign: `By Ada Frost Monday, November 16`.
    fn without_weekday(&self, from: usize, to: usize) -> usize {
        let day = to >= from + 3 && self.line.spans(to - 1, to, Marks::DAY).is_some();
        let goes_on = !self.token(to).is_some_and(Token::is_word) && (to..to + 2).any(|at| self.is_dated(at));
        if day && goes_on { to - 1 } else { to }
    }

    /// The start of a date at the end, with its function words: `před 2 hodinami`.
    pub(super) fn without_date(&self, from: usize, to: usize) -> usize {
        let small = |at: usize| {
            self.token(at).is_some_and(|token| {
                token.is_word()
                    && (!token.is_capital() && token.text.chars().count() <= 9
                        || token.text.chars().count() <= 4 && token.text.chars().all(char::is_uppercase))
            }) || !self.token(at).is_some_and(Token::is_word)
        };
        // `Harbour Linux 2.0`: a number of one or two digits on its own is not a date.
        let sure = |at: usize| {
            let text = self.token(at).map_or("", |token| token.text);
            self.line.hit(at, Marks::DAY).is_some()
                || text.chars().filter(|c| c.is_numeric()).count() > 2
                || text.contains([':', '/', '-', '：'])
                || text.chars().any(script::is_alphabetic)
        };
        let number = |at: usize| self.line.kind(at) == Some(Kind::Number);
        let Some(mut start) = (from..to).find(|at| {
            self.is_dated(*at)
                && (*at..to).all(|at| self.is_dated(at) || small(at))
                && (*at..to).any(number)
                && ((*at..to).any(sure) || (*at..to).filter(|at| number(*at)).count() > 1 || at + 1 < to)
        }) else {
            return to;
        };
        while start > from
            && self
                .token(start - 1)
                .is_some_and(|token| token.is_word() && !token.is_capital() && token.text.chars().count() <= 4)
            && (number(start)
                || self
                    .line
                    .hit(start - 1, Marks::PARTICLE)
                    .is_none_or(|_| self.line.hit(start - 1, Marks::AT).is_some()))
        {
            start -= 1;
        }
        // `Hace 3 horas`, `Il y a 3 heures`
        let short = |token: &Token<'_>| token.is_word() && token.text.chars().count() <= 4;
        let ago = start == from + 1
            && (start + 1..to).any(|at| number(at - 1) && self.token(at).is_some_and(Token::is_small));
        if ago && self.token(from).is_some_and(short) { from } else { start }
    }

    /// Whether these tokens are a place: a name of few words.
    pub(super) fn is_place(&self, from: usize, to: usize) -> bool {
        let capital =
            self.token(from).is_some_and(|token| token.is_word() && token.is_capital() && script::is_cased(token.text))
                || self.line.spans(from, to, Marks::CITY).is_some()
                || !self.token(from).is_some_and(|token| script::is_cased(token.text));
        let caseless = !script::is_cased(self.line.slice(from, to));
        let never = caseless && (to - from > 2 || (from..to).any(|at| self.line.hit(at, Marks::NEVER).is_some()));
        let fits = |at: usize| {
            self.token(at).is_some_and(|token| {
                token.is_word() && (token.is_capital() || self.line.hit(at, Marks::PARTICLE).is_some())
            })
        };
        capital && !never && to - from <= 4 && (from..to).all(fits)
    }

    /// The start of the name after one or two words and `by`, in a structured field.
    pub(super) fn after_by(&self, from: usize, to: usize) -> Option<usize> {
        if self.trust != Trust::Field {
            return None;
        }
        (from + 1..to.min(from + 3)).find_map(|at| {
            let by =
                self.line.hit(at, Marks::BY).filter(|_| self.token(at).is_some_and(|token| !token.is_capital()))?;
            let name = at + by.len;
            (name < to && self.line.hit(at, Marks::PARTICLE).is_none() && self.is_name(name, to)).then_some(name)
        })
    }

    pub(super) fn is_newsroom(&self, from: usize, to: usize) -> bool {
        let at = |at: usize| self.line.hit(at, Marks::NEWSROOM).is_some();
        to - from >= 2 && (at(to - 1) || at(from)) && self.line.is_capital(from)
    }

    /// Whether these tokens can be the printed name of a person.
    pub(super) fn is_name(&self, from: usize, to: usize) -> bool {
        // `De Paris à Dakar`
        let way = self.trust == Trust::Opener
            && self.line.hit(from, Marks::PARTICLE).is_some()
            && self.line.spans(from + 1, to, Marks::CITY).is_some();
        !way && is_name(self.line, from, to, self.words)
    }

    /// The start of a phrase with the client of the work, or with unnamed agencies.
    pub(super) fn purpose(&self, from: usize, to: usize) -> Option<usize> {
        // `Especial para o Correio` is a phrase as a whole.
        let phrase = self.line.hit(from, Marks::FOR).filter(|hit| hit.len > 1).map_or(1, |hit| hit.len);
        (from + phrase..to).find(|at| {
            let unnamed = |hit: Hit| self.line.spans(at + hit.len, to, Marks::UNNAMED).is_some();
            // `Special to the Harbour Times`
            let phrase = self.line.hit(*at, Marks::FOR).is_some_and(|hit| hit.len > 1);
            self.line.hit(*at, Marks::FOR).is_some_and(|hit| at + hit.len < to)
                && self.token(*at).is_some_and(|token| phrase || !token.is_capital() || !script::is_cased(token.text))
                || self.line.hit(*at, Marks::AT.or(Marks::FROM)).is_some_and(unnamed)
        })
    }

    /// The start of a language with a preposition at the end, its direction and its tag.
    pub(super) fn language(&self, from: usize, to: usize) -> Option<(usize, &'static str, String)> {
        let of_original = |(role, _): &(Role, Option<String>)| *role == Role::OriginalLanguage;
        let label = |at: usize| self.line.hit(at, Marks::LABEL).filter(|hit| hit.entry.label.iter().any(of_original));
        // `(d’après l’original anglais)`
        let bare = (from + 1..to).find_map(|at| {
            let next = at + label(at)?.len;
            let language = self.line.hit(next, Marks::LANGUAGE).filter(|hit| next + hit.len == to)?;
            Some((at, "from", language.entry.tag.clone()?))
        });
        let placed = |at: usize| {
            let way = self.line.hit(at, Marks::FROM.or(Marks::INTO))?;
            let mut next = at + way.len;
            while let Some(small) = self
                .line
                .hit(next, Marks::FILL.or(Marks::TONGUE))
                .filter(|_| self.line.hit(next, Marks::LANGUAGE).is_none())
            {
                next += small.len;
            }
            let language = self.line.hit(next, Marks::LANGUAGE).filter(|hit| next + hit.len == to)?;
            // `(original en anglais)`
            let source = (from..at).any(|at| label(at).is_some()) || way.entry.marks.any(Marks::FROM);
            Some((at, if source { "from" } else { "to" }, language.entry.tag.clone()?))
        };
        bare.or_else(|| (from + 1..to).find_map(placed))
    }
}

/// The cost of skipping these tokens.
pub(super) fn cost(line: &Line<'_>, from: usize, to: usize) -> u32 {
    let one = |at: usize| match line.token(at) {
        Some(token) if token.kind == Kind::Word => {
            let letters = u32::try_from(token.text.chars().count()).unwrap_or(u32::MAX);
            let dense = token.is_all(script::is_dense);
            let capital = token.is_capital() && script::is_cased(token.text);
            if dense {
                letters.clamp(2, 12)
            } else if capital {
                CAPITAL
            } else {
                SMALL
            }
        }
        Some(token) if matches!(token.kind, Kind::Number | Kind::Quote | Kind::Open) => 1,
        _ => 0,
    };
    (from..to).map(one).sum()
}
