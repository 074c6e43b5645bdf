use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// What a person or an organisation did for an article; names follow schema.org and the MARC relators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each role is its own sentence")]
pub enum Role {
    Author,
    Translator,
    Editor,
    Reporting,
    AdditionalReporting,
    Contributor,
    Photographer,
    Illustrator,
    Video,
    Agency,
    Adapter,
    Compiler,
    MachineTranslation,
    OriginalLanguage,
    OriginalPublication,
    Dateline,
    Initials,
}

impl Role {
    /// Every role, in the order in which credits are shown.
    pub const ALL: [Self; 17] = [
        Self::Author,
        Self::Translator,
        Self::Editor,
        Self::Reporting,
        Self::AdditionalReporting,
        Self::Contributor,
        Self::Photographer,
        Self::Illustrator,
        Self::Video,
        Self::Agency,
        Self::Adapter,
        Self::Compiler,
        Self::MachineTranslation,
        Self::OriginalLanguage,
        Self::OriginalPublication,
        Self::Dateline,
        Self::Initials,
    ];

    /// The spelling used in JSON and in the cache, with hyphens.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Editor => "editor",
            Self::Reporting => "reporting",
            Self::AdditionalReporting => "additional-reporting",
            Self::Contributor => "contributor",
            Self::Photographer => "photographer",
            Self::Illustrator => "illustrator",
            Self::Video => "video",
            Self::Agency => "agency",
            Self::Adapter => "adapter",
            Self::Compiler => "compiler",
            Self::MachineTranslation => "machine-translation",
            Self::OriginalLanguage => "original-language",
            Self::OriginalPublication => "original-publication",
            Self::Dateline => "dateline",
            Self::Initials => "initials",
        }
    }

    /// Reads a spelling with hyphens or underscores.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('_', "-");
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One line of who did what: a role, a name as printed, and what else was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// What was done.
    pub role: Role,
    /// The name as printed, without label, job words or initials; may be empty for an unnamed engine.
    pub name: String,
    /// Further facts by key: place, org, title, email, url, lang, from, to, kind, engine.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub detail: BTreeMap<String, String>,
    /// Where it was read: the field or block, such as `dc:creator` or `block 12`.
    #[serde(skip)]
    pub source: String,
}

impl Credit {
    /// The source of a credit that the user corrected.
    pub const BY_HAND: &str = "by hand";

    /// A credit of a role and a name, without details.
    #[must_use]
    pub fn new(role: Role, name: impl Into<String>, source: impl Into<String>) -> Self {
        Self { role, name: name.into(), detail: BTreeMap::new(), source: source.into() }
    }

    /// Adds one detail by its key, such as `place` or `from`.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.detail.insert(key.to_owned(), value.into());
        self
    }
}

/// Text of the article that became credits and leaves the body when it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consumed {
    /// The text as it is in the block, white space folded.
    pub text: String,
    /// Whether the whole block goes; else `text` is cut off the start or the end of its block.
    pub whole: bool,
}

/// The answer of `credits::find`: who made an article, and which lines said so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundCredits {
    /// The credits in the order of [`Role::ALL`], names of one role in the order they were printed.
    pub credits: Vec<Credit>,
    /// What leaves the body, in its order there.
    pub consumed: Vec<Consumed>,
    /// The section label that stood above the headline in the visible lines, when there was one.
    pub section: Option<String>,
}
