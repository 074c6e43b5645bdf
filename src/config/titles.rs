use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::fault::Expected;
use super::file::{Wrong, boolean};
use crate::model::Headline;

/// Which headlines of lists are translated; none unless it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    all: bool,
    by_feed: BTreeMap<String, bool>,
    by_section: BTreeMap<String, bool>,
    by_language: BTreeMap<String, bool>,
}

const KNOWN: &[&str] = &["all", "feed", "section", "language"];

impl Titles {
    /// Whether any headline may be translated.
    #[must_use]
    pub fn are_wanted(&self) -> bool {
        let some = |by: &BTreeMap<String, bool>| by.values().any(|wanted| *wanted);
        self.all || some(&self.by_feed) || some(&self.by_section) || some(&self.by_language)
    }

    /// Whether a headline is translated: what is said of its feed counts more than what is said of its section, and that more
    /// than what is said of its language.
    #[must_use]
    pub fn wants(&self, row: &Headline) -> bool {
        let by_language = || {
            let language = row.language.as_ref()?;
            self.by_language.get(language.as_str()).or_else(|| self.by_language.get(language.primary()))
        };
        let said = self.by_feed.get(&row.feed).or_else(|| self.by_section.get(&row.section)).or_else(by_language);
        said.copied().unwrap_or(self.all)
    }
}

/// `true`, or a table that says it of feeds, sections and languages.
pub(super) fn titles(value: &Spanned<DeValue<'_>>) -> Result<Titles, Wrong> {
    let DeValue::Table(table) = value.get_ref() else {
        let expected = || Wrong::at(value.span(), Expected::Table("{ section = { Europe = true } }".to_owned()));
        let all = boolean(value).map_err(|_| expected())?;
        return Ok(Titles { all, ..Titles::default() });
    };
    let mut titles = Titles::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "all" => titles.all = boolean(value)?,
            "feed" => titles.by_feed = switches(value)?,
            "section" => titles.by_section = switches(value)?,
            "language" => titles.by_language = switches(value)?,
            other => return Err(Wrong::unknown(other, KNOWN).or_at(key.span())),
        }
    }
    Ok(titles)
}

/// A table of switches by names.
fn switches(value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<String, bool>, Wrong> {
    let DeValue::Table(table) = value.get_ref() else {
        return Err(Wrong::at(value.span(), Expected::Table("{ ru = true }".to_owned())));
    };
    table.iter().map(|(key, value)| Ok((key.get_ref().to_string(), boolean(value)?))).collect()
}
