/// A tag as it stands in the text.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: &'a str,
    pub(super) closing: bool,
    pub(super) empty: bool,
    pub(super) len: usize,
}

impl<'a> Tag<'a> {
    pub(super) fn read(tail: &'a str) -> Option<Self> {
        let rest = tail.strip_prefix('<')?;
        let closing = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name_end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<' | '=')).unwrap_or(rest.len());
        let name = rest.get(..name_end)?;
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let body = rest.get(name_end..)?;
        let end = end_of_tag(body)?;
        let inside = body.get(..end)?;
        let empty = inside.ends_with('/');
        let attributes = inside.strip_suffix('/').unwrap_or(inside);
        let len = tail.len() - body.len() + end + 1;
        Some(Self { name, attributes, closing, empty, len })
    }

    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// Names and raw values of the attributes.
    pub(super) fn pairs(&self) -> Vec<(&'a str, &'a str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let mut rest = self.attributes.trim_start();
        while let Some(equals) = rest.find('=') {
            let name = rest.get(..equals).unwrap_or_default().split_whitespace().last().unwrap_or_default();
            let value = rest.get(equals + 1..).unwrap_or_default().trim_start();
            let (value, after) = if let Some(quote @ ('"' | '\'')) = value.chars().next() {
                let inner = value.get(1..).unwrap_or_default();
                let end = inner.find(quote).unwrap_or(inner.len());
                (inner.get(..end).unwrap_or_default(), inner.get(end + 1..).unwrap_or_default())
            } else {
                let end = value.find(char::is_whitespace).unwrap_or(value.len());
                (value.get(..end).unwrap_or_default(), value.get(end..).unwrap_or_default())
            };
            let good = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'));
            if good && pairs.len() < 100 && !pairs.iter().any(|(known, _)| *known == name) {
                pairs.push((name, value));
            }
            rest = after.trim_start();
        }
        pairs
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.pairs().into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// The `>` that ends a tag, not one within a quoted value.
pub(super) fn end_of_tag(body: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in body.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
    }
    None
}
