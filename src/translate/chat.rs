use serde_json::{Value, json};

use super::answer::AnswerFault;
use super::libre::short;
use crate::text::clean;

/// Bytes of a line of an answer.
const MOST_LINE: usize = 1_000_000;
/// Characters of a text that is taken.
const MOST_TEXT: usize = 20_000;

/// The wire of `OpenAI`'s chat completions, which Ollama, llama.cpp, LM Studio and vLLM speak as well:
/// `POST /v1/chat/completions`, the answer as a stream of events.
#[derive(Clone, Debug, Default)]
pub struct Chat {
    /// The line that is not whole yet.
    line: Vec<u8>,
    text: String,
}

impl Chat {
    /// The question: what is wanted, and the text of which.
    #[must_use]
    pub fn question(model: &str, prompt: &str, text: &str) -> String {
        let messages = json!([{"role": "system", "content": prompt}, {"role": "user", "content": text}]);
        let mut question = json!({"messages": messages, "stream": true});
        if let (false, Value::Object(fields)) = (model.is_empty(), &mut question) {
            fields.insert("model".to_owned(), model.into());
        }
        question.to_string()
    }

    /// Takes bytes of an answer in; answers whether there is more text than before.
    pub fn take(&mut self, bytes: &[u8]) -> bool {
        let before = self.text.len();
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.line.len() + part.len() <= MOST_LINE {
                self.line.extend_from_slice(part);
            }
            if part.ends_with(b"\n") {
                self.event();
            }
        }
        self.text.len() > before
    }

    /// Reads a line that is whole.
    fn event(&mut self) {
        let line = std::mem::take(&mut self.line);
        let Some(data) = line.strip_prefix(b"data:") else { return };
        let Ok(event) = serde_json::from_slice::<Value>(data) else { return };
        let part = event.pointer("/choices/0/delta/content").and_then(Value::as_str).unwrap_or_default();
        if self.text.len() < MOST_TEXT * 4 {
            self.text.push_str(part);
        }
    }

    /// The text so far, without what a model thinks before it answers.
    #[must_use]
    pub fn text(&self) -> String {
        answered(&self.text)
    }

    /// The text of a whole answer, also of one that came in one piece.
    ///
    /// # Errors
    /// What the service says is wrong, or that it is no answer.
    pub fn end(mut self, whole: &[u8]) -> Result<String, AnswerFault> {
        self.event();
        let text = self.text();
        if !text.is_empty() {
            return Ok(text);
        }
        // A stream without a text is not JSON, but it is no web page either.
        if whole.starts_with(b"data:") {
            return Err(AnswerFault::NoText);
        }
        let answer: Value = serde_json::from_slice(whole).map_err(|_| AnswerFault::NoChat)?;
        let text = answer.pointer("/choices/0/message/content").and_then(Value::as_str).map(answered);
        let said = || Self::failure(whole).map_or(AnswerFault::NoText, AnswerFault::Said);
        text.filter(|text| !text.is_empty()).ok_or_else(said)
    }

    /// What the service says of a failure, in its answer's body.
    #[must_use]
    pub fn failure(body: &[u8]) -> Option<String> {
        let answer: Value = serde_json::from_slice(body).ok()?;
        let error = answer.get("error")?;
        Some(short(error.get("message").unwrap_or(error).as_str()?))
    }
}

/// What a model answers: clean text without its reasoning before, which is between two marks.
fn answered(text: &str) -> String {
    let text = text.trim_start();
    let text = match text.strip_prefix("<think>") {
        Some(thought) => thought.split_once("</think>").map_or("", |(_, answer)| answer),
        None => text,
    };
    clean(text).trim().chars().take(MOST_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::{AnswerFault, Chat};

    fn streamed(parts: &[&str]) -> (Vec<String>, Result<String, AnswerFault>) {
        let (mut chat, mut steps) = (Chat::default(), Vec::new());
        for part in parts {
            if chat.take(part.as_bytes()) {
                steps.push(chat.text());
            }
        }
        let end = chat.end(parts.concat().as_bytes());
        (steps, end)
    }

    #[test]
    fn a_stream_is_read_wherever_it_is_cut() {
        let (steps, end) = streamed(&[
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"The har",
            "bour\"}}]}\r\n\r\n: keep-alive\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\" opens.\\u001b[31m\"}}]}\n\ndata: [DONE]\n\n",
        ]);
        assert_eq!(steps, ["The harbour", "The harbour opens."]);
        assert_eq!(end, Ok("The harbour opens.".to_owned()));
    }

    #[test]
    fn an_answer_in_one_piece_a_thought_and_a_failure_are_told_apart() {
        let whole = r#"{"choices":[{"message":{"content":"<think>hm</think>\n\nIt opens."}}]}"#;
        assert_eq!(streamed(&[whole]).1, Ok("It opens.".to_owned()));
        let thinking = "data: {\"choices\":[{\"delta\":{\"content\":\"<think>the reader\"}}]}\n\n";
        assert_eq!(streamed(&[thinking]).0, [""]);
        assert!(streamed(&[thinking]).1.is_err());
        let failed = streamed(&[r#"{"error":{"message":"model not found"}}"#]).1;
        assert_eq!(failed, Err(AnswerFault::Said("model not found".to_owned())));
        assert!(streamed(&["<!DOCTYPE html><p>Log in"]).1.is_err());
    }

    #[test]
    fn the_question_names_a_model_only_where_there_is_one() {
        assert!(!Chat::question("", "p", "t").contains("model"));
        let asked = Chat::question("small", "p", "t");
        assert!(asked.contains("\"model\":\"small\"") && asked.contains("\"stream\":true"), "{asked}");
    }
}
