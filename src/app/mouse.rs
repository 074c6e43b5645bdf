use super::{App, Command, Effect, Focus, Overlay, OverlayLine, Tabs};
use crate::text;

impl App {
    /// The wheel scrolls what lies under it.
    pub(super) fn wheel(&mut self, column: u16, row: u16, by: i16) -> Vec<Effect> {
        let by = isize::from(by);
        if self.overlay.is_some() {
            let last = self.overlay_rows().saturating_sub(1);
            self.overlay_top = self.overlay_top.saturating_add_signed(by).min(last);
            return Vec::new();
        }
        if self.shows_article() && self.layout.article.holds(column, row) {
            let layout = self.layout;
            if let Some(reading) = &mut self.reading {
                reading.scroll(by, &layout);
            }
            return Vec::new();
        }
        self.select(self.list.selected.saturating_add_signed(by.signum()))
    }

    /// A click goes to a section, selects a headline and opens the one that is selected, or gives the article the focus.
    pub(super) fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.touched |= self.overlay != Some(Overlay::Edition);
        self.status.read();
        self.typed.clear();
        self.asking = None;
        if let Some(overlay) = self.overlay {
            return self.click_in_panel(overlay, column, row);
        }
        if self.layout.tabs.holds(column, row) {
            let tabs = self.tabs();
            let hit = tabs.tabs.iter().find(|tab| column >= tab.x && column < tab.x + tab.width);
            return hit.map(|tab| self.go_to_section(tab.index)).unwrap_or_default();
        }
        if self.shows_article() && self.layout.article.holds(column, row) {
            return match self.focus {
                Focus::Article => self.click_in_article(column, row),
                Focus::List => self.open(),
            };
        }
        if self.list.waiting > 0 && row == self.layout.list.y && self.layout.list.holds(column, row) {
            return self.show_new();
        }
        let rows = self.list.visible(self.list_area(), &self.view);
        let hit = rows.iter().find(|shown| row >= shown.y && row < shown.y + shown.height);
        match hit.map(|shown| shown.index) {
            Some(index) if index == self.list.selected => self.open(),
            Some(index) => {
                self.focus = Focus::List;
                self.select(index)
            }
            None => Vec::new(),
        }
    }

    /// A click chooses a row of a panel and opens the chosen one; beside the panel it closes it.
    fn click_in_panel(&mut self, overlay: Overlay, column: u16, row: u16) -> Vec<Effect> {
        let area = self.overlay_frame().area;
        if !area.holds(column, row) {
            self.close_panel();
            return Vec::new();
        }
        let within = row.checked_sub(area.y + 1).filter(|_| row + 1 < area.y + area.height);
        let Some(line) = within.map(|row| self.overlay_top + usize::from(row)) else { return Vec::new() };
        let lines = self.overlay_window(0, line + 1);
        match lines.get(line) {
            Some(OverlayLine::Chosen(..)) if overlay == Overlay::Edition => {
                self.turn_chosen();
                Vec::new()
            }
            Some(OverlayLine::Chosen(..)) => self.in_panel(Command::Open, overlay),
            Some(OverlayLine::Named(..)) if self.choices() > 0 => {
                let choices = lines.iter().take(line);
                let before = choices.filter(|line| matches!(line, OverlayLine::Named(..) | OverlayLine::Chosen(..)));
                let by = isize::try_from(before.count()).unwrap_or(0) - isize::try_from(self.chosen).unwrap_or(0);
                self.choose(by);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// A click on a link opens it.
    fn click_in_article(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.hints = None;
        let hit = self.links().into_iter().find(|link| link.row == row && link.columns.contains(&column));
        hit.map(|link| vec![Effect::Browse(link.address)]).unwrap_or_default()
    }

    /// The section tabs as they stand on the screen.
    #[must_use]
    pub fn tabs(&self) -> Tabs {
        let name = 10;
        let offline = text::width(&self.words.say("offline"));
        let offline = u16::try_from(offline).unwrap_or(0) + 10;
        let clock = if self.is_offline() { offline } else { 8 };
        let width = self.layout.tabs.width;
        let tabs = Tabs::new(&self.tab_names(), self.section, name, width.saturating_sub(clock));
        if self.layout.mirrored { tabs.mirrored(width) } else { tabs }
    }
}
