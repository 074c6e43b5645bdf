use jiff::Timestamp;

use super::later::{has_saved, saved_pages};
use super::{guide_subscriptions, keep_guide};
use crate::config::FeedsFile;
use crate::model::{Clause, Query, Subscription, Term, name_key};
use crate::store::{Store, StoreError};

/// Makes the cache follow the user's file: the rules in it, then what [`settle`] does.
///
/// # Errors
/// When the database fails.
pub async fn follow(store: &Store, file: &FeedsFile, now: Timestamp) -> Result<(), StoreError> {
    follow_feeds(store, file).await?;
    keep_guide(store, now).await
}

/// Does what [`follow`] does but for keeping the guide, which nobody needs to wait for who does not read yet.
///
/// # Errors
/// When the database fails.
pub async fn follow_feeds(store: &Store, file: &FeedsFile) -> Result<(), StoreError> {
    let mut rules = file.rules.clone();
    for smart in &mut rules.smart {
        without_guide(&mut smart.query);
    }
    store.set_rules(rules);
    let accounts = file.accounts.iter().map(|account| (account.id.clone(), account.name().to_owned()));
    store.list_accounts(accounts.collect()).await?;
    subscribe(store, &file.feeds).await
}

/// Makes the cache ready for a session: the subscriptions, the pages that were saved and, as the last section, the guide
/// edition.
///
/// # Errors
/// When the database fails.
pub async fn settle(store: &Store, feeds: &[Subscription], now: Timestamp) -> Result<(), StoreError> {
    subscribe(store, feeds).await?;
    keep_guide(store, now).await
}

pub(super) async fn subscribe(store: &Store, feeds: &[Subscription]) -> Result<(), StoreError> {
    let mut own: Vec<Subscription> = has_saved(store).await?.then(saved_pages).into_iter().collect();
    own.extend(guide_subscriptions());
    let remote = store.account_feeds().await?;
    store.subscribe(feeds.iter().chain(&remote).chain(&own)).await
}

/// The feeds of a section; of one that is made of a query those that may carry what it finds.
#[must_use]
pub fn feeds_of(file: &FeedsFile, section: &str) -> Vec<Subscription> {
    let smart = file.rules.smart.iter().find(|smart| smart.name == section);
    let wanted = |feed: &&Subscription| match smart {
        Some(smart) => may_carry(feed, &smart.query),
        None => feed.section == section,
    };
    file.feeds.iter().filter(wanted).cloned().collect()
}

/// Whether a query may find something in a feed: each thing that it asks of the feed itself holds.
fn may_carry(feed: &Subscription, query: &Query) -> bool {
    let has = |name: &str, wanted: &str| {
        let name = name_key(name);
        name_key(wanted).split(' ').all(|word| name.contains(word))
    };
    let holds = |term: &Term| match term {
        Term::Source(source) => feed.id.eq_ignore_ascii_case(source) || has(&feed.title, source),
        Term::Section(section) => has(&feed.section, section),
        _ => true,
    };
    query.clauses.iter().all(|clause| clause.not || clause.any.iter().any(holds))
}

/// The guide is no news; a filter that asks only for states, which needs no index, finds it too.
fn without_guide(query: &mut Query) {
    if query.clauses.iter().any(|clause| !clause.not && !clause.any.iter().all(Term::is_state)) {
        let any = guide_subscriptions().into_iter().map(|feed| Term::Source(feed.id)).collect();
        query.clauses.push(Clause { not: true, any });
    }
}
