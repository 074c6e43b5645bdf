/// How the pages of a stubborn site are read: CSS selectors for what the general rules miss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteRule {
    /// The host, including all hosts below it: `news.example` is also `www.news.example`.
    pub host: String,
    /// Elements that are the body, and nothing else is.
    pub body: Vec<String>,
    /// Elements whose text is the byline, and nothing else is.
    pub byline: Vec<String>,
    /// Elements that are taken out before anything is read.
    pub strip: Vec<String>,
}

impl SiteRule {
    /// Whether the rule is for this host.
    #[must_use]
    pub fn is_for(&self, host: &str) -> bool {
        host.strip_suffix(self.host.as_str()).is_some_and(|below| below.is_empty() || below.ends_with('.'))
    }
}
