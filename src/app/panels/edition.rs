use super::feed_rows::{about_pack, switched};
use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, Request};
use crate::app::{Command, Screen, Write};
use crate::config::{FeedsChange, ListedPack};
use crate::text;

/// Rows that are not packs: the built-in edition.
const BUILT_IN: usize = 1;

/// What is read, on the first start.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Whether the built-in edition is read.
    built_in: bool,
    /// The packs, those of one language first, with those that are chosen on.
    packs: Vec<ListedPack>,
    /// Whether the choice was made.
    made: bool,
}

impl Edition {
    /// The edition with the packs of the reader's language are chosen already.
    pub(super) fn new(mut packs: Vec<ListedPack>, language: &str) -> Self {
        for pack in &mut packs {
            pack.on = language != "en" && pack.languages == [language];
        }
        packs.sort_by_key(|pack| (!pack.on, pack.languages.len() != 1 || pack.languages == ["en"]));
        Self { built_in: true, packs, made: false }
    }

    /// Starts reading what was chosen; if that is only the built-in edition, `feeds.toml` needs no entry.
    fn read(&mut self, out: &mut Outcome) {
        self.made = true;
        let names = self.packs.iter().filter(|pack| pack.on).map(|pack| pack.name.clone());
        let names: Vec<String> = names.collect();
        let changes = !names.is_empty() || !self.built_in;
        out.request(Request::EditionChosen { changes });
        if changes {
            out.effect(Write::Feeds(FeedsChange::Edition(self.built_in, names)));
        }
    }
}

impl View for Edition {
    fn title(&self) -> &'static str {
        "panel-edition"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within();
        let keys = [("read", Command::Open), ("turn", Command::ReadOn)];
        let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
        let lines = text::wrap(&words.tell("edition-what", &keys), width);
        let mut rows: Vec<PanelRow> = lines.into_iter().map(PanelRow::plain).collect();
        rows.push(PanelRow::plain(""));
        let first = (self.built_in, words.say("edition-built-in"), words.say("edition-about"));
        let packs = self.packs.iter().map(|pack| (pack.on, pack.name.clone(), about_pack(pack, environment)));
        for (number, (on, name, about)) in std::iter::once(first).chain(packs).enumerate() {
            rows.push(switched(on, &name, &about, width, number == at.chosen));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.packs.len() + BUILT_IN
    }

    fn is_choice(&self) -> bool {
        true
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match event {
            PanelEvent::Turn => {
                match at.chosen.checked_sub(BUILT_IN).map(|number| self.packs.get_mut(number)) {
                    None => self.built_in = !self.built_in,
                    Some(Some(pack)) => pack.on = !pack.on,
                    Some(None) => {}
                }
                Then::Stay
            }
            PanelEvent::Open => {
                self.read(out);
                Then::Close
            }
            PanelEvent::Closed if !self.made => {
                out.request(Request::EditionChosen { changes: false });
                Then::Stay
            }
            event => event.otherwise(RowUse::Chosen),
        }
    }
}
