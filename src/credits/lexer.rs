//! A block's text as tokens, each marked with what it may be. The one place where signs, brackets and scripts are known.

use super::script::{is_dense, is_han, is_hangul, is_southeast, plain_sign};
use super::words::{Entry, Marks, Words};
use crate::model::name_key;

/// The most tokens of a line; what is longer is no credit.
const MOST_TOKENS: usize = 160;
/// The most letters of a phrase in a script without spaces.
const MOST_DENSE: usize = 26;

/// Endings that print both genders or numbers: `Autor(in)`, `autor/a`, `Autor:innen`.
const ENDINGS: &[&str] = &[
    "(in)", "(innen)", "(nen)", "(s)", "(a)", "(e)", "(es)", "(as)", "(os)", "(r)", "(er)", "(и)", "/a", "/o", "/as",
    "/os", "/in", "/innen", "/e", "/ka", "/trice", "/ă", "/la", ":in", ":innen", "*in", "*innen", "_innen", "·e",
    "·es", "·trice", "-а", "(ка)", "/ка", "(а)", "/а",
];

/// Small words that a vowel behind them has shortened.
const ELIDED: &[&str] = &["l", "d", "dell", "dall", "all", "nell", "sull", "quest", "qu", "un", "c", "s", "n", "j"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A number, a date or a time written with figures.
    Number,
    /// A comma, stroke, dot, dash or any other sign between words.
    Sign(char),
    /// The end of a sentence.
    Stop,
    Colon,
    Open,
    Close,
    Quote,
    /// An e-mail address, an account or an address of a page.
    Contact,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Where it begins in the line.
    pub(super) start: usize,
    pub(super) kind: Kind,
    pub(super) key: String,
}

impl Token<'_> {
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word)
    }

    /// Whether it is written as a name begins: with a capital, or in a script without them.
    pub(super) fn is_capital(&self) -> bool {
        let first = self.text.trim_start_matches(['\'', '’', '‘']).chars().next();
        first.is_some_and(|c| c.is_uppercase() || !super::script::is_cased(self.text))
    }

    /// A few small letters: a code that a newsroom gives its people.
    pub(super) fn is_code(&self) -> bool {
        let letters = self.text.chars().count();
        self.is_word() && (2..=4).contains(&letters) && self.text.chars().all(char::is_lowercase)
    }
}

/// What begins at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its length in tokens.
    pub(super) len: usize,
    pub(super) entry: &'static Entry,
}

/// A line in tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    hits: Vec<Vec<Hit>>,
}

impl<'a> Line<'a> {
    /// Reads a line; none when it is too long to be a credit.
    pub(super) fn read(text: &'a str, words: &Words) -> Option<Self> {
        let mut scanner = Scanner { text, at: 0, tokens: Vec::new(), words };
        while scanner.at < text.len() {
            scanner.next();
            if scanner.tokens.len() > MOST_TOKENS {
                return None;
            }
        }
        let mut line = Line { text, tokens: scanner.tokens, hits: Vec::new() };
        line.hits = (0..line.tokens.len()).map(|at| line.look(at, words)).collect();
        Some(line)
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text from one token to before another, without space round it.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        let start = self.token(from).map_or(self.text.len(), |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.token(last)).map_or(start, Token::end);
        self.text.get(start..end.max(start)).unwrap_or_default().trim()
    }

    /// Whether a phrase that lists know begins at a token.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.hits.get(at).is_some_and(|hits| !hits.is_empty())
    }

    /// The longest phrase of a kind that begins at a token.
    pub(super) fn hit(&self, at: usize, of: Marks) -> Option<Hit> {
        self.hits.get(at)?.iter().find(|hit| hit.entry.marks.any(of)).copied()
    }

    /// Whether a phrase of a kind spans exactly these tokens.
    pub(super) fn spans(&self, from: usize, to: usize, of: Marks) -> Option<Hit> {
        let len = to.checked_sub(from)?;
        self.hits.get(from)?.iter().find(|hit| hit.len == len && hit.entry.marks.any(of)).copied()
    }

    /// Whether a space, or the line's beginning, stands before a token.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        at == 0 || self.text.get(..token.start).is_none_or(|before| before.ends_with(char::is_whitespace))
    }

    fn look(&self, at: usize, words: &Words) -> Vec<Hit> {
        let Some(token) = self.token(at).filter(|token| matches!(token.kind, Kind::Word | Kind::Number)) else {
            return Vec::new();
        };
        // A capital alone is an initial, whatever small word it looks like.
        if token.text.ends_with('.') && token.text.chars().count() == 2 && token.text.starts_with(char::is_uppercase) {
            return Vec::new();
        }
        let longest = words.longest(token.key.split(' ').next().unwrap_or_default());
        let mut hits = Vec::new();
        let mut key = String::new();
        let following = self.tokens.get(at..).unwrap_or_default();
        for (len, token) in
            (1..).zip(following.iter().take_while(|token| matches!(token.kind, Kind::Word | Kind::Number)))
        {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&token.key);
            if key.split(' ').count() > longest {
                break;
            }
            let bare = token.text.is_ascii();
            let quiet = token.text.chars().any(char::is_lowercase);
            let fits = |entry: &&Entry| !(entry.accented && bare || entry.loud && quiet);
            hits.extend(words.entries(&key).filter(fits).map(|entry| Hit { len, entry }));
        }
        // The longest first; of one length the first list counts first.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.len));
        hits
    }
}

struct Scanner<'a, 'w> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    words: &'w Words,
}

impl<'a> Scanner<'a, '_> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, len: usize, kind: Kind) {
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        let key = if matches!(kind, Kind::Word | Kind::Number) { name_key(text) } else { String::new() };
        self.push_key(len, kind, key);
    }

    fn push_key(&mut self, len: usize, kind: Kind, key: String) {
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        self.tokens.push(Token { text, start: self.at, kind, key });
        self.at += len;
    }

    fn next(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        if c.is_whitespace() {
            self.at += c.len_utf8();
        } else if let Some(len) = contact(rest) {
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
        // A full stop behind a word leaves no trace in its key.
        let key = name_key(rest.get(..len).unwrap_or_default());
        let behind = rest.get(len..).unwrap_or_default();
        if behind.starts_with('.') && self.is_short(rest.get(..len).unwrap_or_default(), &key) {
            len += 1;
        }
        if let Some(cut) = elided(rest.get(..len).unwrap_or_default()) {
            self.push(cut, Kind::Word);
            return;
        }
        if let Some(first) = self.joined_and(rest.get(..len).unwrap_or_default()) {
            self.push(first, Kind::Word);
            len -= first;
        }
        if let Some(name) =
            self.job_behind(rest.get(..len).unwrap_or_default()).or_else(|| self.ending_behind(rest.get(..len)?))
        {
            self.push(name, Kind::Word);
            len -= name;
        }
        let ending = behind
            .starts_with(['(', '/', ':', '*', '_', '·', '-'])
            .then(|| {
                let ends = |rest: &str| !rest.starts_with(is_letter);
                ENDINGS.iter().find(|ending| behind.strip_prefix(**ending).is_some_and(ends))
            })
            .flatten();
        if self.at == start {
            self.push_key(len, Kind::Word, key);
        } else {
            self.push(len, Kind::Word);
        }
        if let Some(ending) = ending.filter(|_| rest.get(..len).is_some_and(|word| word.chars().count() > 2)) {
            let whole = name_key(rest.get(..len + ending.len()).unwrap_or_default());
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

    /// Whether the full stop behind a word is its own: an initial, an abbreviation that a list knows.
    fn is_short(&self, text: &str, key: &str) -> bool {
        let last = text.rsplit(['.', '-']).next().unwrap_or_default();
        let letters = last.chars().filter(|c| c.is_alphabetic() && !is_mark(*c)).count();
        let indic = matches!(last.chars().next(), Some('\u{900}'..='\u{dff}')) && letters <= 2;
        let inner =
            indic && self.rest().get(text.len() + 1..).is_some_and(|rest| rest.trim_start().starts_with(is_letter));
        inner
            || (letters <= 1 && last.chars().all(|c| !c.is_lowercase()))
            || (letters <= 2 && text.contains('.'))
            || self.words.is_short(key)
    }

    /// Arabic and Hebrew write `and` on the word that follows: before a label it is a word of its own.
    fn joined_and(&self, text: &str) -> Option<usize> {
        let and = text.chars().next().filter(|c| matches!(c, 'و' | 'ו'))?;
        let rest = text.get(and.len_utf8()..)?;
        if self.is_next_name(text, rest) {
            return Some(and.len_utf8());
        }
        (self.words.is(rest, Marks::LABEL) && !self.words.is(text, Marks::LABEL)).then_some(and.len_utf8())
    }

    /// Whether another name of several words begins with `and` behind one of several words: `سمير داود ومنى خالد`.
    fn is_next_name(&self, text: &str, rest: &str) -> bool {
        let behind = self.rest().get(text.len()..).unwrap_or_default().trim_start();
        let before = self.tokens.iter().rev().take(2).filter(|token| token.is_word()).count() == 2;
        let known = self.words.is(text, Marks::SURNAME) || self.words.longest(&name_key(text)) > 0;
        rest.chars().count() > 2 && before && behind.starts_with(is_letter) && !known
    }

    /// `김수진기자`: a Korean name with its job written on it.
    fn job_behind(&self, text: &str) -> Option<usize> {
        if !text.chars().all(is_hangul) {
            return None;
        }
        let cuts = text.char_indices().skip(2).take(3).map(|(at, _)| at);
        let mut cuts = cuts.filter(|at| text.get(*at..).is_some_and(|job| job.chars().count() > 1));
        cuts.find(|at| text.get(*at..).is_some_and(|job| self.words.is_key(job, Marks::JOB)))
    }

    /// `번역되었습니다`: a label with the ending of a sentence written on it.
    fn ending_behind(&self, text: &str) -> Option<usize> {
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

    /// A run of letters without spaces: phrases that lists know, and what stands between them.
    fn dense(&mut self, rest: &'a str) {
        let end = rest.find(|c| !is_dense(c) && !is_mark(c)).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or_default();
        let southeast = run.starts_with(is_southeast);
        let mut gap = 0;
        let mut at = 0;
        while at < run.len() {
            let known = self.phrase(run, at, southeast && gap < at);
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

    /// The length of the longest phrase at a place in a run.
    fn phrase(&self, run: &str, at: usize, closed: bool) -> Option<usize> {
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
            .or(Marks::AND)
            .or(Marks::MECHANICAL)
            .or(Marks::TONGUE)
            .or(Marks::CHECKED);
        if closed {
            return None;
        }
        let rest = run.get(at..)?;
        let beside = at == 0 || self.tokens.last().is_some_and(|last| last.end() == self.at);
        let fits = |len: usize| {
            let whole = len == run.len();
            let key = rest.get(..len).map(name_key).unwrap_or_default();
            let letters = key.chars().count();
            let last = at + len == run.len();
            let single = letters > 1
                || whole
                || (last && run.chars().count() > 2 && self.words.is_key(&key, Marks::AFTER.or(Marks::DISPATCH)));
            (single && self.words.is_key(&key, INSIDE)) || (beside && at == 0 && self.words.is_key(&key, BETWEEN))
        };
        let longest = self.words.first_dense(rest.chars().next()?).longest;
        if longest == 0 {
            return None;
        }
        // Elsewhere a key has fewer letters than what is printed: it leaves some signs out.
        let most = if rest.starts_with(is_han) { longest } else { MOST_DENSE };
        let ends = rest.char_indices().map(|(start, c)| start + c.len_utf8()).take(most.min(MOST_DENSE));
        ends.filter(|len| fits(*len)).last()
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(c))
}

/// Signs that stand inside a word.
const fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '´' | '`' | '-' | '‑' | '.' | '·' | '&' | '״' | '׳' | '″' | '＝')
}

/// The length of the word that a text begins with.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = next.is_some_and(|next| is_letter(next) && !is_dense(next));
        let fits = match c {
            // Two sentences with nothing between them.
            '.' => inside && !(last.is_lowercase() && next.is_some_and(char::is_uppercase)),
            '&' => inside && last.is_uppercase() && next.is_some_and(char::is_uppercase),
            '·' => inside && !is_hangul(last) && !is_hangul(next.unwrap_or(' ')),
            '\'' | '’' | 'ʻ' | 'ʼ' | '‘' | '`' if !inside => last.is_lowercase() && matches!(c, 'ʻ' | 'ʼ'),
            _ if is_inner(c) => inside,
            'ㅣ' => false,
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

/// Where a shortened word ends that is written on the next: `l’anglais`.
fn elided(word: &str) -> Option<usize> {
    let (before, _) = word.split_once(['\'', '’'])?;
    let known = ELIDED.contains(&before.to_lowercase().as_str());
    let small = before.chars().all(char::is_lowercase) || before.chars().count() > 2 || before == "L";
    let sign = word.get(before.len()..)?.chars().next()?;
    (known && small).then_some(before.len() + sign.len_utf8())
}

/// `’t Hof`, `’n`: a small word that begins with its sign.
fn clitic(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|c| matches!(c, '\'' | '’' | '‘'))?;
    let letter = text.get(sign.len_utf8()..)?.chars().next().filter(|c| matches!(c, 't' | 'n' | 's'))?;
    let len = sign.len_utf8() + letter.len_utf8();
    text.get(len..).is_some_and(|rest| rest.starts_with(' ')).then_some(len)
}

fn number(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_numeric());
        let fits = c.is_numeric()
            || (c.is_alphabetic()
                && (!is_dense(c) || matches!(c, '年' | '月' | '日' | '时' | '時' | '分' | '秒' | '人' | '次')))
            || (matches!(c, '.' | ',' | ':' | '：' | '/' | '-' | '’' | '+') && next);
        if !fits {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The length of an e-mail address, an account or an address.
fn contact(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '|' | '（' | '）'))
        .unwrap_or(text.len());
    let run = text.get(..end)?;
    let mail = run.find('@').is_some_and(|at| at == 0 || run.get(at..).is_some_and(|rest| rest.contains('.')));
    let address = run.contains("://") || run.starts_with("www.") || run.starts_with("/u/") || run.starts_with("u/");
    ((mail && run.len() > 1) || address).then(|| run.trim_end_matches(['.', ':']).len())
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
        '-' if rest.starts_with("--") => Kind::Sign('—'),
        other => Kind::Sign(plain_sign(other)),
    }
}
