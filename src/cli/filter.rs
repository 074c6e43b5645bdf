use clap::Args;
use jiff::Timestamp;

use super::output::{Failure, language, no_time, section_unknown};
use super::session::{Session, sentence};
use crate::desk;
use crate::model::{Clause, Headline, Is, Message, Query, Selection, Term, ToMessage as _, When, Whose, Window};

/// Rows that are read from the cache at once.
const WINDOW: usize = 500;

/// Which headlines a command is about.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Filter {
    /// Only headlines that match a query in the language of `dateline search`, newest first
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true, conflicts_with_all = ["section", "feed", "by", "translator", "lang"])]
    query: Option<String>,
    /// Only headlines from this section
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Only headlines from this feed
    #[arg(long, value_name = "ID")]
    feed: Option<String>,
    /// Only headlines by people whose name contains these words
    #[arg(long, value_name = "NAME", conflicts_with_all = ["section", "feed", "unread", "starred"])]
    by: Option<String>,
    /// Only headlines translated by people whose name contains these words
    #[arg(long, value_name = "NAME", conflicts_with_all = ["section", "feed", "unread", "starred"])]
    translator: Option<String>,
    /// Only headlines in this language, by its tag
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Only headlines since then: `36h`, `2d`, `3w` or a day
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only unread headlines
    #[arg(long)]
    unread: bool,
    /// Only starred headlines
    #[arg(long)]
    starred: bool,
}

impl Filter {
    /// Everything that is unread.
    pub(crate) fn unread() -> Self {
        Self { unread: true, ..Self::default() }
    }

    /// The headlines in windows, so that any number of them takes little memory; `take` gets each window.
    pub(crate) async fn each(
        &self,
        session: &Session,
        limit: usize,
        mut take: impl AsyncFnMut(Vec<Headline>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let since = self.since()?.map(|since| since.second(Timestamp::now()));
        let is_old = |row: &Headline| since.is_some_and(|since| row.date.as_second() < since);
        if let Some(query) = self.query()? {
            let found = self.search(session, query, limit).await?;
            return take(found).await;
        }
        if self.by.is_some() || self.translator.is_some() {
            let whose = Whose::Named { by: self.by.clone(), translator: self.translator.clone() };
            let mut rows = session.store.articles_of(whose, None, limit).await.map_err(sentence)?;
            rows.retain(|row| !is_old(row));
            return take(rows).await;
        }
        let mut selection = self.selection(session).await?;
        let mut left = limit;
        while left > 0 {
            selection.limit = left.min(WINDOW);
            let mut rows = session.store.headlines(selection.clone(), Timestamp::now()).await.map_err(sentence)?;
            let (count, last) = (rows.len(), rows.last().map(|row| (row.date, row.id)));
            // The newest come first: after the first old one all are old.
            rows.retain(|row| !is_old(row));
            let whole = rows.len() == count;
            take(rows).await?;
            left -= count;
            let Some((date, id)) = last.filter(|_| whole && count == selection.limit) else { break };
            selection.window = Window::After(date, id);
        }
        Ok(())
    }

    /// How many headlines there are.
    pub(crate) async fn count(&self, session: &Session) -> Result<u64, Failure> {
        if let Some(query) = self.query()? {
            desk::index_few(&session.store).await.map_err(sentence)?;
            let found = session.store.search_newest(query, Timestamp::now(), 0, 0).await.map_err(sentence)?;
            return Ok(found.total as u64);
        }
        if self.by.is_some() || self.translator.is_some() || self.since.is_some() {
            let mut count = 0;
            let counted = self.each(session, usize::MAX, async |rows| {
                count += rows.len() as u64;
                Ok(())
            });
            counted.await?;
            return Ok(count);
        }
        session.store.count(self.selection(session).await?, Timestamp::now()).await.map_err(sentence)
    }

    async fn search(&self, session: &Session, query: Query, limit: usize) -> Result<Vec<Headline>, Failure> {
        desk::index_few(&session.store).await.map_err(sentence)?;
        let found = session.store.search_newest(query, Timestamp::now(), 0, limit).await.map_err(sentence)?;
        Ok(found.hits.into_iter().map(|hit| hit.headline).collect())
    }

    fn since(&self) -> Result<Option<When>, Failure> {
        self.since.as_deref().map(|text| When::parse(text).ok_or_else(|| no_time(text))).transpose()
    }

    fn query(&self) -> Result<Option<Query>, Failure> {
        let parsed = self.query.as_deref().map(Query::parse).transpose();
        let mut query = parsed.map_err(|error| Failure::Usage(error.message()))?;
        let since = self.since()?.map(Term::Since);
        if let Some(query) = &mut query {
            query.clauses.extend(since.map(|since| Clause { not: false, any: vec![since] }));
            let also =
                [(self.unread, Is::Unread), (self.starred, Is::Starred)].into_iter().filter(|(wanted, _)| *wanted);
            query.clauses.extend(also.map(|(_, state)| Clause { not: false, any: vec![Term::Is(state)] }));
        }
        Ok(query)
    }

    async fn selection(&self, session: &Session) -> Result<Selection, Failure> {
        if let Some(section) = &self.section {
            let known = session.store.sections(Timestamp::now()).await.map_err(sentence)?;
            let names: Vec<&str> = known.iter().map(|known| known.name.as_str()).collect();
            if !names.contains(&section.as_str()) {
                return Err(section_unknown(section, &names));
            }
        }
        if let Some(feed) = &self.feed {
            let known = session.store.titles().await.map_err(sentence)?;
            if !known.contains_key(feed) {
                return Err(Failure::usage(Message::about("feed-unknown", feed)));
            }
        }
        Ok(Selection {
            section: self.section.clone(),
            feed: self.feed.clone(),
            language: self.lang.as_deref().map(language).transpose()?,
            guide: session.guide_language(),
            unread: self.unread,
            starred: self.starred,
            ..Selection::default()
        })
    }
}
