use std::path::Path;

use toml::de::DeValue;

use super::ConfigError;
use super::fault::{EntryFault, Expected};
use super::file::{File, Wrong, one_of, string};

/// A program that articles are given to: an argument vector, never a shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareTarget {
    /// Its name in the panel.
    pub name: String,
    /// The program and its arguments, in which `{title}`, `{link}`, `{byline}`, `{source}` and `{text}` are put in.
    pub command: Vec<String>,
    /// What it reads from its standard input (`none`, `text`, `markdown`, `html`).
    pub input: String,
}

const INPUTS: &[&str] = &["none", "text", "markdown", "html"];
const KNOWN: &[&str] = &["command", "input"];

/// Reads `share.toml` in a folder: a table for each program.
#[must_use]
pub fn load_share_targets(folder: &Path) -> (Vec<ShareTarget>, Vec<ConfigError>) {
    let mut file = File::read(&folder.join("share.toml"));
    let mut targets = vec![mail()];
    file.each(|name, value| {
        let DeValue::Table(table) = value.get_ref() else {
            return Err(Wrong::at(value.span(), Expected::Table(format!("[{name}] command = [\"program\"]"))));
        };
        let input = "none".to_owned();
        let mut target = ShareTarget { name: name.to_owned(), input, ..ShareTarget::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "command" => {
                    let expected = || Wrong::at(value.span(), Expected::List("[\"program\", \"argument\"]"));
                    let DeValue::Array(parts) = value.get_ref() else { return Err(expected()) };
                    target.command = parts.iter().map(string).collect::<Result<_, _>>()?;
                }
                "input" => target.input = one_of(value, INPUTS)?,
                other => return Err(Wrong::unknown(other, KNOWN).or_at(key.span())),
            }
        }
        if target.command.first().is_none_or(String::is_empty) {
            return Err(Wrong::at(value.span(), EntryFault::Share(name.to_owned())));
        }
        targets.retain(|known| known.name != target.name);
        targets.push(target);
        Ok(())
    });
    (targets, file.errors)
}

/// Mail by the program of the desktop.
fn mail() -> ShareTarget {
    let command = ["xdg-email", "--utf8", "--subject", "{title}", "--body", "{byline}\n{source}\n{link}"];
    ShareTarget { name: "mail".to_owned(), command: command.map(str::to_owned).to_vec(), input: "none".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::load_share_targets;

    #[test]
    fn each_program_is_a_table_and_wrong_ones_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[notes]\ncommand = [\"note\", \"{title}\", \"--url={link}\", \"{x} {\"]\ninput = \"markdown\"\n\
            [bad]\ncommand = \"rm -rf\"\n[worse]\ncomand = [\"a\"]\n[none]\ninput = \"text\"\n";
        std::fs::write(folder.path().join("share.toml"), text).unwrap();
        let (targets, errors) = load_share_targets(folder.path());
        assert_eq!(targets.iter().map(|target| target.name.as_str()).collect::<Vec<_>>(), ["mail", "notes"]);
        let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(sentences[0].contains("share.toml:5:11: expected a list"), "{sentences:?}");
        assert!(
            sentences[1].contains("share.toml:7:1: there is no option comand; did you mean command?"),
            "{sentences:?}"
        );
        assert!(sentences[2].contains("none has no command"), "{sentences:?}");
    }
}
