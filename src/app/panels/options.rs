use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, Request, ToEnvironment};
use crate::app::{Asked, Command};
use crate::config;
use crate::text;

/// Columns of the names.
const NAMES: usize = 22;

/// The options with their values.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options;

impl View for Options {
    fn title(&self) -> &'static str {
        "panel-options"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let room = at.outside.width_within().saturating_sub(NAMES);
        let options = config::effective(at.outside.environment.stated()).into_iter().enumerate().skip(from).take(most);
        let rows = options.map(|(number, (name, value))| {
            // One of them is perhaps being typed.
            let typed = at.outside.asking.filter(|asking| asking.what == Asked::Option(name));
            let value = match typed {
                Some(asking) => text::fit_end(&format!("{}▏", asking.text), room),
                None => text::fit(&shown(&value), room),
            };
            // What it can be stands behind the value of the chosen one.
            let choices = at.outside.environment.choices(name).filter(|_| number == at.chosen && typed.is_none());
            let others = choices.map(|all| format!("  ({})", all.join(", "))).unwrap_or_default();
            PanelRow::pair(name, NAMES, text::fit(&format!("{value}{others}"), room), number == at.chosen)
        });
        rows.collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        config::effective(at.outside.environment.stated()).len()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Options)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let environment = at.outside.environment;
        if event != PanelEvent::Open {
            return event.otherwise(RowUse::Chosen);
        }
        let Some((name, value)) = config::effective(environment.stated()).into_iter().nth(at.chosen) else {
            return Then::Stay;
        };
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

/// A value as it is typed.
fn shown(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
