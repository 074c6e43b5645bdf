use super::super::entities;

pub(super) fn push_attribute(key: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    push_text(&value.replace('<', "&lt;").replace('"', "&quot;"), out);
    out.push('"');
}

/// Writes text, its references made such that XML knows them.
pub(super) fn push_text(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        rest.get(..at).unwrap_or_default().chars().for_each(|c| push_plain(c, out));
        let tail = rest.get(at + 1..).unwrap_or_default();
        let end = tail.bytes().take(34).position(|byte| byte == b';');
        let name = end.and_then(|end| tail.get(..end));
        if let Some(text) = name.and_then(reference) {
            out.push_str(&text);
            rest = tail.get(end.unwrap_or(0) + 1..).unwrap_or_default();
        } else {
            out.push_str("&amp;");
            rest = tail;
        }
    }
    rest.chars().for_each(|c| push_plain(c, out));
}

/// A reference as XML may have it; none when it is no reference.
pub(super) fn reference(name: &str) -> Option<String> {
    if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
        return Some(format!("&{name};"));
    }
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some(number_text(code));
    } else if name.chars().all(|c| c.is_ascii_alphanumeric()) && !name.is_empty() {
        entities::named(name)?
    } else {
        return None;
    };
    let mut out = String::new();
    c.chars().for_each(|c| push_escaped(c, &mut out));
    Some(out)
}

pub(super) fn number_text(code: u32) -> String {
    let mut out = String::new();
    push_escaped(char::from_u32(code).unwrap_or('\u{fffd}'), &mut out);
    out
}

pub(super) fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => push_plain(c, out),
    }
}

/// Characters of the C1 range mean windows-1252 to everyone who writes them (HTML §13.2.5.80).
fn windows_1252(c: char) -> char {
    match u8::try_from(u32::from(c)) {
        Ok(byte @ 0x80..=0x9f) => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c)
        }
        _ => c,
    }
}

/// Writes a character that XML 1.0 §2.2 allows; others are left out.
pub(super) fn push_plain(c: char, out: &mut String) {
    let c = windows_1252(c);
    let space = matches!(c, '\n' | '\t' | '\r');
    if (space || !c.is_control()) && !matches!(c, '\u{fffe}' | '\u{ffff}') {
        out.push(c);
    }
}
