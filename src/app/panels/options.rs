use super::row::{PanelRow, RowLook, lines_of_pieces};
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, Request, ToEnvironment};
use crate::app::{Asked, Command, Edit, Environment};
use crate::config;
use crate::text;

/// Columns of the names.
const NAMES: usize = 22;
/// Columns before what is said of an option.
const INDENT: usize = 2;

/// The panel of options with their values, sentences and choices.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Options that were changed, with the values before, the last one last.
    changed: Vec<(&'static str, String)>,
}

impl Options {
    /// Whether an option has another value than before it was changed here.
    #[must_use]
    pub fn can_revert(&self, environment: &Environment) -> bool {
        let values = config::effective(environment.stated());
        self.changed.iter().any(|(name, before)| differs(&values, name, before))
    }

    /// Gives the option that was changed last its value before, and chooses its row.
    fn revert(&mut self, environment: &Environment, out: &mut Outcome) -> Then {
        let values = config::effective(environment.stated());
        while let Some((name, before)) = self.changed.pop() {
            if differs(&values, name, &before) {
                out.request(ToEnvironment::SetOption(name, before));
                let row = values.iter().position(|(other, _)| *other == name);
                return row.map_or(Then::Stay, Then::Choose);
            }
        }
        out.say(environment, "nothing-to-revert");
        Then::Stay
    }
}

/// Whether an option has another value than one that is typed so.
fn differs(values: &[(&'static str, toml::Value)], name: &str, before: &str) -> bool {
    values.iter().any(|(other, value)| *other == name && shown(value) != before)
}

impl View for Options {
    fn title(&self) -> &'static str {
        "panel-options"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let room = at.outside.width_within().saturating_sub(NAMES);
        let mut rows = Vec::new();
        for (number, (name, value)) in config::effective(environment.stated()).into_iter().enumerate() {
            // One of them is perhaps being typed.
            let typed = at.outside.asking.filter(|asking| asking.what == Asked::Option(name));
            let value = match typed {
                Some(asking) => text::fit_end(&format!("{}▏", asking.text), room),
                None => text::fit(&shown(&value), room),
            };
            let chosen = number == at.chosen;
            rows.push(PanelRow::pair(name, NAMES, value, chosen));
            if chosen {
                rows.extend(about(name, environment, at.outside.width_within()));
            }
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        Some(at.chosen)
    }

    fn choices(&self, at: &At<'_>) -> usize {
        config::effective(at.outside.environment.stated()).len()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Options)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let environment = at.outside.environment;
        if event == PanelEvent::Edit(Edit::Undo) {
            return self.revert(environment, out);
        }
        if event != PanelEvent::Open {
            return event.otherwise(RowUse::Chosen);
        }
        let Some((name, value)) = config::effective(environment.stated()).into_iter().nth(at.chosen) else {
            return Then::Stay;
        };
        self.changed.push((name, shown(&value)));
        // The next value, or one that is typed where it is a number or a text.
        let next = match (&value, environment.choices(name)) {
            (toml::Value::Boolean(on), _) => (!on).to_string(),
            (_, Some(choices)) => {
                let before = choices.iter().position(|choice| value.as_str() == Some(choice));
                let next = before.map_or(0, |before| (before + 1) % choices.len().max(1));
                choices.into_iter().nth(next).unwrap_or_default()
            }
            _ => {
                out.request(Request::Ask(Asked::Option(name), shown(&value)));
                return Then::Stay;
            }
        };
        out.request(ToEnvironment::SetOption(name, next));
        Then::Stay
    }
}

/// What an option is for and what it can be, below its row.
fn about(name: &str, environment: &Environment, width: usize) -> Vec<PanelRow> {
    let sentence = environment.words().say(&format!("option-{}", name.replace('_', "-")));
    let choices = environment.choices(name).map(|choices| choices.join(" · "));
    let width = width.saturating_sub(INDENT);
    let choices = choices.map(|choices| lines_of_pieces(&choices, width)).unwrap_or_default();
    let lines = text::wrap(&sentence, width).into_iter().chain(choices);
    lines.map(|line| PanelRow::text(RowLook::Plain, INDENT, line)).collect()
}

/// A value as it is typed.
fn shown(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
