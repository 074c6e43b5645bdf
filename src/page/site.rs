use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::line::line;
use crate::model::{Field, Role, SiteRule, Source};

/// Maximum number of elements for one selector.
const MAX_ELEMENTS: usize = 400;
/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;

/// The parts of a page selected by the rules for its site.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The text nodes of the body; empty if no rule selects it.
    pub(super) body: HashSet<NodeId>,
    /// The bylines; empty if no rule selects them.
    pub(super) bylines: Vec<Field>,
}

/// Removes the elements that the rules for the page's host strip, and reads those they select. The first rule for a
/// host is used; an invalid selector, or one without a match, is ignored.
pub(super) fn apply(document: &mut Html, url: Option<&str>, rules: &[SiteRule]) -> Chosen {
    let host = url.and_then(|url| Url::parse(url).ok()).and_then(|url| url.host_str().map(str::to_owned));
    let Some(rule) = host.and_then(|host| rules.iter().find(|rule| rule.is_for(&host))) else {
        return Chosen::default();
    };
    let gone: Vec<NodeId> = select(document, &rule.strip).map(|element| element.id()).collect();
    for id in gone {
        if let Some(mut node) = document.tree.get_mut(id) {
            node.detach();
        }
    }
    let body = select(document, &rule.body).flat_map(|element| element.descendants());
    let body = body.filter(|node| node.value().is_text()).map(|node| node.id()).collect();
    let bylines = select(document, &rule.byline).map(line);
    let bylines = bylines.filter(|text| !text.is_empty() && text.chars().count() <= MOST_BYLINE).map(|text| Field {
        source: Source::CreditElement,
        role: Some(Role::Author),
        text,
        url: None,
        email: None,
    });
    Chosen { body, bylines: bylines.collect() }
}

fn select<'a>(document: &'a Html, selectors: &[String]) -> impl Iterator<Item = ElementRef<'a>> {
    let selectors: Vec<Selector> = selectors.iter().filter_map(|text| Selector::parse(text).ok()).collect();
    let found: Vec<ElementRef<'a>> =
        selectors.iter().flat_map(|selector| document.select(selector).take(MAX_ELEMENTS)).collect();
    found.into_iter()
}
