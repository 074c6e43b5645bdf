use super::row::{PanelRow, RowLook};
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::Command;
use crate::app::outcome::Outcome;
use crate::text;

/// Columns of the times.
const TIMES: usize = 7;

/// The messages of the status line, the last first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Messages;

impl View for Messages {
    fn title(&self) -> &'static str {
        "panel-messages"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let width = at.outside.width_within().saturating_sub(TIMES);
        let mut rows = Vec::new();
        for (time, sentence) in at.outside.status.log() {
            let time = environment.zone().to_datetime(*time).strftime("%H:%M").to_string();
            let mut rest = text::wrap(sentence, width).into_iter();
            rows.push(PanelRow::pair(time, TIMES, rest.next().unwrap_or_default(), false));
            rows.extend(rest.map(|line| PanelRow::text(RowLook::Plain, TIMES, line)));
        }
        if rows.is_empty() {
            rows.push(PanelRow::plain(environment.words().say("no-messages")));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Messages)
    }

    fn update(&mut self, event: PanelEvent, _: &At<'_>, _: &mut Outcome) -> Then {
        event.otherwise(RowUse::Read)
    }
}
