use super::{App, Command, Effect, Focus, Opened};
use crate::model::{ArticleId, Headline, Language, Link, LinkKind, Mark, Role};
use crate::text::{Block, Span};
use crate::words::Words;

/// Further reading that is shown.
const MOST_FURTHER: usize = 12;

impl App {
    /// The article that a key means: the one that is read, else the selected one.
    pub(super) fn meant(&self) -> Option<&Headline> {
        let read = self.reading.as_ref().filter(|_| self.focus == Focus::Article);
        let read = read.map(|reading| &reading.opened.article.headline);
        // The row of the list is the newer one.
        let selected = self.list.current();
        read.filter(|read| selected.is_none_or(|row| row.id != read.id)).or(selected)
    }

    /// Switches between an article and its other version: the original of a translation, else one in another language; from
    /// there back.
    pub(super) fn other_version(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else {
            self.say("no-version");
            return Vec::new();
        };
        let of = reading.opened.article.headline.id;
        if let Some((_, from)) = self.version_of.filter(|(shown, _)| *shown == of) {
            return self.open_version(of, from);
        }
        let Some(link) = other(&reading.opened.article.links).cloned() else {
            self.say("no-version");
            return Vec::new();
        };
        match link.article {
            Some(id) => self.open_version(of, id),
            None if self.offline => {
                self.tell("version-elsewhere", &[("address", link.url.as_str().into())]);
                Vec::new()
            }
            None => {
                let parts = [("address", link.url.as_str().into())];
                self.status.announce(self.words.tell("version-fetching", &parts));
                vec![Effect::FetchVersion { of, address: link.url }]
            }
        }
    }

    /// Takes in that another version of an article is in the cache, or why not.
    pub(super) fn take_version(&mut self, of: ArticleId, answer: Result<ArticleId, String>) -> Vec<Effect> {
        // Who reads something else by now is left alone.
        if self.reading.as_ref().is_none_or(|reading| reading.opened.article.headline.id != of) {
            return Vec::new();
        }
        self.status.read();
        match answer {
            Ok(id) => self.open_version(of, id),
            Err(reason) => {
                self.tell("version-failed", &[("reason", reason.into())]);
                Vec::new()
            }
        }
    }

    fn open_version(&mut self, from: ArticleId, id: ArticleId) -> Vec<Effect> {
        self.version_of = Some((id, from));
        self.focus = Focus::Article;
        self.whole = false;
        self.article_ticket += 1;
        let mut effects = vec![Effect::LoadArticle { ticket: self.article_ticket, id }];
        if self.settings.mark_read == "open" {
            effects.push(Effect::Mark(Mark::Read(vec![id], true)));
        }
        effects
    }

    /// Puts what the page says of other versions and of further reading into an article that is opened.
    pub(super) fn tell_versions(&self, opened: &mut Opened) {
        let key = self.key_of(Command::OtherVersion);
        // What the article was translated from is said by its credits where the link does not say it.
        let from = opened.article.credits.iter().find(|credit| credit.role == Role::OriginalLanguage);
        let from = from.and_then(|credit| Language::parse(&credit.name));
        for link in opened.article.links.iter_mut().filter(|link| link.kind == LinkKind::Original) {
            link.language = link.language.take().or_else(|| from.clone());
        }
        opened.version = other(&opened.article.links).map(|link| format!("{} · {key}", name(link, self.words)));
        opened.document.blocks.extend(end(&opened.article.links, self.words));
    }
}

/// The link that leads to the other version of an article.
fn other(links: &[Link]) -> Option<&Link> {
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

/// What stands at the end of an article: its other versions and further reading, as links.
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
