use super::{App, Effect, Focus, Tabs};
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
        self.touched = true;
        self.status.read();
        self.typed.clear();
        if self.overlay.is_some() {
            self.close_panel();
            return Vec::new();
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
        let clock = if self.offline { offline } else { 8 };
        let width = self.layout.tabs.width;
        let tabs = Tabs::new(&self.tab_names(), self.section, name, width.saturating_sub(clock));
        if self.layout.mirrored { tabs.mirrored(width) } else { tabs }
    }
}
