use super::reading::ScreenLink;

/// Words that are being typed to be found in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The words.
    pub text: String,
    /// The line at the top of the screen when typing began.
    pub(super) from: usize,
}

/// Letters that label the links on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The letters of each link, and where they are shown.
    pub labels: Vec<(String, ScreenLink)>,
    /// The letters that were typed.
    pub typed: String,
    /// Whether the address is copied and not opened.
    pub copy: bool,
}
