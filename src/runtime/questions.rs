//! Questions of the application to the cache.

use jiff::Timestamp;

use crate::app::{Answer, Data, Opened, Question};
use crate::desk;
use crate::model::{ArticleId, TextState};
use crate::store::{Store, StoreError};
use crate::text::Document;

/// Characters of the beginning of an article that a list gets.
const LONGEST_STANDFIRST: usize = 400;

pub(super) async fn ask(store: &Store, question: Question) -> Result<Option<Data>, StoreError> {
    let now = Timestamp::now();
    Ok(Some(Data::Query(match question {
        Question::Sections(guide) => Answer::Sections(desk::sections(store, guide, now).await?),
        Question::Headlines { ticket, selection } => {
            let newest = store.newest().await?;
            Answer::Headlines { ticket, rows: store.headlines(selection, now).await?, newest }
        }
        Question::People { ticket, words, but, limit } => {
            Answer::People { ticket, people: store.people_but(words, but, limit).await? }
        }
        Question::PersonPage { ticket, whose } => {
            Answer::PersonPage { ticket, page: store.person(whose).await?.map(Box::new) }
        }
        Question::Changes(id) => Answer::Changes(desk::changes(&store.versions(id).await?)),
        Question::Reprints(id) => Answer::Reprints(id, desk::reprints(store, id).await?),
        Question::Front { ticket, limit } => {
            let newest = store.newest().await?;
            Answer::Headlines { ticket, rows: store.front(now, limit).await?, newest }
        }
        Question::Unsettled => Answer::Unsettled(store.unsettled(now).await?),
        Question::Stories(ids) => Answer::Stories(store.stories_of(ids).await?),
        Question::Members(id) => {
            let number = store.story_of(id).await?;
            let members = if let Some(number) = number { store.members(number).await? } else { Vec::new() };
            Answer::Members(id, members)
        }
        Question::Standfirsts(ids) => Answer::Standfirsts(standfirsts(store, ids).await?),
        Question::Unread { ticket, unread } => Answer::Unread { ticket, ids: store.unread(unread, now).await? },
        Question::CountNew { ticket, selection } => {
            Answer::New { ticket, count: store.count_window(selection, now).await? }
        }
        Question::Person { ticket, whose, after, limit } => {
            let newest = store.newest().await?;
            Answer::Headlines { ticket, rows: store.articles_of(whose, after, limit).await?, newest }
        }
        Question::Article { ticket, id, whole } => Answer::Article { ticket, opened: open(store, id, whole).await? },
        Question::OtherVersion { of, id } => Answer::OtherVersion { of, opened: open(store, id, false).await? },
        Question::Health => Answer::Health(store.health().await?.into()),
        // Those are asked where a later one takes their place, or where the file is.
        Question::Search { .. } | Question::Subscriptions | Question::Summary { .. } => return Ok(None),
    })))
}

/// The beginnings of articles: their standfirst, else that of their text.
async fn standfirsts(store: &Store, ids: Vec<ArticleId>) -> Result<Vec<(ArticleId, String)>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(article) = store.article(id).await? else { continue };
        if article.headline.text == TextState::Crashed {
            continue;
        }
        let mark = store.begin_reading(id);
        let (document, standfirst) = desk::opened(&article);
        drop(mark);
        let beginning = || document.plain_blocks().into_iter().find(|block| !block.trim().is_empty());
        let text: String = standfirst.or_else(beginning).unwrap_or_default();
        found.push((id, text.chars().take(LONGEST_STANDFIRST).collect()));
    }
    Ok(found)
}

/// Opens an article; `whole` keeps the lines that became credits, and reads also what once ended the program.
async fn open(store: &Store, id: ArticleId, whole: bool) -> Result<Option<Box<Opened>>, StoreError> {
    let Some(article) = store.article(id).await? else { return Ok(None) };
    let crashed = article.headline.text == TextState::Crashed;
    // On this very thread, which has nothing more urgent to do: another would have to be woken.
    let opened = tokio::task::block_in_place(|| {
        let mark = store.begin_reading(id);
        let (document, standfirst) = match (whole, crashed) {
            (true, _) => desk::whole(&article),
            (false, true) => (Document::default(), None),
            (false, false) => desk::opened(&article),
        };
        drop(mark);
        let teaser = desk::may_fetch(&article, Timestamp::now());
        let pictures = desk::known_pictures(store, &document);
        Box::new(Opened { article, document, standfirst, translated_title: None, version: None, teaser, pictures })
    });
    if crashed && whole {
        store.read_at_last(id).await?;
    }
    Ok(Some(opened))
}
