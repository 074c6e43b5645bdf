use super::{App, Density, Effect, Focus, Layout};
use crate::model::ArticleId;

/// Columns with which list and article do not stand side by side.
const NARROW: u16 = 80;

impl App {
    /// The layout of a terminal, by whether the article stands alone on it.
    pub(super) fn laid_out(&self, columns: u16, rows: u16, text_width: u16) -> Layout {
        // Told line after line, list and article stand one after the other.
        let columns = if self.settings.plain { columns.min(NARROW) } else { columns };
        let layout = Layout::new(columns, rows, text_width);
        // A terminal that orders directions itself does so with whole rows, wherever they begin.
        let mirrored = self.words.from_right() && self.visual_order();
        let layout = if mirrored { layout.mirrored() } else { layout };
        if self.zen { layout.alone(text_width) } else { layout }
    }

    /// Lays the screen out anew by what the settings say.
    pub(super) fn lay_out_again(&mut self) {
        let (columns, rows) = (self.layout.tabs.width, self.layout.status.y.saturating_add(1));
        self.layout = self.laid_out(columns, rows, self.settings.text_width);
        self.resize_again();
    }

    /// Shows more or less of each headline.
    pub(super) fn change_density(&mut self) -> Vec<Effect> {
        self.view.density = self.view.density.next();
        self.say(match self.view.density {
            Density::Compact => "density-compact",
            Density::Comfortable => "density-comfortable",
            Density::Standfirst => "density-standfirst",
        });
        self.list.follow(self.list_area(), &self.view);
        self.load_round(super::act::AHEAD)
    }

    /// Gives the article the whole screen, or takes it back.
    pub(super) fn toggle_zen(&mut self) -> Vec<Effect> {
        if self.list.current().is_none() && self.reading.is_none() {
            self.say("open-article-first");
            return Vec::new();
        }
        self.zen = !self.zen;
        self.lay_out_again();
        if self.zen && self.focus == Focus::List { self.open() } else { Vec::new() }
    }

    /// Gives the headlines their place again.
    pub(super) fn leave_zen(&mut self) {
        if self.zen {
            self.zen = false;
            self.lay_out_again();
        }
    }

    /// Asks for the beginnings of the articles whose headlines are on the screen, where those are shown.
    pub(super) fn ask_for_standfirsts(&mut self) -> Option<Effect> {
        if self.view.density != Density::Standfirst || self.list.rows.is_empty() {
            return None;
        }
        let rows = self.list.visible(self.list_area(), &self.view);
        let ids = rows.iter().filter_map(|row| self.list.rows.get(row.index)).map(|row| row.id);
        let wanted: Vec<ArticleId> = ids.filter(|id| !self.list.standfirsts.contains_key(id)).collect();
        self.list.standfirsts.extend(wanted.iter().map(|id| (*id, String::new())));
        (!wanted.is_empty()).then_some(Effect::LoadStandfirsts(wanted))
    }

    /// Takes beginnings of articles in.
    pub(super) fn take_standfirsts(&mut self, found: Vec<(ArticleId, String)>) {
        self.list.standfirsts.extend(found);
        self.list.follow(self.list_area(), &self.view);
    }
}
