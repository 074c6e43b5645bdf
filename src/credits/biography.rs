//! Short biographies of the author at the end of a text, with or without a heading.

use super::card::Reader;
use super::heads;
use super::lexer::{Hit, Line};
use super::name;
use super::prose::Text;
use super::script::{self, is_han, is_hangul};
use super::subject;
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::{Consumed, Credit, Evidence, Place, Role};

/// Maximum length in bytes of a biography without a heading.
const MOST_BIOGRAPHY: usize = 400;
/// Maximum length in bytes of a heading that its biography follows in one block.
const MOST_HEADING: usize = 60;
/// Maximum length in bytes of a line of a name, a job and an institution.
const MOST_LINE: usize = 160;
/// Maximum length in letters of a heading in a script without spaces.
const MOST_DENSE_HEADING: usize = 8;
/// Minimum length in bytes of a text that is more than a name or a label.
const LEAST_TEXT: usize = 30;
/// Maximum number of tokens of a bracket with an age.
const MOST_ASIDE: usize = 4;
/// Minimum length in bytes of a sentence of the story.
const LEAST_STORY: usize = 20;
/// Maximum length in bytes of an age or a year of birth after a name.
const MOST_AGE: usize = 24;
/// Languages in which a name alone signs a text.
const SIGNED: &[&str] = &["ar", "fa", "ja", "vi"];
/// Languages in which a sentence says what somebody is without a verb, or with one at its end.
const VERB_LAST: &[&str] = &["ar", "fa", "he", "hi", "hu", "ja", "ko", "tr", "ur", "zh"];
/// Particles after the subject of a sentence, in Japanese and Korean.
const TOPIC: &[char] = &['は', '은', '는'];
/// Words between an author and what they are, in Chinese and Japanese.
const COPULAS: &[char] = &['系', '为', '為', '是', 'は'];

impl Reader<'_> {
    /// Biographies in a block of their own that names their subject: after a heading, an asterisk, in a bracket, or with
    /// the word `author` beside the name.
    pub(super) fn introduced(&self, evidence: &Evidence) -> Vec<Credit> {
        let mut people: Vec<Credit> = Vec::new();
        // Whether nothing but links and biographies has followed so far.
        let mut last = true;
        for (at, block) in self.tail.iter().filter(|(_, block)| block.place != Place::Caption) {
            let text = block.text.as_str();
            let authored = |name: String| (Role::Author, name);
            let headed = self.words.may_begin(text, Marks::CARD);
            let apposed = || {
                let ends = || last && follows_text(*at, evidence);
                self.apposed(text).filter(|(_, name)| ends() && !is_mentioned(name, *at, evidence))
            };
            let found = if headed { self.headed(text) } else { None }
                .or_else(|| self.starred(text).map(authored))
                .or_else(|| self.bracketed(text))
                .or_else(|| if headed { apposed() } else { None });
            last &= found.is_some() || self.is_link(text);
            let Some((role, name)) = found.filter(|(role, _)| people.iter().all(|known| known.role != *role)) else {
                continue;
            };
            people.push(Credit::new(role, name, format!("block {at}")));
            people.extend(self.second_clause(text).map(|(role, name)| Credit::new(role, name, format!("block {at}"))));
        }
        people
    }

    /// A heading and a biography in one block: `About the author: Ada Frost is a reporter`.
    fn headed(&self, text: &str) -> Option<(Role, String)> {
        let head = text.get(..text.floor_char_boundary(MOST_HEADING))?;
        let bracket = head.strip_prefix('【').and_then(|head| head.find('】')).map(|at| at + '【'.len_utf8());
        // `Об авторе. Ada Frost`
        let is_heading = |at: &usize| head.get(..*at).is_some_and(|heading| self.words.is(heading, Marks::CARD));
        let stop = head.find(". ").filter(is_heading);
        let signs = [" – ", " — "];
        let at = stop
            .or(bracket)
            .or_else(|| head.find([':', '：']))
            .or_else(|| signs.into_iter().find_map(|sign| head.find(sign)))?;
        let (heading, rest) = text.split_at_checked(at)?;
        let heading = heading.trim_start_matches('【');
        let signed = rest.starts_with([':', '：']);
        let is_card = self.words.is(heading, Marks::CARD) && !(signed && self.words.is(heading, Marks::LABEL));
        let name = || self.leading_name(rest.trim_start_matches([':', '：', '.', '–', '—', '】', ' ', '　']));
        is_card.then(name)?.map(|name| (self.role(heading), name))
    }

    /// A biography after an asterisk: `* Ada Frost is a reporter`.
    fn starred(&self, text: &str) -> Option<String> {
        let rest = text.strip_prefix(['*', '＊']).filter(|text| self.is_biography(text))?;
        self.leading_name(rest.trim_start())
    }

    /// The name in a bracket that says who the author is: `（作者系大学教授 樊以诚）`, `（作者樊以诚为大学教授）`,
    /// `（筆者は経済学者・樊以誠）`; of a translator the bracket may say the same.
    fn bracketed(&self, text: &str) -> Option<(Role, String)> {
        self.clause(text.strip_prefix(['（', '(', '【', '［'])?.trim_end_matches(['。', '）', ')', '】', '］']))
    }

    /// The translator in the second clause of such a bracket: `（作者樊以诚系教授，译者王芳系自由撰稿人）`.
    fn second_clause(&self, text: &str) -> Option<(Role, String)> {
        let inside = text.strip_prefix(['（', '(', '【', '［'])?.trim_end_matches(['。', '）', ')', '】', '］']);
        let mut clauses = inside.split(['，', '；', '、', '。']).skip(1);
        clauses.find_map(|clause| self.clause(clause).filter(|(role, _)| *role != Role::Author))
    }

    fn clause(&self, inside: &str) -> Option<(Role, String)> {
        let ends: Vec<usize> = inside.char_indices().map(|(at, _)| at).take(MOST_DENSE_HEADING).collect();
        let is_heading = |at: &usize| inside.get(..*at).is_some_and(|heading| self.words.is(heading, Marks::CARD));
        let (heading, rest) = inside.split_at_checked(ends.into_iter().rev().find(is_heading)?)?;
        let rest = rest.trim_start_matches('の');
        let name = match rest.strip_prefix(COPULAS) {
            Some(rest) => rest.trim_start_matches([' ', '　']).rsplit_once([' ', '　', '・', '，'])?.1,
            None => rest.split_once(COPULAS)?.0.trim_end_matches('，'),
        };
        (script::is_east_asian(name) && self.is_person(name)).then(|| (self.role(heading), name.to_owned()))
    }

    /// The word `author` as an apposition: `The writer, Ada Frost, is …`, `Der Autor Jan Brandt lehrt …`.
    fn apposed(&self, text: &str) -> Option<(Role, String)> {
        if text.len() > MOST_BIOGRAPHY {
            return None;
        }
        let line = Line::read(text.get(..text.floor_char_boundary(2 * MOST_HEADING))?, self.words)?;
        // `Written by` is a heading as well.
        let other = |card: &Hit| line.spans(0, card.len, Marks::REPORTER).or_else(|| line.hit(card.len - 1, Marks::BY));
        let card = line.hit(0, Marks::CARD).filter(|card| other(card).is_none())?;
        let from = card.len + usize::from(line.kind(card.len) == Some(Kind::Sign(',')));
        let name = self.name_end(&line, from).filter(|_| script::is_cased(text) && self.is_lasting(text))?;
        // `Unsere Autorin Ada Frost (31) ist …`
        let close = (name + 1..name + MOST_ASIDE).find(|at| line.kind(*at) == Some(Kind::Close));
        let to = close.filter(|_| line.kind(name) == Some(Kind::Open)).map_or(name, |close| close + 1);
        // `Der Übersetzer Jan Brandt erhält den Preis` is news: without commas it must say where somebody works.
        let employed = || {
            let whole = Line::read(text, self.words);
            let works = |whole: Line<'_>| {
                let lives = || whole.hit(to, Marks::COPULA).is_some() && whole.has(to, whole.len(), Marks::LIVES);
                whole.has(to, whole.len(), Marks::JOB.or(Marks::INSTITUTION))
                    || whole.hit(to, Marks::LIVES).is_some()
                    || lives()
            };
            whole.is_some_and(works)
        };
        // `The author Ada Frost`: nothing is said of a name in a list or in an address.
        let goes_on = line.kind(to) == Some(Kind::Sign(','))
            || line.token(to).is_some_and(Token::is_small) && line.hit(to, Marks::AND).is_none() && employed();
        (goes_on && to + 1 < line.len())
            .then(|| (self.role(line.slice(0, card.len)), line.slice(from, name).to_owned()))
    }

    /// A biography without a heading as the last text, of somebody whom no other text mentions.
    pub(super) fn last_biography(&self, evidence: &Evidence) -> Option<Credit> {
        let (at, last) =
            self.tail.iter().find(|(_, block)| block.place == Place::Text && !self.is_link(&block.text))?;
        let texts = || evidence.blocks.iter().take(*at).filter(|block| block.text.len() > LEAST_STORY);
        let quoted = last.text.ends_with(['“', '”', '"', '»']);
        if last.text.len() > MOST_BIOGRAPHY || quoted {
            return None;
        }
        let text = last.text.trim_start_matches(['–', '—', '-', '•', '*', ' ']);
        let first = first_lines(evidence).any(|line| text.contains(line));
        let signed = || if first { self.apposed_name(text) } else { None }.filter(|name| is_first_line(name, evidence));
        let name = self.read_name(text).or_else(|| self.biography_name(text)).or_else(signed)?;
        let alone = || texts().next().is_some() && *at > 1 && !is_mentioned(&name, *at, evidence);
        let biography = (is_first_line(&name, evidence) || alone()) && self.is_lasting(text);
        biography.then(|| Credit::new(Role::Author, name, format!("block {at}")))
    }

    /// What the author is as the last line, and a name as the first one or above the last: `Ada Frost`, `The writer teaches at
    /// a college`.
    pub(super) fn described(&self, evidence: &Evidence) -> Option<Credit> {
        let is_line = |text: &str| text.contains(' ') || script::is_east_asian(text);
        let mut lines = self.tail.iter().filter(|(_, block)| block.place == Place::Text && is_line(&block.text));
        let (_, last) = lines.find(|(_, block)| !self.is_link(&block.text))?;
        let above = lines.next().map(|(_, block)| block.text.as_str());
        let start = last.text.get(..last.text.floor_char_boundary(MOST_HEADING))?;
        let line = self.words.may_begin(start, Marks::CARD).then(|| Line::read(start, self.words)).flatten()?;
        let card = line.hit(0, Marks::CARD)?;
        let dash = matches!(line.kind(card.len), Some(Kind::Sign('-' | '–' | '—')));
        let next = card.len + usize::from(line.kind(card.len) == Some(Kind::Sign(',')));
        // `A szerző történész`, `הכותבת היא היסטוריונית וחיה בחיפה`
        let verb_last = VERB_LAST.iter().any(|tag| self.words.is_own(tag));
        let topic = line.token(next).is_some_and(|token| token.text.starts_with(TOPIC));
        let described = || verb_last && (topic || line.has(next, line.len(), Marks::JOB.or(Marks::LIVES)));
        let says = line.hit(card.len, Marks::COPULA.or(Marks::LIVES)).is_some() || dash || described();
        let names =
            above.into_iter().chain(first_lines(evidence)).filter(|_| says && last.text.len() <= MOST_BIOGRAPHY);
        let name = names.into_iter().find(|line| self.is_person(line))?;
        let at = evidence.blocks.iter().position(|block| block.text == name)?;
        Some(Credit::new(Role::Author, name, format!("block {at}")))
    }

    /// A name with a job at an institution as the last line: `Ada Frost, Senior Lecturer in Economics, University of Reed`.
    pub(super) fn affiliated(&self, evidence: &Evidence) -> Option<Credit> {
        let (at, last) =
            self.tail.iter().find(|(_, block)| block.place == Place::Text && !self.is_link(&block.text))?;
        let text = last.text.trim_end_matches('.');
        let (name, rest) = text.split_once(", ").filter(|(name, _)| text.len() <= MOST_LINE && name.contains(' '))?;
        let line = Line::read(rest, self.words)?;
        // Under a heading it is somebody else: a guest, a contact.
        let before = at.checked_sub(1).and_then(|before| evidence.blocks.get(before));
        let headed = before.is_some_and(|block| block.text.len() <= LEAST_TEXT);
        let alone =
            || !headed && self.is_person(name) && follows_text(*at, evidence) && !is_mentioned(name, *at, evidence);
        let signed = heads::is_post(&line) && script::is_cased(name) && alone();
        signed.then(|| Credit::new(Role::Author, name, format!("block {at}")))
    }

    /// A name as the last heading and what its bearer does: `Ada Frost`, `Economist and poet. Writes on Tuesdays.` Several
    /// such pairs are a list of people.
    pub(super) fn headed_life(&self, evidence: &Evidence) -> Option<Credit> {
        let mut last = self.tail.iter().filter(|(_, block)| !self.is_link(&block.text));
        let ((_, life), (at, name)) = (last.next()?, last.next()?);
        let text = life.text.as_str();
        // `President Frost signed`, `The president of the club resigned`: the story goes on under its heading.
        let begins = |line: Line<'_>| {
            let next = line.hit(0, Marks::JOB.or(Marks::REPORTER)).map_or(0, |job| job.len);
            let goes_on = line.hit(next, Marks::AND).is_some() || !line.is_capital(next);
            next > 0 && goes_on && line.has(next, line.len(), Marks::JOB.or(Marks::LIVES))
        };
        let describes = life.place == Place::Text
            && (LEAST_TEXT..=MOST_BIOGRAPHY).contains(&text.len())
            && text.ends_with('.')
            && self.words.may_begin(text, Marks::JOB.or(Marks::REPORTER))
            && Line::read(text, self.words).is_some_and(begins)
            && self.is_lasting(text);
        let signed = describes && self.is_person(&name.text) && !is_mentioned(&name.text, *at, evidence);
        let other = last.take(2).any(|(_, block)| self.is_person(&block.text));
        (signed && !other && follows_text(*at, evidence))
            .then(|| Credit::new(Role::Author, &name.text, format!("block {at}")))
    }

    /// A name with a known surname that signs a text: the last line, or a bracket after the last sentence.
    pub(super) fn signature(&self, evidence: &Evidence) -> Option<(Credit, Consumed)> {
        let (at, last) =
            self.tail.iter().find(|(_, block)| block.place == Place::Text && !self.is_link(&block.text))?;
        let text = last.text.as_str();
        let bracket = [('（', '）'), ('【', '】'), ('(', ')')].into_iter().find_map(|(open, close)| {
            let inside = text.strip_suffix(close)?;
            inside.rfind(open).and_then(|open| text.get(open..))
        });
        let line = (text.len() <= MOST_HEADING).then_some(text).filter(|line| line.contains(' '));
        let signed = bracket.filter(|text| script::is_east_asian(text)).or(line)?;
        let name = signed.trim_matches(['（', '）', '【', '】', '(', ')']);
        // In other languages the last line may as well be a link to a person of the story.
        let signs = SIGNED.iter().any(|tag| self.words.is_own(tag));
        let named = signs
            && name::begins_as_name(name, self.words)
            && self.is_person(name)
            && !is_mentioned(name, *at, evidence);
        let consumed = Consumed { text: signed.to_owned(), whole: signed.len() == text.len() };
        named.then(|| (Credit::new(Role::Author, name, format!("block {at}")), consumed))
    }

    /// Whether a verb follows a name, perhaps after an age: ` is …`, `, 44, is …`, ` (54) is …`.
    fn goes_on(&self, rest: &str) -> bool {
        // `Ada Frost – journalist`, `Ada Frost: journalist`
        let described = [" – ", " — ", ": ", "، "].iter().find_map(|sign| rest.strip_prefix(sign));
        if described.is_some_and(|rest| self.words.may_begin(rest, Marks::JOB)) {
            return true;
        }
        let aside = |open: &str, close: &str| {
            let (aside, rest) = rest.strip_prefix(open)?.split_once(close)?;
            let aged = aside.len() <= MOST_AGE && aside.contains(|c: char| c.is_ascii_digit());
            aged.then_some(rest)
        };
        let after = aside(", ", ", ").or_else(|| aside(" (", ") ")).or_else(|| rest.strip_prefix(' '));
        let preposition = Marks::BY.or(Marks::FROM).or(Marks::AT).or(Marks::ON).or(Marks::FOR).or(Marks::WITH);
        let verb = after.and_then(|rest| rest.split(' ').next());
        // `X on …` is `X is …` in Finnish and Estonian.
        let is = |verb: &str| verb == "on" && ["fi", "et"].iter().any(|tag| self.words.is_own(tag));
        verb.is_some_and(|verb| verb.starts_with(char::is_lowercase) && (is(verb) || !self.words.is(verb, preposition)))
    }

    /// A name in Han with its reading in a bracket, which begins Japanese biographies: `河村里奈（かわむら・りな）`.
    fn read_name(&self, text: &str) -> Option<String> {
        let (name, rest) = text.split_once('（')?;
        let (reading, after) = rest.split_once('）')?;
        let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | ' ' | '　');
        let read = reading.chars().count() > 2 && reading.chars().all(kana) && !after.is_empty();
        (read && self.words.is_own("ja") && self.is_person(name)).then(|| name.to_owned())
    }

    /// Whether a text says nothing of a day, as news do: `… is a journalist who disappeared on Monday`.
    fn is_lasting(&self, text: &str) -> bool {
        // `The Sunday Times`
        let day = |line: &Line<'_>, at: usize| line.hit(at, Marks::DAY).is_some() && !line.is_capital(at + 1);
        let days = |line: &Line<'_>| (1..line.len()).any(|at| day(line, at));
        text.len() <= MOST_BIOGRAPHY && !Line::read(text, self.words).as_ref().is_some_and(days)
    }

    /// Whether a short text has a job of somebody who writes in its first sentence.
    fn is_biography(&self, text: &str) -> bool {
        if text.len() > MOST_BIOGRAPHY {
            return false;
        }
        let first = text.split_once(". ").map_or(text, |(first, _)| first);
        let job = |line: &Line<'_>| line.has(2, line.len(), Marks::JOB);
        Text::new(first, self.words).may_say_a_job() && Line::read(first, self.words).as_ref().is_some_and(job)
    }

    /// The name before a comma or a verb at the start of a short text.
    fn apposed_name(&self, text: &str) -> Option<String> {
        let name = self.leading_name(text)?;
        let rest = text.split_once(&name)?.1;
        let says = |line: Line<'_>| line.has(1, line.len(), Marks::COPULA.or(Marks::LIVES).or(Marks::JOB));
        let described = || Line::read(rest, self.words).is_some_and(says);
        (text.len() <= MOST_BIOGRAPHY && (rest.starts_with([',', '،', '、']) || self.goes_on(rest)) && described())
            .then_some(name)
    }

    /// The name that a short biography begins with.
    pub(super) fn biography_name(&self, text: &str) -> Option<String> {
        let name = self.is_biography(text).then(|| self.leading_name(text)).flatten()?;
        self.goes_on(text.split_once(&name)?.1).then_some(name)
    }

    /// The longest initial run of words that is a name of at least two words, without an article before it.
    pub(super) fn leading_name(&self, text: &str) -> Option<String> {
        if let Some(name) = subject::before_particle(text, self.words).filter(|name| self.is_person(name)) {
            return Some(name.to_owned());
        }
        let line = Line::read(text.get(..text.floor_char_boundary(2 * MOST_HEADING))?, self.words)?;
        // `Ο Νίκος …`
        let article = usize::from(line.hit(0, Marks::FILL).is_some());
        // `Die Autorin Ada Frost …`, `Der Ökonom Ada Frost …`
        let capitals = (article..line.len()).take_while(|at| line.is_capital(*at)).count();
        let cased = script::is_cased(line.slice(article, article + capitals));
        let job = line.hit(article, Marks::CARD.or(Marks::JOB)).map_or(0, |job| job.len);
        let noun = usize::from(article > 0 && capitals == 3 && self.words.is_own("de"));
        let from = article + if cased && capitals > 2 { job.max(noun) } else { 0 };
        let name = self.name_end(&line, from).map(|to| line.slice(from, to))?;
        // `Անի Պետրոսյանը լրագրող է`: the article of the subject.
        let article = self.words.is_own("hy").then(|| name.strip_suffix('ը')).flatten();
        Some(article.unwrap_or(name).to_owned())
    }

    /// The end of the longest run of words from a token that is a name of at least two words.
    fn name_end(&self, line: &Line<'_>, from: usize) -> Option<usize> {
        let words = line.tokens.iter().skip(from).take_while(|token| token.is_word()).count();
        // `هند فارس باحثة`, `נועה פלג מתרגמת`: without capitals a job or a verb ends the name; else a language does.
        let caseless = !script::is_cased(line.slice(from, from + words));
        let verb = Marks::JOB.or(Marks::COPULA).or(Marks::LIVES).or(Marks::LABEL).or(Marks::AFTER);
        let ends = if caseless { verb.or(Marks::LANGUAGE) } else { Marks::LANGUAGE };
        let end = (from + 2..from + words).find(|at| line.hit(*at, ends).is_some());
        let words = end.map_or(words, |end| end - from);
        let is_name = |to: usize| line.is_capital(to - 1) && name::is_name(line, from, to, self.words);
        // `樊以诚 教授`, `서지후 기자`: in these scripts a word of three letters is a whole name.
        let japanese = |token: &Token<'_>| self.words.is_own("ja") && token.is_all(script::is_dense);
        let korean = |token: &Token<'_>| self.words.spaces_part_names() && token.is_all(is_hangul);
        let east = |token: &Token<'_>| token.is_all(is_han) || japanese(token) || korean(token);
        let whole = line.token(from).is_some_and(|token| east(token) && token.text.chars().count() > 2);
        let mut ends = if whole { from + 1..=from + 1 } else { from + 2..=from + words.min(5) };
        ends.rfind(|to| is_name(*to))
    }
}

/// Whether the first text, or the one after the headline, is a name and nothing else.
fn is_first_line(name: &str, evidence: &Evidence) -> bool {
    first_lines(evidence).any(|line| line == name)
}

/// The first two texts.
fn first_lines(evidence: &Evidence) -> impl Iterator<Item = &str> {
    let texts = evidence.blocks.iter().filter(|block| block.place == Place::Text || block.place == Place::Byline);
    texts.take(2).map(|block| block.text.as_str())
}

/// Whether a text that is more than a name or a label precedes a block.
fn follows_text(at: usize, evidence: &Evidence) -> bool {
    evidence.blocks.iter().take(at).any(|block| block.text.len() > LEAST_TEXT)
}

/// Whether a text before a block, or the headline, mentions somebody.
fn is_mentioned(name: &str, before: usize, evidence: &Evidence) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    let texts = evidence.blocks.iter().take(before).map(|block| block.text.as_str());
    texts.chain(evidence.title.as_deref()).any(|text| text.contains(surname))
}
