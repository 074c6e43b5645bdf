use std::path::Path;

use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::fault::KeyFault;
use super::file::{File, Wrong, string};

/// Commands of one key at most.
const MAX_COMMANDS: usize = 20;

/// A line of `keys.toml` as it is written: on which screen which keys are which command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The name of the screen.
    pub screen: String,
    /// The keys, parted by spaces.
    pub keys: String,
    /// The names of the commands, which are done one after the other.
    pub commands: Vec<String>,
    /// Path of the file.
    pub file: String,
    /// Line in it.
    pub line: usize,
}

/// Reads `keys.toml` in a folder; what is no table of keys is in the errors, what the words mean is not judged here.
#[must_use]
pub fn load_keys(folder: &Path) -> (Vec<KeyLine>, Vec<ConfigError>) {
    let mut file = File::read(&folder.join("keys.toml"));
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    file.each(|screen, value| {
        let DeValue::Table(table) = value.get_ref() else {
            return Err(Wrong::at(value.span(), KeyFault::NoScreen(screen.to_owned())));
        };
        for (keys, command) in table {
            match commands(command) {
                Ok(commands) => found.push((screen.to_owned(), keys.get_ref().to_string(), commands, keys.span())),
                Err(problem) => wrong.push(problem),
            }
        }
        Ok(())
    });
    for problem in wrong {
        file.wrong(problem);
    }
    let line = |(screen, keys, commands, span): (_, _, _, std::ops::Range<usize>)| {
        let line = file.line(span.start);
        KeyLine { screen, keys, commands, file: file.name().to_owned(), line }
    };
    let mut lines: Vec<KeyLine> = found.into_iter().map(line).collect();
    lines.sort_by_key(|line| line.line);
    (lines, file.errors)
}

/// One command, or a list of them.
fn commands(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Wrong> {
    match value.get_ref() {
        DeValue::Array(several) if !several.is_empty() && several.len() <= MAX_COMMANDS => {
            several.iter().map(string).collect()
        }
        _ => string(value).map(|command| vec![command]),
    }
}
