use std::path::PathBuf;

use clap::{ArgAction, Args};

use crate::config::Folders;

/// The heading of these options in every help.
const EVERYWHERE: &str = "Options of every command";

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// Folder of feeds.toml and config.toml
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "DIR", env = "DATELINE_CONFIG", hide_env_values = true)]
    pub(super) config: Option<PathBuf>,
    /// Folder of the cache
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "DIR", env = "DATELINE_DATA", hide_env_values = true)]
    pub(super) data: Option<PathBuf>,
    /// Set an option of config.toml for this run only; so does `DATELINE_NAME` in the environment
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "NAME=VALUE")]
    pub(super) set: Vec<String>,
    /// Read only from the cache; open no connections
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub(super) offline: bool,
    /// Write a log; twice for more. `DATELINE_LOG` (error, warn, info, debug, trace) does the same; `dateline doctor`
    /// prints where the log is
    #[arg(short, long, global = true, help_heading = EVERYWHERE, action = ArgAction::Count)]
    pub(super) verbose: u8,
}

impl Common {
    pub(super) fn folders(&self) -> Folders {
        Folders::find(self.config.clone(), self.data.clone())
    }
}
