/// Maximum number of structured names kept of an entry.
pub(super) const MOST_FIELDS: usize = 100;
/// Maximum length of a name in characters.
pub(super) const MOST_NAME: usize = 500;
/// Maximum length of an element's text in bytes.
pub(super) const MOST_TEXT: usize = 8_192;
/// Maximum length in bytes of an element's text that may be the body of an entry.
pub(super) const MOST_BODY: usize = 1_000_000;
/// Maximum length of an address in characters.
pub(super) const MOST_ADDRESS: usize = 2_000;
/// Maximum length of a base in characters; it may be prepended to thousands of addresses.
pub(super) const MOST_BASE: usize = 1_000;
