//! Sections of which only the heading is chosen: what stands under it belongs to the body where all of it looks like the rest.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::view::{Page, column};
use crate::page::leaf::{Leaf, Tag};

/// Groups under a heading that may be filled.
const SECTION: usize = 40;
/// Elements round a paragraph by which it looks like others.
const LOOK: usize = 3;

/// What stands under a heading of which nothing else is chosen, where all of it looks like the body, and a paragraph
/// is among it.
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

/// How many letters of running text that looks the same are chosen, and how many there are.
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

/// How the elements round a paragraph or list look.
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

    /// What is found on a page of whose lines those that begin with `Body` are chosen.
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
