use std::collections::HashMap;
use std::sync::Arc;

use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Row, Transaction, params};

use super::translated::translated;
use super::words::words_into;
use crate::model::{ArticleId, Role, TextState};
use crate::store::pack::{from_json, text_number, unpack, unpack_against};
use crate::store::reading::Reading;
use crate::text;

/// Words of one article that are indexed.
const MOST_WORDS: usize = 50_000;
/// Words of one article that are kept as standing often in it.
const MOST_OFTEN: usize = 8;
/// Tags of one article that are indexed.
const MOST_TAGS: usize = 20;
/// Words of an article of usual length.
const USUAL: f64 = 400.0;

/// In how many articles of a slice a word occurs.
type Counts = HashMap<String, i64, foldhash::fast::FixedState>;
/// How often a word occurs in an article.
type Times<'a> = HashMap<&'a str, u32, foldhash::fast::FixedState>;

/// Notes that search does not know an article as it is now.
pub(in crate::store) fn index_later(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
    transaction.prepare_cached("INSERT OR IGNORE INTO unindexed (article_id) VALUES (?1)")?.execute([id])?;
    Ok(())
}

/// Notes that search does not know the articles that came after one.
pub(in crate::store) fn index_after(transaction: &Transaction<'_>, before: ArticleId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO unindexed (article_id) SELECT id FROM article WHERE id > ?1")?
        .execute([before.0])
        .map(drop)
}

/// Whether there is an article that search does not know as it is now.
pub(in crate::store) fn index_lacks(transaction: &Transaction<'_>) -> rusqlite::Result<bool> {
    transaction.prepare_cached("SELECT EXISTS (SELECT 1 FROM unindexed)")?.query_row([], |row| row.get(0))
}

/// Takes the next articles of the queue into the index, the oldest first; answers how many it took.
pub(in crate::store) fn index_some(
    transaction: &Transaction<'_>,
    most: usize,
    reading: &Arc<Reading>,
) -> rusqlite::Result<usize> {
    let ids: Vec<i64> = transaction
        .prepare_cached("SELECT article_id FROM unindexed ORDER BY article_id LIMIT ?1")?
        .query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    index(transaction, &ids, Some(reading))?;
    if let Some(last) = ids.last() {
        transaction.prepare_cached("DELETE FROM unindexed WHERE article_id <= ?1")?.execute([last])?;
    }
    Ok(ids.len())
}

/// Takes these articles into the index before their turn.
pub(in crate::store) fn index_now(transaction: &Transaction<'_>, ids: &[i64]) -> rusqlite::Result<()> {
    index(transaction, ids, None)?;
    let mut done = transaction.prepare_cached("DELETE FROM unindexed WHERE article_id = ?1")?;
    for id in ids {
        done.execute([id])?;
    }
    Ok(())
}

fn index(transaction: &Transaction<'_>, ids: &[i64], reading: Option<&Arc<Reading>>) -> rusqlite::Result<()> {
    let mut counts = Counts::default();
    for id in ids {
        let mark = reading.map(|reading| Reading::begin(reading, *id));
        let read = Indexed::read(transaction, *id)?;
        drop(mark);
        if let Some(article) = read {
            article.write(transaction, *id, &mut counts)?;
        }
    }
    let mut statement = transaction.prepare_cached(
        "INSERT INTO word (word, articles) VALUES (?1, ?2) ON CONFLICT (word) DO UPDATE SET articles = articles + ?2",
    )?;
    let mut counts: Vec<(String, i64)> = counts.into_iter().collect();
    // In the order of the tree one page is written after another.
    counts.sort_unstable();
    for (word, count) in counts {
        statement.execute(params![word, count])?;
    }
    Ok(())
}

/// What search knows of an article: the words of each column, each after a space.
#[derive(Default)]
struct Indexed {
    title: String,
    standfirst: String,
    body: String,
    authors: String,
    translators: String,
    sources: String,
    facts: Vec<String>,
    /// Words of the standfirst and the body.
    length: usize,
}

impl Indexed {
    fn read(transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<Option<Self>> {
        let read = |row: &Row<'_>| {
            let (title, label): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let language: Option<String> = row.get(2)?;
            let updated: bool = row.get(3)?;
            let body = unpack(row.get(5)?)?;
            let summary = unpack_against(row.get(4)?, body.as_deref().unwrap_or_default())?;
            let page = unpack(row.get(6)?)?;
            let crashed = row.get::<_, i64>(8)? == text_number(TextState::Crashed);
            let (body, summary, page) = if crashed { (None, None, None) } else { (body, summary, page) };
            let mut indexed = Self::default();
            words_into(&title, &mut indexed.title);
            words_into(label.as_deref().unwrap_or_default(), &mut indexed.sources);
            indexed.length += markup_into(summary.as_deref(), &mut indexed.standfirst);
            if let Some(language) = language {
                indexed.facts.extend(language_facts(&language));
            }
            let tags: Vec<String> = from_json(&row.get::<_, String>(7)?);
            indexed.facts.extend(tags.iter().take(MOST_TAGS).map(|tag| tag_fact(tag)));
            indexed.facts.extend(updated.then(|| "u:".to_owned()));
            indexed.facts.extend(page.is_some().then(|| "f:".to_owned()));
            indexed.length += markup_into(page.or(body).as_deref(), &mut indexed.body);
            Ok(indexed)
        };
        let found = transaction
            .prepare_cached(
                "SELECT article.title, article.label, article.language, article.updated IS NOT NULL, body.summary,
                     body.body, body.page, article.tags, article.text
                 FROM article JOIN body ON body.article_id = article.id WHERE article.id = ?1",
            )?
            .query_row([id], read)
            .optional()?;
        let Some(mut indexed) = found else { return Ok(None) };
        indexed.read_credits(transaction, id)?;
        indexed.read_sources(transaction, id)?;
        for translation in translated(transaction, id)? {
            words_into(&translation.title, &mut indexed.title);
            words_into(translation.text.as_deref().unwrap_or_default(), &mut indexed.body);
        }
        Ok(Some(indexed))
    }

    fn read_credits(&mut self, transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
        // Somebody is found by every spelling.
        let mut statement = transaction.prepare_cached(
            "SELECT credit.role, credit.name, (SELECT group_concat(other.name, ' ') FROM person AS other
                 WHERE other.same_as = coalesce(person.same_as, person.id) OR other.id = person.same_as)
             FROM credit LEFT JOIN person ON person.id = credit.person_id WHERE credit.article_id = ?1",
        )?;
        let mut rows = statement.query([id])?;
        let mut by_person = false;
        while let Some(row) = rows.next()? {
            let (role, mut name): (String, String) = (row.get(0)?, row.get(1)?);
            if let Some(others) = row.get::<_, Option<String>>(2)? {
                name.extend([" ", others.as_str()]);
            }
            let column = match Role::parse(&role) {
                Some(Role::Translator) => {
                    by_person = true;
                    &mut self.translators
                }
                // A machine is found by its name, and never as a translator.
                Some(Role::MachineTranslation) => &mut self.translators,
                Some(Role::OriginalLanguage) => {
                    by_person = true;
                    continue;
                }
                Some(Role::Agency | Role::OriginalPublication | Role::Dateline) => &mut self.sources,
                _ => &mut self.authors,
            };
            words_into(&name, column);
        }
        self.facts.extend(by_person.then(|| "t:".to_owned()));
        Ok(())
    }

    fn read_sources(&mut self, transaction: &Transaction<'_>, id: i64) -> rusqlite::Result<()> {
        let mut statement = transaction.prepare_cached(
            "SELECT feed.id, feed.title FROM entry JOIN feed ON feed.id = entry.feed_id WHERE entry.article_id = ?1",
        )?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let (feed, title): (i64, String) = (row.get(0)?, row.get(1)?);
            self.facts.push(source_fact(feed));
            words_into(&title, &mut self.sources);
        }
        Ok(())
    }

    fn write(&self, transaction: &Transaction<'_>, id: i64, counts: &mut Counts) -> rusqlite::Result<()> {
        let mut times = Times::default();
        let all = [&self.title, &self.standfirst, &self.body, &self.authors, &self.translators, &self.sources];
        for word in all.into_iter().flat_map(|words| words.split(' ')).filter(|word| !word.is_empty()) {
            *times.entry(word).or_default() += 1;
        }
        for word in times.keys() {
            if let Some(count) = counts.get_mut(*word) {
                *count += 1;
            } else {
                counts.insert((*word).to_owned(), 1);
            }
        }
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO search
                     (rowid, title, standfirst, body, author, translator, source, fact, mark)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                id,
                self.title,
                self.standfirst,
                self.body,
                self.authors,
                self.translators,
                self.sources,
                self.facts.join(" "),
                self.marks(&times).join(" "),
            ])?;
        Ok(())
    }

    /// The words that are typical of an article: those whose frequency, as BM25 weighs it against the length of the
    /// article, is more than half of what it can be.
    fn marks(&self, times: &Times<'_>) -> Vec<String> {
        let length = u32::try_from(self.length).unwrap_or(u32::MAX);
        let long = 1.2 * (0.25 + 0.75 * f64::from(length) / USUAL);
        // Short words of these letters are articles and prepositions, which are frequent everywhere.
        let telling = |word: &str| !word.is_ascii() || word.len() > 3;
        let mut often: Vec<(&str, u32)> = times
            .iter()
            .map(|(word, count)| (*word, *count))
            .filter(|(word, count)| *count > 2 && telling(word) && f64::from(*count) / (f64::from(*count) + long) > 0.6)
            .collect();
        often.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        often.iter().take(MOST_OFTEN).map(|(word, _)| format!("+{word}")).collect()
    }
}

/// Appends the words of markup; answers how many they are.
fn markup_into(markup: Option<&str>, out: &mut String) -> usize {
    let mut count = 0;
    for block in text::blocks(markup.unwrap_or_default()) {
        count += words_into(&block, out);
        if count > MOST_WORDS {
            break;
        }
    }
    count
}

/// The facts by which a language is found: the whole tag and its primary subtag.
pub(super) fn language_facts(tag: &str) -> Vec<String> {
    let fact = |tag: &str| format!("l:{}", tag.to_ascii_lowercase().replace('-', "+"));
    let primary = tag.split('-').next().unwrap_or_default();
    if primary == tag { vec![fact(tag)] } else { vec![fact(primary), fact(tag)] }
}

/// The fact by which a tag is found.
pub(super) fn tag_fact(tag: &str) -> String {
    let mut words = String::new();
    words_into(tag, &mut words);
    format!("g:{}", words.trim().replace(' ', "+"))
}

/// The fact by which articles of a feed are found.
pub(super) fn source_fact(feed: i64) -> String {
    format!("s:{feed}")
}
