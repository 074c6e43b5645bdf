//! What precedes the text of an article under a heading that says so: the list of its key points, the claim that it checks with
//! the verdict.

use super::view::Page;
use super::words::SAID;
use crate::page::leaf::{Leaf, Tag};

/// Maximum number of groups between the list and the first paragraph.
const NEAR: usize = 4;
/// Maximum number of words of the list, and of its heading.
const MOST_LIST: usize = 150;
const MOST_HEADING: usize = 5;

/// The groups of such headings and of what is under them before the first paragraph of the selection.
pub(super) fn points(page: &Page<'_>, chosen: &[bool]) -> Vec<usize> {
    let all = &page.leaves.all;
    let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
    let Some(first) = (0..all.len()).find(|at| is(*at) && all.get(*at).is_some_and(Leaf::is_prose)) else {
        return Vec::new();
    };
    let headline =
        all.iter().take(first).rposition(|leaf| page.leaves.above(leaf).take(3).any(|part| part.name == Tag::H1));
    let from = headline.map_or(first.saturating_sub(NEAR), |at| at + 1);
    let says = |leaf: &Leaf| leaf.words <= MOST_HEADING && SAID.points.contains(&word(&leaf.text));
    let fits = |at: &usize| {
        let list =
            all.get(*at).filter(|leaf| page.is_list(*at) && leaf.links * 4 < leaf.chars && leaf.words <= MOST_LIST);
        list.is_some_and(|leaf| page.is_own(leaf)) && all.get(at - 1).is_some_and(says)
    };
    let list = (from.max(1) + 1..first).find(fits);
    let is_claim = |at: &usize| {
        let said = all.get(at - 1).is_some_and(|leaf| SAID.claims.contains(&word(&leaf.text)));
        let plain = |leaf: &Leaf| leaf.links == 0 && leaf.words <= MOST_LIST && page.is_own(leaf);
        said && all.get(*at).is_some_and(plain)
    };
    let claims = (from.max(1) + 1..first).filter(is_claim);
    list.into_iter().chain(claims).flat_map(|at| [at - 1, at]).filter(|at| !is(*at)).collect()
}

/// A line without its colon, in small letters.
fn word(text: &str) -> String {
    text.trim_end_matches([':', '：', '.', ' ']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, Page, points};
    use crate::page::leaves;

    /// Lines that are added to paragraphs.
    fn added(before: &str) -> Vec<String> {
        let text = "<p>Body of the story, which is told in more than fifteen words so that it counts as running text here.</p>";
        let markup = format!("<main><h1>Boats</h1><p>By Ada Obiri</p>{before}<div>{}</div></main>", text.repeat(3));
        let groups = groups::read(&leaves::read(&Html::parse_document(&markup)));
        let chosen: Vec<bool> = groups.leaves.all.iter().map(|leaf| leaf.text.starts_with("Body")).collect();
        let page = Page::new(&groups, &chosen).unwrap();
        let texts = points(&page, &chosen).into_iter().filter_map(|at| groups.leaves.all.get(at));
        texts.map(|leaf| leaf.text.clone()).collect()
    }

    #[test]
    fn key_points_before_the_text_are_part_of_it() {
        let list = "<ul><li>Boats stay in port<li>No ferry on Sunday</ul>";
        for heading in ["Key points:", "At a glance", "Das Wichtigste in Kürze", "L’essentiel", "Los puntos clave"] {
            assert_eq!(
                added(&format!("<div class=kp><h2>{heading}</h2>{list}</div>")),
                [heading, "Boats stay in port No ferry on Sunday"]
            );
        }
        assert_eq!(added(&format!("<div><h2>Most read</h2>{list}</div>")), [""; 0]);
        let linked = "<ul><li><a href=/1>Boats stay in port</a><li><a href=/2>No ferry on Sunday</a></ul>";
        assert_eq!(added(&format!("<div><h2>Key points:</h2>{linked}</div>")), [""; 0]);
    }

    #[test]
    fn a_claim_with_its_verdict_before_the_text_is_part_of_it() {
        for (claim, verdict) in [("CLAIM", "VERDICT:"), ("Behauptung", "Bewertung"), ("La afirmación", "Veredicto")] {
            let card = format!(
                "<div class=card><b>{claim}</b><p>The bay was drained at night.</p><b>{verdict}</b><p>Not so.</p></div>"
            );
            assert_eq!(added(&card), [claim, "The bay was drained at night.", verdict, "Not so."]);
        }
        assert_eq!(added("<div><b>Weather</b><p>It will be dry.</p></div>"), [""; 0]);
        assert_eq!(added("<div><b>Claim</b><p><a href=/1>The bay was drained</a></p></div>"), [""; 0]);
    }
}
