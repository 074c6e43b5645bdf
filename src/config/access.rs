use std::time::Duration;

use toml::Spanned;
use toml::de::DeValue;
use url::Url;

use super::fault::Expected;
use super::file::{Wrong, boolean, number, string};
use crate::model::Access;

/// Headers of one feed.
const MOST_HEADERS: usize = 50;

/// The largest feed that may be taken.
const MOST_MEGABYTES: u64 = 200;

/// Sets one option of how a feed is reached.
pub(super) fn set(access: &mut Access, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    match key {
        "user_agent" => header(access, "User-Agent", &string(value)?, value)?,
        "headers" => {
            let DeValue::Table(headers) = value.get_ref() else {
                return Err(Wrong::at(value.span(), Expected::Table("{ \"Accept-Language\" = \"ro\" }".to_owned())));
            };
            for (name, text) in headers.iter().take(MOST_HEADERS) {
                header(access, name.get_ref(), &string(text)?, text)?;
            }
        }
        "user" => access.user = Some(string(value)?),
        "password_command" => access.password_command = command(value)?,
        "token_command" => access.token_command = command(value)?,
        "proxy" => access.proxy = Some(proxy(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault))?),
        "timeout_seconds" => access.timeout = Some(Duration::from_secs(number(value, 1..601)?)),
        "max_megabytes" => access.most_bytes = Some(number::<u64>(value, 1..MOST_MEGABYTES + 1)? * 1_000_000),
        "interval_minutes" => access.interval = Some(Duration::from_mins(number(value, 5..100_000)?)),
        _ => access.insecure = boolean(value)?,
    }
    Ok(())
}

/// A header that HTTP can carry; the ones that the reader itself writes are not the user's to set.
fn header(access: &mut Access, name: &str, text: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    const OURS: [&str; 7] =
        ["host", "content-length", "connection", "transfer-encoding", "if-none-match", "if-modified-since", "te"];
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(token) || text.chars().any(char::is_control) || !text.is_ascii() {
        return Err(Wrong::at(value.span(), Expected::Header(name.to_owned())));
    }
    if OURS.contains(&name.to_ascii_lowercase().as_str()) {
        return Err(Wrong::at(value.span(), Expected::OwnHeader(name.to_owned())));
    }
    access.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    access.headers.push((name.to_owned(), text.to_owned()));
    Ok(())
}

/// A program and its arguments; no shell ever reads them.
pub(super) fn command(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Wrong> {
    let expected = || Wrong::at(value.span(), Expected::Program("[\"pass\", \"show\", \"feed\"]"));
    let DeValue::Array(words) = value.get_ref() else { return Err(expected()) };
    let words: Vec<String> = words.iter().map(string).collect::<Result<_, _>>()?;
    if words.first().is_none_or(String::is_empty) {
        return Err(expected());
    }
    Ok(words)
}

fn proxy(text: &str) -> Result<String, Expected> {
    const BEGINS: &str = "http://, https://, socks5://, socks5h://";
    let url = Url::parse(text).map_err(|error| Expected::Address(text.to_owned(), error.into(), BEGINS))?;
    if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") || url.host_str().is_none() {
        return Err(Expected::Proxy(text.to_owned(), BEGINS));
    }
    Ok(text.to_owned())
}
