use super::subscriptions::box_of;
use super::{App, Effect, Overlay, OverlayLine};
use crate::app::overlay::column;
use crate::config::{FeedsChange, ListedPack};
use crate::text;

/// Rows that are not packs: the built-in edition.
const BUILT_IN: usize = 1;

/// What is chosen on the first start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whether the built-in edition is read.
    pub built_in: bool,
    /// The packs, those of one language first, with those that are chosen on.
    pub packs: Vec<ListedPack>,
}

impl App {
    /// Opens the screen of a first start: the edition with the packs of the reader's language are chosen already.
    pub fn begin_edition(&mut self, mut packs: Vec<ListedPack>, language: &str) {
        for pack in &mut packs {
            pack.on = language != "en" && pack.languages == [language];
        }
        packs.sort_by_key(|pack| (!pack.on, pack.languages.len() != 1 || pack.languages == ["en"]));
        self.edition = Choice { built_in: true, packs };
        self.show(Overlay::Edition);
    }

    pub(super) fn edition_choices(&self) -> usize {
        self.edition.packs.len() + BUILT_IN
    }

    pub(super) fn edition_lines(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(4));
        let cells = width / 2;
        let keys = [("read", super::Command::Open), ("turn", super::Command::ReadOn)];
        let keys = keys.map(|(part, command)| (part, self.keys.first(super::Screen::Panel, command).into()));
        let told = text::wrap(&self.words.tell("edition-what", &keys), width);
        let mut lines: Vec<OverlayLine> = told.into_iter().map(OverlayLine::Plain).collect();
        lines.push(OverlayLine::Plain(String::new()));
        let first = (self.edition.built_in, self.words.say("edition-built-in"), self.words.say("edition-about"));
        let packs = self.edition.packs.iter().map(|pack| (pack.on, pack.name.clone(), self.about_pack(pack)));
        for (at, (on, name, about)) in std::iter::once(first).chain(packs).enumerate() {
            let name = format!("{}{}", box_of(on), self.ordered(&name));
            let name = column(&text::fit(&name, cells), cells);
            let about = format!("  {}", text::fit(&about, width.saturating_sub(cells + 2)));
            lines.push(if at == self.chosen {
                OverlayLine::Chosen(name, about)
            } else {
                OverlayLine::Named(name, about)
            });
        }
        lines
    }

    /// Takes the chosen row in or out.
    pub(super) fn turn_chosen(&mut self) {
        match self.chosen.checked_sub(BUILT_IN).map(|at| self.edition.packs.get_mut(at)) {
            None => self.edition.built_in = !self.edition.built_in,
            Some(Some(pack)) => pack.on = !pack.on,
            Some(None) => {}
        }
    }

    /// Begins to read what was chosen; the built-in edition alone needs no word in `feeds.toml`.
    pub(super) fn read_edition(&mut self) -> Vec<Effect> {
        self.close_panel();
        let names = self.edition.packs.iter().filter(|pack| pack.on).map(|pack| pack.name.clone());
        let names: Vec<String> = names.collect();
        if names.is_empty() && self.edition.built_in {
            return Vec::new();
        }
        // The feeds are refreshed when they are those that were chosen.
        self.refreshing.waits = false;
        vec![Effect::ChangeFeeds(FeedsChange::Edition(self.edition.built_in, names))]
    }
}
