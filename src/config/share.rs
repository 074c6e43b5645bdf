use std::path::Path;

use toml::de::DeValue;

use super::ConfigError;
use super::file::{File, Wrong, one_of, string, unknown};

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
            return Err(Wrong::at(value.span(), format!("expected a table: [{name}] with command = [\"program\"]")));
        };
        let input = "none".to_owned();
        let mut target = ShareTarget { name: name.to_owned(), input, ..ShareTarget::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "command" => {
                    let expected = || Wrong::at(value.span(), "expected a list: [\"program\", \"argument\"]");
                    let DeValue::Array(parts) = value.get_ref() else { return Err(expected()) };
                    target.command = parts.iter().map(string).collect::<Result<_, _>>()?;
                }
                "input" => target.input = one_of(value, INPUTS)?,
                other => return Err(Wrong::at(key.span(), unknown(other, KNOWN))),
            }
        }
        if target.command.first().is_none_or(String::is_empty) {
            return Err(Wrong::at(value.span(), format!("{name} has no command = [\"program\"]")));
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

impl ShareTarget {
    /// The arguments for an article: each part is put in as it is and stays within its argument. What is put in at the
    /// start of an argument cannot make an option of it.
    #[must_use]
    pub fn arguments(&self, parts: &[(&str, &str)]) -> Vec<String> {
        let fill = |argument: &String| {
            let mut out = String::new();
            let mut rest = argument.as_str();
            while let Some((before, after)) = rest.split_once('{') {
                out.push_str(before);
                let named = after.split_once('}').and_then(|(name, behind)| {
                    let (_, value) = parts.iter().find(|(known, _)| *known == name)?;
                    Some((*value, behind))
                });
                if let Some((value, behind)) = named {
                    out.push_str(if out.is_empty() { value.trim_start_matches(['-', ' ']) } else { value });
                    rest = behind;
                } else {
                    out.push('{');
                    rest = after;
                }
            }
            out.push_str(rest);
            out
        };
        self.command.iter().map(fill).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::load_share_targets;

    #[test]
    fn parts_stay_within_their_arguments_and_make_no_options() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[notes]\ncommand = [\"note\", \"{title}\", \"--url={link}\", \"{x} {\"]\ninput = \"markdown\"\n\
            [bad]\ncommand = \"rm -rf\"\n[worse]\ncomand = [\"a\"]\n[none]\ninput = \"text\"\n";
        std::fs::write(folder.path().join("share.toml"), text).unwrap();
        let (targets, errors) = load_share_targets(folder.path());
        assert_eq!(targets.iter().map(|target| target.name.as_str()).collect::<Vec<_>>(), ["mail", "notes"]);
        let parts = [("title", "--delete {link}; `ls` \"x\""), ("link", "https://a.example/?a=1&b=2")];
        let expected = ["note", "delete {link}; `ls` \"x\"", "--url=https://a.example/?a=1&b=2", "{x} {"];
        assert_eq!(targets[1].arguments(&parts), expected);
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(told[0].contains("share.toml:5:11: expected a list"), "{told:?}");
        assert!(told[1].contains("share.toml:7:1: there is no option comand; did you mean command?"), "{told:?}");
        assert!(told[2].contains("none has no command"), "{told:?}");
    }
}
