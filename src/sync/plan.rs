use std::collections::HashSet;

use crate::model::{Flag, ItemId, KnownItem, Waiting};

/// Items that somebody hardly reads elsewhere between two syncs.
const MANY: usize = 20;

/// What a server lists, each list whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// What is unread.
    pub unread: Vec<ItemId>,
    /// What is starred.
    pub starred: Vec<ItemId>,
    /// The newest, whatever their state. Only this list may be incomplete: nothing is concluded from what is not in it.
    pub recent: Vec<ItemId>,
}

/// What a sync has to do in the cache.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Items that were read elsewhere.
    pub read: Vec<ItemId>,
    /// Items that were made unread elsewhere.
    pub unread: Vec<ItemId>,
    /// Items that were starred elsewhere.
    pub star: Vec<ItemId>,
    /// Items whose star was taken elsewhere.
    pub unstar: Vec<ItemId>,
    /// Items whose contents are to be fetched, the newest first: those that are not known, and of those that were let go the
    /// ones that somebody starred or made unread since.
    pub missing: Vec<ItemId>,
}

impl Plan {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many items change their state.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.read.len() + self.unread.len() + self.star.len() + self.unstar.len()
    }
}

/// Compares what the cache knows of an account's items with what the server lists. What waits to be sent wins over the
/// server; lists must be whole.
#[must_use]
pub fn plan(known: &[KnownItem], listed: &Listed, waiting: &[Waiting]) -> Plan {
    let unread: HashSet<&ItemId> = listed.unread.iter().collect();
    let starred: HashSet<&ItemId> = listed.starred.iter().collect();
    let held: HashSet<(&ItemId, Flag)> = waiting.iter().map(|row| (&row.item, row.flag)).collect();
    let mut plan = Plan::default();
    let mut there: HashSet<&ItemId> = HashSet::with_capacity(known.len());
    for KnownItem { item, read, starred: has_star, gone } in known {
        there.insert(item);
        let (is_unread, is_starred) = (unread.contains(item), starred.contains(item));
        let flips_read = *read == is_unread && !held.contains(&(item, Flag::Read));
        let flips_star = *has_star != is_starred && !held.contains(&(item, Flag::Starred));
        if *gone && (flips_read && is_unread || flips_star && is_starred) {
            plan.missing.push(item.clone());
            continue;
        }
        if flips_read {
            if is_unread { &mut plan.unread } else { &mut plan.read }.push(item.clone());
        }
        if flips_star {
            if is_starred { &mut plan.star } else { &mut plan.unstar }.push(item.clone());
        }
    }
    let all = listed.unread.iter().chain(&listed.starred).chain(&listed.recent);
    plan.missing.extend(all.filter(|item| !there.contains(item)).cloned());
    // Ids grow with the time of arrival, as numbers and as text.
    plan.missing.sort_unstable_by(|one, other| other.cmp(one));
    plan.missing.dedup();
    plan
}

/// Items that must be there when the lists are to be believed: the newest of those that a plan takes for read or takes the
/// star of, where the lists name nothing that was known, as those of a server that was set up anew. Of few that were read
/// elsewhere none is asked for.
#[must_use]
pub fn doubted(known: &[KnownItem], listed: &Listed, plan: &Plan) -> Vec<ItemId> {
    if plan.read.len() < MANY && plan.unstar.is_empty() {
        return Vec::new();
    }
    let there: HashSet<&ItemId> = listed.unread.iter().chain(&listed.starred).collect();
    if known.iter().any(|known| (!known.read || known.starred) && there.contains(&known.item)) {
        return Vec::new();
    }
    plan.unstar.iter().max().into_iter().chain(plan.read.iter().max()).cloned().collect()
}

/// What waits, in batches of one change each: the group whose first row is the oldest first, in each the oldest first.
#[must_use]
pub fn batches(waiting: &[Waiting], most: usize) -> Vec<(Flag, bool, Vec<Waiting>)> {
    let mut groups: Vec<(Flag, bool, Vec<Waiting>)> = Vec::new();
    let mut rows: Vec<&Waiting> = waiting.iter().collect();
    rows.sort_unstable_by_key(|row| row.row);
    for row in rows {
        match groups.iter_mut().find(|(flag, on, _)| (*flag, *on) == (row.flag, row.on)) {
            Some((.., group)) => group.push(row.clone()),
            None => groups.push((row.flag, row.on, vec![row.clone()])),
        }
    }
    let cut = |(flag, on, group): (Flag, bool, Vec<Waiting>)| {
        let parts: Vec<_> = group.chunks(most.max(1)).map(|part| (flag, on, part.to_vec())).collect();
        parts
    };
    groups.into_iter().flat_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::{Listed, Plan, batches, doubted, plan};
    use crate::model::{Flag, ItemId, KnownItem, Waiting};
    use proptest::prelude::*;

    fn known(number: i64, read: bool, starred: bool) -> KnownItem {
        KnownItem { item: ItemId::Number(number), read, starred, gone: false }
    }

    fn waiting(row: i64, number: i64, flag: Flag, on: bool) -> Waiting {
        Waiting { row, item: ItemId::Number(number), flag, on, at: 0, tries: 0 }
    }

    fn ids(numbers: &[i64]) -> Vec<ItemId> {
        numbers.iter().copied().map(ItemId::Number).collect()
    }

    #[test]
    fn remote_reads_stars_and_their_contraries_are_pulled() {
        let here = [known(1, false, false), known(2, true, false), known(3, true, true), known(4, true, false)];
        let there = Listed { unread: ids(&[2, 5]), starred: ids(&[4, 6]), recent: ids(&[7, 1]) };
        let expected =
            Plan { read: ids(&[1]), unread: ids(&[2]), star: ids(&[4]), unstar: ids(&[3]), missing: ids(&[7, 6, 5]) };
        assert_eq!(plan(&here, &there, &[]), expected);
        assert_eq!(expected.changes(), 4);
    }

    #[test]
    fn what_waits_to_be_sent_wins_over_the_server() {
        let here = [known(1, true, false), known(2, true, true)];
        let there = Listed { unread: ids(&[1, 2]), ..Listed::default() };
        let held = [waiting(1, 1, Flag::Read, true), waiting(2, 2, Flag::Starred, true)];
        assert_eq!(plan(&here, &there, &held), Plan { unread: ids(&[2]), ..Plan::default() });
    }

    #[test]
    fn what_was_let_go_is_fetched_again_only_when_somebody_wants_it_back() {
        let gone = |number, read| KnownItem { gone: true, ..known(number, read, false) };
        let here = [gone(1, true), gone(2, false), gone(3, true), gone(4, true), gone(5, false)];
        let there = Listed { unread: ids(&[2, 3]), starred: ids(&[4]), recent: ids(&[1, 2]) };
        let plan = plan(&here, &there, &[]);
        assert_eq!(plan.missing, ids(&[4, 3]));
        assert_eq!(plan.read, ids(&[5]));
    }

    #[test]
    fn lists_that_name_nothing_that_was_known_are_doubted() {
        let here: Vec<KnownItem> = (1..=30).map(|number| known(number, false, number == 7)).collect();
        let empty = Listed::default();
        let first = plan(&here, &empty, &[]);
        assert_eq!(doubted(&here, &empty, &first), ids(&[7, 30]));
        let other = Listed { unread: ids(&[90, 91]), ..Listed::default() };
        assert_eq!(doubted(&here, &other, &plan(&here, &other, &[])), ids(&[7, 30]), "ids of its own");
        let some = Listed { unread: ids(&[4]), ..Listed::default() };
        assert_eq!(doubted(&here, &some, &plan(&here, &some, &[])), []);
        let few = &here[..5];
        assert_eq!(doubted(few, &empty, &plan(few, &empty, &[])), [], "few were read elsewhere");
    }

    #[test]
    fn batches_are_of_one_change_and_of_few_ids() {
        let mut rows: Vec<Waiting> = (1..=1_201).map(|row| waiting(row, row, Flag::Read, true)).collect();
        rows.push(waiting(0, 9_000, Flag::Starred, false));
        rows.push(waiting(2_000, 9_001, Flag::Starred, false));
        let sizes: Vec<(Flag, bool, usize)> =
            batches(&rows, 500).iter().map(|(flag, on, rows)| (*flag, *on, rows.len())).collect();
        let read = |count| (Flag::Read, true, count);
        assert_eq!(sizes, [(Flag::Starred, false, 2), read(500), read(500), read(201)]);
    }

    #[test]
    fn a_hundred_thousand_unread_ids_are_planned() {
        let here: Vec<KnownItem> = (0..100_000).map(|number| known(number, number % 3 == 0, false)).collect();
        let there = Listed { unread: (0..100_500).map(ItemId::Number).collect(), ..Listed::default() };
        let plan = plan(&here, &there, &[]);
        assert_eq!((plan.unread.len(), plan.missing.len(), plan.read.len()), (33_334, 500, 0));
        assert_eq!(plan.missing[0], ItemId::Number(100_499));
    }

    proptest! {
        /// A step of a plan, done, leaves nothing to do; what waits is never touched.
        #[test]
        fn a_plan_that_was_done_leaves_nothing_to_do(
            here in proptest::collection::btree_map(0i64..40, (any::<bool>(), any::<bool>()), 0..30),
            unread in proptest::collection::btree_set(0i64..40, 0..30),
            starred in proptest::collection::btree_set(0i64..40, 0..30),
            held in proptest::collection::btree_map(0i64..40, any::<bool>(), 0..10),
        ) {
            let mut here: Vec<KnownItem> = here.into_iter().map(|(number, (read, star))| known(number, read, star)).collect();
            let there = Listed {
                unread: unread.into_iter().map(ItemId::Number).collect(),
                starred: starred.into_iter().map(ItemId::Number).collect(),
                recent: Vec::new(),
            };
            let held: Vec<Waiting> = held.into_iter().map(|(number, on)| waiting(number, number, Flag::Read, on)).collect();
            let first = plan(&here, &there, &held);
            for row in &held {
                prop_assert!(!first.read.contains(&row.item) && !first.unread.contains(&row.item));
            }
            for item in &mut here {
                item.read = (item.read || first.read.contains(&item.item)) && !first.unread.contains(&item.item);
                item.starred = (item.starred || first.star.contains(&item.item)) && !first.unstar.contains(&item.item);
            }
            let unread = |item: &ItemId| there.unread.contains(item);
            here.extend(first.missing.iter().map(|item| KnownItem {
                read: !unread(item), starred: there.starred.contains(item), item: item.clone(), gone: false,
            }));
            prop_assert!(plan(&here, &there, &held).is_empty());
        }
    }
}
