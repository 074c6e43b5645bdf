//! Credits at the start of the text itself: `BEIRUT, March 7 (Reuters) -`, `（中央社記者王芳桃園5日電）`, `(서울=연합뉴스) 김수진 기자 =`.

use super::content;
use super::lexer::Line;
use super::name;
use super::names::people;
use super::prose;
use super::script::{self, is_han};
use super::shape::Trust;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum length in bytes of a dateline.
const MOST_HEAD: usize = 180;
/// Maximum length in bytes of a line of a bracket and a reporter.
const MOST_LINE: usize = 100;
/// Maximum number of tokens of a place with its country.
const MOST_PLACE: usize = 6;
/// Maximum number of characters of a Chinese name before a place that no list has.
const MOST_HAN_NAME: usize = 3;
/// Maximum number of words of a reporter's name after an agency.
const MOST_NAME: usize = 4;
/// Maximum number of letters of a Chinese dateline before its bracket.
const MOST_SENT: usize = 36;

/// Reads the dateline at the start of a text. It is not consumed, because readers expect it there.
pub(super) fn read(text: &str, words: &Words, block: usize) -> Vec<Credit> {
    let head = text.get(..text.floor_char_boundary(MOST_HEAD)).unwrap_or_default();
    let source = format!("block {block}");
    let known = || {
        // Most texts have none, which takes no tokens to tell.
        let line = prose::may_have_dateline(head, words).then(|| Line::read(head, words)).flatten()?;
        let reader = Reader { line: &line, words, source: &source };
        reader.bracketed().or_else(|| reader.chinese(0)).or_else(|| reader.placed()).or_else(|| reader.dated())
    };
    known().filter(|found| !found.is_empty()).or_else(|| reporters(head, words, &source)).unwrap_or_default()
}

/// Reads the reporters of a Chinese dateline, whoever sends it: `晚报讯（记者王芳、李明）`.
fn reporters(head: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let open = head.char_indices().take(MOST_SENT).find(|(_, c)| matches!(c, '（' | '('))?.0;
    let (sent, rest) = head.split_at_checked(open)?;
    let (inside, _) = rest.trim_start_matches(['（', '(']).split_once(['）', ')'])?;
    let names = ["记者", "記者"].iter().find_map(|label| inside.trim_start().strip_prefix(label))?;
    let line = Line::read(names, words).filter(|_| sent.trim_end().ends_with(['电', '電', '讯', '訊']))?;
    let found = people(&line, 0, line.len(), words, Trust::Field, Role::Author);
    Some(content::in_roles(&found, &vec![(Role::Author, None)], source))
}

/// Reads a whole line of a bracket with an agency and the reporter after it: `(서울=연합뉴스) 김수진 기자`.
pub(super) fn read_line(text: &str, words: &Words, source: &str) -> Vec<Credit> {
    let read = || {
        let line = Line::read(text, words).filter(|line| line.kind(0) == Some(Kind::Open))?;
        line.ending(1, line.len(), Marks::JOB)?;
        Reader { line: &line, words, source }.bracketed()
    };
    let is_short = text.len() <= MOST_LINE && text.starts_with(['(', '[', '【', '（', '［', '〔']);
    let mut found = is_short.then(read).flatten().unwrap_or_default();
    found.retain(|credit| credit.role != Role::Dateline);
    let has = |role: Role| found.iter().any(|credit| credit.role == role);
    if has(Role::Agency) && has(Role::Author) { found } else { Vec::new() }
}

struct Reader<'l, 'a> {
    line: &'l Line<'a>,
    words: &'l Words,
    source: &'l str,
}

impl Reader<'_, '_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.line.kind(at)
    }

    fn agency(&self, at: usize) -> Option<usize> {
        let end = self.line.hit(at, Marks::AGENCY).map(|hit| at + hit.len)?;
        let named = self.line.hit(end, Marks::NEWSROOM).is_some()
            && matches!(self.kind(end + 1), Some(Kind::Close | Kind::Sign('/')));
        Some(end + usize::from(named))
    }

    fn credit(&self, role: Role, from: usize, to: usize) -> Credit {
        Credit::new(role, self.line.slice(from, to), self.source)
    }

    /// A bracket at the start; in Korean also the reporter after it.
    fn bracketed(&self) -> Option<Vec<Credit>> {
        if self.kind(0) != Some(Kind::Open) {
            return None;
        }
        let close = (1..self.line.len()).find(|at| self.kind(*at) == Some(Kind::Close))?;
        if let Some(found) = self.chinese(1) {
            return Some(found);
        }
        let sign = (1..close).find(|at| matches!(self.kind(*at), Some(Kind::Sign('=' | '＝' | '・'))));
        let mut credits = Vec::new();
        match sign {
            Some(sign) if self.agency(sign + 1) == Some(close) => {
                credits.push(self.credit(Role::Dateline, 1, sign));
                credits.push(self.credit(Role::Agency, sign + 1, close));
            }
            // Between a place and a reporter an agency that is not listed has the same form.
            Some(sign) if sign > 1 && sign + 1 < close && !self.korean(close + 1).is_empty() => {
                credits.push(self.credit(Role::Dateline, 1, sign));
                credits.push(self.credit(Role::Agency, sign + 1, close));
            }
            Some(_) | None if self.desk(close).is_some() => return self.desk(close),
            // `【イスタンブール=木村もも子】`, also as a line of its own: `（ソウル＝木村もも子）`
            Some(sign) if sign > 1 && self.is_signed(sign, close) => {
                return self.authors(sign + 1, close, Some((1, sign)));
            }
            _ => credits.extend(self.alone(close)?),
        }
        credits.extend(self.korean(close + 1));
        Some(credits)
    }

    /// Whether a name stands between a sign and the end of a bracket, before a text or in a script without spaces.
    fn is_signed(&self, sign: usize, close: usize) -> bool {
        let before_text = close < self.line.len() - 1 || script::is_east_asian(self.line.text);
        name::is_name(self.line, sign + 1, close, self.words) && before_text
    }

    /// `〔即時新聞／綜合報導〕`: names, a stroke and a word for the way of reporting.
    fn desk(&self, close: usize) -> Option<Vec<Credit>> {
        self.line.hit(close - 1, Marks::DISPATCH)?;
        let stroke = (2..close).find(|at| self.kind(*at) == Some(Kind::Sign('/')))?;
        let found = people(self.line, 1, stroke, self.words, Trust::Label, Role::Author);
        let credits: Vec<Credit> =
            found.persons.iter().map(|person| person.credit(Role::Author, self.source)).collect();
        (!credits.is_empty() && found.cost == 0).then_some(credits)
    }

    /// A bracket with an agency, next to a place or a date: `(ANSA) - ROMA, 05 MAG -`, `【4月26日 AFP】`.
    fn alone(&self, close: usize) -> Option<Vec<Credit>> {
        let at = (1..close)
            .find(|at| self.agency(*at) == Some(close) || *at == 1 && self.agency(1).is_some_and(|end| end < close))?;
        let end = self.agency(at)?;
        let mut credits = vec![self.credit(Role::Agency, at, end)];
        let small = |at: usize| self.kind(at) == Some(Kind::Number) || self.line.hit(at, Marks::DAY).is_some();
        if at > 1 && self.is_place(1, at) {
            let place = (1..at).find(|at| small(*at)).unwrap_or(at);
            credits.push(self.credit(Role::Dateline, 1, place));
        }
        let dash = |at: usize| matches!(self.kind(at), Some(Kind::Sign('-' | '–' | '—')));
        if dash(close + 1) {
            let place = close + 2;
            let end =
                (place..place + MOST_PLACE).find(|at| dash(*at) || matches!(self.kind(*at), Some(Kind::Sign(','))))?;
            let all_capitals = self.line.slice(place, end).chars().all(|c| !c.is_lowercase());
            if (all_capitals || self.line.spans(place, end, Marks::CITY).is_some()) && (end..end + 5).any(dash) {
                credits.push(self.credit(Role::Dateline, place, end));
            }
        }
        Some(credits)
    }

    /// `이재용 기자 =` after a bracket.
    fn korean(&self, from: usize) -> Vec<Credit> {
        let Some(job) = (from..from + 8).find(|at| self.line.hit(*at, Marks::JOB).is_some()) else { return Vec::new() };
        let end = job + self.line.hit(job, Marks::JOB).map_or(1, |hit| hit.len);
        let names = (from..job).all(|at| {
            self.line
                .token(at)
                .is_some_and(|token| token.is_all(script::is_hangul) || matches!(token.kind, Kind::Sign('·' | ',')))
        });
        if job == from || !names {
            return Vec::new();
        }
        self.authors(from, end, None).unwrap_or_default()
    }

    fn authors(&self, from: usize, to: usize, place: Option<(usize, usize)>) -> Option<Vec<Credit>> {
        let found = people(self.line, from, to, self.words, Trust::Label, Role::Author);
        let mut credits: Vec<Credit> =
            found.persons.iter().map(|person| person.credit(Role::Author, self.source)).collect();
        if let Some((from, to)) = place {
            let place = self.line.slice(from, to);
            for credit in &mut credits {
                credit.detail.insert("place".to_owned(), place.to_owned());
            }
        }
        (!credits.is_empty()).then_some(credits)
    }

    /// `中央社記者王芳桃園5日電`, `〔編譯李明／綜合報導〕`, `新华社北京5月1日电（记者王芳）`.
    fn chinese(&self, from: usize) -> Option<Vec<Credit>> {
        let first = self.line.token(from)?;
        if !first.text.chars().all(script::is_dense) || !first.text.chars().any(is_han) {
            return None;
        }
        let job = (from..from + 4).find(|at| {
            self.line.hit(*at, Marks::JOB.or(Marks::LABEL)).is_some_and(|hit| !hit.entry.marks.any(Marks::AGENCY))
        });
        let dispatch = (from..from + 14).find(|at| self.line.hit(*at, Marks::DISPATCH).is_some())?;
        let agency = self.agency(from);
        let job = job.filter(|job| *job < dispatch && (*job == from || *job <= from + 2));
        match (job, agency) {
            (Some(job), _) => self.reported(job, dispatch, agency.map(|end| (from, end))),
            (None, Some(end)) => self.wired(from, end, dispatch),
            (None, None) => None,
        }
    }

    /// An agency with a place and a date before its `電`, optionally followed by reporters in a bracket.
    fn wired(&self, from: usize, end: usize, dispatch: usize) -> Option<Vec<Credit>> {
        let place = self.line.token(end).filter(|token| token.is_word())?;
        let name = place.text;
        let dated = (end..dispatch).any(|at| self.kind(at) == Some(Kind::Number));
        let mut credits = vec![self.credit(Role::Agency, from, end)];
        if dated && name.chars().count() <= 8 {
            credits.push(Credit::new(Role::Dateline, name, self.source));
        }
        if self.kind(dispatch + 1) == Some(Kind::Open) {
            let close = (dispatch + 2..dispatch + 14).find(|at| self.kind(*at) == Some(Kind::Close))?;
            let job = (dispatch + 2..close).find(|at| self.line.hit(*at, Marks::JOB.or(Marks::LABEL)).is_some())?;
            let agency = self.line.slice(from, end);
            let authors = self.authors(job + 1, close, None)?;
            credits.extend(authors.into_iter().map(|credit| credit.with("org", agency)));
        }
        Some(credits)
    }

    /// A job, names, a place and a word for the way of reporting.
    fn reported(&self, job: usize, dispatch: usize, agency: Option<(usize, usize)>) -> Option<Vec<Credit>> {
        let hit = self.line.hit(job, Marks::JOB.or(Marks::LABEL))?;
        let start = job + hit.len;
        let end = (start..dispatch)
            .find(|at| matches!(self.kind(*at), Some(Kind::Number | Kind::Sign('/'))))
            .unwrap_or(dispatch);
        let stroke = self.kind(end) == Some(Kind::Sign('/'));
        let text = self.line.slice(start, end);
        let (names, place) = if stroke {
            let place = self.line.slice(end + 1, dispatch);
            (text, (!place.is_empty()).then_some(place))
        } else {
            split_place(text, self.words)?
        };
        let inner = Line::read(names, self.words)?;
        let found = people(&inner, 0, inner.len(), self.words, Trust::Label, Role::Author);
        if found.cost > 0 || found.persons.is_empty() {
            return None;
        }
        let compiled = hit.entry.label.iter().find(|(role, _)| *role == Role::Translator);
        let org = agency.map(|(from, to)| self.line.slice(from, to));
        let mut credits: Vec<Credit> = Vec::new();
        for person in &found.persons {
            let mut credit =
                person.credit(if compiled.is_some() { Role::Translator } else { Role::Author }, self.source);
            for (key, value) in [
                ("kind", compiled.and_then(|(_, kind)| kind.as_deref())),
                ("place", place.filter(|_| compiled.is_none())),
                ("org", org),
            ] {
                if let Some(value) = value {
                    credit = credit.with(key, value);
                }
            }
            credits.push(credit);
        }
        credits.extend(org.map(|org| Credit::new(Role::Agency, org, self.source)));
        Some(credits)
    }

    /// A place, a country, a date and an agency in any order in use, then a dash.
    fn placed(&self) -> Option<Vec<Credit>> {
        let dash =
            |at: usize| matches!(self.kind(at), Some(Kind::Sign('-' | '–' | '—' | '=') | Kind::Colon | Kind::Stop));
        let numbered = |at: usize| (0..at).any(|at| self.kind(at) == Some(Kind::Number));
        let begins = |at: usize| match at.checked_sub(1).map(|before| (before, self.kind(before))) {
            None | Some((_, Some(Kind::Open | Kind::Stop | Kind::Sign('/' | ',')))) => true,
            // `МИНСК, 3 июня — РИА Новости.`
            Some((dash, Some(Kind::Sign('-' | '–' | '—')))) => numbered(dash),
            Some(_) => false,
        };
        // `/Корр. ТАСС Иван Котов/`
        let job = |at: usize| {
            at > 1 && self.line.spans(at - 1, at, Marks::JOB).is_some() && self.kind(at - 2) == Some(Kind::Sign('/'))
        };
        let agency = (0..12).find(|at| self.agency(*at).is_some() && (begins(*at) || job(*at)))?;
        let end = self.agency(agency)?;
        let start = agency - usize::from(job(agency));
        let framed = start > 0 && matches!(self.kind(start - 1), Some(Kind::Open | Kind::Sign('/')));
        let reporter = self.reporter(end, framed);
        let end = reporter.filter(|(from, _)| *from <= end + usize::from(!framed)).map_or(end, |(_, to)| to);
        let after = end + usize::from(framed);
        if start == 0 {
            // `AFP - ` on its own.
            let sign = matches!(self.kind(end), Some(Kind::Sign('-' | '–' | '—')));
            return (sign && self.line.is_spaced(end + 1)).then(|| vec![self.credit(Role::Agency, 0, end)]);
        }
        let place = self.place_end(start - 1)?;
        let dated = (place..start).any(|at| self.kind(at) == Some(Kind::Number));
        let closed = !framed || matches!(self.kind(end), Some(Kind::Close | Kind::Sign('/')));
        if !closed
            || !(dash(after) || dash(after + 1) || dated && framed || framed && self.line.is_spaced(after))
            || (!framed && !dated && self.kind(start - 1) != Some(Kind::Stop))
        {
            return None;
        }
        let mut credits = vec![self.credit(Role::Dateline, 0, place)];
        credits.push(self.credit(Role::Agency, agency, self.agency(agency)?));
        credits.extend(reporter.and_then(|(from, to)| self.authors(from, to, None)).into_iter().flatten());
        Some(credits)
    }

    /// The reporter after an agency: inside its frame, after a comma, or between two dashes, `ANKARA (AA) - ADA FROST - …`.
    fn reporter(&self, from: usize, framed: bool) -> Option<(usize, usize)> {
        let dash = |at: usize| matches!(self.kind(at), Some(Kind::Sign('-' | '–' | '—'))) && self.line.is_spaced(at);
        let closes = |at: usize| matches!(self.kind(at), Some(Kind::Close | Kind::Sign('/')));
        let inside = framed && !closes(from);
        let start = from + if inside { 0 } else { 1 + usize::from(framed) };
        let to = start + self.line.tokens.iter().skip(start).take_while(|token| token.is_word()).count();
        let ends = match self.kind(start - 1) {
            _ if inside => closes(to),
            Some(Kind::Sign(',')) => self.kind(to) == Some(Kind::Stop),
            _ => dash(start - 1) && dash(to),
        };
        let name = (2..=MOST_NAME).contains(&(to - start)) && name::is_name(self.line, start, to, self.words);
        (ends && name && self.line.spans(start, to, Marks::CITY).is_none()).then_some((start, to))
    }

    /// The end of the place at the start, before its country, a date or the agency.
    fn place_end(&self, before: usize) -> Option<usize> {
        let number = (0..before)
            .find(|at| self.kind(*at) == Some(Kind::Number) || self.is_day(*at) && *at > 0)
            .unwrap_or(before);
        let mut end = number;
        while end > 0 && matches!(self.kind(end - 1), Some(Kind::Sign(',') | Kind::Open | Kind::Stop)) {
            end -= 1;
        }
        self.is_place(0, end).then_some(end)
    }

    /// Whether a day or month is at a token: not the last word of `RIO DE JANEIRO`.
    fn is_day(&self, at: usize) -> bool {
        let number = |at: Option<usize>| at.is_some_and(|at| self.kind(at) == Some(Kind::Number));
        let before = at.checked_sub(1);
        let begins = before.is_none_or(|before| !self.line.token(before).is_some_and(Token::is_word));
        self.line.hit(at, Marks::DAY).is_some() && (begins || number(before) || number(Some(at + 1)))
    }

    fn is_place(&self, from: usize, to: usize) -> bool {
        let fits = |at: usize| match self.line.token(at) {
            Some(token) if token.is_word() => token.is_capital() || self.line.hit(at, Marks::PARTICLE).is_some(),
            Some(token) => matches!(token.kind, Kind::Sign(',' | '/' | '-') | Kind::Number),
            None => false,
        };
        let never = self.line.hit(from, Marks::NEVER).is_some()
            && self.line.token(from).is_some_and(|token| token.text.chars().any(char::is_lowercase));
        to > from && to - from <= MOST_PLACE && (from..to).all(fits) && !never
    }

    /// `PUTRAJAYA, Nov 22 —`, `PARIS —`: capitals with a date, or a known city.
    fn dated(&self) -> Option<Vec<Credit>> {
        let dash = (1..12).find(|at| {
            matches!(self.kind(*at), Some(Kind::Sign('-' | '–' | '—')))
                && self.line.is_spaced(*at)
                && self.line.is_spaced(at + 1)
        })?;
        let end = (0..dash)
            .find(|at| self.kind(*at) == Some(Kind::Sign(',')) || self.kind(*at) == Some(Kind::Number))
            .unwrap_or(dash);
        let all_capitals =
            |token: &Token<'_>| token.text.chars().all(|c| !c.is_lowercase()) && script::is_cased(token.text);
        let place = self.line.tokens.get(..end)?;
        let day = (0..end).any(|at| self.is_day(at));
        if place.is_empty() || day || !place.iter().all(all_capitals) || !self.is_place(0, end) {
            return None;
        }
        let dated = (end..dash).any(|at| self.kind(at) == Some(Kind::Number))
            && (end..dash).any(|at| self.line.hit(at, Marks::DAY).is_some());
        let words = (end..dash).filter(|at| self.line.token(*at).is_some_and(Token::is_word)).count();
        let known = self.line.spans(0, end, Marks::CITY).is_some() && words <= 2;
        (dated || known).then(|| vec![self.credit(Role::Dateline, 0, end)])
    }
}

/// `吳睿琪桃園`: a name followed by a place, which is a known one, or what three characters of a name leave, at least two.
fn split_place<'t>(text: &'t str, words: &Words) -> Option<(&'t str, Option<&'t str>)> {
    let letters = text.chars().count();
    let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    if letters <= 3 {
        return Some((text, None));
    }
    let known = cuts
        .iter()
        .copied()
        .filter(|at| *at > 0)
        .find(|at| text.get(*at..).is_some_and(|place| words.is(place, Marks::CITY)));
    let at = known.or_else(|| cuts.get(letters.checked_sub(2)?.min(MOST_HAN_NAME)).copied())?;
    Some((text.get(..at)?, text.get(at..)))
}
