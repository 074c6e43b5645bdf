//! The interface's words, by language, from the Fluent files of `assets/locales/`. Knows `model` for its messages.
//!
//! *Never here*: the words by which credits are found, which are data of `credits`. *The next message* stands in every file
//! of `assets/locales/` (a test sees to that); *the next language* is a file there.
//!
//! ```
//! use dateline::words::Words;
//!
//! assert_eq!(Words::english().matches(3, 12), "3 of 12");
//! assert!(Words::of("ar").unwrap().from_right());
//! ```

mod credits;
mod dates;
mod locale;
mod story;

use std::fmt;
use std::sync::OnceLock;

pub use dates::FeedStatus;
pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::model::{Message, MessagePart};

/// The languages of the interface: tag, its own name, its words. The first is that of all that another lacks.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("en", "English", include_str!("../assets/locales/en.ftl")),
    ("ro", "română", include_str!("../assets/locales/ro.ftl")),
    ("fr", "français", include_str!("../assets/locales/fr.ftl")),
    ("es", "español", include_str!("../assets/locales/es.ftl")),
    ("de", "Deutsch", include_str!("../assets/locales/de.ftl")),
    ("ru", "русский", include_str!("../assets/locales/ru.ftl")),
    ("ar", "العربية", include_str!("../assets/locales/ar.ftl")),
    ("zh", "中文", include_str!("../assets/locales/zh.ftl")),
];

/// The messages of the interface in one language, from its Fluent file.
pub struct Words {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// How long ago something was, from now on.
    ages: OnceLock<Vec<String>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.tag).finish()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Words {
    /// The words of English, which has all.
    #[must_use]
    pub fn english() -> &'static Self {
        Self::at(0)
    }

    /// The words of a language, none when the interface does not speak it.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        LANGUAGES.iter().position(|(known, _, _)| *known == tag).map(Self::at)
    }

    /// The tags of all languages, with their own names.
    pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
        LANGUAGES.iter().map(|(tag, name, _)| (*tag, *name))
    }

    fn at(number: usize) -> &'static Self {
        static LOADED: [OnceLock<Words>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        static NONE: OnceLock<Words> = OnceLock::new();
        let (tag, _, text) = LANGUAGES.get(number).copied().unwrap_or(("en", "", ""));
        LOADED.get(number).unwrap_or(&NONE).get_or_init(|| Self::read(tag, text))
    }

    fn read(tag: &'static str, text: &str) -> Self {
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolates are drawn as letters by some terminals; the order of directions is made elsewhere.
        bundle.set_use_isolating(false);
        // A test reads every file without a fault.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { tag, bundle, ages: OnceLock::new() }
    }

    /// The BCP 47 tag of the language.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        self.tag
    }

    /// Whether it is read from the right.
    #[must_use]
    pub fn from_right(&self) -> bool {
        self.tag == "ar"
    }

    /// Whether the language itself has a message of this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message without parts, by its id.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// A message with its parts put in; that of English where this language has none.
    #[must_use]
    pub fn tell(&self, id: &str, parts: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return if self.tag == "en" { id.to_owned() } else { Self::english().tell(id, parts) };
        };
        let args: FluentArgs<'_> = parts.iter().map(|(name, part)| (*name, part.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A message of any origin in this language.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        match message {
            Message::Plain(text) => text.clone(),
            Message::Words(id, parts) => {
                let parts: Vec<_> = parts.iter().map(|(name, part)| (&**name, self.part(part))).collect();
                if Self::english().has(id) { self.tell(id, &parts) } else { unknown(id, &parts) }
            }
        }
    }

    fn part(&self, part: &MessagePart) -> Value<'static> {
        match part {
            MessagePart::Number(number) => (*number).into(),
            MessagePart::Text(text) => text.clone().into(),
            MessagePart::Language { language } => self.language(language).into(),
            MessagePart::Message(message) => self.message(message).into(),
        }
    }

    /// The name of a language; its tag where it has none here.
    #[must_use]
    pub fn language(&self, tag: &str) -> String {
        let primary = tag.split('-').next().unwrap_or_default();
        let id = format!("language-{primary}");
        if Self::english().has(&id) { self.say(&id) } else { tag.to_owned() }
    }

    /// The tag of a language by its name or its tag, whatever the case of its letters; that of English where this language
    /// has no such name.
    #[must_use]
    pub fn language_tag(&self, name: &str) -> Option<&'static str> {
        let wanted = name.trim().to_lowercase();
        let (.., english) = LANGUAGES.first()?;
        let entries = english.lines().filter_map(|line| line.strip_prefix("language-")?.split_once(" = "));
        let mut tags = entries.map(|(tag, _)| tag);
        let found = tags.find(|tag| *tag == wanted || self.language(tag).to_lowercase() == wanted);
        found.or_else(|| if self.tag == "en" { None } else { Self::english().language_tag(name) })
    }

    /// `3 of 12`: a match among those found.
    #[must_use]
    pub fn matches(&self, number: usize, count: usize) -> String {
        if count == 0 {
            return self.say("no-matches");
        }
        self.tell("matches", &[("number", number.into()), ("count", count.into())])
    }
}

/// What can be read of a message that a newer version kept.
fn unknown(id: &str, parts: &[(&str, Value<'_>)]) -> String {
    let parts = parts.iter().map(|(name, part)| match part {
        Value::String(text) => format!("{name} {text}"),
        Value::Number(number) => format!("{name} {}", number.value),
        _ => (*name).to_owned(),
    });
    let parts: Vec<String> = parts.collect();
    let id = id.replace('-', " ");
    if parts.is_empty() { id } else { format!("{id} ({})", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::model::{Language, Message};

    #[test]
    fn a_message_is_said_with_its_parts_in_every_language() {
        let inner = Message::new("into-language").with("language", &Language::parse("ro").unwrap());
        let outer = inner.at("feeds.toml");
        let said = |tag| Words::of(tag).unwrap().message(&outer);
        assert_eq!(
            (said("en").as_str(), said("de").as_str()),
            ("feeds.toml: into Romanian", "feeds.toml: Zielsprache: Rumänisch")
        );
        let many = |count: u64| Words::english().message(&Message::new("feeds-count").with("count", count));
        assert_eq!((many(1).as_str(), many(2).as_str()), ("1 feed", "2 feeds"));
    }

    #[test]
    fn a_message_of_a_newer_version_can_be_read_all_the_same() {
        let newer = Message::new("fetch-of-tomorrow").with("status", 799_u64).with("host", "news.example");
        let german = Words::of("de").unwrap();
        assert_eq!(german.message(&newer), "fetch of tomorrow (status 799, host news.example)");
        assert_eq!(german.message(&Message::Plain("as it is".to_owned())), "as it is");
    }
}
