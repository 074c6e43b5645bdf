use crate::model::Language;

/// Letters of title, standfirst and body that are compared of a script without spaces, in runs between signs.
pub(super) const MOST_LETTERS: usize = 1_400;

/// An article as grouping sees it.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The newsroom, as articles of one are known; recurring items are looked for within one.
    pub newsroom: &'a str,
    /// What it calls itself, which says nothing of what happened.
    pub name: &'a str,
    /// Its language; unknown ones are compared with each other.
    pub language: &'a Language,
    /// Seconds since 1970 (UTC) at which it was published.
    pub published: i64,
    /// Its headline.
    pub title: &'a str,
    /// The text under the headline, if there is any.
    pub standfirst: &'a str,
    /// The plain text, blocks parted by line breaks.
    pub body: &'a str,
}

/// FNV-1a over numbers, mixed and folded to 32 bits: the same in every build, for it is stored.
pub(super) fn hash_all(values: impl IntoIterator<Item = u32>) -> u32 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for value in values {
        state = (state ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3);
    }
    let mixed = (state ^ (state >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u32::try_from((mixed ^ (mixed >> 32)) & 0xffff_ffff).unwrap_or_default()
}

/// The same over letters.
pub(super) fn hash(letters: impl IntoIterator<Item = char>) -> u32 {
    hash_all(letters.into_iter().map(u32::from))
}
