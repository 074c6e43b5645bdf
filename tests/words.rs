//! The interface's words in all its languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline::app::COMMANDS;
use dateline::model::Role;
use dateline::words::Words;
use fluent_bundle::FluentResource;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")
}

/// The messages of a language with the parts that each puts in.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(folder().join(format!("{tag}.ftl"))).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((id, _)) = line.split_once(" =").filter(|_| begins) {
            assert!(found.insert(id.to_owned(), BTreeSet::new()).is_none(), "{tag}: {id} stands twice");
            id.clone_into(&mut last);
        }
        for (at, _) in line.match_indices('$').filter(|_| !line.starts_with('#')) {
            let name = line[at + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
            found.get_mut(&last).unwrap().insert(name);
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn every_message_exists_in_every_language_with_the_same_parts() {
    let english = messages("en");
    for (tag, name) in Words::languages() {
        let other = messages(tag);
        let missing: Vec<&String> = english.keys().filter(|id| !other.contains_key(*id)).collect();
        let strange: Vec<&String> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(missing.is_empty() && strange.is_empty(), "{name} lacks {missing:?} and has {strange:?} too many");
        for (id, parts) in &english {
            assert_eq!(&other[id], parts, "{name}: {id}");
        }
        let text = fs::read_to_string(folder().join(format!("{tag}.ftl"))).unwrap();
        assert!(FluentResource::try_new(text.clone()).is_ok(), "{name} is no Fluent");
        assert!(
            tag == "en" || text.lines().take(4).any(|line| line.contains("machine")),
            "{name} does not say who translated it"
        );
        let words = Words::of(tag).unwrap();
        for months in ["months", "months-short"] {
            assert_eq!(words.say(months).split([',', '،', '、']).count(), 12, "{name}: {months}");
        }
    }
    assert_eq!(Words::languages().count(), fs::read_dir(folder()).unwrap().count());
}

#[test]
fn what_the_program_says_is_among_the_messages() {
    let mut said: BTreeSet<String> = COMMANDS.iter().map(dateline::app::Entry::help_id).collect();
    said.extend(COMMANDS.iter().filter(|entry| entry.often).map(|entry| format!("hint-{}", entry.name)));
    said.extend(Role::ALL.iter().map(|role| format!("role-{}", role.as_str())));
    let options = dateline::config::effective(&dateline::config::Settings::default());
    said.extend(options.iter().map(|(name, _)| format!("option-{}", name.replace('_', "-"))));
    let english = messages("en");
    for id in &said {
        assert!(english.contains_key(id), "en.ftl lacks {id}");
    }
    let sources = sources();
    for id in english.keys().filter(|id| !said.contains(*id) && !id.starts_with("language-")) {
        let quoted = format!("\"{id}\"");
        assert!(sources.iter().any(|(_, text)| text.contains(&quoted)), "nobody says {id}");
    }
    for (path, text) in &sources {
        let text = text.split("#[cfg(test)]").next().unwrap();
        // Elsewhere functions of these names say other things.
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let rooms = ["app", "ui", "words", "words.rs", "runtime", "config"];
        let speaks = rooms.iter().any(|room| path.starts_with(src.join(room)));
        let calls = ["Message::new(\"", "Message::about(\"", "say(\"", "tell(\""];
        for call in calls.into_iter().take(if speaks { 4 } else { 2 }) {
            for (at, _) in text.match_indices(call) {
                let id = text[at + call.len()..].split('"').next().unwrap();
                assert!(english.contains_key(id), "{}: en.ftl lacks {id}", path.display());
            }
        }
    }
}

/// Messages shown while letters are typed: the keys that end that are no commands, and nobody can bind others to them.
const TYPED: [&str; 4] = ["ask-mark-read", "ask-option", "hints-open", "hints-copy"];

#[test]
fn no_message_names_a_key_that_may_be_bound_elsewhere() {
    for (tag, _) in Words::languages() {
        let text = fs::read_to_string(folder().join(format!("{tag}.ftl"))).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (id, said) = line.split_once(" = ").unwrap_or(("", line));
            let mut words = said.split(|c: char| !c.is_alphanumeric());
            let named = words.find(|word| ["Enter", "Intro", "Entrée", "Esc", "Échap"].contains(word));
            assert!(named.is_none() || TYPED.contains(&id), "{tag}: {line}");
            assert!(!said.split([' ', '\u{a0}']).any(|word| word == "/"), "{tag}: {line}");
        }
    }
}

#[test]
fn names_are_joined_and_counted_as_the_language_does() {
    let english = Words::english();
    assert_eq!(english.byline(&["A"]), "By A");
    assert_eq!(english.byline(&["A", "B", "C"]), "By A, B and C");
    assert_eq!(english.translation(&["A"], &["ro", "ro-MD", "xx"]), "Translation by A from Romanian and xx");
    assert_eq!(english.people(&["A", "B"], &["C"]), "A, B, tr. C");
    let arabic = Words::of("ar").unwrap();
    assert_eq!(arabic.people(&["A", "B"], &["C", "D"]), "A، B، ترجمة C، D");
    assert_eq!(english.date_and_time((6, 4, 2024), "18:40"), "6 April 2024, 18:40");
    let count = |count: usize| english.tell("step-read", &[("count", count.into())]);
    assert_eq!((count(1).as_str(), count(2).as_str()), ("1 article is now read", "2 articles are now read"));
    assert_eq!(english.tell("percent", &[("number", 12_345_usize.into())]), "12345 %");
}

#[test]
fn one_of_anything_is_told_in_the_singular() {
    let nouns =
        "articles|feeds|headlines|hits|links|lines|newsrooms|languages|texts|people|days|pictures|pages|packs|files";
    let several = regex::Regex::new(&format!(r"\b1 (new |other |unread )?({nouns})\b")).unwrap();
    let mut counted = 0;
    for (id, parts) in messages("en") {
        let parts: Vec<(&str, dateline::words::Value<'_>)> =
            parts.iter().map(|part| (part.as_str(), 1_usize.into())).collect();
        let said = Words::english().tell(&id, &parts);
        // `1 of 1 articles`, `more than 1 articles`, or asked of many alone: a number there is never that small.
        let limits = id == "ask-mark-read" || ["of 1 ", "than 1 "].iter().any(|limit| said.contains(limit));
        assert!(limits || !several.is_match(&said), "{id}: {said}");
        counted += usize::from(said.contains("1 article"));
    }
    assert!(counted > 5, "{counted} messages count articles");
}

#[test]
fn an_age_is_told_in_its_unit_up_to_a_week() {
    let ages = [(59, "now"), (60, "1 min ago"), (3_599, "59 min ago"), (3_600, "1 h ago"), (86_399, "23 h ago")];
    for (seconds, age) in ages.into_iter().chain([(86_400, "1 d ago"), (604_799, "6 d ago")]) {
        assert_eq!(Words::english().ago(seconds).as_deref(), Some(age));
    }
    assert_eq!(Words::english().ago(604_800), None);
    assert_eq!(Words::of("de").unwrap().ago(7_200).as_deref(), Some("vor 2 h"));
}

/// Words in `src/cli` that are no sentences of the interface: commands, the English help and manual, a title in a schema.
const NOT_SAID: [(&str, &str); 6] = [
    ("accounts.rs", "accounts add"),
    ("accounts.rs", "accounts check"),
    ("common.rs", "Options of every command"),
    ("manual.rs", "The keys of the reader when keys.toml changes none of them."),
    ("models.rs", "dateline models add"),
    ("schema.rs", "A line of dateline"),
];

/// The texts in quotation marks of a source, without those of comments and attributes.
fn literals(source: &str) -> Vec<String> {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with(['/', '#'])).collect();
    let (mut found, mut open, mut escaped) = (Vec::new(), None::<String>, false);
    for letter in code.join("\n").chars() {
        open = match open {
            None => (letter == '"').then(String::new),
            Some(text) if letter == '"' && !escaped => {
                found.push(text);
                None
            }
            Some(text) => Some(text + letter.encode_utf8(&mut [0; 4])),
        };
        escaped = letter == '\\' && !escaped;
    }
    found
}

/// Whether a text has two words of small letters with a space between them, as every sentence has.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    words
        .windows(2)
        .any(|pair| is_word(pair[0].strip_prefix(char::is_uppercase).unwrap_or(pair[0])) && is_word(pair[1]))
}

#[test]
fn the_command_line_says_nothing_that_is_not_a_message() {
    assert_eq!(
        literals("let a = \"one \\\"two\\\"\"; // \"three\"\n/// \"four\"\nb(\"five\")"),
        ["one \\\"two\\\"", "three", "five"]
    );
    assert!(
        is_prose("never fetched")
            && is_prose("{}: No such {what} is there")
            && !is_prose("{id}\\t{title}, {at}")
            && !is_prose("SQLite format 3")
    );
    let cli = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let spoken = |path: &Path| path.starts_with(&cli) || path.ends_with("src/cli.rs") || path.ends_with("src/main.rs");
    let mut seen = 0;
    for (path, source) in sources().into_iter().filter(|(path, _)| spoken(path)) {
        let name = path.file_name().unwrap().to_str().unwrap();
        // Examples are part of the help, which is English.
        for text in literals(&source).into_iter().filter(|_| name != "examples.rs") {
            let excepted = NOT_SAID.iter().any(|(file, part)| *file == name && text.contains(part));
            assert!(excepted || !is_prose(&text), "{name}: in no language but English: {text}");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} texts were found");
}
