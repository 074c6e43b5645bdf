use super::DeskError;
use crate::fetch::{Answer, Body, Client, Request};
use crate::model::{Access, ArticleId, Role, SiteRule, Subscription};
use crate::page::{self, Page};
use crate::store::{NewPage, Store};
use crate::{credits, feed, text};

/// Characters of text below which a feed gives no more than a teaser.
const TEASER: usize = 900;

/// Whether a text is so short that the page is likely to say more.
#[must_use]
pub fn is_teaser(characters: usize) -> bool {
    characters < TEASER
}

/// Fetches the page of an article and keeps its body and credits; the inner error is the page's, in words. A feed's text
/// is never replaced by a shorter one. The page is read by the rules for its site, the user's own before the built-in ones.
///
/// # Errors
/// When the cache fails.
pub async fn full_text(
    store: &Store,
    client: &Client,
    feeds: &[Subscription],
    sites: &[SiteRule],
    id: ArticleId,
) -> Result<Result<(), String>, DeskError> {
    let Some(article) = store.article(id).await? else { return Ok(Err("it is no longer in the cache".to_owned())) };
    let Some(link) = article.headline.link.clone() else { return Ok(Err("it has no address".to_owned())) };
    let feed = feeds.iter().find(|feed| feed.id == article.headline.feed);
    let access = feed.map_or_else(Access::default, |feed| feed.access.clone());
    // An article of a feed that is gone has no home but its own address.
    let home = feed.map_or(link.as_str(), |feed| feed.url.as_str());
    let request = Request { url: &link, home: Some(home), validators: None, access: &access };
    let (bytes, content_type, url) = match client.get(request).await {
        Ok(Answer::Body(Body { bytes, content_type, url, .. })) => (bytes, content_type, url),
        Ok(Answer::Unchanged { .. }) => return Ok(Err("the server sent no page".to_owned())),
        Err(error) => return Ok(Err(error.to_string())),
    };
    let Page { kind, body, section, evidence, language, .. } =
        page::read_by(&feed::decode(&bytes, content_type.as_deref()), Some(&url), sites);
    if let Some(reason) = kind.reason() {
        return Ok(Err(reason.to_owned()));
    }
    let before = length(article.body.as_deref().or(article.summary.as_deref()).unwrap_or_default());
    let Some(body) = body.filter(|body| length(body) > before) else {
        return Ok(Err("the page gives no more text than the feed".to_owned()));
    };
    let language = language.or(article.headline.language).unwrap_or_default();
    let mut found = credits::find(&evidence, &language);
    for role in [Role::Author, Role::Translator] {
        if found.credits.iter().all(|credit| credit.role != role) {
            found.credits.extend(article.credits.iter().filter(|credit| credit.role == role).cloned());
        }
    }
    found.credits.sort_by_key(|credit| Role::ALL.iter().position(|role| *role == credit.role));
    let label = section.or_else(|| found.section.clone());
    store.save_page(id, NewPage { body, label, evidence, found, rules: credits::RULES }).await?;
    Ok(Ok(()))
}

fn length(markup: &str) -> usize {
    text::blocks(markup).iter().map(|block| block.chars().count()).sum()
}
