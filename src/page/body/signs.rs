use std::collections::HashMap;

use scraper::node::Element;

/// What class names, ids and elements say of the part of a page they stand on, by meaning.
pub(super) const GROUPS: &[(&str, &[&str])] = &[
    (
        "story",
        &[
            "articlebody",
            "storybody",
            "bodytext",
            "articletext",
            "richtext",
            "fulltext",
            "maintext",
            "prose",
            "contentbody",
        ],
    ),
    (
        "content",
        &[
            "article",
            "story",
            "content",
            "entry",
            "post",
            "body",
            "text",
            "main",
            "artikel",
            "articulo",
            "artigo",
            "articolo",
            "noticia",
            "nota",
            "texte",
            "texto",
            "testo",
            "cuerpo",
            "corpo",
            "inhalt",
            "contenu",
            "conteudo",
            "contenido",
            "tekst",
            "haber",
            "paragraph",
            "news",
            "detail",
        ],
    ),
    (
        "navigation",
        &[
            "nav",
            "menu",
            "navigation",
            "breadcrumb",
            "breadcrumbs",
            "navbar",
            "pagination",
            "pager",
            "skip",
            "sitemap",
            "toolbar",
            "topbar",
        ],
    ),
    (
        "share",
        &[
            "share",
            "sharing",
            "social",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "follow",
            "addthis",
            "teilen",
            "compartir",
            "compartilhar",
            "condividi",
            "partage",
            "partager",
            "delen",
            "shares",
            "sociallinks",
            "sharedaddy",
        ],
    ),
    (
        "related",
        &[
            "related",
            "recommend",
            "recommended",
            "recommendations",
            "readmore",
            "more",
            "also",
            "similar",
            "trending",
            "popular",
            "mostread",
            "latest",
            "relacionado",
            "relacionados",
            "relacionadas",
            "correlati",
            "verwandt",
            "weitere",
            "suggested",
            "recirc",
            "recirculation",
            "taboola",
            "outbrain",
            "next",
            "previous",
            "prev",
            "seealso",
            "onward",
            "toplist",
            "liens",
            "lireaussi",
            "relatedposts",
            "otherstories",
            "recent",
            "crosslink",
        ],
    ),
    (
        "comments",
        &[
            "comment",
            "comments",
            "disqus",
            "reply",
            "respond",
            "kommentar",
            "kommentare",
            "comentarios",
            "commentaires",
            "discussion",
            "commentlist",
            "reacties",
        ],
    ),
    (
        "subscribe",
        &[
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "signin",
            "login",
            "register",
            "paywall",
            "abo",
            "abonnement",
            "offer",
            "donate",
            "donation",
            "membership",
            "piano",
            "premium",
            "support",
            "optin",
            "mailchimp",
            "regwall",
        ],
    ),
    (
        "advert",
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "promo",
            "promotion",
            "sponsor",
            "sponsored",
            "banner",
            "dfp",
            "anzeige",
            "publicidad",
            "publicidade",
            "reklam",
            "reklama",
            "werbung",
            "adslot",
            "affiliate",
            "cta",
            "marketing",
        ],
    ),
    ("footer", &["footer", "foot", "copyright", "legal", "disclaimer", "imprint", "colophon", "bottom", "license"]),
    ("header", &["header", "masthead", "head", "top", "hero"]),
    ("side", &["sidebar", "aside", "widget", "rail", "side", "secondary", "right", "sidecontent", "complementary"]),
    (
        "author",
        &[
            "author",
            "authors",
            "byline",
            "bio",
            "writer",
            "autor",
            "auteur",
            "autore",
            "journalist",
            "avatar",
            "profile",
            "contributor",
            "biography",
            "staff",
        ],
    ),
    (
        "tags",
        &[
            "tag",
            "tags",
            "topic",
            "topics",
            "keyword",
            "keywords",
            "category",
            "categories",
            "label",
            "kicker",
            "eyebrow",
            "taxonomy",
            "tagcloud",
            "rubrik",
        ],
    ),
    (
        "caption",
        &[
            "caption",
            "figcaption",
            "credit",
            "credits",
            "photo",
            "image",
            "img",
            "media",
            "figure",
            "gallery",
            "slide",
            "slideshow",
            "video",
            "player",
            "bild",
            "foto",
            "picture",
            "legend",
            "legende",
            "lightbox",
            "carousel",
        ],
    ),
    (
        "date",
        &[
            "date",
            "time",
            "meta",
            "info",
            "published",
            "timestamp",
            "updated",
            "datum",
            "fecha",
            "dateline",
            "metadata",
            "postmeta",
            "entrymeta",
        ],
    ),
    (
        "consent",
        &[
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "privacy",
            "popup",
            "modal",
            "overlay",
            "dialog",
            "toast",
            "onetrust",
            "notification",
            "alert",
        ],
    ),
    (
        "teaser",
        &[
            "teaser", "teasers", "card", "cards", "list", "item", "items", "grid", "feed", "archive", "tile",
            "snippet", "listing", "stories", "articles", "posts", "river", "stream",
        ],
    ),
    (
        "lead",
        &[
            "lead",
            "lede",
            "summary",
            "standfirst",
            "dek",
            "deck",
            "intro",
            "excerpt",
            "subtitle",
            "subhead",
            "subheadline",
            "strapline",
            "chapo",
            "vorspann",
            "entradilla",
            "bajada",
            "ingress",
            "description",
            "abstract",
            "sapo",
            "sumario",
            "teasertext",
            "leadtext",
            "anons",
            "lid",
        ],
    ),
    ("title", &["title", "headline", "heading", "titel", "titulo", "titre", "titolo"]),
    ("quote", &["quote", "pullquote", "blockquote", "tweet", "embed", "instagram", "zitat"]),
    (
        "box",
        &[
            "box",
            "infobox",
            "factbox",
            "callout",
            "highlight",
            "highlights",
            "note",
            "inset",
            "module",
            "insert",
            "keypoints",
            "panel",
        ],
    ),
    (
        "tools",
        &[
            "print", "email", "tool", "tools", "button", "btn", "action", "actions", "bookmark", "save", "listen",
            "audio", "icon", "icons", "rating", "vote", "like", "likes", "copy", "controls",
        ],
    ),
    ("hidden", &["hidden", "hide", "noprint", "visually", "screenreader", "sronly"]),
    (
        "notes",
        &["footnote", "footnotes", "notes", "references", "source", "sources", "correction", "disclosure", "trust"],
    ),
    ("contents", &["toc", "contents", "index", "tableofcontents"]),
];

/// How many groups there are.
pub(super) const COUNT: usize = 25;

/// The bit of what asks to subscribe.
pub(super) const SUBSCRIBE: u32 = 1 << 6;

/// Names of a page that were read once, with their groups.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: HashMap<String, u32>,
}

impl Known {
    /// The groups that an element's class names, id and role belong to, as a set of bits.
    pub(super) fn of(&mut self, element: &Element) -> u32 {
        let mut bits = by_attribute(element);
        let names = element.classes().chain(element.attr("id")).chain(element.attr("role")).take(12);
        for name in names.filter(|name| name.len() < 80) {
            bits |= match self.names.get(name) {
                Some(known) => *known,
                None => *self.names.entry(name.to_owned()).or_insert_with(|| of_name(name)),
            };
        }
        bits
    }
}

fn of_name(name: &str) -> u32 {
    let mut bits = 0;
    let words = words(name);
    for (at, word) in words.iter().enumerate() {
        bits |= group(word);
        if let Some(next) = words.get(at + 1) {
            bits |= group(&format!("{word}{next}"));
            let body = matches!(next.as_str(), "body" | "content" | "text" | "copy" | "paragraphs");
            let story = matches!(word.as_str(), "article" | "story" | "post" | "entry" | "news" | "page" | "artikel");
            bits |= u32::from(body && story);
        }
    }
    bits
}

fn by_attribute(element: &Element) -> u32 {
    let story = element.attr("itemprop").is_some_and(|item| item == "articleBody");
    let style = element.attr("style").unwrap_or_default();
    let hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
        || style.contains("visibility:hidden");
    u32::from(story) | (u32::from(hidden) << HIDDEN)
}

const HIDDEN: usize = 22;

/// Whether an element's class names and id hold one of these words.
pub(crate) fn names(element: &Element, wanted: &[&str]) -> bool {
    let all = element.classes().chain(element.attr("id")).take(12).filter(|name| name.len() < 80);
    all.flat_map(words).any(|word| wanted.contains(&word.as_str()))
}

fn group(word: &str) -> u32 {
    let mut bits = 0;
    for (at, (_, words)) in GROUPS.iter().enumerate() {
        if words.contains(&word) {
            bits |= 1 << at;
        }
    }
    bits
}

/// The words of a class name: parted by marks, digits and inner capitals; small.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        let parts = !c.is_alphabetic();
        if (parts || (c.is_uppercase() && small)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if !parts {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}
