use jiff::Timestamp;

use super::error::PageError;
use super::new_article;
use super::page::{links, new_page};
use crate::feed;
use crate::fetch::{Body, Client, Request};
use crate::model::{ArticleId, Entry, Feed, Identity, SiteRule, Subscription, TextState, canonical};
use crate::page::{self, NoArticle, Page};
use crate::store::{Outcome, Store, Visit};

/// A page that is an article of its own, without a feed that carries it.
#[derive(Debug)]
pub(super) struct Story {
    page: Page,
    body: String,
    /// Its address after redirects.
    url: String,
    /// Bytes that came.
    size: u64,
}

impl Story {
    /// Fetches and reads a page.
    pub(super) async fn fetch(client: &Client, request: Request<'_>, sites: &[SiteRule]) -> Result<Self, PageError> {
        let body = client.body(request).await?;
        let Body { bytes, content_type, url, .. } = body;
        let page = page::read_by(&feed::decode(&bytes, content_type.as_deref()), Some(&url), sites);
        if let Some(reason) = page.kind.reason() {
            return Err(reason.into());
        }
        let Some(body) = page.body.clone() else {
            return Err(NoArticle::NotFound.into());
        };
        Ok(Self { page, body, url, size: bytes.len() as u64 })
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
        now: Timestamp,
    ) -> Result<ArticleId, PageError> {
        let Self { page, body, url, size } = self;
        let article = new_article(carrier, &Feed::default(), &entry(&page, address.unwrap_or(&url), now));
        let canonical = article.canonical.clone().unwrap_or_default();
        let outcome = Outcome::unfetched(vec![article], size, Vec::new());
        store.save(carrier.id.clone(), outcome, Visit { now, ..Visit::default() }).await?;
        let id = store.article_at(canonical).await?.ok_or(PageError::NotKept)?;
        store.save_links(id, links(&page, address, &url)).await?;
        store.save_page(id, new_page(page, body, TextState::Full, None, now)).await?;
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
