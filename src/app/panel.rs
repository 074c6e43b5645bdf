use crossterm::event::{KeyCode, KeyModifiers};

use super::overlay::column;
use super::{App, Command, Effect, Focus, KeyRow, Overlay, OverlayLine, Screen};
use crate::text;

/// Letters of a filter at most.
const MOST_LETTERS: usize = 100;
/// Cells of the column of keys.
const KEY_CELLS: usize = 13;

/// A panel under another, as it is shown again.
#[derive(Clone, Debug)]
pub(super) struct Under {
    pub(super) overlay: Overlay,
    top: usize,
    chosen: usize,
    filter: String,
}

impl Default for Under {
    fn default() -> Self {
        Self { overlay: Overlay::Help, top: 0, chosen: 0, filter: String::new() }
    }
}

impl App {
    /// What the keys speak to.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.overlay.map_or_else(|| self.screen_below(), screen_of)
    }

    /// What the keys speak to when no panel lies over it.
    pub(super) fn screen_below(&self) -> Screen {
        match self.focus {
            Focus::List => Screen::Headlines,
            Focus::Article => Screen::Article,
        }
    }

    /// Opens a panel over the one that is there.
    pub(super) fn show_over(&mut self, overlay: Overlay) -> Vec<Effect> {
        let under = self.overlay.map(|overlay| Under {
            overlay,
            top: self.overlay_top,
            chosen: self.chosen,
            filter: std::mem::take(&mut self.filter),
        });
        let effects = self.show(overlay);
        self.under.extend(under);
        effects
    }

    /// Opens a panel.
    pub(super) fn show(&mut self, overlay: Overlay) -> Vec<Effect> {
        self.overlay = Some(overlay);
        self.under.clear();
        self.overlay_top = 0;
        self.chosen = 0;
        self.filter.clear();
        self.filtering = overlay == Overlay::Palette;
        if overlay == Overlay::Themes {
            self.begin_themes();
        }
        if overlay == Overlay::Feeds {
            let last = self.overlay_rows().saturating_sub(self.overlay_page());
            self.overlay_top = self.next_failure(usize::MAX).unwrap_or(0).min(last);
        }
        match overlay {
            Overlay::Feeds => vec![Effect::LoadHealth],
            Overlay::People => self.ask_for_people(),
            _ => Vec::new(),
        }
    }

    pub(super) fn close_panel(&mut self) {
        if self.overlay == Some(Overlay::Themes) {
            self.forget_theme();
        }
        self.filtering = false;
        let under = self.under.pop();
        self.overlay = under.as_ref().map(|under| under.overlay);
        let under = under.unwrap_or_default();
        (self.overlay_top, self.chosen, self.filter) = (under.top, under.chosen, under.filter);
    }

    /// Closes a panel and all under it.
    pub(super) fn close_panels(&mut self) {
        self.under.clear();
        self.close_panel();
    }

    /// A command while a panel is open.
    pub(super) fn in_panel(&mut self, command: Command, overlay: Overlay) -> Vec<Effect> {
        let again = match overlay {
            Overlay::Help => Command::Help,
            Overlay::Credits => Command::Credits,
            Overlay::Themes => Command::Theme,
            Overlay::Messages => Command::Messages,
            Overlay::People => Command::People,
            Overlay::Options => Command::Options,
            Overlay::Changes => Command::Changes,
            Overlay::Share => Command::Share,
            Overlay::Subscriptions => Command::Subscriptions,
            Overlay::Feeds | Overlay::Palette | Overlay::Sections | Overlay::Found | Overlay::Edition => Command::Back,
        };
        if overlay == Overlay::Subscriptions
            && let Some(effects) = self.in_subscriptions(command)
        {
            return effects;
        }
        match command {
            Command::ReadOn if overlay == Overlay::Edition => {
                self.turn_chosen();
                Vec::new()
            }
            Command::Cancel if !self.filter.is_empty() && overlay != Overlay::Palette => {
                self.filter.clear();
                self.overlay_top = 0;
                if overlay == Overlay::People { self.ask_for_people() } else { Vec::new() }
            }
            Command::Open => match overlay {
                Overlay::Credits => self.open_person(),
                Overlay::Palette => self.run_chosen(),
                Overlay::Themes => self.keep_theme(),
                Overlay::People => self.open_listed_person(),
                Overlay::Options => self.change_option(),
                Overlay::Share => self.share_chosen(),
                Overlay::Sections => self.move_chosen(),
                Overlay::Found => self.add_chosen(),
                Overlay::Edition => self.read_edition(),
                Overlay::Help | Overlay::Feeds | Overlay::Messages | Overlay::Changes | Overlay::Subscriptions => {
                    self.close_panel();
                    Vec::new()
                }
            },
            Command::Search if overlay.is_searched() => {
                self.filtering = true;
                self.overlay_top = 0;
                self.chosen = 0;
                Vec::new()
            }
            _ if command == again || matches!(command, Command::Back | Command::Cancel) => {
                self.close_panel();
                Vec::new()
            }
            Command::Help => self.show_over(Overlay::Help),
            // One panel after another, without the way over the headlines; what is being chosen is chosen first.
            _ if matches!(overlay, Overlay::Edition | Overlay::Sections | Overlay::Found) => {
                self.move_in_panel(command);
                Vec::new()
            }
            Command::People | Command::Messages | Command::Options | Command::Subscriptions => self.instead(command),
            Command::Feeds if overlay != Overlay::Feeds => self.instead(command),
            _ => {
                self.move_in_panel(command);
                Vec::new()
            }
        }
    }

    /// Opens another panel in place of the one that is there.
    fn instead(&mut self, command: Command) -> Vec<Effect> {
        self.close_panels();
        self.command(command)
    }

    fn move_in_panel(&mut self, command: Command) {
        let page = self.overlay_page();
        let step = isize::try_from(page).unwrap_or(1);
        if self.choices() > 0 {
            match command {
                Command::Down => self.choose(1),
                Command::Up => self.choose(-1),
                Command::PageDown | Command::ReadOn => self.choose(step),
                Command::PageUp => self.choose(-step),
                Command::Top => self.choose(isize::MIN),
                Command::Bottom => self.choose(isize::MAX),
                _ => {}
            }
            return;
        }
        let last = self.overlay_rows().saturating_sub(page);
        self.overlay_top = match command {
            Command::Down => self.overlay_top + 1,
            Command::Up => self.overlay_top.saturating_sub(1),
            Command::PageDown | Command::ReadOn => self.overlay_top + page,
            Command::PageUp => self.overlay_top.saturating_sub(page),
            Command::Top => 0,
            Command::Bottom => last,
            Command::Feeds => self.next_failure(self.overlay_top).unwrap_or(self.overlay_top),
            _ => self.overlay_top,
        }
        .min(last);
    }

    /// Rows of the panel that can be chosen; 0 when it is only read.
    pub(super) fn choices(&self) -> usize {
        match self.overlay {
            Some(Overlay::Credits) => self.people_of_article(),
            Some(Overlay::Palette) => self.palette().len(),
            Some(Overlay::Themes) => self.look.themes.len(),
            Some(Overlay::People) => self.people.len(),
            Some(Overlay::Options) => self.option_lines().len(),
            Some(Overlay::Share) => self.share_count(),
            Some(Overlay::Subscriptions) => self.subscription_choices(),
            Some(Overlay::Sections) => self.section_lines().len(),
            Some(Overlay::Found) => self.candidates.len(),
            Some(Overlay::Edition) => self.edition_choices(),
            _ => 0,
        }
    }

    /// Moves the choice.
    pub(super) fn choose(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.choices().saturating_sub(1));
        if self.overlay == Some(Overlay::Themes) {
            self.preview_theme();
        }
        let page = self.overlay_page();
        let row = match self.overlay {
            Some(Overlay::Subscriptions) => self.subscription_row(),
            _ => self.overlay_lines().iter().position(|line| matches!(line, OverlayLine::Chosen(..))).unwrap_or(0),
        };
        self.overlay_top = self.overlay_top.clamp(row.saturating_sub(page.saturating_sub(1)), row);
    }

    /// A key while a filter is typed.
    pub(super) fn type_filter(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
        let control = modifiers.contains(KeyModifiers::CONTROL);
        let palette = self.overlay == Some(Overlay::Palette);
        match code {
            KeyCode::Esc if palette => self.close_panel(),
            KeyCode::Esc => {
                self.filter.clear();
                self.filtering = false;
            }
            KeyCode::Enter if palette => return self.run_chosen(),
            KeyCode::Enter => self.filtering = false,
            KeyCode::Tab if palette => self.complete(),
            KeyCode::Down | KeyCode::Up | KeyCode::PageDown | KeyCode::PageUp => {
                self.move_in_panel(match code {
                    KeyCode::Down => Command::Down,
                    KeyCode::Up => Command::Up,
                    KeyCode::PageDown => Command::PageDown,
                    _ => Command::PageUp,
                });
                return Vec::new();
            }
            KeyCode::Char('n') if control => self.move_in_panel(Command::Down),
            KeyCode::Char('p') if control => self.move_in_panel(Command::Up),
            KeyCode::Char('u') if control => self.filter.clear(),
            KeyCode::Backspace if self.filter.pop().is_none() => {
                self.filtering = false;
                if palette {
                    self.close_panel();
                }
            }
            KeyCode::Char(letter) if !control && self.filter.len() < MOST_LETTERS => {
                self.filter.push(letter);
                self.chosen = 0;
            }
            _ => return Vec::new(),
        }
        if !control {
            self.overlay_top = 0;
        }
        if self.overlay == Some(Overlay::People) { self.ask_for_people() } else { Vec::new() }
    }

    /// What the keys do on the screen below, and then those that mean something elsewhere alone.
    pub(super) fn help_lines(&self) -> Vec<OverlayLine> {
        let here = self.under.last().map_or_else(|| self.screen_below(), |under| screen_of(under.overlay));
        let mut lines = self.key_lines(here, |screens| screens.contains(&here));
        let mut told = vec![here];
        let others = [
            (Screen::Headlines, "in-headlines"),
            (Screen::Article, "in-article"),
            (Screen::Subscriptions, "in-subscriptions"),
        ];
        for (elsewhere, place) in others.into_iter().filter(|(elsewhere, _)| *elsewhere != here) {
            let news = |screens: &[Screen]| screens.contains(&elsewhere) && !told.iter().any(|at| screens.contains(at));
            let others = self.key_lines(elsewhere, news);
            if !others.is_empty() {
                lines.extend([OverlayLine::Plain(String::new()), OverlayLine::Plain(self.words.say(place))]);
                lines.extend(others);
            }
            told.push(elsewhere);
        }
        if lines.is_empty() {
            lines.push(OverlayLine::Plain(self.words.tell("no-such-key", &[("text", self.filter.as_str().into())])));
        }
        lines
    }

    fn key_lines(&self, screen: Screen, wanted: impl Fn(&[Screen]) -> bool) -> Vec<OverlayLine> {
        let filter = self.filter.to_lowercase();
        let entries = super::COMMANDS.iter().filter(|entry| wanted(entry.screens));
        let rows = KeyRow::grouped(entries.map(|entry| (entry.help(self.words), self.keys.of(screen, entry.command))));
        let holds = |row: &KeyRow| {
            filter.is_empty() || row.keys.contains(&self.filter) || row.help.to_lowercase().contains(&filter)
        };
        let rows = rows.into_iter().filter(|row| !row.keys.is_empty() && holds(row));
        let width = usize::from(self.overlay_width()).saturating_sub(KEY_CELLS + 4);
        let mut lines = Vec::new();
        for row in rows {
            let keys = column(&format!("{} ", row.keys.join(" ")), KEY_CELLS);
            let mut sentence = text::wrap(&row.help, width).into_iter();
            lines.push(OverlayLine::Named(keys, self.ordered(&sentence.next().unwrap_or_default())));
            lines.extend(sentence.map(|line| OverlayLine::Named(" ".repeat(KEY_CELLS), self.ordered(&line))));
        }
        lines
    }
}

/// What the keys speak to while a panel is open.
fn screen_of(overlay: Overlay) -> Screen {
    if overlay == Overlay::Subscriptions { Screen::Subscriptions } else { Screen::Panel }
}
