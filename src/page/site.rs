use std::collections::HashSet;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::line::line;
use crate::model::{Field, Role, SiteRule, Source};

/// Elements that one selector may name.
const MAX_ELEMENTS: usize = 400;
/// Characters of a byline; what is longer is a life, not a name.
const MOST_BYLINE: usize = 160;

/// What the rules of a site chose on a page.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The text nodes of the body; empty when no rule says what it is.
    pub(super) body: HashSet<NodeId>,
    /// The bylines; empty when no rule says what they are.
    pub(super) bylines: Vec<Field>,
}

/// Takes out what the rules of the page's host strip, and reads what they choose. The first rule that is for a host is asked;
/// a selector that is none, or that finds nothing, says nothing.
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
