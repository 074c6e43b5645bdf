use std::collections::BTreeSet;

use jiff::Timestamp;

use super::meaning::embed_articles;
use crate::model::{ArticleId, Related, StoryPlace};
use crate::store::{Groupable, Grouped, Store, StoreError, StoredPrint, Which};
use crate::story::{self, Counts, Fingerprint, Grouper, Item, Relation, Why};
use crate::text;

/// Articles that are grouped in one transaction: short enough that no key waits for it.
const SLICE: usize = 100;
/// Seconds of a day.
const DAY: i64 = 86_400;
/// How old an article may be that is grouped: older ones come with a new subscription and are no news.
const OLDEST: i64 = 4 * DAY;
/// How much older than an article those are that it is compared with.
const COMPARED: i64 = 4 * DAY;
/// How long a fingerprint is kept.
const KEPT: i64 = 10 * DAY;
/// Articles in memory after which those of the last days are read again.
const MOST_IN_MEMORY: usize = 30_000;

/// Makes stories of the articles of a cache, in the background; keeps what they are compared with for the next time.
#[derive(Debug, Default)]
pub struct Stories {
    grouper: Option<Grouper>,
    /// The last fingerprint of the cache that the grouper has.
    last: i64,
    /// No article in the grouper is older.
    since: i64,
}

impl Stories {
    /// Groups what was not grouped yet, in slices, each in one transaction: it goes on where it was stopped. `notify`
    /// is called after each slice. Answers how many articles it looked at.
    ///
    /// # Errors
    /// When the database fails; the slices before are kept.
    pub async fn group(
        &mut self,
        store: &Store,
        now: Timestamp,
        mut notify: impl FnMut(),
    ) -> Result<usize, StoreError> {
        embed_articles(store, Which::Grouped, now, |_| {}).await?;
        let clock = now;
        let now = clock.as_second();
        while store.leave_ungrouped(now - OLDEST).await? {}
        let mut done = 0;
        loop {
            let articles = store.ungrouped(SLICE).await?;
            if articles.is_empty() {
                break;
            }
            done += articles.len();
            self.slice(store, &articles, clock).await?;
            notify();
        }
        while store.forget_fingerprints(now - KEPT).await? {}
        Ok(done)
    }

    async fn slice(&mut self, store: &Store, articles: &[Groupable], clock: Timestamp) -> Result<(), StoreError> {
        let now = clock.as_second();
        let oldest = articles.iter().map(|article| article.date).min().unwrap_or(now).clamp(now - OLDEST, now);
        let mut grouper = self.ready(store, compared_since(oldest)).await?;
        let prints: Vec<(i64, Fingerprint)> = articles.iter().map(|article| (article.id.0, print(article))).collect();
        for (id, _) in &prints {
            grouper.forget(*id);
        }
        let relations = grouper.add(prints.clone());
        let stored = |(id, print): &(i64, Fingerprint)| StoredPrint {
            id: ArticleId(*id),
            date: print.published(),
            own: grouper.is_own(*id),
            content: print.to_bytes(),
            meaning: None,
        };
        let outcome = Grouped {
            done: articles.iter().map(|article| article.id).collect(),
            prints: prints.iter().map(stored).collect(),
            relations: relations.iter().map(related).collect(),
            rarity: grouper.counts().to_bytes(),
        };
        self.last = store.group(outcome, story::ONE_STORY, link, clock).await?;
        self.grouper = Some(grouper);
        Ok(())
    }

    /// The grouper with everything that articles since a second are compared with, also what another program grouped.
    async fn ready(&mut self, store: &Store, since: i64) -> Result<Grouper, StoreError> {
        let known = self.grouper.take().filter(|grouper| grouper.len() < MOST_IN_MEMORY && self.since <= since);
        let mut grouper = if let Some(grouper) = known {
            grouper
        } else {
            (self.last, self.since) = (0, since);
            Grouper::new(Counts::from_bytes(&store.rarity().await?).unwrap_or_default())
        };
        let (prints, last) = store.fingerprints(self.last, self.since).await?;
        self.last = last;
        for stored in prints {
            if let Some(print) = Fingerprint::from_bytes(&stored.content) {
                grouper.forget(stored.id.0);
                grouper.restore(stored.id.0, print.with_meaning(stored.meaning), stored.own);
            }
        }
        Ok(grouper)
    }
}

/// Unix time of the oldest articles that a slice is compared with, rounded down to a day: feeds list the newest first, so each slice
/// may reach further back than the one before, and all of them would be read again for every slice.
fn compared_since(oldest: i64) -> i64 {
    let since = oldest - COMPARED;
    since - since.rem_euclid(DAY)
}

fn print(article: &Groupable) -> Fingerprint {
    let plain = |markup: &Option<String>| text::blocks(markup.as_deref().unwrap_or_default()).join("\n");
    let (standfirst, body) = match &article.body {
        Some(_) => (plain(&article.summary), plain(&article.body)),
        None => (String::new(), plain(&article.summary)),
    };
    // A summary that only repeats how the body begins is no standfirst.
    let begin: String = standfirst.chars().take(40).collect();
    let standfirst = if body.starts_with(&begin) { "" } else { &standfirst };
    let print = story::fingerprint(&Item {
        newsroom: &article.newsroom,
        name: &article.source,
        language: &article.language.clone().unwrap_or_default(),
        published: article.date,
        title: &article.title,
        standfirst,
        body: &body,
    });
    print.with_meaning(article.embedding.clone())
}

fn related(relation: &Relation) -> Related {
    let (why, odds) = match relation.why {
        Why::SameEvent(odds) => (0, odds),
        Why::SameText => (1, 0.0),
        Why::Duplicate => (2, 0.0),
        Why::Series => (3, 0.0),
    };
    Related { one: ArticleId(relation.one), other: ArticleId(relation.other), why, odds }
}

fn link(order: &[ArticleId], related: &[Related], apart: &BTreeSet<ArticleId>) -> Vec<StoryPlace> {
    let relation = |related: &Related| {
        let why = match related.why {
            0 => Why::SameEvent(related.odds),
            1 => Why::SameText,
            2 => Why::Duplicate,
            _ => Why::Series,
        };
        Relation { one: related.one.0, other: related.other.0, why }
    };
    let order: Vec<i64> = order.iter().map(|id| id.0).collect();
    let relations: Vec<Relation> = related.iter().map(relation).collect();
    let apart: BTreeSet<i64> = apart.iter().map(|id| id.0).collect();
    let place = |place: story::Place| StoryPlace {
        article: ArticleId(place.article),
        story: ArticleId(place.story),
        text: ArticleId(place.text),
    };
    story::stories(&order, &relations, &apart).into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::{COMPARED, DAY, compared_since};

    #[test]
    fn articles_of_a_day_are_compared_since_one_second() {
        let noon = 20_000 * DAY + DAY / 2;
        assert_eq!(compared_since(noon), compared_since(noon - DAY / 2));
        assert_eq!(compared_since(noon), compared_since(noon + DAY / 2 - 1));
        assert!(compared_since(noon) <= noon - COMPARED && compared_since(noon) > noon - COMPARED - DAY);
    }
}
