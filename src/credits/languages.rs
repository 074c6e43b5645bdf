//! The languages that a label names: `from the original in French`, `ins Deutsche`.

use super::label::{Firm, Reader};
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::Role;

impl Reader<'_, '_> {
    /// Reads a language with its preposition: `from the Dutch`, `auf Japanisch`.
    pub(super) fn language(&mut self) -> bool {
        let line = self.line;
        // `(English)`, `(États-Unis)` after a language.
        if line.kind(self.at) == Some(Kind::Open) && (self.label.named || self.label.from.is_some()) {
            return self.bracket();
        }
        let original = self.label.is(Role::OriginalLanguage) || self.label.is(Role::OriginalPublication);
        // `Written in Arabic by`
        let before = if original || self.label.is(Role::Author) {
            Marks::FROM.or(Marks::ON).or(Marks::INTO).or(Marks::AT)
        } else {
            Marks::FROM.or(Marks::INTO)
        };
        let hit = line.hit(self.at, before);
        let mut at = self.at + hit.map_or(0, |hit| hit.len);
        let is_language = |at: usize| line.hit(at, Marks::LANGUAGE).is_some();
        // `from the original in French`
        let inside = |at: usize| line.hit(at, Marks::ON).filter(|on| is_language(at + on.len));
        let small = |at: usize| line.hit(at, Marks::TONGUE.or(Marks::FILL)).or_else(|| inside(at));
        while let Some(small) = small(at).filter(|_| hit.is_some() && !is_language(at)) {
            at += small.len;
        }
        // `ins (de) von`
        if let Some(tag) = hit
            .filter(|_| line.kind(at) == Some(Kind::Open) && line.kind(at + 2) == Some(Kind::Close))
            .and_then(|_| self.words.language(line.slice(at + 1, at + 2)))
        {
            self.label.into = Some(tag);
            return self.commit(at + 3);
        }
        let Some(language) = line.hit(at, Marks::LANGUAGE) else { return hit.is_some() && self.unlisted(at) };
        at += language.len;
        while let Some(small) = line.hit(at, Marks::TONGUE) {
            at += small.len;
        }
        let after = line
            .hit(at, Marks::FROM.or(Marks::INTO))
            .filter(|_| hit.is_none())
            .filter(|after| line.hit(at + after.len, Marks::LANGUAGE).is_none() || self.label.from.is_some());
        at += after.map_or(0, |hit| hit.len);
        let Some(tag) = language.entry.tag.clone() else { return false };
        let way = hit.or(after);
        // `English translation` is a label only with a following verb.
        let origin = language.entry.marks.any(Marks::ORIGIN);
        let by = origin || self.words.is_own(&tag) && line.hit(at, Marks::BY).is_some();
        if way.is_none() && !self.label.named && !by && line.hit(at, Marks::LABEL.or(Marks::FILL)).is_none() {
            return false;
        }
        let into = match way {
            Some(hit) => {
                !original && !hit.entry.marks.any(Marks::FROM)
                    || self.label.from.is_some() && hit.entry.marks.any(Marks::INTO)
            }
            // `Переклад англійською`, `Kääntänyt englanniksi`
            None if language.entry.marks.any(Marks::TARGET) => self.label.is(Role::Translator),
            None => self.words.is_own(&tag) && !original && !origin,
        };
        let slot = if into { &mut self.label.into } else { &mut self.label.from };
        if slot.is_some() {
            return false;
        }
        *slot = Some(tag);
        self.commit(at)
    }

    /// A source language that no list has, of one or two words before a preposition or a colon: `from Sámi by`.
    fn unlisted(&mut self, at: usize) -> bool {
        let line = self.line;
        let by = |at: usize| line.hit(at, Marks::BY).is_some() && line.token(at).is_some_and(Token::is_small);
        let word = |at: usize| line.token(at).is_some_and(Token::is_word) && line.hit(at, Marks::CITY).is_none();
        let end = (at + 1..at + 3).find(|end| by(*end) || line.kind(*end) == Some(Kind::Colon));
        let translated = self.label.named && self.label.is(Role::Translator) && self.label.from.is_none();
        let from = line.hit(self.at, Marks::FROM).is_some();
        end.filter(|end| translated && from && (at..*end).all(word)).is_some_and(|end| self.commit(end))
    }

    fn bracket(&mut self) -> bool {
        let inside = self.at + 1;
        let Some(close) = (inside..inside + 5).find(|at| self.line.kind(*at) == Some(Kind::Close)) else {
            return false;
        };
        let text = self.line.slice(inside, close);
        let next = close + 1;
        match self.words.language(text) {
            Some(tag) if self.label.named => self.label.into = Some(tag),
            // A country after a language: `de l’anglais (États-Unis) par`.
            _ if self.label.from.is_some() && self.line.hit(next, Marks::BY).is_some() => {}
            _ => return false,
        }
        self.commit(next)
    }

    /// Closes a verb that has a language of its own before the next one: the names after `written in Japanese and
    /// translated by` are not those of authors, and the language is that of the original.
    pub(super) fn close(&mut self) {
        let written = self.label.is(Role::Author) || self.label.is(Role::OriginalPublication);
        let language = self.label.from.is_some() || self.label.into.is_some();
        if written && language && self.label.firm != Firm::By {
            self.label.from = self.label.from.take().or(self.label.into.take());
            self.label.into = None;
            self.label.roles.clear();
        }
    }
}
