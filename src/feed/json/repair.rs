/// Repairs invalid JSON (RFC 8259): control characters in strings (§7), unknown escapes, unpaired surrogates, trailing
/// commas.
pub(super) fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(['"', ',']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        if let Some(after) = tail.strip_prefix(',') {
            if !after.trim_start().starts_with([']', '}']) {
                out.push(',');
            }
            rest = after;
        } else {
            out.push('"');
            rest = string(tail.get(1..).unwrap_or_default(), &mut out);
        }
    }
    out.push_str(rest);
    out
}

/// Writes a string up to its end; returns the text after it.
fn string<'a>(text: &'a str, out: &mut String) -> &'a str {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                out.push('"');
                return chars.as_str();
            }
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

fn escape(chars: &mut std::str::Chars<'_>, out: &mut String) {
    let Some(c) = chars.clone().next() else { return };
    match c {
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => {
            chars.next();
            out.push('\\');
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
        ] {
            assert_eq!(repaired(text), right);
        }
    }
}
