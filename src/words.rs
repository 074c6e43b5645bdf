//! The interface's words. Knows nobody; may be known by app, ui, cli and config.

mod language;

pub use language::language;

/// `By A, B and C`.
#[must_use]
pub fn byline(names: &[&str]) -> String {
    format!("By {}", list(names))
}

/// `Translation by A and B from Romanian`; `languages` are tags, from the original on.
#[must_use]
pub fn translation(names: &[&str], languages: &[&str]) -> String {
    let by = format!("Translation by {}", list(names));
    if languages.is_empty() { by } else { format!("{by} {}", from_all(languages)) }
}

/// `from Romanian`.
#[must_use]
pub fn from(tag: &str) -> String {
    from_all(&[tag])
}

/// `into English`.
#[must_use]
pub fn into(tag: &str) -> String {
    format!("into {}", language(tag))
}

fn from_all(tags: &[&str]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in tags.iter().map(|tag| language(tag)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format!("from {}", list(&names))
}

/// The heading of a person's articles.
#[must_use]
pub fn everything_of(name: &str) -> String {
    format!("{name}: everything in the cache · q back")
}

/// `First published by A`.
#[must_use]
pub fn first_published(names: &[&str]) -> Option<String> {
    names.iter().any(|name| !name.is_empty()).then(|| format!("first published by {}", list(names)))
}

/// What somebody did, in a word, by the spelling of the role.
#[must_use]
pub fn role(role: &str) -> &'static str {
    match role {
        "author" => "Author",
        "translator" => "Translation",
        "editor" => "Editing",
        "reporting" => "Reporting",
        "additional-reporting" => "Additional reporting",
        "photographer" => "Photo",
        "illustrator" => "Illustration",
        "video" => "Video",
        "agency" => "Agency",
        "adapter" => "Adaptation",
        "compiler" => "Compilation",
        "machine-translation" => "Machine translation",
        "original-language" => "Original language",
        "original-publication" => "First published",
        "dateline" => "Place",
        "initials" => "Initials",
        _ => "Contribution",
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The line that tells who did what, by the spelling of the role; none for roles that have no line.
#[must_use]
pub fn credit(role: &str, names: &[&str]) -> Option<String> {
    let list = || list(names);
    Some(match role {
        "author" => byline(names),
        "translator" => translation(names, &[]),
        "machine-translation" => machine(names),
        "editor" => format!("Edited by {}", list()),
        "reporting" => format!("Reporting by {}", list()),
        "additional-reporting" => format!("Additional reporting by {}", list()),
        "contributor" => format!("With {}", list()),
        "photographer" => format!("Photo: {}", list()),
        "illustrator" => format!("Illustration: {}", list()),
        "video" => format!("Video: {}", list()),
        "adapter" => format!("Adapted by {}", list()),
        "compiler" => format!("Compiled by {}", list()),
        _ => return None,
    })
}

fn machine(names: &[&str]) -> String {
    match names.iter().find(|name| !name.is_empty()) {
        Some(engine) => format!("Machine translation ({engine})"),
        None => "Machine translation".to_owned(),
    }
}

/// The people of a headline in few words: `A, B, tr. C`.
#[must_use]
pub fn people(authors: &[&str], translators: &[&str]) -> String {
    let authors = authors.join(", ");
    match (authors.is_empty(), translators.is_empty()) {
        (_, true) => authors,
        (true, false) => format!("tr. {}", translators.join(", ")),
        (false, false) => format!("{authors}, tr. {}", translators.join(", ")),
    }
}

/// `3 min` of reading.
#[must_use]
pub fn minutes(minutes: usize) -> String {
    format!("{minutes} min")
}

/// Tells at the foot of an overlay that there is more of it: ` ▼ j: 3 more `.
#[must_use]
pub fn more_below(lines: usize) -> String {
    format!(" ▼ j: {lines} more ")
}

/// `3 of 12`: a match among those found.
#[must_use]
pub fn matches(number: usize, count: usize) -> String {
    if count == 0 { "nothing found".to_owned() } else { format!("{number} of {count}") }
}

/// What the letters on the links do.
#[must_use]
pub const fn hints(copy: bool) -> &'static str {
    if copy { "letters copy a link  y open instead  Esc done" } else { "letters open a link  y copy instead  Esc done" }
}

/// Says that the text is the page's own.
pub const FULL_TEXT: &str = "full text";

/// `updated 26 April 2024, 18:40`.
#[must_use]
pub fn updated(date: &str) -> String {
    format!("updated {date}")
}

/// Stands where an article has no text.
#[must_use]
pub const fn no_text(has_link: bool) -> &'static str {
    if has_link { "The feed gives no text. Press o to read it in the browser." } else { "The feed gives no text." }
}

/// How long ago, in few letters: `now`, `5 min`, `3 h`, `2 d`; none from a week on.
#[must_use]
pub fn ago(seconds: i64) -> Option<String> {
    match seconds {
        ..60 => Some("now".to_owned()),
        60..3_600 => Some(format!("{} min", seconds / 60)),
        3_600..86_400 => Some(format!("{} h", seconds / 3_600)),
        86_400..604_800 => Some(format!("{} d", seconds / 86_400)),
        _ => None,
    }
}

/// What the page of the feeds tells of one, each part as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How long ago, or when, it last answered well.
    pub last_success: Option<String>,
    /// When it is asked again.
    pub next_try: Option<String>,
    /// Size of its last answer in kB.
    pub kilobytes: Option<u64>,
    /// New articles a week.
    pub per_week: Option<u64>,
    /// Its new address.
    pub moved_to: Option<String>,
}

/// `last answer: 2 h · 21 kB · 40 a week · next 25 Nov 14:05`.
#[must_use]
pub fn health(told: &Told) -> String {
    let answered = match &told.last_success {
        Some(since) => format!("last answer: {since}"),
        None => "never answered".to_owned(),
    };
    let parts = [
        Some(answered),
        told.kilobytes.map(|size| format!("{size} kB")),
        told.per_week.map(|number| format!("{number} a week")),
        told.next_try.as_ref().map(|time| format!("next {time}")),
        told.moved_to.as_ref().map(|url| format!("moved to {url}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
