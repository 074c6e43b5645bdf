//! An article as it leaves: plain text, Markdown, JSON.

use serde_json::{Value, json};

use super::json as print;
use crate::desk;
use crate::model::{Article, Link, Role};
use crate::text::{Block, Chapter, Document, Span, Style};
use crate::words::Words;

/// What stands above the text: label, headline and standfirst, then who made it, where and when.
struct Head {
    label: String,
    title: String,
    standfirst: Option<String>,
    lines: Vec<String>,
}

fn head(article: &Article, standfirst: Option<String>) -> Head {
    let words = Words::english();
    let row = &article.headline;
    let of = |role| print::names(&article.credits, role);
    let mut lines = Vec::new();
    let (authors, translators) = (of(Role::Author), of(Role::Translator));
    lines.extend((!authors.is_empty()).then(|| words.byline(&authors)));
    lines.extend((!translators.is_empty()).then(|| words.translation(&translators, &of(Role::OriginalLanguage))));
    let shown = [Role::Author, Role::Translator];
    for role in Role::ALL.into_iter().filter(|role| !shown.contains(role)) {
        let names = of(role);
        lines.extend((!names.is_empty()).then(|| words.credit(role.as_str(), &names)).flatten());
    }
    let mut source = vec![row.source.clone()];
    source.extend(of(Role::Agency).into_iter().map(ToOwned::to_owned));
    source.extend(words.first_published(&of(Role::OriginalPublication)));
    source.extend(row.dated().map(print::time));
    lines.push(source.join(" · "));
    let label = article.label.clone().unwrap_or_else(|| row.section.clone());
    Head { label, title: row.title.clone(), standfirst, lines }
}

/// The document with its standfirst; `whole` keeps the lines that became credits.
fn document(article: &Article, whole: bool) -> (Document, Option<String>) {
    if whole { desk::whole(article) } else { desk::opened(article) }
}

/// An article as plain text.
pub(crate) fn text(article: &Article, whole: bool) -> String {
    let (document, standfirst) = document(article, whole);
    let Head { label, title, standfirst, mut lines } = head(article, standfirst);
    lines.extend(article.headline.link.clone());
    let mut parts = vec![label, title];
    parts.extend(standfirst);
    parts.push(lines.join("\n"));
    parts.push(document.to_text());
    parts.join("\n\n")
}

/// An article as Markdown.
pub(crate) fn markdown(article: &Article, whole: bool) -> String {
    let (document, standfirst) = document(article, whole);
    let mut top = above(article, standfirst);
    top.blocks.extend(document.blocks);
    top.to_markdown()
}

/// An article as a chapter of a book.
pub(crate) fn chapter(article: &Article) -> Chapter {
    let (body, standfirst) = document(article, false);
    let mut document = above(article, standfirst);
    document.blocks.extend(body.blocks);
    let row = &article.headline;
    Chapter { title: row.title.clone(), language: row.language.as_ref().map(ToString::to_string), document }
}

fn above(article: &Article, standfirst: Option<String>) -> Document {
    let Head { label, title, standfirst, lines } = head(article, standfirst);
    let mut top = vec![Block::Paragraph(vec![plain(&label)]), Block::Heading(1, vec![plain(&title)])];
    top.extend(standfirst.map(|text| Block::Paragraph(vec![emphasis(&text)])));
    let mut told = plain(&lines.join("\n"));
    if let Some(link) = &article.headline.link {
        told.text.push('\n');
        let link = Span { link: Some(link.clone()), ..plain(link) };
        top.push(Block::Paragraph(vec![told, link]));
    } else {
        top.push(Block::Paragraph(vec![told]));
    }
    Document { blocks: top }
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

fn emphasis(text: &str) -> Span {
    Span { style: Style { emphasis: true, ..Style::default() }, ..plain(text) }
}

/// An article as one JSON object.
pub(crate) fn object(article: &Article) -> Value {
    let (document, standfirst) = desk::opened(article);
    let mut object = print::headline(&article.headline);
    object.insert("label".to_owned(), json!(article.label));
    object.insert("standfirst".to_owned(), json!(standfirst));
    object.insert("updated".to_owned(), json!(article.updated.map(print::time)));
    object.insert("tags".to_owned(), json!(article.tags));
    object.insert("credits".to_owned(), print::credits(&article.credits));
    let link = |link: &Link| {
        let article = link.article.map(|id| id.0);
        json!({"kind": link.kind, "url": link.url, "language": link.language, "title": link.title, "id": article})
    };
    object.insert("links".to_owned(), article.links.iter().map(link).collect());
    let reason = article.attempt.as_ref().and_then(|attempt| attempt.reason.as_deref());
    object.insert("text_reason".to_owned(), json!(reason));
    object.insert("body_text".to_owned(), json!(document.to_text()));
    object.insert("body_html".to_owned(), json!(document.to_html()));
    let media: Vec<Value> = article.enclosures.iter().map(|(url, kind)| json!({"url": url, "type": kind})).collect();
    object.insert("enclosures".to_owned(), json!(media));
    Value::Object(object)
}
