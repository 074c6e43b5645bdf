use std::collections::{HashMap, HashSet};

use super::{App, Effect, Focus, PageAnswer};
use crate::model::{ArticleId, FullText, Headline};

/// Rows of a screen that one headline takes at least, the empty one among them.
const ROWS: usize = 3;
/// Pages that were answered, remembered so that they are not wished for again.
const MOST_ANSWERED: usize = 5_000;

/// Which pages are fetched for their full text.
#[derive(Clone, Debug, Default)]
pub struct FullTexts {
    /// Feeds that have another setting than the general one, by id.
    by_feed: HashMap<String, FullText>,
    /// The article whose page was asked for by a key, or by opening it.
    asked: Option<ArticleId>,
    /// What was wished for last.
    wished: Vec<ArticleId>,
    answered: HashSet<ArticleId>,
}

impl FullTexts {
    /// Takes other settings of feeds in; what was wished for by the old ones is wished for anew.
    pub(super) fn set_own(&mut self, feeds: HashMap<String, FullText>) {
        if self.by_feed != feeds {
            self.by_feed = feeds;
            self.wished.clear();
        }
    }

    /// Forgets what was wished for, so that it is wished for again.
    pub(super) fn forget(&mut self) {
        self.wished.clear();
    }
}

impl App {
    fn full_text(&self, feed: &str) -> FullText {
        self.full_texts.by_feed.get(feed).copied().unwrap_or(self.settings.full_text)
    }

    /// Asks for the page of the selected article.
    pub(super) fn fetch_page(&mut self) -> Vec<Effect> {
        match self.meant().map(|row| row.id) {
            Some(_) if self.offline => {
                self.say("offline-nothing-fetched");
                Vec::new()
            }
            Some(id) => {
                self.full_texts.asked = Some(id);
                vec![Effect::FetchPage(id)]
            }
            None => Vec::new(),
        }
    }

    /// Asks for the page of the article that has the focus, once, when its feed gave only a teaser.
    pub(super) fn fetch_if_teaser(&mut self) -> Vec<Effect> {
        let opened = self.reading.as_ref().map(|reading| &reading.opened).filter(|opened| opened.teaser);
        let Some(row) = opened.map(|opened| &opened.article.headline) else { return Vec::new() };
        let id = row.id;
        let never = self.full_text(&row.feed) == FullText::Never || self.offline;
        if never || self.focus != Focus::Article || self.full_texts.asked == Some(id) {
            return Vec::new();
        }
        self.full_texts.asked = Some(id);
        vec![Effect::FetchPage(id)]
    }

    /// Takes in what came of a page: the row tells it, and the article that is shown is shown anew.
    pub(super) fn take_page(&mut self, answer: PageAnswer) -> Vec<Effect> {
        let PageAnswer { id, row, reason } = answer;
        if self.full_texts.answered.len() >= MOST_ANSWERED {
            self.full_texts.answered.clear();
        }
        self.full_texts.answered.insert(id);
        let text = row.as_ref().map(|row| row.text);
        if let (Some(row), Some(shown)) = (row, self.list.find_mut(id)) {
            (shown.text, shown.credits) = (row.text, row.credits);
        }
        let Some(reading) = self.reading.as_ref().filter(|reading| reading.opened.article.headline.id == id) else {
            return Vec::new();
        };
        let same = reason.is_some() && text == Some(reading.opened.article.headline.text);
        if let Some(reason) = reason.filter(|_| self.full_texts.asked == Some(id)) {
            self.tell("no-full-text", &[("reason", reason.into())]);
        }
        if same {
            return Vec::new();
        }
        self.article_ticket += 1;
        vec![Effect::LoadArticle { ticket: self.article_ticket, id }]
    }

    /// Wishes for the pages of the headlines on the screen and of as many behind them, when there is one on the screen that
    /// was not wished for: once a screenful while the list is walked through.
    pub(super) fn wish_for_pages(&mut self) -> Option<Effect> {
        if self.offline || self.refreshing.outage.is_some() {
            return None;
        }
        let screen = usize::from(self.list_area().height) / ROWS + 1;
        let wanted = |row: &&Headline| {
            let setting = self.full_text(&row.feed);
            let set = setting >= FullText::Visible || setting == FullText::Starred && row.starred;
            set && row.text.lacks() && row.link.is_some() && !self.full_texts.answered.contains(&row.id)
        };
        let rows = || self.list.rows.iter().skip(self.list.top);
        let news = rows().take(screen).filter(wanted).any(|row| !self.full_texts.wished.contains(&row.id));
        if !news {
            return None;
        }
        let ids: Vec<ArticleId> = rows().take(screen * 2).filter(wanted).map(|row| row.id).collect();
        self.full_texts.wished.clone_from(&ids);
        Some(Effect::FetchPages(ids))
    }
}
