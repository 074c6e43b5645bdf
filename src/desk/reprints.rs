use super::changes::edits;
use crate::model::{Article, ArticleId, Headline, Member, Reprint, Role};
use crate::store::{Store, StoreError};
use crate::{text, translate};

/// Newsrooms whose reprints of one text are compared.
const MAX_REPRINTS: usize = 20;

/// How each newsroom prints the text of an article, against the one that had it first: that of the article on top. None where
/// nobody else prints it.
///
/// # Errors
/// When the database fails.
pub async fn reprints(store: &Store, id: ArticleId) -> Result<Vec<Reprint>, StoreError> {
    let Some(number) = store.story_of(id).await? else { return Ok(Vec::new()) };
    let mut members = store.members(number).await?;
    let Some(text) = members.iter().find(|member| member.headline.id == id).map(|member| member.text) else {
        return Ok(Vec::new());
    };
    members.retain(|member| member.text == text);
    let at = members.iter().position(|member| member.headline.id == text).unwrap_or(0);
    if members.len() < 2 {
        return Ok(Vec::new());
    }
    let first = members.remove(at);
    members.sort_by_key(|member| member.headline.id != id);
    let Some(before) = store.article(first.headline.id).await? else { return Ok(Vec::new()) };
    let before = sentences(&before);
    let mut found = Vec::new();
    for Member { headline, .. } in members.into_iter().take(MAX_REPRINTS) {
        let Some(article) = store.article(headline.id).await? else { continue };
        let authors = authors(&headline);
        let byline = if authors == self::authors(&first.headline) { Vec::new() } else { authors };
        let passages = edits(&before, &sentences(&article));
        found.push(Reprint { first: first.headline.source.clone(), source: headline.source, byline, passages });
    }
    Ok(found)
}

fn authors(headline: &Headline) -> Vec<String> {
    headline.credits.iter().filter(|credit| credit.role == Role::Author).map(|credit| credit.name.clone()).collect()
}

/// The headline and the sentences of an article.
fn sentences(article: &Article) -> Vec<String> {
    let markup = article.body.as_deref().or(article.summary.as_deref()).unwrap_or_default();
    let mut found = vec![article.headline.title.clone()];
    for block in text::blocks(markup) {
        found.extend(translate::sentences(&block).into_iter().filter_map(|range| block.get(range).map(str::to_owned)));
    }
    found
}
