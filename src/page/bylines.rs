//! The elements by which a page credits the article, distinguished from those of other stories, pictures and links in
//! the text.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::node::Element;
use scraper::{ElementRef, Html, Selector};

use super::furniture::{PICTURES, in_furniture, is_author, is_of_picture, is_picture_box, is_quotation, is_signature};
use super::kinds::is_inline;
use super::labels::{self, Label};
use super::leaf::Leaves;
use super::line::{is_network, line};
use super::persons::name_of;
use super::signature::is_label;
use super::signs::names;
use crate::model::{Field, Place, Source, name_key};

/// Maximum number of elements examined.
const MAX_ELEMENTS: usize = 60;
/// Number of occurrences of a class name from which its elements are cards.
const CARDS: usize = 3;
/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;
/// Length of a paragraph in bytes from which a link in it is part of a sentence.
const MOST_PROSE: usize = 80;
/// Number of ancestors of a name that are examined for a card of another story.
const NEAR: usize = 3;
/// Maximum length of such a card in characters, and minimum number of words of its headline.
const MOST_CARD: usize = 500;
const HEADLINE: usize = 4;

/// Bylines of a page by what they sign.
#[derive(Debug, Default)]
pub(super) struct Bylines {
    /// Bylines of the article.
    pub(super) fields: Vec<Field>,
    /// Bylines of other stories on the page.
    pub(super) others: Vec<String>,
    /// Bylines of several elements of one kind; one of them may sign the article if no other byline does.
    pub(super) cards: Vec<String>,
}

/// Names by `rel`, `itemprop`, microformats, class names of bylines or the address of an author page; the outermost of
/// nested elements, each person once.
pub(super) fn read(document: &Html, title: Option<&str>) -> Bylines {
    let all = document.tree.root().descendants().filter_map(ElementRef::wrap);
    let marked = all.filter(|element| is_signature(element.value()) && !signs_picture(element.value()));
    let (found, of_others): (Vec<ElementRef<'_>>, Vec<ElementRef<'_>>) = marked
        .filter(|element| !in_furniture(*element))
        .take(MAX_ELEMENTS)
        .partition(|element| !is_of_others(*element) && !is_prose(*element));
    let cards = cards(&found);
    let class = |element: &ElementRef<'_>| element.value().attr("class").map(str::to_owned);
    let mut out = Bylines { others: of_others.into_iter().map(line).collect(), ..Bylines::default() };
    let mut first = None;
    for element in found.iter().filter(|element| !is_card(element, &cards)) {
        // Elements with the class of the first one sign the same article.
        if *first.get_or_insert_with(|| class(element)) != class(element)
            && (leads_elsewhere(*element) || is_in_card(*element, title))
        {
            out.others.push(line(*element));
            continue;
        }
        let nested = element.ancestors().any(|above| found.iter().any(|other| other.id() == above.id()));
        let (text, url) = name_of(*element);
        let short = !text.is_empty() && text.chars().count() <= MOST_BYLINE;
        if nested || is_labelled(*element) {
            continue;
        }
        if is_button(&text) || is_known(&out.fields, &text) {
            out.others.push(line(*element));
        } else if short {
            out.fields.push(Field { source: Source::BylineElement, role: None, text, url, email: None });
        }
    }
    out.cards = found.iter().filter(|element| is_card(element, &cards)).map(|element| line(*element)).collect();
    out.cards.retain(|other| out.fields.iter().all(|field| field.text != *other));
    out.others.retain(|other| out.fields.iter().all(|field| field.text != *other));
    out
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

/// Whether the names of an element are those of a picture credit.
fn signs_picture(element: &Element) -> bool {
    (names(element, PICTURES) || names(element, &["caption"])) && element.attr("rel").is_none_or(|rel| rel != "author")
}

/// Whether an element is in a quotation or comment, or next to a picture.
fn is_of_others(element: ElementRef<'_>) -> bool {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    above.any(|above| is_quotation(above.value()) || is_of_picture(above) || is_picture_box(above))
}

/// Whether a link is in running text, where it leads to a person of the story.
fn is_prose(element: ElementRef<'_>) -> bool {
    if element.value().name() != "a" {
        return false;
    }
    let block = element.ancestors().filter_map(ElementRef::wrap).find(|above| !is_inline(above.value().name()));
    let own = element.text().map(str::len).sum::<usize>();
    block.filter(|block| matches!(block.value().name(), "p" | "li" | "td" | "dd")).is_some_and(|block| {
        let whole = block.text().map(|run| run.trim().len()).take(200).sum::<usize>();
        whole > MOST_PROSE && whole > own * 3
    })
}

/// Whether a text is the caption of a button.
pub(super) fn is_button(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "view", "see", "read", "show", "get", "click", "more", "follow", "contact", "meet", "all", "other", "latest",
        "older",
    ];
    const WHAT: &[&str] = &["all", "more", "full", "bio", "profile", "posts", "articles", "us", "here"];
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let verb = words.next().is_some_and(|word| VERBS.contains(&word.as_str()));
    let what = words.next().is_some_and(|word| WHAT.contains(&word.as_str()));
    let commands = verb && (what || words.next().is_some());
    commands || matches!(labels::of(text), Some(Label::FurtherReading | Label::Comments | Label::Rights))
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
        if let (Some(class), Some(place)) = (element.value().attr("class"), place) {
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
    element.value().attr("class").is_some_and(|class| cards.contains(&class))
}

/// Whether a name is next to a link of several words that is not to a profile page: it signs the linked story.
fn leads_elsewhere(element: ElementRef<'_>) -> bool {
    let Some(card) = element.parent().and_then(ElementRef::wrap) else { return false };
    let others = card.children().filter_map(ElementRef::wrap).filter(|child| child.id() != element.id());
    !is_author(element.value()) && others.take(MAX_ELEMENTS).any(|child| is_story(child, 2))
}

/// Whether a link of several words is not to a profile page.
fn is_story(link: ElementRef<'_>, words: usize) -> bool {
    let is_address = link.value().attr("href").is_some_and(|href| href.starts_with('/') || href.starts_with("http"));
    link.value().name() == "a"
        && is_address
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
