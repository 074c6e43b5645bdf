use std::borrow::Cow;

use super::super::entities;
use super::tag::Tag;

/// The Atom namespace (RFC 4287 §2).
pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Maximum number of declarations in effect at once; later ones are ignored.
const MOST_BINDINGS: usize = 100;

/// A set of element names: its usual prefix, its address, and other spellings of that address in use.
struct Vocabulary {
    prefix: &'static str,
    address: &'static str,
    spellings: &'static [&'static str],
    /// Other prefixes in use that are accepted without a declaration.
    aliases: &'static [&'static str],
}

const fn vocabulary(
    prefix: &'static str,
    address: &'static str,
    spellings: &'static [&'static str],
    aliases: &'static [&'static str],
) -> Vocabulary {
    Vocabulary { prefix, address, spellings, aliases }
}

/// Vocabularies that are read. Spellings have no scheme, no final slash or `#`, and are in lower case.
const KNOWN: [Vocabulary; 15] = [
    vocabulary("atom", ATOM, &["www.w3.org/2005/atom", "purl.org/atom/ns", "purl.org/atom"], &["a10"]),
    vocabulary(
        "rss",
        "http://purl.org/rss/1.0/",
        &[
            "purl.org/rss/1.0",
            "my.netscape.com/rdf/simple/0.9",
            "channel.netscape.com/rdf/simple/0.9",
            "backend.userland.com/rss",
            "backend.userland.com/rss2",
            "backend.userland.com/rss091",
            "backend.userland.com/rss092",
            "blogs.law.harvard.edu/tech/rss",
            "cyber.law.harvard.edu/rss/rss.html",
            "purl.org/net/rss1.1",
        ],
        &[],
    ),
    vocabulary(
        "dc",
        "http://purl.org/dc/elements/1.1/",
        &["purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0", "purl.org/dc/element/1.1"],
        &[],
    ),
    vocabulary("dcterms", "http://purl.org/dc/terms/", &["purl.org/dc/terms"], &["dct"]),
    vocabulary("content", "http://purl.org/rss/1.0/modules/content/", &["purl.org/rss/1.0/modules/content"], &[]),
    vocabulary(
        "media",
        "http://search.yahoo.com/mrss/",
        &["search.yahoo.com/mrss", "search.yahoo.com/rss", "www.rssboard.org/media-rss"],
        &["mrss"],
    ),
    vocabulary(
        "itunes",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        &["www.itunes.com/dtds/podcast-1.0.dtd", "www.itunes.com/dtd/podcast-1.0.dtd"],
        &[],
    ),
    vocabulary(
        "podcast",
        "https://podcastindex.org/namespace/1.0",
        &["podcastindex.org/namespace/1.0", "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"],
        &[],
    ),
    vocabulary("xhtml", "http://www.w3.org/1999/xhtml", &["www.w3.org/1999/xhtml"], &[]),
    vocabulary(
        "sy",
        "http://purl.org/rss/1.0/modules/syndication/",
        &["purl.org/rss/1.0/modules/syndication"],
        &["syn"],
    ),
    vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", &["www.w3.org/1999/02/22-rdf-syntax-ns"], &[]),
    vocabulary(
        "googleplay",
        "http://www.google.com/schemas/play-podcasts/1.0",
        &["www.google.com/schemas/play-podcasts/1.0"],
        &[],
    ),
    vocabulary(
        "feedburner",
        "http://rssnamespace.org/feedburner/ext/1.0",
        &["rssnamespace.org/feedburner/ext/1.0"],
        &[],
    ),
    vocabulary("yandex", "http://news.yandex.ru", &["news.yandex.ru"], &[]),
    // Anything else: the parser would treat a name with an undeclared prefix as the feed's own.
    vocabulary("foreign", "urn:foreign", &[], &[]),
];

/// Number of vocabularies, the maximum that can be declared.
pub(super) const COUNT: usize = KNOWN.len();
const FOREIGN: usize = COUNT - 1;

/// Prefix and address of a vocabulary.
pub(super) fn declaration(index: usize) -> Option<(&'static str, &'static str)> {
    KNOWN.get(index).map(|known| (known.prefix, known.address))
}

/// The meaning of a prefix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// The feed's own elements.
    Own,
    /// Index in [`KNOWN`].
    Known(usize),
}

struct Binding<'a> {
    depth: usize,
    prefix: &'a str,
    meaning: Meaning,
}

/// The prefixes in effect and their meanings (Namespaces in XML 1.0 §6).
pub(super) struct Namespaces<'a> {
    /// The vocabulary of the feed itself.
    own: &'static str,
    bindings: Vec<Binding<'a>>,
    used: [bool; COUNT],
}

impl<'a> Namespaces<'a> {
    pub(super) const fn new() -> Self {
        Self { own: "rss", bindings: Vec::new(), used: [false; COUNT] }
    }

    /// Sets the feed's own vocabulary and the prefix of its root.
    pub(super) fn set_own(&mut self, own: &'static str, prefix: &'a str) {
        self.own = own;
        self.bindings.push(Binding { depth: 1, prefix, meaning: Meaning::Own });
    }

    /// Adds the declarations of a start tag at a depth; the root's default namespace is always the feed's own.
    pub(super) fn declare(&mut self, tag: &Tag<'a>, depth: usize) {
        if tag.attributes.is_empty() || !tag.attributes.contains("xmlns") {
            return;
        }
        for (key, value) in tag.pairs().0 {
            let Some(rest) = key.strip_prefix("xmlns") else { continue };
            let prefix = rest.strip_prefix(':').unwrap_or(rest);
            if self.bindings.len() >= MOST_BINDINGS || (depth == 1 && prefix.is_empty()) {
                continue;
            }
            let meaning = self.meaning(prefix, value);
            if let Some(meaning) = meaning {
                self.bindings.push(Binding { depth, prefix, meaning });
            }
        }
    }

    /// Removes the declarations of a depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth && depth > 1) {
            self.bindings.pop();
        }
    }

    /// The meaning of an address; none if it is unknown and the prefix decides.
    fn meaning(&self, prefix: &str, address: &str) -> Option<Meaning> {
        let address = entities::decoded(address);
        let address = address.trim().to_ascii_lowercase();
        let bare = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(&address);
        let bare = bare.trim_end_matches(['/', '#']);
        let index = KNOWN.iter().position(|known| known.spellings.contains(&bare));
        match index {
            Some(index) => Some(self.of(index)),
            None if prefix.is_empty() => Some(if self.own == "rss" { Meaning::Own } else { Meaning::Known(FOREIGN) }),
            None if conventional(prefix).is_some() => None,
            None => Some(Meaning::Known(FOREIGN)),
        }
    }

    fn of(&self, index: usize) -> Meaning {
        match KNOWN.get(index) {
            Some(known) if known.prefix == self.own => Meaning::Own,
            _ => Meaning::Known(index),
        }
    }

    /// A name as written to the output: without a prefix for the feed's own elements, else with the prefix of its
    /// vocabulary.
    pub(super) fn name(&mut self, name: &'a str) -> Cow<'a, str> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let bound = self.bindings.iter().rev().find(|binding| binding.prefix == prefix);
        let meaning = match bound {
            Some(bound) => bound.meaning,
            None if prefix.is_empty() => Meaning::Own,
            None => self.of(conventional(prefix).unwrap_or(FOREIGN)),
        };
        let Meaning::Known(index) = meaning else { return Cow::Borrowed(local) };
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
        let right = KNOWN.get(index).map_or("foreign", |known| known.prefix);
        if right == prefix { Cow::Borrowed(name) } else { Cow::Owned(format!("{right}:{local}")) }
    }

    /// The declarations of all vocabularies in use.
    pub(super) fn declarations(&self) -> String {
        let used = self.used.iter().enumerate().filter(|(_, used)| **used);
        let mut all = String::new();
        for (prefix, address) in used.filter_map(|(index, _)| declaration(index)) {
            for part in [" xmlns:", prefix, "=\"", address, "\""] {
                all.push_str(part);
            }
        }
        all
    }

    /// Marks the vocabulary of a prefix as used.
    pub(super) fn uses(&mut self, prefix: &str) {
        let index = KNOWN.iter().position(|known| known.prefix == prefix);
        if let Some(used) = index.and_then(|index| self.used.get_mut(index)) {
            *used = true;
        }
    }
}

/// The vocabulary that an undeclared prefix conventionally denotes.
fn conventional(prefix: &str) -> Option<usize> {
    let same = |known: &str| known.eq_ignore_ascii_case(prefix);
    KNOWN.iter().take(FOREIGN).position(|known| same(known.prefix) || known.aliases.iter().any(|alias| same(alias)))
}
