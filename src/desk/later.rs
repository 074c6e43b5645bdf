use jiff::Timestamp;

use super::{DeskError, new_article};
use crate::fetch::{Answer, Body, Client, Request};
use crate::model::{Access, ArticleId, Entry, Feed, Identity, Mark, SiteRule, Subscription};
use crate::page::{self, Page};
use crate::store::{NewPage, Outcome, Store, StoreError, Visit};
use crate::{credits, feed};

/// Id of the feed that carries what was saved by its address.
const FEED: &str = "saved-pages";
/// The section of saved pages; there once a page was saved.
const SECTION: &str = "Saved";

/// The feed of saved pages. It is never fetched.
pub(super) fn saved_pages() -> Subscription {
    Subscription {
        id: FEED.to_owned(),
        title: "Saved".to_owned(),
        url: "dateline:saved".to_owned(),
        section: SECTION.to_owned(),
        ..Subscription::default()
    }
}

/// Whether a page was ever saved.
pub(super) async fn has_saved(store: &Store) -> Result<bool, StoreError> {
    Ok(store.memories().await?.contains_key(FEED))
}

/// Fetches a page, reads its article and keeps it, starred, in the section of saved pages; an article that is in the cache
/// already is starred. The inner error is the page's, in words.
///
/// # Errors
/// When the cache fails.
pub async fn save_page(
    store: &Store,
    client: &Client,
    (feeds, sites): (&[Subscription], &[SiteRule]),
    address: &str,
    now: Timestamp,
) -> Result<Result<ArticleId, String>, DeskError> {
    let Some(canonical) = feed::canonical(address) else {
        return Ok(Err("expected the address of a page, such as https://news.example/story".to_owned()));
    };
    if let Some(known) = store.article_at(canonical).await? {
        store.mark(Mark::Starred(known, true)).await?;
        return Ok(Ok(known));
    }
    let access = Access::default();
    let request = Request { url: address, home: None, validators: None, access: &access };
    let body = match client.get(request).await {
        Ok(Answer::Body(body)) => body,
        Ok(Answer::Unchanged { .. }) => return Ok(Err("the server sent no page".to_owned())),
        Err(error) => return Ok(Err(error.to_string())),
    };
    let Body { bytes, content_type, url, .. } = body;
    let page = page::read_by(&feed::decode(&bytes, content_type.as_deref()), Some(&url), sites);
    if let Some(reason) = page.kind.reason() {
        return Ok(Err(reason.to_owned()));
    }
    let Some(body) = page.body.clone() else { return Ok(Err("no article was found in the page".to_owned())) };
    let mut all = feeds.to_vec();
    all.push(saved_pages());
    all.extend(super::guide_subscriptions());
    store.subscribe(all).await?;
    let article = new_article(&saved_pages(), &Feed::default(), &entry(&page, &url));
    let canonical = article.canonical.clone().unwrap_or_default();
    let (size, print) = (bytes.len() as u64, Vec::new());
    let articles = vec![article];
    let outcome = Outcome::Articles { etag: None, last_modified: None, status: 200, print, size, articles };
    store.save(FEED.to_owned(), outcome, Visit { now, ..Visit::default() }).await?;
    let Some(id) = store.article_at(canonical).await? else {
        return Ok(Err("the page could not be kept".to_owned()));
    };
    let found = credits::find(&page.evidence, &page.language.clone().unwrap_or_default());
    let label = page.section.or_else(|| found.section.clone());
    store.save_page(id, NewPage { body, label, evidence: page.evidence, found, rules: credits::RULES }).await?;
    store.mark(Mark::Starred(id, true)).await?;
    Ok(Ok(id))
}

/// A page as the entry of a feed, whose text the page itself gives.
fn entry(page: &Page, url: &str) -> Entry {
    Entry {
        identity: Identity(feed::canonical(url).unwrap_or_else(|| url.to_owned())),
        title: page.title.clone(),
        link: Some(url.to_owned()),
        id: None,
        authors: Vec::new(),
        contributors: Vec::new(),
        published: page.published,
        updated: None,
        summary: page.standfirst.clone(),
        content: None,
        tags: Vec::new(),
        enclosures: Vec::new(),
        comments: None,
        alternates: Vec::new(),
        language: page.language.clone(),
        fields: Vec::new(),
    }
}
