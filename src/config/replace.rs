use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::{NamedTempFile, TempPath};

use crate::model::{FileRefused, without_path};

/// Links that are followed to a file that is not there.
const MOST_LINKS: usize = 40;
/// How long one program waits for another that changes the same file.
const LOCK_TIMEOUT: Duration = Duration::from_mins(2);
/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// A file that is written beside the one whose place it takes, whole or not at all: until it is kept, the old one stays as
/// it is. Its name cannot be guessed, and nothing that was put there is written through.
#[derive(Debug)]
pub struct NewFile {
    new: BufWriter<File>,
    at: TempPath,
    target: PathBuf,
}

impl NewFile {
    /// Begins a file for a path; a link there is followed to its file. The old file's mode and owner are the new one's.
    ///
    /// # Errors
    /// When something else than a plain file is there, or the folder cannot be written.
    pub fn new(path: &Path) -> io::Result<Self> {
        let target = target(path);
        let folder = folder(&target);
        let old = match fs::metadata(&target) {
            Ok(old) => Some(plain(old)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        Self::begun(begin(old.as_ref(), folder), target)
    }

    /// Begins a file for a path where nothing is yet, not even a link.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn fresh(path: &Path) -> io::Result<Self> {
        Self::begun(begin(None, folder(path)), path.to_owned())
    }

    fn begun(new: io::Result<NamedTempFile>, target: PathBuf) -> io::Result<Self> {
        // What is written to the file itself fails without its path.
        let (new, at) = new.map_err(without_path)?.into_parts();
        Ok(Self { new: BufWriter::new(new), at, target })
    }

    /// Whether there is a file whose place it takes.
    #[must_use]
    pub fn replaces(&self) -> bool {
        self.target.exists()
    }

    /// Puts it in its place, once it is on the disk.
    ///
    /// # Errors
    /// When the disk or the folder cannot be written; the old file stays then.
    pub fn keep(self) -> io::Result<()> {
        let target = self.target.clone();
        self.whole()?.persist(&target).map_err(|error| without_path(error.error))?;
        on_disk(&target);
        Ok(())
    }

    /// Puts it in its place if there is nothing yet.
    ///
    /// # Errors
    /// When something is there (`AlreadyExists`), or the disk or the folder cannot be written.
    pub fn keep_new(self) -> io::Result<()> {
        let target = self.target.clone();
        self.whole()?.persist_noclobber(&target).map_err(|error| without_path(error.error))?;
        on_disk(&target);
        Ok(())
    }

    fn whole(self) -> io::Result<TempPath> {
        let new = self.new.into_inner().map_err(io::IntoInnerError::into_error)?;
        new.sync_all()?;
        Ok(self.at)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.new.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.flush()
    }
}

/// Replaces a file of the user's by a text.
///
/// # Errors
/// When the folder cannot be written; the old file stays then.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut new = NewFile::new(path)?;
    new.write_all(text.as_bytes())?;
    new.keep()
}

/// Held while the files of a folder are changed, so that what two programs change at once is not lost; released when it
/// is dropped, and by the system when its holder dies.
#[derive(Debug)]
pub(super) struct Lock {
    _folder: Option<File>,
}

/// Waits until no other program changes the files of the folder that a path leads to; makes that folder where it is not
/// there. Where folders cannot be locked nobody waits.
///
/// # Errors
/// When the folder cannot be made, or another program changes its files without an end.
pub(super) fn lock(path: &Path) -> io::Result<Lock> {
    let target = target(path);
    let folder = folder(&target);
    fs::create_dir_all(folder)?;
    let Ok(opened) = File::open(folder) else { return Ok(Lock { _folder: None }) };
    let begun = Instant::now();
    loop {
        match opened.try_lock() {
            Err(fs::TryLockError::WouldBlock) if begun.elapsed() < LOCK_TIMEOUT => thread::sleep(PAUSE),
            Err(fs::TryLockError::WouldBlock) => {
                return Err(io::Error::new(io::ErrorKind::TimedOut, FileRefused::Changing));
            }
            Ok(()) | Err(fs::TryLockError::Error(_)) => return Ok(Lock { _folder: Some(opened) }),
        }
    }
}

/// A file's data, unless it is something that is not read and written as a whole: a folder, a pipe, a device.
pub(super) fn plain(data: Metadata) -> io::Result<Metadata> {
    if data.is_file() { Ok(data) } else { Err(io::Error::other(FileRefused::NotRegular)) }
}

/// Where a path leads, through links, also to a file that is not there yet.
fn target(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(whole) = fs::canonicalize(&target) {
            return whole;
        }
        match fs::read_link(&target) {
            Ok(link) => target = folder(&target).join(link),
            Err(_) => break,
        }
    }
    target
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn begin(old: Option<&Metadata>, folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let Some(old) = old else {
        // As any new file of the user's.
        let usual = fs::Permissions::from_mode(0o666);
        return tempfile::Builder::new().prefix(".dateline-").permissions(usual).tempfile_in(folder);
    };
    let new = tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)?;
    let own = new.as_file().metadata()?;
    if (own.uid(), own.gid()) != (old.uid(), old.gid()) {
        fchown(new.as_file(), Some(old.uid()), Some(old.gid()))?;
    }
    new.as_file().set_permissions(old.permissions())?;
    Ok(new)
}

#[cfg(not(unix))]
fn begin(_: Option<&Metadata>, folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)
}

/// Has the folder remember its new entry; where that is not known it comes by itself.
fn on_disk(target: &Path) {
    let _ = File::open(folder(target)).and_then(|folder| folder.sync_all());
}

#[cfg(all(test, unix))]
mod tests {
    use super::{NewFile, lock, replace};
    use std::fs;
    use std::io::Write as _;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    #[test]
    fn mode_and_owner_stay_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feeds.toml");
        replace(&path, "new").unwrap();
        let usual = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(usual & 0o600, 0o600);
        for mode in [0o600, 0o640, 0o644, 0o444] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let before = fs::metadata(&path).unwrap();
            replace(&path, &format!("{mode}")).unwrap();
            let after = fs::metadata(&path).unwrap();
            assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
            assert_eq!(fs::read_to_string(&path).unwrap(), format!("{mode}"));
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn links_are_followed_to_their_file_and_stay_links() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (link, file) = (folder.path().join("feeds.toml"), elsewhere.path().join("mine.toml"));
        let middle = elsewhere.path().join("middle");
        symlink("mine.toml", &middle).unwrap();
        symlink(&middle, &link).unwrap();
        for text in ["made", "changed"] {
            replace(&link, text).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            assert!(
                fs::symlink_metadata(&link).unwrap().is_symlink()
                    && fs::symlink_metadata(&middle).unwrap().is_symlink()
            );
        }
    }

    #[test]
    fn a_folder_a_device_and_a_circle_of_links_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let circle = folder.path().join("circle");
        symlink(&circle, &circle).unwrap();
        for path in [folder.path(), std::path::Path::new("/dev/null"), &circle] {
            assert!(replace(path, "x").is_err(), "{}", path.display());
        }
    }

    #[test]
    fn what_is_not_kept_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        replace(&path, "old").unwrap();
        let mut new = NewFile::new(&path).unwrap();
        new.write_all(b"half").unwrap();
        new.flush().unwrap();
        drop(new);
        symlink(folder.path().join("planted"), folder.path().join("out.md")).unwrap();
        for there in ["out.jsonl", "out.md"] {
            let kept = NewFile::fresh(&folder.path().join(there)).unwrap().keep_new().unwrap_err();
            assert_eq!(kept.kind(), std::io::ErrorKind::AlreadyExists);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn one_program_at_a_time_changes_the_files_of_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("feeds.toml");
        let held = lock(&path).unwrap();
        let waits = std::thread::spawn({
            let path = path.clone();
            move || {
                let _held = lock(&path).unwrap();
                fs::read_to_string(&path).unwrap()
            }
        });
        replace(&path, "first").unwrap();
        drop(held);
        assert_eq!(waits.join().unwrap(), "first");
    }
}
