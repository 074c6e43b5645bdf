//! Where and for whom somebody reports, in a part of a byline.

use super::name::begins_as_name;
use super::part::PartReader;
use super::people::{Before, Person};
use super::script;
use super::shape::Trust;
use super::token::{Kind, Token};
use super::words::Marks;

/// Maximum number of letters of the abbreviation of a newsroom.
const MOST_LETTERS: usize = 4;
/// Maximum number of words of a place after a verb.
const MOST_PLACE: usize = 3;

impl PartReader<'_, '_> {
    /// A place with a word for the way of reporting, after names: `王芳/北京报道`, `王芳（记者）自北京报道`.
    pub(super) fn dispatched(&mut self, from: usize, to: usize) -> bool {
        let ends = |at: usize| self.line.hit(at, Marks::DISPATCH).is_some_and(|hit| at + hit.len == to);
        let Some(dispatch) = (from..to).find(|at| ends(*at)) else { return false };
        let from = from + self.line.hit(from, Marks::AT).map_or(0, |hit| hit.len);
        let place = self.line.slice(from, dispatch).to_owned();
        if from < dispatch && self.line.spans(from, dispatch, Marks::UNNAMED).is_none() && place.chars().count() <= 6 {
            self.found.each("place", &place);
        }
        self.found.people.reported = true;
        true
    }

    /// `From Ada Frost, Reed`: in English `from` may precede who writes.
    fn who_reports(&mut self, before: Before, from: usize, to: usize) -> bool {
        let way = self.line.spans(from, from + 1, Marks::FROM).is_some() && self.line.is_capital(from);
        let colon = usize::from(self.line.kind(from + 1) == Some(Kind::Colon));
        let name = from + 1 + colon;
        let placed = self.line.kind(to) == Some(Kind::Sign(',')) && self.line.is_capital(to + 1);
        let full = (2..=MOST_PLACE).contains(&to.saturating_sub(name));
        let named = way
            && placed
            && full
            && from == 0
            && to + 2 == self.line.len()
            && self.beside.words.is_own("en")
            && self.beside.is_name(name, to);
        if named {
            self.plain(before, name, to);
            self.found.people.reported = true;
        }
        named
    }

    /// `Ada Frost HS`: an abbreviation without a vowel after a name is its newsroom.
    pub(super) fn abbreviated(&mut self, before: Before, from: usize, to: usize) -> bool {
        const VOWELS: &[char] = &['A', 'E', 'I', 'O', 'U', 'Y', 'Ä', 'Ö', 'Å', 'É'];
        let last = to - 1;
        let mixed = |at: usize| self.line.token(at).is_some_and(|token| token.text.contains(char::is_lowercase));
        let short = |token: &Token<'_>| {
            let capitals = token.text.chars().filter(char::is_ascii_uppercase).count();
            (2..=MOST_LETTERS).contains(&token.text.len())
                && capitals > 1
                && token.text.bytes().all(|c| c.is_ascii_alphabetic())
                && !token.text.to_ascii_uppercase().contains(VOWELS)
        };
        let is_newsroom = last >= from + 2
            && self.line.token(last).is_some_and(short)
            && self.line.hit(last, Marks::DEGREE.or(Marks::AGENCY).or(Marks::COMPANY)).is_none()
            && (from..last).all(mixed)
            && self.beside.is_name(from, last);
        if is_newsroom {
            self.plain(before, from, last);
            self.found.last_says("org", self.line.slice(last, to));
        }
        is_newsroom
    }

    /// `Elif Kayalar Berlin’den`, `Anna Frost Berliinistä`: an inflected place after a name, perhaps with a verb;
    /// `נועה פלג מדווחת מברלין`: a verb and a place.
    pub(super) fn reported_from(&mut self, before: Before, from: usize, to: usize) -> bool {
        let first = from + if script::is_cased(self.line.slice(from, to)) { 2 } else { 1 };
        let reports = |at: &usize| self.line.hit(*at, Marks::DISPATCH).is_some();
        let verb = (first..to).find(reports);
        let ends = verb.unwrap_or(to);
        let placed = (first..ends).find(|at| at + 1 == ends && self.beside.is_inflected_city(*at));
        let Some(name) = placed.or(verb).filter(|name| self.beside.is_name(from, *name)) else { return false };
        let rest = verb.map_or(to, |verb| verb + self.line.hit(verb, Marks::DISPATCH).map_or(1, |hit| hit.len));
        let place = if placed.is_some() { self.line.slice(name, ends) } else { self.line.slice(rest, to) };
        let words = (rest..to).all(|at| self.line.token(at).is_some_and(Token::is_word));
        let city = self.line.spans(from, name, Marks::CITY).is_some();
        if city || placed.is_none() && (rest >= to || to - rest > MOST_PLACE || !words) {
            return false;
        }
        self.plain(before, from, name);
        self.found.last_says("place", place);
        self.found.people.reported = true;
        true
    }

    /// `黄佶 上海报道`: a place and a word for the way of reporting.
    pub(super) fn dispatch(&mut self, before: Before, from: usize, to: usize) -> bool {
        let Some(dispatch) = self.line.ending(from + 1, to, Marks::DISPATCH) else {
            return false;
        };
        let place = dispatch - 1;
        let placed = place > from && self.line.is_spaced(place) && self.line.hit(place, Marks::DISPATCH).is_none();
        // `王芳北京报道`: no space separates the place from the name.
        let glued = self.line.token(place).map(|token| token.text.to_owned()).filter(|_| !placed && place == from);
        let cut = glued.as_deref().and_then(|text| {
            let cuts = text.char_indices().map(|(at, _)| at).skip(2);
            cuts.into_iter().find(|at| text.get(*at..).is_some_and(|place| self.beside.words.is(place, Marks::CITY)))
        });
        if let Some((name, place)) = glued.as_deref().zip(cut).and_then(|(text, at)| text.split_at_checked(at)) {
            self.found.push(Person { name: name.to_owned(), ..Person::default() });
            self.found.each("place", place);
            self.found.people.reported = true;
            return true;
        }
        self.plain(before, from, if placed { place } else { dispatch });
        if placed {
            let place = self.line.slice(place, dispatch).to_owned();
            self.found.each("place", &place);
        }
        self.found.people.reported = true;
        true
    }

    /// `Z Krakowa Anna Frost`, `Του ανταποκριτή μας στις Βρυξέλλες Άννας …`: a place with its preposition, after a job or at
    /// the start of a line, and a name.
    pub(super) fn placed_first(&mut self, before: Before, from: usize, to: usize) -> bool {
        if self.who_reports(before, from, to) {
            return true;
        }
        let job = self.line.hit(from, Marks::REPORTER).map_or(0, |job| job.len);
        let at = from + job;
        let way = if job > 0 { Marks::AT } else { Marks::FROM.or(Marks::AT) };
        // `مراسلنا في`: the preposition is part of the phrase.
        let joined = job > 1 && self.line.spans(at - 1, at, Marks::AT).is_some();
        let place = self.line.hit(at, way).map(|way| at + way.len).or(joined.then_some(at));
        let Some(place) = place else { return false };
        let city = self.line.hit(place, Marks::CITY).map_or(1, |city| city.len);
        let name = place + city;
        let cased = script::is_cased(self.line.slice(place, name));
        let capital = if cased { self.line.is_capital(place) } else { self.line.hit(place, Marks::CITY).is_some() };
        let usual = || begins_as_name(self.line.slice(name, to), self.beside.words);
        // `our correspondent in`: two words after the place are the name.
        let listed = || job > 0 && self.line.hit(place, Marks::CITY).is_some() || job > 1 && to == name + 2;
        let word = self.line.hit(place, Marks::NEVER).is_none();
        let read =
            before == Before::Start && from <= 1 && capital && word && to > name + 1 && self.beside.is_name(name, to);
        if !read || !(usual() || listed()) {
            return false;
        }
        let known = self.found.people.persons.len();
        self.plain(before, name, to);
        self.found.last_says("place", self.line.slice(place, name));
        let title = self.line.slice(from, at).to_owned();
        self.found.employed(known, &title, "");
        self.found.people.reported = true;
        true
    }

    /// `Van onze correspondent in Berlijn, Anna Frost`: the place of the reporter whom the words before it announce.
    pub(super) fn post_before(&mut self, before: Before, from: usize, to: usize) -> bool {
        let place = from + self.line.hit(from, Marks::AT).map_or(0, |way| way.len);
        let announced = place > from && self.line.ending(0, from, Marks::REPORTER).is_some();
        let first = before == Before::Start && self.line.kind(to) == Some(Kind::Sign(','));
        let is_post = announced && first && place < to && self.beside.is_place(place, to);
        if is_post {
            self.found.place = Some(self.line.slice(place, to).to_owned());
            self.found.people.reported = true;
        }
        is_post
    }

    /// Whether a part is a place before a dash and a name: `القاهرة - هند فارس`. A headline has that form as
    /// well.
    pub(super) fn is_place_first(&self, from: usize, to: usize) -> bool {
        let field = self.beside.trust == Trust::Field;
        let dash = matches!(self.line.kind(to), Some(Kind::Sign('-' | '–' | '—' | '|')));
        let other = matches!(self.line.kind(to), Some(Kind::Sign('=' | ',') | Kind::Stop | Kind::Colon));
        let name = (to..self.line.len()).find(|at| self.line.token(*at).is_some_and(Token::is_word));
        // `القاهرة: محمد النجار`
        let colon = self.line.kind(to) == Some(Kind::Colon);
        let Some(name) = name.filter(|_| dash || colon || other && field) else { return false };
        // `بيروت - مراسلنا هند فارس`
        let name = name + self.line.hit(name, Marks::REPORTER).map_or(0, |job| job.len);
        let rest = self.line.slice(name, self.line.len());
        let read = field || self.beside.trust == Trust::Opener && begins_as_name(rest, self.beside.words);
        let full = dash || rest.contains(' ') || script::is_east_asian(rest);
        let placed = self.line.spans(from, to, Marks::CITY).is_some();
        read && full && placed && self.beside.is_name(name, self.line.len())
    }

    /// Reads `For The Harbour Times`, `Especial para o Correio` after names.
    pub(super) fn for_outlet(&mut self, before: Before, from: usize, to: usize) -> bool {
        let of = self.line.hit(from, Marks::FOR).filter(|hit| hit.len > 1 && from + hit.len < to);
        let capital = |of: usize| self.line.is_capital(from) && self.line.is_capital(from + of);
        let Some(of) = of.map(|hit| hit.len).filter(|of| before != Before::And && capital(*of)) else { return false };
        self.found.each("org", self.line.slice(from + of, to));
        self.found.people.reported = true;
        true
    }

    /// Whether a part after a name begins with a small `of` or `from`: `Ada Frost, da Folha da Ria`.
    pub(super) fn is_outlet_of(&self, before: Before, from: usize, to: usize) -> bool {
        let of = Marks::FROM.or(Marks::BY).or(Marks::PARTICLE);
        let full = |person: &Person| person.name.contains(' ');
        before == Before::Comma
            && to > from + 1
            && self.line.token(from).is_some_and(Token::is_small)
            && self.line.hit(from, of).is_some_and(|of| self.line.is_capital(from + of.len))
            && self.found.people.persons.last().is_some_and(full)
    }
}
