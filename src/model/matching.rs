use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// What distinguishes an entry of a feed from the others, as hashes: its guid, its address, its title with its date.
/// Each is looked at by itself; none of them is its identity by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EntryKey {
    /// Of the guid as the feed gives it.
    pub guid: Option<i64>,
    /// Of the guid without what follows `#` in it, if something does.
    pub stem: Option<i64>,
    /// Of the address with its parameters and fragment.
    pub address: Option<i64>,
    /// Of the address without tracking and fragment: the page.
    pub page: Option<i64>,
    /// Of the title.
    pub title: i64,
    /// When it was published, in seconds; none where the feed gives no date.
    pub published: Option<i64>,
    /// Of all that the feed gives of it.
    pub form: i64,
}

impl EntryKey {
    /// Whether it has neither guid nor address.
    fn is_bare(&self) -> bool {
        self.guid.is_none() && self.page.is_none()
    }

    /// The guid without what follows `#` in it.
    fn guid_stem(&self) -> Option<i64> {
        self.stem.or(self.guid)
    }
}

/// An entry that is known from earlier documents of its feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownEntry {
    /// What it was known by.
    pub key: EntryKey,
    /// Whether it was kept by the first schema, which knew one hash: its guid takes the place of its address where it
    /// had none, and its date says nothing.
    pub old: bool,
}

impl KnownEntry {
    fn is_bare(&self) -> bool {
        self.key.page.is_none() && (self.old || self.key.guid.is_none())
    }

    fn same_date(&self, new: &EntryKey) -> bool {
        self.old || self.key.published == new.published
    }

    /// Whether both have a date, and the same.
    fn dated(&self, new: &EntryKey) -> bool {
        new.published.is_some() && self.key.published == new.published
    }

    /// Whether nothing speaks against it that one address and one title are one item: each week's notices have the same
    /// title on the same page.
    fn same_item(&self, new: &EntryKey) -> bool {
        let other_guid = self.key.guid.is_some() && new.guid.is_some() && self.key.guid != new.guid;
        self.old || self.dated(new) || (self.key.published == new.published && !other_guid)
    }
}

/// What an entry of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryMatch {
    /// Nothing known agrees with it.
    New,
    /// The known entry with this number.
    Known(usize),
    /// The same as an entry before it in the document.
    Repeat,
}

/// Matches the entries of a document with those known of its feed, best evidence first, each known entry used once: all that
/// tells them apart · guid and title, with address or date · address and title, with the date · guid and address · the guid alone, if nothing
/// else has it · the address alone, if no other entry has it, it is not the feed's own page, and title, date or the guid
/// without its fragment agree · title and date of what has neither guid nor address. What agrees with nothing is new.
///
/// `home` is the feed's own page, as an entry with this address would be known.
#[must_use]
pub fn match_entries(document: &[EntryKey], known: &[KnownEntry], home: Option<&EntryKey>) -> Vec<EntryMatch> {
    let mut matched = repeats(document);
    if known.is_empty() {
        return matched;
    }
    let mut matching = Matching { document, known, used: vec![false; known.len()], matched: &mut matched };
    let by_guid = |key: &EntryKey| key.guid.map(|guid| (guid, key.title));
    let by_page = |key: &EntryKey| key.page.map(|page| (page, key.title));
    matching.claim(|key| Some(*key), |_, _| true);
    matching.claim(|key| Some(EntryKey { form: 0, ..*key }), |_, known| !known.old);
    matching.claim(by_guid, |new, known| new.address == known.key.address && known.same_date(new));
    matching.claim(by_guid, |new, known| new.page == known.key.page && known.same_date(new));
    matching.claim(by_guid, |new, known| known.old || known.dated(new));
    matching.claim(by_page, |new, known| new.address == known.key.address && known.same_item(new));
    matching.claim(by_page, |new, known| known.same_item(new));
    matching.claim_unshared(|key| key.guid.zip(key.page), |_, _| true);
    matching.claim_unshared(|key| key.guid, |_, _| true);
    let home_of = |part: fn(&EntryKey) -> Option<i64>| home.and_then(part);
    let (home_address, home_page) = (home_of(|key| key.address), home_of(|key| key.page));
    matching.claim_unshared(|key| key.page.filter(|page| Some(*page) != home_page), agrees);
    matching.claim_unshared(|key| key.address.filter(|address| Some(*address) != home_address), agrees);
    let bare = |key: &EntryKey| key.page.is_none().then_some(key.title);
    matching.claim(bare, |new, known| new.is_bare() && known.is_bare() && new.form == known.key.form);
    matching.claim(bare, |new, known| new.is_bare() && known.is_bare() && known.same_date(new));
    matched
}

/// Whether what agrees beside an address is enough.
fn agrees(new: &EntryKey, known: &KnownEntry) -> bool {
    let date = new.published.is_some() && new.published == known.key.published;
    let stem = new.guid_stem().is_some() && new.guid_stem() == known.key.guid_stem();
    new.title == known.key.title || date || stem
}

/// Notes what occurs twice in a document. If in doubt it is two entries.
fn repeats(document: &[EntryKey]) -> Vec<EntryMatch> {
    let mut seen = HashSet::with_capacity(document.len());
    let entries = document.iter().map(|key| {
        let address = if key.guid.is_some() { key.page } else { key.address };
        let text = key.is_bare().then_some(key.form);
        let twice = !seen.insert((key.guid, address, key.title, key.published, text));
        if twice { EntryMatch::Repeat } else { EntryMatch::New }
    });
    entries.collect()
}

struct Matching<'a> {
    document: &'a [EntryKey],
    known: &'a [KnownEntry],
    used: Vec<bool>,
    matched: &'a mut [EntryMatch],
}

impl Matching<'_> {
    fn open(&self) -> impl Iterator<Item = (usize, &EntryKey)> {
        let open = |(_, (_, matched)): &(usize, (&EntryKey, &EntryMatch))| **matched == EntryMatch::New;
        self.document.iter().zip(self.matched.iter()).enumerate().filter(open).map(|(at, (key, _))| (at, key))
    }

    /// Gives each open entry the first unused known one that has the same hash and of which more is true.
    fn claim<K: Eq + Hash>(
        &mut self,
        hash: impl Fn(&EntryKey) -> Option<K>,
        more: impl Fn(&EntryKey, &KnownEntry) -> bool,
    ) {
        if self.open().next().is_none() {
            return;
        }
        let mut by_hash: HashMap<K, Vec<usize>> = HashMap::new();
        for (at, known) in self.known.iter().enumerate().filter(|(at, _)| self.used.get(*at) == Some(&false)) {
            if let Some(hash) = hash(&known.key) {
                by_hash.entry(hash).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for (at, key) in self.open() {
            let Some(among) = hash(key).and_then(|hash| by_hash.get_mut(&hash)) else { continue };
            let fits = |known: &usize| self.known.get(*known).is_some_and(|known| more(key, known));
            if let Some(place) = among.iter().position(fits) {
                found.push((at, among.remove(place)));
            }
        }
        self.take(found);
    }

    /// Gives each open entry the known one with the same hash, if no other entry of the document and no other known one
    /// has this hash, and more is true of it.
    fn claim_unshared<K: Copy + Eq + Hash>(
        &mut self,
        hash: impl Fn(&EntryKey) -> Option<K>,
        more: impl Fn(&EntryKey, &KnownEntry) -> bool,
    ) {
        if self.open().next().is_none() {
            return;
        }
        let mut shown: HashMap<K, usize> = HashMap::new();
        let repeated = |matched: &EntryMatch| *matched == EntryMatch::Repeat;
        for (key, _) in self.document.iter().zip(self.matched.iter()).filter(|(_, matched)| !repeated(matched)) {
            if let Some(hash) = hash(key) {
                *shown.entry(hash).or_default() += 1;
            }
        }
        // None where several have it.
        let mut by_hash: HashMap<K, Option<usize>> = HashMap::new();
        for (at, known) in self.known.iter().enumerate() {
            if let Some(hash) = hash(&known.key) {
                by_hash.entry(hash).and_modify(|one| *one = None).or_insert(Some(at));
            }
        }
        let mut found = Vec::new();
        for (at, key) in self.open() {
            let Some(hash) = hash(key).filter(|hash| shown.get(hash) == Some(&1)) else { continue };
            let Some(known) = by_hash.get(&hash).copied().flatten() else { continue };
            let fits = self.known.get(known).is_some_and(|known| more(key, known));
            if fits && self.used.get(known) == Some(&false) {
                found.push((at, known));
            }
        }
        self.take(found);
    }

    fn take(&mut self, found: Vec<(usize, usize)>) {
        for (at, known) in found {
            if let (Some(matched), Some(used)) = (self.matched.get_mut(at), self.used.get_mut(known)) {
                (*matched, *used) = (EntryMatch::Known(known), true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::{Strategy, proptest};

    use super::{EntryKey, EntryMatch, KnownEntry, match_entries};

    /// Few values, so that they meet.
    fn key() -> impl Strategy<Value = EntryKey> {
        (of(0..4i64), of((0..3i64, 0..2i64)), 0..4i64, of(0..3i64), 0..2i64).prop_map(
            |(guid, address, title, published, form)| EntryKey {
                guid,
                stem: guid.filter(|guid| *guid == 3).map(|_| 2),
                address: address.map(|(page, fragment)| page * 10 + fragment),
                page: address.map(|(page, _)| page),
                title,
                published,
                form,
            },
        )
    }

    fn known(keys: &[EntryKey], old: bool) -> Vec<KnownEntry> {
        keys.iter().map(|key| KnownEntry { key: *key, old }).collect()
    }

    /// Those of a document that are kept after a first fetch.
    fn kept(document: &[EntryKey]) -> Vec<EntryKey> {
        let matched = match_entries(document, &[], None);
        let new = document.iter().zip(matched).filter(|(_, matched)| *matched == EntryMatch::New);
        new.map(|(key, _)| *key).collect()
    }

    proptest! {
        #[test]
        fn the_same_document_again_brings_nothing(document in vec(key(), 0..12), home in of(key())) {
            let stored = known(&kept(&document), false);
            for (key, matched) in document.iter().zip(match_entries(&document, &stored, home.as_ref())) {
                match matched {
                    EntryMatch::Known(at) => {
                        // What differs only in its text may replace another.
                        assert_eq!(EntryKey { form: 0, stem: None, ..stored[at].key }, EntryKey { form: 0, stem: None, ..*key });
                    }
                    EntryMatch::Repeat => {}
                    EntryMatch::New => panic!("{key:?} is new"),
                }
            }
        }

        #[test]
        fn no_known_entry_is_used_twice_and_nothing_is_matched_without_evidence(
            document in vec(key(), 0..12),
            stored in vec(key(), 0..12),
            old: bool,
        ) {
            let stored = known(&stored, old);
            let mut used = HashSet::new();
            for (key, matched) in document.iter().zip(match_entries(&document, &stored, None)) {
                let EntryMatch::Known(at) = matched else { continue };
                assert!(used.insert(at), "{at} is used twice");
                let known = stored[at].key;
                let guid = key.guid.is_some() && key.guid == known.guid;
                let page = key.page.is_some() && key.page == known.page;
                assert!(guid || page || key.page.is_none() && key.title == known.title, "{key:?} {known:?}");
            }
        }

        #[test]
        fn more_entries_take_nothing_from_those_that_are_the_same(
            document in vec(key(), 1..8),
            more in vec(key(), 0..8),
        ) {
            let document = kept(&document);
            let stored = known(&document, false);
            let longer: Vec<EntryKey> = kept(&more.iter().chain(&document).copied().collect::<Vec<_>>());
            let matched = match_entries(&longer, &stored, None);
            for key in document {
                let at = longer.iter().position(|other| *other == key);
                // One that another of the longer document repeats is that one.
                let Some(at) = at else { continue };
                assert_ne!(matched[at], EntryMatch::New, "{key:?}");
            }
        }
    }

    fn entry(guid: i64, page: i64, title: i64, published: i64) -> EntryKey {
        EntryKey {
            guid: Some(guid),
            address: Some(page),
            page: Some(page),
            title,
            published: Some(published),
            ..EntryKey::default()
        }
    }

    #[test]
    fn guids_that_are_places_in_the_feed_do_not_make_one_story_another() {
        let before = [entry(1, 11, 21, 31), entry(2, 12, 22, 32), entry(3, 13, 23, 33)];
        let after = [entry(1, 14, 24, 34), entry(2, 11, 21, 31), entry(3, 12, 22, 32)];
        let matched = match_entries(&after, &known(&before, false), None);
        assert_eq!(matched, [EntryMatch::New, EntryMatch::Known(0), EntryMatch::Known(1)]);
    }

    #[test]
    fn an_address_alone_says_nothing_where_it_was_shared_or_is_the_feeds_own_page() {
        let one = entry(1, 11, 21, 31);
        let next = entry(2, 11, 22, 31);
        assert_eq!(match_entries(&[next], &known(&[one], false), None), [EntryMatch::Known(0)]);
        assert_eq!(match_entries(&[next], &known(&[one], false), Some(&one)), [EntryMatch::New]);
        let shared = known(&[one, entry(3, 11, 23, 31)], false);
        assert_eq!(match_entries(&[next], &shared, None), [EntryMatch::New]);
        let other_day = EntryKey { published: Some(32), ..next };
        assert_eq!(match_entries(&[other_day], &known(&[one], false), None), [EntryMatch::New]);
    }
}
