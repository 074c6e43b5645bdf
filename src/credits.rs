//! Who wrote, translated and edited an article: evidence to credits. Pure; the words of each language are data in
//! `assets/credits/`.

use crate::model::{Evidence, Found, Language};

/// Number of the rules that found a credit; raised when they change, so that old evidence can be read again.
pub const RULES: u32 = 1;

/// Finds the credits in a document's evidence. When in doubt, none.
#[must_use]
pub fn find(_evidence: &Evidence, _language: &Language) -> Found {
    Found::default()
}
