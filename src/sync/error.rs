use crate::model::{Message, ToMessage};

/// Why an answer of a server does not count. Nothing is concluded from such an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A web page came in place of data.
    #[error("received a web page instead of data; a network that requires a login, or a wrong address, does that")]
    Page,
    /// It is not what the protocol says.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// It ends too soon.
    #[error("the answer breaks off: {0}")]
    Cut(String),
    /// It is JSON and no object.
    #[error("the answer cannot be read: it is not a JSON object")]
    NoObject,
    /// An article of a list has no id.
    #[error("the answer cannot be read: an article of the list has no id")]
    NoId,
    /// A field that must be there is not.
    #[error("the answer has no {0}")]
    Lacks(&'static str),
    /// It is no list of feeds.
    #[error("the answer has no list of feeds")]
    NoFeeds,
    /// It is no list of folders.
    #[error("the answer has no list of folders")]
    NoFolders,
    /// More feeds than are ever taken.
    #[error("the answer lists more than {0} feeds")]
    TooManyFeeds(usize),
    /// More articles than are ever taken at once.
    #[error("the answer lists more than {0} articles")]
    TooManyArticles(usize),
    /// A change was answered with something else than that it was made; none where the answer was empty.
    #[error("the server did not say that the change was made{}", it_said(.0.as_deref()))]
    NotDone(Option<String>),
    /// The same mark for the next page came twice.
    #[error("the server gives the same page of its list again and again")]
    SamePage,
    /// A page was empty, though another is said to follow.
    #[error("a page of the server's list is empty, though another is said to follow")]
    EmptyPage,
    /// The number of ids is another than was said.
    #[error("the server says that its list has {said} ids and gave {given}")]
    Count {
        /// What was said.
        said: usize,
        /// What came.
        given: usize,
    },
    /// The list changed each time it was read.
    #[error("the server's list changed each time it was read")]
    Moving,
    /// The server refuses what is asked for; none where it does not say why.
    #[error("the server refuses{}", with_reason(.0.as_deref()))]
    Refused(Option<String>),
    /// The server found no feed where it was to subscribe to one.
    #[error("the server refuses: it found no feed there")]
    NoFeedThere,
    /// None of the articles that were known is there any more.
    #[error("the server no longer has any of the articles that were unread or starred ({0}); was it set up again?")]
    Emptied(usize),
    /// The list of feeds is empty, though feeds were known.
    #[error("the server no longer has any of its feeds ({0}); was it set up again?")]
    Forgotten(usize),
}

fn it_said(said: Option<&str>) -> String {
    said.map(|said| format!("; it said: {said}")).unwrap_or_default()
}

fn with_reason(said: Option<&str>) -> String {
    said.map(|said| format!(": {said}")).unwrap_or_default()
}

impl ToMessage for WireError {
    fn message(&self) -> Message {
        match self {
            Self::Page => Message::new("wire-page"),
            Self::Unreadable(reason) => Message::new("wire-unreadable").with("reason", reason),
            Self::Cut(reason) => Message::new("wire-cut").with("reason", reason),
            Self::NoObject => Message::new("wire-no-object"),
            Self::NoId => Message::new("wire-no-id"),
            Self::Lacks(field) => Message::new("wire-lacks").with("field", *field),
            Self::NoFeeds => Message::new("wire-no-feeds"),
            Self::NoFolders => Message::new("wire-no-folders"),
            Self::TooManyFeeds(most) => Message::new("wire-many-feeds").with("most", *most),
            Self::TooManyArticles(most) => Message::new("wire-many-articles").with("most", *most),
            Self::NotDone(None) => Message::new("wire-not-done"),
            Self::NotDone(Some(said)) => Message::new("wire-not-done-said").with("said", said),
            Self::SamePage => Message::new("wire-same-page"),
            Self::EmptyPage => Message::new("wire-empty-page"),
            Self::Count { said, given } => Message::new("wire-count").with("said", *said).with("given", *given),
            Self::Moving => Message::new("wire-moving"),
            Self::Refused(None) => Message::new("wire-refused"),
            Self::Refused(Some(said)) => Message::new("wire-refused-said").with("said", said),
            Self::NoFeedThere => Message::new("wire-no-feed-there"),
            Self::Emptied(count) => Message::new("wire-emptied").with("count", *count),
            Self::Forgotten(count) => Message::new("wire-forgotten").with("count", *count),
        }
    }
}

impl WireError {
    /// What the reader can do about it.
    #[must_use]
    pub fn cure(&self) -> Message {
        Message::new(match self {
            Self::Page => "cure-login",
            Self::Forgotten(_) | Self::Emptied(_) => "cure-start-again",
            Self::Refused(_) | Self::NotDone(_) | Self::NoFeedThere => "cure-sent-again",
            Self::Unreadable(_)
            | Self::Cut(_)
            | Self::NoObject
            | Self::NoId
            | Self::Lacks(_)
            | Self::NoFeeds
            | Self::NoFolders
            | Self::TooManyFeeds(_)
            | Self::TooManyArticles(_)
            | Self::SamePage
            | Self::EmptyPage
            | Self::Count { .. }
            | Self::Moving => "cure-unchanged",
        })
    }
}
