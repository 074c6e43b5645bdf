use tokio_rusqlite::rusqlite::{self, Connection, ErrorCode, Transaction};

use super::damage;
use super::outcome::Finding;
use crate::model::Message;

/// A rule that the rows keep: the message of what breaks it, a statement that counts the rows that do, and one that mends
/// them.
struct Rule {
    wrong: &'static str,
    broken: &'static str,
    mend: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        wrong: "cache-dates",
        broken: "SELECT count(*) FROM article WHERE date NOT BETWEEN -377705023201 AND 253402207200
            OR first_seen NOT BETWEEN 0 AND 253402207200",
        mend: "UPDATE article SET first_seen = 0 WHERE first_seen NOT BETWEEN 0 AND 253402207200;
            UPDATE article SET date = first_seen WHERE date NOT BETWEEN -377705023201 AND 253402207200",
    },
    Rule {
        wrong: "cache-account-unread",
        broken: "SELECT count(DISTINCT article.id) FROM remote JOIN article ON article.id = article_id
            WHERE remote.read = 0 AND article.read = 1",
        mend: "UPDATE article SET read = 0 WHERE read = 1
            AND id IN (SELECT article_id FROM remote WHERE article_id IS NOT NULL AND remote.read = 0)",
    },
    Rule {
        wrong: "cache-account-starred",
        broken: "SELECT count(*) FROM remote JOIN article ON article.id = article_id
            WHERE remote.starred = 1 AND article.starred = 0",
        mend: "UPDATE article SET starred = 1 WHERE starred = 0
            AND id IN (SELECT article_id FROM remote WHERE article_id IS NOT NULL AND remote.starred = 1)",
    },
    Rule {
        wrong: "cache-placements",
        broken: "SELECT count(*) FROM placement JOIN article ON article.id = article_id
            WHERE placement.date <> article.date OR placement.read <> article.read",
        mend: "UPDATE OR REPLACE placement SET date = article.date, read = article.read FROM article
            WHERE article.id = article_id AND (placement.date <> article.date OR placement.read <> article.read)",
    },
    Rule {
        wrong: "cache-entries",
        broken: "SELECT count(*) FROM entry JOIN article ON article.id = article_id
            WHERE entry.date <> article.date OR entry.read <> article.read",
        mend: "UPDATE entry SET date = article.date, read = article.read FROM article
            WHERE article.id = article_id AND (entry.date <> article.date OR entry.read <> article.read)",
    },
    Rule {
        wrong: "cache-no-text",
        broken: "SELECT count(*) FROM article WHERE id NOT IN (SELECT article_id FROM body)
            OR id NOT IN (SELECT article_id FROM evidence)",
        mend: "INSERT OR IGNORE INTO body (article_id) SELECT id FROM article;
            INSERT OR IGNORE INTO evidence (article_id, rules, content, consumed)
            SELECT id, 0, x'', '[]' FROM article",
    },
    Rule {
        wrong: "cache-text-kind",
        broken: "SELECT count(*) FROM article JOIN body ON body.article_id = article.id
            WHERE (text = 2 AND page IS NULL) OR (text NOT IN (2, 3, 5) AND page IS NOT NULL) OR text NOT BETWEEN 0 AND 5",
        mend: "UPDATE article SET text = iif(page IS NOT NULL, 2, 1) FROM body
            WHERE body.article_id = article.id AND ((text = 2 AND page IS NULL)
            OR (text NOT IN (2, 3, 5) AND page IS NOT NULL) OR text NOT BETWEEN 0 AND 5)",
    },
    Rule {
        wrong: "cache-no-attempt",
        broken: "SELECT count(*) FROM article WHERE text IN (3, 4) AND id NOT IN (SELECT article_id FROM attempt)",
        mend: "UPDATE article SET text = 1 WHERE text IN (3, 4) AND id NOT IN (SELECT article_id FROM attempt)",
    },
    Rule {
        wrong: "cache-no-feed",
        broken: "SELECT count(*) FROM article WHERE id NOT IN (SELECT article_id FROM entry)",
        mend: "INSERT OR IGNORE INTO feed (key, title, url) VALUES ('found', 'FoundCredits', 'dateline:found');
            INSERT INTO entry (feed_id, article_id, title, content, first, date, read)
            SELECT coalesce((SELECT feed_id FROM placement WHERE placement.article_id = article.id),
                (SELECT id FROM feed WHERE key = 'found')), id, 0, 0, 1, date, read
            FROM article WHERE id NOT IN (SELECT article_id FROM entry)",
    },
    Rule {
        wrong: "cache-listed",
        broken: "SELECT count(*) FROM article
            WHERE listed <> EXISTS (SELECT 1 FROM placement WHERE placement.article_id = article.id)",
        mend: "UPDATE article SET listed = 1 - listed
            WHERE listed <> EXISTS (SELECT 1 FROM placement WHERE placement.article_id = article.id)",
    },
    Rule {
        wrong: "cache-hidden-shown",
        broken: "SELECT count(*) FROM article INDEXED BY article_hidden WHERE hidden = 1 AND listed = 1",
        mend: "DELETE FROM placement WHERE article_id IN (SELECT id FROM article WHERE hidden = 1);
            UPDATE article SET listed = 0 WHERE hidden = 1",
    },
    Rule {
        wrong: "cache-section-counts",
        broken: "SELECT count(*) FROM section
            LEFT JOIN (SELECT section_id, count(*) AS a, sum(read = 0) AS u FROM placement GROUP BY section_id)
                ON section_id = section.id
            WHERE articles <> coalesce(a, 0) OR unread <> coalesce(u, 0)",
        mend: "UPDATE section SET (articles, unread) =
            (SELECT count(*), coalesce(sum(read = 0), 0) FROM placement WHERE section_id = section.id)",
    },
    Rule {
        wrong: "cache-feed-counts",
        broken: "SELECT count(*) FROM feed
            LEFT JOIN (SELECT feed_id, count(*) AS a, sum(read = 0) AS u FROM entry GROUP BY feed_id)
                ON feed_id = feed.id
            WHERE articles <> coalesce(a, 0) OR unread <> coalesce(u, 0)",
        mend: "UPDATE feed SET (articles, unread) =
            (SELECT count(*), coalesce(sum(read = 0), 0) FROM entry WHERE feed_id = feed.id)",
    },
    Rule {
        wrong: "cache-unsearchable",
        broken: "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM search_docsize)
            AND id NOT IN (SELECT article_id FROM unindexed)",
        mend: "INSERT OR IGNORE INTO unindexed (article_id)
            SELECT id FROM article WHERE id NOT IN (SELECT id FROM search_docsize)",
    },
    Rule {
        wrong: "cache-no-meaning",
        broken: "SELECT count(*) FROM article WHERE EXISTS (SELECT 1 FROM encoder)
            AND id NOT IN (SELECT article_id FROM embedding WHERE length(content) = 512)
            AND id NOT IN (SELECT article_id FROM unembedded) AND id NOT IN (SELECT article_id FROM unindexed)",
        mend: "INSERT OR IGNORE INTO unembedded (article_id) SELECT id FROM article
            WHERE id NOT IN (SELECT article_id FROM embedding WHERE length(content) = 512)",
    },
    Rule {
        wrong: "cache-empty-stories",
        broken: "SELECT count(*) FROM story WHERE id NOT IN (SELECT story_id FROM membership)",
        mend: "DELETE FROM story WHERE id NOT IN (SELECT story_id FROM membership)",
    },
    Rule {
        wrong: "cache-wrong-stories",
        broken: "SELECT count(*) FROM membership
            WHERE article_id IN (SELECT article_id FROM apart) OR story_id NOT IN (SELECT id FROM story)",
        mend: "DELETE FROM membership
            WHERE article_id IN (SELECT article_id FROM apart) OR story_id NOT IN (SELECT id FROM story)",
    },
    Rule {
        wrong: "cache-folded",
        broken: "SELECT (SELECT count(*) FROM article WHERE (folded > 0 OR behind > 0)
                AND id NOT IN (SELECT article_id FROM membership))
            + (SELECT count(*) FROM placement WHERE (folded > 0 OR behind > 0)
                AND article_id NOT IN (SELECT article_id FROM membership))
            + (SELECT count(*) FROM placement JOIN article ON article.id = article_id
                WHERE placement.whole <> article.behind)
            + iif(EXISTS (SELECT 1 FROM refold), 0, (SELECT count(*) FROM
                (SELECT 1 FROM membership JOIN placement USING (article_id)
                GROUP BY story_id, section_id HAVING sum(folded = 0) <> 1)))",
        mend: "UPDATE article SET folded = 0, behind = 0 WHERE folded > 0 OR behind > 0;
            UPDATE placement SET folded = 0, behind = 0, whole = 0 WHERE folded > 0 OR behind > 0 OR whole > 0;
            INSERT OR IGNORE INTO refold (story_id) SELECT id FROM story",
    },
    Rule {
        wrong: "cache-index-rest",
        broken: "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM article)",
        mend: "DELETE FROM search WHERE rowid IN (SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM article))",
    },
];

/// Looks the whole cache over, and mends what it can when it may.
pub(super) fn examine(transaction: &Transaction<'_>, repair: bool) -> rusqlite::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let wrong = integrity(transaction)?;
    if !wrong.is_empty() {
        let repaired = repair && transaction.execute_batch("REINDEX").is_ok() && integrity(transaction)?.is_empty();
        findings.extend(wrong.into_iter().map(|wrong| Finding { wrong: wrong.into(), repaired }));
    }
    let strangers: u32 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if strangers > 0 {
        findings.push(Finding::counted("cache-strangers", strangers, false));
    }
    if index_is_damaged(transaction)? {
        let again = "INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM word;
            INSERT OR IGNORE INTO unindexed (article_id) SELECT id FROM article";
        let repaired = repair && transaction.execute_batch(again).is_ok();
        findings.push(Finding { wrong: Message::new("cache-index-damaged"), repaired });
    }
    findings.extend(damage::texts(transaction, repair)?);
    for rule in RULES {
        let count = |transaction: &Connection| transaction.query_row(rule.broken, [], |row| row.get::<_, u32>(0));
        let broken = count(transaction)?;
        if broken > 0 {
            let mended = repair && !rule.mend.is_empty();
            if mended {
                transaction.execute_batch(rule.mend)?;
            }
            let repaired = mended && count(transaction)? == 0;
            findings.push(Finding::counted(rule.wrong, broken, repaired));
        }
    }
    Ok(findings)
}

/// Whether the search index is damaged. The check is a statement that writes, although it changes nothing: where nothing can be
/// written it says nothing about the index.
fn index_is_damaged(transaction: &Transaction<'_>) -> rusqlite::Result<bool> {
    match transaction.execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)") {
        Ok(()) => Ok(false),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly | ErrorCode::DiskFull) => Ok(false),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory) => Err(error),
            _ => Ok(true),
        },
    }
}

fn integrity(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let sentences: Vec<String> = rows.collect::<Result<_, _>>()?;
    Ok(sentences.into_iter().filter(|sentence| sentence != "ok").collect())
}
