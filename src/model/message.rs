use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Language;

/// A sentence for the user, not yet in a language: `words` says it where it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Message {
    /// Text that is shown as it is: what a library, a server or a program said, or what an older version kept.
    Plain(String),
    /// A message of the words by its id, with its parts by their names.
    Words(Name, Vec<(Name, MessagePart)>),
}

/// The id of a message, or the name of one of its parts.
type Name = Cow<'static, str>;

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MessagePart {
    /// A number, by which the words choose singular or plural.
    Number(u64),
    /// Text that is the same in every language: a name, an address, an option.
    Text(String),
    /// A language, which is said by its name.
    Language {
        /// Its tag.
        language: String,
    },
    /// A message within the message.
    Message(Message),
}

/// What can be said to the user.
pub trait ToMessage {
    /// The message for the user: of a failure what failed, where, and what to do if that is a part of it.
    fn message(&self) -> Message;
}

impl Message {
    /// A message of the words that has no parts, or not yet.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self::Words(Cow::Borrowed(id), Vec::new())
    }

    /// A message of the words whose only part is what it is about.
    #[must_use]
    pub fn about(id: &'static str, what: impl Into<MessagePart>) -> Self {
        Self::new(id).with("what", what)
    }

    /// The message with one more part; text that is shown as it is has none.
    #[must_use]
    pub fn with(mut self, name: &'static str, part: impl Into<MessagePart>) -> Self {
        if let Self::Words(_, parts) = &mut self {
            parts.push((Cow::Borrowed(name), part.into()));
        }
        self
    }

    /// What failed, with what the user can do about it.
    #[must_use]
    pub fn with_cure(self, cure: Self) -> Self {
        Self::new("failure-and-cure").with("failure", self).with("cure", cure)
    }

    /// This message and another one after it.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self::about("and-also", self).with("more", more)
    }

    /// The message of a place: a file with line and column, an address, an account.
    #[must_use]
    pub fn at(self, place: impl Into<String>) -> Self {
        Self::new("at-place").with("place", place.into()).with("what", self)
    }

    /// The message as the cache keeps it.
    #[must_use]
    pub fn kept(&self) -> String {
        // Nothing in it has a form that JSON lacks.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Message::kept`] wrote; what is something else is a sentence of an older version.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self::Plain(text.to_owned()))
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<Message> for MessagePart {
    fn from(message: Message) -> Self {
        match message {
            Message::Plain(text) => Self::Text(text),
            words @ Message::Words(..) => Self::Message(words),
        }
    }
}

impl From<String> for MessagePart {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for MessagePart {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for MessagePart {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Language> for MessagePart {
    fn from(language: &Language) -> Self {
        Self::Language { language: language.as_str().to_owned() }
    }
}

impl From<u64> for MessagePart {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for MessagePart {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for MessagePart {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for MessagePart {
    fn from(number: usize) -> Self {
        // No machine counts further.
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Message};

    #[test]
    fn what_is_kept_is_read_again_and_an_old_sentence_as_it_is() {
        let inner = Message::new("inner").with("language", &Language::parse("ro").unwrap());
        let message = Message::new("outer").with("count", 3_u64).with("name", "Oda \"Fjell\"").with("why", inner);
        assert_eq!(
            message.kept(),
            r#"["outer",[["count",3],["name","Oda \"Fjell\""],["why",["inner",[["language",{"language":"ro"}]]]]]]"#
        );
        assert_eq!(Message::of_kept(&message.kept()), message);
        let plain = Message::Plain("[it broke]".to_owned());
        assert_eq!(Message::of_kept(&plain.kept()), plain);
        for old in ["the server answered 404 (not found)", "[gone]", "", "7", "{}"] {
            assert_eq!(Message::of_kept(old), Message::Plain(old.to_owned()));
        }
    }
}
