use jiff::Timestamp;
use tokio_rusqlite::rusqlite::{self, OptionalExtension as _, Transaction, params};

use super::pack::{pack_numbers, unpack_numbers};
use super::{apart, by_hand, outbox, wishes};
use crate::model::{ArticleId, Correction, Flag, Mark, Step, Wish};

/// Steps that can be taken back.
const MOST_STEPS: i64 = 1_000;

/// A change of one flag of articles, or of corrections.
#[derive(Clone, Copy)]
enum Action {
    Read(bool),
    Starred(bool),
    Later(bool),
    Hidden(bool),
    Apart(bool),
    Credit(bool),
    Joined(bool),
    Wish(Wish, bool),
}

impl Action {
    fn as_str(self) -> &'static str {
        match self {
            Self::Read(true) => "read",
            Self::Read(false) => "unread",
            Self::Starred(true) => "star",
            Self::Starred(false) => "unstar",
            Self::Later(true) => "later",
            Self::Later(false) => "not-later",
            Self::Hidden(true) => "hide",
            Self::Hidden(false) => "unhide",
            Self::Apart(true) => "split",
            Self::Apart(false) => "join",
            Self::Credit(true) => "correct",
            Self::Credit(false) => "restore",
            Self::Joined(true) => "unite",
            Self::Joined(false) => "part",
            Self::Wish(Wish::Follow, true) => "follow",
            Self::Wish(Wish::Follow, false) => "unfollow",
            Self::Wish(Wish::Mute, true) => "mute",
            Self::Wish(Wish::Mute, false) => "unmute",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let either = [true, false];
        let mut all = either.into_iter().flat_map(|on| {
            let flags = [Self::Read(on), Self::Starred(on), Self::Later(on), Self::Hidden(on), Self::Apart(on)];
            let others = [Self::Credit(on), Self::Joined(on), Self::Wish(Wish::Follow, on), Self::Wish(Wish::Mute, on)];
            flags.into_iter().chain(others)
        });
        all.find(|action| action.as_str() == text)
    }

    fn reversed(self) -> Self {
        match self {
            Self::Read(read) => Self::Read(!read),
            Self::Starred(starred) => Self::Starred(!starred),
            Self::Later(later) => Self::Later(!later),
            Self::Hidden(hidden) => Self::Hidden(!hidden),
            Self::Apart(apart) => Self::Apart(!apart),
            Self::Credit(holds) => Self::Credit(!holds),
            Self::Joined(holds) => Self::Joined(!holds),
            Self::Wish(wish, on) => Self::Wish(wish, !on),
        }
    }

    fn step(self, count: usize) -> Step {
        match self {
            Self::Read(read) => Step::Read(count, read),
            Self::Starred(starred) => Step::Starred(count, starred),
            Self::Later(later) => Step::Later(count, later),
            Self::Hidden(hidden) => Step::Hidden(count, hidden),
            Self::Apart(apart) => Step::Apart(count, apart),
            Self::Credit(holds) => Step::Credit(holds),
            Self::Joined(holds) => Step::Joined(holds),
            Self::Wish(wish, on) => Step::Wish(wish, on),
        }
    }

    /// Makes the change, and notes it for the servers of accounts; answers which it changed, articles or corrections.
    fn apply(self, transaction: &Transaction<'_>, ids: &[i64], now: Timestamp) -> rusqlite::Result<Vec<i64>> {
        match self {
            Self::Read(read) => {
                let changed = set_read(transaction, ids, read)?;
                outbox::note(transaction, &changed, (Flag::Read, read), now)?;
                Ok(changed)
            }
            Self::Starred(starred) => {
                let changed = set_starred(transaction, ids, starred)?;
                outbox::note(transaction, &changed, (Flag::Starred, starred), now)?;
                Ok(changed)
            }
            Self::Later(later) => set_later(transaction, ids, later),
            Self::Hidden(hidden) => set_hidden(transaction, ids, hidden),
            Self::Apart(apart) => apart::set_apart(transaction, ids, apart),
            Self::Credit(holds) => by_hand::set_credits(transaction, ids, holds),
            Self::Joined(holds) => by_hand::set_joined(transaction, ids, holds),
            Self::Wish(wish, on) => wishes::set(transaction, ids, wish, on),
        }
    }
}

/// Makes an article read, starred or hidden without a step that could be taken back: what a file or a rule of the user's
/// says.
pub(super) fn set(
    transaction: &Transaction<'_>,
    id: i64,
    (read, starred, hidden): (bool, bool, bool),
    now: Timestamp,
) -> rusqlite::Result<()> {
    let actions = [(read, Action::Read(true)), (starred, Action::Starred(true)), (hidden, Action::Hidden(true))];
    for (wanted, action) in actions {
        if wanted {
            action.apply(transaction, &[id], now)?;
        }
    }
    Ok(())
}

/// Changes the state of articles and notes the step, so that it can be taken back; answers how many changed.
pub(super) fn mark(transaction: &Transaction<'_>, mark: &Mark, now: Timestamp) -> rusqlite::Result<usize> {
    let (action, ids): (Action, Vec<i64>) = match mark {
        Mark::Place(id, place) => return keep_place(transaction, *id, *place),
        Mark::Read(ids, read) => (Action::Read(*read), ids.iter().map(|id| id.0).collect()),
        Mark::ReadText(id) => (Action::Read(true), apart::same_text(transaction, id.0)?),
        Mark::Later(ids, later) => (Action::Later(*later), ids.iter().map(|id| id.0).collect()),
        Mark::Hidden(ids, hidden) => (Action::Hidden(*hidden), ids.iter().map(|id| id.0).collect()),
        Mark::Wish(id, wish, on) => (Action::Wish(*wish, *on), vec![id.0]),
        Mark::Apart(ids, apart) => (Action::Apart(*apart), ids.iter().map(|id| id.0).collect()),
        Mark::Starred(ids, starred) => (Action::Starred(*starred), ids.iter().map(|id| id.0).collect()),
    };
    make(transaction, action, &ids, now)
}

/// Corrects credits or people and notes the step, so that it can be taken back; answers whether there was something to
/// correct.
pub(super) fn correct(
    transaction: &Transaction<'_>,
    correction: &Correction,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let Some(id) = by_hand::entered(transaction, correction)? else { return Ok(false) };
    let action = match correction {
        Correction::Credit { .. } => Action::Credit(true),
        Correction::Join { .. } => Action::Joined(true),
        Correction::Part(_) => Action::Joined(false),
    };
    Ok(make(transaction, action, &[id], now)? > 0)
}

/// Makes a change and notes the step; answers how many changed.
fn make(transaction: &Transaction<'_>, action: Action, ids: &[i64], now: Timestamp) -> rusqlite::Result<usize> {
    let mut changed = action.apply(transaction, ids, now)?;
    if changed.is_empty() {
        return Ok(0);
    }
    changed.sort_unstable();
    transaction.execute("DELETE FROM step WHERE undone = 1", [])?;
    transaction
        .prepare_cached("INSERT INTO step (action, articles) VALUES (?1, ?2)")?
        .execute(params![action.as_str(), pack_numbers(&changed)?])?;
    transaction
        .prepare_cached("DELETE FROM step WHERE id <= ?1")?
        .execute([transaction.last_insert_rowid() - MOST_STEPS])?;
    Ok(changed.len())
}

/// Takes the last step back that was not taken back; none when there is none.
pub(super) fn undo(transaction: &Transaction<'_>, now: Timestamp) -> rusqlite::Result<Option<Step>> {
    again(transaction, "SELECT id, action, articles FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1", true, now)
}

/// Makes the step again that was taken back last; none when there is none.
pub(super) fn redo(transaction: &Transaction<'_>, now: Timestamp) -> rusqlite::Result<Option<Step>> {
    again(transaction, "SELECT id, action, articles FROM step WHERE undone = 1 ORDER BY id LIMIT 1", false, now)
}

fn again(transaction: &Transaction<'_>, which: &str, back: bool, now: Timestamp) -> rusqlite::Result<Option<Step>> {
    let found: Option<(i64, String, Vec<u8>)> = transaction
        .prepare_cached(which)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, action, articles)) = found else { return Ok(None) };
    transaction.execute("UPDATE step SET undone = ?2 WHERE id = ?1", params![id, back])?;
    let Some(action) = Action::parse(&action) else { return Ok(None) };
    let action = if back { action.reversed() } else { action };
    let changed = action.apply(transaction, &unpack_numbers(&articles), now)?;
    Ok(Some(action.step(changed.len())))
}

/// Stars articles, or takes their stars; answers which it changed.
pub(super) fn set_starred(transaction: &Transaction<'_>, ids: &[i64], starred: bool) -> rusqlite::Result<Vec<i64>> {
    set_flag(transaction, "UPDATE article SET starred = ?2 WHERE id = ?1 AND starred <> ?2", ids, starred)
}

/// Puts articles aside to be read later, or no longer; answers which it changed.
fn set_later(transaction: &Transaction<'_>, ids: &[i64], later: bool) -> rusqlite::Result<Vec<i64>> {
    set_flag(transaction, "UPDATE article SET later = ?2 WHERE id = ?1 AND later <> ?2", ids, later)
}

fn set_flag(transaction: &Transaction<'_>, sql: &str, ids: &[i64], on: bool) -> rusqlite::Result<Vec<i64>> {
    let mut statement = transaction.prepare_cached(sql)?;
    let mut changed = Vec::new();
    for id in ids {
        if statement.execute(params![id, on])? > 0 {
            changed.push(*id);
        }
    }
    Ok(changed)
}

/// Makes articles read or unread; answers which it changed.
pub(super) fn set_read(transaction: &Transaction<'_>, ids: &[i64], read: bool) -> rusqlite::Result<Vec<i64>> {
    let mut article = transaction.prepare_cached("UPDATE article SET read = ?2 WHERE id = ?1 AND read <> ?2")?;
    let mut placement = transaction.prepare_cached("UPDATE placement SET read = ?2 WHERE article_id = ?1")?;
    let mut entry = transaction.prepare_cached("UPDATE entry SET read = ?2 WHERE article_id = ?1")?;
    let mut changed = Vec::new();
    for id in ids {
        if article.execute(params![id, read])? > 0 {
            placement.execute(params![id, read])?;
            entry.execute(params![id, read])?;
            changed.push(*id);
        }
    }
    Ok(changed)
}

/// Takes articles out of the sections, or puts each back into those of the feeds that carry it.
fn set_hidden(transaction: &Transaction<'_>, ids: &[i64], hidden: bool) -> rusqlite::Result<Vec<i64>> {
    let mut article = transaction.prepare_cached("UPDATE article SET hidden = ?2 WHERE id = ?1 AND hidden <> ?2")?;
    let mut out = transaction.prepare_cached("DELETE FROM placement WHERE article_id = ?1")?;
    let mut back = transaction.prepare_cached(
        "INSERT OR IGNORE INTO placement (section_id, article_id, feed_id, date, read)
         SELECT feed.section_id, article.id, feed.id, article.date, article.read
         FROM entry JOIN feed ON feed.id = entry.feed_id AND feed.section_id IS NOT NULL
         JOIN article ON article.id = entry.article_id WHERE entry.article_id = ?1 ORDER BY feed.id",
    )?;
    let mut listed = transaction.prepare_cached(
        "UPDATE article SET listed = EXISTS (SELECT 1 FROM placement WHERE article_id = ?1) WHERE id = ?1",
    )?;
    let mut changed = Vec::new();
    for id in ids {
        if article.execute(params![id, hidden])? > 0 {
            if hidden { &mut out } else { &mut back }.execute([id])?;
            listed.execute([id])?;
            changed.push(*id);
        }
    }
    Ok(changed)
}

fn keep_place(transaction: &Transaction<'_>, id: ArticleId, place: u64) -> rusqlite::Result<usize> {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    transaction.prepare_cached("UPDATE article SET position = ?2 WHERE id = ?1")?.execute(params![id.0, place])
}
