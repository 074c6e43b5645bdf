use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Bytes of a tag that is read.
const MAX_TAG_BYTES: usize = 60;

/// Languages with their codes and names.
const NAMES: &str = include_str!("../../assets/language/names.tsv");

/// Codes that were withdrawn, with those that took their place (the registry of RFC 5646 §3.1.2).
const WITHDRAWN: &[(&str, &str)] =
    &[("iw", "he"), ("in", "id"), ("ji", "yi"), ("jw", "jv"), ("mo", "ro"), ("sh", "sr-Latn"), ("bokmal", "nb")];

/// Countries that are given for a language: their code is none of a language, and most of what they print is in one.
const COUNTRIES: &[(&str, &str)] = &[
    ("us", "en-US"),
    ("gb", "en-GB"),
    ("au", "en-AU"),
    ("nz", "en-NZ"),
    ("jp", "ja"),
    ("cn", "zh-CN"),
    ("hk", "zh-HK"),
    ("dk", "da"),
    ("cz", "cs"),
    ("gr", "el"),
    ("ua", "uk"),
    ("at", "de-AT"),
    ("mx", "es-MX"),
    ("cl", "es-CL"),
    ("vn", "vi"),
    ("kz", "kk"),
    ("ge", "ka"),
    ("rs", "sr"),
    ("md", "ro"),
    ("eg", "ar-EG"),
];

/// Every code of two letters by itself, by its codes of three letters and by its names.
static CODES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('\t');
        let code = parts.next().unwrap_or_default();
        for name in parts.flat_map(|names| names.split(' ')).chain([code]) {
            codes.entry(name).or_insert(code);
        }
    }
    codes.extend(WITHDRAWN.iter().copied());
    codes
});

/// A BCP 47 language tag in its canonical form (RFC 5646 §4.5), such as `en`, `en-US` or `zh-Hant`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Makes a tag from outside text: a tag in whatever case, `en_US.UTF-8`, the codes of ISO 639-2 (`eng`), a language's name in
    /// English or in itself, a country that is given for its language (`us`), the first of a list. None where the text names no
    /// language, as `und`, or is no tag.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let first = text.split([',', ';', '.', '@', '(', '|', '/']).next().unwrap_or_default().trim();
        if first.is_empty() || text.len() > MAX_TAG_BYTES {
            return None;
        }
        let lower = first.to_lowercase().replace(['_', ' '], "-");
        if let Some(code) = CODES.get(lower.as_str()) {
            return Some(Self((*code).to_owned()));
        }
        let mut parts = lower.split('-').filter(|part| !part.is_empty());
        let primary = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        if let Some((_, tag)) = COUNTRIES.iter().find(|(country, _)| *country == primary) {
            let turned = rest.first().filter(|part| part.len() == 2).and_then(|part| CODES.get(part));
            return Some(Self(turned.map_or((*tag).to_owned(), |code| format!("{code}-{}", region(primary)))));
        }
        let code = match CODES.get(primary) {
            Some(code) => (*code).to_owned(),
            None if primary.len() == 3 && is_language(primary) => primary.to_owned(),
            None => return None,
        };
        Some(Self(rest.iter().map_while(|part| subtag(part)).fold(code, |tag, part| tag + "-" + &part)))
    }

    /// The whole tag as BCP 47 writes it: `pt-BR`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Only the primary subtag: `zh` of `zh-Hant`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The language without its script and region: lists are filtered by it.
    #[must_use]
    pub fn base(&self) -> Self {
        Self(self.primary().to_owned())
    }
}

/// Whether three letters may be the code of a language: not those that say that there is none, or no one.
fn is_language(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_alphabetic()) && !matches!(code, "und" | "mul" | "mis" | "zxx")
}

/// A subtag as it is written: a script with a capital, a region in capitals.
fn subtag(part: &str) -> Option<String> {
    let letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let valid = part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    valid.then(|| match part.len() {
        2 if letters => region(part),
        4 if letters => part.char_indices().map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c }).collect(),
        _ => part.to_owned(),
    })
}

fn region(part: &str) -> String {
    if part == "uk" { "GB".to_owned() } else { part.to_ascii_uppercase() }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_tag_is_made_canonical() {
        for (text, tag) in [
            ("en", "en"),
            (" EN-us ", "en-US"),
            ("en_US.UTF-8", "en-US"),
            ("en-UK", "en-GB"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("eng", "en"),
            ("ger", "de"),
            ("deu", "de"),
            ("cmn-Hans", "zh-Hans"),
            ("us", "en-US"),
            ("us-en", "en-US"),
            ("ua", "uk"),
            ("iw", "he"),
            ("English", "en"),
            ("English (US)", "en"),
            ("Português", "pt"),
            ("日本語", "ja"),
            ("en-us, en", "en-US"),
            ("de;q=0.8", "de"),
            ("en-", "en"),
            ("haw", "haw"),
            ("es-419", "es-419"),
            ("sl-rozaj", "sl-rozaj"),
        ] {
            assert_eq!(Language::parse(text).map(|found| found.to_string()).as_deref(), Some(tag), "{text}");
        }
    }

    #[test]
    fn what_names_no_language_is_no_tag() {
        for text in ["", " ", "xx", "qq-US", "und", "mul", "language", "e", "12", "english1", "http://a.example/en"] {
            assert_eq!(Language::parse(text), None, "{text}");
        }
    }
}
