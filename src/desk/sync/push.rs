use std::collections::VecDeque;

use super::failure::SyncError;
use super::failure::SyncFailure;
use super::link::Link;
use crate::model::{Account, Flag, ItemId, Message, Protocol, ToMessage as _, Waiting};
use crate::store::Store;
use crate::sync::{Listed, batches, miniflux, reader};

/// Ids that are sent at once: some servers cut long bodies without a word.
const MOST_IDS: usize = 500;
/// Refusals after which the rest waits for another time.
const MOST_REFUSALS: usize = 40;

/// Sends what waits, in batches; a change goes only when the answer says that it was made. Answers what was sent.
pub(super) async fn push(
    store: &Store,
    link: &Link<'_>,
    account: &Account,
    notes: &mut Vec<Message>,
) -> Result<Vec<Waiting>, SyncError> {
    let mut left: VecDeque<_> = batches(&store.waiting(&account.id).await?, MOST_IDS).into();
    let (mut sent, mut refusals) = (Vec::new(), 0);
    while let Some((flag, on, rows)) = left.pop_front() {
        let items: Vec<ItemId> = rows.iter().map(|row| row.item.clone()).collect();
        match edit(link, flag, on, &items).await {
            Ok(()) => {
                store.sent(rows.iter().map(|row| row.row).collect()).await?;
                sent.extend(rows);
            }
            Err(failure @ SyncFailure::Status { status: 400 | 404 | 413 | 422, .. }) => {
                refusals += 1;
                if refusals > MOST_REFUSALS {
                    return Err(failure.into());
                }
                // One that can never be taken must not keep the others.
                if let [only] = rows.as_slice() {
                    if store.refused(only.row).await? {
                        let gave_up = Message::new("sync-gave-up").with("item", only.item.to_string());
                        notes.push(gave_up.with("reason", failure.message()));
                    }
                } else {
                    let (one, other) = rows.split_at(rows.len() / 2);
                    left.push_front((flag, on, other.to_vec()));
                    left.push_front((flag, on, one.to_vec()));
                }
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(sent)
}

async fn edit(link: &Link<'_>, flag: Flag, on: bool, items: &[ItemId]) -> Result<(), SyncFailure> {
    match link.protocol() {
        Protocol::GoogleReader => {
            let reply = link.write(|token| reader::edit(flag, on, items, token)).await?;
            Ok(reader::done(&reply.bytes)?)
        }
        Protocol::Miniflux => {
            let reply = match link.write(|_| miniflux::edit(flag, on, items)).await {
                Err(SyncFailure::Status { status: 400, .. }) if flag == Flag::Starred => {
                    return turn_stars(link, on, items).await;
                }
                reply => reply?,
            };
            Ok(miniflux::done(reply.status, &reply.bytes)?)
        }
    }
}

/// Stars one by one, as servers before 2.3.2 want it: each is looked at first, for a star that is turned twice is none.
async fn turn_stars(link: &Link<'_>, on: bool, items: &[ItemId]) -> Result<(), SyncFailure> {
    for id in items.iter().filter_map(miniflux::number_of) {
        let entry = match link.read(&miniflux::one(id)).await {
            Ok(reply) => miniflux::entry(&reply.bytes)?,
            Err(SyncFailure::Status { status: 404, .. }) if items.len() > 1 => continue,
            Err(failure) => return Err(failure),
        };
        if entry.starred == Some(on) {
            continue;
        }
        let reply = link.write(|_| miniflux::turn_star(id)).await?;
        miniflux::done(reply.status, &reply.bytes)?;
    }
    Ok(())
}

/// Whether the lists that were read afterwards have what was sent.
pub(super) fn has(listed: &Lookup<'_>, row: &Waiting) -> bool {
    match row.flag {
        Flag::Read => listed.unread.contains(&row.item) != row.on,
        Flag::Starred => listed.starred.contains(&row.item) == row.on,
    }
}

/// What a server lists, to be looked up.
pub(super) struct Lookup<'a> {
    pub(super) unread: std::collections::HashSet<&'a ItemId>,
    pub(super) starred: std::collections::HashSet<&'a ItemId>,
}

impl<'a> Lookup<'a> {
    pub(super) fn of(listed: &'a Listed) -> Self {
        Self { unread: listed.unread.iter().collect(), starred: listed.starred.iter().collect() }
    }
}

/// The messages about changes that were sent in vain.
pub(super) fn in_vain(count: usize, dropped: usize) -> Vec<Message> {
    let again = Message::new("sync-in-vain").with("count", count);
    let gone = Message::new("sync-dropped").with("count", dropped);
    let notes = [(count > dropped).then_some(again), (dropped > 0).then_some(gone)];
    notes.into_iter().flatten().collect()
}
