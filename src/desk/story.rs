use std::sync::Arc;

use jiff::Timestamp;

use super::error::PageError;
use super::full_text::{Looked, PageSource, keep};
use super::page::{extent, links, new_page};
use super::rest::{self, Way};
use super::{new_article, offload};
use crate::feed;
use crate::fetch::{Body, Request};
use crate::model::{ArticleId, Entry, Feed, Identity, Subscription, TextState, canonical};
use crate::page::{self, NoArticle, Page};
use crate::store::{CamePage, Outcome, Store, Visit};

/// A page that is an article of its own, without a feed that carries it.
#[derive(Debug)]
pub(super) struct Story {
    page: Page,
    /// Its text, with that of the pages on which it goes on, and how much of the story that is.
    body: String,
    text: TextState,
    /// The page as it came, and whether it is kept so.
    came: CamePage,
    keep: bool,
}

impl Story {
    /// Fetches and reads a page, and those on which its article goes on.
    pub(super) async fn fetch(source: PageSource<'_>, request: Request<'_>, now: Timestamp) -> Result<Self, PageError> {
        let PageSource { client, sites, offload, keep, .. } = source;
        let Body { bytes, content_type, url, .. } = client.body(request).await?;
        let came = CamePage { at: now, url, content_type, bytes };
        let own = Arc::clone(sites);
        let read = move || {
            let text = feed::decode(&came.bytes, came.content_type.as_deref());
            (page::read_by(&text, Some(&came.url), &own), came)
        };
        let (mut page, came) = offload::run(offload, read).await.ok_or(PageError::Crashed)?;
        let text = extent(&page)?;
        let none = if text == TextState::Paywalled { NoArticle::Paywalled } else { NoArticle::NotFound };
        let mut body = page.body.clone().ok_or(none)?;
        if let Some(next) = page.next.take().filter(|_| text == TextState::Full) {
            let way = Way { client, offload, sites, home: request.home, access: request.access };
            rest::add(way, &came.url, Some(next), &mut body).await;
        }
        Ok(Self { page, body, text, came, keep })
    }

    /// The newsroom's name, as the page gives it.
    pub(super) fn newsroom(&self) -> Option<&str> {
        self.page.evidence.site_names.first().map(String::as_str)
    }

    /// Keeps it under an address as what a feed of the cache carries.
    pub(super) async fn keep(
        self,
        store: &Store,
        carrier: &Subscription,
        address: Option<&str>,
    ) -> Result<ArticleId, PageError> {
        let Self { page, body, text, came, keep: as_it_came } = self;
        let now = came.at;
        let article = new_article(carrier, &Feed::default(), &entry(&page, address.unwrap_or(&came.url), now));
        let canonical = article.canonical.clone().unwrap_or_default();
        let outcome = Outcome::unfetched(vec![article], came.bytes.len() as u64, Vec::new());
        store.save(carrier.id.clone(), outcome, Visit { now, ..Visit::default() }).await?;
        let id = store.article_at(canonical).await?.ok_or(PageError::NotKept)?;
        let links = links(&page, address, &came.url);
        let page = new_page(page, body, text, None, now);
        keep(store, Looked::new(id, page, links, (came, as_it_came)), now).await?;
        Ok(id)
    }
}

/// A page as the entry of a feed, whose text the page itself gives.
fn entry(page: &Page, url: &str, now: Timestamp) -> Entry {
    Entry {
        identity: Identity(canonical(url).unwrap_or_else(|| url.to_owned())),
        title: page.title.clone(),
        link: Some(url.to_owned()),
        id: None,
        authors: Vec::new(),
        contributors: Vec::new(),
        published: page.published.or(Some(now)),
        updated: None,
        summary: page.standfirst.clone(),
        content: None,
        tags: Vec::new(),
        enclosures: Vec::new(),
        plain_summary: None,
        plain_content: None,
        comments: None,
        alternates: Vec::new(),
        language: page.language.clone(),
        fields: Vec::new(),
    }
}
