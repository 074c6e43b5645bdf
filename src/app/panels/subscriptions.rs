use super::row::{PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, Asked, Command, Edit, Environment, Question, Screen, Write};
use crate::config::{FeedsChange, ListedFeed, ListedPack, Subscriptions};
use crate::text;

/// Cells in which names are shown without their description.
const NARROW: usize = 44;

/// The feeds and packs as they are subscribed to.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    subscriptions: Subscriptions,
}

/// A row of them.
#[derive(Clone, Copy)]
enum Row<'a> {
    Section(&'a str),
    Feed(&'a ListedFeed),
    Packs,
    Pack(&'a ListedPack),
}

impl Row<'_> {
    fn can_be_chosen(&self) -> bool {
        match self {
            Self::Feed(_) | Self::Pack(_) => true,
            Self::Section(_) | Self::Packs => false,
        }
    }

    fn is_feed(&self, id: &str) -> bool {
        matches!(self, Row::Feed(feed) if feed.id == id)
    }
}

/// Whether something is on, in letters that everybody's terminal has.
pub(super) fn box_of(on: bool) -> &'static str {
    if on { "[x] " } else { "[ ] " }
}

/// `French, English · 12 feeds`
pub(super) fn about_pack(pack: &ListedPack, environment: &Environment) -> String {
    let words = environment.words();
    let names: Vec<String> = pack.languages.iter().take(3).map(|tag| words.language(tag)).collect();
    let count = words.tell("feeds-count", &[("count", pack.feeds.into())]);
    environment.ordered(&format!("{} · {count}", names.join(", ")))
}

impl Listed {
    /// Takes the subscriptions in as they are now; answers what is to be chosen, so that the chosen feed stays chosen.
    fn follow(&mut self, subscriptions: Subscriptions, chosen: usize, filter: &str) -> usize {
        let before = match self.choices(filter).nth(chosen) {
            Some(Row::Feed(feed)) => Some(feed.id.clone()),
            Some(Row::Section(_) | Row::Packs | Row::Pack(_)) | None => None,
        };
        self.subscriptions = subscriptions;
        let again = before.and_then(|id| self.choices(filter).position(|row| row.is_feed(&id)));
        again.unwrap_or(chosen)
    }

    /// Every row that the filter lets through, headings among them.
    fn listed(&self, filter: &str) -> Vec<Row<'_>> {
        let wanted = filter.to_lowercase();
        let holds =
            |texts: &[&str]| wanted.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&wanted));
        let mut rows = Vec::new();
        let mut section = None;
        for feed in self.subscriptions.feeds.iter().filter(|feed| holds(&[&feed.title, &feed.url, &feed.section])) {
            if section != Some(feed.section.as_str()) {
                section = Some(&feed.section);
                rows.push(Row::Section(&feed.section));
            }
            rows.push(Row::Feed(feed));
        }
        let packs: Vec<Row<'_>> =
            self.subscriptions.packs.iter().filter(|pack| holds(&[&pack.name])).map(Row::Pack).collect();
        if !packs.is_empty() {
            rows.push(Row::Packs);
            rows.extend(packs);
        }
        rows
    }

    fn choices(&self, filter: &str) -> impl Iterator<Item = Row<'_>> {
        self.listed(filter).into_iter().filter(Row::can_be_chosen)
    }

    /// The row of the chosen feed or pack.
    fn row_of(&self, at: &At<'_>) -> usize {
        let rows = self.listed(at.filter);
        let choices = rows.iter().enumerate().filter(|(_, row)| row.can_be_chosen());
        choices.map(|(at, _)| at).nth(at.chosen).unwrap_or(0)
    }

    fn chosen(&self, at: &At<'_>) -> Option<Row<'_>> {
        self.choices(at.filter).nth(at.chosen)
    }

    fn edit(&self, edit: Edit, at: &At<'_>, out: &mut Outcome) {
        match (edit, self.chosen(at)) {
            (Edit::Undo, _) => out.effect(Write::UndoFeeds),
            (Edit::Add, _) => out.request(Request::Ask(Asked::Address, String::new())),
            (Edit::Rename, Some(Row::Feed(feed))) => {
                out.request(Request::Ask(Asked::Title(feed.id.clone()), feed.title.clone()));
            }
            (Edit::Move, Some(Row::Feed(feed))) => {
                let sections = self.subscriptions.sections.clone();
                out.request(Request::PanelOver(Opening::Sections(feed.id.clone(), sections)));
            }
            (Edit::Remove, Some(Row::Feed(feed))) => {
                out.effect(Write::Feeds(FeedsChange::Remove(feed.id.clone())));
            }
            // Explains what can be done with a pack.
            (Edit::Rename | Edit::Move | Edit::Remove, Some(_)) => {
                let key = at.outside.environment.key_of(Screen::Subscriptions, Command::Open);
                out.tell(at.outside.environment, "pack-on-or-off", &[("key", key.into())]);
            }
            (Edit::Rename | Edit::Move | Edit::Remove, None) => {}
        }
    }
}

impl View for Listed {
    fn title(&self) -> &'static str {
        "panel-subscriptions"
    }

    fn count(&self, at: &At<'_>) -> usize {
        self.listed(at.filter).len().max(1)
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let rows = self.listed(at.filter);
        if rows.is_empty() {
            let none = if at.filter.is_empty() { "…".to_owned() } else { environment.words().say("no-such-feed") };
            return vec![PanelRow::plain(none)];
        }
        let width = at.outside.width_within();
        // If space is short, the name is enough.
        let cells = if width < NARROW { width } else { width / 2 };
        let chosen = self.row_of(at);
        let row = |(number, row): (usize, &Row<'_>)| {
            let heading = |name: &str| PanelRow::text(RowLook::Heading, 0, environment.ordered(name));
            let (name, about) = match row {
                Row::Section(name) => return heading(name),
                Row::Packs => return heading(&environment.words().say("packs")),
                Row::Feed(feed) => {
                    let name = format!("{}{}", box_of(feed.on), environment.ordered(&feed.title));
                    let account = feed.account.as_ref().map(|account| format!("{account} · ")).unwrap_or_default();
                    (name, format!("{account}{}", feed.url))
                }
                Row::Pack(pack) => (format!("{}{}", box_of(pack.on), pack.name), about_pack(pack, environment)),
            };
            let about = text::fit(&about, width.saturating_sub(cells + 2));
            PanelRow::pair(text::fit(&name, cells), cells + 2, about, number == chosen)
        };
        rows.iter().enumerate().skip(from).take(most).map(row).collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        self.choices(at.filter).count()
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn screen(&self) -> Screen {
        Screen::Subscriptions
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Subscriptions)
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        // All of its rows are not made: there may be ten thousand.
        Some(self.row_of(at))
    }

    fn open(&mut self, _: Screen, _: &Kept, out: &mut Outcome) {
        out.effect(Question::Subscriptions);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Subscriptions(found) = answer else { return Then::Nothing };
        Then::Choose(self.follow(found.clone(), at.chosen, at.filter))
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.chosen(at)) {
            (PanelEvent::Edit(edit), _) => self.edit(edit, at, out),
            (PanelEvent::Open, Some(Row::Feed(feed))) => match &feed.account {
                None => out.effect(Write::Feeds(FeedsChange::Switch(feed.id.clone(), !feed.on))),
                // A server has no feeds that are turned off.
                Some(account) => {
                    let key = at.outside.environment.key_of(Screen::Subscriptions, Command::RemoveFeed);
                    let parts = [("what", account.as_str().into()), ("key", key.into())];
                    out.tell(at.outside.environment, "feed-of-account", &parts);
                }
            },
            (PanelEvent::Open, Some(Row::Pack(pack))) => {
                out.effect(Write::Feeds(FeedsChange::Pack(pack.name.clone(), !pack.on)));
            }
            (event, _) => return event.otherwise(RowUse::Chosen),
        }
        Then::Stay
    }
}
