use std::sync::Arc;

use scraper::node::Element;

use super::block::{Direction, Span, Style};
use super::html::{is_block, is_silent};
use crate::text::html::Attribute as _;

/// Properties that a run of text inherits from its surrounding elements.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub(super) style: Style,
    pub(super) link: Option<String>,
    direction: Option<Direction>,
    /// The direction of the block.
    pub(super) block: Option<Direction>,
    /// Whether the direction comes from an element around the block.
    pub(super) inherited: bool,
    language: Option<Arc<str>>,
}

impl Context {
    /// The context inside an element that sets a direction or a language.
    pub(super) fn of_block(&self, element: &Element) -> Option<Self> {
        let (direction, language) = (element.attribute("dir"), element.attribute("lang"));
        if direction.is_none() && language.is_none() {
            return None;
        }
        let mut inner = self.clone();
        if let Some(direction) = direction {
            inner.direction = match direction.trim() {
                name if name.eq_ignore_ascii_case("rtl") => Some(Direction::RightToLeft),
                name if name.eq_ignore_ascii_case("ltr") => Some(Direction::LeftToRight),
                _ => None,
            };
            if is_block(element.name()) {
                inner.block = inner.direction;
                inner.inherited = false;
            }
        }
        if let Some(language) = language {
            let tag = language.trim();
            let is_tag = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            inner.language = is_tag.then(|| Arc::from(tag));
        }
        Some(inner)
    }

    /// The context inside a block that sets no direction, where an outer element does.
    pub(super) fn of_inner_block(&self, element: &Element) -> Option<Self> {
        let hands_down = self.block.is_some() && !self.inherited && is_block(element.name());
        hands_down.then(|| Self { inherited: true, ..self.clone() })
    }

    /// The context inside an inline element.
    pub(super) fn styled(&self, element: &Element) -> Self {
        let mut inner = self.clone();
        match element.name() {
            "em" | "i" | "cite" | "var" | "dfn" => inner.style.emphasis = true,
            "strong" | "b" => inner.style.strong = true,
            "code" | "kbd" | "samp" | "tt" => inner.style.code = true,
            "del" | "s" | "strike" => inner.style.deleted = true,
            "sup" => inner.style.superscript = true,
            "sub" => inner.style.subscript = true,
            "rt" => inner.style.ruby = true,
            _ => {}
        }
        inner
    }

    /// An empty span with the direction of the block.
    pub(super) fn opening(direction: Direction) -> Span {
        Span { direction: Some(direction), ..Span::default() }
    }

    pub(super) fn span(&self, text: String) -> Span {
        Span {
            text,
            style: self.style,
            link: self.link.clone(),
            direction: self.direction,
            language: self.language.clone(),
        }
    }

    /// Whether a run has exactly this context.
    pub(super) fn matches(&self, span: &Span) -> bool {
        (self.style, &self.link, self.direction, &self.language)
            == (span.style, &span.link, span.direction, &span.language)
    }
}

/// Class name prefixes of boxes that are not part of the article.
pub(super) const FURNITURE_CLASSES: [&str; 14] = [
    "sharedaddy",
    "sd-sharing",
    "addtoany",
    "addthis",
    "social-share",
    "share-b",
    "sharebar",
    "share-links",
    "jp-relatedposts",
    "related-posts",
    "relatedposts",
    "related-articles",
    "read-also",
    "yarpp",
];

/// Whether an element is not part of the article's text: scripts, controls, hidden elements, sharing bars, boxes with
/// other stories.
pub(super) fn is_furniture(element: &Element) -> bool {
    let name = element.name();
    if is_silent(name) || matches!(name, "form" | "nav" | "rp") || element.attribute("hidden").is_some() {
        return true;
    }
    let invisible = |style: &str| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display") && value.trim().eq_ignore_ascii_case("none")
        })
    };
    // An answer in a list of questions is hidden only until a script shows it.
    let answer = matches!(element.name(), "dd" | "details");
    (!answer && element.attribute("style").is_some_and(invisible))
        || element.classes().take(20).any(|class| FURNITURE_CLASSES.iter().any(|known| class.starts_with(known)))
}

/// The class of a picture with its caption in `WordPress`, and the classes of captions that are no `figcaption`.
pub(super) const FIGURE_CLASS: &str = "wp-caption";
const CAPTION_CLASSES: [&str; 4] = ["caption", "wp-caption-text", "wp-caption-dd", "image-caption"];

/// Whether an element holds pictures and their caption.
pub(super) fn is_figure(element: &Element) -> bool {
    element.name() == "figure" || element.classes().take(20).any(|class| class == FIGURE_CLASS)
}

/// Whether an element of a figure is its caption.
pub(super) fn is_caption(element: &Element) -> bool {
    element.name() == "figcaption" || element.classes().take(20).any(|class| CAPTION_CLASSES.contains(&class))
}

/// Whether an element of a caption holds the picture credit.
pub(super) fn names_maker(element: &Element) -> bool {
    element.name() == "cite"
        || element.classes().take(20).any(|class| ["credit", "copyright"].iter().any(|word| class.contains(word)))
}

/// Whether an element embeds a social media post, by the class names that the networks' own scripts look for.
pub(super) fn is_post(element: &Element) -> bool {
    const POSTS: [&str; 8] = [
        "tweet",
        "twitter-tweet",
        "toot",
        "mastodon-embed",
        "bluesky-embed",
        "instagram-media",
        "fb-post",
        "tiktok-embed",
    ];
    matches!(element.name(), "div" | "section" | "article")
        && element.classes().take(20).any(|class| POSTS.contains(&class))
}
