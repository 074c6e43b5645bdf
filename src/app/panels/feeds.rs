use std::sync::Arc;

use super::feed_rows::{Chosen, FeedRow, Listed, merged};
use super::row::PanelRow;
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{FeedName, FeedShown, Opening, Outcome, Request, ToHeadlines};
use crate::app::{Answer, Asked, Command, Edit, Question, Scope, Screen, Write};
use crate::config::{FeedsChange, Subscriptions};
use crate::model::Health;

/// Every feed and pack: those that fail first with the reason, counts of unread articles, and what can be done with each.
#[derive(Clone, Debug, Default)]
pub struct Feeds {
    health: Option<Arc<[Health]>>,
    subscriptions: Arc<Subscriptions>,
    /// The feeds as they are listed.
    rows: Vec<FeedRow>,
    /// The feed at which it is opened, until it is there or another is chosen.
    wanted: Option<String>,
}

impl Feeds {
    /// Opened at a feed.
    pub(super) fn at(feed: Option<String>) -> Self {
        Self { wanted: feed, ..Self::default() }
    }

    /// Everything that the filter lets through, with headings.
    fn listed(&self, filter: &str) -> Vec<Listed<'_>> {
        let wanted = filter.to_lowercase();
        let mut rows = Vec::new();
        let mut part: Option<Option<&str>> = None;
        for feed in self.rows.iter().filter(|feed| feed.holds(&wanted)) {
            let of = (!feed.is_at_fault()).then_some(feed.listed.section.as_str());
            if part != Some(of) {
                part = Some(of);
                // The cache alone tells of no sections.
                let heading =
                    of.map_or(Some(Listed::Failures), |name| (!name.is_empty()).then_some(Listed::Section(name)));
                rows.extend(heading);
            }
            rows.push(Listed::Feed(feed));
        }
        let packs = self.subscriptions.packs.iter().filter(|pack| pack.name.to_lowercase().contains(&wanted));
        let mut packs = packs.map(Listed::Pack).peekable();
        rows.extend(packs.peek().map(|_| Listed::Packs));
        rows.extend(packs);
        rows
    }

    fn choices(&self, filter: &str) -> impl Iterator<Item = Listed<'_>> {
        self.listed(filter).into_iter().filter(Listed::can_be_chosen)
    }

    fn chosen(&self, at: &At<'_>) -> Option<Listed<'_>> {
        self.choices(at.filter).nth(at.chosen)
    }

    fn position(&self, key: &Chosen, filter: &str) -> Option<usize> {
        self.choices(filter).position(|row| row.key().as_ref() == Some(key))
    }

    /// Everything with whether it is chosen.
    fn with_choice(&self, at: &At<'_>) -> impl Iterator<Item = (Listed<'_>, bool)> {
        let (chosen, mut number) = (at.chosen, 0);
        self.listed(at.filter).into_iter().map(move |row| {
            let is_chosen = row.can_be_chosen() && number == chosen;
            number += usize::from(row.can_be_chosen());
            (row, is_chosen)
        })
    }

    /// The next failing feed below the chosen one, around from the top again.
    fn next_failure(&self, at: &At<'_>) -> Option<usize> {
        let fails = |row: &Listed<'_>| matches!(row, Listed::Feed(feed) if feed.is_at_fault());
        let rows: Vec<bool> = self.choices(at.filter).map(|row| fails(&row)).collect();
        let failing = || rows.iter().enumerate().filter(|(_, fails)| **fails).map(|(row, _)| row);
        failing().find(|row| *row > at.chosen).or_else(|| failing().next())
    }

    /// Lists what is known now: the feed at which it was opened is chosen, else the chosen row stays chosen.
    fn list_again(&mut self, chosen: Option<Chosen>, filter: &str) -> Then {
        self.rows = merged(&self.subscriptions, self.health.as_deref().unwrap_or_default());
        let wanted = self.wanted.clone().map(Chosen::Feed);
        let again = wanted.or(chosen).and_then(|key| self.position(&key, filter));
        again.map_or(Then::Stay, Then::Choose)
    }

    /// The list of a feed, among those that are on in the order of the panel.
    fn go_to(&self, id: &str) -> FeedShown {
        let on: Vec<&FeedRow> = self.rows.iter().filter(|feed| feed.listed.on).collect();
        let at = on.iter().position(|feed| feed.listed.id == id).unwrap_or(0);
        let name = |feed: &&FeedRow| FeedName {
            id: feed.listed.id.clone(),
            title: feed.title().to_owned(),
            unread: feed.health.as_ref().map_or(0, |health| health.unread),
        };
        FeedShown { feeds: on.iter().map(name).collect(), at }
    }

    /// Turns a feed or a pack on or off.
    fn switch(row: Listed<'_>, at: &At<'_>, out: &mut Outcome) {
        match row {
            Listed::Feed(FeedRow { listed, .. }) => match &listed.account {
                None => out.effect(Write::Feeds(FeedsChange::Switch(listed.id.clone(), !listed.on))),
                // A server has no feeds that are turned off.
                Some(account) => {
                    let key = at.outside.environment.key_of(Screen::Subscriptions, Command::RemoveFeed);
                    let parts = [("what", account.as_str().into()), ("key", key.into())];
                    out.tell(at.outside.environment, "feed-of-account", &parts);
                }
            },
            Listed::Pack(pack) => out.effect(Write::Feeds(FeedsChange::Pack(pack.name.clone(), !pack.on))),
            Listed::Failures | Listed::Section(_) | Listed::Packs => {}
        }
    }

    fn edit(&self, edit: Edit, at: &At<'_>, out: &mut Outcome) {
        match (edit, self.chosen(at)) {
            (Edit::Undo, _) => out.effect(Write::UndoFeeds),
            (Edit::Add, _) => out.request(Request::Ask(Asked::Address, String::new())),
            (Edit::Rename, Some(Listed::Feed(feed))) => {
                out.request(Request::Ask(Asked::Title(feed.listed.id.clone()), feed.title().to_owned()));
            }
            (Edit::Move, Some(Listed::Feed(feed))) => {
                let sections = self.subscriptions.sections.clone();
                out.request(Request::PanelOver(Opening::Sections(feed.listed.id.clone(), sections)));
            }
            (Edit::Remove, Some(Listed::Feed(feed))) => {
                out.effect(Write::Feeds(FeedsChange::Remove(feed.listed.id.clone())));
            }
            // What can be done with a pack is told.
            (Edit::Rename | Edit::Move | Edit::Remove, Some(_)) => {
                let key = at.outside.environment.key_of(Screen::Subscriptions, Command::ReadOn);
                out.tell(at.outside.environment, "pack-on-or-off", &[("key", key.into())]);
            }
            (Edit::Rename | Edit::Move | Edit::Remove, None) => {}
        }
    }
}

impl View for Feeds {
    fn title(&self) -> &'static str {
        "panel-feeds"
    }

    fn count(&self, at: &At<'_>) -> usize {
        self.with_choice(at).map(|(row, chosen)| row.height(chosen, &at.outside)).sum::<usize>().max(1)
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let (mut rows, mut row) = (Vec::new(), 0);
        for (listed, chosen) in self.with_choice(at) {
            let height = listed.height(chosen, &at.outside);
            if row + height > from {
                rows.extend(listed.rows(chosen, &at.outside).into_iter().skip(from.saturating_sub(row)));
            }
            row += height;
            if rows.len() >= most {
                break;
            }
        }
        if row == 0 && from == 0 {
            let none = if at.filter.is_empty() { "no-feeds" } else { "no-such-feed" };
            let none = || at.outside.environment.words().say(none);
            rows.push(PanelRow::plain(self.health.as_ref().map_or_else(|| "…".to_owned(), |_| none())));
        }
        rows.truncate(most);
        rows
    }

    fn choices(&self, at: &At<'_>) -> usize {
        self.choices(at.filter).count()
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn is_opened_by_click(&self) -> bool {
        true
    }

    fn screen(&self) -> Screen {
        Screen::Subscriptions
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        // All of its rows are not made: there may be ten thousand.
        let above = self.with_choice(at).take_while(|(_, chosen)| !chosen);
        Some(above.map(|(row, _)| row.height(false, &at.outside)).sum())
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Feeds)
    }

    fn open(&mut self, _: Screen, kept: &Kept, out: &mut Outcome) {
        self.health.clone_from(&kept.health);
        self.subscriptions = Arc::clone(&kept.subscriptions);
        out.effect(Question::Health);
        out.effect(Question::Subscriptions);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let chosen = self.chosen(at).and_then(|row| row.key());
        match answer {
            Answer::Health(health) => self.health = Some(Arc::clone(health)),
            Answer::Subscriptions(found) => self.subscriptions = Arc::new(found.clone()),
            _ => return Then::Nothing,
        }
        self.list_again(chosen, at.filter)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        if event == PanelEvent::Shown {
            return self.list_again(None, at.filter);
        }
        match (event, self.chosen(at)) {
            (PanelEvent::Moved, _) => {
                self.wanted = None;
                Then::Nothing
            }
            (PanelEvent::Again, _) => self.next_failure(at).map_or(Then::Stay, Then::Choose),
            (PanelEvent::Open, Some(Listed::Feed(feed))) if feed.listed.on => {
                out.request(ToHeadlines::Feed(self.go_to(&feed.listed.id)));
                Then::CloseAll
            }
            (PanelEvent::Open | PanelEvent::Turn, Some(row)) => {
                Self::switch(row, at, out);
                Then::Stay
            }
            (PanelEvent::Retry, Some(Listed::Feed(feed))) => {
                out.request(Request::Refresh(Scope::Feed(feed.listed.id.clone())));
                Then::Stay
            }
            (PanelEvent::Edit(edit), _) => {
                self.edit(edit, at, out);
                Then::Stay
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
