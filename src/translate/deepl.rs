use serde_json::{Value, json};

use super::answer::AnswerFault;
use super::libre::{not_json, said, short};
use super::marks::Form;
use crate::model::Language;

/// The wire of the second version of `DeepL`, which `MTranServer` speaks as well: `POST /v2/translate`.
#[derive(Clone, Copy, Debug)]
pub struct DeepL;

impl DeepL {
    /// The most texts and bytes of one request: 50 texts, 128 KiB including what surrounds them.
    pub const MAX_REQUEST: (usize, usize) = (50, 100_000);

    /// The request for some texts of one pair of languages, as JSON.
    #[must_use]
    pub fn question(texts: &[String], form: Form, (from, to): (&str, &str)) -> String {
        let mut question = json!({"text": texts, "source_lang": from, "target_lang": to, "split_sentences": "0"});
        if let (Form::Markup, Value::Object(fields)) = (form, &mut question) {
            fields.insert("tag_handling".to_owned(), "html".into());
        }
        question.to_string()
    }

    /// The languages as the service calls them; a target needs a region where there are several.
    #[must_use]
    pub fn languages(from: &Language, to: &Language) -> (String, String) {
        let target = match to.as_str() {
            "en" => "EN-GB".to_owned(),
            "pt" => "PT-PT".to_owned(),
            "zh-CN" | "zh-SG" => "ZH-HANS".to_owned(),
            "zh-TW" | "zh-HK" => "ZH-HANT".to_owned(),
            "no" => "NB".to_owned(),
            tag if ["en", "pt", "zh"].contains(&to.primary()) => tag.to_ascii_uppercase(),
            _ => to.primary().to_ascii_uppercase(),
        };
        let source = if from.primary() == "no" { "NB".to_owned() } else { from.primary().to_ascii_uppercase() };
        (source, target)
    }

    /// The texts of an answer.
    ///
    /// # Errors
    /// What the service says is wrong, or that it is no answer.
    pub fn answer(body: &[u8], count: usize) -> Result<Vec<String>, AnswerFault> {
        let answer: Value = serde_json::from_slice(body).map_err(|_| not_json(body))?;
        let Some(Value::Array(texts)) = answer.get("translations") else { return Err(said(&answer, "message")) };
        let texts: Vec<String> = texts.iter().filter_map(|text| Some(text.get("text")?.as_str()?.to_owned())).collect();
        if texts.len() == count { Ok(texts) } else { Err(AnswerFault::Count { asked: count, came: texts.len() }) }
    }

    /// What the service says of a failure, in its answer's body.
    #[must_use]
    pub fn failure(body: &[u8]) -> Option<String> {
        let answer: Value = serde_json::from_slice(body).ok()?;
        Some(short(answer.get("message")?.as_str()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{DeepL, Form};
    use crate::model::Language;

    #[test]
    fn the_question_is_that_of_the_service() {
        let asked = DeepL::question(&["<a id=\"1\">x</a>".to_owned()], Form::Markup, ("FR", "EN-GB"));
        let whole = r#"{"text":["<a id=\"1\">x</a>"],"source_lang":"FR","target_lang":"EN-GB","split_sentences":"0","tag_handling":"html"}"#;
        assert_eq!(asked, whole);
    }

    #[test]
    fn languages_have_the_regions_that_it_wants() {
        let called = |from, to| DeepL::languages(&Language::parse(from).unwrap(), &Language::parse(to).unwrap());
        assert_eq!(called("pt-BR", "en"), ("PT".to_owned(), "EN-GB".to_owned()));
        assert_eq!(called("no", "zh-Hant"), ("NB".to_owned(), "ZH-HANT".to_owned()));
        assert_eq!(called("ar", "fr-CA"), ("AR".to_owned(), "FR".to_owned()));
    }

    #[test]
    fn answers_are_read_and_what_is_none_is_told() {
        let body = br#"{"translations":[{"detected_source_language":"FR","text":"a"}]}"#;
        assert_eq!(DeepL::answer(body, 1), Ok(vec!["a".to_owned()]));
        assert!(
            DeepL::answer(br#"{"message":"Wrong endpoint"}"#, 1).unwrap_err().to_string().contains("Wrong endpoint")
        );
        assert!(DeepL::answer(body, 2).is_err());
    }
}
