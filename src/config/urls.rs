use super::FeedsFile;
use super::brought::{Brought, MOST_FEEDS, MOST_NAME, Outline};
use super::fault::ImportFault;
use super::subscription::NO_SECTION;
use crate::model::Message;
use crate::text::clean_line;

/// Subscriptions as the `urls` file of newsboat: address, title, and tags with the section as the first.
#[must_use]
pub fn export_urls(file: &FeedsFile) -> String {
    let mut out = String::new();
    for feed in &file.feeds {
        let mut words = vec![quoted(&feed.url), quoted(&format!("~{}", feed.title))];
        if feed.section != NO_SECTION || !feed.tags.is_empty() {
            words.push(quoted(&feed.section));
        }
        words.extend(feed.tags.iter().map(|tag| quoted(tag)));
        out.push_str(&words.join(" "));
        out.push('\n');
    }
    out
}

/// A word as it is written in a line of words.
pub(super) fn quoted(word: &str) -> String {
    if word.chars().all(|c| !c.is_whitespace() && !matches!(c, '"' | '\\' | '#')) && !word.is_empty() {
        return word.to_owned();
    }
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The feeds of a `urls` file: a line each, an address and tags; `~` before a tag is the title, `!` says that the feed is
/// hidden.
pub(super) fn read(text: &str) -> Result<Brought, ImportFault> {
    let mut brought = Brought::default();
    for line in text.lines().take(MOST_FEEDS * 2) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = words(line).into_iter();
        let Some(url) = words.next() else { continue };
        if let Some(query) = url.strip_prefix("query:") {
            let (name, asked) = query.split_once(':').unwrap_or((query, ""));
            let name = clean_line(name, MOST_NAME);
            match smart(asked) {
                Some(asked) if !name.is_empty() => brought.smart.push((name, asked)),
                _ => brought.refused.push((clean_line(query, MOST_NAME), Message::new("import-query"))),
            }
            continue;
        }
        // A sentence is no list of addresses.
        if !url.contains(':') && !url.starts_with(['|', '`', '$', '!']) {
            return Err(ImportFault::NoUrls);
        }
        let mut outline = Outline { url: clean_line(&url, 2_000), ..Outline::default() };
        for word in words {
            match word.strip_prefix('~') {
                Some(title) => outline.title = Some(clean_line(title, MOST_NAME)),
                None if word == "!" => {
                    brought.notes.push(Message::about("import-hidden", &outline.url));
                }
                None => {
                    let tag = clean_line(&word, MOST_NAME);
                    if !tag.is_empty() && !outline.folders.contains(&tag) {
                        outline.folders.push(tag);
                    }
                }
            }
        }
        brought.outlines.push(outline);
    }
    if brought.outlines.is_empty() && brought.refused.is_empty() && brought.smart.is_empty() {
        return Err(ImportFault::Empty);
    }
    Ok(brought)
}

/// What a filter of newsboat asks, in our words, where they can say it: comparisons that `and` joins.
fn smart(filter: &str) -> Option<String> {
    let mut asked = Vec::new();
    for part in filter.split(" and ") {
        let (name, rest) = part.trim().split_once(' ')?;
        let (compare, value) = rest.trim().split_once(' ')?;
        let value = value.trim();
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        let plain = value.chars().all(|c| c.is_alphanumeric() || c == ' ') && !value.trim().is_empty();
        asked.push(match (name, compare) {
            ("unread", "=") if value == "yes" => "is:unread".to_owned(),
            ("unread", "=") if value == "no" => "is:read".to_owned(),
            ("title" | "content", "=~") if plain => format!("\"{value}\""),
            ("author", "=~") if plain => format!("by:\"{value}\""),
            ("feedtitle" | "rssurl", "=~") if plain => format!("source:\"{value}\""),
            ("tags", "#") if plain => format!("tag:\"{value}\""),
            ("flags", "#") => "is:starred".to_owned(),
            ("age", "<") => format!("since:{}d", value.parse::<u16>().ok()?),
            ("age", "between") => format!("since:{}d", value.strip_prefix("0:")?.parse::<u16>().ok()?),
            _ => return None,
        });
    }
    Some(asked.join(" "))
}

/// The words of a line; quotation marks hold one together, a backslash in them takes the next character as it is.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut letters = line.chars().peekable();
    loop {
        while letters.next_if(|c| c.is_whitespace()).is_some() {}
        let Some(first) = letters.next() else { return words };
        let mut word = String::new();
        if first == '#' {
            return words;
        }
        if first == '"' {
            while let Some(c) = letters.next_if(|c| *c != '"') {
                word.push(if c == '\\' { letters.next().unwrap_or('\\') } else { c });
            }
            letters.next();
        } else {
            word.push(first);
            while let Some(c) = letters.next_if(|c| !c.is_whitespace()) {
                word.push(c);
            }
        }
        words.push(word);
    }
}
