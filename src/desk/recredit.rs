use crate::credits;
use crate::model::{ArticleId, FoundCredits};
use crate::store::{Store, StoreError};

/// Articles that are read and written at once.
const WINDOW: usize = 200;

/// What a second reading of the credits did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recredited {
    /// Articles that were read.
    pub read: u64,
    /// Articles whose credits are others now.
    pub changed: u64,
}

/// Reads the credits of the cache again from the evidence that was kept, window by window; `all` also where these very
/// rules have read it. Tells how many are done of how many.
///
/// # Errors
/// When the database fails; the windows before stay read.
pub async fn recredit(store: &Store, all: bool, mut notify: impl FnMut(u64, u64)) -> Result<Recredited, StoreError> {
    let before = if all { u32::MAX } else { credits::RULES };
    let mut report = Recredited::default();
    let mut after = ArticleId(i64::MIN);
    loop {
        let (window, left) = store.evidence_before(before, after, WINDOW).await?;
        let Some(last) = window.last() else { break };
        after = last.id;
        let whole = report.read + left;
        let read = u64::try_from(window.len()).unwrap_or(0);
        let mut found: Vec<(ArticleId, FoundCredits)> = Vec::with_capacity(window.len());
        for old in &window {
            let language = old.language.clone().or_else(|| old.evidence.language.clone()).unwrap_or_default();
            let again = credits::find(&old.evidence, &language);
            report.changed += u64::from(old.credits != again.credits);
            found.push((old.id, again));
        }
        store.recredit(found, credits::RULES).await?;
        report.read += read;
        notify(report.read, whole);
    }
    Ok(report)
}
