//! Lines that lead somewhere: to a list that belongs to the text, to another story, or to nothing that is kept.

use super::groups::{Groups, Kind, Sum};
use super::targets::Targets;
use super::words::SOURCES;
use crate::model::Place;
use crate::page::labels;
use crate::page::leaf::Leaf;
use crate::page::undated::undated;
use crate::text::{DateContext, date_in};

/// Minimum number of words of a line that introduces a list.
const LEAD: usize = 4;
/// Maximum number of words of a line with the linked headline of another story, and of one with a date or a jump.
const MOST_LINE: usize = 40;
const MOST_DATE: usize = 8;
/// Maximum number of characters of a line with date and source.
const MOST_HEAD: usize = 160;

/// Whether a list belongs to the line before it: one that ends with a colon, or a heading for sources; or whether it is of
/// files or pages of other sites.
pub(super) fn is_introduced(groups: &Groups, targets: &Targets<'_>, chosen: &[bool], at: usize) -> bool {
    let leaf = |at: usize| groups.leaves.all.get(at);
    let before = at.checked_sub(1).filter(|at| chosen.get(*at).copied().unwrap_or_default()).and_then(leaf);
    let leads =
        |line: &Leaf| line.words >= LEAD && line.text.ends_with([':', '：']) && labels::of(&line.text).is_none();
    before.is_some_and(|line| leads(line) || SOURCES.contains(&line.text.to_lowercase().trim_end_matches([':', '：'])))
        || leaf(at).is_some_and(|leaf| targets.leads_away(leaf))
}

/// The lines between paragraphs that are the linked headline of another story; not if they are many, as in a digest.
pub(super) fn stories(groups: &Groups, targets: &Targets<'_>, chosen: &[bool]) -> Vec<bool> {
    let all = &groups.leaves.all;
    let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
    let prose: Vec<usize> = (0..all.len()).filter(|at| is(*at) && all.get(*at).is_some_and(Leaf::is_prose)).collect();
    let (first, last) = (prose.first().copied().unwrap_or_default(), prose.last().copied().unwrap_or_default());
    let fits = |at: usize| {
        let led =
            at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|line| line.text.ends_with([':', '：']));
        let single = groups.sums.get(at).is_some_and(|sum| sum.kind == Kind::Single);
        let story =
            |leaf: &Leaf| leaf.named() == Place::Text && leaf.words <= MOST_LINE && targets.leads_to_story(leaf);
        is(at) && at > first && at < last && single && !led && all.get(at).is_some_and(story)
    };
    let found: Vec<bool> = (0..all.len()).map(fits).collect();
    let count = found.iter().filter(|found| **found).count();
    if count * 3 > prose.len() * 2 { vec![false; all.len()] } else { found }
}

/// The lines that only lead to places on the page: `Jump to the recipe`.
pub(super) fn jumps(groups: &Groups, targets: &Targets<'_>) -> Vec<bool> {
    let is_jump = |(leaf, sum): (&Leaf, &Sum)| {
        sum.kind == Kind::Single
            && leaf.named() == Place::Text
            && leaf.words <= MOST_DATE
            && leaf.links == leaf.chars
            && targets.stays(leaf)
    };
    groups.leaves.all.iter().zip(&groups.sums).map(is_jump).collect()
}

/// The lines before the first paragraph that are a date.
pub(super) fn dates(groups: &Groups, chosen: &[bool]) -> Vec<bool> {
    let all = &groups.leaves.all;
    let is = |at: usize| chosen.get(at).copied().unwrap_or_default();
    let first = (0..all.len()).find(|at| is(*at) && all.get(*at).is_some_and(Leaf::is_prose)).unwrap_or(0);
    let mut whole = DateContext::default();
    whole.strict = true;
    let is_date = |leaf: &Leaf| {
        leaf.words <= MOST_DATE
            && leaf.named() == Place::Text
            && leaf.strong == 0
            && leaf.text.contains(|c: char| c.is_numeric())
            && date_in(&leaf.text, whole).is_some()
    };
    // `Source: Harbour Post, 3 November 2026, 204 readers`
    let is_head = |leaf: &Leaf| {
        leaf.chars <= MOST_HEAD
            && leaf.named() == Place::Text
            && labels::of(&leaf.text) == Some(labels::Label::Byline)
            && undated(&leaf.text).as_deref() != Some(&*leaf.text)
            && !leaf.text.ends_with(['.', '!', '?', '。'])
    };
    (0..all.len())
        .map(|at| at < first && is(at) && all.get(at).is_some_and(|leaf| is_date(leaf) || is_head(leaf)))
        .collect()
}

/// Removes the last headings if nothing of what is below them is kept.
pub(super) fn cut_headings(groups: &Groups, chosen: &mut [bool]) {
    let all = &groups.leaves.all;
    let above = |leaf: &Leaf| groups.leaves.parts.get(leaf.part).map(|part| part.above);
    while let Some(last) = chosen.iter().rposition(|chosen| *chosen) {
        let (Some(heading), Some(next)) = (all.get(last), all.get(last + 1)) else { break };
        let below = next.links * 2 > next.chars || above(next) == above(heading);
        let dropped = below && !matches!(next.named(), Place::Heading | Place::Caption);
        let single = groups.sums.get(last).is_some_and(|sum| sum.kind == Kind::Single);
        if !single || heading.named() != Place::Heading || !dropped {
            break;
        }
        if let Some(chosen) = chosen.get_mut(last) {
            *chosen = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    const TEXT: [&str; 3] = [
        "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, the harbour office said.</p>",
        "<p>Nobody who lives on the islands remembers a year in which the boats were taken out of the water as early as now.</p>",
        "<p>The council has asked for money to mend the breakwater before the spring, when the ferries run every hour again.</p>",
    ];

    fn body(between: &str, after: &str) -> String {
        let [first, second, third] = TEXT;
        let markup = format!(
            "<title>Boats of the bay</title><main><article><h1>Boats of the bay</h1>{first}{second}{between}{third}{after}</article></main>"
        );
        read(&markup, Some("https://harbour.example/boats")).body.unwrap_or_default()
    }

    #[test]
    fn a_list_that_a_line_introduces_or_that_offers_files_is_of_the_text() {
        let acts = "<p>The law has three parts:</p><ul><li><a href=/a>Act on moorings, 2019</a><li><a href=/b>Act on wrecks, 2020</a></ul>";
        let files = "<h3>Documents</h3><ul><li><a href=/a.pdf>Minutes of 4 May 2025</a><li><a href=/b.pdf>Minutes of 4 June 2025</a></ul>";
        let sources = "<h2>Sources</h2><ul><li><a href=https://a.example/1>Town accounts, 1740</a><li>Talk with Ada Obiri, 2026</ul>";
        let stories = "<h3>Lately</h3><ul><li><a href=/a>The lamps are on again, 4 May 2025</a><li><a href=/b>The quay is not closed, 4 June 2025</a></ul>";
        assert!(body(acts, "").contains("Act on wrecks"));
        for list in [files, sources] {
            assert!(body("", list).contains("<ul>"), "{}", body("", list));
        }
        for found in [body(stories, ""), body("", stories)] {
            assert!(!found.contains("lamps"), "{found}");
        }
        assert!(!body("", stories).contains("Lately"));
    }

    #[test]
    fn a_paragraph_that_is_the_link_to_another_story_is_none_of_the_text() {
        for lead in [
            "<p><a href=/1><strong>THE LAMPS ARE ON AGAIN</strong></a></p>",
            "<p>Na tému: <a href=https://harbour.example/1>Lampy svietia aj v noci</a></p>",
        ] {
            assert!(!body(lead, "").contains("/1"), "{}", body(lead, ""));
        }
        for own in [
            "<p><a href=/1>The lamps</a> are on again.</p>",
            "<p><a href=https://other.example/1>The report of the other harbour</a></p>",
            "<p><a href=/1.pdf>The report of the harbour office</a></p>",
            "<p>This is the line of the office that we asked:</p><p><a href=/1>The lamps are on again</a></p>",
        ] {
            assert!(body(own, "").contains("/1"), "{}", body(own, ""));
        }
    }

    #[test]
    fn the_date_above_the_text_is_none_of_it() {
        let [first, second, third] = TEXT;
        let found = |date: &str| {
            let markup = format!(
                "<title>Boats</title><main><article><h1>Boats</h1>{date}{first}{second}{third}</article></main>"
            );
            read(&markup, None).body.unwrap_or_default()
        };
        assert!(!found("<div class=meta__date>16 November 2026</div>").contains("November"));
        assert!(!found("<div>发布时间：2026-11-16 08:20 来源：晨报 浏览次数：311</div>").contains("晨报"));
        assert!(found("<p>By 16 November 2026 it was closed.</p>").contains("November"));
        assert!(found("<p>On 16 November 2026 it was closed.</p>").contains("November"));
    }
}
