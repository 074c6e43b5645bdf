use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Name of the file that the one who refreshes holds.
const FILE: &str = "refresh.lock";

/// Held while feeds are refreshed, so that two programs do not ask the same servers at once; let go when it is dropped,
/// and by the system when its holder dies.
#[derive(Debug)]
pub struct RefreshLock {
    _file: Option<File>,
}

/// Takes the lock; none when another program holds it. Where files cannot be locked everybody gets it.
pub(super) fn take(folder: &Path) -> Option<RefreshLock> {
    let opened = OpenOptions::new().create(true).append(true).open(folder.join(FILE));
    let Ok(file) = opened else { return Some(RefreshLock { _file: None }) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        Ok(()) | Err(TryLockError::Error(_)) => Some(RefreshLock { _file: Some(file) }),
    }
}
