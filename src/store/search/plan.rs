use tokio_rusqlite::rusqlite::{self, Connection};

use super::index::{language_facts, source_fact, tag_fact};
use super::words::{forms, is_followed_by_particle, takes_particles, words};
use crate::model::{Clause, Is, Query, Term};
use crate::store::embeddings::{Near, closest, embedding};

/// Words that the beginning of a word may become at most: the commonest ones.
const MOST_ENDINGS: usize = 50;
/// Words that the rank is computed from.
const MOST_RANKED: usize = 8;

/// What a query asks of the index, and what must be asked of each row.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The expression for FTS5; empty when nothing asks the index.
    pub(super) expression: String,
    /// Conditions on `article`, in SQL; the only values in them are numbers of ours.
    pub(super) conditions: Vec<String>,
    /// Only what is starred: few rows, so that they are looked up first.
    pub(super) starred: bool,
    /// Only what is hidden; nothing hidden otherwise.
    pub(super) hidden: bool,
    /// No number is smaller.
    pub(super) first: Option<i64>,
    /// No row is older than this, in seconds.
    pub(super) since: Option<i64>,
    /// Words that the rank is computed from.
    pub(super) ranked: Vec<String>,
    /// The articles that are like one that was named, the most like it first.
    pub(super) close: Vec<i64>,
}

/// Makes a plan of a query.
pub(super) fn plan(connection: &Connection, query: &Query, now: i64) -> rusqlite::Result<Plan> {
    let mut plan = Plan::default();
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    let time = jiff::Timestamp::from_second(now).unwrap_or_default();
    for clause in &query.clauses {
        if clause.any.iter().all(Term::is_state) {
            plan.state(connection, clause, time)?;
            continue;
        }
        let mut any = Vec::new();
        for term in &clause.any {
            any.extend(expression(connection, term)?);
            if !clause.not
                && let Term::Word(text) | Term::Prefix(text) | Term::Phrase(text) = term
            {
                plan.ranked.extend(words(text));
            }
        }
        match any.len() {
            0 => {}
            _ if clause.not => unwanted.push(format!("({})", any.join(" OR "))),
            _ => wanted.push(format!("({})", any.join(" OR "))),
        }
    }
    plan.ranked.truncate(MOST_RANKED);
    if wanted.is_empty() && !unwanted.is_empty() {
        // FTS5 has no `not` without another term; every article has a source.
        wanted.push(any_of(&every_source(connection)?));
    }
    plan.expression = wanted.join(" AND ");
    if !unwanted.is_empty() {
        plan.expression = format!("({}) NOT ({})", plan.expression, unwanted.join(" OR "));
    }
    Ok(plan)
}

impl Plan {
    /// Whether anything is asked.
    pub(super) fn asks(&self) -> bool {
        !self.expression.is_empty() || !self.conditions.is_empty()
    }

    fn state(&mut self, connection: &Connection, clause: &Clause, now: jiff::Timestamp) -> rusqlite::Result<()> {
        match clause.any.as_slice() {
            [Term::Is(Is::Starred)] if !clause.not => self.starred = true,
            [Term::Is(Is::Hidden)] if !clause.not => self.hidden = true,
            [Term::Since(when)] if !clause.not => {
                let since = when.second(now);
                self.since = Some(self.since.map_or(since, |other| other.max(since)));
            }
            _ => {}
        }
        let mut any: Vec<String> = Vec::with_capacity(clause.any.len());
        for term in &clause.any {
            any.extend(match term {
                Term::Like(number) => {
                    let close = like(connection, *number)?;
                    let numbers: Vec<String> = close.iter().map(i64::to_string).collect();
                    if !clause.not {
                        self.close.extend(close);
                    }
                    Some(format!("article.id IN ({})", numbers.join(", ")))
                }
                term => condition(term, now),
            });
        }
        let not = if clause.not { "NOT " } else { "" };
        self.conditions.push(format!("{not}({})", any.join(" OR ")));
        Ok(())
    }
}

/// How many articles are like one at most.
const MOST_LIKE: usize = 200;

/// The articles that are like one, without itself; none where it has no embedding.
fn like(connection: &Connection, number: i64) -> rusqlite::Result<Vec<i64>> {
    let Some((meaning, _)) = embedding(connection, number)? else { return Ok(Vec::new()) };
    let mut close = closest(connection, &meaning, Near::ARTICLE, MOST_LIKE + 1)?;
    close.retain(|id| *id != number);
    Ok(close)
}

/// That a machine translated an article: ours, or one that its newsroom names.
const MACHINE: &str = "(EXISTS (SELECT 1 FROM translated WHERE translated.article_id = article.id)
    OR EXISTS (SELECT 1 FROM credit WHERE credit.article_id = article.id AND role = 'machine-translation'))";

/// The condition of a state that changes too often to be in the index.
fn condition(term: &Term, now: jiff::Timestamp) -> Option<String> {
    Some(match term {
        Term::Is(Is::Unread) => "article.read = 0".to_owned(),
        Term::Is(Is::Read) => "article.read = 1".to_owned(),
        Term::Is(Is::Starred) => "article.starred = 1".to_owned(),
        Term::Is(Is::Later) => "article.later = 1".to_owned(),
        Term::Is(Is::Hidden) => "article.hidden = 1".to_owned(),
        Term::Story(number) => {
            format!("article.id IN (SELECT article_id FROM membership WHERE story_id = {number})")
        }
        Term::Machine => MACHINE.to_owned(),
        Term::Since(when) => format!("article.date >= {}", when.second(now)),
        Term::Before(when) => format!("article.date < {}", when.second(now)),
        _ => return None,
    })
}

/// The FTS5 expression of a term; none when it holds no word.
fn expression(connection: &Connection, term: &Term) -> rusqlite::Result<Option<String>> {
    let every = |text: &str, column: &str| {
        let all: Vec<String> = words(text).iter().map(|word| format!("{{{column}}} : {}", quoted(word))).collect();
        (!all.is_empty()).then(|| format!("({})", all.join(" AND ")))
    };
    Ok(match term {
        Term::Word(text) => match words(text).as_slice() {
            [word] if takes_particles(word) => {
                let mut found = endings(connection, word)?;
                found.retain(|ending| is_followed_by_particle(ending, word));
                Some(any_of(&found))
            }
            [word] => Some(any_of(&forms(word))),
            several => phrase(several),
        },
        Term::Phrase(text) => phrase(&words(text)),
        Term::Prefix(text) => {
            let mut all = words(text);
            let Some(last) = all.pop() else { return Ok(None) };
            let begun: Result<Vec<Vec<String>>, _> =
                forms(&last).iter().map(|form| endings(connection, form)).collect();
            let mut begun = begun?.concat();
            begun.truncate(MOST_ENDINGS * 3);
            let endings = any_of(&begun);
            match phrase(&all) {
                Some(before) => Some(format!("({before} AND {endings})")),
                None => Some(endings),
            }
        }
        Term::By(name) => every(name, "author"),
        Term::Translator(name) => every(name, "translator"),
        Term::Source(name) => Some(any_of(&sources(connection, name)?)),
        Term::Section(name) => Some(any_of(&of_section(connection, name)?)),
        Term::Tag(tag) => Some(quoted(&tag_fact(tag))),
        Term::Language(language) => language_facts(language.as_str()).last().map(|fact| quoted(fact)),
        Term::Translation => Some(quoted("t:")),
        Term::Is(Is::Full) => Some(quoted("f:")),
        Term::Is(Is::Updated) => Some(quoted("u:")),
        Term::Is(_) | Term::Machine | Term::Story(_) | Term::Like(_) | Term::Since(_) | Term::Before(_) => None,
    })
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', ""))
}

fn phrase(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| quoted(&words.join(" ")))
}

/// Any of these tokens; one that is never there when there are none.
fn any_of(tokens: &[String]) -> String {
    match tokens {
        [] => quoted("s:none"),
        tokens => format!("({})", tokens.iter().map(|token| quoted(token)).collect::<Vec<_>>().join(" OR ")),
    }
}

/// The commonest words that begin so.
fn endings(connection: &Connection, begin: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT word FROM word WHERE word >= ?1 AND word < ?1 || char(1114111) ORDER BY articles DESC LIMIT ?2",
    )?;
    let rows = statement.query_map((begin, i64::try_from(MOST_ENDINGS).unwrap_or(i64::MAX)), |row| row.get(0))?;
    rows.collect()
}

/// Whether each of the words is in a name.
fn names(name: &str, wanted: &[String]) -> bool {
    let has = words(name);
    !wanted.is_empty() && wanted.iter().all(|word| has.contains(word))
}

fn every_source(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection.prepare_cached("SELECT id FROM feed")?.query_map([], |row| row.get(0).map(source_fact))?.collect()
}

/// The facts of the feeds whose title has these words, or whose id this is.
fn sources(connection: &Connection, name: &str) -> rusqlite::Result<Vec<String>> {
    let wanted = words(name);
    let mut statement = connection.prepare_cached("SELECT id, key, title FROM feed")?;
    let rows = statement.query_map([], |row| {
        let (id, key, title): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((key.eq_ignore_ascii_case(name) || names(&title, &wanted)).then(|| source_fact(id)))
    })?;
    rows.filter_map(Result::transpose).collect()
}

/// The facts of the feeds of the sections whose name has these words.
fn of_section(connection: &Connection, name: &str) -> rusqlite::Result<Vec<String>> {
    let wanted = words(name);
    let mut statement = connection
        .prepare_cached("SELECT feed.id, section.name FROM feed JOIN section ON section.id = feed.section_id")?;
    let rows = statement.query_map([], |row| {
        let (id, section): (i64, String) = (row.get(0)?, row.get(1)?);
        Ok(names(&section, &wanted).then(|| source_fact(id)))
    })?;
    rows.filter_map(Result::transpose).collect()
}
