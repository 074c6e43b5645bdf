//! The elements by which a page credits the article, distinguished from those of other stories, pictures and links in
//! the text.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::classes::{self, Class};
use super::enclosing::Enclosing;
use super::furniture::{
    is_author, is_called_picture, is_elsewhere, is_of_picture, is_picture_box, is_quotation, is_signature,
    is_under_comments,
};
use super::kinds::is_inline;
use super::labels::{is_button, is_of_page, says_when};
use super::leaf::{Leaf, Leaves};
use super::line::{line, parted};
use super::persons::name_of;
use super::repeated::{answers, holds_list, holds_others, is_about_known};
use super::signature::{is_and, is_label, is_network};
use super::signs::names;
use super::undated::undated;
use super::{boxes, preceding};
use crate::model::{Field, Place, Source, name_key};
use crate::text::html::Attribute as _;

/// Maximum number of elements examined.
const MAX_ELEMENTS: usize = 60;
/// Number of occurrences of a class name from which its elements are cards.
const CARDS: usize = 3;
/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;
/// Length of a paragraph in bytes from which a link in it is part of a sentence.
const MOST_PROSE: usize = 80;
/// Minimum number of words of a sentence of the body.
const SENTENCE: usize = 8;
/// Number of ancestors of a name that are examined for a card of another story.
const NEAR: usize = 3;
/// Maximum length of such a card in characters, and minimum number of words of its headline.
const MOST_CARD: usize = 500;
const HEADLINE: usize = 4;
/// Maximum length of the words before a date in characters.
const MOST_INTRODUCTION: usize = 24;
/// Maximum length of their last word in characters.
const PREPOSITION: usize = 3;

/// Bylines of a page by what they sign.
#[derive(Debug, Default)]
pub(super) struct Bylines {
    /// Bylines of the article.
    pub(super) fields: Vec<Field>,
    /// Bylines of other stories on the page.
    pub(super) others: Vec<String>,
    /// Sentences with a link to a person of the story.
    pub(super) prose: Vec<String>,
    /// Bylines of several elements of one kind; one of them may sign the article if no other byline does.
    pub(super) cards: Vec<String>,
}

/// Names by `rel`, `itemprop`, microformats, class names of bylines or the address of an author page; the outermost of
/// nested elements, each person once. `text` is a text of the article's body after its beginning.
pub(super) fn read((document, enclosing): (&Html, &Enclosing), title: Option<&str>, text: Option<NodeId>) -> Bylines {
    let mut out = Bylines::default();
    let mut after = HashSet::new();
    let mut begun = false;
    let mut found = Vec::new();
    let mut of_others = Vec::new();
    for node in document.tree.root().descendants() {
        begun |= text == Some(node.id());
        let Some(element) = ElementRef::wrap(node).filter(|element| is_marked(*element, enclosing)) else { continue };
        if begun {
            after.insert(node.id());
        }
        let sentence = line_of_link(element).filter(|block| is_in_sentence(element, *block));
        out.prose.extend(sentence.map(line));
        let other = sentence.is_some() || is_prose(element) || is_of_others(element, enclosing);
        let list = if other { &mut of_others } else { &mut found };
        list.push(element);
        if found.len() + of_others.len() >= MAX_ELEMENTS {
            break;
        }
    }
    let cards = cards(&found);
    let class = |element: &ElementRef<'_>| element.value().attribute("class").map(str::to_owned);
    out.others = of_others.into_iter().flat_map(texts).collect();
    let mut first = None;
    for element in found.iter().filter(|element| !is_card(element, &cards)) {
        if precedes_date(*element) {
            out.others.extend(texts(*element));
            continue;
        }
        // Elements with the class of the first one sign the same article, unless they follow its text.
        let follows = after.contains(&element.id());
        let same = *first.get_or_insert_with(|| class(element)) == class(element);
        if (!same || follows) && (leads_elsewhere(*element, same) || is_in_card(*element, title)) {
            out.others.extend(texts(*element));
            let card = element.parent().and_then(ElementRef::wrap).filter(|_| follows);
            out.others.extend(card.into_iter().flat_map(texts));
            continue;
        }
        if holds_others(*element, &found) {
            continue;
        }
        let is_above = |above: NodeId| found.iter().any(|other| other.id() == above && !holds_others(*other, &found));
        let nested = element.ancestors().any(|above| is_above(above.id()));
        let (text, url) = boxed(*element, name_of(*element));
        let text = preceding::label(*element).map_or_else(|| text.clone(), |label| format!("{label} {text}"));
        let short = !text.is_empty() && text.chars().count() <= MOST_BYLINE;
        if nested || is_labelled(*element) {
            // `Published by Ada Obiri`: a line of the box that gave the name, after the text.
            if follows && is_in_box(*element) && is_known(&out.fields, &text) {
                out.others.extend(texts(*element));
            }
            continue;
        }
        let repeats = follows
            && (holds_list(*element) || is_about_known(&out.fields, &text) || same && answers(*element, &found));
        let known = is_known(&out.fields, &text);
        if repeats && !known {
            out.others.extend(text.split(" | ").map(str::to_owned));
        }
        if is_of_page(&text) && !text.contains(" | ") || known || repeats {
            out.others.extend(texts(*element));
        } else if short {
            out.fields.push(Field { source: Source::BylineElement, role: None, text, url, email: None });
        }
    }
    out.cards = found.iter().filter(|element| is_card(element, &cards)).flat_map(|element| texts(*element)).collect();
    out.cards.retain(|other| out.fields.iter().all(|field| field.text != *other));
    out.others.retain(|other| out.fields.iter().all(|field| field.text != *other));
    out
}

/// The beginning of the second sentence of the body that is a block of its own: the first may be the standfirst, which
/// bylines follow.
pub(super) fn own_text(leaves: &Leaves, kept: &[bool]) -> Option<NodeId> {
    let is_sentence = |leaf: &Leaf| {
        leaf.words >= SENTENCE
            && leaf.links * 2 < leaf.chars
            && leaf.text.ends_with(['.', '!', '?', '。', '”', '»', '।'])
    };
    let own = leaves.all.iter().zip(kept).filter(|(leaf, kept)| **kept && is_sentence(leaf));
    own.skip(1).find_map(|(leaf, _)| leaf.nodes.first().copied())
}

/// Two or more names in a bold line directly before the running text: `Ada Obiri/Corin Budrek`. A single one may be a
/// heading.
pub(super) fn in_bold(leaves: &Leaves, kept: &[bool]) -> Option<Field> {
    let prose = leaves.all.iter().zip(kept).position(|(leaf, kept)| *kept && leaf.is_prose())?;
    let leaf = leaves.all.get(prose.checked_sub(1)?)?;
    let is_name = |name: &str| {
        let words = name.split_whitespace();
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        (2..=3).contains(&words.clone().count()) && words.into_iter().all(capital)
    };
    let bold = leaf.strong * 10 > leaf.chars * 9 && leaf.place == Place::Text && leaf.text.len() < MOST_PROSE;
    let names = || leaf.text.split(['/', '&']).flat_map(|names| names.split(" and ")).map(str::trim);
    let signs = bold && names().nth(1).is_some() && names().all(is_name);
    let text = leaf.text.clone();
    signs.then_some(Field { source: Source::BylineElement, role: None, text, url: None, email: None })
}

fn is_in_box(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| boxes::name(above).is_some())
}

/// The name of a box about the author, unless its text begins with it and a job may follow.
fn boxed(element: ElementRef<'_>, whole: (String, Option<String>)) -> (String, Option<String>) {
    match boxes::name(element) {
        Some(name) if !(is_signature(element.value()) && whole.0.starts_with(&name)) => (name, None),
        _ => whole,
    }
}

/// The text of an element as a block may have it, without and with bars.
fn texts(element: ElementRef<'_>) -> [String; 2] {
    [line(element), parted(element)]
}

/// Whether an element is marked as a byline and is in no part of the page outside the article.
fn is_marked(element: ElementRef<'_>, enclosing: &Enclosing) -> bool {
    let signs = is_signature(element.value()) || boxes::name(element).is_some() || signs_alone(element);
    signs && !signs_picture(element.value()) && !enclosing.in_furniture(element)
}

/// Whether an element is called a signature and holds a name and nothing else: petitions and contracts have some too.
fn signs_alone(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let is_name = || {
        let text = line(element);
        let words = text.split_whitespace().filter(|word| !is_label(word));
        let is_capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        (2..=4).contains(&words.clone().count()) && words.into_iter().all(is_capital) && !is_button(&text)
    };
    matches!(value.name(), "div" | "p" | "span" | "a" | "strong" | "em")
        && classes::is(value, Class::SIGNATURE)
        && is_name()
}

/// Whether the names of an element are those of a picture credit.
fn signs_picture(element: &Element) -> bool {
    (is_called_picture(element) || names(element, &["caption"]))
        && element.attribute("rel").is_none_or(|rel| rel != "author")
}

/// Whether an element is in a quotation, a comment or a list of other articles, or next to a picture.
fn is_of_others(element: ElementRef<'_>, enclosing: &Enclosing) -> bool {
    let mut above = element.ancestors().filter(|above| !enclosing.holds(above.id())).filter_map(ElementRef::wrap);
    let is_other = |above: ElementRef<'_>| {
        let value = above.value();
        is_quotation(*above, value) || is_elsewhere(*above, value) || is_of_picture(above) || is_picture_box(above)
    };
    above.any(is_other) || is_under_comments(element)
}

/// Whether a link is in running text, where it leads to a person of the story.
fn is_prose(element: ElementRef<'_>) -> bool {
    let own = element.text().map(str::len).sum::<usize>();
    line_of_link(element).is_some_and(|block| {
        let whole = block.text().map(|run| run.trim().len()).take(200).sum::<usize>();
        whole > MOST_PROSE && whole > own * 3
    })
}

/// The paragraph or item that a link is in.
fn line_of_link(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let above = element.ancestors().filter_map(ElementRef::wrap).filter(|_| element.value().name() == "a");
    let block = above.into_iter().find(|above| !is_inline(above.value().name()))?;
    matches!(block.value().name(), "p" | "li" | "td" | "dd").then_some(block)
}

/// Whether a block is a sentence that goes on after the link: `The report, by Ada, was published in May.`
fn is_in_sentence(link: ElementRef<'_>, block: ElementRef<'_>) -> bool {
    let (whole, name) = (line(block), line(link));
    let Some((before, after)) = whole.split_once(name.as_str()).filter(|_| !name.is_empty()) else { return false };
    let goes_on = after.split_whitespace().next().is_some_and(|word| word.chars().any(char::is_alphabetic));
    let after = after.trim_start_matches([',', ' ']);
    before.split_whitespace().nth(1).is_some()
        && (goes_on || before.trim_end().ends_with(|c: char| c.is_alphabetic()))
        && after.starts_with(char::is_lowercase)
        && after.split_whitespace().nth(1).is_some()
        && !is_and(after)
        && after.ends_with(['.', '!', '?'])
}

/// Whether an element only introduces the date after it: `Posted on`.
fn precedes_date(element: ElementRef<'_>) -> bool {
    let next = || {
        let mut after = element.next_siblings();
        let text = |node: NodeRef<'_, Node>| match node.value() {
            Node::Text(run) => run.trim().to_owned(),
            _ => ElementRef::wrap(node).map(line).unwrap_or_default(),
        };
        after.find_map(|node| Some(text(node)).filter(|text| !text.is_empty())).unwrap_or_default()
    };
    let text = line(element);
    let rest = text.split_whitespace().skip(1);
    let is_preposition = |last: &str| last.chars().count() <= PREPOSITION && last.starts_with(char::is_lowercase);
    text.chars().count() <= MOST_INTRODUCTION
        && text.starts_with(char::is_uppercase)
        && rest.clone().all(|word| word.starts_with(char::is_lowercase))
        && rest.last().map_or_else(|| says_when(&text), is_preposition)
        && undated(&next()).is_none()
}

/// Whether a byline repeats a known one, with or without a preposition like `by`.
fn is_known(fields: &[Field], text: &str) -> bool {
    let key = name_key(text);
    fields.iter().any(|field| {
        let known = name_key(&field.text);
        known == key || key.strip_suffix(&known).is_some_and(|before| !known.is_empty() && is_label(before))
    })
}

/// The class names that occur in three or more separate places: those of cards of other stories.
fn cards<'a>(found: &[ElementRef<'a>]) -> Vec<&'a str> {
    let mut places: HashMap<&str, HashSet<NodeId>> = HashMap::new();
    for element in found {
        let place = item(*element).or_else(|| element.ancestors().nth(1).map(|above| above.id()));
        if let (Some(class), Some(place)) = (element.value().attribute("class"), place) {
            places.entry(class).or_default().insert(place);
        }
    }
    places.into_iter().filter(|(_, places)| places.len() >= CARDS).map(|(class, _)| class).collect()
}

/// The list item that holds a name and much more: a comment by that person.
fn item(element: ElementRef<'_>) -> Option<NodeId> {
    let bytes = |element: ElementRef<'_>| element.text().map(|run| run.trim().len()).take(200).sum::<usize>();
    let item = element.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "li")?;
    (bytes(item) > bytes(element) * 3 + MOST_PROSE).then(|| item.id())
}

fn is_card(element: &ElementRef<'_>, cards: &[&str]) -> bool {
    element.value().attribute("class").is_some_and(|class| cards.contains(&class))
}

/// Whether a name is next to a link of several words that is not to a profile page, or only behind it: it signs the
/// linked story.
fn leads_elsewhere(element: ElementRef<'_>, only_behind: bool) -> bool {
    let before = element.prev_siblings();
    let after = element.next_siblings().filter(|_| !only_behind);
    let others = before.chain(after).filter_map(ElementRef::wrap);
    !is_author(element.value()) && others.take(MAX_ELEMENTS).any(|child| is_story(child, 2))
}

/// Whether a link of several words is not to a profile page.
fn is_story(link: ElementRef<'_>, words: usize) -> bool {
    let is_address =
        link.value().attribute("href").is_some_and(|href| href.starts_with('/') || href.starts_with("http"));
    link.value().name() == "a"
        && is_address
        && link.value().attribute("rel") != Some("tag")
        && !is_author(link.value())
        && !is_network(*link)
        && line(link).split_whitespace().nth(words - 1).is_some()
}

/// Whether a name is in a card whose headline is a link and differs from the page's own.
fn is_in_card(element: ElementRef<'_>, title: Option<&str>) -> bool {
    let own = title.map(name_key).unwrap_or_default();
    let is_headline = |inner: ElementRef<'_>| {
        let name = inner.value().name();
        let heading = matches!(name, "h2" | "h3" | "h4" | "h5");
        let links = || inner.descendants().chain(inner.ancestors().take(2)).filter_map(ElementRef::wrap);
        heading && links().any(|link| is_story(link, HEADLINE)) && name_key(&line(inner)) != own
    };
    let above = element.ancestors().filter_map(ElementRef::wrap).take(NEAR);
    let mut cards =
        above.take_while(|card| card.text().map(|run| run.trim().len()).take(200).sum::<usize>() <= MOST_CARD);
    cards.any(|card| card.descendants().filter_map(ElementRef::wrap).take(MAX_ELEMENTS).any(is_headline))
}

/// Whether the element holds a credit label, or follows that of other work, so that it is read as a credit.
fn is_labelled(element: ElementRef<'_>) -> bool {
    const WORK: &[&str] = &[
        "reviewed",
        "checked",
        "edited",
        "verified",
        "approved",
        "translated",
        "geprüft",
        "überprüft",
        "übersetzt",
        "relu",
        "révisé",
        "vérifié",
        "traduit",
        "revisado",
        "verificado",
        "traducido",
        "traduzido",
        "rivisto",
        "tradotto",
    ];
    let before = element.prev_siblings().find(|node| !node.value().as_text().is_some_and(|run| run.trim().is_empty()));
    let before = before.and_then(ElementRef::wrap).map(line).unwrap_or_default().to_lowercase();
    let other = before.len() < MOST_PROSE && before.split_whitespace().any(|word| WORK.contains(&word));
    other || Selector::parse(".credit-label").is_ok_and(|label| element.select(&label).next().is_some())
}
