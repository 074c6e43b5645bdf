//! What parts the names of a byline, and what stands before them that is none.

use super::name::is_name;
use super::people::{Before, Gathered};
use super::script::{self, is_han, is_hangul};
use super::shape::{Beside, Trust};
use super::token::{Kind, Token};
use super::words::Marks;

impl Beside<'_, '_> {
    /// What parts two names at a token, and how many tokens it takes.
    pub(super) fn parted(&self, start: usize, at: usize, to: usize, found: &Gathered) -> Option<(Before, usize)> {
        match self.line.kind(at)? {
            // A name in Katakana writes a dot between its words.
            Kind::Sign('・' | '·') if !self.line.is_spaced(at) && !self.is_korean(at) => None,
            Kind::Sign(',' | ';') | Kind::Stop => Some((Before::Comma, 1)),
            Kind::Sign('/') => Some((Before::Slash, 1)),
            Kind::Sign('|' | '•' | '·' | '・' | '–' | '—' | '-' | '=' | '>' | '~') => Some((Before::Bar, 1)),
            Kind::Sign('&' | '+') => Some((Before::And, 1)),
            Kind::Word => {
                let and = self.line.hit(at, Marks::AND);
                // `A with permission of The Harbour`: whom it was done for.
                let with = self.line.hit(at, Marks::WITH).filter(|hit| at + hit.len < to);
                let with = with.filter(|_| self.line.hit(at, Marks::FOR.or(Marks::RELATIVE)).is_none());
                let via = self.line.hit(at, Marks::VIA).filter(|hit| found.is_picture() && at + hit.len < to);
                match (and, with) {
                    _ if via.is_some() => via.map(|via| (Before::Via, via.len)),
                    (Some(and), _) if self.is_and(start, at, to, and) => Some((Before::And, and.len)),
                    (_, Some(with)) if at > start || at == 0 || found.people.persons.is_empty() => {
                        Some((Before::With, with.len))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a word is written as a Korean name: two to four syllables, the first a family's.
    pub(super) fn is_korean_name(&self, token: &Token<'_>) -> bool {
        let family = |first: char| self.words.is(first.encode_utf8(&mut [0; 4]), Marks::SURNAME);
        self.words.spaces_part_names()
            && token.text.chars().all(is_hangul)
            && (2..=4).contains(&token.text.chars().count())
            && token.text.chars().next().is_some_and(family)
    }

    /// `순천, 광양 구현수 기자`, `런던=홍길동 특파원`: a place alone before a reporter with his job.
    pub(super) fn is_place_before_name(&self, from: usize, to: usize) -> bool {
        let place = |token: &Token<'_>| {
            token.text.chars().all(is_hangul)
                && (!self.is_korean_name(token) || self.line.hit(from, Marks::CITY).is_some())
        };
        self.words.spaces_part_names()
            && to == from + 1
            && matches!(self.line.kind(to), Some(Kind::Sign(',' | '=')))
            && self.token(from).is_some_and(place)
            && (to..self.line.len()).any(|at| self.line.hit(at, Marks::JOB).is_some())
    }

    /// `By | Ada Frost`: the word for who wrote in a line of its own, before the name.
    pub(super) fn is_label_alone(&self, from: usize, to: usize) -> bool {
        from == 0 && to < self.line.len() && self.line.spans(from, to, Marks::BYLINE).is_some()
    }

    /// `Reporter Padang, Ada Frost`: a job and one word more, before the only other part.
    pub(super) fn is_posted(&self, from: usize, to: usize) -> bool {
        let job = self.line.hit(from, Marks::JOB).map_or(0, |hit| hit.len);
        let word = self.token(from + job).is_some_and(|token| token.is_capital() && script::is_cased(token.text));
        let parts = (from..self.line.len()).filter(|at| matches!(self.line.kind(*at), Some(Kind::Sign(_)))).count();
        from == 0
            && job > 0
            && from + job + 1 == to
            && word
            && parts == 1
            && self.line.kind(to) == Some(Kind::Sign(','))
    }

    /// Names with only a space between them: in Korean, in Chinese, and where all are printed in capitals.
    pub(super) fn side_by_side(&self, from: usize, to: usize, titled: bool) -> Option<Vec<(usize, usize)>> {
        let count = to - from;
        let tokens = self.line.tokens.get(from..to)?;
        let han = |token: &Token<'_>| token.text.chars().all(is_han) && (2..=4).contains(&token.text.chars().count());
        let hangul = |token: &Token<'_>| self.is_korean_name(token);
        let japanese =
            self.words.is_own("ja") && count == 2 && tokens.iter().all(|token| token.text.chars().count() <= 4);
        let labelled = (from..to)
            .any(|at| self.line.hit(at, Marks::LABEL.or(Marks::AFTER).or(Marks::JOB).or(Marks::CITY)).is_some());
        let each = || (from..to).map(|at| (at, at + 1)).collect();
        let east = tokens.iter().all(han) && !japanese
            || self.words.spaces_part_names()
                && tokens.iter().all(hangul)
                && (titled || self.trust != Trust::Opener && count <= 4);
        let names = || (from..to).all(|at| is_name(self.line, at, at + 1, self.words));
        // `광양 구현수 기자`: what stands before the name is a place.
        if titled
            && count > 1
            && self.words.spaces_part_names()
            && tokens.iter().any(hangul)
            && !tokens.iter().all(hangul)
        {
            return Some(
                (from..to).zip(tokens).filter(|(_, token)| hangul(token)).map(|(at, _)| (at, at + 1)).collect(),
            );
        }
        if count > 1 && east && !labelled && names() {
            return Some(each());
        }
        let words = tokens.iter().all(|token| token.is_word() && token.is_capital() && script::is_cased(token.text));
        let loud = tokens.iter().all(|token| token.text.chars().all(|c| !c.is_lowercase()));
        let plain = (from..to).all(|at| self.line.hit(at, Marks::PARTICLE.or(Marks::LABEL)).is_none());
        let many = count.is_multiple_of(2)
            && (count >= 6 || (count == 4 && loud))
            && words
            && plain
            && !self.is_newsroom(from, to);
        (many && self.trust == Trust::Field).then(|| (from..to).step_by(2).map(|at| (at, at + 2)).collect())
    }
}
