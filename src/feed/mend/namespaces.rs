use std::borrow::Cow;

/// The Atom namespace (RFC 4287 §2).
pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Prefixes that feeds use without declaring them.
pub(super) const PREFIXES: [(&str, &str); 8] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("atom", ATOM),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("slash", "http://purl.org/rss/1.0/modules/slash/"),
    ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
];

/// One spelling for each namespace that is known by several.
pub(super) fn namespace(value: &str) -> Cow<'_, str> {
    let address = value.trim();
    let known = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    let spelled = match known {
        "search.yahoo.com/mrss" | "search.yahoo.com/mrss/" | "search.yahoo.com/rss" => "http://search.yahoo.com/mrss/",
        "www.w3.org/2005/Atom" | "www.w3.org/2005/Atom/" | "www.w3.org/2005/atom" => ATOM,
        "my.netscape.com/rdf/simple/0.9/"
        | "channel.netscape.com/rdf/simple/0.9/"
        | "purl.org/rss/1.0"
        | "purl.org/rss/1.0/"
        | "purl.org/net/rss1.1#"
        | "purl.org/net/rss1.1/" => "http://purl.org/rss/1.0/",
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.1/" | "purl.org/dc/elements/1.0/" => {
            "http://purl.org/dc/elements/1.1/"
        }
        "www.w3.org/1999/02/22-rdf-syntax-ns#" => "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "purl.org/rss/1.0/modules/content/" | "purl.org/rss/1.0/modules/content" => {
            "http://purl.org/rss/1.0/modules/content/"
        }
        _ if known.eq_ignore_ascii_case("www.itunes.com/dtds/podcast-1.0.dtd") => {
            "http://www.itunes.com/dtds/podcast-1.0.dtd"
        }
        _ => return Cow::Borrowed(value),
    };
    Cow::Borrowed(spelled)
}
