//! Notes at the end of a page that the body refers to.

use std::collections::HashSet;

use scraper::{ElementRef, Html};

use super::groups::Groups;
use crate::page::leaf::Leaf;
use crate::text::html::Attribute as _;

/// Maximum length in letters of a link to a note.
const MOST_MARK: usize = 6;

/// The groups that hold a note: the target element of a reference in the body.
pub(super) fn notes(groups: &Groups, document: &Html, chosen: &[bool]) -> Vec<usize> {
    let mut ids: HashSet<&str> = HashSet::new();
    for leaf in groups.leaves.all.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(leaf, _)| leaf) {
        if leaf.links == 0 {
            continue;
        }
        let nodes = leaf.nodes.iter().filter_map(|id| document.tree.get(*id));
        let marks = nodes.filter(|node| node.value().as_text().is_some_and(|text| text.trim().len() <= MOST_MARK));
        for mark in marks {
            let links = mark.ancestors().take(3).filter_map(|above| above.value().as_element());
            ids.extend(links.filter_map(|link| link.attribute("href")?.strip_prefix('#')).filter(|id| !id.is_empty()));
        }
    }
    if ids.is_empty() {
        return Vec::new();
    }
    let is_note = |leaf: &Leaf| {
        let first = leaf.nodes.iter().filter_map(|id| document.tree.get(*id));
        first.take(200).any(|node| {
            let mut above = node.ancestors().take(6).filter_map(ElementRef::wrap);
            above.any(|above| {
                let named = above.value().id().is_some_and(|id| ids.contains(id));
                named
                    && matches!(
                        above.value().name(),
                        "li" | "p" | "dt" | "dd" | "div" | "tr" | "td" | "a" | "span" | "aside"
                    )
            })
        })
    };
    let all = groups.leaves.all.iter().zip(chosen).enumerate();
    all.filter(|(_, (leaf, chosen))| !**chosen && is_note(leaf)).map(|(at, _)| at).collect()
}
