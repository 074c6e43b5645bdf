use crate::model::Message;

/// How far a download is, with what it brought and what still lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DownloadProgress {
    /// What it does.
    pub step: DownloadStep,
    /// Articles that are ready, or translated.
    pub done: usize,
    /// Articles in all.
    pub total: usize,
    /// Bytes of pages and pictures that were fetched.
    pub bytes: u64,
    /// Articles without their whole text by the reason, none where nothing was tried; the commonest first.
    pub lacking: Vec<(Option<Message>, usize)>,
    /// Pictures that could not be fetched.
    pub pictures: usize,
}

impl DownloadProgress {
    /// Counts an article that lacks text.
    pub fn add_lacking(&mut self, reason: Option<&Message>) {
        match self.lacking.iter_mut().find(|(known, _)| known.as_ref() == reason) {
            Some((_, count)) => *count += 1,
            None => self.lacking.push((reason.cloned(), 1)),
        }
        self.lacking.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
}

/// What is done while it runs: articles are fetched first, and translated then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DownloadStep {
    /// It fetches.
    #[default]
    Fetching,
    /// It translates what it fetched.
    Translating,
}

impl DownloadStep {
    /// The message that tells how far it is.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Fetching => "downloading",
            Self::Translating => "translating-ahead",
        }
    }
}
