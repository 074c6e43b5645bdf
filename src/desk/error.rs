use crate::feed::FeedError;
use crate::fetch::FetchError;
use crate::model::{Language, Message, ProgramFault, Shell, ToMessage};
use crate::page::NoArticle;
use crate::store::{OldCacheError, StoreError};
use crate::translate::AnswerFault;

/// Why a page could not be kept as an article.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The page did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What was given is no address that can be fetched.
    #[error("expected the address of a page, such as https://news.example/story")]
    Address,
    /// The article whose page is asked for was deleted.
    #[error("the article is no longer in the cache")]
    Gone,
    /// What came is no article, and why not.
    #[error(transparent)]
    NoArticle(#[from] NoArticle),
    /// A fault of ours in reading it.
    #[error("reading it failed; please report the page as a bug in dateline")]
    Crashed,
    /// It was deleted as soon as it was stored.
    #[error("the page could not be saved")]
    NotKept,
}

impl ToMessage for PageError {
    fn message(&self) -> Message {
        match self {
            Self::Cache(error) => error.message(),
            Self::Fetch(error) => error.message(),
            Self::Address => Message::new("page-address"),
            Self::Gone => Message::new("page-gone"),
            Self::NoArticle(fault) => fault.message(),
            Self::Crashed => Message::new("page-crashed"),
            Self::NotKept => Message::new("page-not-kept"),
        }
    }
}

/// Why no feed was found at an address.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// What was given is no address.
    #[error("{0} is not the address of a feed or page")]
    Address(String),
    /// Nothing came.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What came is neither a feed nor a page.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// What came is no more than the shell of a feed.
    #[error(transparent)]
    Shell(#[from] Shell),
    /// The page names none, and there is none where feeds usually are.
    #[error("the page names no feed, and there is none at the usual addresses")]
    NoFeed,
}

impl ToMessage for FindError {
    fn message(&self) -> Message {
        match self {
            Self::Address(address) => Message::new("find-address").with("address", address),
            Self::Fetch(error) => error.message(),
            Self::Feed(error) => error.message(),
            Self::Shell(shell) => shell.message(),
            Self::NoFeed => Message::new("find-no-feed"),
        }
    }
}

/// Why no text was translated: settings, engine, program or service.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslateError {
    /// The settings name no language.
    #[error("no target language; set to = \"en\" under [translate] in config.toml, or use --to")]
    NoTarget,
    /// The settings name no engine for this.
    #[error(
        "no engine is named for {0}; with = \"…\" under [translate] in config.toml names one, and nothing is sent anywhere \
         before"
    )]
    NoEngine(Language),
    /// The settings know no engine of this name.
    #[error("there is no engine named {0}; define it as [translate.engine.{0}] in config.toml")]
    Unknown(String),
    /// Nobody knows the language of the article.
    #[error("the language of this article is unknown; state it with --from")]
    NoSource,
    /// The article is in the language already.
    #[error("this article is already in {0}")]
    Same(Language),
    /// The user reads the language.
    #[error("you read {0} (languages of [translate] in config.toml), so it is not translated")]
    Reads(Language),
    /// The engine has no such pair.
    #[error(
        "the engine {engine} does not translate {pair}; the pairs it translates are listed in config.toml: {known}"
    )]
    Pair {
        /// Its name.
        engine: String,
        /// The languages.
        pair: String,
        /// The pairs that it has.
        known: String,
    },
    /// It is on the network, which may not be used.
    #[error("the engine {0} needs the network, and --offline opens no connection")]
    Offline(String),
    /// A program failed.
    #[error("the program {program} of the engine {engine} {fault}")]
    Program {
        /// The engine's name.
        engine: String,
        /// The program.
        program: String,
        /// What is wrong with it.
        fault: ProgramFault,
    },
    /// A program printed nothing.
    #[error(
        "the program {program} of the engine {engine} printed nothing for {pair}: the text stays in the original. It may \
         not know this pair, or fail without saying so; try it in a terminal"
    )]
    Silent {
        /// The engine's name.
        engine: String,
        /// The program.
        program: String,
        /// The languages.
        pair: String,
    },
    /// A service was not reached.
    #[error("the engine {engine}: {source}")]
    Service {
        /// Its name.
        engine: String,
        /// Why.
        source: FetchError,
    },
    /// A service refused.
    #[error("the engine {engine} answered {status}{}{}", meaning(*.status), in_brackets(.said.as_deref()))]
    Refused {
        /// Its name.
        engine: String,
        /// Its status.
        status: u16,
        /// What it says itself.
        said: Option<String>,
    },
    /// A service's answer is none.
    #[error("the engine {engine}: {fault}")]
    Answer {
        /// Its name.
        engine: String,
        /// What is wrong.
        fault: AnswerFault,
    },
    /// More may not be sent this month.
    #[error("the engine {engine} has used {sent} of the {limit} characters per month that config.toml allows")]
    Limit {
        /// Its name.
        engine: String,
        /// Characters that it was sent.
        sent: u64,
        /// How many it may be.
        limit: u64,
    },
}

/// What a status of a service means beside HTTP's own, in English.
fn meaning(status: u16) -> &'static str {
    match status {
        403 => ": it rejected the key",
        413 => ": the request is too large",
        429 => ": too many requests; try again later",
        456 => ": the character limit of this account is used up",
        _ => "",
    }
}

fn in_brackets(said: Option<&str>) -> String {
    said.map(|said| format!(" ({said})")).unwrap_or_default()
}

/// That a service refused, with what it says itself.
pub(super) fn refused(message: Message, said: Option<&String>) -> Message {
    match said {
        Some(said) => Message::new("answered-and-said").with("answered", message).with("said", said),
        None => message,
    }
}

impl ToMessage for TranslateError {
    fn message(&self) -> Message {
        let of = |id, engine: &String| Message::new(id).with("engine", engine);
        match self {
            Self::NoTarget => Message::new("translate-no-target"),
            Self::NoEngine(from) => Message::new("translate-no-engine").with("language", from),
            Self::Unknown(engine) => of("translate-unknown", engine),
            Self::NoSource => Message::new("translate-no-source"),
            Self::Same(language) => Message::new("translate-same").with("language", language),
            Self::Reads(language) => Message::new("translate-reads").with("language", language),
            Self::Pair { engine, pair, known } => of("translate-pair", engine).with("pair", pair).with("known", known),
            Self::Offline(engine) => of("translate-offline", engine),
            Self::Program { engine, program, fault } => {
                of("translate-program", engine).with("program", program).with("fault", fault.message())
            }
            Self::Silent { engine, program, pair } => {
                of("translate-silent", engine).with("program", program).with("pair", pair)
            }
            Self::Service { engine, source } => of("translate-engine", engine).with("fault", source.message()),
            Self::Refused { engine, status, said } => {
                let id = match status {
                    403 => "translate-unknown-key",
                    413 => "translate-large",
                    429 => "translate-too-often",
                    456 => "translate-used-up",
                    _ => "translate-refused",
                };
                refused(of(id, engine).with("status", *status), said.as_ref())
            }
            Self::Answer { engine, fault } => of("translate-engine", engine).with("fault", fault.message()),
            Self::Limit { engine, sent, limit } => {
                of("translate-limit", engine).with("sent", *sent).with("limit", *limit)
            }
        }
    }
}

/// Why an article is not translated.
#[derive(Debug, thiserror::Error)]
pub enum TranslationError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The settings or the engine.
    #[error(transparent)]
    Engine(#[from] TranslateError),
}

impl ToMessage for TranslationError {
    fn message(&self) -> Message {
        match self {
            Self::Cache(error) => error.message(),
            Self::Engine(error) => error.message(),
        }
    }
}

/// Why there is no picture to be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The picture did not come.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What came is none, or one of a format that is not shown.
    #[error("pictures of this format cannot be shown")]
    Kind,
    /// It cannot be decoded, and why.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The decoder ended while it read it.
    #[error("the picture is damaged")]
    GaveUp,
    /// It has more pixels, across and down, than are decoded.
    #[error("the picture is too large: {0}×{1} pixels")]
    TooLarge(u32, u32),
}

impl ToMessage for PictureError {
    fn message(&self) -> Message {
        match self {
            Self::Cache(error) => error.message(),
            Self::Fetch(error) => error.message(),
            Self::Kind => Message::new("picture-kind"),
            Self::Damaged(reason) => Message::new("picture-damaged-why").with("reason", reason),
            Self::GaveUp => Message::new("picture-damaged"),
            Self::TooLarge(width, height) => {
                Message::new("picture-too-large").with("width", u64::from(*width)).with("height", u64::from(*height))
            }
        }
    }
}

/// Why the news of another reader could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum OldNewsError {
    /// Our own cache failed.
    #[error(transparent)]
    Cache(#[from] StoreError),
    /// The other reader's file cannot be read.
    #[error(transparent)]
    File(#[from] OldCacheError),
}

impl ToMessage for OldNewsError {
    fn message(&self) -> Message {
        match self {
            Self::Cache(error) => error.message(),
            Self::File(error) => error.message(),
        }
    }
}
