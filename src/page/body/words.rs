//! Words that distinguish parts of a body from other parts of the page.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::page::vocabulary;

const FILE: &str = include_str!("../../../assets/page/lines.toml");

/// Lines in and around a body, by what they say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    /// Headings of the key points before a text.
    pub(super) points: HashSet<String>,
    /// Labels of a claim that is checked, and of the verdict.
    pub(super) claims: HashSet<String>,
    /// Beginnings of the heading of a text about the author.
    pub(super) writers: Vec<String>,
    /// Beginnings of a notice of rights at the end of a page.
    pub(super) rights: Vec<String>,
    /// Lines that mark the place of an advertisement.
    pub(super) adverts: HashSet<String>,
    /// Beginnings of paragraphs that invite the reader to the outlet's newsletter, channel or app, or that belong to a
    /// player or an advertisement.
    pub(super) invitations: Vec<String>,
}

/// The lines of the file.
pub(super) static SAID: LazyLock<Said> = LazyLock::new(|| vocabulary::read(FILE).unwrap_or_default());

/// Meanings of names that do not occur in a body.
pub(super) const OTHERS: [&str; 11] = [
    "navigation",
    "share",
    "related",
    "comments",
    "subscribe",
    "advert",
    "footer",
    "author",
    "tags",
    "tools",
    "consent",
];

/// Those of them with ambiguous words: `label`, `topic`, `copy`.
pub(super) const DOUBTFUL: [&str; 2] = ["tags", "tools"];

/// Headings of lists of pros and cons.
pub(super) const VERDICTS: [&str; 28] = [
    "pros",
    "cons",
    "the good",
    "the bad",
    "what we like",
    "what we don’t like",
    "what we don't like",
    "what we love",
    "advantages",
    "disadvantages",
    "benefits",
    "drawbacks",
    "vorteile",
    "nachteile",
    "avantages",
    "inconvénients",
    "les plus",
    "les moins",
    "ventajas",
    "desventajas",
    "pro",
    "contro",
    "contra",
    "prós",
    "contras",
    "voordelen",
    "nadelen",
    "zalety",
];

/// Headings of lists of sources.
pub(super) const SOURCES: [&str; 26] = [
    "references",
    "sources",
    "source",
    "sources & links",
    "sources and links",
    "notes",
    "footnotes",
    "endnotes",
    "bibliography",
    "works cited",
    "quellen",
    "quellenangaben",
    "literatur",
    "références",
    "bibliographie",
    "fuentes",
    "referencias",
    "fonti",
    "fontes",
    "referências",
    "bronnen",
    "źródła",
    "источники",
    "参考文献",
    "参考资料",
    "參考資料",
];

#[cfg(test)]
mod tests {
    use super::{FILE, Said};
    use crate::page::vocabulary;

    #[test]
    fn the_file_is_read_and_in_small_letters() {
        let said: Said = vocabulary::read(FILE).unwrap();
        let all = said
            .points
            .iter()
            .chain(&said.claims)
            .chain(&said.adverts)
            .chain(&said.invitations)
            .chain(&said.rights)
            .chain(&said.writers);
        assert!(said.invitations.len() > 200);
        for line in all {
            assert_eq!(line.to_lowercase(), *line);
        }
    }
}
