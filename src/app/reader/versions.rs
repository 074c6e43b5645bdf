use crate::app::outcome::Context;
use crate::app::{Command, Opened};
use crate::model::{Language, Link, LinkKind, Role};
use crate::text::{Block, Span};
use crate::words::Words;

/// Further reading that is shown.
const MOST_FURTHER: usize = 12;

/// Puts what the page says of other versions and of further reading into an article that is opened.
pub(super) fn tell_versions(opened: &mut Opened, context: &Context<'_>) {
    let words = context.environment.words();
    let key = context.key_of(Command::OtherVersion);
    // What the article was translated from is said by its credits where the link does not say it.
    let from = opened.article.credits.iter().find(|credit| credit.role == Role::OriginalLanguage);
    let from = from.and_then(|credit| Language::parse(&credit.name));
    for link in opened.article.links.iter_mut().filter(|link| link.kind == LinkKind::Original) {
        link.language = link.language.take().or_else(|| from.clone());
    }
    opened.version = other(&opened.article.links).map(|link| format!("{} · {key}", name(link, words)));
    opened.document.blocks.extend(end(&opened.article.links, words));
}

/// The link that leads to the other version of an article.
pub(super) fn other(links: &[Link]) -> Option<&Link> {
    let of = |kind: LinkKind| links.iter().find(move |link| link.kind == kind);
    let here = || links.iter().find(|link| link.kind != LinkKind::Further && link.article.is_some());
    of(LinkKind::Original).or_else(here).or_else(|| of(LinkKind::Translation)).or_else(|| of(LinkKind::Version))
}

/// What a link leads to: `Original in English`.
fn name(link: &Link, words: &Words) -> String {
    let language = link.language.as_ref().map(|tag| words.language(tag.as_str()));
    let part = language.clone().unwrap_or_default();
    match (link.kind, language) {
        (LinkKind::Original, None) => words.say("original"),
        (LinkKind::Original, Some(_)) => words.tell("original-in", &[("language", part.into())]),
        (LinkKind::Translation, Some(_)) => words.tell("translation-in", &[("language", part.into())]),
        (_, Some(_)) => words.tell("version-in", &[("language", part.into())]),
        (_, None) => words.say("version"),
    }
}

/// The links at the end of an article: its other versions and further reading.
fn end(links: &[Link], words: &Words) -> Vec<Block> {
    let span = |text: &str, link: Option<&str>| Span {
        text: text.to_owned(),
        link: link.map(ToOwned::to_owned),
        ..Span::default()
    };
    let to = |link: &Link| {
        span(link.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&link.url), Some(&link.url))
    };
    let mut blocks = Vec::new();
    for link in links.iter().filter(|link| link.kind != LinkKind::Further) {
        blocks.push(Block::Paragraph(vec![span(&format!("{}: ", name(link, words)), None), to(link)]));
    }
    let further: Vec<Vec<Block>> = links
        .iter()
        .filter(|link| link.kind == LinkKind::Further)
        .take(MOST_FURTHER)
        .map(|link| vec![Block::Paragraph(vec![to(link)])])
        .collect();
    if !further.is_empty() {
        blocks.push(Block::Paragraph(vec![span(&words.say("further-reading"), None)]));
        blocks.push(Block::List(None, further));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::Rule);
    }
    blocks
}
