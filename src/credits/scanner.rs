//! Splits a text into tokens. The only place that defines signs, brackets and scripts.

use std::borrow::Cow;

use super::script::{is_alphabetic, is_dense, is_han, is_hangul, is_southeast, plain_sign};
use super::token::{Kind, Token, contact, elided, number};
use super::words::{Marks, Words};
use crate::model::name_key_of;

/// Maximum length in letters of a phrase in a script without spaces.
const MOST_DENSE: usize = 26;

/// Suffixes for both genders or numbers: `Autor(in)`, `autor/a`, `Autor:innen`.
const ENDINGS: &[&str] = &[
    "(in)", "(innen)", "(nen)", "(s)", "(a)", "(e)", "(es)", "(as)", "(os)", "(r)", "(er)", "(и)", "/a", "/o", "/as",
    "/os", "/in", "/innen", "/e", "/ka", "/trice", "/ă", "/la", ":in", ":innen", "*in", "*innen", "_innen", "·e",
    "·es", "·trice", "*In", "*Innen", ":In", ":Innen", "_In", "/In", "-а", "(ка)", "/ка", "(а)", "/а",
];

/// Scans a text from start to end.
pub(super) struct Scanner<'a, 'w> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    words: &'w Words,
    /// Whether it has a sign of an address; most texts have none.
    has_contacts: bool,
}

impl<'a, 'w> Scanner<'a, 'w> {
    pub(super) fn new(text: &'a str, words: &'w Words) -> Self {
        let has_contacts = text.contains(['@', '/']) || text.contains("www.");
        Self { text, at: 0, tokens: Vec::new(), words, has_contacts }
    }

    /// All tokens; none if there are too many.
    pub(super) fn tokens(mut self, most: usize) -> Option<Vec<Token<'a>>> {
        while self.at < self.text.len() {
            self.next();
            if self.tokens.len() > most {
                return None;
            }
        }
        Some(self.tokens)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, len: usize, kind: Kind) {
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        let key = if matches!(kind, Kind::Word | Kind::Number) { name_key_of(text) } else { Cow::default() };
        self.push_key(len, kind, key);
    }

    fn push_key(&mut self, len: usize, kind: Kind, key: Cow<'a, str>) {
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        self.tokens.push(Token { text, start: self.at, kind, key });
        self.at += len;
    }

    fn next(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        if c.is_whitespace() {
            self.at += c.len_utf8();
        } else if let Some(len) = self.has_contacts.then(|| contact(rest)).flatten() {
            self.push(len, Kind::Contact);
        } else if c.is_numeric() && !is_han(c) {
            self.push(number(rest), Kind::Number);
        } else if matches!(c, '丨' | 'ㅣ') {
            self.push(c.len_utf8(), Kind::Sign('|'));
        } else if rest.starts_with("(c)") || rest.starts_with("(C)") {
            self.push(3, Kind::Sign('©'));
        } else if is_dense(c) {
            self.dense(rest);
        } else if let Some(len) = clitic(rest) {
            self.push(len, Kind::Word);
        } else if is_letter(c) {
            self.word(rest);
        } else {
            self.push(c.len_utf8(), sign(c, rest));
        }
    }

    fn word(&mut self, rest: &'a str) {
        let start = self.at;
        let mut len = word(rest);
        // The key does not contain the full stop after a word.
        let mut key = name_key_of(rest.get(..len).unwrap_or_default());
        let after = rest.get(len..).unwrap_or_default();
        if after.starts_with('.') && self.is_short(rest.get(..len).unwrap_or_default(), &key) {
            len += 1;
            // `Dipl.-Ing.`
            if let Some(second) = after.strip_prefix(".-").map(word).filter(|second| *second > 0) {
                len += 1 + second + usize::from(after.get(2 + second..).is_some_and(|rest| rest.starts_with('.')));
                key = name_key_of(rest.get(..len).unwrap_or_default());
            }
        }
        if let Some(cut) = elided(rest.get(..len).unwrap_or_default()) {
            self.push(cut, Kind::Word);
            return;
        }
        let whole = rest.get(..len).unwrap_or_default();
        // `سمير داود-بيروت`
        let place = whole.rsplit_once('-').filter(|(name, place)| {
            name.starts_with(|c| matches!(c, '\u{620}'..='\u{64a}')) && self.words.is(place, Marks::CITY)
        });
        if let Some((name, _)) = place {
            self.push(name.len(), Kind::Word);
            return;
        }
        if let Some(first) = self.joined_and(whole).or_else(|| glued_by(whole)) {
            self.push(first, Kind::Word);
            len -= first;
        }
        if let Some(name) =
            self.attached_job(rest.get(..len).unwrap_or_default()).or_else(|| self.attached_ending(rest.get(..len)?))
        {
            self.push(name, Kind::Word);
            len -= name;
        }
        let ending = after
            .starts_with(['(', '/', ':', '*', '_', '·', '-'])
            .then(|| {
                let ends = |rest: &str| !rest.starts_with(is_letter);
                ENDINGS.iter().find(|ending| after.strip_prefix(**ending).is_some_and(ends))
            })
            .flatten();
        if self.at == start {
            self.push_key(len, Kind::Word, key);
        } else {
            self.push(len, Kind::Word);
        }
        if let Some(ending) = ending.filter(|_| rest.get(..len).is_some_and(|word| word.chars().count() > 2)) {
            let whole = name_key_of(rest.get(..len + ending.len()).unwrap_or_default());
            let known =
                |key: &str| self.words.is_key(key, Marks::LABEL.or(Marks::JOB).or(Marks::AFTER).or(Marks::CARD));
            if let Some(last) = self.tokens.last().filter(|last| known(&whole) || known(&last.key)) {
                let start = last.start;
                let key = if known(&whole) { whole } else { last.key.clone() };
                let text = self.text.get(start..start + len + ending.len()).unwrap_or_default();
                self.tokens.pop();
                self.tokens.push(Token { text, start, kind: Kind::Word, key });
                self.at += ending.len();
            }
        }
    }

    /// Whether the full stop after a word is part of it: an initial, a listed abbreviation.
    fn is_short(&self, text: &str, key: &str) -> bool {
        let last = text.rsplit(['.', '-']).next().unwrap_or_default();
        let letters = last.chars().filter(|c| c.is_alphabetic() && !is_mark(*c)).count();
        let indic = matches!(last.chars().next(), Some('\u{900}'..='\u{dff}')) && letters <= 2;
        // `Lt. Ada Frost`, `Dipl.-Ing.`, but `for the Col.`
        let rest = self.rest().get(text.len() + 1..).unwrap_or_default().trim_start();
        // `dr. sc. Ada Frost`
        let next = rest.split([' ', '.']).next().unwrap_or_default();
        let titled = || self.words.is(next, Marks::TITLE);
        let is_before_name = || rest.starts_with(|c: char| c == '-' || is_letter(c) && !c.is_lowercase()) || titled();
        // A Korean syllable is a word.
        let initial = letters <= 1 && !last.starts_with(is_hangul);
        indic && rest.starts_with(is_letter)
            || (initial && (last.chars().all(|c| !c.is_lowercase()) || self.is_small_initial(text)))
            || (letters <= 2 && text.contains('.'))
            || self.words.is_short(key) && (!self.words.is_key(key, Marks::TITLE) || is_before_name())
    }

    /// `e. frost`: a lower-case initial followed by the rest of the name.
    fn is_small_initial(&self, text: &str) -> bool {
        let rest = self.rest().get(text.len() + 1..).unwrap_or_default();
        let begins = self.tokens.last().is_none_or(|last| matches!(last.kind, Kind::Sign(_) | Kind::Colon));
        begins && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase))
    }

    /// In Arabic and Hebrew `and` is prefixed to the following word: before a label it is a token of its own.
    fn joined_and(&self, text: &str) -> Option<usize> {
        let and = text.chars().next().filter(|c| matches!(c, 'و' | 'ו'))?;
        let rest = text.get(and.len_utf8()..)?;
        if self.is_next_name(text, rest) {
            return Some(and.len_utf8());
        }
        (self.words.is(rest, Marks::LABEL) && !self.words.is(text, Marks::LABEL)).then_some(and.len_utf8())
    }

    /// Whether a prefixed `and` after a name of several words begins another such name: `سمير داود ومنى خالد`.
    fn is_next_name(&self, text: &str, rest: &str) -> bool {
        let after = self.rest().get(text.len()..).unwrap_or_default().trim_start();
        let before = self.tokens.iter().rev().take(2).filter(|token| token.is_word()).count() == 2;
        let known = self.words.is(text, Marks::SURNAME) || self.words.first(&name_key_of(text)).longest() > 0;
        rest.chars().count() > 2 && before && after.starts_with(is_letter) && !known
    }

    /// `김수진기자`: a Korean name with an attached job. `김수진 선임기자`, `김수진 수석기자`: after a name the whole word is one.
    fn attached_job(&self, text: &str) -> Option<usize> {
        let listed = Marks::LABEL.or(Marks::AGENCY).or(Marks::CITY).or(Marks::NEWSROOM).or(Marks::DESK).or(Marks::JOB);
        let is_name = |last: &Token<'_>| last.is_all(is_hangul) && (2..=4).contains(&last.text.chars().count());
        let follows = |last: &Token<'_>| is_name(last) && !self.words.is_key(&last.key, listed);
        let whole = || self.words.is_key(text, Marks::JOB) || self.tokens.last().is_some_and(follows);
        if !text.chars().all(is_hangul) || whole() {
            return None;
        }
        let is_job = |job: &str| job.chars().count() > 1 && self.words.is_key(job, Marks::JOB);
        text.char_indices().map(|(at, _)| at).skip(2).take(3).find(|at| text.get(*at..).is_some_and(is_job))
    }

    /// `번역되었습니다`: a label with an attached sentence ending.
    fn attached_ending(&self, text: &str) -> Option<usize> {
        const ENDINGS: &[&str] =
            &["되", "됐", "된", "하", "했", "한", "됨", "함", "으로", "로", "을", "를", "은", "는"];
        if !text.chars().all(is_hangul) {
            return None;
        }
        let cuts = text.char_indices().map(|(at, _)| at).skip(2);
        let ends = |at: usize| text.get(at..).is_some_and(|end| ENDINGS.iter().any(|ending| end.starts_with(ending)));
        let known = |at: usize| text.get(..at).is_some_and(|word| self.words.is_key(word, Marks::LABEL));
        cuts.filter(|at| ends(*at) && known(*at)).last()
    }

    /// Splits a run of letters without spaces into listed phrases and the text between them.
    fn dense(&mut self, rest: &'a str) {
        let end = rest.find(|c| !is_dense(c) && !is_mark(c)).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or_default();
        let southeast = run.starts_with(is_southeast);
        // Of letters that are their own key every part is one.
        let own = matches!(name_key_of(run), Cow::Borrowed(_));
        let mut gap = 0;
        let mut at = 0;
        while at < run.len() {
            let known = if southeast && gap < at { None } else { self.phrase(run, own, at, gap) };
            match known {
                Some(len) => {
                    if gap < at {
                        self.push(at - gap, Kind::Word);
                    }
                    self.push(len, Kind::Word);
                    at += len;
                    gap = at;
                }
                None => at += run.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8),
            }
        }
        if gap < run.len() {
            self.push(run.len() - gap, Kind::Word);
        }
    }

    /// The length of the longest phrase at a position in a run, which may be its own key.
    fn phrase(&self, run: &str, own: bool, at: usize, gap: usize) -> Option<usize> {
        const INSIDE: Marks = Marks::LABEL
            .or(Marks::AFTER)
            .or(Marks::JOB)
            .or(Marks::AGENCY)
            .or(Marks::DISPATCH)
            .or(Marks::THIS)
            .or(Marks::UNNAMED)
            .or(Marks::LANGUAGE)
            .or(Marks::MACHINE)
            .or(Marks::ENGINE);
        const BETWEEN: Marks = Marks::FROM
            .or(Marks::INTO)
            .or(Marks::BY)
            .or(Marks::FILL)
            .or(Marks::ON)
            .or(Marks::AT)
            .or(Marks::AND)
            .or(Marks::MECHANICAL)
            .or(Marks::TONGUE)
            .or(Marks::CHECKED);
        let rest = run.get(at..)?;
        let letter = rest.chars().next()?;
        let begun = self.words.first_dense(letter);
        if begun.longest() == 0 {
            return None;
        }
        // `本文由`: follows the subject of a notice.
        let is_subject = |last: &Token<'_>| last.end() == self.at && self.words.is_key(&last.key, Marks::THIS);
        let beside = at == 0 || gap == at && self.tokens.last().is_some_and(is_subject);
        let fits = |text: &str, key: &str| {
            let marks = self.words.marks(key);
            if beside && marks.any(BETWEEN) {
                return true;
            }
            let (whole, last) = (text.len() == run.len(), at + text.len() == run.len());
            // `上報快訊`: the last character is also that of a desk.
            let desk = || run.char_indices().rev().nth(1).and_then(|(at, _)| run.get(at..));
            let single = || {
                key.chars().nth(1).is_some()
                    || whole
                    || last
                        && run.chars().nth(2).is_some()
                        && marks.any(Marks::AFTER.or(Marks::DISPATCH))
                        && !desk().is_some_and(|desk| self.words.is(desk, Marks::DESK))
            };
            marks.any(INSIDE) && single()
        };
        // In other scripts a key may begin with another letter and is shorter than the printed text, because it joins or
        // omits some signs.
        let sure = own || is_han(letter);
        if sure && !begun.marks.any(INSIDE) && !(beside && begun.marks.any(BETWEEN)) {
            return None;
        }
        let most = if sure { begun.longest() } else { MOST_DENSE };
        let ends = rest.char_indices().map(|(start, c)| start + c.len_utf8()).zip(1..=most.min(MOST_DENSE));
        let texts = ends.filter(|(_, length)| !own || begun.has(*length)).filter_map(|(end, _)| rest.get(..end));
        let known = texts.filter(|text| if own { fits(text, text) } else { fits(text, &name_key_of(text)) });
        known.last().map(str::len)
    }
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) || is_mark(c)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(c))
}

/// Whether a sign may occur inside a word.
const fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '´' | '`' | '-' | '‑' | '.' | '·' | '&' | '״' | '׳' | '″' | '＝')
}

/// Whether a character is a letter or digit of Latin, Greek or Cyrillic, which are part of a word whatever is beside them.
const fn is_plain(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '0'..='9' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2b8}'
        | '\u{3a3}'..='\u{3f5}' | '\u{3f7}'..='\u{481}')
}

/// The length in bytes of the word at the start of a text.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = || next.is_some_and(|next| is_letter(next) && !is_dense(next));
        let is_title = || end <= 2 && text.starts_with(char::is_uppercase);
        let fits = match c {
            _ if is_plain(c) => true,
            // Two sentences without a space between them, but not `Ph.D.` and `e.V.`
            '.' => {
                inside() && (is_title() || end == 1 || !(last.is_lowercase() && next.is_some_and(char::is_uppercase)))
            }
            '&' | ':' => inside() && last.is_uppercase() && next.is_some_and(|next| next.is_uppercase() == (c == '&')),
            '·' => inside() && !is_hangul(last) && !is_hangul(next.unwrap_or(' ')),
            '\'' | '’' | 'ʻ' | 'ʼ' | '‘' | '`' | '׳' if !inside() => {
                last.is_lowercase() && matches!(c, 'ʻ' | 'ʼ') || matches!(last, 'ג' | 'ז' | 'צ' | 'ץ')
            }
            'ㅣ' | '’' if c == 'ㅣ' || is_hangul(last) => false,
            _ if is_inner(c) => inside(),
            _ => (is_letter(c) && !is_dense(c)) || c.is_numeric(),
        };
        if !fits {
            break;
        }
        last = c;
        end = at + c.len_utf8();
    }
    end
}

/// `ByAda`, `CreditAda`: the end of a word before names that is joined with the first.
fn glued_by(word: &str) -> Option<usize> {
    ["By", "Credit"].into_iter().find_map(|before| {
        let mut name = word.strip_prefix(before)?.chars();
        let begins = name.next().is_some_and(char::is_uppercase) && name.next().is_some_and(char::is_lowercase);
        begins.then_some(before.len())
    })
}

/// `’t Hof`, `’n`: a clitic with its apostrophe.
fn clitic(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|c| matches!(c, '\'' | '’' | '‘'))?;
    let letter = text.get(sign.len_utf8()..)?.chars().next().filter(|c| matches!(c, 't' | 'n' | 's'))?;
    let len = sign.len_utf8() + letter.len_utf8();
    text.get(len..).is_some_and(|rest| rest.starts_with(' ')).then_some(len)
}

fn sign(c: char, rest: &str) -> Kind {
    match c {
        ':' | '：' | '︱' | '﹕' | '∶' | '፡' | '፦' | '՝' | '։' | '៖' => Kind::Colon,
        '.' | '。' | '!' | '?' | '…' | '！' | '？' | '।' | '॥' | '۔' | '؟' | '။' | '។' | '．' => {
            Kind::Stop
        }
        '(' | '（' | '[' | '［' | '【' | '〔' | '{' | '〈' => Kind::Open,
        ')' | '）' | ']' | '］' | '】' | '〕' | '}' | '〉' => Kind::Close,
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '《' | '》' | '「' | '」' | '『' | '』' | '‹' | '›' => {
            Kind::Quote
        }
        '•' if rest.chars().nth(1).is_some_and(is_han) => Kind::Sign('·'),
        '-' if rest.starts_with("--") => Kind::Sign('—'),
        other => Kind::Sign(plain_sign(other)),
    }
}
