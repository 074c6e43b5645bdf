use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{ElementRef, Node};

use super::classes::{self, Class, is_box};
use super::signs::{self, names};
use super::topics::is_topic;
use crate::model::{Place, name_key};
use crate::text::html::Attribute as _;

/// Maximum number of nodes of an `address` element that is searched for an author.
const MOST_ADDRESS: usize = 200;
/// Maximum number of words of a name with a place.
const MOST_SIGNED: usize = 6;
/// Maximum length in characters of the text of a mail link that is read.
const MOST_OWNER: usize = 80;
/// Maximum number of nodes of a picture with its texts, and maximum length of these texts in bytes.
const MOST_PICTURE: usize = 120;
const MOST_SAID: usize = 500;
/// Minimum length of a run of text after a line in bytes.
const SENTENCE: usize = 40;
/// Class name words of pictures and videos.
const PICTURES: &[&str] = &["photo", "photos", "image", "images", "img", "picture", "foto", "bild", "media", "video"];

/// Whether an element holds contact information of the authors (HTML, 4.3.10), anywhere on the page.
pub(super) fn is_author_address(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let author = |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(is_author_link);
    element.name() == "address" && (node.descendants().take(MOST_ADDRESS).any(author) || is_name_of_article(node))
}

/// Whether an `address` in an article is a short line without numbers, which a postal address has: the author's name.
fn is_name_of_article(node: NodeRef<'_, Node>) -> bool {
    let above = |names: &[&str]| {
        let is =
            |above: NodeRef<'_, Node>| above.value().as_element().is_some_and(|above| names.contains(&above.name()));
        node.ancestors().any(is)
    };
    let texts = node.descendants().take(MOST_ADDRESS).filter_map(|inner| inner.value().as_text());
    let text: String = texts.flat_map(|run| run.chars()).take(MOST_OWNER).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=MOST_SIGNED).contains(&words.len())
        && words.iter().take(2).all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
        && !text.contains(|c: char| c.is_numeric() || matches!(c, ',' | '@' | ':' | '|'))
        && above(&["article"])
        && !above(&["footer", "aside", "nav"])
}

fn is_author_link(element: &Element) -> bool {
    element.attribute("rel").is_some_and(|rel| rel.split(' ').any(|rel| rel == "author"))
}

/// Whether an element names a person with a role, and is therefore a line of its own, even if inline.
pub(super) fn is_role(element: &Element) -> bool {
    element.attribute("itemprop").is_some_and(|item| item == "translator" || item == "editor")
}

/// Whether a link is a mail address or telephone number whose text is no name: `Write to me`. A name is in the address as
/// well.
pub(super) fn is_mail_of_nobody(node: NodeRef<'_, Node>, link: &Element) -> bool {
    let Some(href) = link.attribute("href").filter(|href| href.starts_with("mailto:") || href.starts_with("tel:"))
    else {
        return false;
    };
    let texts = node.descendants().filter_map(|inner| inner.value().as_text());
    let text: String = texts.flat_map(|run| run.chars()).take(MOST_OWNER).collect();
    let account = name_key(href.split(['@', '?']).next().unwrap_or_default());
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&str| !word.starts_with(char::is_lowercase) && !word.contains('@');
    let in_address = |word: &&str| word.chars().count() > 2 && account.contains(&name_key(word));
    words.len() < 2 || !words.iter().all(is_capital) || !words.iter().any(in_address)
}

/// The place of text directly inside an element that is no furniture.
pub(super) fn place_of(element: &Element, above: Place) -> Place {
    if above == Place::Furniture {
        return Place::Furniture;
    }
    match element.name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Place::Heading,
        "figure" | "figcaption" => Place::Caption,
        _ if above == Place::Caption => Place::Caption,
        _ if is_of_person(element) => Place::Text,
        _ if is_byline(element) => Place::Byline,
        "li" | "td" | "th" | "blockquote" | "dd" => Place::Inset,
        _ => above,
    }
}

/// Whether the names of an element describe a property of an author instead of the name.
fn is_of_person(element: &Element) -> bool {
    names(element, &["role", "position", "job", "jobtitle", "bio", "description"])
        && !element.attribute("itemprop").is_some_and(|item| item == "author" || item == "name")
}

/// Whether an element is a part of the page outside the article.
pub(super) fn is_furniture(element: &Element) -> bool {
    is_furniture_beside(element) || !is_whole(element) && is_module(element)
}

/// The same on a page that is built of modules, which say nothing about what they hold.
pub(super) fn is_furniture_beside(element: &Element) -> bool {
    if is_whole(element) {
        return false;
    }
    let is_aside = element.name() == "aside" && !is_box(element) && !classes::is(element, Class::AUTHOR);
    is_aside
        || matches!(element.name(), "nav" | "footer" | "form" | "dialog")
        || is_called_furniture(element)
        || is_site_footer(element)
}

/// Whether the names of an element are those of a module: beside the text in most pages, around each part of it in those
/// of a page builder.
pub(super) fn is_module(element: &Element) -> bool {
    tokens(element).any(signs::is_module)
}

/// Whether an element is the footer of the site, which has its masthead.
fn is_site_footer(element: &Element) -> bool {
    const NAMES: &[&str] = &["footer", "site-footer", "page-footer", "global-footer", "main-footer", "colophon"];
    let called = |name: &str| NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
    matches!(element.name(), "div" | "section" | "footer")
        && element.classes().chain(element.attribute("id")).any(called)
}

/// Whether the names of an element are those of furniture, whatever its type.
fn is_called_furniture(element: &Element) -> bool {
    element.attribute("itemprop") == Some("workTranslation")
        || element.attribute("aria-hidden") == Some("true")
        || tokens(element).any(signs::is_furniture)
}

/// Whether a footer ends an article that is more than a teaser: it often contains credits.
pub(super) fn is_foot_of_article(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let article = |above: &NodeRef<'_, Node>| above.value().as_element().is_some_and(|above| above.name() == "article");
    let text =
        |below: &NodeRef<'_, Node>| below.value().as_element().is_some_and(|below| matches!(below.name(), "p" | "h1"));
    let foot = element.name() == "footer" || element.name() == "aside" && names(element, &["credits"]);
    let of_page = |above: &NodeRef<'_, Node>| above.value().as_element().is_some_and(|above| above.name() == "body");
    let beside = || node.prev_siblings().find(article).filter(|_| !node.parent().as_ref().is_some_and(of_page));
    let own = || node.ancestors().find(article).or_else(beside);
    let has_text = |article: NodeRef<'_, Node>| article.descendants().filter(text).nth(2).is_some();
    foot && !is_called_furniture(element)
        && !is_module(element)
        && !is_site_footer(element)
        && own().is_some_and(has_text)
}

/// Whether an element that is called a footer is a line before the text next to it: the date below the headline.
pub(super) fn is_line_before_text(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_text = |below: NodeRef<'_, Node>| below.value().as_text().is_some_and(|run| run.trim().len() >= SENTENCE);
    let is_time = |inner: NodeRef<'_, Node>| inner.value().as_element().is_some_and(|inner| inner.name() == "time");
    let texts = || node.descendants().take(MOST_ADDRESS).filter_map(|inner| inner.value().as_text());
    matches!(element.name(), "div" | "p")
        && is_site_footer(element)
        && !is_called_furniture(element)
        && texts().map(|run| run.trim().len()).sum::<usize>() <= MOST_SAID / 2
        && node.descendants().take(MOST_ADDRESS).any(is_time)
        && node.prev_siblings().any(|before| before.value().is_element())
        && node.next_siblings().any(|after| after.descendants().take(MOST_ADDRESS).any(is_text))
}

/// Whether the names of an element are those of a picture.
pub(super) fn is_called_picture(element: &Element) -> bool {
    names(element, PICTURES) || classes::is(element, Class::PICTURE)
}

/// Whether an element holds the texts of a picture, by its class names: the caption, the credit.
pub(super) fn is_of_picture(element: ElementRef<'_>) -> bool {
    const SAID: &[&str] = &["credit", "credits", "copyright", "source"];
    let value = element.value();
    matches!(value.name(), "div" | "span" | "p" | "small" | "em" | "cite" | "dd" | "li")
        && (names(value, &["caption", "bildunterschrift"]) || (names(value, SAID) && is_called_picture(value)))
        && pictures(element).is_some()
}

/// Number of pictures in an element, if it holds nothing but pictures and their texts.
fn pictures(element: ElementRef<'_>) -> Option<usize> {
    let (mut bytes, mut pictures) = (0, 0);
    for inner in element.descendants().take(MOST_PICTURE) {
        match inner.value() {
            Node::Text(run) => bytes += run.trim().len(),
            Node::Element(inner) if matches!(inner.name(), "img" | "picture" | "video") => pictures += 1,
            Node::Element(inner) if matches!(inner.name(), "h1" | "h2" | "h3" | "time" | "ul" | "ol") => return None,
            _ => {}
        }
    }
    (bytes <= MOST_SAID && element.descendants().nth(MOST_PICTURE).is_none()).then_some(pictures)
}

/// Whether an element holds one picture with its texts and nothing else; not the picture of an author.
pub(super) fn is_picture_box(element: ElementRef<'_>) -> bool {
    const PERSONS: &[&str] = &["author", "authors", "byline", "bio", "profile", "avatar", "writer", "card", "user"];
    let value = element.value();
    if !matches!(value.name(), "div" | "figure" | "p" | "span" | "td" | "table")
        || !is_called_picture(value)
        || names(value, PERSONS)
    {
        return false;
    }
    pictures(element).is_some_and(|count| count > 0)
}

/// Whether an element holds the words of somebody else: a quotation, a review, a comment, a translation notice.
pub(super) fn is_quotation(node: NodeRef<'_, Node>, element: &Element) -> bool {
    const WORDS: &[&str] = &[
        "testimonial",
        "testimonials",
        "review",
        "reviews",
        "quote",
        "pullquote",
        "blockquote",
        "rating",
        "tweet",
        "comment",
        "comments",
    ];
    let kind = element.attribute("itemtype").unwrap_or_default();
    matches!(element.name(), "blockquote" | "q" | "figure")
        || element.attribute("itemprop").is_some_and(|item| matches!(item, "workTranslation" | "review" | "comment"))
        || ["/Comment", "/Rating", "/Quotation", "/Review"].iter().any(|end| kind.ends_with(end))
        || (!is_whole(element) && (names(element, WORDS) || is_of_readers(node, element)))
}

/// Whether the names of an element are those of comments or of a quotation in any language. A byline with the number of
/// comments next to it is none.
fn is_of_readers(node: NodeRef<'_, Node>, element: &Element) -> bool {
    const COUNT: &[&str] =
        &["byline", "author", "autor", "auteur", "autore", "firma", "meta", "info", "count", "header", "head", "top"];
    if names(element, COUNT) {
        return false;
    }
    let listed = || classes::is(element, Class::COMMENT) && is_listed(node, element);
    (classes::is(element, Class::COMMENTS.or(Class::QUOTED)) || listed()) && !holds_headline(node)
}

/// Whether an element is one of several: an item, or next to one with the same class names.
fn is_listed(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let same = |other: NodeRef<'_, Node>| {
        other.value().as_element().is_some_and(|other| other.attribute("class") == element.attribute("class"))
    };
    element.name() == "li" || node.prev_siblings().chain(node.next_siblings()).take(MOST_PICTURE).any(same)
}

/// Whether an element lists other articles, by its names.
pub(super) fn is_elsewhere(node: NodeRef<'_, Node>, element: &Element) -> bool {
    !is_whole(element) && classes::is(element, Class::ELSEWHERE) && !holds_headline(node)
}

/// Whether an element is below a heading that only says `Comments`, with or without their number.
pub(super) fn is_under_comments(element: ElementRef<'_>) -> bool {
    let is_heading = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| matches!(element.name(), "h2" | "h3" | "h4" | "h5" | "h6"))
    };
    let says = |heading: ElementRef<'_>| {
        let text: String = heading.text().collect();
        let text = text.trim_matches(|c: char| !c.is_alphabetic());
        !text.contains(' ') && classes::of(text) == Class::COMMENTS
    };
    let above = element.ancestors().filter_map(ElementRef::wrap).chain([element]);
    let nearest = above.filter_map(|above| above.prev_siblings().find(is_heading).and_then(ElementRef::wrap));
    nearest.into_iter().any(says)
}

fn holds_headline(node: NodeRef<'_, Node>) -> bool {
    node.descendants().any(|inner| inner.value().as_element().is_some_and(|inner| inner.name() == "h1"))
}

/// Whether an element holds a whole page or article, whatever its names.
fn is_whole(element: &Element) -> bool {
    matches!(element.name(), "html" | "body" | "main" | "article")
}

/// Whether an element is marked as a byline or an author's name.
pub(super) fn is_byline(element: &Element) -> bool {
    const WORDS: &[&str] = &["credit", "credits", "translator", "contributor", "signoff", "person"];
    is_signature(element)
        || element.attribute("itemprop") == Some("translator")
        || classes::is(element, Class::AUTHOR)
        || names(element, WORDS)
}

/// Whether an element names an author and nobody else: not a picture credit, not a person of the story.
pub(super) fn is_signature(element: &Element) -> bool {
    is_author(element)
        || element.attribute("itemprop").is_some_and(|item| item.split(' ').any(|item| item == "author"))
        || classes::is(element, Class::AUTHOR) && !is_of_person(element)
        // The name of who posted, in the markup of a builder of pages.
        || element.attribute("data-hook") == Some("user-name")
}

/// Whether an element links to an author page.
pub(super) fn is_author(element: &Element) -> bool {
    is_author_link(element)
        || (element.name() == "a" && element.attribute("href").is_some_and(leads_to_author) && !is_topic(element))
}

/// Whether an address is that of an author page.
fn leads_to_author(href: &str) -> bool {
    let is_of_persons = |folder: &str| classes::is_only(folder, Class::AUTHOR.or(Class::PROFILE));
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let path = path.split('#').next().unwrap_or_default();
    let file = path.rsplit('/').next().and_then(|file| file.split_once('.')).map_or("", |(file, _)| file);
    if !query.is_empty() && is_of_persons(file) {
        return true;
    }
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    let name = parts.next().unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    is_of_persons(folder) && !name.is_empty() && !name.contains(':')
}

/// The words of the class names and the id.
fn tokens(element: &Element) -> impl Iterator<Item = &str> {
    element.classes().chain(element.attribute("id")).flat_map(|name| name.split(['-', '_']))
}
