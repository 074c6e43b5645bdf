//! Names that stand apart from the text and are not marked: at the right edge of the column under it, as in letters, or under a
//! heading that says `Author`.

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::classes::{self, Class};
use super::labels;
use super::leaf::{Leaf, Leaves};
use super::sources::is_author;
use crate::model::{Block, Field, Place, Source};
use crate::text::html::Attribute as _;
use crate::text::{is_month, is_weekday};

/// Number of lines at the end of the body, and after it, that are searched.
const BEFORE: usize = 3;
const AFTER: usize = 2;
/// Maximum length in characters of a heading above a name.
const MOST_HEADING: usize = 16;
/// Number of ancestors of a text that are searched for its alignment.
const NEAR: usize = 4;
/// Class names of texts at the right edge.
const RIGHT: [&str; 6] =
    ["text-right", "text-end", "has-text-align-right", "rteright", "align-right", "ql-align-right"];

/// The fields with the name under the text if nobody else is named. `kept` tells for each leaf whether it is part of the body.
pub(super) fn signed(
    mut fields: Vec<Field>,
    blocks: &[Block],
    (document, leaves): (&Html, &Leaves),
    kept: &[bool],
) -> Vec<Field> {
    let Some(last) = kept.iter().rposition(|kept| *kept).filter(|_| !fields.iter().any(|field| is_author(field, &[])))
    else {
        return fields;
    };
    let near = leaves.all.iter().zip(blocks).take(last + AFTER + 1).skip(last.saturating_sub(BEFORE));
    let is_own = |leaf: &Leaf, block: &Block| {
        block.place == Place::Text && leaf.links == 0 && is_full_name(&block.text) && is_at_right(document, leaf)
    };
    let name = near.into_iter().find(|(leaf, block)| is_own(leaf, block)).map(|(_, block)| block.text.clone());
    let text = name.map(|name| name.trim_end_matches(['.', ',']).to_owned());
    fields.extend(text.map(|text| Field { source: Source::BylineElement, role: None, text, url: None, email: None }));
    fields
}

/// The fields with the name under a heading like `Author`, in whatever part of the page, if nobody else is named. A page with
/// the number of a book says who wrote that.
pub(super) fn headed(mut fields: Vec<Field>, blocks: &[Block]) -> Vec<Field> {
    let is_heading = |text: &str| {
        let text = text.trim_end_matches([':', ' ']);
        !text.contains(' ') && text.chars().count() <= MOST_HEADING && classes::of(text).has(Class::AUTHOR)
    };
    let is_book = |block: &Block| block.text.contains("ISBN");
    let name = |pair: &[Block]| match pair {
        [heading, name] if is_heading(&heading.text) && is_full_name(&name.text) => Some(name.text.clone()),
        _ => None,
    };
    if fields.iter().any(|field| is_author(field, &[])) || blocks.iter().any(is_book) {
        return fields;
    }
    let mut names: Vec<String> = blocks.windows(2).filter_map(name).collect();
    names.dedup();
    if let [name] = names.as_slice() {
        let text = name.clone();
        fields.push(Field { source: Source::BylineElement, role: None, text, url: None, email: None });
    }
    fields
}

/// Whether a text is set from the right edge although it is written from the left.
fn is_at_right(document: &Html, leaf: &Leaf) -> bool {
    let right = |node: NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| {
            let style: String = element.attribute("style").unwrap_or_default().split_whitespace().collect();
            style.to_lowercase().contains("text-align:right")
                || element.attribute("align").is_some_and(|align| align.eq_ignore_ascii_case("right"))
                || element.classes().any(|class| RIGHT.contains(&class))
        })
    };
    let node = leaf.nodes.iter().find_map(|id| document.tree.get(*id));
    node.is_some_and(|node| node.ancestors().take(NEAR).any(right))
}

/// Whether a text is given name and family name, in a script with capitals, and is no word of the page.
fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.trim_end_matches(['.', ',']).split(' ').collect();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().any(char::is_lowercase)
            && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    let is_initial = |word: &&str| word.strip_suffix('.').is_some_and(|word| word.chars().count() == 1);
    let mut middle = words.iter().skip(1).take(words.len().saturating_sub(2));
    let ends = [words.first(), words.last()];
    (2..=3).contains(&words.len())
        && ends.into_iter().flatten().all(is_name)
        && middle.all(|word| is_name(word) || is_initial(word))
        && labels::of(text).is_none()
        && !labels::is_of_page(text)
        && !words.iter().any(|word| is_month(word) || is_weekday(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::model::Source;
    use crate::page::read;

    #[test]
    fn a_name_under_a_heading_that_says_author_signs() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.</p>";
        let signed = |aside: &str| {
            let markup =
                format!("<main><h1>Boats of the bay</h1>{}</main><aside class=sidebar>{aside}</aside>", text.repeat(3));
            let fields = read(&markup, None).evidence.fields.into_iter();
            fields.filter(|field| field.source == Source::BylineElement).map(|field| field.text).collect::<Vec<_>>()
        };
        assert_eq!(signed("<h3>Author</h3><p>Oda M. Fjell</p>"), ["Oda M. Fjell"]);
        assert_eq!(signed("<h4>Autorin:</h4><p>Oda Fjell</p><p>lives in Reed</p>"), ["Oda Fjell"]);
        for other in [
            "<h3>Author</h3><p>Date</p>",
            "<h3>Authors</h3><p>Write for us</p>",
            "<h3>Author</h3><p>Oda Fjell</p><p>ISBN 0-00-000000-0</p>",
            "<h3>Author</h3><p>Oda Fjell</p><h3>Author</h3><p>Irena Talvik</p>",
        ] {
            assert_eq!(signed(other), [""; 0], "{other}");
        }
    }

    #[test]
    fn a_name_at_the_right_edge_under_the_text_signs() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.</p>";
        let signed = |end: &str| {
            let markup = format!("<h1>Boats of the bay</h1><div class=text>{}{end}</div>", text.repeat(3));
            let fields = read(&markup, None).evidence.fields.into_iter();
            fields.filter(|field| field.source == Source::BylineElement).map(|field| field.text).collect::<Vec<_>>()
        };
        for end in [
            "<p style='text-align: right;'><i>Oda Fjell</i></p>",
            "<p align=right>Oda Fjell.</p><p align=right>Photo by the author</p>",
            "<p class=text-right><strong>Oda Fjell</strong></p>",
        ] {
            assert_eq!(signed(end), ["Oda Fjell"], "{end}");
        }
        for end in [
            "<p><i>Oda Fjell</i></p>",
            "<p align=right>The harbour office</p>",
            "<p align=right>Nordhavn</p>",
            "<p align=right>Monday Morning</p>",
        ] {
            assert_eq!(signed(end), [""; 0], "{end}");
        }
    }
}
