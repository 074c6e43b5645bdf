use std::path::Path;

use super::ConfigError;
use super::edit::wrong;
use super::fault::FileFault;
use super::file::read_bounded;
use super::replace::replace;

/// Name of the file in the data folder.
const FILE: &str = "left.toml";
/// Places that are remembered for one thing at most.
const MOST_NAMES: usize = 10_000;

/// The place of the reader when it was closed; the next start opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSession {
    /// The place, as the application names it.
    pub place: String,
    /// The selected article: its date in seconds and its number.
    pub article: Option<(i64, i64)>,
    /// Whether the article was open.
    pub reading: bool,
    /// Places whose lists show only what is unread.
    pub unread: Vec<String>,
    /// Places whose lists begin with the oldest.
    pub oldest: Vec<String>,
    /// Places whose lists are ordered by source.
    pub source: Vec<String>,
    /// Places whose lists show what is unread, the oldest first.
    pub longest_wait: Vec<String>,
}

/// Reads the saved session; none if there is none or it cannot be read.
#[must_use]
pub fn load_session(data: &Path) -> Option<SavedSession> {
    let table: toml::Table = read_bounded(&data.join(FILE)).ok()?.parse().ok()?;
    let names = |key: &str| {
        let names = table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
        names.filter_map(|name| name.as_str().map(str::to_owned)).take(MOST_NAMES).collect()
    };
    let number = |key: &str| table.get(key).and_then(toml::Value::as_integer);
    Some(SavedSession {
        place: table.get("place")?.as_str()?.to_owned(),
        article: number("date").zip(number("article")),
        reading: table.get("reading").and_then(toml::Value::as_bool).unwrap_or(false),
        unread: names("unread"),
        oldest: names("oldest"),
        source: names("source"),
        longest_wait: names("longest-wait"),
    })
}

/// Saves the session.
///
/// # Errors
/// When the data folder cannot be written.
pub fn save_session(data: &Path, left: &SavedSession) -> Result<(), ConfigError> {
    let mut table = toml::Table::new();
    table.insert("place".to_owned(), left.place.clone().into());
    if let Some((date, article)) = left.article {
        table.insert("date".to_owned(), date.into());
        table.insert("article".to_owned(), article.into());
    }
    table.insert("reading".to_owned(), left.reading.into());
    let lists = [
        ("unread", &left.unread),
        ("oldest", &left.oldest),
        ("source", &left.source),
        ("longest-wait", &left.longest_wait),
    ];
    for (key, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
        table.insert(key.to_owned(), names.clone().into());
    }
    let path = data.join(FILE);
    let kept = std::fs::create_dir_all(data).and_then(|()| replace(&path, &table.to_string()));
    kept.map_err(|error| wrong(&path, FileFault::Unwritten(error.into())))
}

#[cfg(test)]
mod tests {
    use super::{SavedSession, load_session, save_session};

    #[test]
    fn what_is_kept_is_read_again() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(load_session(data.path()), None);
        for left in [
            SavedSession {
                place: "section \"A\" = b".to_owned(),
                article: Some((-3, 7)),
                reading: true,
                ..SavedSession::default()
            },
            SavedSession {
                place: "all".to_owned(),
                unread: vec!["feed a".to_owned()],
                oldest: vec!["all".to_owned(), "starred".to_owned()],
                source: vec!["section World".to_owned()],
                longest_wait: vec!["today".to_owned()],
                ..SavedSession::default()
            },
        ] {
            save_session(data.path(), &left).unwrap();
            assert_eq!(load_session(data.path()), Some(left));
        }
        std::fs::write(data.path().join("left.toml"), "place = 3").unwrap();
        assert_eq!(load_session(data.path()), None);
    }
}
