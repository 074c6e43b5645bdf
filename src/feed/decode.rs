use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes at the start of a document in which a declaration is looked for.
const HEAD: usize = 2_048;

/// Decodes bytes to text: BOM, valid UTF-8, the HTTP charset, the declaration in the document, then detection.
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return text(encoding, bytes.get(skip..).unwrap_or_default());
    }
    if let Some(encoding) = wide(bytes) {
        return text(encoding, bytes);
    }
    if let Ok(valid) = std::str::from_utf8(bytes)
        && !is_shifted(bytes)
    {
        return valid.to_owned();
    }
    let encoding = content_type.and_then(charset).or_else(|| declared(bytes)).filter(|encoding| *encoding != UTF_8);
    // One wrong byte in a document that says UTF-8 must not turn the other letters into rubbish.
    let encoding = encoding.unwrap_or_else(|| if mostly_utf8(bytes) { UTF_8 } else { detect(bytes) });
    text(encoding, bytes)
}

fn text(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 without a BOM shows in the zero bytes beside the first `<` (XML 1.0, appendix F).
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<', ..] => Some(UTF_16BE),
        [b'<', 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

/// ISO-2022-JP is ASCII to a decoder that does not know its escape sequences.
fn is_shifted(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|window| matches!(window, [0x1b, b'$', b'B' | b'@']))
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

fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}
