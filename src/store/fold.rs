use std::collections::{BTreeMap, BTreeSet};

use tokio_rusqlite::rusqlite::{self, Row, Transaction, params};

use super::pack::text_state;
use super::wishes::is_followed;
use crate::model::{Language, TextState};

/// Stories whose rows are chosen between two looks at which are left.
const SLICE: i64 = 500;

/// An article of a story.
struct Member {
    id: i64,
    /// The first article with its text.
    text: i64,
    read: bool,
    /// Whether a section shows it.
    listed: bool,
    /// Its state in the list of all sections.
    state: Fold,
    /// What the reader would rather have comes first.
    rank: (usize, u8, bool, i64, i64),
}

/// The place of an article in a list with one row per story: what `folded` and `behind` of the schema are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fold {
    folded: i64,
    more: i64,
}

/// Chooses the rows anew of stories that were touched in this transaction: of each list the article that the reader would
/// rather have, of `languages` the first best.
pub(super) fn fold_again(transaction: &Transaction<'_>, languages: &[Language]) -> rusqlite::Result<()> {
    loop {
        let stories: Vec<i64> = transaction
            .prepare_cached("SELECT story_id FROM refold LIMIT ?1")?
            .query_map([SLICE], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if stories.is_empty() {
            return Ok(());
        }
        for story in stories {
            fold(transaction, story, languages)?;
            transaction.prepare_cached("DELETE FROM refold WHERE story_id = ?1")?.execute([story])?;
        }
    }
}

fn fold(transaction: &Transaction<'_>, story: i64, languages: &[Language]) -> rusqlite::Result<()> {
    let mut members = members(transaction, story, languages)?;
    if is_followed(transaction, story)? {
        members.sort_by_key(|member| std::cmp::Reverse((member.rank.3, member.id)));
    }
    let mut places = transaction.prepare_cached(
        "SELECT section_id, folded, behind FROM placement INDEXED BY placement_article WHERE article_id = ?1",
    )?;
    let mut sections: BTreeMap<i64, Vec<(&Member, Fold)>> = BTreeMap::new();
    for member in &members {
        let rows = places.query_map([member.id], |row| Ok((row.get(0)?, state(row, 1)?)))?;
        for row in rows {
            let (section, state): (i64, Fold) = row?;
            sections.entry(section).or_default().push((member, state));
        }
    }
    let mut placement = transaction
        .prepare_cached("UPDATE placement SET folded = ?3, behind = ?4 WHERE article_id = ?2 AND section_id = ?1")?;
    for (section, all) in sections {
        for (id, state) in changed(&all) {
            placement.execute(params![section, id, state.folded, state.more])?;
        }
    }
    let listed: Vec<(&Member, Fold)> =
        members.iter().filter(|member| member.listed).map(|member| (member, member.state)).collect();
    let mut article = transaction.prepare_cached("UPDATE article SET folded = ?2, behind = ?3 WHERE id = ?1")?;
    for (id, state) in changed(&listed) {
        article.execute(params![id, state.folded, state.more])?;
    }
    Ok(())
}

/// The articles of a story, the one that the reader would rather have first.
fn members(transaction: &Transaction<'_>, story: i64, languages: &[Language]) -> rusqlite::Result<Vec<Member>> {
    let read = |row: &Row<'_>| {
        let (id, date, text): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(4)?);
        let language = row.get::<_, Option<String>>(2)?.as_deref().and_then(Language::parse);
        let own = |known: &Language| language.as_ref().is_some_and(|language| language.primary() == known.primary());
        let language = languages.iter().position(own).unwrap_or(languages.len());
        let rank = (language, lacks(text_state(row.get(3)?)), text != id, date, id);
        Ok(Member { id, text, read: row.get(5)?, listed: row.get(6)?, state: state(row, 7)?, rank })
    };
    let mut members: Vec<Member> = transaction
        .prepare_cached(
            "SELECT article.id, article.date, article.language, article.text, membership.text, article.read,
                 article.listed, article.folded, article.behind
             FROM membership INDEXED BY membership_story CROSS JOIN article ON article.id = membership.article_id
             WHERE membership.story_id = ?1",
        )?
        .query_map([story], read)?
        .collect::<Result<_, _>>()?;
    members.sort_by_key(|member| member.rank);
    Ok(members)
}

fn state(row: &Row<'_>, column: usize) -> rusqlite::Result<Fold> {
    Ok(Fold { folded: row.get(column)?, more: row.get(column + 1)? })
}

/// How much of the text lacks, the less the better.
fn lacks(text: TextState) -> u8 {
    match text {
        TextState::Full | TextState::Feed => 0,
        TextState::Teaser | TextState::Failed => 1,
        TextState::Paywalled => 2,
        TextState::Crashed => 3,
    }
}

/// The places of articles in one list, the best of them first: those whose place changed.
fn changed(members: &[(&Member, Fold)]) -> Vec<(i64, Fold)> {
    let mut texts = BTreeSet::new();
    let mut found = Vec::new();
    for (at, (member, before)) in members.iter().enumerate() {
        let first = texts.insert(member.text);
        let folded = match (at, first) {
            (0, _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        };
        let mut unread = members.iter().map(|(other, _)| other).filter(|other| other.id != member.id && !other.read);
        let more = match folded {
            2 => 0,
            _ if unread.clone().any(|other| other.text == member.text) => 2,
            0 => i64::from(unread.next().is_some()),
            _ => 0,
        };
        let now = Fold { folded, more };
        if now != *before {
            found.push((member.id, now));
        }
    }
    found
}
