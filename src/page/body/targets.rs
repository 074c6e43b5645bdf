//! Where the links of a group lead.

use ego_tree::NodeId;
use scraper::{ElementRef, Html};
use url::Url;

use crate::page::elements;
use crate::page::leaf::{Leaf, words};
use crate::text::html::Attribute as _;

/// Maximum number of elements between a link and its text.
const DEEP: usize = 4;
/// Endings of the addresses of files that are no pages.
const FILES: [&str; 15] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".csv", ".rtf", ".zip", ".epub",
    ".ics",
];
/// Minimum number of words of a link to another story, and maximum number of words of the label before it.
const HEADLINE: usize = 4;
const LABEL: usize = 4;
/// Ends of sentences.
const STOPS: [char; 8] = ['.', '。', '۔', '।', '…', ':', '：', ';'];

/// The target of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// A place on the page itself.
    Place,
    File,
    /// Another page of the site.
    Own,
    /// A page of another site.
    Other,
    Unknown,
}

/// The links of a page.
pub(super) struct Targets<'a> {
    document: &'a Html,
    base: Option<Url>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(document: &'a Html, url: Option<&str>) -> Self {
        let own = url.and_then(|url| Url::parse(url).ok());
        Self { document, base: elements::given_base(document, own.as_ref()).or(own) }
    }

    /// Whether every link of a group leads to a file or to another site.
    pub(super) fn leads_away(&self, leaf: &Leaf) -> bool {
        let mut targets = leaf.nodes.iter().filter_map(|id| self.link(*id)).map(|link| self.target(link)).peekable();
        targets.peek().is_some() && targets.all(|target| matches!(target, Target::File | Target::Other))
    }

    /// Whether every link of a group leads to a file.
    pub(super) fn offers_files(&self, leaf: &Leaf) -> bool {
        let mut targets = leaf.nodes.iter().filter_map(|id| self.link(*id)).map(|link| self.target(link)).peekable();
        targets.peek().is_some() && targets.all(|target| target == Target::File)
    }

    /// Whether a line consists of links to places on the page: `Jump to the recipe`.
    pub(super) fn stays(&self, leaf: &Leaf) -> bool {
        let mut links = leaf.nodes.iter().filter(|id| !self.is_blank(**id)).map(|id| self.link(*id));
        links.all(|link| link.is_some_and(|link| self.target(link) == Target::Place))
    }

    /// Whether a line is the headline of another story of the site, linked, with at most a label before it.
    pub(super) fn leads_to_story(&self, leaf: &Leaf) -> bool {
        if leaf.links == 0 {
            return false;
        }
        let mut label = String::new();
        let mut text = String::new();
        let mut href = None;
        for id in leaf.nodes.iter().filter(|id| !self.is_blank(**id)) {
            match self.link(*id) {
                Some(link) => {
                    let own = link.value().attribute("href");
                    if href.is_some_and(|href| href != own) || self.target(link) != Target::Own {
                        return false;
                    }
                    href = Some(own);
                    text.push_str(self.text(*id));
                }
                None if href.is_none() => label.push_str(self.text(*id)),
                None if self.text(*id).contains(char::is_alphanumeric) => return false,
                None => {}
            }
        }
        let label = label.trim();
        let is_label = words(label) <= LABEL && !label.ends_with(char::is_alphanumeric);
        let is_headline = words(text.trim()) >= HEADLINE && (!label.is_empty() || !text.trim().ends_with(STOPS));
        href.is_some() && is_label && is_headline
    }

    fn text(&self, id: NodeId) -> &'a str {
        self.document.tree.get(id).and_then(|node| node.value().as_text()).map_or("", |text| &**text)
    }

    fn is_blank(&self, id: NodeId) -> bool {
        self.text(id).trim().is_empty()
    }

    /// The link around a text.
    fn link(&self, id: NodeId) -> Option<ElementRef<'a>> {
        let above = self.document.tree.get(id).filter(|_| !self.is_blank(id))?.ancestors().take(DEEP);
        above.filter_map(ElementRef::wrap).find(|above| above.value().name() == "a")
    }

    fn target(&self, link: ElementRef<'_>) -> Target {
        let href = link.value().attribute("href").unwrap_or_default().trim();
        if href.starts_with('#') {
            return Target::Place;
        }
        let url = match &self.base {
            Some(base) => base.join(href).ok(),
            None => Url::parse(href).ok(),
        };
        let path = url.as_ref().map_or(href, Url::path).split(['?', '#']).next().unwrap_or_default().to_lowercase();
        if FILES.iter().any(|file| path.ends_with(file)) {
            return Target::File;
        }
        let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
        let Some(url) = url else {
            let relative = !href.is_empty() && !href.starts_with("//") && !href.contains(':');
            return if relative { Target::Own } else { Target::Unknown };
        };
        match (host(&url), self.base.as_ref().and_then(host)) {
            (Some(host), Some(own)) if host == own => Target::Own,
            (Some(host), Some(own)) if domain(&host) != domain(&own) => Target::Other,
            _ => Target::Unknown,
        }
    }
}

/// The last two labels of a host.
fn domain(host: &str) -> &str {
    let at = host.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    host.get(at..).unwrap_or(host)
}
