use clap::Args;
use serde_json::{Map, Value};

use super::Common;
use super::output::{Failure, line, note};
use crate::config::{self, Settings};
use crate::model::{Message, ToMessage as _};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Print all options with defaults and comments, as a config.toml to start from
    #[arg(long)]
    default: bool,
    /// Print all options with their current values
    #[arg(long, conflicts_with = "default")]
    effective: bool,
    /// Print one JSON line
    #[arg(long, conflicts_with = "default")]
    json: bool,
}

/// Prints the documented file, or the options that hold: all, or those that are other than their default.
pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if options.default {
        return line(config::documented().trim_end());
    }
    let folder = common.folders().config;
    let (settings, errors) = config::load_settings(&folder, &common.set);
    for error in &errors {
        note(error.message());
    }
    let defaults = config::effective(&Settings::default());
    let all = options.effective || options.json;
    let held: Vec<_> =
        config::effective(&settings).into_iter().filter(|option| all || !defaults.contains(option)).collect();
    if options.json {
        let pairs = held.into_iter().map(|(name, value)| Ok((name.to_owned(), serde_json::to_value(value)?)));
        let object: Map<String, Value> =
            pairs.collect::<serde_json::Result<_>>().map_err(|error| Failure::sentence(error.to_string()))?;
        line(&Value::Object(object).to_string())?;
    } else {
        for (name, value) in &held {
            line(&format!("{name} = {value}"))?;
        }
        if held.is_empty() {
            let path = folder.join("config.toml").display().to_string();
            note(Message::new("all-defaults").with("path", path));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Some) }
}
