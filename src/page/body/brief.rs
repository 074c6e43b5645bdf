//! Short articles: a page marks their text by its names or properties, and has more text in its newsletter box or comments
//! than in the article.

use std::collections::HashSet;

use super::groups::Groups;
use crate::model::Place;
use crate::page::labels;
use crate::page::leaf::{Leaf, Part, Tag};
use crate::page::signs;

/// Maximum number of letters of a short article.
const SHORT: usize = 800;
/// Maximum number of lines between the headline and the text.
const NEAR: usize = 12;
/// Meanings of names of what is never the article.
const OTHERS: [&str; 3] = ["comments", "subscribe", "related"];
/// Minimum number of words of a sentence.
const SENTENCE: usize = 3;

/// Selects the marked text of a short article, and removes comments, letters to subscribe to and other articles after it
/// from the selection.
pub(super) fn keep(groups: &Groups, title: Option<&str>, chosen: &mut [bool]) {
    let all = &groups.leaves.all;
    let others = signs::bits(&OTHERS);
    let other = |leaf: &Leaf| {
        leaf.named() == Place::Furniture && groups.leaves.above(leaf).any(|part| part.signs & others != 0)
    };
    // Without a long paragraph the text is told by its sentences, outside such boxes.
    let is_box = |leaf: &Leaf| !leaf.brief && other(leaf);
    let letters = |wanted: &dyn Fn(&Leaf) -> bool| -> usize {
        let own = all.iter().zip(chosen.iter()).filter(|(leaf, chosen)| **chosen && wanted(leaf));
        own.map(|(leaf, _)| leaf.chars).sum()
    };
    if letters(&|leaf| leaf.brief) > 0 && letters(&is_box) <= SHORT {
        all.iter().zip(chosen.iter_mut()).for_each(|(leaf, chosen)| *chosen &= !is_box(leaf));
    }
    let Some(story) = marked(groups, title) else { return };
    let inside = |leaf: &Leaf| groups.leaves.chain(leaf.part).any(|part| part == story);
    let letters: usize = all.iter().filter(|leaf| inside(leaf) && is_text(leaf)).map(|leaf| leaf.chars).sum();
    let Some(end) = all.iter().rposition(inside).filter(|_| letters > 0 && letters <= SHORT) else { return };
    for (at, (leaf, chosen)) in all.iter().zip(chosen).enumerate() {
        if inside(leaf) {
            *chosen |= is_text(leaf) && leaf.words >= SENTENCE;
        } else if at > end {
            *chosen &= !other(leaf);
        }
    }
}

/// The element that is marked as the text of the article, close after the headline.
fn marked(groups: &Groups, title: Option<&str>) -> Option<usize> {
    let leaves = &groups.leaves;
    let is_headline = |leaf: &Leaf| leaf.named() == Place::Heading && Some(leaf.text.as_str()) == title;
    let after = leaves.all.iter().position(is_headline)? + 1;
    let story = |part: &Part| signs::is_story(part.signs) && !part.inline && !is_heading(part);
    let before: HashSet<usize> = leaves.all.iter().take(after).flat_map(|leaf| leaves.chain(leaf.part)).collect();
    let around = |leaf: &Leaf| {
        let marked = leaves.chain(leaf.part).filter(|at| leaves.parts.get(*at).is_some_and(story));
        marked.filter(|at| !before.contains(at)).last()
    };
    leaves.all.iter().skip(after).take(NEAR).filter(|leaf| is_text(leaf)).find_map(around)
}

fn is_heading(part: &Part) -> bool {
    matches!(part.name, Tag::H1 | Tag::H2 | Tag::H3)
}

/// Whether a line is of a text: not a link, a caption, a line of furniture.
fn is_text(leaf: &Leaf) -> bool {
    matches!(leaf.named(), Place::Text | Place::Heading | Place::Inset)
        && leaf.links * 2 < leaf.chars
        && labels::of(&leaf.text).is_none()
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    fn body(text: &str, after: &str) -> String {
        let page = format!(
            "<title>Pier opened again</title><main><article><h1>Pier opened again</h1><p class=byline>By Ada Obiri</p>\
             <div class=article-body>{text}</div></article>{after}</main>"
        );
        read(&page, None).body.unwrap_or_default()
    }

    #[test]
    fn a_brief_is_the_article_and_not_the_box_below_it() {
        let box_ = "<div class=newsletter-signup><h3>Newsletter</h3><p>Get our letter from the harbour every morning in \
            your inbox, and enter your address to sign up for it.</p><form><input type=email></form></div>";
        for text in [
            "<p>The pier was opened again on Friday after a winter of repairs.</p><p>Entry is free until Sunday.</p>",
            "<p>The pier is open.</p>",
            "<p>码头星期五重新开放。</p>",
        ] {
            let found = body(text, box_);
            assert!(text.split("</p>").all(|part| found.contains(part)), "{found}");
            assert!(!found.contains("inbox"), "{found}");
        }
    }

    #[test]
    fn comments_are_not_the_article() {
        let comment = "<div class=c><b>gull</b><p>I have lived here for thirty years and the pier has never been as bad as \
            it was last winter, whatever the council says about it.</p></div>";
        let comments = format!("<section class=comments><h2>Comments</h2><div>{}</div></section>", comment.repeat(12));
        let found = body(
            "<p>The pier was opened again on Friday after a winter of repairs that cost nine crowns.</p>",
            &comments,
        );
        assert!(found.contains("opened again on Friday") && !found.contains("thirty years"), "{found}");
    }
}
