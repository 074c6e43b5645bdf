use ego_tree::NodeId;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use crate::text::html::Attribute as _;

/// Lower-case parts of the names of consent dialogs.
const NAMES: [&str; 10] =
    ["consent", "gdpr", "onetrust", "didomi", "usercentrics", "truste", "cmpbox", "cmpwrapper", "qc-cmp", "sp_message"];
/// Lower-case parts that occur next to the word cookie, which alone may belong to a recipe.
const COOKIES: [&str; 22] = [
    "banner",
    "bar",
    "notice",
    "law",
    "policy",
    "popup",
    "modal",
    "message",
    "alert",
    "info",
    "warning",
    "disclaimer",
    "overlay",
    "accept",
    "hint",
    "note",
    "dialog",
    "statement",
    "setting",
    "preference",
    "msg",
    "wrap",
];
/// Words in the texts of such dialogs, in the languages of the catalogue.
const WORDS: [&str; 7] = ["cookie", "クッキー", "куки", "쿠키", "partner", "privacy", "data"];
/// Minimum number of letters of a page outside its dialogs.
const LEAST: usize = 60;
/// Maximum number of letters of a dialog.
const MAX_DIALOG_LETTERS: usize = 20_000;

/// Removes consent dialogs: elements whose names and text are those of such dialogs, if there is a marked article, or
/// most of the page's text, outside them. Returns whether there were any.
pub(super) fn strip(document: &mut Html) -> bool {
    let whole: usize = document.tree.root().descendants().filter_map(letters).sum();
    let marked = document.tree.root().descendants().any(is_article);
    let most = if marked { whole.saturating_sub(LEAST) } else { whole / 2 };
    let found: Vec<NodeId> = document
        .tree
        .root()
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|element| is_named(element.value()) && asks(*element, most))
        .map(|element| element.id())
        .collect();
    for id in &found {
        if let Some(mut node) = document.tree.get_mut(*id) {
            node.detach();
        }
    }
    !found.is_empty()
}

fn is_named(element: &Element) -> bool {
    if !matches!(element.name(), "div" | "section" | "aside" | "dialog" | "form" | "p" | "footer") {
        return false;
    }
    let says = |name: &str| {
        let name = name.to_ascii_lowercase();
        let cookies = name.contains("cookie") && COOKIES.iter().any(|word| name.contains(word));
        cookies || name == "cookie" || name == "cookies" || NAMES.iter().any(|known| name.contains(known))
    };
    element.id().is_some_and(says) || element.attribute("class").is_some_and(|class| class.len() < 400 && says(class))
}

/// Whether an element mentions cookies and holds neither a headline nor most of the page.
fn asks(element: ElementRef<'_>, most: usize) -> bool {
    let size: usize = element.descendants().filter_map(letters).sum();
    if size > most.min(MAX_DIALOG_LETTERS) || element.descendants().any(is_article) {
        return false;
    }
    let text = element.text().collect::<String>().to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

fn is_article(node: ego_tree::NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| matches!(element.name(), "h1" | "article" | "main"))
}

/// Number of visible letters of a text.
fn letters(node: ego_tree::NodeRef<'_, Node>) -> Option<usize> {
    let code = |node: &ego_tree::NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| matches!(element.name(), "script" | "style" | "noscript"))
    };
    let text = node.value().as_text()?;
    (!node.parent().as_ref().is_some_and(code)).then(|| text.trim().len())
}
