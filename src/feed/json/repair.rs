/// Repairs invalid JSON (RFC 8259): missing, doubled and trailing commas, comments, keys and values without quotes or in
/// single ones, the literals of other languages (`NaN`, `None`, `undefined`), quotes and control characters in strings
/// (§7), unknown escapes, unpaired surrogates, missing brackets. Ends of lines stay where they are.
pub(super) fn repaired(text: &str) -> String {
    let mut repair = Repair { out: String::with_capacity(text.len() + 64), ..Repair::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = repair.token(c, rest);
        if repair.done {
            break;
        }
    }
    repair.out
}

/// What precedes a token.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Before {
    /// The start of the text, or of an object or a list.
    #[default]
    Nothing,
    Key,
    Colon,
    Value,
}

#[derive(Default)]
struct Repair {
    out: String,
    /// The open brackets, those of objects as true.
    open: Vec<bool>,
    /// Number of open objects.
    objects: usize,
    before: Before,
    /// Whether the outermost bracket is closed.
    done: bool,
}

impl Repair {
    /// Processes the token at the start of a text, of which `c` is the first character; returns the text after it.
    fn token<'a>(&mut self, c: char, text: &'a str) -> &'a str {
        let after = text.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '"' | '\'' => {
                self.begin();
                self.out.push('"');
                string(after, c, &mut self.out)
            }
            '{' | '[' => {
                self.begin();
                self.out.push(c);
                self.open.push(c == '{');
                self.objects += usize::from(c == '{');
                self.before = Before::Nothing;
                after
            }
            '}' | ']' => {
                self.close(c == '}');
                after
            }
            ':' => {
                if self.before == Before::Key {
                    self.out.push(':');
                    self.before = Before::Colon;
                }
                after
            }
            // Commas are written where a key or value follows another.
            ',' => {
                self.complete();
                after
            }
            '/' if after.starts_with(['/', '*']) => {
                let end = if after.starts_with('/') { after.find('\n') } else { after.find("*/").map(|end| end + 2) };
                let (comment, after) = after.split_at(end.unwrap_or(after.len()));
                self.out.extend(comment.chars().filter(|c| *c == '\n'));
                after
            }
            c if c.is_whitespace() || c == '\u{feff}' || c == '\0' => {
                self.out.push(if c == '\n' { c } else { ' ' });
                after
            }
            _ => self.bare(text),
        }
    }

    /// Writes what is missing between the preceding token and a key or value; returns whether it is a key.
    fn begin(&mut self) -> bool {
        match self.before {
            Before::Value if !self.open.is_empty() => self.out.push(','),
            Before::Key => self.out.push(':'),
            _ => {}
        }
        let key = self.open.last() == Some(&true) && matches!(self.before, Before::Nothing | Before::Value);
        self.before = if key { Before::Key } else { Before::Value };
        key
    }

    /// Writes the value of a key that has none.
    fn complete(&mut self) {
        match self.before {
            Before::Key => self.out.push_str(":null"),
            Before::Colon => self.out.push_str("null"),
            _ => return,
        }
        self.before = Before::Value;
    }

    /// Writes a closing bracket, after those of the brackets inside that are not closed; one that was not opened is left
    /// out.
    fn close(&mut self, object: bool) {
        let count = if object { self.objects } else { self.open.len() - self.objects };
        if count == 0 {
            return;
        }
        self.complete();
        while let Some(open) = self.open.pop() {
            self.out.push(if open { '}' } else { ']' });
            self.objects -= usize::from(open);
            if open == object {
                break;
            }
        }
        self.before = Before::Value;
        self.done = self.open.is_empty();
    }

    /// A key or value without quotes: a number, a literal, else a string up to the next comma, bracket or end of line.
    fn bare<'a>(&mut self, text: &'a str) -> &'a str {
        let key = self.begin();
        let word = |ends: fn(char) -> bool| text.split_at(text.find(ends).unwrap_or(text.len()));
        let (short, after) = word(|c| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\''));
        if key {
            let short = if short.is_empty() { "?" } else { short };
            self.out.push_str(&quoted(short));
            return after;
        }
        if let Some(literal) = literal(short) {
            self.out.push_str(literal);
            return after;
        }
        let (long, after) = word(|c| matches!(c, ',' | '}' | ']' | '\n'));
        self.out.push_str(&quoted(long.trim()));
        after
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A number, or the literal of JSON for one of JSON, Python or JavaScript.
fn literal(word: &str) -> Option<&str> {
    if serde_json::from_str::<serde_json::Number>(word).is_ok() {
        return Some(word);
    }
    let lower = word.trim_start_matches(['+', '-']).to_ascii_lowercase();
    Some(match lower.as_str() {
        "true" => "true",
        "false" => "false",
        "null" | "none" | "nil" | "nan" | "undefined" | "inf" | "infinity" => "null",
        _ => return None,
    })
}

/// Writes a string in some quotes up to its end; returns the text after it.
fn string<'a>(text: &'a str, quote: char, out: &mut String) -> &'a str {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            c if c == quote && is_end(chars.as_str()) => {
                out.push('"');
                return chars.as_str();
            }
            '"' => out.push_str("\\\""),
            '\\' => escape(&mut chars, out),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out.push('"');
    ""
}

/// Whether a quote before this text ends a string: a sign of JSON or another string follows.
fn is_end(after: &str) -> bool {
    let next = after.trim_start();
    next.is_empty() || next.starts_with([',', ':', '}', ']', '{', '[', '"', '\'', '/'])
}

fn escape(chars: &mut std::str::Chars<'_>, out: &mut String) {
    let Some(c) = chars.clone().next() else { return };
    match c {
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => {
            chars.next();
            out.push('\\');
            out.push(c);
        }
        '\'' => {
            chars.next();
            out.push(c);
        }
        'u' => {
            chars.next();
            let unit = unit(chars.as_str());
            let second = chars.as_str().get(4..).and_then(|rest| rest.strip_prefix("\\u")).and_then(self::unit);
            match (unit, second) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => {
                    out.push_str("\\u");
                    out.push_str(chars.as_str().get(..10).unwrap_or_default());
                    *chars = chars.as_str().get(10..).unwrap_or_default().chars();
                }
                (Some(0xd800..=0xdfff), _) => {
                    out.push('\u{fffd}');
                    *chars = chars.as_str().get(4..).unwrap_or_default().chars();
                }
                (Some(_), _) => {
                    out.push_str("\\u");
                    out.push_str(chars.as_str().get(..4).unwrap_or_default());
                    *chars = chars.as_str().get(4..).unwrap_or_default().chars();
                }
                (None, _) => out.push('u'),
            }
        }
        // The backslash of an unknown escape is dropped.
        _ => {}
    }
}

/// The code unit of four hexadecimal digits.
fn unit(text: &str) -> Option<u32> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_is_no_json_becomes_some_and_what_is_stays() {
        for (text, right) in [
            ("{\"a\":[1,2,],}", "{\"a\":[1,2]}"),
            ("{\"a\":\"x\ny\\'\\q\"}", "{\"a\":\"x\\ny'q\"}"),
            ("\"\\ud83d x\"", "\"\u{fffd} x\""),
            ("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""),
            ("{\"a\":\"cut", "{\"a\":\"cut\""),
            ("{\"a\":\"b,]\",\"c\":1}", "{\"a\":\"b,]\",\"c\":1}"),
            ("{\"a\":[1,,2 3],,\"b\" [4]}", "{\"a\":[1,2 ,3],\"b\" :[4]}"),
            ("{\"a\":[{\"b\":1} {\"b\":2}]\n\"c\":{}}", "{\"a\":[{\"b\":1} ,{\"b\":2}]\n,\"c\":{}}"),
            ("{\"a\":NaN,\"b\":-Infinity,\"c\":undefined}", "{\"a\":null,\"b\":null,\"c\":null}"),
            ("{'a':None,'b':True,'c':'it\\'s \"x\"'}", "{\"a\":null,\"b\":true,\"c\":\"it's \\\"x\\\"\"}"),
            ("{// one\na:1,/* \n*/ $b:-2.5e3}", "{\n\"a\":1\n ,\"$b\":-2.5e3}"),
            ("{\"a\":Port is open,\"b\":007}", "{\"a\":\"Port is open\",\"b\":\"007\"}"),
            ("{\"a\":\"The \"old\" pier\",\"b\":,\"c\"}", "{\"a\":\"The \\\"old\\\" pier\",\"b\":null,\"c\":null}"),
            ("{\"a\":[{\"b\":[1}],\"c\":1}}}", "{\"a\":[{\"b\":[1]}],\"c\":1}"),
            ("{\"a\":\"https://h.example/x\" // y", "{\"a\":\"https://h.example/x\" "),
        ] {
            assert_eq!(repaired(text), right);
        }
    }

    #[test]
    fn brackets_without_end_or_start_take_no_more_time_than_others() {
        let deep = "[{".repeat(100_000) + &"]".repeat(100_000) + &"}".repeat(100_000);
        assert!(repaired(&deep).len() <= 2 * deep.len());
    }
}
