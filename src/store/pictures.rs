use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::open::Store;
use super::outcome::StoreError;

/// Folder of the pictures in that of the cache.
const FOLDER: &str = "pictures";

/// Pictures are files of their own: what was looked at longest ago goes first, and the database stays small.
impl Store {
    /// The file that holds the picture of an address when it was kept.
    #[must_use]
    pub fn picture_file(&self, address: &str) -> PathBuf {
        let name: String = Sha256::digest(address.as_bytes()).iter().take(16).fold(String::new(), |mut name, byte| {
            let _ = write!(name, "{byte:02x}");
            name
        });
        self.folder().join(FOLDER).join(name)
    }

    /// The bytes of a picture as they came, none when it was not kept; it counts as looked at from `now` on.
    ///
    /// # Errors
    /// When the cache is closed.
    pub async fn picture(&self, address: &str, now: Timestamp) -> Result<Option<Vec<u8>>, StoreError> {
        let file = self.picture_file(address);
        self.seek(move |_| {
            let bytes = fs::read(&file).ok().filter(|bytes| !bytes.is_empty());
            if bytes.is_some() {
                // The time of the file says when the picture was looked at; without that it merely goes sooner.
                let time = SystemTime::try_from(now).map_err(std::io::Error::other);
                let _ = time.and_then(|time| File::options().append(true).open(&file)?.set_modified(time));
            }
            Ok(bytes)
        })
        .await
    }

    /// Stores the bytes of a picture; the bytes of all pictures have a maximum. A disk that cannot keep it is no error: it
    /// is fetched again.
    ///
    /// # Errors
    /// When the cache is closed.
    pub async fn keep_picture(&self, address: &str, bytes: Vec<u8>, most: u64) -> Result<(), StoreError> {
        if bytes.len() as u64 > most {
            return Ok(());
        }
        let file = self.picture_file(address);
        self.seek(move |_| {
            let _ = keep(&file, &bytes, most);
            Ok(())
        })
        .await
    }
}

/// Writes beside and renames, so that nobody reads half a picture; then lets the oldest go.
fn keep(file: &Path, bytes: &[u8], most: u64) -> std::io::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    fs::create_dir_all(folder)?;
    let beside = file.with_extension(format!("{}.part", std::process::id()));
    let written = File::create(&beside).and_then(|mut part| part.write_all(bytes));
    written.and_then(|()| fs::rename(&beside, file)).inspect_err(|_| drop(fs::remove_file(&beside)))?;
    let mut kept: Vec<(SystemTime, u64, PathBuf)> = fs::read_dir(folder)?
        .flatten()
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        })
        .collect();
    let mut all: u64 = kept.iter().map(|(_, size, _)| size).sum();
    kept.sort();
    for (_, size, path) in kept.into_iter().filter(|(_, _, path)| path != file) {
        if all <= most {
            break;
        }
        fs::remove_file(path)?;
        all -= size;
    }
    Ok(())
}
