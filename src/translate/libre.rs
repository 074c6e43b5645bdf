use serde_json::{Value, json};

use super::answer::AnswerFault;
use super::marks::Form;

/// The wire of `LibreTranslate`: `POST /translate`.
#[derive(Clone, Copy, Debug)]
pub struct Libre;

impl Libre {
    /// The most texts and bytes of one question.
    pub const MAX_REQUEST: (usize, usize) = (50, 100_000);

    /// The question for some texts; languages as the service calls them.
    #[must_use]
    pub fn question(texts: &[String], form: Form, (from, to): (&str, &str), key: Option<&str>) -> String {
        let format = if form == Form::Markup { "html" } else { "text" };
        let mut question = json!({"q": texts, "source": from, "target": to, "format": format});
        if let (Some(key), Value::Object(fields)) = (key, &mut question) {
            fields.insert("api_key".to_owned(), key.into());
        }
        question.to_string()
    }

    /// The texts of an answer.
    ///
    /// # Errors
    /// What the service says is wrong, or that it is no answer.
    pub fn answer(body: &[u8], count: usize) -> Result<Vec<String>, AnswerFault> {
        let answer: Value = serde_json::from_slice(body).map_err(|_| not_json(body))?;
        let texts = answer.get("translatedText");
        let texts: Vec<String> = match texts {
            Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(text)) => vec![text.clone()],
            _ => return Err(said(&answer, "error")),
        };
        if texts.len() == count { Ok(texts) } else { Err(AnswerFault::Count { asked: count, came: texts.len() }) }
    }

    /// What a service says of a failure, in its answer's body.
    #[must_use]
    pub fn failure(body: &[u8]) -> Option<String> {
        let answer: Value = serde_json::from_slice(body).ok()?;
        Some(short(answer.get("error")?.as_str()?))
    }
}

/// What is wrong with what is no JSON, such as the page of a proxy.
pub(super) fn not_json(body: &[u8]) -> AnswerFault {
    if body.trim_ascii_start().starts_with(b"<") { AnswerFault::Page } else { AnswerFault::NotJson }
}

pub(super) fn said(answer: &Value, key: &str) -> AnswerFault {
    let said = answer.get(key).and_then(Value::as_str);
    said.map_or(AnswerFault::NoTranslation, |said| AnswerFault::Said(short(said)))
}

/// Outside text as part of a sentence.
pub(super) fn short(said: &str) -> String {
    crate::text::clean_line(said, 200)
}

#[cfg(test)]
mod tests {
    use super::{Form, Libre};

    #[test]
    fn the_question_is_that_of_the_service() {
        let asked = Libre::question(&["a".to_owned()], Form::Markup, ("fr", "en"), Some("k"));
        assert_eq!(asked, r#"{"q":["a"],"source":"fr","target":"en","format":"html","api_key":"k"}"#);
        assert!(!Libre::question(&[], Form::Text, ("fr", "en"), None).contains("api_key"));
    }

    #[test]
    fn answers_are_read_and_what_is_none_is_told() {
        assert_eq!(Libre::answer(br#"{"translatedText":["a","b"]}"#, 2), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(Libre::answer(br#"{"translatedText":"a"}"#, 1), Ok(vec!["a".to_owned()]));
        for (body, words) in [
            (&b"<!DOCTYPE html>"[..], "web page"),
            (b"oops", "other than JSON"),
            (br#"{"error":"xx is not supported\u001b[2J"}"#, "it says: xx is not supported"),
            (br#"{"translatedText":["a"]}"#, "got 2 texts and returned 1"),
            (b"{}", "no translation"),
        ] {
            let sentence = Libre::answer(body, 2).unwrap_err().to_string();
            assert!(sentence.contains(words) && !sentence.contains('\u{1b}'), "{sentence}");
        }
        assert_eq!(Libre::failure(br#"{"error":"slow down"}"#), Some("slow down".to_owned()));
    }
}
