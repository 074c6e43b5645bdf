use sha2::{Digest as _, Sha256};
use url::Url;

use crate::model::{Identity, is_tracking};

/// The identity of an entry in the first schema of the cache, kept so that articles deleted under it stay deleted: its
/// guid; else its link without tracking parameters; else a hash of title, date and summary. Must not change: existing
/// caches contain these hashes.
pub(crate) fn identity(guid: Option<&str>, link: Option<&str>, rest: impl FnOnce() -> [String; 3]) -> Identity {
    if let Some(guid) = guid.map(str::trim).filter(|guid| !guid.is_empty()) {
        return Identity(guid.to_owned());
    }
    if let Some(link) = link.and_then(canonical) {
        return Identity(link);
    }
    let mut hash = Sha256::new();
    for part in rest() {
        hash.update(part.trim().as_bytes());
        hash.update([0]);
    }
    let digest = format!("{:x}", hash.finalize());
    Identity(format!("sha256:{}", digest.get(..32).unwrap_or_default()))
}

/// An address without the parts in which two copies of one link differ: tracking parameters, fragment, a final slash.
fn canonical(link: &str) -> Option<String> {
    let mut url = Url::parse(link.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !is_tracking(key))
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    if kept.is_empty() {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    let text = url.to_string();
    Some(text.strip_suffix('/').unwrap_or(&text).to_owned())
}
