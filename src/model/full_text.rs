use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Message;

/// How much of its story the text of an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextState {
    /// The feed's own text, which is all there is.
    #[default]
    Feed,
    /// So little that the page is likely to say more; the page was not asked for.
    Teaser,
    /// The text of the article's page.
    Full,
    /// The feed's text; the rest of the page is only for subscribers.
    Paywalled,
    /// The feed's text; the page could not be fetched.
    Failed,
    /// What it was is kept and not read without a key: the program ended while it was read.
    Crashed,
}

impl TextState {
    /// Every state, in the order of the command line's help.
    pub const ALL: [Self; 6] = [Self::Feed, Self::Teaser, Self::Full, Self::Paywalled, Self::Failed, Self::Crashed];

    /// Its spelling on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Teaser => "teaser",
            Self::Full => "full",
            Self::Paywalled => "paywalled",
            Self::Failed => "failed",
            Self::Crashed => "crashed",
        }
    }

    /// Whether the page may have more to say than what is there.
    #[must_use]
    pub const fn lacks(self) -> bool {
        matches!(self, Self::Teaser | Self::Failed)
    }
}

/// When the page of an article was last asked for, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub at: Timestamp,
    /// Failures in a row.
    pub times: u32,
    /// From when on it may be asked for again without a key; none for never.
    pub again: Option<Timestamp>,
    /// Why its text was not taken, as the end of a sentence.
    pub reason: Option<Message>,
}

/// When the pages of articles are fetched for their full text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FullText {
    /// Only by a key.
    Never,
    /// Those of starred articles, and of one that is opened.
    Starred,
    /// Those of the headlines on the screen and of the next screenful too.
    #[default]
    Visible,
    /// All, after each refresh.
    Always,
}

impl FullText {
    /// Its spelling in configuration files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Starred => "starred",
            Self::Visible => "visible",
            Self::Always => "always",
        }
    }
}
