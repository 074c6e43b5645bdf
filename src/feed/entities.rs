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

/// Text with the five references of XML decoded, its markup left as it is.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Cow::Owned(text.replace("&amp;", "&"))
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
