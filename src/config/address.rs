use url::Url;

use super::fault::Expected;

/// The key by which addresses of feeds are compared: without scheme, `www.`, usual port, fragment and last slash. Two
/// addresses that are folded alike are those of one feed.
#[must_use]
pub fn folded(address: &str) -> String {
    let Ok(url) = Url::parse(address.trim()) else { return address.trim().to_owned() };
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    let mut folded = host.strip_prefix("www.").unwrap_or(host).to_owned();
    if let Some(port) = url.port() {
        folded.extend([":", &port.to_string()]);
    }
    folded.push_str(url.path().trim_end_matches('/'));
    if let Some(query) = url.query() {
        folded.extend(["?", query]);
    }
    folded
}

/// An address of a feed: only `http` or `https`.
pub(super) fn address(text: &str) -> Result<String, Expected> {
    const BEGINS: &str = "https://, http://";
    let text = text.trim();
    let url = Url::parse(text).map_err(|error| Expected::Address(text.to_owned(), error.into(), BEGINS))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(Expected::Scheme(text.to_owned(), BEGINS));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn scheme_www_slash_and_port_are_no_difference_and_the_rest_is() {
        let one = folded("https://www.harbour.example/feed/");
        for same in [
            "http://harbour.example/feed",
            "HTTPS://Harbour.example:443/feed/#top",
            " http://www.harbour.example/feed ",
        ] {
            assert_eq!(folded(same), one, "{same}");
        }
        for other in
            ["https://harbour.example/feed?x=1", "https://harbour.example:8080/feed", "https://harbour.example/"]
        {
            assert_ne!(folded(other), one, "{other}");
        }
    }
}
