/// Structured names kept of one entry.
pub(super) const MOST_FIELDS: usize = 100;
/// Characters of one name.
pub(super) const MOST_NAME: usize = 500;
/// Bytes of the text of one element.
pub(super) const MOST_TEXT: usize = 8_192;
/// Bytes of the text of one element that may be the body of an entry.
pub(super) const MOST_BODY: usize = 1_000_000;
/// Characters of an address.
pub(super) const MOST_ADDRESS: usize = 2_000;
/// Characters of a base; what is resolved against it may be there thousands of times.
pub(super) const MOST_BASE: usize = 1_000;
