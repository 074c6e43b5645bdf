//! What fails is told in every language of the interface, with all of its parts.

mod config;
mod desk;
mod fetch;
mod query;
mod sync;

use std::fmt::Display;

use dateline::model::{Message, MessagePart, ToMessage};
use dateline::words::Words;

/// Errors of each kind of an enum: a kind that is not among them does not compile.
macro_rules! each {
    ($error:ty: $($kind:pat => $($sample:expr),+;)+) => {{
        #[allow(clippy::match_same_arms, reason = "only that all are there")]
        fn all(error: &$error) -> bool {
            match error { $($kind => true),+ }
        }
        let mut samples: Vec<$error> = Vec::new();
        $(
            let of_kind = vec![$($sample),+];
            assert!(of_kind.iter().all(|sample| all(sample) && matches!(sample, $kind)));
            samples.extend(of_kind);
        )+
        samples
    }};
}
use each;

/// Messages that only put their parts beside each other.
const JOINS: [&str; 4] = ["at-place", "failure-and-cure", "and-also", "answered-and-said"];

/// Every language says the errors, and what is logged is the English sentence.
fn are_told<E: Display + ToMessage>(errors: &[E]) {
    for error in errors {
        let message = error.message();
        assert_eq!(Words::english().message(&message), error.to_string());
        is_told(&message);
    }
}

/// Every language has the message, says all of its parts, and says it in words of its own.
fn is_told(message: &Message) {
    let english = Words::english().message(message);
    for (tag, _) in Words::languages() {
        let words = Words::of(tag).unwrap();
        let said = words.message(message);
        has(words, message, &said);
        assert!(!said.contains(['{', '}']), "{tag}: {said}");
        let joined = matches!(message, Message::Words(id, _) if JOINS.contains(&&**id));
        assert!(tag == "en" || joined || said != english, "{tag} says in English: {said}");
    }
    assert_eq!(Message::of_kept(&message.kept()), *message);
}

fn has(words: &Words, message: &Message, said: &str) {
    match message {
        Message::Plain(text) => assert!(said.contains(text), "{}: {said} lacks {text}", words.tag()),
        Message::Words(id, parts) => {
            assert!(words.has(id), "{} has no {id}", words.tag());
            for (name, part) in parts {
                let part = match part {
                    MessagePart::Number(number) => number.to_string(),
                    MessagePart::Text(text) => text.clone(),
                    MessagePart::Language { language } => words.language(language),
                    MessagePart::Message(inner) => {
                        has(words, inner, said);
                        continue;
                    }
                };
                assert!(said.contains(&part), "{}: {said} lacks {name}, {part}", words.tag());
            }
        }
    }
}
