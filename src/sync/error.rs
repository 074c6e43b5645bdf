/// Why an answer of a server does not count, in words for the reader. Nothing is concluded from such an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A web page came in place of data.
    #[error("received a web page instead of data; a network that requires a login, or a wrong address, does that")]
    Page,
    /// It is not what the protocol says.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// Something that must be there is not.
    #[error("the answer has no {0}")]
    Lacks(&'static str),
    /// More than is ever taken.
    #[error("the answer lists more than {0} {1}")]
    TooMany(usize, &'static str),
    /// A change was answered with something else than that it was made.
    #[error("the server did not say that the change was made; it said: {0}")]
    NotDone(String),
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
    /// The server refuses what is asked for.
    #[error("the server refuses: {0}")]
    Refused(String),
    /// None of the articles that were known is there any more.
    #[error(
        "the server has none of the articles any more that were unread or starred ({0} of them); was it set up anew?"
    )]
    Emptied(usize),
    /// The list of feeds is empty, though feeds were known.
    #[error("the server no longer knows any of its {0} feeds; was it set up again?")]
    Forgotten(usize),
}

impl WireError {
    /// What the reader can do about it, in words.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Page => "open a page in a browser to see whether the network wants a login; nothing was changed",
            Self::Forgotten(_) | Self::Emptied(_) => {
                "nothing was changed here; to start again, use `dateline accounts remove` and `add`"
            }
            Self::Refused(_) | Self::NotDone(_) => "what waits stays here and is sent again",
            _ => "nothing was changed here; it is asked again later",
        }
    }
}
