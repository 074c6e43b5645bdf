use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeValue};

use super::access;
use super::accounts;
use super::address::address;
use super::choices::read_word;
use super::fault::{EntryFault, Expected};
use super::file::{File, Wrong, boolean, string};
use super::rules;
use crate::model::{Access, Account, Filter, FullText, Language, SmartSection};
use crate::text::clean_line;

/// Characters of a title or a section's name.
const MOST_NAME: usize = 200;
/// Feeds of one file that are used.
const MOST_FEEDS: usize = 20_000;

/// The array of tables that a large file is made of.
const FEED: &str = "feed";
const KNOWN: &[&str] = &["edition", "sections", "packs", "section", "feed", "smart", "filter", "account"];
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
    "max_megabytes",
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
    pub(super) access: Option<Box<Access>>,
    /// The pack it belongs to, in the built-in packs.
    pub(super) pack: Option<String>,
    pub(super) at: Range<usize>,
    /// Whether its address was stated and refused, which was told.
    pub(super) refused: bool,
}

/// The contents of a `feeds.toml`, before anything is completed.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Whether the built-in edition is left out.
    pub(super) none: bool,
    /// Whether it was said which edition is read.
    edition: bool,
    pub(super) sections: Vec<String>,
    /// When pages are fetched, of the sections that say so.
    pub(super) full_texts: HashMap<String, FullText>,
    /// Names of the packs that are on.
    pub(super) packs: Vec<Spanned<String>>,
    pub(super) feeds: Vec<Stated>,
    /// Sections made of queries, with their places in the file.
    pub(super) smart: Vec<(SmartSection, Range<usize>)>,
    pub(super) filters: Vec<Filter>,
    pub(super) accounts: Vec<Account>,
    pub(super) file: File,
    wrongs: Vec<Wrong>,
}

impl Read {
    pub(super) fn new(mut file: File) -> Self {
        let mut read = Self::default();
        let in_parts = file.each_in_parts(FEED, |key, value, start| {
            read.take(key, value, start)?;
            read.wrongs.pop().map_or(Ok(()), Err)
        });
        if !in_parts {
            read = Self::default();
            file.each(|key, value| read.take(key, value, 0));
        }
        for wrong in std::mem::take(&mut read.wrongs) {
            file.wrong(wrong);
        }
        read.none |= !read.edition && !file.errors.is_empty() && file.mentions("edition");
        Self { file, ..read }
    }

    /// Takes a key of the file with its value; the part of the file that it is in starts at a byte of the whole.
    fn take(&mut self, key: &str, value: &Spanned<DeValue<'_>>, start: usize) -> Result<(), Wrong> {
        match key {
            "edition" => {
                let said = string(value);
                // What is wrong here is more likely meant to leave the built-in feeds out: nobody is asked unwanted.
                self.edition = true;
                self.none = !said.as_deref().is_ok_and(|said| said == "built-in");
                if said? != "none" && self.none {
                    return Err(Wrong::at(value.span(), Expected::Edition));
                }
            }
            "sections" => self.sections = names(value)?.into_iter().map(Spanned::into_inner).collect(),
            "packs" => self.packs = names(value)?,
            "section" => {
                for table in tables(value, "section")?.iter().take(MOST_FEEDS) {
                    self.wrongs.extend(section(table, &mut self.full_texts));
                }
            }
            FEED => {
                let room = MOST_FEEDS.saturating_sub(self.feeds.len());
                for table in tables(value, FEED)?.iter().take(room) {
                    let (stated, wrong) = stated(table, start);
                    self.feeds.extend(stated);
                    self.wrongs.extend(wrong);
                }
            }
            "smart" => {
                let found = rules::smart(value, &mut self.wrongs)?;
                self.smart.extend(found.into_iter().map(|(smart, at)| (smart, start + at.start..start + at.end)));
            }
            "account" => self.accounts = accounts::accounts(value, &mut self.wrongs)?,
            "filter" => self.filters = rules::filters(value, &mut self.wrongs)?,
            _ => return Err(Wrong::unknown(key, KNOWN)),
        }
        Ok(())
    }
}

fn tables<'a, 'i>(value: &'a Spanned<DeValue<'i>>, name: &str) -> Result<&'a DeArray<'i>, Wrong> {
    match value.get_ref() {
        DeValue::Array(tables) => Ok(tables),
        _ => Err(Wrong::at(value.span(), Expected::Brackets(name.to_owned()))),
    }
}

fn names(value: &Spanned<DeValue<'_>>) -> Result<Vec<Spanned<String>>, Wrong> {
    let DeValue::Array(items) = value.get_ref() else {
        return Err(Wrong::at(value.span(), Expected::Names("[\"World\", \"Science\"]")));
    };
    items.iter().map(|item| Ok(Spanned::new(item.span(), clean_line(&string(item)?, MOST_NAME)))).collect()
}

/// One `[[section]]`: what holds for the feeds in it that say nothing else.
fn section(table: &Spanned<DeValue<'_>>, full_texts: &mut HashMap<String, FullText>) -> Vec<Wrong> {
    let DeValue::Table(fields) = table.get_ref() else {
        return vec![Wrong::at(table.span(), Expected::Brackets("section".to_owned()))];
    };
    let (mut name, mut setting, mut wrong) = (None, None, Vec::new());
    for (key, value) in fields {
        let read = match key.get_ref().as_ref() {
            "name" => string(value).map(|text| name = Some(clean_line(&text, MOST_NAME))),
            "full_text" => read_word(value).map(|word| setting = Some(word)),
            other => Err(Wrong::unknown(other, KNOWN_OF_SECTION).or_at(key.span())),
        };
        wrong.extend(read.err());
    }
    match (name, setting) {
        (Some(name), Some(setting)) => drop(full_texts.insert(name, setting)),
        (None, _) => wrong.push(Wrong::at(table.span(), EntryFault::Section)),
        (Some(_), None) => {}
    }
    wrong
}

/// One `[[feed]]`; an option that is wrong is left out, the feed stays.
fn stated(table: &Spanned<DeValue<'_>>, start: usize) -> (Option<Stated>, Vec<Wrong>) {
    let DeValue::Table(fields) = table.get_ref() else {
        return (None, vec![Wrong::at(table.span(), Expected::Brackets("feed".to_owned()))]);
    };
    let Range { start: from, end } = table.span();
    let mut feed = Stated { at: start + from..start + end, ..Stated::default() };
    let mut wrongs = Vec::new();
    for (key, value) in fields {
        let Err(wrong) = set(&mut feed, key.get_ref(), value) else { continue };
        feed.refused |= key.get_ref() == "url";
        wrongs.push(wrong.or_at(key.span()));
    }
    (Some(feed), wrongs)
}

fn set(feed: &mut Stated, key: &str, value: &Spanned<DeValue<'_>>) -> Result<(), Wrong> {
    let line = || -> Result<Option<String>, Wrong> {
        let text = clean_line(&string(value)?, MOST_NAME);
        Ok((!text.is_empty()).then_some(text))
    };
    match key {
        "id" => feed.id = line()?,
        "title" => feed.title = line()?,
        "url" => feed.url = Some(address(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault))?),
        "homepage" => {
            feed.homepage = Some(address(&string(value)?).map_err(|fault| Wrong::at(value.span(), fault))?);
        }
        "language" => {
            let tag = string(value)?;
            let wrong = || Wrong::at(value.span(), Expected::Language(tag.clone()));
            feed.language = Some(Language::parse(&tag).ok_or_else(wrong)?);
        }
        "country" => feed.country = line()?,
        "section" => feed.section = line()?,
        "tags" => feed.tags = Some(names(value)?.into_iter().map(Spanned::into_inner).collect()),
        "pack" => feed.pack = line()?,
        "enabled" => feed.enabled = Some(boolean(value)?),
        "full_text" => feed.full_text = Some(read_word(value)?),
        _ if KNOWN_OF_FEED.contains(&key) => access::set(feed.access.get_or_insert_default(), key, value)?,
        _ => return Err(Wrong::unknown(key, KNOWN_OF_FEED)),
    }
    Ok(())
}
