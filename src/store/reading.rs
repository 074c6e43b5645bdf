use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What the names of the files begin with; the number of the process follows.
const NAME: &str = "reading.";
/// Bytes of such a file that are read.
const MOST_BYTES: u64 = 4_096;

/// The articles whose markup this process is reading, in a file of its own that is locked while it lives: what a dead
/// process left in its file was being read when it ended. Costs two short writes an article and nothing before the first.
#[derive(Debug)]
pub(super) struct Reading {
    path: PathBuf,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    file: Option<File>,
    ids: Vec<i64>,
}

impl Reading {
    pub(super) fn new(folder: &Path) -> Self {
        let path = folder.join(format!("{NAME}{}", std::process::id()));
        Self { path, open: Mutex::default() }
    }

    /// Notes that an article is read until the mark is dropped.
    pub(super) fn begin(reading: &Arc<Self>, id: i64) -> ReadingMark {
        reading.change(|ids| ids.push(id));
        ReadingMark { reading: Arc::clone(reading), id }
    }

    fn change(&self, change: impl FnOnce(&mut Vec<i64>)) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut open.ids);
        if open.file.is_none() {
            // Where no file can be made or locked nothing is noted.
            let made = OpenOptions::new().create(true).truncate(false).write(true).open(&self.path).ok();
            open.file = made.filter(|file| file.try_lock().is_ok());
        }
        let noted: String = open.ids.iter().map(|id| id.to_string() + "\n").collect();
        if let Some(file) = &mut open.file {
            let written = file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(noted.as_bytes()));
            let _ = written.and_then(|()| file.set_len(noted.len() as u64));
        }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        if self.open.get_mut().is_ok_and(|open| open.file.is_some()) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Held while an article's markup is read; noted beside the cache until it is dropped.
#[derive(Debug)]
pub struct ReadingMark {
    reading: Arc<Reading>,
    id: i64,
}

impl Drop for ReadingMark {
    fn drop(&mut self) {
        self.reading.change(|ids| {
            if let Some(at) = ids.iter().position(|id| *id == self.id) {
                ids.swap_remove(at);
            }
        });
    }
}

/// The articles in the files of dead processes, which go.
pub(super) fn interrupted(folder: &Path) -> Vec<i64> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut ids = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(NAME));
        if !number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
            continue;
        }
        let Ok(file) = OpenOptions::new().read(true).write(true).open(entry.path()) else { continue };
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            continue;
        }
        let mut noted = String::new();
        let _ = (&file).take(MOST_BYTES).read_to_string(&mut noted);
        ids.extend(noted.lines().filter_map(|line| line.parse::<i64>().ok()));
        let _ = std::fs::remove_file(entry.path());
    }
    ids
}
