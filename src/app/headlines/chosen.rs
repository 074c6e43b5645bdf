use std::collections::{BTreeMap, BTreeSet};

use crate::config::SavedSession;
use crate::model::ListOrder;

/// An order as it is chosen for a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ChosenOrder {
    #[default]
    Newest,
    Oldest,
    /// By the titles of the feeds.
    Source,
    /// What is unread, the oldest first.
    LongestWait,
}

impl ChosenOrder {
    /// The next one, and the message that tells of it; by source where a list can be set so.
    pub(super) fn next(self, by_source: bool) -> (Self, &'static str) {
        match self {
            Self::Newest => (Self::Oldest, "oldest-first"),
            Self::Oldest if by_source => (Self::Source, "by-source"),
            Self::Oldest | Self::Source => (Self::LongestWait, "longest-wait-first"),
            Self::LongestWait => (Self::Newest, "newest-first"),
        }
    }

    pub(super) fn order(self) -> ListOrder {
        match self {
            Self::Newest => ListOrder::Newest,
            Self::Oldest | Self::LongestWait => ListOrder::Oldest,
            Self::Source => ListOrder::Source,
        }
    }
}

/// What was chosen for each list, by the name under which its place is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ListChoices {
    /// Lists that show only what is unread.
    unread: BTreeSet<String>,
    /// Lists in another order than the newest first.
    orders: BTreeMap<String, ChosenOrder>,
}

impl ListChoices {
    /// Those of a session.
    pub(super) fn of(left: &SavedSession) -> Self {
        let of = |names: &[String], order: ChosenOrder| names.iter().map(|name| (name.clone(), order)).collect();
        let orders: [BTreeMap<String, ChosenOrder>; 3] = [
            of(&left.oldest, ChosenOrder::Oldest),
            of(&left.source, ChosenOrder::Source),
            of(&left.longest_wait, ChosenOrder::LongestWait),
        ];
        Self { unread: left.unread.iter().cloned().collect(), orders: orders.into_iter().flatten().collect() }
    }

    /// Puts them into a session.
    pub(super) fn put_into(&self, left: &mut SavedSession) {
        left.unread = self.unread.iter().cloned().collect();
        for (name, order) in &self.orders {
            match order {
                ChosenOrder::Newest => continue,
                ChosenOrder::Oldest => &mut left.oldest,
                ChosenOrder::Source => &mut left.source,
                ChosenOrder::LongestWait => &mut left.longest_wait,
            }
            .push(name.clone());
        }
    }

    /// The order of a list.
    pub(super) fn order(&self, name: &str) -> ChosenOrder {
        self.orders.get(name).copied().unwrap_or_default()
    }

    pub(super) fn set_order(&mut self, name: String, order: ChosenOrder) {
        if order == ChosenOrder::Newest {
            self.orders.remove(&name);
        } else {
            self.orders.insert(name, order);
        }
    }

    /// Whether a list shows only what is unread.
    pub(super) fn is_unread_only(&self, name: &str) -> bool {
        self.unread.contains(name) || self.order(name) == ChosenOrder::LongestWait
    }

    pub(super) fn set_unread_only(&mut self, name: String, on: bool) {
        if on {
            self.unread.insert(name);
            return;
        }
        self.unread.remove(&name);
        if self.order(&name) == ChosenOrder::LongestWait {
            self.set_order(name, ChosenOrder::Oldest);
        }
    }
}
