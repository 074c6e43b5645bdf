//! What is wrong in a file of the user's, as a sentence of the words.

use std::fmt;

use super::fault::{EntryFault, Expected, Fault, FileFault, ImportFault, KeyFault};
use crate::model::{Message, MessagePart, ToMessage};
use crate::words::Words;

impl ToMessage for Fault {
    fn message(&self) -> Message {
        match self {
            Self::Value(expected) => expected.said(),
            Self::Entry(fault) => fault.said(),
            Self::File(fault) => fault.said(),
            Self::Import(fault) => fault.said(),
            Self::Key(fault) => fault.said(),
            Self::Query(error) => error.message(),
        }
    }
}

impl fmt::Display for Fault {
    /// The sentence in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::english().message(&self.message()))
    }
}

fn one(id: &'static str, name: &'static str, part: impl Into<MessagePart>) -> Message {
    Message::new(id).with(name, part)
}

impl Expected {
    fn said(&self) -> Message {
        let example = |id, example: &str| one(id, "example", example);
        match self {
            Self::Text => Message::new("wrong-text"),
            Self::Switch => Message::new("wrong-switch"),
            Self::OneOf(known) => one("wrong-word", "known", known.join(", ")),
            Self::Number(from, to) => Message::new("wrong-number").with("from", *from).with("to", *to),
            Self::Table(table) => example("wrong-table", table),
            Self::Tables(tables) => example("wrong-tables", tables),
            Self::List(list) => example("wrong-list", list),
            Self::Names(names) => example("wrong-names", names),
            Self::Selectors(selectors) => example("wrong-selectors", selectors),
            Self::Brackets(name) => one("wrong-brackets", "table", format!("[[{name}]]")),
            Self::Program(program) => example("wrong-program", program),
            Self::Address(text, reason, known) => {
                Message::new("wrong-address").with("text", text).with("reason", reason.message()).with("known", *known)
            }
            Self::Scheme(text, known) => Message::new("wrong-scheme").with("text", text).with("known", *known),
            Self::Proxy(text, known) => Message::new("wrong-proxy").with("text", text).with("known", *known),
            Self::Header(name) => one("wrong-header", "name", name),
            Self::OwnHeader(name) => one("wrong-own-header", "name", name),
            Self::Day(text) => one("wrong-day", "text", text),
            Self::Query(query) => example("wrong-query", query),
            Self::Host(host) => example("wrong-host", host),
            Self::Selector(text) => one("wrong-selector", "text", text),
            Self::Edition => Message::new("wrong-edition"),
            Self::Language(tag) => one("wrong-language", "tag", tag),
            Self::Colour => Message::new("wrong-colour"),
            Self::Id(id) => one("wrong-id", "id", id),
        }
    }
}

impl EntryFault {
    fn said(&self) -> Message {
        match self {
            Self::Option(key, known) => option(key, known),
            Self::More => Message::new("wrong-more"),
            Self::AccountUrl => Message::new("wrong-account-url"),
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
                Message::new("wrong-share").with("name", name).with("example", "command = [\"program\"]")
            }
            Self::Site => one("wrong-site", "example", "host = \"news.example\""),
            Self::Engine(name) => {
                Message::new("wrong-engine").with("name", name).with("table", format!("[translate.engine.{name}]"))
            }
        }
    }
}

/// A key that nobody knows, with the nearest that is known.
fn option(key: &str, known: &[&str]) -> Message {
    let nearest = known.iter().map(|name| (distance(key, name), name)).min();
    match nearest {
        Some((distance, near)) if distance <= 1 + key.len() / 4 => {
            Message::new("wrong-option-near").with("key", key).with("near", *near)
        }
        _ => Message::new("wrong-option").with("key", key).with("known", known.join(", ")),
    }
}

impl FileFault {
    fn said(&self) -> Message {
        match self {
            Self::Unreadable(reason) => one("wrong-unreadable", "reason", reason.message()),
            Self::Unread(reason) => one("wrong-unread", "reason", reason.message()),
            Self::Unwritten(reason) => one("wrong-unwritten", "reason", reason.message()),
            Self::Locked(reason) => one("wrong-locked", "reason", reason.message()),
            Self::Toml(reason) => one("wrong-toml", "reason", reason),
            Self::TomlUnchanged(reason) => one("wrong-toml-unchanged", "reason", reason),
            Self::NotTables(name) => {
                Message::new("wrong-not-tables").with("name", *name).with("table", format!("[[{name}]]"))
            }
            Self::TooLarge(megabytes) => one("wrong-too-large", "megabytes", *megabytes),
        }
    }
}

impl ImportFault {
    fn said(&self) -> Message {
        match self {
            Self::Large(megabytes) => one("wrong-import-large", "megabytes", *megabytes),
            Self::Many(count) => one("wrong-import-many", "count", *count),
            Self::Broken(line, reason) => Message::new("wrong-opml-broken").with("line", *line).with("reason", reason),
            Self::NotOpml(reason) => one("wrong-opml", "reason", reason),
            Self::Cut => Message::new("wrong-opml-end"),
            Self::NoOpml => Message::new("wrong-opml-none"),
            Self::NoUrls => Message::new("wrong-urls"),
            Self::Empty => Message::new("wrong-urls-empty"),
        }
    }
}

impl KeyFault {
    fn said(&self) -> Message {
        match self {
            Self::NoScreen(key) => one("wrong-screen-first", "key", key),
            Self::Key(word) => {
                let example = "j, G, C-f, A-x, Enter, Space, PgDn, F5";
                Message::new("wrong-key").with("word", word).with("example", example)
            }
            Self::Count(most) => one("wrong-key-count", "most", *most),
            Self::Screen(name, known) => {
                Message::new("wrong-screen").with("name", name).with("known", known.join(", "))
            }
            Self::Quits(key) => one("wrong-key-quits", "key", key),
            Self::Place(command, screen) => {
                Message::new("wrong-command-place").with("command", command).with("screen", screen)
            }
            Self::Alike(one, other) => Message::new("wrong-keys-alike").with("one", one).with("other", other),
            Self::Command(name, Some(near)) => {
                Message::new("wrong-command-near").with("name", name).with("near", *near)
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
