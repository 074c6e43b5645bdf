use std::borrow::Cow;

use scraper::{Html, Node};

/// The text that a named character reference of HTML stands for; none for a name that HTML does not know.
pub(super) fn named(name: &str) -> Option<String> {
    let reference = format!("&{name};");
    let text = decoded(&reference);
    (text != reference).then_some(text)
}

/// Text with the character references of HTML decoded and its tags taken out.
pub(super) fn plain(markup: &str) -> Cow<'_, str> {
    if !markup.contains(['&', '<']) {
        return Cow::Borrowed(markup);
    }
    Cow::Owned(decoded(markup))
}

fn decoded(markup: &str) -> String {
    let capped = crate::text::cap(markup);
    let fragment = Html::parse_fragment(&capped);
    let texts = fragment.tree.nodes().filter_map(|node| match node.value() {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}
