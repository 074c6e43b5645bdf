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
pub(super) fn namespace(value: &str) -> String {
    let address = value.trim();
    let known = address.strip_prefix("https://").map_or_else(|| address.to_owned(), |rest| format!("http://{rest}"));
    match known.as_str() {
        "http://search.yahoo.com/mrss" | "http://search.yahoo.com/rss" => "http://search.yahoo.com/mrss/".to_owned(),
        "http://www.w3.org/2005/Atom/" | "http://www.w3.org/2005/atom" => ATOM.to_owned(),
        "http://my.netscape.com/rdf/simple/0.9/"
        | "http://channel.netscape.com/rdf/simple/0.9/"
        | "http://purl.org/rss/1.0"
        | "http://purl.org/net/rss1.1#"
        | "http://purl.org/net/rss1.1/" => "http://purl.org/rss/1.0/".to_owned(),
        "http://purl.org/dc/elements/1.1" | "http://purl.org/dc/elements/1.0/" => {
            "http://purl.org/dc/elements/1.1/".to_owned()
        }
        "http://www.w3.org/2005/Atom"
        | "http://purl.org/rss/1.0/"
        | "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        | "http://purl.org/dc/elements/1.1/"
        | "http://purl.org/rss/1.0/modules/content/" => known,
        _ => value.to_owned(),
    }
}
