use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::access::command;
use super::address::address;
use super::fault::{EntryFault, Expected};
use super::file::{File, Wrong, boolean, number, one_of, string};
use super::titles::{Titles, titles};
use crate::model::Language;
use crate::text::clean_line;
use crate::words::Words;

/// Names that stay, of one file.
const MOST_NAMES: usize = 2_000;
/// Characters of a name.
const MOST_NAME: usize = 200;
/// The engine that is none.
const NONE: &str = "none";
/// Time that an engine has for a request by default: a model on a small machine is slow.
const DEFAULT_TIMEOUT: Duration = Duration::from_mins(2);

/// The table's name.
const KEY: &str = "translate";
const KNOWN: &[&str] = &["to", "with", "languages", "names", "titles", "ahead", "language", "feed", "engine"];
const KNOWN_OF_ENGINE: &[&str] = &[
    "program",
    "libretranslate",
    "deepl",
    "key_command",
    "form",
    "model",
    "codes",
    "pairs",
    "characters_a_month",
    "timeout_seconds",
];

/// The languages that the user reads, the one he would rather read first: those of the interface and of `[translate]`.
#[must_use]
pub fn languages_read(folder: &Path, words: &Words) -> Vec<Language> {
    let translate = load_translate(folder).0;
    Language::parse(words.tag()).into_iter().chain(translate.to).chain(translate.languages).collect()
}

/// The `[translate]` table of `config.toml`: without it nothing is translated and nothing is sent anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translate {
    /// The language into which articles are translated.
    pub to: Option<Language>,
    /// Languages that the user reads: what is in one of them is never translated.
    pub languages: Vec<Language>,
    /// Names that stay as they are.
    pub names: Vec<String>,
    /// Which headlines of lists are translated.
    pub titles: Titles,
    ahead: Option<bool>,
    engines: Vec<Engine>,
    with: Option<String>,
    by_language: BTreeMap<String, String>,
    by_feed: BTreeMap<String, String>,
}

/// An engine that the user named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// Its name in the file and in credits.
    pub name: String,
    /// What it is.
    pub kind: EngineKind,
    /// Whether it keeps HTML; else it gets plain text.
    pub markup: bool,
    /// Its model or version, as the user calls it; what was translated with another one is translated again.
    pub model: String,
    /// How it calls languages, by their tags.
    pub codes: BTreeMap<String, String>,
    /// The pairs that it knows, `en-es`, with how it calls them; where there are none it may know any.
    pub pairs: BTreeMap<String, String>,
    /// The program that prints its key.
    pub key_command: Vec<String>,
    /// Characters that it may be sent in a month.
    pub characters_a_month: Option<u64>,
    /// Time that it has for one question.
    pub timeout: Duration,
}

/// How an engine of translation is reached: a program or a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// A program and its arguments, in which `{from}`, `{to}` and `{pair}` are put in; it reads and prints text.
    Program(Vec<String>),
    /// The address of a `LibreTranslate` service.
    LibreTranslate(String),
    /// The address of a service that speaks the second version of `DeepL`.
    DeepL(String),
}

impl Translate {
    /// The engine for an article of a feed in a language: the one for the feed, else for the language, else for all.
    #[must_use]
    pub fn engine(&self, feed: &str, from: &Language) -> Option<&Engine> {
        let by_language = || self.by_language.get(from.as_str()).or_else(|| self.by_language.get(from.primary()));
        let name = self.by_feed.get(feed).or_else(by_language).or(self.with.as_ref())?;
        self.named(name)
    }

    /// The engine of a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Engine> {
        self.engines.iter().find(|engine| engine.name == name)
    }

    /// The names of all engines that `config.toml` defines, in order.
    pub fn names_of_engines(&self) -> impl Iterator<Item = &str> {
        self.engines.iter().map(|engine| engine.name.as_str())
    }

    /// Whether the user reads a language, and needs no translation from it.
    #[must_use]
    pub fn reads(&self, language: &Language) -> bool {
        let own = |own: &Language| own == language || own.as_str() == language.primary();
        self.languages.iter().any(own)
    }

    /// Whether an engine translates what is prepared to be read without a network: one of this machine unless the user says
    /// otherwise, another one where he says so.
    #[must_use]
    pub fn works_ahead(&self, engine: &Engine) -> bool {
        self.ahead.unwrap_or(matches!(engine.kind, EngineKind::Program(_)))
    }

    /// Names that an engine is asked for and that no engine has.
    fn missing(&self) -> Option<&String> {
        let asked = self.with.iter().chain(self.by_language.values()).chain(self.by_feed.values());
        let mut missing = asked.filter(|name| *name != NONE && self.named(name).is_none());
        missing.next()
    }
}

/// Reads the `[translate]` table of `config.toml` in a folder. What is wrong in it is as if it were not there, and is in the
/// errors.
#[must_use]
pub fn load_translate(folder: &Path) -> (Translate, Vec<ConfigError>) {
    read(File::read(&folder.join("config.toml")))
}

fn read(mut file: File) -> (Translate, Vec<ConfigError>) {
    let mut translate = Translate::default();
    let mut wrongs = Vec::new();
    file.each(|key, value| {
        let DeValue::Table(table) = value.get_ref() else {
            let expected = || Expected::Table("[translate] to = \"en\"".to_owned());
            wrongs.extend((key == KEY).then(|| Wrong::at(value.span(), expected())));
            return Ok(());
        };
        for (name, value) in table.iter().filter(|_| key == KEY) {
            let wrong = set(&mut translate, name.get_ref(), value).err();
            wrongs.extend(wrong.map(|wrong| wrong.or_at(name.span())));
        }
        Ok(())
    });
    // Invalid TOML is reported by whoever reads the options.
    file.errors.clear();
    wrongs.extend(translate.missing().map(|name| Wrong::new(EntryFault::Engine(name.clone()))));
    for wrong in wrongs {
        file.wrong(wrong);
    }
    (translate, file.errors)
}

fn set(translate: &mut Translate, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    match key {
        "to" => translate.to = Some(language(value)?),
        "with" => translate.with = Some(string(value)?),
        "languages" => translate.languages = list(value)?.iter().map(language).collect::<Result<_, _>>()?,
        "names" => {
            let names = list(value)?.iter().take(MOST_NAMES).map(|name| Ok(clean_line(&string(name)?, MOST_NAME)));
            translate.names = names.collect::<Result<_, Wrong>>()?;
        }
        "titles" => translate.titles = titles(value)?,
        "ahead" => translate.ahead = Some(boolean(value)?),
        "language" => translate.by_language = words(value)?,
        "feed" => translate.by_feed = words(value)?,
        "engine" => {
            let DeValue::Table(engines) = value.get_ref() else {
                return Err(Wrong::at(value.span(), Expected::Tables("[translate.engine.NAME]")));
            };
            for (name, value) in engines {
                translate.engines.push(engine(name.get_ref(), value)?);
            }
        }
        _ => return Err(Wrong::unknown(key, KNOWN)),
    }
    Ok(())
}

fn engine(name: &str, value: &Spanned<DeValue<'_>>) -> Result<Engine, Wrong> {
    const KINDS: [&str; 3] =
        ["program = [\"apertium\", \"{from}-{to}\"]", "libretranslate = \"https://…\"", "deepl = \"https://…\""];
    let what = || Wrong::at(value.span(), Expected::OneOf(KINDS.map(str::to_owned).to_vec()));
    let DeValue::Table(fields) = value.get_ref() else { return Err(what()) };
    let mut engine = Engine {
        name: clean_line(name, MOST_NAME),
        kind: EngineKind::Program(Vec::new()),
        markup: false,
        model: String::new(),
        codes: BTreeMap::new(),
        pairs: BTreeMap::new(),
        key_command: Vec::new(),
        characters_a_month: None,
        timeout: DEFAULT_TIMEOUT,
    };
    let (mut kinds, mut form) = (0, None);
    for (key, value) in fields {
        let service = || address(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault));
        match key.get_ref().as_ref() {
            "program" => engine.kind = EngineKind::Program(command(value)?),
            "libretranslate" => engine.kind = EngineKind::LibreTranslate(service()?),
            "deepl" => engine.kind = EngineKind::DeepL(service()?),
            "key_command" => engine.key_command = command(value)?,
            "form" => form = Some(one_of(value, &["text", "html"])?),
            "model" => engine.model = clean_line(&string(value)?, MOST_NAME),
            "codes" => engine.codes = words(value)?,
            "pairs" => engine.pairs = words(value)?,
            "characters_a_month" => engine.characters_a_month = Some(number(value, 0..1_000_000_000_001)?),
            "timeout_seconds" => engine.timeout = Duration::from_secs(number(value, 1..3_601)?),
            other => return Err(Wrong::unknown(other, KNOWN_OF_ENGINE).or_at(key.span())),
        }
        kinds += usize::from(matches!(key.get_ref().as_ref(), "program" | "libretranslate" | "deepl"));
    }
    if kinds != 1 || name == NONE {
        return Err(what());
    }
    let service = !matches!(engine.kind, EngineKind::Program(_));
    engine.markup = form.map_or(service, |form| form == "html");
    Ok(engine)
}

fn language(value: &Spanned<DeValue<'_>>) -> Result<Language, Wrong> {
    let tag = string(value)?;
    let wrong = || Wrong::at(value.span(), Expected::Language(tag.clone()));
    Language::parse(&tag).ok_or_else(wrong)
}

fn list<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> Result<&'a [Spanned<DeValue<'i>>], Wrong> {
    match value.get_ref() {
        DeValue::Array(items) => Ok(items),
        _ => Err(Wrong::at(value.span(), Expected::List("[\"en\", \"fr\"]"))),
    }
}

/// A table of words by words.
fn words(value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<String, String>, Wrong> {
    let DeValue::Table(table) = value.get_ref() else {
        return Err(Wrong::at(value.span(), Expected::Table("{ en = \"eng\" }".to_owned())));
    };
    table.iter().map(|(key, value)| Ok((key.get_ref().to_string(), string(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::{EngineKind, File, read};
    use crate::model::Language;

    const WHOLE: &str = "text_width = 80
        [translate]
        to = \"en\"
        with = \"apertium\"
        languages = [\"en\", \"fr\"]
        names = [\"Moldova 1\"]
        language = { ru = \"deepl\", ar = \"none\" }
        feed = { fjord = \"libre\" }
        [translate.engine.apertium]
        program = [\"apertium\", \"-u\", \"{pair}\"]
        form = \"html\"
        pairs = { en-es = \"eng-spa\" }
        [translate.engine.deepl]
        deepl = \"https://api.deepl.example\"
        key_command = [\"pass\", \"deepl\"]
        characters_a_month = 500000
        [translate.engine.libre]
        libretranslate = \"http://127.0.0.1:5000\"
        form = \"text\"
    ";

    #[test]
    fn an_engine_is_chosen_by_feed_then_by_language() {
        let (translate, errors) = read(File::built_in("config.toml", WHOLE));
        assert!(errors.is_empty(), "{errors:?}");
        let language = |tag| Language::parse(tag).unwrap();
        let name = |feed, tag| translate.engine(feed, &language(tag)).map(|engine| engine.name.as_str());
        assert_eq!(name("a", "es"), Some("apertium"));
        assert_eq!(name("a", "ru-RU"), Some("deepl"));
        assert_eq!(name("a", "ar"), None);
        assert_eq!(name("fjord", "ar"), Some("libre"));
        assert!(translate.reads(&language("fr-CA")) && !translate.reads(&language("es")));
        let forms: Vec<bool> =
            ["apertium", "deepl", "libre"].map(|name| translate.named(name).unwrap().markup).to_vec();
        assert_eq!(forms, [true, true, false]);
        assert!(
            matches!(&translate.named("libre").unwrap().kind, EngineKind::LibreTranslate(at) if at.contains("5000"))
        );
    }

    #[test]
    fn what_is_wrong_is_told_where_it_stands_and_names_no_engine() {
        let text =
            "mouse = 3\n[translate]\nto = \"e\"\nwith = \"x\"\nlangages = 1\n[translate.engine.y]\nprogram = \"sh\"\n";
        let (translate, errors) = read(File::built_in("config.toml", text));
        let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let all = sentences.join("\n");
        assert!(all.contains("config.toml:3:6: e is not a language tag"), "{all}");
        assert!(all.contains("did you mean languages?") && all.contains("expected a program"), "{all}");
        assert!(all.contains("there is no engine named x") && !all.contains("mouse"), "{all}");
        assert_eq!(translate.engine("a", &Language::parse("fr").unwrap()), None);
    }
}
