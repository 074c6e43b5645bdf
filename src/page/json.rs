use serde_json::Value;

/// Maximum number of values of a script.
const MAX_VALUES: usize = 20;
/// Number of bytes of look-ahead.
const NEXT: usize = 200;

/// The JSON values of a script. Tolerates line breaks and unescaped quotation marks in strings, trailing commas,
/// comments between values and around the whole, and several values in sequence.
pub(super) fn values(text: &str) -> Vec<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let values = all(text);
    if values.is_empty() { all(&mended(text)) } else { values }
}

fn all(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().take(MAX_VALUES).map_while(Result::ok).collect()
}

/// Replaces control characters in strings by spaces, escapes quotation marks inside strings, and omits comments and
/// trailing commas.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = tail;
        match c {
            '\\' if inside => {
                out.push(c);
                if let Some(escaped) = tail.chars().next() {
                    out.push(escaped);
                    rest = tail.get(escaped.len_utf8()..).unwrap_or_default();
                }
            }
            '"' if inside && next(tail).is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b':')) => {
                out.push_str("\\\"");
            }
            '"' => {
                inside = !inside;
                out.push(c);
            }
            '}' | ']' if !inside => {
                let end = out.trim_end().trim_end_matches(',').len();
                out.truncate(end);
                out.push(c);
            }
            '/' if !inside && tail.starts_with('/') => {
                rest = tail.find('\n').and_then(|end| tail.get(end..)).unwrap_or_default();
            }
            '/' if !inside && tail.starts_with('*') => {
                rest = tail.find("*/").and_then(|end| tail.get(end + 2..)).unwrap_or_default();
            }
            c => out.push(if inside && c.is_control() { ' ' } else { c }),
        }
    }
    out
}

/// The next byte that is not white space.
fn next(text: &str) -> Option<u8> {
    text.bytes().take(NEXT).find(|byte| !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn what_newsrooms_print_is_read() {
        for text in [
            "{\"name\": \"Oda \\\"Reef\\\" Fjell\"}",
            "{\"name\": \"Oda \"Reef\" Fjell\",}",
            "<!-- {\"name\": \"Oda \"Reef\" Fjell\"} -->",
            "{ // who wrote it\n \"name\": \"Oda \"Reef\" Fjell\", /* no more */ }",
        ] {
            assert_eq!(values(text)[0]["name"], "Oda \"Reef\" Fjell", "{text}");
        }
        assert_eq!(values("{\"name\": \"Oda\nFjell\"}")[0]["name"], "Oda Fjell");
        assert_eq!(values("{\"url\": \"https://h.example/1\"} {\"a\": 1}").len(), 2);
        assert!(values("[[[[").is_empty());
    }
}
