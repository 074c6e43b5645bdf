//! What a label says of the work besides its roles: for whom it was done, and with which machine.

use super::label::{MOST_OUTLET, Reader};
use super::token::Kind;
use super::words::Marks;
use crate::model::Role;

impl Reader<'_, '_> {
    /// The machine that made a translation: `with the help of artificial intelligence`.
    pub(super) fn means(&mut self) -> bool {
        let line = self.line;
        // Function words may precede it: `was made with AI`, `mit der KI erstellt`.
        let past_fill = |mut at: usize, until: Marks| {
            while let Some(small) = line.hit(at, Marks::FILL).filter(|_| line.hit(at, until).is_none()) {
                at += small.len;
            }
            at
        };
        let means = past_fill(self.at, Marks::MEANS);
        let Some(hit) = line.hit(means, Marks::MEANS).filter(|_| self.label.is(Role::Translator)) else {
            return false;
        };
        let machine = past_fill(means + hit.len, Marks::MACHINE);
        let Some(hit) = line.hit(machine, Marks::MACHINE) else { return false };
        self.label.mechanical = true;
        self.commit(past_fill(machine + hit.len, Marks::LABEL))
    }

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
        if !(first..end).all(name) {
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
