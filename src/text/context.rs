use std::sync::Arc;

use scraper::node::Element;

use super::block::{Direction, Span, Style};
use super::html::{is_block, is_silent};

/// What the elements around a run of text say of it.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub(super) style: Style,
    pub(super) link: Option<String>,
    direction: Option<Direction>,
    /// The direction of the block.
    pub(super) block: Option<Direction>,
    /// Whether an element round the block gave it that direction.
    pub(super) handed_down: bool,
    language: Option<Arc<str>>,
}

impl Context {
    /// The context inside an element that gives a direction or a language.
    pub(super) fn of_block(&self, element: &Element) -> Option<Self> {
        let (direction, language) = (element.attr("dir"), element.attr("lang"));
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
                inner.handed_down = false;
            }
        }
        if let Some(language) = language {
            let tag = language.trim();
            let is_tag = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            inner.language = is_tag.then(|| Arc::from(tag));
        }
        Some(inner)
    }

    /// The context inside a block that gives no direction, where one round it does.
    pub(super) fn of_inner_block(&self, element: &Element) -> Option<Self> {
        let hands_down = self.block.is_some() && !self.handed_down && is_block(element.name());
        hands_down.then(|| Self { handed_down: true, ..self.clone() })
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

    /// Nothing, read in the direction of the block.
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

    /// Whether a run is of this very context.
    pub(super) fn goes_on(&self, span: &Span) -> bool {
        (self.style, &self.link, self.direction, &self.language)
            == (span.style, &span.link, span.direction, &span.language)
    }
}

/// What the classes of boxes that are no text of the article begin with.
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

/// Whether an element is no text of the article: code, controls, what is hidden, bars for sharing, boxes of other stories.
pub(super) fn is_furniture(element: &Element) -> bool {
    let name = element.name();
    if is_silent(name) || matches!(name, "form" | "nav" | "rp") || element.attr("hidden").is_some() {
        return true;
    }
    let invisible = |style: &str| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display") && value.trim().eq_ignore_ascii_case("none")
        })
    };
    // The answer to a question is hidden only until a script shows it.
    let answer = matches!(element.name(), "dd" | "details");
    (!answer && element.attr("style").is_some_and(invisible))
        || element.classes().take(20).any(|class| FURNITURE_CLASSES.iter().any(|known| class.starts_with(known)))
}

/// Whether an element of a caption names who made the picture.
pub(super) fn names_maker(element: &Element) -> bool {
    element.name() == "cite"
        || element.classes().take(20).any(|class| ["credit", "copyright"].iter().any(|word| class.contains(word)))
}

/// Whether an element shows a post of a network, by the class names that the networks' own scripts look for.
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
