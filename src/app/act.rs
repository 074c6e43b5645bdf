use crossterm::event::{KeyCode, KeyModifiers};

use super::marks::Rows;
use super::state::Pending;
use super::{App, Command, Effect, Focus, Key, Meaning, Overlay, Place, Scope};

/// Rows before the end of the list at which more are asked for.
pub(super) const AHEAD: usize = 40;
/// Cells by which a key changes the width of the text column.
const WIDTH_STEP: i16 = 4;
/// Lines by which a key scrolls the article beside the headlines.
const SCROLL_STEP: isize = 3;

impl App {
    pub(super) fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
        // What is chosen on the first start says nothing of a section.
        self.touched |= self.overlay != Some(Overlay::Edition);
        self.status.read();
        let key = Key::new(code, modifiers);
        let alone = self.keys.meaning(self.screen(), &[key]);
        let anywhere = matches!(alone, Meaning::Is(Command::Quit | Command::Suspend | Command::Redraw));
        let anywhere = anywhere && key.letter().is_none();
        // Where letters are typed the key that cancels does so too, unless it is a letter.
        let cancels = alone == Meaning::Is(Command::Cancel) && key.letter().is_none();
        let code = if cancels { KeyCode::Esc } else { code };
        if !anywhere {
            if self.asking.is_some() {
                return self.in_answer(code, modifiers);
            }
            if self.prompt.is_some() {
                return self.in_prompt(code, modifiers);
            }
            if self.hints.is_some() {
                return self.in_hints(code);
            }
            if self.filtering {
                return self.type_filter(code, modifiers);
            }
            if self.searching.as_ref().is_some_and(|searching| searching.typing) && self.overlay.is_none() {
                return self.type_key(code, modifiers);
            }
        }
        self.typed.push(key);
        let meaning = if anywhere { alone } else { self.keys.meaning(self.screen(), &self.typed) };
        match meaning {
            Meaning::Begins => return Vec::new(),
            Meaning::Nothing if self.typed.len() > 1 => {
                let typed: Vec<String> = self.typed.iter().map(ToString::to_string).collect();
                self.tell("keys-mean-nothing", &[("keys", typed.join(" ").into())]);
            }
            Meaning::Nothing | Meaning::Is(_) => {}
        }
        self.typed.clear();
        if let Meaning::Is(command) = meaning { self.command(command) } else { Vec::new() }
    }

    /// Does what a command says, wherever it came from.
    pub(super) fn command(&mut self, command: Command) -> Vec<Effect> {
        if self.overlay.is_none()
            && let Some(effects) = self.in_range(command)
        {
            return effects;
        }
        match (command, self.overlay) {
            (Command::Quit, _) => vec![Effect::Quit],
            (Command::Redraw, _) => vec![Effect::Redraw],
            (Command::Suspend, _) => {
                self.forget_pictures();
                vec![Effect::Suspend]
            }
            (_, Some(overlay)) => self.in_panel(command, overlay),
            (Command::Cancel, None) if self.shows_matches() => {
                self.end_find();
                Vec::new()
            }
            (Command::Back | Command::Cancel, None) => self.back(command),
            (Command::Help, None) => self.show(Overlay::Help),
            (Command::Density, None) => self.change_density(),
            (Command::Zen, None) => self.toggle_zen(),
            (Command::Today, None) => self.go_to_place(&Place::Today),
            (Command::All, None) => self.go_to_place(&Place::All),
            (Command::Starred, None) => self.go_to_place(&Place::Starred),
            (Command::ShowNew, None) => self.show_new(),
            (Command::Language, None) => self.toggle_language(),
            (Command::Messages, None) => self.show(Overlay::Messages),
            (Command::People, None) => self.show(Overlay::People),
            (Command::Options, None) => self.show(Overlay::Options),
            (Command::Changes, None) => self.ask_for_changes(),
            (Command::Share, None) => self.start_share(),
            (Command::Quote, None) => self.copy_quotation(),
            (Command::Theme, None) => self.show(Overlay::Themes),
            (Command::Palette, None) => self.show(Overlay::Palette),
            (Command::Feeds, None) => self.show(Overlay::Feeds),
            (Command::Subscriptions, None) => self.show_subscriptions(),
            (Command::Credits, None) => self.show_credits(),
            (Command::CreditLines, None) => self.toggle_credit_lines(),
            (Command::NextSection, None) => self.go_to_section(self.section + 1),
            (Command::PreviousSection, None) => {
                self.section.checked_sub(1).map(|section| self.go_to_section(section)).unwrap_or_default()
            }
            (Command::Section(number), None) => self.go_to_section(number),
            (Command::NextUnread | Command::PreviousUnread, None) if self.shows_matches() => {
                self.step_match(command == Command::NextUnread);
                Vec::new()
            }
            (Command::NextUnread, None) => self.go_to_unread_from(self.list.selected + 1),
            (Command::PreviousUnread, None) => self.go_to_unread_before(),
            (Command::ToggleRead, None) => self.toggle_read(),
            (Command::ToggleStar, None) => self.toggle_star(),
            (Command::ToggleHidden, None) => self.toggle_hidden(),
            (Command::MarkSection, None) => self.mark_rows(Rows::All),
            (Command::MarkAbove, None) => self.mark_rows(Rows::Above),
            (Command::MarkBelow, None) => self.mark_rows(Rows::Below),
            (Command::Range, None) => self.toggle_range(),
            (Command::Undo, None) => vec![Effect::Undo],
            (Command::Redo, None) => vec![Effect::Redo],
            (Command::Search, None) if self.focus == Focus::List => self.start_search(),
            (Command::Browse, None) => self.browse(),
            (Command::CopyAddress, None) => self.copy_address(),
            (Command::Pictures, None) => self.toggle_pictures(),
            (Command::Narrower, None) => self.change_width(-WIDTH_STEP),
            (Command::Wider, None) => self.change_width(WIDTH_STEP),
            (Command::Download, None) => self.download(),
            (Command::OtherVersion, None) => self.other_version(),
            (Command::FullText, None) => self.fetch_page(),
            (Command::RefreshSection, None) => self.refresh_section(),
            (Command::RefreshAll, None) => self.refresh(Scope::All),
            (command, None) => match self.focus {
                Focus::List => self.in_list(command),
                Focus::Article => self.in_article(command),
            },
        }
    }

    fn back(&mut self, command: Command) -> Vec<Effect> {
        match self.focus {
            Focus::Article => {
                self.focus = Focus::List;
                self.list.follow(self.list_area(), &self.view);
                self.show_selected()
            }
            Focus::List if self.searching.is_some() => self.end_search(),
            Focus::List => match self.leave_person() {
                Some(effects) => effects,
                None if command == Command::Cancel => Vec::new(),
                None => vec![Effect::Quit],
            },
        }
    }

    pub(super) fn go_to_section(&mut self, section: usize) -> Vec<Effect> {
        let elsewhere = self.person.is_some() || self.searching.is_some();
        if self.place_at(section).is_none() || (section == self.section && !elsewhere) {
            return Vec::new();
        }
        self.section = section;
        self.focus = Focus::List;
        self.enter_section()
    }

    fn in_list(&mut self, command: Command) -> Vec<Effect> {
        let page = self.list.page(self.list_area(), &self.view);
        let selected = self.list.selected;
        match command {
            Command::Down => self.select(selected + 1),
            Command::Up => self.select(selected.saturating_sub(1)),
            Command::PageDown => self.select(selected + page),
            Command::PageUp => self.select(selected.saturating_sub(page)),
            Command::Top if self.list.begun && (self.list.waiting == 0 || selected > 0) => self.select(0),
            Command::Top => self.load_top(),
            Command::Bottom if self.list.complete || self.list.whole => self.select(usize::MAX),
            Command::Bottom => self.load_bottom(),
            Command::Open | Command::ReadOn => self.open(),
            Command::ScrollDown => self.scroll_beside(SCROLL_STEP),
            Command::ScrollUp => self.scroll_beside(-SCROLL_STEP),
            _ => Vec::new(),
        }
    }

    /// Scrolls the article that stands beside the headlines.
    fn scroll_beside(&mut self, by: isize) -> Vec<Effect> {
        let layout = self.layout;
        if let Some(reading) = self.reading.as_mut().filter(|_| layout.wide) {
            reading.scroll(by, &layout);
        }
        Vec::new()
    }

    fn in_article(&mut self, command: Command) -> Vec<Effect> {
        let layout = self.layout;
        let page = isize::try_from(layout.text.height).unwrap_or(1).saturating_sub(2).max(1);
        let Some(reading) = &mut self.reading else { return Vec::new() };
        match command {
            Command::Search => self.start_find(),
            Command::Links => self.start_hints(),
            Command::Down => reading.scroll(1, &layout),
            Command::Up => reading.scroll(-1, &layout),
            Command::PageUp => reading.scroll(-page, &layout),
            Command::Top => reading.top = 0,
            Command::Bottom => reading.scroll(isize::MAX, &layout),
            Command::ReadOn if reading.at_end(&layout) => return self.go_to_unread_from(self.list.selected + 1),
            Command::PageDown | Command::ReadOn => reading.scroll(page, &layout),
            _ => {}
        }
        Vec::new()
    }

    /// Selects a row, the last one when there are fewer; asks for more before the end is reached.
    pub(super) fn select(&mut self, row: usize) -> Vec<Effect> {
        let last = self.list.rows.len().saturating_sub(1);
        let row = row.min(last);
        let moved = row != self.list.selected;
        self.list.selected = row;
        self.list.follow(self.list_area(), &self.view);
        let mut effects = self.load_round(AHEAD);
        if moved && self.shows_article() {
            effects.extend(self.load_selected());
        }
        effects
    }

    /// Gives the article of the selected headline the focus and marks it as read.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        let Some(row) = self.list.current() else { return Vec::new() };
        let (id, read) = (row.id, row.read);
        let shown = self.reading.as_ref().is_some_and(|reading| reading.opened.article.headline.id == id);
        self.focus = Focus::Article;
        let mut effects = if shown { Vec::new() } else { self.load_selected() };
        if !shown {
            self.reading = None;
        }
        if !read && self.settings.mark_read == "open" {
            effects.extend(self.mark_read(id, true));
        }
        effects.extend(self.fetch_if_teaser());
        effects
    }

    fn browse(&mut self) -> Vec<Effect> {
        match self.meant().map(|row| row.link.clone()) {
            Some(Some(link)) => vec![Effect::Browse(link)],
            Some(None) => {
                self.say("no-address");
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Shows the text with the lines that became credits, or without them again.
    fn toggle_credit_lines(&mut self) -> Vec<Effect> {
        let Some(id) = self.reading.as_ref().map(|reading| reading.opened.article.headline.id) else {
            return Vec::new();
        };
        self.whole = !self.whole;
        self.article_ticket += 1;
        let ticket = self.article_ticket;
        if self.whole {
            let key = self.key_of(Command::CreditLines);
            self.tell("with-credit-lines", &[("key", key.into())]);
            vec![Effect::LoadWhole { ticket, id }]
        } else {
            vec![Effect::LoadArticle { ticket, id }]
        }
    }

    /// Goes to the first unread headline from a row on; behind the last row to the next section that has one.
    pub(super) fn go_to_unread_from(&mut self, from: usize) -> Vec<Effect> {
        let found = self.list.rows.iter().enumerate().skip(from).find(|(_, row)| !row.read).map(|(row, _)| row);
        if let Some(row) = found {
            return self.arrive(row);
        }
        if !self.list.complete && !self.list.whole {
            return self.seek_unread(true);
        }
        self.go_to_unread_section()
    }

    /// Goes to the first unread headline of the next section that has one.
    pub(super) fn go_to_unread_section(&mut self) -> Vec<Effect> {
        if self.list.whole {
            self.say("nothing-unread-behind");
            return Vec::new();
        }
        let count = self.sections.len();
        let next = (1..count).map(|step| (self.section + step) % count);
        let next = next.into_iter().find(|at| self.sections.get(*at).is_some_and(|section| section.unread > 0));
        let Some(section) = next else {
            self.say("everything-read");
            return Vec::new();
        };
        self.section = section;
        let effects = self.enter_section();
        self.pending = Pending::Unread;
        effects
    }

    fn go_to_unread_before(&mut self) -> Vec<Effect> {
        let rows = self.list.rows.iter().enumerate().take(self.list.selected);
        if let Some(row) = rows.rev().find(|(_, row)| !row.read).map(|(row, _)| row) {
            self.arrive(row)
        } else if !self.list.begun && !self.list.whole {
            self.seek_unread(false)
        } else {
            self.say("nothing-unread-before");
            Vec::new()
        }
    }

    /// Selects a row and, where the article has the focus, opens it.
    pub(super) fn arrive(&mut self, row: usize) -> Vec<Effect> {
        if self.focus == Focus::List {
            return self.select(row);
        }
        self.list.selected = row;
        self.list.follow(self.list_area(), &self.view);
        let mut effects = self.load_round(AHEAD);
        effects.extend(self.open());
        effects
    }
}
