use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Name of the file that the one who refreshes holds.
pub(super) const REFRESH: &str = "refresh.lock";
/// Name of the file that the one who prepares an offline edition holds.
pub(super) const DOWNLOAD: &str = "download.lock";
/// Name of the file that the one who syncs accounts holds.
pub(super) const SYNC: &str = "sync.lock";

/// Held while feeds are refreshed or an offline edition is prepared, so that two programs do not ask the same servers at
/// once; released when it is dropped, and by the system when its holder dies.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

/// Takes the lock; none when another program holds it. Where files cannot be locked everybody gets it.
pub(super) fn take(folder: &Path, name: &str) -> Option<Lock> {
    let opened = OpenOptions::new().create(true).append(true).open(folder.join(name));
    let Ok(file) = opened else { return Some(Lock { _file: None }) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        Ok(()) | Err(TryLockError::Error(_)) => Some(Lock { _file: Some(file) }),
    }
}
