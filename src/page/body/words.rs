//! Words that distinguish parts of a body from other parts of the page.

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
