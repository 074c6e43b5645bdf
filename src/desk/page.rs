use jiff::Timestamp;
use url::Url;

use super::outage::Sign;
use crate::fetch::Body;
use crate::model::{Article, Language, LinkKind, Message, Role, SiteRule, TextState, ToMessage as _, canonical};
use crate::page::{self, Kind, NoArticle, Page};
use crate::store::{CamePage, NewLink, NewPage};
use crate::text::clean_line;
use crate::{credits, feed, text};

/// Links of one page that are kept.
const MOST_LINKS: usize = 40;
/// Characters of an address that is kept.
const MOST_ADDRESS: usize = 2_000;
/// Characters of a link's words.
const MOST_TITLE: usize = 300;

/// What a page gave.
#[derive(Debug)]
pub(super) enum PageOutcome {
    /// More text than the feed.
    Text(Box<NewPage>),
    /// An answer that asking again does not change.
    Final(TextState, Message),
    /// One that may be another next time, and from when on the server wants to be asked.
    Failed(Message, Option<Timestamp>),
    /// Nothing was asked.
    Nothing(Message),
}

/// A page that was read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) found: PageOutcome,
    pub(super) links: Vec<NewLink>,
    /// Where the article goes on.
    pub(super) next: Option<String>,
}

/// Reads a page as it came, for an article whose text must have more than `least` characters to be taken.
pub(super) fn read(came: &CamePage, article: &Article, least: usize, sites: &[SiteRule]) -> Read {
    let page = page::read_by(&feed::decode(&came.bytes, came.content_type.as_deref()), Some(&came.url), sites);
    let kind = page.kind;
    match extent(&page) {
        Ok(TextState::Paywalled) => {
            let found = match text_of(page, TextState::Paywalled, article, least, came.at) {
                PageOutcome::Text(page) => PageOutcome::Text(page),
                _ => PageOutcome::Final(TextState::Paywalled, NoArticle::Paywalled.message()),
            };
            Read { found, links: Vec::new(), next: None }
        }
        Ok(text) => {
            let links = links(&page, article.headline.link.as_deref(), &came.url);
            let next = page.next.clone();
            Read { found: text_of(page, text, article, least, came.at), links, next }
        }
        Err(reason) => {
            let found = match kind {
                Kind::Front | Kind::Gallery => PageOutcome::Final(TextState::Failed, reason.message()),
                _ => PageOutcome::Failed(reason.message(), None),
            };
            Read { found, links: Vec::new(), next: None }
        }
    }
}

/// How much of its story the body of a page is: of a page for subscribers what is given in the open is shown, and that it
/// is not all.
///
/// # Errors
/// When the page is no article.
pub(super) fn extent(page: &Page) -> Result<TextState, NoArticle> {
    match (page.kind, page.kind.reason()) {
        (_, None) => Ok(TextState::Full),
        (Kind::Paywalled, Some(_)) => Ok(TextState::Paywalled),
        (_, Some(reason)) => Err(reason),
    }
}

/// The body of a page on which an article goes on, and where that goes on; none when it is no article.
pub(super) fn read_on(came: &Body, sites: &[SiteRule]) -> Option<(String, Option<String>)> {
    let page = page::read_by(&feed::decode(&came.bytes, came.content_type.as_deref()), Some(&came.url), sites);
    page.body.filter(|_| page.kind == Kind::Article).map(|body| (body, page.next))
}

/// What an answer says about the network: a page that is no article and came from another host than was asked may be
/// a login page that answers every request.
pub(super) fn sign(body: &Body, link: &str, found: &PageOutcome) -> Sign {
    let article = matches!(found, PageOutcome::Text(_) | PageOutcome::Final(TextState::Feed | TextState::Paywalled, _));
    match elsewhere(link, &body.url) {
        Some(host) if !article => Sign::Portal(host),
        _ => Sign::Answered,
    }
}

/// The host of a page that came from another one than was asked.
fn elsewhere(link: &str, url: &str) -> Option<String> {
    let (asked, came) = (Url::parse(link).ok()?, Url::parse(url).ok()?);
    came.host_str().filter(|host| asked.host_str() != Some(host)).map(ToOwned::to_owned)
}

/// What is kept of a page that is an article, or the beginning of one.
fn text_of(page: Page, text: TextState, article: &Article, least: usize, at: Timestamp) -> PageOutcome {
    let enough = |body: &&String| length(body) > least;
    let Some(body) = page.body.as_ref().filter(enough).cloned() else {
        return PageOutcome::Final(TextState::Feed, Message::new("page-no-more"));
    };
    let mut page = new_page(page, body, text, article.headline.language.as_ref(), at);
    let found = &mut page.found.credits;
    for role in [Role::Author, Role::Translator] {
        if found.iter().all(|credit| credit.role != role) {
            found.extend(article.credits.iter().filter(|credit| credit.role == role).cloned());
        }
    }
    found.sort_by_key(|credit| Role::ALL.iter().position(|role| *role == credit.role));
    PageOutcome::Text(Box::new(page))
}

/// A page with its body as it is kept, in the language of that: the page states one, or else one is known of it.
pub(super) fn new_page(
    page: Page,
    body: String,
    text: TextState,
    language: Option<&Language>,
    at: Timestamp,
) -> NewPage {
    let Page { section, mut evidence, language: own, title, .. } = page;
    evidence.language = super::language(own.as_ref().or(language), title.as_deref().unwrap_or_default(), &body);
    let language = evidence.language.clone().unwrap_or_default();
    let found = tracing::debug_span!("credits").in_scope(|| credits::find(&evidence, &language));
    let label = section.or_else(|| found.section.clone());
    NewPage { at, body, text, label, evidence, found, rules: credits::RULES }
}

/// Where a page leads: to its original, to the same story in other languages, to further reading; never to itself.
pub(super) fn links(page: &Page, asked: Option<&str>, came: &str) -> Vec<NewLink> {
    let own = [asked.and_then(canonical), canonical(came)];
    let link = |kind: LinkKind, url: &str, language: Option<Language>, title: Option<&str>| {
        let canonical = canonical(url).filter(|url| url.len() <= MOST_ADDRESS)?;
        let url = Url::parse(url).ok().map(String::from).filter(|url| url.len() <= MOST_ADDRESS)?;
        let title = title.map(|title| clean_line(title, MOST_TITLE));
        (!own.contains(&Some(canonical.clone()))).then_some(NewLink { kind, url, canonical, language, title })
    };
    let original = page.original.iter().filter_map(|(url, tag)| link(LinkKind::Original, url, tag.clone(), None));
    let versions =
        page.translations.iter().filter_map(|(url, tag)| link(LinkKind::Version, url, Some(tag.clone()), None));
    let further = page.read_more.iter().filter_map(|(title, url)| link(LinkKind::Further, url, None, Some(title)));
    let mut links: Vec<NewLink> = Vec::new();
    for link in original.chain(versions).chain(further).take(MOST_LINKS) {
        if links.iter().all(|known| known.canonical != link.canonical) {
            links.push(link);
        }
    }
    links
}

/// Characters of the text of markup.
pub(super) fn length(markup: &str) -> usize {
    text::blocks(markup).iter().map(|block| block.chars().count()).sum()
}
