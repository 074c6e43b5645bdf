//! Words by which parts of a body are told from what stands beside it.

/// Meanings of names that no part of a body has.
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

/// Those of them whose words have other uses: `label`, `topic`, `copy`.
pub(super) const DOUBTFUL: [&str; 2] = ["tags", "tools"];

/// What a list of what is good or bad about a thing is headed by.
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

/// What a list of what an article is drawn from is headed by.
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
