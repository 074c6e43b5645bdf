use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_7, ISO_8859_8, ISO_8859_8_I, ISO_8859_13, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1253, WINDOWS_1255, WINDOWS_1257,
};

/// Length in bytes of the prefix that is searched for an encoding declaration.
const HEAD: usize = 2_048;

/// Decodes bytes to text: BOM, valid UTF-8, the HTTP charset, the declaration in the document, then detection.
#[must_use]
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    if let Some(text) = widest(bytes) {
        return Cow::Owned(text);
    }
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return text(encoding, bytes.get(skip..).unwrap_or_default());
    }
    if let Some(encoding) = wide(bytes) {
        return text(encoding, bytes);
    }
    if let Ok(valid) = simdutf8::basic::from_utf8(bytes)
        && !is_shifted(bytes)
    {
        return Cow::Borrowed(valid);
    }
    // A declared wide encoding is ignored if the bytes contradict it.
    let fits =
        |encoding: &&'static Encoding| *encoding != UTF_8 && (encoding.is_ascii_compatible() || is_shifted(bytes));
    let encoding = content_type.and_then(charset).filter(fits).or_else(|| declared(bytes).filter(fits));
    // One invalid byte in a document declared as UTF-8 must not garble all other letters.
    match encoding {
        Some(encoding) => text(of_windows(encoding, bytes), bytes),
        None if mostly_utf8(bytes, says_utf8(bytes, content_type)) => Cow::Owned(stray(bytes)),
        None => text(detect(bytes), bytes),
    }
}

fn text<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// The code page of Windows that a text is in if it is declared as the ISO standard of the same letters but has bytes that
/// are controls there, or letters where no letter can be. The Encoding Standard does the same for ISO 8859-1 and -9.
fn of_windows(declared: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let any = |is: fn(u8) -> bool| bytes.iter().any(|byte| is(*byte));
    let control = |byte: u8| matches!(byte, 0x80..=0x9f);
    if declared == ISO_8859_2 && any(|byte| matches!(byte, 0x8a | 0x8c..=0x8f | 0x9a | 0x9c..=0x9f)) {
        return WINDOWS_1250;
    }
    // The closing quotation mark of the one is a capital letter in the other.
    let begins = |capital: u8| {
        let greek = |byte: u8| byte >= 0xb8;
        let letter = |byte: u8| greek(byte) || byte.is_ascii_alphabetic();
        memchr::memchr_iter(capital, bytes).any(|at| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            before.is_none_or(|byte| !letter(*byte)) && bytes.get(at + 1).is_some_and(|byte| greek(*byte))
        })
    };
    if declared == ISO_8859_7 && (any(control) || begins(0xa2)) && !begins(0xb6) {
        return WINDOWS_1253;
    }
    if (declared == ISO_8859_8 || declared == ISO_8859_8_I) && any(|byte| matches!(byte, 0x80..=0x9f | 0xc0..=0xd3)) {
        return WINDOWS_1255;
    }
    if declared == ISO_8859_13 && any(control) { WINDOWS_1257 } else { declared }
}

/// Detects UTF-16 without a BOM by the zero bytes next to the first `<` (XML 1.0, appendix F).
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<', ..] => Some(UTF_16BE),
        [b'<', 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

/// Decodes UTF-32, which the Encoding Standard omits, by its BOM or by the zero bytes next to the first `<`.
fn widest(bytes: &[u8]) -> Option<String> {
    let (big, skip) = match bytes {
        [0, 0, 0xfe, 0xff, ..] => (true, 4),
        [0xff, 0xfe, 0, 0, ..] => (false, 4),
        [0, 0, 0, b'<', ..] => (true, 0),
        [b'<', 0, 0, 0, ..] => (false, 0),
        _ => return None,
    };
    let (codes, _) = bytes.get(skip..)?.as_chunks::<4>();
    let code = |chunk: &[u8; 4]| if big { u32::from_be_bytes(*chunk) } else { u32::from_le_bytes(*chunk) };
    Some(codes.iter().map(|chunk| char::from_u32(code(chunk)).unwrap_or('\u{fffd}')).collect())
}

/// Whether a text is ISO-2022-JP, which is plain ASCII apart from its escape sequences.
fn is_shifted(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1b, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some([b'$', b'B' | b'@'])))
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let at = lower.find("charset")?;
    let value = lower.get(at + 7..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_matches(['"', '\'']);
    let end = value.find([';', '"', '\'', ' ']).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?.as_bytes())
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte)).collect();
    let Some(start) = head.find("<?xml") else {
        // A page declares its encoding in a `meta` element.
        return charset(head.get(head.find("<meta")?..)?);
    };
    let declaration = head.get(start..)?;
    let declaration = declaration.get(..declaration.find("?>")?)?;
    let value = declaration.get(declaration.find("encoding")? + 8..)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    let value = value.get(1..)?;
    let value = value.get(..value.find(quote)?)?;
    Encoding::for_label(value.as_bytes())
}

/// UTF-8 with stray windows-1252 bytes: each invalid byte is decoded separately.
fn stray(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 64);
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    out
}

fn says_utf8(bytes: &[u8], content_type: Option<&str>) -> bool {
    content_type.and_then(charset).or_else(|| declared(bytes)) == Some(UTF_8)
}

/// Whether most non-ASCII letters are valid UTF-8; in a document declared as UTF-8, at least half of them.
fn mostly_utf8(bytes: &[u8], is_declared: bool) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4 || (is_declared && good > 0 && good >= bad)
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, ISO_8859_2, ISO_8859_7, ISO_8859_8_I, ISO_8859_13};

    use super::decode;

    fn read(written: &str, declared: &str) -> String {
        let head = format!("<?xml version=\"1.0\" encoding=\"{declared}\"?>");
        let document = |encoding: &'static Encoding, text: &str| [head.as_bytes(), &encoding.encode(text).0].concat();
        let windows = match declared {
            "iso-8859-2" => encoding_rs::WINDOWS_1250,
            "iso-8859-7" => encoding_rs::WINDOWS_1253,
            "iso-8859-8-i" => encoding_rs::WINDOWS_1255,
            _ => encoding_rs::WINDOWS_1257,
        };
        decode(&document(windows, written), None).trim_start_matches(&head).to_owned()
    }

    #[test]
    fn code_pages_of_windows_are_known_under_the_name_of_a_standard() {
        for (declared, text) in [
            ("iso-8859-2", "Źródło bije, łąka już w słońcu: „święto”"),
            ("iso-8859-2", "Šťastný kůň v žitě – dál už nic"),
            ("iso-8859-7", "Η ιστορία της θάλασσας. Άνοιξη στο λιμάνι"),
            ("iso-8859-7", "Το λιμάνι – και η θάλασσα"),
            ("iso-8859-8-i", "הנמל – וגם הים"),
            ("iso-8859-13", "Uosto darbuotojai – ir jūra"),
        ] {
            assert_eq!(read(text, declared), text, "{declared}");
        }
    }

    #[test]
    fn texts_in_the_standards_themselves_stay() {
        for (name, encoding, text) in [
            ("iso-8859-2", ISO_8859_2, "Źródło bije, łąka już w słońcu; šťastný kůň"),
            ("iso-8859-7", ISO_8859_7, "Άνοιξη στο λιμάνι, σ’ ένα ‘καλό’ καΐκι"),
            ("iso-8859-8-i", ISO_8859_8_I, "הנמל וגם הים"),
            ("iso-8859-13", ISO_8859_13, "Uosto „darbuotojai“ ir jūra"),
        ] {
            let head = format!("<?xml version=\"1.0\" encoding=\"{name}\"?>");
            let document = [head.as_bytes(), &encoding.encode(text).0].concat();
            assert_eq!(decode(&document, None).trim_start_matches(&head), text, "{name}");
        }
    }
}
