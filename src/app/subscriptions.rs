use super::overlay::column;
use super::{App, Asked, Command, Effect, Overlay, OverlayLine, Screen};
use crate::config::{FeedsChange, ListedFeed, ListedPack, Subscriptions};
use crate::text;

/// A feed that was found behind an address, to be chosen among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its number in the answer.
    pub number: usize,
    /// Its title, else its address.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Cells in which names stand without what is said of them.
const NARROW: usize = 44;

/// A row of the screen of subscriptions.
#[derive(Clone, Copy)]
enum Listed<'a> {
    Section(&'a str),
    Feed(&'a ListedFeed),
    Packs,
    Pack(&'a ListedPack),
}

impl Listed<'_> {
    fn is_chosen_by_keys(&self) -> bool {
        matches!(self, Self::Feed(_) | Self::Pack(_))
    }
}

/// Whether something is on, in letters that everybody's terminal has.
pub(super) fn box_of(on: bool) -> &'static str {
    if on { "[x] " } else { "[ ] " }
}

impl App {
    /// Opens the screen of subscriptions.
    pub(super) fn show_subscriptions(&mut self) -> Vec<Effect> {
        let mut effects = self.show(Overlay::Subscriptions);
        effects.push(Effect::LoadSubscriptions);
        effects
    }

    /// Takes the subscriptions in as they are now; the chosen feed stays chosen.
    pub(super) fn take_listed(&mut self, subscriptions: Subscriptions) {
        let before = self.chosen_feed().map(|feed| feed.id.clone());
        self.subscriptions = subscriptions;
        if self.overlay != Some(Overlay::Subscriptions) {
            return;
        }
        let chosen = before.and_then(|id| self.listed_choices().position(|row| is_feed(row, &id)));
        self.chosen = chosen.unwrap_or(self.chosen);
        self.choose(0);
    }

    /// Every row that the filter lets through, headings among them.
    fn listed(&self) -> Vec<Listed<'_>> {
        let wanted = self.filter.to_lowercase();
        let holds =
            |texts: &[&str]| wanted.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&wanted));
        let mut rows = Vec::new();
        let mut section = None;
        for feed in self.subscriptions.feeds.iter().filter(|feed| holds(&[&feed.title, &feed.url, &feed.section])) {
            if section != Some(feed.section.as_str()) {
                section = Some(&feed.section);
                rows.push(Listed::Section(&feed.section));
            }
            rows.push(Listed::Feed(feed));
        }
        let packs: Vec<Listed<'_>> =
            self.subscriptions.packs.iter().filter(|pack| holds(&[&pack.name])).map(Listed::Pack).collect();
        if !packs.is_empty() {
            rows.push(Listed::Packs);
            rows.extend(packs);
        }
        rows
    }

    fn listed_choices(&self) -> impl Iterator<Item = Listed<'_>> {
        self.listed().into_iter().filter(Listed::is_chosen_by_keys)
    }

    pub(super) fn subscription_choices(&self) -> usize {
        self.listed_choices().count()
    }

    pub(super) fn subscription_rows(&self) -> usize {
        self.listed().len().max(1)
    }

    /// The row of the chosen feed or pack.
    pub(super) fn subscription_row(&self) -> usize {
        let rows = self.listed();
        let choices = rows.iter().enumerate().filter(|(_, row)| row.is_chosen_by_keys());
        choices.map(|(at, _)| at).nth(self.chosen).unwrap_or(0)
    }

    /// Lines from one on, so many: only those on the screen are made, there may be ten thousand feeds.
    pub(super) fn subscription_lines(&self, top: usize, count: usize) -> Vec<OverlayLine> {
        let rows = self.listed();
        if rows.is_empty() {
            let none = if self.filter.is_empty() { "…".to_owned() } else { self.words.say("no-such-feed") };
            return vec![OverlayLine::Plain(none)];
        }
        let chosen = self.subscription_row();
        let wanted = rows.iter().enumerate().skip(top).take(count);
        wanted.map(|(at, row)| self.subscription_line(row, at == chosen)).collect()
    }

    fn subscription_line(&self, row: &Listed<'_>, chosen: bool) -> OverlayLine {
        let width = usize::from(self.overlay_width().saturating_sub(4));
        // Where room is short the name alone says enough.
        let cells = if width < NARROW { width } else { width / 2 };
        let (name, about) = match row {
            Listed::Section(name) => return OverlayLine::Heading(self.ordered(name)),
            Listed::Packs => return OverlayLine::Heading(self.ordered(&self.words.say("packs"))),
            Listed::Feed(feed) => (format!("{}{}", box_of(feed.on), self.ordered(&feed.title)), feed.url.clone()),
            Listed::Pack(pack) => (format!("{}{}", box_of(pack.on), pack.name), self.about_pack(pack)),
        };
        let name = column(&text::fit(&name, cells), cells);
        let about = format!("  {}", text::fit(&about, width.saturating_sub(cells + 2)));
        if chosen { OverlayLine::Chosen(name, about) } else { OverlayLine::Named(name, about) }
    }

    /// `French, English · 12 feeds`
    pub(super) fn about_pack(&self, pack: &ListedPack) -> String {
        let names: Vec<String> = pack.languages.iter().take(3).map(|tag| self.words.language(tag)).collect();
        let count = self.words.tell("feeds-count", &[("count", pack.feeds.into())]);
        self.ordered(&format!("{} · {count}", names.join(", ")))
    }

    fn chosen_row(&self) -> Option<Listed<'_>> {
        self.listed_choices().nth(self.chosen)
    }

    fn chosen_feed(&self) -> Option<&ListedFeed> {
        match self.chosen_row() {
            Some(Listed::Feed(feed)) => Some(feed),
            _ => None,
        }
    }

    /// A command on the screen of subscriptions; none when it is one of all panels.
    pub(super) fn in_subscriptions(&mut self, command: Command) -> Option<Vec<Effect>> {
        Some(match command {
            Command::Open => self.switch_chosen(),
            Command::AddFeed => {
                self.ask_for(Asked::Address, String::new());
                Vec::new()
            }
            Command::RenameFeed => {
                if let Some(feed) = self.some_feed() {
                    let (id, title) = (feed.id.clone(), feed.title.clone());
                    self.ask_for(Asked::Title(id), title);
                }
                Vec::new()
            }
            Command::MoveFeed => {
                if self.some_feed().is_some() {
                    self.show_over(Overlay::Sections)
                } else {
                    Vec::new()
                }
            }
            Command::RemoveFeed => match self.some_feed().map(|feed| feed.id.clone()) {
                Some(id) => vec![Effect::ChangeFeeds(FeedsChange::Remove(id))],
                None => Vec::new(),
            },
            Command::Undo => vec![Effect::UndoFeeds],
            _ => return None,
        })
    }

    /// The chosen feed; where a pack is chosen it is told what can be done with that.
    fn some_feed(&mut self) -> Option<ListedFeed> {
        let feed = self.chosen_feed().cloned();
        if feed.is_none() && self.chosen_row().is_some() {
            let key = self.keys.first(Screen::Subscriptions, Command::Open);
            self.tell("pack-on-or-off", &[("key", key.into())]);
        }
        feed
    }

    fn switch_chosen(&mut self) -> Vec<Effect> {
        let change = match self.chosen_row() {
            Some(Listed::Feed(feed)) => FeedsChange::Switch(feed.id.clone(), !feed.on),
            Some(Listed::Pack(pack)) => FeedsChange::Pack(pack.name.clone(), !pack.on),
            _ => return Vec::new(),
        };
        vec![Effect::ChangeFeeds(change)]
    }

    /// The sections that a feed can be moved to, and a new one.
    pub(super) fn section_lines(&self) -> Vec<OverlayLine> {
        let names = self.subscriptions.sections.iter().map(|name| self.ordered(name));
        self.lines_to_choose(names.chain([self.ordered(&self.words.say("new-section"))]))
    }

    /// Lines of which one is chosen.
    fn lines_to_choose(&self, names: impl Iterator<Item = String>) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(4));
        let row = |(at, name): (usize, String)| {
            let name = text::fit(&name, width);
            let rest = String::new();
            if at == self.chosen { OverlayLine::Chosen(name, rest) } else { OverlayLine::Named(name, rest) }
        };
        names.enumerate().map(row).collect()
    }

    /// Moves the feed to the chosen section, or asks for the name of a new one.
    pub(super) fn move_chosen(&mut self) -> Vec<Effect> {
        let section = self.subscriptions.sections.get(self.chosen).cloned();
        self.close_panel();
        let Some(id) = self.chosen_feed().map(|feed| feed.id.clone()) else { return Vec::new() };
        if let Some(section) = section {
            return vec![Effect::ChangeFeeds(FeedsChange::Move(id, section))];
        }
        self.ask_for(Asked::Section(id), String::new());
        Vec::new()
    }

    /// The feeds that a page names.
    pub(super) fn candidate_lines(&self) -> Vec<OverlayLine> {
        let told = |feed: &Candidate| format!("{}  {}", self.ordered(&feed.title), feed.url);
        self.lines_to_choose(self.candidates.iter().map(told))
    }

    /// Takes in what was found behind an address; of several one is chosen.
    pub(super) fn take_candidates(&mut self, candidates: Vec<Candidate>) -> Vec<Effect> {
        self.candidates = candidates;
        match (self.candidates.as_slice(), self.overlay) {
            ([only], _) => vec![Effect::AddFound(only.number)],
            (_, Some(Overlay::Subscriptions)) => self.show_over(Overlay::Found),
            _ => Vec::new(),
        }
    }

    pub(super) fn add_chosen(&mut self) -> Vec<Effect> {
        let number = self.candidates.get(self.chosen).map(|feed| feed.number);
        self.close_panel();
        number.map(|number| vec![Effect::AddFound(number)]).unwrap_or_default()
    }

    /// Tells what became of a change, and how it is taken back.
    pub(super) fn feeds_changed(&mut self, id: &str, what: &str) -> Vec<Effect> {
        let command =
            if matches!(id, "edition-kept" | "edition-empty") { Command::Subscriptions } else { Command::Undo };
        let key = self.keys.first(Screen::Subscriptions, command);
        self.tell(id, &[("what", what.into()), ("key", key.into())]);
        vec![Effect::LoadSubscriptions]
    }
}

fn is_feed(row: Listed<'_>, id: &str) -> bool {
    matches!(row, Listed::Feed(feed) if feed.id == id)
}
