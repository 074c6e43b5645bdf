use url::Url;

/// Which server speaks the protocol of Google Reader: each does some of it in its own way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Server {
    /// `FreshRSS`: signs of markup in titles and authors come as full-width ones.
    FreshRss,
    /// `CommaFeed`: lists are cut at a thousand ids.
    CommaFeed,
    /// `BazQux`.
    BazQux,
    /// The Old Reader: ids are no numbers.
    OldReader,
    /// Inoreader: lists are cut at a thousand ids, and requests are few.
    Inoreader,
    /// Another, Miniflux among them.
    #[default]
    Other,
}

/// Where servers keep the protocol, below the address of their front page.
const PLACES: [&str; 4] = ["", "/api/greader.php", "/p/api/greader.php", "/rest/googlereader"];

impl Server {
    /// The server at a base address, as far as that shows it.
    #[must_use]
    pub fn at(base: &str) -> Self {
        let Ok(url) = Url::parse(base) else { return Self::Other };
        let host = url.host_str().unwrap_or_default();
        let is = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
        match url.path().trim_end_matches('/') {
            path if path.ends_with("/greader.php") => Self::FreshRss,
            path if path.ends_with("/rest/googlereader") => Self::CommaFeed,
            _ if is("bazqux.com") => Self::BazQux,
            _ if is("theoldreader.com") => Self::OldReader,
            _ if is("inoreader.com") => Self::Inoreader,
            _ => Self::Other,
        }
    }

    /// Ids that one page of a list is asked for.
    #[must_use]
    pub fn ids_a_page(self) -> usize {
        match self {
            Self::CommaFeed | Self::Inoreader => 1_000,
            Self::FreshRss | Self::BazQux | Self::OldReader | Self::Other => 10_000,
        }
    }

    /// Items whose contents are asked for at once.
    #[must_use]
    pub fn contents_at_once(self) -> usize {
        match self {
            Self::FreshRss | Self::CommaFeed => 150,
            Self::BazQux | Self::OldReader | Self::Inoreader | Self::Other => 250,
        }
    }

    /// A title or name as it was meant.
    pub(super) fn meant(self, text: &str) -> String {
        match self {
            Self::FreshRss => text.chars().map(|c| if let '＆' | '＜' | '＞' = c { narrow(c) } else { c }).collect(),
            _ if text.contains('&') && text.contains(';') && !text.contains('<') => crate::text::blocks(text).join(" "),
            _ => text.to_owned(),
        }
    }
}

fn narrow(c: char) -> char {
    match c {
        '＆' => '&',
        '＜' => '<',
        '＞' => '>',
        other => other,
    }
}

/// The addresses that may be the base of a server whose front page, or base, is given: the first that answers is it.
#[must_use]
pub fn bases(given: &str) -> Vec<String> {
    let given = given.trim();
    let whole = if given.contains("://") { given.to_owned() } else { format!("https://{given}") };
    let bare = whole.trim_end_matches('/');
    let bare = PLACES.iter().fold(bare, |bare, place| bare.strip_suffix(place).unwrap_or(bare));
    let bare = bare.strip_suffix("/reader/api/0").or_else(|| bare.strip_suffix("/v1")).unwrap_or(bare);
    PLACES.iter().map(|place| format!("{bare}{place}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Server, bases};

    #[test]
    fn a_server_is_told_by_its_base() {
        for (base, server) in [
            ("https://news.example/api/greader.php", Server::FreshRss),
            ("https://news.example/p/api/greader.php/", Server::FreshRss),
            ("https://news.example/rest/googlereader", Server::CommaFeed),
            ("https://bazqux.com", Server::BazQux),
            ("https://www.inoreader.com", Server::Inoreader),
            ("https://theoldreader.com", Server::OldReader),
            ("https://nottheoldreader.com", Server::Other),
            ("http://10.0.0.5:8080/miniflux", Server::Other),
        ] {
            assert_eq!(Server::at(base), server, "{base}");
        }
    }

    #[test]
    fn bases_are_looked_for_behind_the_front_page() {
        let expected = ["", "/api/greader.php", "/p/api/greader.php", "/rest/googlereader"];
        let expected: Vec<String> = expected.iter().map(|place| format!("https://news.example{place}")).collect();
        for given in
            ["news.example", "https://news.example/", " https://news.example/api/greader.php", "news.example/v1/"]
        {
            assert_eq!(bases(given), expected, "{given}");
        }
    }

    #[test]
    fn freshrss_full_width_signs_are_turned_back() {
        assert_eq!(Server::FreshRss.meant("Calm ＆ fog ＜b＞"), "Calm & fog <b>");
        assert_eq!(Server::Other.meant("海＆霧"), "海＆霧");
        assert_eq!(Server::Other.meant("Calm &amp; fog"), "Calm & fog");
        assert_eq!(Server::Other.meant("a < b & c;"), "a < b & c;");
    }
}
