use std::path::PathBuf;

/// Where configuration and data live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// `feeds.toml`, `config.toml`, `keys.toml`.
    pub config: PathBuf,
    /// The cache and the log.
    pub data: PathBuf,
}

impl Folders {
    /// The given folders, else those the system has for such files.
    #[must_use]
    pub fn find(config: Option<PathBuf>, data: Option<PathBuf>) -> Self {
        let system = directories::ProjectDirs::from("", "", "dateline");
        let fallback = || PathBuf::from(".dateline");
        Self {
            config: config.or_else(|| system.as_ref().map(|d| d.config_dir().to_owned())).unwrap_or_else(fallback),
            data: data.or_else(|| system.as_ref().map(|d| d.data_dir().to_owned())).unwrap_or_else(fallback),
        }
    }
}
