use std::collections::HashMap;

use toml::Spanned;
use toml::de::DeValue;

use super::access;
use super::address::address;
use super::file::{File, Wrong, boolean, full_text, string, unknown};
use super::rules;
use crate::model::{Access, Filter, FullText, Language, SmartSection};
use crate::text::clean_line;

/// Characters of a title or a section's name.
const MOST_NAME: usize = 200;
/// Feeds of one file that are used.
const MOST_FEEDS: usize = 20_000;

const KNOWN: &[&str] = &["edition", "sections", "packs", "section", "feed", "smart", "filter"];
const KNOWN_OF_SECTION: &[&str] = &["name", "full_text"];
const KNOWN_OF_FEED: &[&str] = &[
    "id",
    "title",
    "url",
    "homepage",
    "language",
    "country",
    "section",
    "tags",
    "enabled",
    "full_text",
    "user_agent",
    "headers",
    "user",
    "password_command",
    "token_command",
    "proxy",
    "timeout_seconds",
    "interval_minutes",
    "insecure_tls",
];

/// A feed as a file states it: what is missing is taken from the built-in feed of the same id.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) homepage: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) country: Option<String>,
    pub(super) section: Option<String>,
    pub(super) tags: Option<Vec<String>>,
    pub(super) enabled: Option<bool>,
    pub(super) full_text: Option<FullText>,
    pub(super) access: Option<Access>,
    /// The pack it belongs to, in the built-in packs.
    pub(super) pack: Option<String>,
    pub(super) at: std::ops::Range<usize>,
}

/// A `feeds.toml` as it stands.
#[derive(Debug)]
pub(super) struct Read {
    /// Whether the built-in edition is left out.
    pub(super) none: bool,
    pub(super) sections: Vec<String>,
    /// When pages are fetched, of the sections that say so.
    pub(super) full_texts: HashMap<String, FullText>,
    /// Names of the packs that are on.
    pub(super) packs: Vec<Spanned<String>>,
    pub(super) feeds: Vec<Stated>,
    /// Sections made of queries, with where they stand in the file.
    pub(super) smart: Vec<(SmartSection, std::ops::Range<usize>)>,
    pub(super) filters: Vec<Filter>,
    pub(super) file: File,
}

impl Read {
    pub(super) fn new(mut file: File) -> Self {
        let (mut none, mut sections, mut packs, mut feeds) = (false, Vec::new(), Vec::new(), Vec::new());
        let (mut smart, mut filters, mut wrongs) = (Vec::new(), Vec::new(), Vec::new());
        let mut full_texts = HashMap::new();
        file.each(|key, value| {
            match key {
                "edition" => match string(value)?.as_str() {
                    "none" => none = true,
                    "built-in" => {}
                    _ => return Err(Wrong::at(value.span(), "expected \"none\" or \"built-in\"")),
                },
                "sections" => sections = names(value)?.into_iter().map(Spanned::into_inner).collect(),
                "packs" => packs = names(value)?,
                "section" => {
                    let DeValue::Array(tables) = value.get_ref() else {
                        return Err(Wrong::at(value.span(), "expected [[section]] in double brackets"));
                    };
                    for table in tables.iter().take(MOST_FEEDS) {
                        wrongs.extend(section(table, &mut full_texts));
                    }
                }
                "feed" => {
                    let DeValue::Array(tables) = value.get_ref() else {
                        return Err(Wrong::at(value.span(), "expected [[feed]] in double brackets"));
                    };
                    for table in tables.iter().take(MOST_FEEDS) {
                        let (stated, wrong) = stated(table);
                        feeds.extend(stated);
                        wrongs.extend(wrong);
                    }
                }
                "smart" => smart = rules::smart(value, &mut wrongs)?,
                "filter" => filters = rules::filters(value, &mut wrongs)?,
                _ => return Err(Wrong::new(unknown(key, KNOWN))),
            }
            Ok(())
        });
        for wrong in wrongs {
            file.wrong(wrong);
        }
        Self { none, sections, full_texts, packs, feeds, smart, filters, file }
    }
}

fn names(value: &Spanned<DeValue<'_>>) -> Result<Vec<Spanned<String>>, Wrong> {
    let DeValue::Array(items) = value.get_ref() else {
        return Err(Wrong::at(value.span(), "expected a list of names: [\"World\", \"Science\"]"));
    };
    items.iter().map(|item| Ok(Spanned::new(item.span(), clean_line(&string(item)?, MOST_NAME)))).collect()
}

/// One `[[section]]`: what holds for the feeds in it that say nothing else.
fn section(table: &Spanned<DeValue<'_>>, full_texts: &mut HashMap<String, FullText>) -> Vec<Wrong> {
    let DeValue::Table(fields) = table.get_ref() else {
        return vec![Wrong::at(table.span(), "expected [[section]] in double brackets")];
    };
    let (mut name, mut setting, mut wrong) = (None, None, Vec::new());
    for (key, value) in fields {
        let read = match key.get_ref().as_ref() {
            "name" => string(value).map(|text| name = Some(clean_line(&text, MOST_NAME))),
            "full_text" => full_text(value).map(|word| setting = Some(word)),
            other => Err(Wrong::at(key.span(), unknown(other, KNOWN_OF_SECTION))),
        };
        wrong.extend(read.err());
    }
    match (name, setting) {
        (Some(name), Some(setting)) => drop(full_texts.insert(name, setting)),
        (None, _) => wrong.push(Wrong::at(table.span(), "this section has no name; expected name = \"World\"")),
        (Some(_), None) => {}
    }
    wrong
}

/// One `[[feed]]`; an option that is wrong is left out, the feed stays.
fn stated(table: &Spanned<DeValue<'_>>) -> (Option<Stated>, Vec<Wrong>) {
    let DeValue::Table(fields) = table.get_ref() else {
        return (None, vec![Wrong::at(table.span(), "expected [[feed]] in double brackets")]);
    };
    let mut feed = Stated { at: table.span(), ..Stated::default() };
    let wrong = fields.iter().filter_map(|(key, value)| {
        set(&mut feed, key.get_ref(), value)
            .err()
            .map(|wrong| Wrong { span: wrong.span.or_else(|| Some(key.span())), message: wrong.message })
    });
    let wrong: Vec<Wrong> = wrong.collect();
    (Some(feed), wrong)
}

fn set(feed: &mut Stated, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    let line = || -> Result<Option<String>, Wrong> {
        let text = clean_line(&string(value)?, MOST_NAME);
        Ok((!text.is_empty()).then_some(text))
    };
    match key {
        "id" => feed.id = line()?,
        "title" => feed.title = line()?,
        "url" => feed.url = Some(address(&string(value)?).map_err(|message| Wrong::at(value.span(), message))?),
        "homepage" => {
            feed.homepage = Some(address(&string(value)?).map_err(|message| Wrong::at(value.span(), message))?);
        }
        "language" => {
            let tag = string(value)?;
            let wrong = || {
                Wrong::at(value.span(), format!("{tag} is no language tag; expected one like \"en\" or \"zh-Hant\""))
            };
            feed.language = Some(Language::parse(&tag).ok_or_else(wrong)?);
        }
        "country" => feed.country = line()?,
        "section" => feed.section = line()?,
        "tags" => feed.tags = Some(names(value)?.into_iter().map(Spanned::into_inner).collect()),
        "pack" => feed.pack = line()?,
        "enabled" => feed.enabled = Some(boolean(value)?),
        "full_text" => feed.full_text = Some(full_text(value)?),
        _ if KNOWN_OF_FEED.contains(&key) => access::set(feed.access.get_or_insert_default(), key, value)?,
        _ => return Err(Wrong::new(unknown(key, KNOWN_OF_FEED))),
    }
    Ok(())
}
