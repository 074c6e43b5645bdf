//! Groups that are never part of a body, whatever their position: lines that link to other stories, filler text.

use std::collections::HashSet;

use super::groups::{Groups, Kind, Sum};
use super::leads;
use super::targets::Targets;
use super::words::SAID;
use crate::model::Place;
use crate::page::labels::{self, Label};
use crate::page::leaf::{Leaf, Leaves, Tag};

/// Maximum number of words of a line that links to one other story.
const MOST_LINE: usize = 40;
/// Minimum number of words for recognising filler text.
const FILLER: usize = 12;
/// Number of letters of other text from which an unrelated element may be removed.
const ENOUGH: usize = 200;
/// Minimum number of words of the headline of another story, and maximum number of letters of its summary.
const HEADLINE: usize = 3;
const MOST_TEASER: usize = 600;
/// Minimum number of words of a caption that is a sentence.
const CAPTION: usize = 8;
/// Maximum number of words of an invitation, half of it without a link or emphasis, and of characters by which it is told.
const MOST_INVITATION: usize = 24;
const MOST_BEGIN: usize = 40;
/// Maximum number of words of a heading with the author's name.
const MOST_WRITTEN: usize = 6;
/// Maximum number of groups at the end of a body that may be removed.
const MOST_END: usize = 12;

/// Removes unrelated groups from the selection; slides, teasers and filler text only if there is other text.
pub(super) fn leave_out(groups: &Groups, targets: &Targets<'_>, chosen: &mut [bool]) {
    let all = &groups.leaves.all;
    let introduced: Vec<bool> = (0..all.len()).map(|at| leads::is_introduced(groups, targets, chosen, at)).collect();
    for (((leaf, sum), chosen), introduced) in all.iter().zip(&groups.sums).zip(chosen.iter_mut()).zip(introduced) {
        *chosen &= !(is_reference(leaf) || (lists_stories(leaf, *sum) && !introduced));
    }
    let hidden = hidden(&groups.leaves, chosen);
    strike(groups, chosen, |leaf| own(&groups.leaves, leaf).is_some_and(|at| hidden.contains(&at)));
    strike(groups, chosen, |leaf| in_slides(&groups.leaves, leaf));
    let teasers = teasers(&groups.leaves);
    strike(groups, chosen, |leaf| groups.leaves.chain(leaf.part).any(|at| teasers.contains(&at)));
    strike(groups, chosen, |leaf| is_invitation(leaf) || is_advert(leaf));
    let jumps = leads::jumps(groups, targets).into_iter().zip(chosen.iter()).map(|(jump, chosen)| jump && *chosen);
    let jumps = jumps.collect();
    strike_at(groups, chosen, jumps);
    let stories = leads::stories(groups, targets, chosen);
    strike_at(groups, chosen, stories);
    strike_at(groups, chosen, leads::dates(groups, chosen));
    leads::cut_headings(groups, chosen);
    cut_end(groups, chosen);
    strike(groups, chosen, |leaf| is_filler(&leaf.text));
}

/// Removes matching groups if enough other text remains.
fn strike(groups: &Groups, chosen: &mut [bool], fits: impl Fn(&Leaf) -> bool) {
    let all = &groups.leaves.all;
    let found: Vec<bool> = all.iter().zip(chosen.iter()).map(|(leaf, chosen)| *chosen && fits(leaf)).collect();
    strike_at(groups, chosen, found);
}

fn strike_at(groups: &Groups, chosen: &mut [bool], found: Vec<bool>) {
    let all = &groups.leaves.all;
    let other = all.iter().zip(chosen.iter().zip(&found)).filter(|(_, (chosen, found))| **chosen && !**found);
    if other.map(|(leaf, _)| leaf.chars).sum::<usize>() >= ENOUGH {
        chosen.iter_mut().zip(found).for_each(|(chosen, found)| *chosen &= !found);
    }
}

/// The hidden paragraphs before a visible one in the same element: an old version, a text for machines. A hidden rest, or
/// a hidden whole, is shown by a script.
fn hidden(leaves: &Leaves, chosen: &[bool]) -> HashSet<usize> {
    let mut seen: HashSet<usize> = HashSet::new();
    let mut found = HashSet::new();
    let (mut shown, mut gone) = (0, 0);
    for (leaf, _) in leaves.all.iter().zip(chosen.iter()).rev().filter(|(_, chosen)| **chosen) {
        let Some((at, part)) = own(leaves, leaf).and_then(|at| Some((at, leaves.parts.get(at)?))) else { continue };
        if !part.hidden {
            seen.insert(part.above);
            shown += leaf.chars;
        } else if part.leaves == 1 && seen.contains(&part.above) {
            found.insert(at);
            gone += leaf.chars;
        }
    }
    if gone * 2 > shown { HashSet::new() } else { found }
}

/// The block around a leaf.
fn own(leaves: &Leaves, leaf: &Leaf) -> Option<usize> {
    leaves.chain(leaf.part).find(|at| leaves.parts.get(*at).is_some_and(|part| !part.inline))
}

/// Whether a leaf is a slide outside the article or a text of a picture; not a sentence of the article about its own
/// pictures.
fn in_slides(leaves: &Leaves, leaf: &Leaf) -> bool {
    let inside = || leaves.above(leaf).any(|part| matches!(part.name, Tag::Article | Tag::Main));
    let is_sentence = || leaf.words >= CAPTION && leaf.links == 0 && leaf.text.ends_with(['.', '!', '?', '。', '”']);
    leaves.above(leaf).any(|part| part.slides) && !(inside() && (leaf.named() != Place::Caption || is_sentence()))
}

/// The small `article` elements whose headline is a link: each is another story.
fn teasers(leaves: &Leaves) -> HashSet<usize> {
    let headline = |leaf: &&Leaf| {
        let heading = leaves.above(leaf).take(3).any(|part| matches!(part.name, Tag::H2 | Tag::H3));
        heading && leaf.words >= HEADLINE && leaf.links * 10 > leaf.chars * 8
    };
    let is_small =
        |at: &usize| leaves.parts.get(*at).is_some_and(|part| part.name == Tag::Article && part.chars <= MOST_TEASER);
    leaves.all.iter().filter(headline).filter_map(|leaf| leaves.chain(leaf.part).find(is_small)).collect()
}

/// Removes text after the end: press contacts, copyright notices.
fn cut_end(groups: &Groups, chosen: &mut [bool]) {
    let all = &groups.leaves.all;
    let kept: Vec<usize> = (0..chosen.len()).filter(|at| chosen.get(*at).copied().unwrap_or_default()).collect();
    let whole: usize = kept.iter().filter_map(|at| all.get(*at)).map(|leaf| leaf.chars).sum();
    let mut rest = 0;
    let mut end = kept.len();
    for (place, at) in kept.iter().enumerate().rev().take(MOST_END) {
        let Some(leaf) = all.get(*at) else { break };
        rest += leaf.chars;
        if rest * 2 > whole || whole - rest < ENOUGH {
            break;
        }
        if is_contact(leaf) || is_of_author(leaf) || (place + 1 == end && is_rights(leaf)) {
            end = place;
        }
    }
    for at in kept.iter().skip(end) {
        if let Some(chosen) = chosen.get_mut(*at) {
            *chosen = false;
        }
    }
}

/// Whether a short line introduces a press contact.
fn is_contact(leaf: &Leaf) -> bool {
    const BEGINS: [&str; 21] = [
        "press contact",
        "media contact",
        "for media inquiries",
        "for press inquiries",
        "contact presse",
        "contacts presse",
        "pressekontakt",
        "rückfragen bitte an",
        "kontakt für",
        "contatti stampa",
        "contatti per la stampa",
        "contacto de prensa",
        "contacto para prensa",
        "contato de imprensa",
        "perscontact",
        "kontakt dla mediów",
        "kontakt prasowy",
        "контакты для прессы",
        "контакты для сми",
        "媒体联系",
        "媒體聯絡",
    ];
    let text = leaf.text.to_lowercase();
    leaf.words <= 12 && BEGINS.iter().any(|words| text.starts_with(words))
}

/// Whether a heading is above a text about the author: `Written by Ada Obiri`.
fn is_of_author(leaf: &Leaf) -> bool {
    let text = leaf.text.to_lowercase();
    let begins = || SAID.writers.iter().any(|words| text.starts_with(words.as_str()));
    leaf.named() == Place::Heading && leaf.words <= MOST_WRITTEN && begins()
}

/// Whether a text is a copyright notice or a disclaimer.
fn is_rights(leaf: &Leaf) -> bool {
    let text = leaf.text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let early: String = text.chars().take(10).collect();
    let rights = labels::of(text) == Some(Label::Rights)
        && (text.contains(['©', '®']) || text.to_lowercase().contains("rights"));
    let lower = text.to_lowercase();
    rights
        || SAID.rights.iter().any(|words| lower.starts_with(words.as_str()))
        || early.contains("声明：")
        || early.contains("聲明：")
}

/// Whether a paragraph is an invitation of the outlet: `Sign up for our newsletter`. A longer one tells of it.
fn is_invitation(leaf: &Leaf) -> bool {
    let begin: String = leaf.text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().take(MOST_BEGIN).collect();
    let begin = begin.to_lowercase();
    let styled = (leaf.emphasis + leaf.strong) * 10 > leaf.chars * 8;
    let plays = begin.contains("video") || leaf.text.contains("JavaScript");
    let most = if styled || plays || leaf.links > 0 { MOST_INVITATION } else { MOST_INVITATION / 2 };
    leaf.words <= most && SAID.invitations.iter().any(|words| begin.starts_with(words.as_str()))
}

/// Whether a line only marks the place of an advertisement.
fn is_advert(leaf: &Leaf) -> bool {
    let text = leaf.text.trim_matches(|c: char| !c.is_alphanumeric() && !c.is_alphabetic());
    leaf.named() != Place::Heading && leaf.chars <= MOST_BEGIN && SAID.adverts.contains(&text.to_lowercase())
}

/// Whether a line is `Read also:` with a link.
fn is_reference(leaf: &Leaf) -> bool {
    leaf.words <= MOST_LINE && leaf.links * 2 > leaf.chars && labels::of(&leaf.text) == Some(Label::FurtherReading)
}

/// Whether a list holds stories: in each item a link as long as a headline, and a time.
fn lists_stories(leaf: &Leaf, sum: Sum) -> bool {
    let listed = matches!(sum.kind, Kind::List | Kind::Table);
    listed && sum.linked * 3 >= sum.parts && sum.timed * 3 >= sum.parts && leaf.words > sum.parts * 3
}

/// Whether a text is lorem ipsum filler.
fn is_filler(text: &str) -> bool {
    const WORDS: [&str; 40] = [
        "lorem",
        "ipsum",
        "dolor",
        "sit",
        "amet",
        "consectetur",
        "adipiscing",
        "elit",
        "et",
        "est",
        "qui",
        "quia",
        "ut",
        "voluptatem",
        "voluptas",
        "aut",
        "autem",
        "sed",
        "non",
        "ad",
        "in",
        "omnis",
        "rerum",
        "quod",
        "iure",
        "sint",
        "natus",
        "vel",
        "eius",
        "eum",
        "ea",
        "esse",
        "nihil",
        "dicta",
        "ipsa",
        "laborum",
        "quis",
        "magnam",
        "odio",
        "animi",
    ];
    let mut words = 0;
    let mut known = 0;
    for word in text.split_whitespace().take(60) {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        words += 1;
        known += usize::from(WORDS.iter().any(|filler| word.eq_ignore_ascii_case(filler)));
    }
    words >= FILLER && known * 3 > words
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{super::groups, Targets, is_advert, is_filler, is_invitation, leave_out};
    use crate::page::leaves;

    #[test]
    fn sentences_under_the_pictures_of_an_article_stay_though_they_are_shown_in_turn() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over.</p>";
        let slide = |said: &str| format!("<li><figure><img src=a.png><figcaption>{said}</figcaption></figure></li>");
        let slides = [
            slide("The breakwater seen from the sea on a day without wind."),
            slide("The quay at night, with the boats of the islands."),
        ];
        let markup =
            format!("<main><article>{}<ul class=slides>{}</ul></article></main>", text.repeat(3), slides.concat());
        let document = Html::parse_document(&markup);
        let groups = groups::read(&leaves::read(&document));
        let mut chosen = vec![true; groups.leaves.all.len()];
        leave_out(&groups, &Targets::new(&document, None), &mut chosen);
        let kept: Vec<&str> = groups
            .leaves
            .all
            .iter()
            .zip(chosen)
            .filter(|(_, kept)| *kept)
            .map(|(leaf, _)| leaf.text.as_str())
            .collect();
        assert!(kept.iter().any(|text| text.starts_with("The breakwater")), "{kept:?}");
    }

    #[test]
    fn a_hidden_paragraph_among_visible_ones_is_none_of_the_text() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over.</p>";
        let left = |inner: &str| {
            let markup = format!("<main><article>{}{inner}</article></main>", text.repeat(3));
            let document = Html::parse_document(&markup);
            let groups = groups::read(&leaves::read(&document));
            let mut chosen = vec![true; groups.leaves.all.len()];
            leave_out(&groups, &Targets::new(&document, None), &mut chosen);
            chosen.into_iter().filter(|kept| *kept).count()
        };
        for hidden in ["hidden", "style='display: none'", "style=visibility:hidden"] {
            assert_eq!(left(&format!("<p {hidden}>An old version.</p>{text}")), 4, "{hidden}");
            // The rest is shown by a button.
            assert_eq!(left(&format!("<p {hidden}>The rest of it.</p>")), 4, "{hidden}");
        }
        assert_eq!(left(&format!("<div hidden>{text}{text}</div>{text}")), 6);
        assert_eq!(left(&format!("<p hidden=until-found>In a fold.</p>{text}")), 5);
    }

    #[test]
    fn an_invitation_is_told_from_a_sentence_about_one() {
        let says = |markup: &str| {
            let groups = groups::read(&leaves::read(&Html::parse_document(&format!("<p>{markup}</p>"))));
            groups.leaves.all.iter().any(is_invitation)
        };
        for invitation in [
            "<em>Sign up for our weekly letter from the sea <a href=/n>here</a>.</em>",
            "➡ Follow us on <a href=/x>X</a> and <a href=/f>Facebook</a> for more from the coast",
            "Download our app.",
            "<em>Melden Sie sich hier für unseren Newsletter an.</em>",
            "Inscrivez-vous à notre newsletter",
            "<strong>Подписывайтесь на наш канал в Telegram.</strong>",
            "<em>Zapisz się na nasz newsletter.</em>",
            "<em>ニュースレターの登録はこちら。</em>",
            "<em>اشترك في نشرتنا البريدية.</em>",
        ] {
            assert!(says(invitation), "{invitation}");
        }
        for sentence in [
            "Sign up for the race at the harbour office.",
            "Follow the coast road as far as the lighthouse.",
            "“Subscribe to our paper,” the old printer used to say to everybody who came into the shop, and those who did \
             found it under the door on Monday morning.",
            "Folgen Sie der Küste bis zum Leuchtturm.",
        ] {
            assert!(!says(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_line_that_marks_an_advertisement_is_told_from_a_sentence() {
        let marks = |markup: &str| {
            let groups = groups::read(&leaves::read(&Html::parse_document(markup)));
            groups.leaves.all.iter().any(is_advert)
        };
        for mark in ["פרסומת", "廣告", "– Annonce –", "ADVERTISEMENT", "Anzeige"] {
            assert!(marks(&format!("<p>{mark}</p>")), "{mark}");
        }
        for own in ["<p>Annonce is a village.</p>", "<h2>Anzeige</h2>", "<p>Anzeige gegen den Hafen</p>"] {
            assert!(!marks(own), "{own}");
        }
    }

    #[test]
    fn filler_is_told_from_a_text() {
        assert!(is_filler(
            "Dolor ipsam et est cumque. Laboriosam sed delectus rerum sint qui natus tenetur ea, esse voluptatem eos sequi quia."
        ));
        assert!(!is_filler(
            "Le maire et le port ont dit que le quai est fermé, et que rien ne sera dit avant la fin de la semaine."
        ));
        assert!(!is_filler(
            "The mayor said in the ad that the pier is closed, sed non in the harbour of the town of Tidewater."
        ));
    }
}
