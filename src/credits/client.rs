//! The client of the work in a label.

use super::label::{MOST_OUTLET, Reader};
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::Role;

impl Reader<'_, '_> {
    /// `translated for the Coast Review by`.
    pub(super) fn employer(&mut self) -> bool {
        if !self.label.named {
            return false;
        }
        let Some(hit) = self.line.hit(self.at, Marks::FOR) else { return false };
        let first = self.at + hit.len;
        let name = |at: usize| {
            self.line.token(at).is_some_and(|token| {
                token.is_word()
                    && (token.is_capital()
                        || self.line.hit(at, Marks::PARTICLE.or(Marks::AND).or(Marks::FILL)).is_some())
            })
        };
        let ends = |at: usize| {
            self.line.hit(at, Marks::BY.or(Marks::FROM)).is_some_and(|hit| {
                hit.entry.marks.any(Marks::BY) || self.line.hit(at + hit.len, Marks::LANGUAGE).is_some()
            }) || self.line.kind(at) == Some(Kind::Colon)
        };
        let Some(end) = (first + 1..first + MOST_OUTLET).find(|at| ends(*at)) else { return false };
        // `Traducción para puerto libre: A`: before a colon a title in small letters as well.
        let signed = self.line.kind(end) == Some(Kind::Colon) && self.label.is(Role::Translator);
        let word = |at: usize| self.line.token(at).is_some_and(Token::is_word);
        if !(first..end).all(|at| name(at) || signed && word(at)) {
            return false;
        }
        let mut parts = vec![String::new()];
        for at in first..end {
            let and = self.line.hit(at, Marks::AND).is_some();
            if and {
                parts.push(String::new());
            } else if let (Some(part), Some(token)) = (parts.last_mut(), self.line.token(at)) {
                part.push(' ');
                part.push_str(token.text);
            }
        }
        self.label.org = Some(parts.iter().map(|part| part.trim()).collect::<Vec<_>>().join(", "));
        self.commit(end)
    }
}
