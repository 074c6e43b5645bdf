use clap::Args;
use serde_json::{Map, Value, json};

use super::output::{Failure, line, unknown};

/// The schema of everything that is printed by machine.
const SCHEMA: &str = include_str!("../../assets/output.json");

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only the schema of this command, such as `list` or `export articles`
    #[arg(num_args = 0..=2)]
    command: Vec<String>,
}

/// Prints the JSON Schema (draft 2020-12) of what the commands print.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    if options.command.is_empty() {
        return line(SCHEMA.trim_end());
    }
    let whole: Map<String, Value> =
        serde_json::from_str(SCHEMA).map_err(|error| Failure::sentence(error.to_string()))?;
    let name = options.command.join(" ");
    let commands = whole.get("properties").and_then(Value::as_object);
    let Some(found) = commands.and_then(|commands| commands.get(&name)) else {
        let names: Vec<&str> = commands.into_iter().flat_map(Map::keys).map(String::as_str).collect();
        return Err(unknown("schema-unknown", &name, &names));
    };
    let mut schema = json!({"$schema": whole.get("$schema"), "title": format!("A line of dateline {name} --json")});
    if let (Some(schema), Some(found)) = (schema.as_object_mut(), found.as_object()) {
        schema.extend(found.clone());
        schema.extend(whole.get("$defs").map(|defs| ("$defs".to_owned(), defs.clone())));
    }
    line(&schema.to_string())
}
