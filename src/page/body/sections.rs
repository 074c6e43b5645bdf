//! Sections of which only the heading is selected: their content belongs to the body if all of it has the body's shape.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::view::{Page, column};
use crate::page::leaf::{Leaf, Tag};

/// Maximum number of groups under a heading that may be added.
const SECTION: usize = 40;
/// Number of ancestors of a paragraph that are compared.
const LOOK: usize = 3;

/// The content under a heading without other selected content, if all of it has the shape of the body and includes a
/// paragraph.
pub(super) fn sections(page: &Page<'_>, chosen: &[bool]) -> Vec<usize> {
    let looks = looks(page, chosen);
    let plain =
        |at: &usize| page.label(*at).is_none() && page.leaves.all.get(*at).is_some_and(|leaf| page.is_own(leaf));
    let alike =
        |at: &usize| look(page, *at).and_then(|look| looks.get(&look)).is_some_and(|(own, all)| own * 10 >= all * 9);
    let prose = |at: &usize| page.leaves.all.get(*at).is_some_and(Leaf::is_prose);
    let kept: Vec<usize> = chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| at).collect();
    let mut found = Vec::new();
    for pair in kept.windows(2) {
        let &[heading, next] = pair else { continue };
        let mut gap = heading + 1..next;
        let alone = (1..=SECTION).contains(&gap.len()) && page.is_heading(heading) && page.is_heading(next);
        if alone && gap.clone().all(|at| plain(&at) && alike(&at)) && gap.any(|at| prose(&at)) {
            found.extend(heading + 1..next);
        }
    }
    found
}

/// Number of selected letters and of all letters of running text, by shape.
fn looks(page: &Page<'_>, chosen: &[bool]) -> HashMap<u64, (usize, usize)> {
    let mut looks: HashMap<u64, (usize, usize)> = HashMap::new();
    for (at, (leaf, chosen)) in page.leaves.all.iter().zip(chosen).enumerate() {
        if let Some(look) = look(page, at).filter(|_| leaf.is_prose()) {
            let known = looks.entry(look).or_default();
            known.0 += if *chosen { leaf.chars } else { 0 };
            known.1 += leaf.chars;
        }
    }
    looks
}

/// The shape of the elements around a paragraph or list.
fn look(page: &Page<'_>, at: usize) -> Option<u64> {
    let leaf = page.leaves.all.get(at)?;
    let home = column(page.leaves, leaf);
    let list = page.leaves.parts.get(home).is_some_and(|part| part.name == Tag::List);
    let mut hasher = DefaultHasher::new();
    page.leaves.chain(home).skip(usize::from(list)).take(LOOK).for_each(|part| {
        page.leaves.parts.get(part).map(|part| part.shape).hash(&mut hasher);
    });
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, Page, sections};
    use crate::page::leaves;

    /// Lines that are added on a page whose lines beginning with `Body` are selected.
    fn found(class: &str, section: &str) -> Vec<String> {
        let body = "<p>Body of the story, which is told in more than fifteen words so that it counts as running text here.</p>";
        let part = |class: &str, text: &str| format!("<div class={class}>{text}</div>");
        let plain_part = part("told", &body.repeat(9));
        let heading = part("head", "<h2>Body of the next part</h2>");
        let markup = format!("<main>{plain_part}{heading}{}{heading}{plain_part}</main>", part(class, section));
        let groups = groups::read(&leaves::read(&Html::parse_document(&markup)));
        let chosen: Vec<bool> = groups.leaves.all.iter().map(|leaf| leaf.text.starts_with("Body")).collect();
        let page = Page::new(&groups, &chosen).unwrap();
        let texts = sections(&page, &chosen).into_iter().filter_map(|at| groups.leaves.all.get(at));
        texts.map(|leaf| leaf.text.clone()).collect()
    }

    #[test]
    fn a_section_of_links_under_a_heading_of_the_body_is_kept_where_it_looks_like_the_body() {
        let lead = "<p>These are the harbours that we looked at in spring and that are told of elsewhere, each with its ferries:</p>";
        let links = "<ul><li><a href=/1>Lowmouth</a><li><a href=/2>Tidewater</a></ul>";
        assert_eq!(found("told", &format!("{lead}{links}")).len(), 2);
        assert_eq!(found("told", links), [""; 0]);
        assert_eq!(found("teasers", &format!("{lead}{links}")), [""; 0]);
        assert_eq!(found("told", &format!("{lead}<p>Read more about the harbours</p>{links}")), [""; 0]);
    }
}
