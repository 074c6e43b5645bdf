use std::path::Path;
use std::time::Duration;

use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::access::command;
use super::address::address;
use super::fault::Expected;
use super::file::{File, Wrong, number, string};
use crate::model::Language;
use crate::text::clean_line;

/// The table's name.
const KEY: &str = "summarize";
const KNOWN: &[&str] = &["program", "openai", "model", "key_command", "language", "prompt", "timeout_seconds"];
/// Characters of a prompt.
const MOST_PROMPT: usize = 4_000;
/// Characters of a model's name.
const MOST_NAME: usize = 200;
/// Time that a summary may take by default: a model on a small machine needs minutes.
const DEFAULT_TIMEOUT: Duration = Duration::from_mins(10);
/// What a model is asked for unless the user says it in his own words.
const PROMPT: &str = "Summarize the news article that follows in three to five short sentences of plain text, without a \
    heading. Say only what the article says.";

/// Who makes summaries, as the `[summarize]` table of `config.toml` says: without it nothing is sent anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summarizer {
    /// What it is.
    pub kind: SummarizerKind,
    /// Its model, as the service calls it.
    pub model: String,
    /// The program that prints its key.
    pub key_command: Vec<String>,
    /// The language of summaries; none for that of each article.
    pub language: Option<Language>,
    /// What a model is asked for.
    pub prompt: String,
    /// Time that a summary may take.
    pub timeout: Duration,
}

/// The kinds of those who make summaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummarizerKind {
    /// A program and its arguments, in which `{language}` is put in; it reads the article and prints the summary.
    Program(Vec<String>),
    /// The address of a service with `OpenAI`'s chat completions.
    OpenAi(String),
}

/// Reads the `[summarize]` table of `config.toml` in a folder; none where there is none. What is wrong in it is in the errors.
#[must_use]
pub fn load_summarizer(folder: &Path) -> (Option<Summarizer>, Vec<ConfigError>) {
    read(File::read(&folder.join("config.toml")))
}

fn read(mut file: File) -> (Option<Summarizer>, Vec<ConfigError>) {
    let mut summarizer = None;
    let mut wrongs = Vec::new();
    file.each(|key, value| {
        if key == KEY {
            match of(value) {
                Ok(known) => summarizer = Some(known),
                Err(wrong) => wrongs.push(wrong),
            }
        }
        Ok(())
    });
    // Invalid TOML is reported by whoever reads the options.
    file.errors.clear();
    for wrong in wrongs {
        file.wrong(wrong);
    }
    (summarizer, file.errors)
}

fn of(value: &Spanned<DeValue<'_>>) -> Result<Summarizer, Wrong> {
    let expected = || Wrong::at(value.span(), Expected::Table("[summarize] openai = \"http://…\"".to_owned()));
    let DeValue::Table(table) = value.get_ref() else { return Err(expected()) };
    let mut kinds = Vec::new();
    let mut summarizer = Summarizer {
        kind: SummarizerKind::Program(Vec::new()),
        model: String::new(),
        key_command: Vec::new(),
        language: None,
        prompt: PROMPT.to_owned(),
        timeout: DEFAULT_TIMEOUT,
    };
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "program" => kinds.push(SummarizerKind::Program(command(value)?)),
            "openai" => {
                let service = address(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault))?;
                kinds.push(SummarizerKind::OpenAi(service));
            }
            "model" => summarizer.model = clean_line(&string(value)?, MOST_NAME),
            "key_command" => summarizer.key_command = command(value)?,
            "language" => {
                let tag = string(value)?;
                let wrong = || Wrong::at(value.span(), Expected::Language(tag.clone()));
                summarizer.language = Some(Language::parse(&tag).ok_or_else(wrong)?);
            }
            "prompt" => summarizer.prompt = string(value)?.chars().take(MOST_PROMPT).collect(),
            "timeout_seconds" => summarizer.timeout = Duration::from_secs(number(value, 1..3_601)?),
            other => return Err(Wrong::unknown(other, KNOWN).or_at(key.span())),
        }
    }
    match (kinds.pop(), kinds.is_empty()) {
        (Some(kind), true) => Ok(Summarizer { kind, ..summarizer }),
        _ => Err(expected()),
    }
}

#[cfg(test)]
mod tests {
    use super::{File, SummarizerKind, read};

    #[test]
    fn one_kind_is_named_and_what_is_wrong_is_told() {
        let of = |text| read(File::built_in("config.toml", text));
        let (known, errors) =
            of("[summarize]\nopenai = \"http://127.0.0.1:8080\"\nmodel = \"small\"\nlanguage = \"en\"\n");
        assert!(errors.is_empty(), "{errors:?}");
        let known = known.unwrap();
        assert!(matches!(&known.kind, SummarizerKind::OpenAi(at) if at.ends_with("8080")) && known.model == "small");
        for (text, expected) in [
            ("[summarize]\nmodel = \"x\"\n", "config.toml:1:1: expected"),
            ("[summarize]\nprogram = [\"a\"]\nopenai = \"http://a.example\"\n", "config.toml:1:1: expected"),
            ("[summarize]\nopenai = \"ftp://a.example\"\n", "config.toml:2:10:"),
            ("[summarize]\nprogramm = [\"a\"]\n", "did you mean program?"),
        ] {
            let (known, errors) = of(text);
            assert!(
                known.is_none() && errors.iter().any(|error| error.to_string().contains(expected)),
                "{text} {errors:?}"
            );
        }
        assert_eq!(of("mouse = true\n"), (None, Vec::new()));
    }
}
