use super::row::PanelRow;
use super::view::{At, PanelEvent, Then, View};
use crate::app::Command;
use crate::app::outcome::{Outcome, ToEnvironment};

/// Columns of the names.
const NAMES: usize = 20;

/// The themes: the selected one is shown while it is selected.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    /// The one that was shown before.
    before: usize,
}

impl View for Themes {
    fn title(&self) -> &'static str {
        "panel-themes"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let themes = environment.look().themes().iter().enumerate().skip(from).take(most);
        let rows = themes.map(|(number, theme)| {
            let ground = if theme.light { "light-ground" } else { "dark-ground" };
            let ground = environment.words().say(if theme.name == "mono" { "no-colours" } else { ground });
            PanelRow::pair(&theme.name, NAMES, ground, number == at.chosen)
        });
        rows.collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        at.outside.environment.look().themes().len()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Theme)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match event {
            PanelEvent::Shown => {
                self.before = at.outside.environment.look().shown();
                if !at.outside.environment.colours() {
                    out.say(at.outside.environment, "no-color-set");
                }
                Then::Choose(self.before)
            }
            PanelEvent::Moved => {
                out.request(ToEnvironment::Theme { at: at.chosen, keep: false });
                Then::Stay
            }
            PanelEvent::Open => {
                self.before = at.chosen;
                out.request(ToEnvironment::Theme { at: at.chosen, keep: true });
                Then::Close
            }
            PanelEvent::Closed => {
                out.request(ToEnvironment::Theme { at: self.before, keep: false });
                Then::Stay
            }
            PanelEvent::Turn
            | PanelEvent::Complete
            | PanelEvent::Filtered
            | PanelEvent::Split
            | PanelEvent::Credit(_)
            | PanelEvent::Retry
            | PanelEvent::Compare
            | PanelEvent::Keep
            | PanelEvent::Settle
            | PanelEvent::Beside(_)
            | PanelEvent::Edit(_) => Then::Nothing,
            PanelEvent::Again => Then::Close,
        }
    }
}
