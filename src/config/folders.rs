use std::path::PathBuf;

/// Where configuration and data live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// `feeds.toml`, `config.toml`, `keys.toml`.
    pub config: PathBuf,
    /// The cache.
    pub data: PathBuf,
    /// The log.
    pub state: PathBuf,
}

impl Folders {
    /// Where articles are saved: the given folder, else the user's folder of documents, else the one the program is in.
    #[must_use]
    pub fn documents(given: &str) -> PathBuf {
        let user = directories::UserDirs::new();
        if !given.is_empty() {
            let home = user.as_ref().map(|user| user.home_dir().to_owned());
            let inside = given.strip_prefix("~/").and_then(|rest| Some(home?.join(rest)));
            return inside.unwrap_or_else(|| PathBuf::from(given));
        }
        let documents = user.as_ref().map(|user| user.document_dir().unwrap_or_else(|| user.home_dir()).to_owned());
        documents.unwrap_or_else(|| PathBuf::from("."))
    }

    /// The given folders, else those the system has for such files.
    #[must_use]
    pub fn find(config: Option<PathBuf>, data: Option<PathBuf>) -> Self {
        let system = directories::ProjectDirs::from("", "", "dateline");
        let fallback = || PathBuf::from(".dateline");
        Self {
            state: data
                .clone()
                .or_else(|| system.as_ref().map(|d| d.state_dir().unwrap_or(d.data_dir()).to_owned()))
                .unwrap_or_else(fallback),
            config: config.or_else(|| system.as_ref().map(|d| d.config_dir().to_owned())).unwrap_or_else(fallback),
            data: data.or_else(|| system.as_ref().map(|d| d.data_dir().to_owned())).unwrap_or_else(fallback),
        }
    }
}
