//! Marked bylines that sign nothing of their own: boxes of several bylines, biographies of a person who is named before, lists
//! of a person's other stories, answers of readers.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::furniture::is_author;
use super::line::{line, parted};
use super::undated::undated;
use crate::model::Field;
use crate::text::html::Attribute as _;

/// Maximum number of elements examined.
const MAX_ELEMENTS: usize = 60;
/// Maximum length in characters of a byline in a box of several.
const MOST_BYLINE: usize = 100;

/// Whether an element holds several bylines of one kind, each of which begins with the name of a person.
pub(super) fn holds_others(element: ElementRef<'_>, found: &[ElementRef<'_>]) -> bool {
    let is_block = |inner: &&ElementRef<'_>| matches!(inner.value().name(), "div" | "li" | "p" | "section");
    let mut inner = found
        .iter()
        .filter(|inner| inner.id() != element.id() && inner.ancestors().any(|above| above.id() == element.id()));
    let begins = |inner: &ElementRef<'_>| {
        let text = parted(*inner);
        let name = text.split(" | ").next().unwrap_or_default();
        text.chars().count() <= MOST_BYLINE
            && (2..=4).contains(&name.split(' ').count())
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    let Some(first) = inner.find(is_block).filter(|first| begins(first)) else { return false };
    let class = first.value().attribute("class");
    let above = |element: &ElementRef<'_>| element.parent().map(|above| above.id());
    class.is_some()
        && inner.any(|other| other.value().attribute("class") == class && above(other) == above(first) && begins(other))
}

/// Whether an element holds a heading and a list of links: those of a writer's other stories.
pub(super) fn holds_list(element: ElementRef<'_>) -> bool {
    let inner = || element.descendants().filter_map(ElementRef::wrap).take(MAX_ELEMENTS);
    let lists = |inner: ElementRef<'_>| {
        let is_item = |above: NodeRef<'_, Node>| above.value().as_element().is_some_and(|above| above.name() == "li");
        inner.value().name() == "a" && !is_author(inner.value()) && inner.ancestors().any(is_item)
    };
    inner().any(|inner| matches!(inner.value().name(), "h2" | "h3" | "h4" | "h5")) && inner().any(lists)
}

/// Whether a byline with a date of its own follows the text, as the first one precedes it with a date: it signs an answer.
pub(super) fn answers(element: ElementRef<'_>, found: &[ElementRef<'_>]) -> bool {
    let dated = |element: ElementRef<'_>| {
        let text = line(element);
        undated(&text).as_deref() != Some(text.as_str())
    };
    dated(element) && found.first().is_some_and(|first| first.id() != element.id() && dated(*first))
}

/// Whether a text of several lines holds a name that is known: a biography in lines.
pub(super) fn is_about_known(fields: &[Field], text: &str) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let lines = || text.split(" | ").map(squeezed);
    let is = |field: &Field| field.text.chars().count() > 1 && lines().any(|line| line == squeezed(&field.text));
    text.split(" | ").nth(2).is_some() && fields.iter().any(is)
}

#[cfg(test)]
mod tests {
    use crate::model::{Place, Source};
    use crate::page::{Page, read};

    const TEXT: &str = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the \
        master.</p>";

    fn page(byline: &str, after: &str) -> Page {
        read(&format!("<article><h1>Boats of the bay</h1>{byline}{TEXT}{TEXT}{TEXT}{after}</article>"), None)
    }

    fn signed(byline: &str, after: &str) -> Vec<String> {
        let fields = page(byline, after).evidence.fields.into_iter();
        fields.filter(|field| field.source == Source::BylineElement).map(|field| field.text).collect()
    }

    #[test]
    fn each_byline_of_a_box_is_one() {
        let two = "<div class=byline-block><div class=byline><b>Ada Obiri</b><i>reporter</i></div><div class=byline><b>Corin Osk\
            </b><i>Foto</i></div></div>";
        assert_eq!(signed(two, ""), ["Ada Obiri | reporter", "Foto: Corin Osk"]);
        let one = "<div class=byline><div class=byline__by>By Ada</div><div class=byline__by>Corin</div></div>";
        assert_eq!(signed(one, "").len(), 1);
        let jobs = "<div class=bylines><ul><li><address>Ada Obiri</address><span>Baker and teacher</span><li><address>Corin Osk\
            </address><span>Carpenter</span></ul></div>";
        assert_eq!(signed(jobs, ""), ["Ada Obiri | Corin Osk"]);
    }

    #[test]
    fn who_posted_is_named_by_the_builder_of_the_page() {
        assert_eq!(
            signed("<ul><li><span data-hook=user-name>Ada Obiri</span><li><span>Oct 3</span></ul>", ""),
            ["Ada Obiri"]
        );
    }

    #[test]
    fn a_biography_in_lines_signs_nothing_else() {
        let bio = "<div class=writer-box><p>Who wrote this</p><p>AdaObiri</p><p>Northern office</p><p>Fields</p><p>Sea, Law</p>\
            </div>";
        let found = page("<p class=writer><a>Ada Obiri</a></p>", bio);
        assert!(found.evidence.blocks.iter().all(|block| block.place != Place::Byline || block.text == "Ada Obiri"));
        let list =
            "<div class=_author><h3>Latest of this author</h3><ul><li><a>Boats come home</a><li><a>Nets</a></ul></div>";
        assert_eq!(signed("", list), [""; 0]);
    }

    #[test]
    fn answers_of_readers_are_signed_by_others() {
        let post = |name: &str| format!("<p class=author>by <b>{name}</b> » Sun May 10, 2026 9:14 am</p>");
        assert_eq!(signed(&post("gannet62"), &format!("{}<p>Lovely.</p>", post("kelpie"))), ["by gannet62"]);
    }
}
