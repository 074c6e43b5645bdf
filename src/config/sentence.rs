//! What is wrong in a file of the user's, as a sentence of the words.

use std::fmt;

use super::fault::{EntryFault, Expected, Fault, FileFault, ImportFault, KeyFault};
use crate::words::Words;

/// A message of the words with its parts.
type Said = (&'static str, Vec<(&'static str, String)>);

impl Fault {
    /// What is wrong and what is expected, in the language of the words.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let (id, parts) = match self {
            Self::Value(expected) => expected.said(),
            Self::Entry(fault) => fault.said(),
            Self::File(fault) => fault.said(),
            Self::Import(fault) => fault.said(),
            Self::Key(fault) => fault.said(),
            Self::Query(error) => return error.to_string(),
        };
        let parts: Vec<_> = parts.iter().map(|(name, part)| (*name, part.as_str().into())).collect();
        words.tell(id, &parts)
    }
}

impl fmt::Display for Fault {
    /// The sentence in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Words::english()))
    }
}

fn one(id: &'static str, name: &'static str, part: impl Into<String>) -> Said {
    (id, vec![(name, part.into())])
}

impl Expected {
    fn said(&self) -> Said {
        let example = |id, example: &str| one(id, "example", example);
        match self {
            Self::Text => ("wrong-text", Vec::new()),
            Self::Switch => ("wrong-switch", Vec::new()),
            Self::OneOf(known) => one("wrong-word", "known", known.join(", ")),
            Self::Number(from, to) => ("wrong-number", vec![("from", from.to_string()), ("to", to.to_string())]),
            Self::Table(table) => example("wrong-table", table),
            Self::Tables(tables) => example("wrong-tables", tables),
            Self::List(list) => example("wrong-list", list),
            Self::Names(names) => example("wrong-names", names),
            Self::Selectors(selectors) => example("wrong-selectors", selectors),
            Self::Brackets(name) => one("wrong-brackets", "table", format!("[[{name}]]")),
            Self::Program(program) => example("wrong-program", program),
            Self::Address(text, reason, known) => {
                let known = (*known).to_owned();
                ("wrong-address", vec![("text", text.clone()), ("reason", reason.clone()), ("known", known)])
            }
            Self::Scheme(text, known) => ("wrong-scheme", vec![("text", text.clone()), ("known", (*known).to_owned())]),
            Self::Proxy(text, known) => ("wrong-proxy", vec![("text", text.clone()), ("known", (*known).to_owned())]),
            Self::Header(name) => one("wrong-header", "name", name),
            Self::OwnHeader(name) => one("wrong-own-header", "name", name),
            Self::Day(text) => one("wrong-day", "text", text),
            Self::Query(query) => example("wrong-query", query),
            Self::Host(host) => example("wrong-host", host),
            Self::Selector(text) => one("wrong-selector", "text", text),
            Self::Edition => ("wrong-edition", Vec::new()),
            Self::Language(tag) => one("wrong-language", "tag", tag),
            Self::Colour => ("wrong-colour", Vec::new()),
            Self::Id(id) => one("wrong-id", "id", id),
        }
    }
}

impl EntryFault {
    fn said(&self) -> Said {
        match self {
            Self::Option(key, known) => option(key, known),
            Self::More => ("wrong-more", Vec::new()),
            Self::AccountUrl => ("wrong-account-url", Vec::new()),
            Self::AccountTwice(id) => one("wrong-account-twice", "id", id),
            Self::AccountTaken(id) => one("wrong-account-taken", "id", id),
            Self::FeedGone(id) => one("wrong-feed-gone", "id", id),
            Self::FeedUrl => one("wrong-feed-url", "example", "url = \"https://…\""),
            Self::Section => one("wrong-section", "example", "name = \"World\""),
            Self::SectionTwice(name) => one("wrong-section-twice", "name", name),
            Self::Smart => one("wrong-smart", "example", "section = \"Ukraine\", query = \"ukraine OR kyiv\""),
            Self::SmartTwice(name) => one("wrong-smart-twice", "name", name),
            Self::Filter => {
                let does = "mute = true, star = true, read = true, tag = \"…\", run = [\"…\"]";
                one("wrong-filter", "example", does)
            }
            Self::Pack(name) => one("wrong-pack", "name", name),
            Self::Share(name) => {
                ("wrong-share", vec![("name", name.clone()), ("example", "command = [\"program\"]".to_owned())])
            }
            Self::Site => one("wrong-site", "example", "host = \"news.example\""),
            Self::Engine(name) => {
                ("wrong-engine", vec![("name", name.clone()), ("table", format!("[translate.engine.{name}]"))])
            }
        }
    }
}

/// A key that nobody knows, with the nearest that is known.
fn option(key: &str, known: &[&str]) -> Said {
    let nearest = known.iter().map(|name| (distance(key, name), name)).min();
    match nearest {
        Some((distance, near)) if distance <= 1 + key.len() / 4 => {
            ("wrong-option-near", vec![("key", key.to_owned()), ("near", (*near).to_owned())])
        }
        _ => ("wrong-option", vec![("key", key.to_owned()), ("known", known.join(", "))]),
    }
}

impl FileFault {
    fn said(&self) -> Said {
        match self {
            Self::Unreadable(reason) => one("wrong-unreadable", "reason", reason),
            Self::Unread(reason) => one("wrong-unread", "reason", reason),
            Self::Unwritten(reason) => one("wrong-unwritten", "reason", reason),
            Self::Locked(reason) => one("wrong-locked", "reason", reason),
            Self::Toml(reason) => one("wrong-toml", "reason", reason),
            Self::TomlUnchanged(reason) => one("wrong-toml-unchanged", "reason", reason),
            Self::NotTables(name) => {
                ("wrong-not-tables", vec![("name", (*name).to_owned()), ("table", format!("[[{name}]]"))])
            }
            Self::TooLarge(megabytes) => one("wrong-too-large", "megabytes", megabytes.to_string()),
        }
    }
}

impl ImportFault {
    fn said(&self) -> Said {
        match self {
            Self::Large(megabytes) => one("wrong-import-large", "megabytes", megabytes.to_string()),
            Self::Many(count) => one("wrong-import-many", "count", count.to_string()),
            Self::Broken(line, reason) => {
                ("wrong-opml-broken", vec![("line", line.to_string()), ("reason", reason.clone())])
            }
            Self::NotOpml(reason) => one("wrong-opml", "reason", reason),
            Self::Cut => ("wrong-opml-end", Vec::new()),
            Self::NoOpml => ("wrong-opml-none", Vec::new()),
            Self::NoUrls => ("wrong-urls", Vec::new()),
            Self::Empty => ("wrong-urls-empty", Vec::new()),
        }
    }
}

impl KeyFault {
    fn said(&self) -> Said {
        match self {
            Self::NoScreen(key) => one("wrong-screen-first", "key", key),
            Self::Key(word) => {
                let example = "j, G, C-f, A-x, Enter, Space, PgDn, F5".to_owned();
                ("wrong-key", vec![("word", word.clone()), ("example", example)])
            }
            Self::Count(most) => one("wrong-key-count", "most", most.to_string()),
            Self::Screen(name, known) => ("wrong-screen", vec![("name", name.clone()), ("known", known.join(", "))]),
            Self::Quits(key) => one("wrong-key-quits", "key", key),
            Self::Place(command, screen) => {
                ("wrong-command-place", vec![("command", command.clone()), ("screen", screen.clone())])
            }
            Self::Alike(one, other) => ("wrong-keys-alike", vec![("one", one.clone()), ("other", other.clone())]),
            Self::Command(name, Some(near)) => {
                ("wrong-command-near", vec![("name", name.clone()), ("near", (*near).to_owned())])
            }
            Self::Command(name, None) => one("wrong-command", "name", name),
        }
    }
}

/// Levenshtein's distance: letters to change, add or take away to make one word of the other.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let change = row.get(j).copied().unwrap_or(0) + usize::from(x != *y);
            let shorter = row.get(j + 1).copied().unwrap_or(0).min(next.last().copied().unwrap_or(0)) + 1;
            next.push(change.min(shorter));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{EntryFault, Expected, Fault, FileFault, ImportFault, KeyFault, Said};
    use crate::config::ConfigError;
    use crate::words::Words;

    /// One of each kind of fault that has parts, and some that have none.
    fn some() -> Vec<(Fault, Said)> {
        let text = || "x".to_owned();
        let values = [
            Expected::Text,
            Expected::OneOf(vec!["compact".to_owned(), "wide".to_owned()]),
            Expected::Number(20, 200),
            Expected::Brackets("feed".to_owned()),
            Expected::Address(text(), "empty host".to_owned(), "https://"),
            Expected::Proxy(text(), "socks5://"),
            Expected::Language(text()),
            Expected::Colour,
        ];
        let entries =
            [EntryFault::Option("muet".to_owned(), &["mute"]), EntryFault::Engine(text()), EntryFault::Filter];
        let files = [FileFault::Unreadable("denied".to_owned()), FileFault::NotTables("feed"), FileFault::TooLarge(16)];
        let imports = [ImportFault::Broken(7, "tag".to_owned()), ImportFault::Cut];
        let keys =
            [KeyFault::Alike("v".to_owned(), "v v".to_owned()), KeyFault::Command("quti".to_owned(), Some("quit"))];
        let values = values.into_iter().map(|fault| (fault.clone().into(), fault.said()));
        let entries = entries.into_iter().map(|fault| (fault.clone().into(), fault.said()));
        let files = files.into_iter().map(|fault| (fault.clone().into(), fault.said()));
        let imports = imports.into_iter().map(|fault| (fault.clone().into(), fault.said()));
        let keys = keys.into_iter().map(|fault| (fault.clone().into(), fault.said()));
        values.chain(entries).chain(files).chain(imports).chain(keys).collect()
    }

    #[test]
    fn every_language_says_what_is_wrong_with_all_of_its_parts() {
        for (fault, (id, parts)) in some() {
            let english = fault.to_string();
            for (tag, _) in Words::languages() {
                let words = Words::of(tag).unwrap();
                let said = fault.sentence(words);
                assert!(words.has(id), "{tag} has no {id}");
                assert!(parts.iter().all(|(_, part)| said.contains(part)), "{tag}: {said} of {parts:?}");
                assert!(!said.contains('{') && (tag == "en" || said != english), "{tag}: {said}");
            }
        }
    }

    #[test]
    fn the_place_stands_before_the_sentence_in_every_language() {
        let error = ConfigError {
            file: "/x/feeds.toml".to_owned(),
            line: Some(9),
            column: Some(1),
            fault: EntryFault::Option("muet".to_owned(), &["mute"]).into(),
        };
        assert_eq!(error.to_string(), "/x/feeds.toml:9:1: there is no option muet; did you mean mute?");
        let german = error.sentence(Words::of("de").unwrap());
        assert_eq!(german, "/x/feeds.toml:9:1: es gibt keine Option muet; war mute gemeint?");
        let bare = ConfigError { file: String::new(), line: None, column: None, ..error };
        assert_eq!(bare.to_string(), "there is no option muet; did you mean mute?");
    }
}
